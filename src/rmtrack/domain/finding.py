"""Finding clients by whatever is remembered of them: what is looked for, and who fits how."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from rmtrack.domain.keys import Mood
from rmtrack.domain.lookup import SPOKEN, Match, Named, fits, reading_that_fits

ORDER = {match: number for number, match in enumerate(Match)}
Fold = Callable[[str], str]


class Search(NamedTuple):
    """What is looked for: the words as typed, and what they are as a part of each kind of text."""

    text: str
    folded: str  # as a part of what has no form of its own; it and names in simplified signs
    name_key: str | None  # None: nothing that a name could hold
    sound: str | None  # as pinyin, or initials; None: it is neither
    digits: str | None  # None: no part of a phone number
    mixed: tuple[str, ...] = ()  # its pieces, where it is signs and pinyin together

    @property
    def parts(self) -> dict[Match, str]:
        """What is looked for in each kind of text."""
        asked = {
            Match.NAME: self.name_key,
            Match.PINYIN: self.sound,
            Match.INITIALS: self.sound,
            Match.FORMER_NAME: self.name_key,
            Match.FORMER_SOUND: self.sound,
            Match.PHONE: self.digits,
            **dict.fromkeys((Match.WECHAT, Match.EMAIL, Match.EMPLOYER, Match.TAG), self.folded),
        }
        return {match: part for match, part in asked.items() if part}


class Found(NamedTuple):
    """A client who fits: a row of a query."""

    id: int
    name: str
    name_key: str
    familiarity: int | None
    mood: Mood | None
    archived: bool
    match: Match
    text: str  # what fits, whole
    held: str  # the same as a part is looked for in it
    deceased: bool = False
    readings: str | None = None  # of the name of today, or of the one of before that is told


class Findings(NamedTuple):
    """Who was found, each once."""

    search: Search
    notes: bool  # whether notes were looked through too
    found: tuple[Found, ...]
    total: int  # clients who fit, of whom `found` may be the first only
    all_counted: bool = True  # else there are more than `total`
    near: tuple[Named, ...] = ()  # where nobody was found: whose names are like what is looked for


def that_fit(found: Iterable[Found], part: str, fold: Fold) -> Iterator[Found]:
    """Yield those in whom the part is; of a name's readings the one in which it is."""
    for one in found:
        held = fold(one.held)
        if fits(one.match, held, part):
            spoken = one.match in SPOKEN
            yield one._replace(text=reading_that_fits(one.match, held, part)) if spoken else one


def spoken_so(found: Iterable[Found], mixed: Sequence[str]) -> Iterator[Found]:
    """Yield those who fit what was typed in signs and pinyin, with the reading in which they do."""
    from rmtrack.domain.mixed import mixed_reading  # noqa: PLC0415 - seldom typed so

    for one in found:
        reading = mixed_reading(mixed, one.name_key, one.held)
        if reading is not None:
            yield one._replace(text=reading)


def once_spoken_so(found: Iterable[Found], part: str) -> Iterator[Found]:
    """Yield those whose name of before sounds so, or has these initials, in a part of it."""
    for one in found:
        if one.readings and fits(Match.FORMER_SOUND, one.readings, part):
            yield one


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
