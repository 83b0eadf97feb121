"""From what was typed to the one client meant. Never a guess."""

from typing import TYPE_CHECKING

from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, InputError, NotFoundError
from rmtrack.reading.names import name_key, read_phone
from rmtrack.reading.text import clean, narrow
from rmtrack.storage import queries
from rmtrack.storage.store import Store

if TYPE_CHECKING:
    from rmtrack.domain.passed_over import PassedOver

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
) -> "tuple[Contact, tuple[PassedOver, ...]]":
    """Return the client that `who` names, and who else has, or had, just the name that was typed.

    Those are archived: for writing under the same name as the client who is meant, written as was
    typed; for reading also where that is but a part of his. Or for reading it was their name
    before. Raises what `find_contact` raises.
    """
    number = plain_number(who)
    passed_over: tuple[PassedOver, ...] = ()
    if number is None:
        if _is_phone(who):
            raise _nobody_called(store, who)
        from rmtrack.actions.naming import find_named  # noqa: PLC0415 - a number needs no names

        number, passed_over = find_named(store, who, reading=reading)
    contact = store.first(queries.CONTACT, id=number)
    if contact is None:
        raise _nobody(store, who)
    if contact.archived and not reading:
        raise _gone(store, contact, alone=plain_number(who) is not None)
    return contact, passed_over


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

    One that begins with 0 is no record's: it may be the end of a phone. It is 0, as nobody's is,
    and so is what only counts as a digit: ①. No client can be named by either: see `read_name`.
    """
    if not name_key(text).isdecimal():
        return None
    digits = number_as_typed(text)
    return 0 if digits.startswith("0") or not digits.isascii() else int(digits)


def number_as_typed(text: str) -> str:
    """Return a number as it is told of where no record has it: with what it begins with."""
    return _digits(text)[:LONGEST_NUMBER]


def _digits(text: str) -> str:
    return narrow(clean(text)).strip()


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

    return nobody_numbered(store, number_as_typed(who), _digits(who))


def _nobody_called(store: Store, who: str) -> NotFoundError:
    """Return what tells whose phone was typed, for it names nobody."""
    from rmtrack.actions.namesakes import nobody_phoned  # noqa: PLC0415 - nobody was found

    return nobody_phoned(store, who)


def _gone(store: Store, contact: Contact, *, alone: bool) -> NotFoundError:
    """Return what tells of an archived client, and of the way back; from death there is none.

    Candidates are all who are archived under the name, unless he `alone` was named, by the number.
    """
    from rmtrack.actions.namesakes import archived_namesakes  # noqa: PLC0415 - it is refused

    candidates = archived_namesakes(store, contact, alone=alone)
    if contact.deceased:
        sentence = N_("{name} ({number}) is kept as deceased")
        return NotFoundError(sentence, candidates=candidates, name=contact.name, number=contact.id)
    return NotFoundError(
        N_("{name} ({number}) is archived"),
        hint=N_("bring back: rmtrack contact archive {number} --back"),
        candidates=candidates,
        name=contact.name,
        number=contact.id,
    )
