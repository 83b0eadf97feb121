"""Who introduced the clients of a list: named in it, and meant is somebody of it or of the pool."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rmtrack.domain.contact import Contact
from rmtrack.domain.importing import ClientRow, Unmet
from rmtrack.domain.introducing import find_ring
from rmtrack.domain.not_taken import INTRODUCER, Other
from rmtrack.domain.profile import FormerName


class Person(NamedTuple):
    """Somebody who may have introduced a client: a stored client, or the new one of a row."""

    number: int | None = None
    row: int | None = None


Met = Person | Unmet | Other | None


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
        self._names: dict[int, str] = {}
        self._by: dict[Person, Person] = {}  # who introduced somebody, so far
        self._named: dict[str, list[Person]] = {}
        self._formerly: dict[str, list[Person]] = {}
        for contact in contacts:
            person = Person(number=contact.id)
            self._names[contact.id] = contact.name
            self._named.setdefault(contact.name_key, []).append(person)
            if contact.introducer_id is not None:
                self._by[person] = Person(number=contact.introducer_id)
        for row in rows:
            if row.row not in same:
                self._named.setdefault(row.name_key, []).append(Person(row=row.row))
        for name in former:
            person = Person(number=name.contact_id)
            self._formerly.setdefault(name.name_key, []).append(person)

    def meet(self, row: ClientRow) -> Met:
        """Return who introduced the client of a row: nobody where none is told.

        An `Unmet` where the name fits nobody, or several, or where those of earlier rows have met
        and he would close a ring with them; nobody introduces himself. Who has an introducer keeps
        him: an `Other` where the row names somebody else.
        """
        contact, name = self._same.get(row.row), row.more.introducer
        if name is None or (contact is not None and contact.deceased):
            return None
        myself = Person(row=row.row) if contact is None else Person(number=contact.id)
        others = self._others(row, myself)
        if contact is not None and contact.introducer_id is not None:
            same = others == [Person(number=contact.introducer_id)]
            kept = self._names[contact.introducer_id]
            return None if same or len(others) != 1 else Other(INTRODUCER, kept, name)
        if len(others) != 1:
            return Unmet(name, len(others), (row.row,))
        if find_ring(myself, others[0], self._by.get):
            return Unmet(name, 1, (row.row,), ring=True)
        self._by[myself] = others[0]
        return others[0]

    def _others(self, row: ClientRow, myself: Person) -> list[Person]:
        """Return whom the name of an introducer fits, but for the client himself."""
        key = row.more.introducer_key or ""
        named = self._named.get(key, ()) or self._formerly.get(key, ())
        return [person for person in dict.fromkeys(named) if person != myself]


def put_together(unmet: Iterable[Unmet]) -> tuple[Unmet, ...]:
    """Return each name once with all its rows, in the order of the file."""
    found: dict[Unmet, tuple[int, ...]] = {}
    for one in unmet:
        same = one._replace(rows=())
        found[same] = (*found.get(same, ()), *one.rows)
    return tuple(same._replace(rows=rows) for same, rows in found.items())
