"""The names of what is kept of every client: a field of the user's own has none of them."""

import re
from collections.abc import Iterable

from rmtrack.domain.errors import N_, InputError
from rmtrack.exchange.headings import FIELDS, LABELS
from rmtrack.reading.own_fields import read_own_fields
from rmtrack.reading.text import folded

OPTIONS = {  # of a bank's column; else it is called like its field
    "opened_on": "opened",
    "lunar_birthday": "birthday",
    "further_phones": "phone",
    "tags": "tag",
}
NO_OPTION = {"contacted_on", "products"}  # touches and deals say it
CADENCE = ("cadence", "cadencedays", "daysbetweentouches", "联系间隔", "联系间隔天数")


def read_own(typed: Iterable[str] | None) -> dict[str, str | None]:
    """Return the fields of the user's own that were typed, None for one to take away.

    Raises InputError, also for a value of what every client has anyway, by the option for it.
    """
    fields = read_own_fields(typed)
    for field, value in fields.items():
        option = option_named(field) if value is not None else None
        if option is not None:
            hint = N_("write it like: rmtrack contact edit WHO --{option} …")
            sentence = N_("'{field}' is no field of your own: --{option} says it")
            raise InputError(sentence, hint=hint, field=field, option=option.replace("_", "-"))
    return fields


def option_named(field: str) -> str | None:
    """Return the option for what is kept of every client under this name, in either language."""
    plain = re.sub(r"[\s_-]", "", folded(field))
    for column, words in FIELDS.items():
        option = OPTIONS.get(column, column)
        names = (option.replace("_", ""), *words, *LABELS.get(column, ()))
        if column not in NO_OPTION and plain in names:
            return option
    return "cadence" if plain in CADENCE else None
