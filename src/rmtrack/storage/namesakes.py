"""What is asked of clients only where it is not clear who is meant."""

from typing import TYPE_CHECKING

from rmtrack.storage.query import Query, select

if TYPE_CHECKING:  # a query imports its kind when it first runs
    from rmtrack.domain.contact import Contact

CONTACTS_OF: "Query[Contact]" = select("contact.Contact", "WHERE id IN (:ids) ORDER BY id")
# Whose phone ends so, be it the first or a further one. A wrong number alone asks for it.
CONTACTS_BY_END: "Query[Contact]" = select(
    "contact.Contact",
    "WHERE phone LIKE :end OR id IN"
    " (SELECT contact_id FROM contact_way WHERE way = 'phone' AND value LIKE :end)"
    " ORDER BY archived, id LIMIT :most",
)
