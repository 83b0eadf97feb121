"""What is to be told of the rows of a list that mean, or may mean, somebody unexpected."""

from collections.abc import Sequence

from rmtrack.actions.recognising import Pool, Recognised
from rmtrack.domain.contact import Contact
from rmtrack.domain.importing import ClientRow
from rmtrack.domain.recognising import agree
from rmtrack.domain.unclear import Departed, Joined, Renamed, Unclear


def find_unclear(pool: Pool, rows: Sequence[ClientRow], recognised: Recognised) -> Unclear:
    """Return what is to be told of rows that mean, or may mean, somebody unexpected."""
    same, undecided = recognised.same, {one.row for one in recognised.undecided}
    new = [row for row in rows if row.row not in same and row.row not in undecided]
    dead = [(row, one) for row in new for one in pool.named(row.name_key) if one.deceased]
    return Unclear(
        undecided=recognised.undecided,
        joined=tuple(
            Joined(row.row, same[row.row].id, same[row.row].name)
            for row in rows
            if not row.phone and row.row in same and not _is_same(same[row.row], row)
        ),
        renamed=tuple(
            dict.fromkeys(
                Renamed(row.name, one.id, one.name)
                for row in new
                for one in pool.formerly.get(row.name_key, ())
                if one.name_key != row.name_key and not one.deceased
            )
        ),
        departed=(
            *(
                Departed(row.row, one.id, one.name, one.deceased)
                for row in rows
                if (one := same.get(row.row)) and one.archived
            ),
            *(
                Departed(row.row, one.id, one.name, one.deceased, namesake=True)
                for row, one in dead
            ),
        ),
    )


def _is_same(contact: Contact, row: ClientRow) -> bool:
    """Tell whether a client is so clearly a row's that nothing is told of it."""
    return contact.phone is None and contact.name_key == row.name_key and agree(contact, row)
