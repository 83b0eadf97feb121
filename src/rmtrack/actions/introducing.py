"""Who introduced the clients of a list: named in it, and meant is somebody of it or of the pool."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rmtrack.domain.contact import Contact
from rmtrack.domain.importing import ClientRow, Unmet
from rmtrack.domain.profile import FormerName


class Person(NamedTuple):
    """Somebody who may have introduced a client: a stored client, or the new one of a row."""

    number: int | None = None
    row: int | None = None


class Introducers:
    """Everybody who may be named as the one who introduced, by the name's key.

    A name of before counts where nobody has it now: a bank's list may still have it.
    """

    def __init__(
        self,
        contacts: Iterable[Contact],
        former: Iterable[FormerName],
        rows: Sequence[ClientRow],
        same: Mapping[int, Contact],
    ) -> None:
        """Take in the stored `contacts`, `former` names, and who of the `rows` is new."""
        self._same = same
        self._named: dict[str, list[Person]] = {}
        self._formerly: dict[str, list[Person]] = {}
        for contact in contacts:
            self._named.setdefault(contact.name_key, []).append(Person(number=contact.id))
        for row in rows:
            if row.row not in same:
                self._named.setdefault(row.name_key, []).append(Person(row=row.row))
        for name in former:
            person = Person(number=name.contact_id)
            self._formerly.setdefault(name.name_key, []).append(person)

    def find(self, row: ClientRow) -> Person | Unmet | None:
        """Return who introduced the client of a row: nobody where he has an introducer, or none.

        An `Unmet` where the name fits nobody, or several; nobody introduces himself.
        """
        contact, key = self._same.get(row.row), row.more.introducer_key
        if key is None or (contact is not None and contact.introducer_id is not None):
            return None
        myself = Person(row=row.row) if contact is None else Person(number=contact.id)
        named = self._named.get(key, ()) or self._formerly.get(key, ())
        others = [person for person in dict.fromkeys(named) if person != myself]
        if len(others) == 1:
            return others[0]
        return Unmet(row.more.introducer or "", len(others), (row.row,))


def put_together(unmet: Iterable[Unmet]) -> tuple[Unmet, ...]:
    """Return each name once with all its rows, in the order of the file."""
    found: dict[tuple[str, int], tuple[int, ...]] = {}
    for name, clients, rows in unmet:
        found[name, clients] = (*found.get((name, clients), ()), *rows)
    return tuple(Unmet(name, clients, rows) for (name, clients), rows in found.items())
