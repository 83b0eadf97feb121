"""Queries about further ways to reach a client."""

from typing import TYPE_CHECKING

from rmtrack.storage.query import Query, select

if TYPE_CHECKING:  # a query imports its kind when it first runs
    from rmtrack.domain.profile import ContactWay
    from rmtrack.domain.reach import WayLine

WAYS_OF: "Query[WayLine]" = select(
    "reach.WayLine", "WHERE contact_id = :contact_id ORDER BY id", of="contact_way"
)
CONTACT_WAYS_OF: "Query[ContactWay]" = select(
    "profile.ContactWay", "WHERE contact_id = :contact_id ORDER BY id"
)
# Whose a further phone number is.
OWNERS_OF_PHONE: "Query[int]" = select(
    int,
    "WHERE way = 'phone' AND value = :phone ORDER BY contact_id",
    of="contact_way",
    contact_id="contact_id",
)
# Every further phone number, with its client.
PHONES: "Query[ContactWay]" = select(
    "profile.ContactWay", "WHERE way = 'phone' ORDER BY value, contact_id"
)
