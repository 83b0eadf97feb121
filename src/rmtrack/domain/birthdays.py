"""When a client's birthday is next kept, and how old the client is."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.care import next_birthday

if TYPE_CHECKING:  # few were born by it
    from rmtrack.domain.lunar import LunarCalendar


class Birthday(NamedTuple):
    """When a birthday is next kept, and how old the client is; None where the year is not known."""

    on: date
    age: int | None  # today
    turns: int | None  # on that day
    lunar: str | None = None  # MM-DD, where it is one of the lunar calendar


def find_birthday(
    year: int | None, day: str, today: date, lunar: "LunarCalendar | None" = None
) -> Birthday:
    """Return the next birthday of who was born in `year` on `day` (MM-DD), as far as is known.

    With the `lunar` calendar, both are lunar; years of age are counted from lunar birthday to
    lunar birthday.
    """
    if lunar is None:
        on, of_day = next_birthday(day, today), None
        kept_in = on.year
    else:
        from rmtrack.domain.lunar import next_lunar_birthday  # noqa: PLC0415 - few need it

        on, kept_in = next_lunar_birthday(day, today, lunar)
        of_day = day
    if year is None:
        return Birthday(on, age=None, turns=None, lunar=of_day)
    turns = kept_in - year
    return Birthday(on, age=turns if on == today else turns - 1, turns=turns, lunar=of_day)
