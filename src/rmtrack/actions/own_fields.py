"""Fields of the user's own: written on a client, and which there are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rmtrack.actions.desk import Desk
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, InputError, RuleError
from rmtrack.domain.own_fields import FieldChange
from rmtrack.domain.profile import ContactField
from rmtrack.domain.several import Several
from rmtrack.domain.writing import known_as
from rmtrack.reading.writings import word_key
from rmtrack.storage import beside


def put_fields(
    desk: Desk, contact: Contact, values: Mapping[str, str | None]
) -> tuple[FieldChange, ...]:
    """Write a stored client's own fields inside a running command, and return what changed.

    None takes a value away. A field is written the way it was first written with anybody, unless
    the client has it in another writing. Raises RuleError for a value to take away that is not
    there.
    """
    if not values:
        return ()
    wanted = _as_written(values, desk.store.all(beside.FIELD_NAMES))
    rows = {row.field: row for row in desk.store.all(beside.FIELDS_OF, contact_id=contact.id)}
    changes = []
    for first, value in wanted.items():
        field = first if first in rows else known_as(first, rows, word_key) or first
        row = rows.get(field)
        old = row.value if row else None
        if value is None:
            _remove(desk, contact, field, row)
        elif value != old:
            known = row or ContactField(contact.id, field, value)
            desk.store.put(replace(known, value=value))
        if value != old:
            changes.append(FieldChange(field, old, value))
    return tuple(changes)


def _as_written(values: Mapping[str, str | None], names: Sequence[str]) -> dict[str, str | None]:
    """Return the values by the names that the fields have: of one typed twice the last holds."""
    wanted: dict[str, str | None] = {}
    for typed, value in values.items():
        wanted[known_as(typed, (*names, *wanted), word_key) or typed] = value
    return wanted


def _remove(desk: Desk, contact: Contact, field: str, row: ContactField | None) -> None:
    if row is None:
        raise RuleError(N_("{name} has no field '{field}'"), name=contact.name, field=field)
    desk.store.remove(row)


def find_fields(
    desk: Desk, asked: Iterable[tuple[str, str | None]]
) -> tuple[tuple[str, str | None], ...]:
    """Return the fields asked for the way they are written.

    Raises InputError for one that nobody has, and says which there are.
    """
    asked = tuple(asked)
    names = desk.store.all(beside.FIELD_NAMES) if asked else []
    return tuple((_known(typed, names), part) for typed, part in asked)


def _known(typed: str, names: list[str]) -> str:
    field = known_as(typed, names, word_key)
    if field is not None:
        return field
    if not names:
        raise InputError(
            N_("no client has a field of your own yet"),
            hint=N_("write one: rmtrack contact edit WHO --field 爱好=钓鱼"),
        )
    raise InputError(
        N_("no client has a field '{text}'; there are: {fields}"),
        text=typed,
        fields=Several.of(names),
    )
