"""Choosing clients of the pool for a list: who is on it, and in which order."""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from rmtrack.domain.grid import Cell, band, place
from rmtrack.domain.keys import Band, Mood

if TYPE_CHECKING:
    from rmtrack.domain.contact import Contact


class Order(StrEnum):
    """By what a list is sorted."""

    NAME = "name"
    ASSETS = "assets"  # the largest first
    LAST = "last"  # the longest silent first, and before them who was never touched
    NEXT = "next"  # the nearest next touch first


class Choice(NamedTuple):
    """Who is asked for: None and False ask nothing."""

    cell: Cell | None = None
    band: Band | None = None
    mood: Mood | None = None
    tag: str | None = None
    source: str | None = None  # a part of it
    no_next: bool = False  # who has no next step
    archived: bool = False  # the archived instead of the others
    order: Order = Order.NAME


def choose(
    contacts: "Iterable[Contact]",
    choice: Choice,
    *,
    tagged: Collection[int] = (),
    expecting: Collection[int] = (),
) -> "list[Contact]":
    """Return those of `contacts` who are asked for, in their order; equal ones by name, then id.

    `tagged` are the ids of who has the tag, `expecting` of who has a next step; each is needed
    only where it is asked for. Whether a client is archived is not looked at here.
    """

    def fits(contact: "Contact") -> bool:
        return (
            _fits_grid(contact, choice)
            and (choice.source is None or _holds(contact.source, choice.source))
            and (choice.tag is None or contact.id in tagged)
            and not (choice.no_next and contact.id in expecting)
        )

    first = KEYS[choice.order]
    return sorted(filter(fits, contacts), key=lambda one: (*first(one), one.name_key, one.id))


def _fits_grid(contact: "Contact", choice: Choice) -> bool:
    known = None if contact.familiarity is None else band(contact.familiarity)
    return (
        choice.cell in {None, place(contact.familiarity, contact.mood)}
        and choice.band in {None, known}
        and choice.mood in {None, contact.mood}
    )


def _holds(text: str | None, part: str) -> bool:
    return text is not None and part.casefold() in text.casefold()


KEYS: "dict[Order, Callable[[Contact], tuple[Any, ...]]]" = {
    Order.NAME: lambda _contact: (),
    Order.ASSETS: lambda contact: (contact.assets is None, -(contact.assets or 0)),
    Order.LAST: lambda contact: (contact.last_touch_on or date.min,),
    Order.NEXT: lambda contact: (contact.next_touch_on or date.max,),
}
