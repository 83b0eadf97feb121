"""Of whom it was felt what a merge set aside."""

from collections.abc import Iterable

from rmtrack.domain.client_page import FeltAs
from rmtrack.domain.touch import Assessment
from rmtrack.storage.lines import WHOLE_CLIENTS, columns
from rmtrack.storage.set_aside import FELT_CHANGES
from rmtrack.storage.store import Store


def look_up_whose(store: Store, rows: Iterable[Assessment]) -> dict[int, FeltAs]:
    """Return of whom rows that are set aside were felt until then, by their numbers.

    Nothing of a row that was always of the client who has it, or of which history tells nothing.
    """
    whose = _owners(store, [row.id for row in rows if row.aside])
    names = {
        one.row_id: columns(one.new_values or one.old_values)["name"]
        for one in store.all(WHOLE_CLIENTS, ids=sorted({*whose.values()}))
    }
    here = {row.contact_id for row in rows}
    return {
        row: FeltAs(owner, names[owner])
        for row, owner in whose.items()
        if owner not in here and owner in names
    }


def _owners(store: Store, ids: list[int]) -> dict[int, int]:
    """Return the client who had each of these rows before the command that set it aside.

    The same command may have moved it to another client before that.
    """
    moved: dict[tuple[int, int], int] = {}
    owners: dict[int, int] = {}
    for one in store.all(FELT_CHANGES, ids=ids):
        old, here = columns(one.old_values), (one.history_id, one.row_id)
        if "contact_id" in old:
            moved[here] = old["contact_id"]
        if "aside" in old and one.contact_id is not None:
            owners[one.row_id] = moved.get(here, one.contact_id)
    return owners
