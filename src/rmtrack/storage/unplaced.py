"""Questions about the clients who have no place in the grid yet: no mood, or no familiarity.

Where there must be a mood, all three are named, so that the index serves.
"""

from typing import TYPE_CHECKING

from rmtrack.storage.query import Query, select

if TYPE_CHECKING:  # a query imports its kind when it first runs
    from rmtrack.domain.brought import ProductsSaid
    from rmtrack.domain.cold_start import Unplaced

NO_MOOD = "archived = FALSE AND mood IS NULL"
A_MOOD = "archived = FALSE AND mood IN ('resistant', 'neutral', 'positive')"

UNPLACED: "Query[Unplaced]" = select(
    "cold_start.Unplaced",
    f"WHERE contact.id IN (SELECT id FROM contact WHERE {NO_MOOD}"  # noqa: S608 - our own texts
    f" UNION ALL SELECT id FROM contact WHERE {A_MOOD} AND familiarity IS NULL)"
    " ORDER BY contact.id",
    of="contact",
    products="(SELECT count(DISTINCT deal.category || '/' || COALESCE(deal.product, ''))"
    " FROM deal WHERE deal.contact_id = contact.id AND deal.state = 'won')",
    touches="(SELECT count(*) FROM interaction WHERE interaction.contact_id = contact.id"
    " AND interaction.happened_on >= :since AND interaction.kind NOT IN (:kinds)"
    " AND interaction.outcome NOT IN (:outcomes))",
)
# How many products they were said to hold; of each the latest last.
PRODUCTS_SAID: "Query[ProductsSaid]" = select(
    "brought.ProductsSaid",
    "WHERE category IS NULL AND answers LIKE :like AND contact_id IN"  # noqa: S608 - our own texts
    f" (SELECT id FROM contact WHERE {NO_MOOD}"
    f" UNION ALL SELECT id FROM contact WHERE {A_MOOD} AND familiarity IS NULL)"
    " ORDER BY assessed_on, id",
    of="assessment",
)
# How many they are, in two parts; and how many have a place: the index alone is read.
MOODLESS: "Query[int]" = select(int, f"WHERE {NO_MOOD}", of="contact", number="count(*)")
UNFAMILIAR: "Query[int]" = select(
    int, f"WHERE {A_MOOD} AND familiarity IS NULL", of="contact", number="count(*)"
)
PLACED: "Query[int]" = select(
    int, f"WHERE {A_MOOD} AND familiarity IS NOT NULL", of="contact", number="count(*)"
)
# Anybody who has a place: one entry of the index is read.
SOMEBODY_PLACED: "Query[int]" = select(
    int, f"WHERE {A_MOOD} AND familiarity IS NOT NULL LIMIT 1", of="contact", id="id"
)
