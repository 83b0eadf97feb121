"""What is looked for: a few words, read as a part of a name, of a phone number, of a text."""

import re

from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.finding import Search
from rmtrack.domain.lookup import FEWEST_DIGITS
from rmtrack.reading.names import name_key, read_typed, simplified, sought
from rmtrack.reading.text import clean, narrow, shown

LONGEST = 200  # characters


def read_search(text: str) -> Search:
    """Read what is looked for, in simplified signs, as it is kept by what somebody is found.

    Raises InputError for nothing, and for more than LONGEST signs.
    """
    plain = clean(text)
    if not plain:
        raise InputError(N_("there is nothing to look for: write a part of a name, like 王"))
    if len(plain) > LONGEST:
        sentence = N_("'{text}' is too long to look for: {most} characters are the most")
        raise InputError(sentence, text=shown(plain), most=LONGEST)
    typed = read_typed(simplified(name_key(plain)), plain)
    name = typed.part or None
    return Search(plain, sought(plain), name, typed.sound, _digits(plain), typed.mixed)


def _digits(text: str) -> str | None:
    """Return a part of a phone number as numbers are kept: digits alone, abroad with 00."""
    plain = re.sub(r"[\s().·–—-]", "", narrow(text))
    plain = re.sub(r"^\+", "00", plain.removeprefix("+86"))
    fits = re.fullmatch(rf"[0-9]{{{FEWEST_DIGITS},}}", plain)
    return plain if fits else None
