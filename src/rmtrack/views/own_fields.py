"""Fields of the user's own beside what is told of a client anyway."""

from collections.abc import Sequence

from rmtrack.domain.own_fields import Own
from rmtrack.i18n import _

FACTS_CELLS = 90  # of a sheet's line, what is told anyway takes about so many
COLUMN_CELLS = 14  # of one field, with its gap


def own_text(fields: Own) -> str:
    """Return a client's own fields in one line."""
    return " · ".join(f"{field} {value}" for field, value in fields)


def own_columns(clients: Sequence[Own], cells: int) -> list[tuple[str, list[str]]]:
    """Return heading and texts of a column for each field, or of one for all without the room."""
    names = [*dict.fromkeys(field for fields in clients for field, _value in fields)]
    if not names:
        return []
    if len(names) * COLUMN_CELLS + FACTS_CELLS > cells:
        return [(_("more"), [own_text(fields) for fields in clients])]
    return [(name, [dict(fields).get(name, "") for fields in clients]) for name in names]
