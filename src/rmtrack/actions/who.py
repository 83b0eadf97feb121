"""From what was typed to the one client meant. Never a guess."""

from typing import TYPE_CHECKING

from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, InputError, NotFoundError
from rmtrack.reading.names import name_key, read_phone
from rmtrack.storage import queries
from rmtrack.storage.store import Store

if TYPE_CHECKING:
    from rmtrack.domain.lookup import Named

LONGEST_NUMBER = 20  # digits; a longer one is cut, for no record has it either


def find_contact(store: Store, who: str, *, reading: bool = False) -> Contact:
    """Return the client that `who` names: an id, the full name, or a part of a name.

    Its pinyin and its initials are parts too. The first of the three that fits decides. Archived
    clients fit only for `reading`, and only where nobody else does. Raises AmbiguousError when
    several fit, NotFoundError, with the nearest names, when none does. A name that is merely
    similar never fits, nor does one of before; but for writing a whole name of before is told of
    beside those of whose names it is a part.
    """
    return find_exactly(store, who, reading=reading)[0]


def find_exactly(
    store: Store, who: str, *, reading: bool = False
) -> "tuple[Contact, Named | None]":
    """Return the client that `who` names, and an archived one who is written just as was typed.

    The latter only where the client who is meant is written otherwise. Raises what `find_contact`
    raises.
    """
    number, archived = plain_number(who), None
    if number is None:
        if _is_phone(who):
            raise _nobody_called(store, who)
        from rmtrack.actions.naming import find_named  # noqa: PLC0415 - a number needs no names

        number, archived = find_named(store, who, reading=reading)
    contact = store.first(queries.CONTACT, id=number)
    if contact is None:
        raise _nobody(store, who)
    return _active(contact, reading=reading), archived


def find_even_archived(store: Store, who: str) -> Contact:
    """Return the client that `who` names for writing, an archived one too.

    What was meant for an archived client lands on nobody else. Raises what `find_contact` raises.
    """
    try:
        return find_contact(store, who)
    except NotFoundError:
        found = find_contact(store, who, reading=True)
        if not found.archived:
            raise
        return found


def plain_number(text: str) -> int | None:
    """Return the number that was typed, in any width; None for what is a name.

    One that begins with 0 is no record's: it may be the end of a phone. It is 0, as nobody's is.
    No client can be named by digits alone: see `read_name`.
    """
    key = name_key(text)
    if not key.isdecimal():
        return None
    return int(key[:LONGEST_NUMBER]) if int(key[0]) else 0


def number_as_typed(text: str) -> str:
    """Return a number as it is told of where no record has it: with what it begins with."""
    return name_key(text)[:LONGEST_NUMBER]


def _is_phone(who: str) -> bool:
    """Tell whether a phone number was typed, in groups or with its country's code."""
    try:
        read_phone(who)
    except InputError:
        return False
    return True


def _nobody(store: Store, who: str) -> NotFoundError:
    """Return what tells that there is no such client; a phone may have been typed."""
    from rmtrack.actions.namesakes import nobody_numbered  # noqa: PLC0415 - nobody was found

    return nobody_numbered(store, number_as_typed(who), name_key(who))


def _nobody_called(store: Store, who: str) -> NotFoundError:
    """Return what tells whose phone was typed, for it names nobody."""
    from rmtrack.actions.namesakes import nobody_phoned  # noqa: PLC0415 - nobody was found

    return nobody_phoned(store, who)


def _active(contact: Contact, *, reading: bool) -> Contact:
    """Return the client, unless an archived one is to be written to."""
    if contact.archived and not reading:
        raise _gone(contact)
    return contact


def _gone(contact: Contact) -> NotFoundError:
    """Return what tells of an archived client, and of the way back; from death there is none."""
    if contact.deceased:
        sentence = N_("{name} ({number}) is kept as deceased")
        return NotFoundError(sentence, name=contact.name, number=contact.id)
    return NotFoundError(
        N_("{name} ({number}) is archived"),
        hint=N_("bring back: rmtrack contact archive {number} --back"),
        name=contact.name,
        number=contact.id,
    )
