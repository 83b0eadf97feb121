"""Queries that look for a text wherever a client may have it.

A part can stand anywhere in a text, so whole tables are read, but of a client's many notes that
fit only the one written last is fetched. `:name_key` and `:digits` may be empty, and then nothing
fits by them. Small and capital letters of A-Z are one.
"""

from typing import TYPE_CHECKING

from rmtrack.storage.query import Query, select

if TYPE_CHECKING:  # a query imports its kind when it first runs
    from rmtrack.domain.finding import Found

FIELDS = {  # column: how it fits, the most telling first
    "name": "contact.name_key LIKE :name_key ESCAPE '!'",
    "phone": "contact.phone LIKE :digits ESCAPE '!'",
    "wechat": "lower(contact.wechat) LIKE :text ESCAPE '!'",
    "email": "lower(contact.email) LIKE :text ESCAPE '!'",
    "employer": "lower(contact.employer) LIKE :text ESCAPE '!'",
}


def _found(rest: str, *, match: str, text: str) -> "Query[Found]":
    return select("finding.Found", rest, of="contact", match=match, text=text)


def _case(chosen: str) -> str:
    """Return the SQL that is `chosen`, with {column} filled in, for the first field that fits."""
    cases = (f"WHEN {fits} THEN {chosen.format(column=name)}" for name, fits in FIELDS.items())
    return f"CASE {' '.join(cases)} END"


IN_FIELDS: "Query[Found]" = _found(
    f"WHERE {' OR '.join(FIELDS.values())} ORDER BY contact.id",
    match=_case("'{column}'"),
    text=_case("contact.{column}"),
)
IN_TAGS: "Query[Found]" = _found(
    "JOIN contact_tag ON contact_tag.contact_id = contact.id"
    " WHERE lower(contact_tag.word) LIKE :text ESCAPE '!' ORDER BY contact_tag.id",
    match="'tag'",
    text="contact_tag.word",
)
IN_NOTES: "Query[Found]" = _found(
    "WHERE lower(contact.note) LIKE :text ESCAPE '!' ORDER BY contact.id",
    match="'note'",
    text="contact.note",
)
IN_TOUCHES: "Query[Found]" = _found(
    "JOIN interaction ON interaction.contact_id = contact.id WHERE interaction.id IN"
    " (SELECT max(fits.id) FROM interaction fits"
    " WHERE lower(fits.note) LIKE :text ESCAPE '!' GROUP BY fits.contact_id) ORDER BY contact.id",
    match="'note'",
    text="interaction.note",
)
IN_STEPS: "Query[Found]" = _found(
    "JOIN next_step ON next_step.contact_id = contact.id WHERE next_step.id IN"
    " (SELECT max(fits.id) FROM next_step fits"
    " WHERE lower(fits.what) LIKE :text ESCAPE '!' GROUP BY fits.contact_id) ORDER BY contact.id",
    match="'note'",
    text="next_step.what",
)
EVERYWHERE = (IN_FIELDS, IN_TAGS)
EVEN_IN_NOTES = (*EVERYWHERE, IN_NOTES, IN_TOUCHES, IN_STEPS)
