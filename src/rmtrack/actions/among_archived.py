"""The archived client who is meant, where what is looked at is of those alone."""

from rmtrack.actions.namesakes import rivals_of, several_fit
from rmtrack.actions.naming import LONGEST_KEY, kept_under
from rmtrack.actions.who import find_contact, plain_number
from rmtrack.domain.contact import Contact
from rmtrack.domain.lookup import Named, Typed, names
from rmtrack.reading.names import name_key, read_typed, simplified
from rmtrack.storage import finding
from rmtrack.storage.store import Store


def find_among_archived(store: Store, who: str) -> Contact:
    """Return the archived client whom a name fits, the whole name first; else whom it fits.

    A number is whose it is. Raises AmbiguousError where it fits several who are archived, and what
    `find_contact` raises.
    """
    key = "" if plain_number(who) is not None else simplified(name_key(who))
    typed = read_typed(key, who)
    fits = _archived(store, typed) if typed.part and len(key) <= LONGEST_KEY else []
    if len(fits) > 1:
        raise several_fit(who, rivals_of(store, fits, typed))
    return find_contact(store, str(fits[0].id) if fits else who, reading=True)


def _archived(store: Store, typed: Typed) -> list[Named]:
    ids, _former = kept_under(store, typed)
    known = store.all(finding.NAMED, ids=ids) if ids else []
    fits = [one for one in known if one.archived and names(typed, one)]
    return [one for one in fits if one.name_key == typed.key] or fits
