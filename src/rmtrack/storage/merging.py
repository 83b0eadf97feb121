"""Queries about clients who may be one, and about all that hangs on a client who goes."""

from typing import TYPE_CHECKING

from rmtrack.storage import beside, queries, ways
from rmtrack.storage.query import Query, select

if TYPE_CHECKING:  # a query imports its kind when it first runs
    from rmtrack.domain.contact import Contact
    from rmtrack.domain.duplicates import FurtherWay, Numbers
    from rmtrack.domain.likeness import Person
    from rmtrack.domain.pool import PoolChange
    from rmtrack.domain.profile import AssetReading, FormerName

# Everybody, the archived too, and every further way to reach somebody.
PEOPLE: "Query[Person]" = select("likeness.Person", "ORDER BY id", of="contact")
FURTHER_WAYS: "Query[FurtherWay]" = select(
    "duplicates.FurtherWay", "ORDER BY contact_id, id", of="contact_way"
)
# Every name of before that is not the client's name today.
NAMES_OF_BEFORE: "Query[FormerName]" = select(
    "profile.FormerName",
    "WHERE NOT EXISTS (SELECT 1 FROM contact WHERE contact.id = former_name.contact_id"
    " AND contact.name_key = former_name.name_key) ORDER BY id",
)
NUMBERS: "Query[Numbers]" = select(
    "duplicates.Numbers",
    "WHERE contact.id IN (:ids) ORDER BY contact.id",
    of="contact",
    contact_id="contact.id",
    touches="(SELECT count(*) FROM interaction WHERE interaction.contact_id = contact.id)",
    deals="(SELECT count(*) FROM deal WHERE deal.contact_id = contact.id)",
)

READINGS_OF: "Query[AssetReading]" = select(
    "profile.AssetReading", "WHERE contact_id = :contact_id ORDER BY read_on, id"
)
TURNS_OF: "Query[PoolChange]" = select(
    "pool.PoolChange", "WHERE contact_id = :contact_id ORDER BY changed_on, id"
)
INTRODUCED_BY: "Query[Contact]" = select(
    "contact.Contact", "WHERE introducer_id = :contact_id ORDER BY id"
)
# Every row of a client's beside the record itself; `tests/storage` sees to it that none is missing.
HANGING = (
    queries.INTERACTIONS_OF,
    queries.FELT_ABOUT,
    queries.STEPS_OF,
    queries.DEALS_OF,
    queries.TAGS_OF,
    ways.CONTACT_WAYS_OF,
    beside.FORMER_NAMES_OF,
    beside.FORMER_PHONES_OF,
    beside.LISTED_ROWS_OF,
    beside.FIELDS_OF,
    READINGS_OF,
    TURNS_OF,
)
