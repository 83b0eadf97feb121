"""The verb that finds clients who may be one person, kept twice."""

from collections.abc import Iterable
from datetime import date

from rmtrack.actions.desk import Desk
from rmtrack.domain.duplicates import Duplicates, find_duplicates
from rmtrack.domain.likeness import Person
from rmtrack.domain.lunar import kept_in
from rmtrack.reading.writings import text_key
from rmtrack.storage import merging


def list_duplicates(desk: Desk) -> Duplicates:
    """Return the groups of clients who may be one, the archived too."""
    store = desk.store
    with store.snapshot():
        names = store.all(merging.NAMES_OF_BEFORE)
        further = store.all(merging.FURTHER_WAYS)
        people = store.all(merging.PEOPLE)
        born_on = _born_on(people)
        groups = find_duplicates(people, further, names, fold=text_key, born_on=born_on)
        ids = {one.id for group in groups for one in group.people}
        numbers = store.all(merging.NUMBERS, ids=sorted(ids))
    former: dict[int, tuple[str, ...]] = {}
    for row in names:
        if row.contact_id in ids:
            former[row.contact_id] = (*former.get(row.contact_id, ()), row.name)
    return Duplicates(groups, {one.contact_id: one for one in numbers}, former)


def _born_on(people: Iterable[Person]) -> dict[int, date]:
    """Return the solar days on which those were born whose whole birthday is lunar."""
    whole = [
        (one.id, one.birth_year, one.birth_day)
        for one in people
        if one.birth_lunar and one.birth_year and one.birth_day
    ]
    if not whole:
        return {}
    from rmtrack.calendars.lunar import China  # noqa: PLC0415 - few were born by it

    return {number: kept_in(year, day, China()) for number, year, day in whole}
