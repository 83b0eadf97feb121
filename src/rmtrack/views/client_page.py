"""One client on one screen: plain lines, for it is looked at with the telephone in hand."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rmtrack.domain.account import Account
from rmtrack.domain.client_page import Birthday, ClientPage
from rmtrack.domain.contact import Contact
from rmtrack.domain.deal import DealLine
from rmtrack.domain.grid import place
from rmtrack.domain.keys import DealState
from rmtrack.domain.touch import Interaction, NextStep
from rmtrack.i18n import _, ngettext
from rmtrack.views.amounts import deal_amount, short
from rmtrack.views.cells import fold, pad, two_columns, width
from rmtrack.views.contacts import contact_row
from rmtrack.views.dates import full_day, long_day
from rmtrack.views.deal_words import deal_row, money_of, product_of, standing_of
from rmtrack.views.next_steps import next_step_day, next_step_words
from rmtrack.views.records import record_json
from rmtrack.views.terms import cell_term, term
from rmtrack.views.verdict import verdict_json, verdict_text

GAP = 2
NARROWEST = 20  # cells of a line, on whatever screen
LAST = 10  # interactions on the screen; JSON has all
Row = tuple[str, str]  # what begins a line, in a column of its own, and the line
Section = tuple[str, list[Row]]


def page_lines(page: ClientPage, *, cells: int) -> str:
    """Show a client on a screen of so many cells; what is not known is not shown."""
    parts = [
        [(title, rows) for title, rows in part(page) if rows] for part in (_work, _person, _touches)
    ]
    titles = max(width(title) for part in parts for title, _rows in part)
    lines = _head(page.kept.contact, cells)
    for part in filter(None, parts):
        lines.append("")
        for title, rows in part:
            lines += _section(title, rows, titles=titles, cells=cells)
    return "\n".join([*lines, "", f"  {_next_command(page.kept.contact)}"])


def _section(title: str, rows: list[Row], *, titles: int, cells: int) -> list[str]:
    """Lay out the rows, folded in their own column, behind the title."""
    room = cells - titles - GAP
    if any(first for first, _line in rows):
        lines = two_columns(rows, indent=0, cells=room)
    else:
        lines = [line for _first, text in rows for line in fold(text, max(room, NARROWEST))]
    return [
        f"{pad('' if number else title, titles + GAP)}{line}".rstrip()
        for number, line in enumerate(lines)
    ]


def _next_command(contact: Contact) -> str:
    if contact.archived:
        return _("rmtrack contact archive {number} --back").format(number=contact.id)
    return _('rmtrack log {number} "…" --next fri').format(number=contact.id)


def _head(contact: Contact, cells: int) -> list[str]:
    """Tell who it is, how close, and how to reach him."""
    name = _("{name} ({number})").format(name=contact.name, number=contact.id)
    cell = cell_term(place(contact.familiarity, contact.mood))
    where = [cell] if cell else [term(contact.mood)] if contact.mood else []
    if contact.familiarity is not None:
        where.append(_("familiarity {n}").format(n=contact.familiarity))
    if contact.archived:
        where.append(_("archived"))
    wechat = contact.wechat and _("WeChat {name}").format(name=contact.wechat)
    reach = [way for way in (contact.phone, wechat, contact.email) if way]
    head = f"{name}  {' · '.join(where)}".rstrip()
    return [line for text in (head, " · ".join(reach)) if text for line in fold(text, cells)]


def _plain(title: str, text: str | None) -> Section:
    """Return the section of one line, or of none."""
    return title, [("", text)] if text else []


def _work(page: ClientPage) -> Iterator[Section]:
    """Yield what there is to do: today, next, the deals, the moods toward them."""
    kept, today = page.kept, page.today
    due_on = kept.contact.next_touch_on
    yield _plain(_("Today"), verdict_text(page.verdict, due_on=due_on, today=today))
    yield _("Next"), [_step(step, today) for step in page.open_steps]
    yield _("Deals"), [(str(deal.id), _deal(deal)) for deal in kept.deals]
    yield _("Moods"), [*_moods(page)]
    yield _plain(_("Goodwill"), _account(page.account))


def _step(step: NextStep, today: date) -> Row:
    words = next_step_words(step)
    late = (today - step.due_on).days
    if late > 0:
        words.append(ngettext("{n} day late", "{n} days late", late).format(n=late))
    return next_step_day(step), " · ".join(words)


def _deal(deal: DealLine) -> str:
    """Tell what and how much it is, and how it stands."""
    still, won = deal.state is DealState.OPEN, deal.won
    amount = deal_amount(deal.category, money_of(deal))
    parts = [f"{amount} {product_of(deal)}", standing_of(deal)]
    if deal.state is DealState.LOST and deal.lost_reason:
        parts.append(term(deal.lost_reason))
    if still and deal.expected_on:
        parts.append(_("expected {day}").format(day=long_day(deal.expected_on)))
    if still and won:
        parts.append(_("{amount} won").format(amount=deal_amount(deal.category, won)))
    if deal.closed_on:
        parts.append(full_day(deal.closed_on))
    return " · ".join(parts)


def _moods(page: ClientPage) -> Iterator[Row]:
    """Yield how the client stands toward each category that was spoken about."""
    for row in page.kept.moods:
        if row.category and row.mood:
            day = _day(row.assessed_on, page.today)
            yield term(row.category), f"{term(row.mood)} · {day}"


def _account(account: Account) -> str | None:
    """Return the emotional account, where there is anything in it."""
    counts = (account.given, account.kept, account.asked)
    told = (
        ngettext("{n} thing given", "{n} things given", account.given),
        ngettext("{n} promise kept", "{n} promises kept", account.kept),
        ngettext("{n} thing asked", "{n} things asked", account.asked),
    )
    words = [text.format(n=n) for text, n in zip(told, counts, strict=True) if n]
    return " · ".join([f"{account.balance:+d}", *words]) if words else None


def _person(page: ClientPage) -> Iterator[Section]:
    """Yield who it is."""
    contact, kept = page.kept.contact, page.kept
    yield _plain(_("Person"), " · ".join(_facts(page)))
    yield _plain(_("Bank"), " · ".join(_money(contact)))
    yield _plain(_("From"), " · ".join(_origin(page)))
    yield _plain(_("Tags"), _(", ").join(kept.tags))
    yield _plain(_("Note"), contact.note)


def _facts(page: ClientPage) -> Iterator[str]:
    contact = page.kept.contact
    if contact.sex:
        yield term(contact.sex)
    if page.birthday:
        yield from _birthday(page.birthday)
    if contact.employer:
        yield _("works at {employer}").format(employer=contact.employer)


def _birthday(birthday: Birthday) -> Iterator[str]:
    if birthday.age is not None:
        yield ngettext("{n} year old", "{n} years old", birthday.age).format(n=birthday.age)
    yield _("birthday {day}").format(day=long_day(birthday.on))


def _money(contact: Contact) -> Iterator[str]:
    if contact.assets is not None:
        yield _("assets {amount}").format(amount=short(contact.assets))
    if contact.opened_on:
        yield _("account opened {day}").format(day=full_day(contact.opened_on))


def _origin(page: ClientPage) -> Iterator[str]:
    contact = page.kept.contact
    if contact.source:
        yield contact.source
    if page.kept.introducer:
        told = _("introduced by {name} ({number})")
        yield told.format(name=page.kept.introducer, number=contact.introducer_id)
    yield _("added {day}").format(day=full_day(contact.added_on))


def _touches(page: ClientPage) -> Iterator[Section]:
    """Yield the last interactions, and how many there were before them."""
    touches = page.kept.interactions
    rows = [(_day(touch.happened_on, page.today), _touch(touch)) for touch in touches[:LAST]]
    if earlier := len(touches) - len(rows):
        rows.append(("", ngettext("{n} earlier", "{n} earlier", earlier).format(n=earlier)))
    yield _("Touches"), rows


def _touch(touch: Interaction) -> str:
    felt = [touch.about, touch.mood, touch.objection]
    words = [term(touch.kind), term(touch.outcome), *(term(word) for word in felt if word)]
    if touch.familiarity is not None:
        words.append(_("familiarity {n}").format(n=touch.familiarity))
    if touch.willing is not None:
        words.append(_("willing {n} of 10").format(n=touch.willing))
    if touch.note:
        words.append(touch.note)
    if touch.give:
        words.append(_("given: {what}").format(what=touch.give))
    if touch.ask:
        words.append(_("asked: {what}").format(what=touch.ask))
    return " · ".join(words)


def _day(day: date, today: date) -> str:
    """Return a day with its year only where it is not this one."""
    return long_day(day) if day.year == today.year else full_day(day)


def page_json(page: ClientPage) -> dict[str, Any]:
    """Return everything about a client as `rmtrack.show/1`."""
    kept, born = page.kept, page.birthday
    return {
        "schema": "rmtrack.show/1",
        **contact_row(kept.contact),
        "introducer": kept.introducer,
        "tags": list(kept.tags),
        "today": verdict_json(page.verdict),
        "account": page.account._asdict(),
        "moods": [
            {"category": row.category, "mood": row.mood, "on": str(row.assessed_on)}
            for row in kept.moods
        ],
        "dates": [{"what": "birthday", "on": str(born.on), "turns": born.turns}] if born else [],
        "holdings": [],
        "steps": [record_json(step) for step in kept.steps],
        "deals": [deal_row(deal) for deal in kept.deals],
        "interactions": [record_json(touch) for touch in kept.interactions],
    }
