"""Questions about the pipeline: how deals ended, how they go on, what a week did to them.

A deal that was won in part, and whose rest was not, is won by as much as was booked of it.
"""
# ruff: noqa: S608 - every text here is our own

from typing import TYPE_CHECKING

from rmtrack.storage.query import Query, select

if TYPE_CHECKING:  # a query imports its kind when it first runs
    from rmtrack.domain.chances import AllEnded, Ended
    from rmtrack.domain.learned import EndedDeal
    from rmtrack.domain.rolling import Rolling
    from rmtrack.domain.stale import Watch

BOOKED = "CAST(sum(booking.amount) AS BIGINT)"
SHARE_WON = (
    "CASE WHEN deal.state = 'lost' THEN 0 WHEN deal.lost_reason IS NULL THEN 10000"
    f" ELSE (SELECT {BOOKED} * 10000 / ({BOOKED} + deal.amount) FROM booking"
    " WHERE booking.deal_id = deal.id) END"
)
CLOSED = "deal.state <> 'open' AND deal.closed_on >= :since AND deal.closed_on <= :today"
# How closed deals ended, by the degrees in which they once stood.
ENDED: "Query[Ended]" = select(
    "chances.Ended",
    "GROUP BY degree ORDER BY degree",
    of=(
        f"(SELECT DISTINCT deal.id, deal_change.degree, {SHARE_WON} AS share FROM deal"
        f" JOIN deal_change ON deal_change.deal_id = deal.id WHERE {CLOSED}) ended"
    ),
    degree="degree",
    number="count(*)",
    won="CAST(sum(share) AS BIGINT)",
)
# The same of all of them, each once.
ALL_ENDED: "Query[AllEnded]" = select(
    "chances.AllEnded",
    f"WHERE {CLOSED}",
    of="deal",
    number="count(*)",
    won=f"CAST(coalesce(sum({SHARE_WON}), 0) AS BIGINT)",
)
# From which deals the chance of a degree is learned, and how much of each was won.
LEARNED_FROM: "Query[EndedDeal]" = select(
    "learned.EndedDeal",
    f"WHERE {CLOSED} AND EXISTS (SELECT 1 FROM deal_change WHERE deal_change.deal_id = deal.id"
    " AND deal_change.degree = :degree) ORDER BY deal.id",
    of="deal",
    deal_id="deal.id",
    share=SHARE_WON,
)
# From which deals the share of all that is won is learned.
ALL_LEARNED_FROM: "Query[EndedDeal]" = select(
    "learned.EndedDeal",
    f"WHERE {CLOSED} ORDER BY deal.id",
    of="deal",
    deal_id="deal.id",
    share=SHARE_WON,
)
# A win of a day to come happens when it is written down.
ENTERED = "COALESCE(booking.entered_on, booking.booked_on)"
# How the open deals go on, in the order of `queries.OPEN_DEALS`.
WATCHES: "Query[Watch]" = select(
    "stale.Watch",
    "JOIN contact ON contact.id = deal.contact_id"
    " WHERE deal.state = 'open' AND contact.archived = FALSE ORDER BY deal.id",
    of="deal",
    degree_since=(
        "(SELECT min(changed_on) FROM deal_change WHERE deal_change.deal_id = deal.id"
        " AND NOT EXISTS (SELECT 1 FROM deal_change later"
        " WHERE later.deal_id = deal.id AND later.degree <> deal.degree"
        " AND (later.changed_on, later.id) >= (deal_change.changed_on, deal_change.id)))"
    ),
    won_on=f"(SELECT max({ENTERED}) FROM booking WHERE booking.deal_id = deal.id)",
    touched_on="contact.last_touch_on",
    planned_on=(
        "(SELECT max(due_on) FROM next_step"
        " WHERE next_step.contact_id = deal.contact_id AND next_step.state = 'open')"
    ),
    snoozed_until="contact.snoozed_until",
)
TURNS = "FROM pool_change WHERE pool_change.contact_id = deal.contact_id"
# The deals to which something happened since a day, with how they stood before it.
ROLLING: "Query[Rolling]" = select(
    "rolling.Rolling",
    "JOIN contact ON contact.id = deal.contact_id"
    " JOIN deal_change first ON first.id = (SELECT id FROM deal_change WHERE deal_id = deal.id"
    " ORDER BY changed_on, id LIMIT 1)"
    " LEFT JOIN deal_change stood ON stood.id = (SELECT id FROM deal_change"
    " WHERE deal_id = deal.id AND changed_on < :since ORDER BY changed_on DESC, id DESC LIMIT 1)"
    " WHERE deal.closed_on >= :since"
    " OR deal.id IN (SELECT deal_id FROM deal_change WHERE changed_on >= :since)"
    f" OR deal.id IN (SELECT deal_id FROM booking WHERE {ENTERED} >= :since)"
    " OR (deal.state = 'open' AND deal.contact_id IN"
    " (SELECT contact_id FROM pool_change WHERE changed_on >= :since))"
    " ORDER BY deal.id",
    of="deal",
    gone_on=(
        "CASE WHEN deal.state = 'won' AND deal.lost_reason IS NULL THEN COALESCE("
        f"(SELECT max({ENTERED}) FROM booking WHERE booking.deal_id = deal.id"
        " AND booking.booked_on = deal.closed_on), deal.closed_on) ELSE deal.closed_on END"
    ),
    came_in="first.amount",
    stood_degree="stood.degree",
    stood_amount="stood.amount",
    stood_expected_on="stood.expected_on",
    booked=(
        f"(SELECT {BOOKED} FROM booking WHERE booking.deal_id = deal.id AND {ENTERED} >= :since)"
    ),
    last_won_on=(
        f"(SELECT max({ENTERED}) FROM booking WHERE booking.deal_id = deal.id"
        " AND booking.amount > 0)"
    ),
    was_away=(
        f"COALESCE((SELECT archived {TURNS} AND changed_on < :since"
        " ORDER BY changed_on DESC, id DESC LIMIT 1),"
        f" (SELECT NOT archived {TURNS} ORDER BY changed_on, id LIMIT 1), contact.archived)"
    ),
    is_away="contact.archived",
)
# How many are open with archived clients: they count nowhere.
AWAY: "Query[int]" = select(
    int,
    "JOIN contact ON contact.id = deal.contact_id"
    " WHERE deal.state = 'open' AND contact.archived = TRUE",
    of="deal",
    number="count(*)",
)
# Of which open deals money was booked already.
BEGUN: "Query[int]" = select(
    int,
    "WHERE state = 'open' AND EXISTS (SELECT 1 FROM booking WHERE booking.deal_id = deal.id)"
    " ORDER BY id",
    of="deal",
    id="id",
)
