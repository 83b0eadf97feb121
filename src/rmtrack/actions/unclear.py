"""What is to be told of the rows of a list that mean, or may mean, somebody unexpected."""

from collections.abc import Iterator, Sequence

from rmtrack.actions.pool import Pool, Same
from rmtrack.actions.recognising import Recognised
from rmtrack.domain.contact import Contact
from rmtrack.domain.importing import ClientRow, refreshed
from rmtrack.domain.listed import facts_of
from rmtrack.domain.recognising import agree
from rmtrack.domain.unclear import By, Departed, Joined, Renamed, Unclear


def find_unclear(pool: Pool, rows: Sequence[ClientRow], recognised: Recognised) -> Unclear:
    """Return what is to be told of rows that mean, or may mean, somebody unexpected."""
    same, undecided = recognised.same, {one.row for one in recognised.undecided}
    new = [row for row in rows if row.row not in same and row.row not in undecided]
    return Unclear(
        undecided=recognised.undecided,
        joined=tuple(
            Joined(row.row, client.id, client.name, by)
            for row in rows
            if row.row not in recognised.alike
            and (client := same.get(row.row))
            and (by := _by(pool, client, row))
        ),
        renamed=tuple(
            dict.fromkeys(
                Renamed(row.name, one.id, one.name)
                for row in new
                for one in pool.formerly.get(row.name_key, ())
                if one.name_key != row.name_key and not one.deceased
            )
        ),
        departed=tuple(_departed(pool, rows, new, same)),
    )


def _departed(
    pool: Pool, rows: Sequence[ClientRow], new: Sequence[ClientRow], same: Same
) -> Iterator[Departed]:
    """Yield whose rows are of clients who are gone, then who is new under the name of a dead."""
    for row in rows:
        if (one := same.get(row.row)) and one.archived:
            yield Departed(row.row, one.id, one.name, one.deceased)
    for row in new:
        for one in pool.named(row.name_key):
            if one.deceased:
                yield Departed(row.row, one.id, one.name, one.deceased, namesake=True)


def _by(pool: Pool, client: Contact, row: ClientRow) -> By | None:
    """Return by what a row was taken for a client's; None where nobody would wonder.

    So where a list told just so before, under the same name, or where nothing comes of it.
    """
    if row.phone:
        if pool.of_number(row):
            return None
        return By.FORMER_PHONE if pool.had_number(row) else By.NEW_PHONE
    same_name = client.name_key == row.name_key
    if not facts_of(row):
        return None if same_name and refreshed(client, row) == client else By.NAME
    again = client.id in pool.listed.told_as(row)
    expected = again or (client.phone is None and agree(client, row))
    return None if expected and same_name else By.DETAILS
