"""Clients who may all be meant, with what tells one from another; and whose a phone number is.

Looked up only where it is not clear who is meant.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from rmtrack.actions.ways import owners_of
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, AmbiguousError, InputError, NotFoundError
from rmtrack.domain.listing import words_by_client
from rmtrack.domain.lookup import FEWEST_DIGITS as FEWEST_AT_END
from rmtrack.domain.lookup import Named as Fitting
from rmtrack.domain.lookup import Typed, names
from rmtrack.domain.namesakes import Rival
from rmtrack.domain.several import Named, Several
from rmtrack.reading.names import read_phone
from rmtrack.reading.text import shown
from rmtrack.storage import beside, namesakes, queries
from rmtrack.storage.store import Store

FEWEST_DIGITS = 5  # of a phone number; a client's is shorter
FEWEST_OF_A_TAIL = 4  # at its end, as people say it; fewer may as well be a slip in a number
MOST_NAMED = 3  # of those whose phones end alike


def rivals_of(store: Store, fits: Sequence[Fitting], typed: Typed) -> list[Rival]:
    """Return the clients whom a name fits, in the same order, with what is known of them."""
    found = store.all(namesakes.CONTACTS_OF, ids=[one.id for one in fits])
    contacts = {one.id: one for one in found}
    renamed = {one.id for one in fits if not names(typed, one)}
    return look_up_rivals(
        store,
        [contacts[one.id] for one in fits if one.id in contacts],
        former=_names_of_before(store, renamed, typed),
    )


def look_up_rivals(
    store: Store, contacts: Sequence[Contact], *, former: Mapping[int, str] | None = None
) -> list[Rival]:
    """Return these clients as rivals, with their tags; `former` are names of before, by number."""
    tags = words_by_client(store.all(beside.TAGS, ids=[one.id for one in contacts]))
    before = former or {}
    return [Rival(one, tags.get(one.id, ()), before.get(one.id)) for one in contacts]


def archived_namesakes(store: Store, contact: Contact, *, alone: bool) -> list[tuple[int, Rival]]:
    """Return an archived client as a candidate, with all who are archived under the same name."""
    named = [contact] if alone else store.all(queries.CONTACTS_NAMED, key=contact.name_key)
    gone = look_up_rivals(store, [one for one in named if one.archived])
    return [(one.contact.id, one) for one in gone]


def several_fit(who: str, rivals: Sequence[Rival]) -> AmbiguousError:
    """Return what tells that several clients may be meant, with all of them."""
    return AmbiguousError(
        N_("'{who}' fits {count} clients; say which by the number"),
        candidates=[(one.contact.id, one) for one in rivals],
        who=who,
        count=len(rivals),
    )


def nobody_numbered(store: Store, number: str, digits: str) -> NotFoundError:
    """Return what tells that no client has the number, and whose phone it is, where it is one's.

    `digits` are as they were typed: a phone number may begin with 0, and they may be the end of
    one. Nobody is found by a phone; who has it is named with the number to type.
    """
    owners = _owners(store, digits) if len(digits) >= FEWEST_DIGITS else []
    hint, facts = _whose(owners) if owners else None, _facts(owners)
    fewest = FEWEST_AT_END if digits.startswith("0") else FEWEST_OF_A_TAIL
    if not owners and len(digits) >= fewest:
        hint, facts = _whose_end(store, digits)
    sentence = N_("there is no client {number}")
    return NotFoundError(sentence, hint=hint, number=number, phone=digits, **facts)


def nobody_phoned(store: Store, who: str) -> NotFoundError:
    """Return what tells that nobody is found by a phone, and whose it is, where it is one's."""
    owners = _owners(store, who)
    return NotFoundError(
        N_("no client fits '{who}'"),
        hint=_whose(owners) if owners else N_("'rmtrack contact list' shows all"),
        who=shown(who),
        phone=shown(who),
        **_facts(owners),
    )


def _names_of_before(store: Store, ids: Collection[int], typed: Typed) -> dict[int, str]:
    """Return by which name of before each of these clients was called just so."""
    if not ids:
        return {}
    from rmtrack.actions.formerly import once_called  # noqa: PLC0415 - few had another name

    return {one.id: one.text for one in once_called(store, ids, typed)}


def _owners(store: Store, typed: str) -> Sequence[Contact]:
    """Return the clients who have a phone, as it was typed or as it is kept."""
    try:
        phones = {typed, read_phone(typed)}
    except InputError:
        phones = {typed}
    ids = [number for phone in phones for number in owners_of(store, phone)]
    return store.all(namesakes.CONTACTS_OF, ids=ids) if ids else []


def _facts(owners: Sequence[Contact]) -> dict[str, Any]:
    """Return what a hint says of whose phone it is."""
    if not owners:
        return {}
    named = Several.of(Named(one.name, one.id) for one in owners)
    return {"name": owners[0].name, "client": owners[0].id, "names": named}


def _whose(owners: Sequence[Contact]) -> str:
    """Return the template of a hint that names whose a phone is, and what to type."""
    if len(owners) > 1:
        return N_("{phone} is the phone of {names}: write the client's number")
    if owners[0].deceased:
        return N_("{phone} is the phone of {name}, who is kept as deceased: rmtrack show {client}")
    if owners[0].archived:
        return N_("{phone} is the phone of {name}, who is archived: rmtrack show {client}")
    return N_("{phone} is the phone of {name} ({client}): write {client} in its place")


def _whose_end(store: Store, digits: str) -> tuple[str | None, dict[str, object]]:
    """Return the template of a hint that names whose phones end so, and its facts."""
    end, most = f"%{digits}", MOST_NAMED + 1
    owners = store.all(namesakes.CONTACTS_BY_END, end=end, most=most)
    if not owners:
        return None, {}
    if len(owners) == 1:
        hint = N_("{phone} is the end of the phone of {name} ({client}): write {client}")
    elif len(owners) > MOST_NAMED:
        hint = N_(
            "{phone} is the end of the phones of {names} and others: write the client's number"
        )
    else:
        hint = N_("{phone} is the end of the phones of {names}: write the client's number")
    return hint, _facts(owners[:MOST_NAMED])
