"""The verb that finds clients who may be one person, kept twice."""

from rmtrack.actions.desk import Desk
from rmtrack.domain.duplicates import Duplicates, find_duplicates
from rmtrack.reading.writings import text_key
from rmtrack.storage import merging


def list_duplicates(desk: Desk) -> Duplicates:
    """Return the groups of clients who may be one, the archived too."""
    store = desk.store
    with store.snapshot():
        names = store.all(merging.NAMES_OF_BEFORE)
        further = store.all(merging.FURTHER_WAYS)
        groups = find_duplicates(store.all(merging.PEOPLE), further, names, fold=text_key)
        ids = {one.id for group in groups for one in group.people}
        numbers = store.all(merging.NUMBERS, ids=sorted(ids))
    former: dict[int, tuple[str, ...]] = {}
    for row in names:
        if row.contact_id in ids:
            former[row.contact_id] = (*former.get(row.contact_id, ()), row.name)
    return Duplicates(groups, {one.contact_id: one for one in numbers}, former)
