"""Every question asked of the store. One text for all engines; `tests/storage` proves each one.

`NOT archived` would keep an index from being used, `archived = FALSE` doesn't.
"""

from datetime import date
from typing import TYPE_CHECKING

from rmtrack.storage.query import Query, select

if TYPE_CHECKING:  # a query imports its kind when it first runs
    from rmtrack.domain.contact import Contact
    from rmtrack.domain.deal import Booking, Deal, DealChange
    from rmtrack.domain.deal_line import DealLine
    from rmtrack.domain.deal_list import PartBooked
    from rmtrack.domain.pipeline import OpenDeal
    from rmtrack.domain.reasons import Candidate, CategoryMood, LastNote, OpenStep
    from rmtrack.domain.tag import Tag
    from rmtrack.domain.touch import Assessment, Interaction, NextStep

ESCAPE = "!"


def part_pattern(part: str) -> str:
    """Return the LIKE pattern of all texts that contain `part`, whatever signs it holds."""
    for sign in (ESCAPE, "%", "_"):
        part = part.replace(sign, ESCAPE + sign)
    return f"%{part}%"


# Clients
CONTACT: "Query[Contact]" = select("contact.Contact", "WHERE id = :id")
CONTACTS: "Query[Contact]" = select(
    "contact.Contact", "WHERE archived = FALSE ORDER BY name_key, id"
)
ARCHIVED_CONTACTS: "Query[Contact]" = select(
    "contact.Contact", "WHERE archived = TRUE AND deceased = FALSE ORDER BY name_key, id"
)
ALL_CONTACTS: "Query[Contact]" = select("contact.Contact", "ORDER BY name_key, id")
CONTACTS_NAMED: "Query[Contact]" = select("contact.Contact", "WHERE name_key = :key ORDER BY id")
CONTACTS_BY_PHONE: "Query[Contact]" = select("contact.Contact", "WHERE phone = :phone ORDER BY id")
CONTACT_IDS: "Query[int]" = select(int, "ORDER BY id", of="contact", id="id")
TAGS_OF: "Query[Tag]" = select("tag.Tag", "WHERE contact_id = :contact_id ORDER BY id")
TAG_WORDS_OF: "Query[str]" = select(
    str, "WHERE contact_id = :contact_id ORDER BY id", of="contact_tag", word="word"
)
# Who has a step to come.
EXPECTING: "Query[int]" = select(
    int,
    "WHERE state = 'open' GROUP BY contact_id ORDER BY contact_id",
    of="next_step",
    contact_id="contact_id",
)

# The call list
CANDIDATES: "Query[Candidate]" = select(
    "reasons.Candidate",
    "WHERE archived = FALSE AND next_touch_on <= :today ORDER BY id",
    of="contact",
)
CANDIDATES_OF: "Query[Candidate]" = select(
    "reasons.Candidate", "WHERE id IN (:ids) AND archived = FALSE ORDER BY id", of="contact"
)
DUE_STEPS: "Query[OpenStep]" = select(
    "reasons.OpenStep",
    "WHERE state = 'open' AND list_on <= :today ORDER BY contact_id, id",
    of="next_step",
)
OPEN_STEPS: "Query[OpenStep]" = select(
    "reasons.OpenStep",
    "WHERE contact_id IN (:ids) AND state = 'open' ORDER BY contact_id, id",
    of="next_step",
)
TOUCHED_ON: "Query[int]" = select(
    int,
    "WHERE happened_on = :day AND kind <> 'note' GROUP BY contact_id ORDER BY contact_id",
    of="interaction",
    contact_id="contact_id",
)
# What was last written down of each client; within a day, by the wall clock.
LAST_NOTES: "Query[LastNote]" = select(
    "reasons.LastNote",
    "WHERE id IN (SELECT (SELECT latest.id FROM interaction latest"
    " WHERE latest.contact_id = contact.id AND latest.note IS NOT NULL"
    " ORDER BY latest.happened_on DESC, latest.happened_at DESC, latest.id DESC LIMIT 1)"
    " FROM contact WHERE contact.id IN (:ids)) ORDER BY contact_id",
    of="interaction",
)
# What mood each client last showed toward each category; a row may be about other things.
CATEGORY_MOODS: "Query[CategoryMood]" = select(
    "reasons.CategoryMood",
    "WHERE contact_id IN (:ids) AND category IS NOT NULL AND mood IS NOT NULL AND aside = FALSE"
    " AND NOT EXISTS"
    " (SELECT 1 FROM assessment later WHERE later.contact_id = assessment.contact_id"
    " AND later.category = assessment.category AND later.mood IS NOT NULL AND later.aside = FALSE"
    " AND (later.assessed_on, later.id) > (assessment.assessed_on, assessment.id))"
    " ORDER BY contact_id, category",
    of="assessment",
)

# One client's records
INTERACTIONS_OF: "Query[Interaction]" = select(
    "touch.Interaction",
    "WHERE contact_id = :contact_id ORDER BY happened_on DESC, happened_at DESC, id DESC",
)
OPEN_STEPS_OF: "Query[NextStep]" = select(
    "touch.NextStep", "WHERE contact_id = :contact_id AND state = 'open' ORDER BY due_on, id"
)
STEPS_OF: "Query[NextStep]" = select(
    "touch.NextStep", "WHERE contact_id = :contact_id ORDER BY due_on, id"
)
# What was felt overall, the oldest first: a category's mood is that category's alone.
ASSESSMENTS_OF: "Query[Assessment]" = select(
    "touch.Assessment",
    "WHERE contact_id = :contact_id AND category IS NULL ORDER BY assessed_on, id",
)
# All that was felt, the newest first.
FELT_ABOUT: "Query[Assessment]" = select(
    "touch.Assessment", "WHERE contact_id = :contact_id ORDER BY assessed_on DESC, id DESC"
)
DEALS_OF: "Query[Deal]" = select(
    "deal.Deal", "WHERE contact_id = :contact_id ORDER BY opened_on, id"
)
OPEN_DEALS_OF: "Query[Deal]" = select(
    "deal.Deal", "WHERE contact_id = :contact_id AND state = 'open' ORDER BY opened_on, id"
)

# Deals and bookings
DEAL: "Query[Deal]" = select("deal.Deal", "WHERE id = :id")
# Of clients who are looked after: what is open with an archived one counts nowhere.
OPEN_DEALS: "Query[OpenDeal]" = select(
    "pipeline.OpenDeal",
    "JOIN contact ON contact.id = deal.contact_id"
    " WHERE deal.state = 'open' AND contact.archived = FALSE ORDER BY deal.id",
    of="deal",
    name="contact.name",
)
WON = "(SELECT CAST(sum(booking.amount) AS BIGINT) FROM booking WHERE booking.deal_id = deal.id)"
TAKEN_BACK = (
    "(SELECT CAST(-sum(booking.amount) AS BIGINT) FROM booking"
    " WHERE booking.deal_id = deal.id AND booking.amount < 0)"
)
DEAL_LINE: "Query[DealLine]" = select(
    "deal_line.DealLine",
    "JOIN contact ON contact.id = deal.contact_id WHERE deal.id = :id",
    of="deal",
    name="contact.name",
    won=WON,
    taken_back=TAKEN_BACK,
    archived="contact.archived",
)
# The open ones first, by expected date, then the closed, the newest first.
OPEN_FIRST = (
    "ORDER BY CASE deal.state WHEN 'open' THEN 0 ELSE 1 END,"
    " CASE deal.state WHEN 'open' THEN deal.expected_on END NULLS LAST,"
    " deal.closed_on DESC NULLS LAST, deal.id"
)
DEAL_LINES: "Query[DealLine]" = select(
    "deal_line.DealLine",
    f"JOIN contact ON contact.id = deal.contact_id {OPEN_FIRST}",
    of="deal",
    name="contact.name",
    won=WON,
    taken_back=TAKEN_BACK,
    archived="contact.archived",
)
DEAL_LINES_OF: "Query[DealLine]" = select(
    "deal_line.DealLine",
    "JOIN contact ON contact.id = deal.contact_id"
    f" WHERE deal.contact_id = :contact_id {OPEN_FIRST}",
    of="deal",
    name="contact.name",
    won=WON,
    taken_back=TAKEN_BACK,
    archived="contact.archived",
)
DEAL_CHANGES_OF: "Query[DealChange]" = select(
    "deal.DealChange", "WHERE deal_id = :deal_id ORDER BY changed_on, id"
)
# Since when a deal stands as it does.
STANDS_SINCE: "Query[date]" = select(
    date,
    "WHERE deal_id = :deal_id ORDER BY changed_on DESC LIMIT 1",
    of="deal_change",
    changed_on="changed_on",
)
BOOKINGS_OF: "Query[Booking]" = select(
    "deal.Booking", "WHERE deal_id = :deal_id ORDER BY booked_on, id"
)
# What was booked of the deals.
PARTS_BOOKED: "Query[PartBooked]" = select(
    "deal_list.PartBooked", "WHERE deal_id IS NOT NULL ORDER BY id", of="booking"
)
PARTS_BOOKED_FOR: "Query[PartBooked]" = select(
    "deal_list.PartBooked",
    "WHERE for_month = :month AND deal_id IS NOT NULL ORDER BY id",
    of="booking",
)
