"""Two stories of one client, told as one: what dated rows it takes beside those of both.

Where he stood, and what he held, is told by one of the two alone: both together would tell moves
and rises that nobody made.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import ASSETS, FAMILIARITY, MOOD, Half, Side, shared_categories
from rmtrack.domain.keys import Mood
from rmtrack.domain.money import Money
from rmtrack.domain.moods import WITH_THE_MOOD, find_stances
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.profile import AssetReading
from rmtrack.domain.replaying import Member, Stay, Turn, find_stays, in_pool
from rmtrack.domain.touch import Assessment

PLACE = (FAMILIARITY, MOOD)
Readings = Mapping[Side, Sequence[AssetReading]]  # of assets, by their day
Stories = Mapping[Side, Sequence[Assessment]]  # what each tells of places, the newest first


class Toward(NamedTuple):
    """A category toward which both told a mood, the latest of each, and whose story is kept."""

    category: str
    first: Mood
    second: Mood
    side: Side

    @property
    def mood(self) -> Mood:
        """The mood that holds."""
        return self.first if self.side is Side.FIRST else self.second


def find_readings_aside(
    first: Half, second: Half, differing: Collection[str], sides: Mapping[str, Side]
) -> tuple[AssetReading, ...]:
    """Return the readings that tell no rise any more: those of the one whose assets don't hold.

    All of them go, also where the other one has none: beside his assets they would tell a rise.
    While somebody has to say whose hold, nothing gives way.
    """
    told = {Side.FIRST: _told_readings(first), Side.SECOND: _told_readings(second)}
    if ASSETS in differing:
        kept = sides.get(ASSETS)
    elif (first.contact.assets is None) != (second.contact.assets is None):
        kept = Side.FIRST if second.contact.assets is None else Side.SECOND
    else:
        kept = _telling_more(told, first.contact.assets)
    return tuple(told[kept.other]) if kept else ()


def _telling_more(told: Readings, held: Money | None) -> Side:
    """Return whose readings lead to what both hold, and of two that do the more; else the first.

    Few may begin after a rise that more of them tell.
    """
    leading = {side: [row.amount for row in rows[-1:]] == [held] for side, rows in told.items()}
    return max(Side, key=lambda side: (leading[side], len(told[side])))


def missing_reading(
    first: Half, second: Half, contact: Contact, aside: Collection[AssetReading]
) -> Iterator[AssetReading]:
    """Yield a reading where the last of those kept says something else than the record.

    Of the same day, behind it: one of today would tell a move that nobody made.
    """
    rows = (row for half in (first, second) for row in _told_readings(half))
    kept = sorted((row for row in rows if row not in aside), key=_read)
    if kept and contact.assets not in (None, kept[-1].amount):
        yield AssetReading(contact.id, kept[-1].read_on, contact.assets)


def _told_readings(half: Half) -> list[AssetReading]:
    """Return the readings of one of the two that tell a tier, by their day."""
    return sorted((row for row in half.readings if not row.aside), key=_read)


def _read(row: AssetReading) -> tuple[date, int]:
    return row.read_on, row.id


def find_toward(
    first: Half, second: Half, differing: Collection[str], sides: Mapping[str, Side]
) -> tuple[Toward, ...]:
    """Return whose story is kept of each category toward which both tell moods.

    His of whom that is said, else the one that was told last, so that the mood of today stays.
    """
    mine, theirs = _toward_each(first), _toward_each(second)
    found = []
    for category in shared_categories(first, second):
        (on, mood), (their_day, their_mood) = mine[category], theirs[category]
        last = Side.FIRST if on > their_day else Side.SECOND
        said = None if category in differing else sides.get(category)  # a fact of that name
        found.append(Toward(category, mood, their_mood, said or last))
    return tuple(found)


def _toward_each(half: Half) -> dict[str | None, tuple[tuple[date, int], Mood]]:
    """Return the mood that one of the two told last, and when, by what it is about."""
    told: dict[str | None, tuple[tuple[date, int], Mood]] = {}
    for row in half.felt:
        if row.mood is not None and not row.aside:
            told.setdefault(row.category, (_when(row), row.mood))
    return told


def find_aside(
    first: Half, second: Half, differing: Collection[str], sides: Mapping[str, Side]
) -> tuple[Assessment, ...]:
    """Return the rows that tell no place any more, where both tell one: overall, of a category.

    Overall the first's story is kept, unless the second's side holds in all in which they differ,
    or they differ in nothing and the second's tells more. While that is not settled, nothing gives
    way. Of a category `find_toward` says whose.
    """
    mine, theirs = _places(first), _places(second)
    whose: dict[str | None, Side | None] = {
        one.category: one.side for one in find_toward(first, second, differing, sides)
    }
    aside: list[Assessment] = []
    for category in (one for one in mine if one in theirs):
        stories = {Side.FIRST: mine[category], Side.SECOND: theirs[category]}
        kept = whose[category] if category else _kept_overall(stories, differing, sides)
        if kept is not None:
            aside += stories[kept.other]
    return tuple(aside)


def _places(half: Half) -> dict[str | None, list[Assessment]]:
    """Return the rows of one of the two that tell a place, the newest first, by their category."""
    told: dict[str | None, list[Assessment]] = {}
    for row in half.felt:
        near = row.familiarity is not None and row.category is None
        if not row.aside and (near or row.mood is not None):
            told.setdefault(row.category, []).append(row)
    return told


def _kept_overall(
    stories: Stories, differing: Collection[str], sides: Mapping[str, Side]
) -> Side | None:
    """Return whose story of places is kept overall; None while somebody has to say it."""
    whose = {sides.get(key) for key in PLACE if key in differing}
    if None in whose:
        return None
    if not whose:
        mine, theirs = (_told_in(rows) for rows in stories.values())
        return Side.SECOND if mine < theirs else Side.FIRST
    return Side.SECOND if whose == {Side.SECOND} else Side.FIRST


def _told_in(rows: Iterable[Assessment]) -> set[str]:
    return {name for row in rows for name in PLACE if getattr(row, name) is not None}


def _when(row: Assessment) -> tuple[date, int]:
    return row.assessed_on, row.id


def missing_feeling(
    halves: tuple[Half, Half],
    contact: Contact,
    aside: Collection[Assessment],
    sides: Mapping[str, Side],
    today: date,
) -> Assessment | None:
    """Return a row of today where the latest that tell a place say another one than the record.

    What no row of either says stays with the record alone. A mood comes with what goes with it, a
    refusal above all.
    """
    rows = [row for half in halves for row in half.felt if row.category is None]
    kept = sorted((row for row in rows if not row.aside and row not in aside), key=_when)
    told: dict[str, Any] = {}
    for name in PLACE:
        holds, said = getattr(contact, name), [getattr(row, name) for row in kept]
        latest = [None, *(value for value in said if value is not None)][-1]
        known = any(getattr(row, name) is not None for row in rows)
        if known and holds not in (None, latest):
            told[name] = holds
    if MOOD in told:
        told |= _with_the_mood(halves, sides.get(MOOD))
    return Assessment(contact.id, today, **told) if told else None


def _with_the_mood(halves: tuple[Half, Half], side: Side | None) -> dict[str, Any]:
    """Return what goes with the overall mood of one of the two; of who has one, where unsaid."""
    first, second = halves
    theirs = side is Side.SECOND or (side is None and first.contact.mood is None)
    overall = [row for row in (second if theirs else first).felt if row.category is None]
    return {
        name: getattr(stance, name) for stance in find_stances(overall) for name in WITH_THE_MOOD
    }


def missing_turns(first: Half, second: Half) -> tuple[PoolChange, ...]:
    """Return the turns with which one story tells what two told: in the pool while either was."""
    stays = (*_stays(first), *_stays(second))
    turns = sorted((*first.turns, *second.turns), key=lambda row: (row.changed_on, row.id))
    inside = turns[0].archived if turns else not first.contact.archived
    days = {row.changed_on for row in turns} | {first.contact.added_on, second.contact.added_on}
    days |= {day for stay in stays for day in stay if day is not None}
    missing = []
    for day in sorted(days):
        inside = [inside, *(not row.archived for row in turns if row.changed_on == day)][-1]
        if inside != in_pool(stays, day):
            inside = not inside
            missing.append(PoolChange(first.contact.id, day, archived=not inside))
    return tuple(missing)


def _stays(half: Half) -> tuple[Stay, ...]:
    one = half.contact
    member = Member(one.id, one.name, one.name_key, one.added_on, one.archived)
    turns = sorted(half.turns, key=lambda row: (row.changed_on, row.id))
    return find_stays(member, [Turn(one.id, row.changed_on, row.archived) for row in turns])
