"""Questions about what is kept beside clients' records: words, own fields, former names."""

from typing import TYPE_CHECKING

from rmtrack.storage.query import Query, select

if TYPE_CHECKING:  # a query imports its kind when it first runs
    from rmtrack.domain.brought import ProductsSaid
    from rmtrack.domain.own_fields import OwnField
    from rmtrack.domain.profile import ContactField, FormerName, FormerPhone, ListedRow
    from rmtrack.domain.tag import Tag

TAGS: "Query[Tag]" = select("tag.Tag", "WHERE contact_id IN (:ids) ORDER BY contact_id, id")
# The words that are put on anybody, the first written first.
TAG_NAMES: "Query[str]" = select(
    str, "GROUP BY word ORDER BY min(id)", of="contact_tag", word="word"
)
FIELDS: "Query[OwnField]" = select(
    "own_fields.OwnField",
    "WHERE contact_id IN (:ids) ORDER BY contact_id, id",
    of="contact_field",
)
FIELDS_OF: "Query[ContactField]" = select(
    "profile.ContactField", "WHERE contact_id = :contact_id ORDER BY id"
)
# What the fields are called, the first written first.
FIELD_NAMES: "Query[str]" = select(
    str, "GROUP BY field ORDER BY min(id)", of="contact_field", field="field"
)
# How many products clients were said to hold, among other answers; of each the latest last.
PRODUCTS_SAID: "Query[ProductsSaid]" = select(
    "brought.ProductsSaid",
    "WHERE category IS NULL AND answers LIKE :like ORDER BY assessed_on, id",
    of="assessment",
)
FORMER_NAMES: "Query[FormerName]" = select("profile.FormerName", "ORDER BY id")
FORMER_NAMES_OF: "Query[FormerName]" = select(
    "profile.FormerName", "WHERE contact_id = :contact_id ORDER BY id"
)
FORMER_PHONES: "Query[FormerPhone]" = select("profile.FormerPhone", "ORDER BY id")
FORMER_PHONES_OF: "Query[FormerPhone]" = select(
    "profile.FormerPhone", "WHERE contact_id = :contact_id ORDER BY id"
)
LISTED_ROWS: "Query[ListedRow]" = select("profile.ListedRow", "ORDER BY id")
LISTED_ROWS_OF: "Query[ListedRow]" = select(
    "profile.ListedRow", "WHERE contact_id = :contact_id ORDER BY id"
)
