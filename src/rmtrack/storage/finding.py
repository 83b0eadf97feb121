"""Questions that look for a text wherever a client may have it.

Who is found by a part of a name, a number, a word is kept under its beginnings, so that a sorted
list is entered at one place. Notes are read whole, but of a client's many that fit only the one
written last is fetched; in them small and capital letters of A-Z are one.
"""

from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.lookup import Match
from rmtrack.storage.query import Query, select

if TYPE_CHECKING:  # a query imports its kind when it first runs
    from rmtrack.domain.finding import Found
    from rmtrack.domain.lookup import Named


class Kept(NamedTuple):
    """A client who is kept under a beginning, for a text of this kind."""

    contact_id: int
    kind: Match


def _found(
    rest: str, *, match: Match, text: str, held: str | None = None, **columns: str
) -> "Query[Found]":
    told = {"match": f"'{match}'", "text": text, "held": held or text}
    return select("finding.Found", rest, of="contact", **told, **columns)


def _of_these(match: Match, text: str, *, held: str | None = None) -> "Query[Found]":
    """Return the query of a text in the record."""
    rest = f"WHERE contact.id IN (:ids) AND {text} IS NOT NULL ORDER BY contact.id"
    return _found(rest, match=match, text=text, held=held)


def _beside(
    table: str, match: Match, column: str, *, held: str = "", rest: str = "", **columns: str
) -> "Query[Found]":
    """Return the query of the texts that are kept beside the record, the first written first."""
    return _found(
        f"JOIN {table} ON {table}.contact_id = contact.id"
        f" WHERE contact.id IN (:ids){rest} ORDER BY {table}.id",
        match=match,
        text=f"{table}.{column}",
        held=f"{table}.{held or column}",
        **columns,
    )


def _more(match: Match) -> "Query[Found]":
    return _beside("contact_way", match, "value", rest=f" AND contact_way.way = '{match}'")


class Counted(NamedTuple):
    """How many beginnings were looked at, and how many clients are kept under them."""

    places: int
    clients: int


class Walked(NamedTuple):
    """A client among the first by the name, who fits by a text of this kind."""

    id: int
    archived: bool
    match: Match


# Who is kept under a beginning
KEPT: "Query[Kept]" = select(
    Kept,
    "WHERE part >= :least AND part < :beyond ORDER BY part, kind, contact_id",
    of="contact_key",
)
# Who is kept under just one of these, as a name of today or of before is spoken.
SPOKEN_SO: "Query[Kept]" = select(
    Kept,
    "WHERE part IN (:parts) AND kind IN ('pinyin', 'initials', 'former-sound')"
    " ORDER BY part, kind, contact_id",
    of="contact_key",
)
# Whose name ends with just one of these.
NAMED_SO_AT_END: "Query[Kept]" = select(
    Kept,
    "WHERE part IN (:parts) AND kind = 'name' ORDER BY part, kind, contact_id",
    of="contact_key",
)
# Whether more than so many are.
CROWDED: "Query[int]" = select(
    int,
    "WHERE part >= :least AND part < :beyond ORDER BY part, kind, contact_id LIMIT 1 OFFSET :many",
    of="contact_key",
    contact_id="contact_id",
)
# Those of some kinds, up to so many of them.
KEPT_OF: "Query[Kept]" = select(
    Kept,
    "WHERE part >= :least AND part < :beyond AND kind IN (:kinds)"
    " ORDER BY part, kind, contact_id LIMIT :most",
    of="contact_key",
)
# How many they are, looked for up to so many places.
COUNT: "Query[Counted]" = select(
    Counted,
    "",
    of="(SELECT contact_id FROM contact_key WHERE part >= :least AND part < :beyond"
    " AND kind IN (:kinds) ORDER BY part, kind, contact_id LIMIT :most) kept",
    places="count(*)",
    clients="count(DISTINCT contact_id)",
)
# Who fits among the first of all names: so many are walked through, in their order, and no more.
FIRST_NAMES: "Query[Walked]" = select(
    Walked,
    "JOIN contact_key ON contact_key.contact_id = named.id AND contact_key.part >= :least"
    " AND contact_key.part < :beyond AND contact_key.kind IN (:kinds)"
    " ORDER BY named.name_key, named.id",
    of="(SELECT id, name_key, archived FROM contact ORDER BY name_key, id LIMIT :reach) named",
    id="named.id",
    archived="named.archived",
    match="contact_key.kind",
)
# The first of these clients, in the order in which they are shown.
FIRST: "Query[int]" = select(
    int,
    "WHERE id IN (:ids) ORDER BY archived, name_key, id LIMIT :most",
    of="contact",
    id="id",
)
NAMED: "Query[Named]" = select(
    "lookup.Named", "WHERE id IN (:ids) ORDER BY name_key, id", of="contact"
)
NAMED_SO: "Query[Named]" = select("lookup.Named", "WHERE name_key = :key ORDER BY id", of="contact")

# What of these clients may fit
NAMES = _of_these(Match.NAME, "contact.name", held="contact.name_key")
PINYIN = _of_these(Match.PINYIN, "contact.readings")
INITIALS = _of_these(Match.INITIALS, "contact.readings")
FORMER_NAMES = _beside(
    "former_name",
    Match.FORMER_NAME,
    "name",
    held="name_key",
    rest=" AND former_name.name_key <> contact.name_key",  # else it is no name of before
    readings="former_name.readings",
)
PHONES = _of_these(Match.PHONE, "contact.phone")
MORE_PHONES = _more(Match.PHONE)
WECHATS = _of_these(Match.WECHAT, "contact.wechat")
MORE_WECHATS = _more(Match.WECHAT)
EMAILS = _of_these(Match.EMAIL, "contact.email")
MORE_EMAILS = _more(Match.EMAIL)
EMPLOYERS = _of_these(Match.EMPLOYER, "contact.employer")
TAGS = _beside("contact_tag", Match.TAG, "word")
OF_THESE: "dict[Match, tuple[Query[Found], ...]]" = {
    Match.NAME: (NAMES,),
    Match.PINYIN: (PINYIN,),
    Match.INITIALS: (INITIALS,),
    Match.FORMER_NAME: (FORMER_NAMES,),
    Match.FORMER_SOUND: (FORMER_NAMES,),
    Match.PHONE: (PHONES, MORE_PHONES),
    Match.WECHAT: (WECHATS, MORE_WECHATS),
    Match.EMAIL: (EMAILS, MORE_EMAILS),
    Match.EMPLOYER: (EMPLOYERS,),
    Match.TAG: (TAGS,),
}

# Notes
IN_NOTES: "Query[Found]" = _found(
    "WHERE lower(contact.note) LIKE :text ESCAPE '!' ORDER BY contact.id",
    match=Match.NOTE,
    text="contact.note",
)
IN_TOUCHES: "Query[Found]" = _found(
    "JOIN interaction ON interaction.contact_id = contact.id WHERE interaction.id IN"
    " (SELECT max(fits.id) FROM interaction fits"
    " WHERE lower(fits.note) LIKE :text ESCAPE '!' GROUP BY fits.contact_id) ORDER BY contact.id",
    match=Match.NOTE,
    text="interaction.note",
)
IN_STEPS: "Query[Found]" = _found(
    "JOIN next_step ON next_step.contact_id = contact.id WHERE next_step.id IN"
    " (SELECT max(fits.id) FROM next_step fits"
    " WHERE lower(fits.what) LIKE :text ESCAPE '!' GROUP BY fits.contact_id) ORDER BY contact.id",
    match=Match.NOTE,
    text="next_step.what",
)
NOTES = (IN_NOTES, IN_TOUCHES, IN_STEPS)
