"""The list of clients: what was asked for stands in columns of its own beside the usual ones."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from rmtrack.domain.choosing import Choice, Order
from rmtrack.domain.contact import Contact
from rmtrack.domain.grid import place
from rmtrack.domain.listing import ClientList, ListedClient
from rmtrack.domain.money import ZERO
from rmtrack.domain.tiers import Lift, Rise
from rmtrack.i18n import _, ngettext, pgettext
from rmtrack.views.amounts import as_told, short, to_the_end
from rmtrack.views.cells import with_command
from rmtrack.views.contacts import contact_row
from rmtrack.views.dates import full_day, short_day
from rmtrack.views.terms import cell_term

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rmtrack.views.columns import Column

NAME_CELLS = 12  # a longer name folds before another column is left out
TEXT_CELLS = 16  # the same of what was asked for
CELL, PHONE, ASSETS, LAST, NEXT = "cell", "phone", "assets", "last", "next"
LEFT_OUT_FIRST = (ASSETS, LAST, PHONE, NEXT, CELL)
KEPT = {Order.ASSETS: ASSETS, Order.LAST: LAST, Order.NEXT: NEXT}  # whatever a list is sorted by


def list_screen(found: ClientList, *, cells: int) -> "RenderableType":
    """Show the clients in columns, and below them how many there are and what they hold.

    Where there are none, that is told in lines of so many cells.
    """
    if not found.clients:
        return "\n".join(with_command(_nobody(found.choice), cells))
    from rich.console import Group  # noqa: PLC0415 - a line of text needs none
    from rich.text import Text  # noqa: PLC0415

    from rmtrack.views.columns import Columns  # noqa: PLC0415

    return Group(Columns([*_columns(found)]), Text(" · ".join(_sums(found)), "quiet"))


def _nobody(choice: Choice) -> str:
    """Say that there is nobody, and what may be done."""
    if not choice.asks:
        return _("No clients yet. Bring them in: rmtrack import clients.csv")
    rest = choice._replace(near_tier=False, reached_since=None)
    if choice.near_tier and not rest.asks and not choice.reached_since:
        return _("Nobody is near the next tier. How near is near: rmtrack config set tier_near 20")
    if choice.reached_since and not rest.asks and not choice.near_tier:
        told = _("Nobody has reached a tier since {day}. Further back: --since 2026-01-01")
        return told.format(day=full_day(choice.reached_since))
    return _("No client fits. All of them: rmtrack contact list")


def _sums(found: ClientList) -> Iterator[str]:
    """Yield what there is of those listed, and of how many where not all are."""
    count = len(found.clients)
    if count < found.found:
        told = ngettext("{n} client of {found}", "{n} clients of {found}", count)
        yield told.format(n=count, found=found.found)
    else:
        yield ngettext("{n} client", "{n} clients", count).format(n=count)
    near = found.choice.near_tier
    missing = sum((one.lift.missing for one in found.clients if one.lift), ZERO)
    if found.assets:
        told = to_the_end(as_told(found.assets, missing)) if near else short(found.assets)
        yield _("assets {amount}").format(amount=told)
    if near:
        yield _("{amount} missing").format(amount=short(missing))


def _columns(found: ClientList) -> "Iterator[Column]":
    """Yield who it is, what was asked for, then what is always told as far as there is room."""
    from rmtrack.views.columns import Column  # noqa: PLC0415 - a line of text needs none

    clients = found.clients
    yield Column("", [str(one.contact.id) for one in clients], on_the_right=True)
    names = [one.contact.name for one in clients]
    yield Column(_("name"), names, folds_at=NAME_CELLS, style="lead")
    for heading, texts in _asked(found):
        yield Column(heading, texts, folds_at=TEXT_CELLS)
    needed = _needed(found.choice)
    ranks = {name: n for n, name in enumerate(LEFT_OUT_FIRST) if name not in needed}
    headings = (_("cell"), _("phone"), _("assets"), _("last touch"), _("next touch"))
    usual = zip(*(_usual(one, held=_held(one, found.choice)) for one in clients), strict=True)
    keys = (CELL, PHONE, ASSETS, LAST, NEXT)
    for key, heading, cells in zip(keys, headings, usual, strict=True):
        right = key not in {CELL, PHONE}
        yield Column(heading, cells, on_the_right=right, rank=ranks.get(key))


def _needed(choice: Choice) -> set[str | None]:
    """Return the usual columns that no list of this kind goes without."""
    about_assets = (choice.tier, choice.reached_since, choice.assets_from, choice.assets_to)
    held = choice.near_tier or any(asked is not None for asked in about_assets)
    return {KEPT.get(choice.sorted_by), ASSETS if held else None}


def _held(client: ListedClient, choice: Choice) -> str:
    """Return the assets; beside what is missing to the next tier as exact as that is told."""
    if client.lift is not None and _tells_of_lifts(choice):
        return to_the_end(client.lift.tier.least - as_told(client.lift.missing))
    return "" if client.contact.assets is None else short(client.contact.assets)


def _tells_of_lifts(choice: Choice) -> bool:
    return bool(choice.near_tier or choice.tier)


def _usual(client: ListedClient, *, held: str) -> tuple[str, ...]:
    contact = client.contact
    return (
        cell_term(place(contact.familiarity, contact.mood)),
        contact.phone or "",
        held,
        short_day(contact.last_touch_on) if contact.last_touch_on else "",
        short_day(contact.next_touch_on) if contact.next_touch_on else "",
    )


def _asked(found: ClientList) -> Iterator[tuple[str, list[str]]]:
    """Yield a heading and the clients' texts for each fact that the list is about."""
    choice, clients = found.choice, found.clients
    if _tells_of_lifts(choice):
        yield _("to the next tier"), [_lift_text(one.lift) for one in clients]
    if choice.reached_since:
        rises = [one.rise for one in clients if one.rise]  # everybody's
        yield _("reached"), [_rise_text(rise) for rise in rises]
        yield _("since"), [short_day(rise.on) for rise in rises]
    for field in dict(choice.fields):
        yield field, [dict(one.fields)[field] for one in clients]
    contacts = [one.contact for one in clients]
    if choice.familiarity:
        yield "0–9", [str(one.familiarity) for one in contacts]
    if choice.risks or choice.risk_by:
        yield _("risk"), [(one.risk or "").upper() for one in contacts]
    if choice.risk_by:
        yield _("holds until"), [short_day(one.risk_until or choice.risk_by) for one in contacts]
    if choice.born_in:
        yield from _birthdays(contacts, dict(choice.lunar_days))
    for heading, field in (
        (_("employer"), "employer"),
        (_("area"), "area"),
        (_("source"), "source"),
    ):
        if getattr(choice, field):
            yield heading, [getattr(one, field) for one in contacts]


def _birthdays(
    contacts: Sequence[Contact], kept_on: Mapping[str, date]
) -> Iterator[tuple[str, list[str]]]:
    """Yield the birthdays, and where there are lunar ones the days they fall on."""
    yield _("birthday"), [_birthday(one) for one in contacts]
    days = [kept_on.get(one.birth_day or "") if one.birth_lunar else None for one in contacts]
    if any(days):
        yield _("falls on"), [short_day(day) if day else "" for day in days]


def _birthday(contact: Contact) -> str:
    """Return the birthday as it is typed, with its year where that is known."""
    if contact.birth_lunar and contact.birth_day:
        from rmtrack.views.lunar import lunar_day  # noqa: PLC0415 - few were born by it

        return lunar_day(contact.birth_day, contact.birth_year)
    year = f"{contact.birth_year}-" if contact.birth_year else ""
    return f"{year}{contact.birth_day or ''}"


def tier_term(name: str) -> str:
    """Return the term for a tier; one of the user's own stands as it is."""
    ours = {
        "gold": pgettext("tier", "gold"),
        "platinum": pgettext("tier", "platinum"),
        "private": pgettext("tier", "private"),
    }
    return ours.get(name, name)


def _lift_text(lift: Lift | None) -> str:
    if lift is None:
        return ""
    told = _("{amount} to {tier}")
    return told.format(amount=short(lift.missing), tier=tier_term(lift.tier.name))


def _rise_text(rise: Rise) -> str:
    """Say from where to where a client has climbed."""
    before = tier_term(rise.was.name) if rise.was else short(rise.before)
    return f"{before} → {tier_term(rise.now.name)}"


def list_json(found: ClientList) -> dict[str, Any]:
    """Return the clients as `rmtrack.contacts/1`: every field, words and fields of one's own."""
    return {
        "schema": "rmtrack.contacts/1",
        "found": found.found,
        "assets": str(found.assets),
        "contacts": [_row_json(client, found.choice) for client in found.clients],
    }


def _row_json(client: ListedClient, choice: Choice) -> dict[str, Any]:
    row = contact_row(client.contact)
    row["tags"] = list(client.tags)
    row["fields"] = dict(client.fields)
    row["tier"] = client.tier and client.tier.name
    row["next_tier"] = client.lift and {
        "tier": client.lift.tier.name,
        "amount": str(client.lift.tier.least),
        "missing": str(client.lift.missing),
    }
    if choice.reached_since:
        row["reached"] = client.rise and {
            "from": client.rise.was and client.rise.was.name,
            "to": client.rise.now.name,
            "before": str(client.rise.before),
            "on": str(client.rise.on),
        }
    return row
