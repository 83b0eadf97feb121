"""The rows of a list whose phone numbers are those of somebody else in the store."""

from collections.abc import Sequence

from rmtrack.actions.desk import Desk
from rmtrack.actions.former import was_named
from rmtrack.actions.pool import Pool
from rmtrack.domain.errors import N_
from rmtrack.domain.importing import ClientRow, Fault
from rmtrack.domain.several import Named, Several


def find_strangers(desk: Desk, pool: Pool, rows: Sequence[ClientRow]) -> list[Fault]:
    """Return the faults of the rows whose phone numbers are those of others.

    A client who had the row's name before is no other: the user has corrected it since.
    """
    return [fault for row in rows if (fault := _fault_of(desk, pool, row))]


def _fault_of(desk: Desk, pool: Pool, row: ClientRow) -> Fault | None:
    known = (pool.by_phone[phone] for phone in row.phones if phone in pool.by_phone)
    owners = list({owner.id: owner for owner in known}.values())
    if len(owners) > 1:
        sentence = N_("its phone numbers are those of several clients already: {clients}")
        clients = Several.of(Named(one.name, one.id) for one in owners)
        return Fault(row.row, None, sentence, {"clients": clients})
    if not owners or owners[0].name_key == row.name_key:
        return None
    if was_named(desk, owners[0], row.name_key):
        return None
    return Fault(
        row.row,
        None,
        N_("the phone number is that of '{name}' (client {number}) already"),
        {"name": owners[0].name, "number": owners[0].id},
    )
