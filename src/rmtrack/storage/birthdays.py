"""Queries about birthdays: solar and lunar ones stand apart in the index."""

from typing import NamedTuple

from rmtrack.storage.query import Query, select


class Birthday(NamedTuple):
    """A client's birthday."""

    id: int
    name: str
    birth_day: str  # MM-DD
    birth_year: int | None


BIRTHDAYS: "Query[Birthday]" = select(
    Birthday,
    "WHERE birth_lunar = :lunar AND birth_day IN (:days) AND archived = FALSE"
    " ORDER BY birth_day, id",
    of="contact",
)
# Whether anybody has a lunar birthday: then, and only then, that calendar is asked.
SOMEBODY_LUNAR: "Query[int]" = select(
    int, "WHERE birth_lunar = TRUE LIMIT 1", of="contact", id="id"
)
