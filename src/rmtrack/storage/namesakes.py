"""What is asked of clients only where it is not clear who is meant."""

from typing import TYPE_CHECKING

from rmtrack.storage.query import Query, select

if TYPE_CHECKING:  # a query imports its kind when it first runs
    from rmtrack.domain.contact import Contact

CONTACTS_OF: "Query[Contact]" = select("contact.Contact", "WHERE id IN (:ids) ORDER BY id")
