"""Finding clients by whatever is remembered of them: what is looked for, and who fits how."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from rmtrack.domain.keys import Mood


class Match(StrEnum):
    """What of a client fits, the most telling first."""

    NAME = "name"
    PHONE = "phone"
    WECHAT = "wechat"
    EMAIL = "email"
    EMPLOYER = "employer"
    TAG = "tag"
    NOTE = "note"


ORDER = {match: number for number, match in enumerate(Match)}


class Search(NamedTuple):
    """What is looked for: the words as typed, and what they are as a part of a name or phone."""

    text: str
    name_key: str | None  # None: nothing that a name could hold
    digits: str | None  # None: no part of a phone number


class Found(NamedTuple):
    """A client who fits: a row of a query."""

    id: int
    name: str
    name_key: str
    familiarity: int | None
    mood: Mood | None
    archived: bool
    match: Match
    text: str | None  # what fits, whole


class Findings(NamedTuple):
    """Who was found, each once."""

    search: Search
    notes: bool  # whether notes were looked through too
    found: tuple[Found, ...]


def sort_out(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return each client once, by what fits best: by the kind of match, then name key, then id.

    Of several that fit alike the first counts. The archived come last.
    """
    best: dict[int, Found] = {}
    for one in found:
        known = best.get(one.id)
        if known is None or ORDER[one.match] < ORDER[known.match]:
            best[one.id] = one
    return tuple(sorted(best.values(), key=_order))


def _order(found: Found) -> tuple[bool, int, str, int]:
    return found.archived, ORDER[found.match], found.name_key, found.id
