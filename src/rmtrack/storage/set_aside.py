"""What merges did to what was felt of somebody: history alone knows of whom it was before."""

from rmtrack.storage.lines import Kept
from rmtrack.storage.query import Query, select

# How commands that stand changed these rows, the earliest first.
FELT_CHANGES: "Query[Kept]" = select(
    Kept,
    "JOIN history ON history.id = change.history_id AND history.state = 'done'"
    " WHERE table_name = 'assessment' AND row_id IN (:ids)"
    " AND old_values IS NOT NULL AND new_values IS NOT NULL ORDER BY change.id",
    of="change",
)
