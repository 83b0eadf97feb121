"""What the page of a client tells of the person: how to reach, whom one deals with, what holds."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from rmtrack.domain.risk import RiskState
from rmtrack.i18n import _, ngettext, pgettext
from rmtrack.views.dates import full_day, long_day, short_day
from rmtrack.views.terms import term

if TYPE_CHECKING:
    from rmtrack.domain.birthdays import Birthday
    from rmtrack.domain.client_page import ClientPage
    from rmtrack.domain.contact import Contact
    from rmtrack.domain.reach import Reach

Row = tuple[str, str]
Section = tuple[str, list[Row]]


def reach_words(reach: "Reach") -> Iterator[str]:
    """Yield every way to reach a client, the telephone first."""
    yield from reach.phones
    for name in reach.wechats:
        yield _("WeChat {name}").format(name=name)
    yield from reach.emails


def birthday_words(birthday: "Birthday", today: date) -> Iterator[str]:
    """Yield the age, where it is known, and the birthday; a lunar one with the day it falls on."""
    if birthday.age is not None:
        yield ngettext("{n} year old", "{n} years old", birthday.age).format(n=birthday.age)
    if birthday.lunar is None:
        yield _("birthday {day}").format(day=long_day(birthday.on))
        return
    from rmtrack.views.lunar import lunar_day  # noqa: PLC0415 - few were born by it

    facts = {"lunar": lunar_day(birthday.lunar), "day": short_day(birthday.on)}
    if birthday.on.year == today.year:
        yield _("birthday {lunar} ({day} this year)").format(**facts)
    else:
        yield _("birthday {lunar} ({day})").format(**facts)


def caution_text(page: "ClientPage") -> str | None:
    """Return what has to be seen to before anything is sold; nobody sells to who has left."""
    until = page.kept.contact.risk_until
    if until is None or page.kept.contact.archived:
        return None
    if page.risk_state is RiskState.EXPIRED:
        told = _("the risk assessment expired {day}: no sale before a new one")
        return told.format(day=full_day(until))
    if page.risk_state is RiskState.VALID:
        return None
    left = (until - page.today).days
    if not left:
        return _("the risk assessment expires today: renew it, or nothing can be sold")
    told = ngettext(
        "the risk assessment expires {day}, in {n} day: renew it, or nothing can be sold",
        "the risk assessment expires {day}, in {n} days: renew it, or nothing can be sold",
        left,
    )
    return told.format(day=short_day(until), n=left)


def profile_sections(contact: "Contact") -> Iterator[Section]:
    """Yield what is known of the family, the manner, how often, the risk and the qualification."""
    yield _("Household"), _row(contact.family)
    yield _("Style"), _row(contact.style)
    yield _("Cadence"), _row(_cadence(contact))
    yield _("Risk"), _row(" · ".join(_risk(contact)))
    yield _("MAN"), _row(" · ".join(_qualification(contact)))


def _row(text: str | None) -> list[Row]:
    """Return the row of a section, or none."""
    return [("", text)] if text else []


def _cadence(contact: "Contact") -> str | None:
    """Return the client's own days between touches, where he has any."""
    if (days := contact.cadence_days) is None:
        return None
    return ngettext("every {n} day", "every {n} days", days).format(n=days)


def _risk(contact: "Contact") -> Iterator[str]:
    if contact.risk:
        yield term(contact.risk)
    if contact.risk_until:
        yield _("assessed until {day}").format(day=full_day(contact.risk_until))


def _qualification(contact: "Contact") -> Iterator[str]:
    """Yield what is known of money, authority and need, once anything is."""
    known = (
        (contact.money, _("money: {answer}")),
        (contact.authority, _("authority: {answer}")),
        (contact.need, _("need: {answer}")),
    )
    if all(holds is None for holds, _text in known):
        return
    for holds, text in known:
        yield text.format(answer=man_answer(holds))


def man_answer(holds: bool | None) -> str:  # noqa: FBT001 - a column
    """Return in words whether money, authority or need is there, or that it is not known."""
    if holds is None:
        return _("not known")
    if holds:
        return pgettext("money, authority or need", "yes")
    return pgettext("money, authority or need", "no")


def answer_text(holds: bool | None) -> str:  # noqa: FBT001 - what was answered
    """Return an answer in words: yes, no, or not known."""
    return _("not known") if holds is None else _("yes") if holds else _("no")
