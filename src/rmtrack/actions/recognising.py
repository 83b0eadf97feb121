"""Which stored clients the rows of a list tell of; between several nothing is guessed."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from rmtrack.actions.desk import Desk
from rmtrack.actions.ways import look_up_reach
from rmtrack.domain.contact import Contact
from rmtrack.domain.importing import ClientRow, is_told_by, refreshed
from rmtrack.domain.reach import reach_of
from rmtrack.domain.recognising import (
    Birthday,
    Person,
    agree,
    birthday_of,
    born_elsewhen,
    contradicts,
    find_meant,
    is_evident,
    works_elsewhere,
)
from rmtrack.domain.unclear import Undecided
from rmtrack.storage import beside, ways

Same = Mapping[int, Contact]  # stored clients, by the number of the row that tells of them
Told = dict[tuple[str, Birthday | None], list[tuple[int, Person]]]  # with the rows' numbers


class Recognised(NamedTuple):
    """Whom rows tell of: stored clients by the row's number, and rows that may be several's."""

    same: Same
    undecided: tuple[Undecided, ...] = ()


class Pool:
    """The stored clients, found by any of their phones, or by name."""

    def __init__(self, desk: Desk, contacts: Sequence[Contact]) -> None:
        """Take in all `contacts`, with their further phones and former names."""
        self._desk = desk
        self.former = desk.store.all(beside.FORMER_NAMES)
        self.by_phone: dict[str, Contact] = {}
        self._by_name: dict[str, list[Contact]] = {}
        self.formerly: dict[str, list[Contact]] = {}
        self._once_two: dict[str, list[Contact]] = {}
        self._had: dict[int, list[str]] = {}
        for contact in contacts:
            self._by_name.setdefault(contact.name_key, []).append(contact)
            if contact.phone:
                self.by_phone[contact.phone] = contact
        owners = {contact.id: contact for contact in contacts}
        for line in desk.store.all(ways.PHONES):
            self.by_phone.setdefault(line.value, owners[line.contact_id])
        for former in self.former:
            self.formerly.setdefault(former.name_key, []).append(owners[former.contact_id])
            self._had.setdefault(former.contact_id, []).append(former.name_key)
            if former.phoneless:
                self._once_two.setdefault(former.name_key, []).append(owners[former.contact_id])

    def recognise(self, rows: Sequence[ClientRow]) -> Recognised:
        """Return the stored clients of whom rows tell, and between whom nobody can decide.

        Of namesakes without a phone number each is one row's client at most. Who is as a row tells
        is taken first, then who has nothing to learn from it, so that the same file again finds
        everybody in his place; then for whom more speaks than for others. A row that lost him to
        another one is somebody new, unless he was two.
        """
        same = self.owners(rows)
        taken = {contact.id for contact in same.values()}
        for fits in (is_told_by, _learns_nothing):
            for row in rows:
                if row.phone or row.row in same:
                    continue
                free = (one for one in self._phoneless(row) if one.id not in taken)
                found = next((one for one in free if fits(one, row)), None)
                if found is not None:
                    same[row.row] = found
                    taken.add(found.id)
        left = [row for row in rows if not row.phone and row.row not in same]
        may_be = {row.row: self._may_be(row, taken) for row in left}
        meant = find_meant(left, may_be)
        won = {contact.id for contact in meant.values()}
        undecided = []
        for row in (one for one in left if one.row not in meant):
            possible = [one for one in may_be[row.row] if one.id not in won]
            if possible := possible or self._once_two_as(row):
                clients = tuple((client.id, client.name) for client in possible)
                undecided.append(Undecided(row.row, row.name, clients))
        return Recognised(same | meant, tuple(undecided))

    def _phoneless(self, row: ClientRow) -> Iterator[Contact]:
        return (one for one in self.named(row.name_key) if not one.phone)

    def _may_be(self, row: ClientRow, taken: Collection[int]) -> list[Contact]:
        """Return who of the free clients may be meant by a row without a phone number.

        Nothing contradicts it. Where nothing but the name speaks for a single one, nobody may be.
        """
        known = [one for one in self._phoneless(row) if self._fits(one, row)]
        near = [one for one in known if agree(one, row) or is_evident(one, row)]
        found = near or (known if len(known) > 1 else [])
        all_of_them = {one.id: one for one in (*found, *self._once_two_as(row))}.values()
        free = [one for one in all_of_them if one.id not in taken]
        return [one for one in free if is_evident(one, row)] or free

    def _fits(self, contact: Contact, row: ClientRow) -> bool:
        return not born_elsewhen(contact, row) and not self._contradicts(contact, row)

    def _once_two_as(self, row: ClientRow) -> list[Contact]:
        """Return who was two, one of whom was known as a row without a phone tells."""
        return [one for one in self._once_two.get(row.name_key, ()) if self._fits(one, row)]

    def _was_two(self, row: ClientRow) -> Contact | None:
        """Return the one who was, where nobody without a phone may be meant."""
        found = self._once_two_as(row)
        others = any(agree(one, row) for one in self._phoneless(row))
        return found[0] if len(found) == 1 and not others else None

    def find_pairs(self, rows: Sequence[ClientRow], owners: Collection[int]) -> dict[int, int]:
        """Return of which other row's client a row without a phone tells, by their numbers.

        Of a number that nobody has yet, and as `owners` finds those who are stored: by the name
        and the whole birthday, where there is one such row of either kind and nothing against it.
        """
        alike: dict[tuple[str, Birthday], list[ClientRow]] = {}
        for row in rows:
            if born := birthday_of(row):
                alike.setdefault((row.name_key, born), []).append(row)
        pairs: dict[int, int] = {}
        for found in alike.values():
            one, *others = sorted(found, key=lambda row: not row.phone)
            alone = len(others) == 1 and one.phone and not others[0].phone
            known = {row.row for row in found} & {*owners}
            if (
                alone
                and not known
                and not self._born_so_any(one)
                and not self._contradicts(one, others[0])
            ):
                pairs[others[0].row] = one.row
        return pairs

    def _born_so_any(self, row: ClientRow) -> bool:
        born = birthday_of(row)
        return any(birthday_of(one) == born for one in self.named(row.name_key))

    def owners(self, rows: Sequence[ClientRow]) -> dict[int, Contact]:
        """Return the stored clients whom rows are sure to mean, by the row's number.

        Who has a phone number of the row; and of a row without one, who has its name and its whole
        birthday, or was two of whom one was known so: the only one, of that row alone, and nothing
        else contradicts it. Nor would it when all rows are stored: who is born so by another row,
        and may be meant as well, will be there then, and what rows of the client's own number tell
        of him will be known.
        """
        phoned = {
            row.row: self.by_phone[phone]
            for row in rows
            for phone in row.phones
            if phone in self.by_phone
        }
        found = ((row, self._born_so(row) or self._was_two(row)) for row in rows if not row.phone)
        born = [(row, one) for row, one in found if one]
        claims = Counter(one.id for _row, one in born)
        told = self._told(rows, phoned)
        return phoned | {
            row.row: one
            for row, one in born
            if claims[one.id] == 1 and not self._is_unsure(row, one, told)
        }

    def named(self, name_key: str) -> list[Contact]:
        """Return the clients of a name, behind them those who had it before."""
        named = [*self._by_name.get(name_key, ()), *self.formerly.get(name_key, ())]
        return [*{one.id: one for one in named}.values()]

    def _born_so(self, row: ClientRow) -> Contact | None:
        born = birthday_of(row)
        if not born:
            return None
        found = [
            one
            for one in self.named(row.name_key)
            if birthday_of(one) == born and not self._contradicts(one, row)
        ]
        if len(found) != 1 or self._is_another_there(found[0], row):
            return None
        return found[0]

    def _is_another_there(self, contact: Contact, row: ClientRow) -> bool:
        """Tell whether who is born so works elsewhere, and another one of the name there."""
        return works_elsewhere(contact, row) and any(
            one.employer == row.employer and self._fits(one, row)
            for one in self.named(row.name_key)
        )

    def _told(self, rows: Sequence[ClientRow], owners: Same) -> Told:
        """Return of whom rows tell, as they will be known, by each name and the whole birthday."""
        told: Told = {}
        for row in rows:
            owner = owners.get(row.row)
            person = refreshed(owner, row) if owner else row
            had = self._had.get(owner.id, ()) if owner else ()
            if born := birthday_of(person):
                for name in {row.name_key, person.name_key, *had}:
                    told.setdefault((name, born), []).append((row.row, person))
        return told

    def _is_unsure(self, row: ClientRow, client: Contact, told: Told) -> bool:
        """Tell whether other rows unsettle that a row means a client, whom it fits as he is now.

        One tells what of him contradicts it, or one of somebody else whom it fits, too.
        """
        return any(
            number != row.row and self._contradicts(person, row) == _is_stored(person, client)
            for number, person in told.get((row.name_key, birthday_of(row)), ())
        )

    def _contradicts(self, person: Person, row: ClientRow) -> bool:
        """Tell whether a row can't be a person's; further ways are looked up where one differs."""
        return contradicts(person, reach_of(person), row) and (
            isinstance(person, ClientRow)
            or contradicts(person, look_up_reach(self._desk, person), row)
        )


def _is_stored(person: Person, client: Contact) -> bool:
    return isinstance(person, Contact) and person.id == client.id


def _learns_nothing(contact: Contact, row: ClientRow) -> bool:
    alike = agree(contact, row) and contact.employer == row.employer
    return alike and refreshed(contact, row) == contact
