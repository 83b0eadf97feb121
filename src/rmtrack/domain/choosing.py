"""Choosing clients of the pool for a list: who is on it, and in which order."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from rmtrack.domain.grid import Cell, band, place
from rmtrack.domain.keys import Band, Mood, Risk
from rmtrack.domain.lookup import by_sound
from rmtrack.domain.money import Money

if TYPE_CHECKING:
    from rmtrack.domain.contact import Contact
    from rmtrack.domain.tiers import Tier
    from rmtrack.domain.writing import Key

    Test = Callable[[Contact], bool]

LunarDays = tuple[tuple[str, date], ...]  # MM-DD of that calendar, and the day it is kept on
QUALITIES = ("money", "authority", "need")


class Order(StrEnum):
    """By what a list is sorted."""

    NAME = "name"
    ASSETS = "assets"  # the largest first
    LAST = "last"  # the longest silent first, and before them who was never touched
    NEXT = "next"  # the nearest next touch first
    # only where a list is about them
    GAP = "gap"  # what is missing to the next tier, the smallest first
    REACHED = "reached"  # the newest climb first
    BIRTHDAY = "birthday"  # by the day of the year
    RISK = "risk"  # the risk assessment that ends first


class Choice(NamedTuple):
    """Who is asked for: None, False and nothing ask nothing; all that is asked must fit."""

    cells: tuple[Cell | None, ...] = ()  # stands in one of them; None is where no cell is known
    band: Band | None = None
    mood: Mood | None = None
    familiarity: tuple[int, int] | None = None  # from, to
    tags: tuple[str, ...] = ()  # has each of them
    fields: tuple[tuple[str, str | None], ...] = ()  # own ones, with a part of the value
    tier: "Tier | None" = None  # stands in it
    near_tier: bool = False
    reached_since: date | None = None  # has reached a tier since that day
    assets_from: Money | None = None
    assets_to: Money | None = None
    risks: tuple[Risk, ...] = ()  # has one of them
    risk_by: date | None = None  # the last day of the risk assessment is no later
    qualities: tuple[str, ...] = ()  # of QUALITIES, all of them known to be so
    employer: str | None = None  # a part of it; so the two below
    area: str | None = None
    source: str | None = None
    introducer_id: int | None = None
    born_in: int | None = None  # a month
    lunar_days: LunarDays = ()  # of the lunar calendar, that fall in it when it comes next
    silent_since: date | None = None  # no touch after that day
    no_next: bool = False  # who has no next step
    archived: bool = False  # the archived instead of the others
    order: Order | None = None  # None: by what is asked for
    limit: int | None = None

    @property
    def asks(self) -> bool:
        """Whether not simply everybody is asked for."""
        return self._replace(order=None, limit=None) != Choice()

    @property
    def sorted_by(self) -> Order:
        """The order asked for, else what the list is about."""
        about = (
            (self.near_tier, Order.GAP),
            (self.reached_since, Order.REACHED),
            (self.born_in, Order.BIRTHDAY),
            (self.risk_by, Order.RISK),
            (self.silent_since, Order.LAST),
        )
        return self.order or next((order for asked, order in about if asked), Order.NAME)


def choose(
    contacts: "Iterable[Contact]",
    choice: Choice,
    *,
    expecting: Collection[int] = (),
    fold: "Key" = str.casefold,
) -> "list[Contact]":
    """Return those of `contacts` who are asked for, in their order; equal ones by name, then id.

    `expecting` are the ids of who has a next step, needed only where it is asked for; `fold`
    returns what all writings of a text have in common. What is not in the record is not looked at
    here, nor whether a client is archived.
    """
    tests = [
        test(asked)
        for name, test in TESTS.items()
        if (asked := getattr(choice, name)) not in (None, ())
    ]
    tests += [
        _has_part(name, part, fold) for name in PARTS if (part := getattr(choice, name)) is not None
    ]
    if choice.no_next:
        tests.append(lambda contact: contact.id not in expecting)
    kept_on = dict(choice.lunar_days)
    if choice.born_in:
        tests.append(_was_born_in(choice.born_in, kept_on))
    first = KEYS.get(choice.sorted_by, KEYS[Order.NAME])
    if choice.sorted_by is Order.BIRTHDAY:
        first = _by_birthday(kept_on)
    return sorted(
        (one for one in contacts if all(test(one) for test in tests)),
        key=lambda one: (*first(one), *by_sound(one.name_key, one.readings), one.id),
    )


def holds(text: str | None, part: str, fold: "Key") -> bool:
    """Tell whether a text has that part, in whatever writing: both are folded."""
    return text is not None and fold(part) in fold(text)


def _is_close(bounds: tuple[int, int]) -> "Test":
    least, most = bounds
    return lambda one: one.familiarity is not None and least <= one.familiarity <= most


def _is_silent(since: date) -> "Test":
    return lambda one: one.last_touch_on is None or one.last_touch_on <= since


def _was_born_in(month: int, kept_on: Mapping[str, date]) -> "Test":
    """Return the test of a birthday in a month, where lunar ones are `kept_on` these days."""
    start = f"{month:02d}-"
    return lambda one: (
        one.birth_day is not None
        and (one.birth_day in kept_on if one.birth_lunar else one.birth_day.startswith(start))
    )


def _by_birthday(
    kept_on: Mapping[str, date],
) -> "Callable[[Contact], tuple[Any, ...]]":
    """Return the key of the day of the year on which a birthday is kept."""

    def key(one: "Contact") -> tuple[Any, ...]:
        day = one.birth_day or ""
        return (f"{kept_on[day]:%m-%d}" if one.birth_lunar and day in kept_on else day,)

    return key


def _has_part(field: str, part: str, fold: "Key") -> "Test":
    return lambda one: holds(getattr(one, field), part, fold)


PARTS = ("employer", "area", "source")  # of these a part is asked
# what is asked: the test of a contact that comes of it
TESTS: "Mapping[str, Callable[[Any], Test]]" = {
    "cells": lambda cells: lambda one: place(one.familiarity, one.mood) in cells,
    "band": lambda asked: (
        lambda one: one.familiarity is not None and band(one.familiarity) is asked
    ),
    "mood": lambda mood: lambda one: one.mood is mood,
    "familiarity": _is_close,
    "assets_from": lambda least: lambda one: one.assets is not None and one.assets >= least,
    "assets_to": lambda most: lambda one: one.assets is not None and one.assets <= most,
    "risks": lambda risks: lambda one: one.risk in risks,
    "risk_by": lambda day: lambda one: one.risk_until is not None and one.risk_until <= day,
    "qualities": lambda names: lambda one: all(getattr(one, name) for name in names),
    "introducer_id": lambda number: lambda one: one.introducer_id == number,
    "silent_since": _is_silent,
}
KEYS: "Mapping[Order, Callable[[Contact], tuple[Any, ...]]]" = {
    Order.NAME: lambda _contact: (),
    Order.ASSETS: lambda contact: (contact.assets is None, -(contact.assets or 0)),
    Order.LAST: lambda contact: (contact.last_touch_on or date.min,),
    Order.NEXT: lambda contact: (contact.next_touch_on or date.max,),
    Order.RISK: lambda contact: (contact.risk_until or date.max,),
}
