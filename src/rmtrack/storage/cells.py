"""Questions about the grid: counts of its cells, who is in them, what a sheet tells of each."""

from typing import TYPE_CHECKING

from rmtrack.storage.query import Query, select

if TYPE_CHECKING:  # a query imports its kind when it first runs
    from rmtrack.domain.grid import GridContact, Tally
    from rmtrack.domain.grid_sheet import SheetClient, Talk
    from rmtrack.domain.movement import Cause
    from rmtrack.domain.replaying import Felt, Member, Turn

# Counts and sums of all clients: the index alone is read.
TALLIES: "Query[Tally]" = select(
    "grid.Tally",
    "WHERE archived = FALSE GROUP BY mood, familiarity ORDER BY mood, familiarity",
    of="contact",
    number="count(*)",
    assets="CAST(sum(assets) AS BIGINT)",
)
# The first clients of one familiarity and mood: so many rows are read, and no more.
FIRST_OF: "Query[GridContact]" = select(
    "grid.GridContact",
    "WHERE archived = FALSE AND mood = :mood AND familiarity = :familiarity"
    " ORDER BY name_key, id LIMIT :most",
    of="contact",
)
# How many are as close as this, or closer: the index alone again.
CLOSE: "Query[int]" = select(
    int,
    "WHERE archived = FALSE AND familiarity >= :least",
    of="contact",
    number="count(*)",
)
GRID_CONTACTS: "Query[GridContact]" = select(
    "grid.GridContact", "WHERE archived = FALSE ORDER BY id", of="contact"
)
# The same with the mood toward a category, where there is one.
GRID_CONTACTS_TOWARD: "Query[GridContact]" = select(
    "grid.GridContact",
    "WHERE archived = FALSE ORDER BY id",
    of="contact",
    mood="COALESCE((SELECT felt.mood FROM assessment felt WHERE felt.contact_id = contact.id"
    " AND felt.category = :category AND felt.mood IS NOT NULL AND felt.aside = FALSE"
    " ORDER BY felt.assessed_on DESC, felt.id DESC LIMIT 1), contact.mood)",
)
# What a sheet tells of each client.
SHEET_CLIENTS: "Query[SheetClient]" = select(
    "grid_sheet.SheetClient", "WHERE id IN (:ids) ORDER BY id", of="contact"
)
# The last time each client was reached.
LAST_TALKS: "Query[Talk]" = select(
    "grid_sheet.Talk",
    "WHERE id IN (SELECT (SELECT latest.id FROM interaction latest"
    " WHERE latest.contact_id = contact.id AND latest.kind NOT IN (:kinds)"
    " AND latest.outcome NOT IN (:outcomes)"
    " ORDER BY latest.happened_on DESC, latest.happened_at DESC, latest.id DESC LIMIT 1)"
    " FROM contact WHERE contact.id IN (:ids)) ORDER BY contact_id",
    of="interaction",
)

# Days of the past: who was in the pool, what was felt by then and is not set aside
MEMBERS: "Query[Member]" = select("replaying.Member", "ORDER BY id", of="contact")
# Those who have died are told of in no list: neither how they moved nor that they left.
LIVING: "Query[Member]" = select(
    "replaying.Member", "WHERE deceased = FALSE ORDER BY id", of="contact"
)
TURNS: "Query[Turn]" = select("replaying.Turn", "ORDER BY changed_on, id", of="pool_change")
FELT: "Query[Felt]" = select(
    "replaying.Felt",
    "WHERE category IS NULL AND aside = FALSE AND assessed_on <= :day ORDER BY assessed_on, id",
    of="assessment",
)
# The same, and among it what was felt toward a category.
FELT_TOWARD: "Query[Felt]" = select(
    "replaying.Felt",
    "WHERE (category IS NULL OR category = :category) AND aside = FALSE AND assessed_on <= :day"
    " ORDER BY assessed_on, id",
    of="assessment",
)
# The touches that led to a move.
CAUSES: "Query[Cause]" = select(
    "movement.Cause", "WHERE id IN (:ids) ORDER BY id", of="interaction"
)
