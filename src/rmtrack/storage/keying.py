"""The derived rows by which clients are found: see rmtrack.domain.lookup.

They are written here alone, in the transaction that changes their causes, and history doesn't keep
them: whoever undoes derives them anew.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.lookup import Match, parts
from rmtrack.reading.names import sought
from rmtrack.storage.query import Query, select
from rmtrack.storage.rows import decode, update_sql

if TYPE_CHECKING:
    from rmtrack.storage.database import Database

AT_ONCE = 1_000  # clients in one go: the keys of all would fill the memory


class Own(NamedTuple):
    """What a client's record has to find it by: its number, then the texts."""

    id: int
    name_key: str
    readings: str | None
    phone: str | None
    wechat: str | None
    email: str | None
    employer: str | None


class Text(NamedTuple):
    """A text by which a client is found."""

    contact_id: int
    match: Match
    text: str


class Key(NamedTuple):
    """A beginning under which a client is kept."""

    part: str
    kind: str
    contact_id: int


class Name(NamedTuple):
    """A name as it is kept, of today or of before, with what follows from it."""

    id: int
    name: str
    name_key: str
    readings: str | None


OWN: Query[Own] = select(Own, "WHERE id IN (:ids) ORDER BY id", of="contact")
WAYS: Query[Text] = select(
    Text, "WHERE contact_id IN (:ids)", of="contact_way", match="way", text="value"
)
TAGS: Query[Text] = select(
    Text, "WHERE contact_id IN (:ids)", of="contact_tag", match="'tag'", text="word"
)
FORMER_NAMES: Query[Text] = select(
    Text,
    "WHERE contact_id IN (:ids)",
    of="former_name",
    match="'former-name'",
    text="name_key",
)
FORMER_SOUNDS: Query[Text] = select(
    Text,
    "WHERE contact_id IN (:ids) AND readings IS NOT NULL",
    of="former_name",
    match="'former-sound'",
    text="readings",
)
KEYS_OF: Query[Key] = select(
    Key, "WHERE contact_id IN (:ids) ORDER BY contact_id, part, kind", of="contact_key"
)
ADD = "INSERT INTO contact_key (part, kind, contact_id) VALUES (:part, :kind, :contact_id)"
DROP = "DELETE FROM contact_key WHERE part = :part AND kind = :kind AND contact_id = :contact_id"
NAMES_OF: Query[Name] = select(Name, "WHERE id IN (:ids) ORDER BY id", of="contact")
UPDATE_NAME = update_sql("contact", ("name_key", "readings"))
FORMER_OF: Query[Name] = select(Name, "WHERE contact_id IN (:ids) ORDER BY id", of="former_name")
UPDATE_FORMER = update_sql("former_name", ("readings",))

FOUND_BY = {  # the field of a record that holds the text
    Match.NAME: "name_key",
    Match.PINYIN: "readings",
    Match.INITIALS: "readings",
    Match.PHONE: "phone",
    Match.WECHAT: "wechat",
    Match.EMAIL: "email",
    Match.EMPLOYER: "employer",
}


def derive_keys(database: "Database", contact_ids: Iterable[int]) -> int:
    """Bring the keys of these clients up to date; return of how many they were not.

    A client who is gone has none.
    """
    behind: set[int] = set()
    for ids in _in_portions(contact_ids):
        kept = set(decode(Key, database.rows(KEYS_OF.sql, ids=ids)))
        wanted = set(_keys(database, ids))
        wrong, missing = kept - wanted, wanted - kept
        database.run_each(DROP, [key._asdict() for key in wrong])
        database.run_each(ADD, [key._asdict() for key in sorted(missing)])
        behind |= {key.contact_id for key in wrong | missing}
    return len(behind)


def name_anew(database: "Database", contact_ids: Iterable[int]) -> None:
    """Put right what follows from the names of these clients, and how those of before are read.

    It was written by other rules, or when there were none.
    """
    from rmtrack.reading.names import name_fields  # noqa: PLC0415 - seldom needed

    for ids in _in_portions(contact_ids):
        for one in decode(Name, database.rows(NAMES_OF.sql, ids=ids)):
            right = Name(id=one.id, **name_fields(one.name))
            if right != one:
                fields = {"name_key": right.name_key, "readings": right.readings}
                database.run(UPDATE_NAME, id=one.id, **fields)
        for one in decode(Name, database.rows(FORMER_OF.sql, ids=ids)):
            readings = name_fields(one.name)["readings"]
            if readings != one.readings:
                database.run(UPDATE_FORMER, id=one.id, readings=readings)


def _keys(database: "Database", ids: list[int]) -> Iterator[Key]:
    """Yield the keys that these clients should have."""
    for one in _texts(database, ids):
        for part in parts(one.match, sought(one.text)):
            yield Key(part, one.match.value, one.contact_id)


def _texts(database: "Database", ids: list[int]) -> Iterator[Text]:
    for own in decode(Own, database.rows(OWN.sql, ids=ids)):
        for match, field in FOUND_BY.items():
            if text := getattr(own, field):
                yield Text(own.id, match, text)
    for query in (WAYS, TAGS, FORMER_NAMES, FORMER_SOUNDS):
        yield from decode(Text, database.rows(query.sql, ids=ids))


def _in_portions(contact_ids: Iterable[int]) -> Iterator[list[int]]:
    ids = sorted(contact_ids)
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
