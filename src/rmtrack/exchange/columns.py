"""What the columns of a client list mean, by the words banks and people head them with."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from rmtrack.domain.errors import N_, InputError
from rmtrack.exchange.headings import FIELDS, field_named, is_sensitive, known_field, unit_of
from rmtrack.reading.own_fields import read_fields_asked
from rmtrack.reading.text import clean, shown
from rmtrack.reading.words import is_none
from rmtrack.reading.writings import word_key

MANY = frozenset({"further_phones", "tags"})  # of which a file may have several columns
_OWN = re.compile(r"(?:field|自定义)(?:[:：](.*))?")
_MAPS = re.compile(r"[=＝]")


class Column(NamedTuple):
    """A column that is read: its place from 0, its heading, its field, and the yuan of its unit.

    `own` is the name of a field of the user's own.
    """

    place: int
    heading: str
    field: str
    unit: int = 1
    own: str | None = None


class Columns(NamedTuple):
    """The columns of a file: those that are read, those that mean nothing here, those dropped.

    What the user has left out is none of them.
    """

    read: tuple[Column, ...]
    ignored: tuple[str, ...]
    dropped: tuple[str, ...]


def read_columns(header: Sequence[str], chosen: Mapping[str, str] | None = None) -> Columns:
    """Find out what the columns of a header mean.

    `chosen` is the user's own reading, heading to field, and goes first. Of several columns of
    phones one is the first phone's, the others tell further ones: a phone known by its heading
    comes before one that was chosen. Raises InputError for a choice that names no column or no
    field, for two columns of one field, and where no column holds the clients' names.
    """
    headings = [clean(heading) for heading in header]
    fields = _chosen(headings, chosen or {})
    own = {heading: _own_name(heading, field) for heading, field in (chosen or {}).items()}
    ranked = []
    for place, heading in enumerate(headings):
        field, rank = (fields[heading], 0) if heading in fields else known_field(heading)
        column = Column(place, heading, field, unit_of(heading), own.get(heading))
        ranked += [(heading in fields, rank, column)] if field else []
    read = _first_phone_first([column for _chosen, _rank, column in sorted(ranked)])
    if not any(column.field == "name" for column in read):
        raise _nameless(headings)
    _refuse_twice(read, fields)
    return _columns(headings, sorted(read), left_out=[one for one in fields if not fields[one]])


def _first_phone_first(columns: list[Column]) -> list[Column]:
    """Return the columns, the best first, with all phones but the first as further ones."""
    first = next((column for column in columns if column.field == "phone"), None)
    return [
        column._replace(field="further_phones")
        if column.field == "phone" and column is not first
        else column
        for column in columns
    ]


def _refuse_twice(columns: list[Column], chosen: Collection[str]) -> None:
    """Raise InputError where two columns tell of one field that a client has once."""
    known: dict[tuple[str, str], Column] = {}
    for column in columns:
        other = known.setdefault((column.field, word_key(column.own or "")), column)
        if column.field in MANY or other is column:
            continue
        one, more = other.heading, column.heading
        if one == more:
            sentence = N_("two columns are headed '{heading}': head one of them otherwise")
            raise InputError(sentence, heading=one)
        if one not in chosen and more in chosen:
            one, more = more, one
        sentence = N_(
            "the columns '{one}' and '{other}' both mean {field}: leave one out, like"
            " --map {other}=none"
        )
        raise InputError(sentence, one=one, other=more, field=column.own or column.field)


def read_chosen(typed: Iterable[str] | None) -> dict[str, str]:
    """Read what columns mean to the user: `座机=phone`, `最爱=field:爱好`, `x=none`.

    Raises InputError where nothing is said of a column.
    """
    chosen = {}
    for text in typed or ():
        heading, *field = _MAPS.split(clean(text), maxsplit=1)
        if not (field and heading.strip() and field[0].strip()):
            sentence = N_("'{text}' maps no column: write it like 座机=phone, or 最爱=field:爱好")
            raise InputError(sentence, text=shown(clean(text)))
        chosen[heading.strip()] = field[0].strip()
    return chosen


def _columns(headings: list[str], read: list[Column], left_out: Collection[str]) -> Columns:
    """Return the columns; of those the user has left out nothing is told."""
    places = {column.place for column in read}
    told = [(place, heading) for place, heading in enumerate(headings) if heading not in left_out]
    rest = [heading for place, heading in told if place not in places and heading]
    dropped = tuple(heading for heading in rest if is_sensitive(heading))
    return Columns(tuple(read), tuple(h for h in rest if h not in dropped), dropped)


def _chosen(headings: list[str], chosen: Mapping[str, str]) -> dict[str, str]:
    for heading in chosen:
        if heading not in headings:
            sentence = N_("the file has no column '{heading}': it has {headings}")
            raise InputError(sentence, heading=heading, headings=", ".join(headings))
        if is_sensitive(heading):
            sentence = N_("the column '{heading}' is never read in: such numbers are not kept")
            raise InputError(sentence, heading=heading)
    return {heading: _meant(heading, field) for heading, field in chosen.items()}


def _meant(heading: str, field: str) -> str:
    """Return the field that is meant by a key or a word of it; nothing where it is left out.

    Raises InputError for no field.
    """
    if field in FIELDS or is_none(field):
        return field if field in FIELDS else ""
    if _own_name(heading, field) is not None:
        return "own"
    found, _rank = known_field(field)
    if not found:
        sentence = N_("there is no field '{field}': write one of {fields}")
        raise InputError(sentence, field=field, fields=", ".join((*FIELDS, "field:爱好")))
    return found


def _own_name(heading: str, field: str) -> str | None:
    """Return the field of the user's own that is meant, by default called as the column is.

    None where it is none. Raises InputError for a name that no field can have, or a fact has.
    """
    found = _OWN.fullmatch(field)
    if found is None:
        return None
    ((name, _part),) = read_fields_asked([(found[1] or "").strip() or heading])
    if fact := field_named(name):
        sentence = N_("'{name}' is no field of your own: write --map {heading}={field}")
        raise InputError(sentence, name=name, heading=heading, field=fact)
    return name


def _nameless(headings: list[str]) -> InputError:
    sentence = N_(
        "no column holds the clients' names: head one 客户姓名 or name (found: {headings})"
    )
    return InputError(sentence, headings=", ".join(filter(None, headings)))
