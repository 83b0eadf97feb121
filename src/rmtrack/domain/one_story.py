"""Two stories of one client, told as one: what dated rows it takes beside those of both."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import FAMILIARITY, MOOD, Half, Side
from rmtrack.domain.moods import WITH_THE_MOOD, find_stances
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.profile import AssetReading
from rmtrack.domain.replaying import Member, Stay, Turn, find_stays, in_pool
from rmtrack.domain.touch import Assessment


def missing_reading(
    first: Half, second: Half, contact: Contact, today: date
) -> Iterator[AssetReading]:
    """Yield a reading of today where the last of all says something else than the record."""
    readings = sorted((*first.readings, *second.readings), key=lambda row: (row.read_on, row.id))
    if readings and contact.assets not in (None, readings[-1].amount):
        yield AssetReading(contact.id, today, contact.assets)


def missing_feeling(
    first: Half, second: Half, contact: Contact, side: Side, today: date
) -> Assessment | None:
    """Return a row of today where the latest of all say another place than the record.

    A mood comes with what goes with it, a refusal above all: `side` is whose mood it is.
    """
    rows = sorted((*first.felt, *second.felt), key=lambda row: (row.assessed_on, row.id))
    told: dict[str, Any] = {}
    for name in (FAMILIARITY, MOOD):
        said = [getattr(row, name) for row in rows if row.category is None]
        latest = [None, *(value for value in said if value is not None)][-1]
        if latest not in (None, getattr(contact, name)):
            told[name] = getattr(contact, name)
    if MOOD in told:
        told |= _with_the_mood(first if side is Side.FIRST else second)
    return Assessment(contact.id, today, **told) if told else None


def _with_the_mood(half: Half) -> dict[str, Any]:
    """Return what goes with the overall mood of one of the two."""
    overall = [row for row in half.felt if row.category is None]
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
