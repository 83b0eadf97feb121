"""Clients who may all be meant, with what tells one from another; and whose a phone number is.

Looked up only where it is not clear who is meant.
"""

from collections.abc import Collection, Mapping, Sequence

from rmtrack.actions.ways import owners_of
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, InputError, NotFoundError
from rmtrack.domain.listing import words_by_client
from rmtrack.domain.lookup import Named, joined, names
from rmtrack.domain.namesakes import Rival
from rmtrack.reading.names import read_phone, read_typed
from rmtrack.storage import beside, finding, namesakes
from rmtrack.storage.store import Store

FEWEST_DIGITS = 5  # of a phone number; a client's is shorter


def rivals_of(store: Store, fits: Sequence[Named], key: str) -> list[Rival]:
    """Return the clients whom a folded name fits, in the same order, with what is known of them."""
    found = store.all(namesakes.CONTACTS_OF, ids=[one.id for one in fits])
    contacts = {one.id: one for one in found}
    typed = read_typed(key)
    renamed = {one.id for one in fits if not names(typed, one)}
    return look_up_rivals(
        store,
        [contacts[one.id] for one in fits if one.id in contacts],
        former=_names_of_before(store, renamed, typed.part),
    )


def look_up_rivals(
    store: Store, contacts: Sequence[Contact], *, former: Mapping[int, str] | None = None
) -> list[Rival]:
    """Return these clients as rivals, with their tags; `former` are names of before, by number."""
    tags = words_by_client(store.all(beside.TAGS, ids=[one.id for one in contacts]))
    before = former or {}
    return [Rival(one, tags.get(one.id, ()), before.get(one.id)) for one in contacts]


def nobody_numbered(store: Store, number: int, digits: str) -> NotFoundError:
    """Return what tells that no client has the number, and whose phone it is, where it is one's.

    `digits` are as they were typed: a phone number may begin with 0. Nobody is found by a phone;
    who has it is named with the number to type.
    """
    ids = _owners(store, digits) if len(digits) >= FEWEST_DIGITS else []
    owners = store.all(namesakes.CONTACTS_OF, ids=ids)
    if not owners:
        return NotFoundError(N_("there is no client {number}"), number=number)
    named = ", ".join(f"{one.name} ({one.id})" for one in owners)
    return NotFoundError(
        N_("there is no client {number}"),
        hint=_whose(owners),
        number=number,
        phone=digits,
        name=owners[0].name,
        client=owners[0].id,
        names=named,
    )


def _names_of_before(store: Store, ids: Collection[int], part: str) -> dict[int, str]:
    """Return by which name of before each of these clients was called just so."""
    found = store.all(finding.FORMER_NAMES, ids=ids) if ids else []
    return {one.id: one.text for one in found if joined(one.held) == part}


def _owners(store: Store, digits: str) -> list[int]:
    """Return the numbers of the clients who have a phone, as it was typed or as it is kept."""
    try:
        phones = {digits, read_phone(digits)}
    except InputError:
        phones = {digits}
    return [number for phone in phones for number in owners_of(store, phone)]


def _whose(owners: Sequence[Contact]) -> str:
    """Return the template of a hint that names whose a phone is, and what to type."""
    if len(owners) > 1:
        return N_("{phone} is the phone of {names}: write the client's number")
    if owners[0].deceased:
        return N_("{phone} is the phone of {name}, who has died: rmtrack show {client}")
    if owners[0].archived:
        return N_("{phone} is the phone of {name}, who is archived: rmtrack show {client}")
    return N_("{phone} is the phone of {name} ({client}): write {client} in its place")
