"""The grid sheet: who is in a cell, with what the next call needs to know of each."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from rmtrack.domain.birthdays import find_birthday
from rmtrack.domain.grid import Cell
from rmtrack.domain.keys import Kind, Mood, Outcome, Sex
from rmtrack.domain.lookup import by_sound
from rmtrack.domain.money import ZERO, Money

if TYPE_CHECKING:
    from rmtrack.domain.lunar import LunarCalendar
    from rmtrack.domain.own_fields import Own
    from rmtrack.domain.reasons import OpenStep

LAST_TIME = "24:00"  # of a day: where no time was agreed


class SheetOrder(StrEnum):
    """By what a sheet is sorted; where nothing is known, the client comes last."""

    FAMILIARITY = "familiarity"  # the closest first
    NAME = "name"
    FUNDS = "funds"  # the most first
    LAST = "last"  # the longest silent first, and before them who was never talked to
    NEXT = "next"  # the nearest next step first
    AGE = "age"  # the oldest first
    OPENED = "opened"  # the oldest account first


class SheetClient(NamedTuple):
    """A client as a sheet needs it: a row of a query."""

    id: int
    name: str
    name_key: str
    sex: Sex | None
    birth_year: int | None
    birth_day: str | None  # MM-DD
    opened_on: date | None
    assets: Money | None
    familiarity: int | None
    mood: Mood | None  # overall
    last_touch_on: date | None
    birth_lunar: bool = False
    readings: str | None = None


class Talk(NamedTuple):
    """A time a client was reached: a row of a query."""

    contact_id: int
    happened_on: date
    kind: Kind
    outcome: Outcome
    note: str | None


class SheetRow(NamedTuple):
    """A client of the sheet, and what follows from his records today.

    `talk` is what was said on the day of the last touch; None where that day is known from
    elsewhere. `step` is the open step that is on the call list first.
    """

    client: SheetClient
    age: int | None
    talk: Talk | None
    step: "OpenStep | None"
    fields: "Own" = ()  # of the user's own


class Sheet(NamedTuple):
    """One cell (None: those without one), by the overall mood or by the one toward a category."""

    cell: Cell | None
    category: str | None
    order: SheetOrder
    rows: tuple[SheetRow, ...]
    on: date | None = None  # who was there on the evening of a day gone by; None: who is

    @property
    def assets(self) -> Money:
        """What its clients hold together."""
        return sum((row.client.assets or ZERO for row in self.rows), ZERO)

    @property
    def without_step(self) -> tuple[SheetRow, ...]:
        """Those with whom nothing is agreed or planned."""
        return tuple(row for row in self.rows if row.step is None)


def fill_rows(  # noqa: PLR0913 - what a row is made of, each named
    clients: Iterable[SheetClient],
    *,
    talks: Iterable[Talk],
    steps: "Iterable[OpenStep]",
    today: date,
    order: SheetOrder = SheetOrder.FAMILIARITY,
    lunar: "LunarCalendar | None" = None,
) -> tuple[SheetRow, ...]:
    """Return the rows of these clients in their order; equal ones by name's key, as in the grid.

    `talks` has the last one of each client, `steps` all their open ones; without the `lunar`
    calendar nobody's age is told who was born by it.
    """
    said = {talk.contact_id: talk for talk in talks}
    first: dict[int, OpenStep] = {}
    for step in sorted(steps, key=lambda step: (step.list_on, step.due_time or LAST_TIME)):
        first.setdefault(step.contact_id, step)
    rows = [
        SheetRow(
            client,
            age=_age(client, today, lunar),
            talk=_of_last_touch(client, said.get(client.id)),
            step=first.get(client.id),
        )
        for client in clients
    ]
    key = KEYS[order]
    return tuple(sorted(rows, key=lambda row: (*key(row), row.client.name_key, row.client.id)))


def _age(client: SheetClient, today: date, lunar: "LunarCalendar | None") -> int | None:
    if client.birth_day is None or client.birth_year is None:
        return None
    if client.birth_lunar and lunar is None:
        return None
    calendar = lunar if client.birth_lunar else None
    return find_birthday(client.birth_year, client.birth_day, today, calendar).age


def _of_last_touch(client: SheetClient, talk: Talk | None) -> Talk | None:
    return talk if talk and talk.happened_on == client.last_touch_on else None


def _most_first(number: int | None) -> tuple[Any, ...]:
    return number is None, -(number or 0)


KEYS: dict[SheetOrder, Callable[[SheetRow], tuple[Any, ...]]] = {
    SheetOrder.FAMILIARITY: lambda row: _most_first(row.client.familiarity),
    SheetOrder.NAME: lambda row: by_sound(row.client.name_key, row.client.readings),
    SheetOrder.FUNDS: lambda row: _most_first(row.client.assets),
    SheetOrder.LAST: lambda row: (row.client.last_touch_on or date.min,),
    SheetOrder.NEXT: lambda row: (row.step.list_on if row.step else date.max,),
    SheetOrder.AGE: lambda row: _most_first(row.age),
    SheetOrder.OPENED: lambda row: (row.client.opened_on or date.max,),
}
