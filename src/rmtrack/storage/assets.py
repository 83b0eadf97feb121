"""Questions about what clients held with the bank, by the day."""

from typing import TYPE_CHECKING

from rmtrack.storage.query import Query, select

if TYPE_CHECKING:  # a query imports its kind when it first runs
    from rmtrack.domain.tiers import Reading

# What was read of anybody since a day; here and below without what a merge has set aside.
READ_SINCE: "Query[Reading]" = select(
    "tiers.Reading",
    "WHERE read_on >= :since AND aside = FALSE ORDER BY read_on, id",
    of="asset_reading",
)
# What was last read of each client before a day.
LAST_BEFORE: "Query[Reading]" = select(
    "tiers.Reading",
    "WHERE id IN (SELECT (SELECT latest.id FROM asset_reading latest"
    " WHERE latest.contact_id = contact.id AND latest.read_on < :since"
    " AND latest.aside = FALSE"
    " ORDER BY latest.read_on DESC, latest.id DESC LIMIT 1)"
    " FROM contact WHERE contact.id IN (:ids)) ORDER BY contact_id",
    of="asset_reading",
)
# Whether any reading tells what a client held.
ANY_OF: "Query[int]" = select(
    int,
    "WHERE contact_id = :contact_id AND aside = FALSE LIMIT 1",
    of="asset_reading",
    id="id",
)
