"""Two stories of one client, told as one: what dated rows it takes beside those of both."""

from collections.abc import Iterator
from datetime import date

from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import Half
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.profile import AssetReading
from rmtrack.domain.replaying import Member, Stay, Turn, find_stays, in_pool


def missing_reading(
    first: Half, second: Half, contact: Contact, today: date
) -> Iterator[AssetReading]:
    """Yield a reading of today where the last of all says something else than the record."""
    readings = sorted((*first.readings, *second.readings), key=lambda row: (row.read_on, row.id))
    if readings and contact.assets not in (None, readings[-1].amount):
        yield AssetReading(contact.id, today, contact.assets)


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
