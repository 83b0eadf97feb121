"""What is known of a client, as people and banks write it: risk, yes or no, several in one."""

import re

from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import Risk
from rmtrack.reading.names import NameFields, name_fields, read_name, read_phone
from rmtrack.reading.numbers import read_whole
from rmtrack.reading.profile_words import NO, RISKS, YES
from rmtrack.reading.text import clean, narrow, shown
from rmtrack.reading.words import is_none, read_word

SEPARATORS = r"[,;、，；]"


def read_called(text: str) -> NameFields:
    """Read the name of a client, as `read_name` does, and return all fields that follow from it.

    A word that stands for nothing is refused: systems write one where they know no name. Raises
    InputError.
    """
    if is_none(text):
        sentence = N_("'{text}' stands for nothing: a client can't be called so")
        raise InputError(sentence, text=clean(text))
    return name_fields(read_name(text))


def read_risk(text: str) -> Risk:
    """Read a risk level: `C3`, 平衡型, or both as banks print them: `C3（平衡型）`, `C3-平衡型`.

    Raises InputError for anything else, and where the two disagree.
    """
    plain = re.sub(r"[\s()_-]", "", narrow(clean(text))).lower()
    found = re.fullmatch(r"(c[1-5])(\D+)", plain)
    if found and found[2] in RISKS[Risk(found[1])]:
        return Risk(found[1])
    return read_word(Risk, text)


def read_yes(text: str) -> bool:
    """Read yes or no: `yes`, `n`, 是, 没有. Raises InputError."""
    plain = narrow(clean(text)).lower()
    if plain in YES:
        return True
    if plain in NO:
        return False
    raise InputError(N_("'{text}' is neither yes nor no: write yes or no"), text=shown(plain))


def read_several(text: str) -> list[str]:
    """Return the parts of a text that names several, set apart by commas or the like."""
    return [part for one in re.split(SEPARATORS, clean(text)) if (part := one.strip())]


def read_phones(text: str) -> list[str]:
    """Return the phone numbers that a text names, each as `read_phone` does.

    Commas or the like set them apart; a blank does where all around it are whole numbers, and what
    it stands in is none: `138 0000 0001` is one. Raises InputError, which tells of the commas where
    several may be meant.
    """
    return [number for part in read_several(text) for number in _phones(part)]


def _phones(text: str) -> list[str]:
    try:
        return [read_phone(text)]
    except InputError as wrong:
        pieces = text.split()
        try:
            numbers = [read_phone(piece) for piece in pieces]
        except InputError:
            if len(pieces) == 1:
                raise wrong from None
            hint = N_("of several, put a comma between: 13800000001, 13800000002")
            raise InputError(wrong.sentence, hint=hint, **wrong.facts) from None
        return numbers


def read_numbers(text: str, *, most: int) -> list[int]:
    """Return the numbers of a list that a text names, in their order, each once: `2 5`, `2,5`.

    Raises InputError for one that is not from 1 to `most`, and where none is named.
    """
    parts = re.split(rf"{SEPARATORS}|\s", narrow(clean(text)))
    try:
        found = sorted({read_whole(part, least=1, most=most) for part in parts if part})
    except InputError as wrong:
        raise InputError(
            wrong.sentence, hint=N_("write one number or several, like 2 5"), **wrong.facts
        ) from None
    if not found:
        raise InputError(N_("nothing was chosen: write one number or several, like 2 5"))
    return found
