"""Fields of the user's own as they are typed: `爱好=钓鱼`."""

import re
from collections.abc import Iterable

from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.own_fields import LONGEST_FIELD
from rmtrack.reading.text import clean, shown
from rmtrack.reading.words import is_none

IS = re.compile(r"[=＝]")


def read_own_fields(typed: Iterable[str] | None) -> dict[str, str | None]:
    """Return the fields that were typed with their values, None for one to take away.

    Of a field that was typed twice the last holds. Raises InputError.
    """
    return dict(_read(text) for text in typed or ())


def read_fields_asked(typed: Iterable[str] | None) -> tuple[tuple[str, str | None], ...]:
    """Return the fields that clients on a list are to have, each with a part of the value.

    None where only the field was typed: then any value fits. Raises InputError.
    """
    asked = (_parted(text) for text in typed or ())
    return tuple((_name(field, text), value or None) for field, value, text in asked)


def _read(text: str) -> tuple[str, str | None]:
    field, value, _text = _parted(text)
    if not value:
        raise InputError(
            N_("'{text}' gives no field a value: write it like 爱好=钓鱼, or 爱好=none"),
            text=shown(clean(text)),
        )
    return _name(field, text), None if is_none(value) else value


def _parted(text: str) -> tuple[str, str, str]:
    field, *rest = IS.split(clean(text), maxsplit=1)
    return field.strip(), rest[0].strip() if rest else "", text


def _name(field: str, text: str) -> str:
    if not 0 < len(field) <= LONGEST_FIELD:
        raise InputError(
            N_("'{text}' names no field: its name has up to {most} characters"),
            text=shown(clean(text)),
            most=LONGEST_FIELD,
        )
    return field
