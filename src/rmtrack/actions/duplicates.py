"""The verb that finds clients who may be one person, kept twice."""

from rmtrack.actions.desk import Desk
from rmtrack.domain.duplicates import Duplicates, find_duplicates
from rmtrack.storage import merging


def list_duplicates(desk: Desk) -> Duplicates:
    """Return the groups of clients who may be one, the archived too."""
    store = desk.store
    with store.snapshot():
        groups = find_duplicates(store.all(merging.PEOPLE), store.all(merging.FURTHER_WAYS))
        ids = {one.id for group in groups for one in group.people}
        numbers = store.all(merging.NUMBERS, ids=sorted(ids))
    return Duplicates(groups, {one.contact_id: one for one in numbers})
