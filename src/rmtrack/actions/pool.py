"""The stored clients as a list may mean them: by phone, by name, by what lists told before."""

from collections.abc import Mapping, Sequence

from rmtrack.actions.desk import Desk
from rmtrack.actions.ways import look_up_reach
from rmtrack.domain.contact import Contact
from rmtrack.domain.employers import same_employer
from rmtrack.domain.importing import ClientRow
from rmtrack.domain.listed import Left, Listed, facts_of
from rmtrack.domain.reach import reach_of
from rmtrack.domain.recognising import (
    Person,
    birthday_of,
    born_elsewhen,
    contradicts,
    is_evident,
    works_elsewhere,
)
from rmtrack.reading.writings import text_key
from rmtrack.storage import beside, queries, ways

Same = Mapping[int, Contact]  # stored clients, by the number of the row that tells of them


class Pool:
    """The stored clients, found by any of their phones, or by name, or as a list told of them."""

    def __init__(self, desk: Desk) -> None:
        """Take in all clients, with what is kept of them beside their records."""
        self._desk = desk
        self.clients = desk.store.all(queries.ALL_CONTACTS)
        self.former = desk.store.all(beside.FORMER_NAMES)
        self.listed = Listed(desk.store.all(beside.LISTED_ROWS))
        self.by_phone: dict[str, Contact] = {}
        self._had_phone: dict[str, list[Contact]] = {}
        self._by_name: dict[str, list[Contact]] = {}
        self.formerly: dict[str, list[Contact]] = {}
        self._had_name: dict[int, list[str]] = {}
        for contact in self.clients:
            self._by_name.setdefault(contact.name_key, []).append(contact)
            if contact.phone:
                self.by_phone[contact.phone] = contact
        self._numbered = {contact.id: contact for contact in self.clients}
        for line in desk.store.all(ways.PHONES):
            self.by_phone.setdefault(line.value, self._numbered[line.contact_id])
        for lost in desk.store.all(beside.FORMER_PHONES):
            self._had_phone.setdefault(lost.phone, []).append(self._numbered[lost.contact_id])
        for former in self.former:
            owner = self._numbered[former.contact_id]
            self.formerly.setdefault(former.name_key, []).append(owner)
            self._had_name.setdefault(former.contact_id, []).append(former.name_key)

    def named(self, name_key: str) -> list[Contact]:
        """Return the clients of a name, behind them those who had it before."""
        named = [*self._by_name.get(name_key, ()), *self.formerly.get(name_key, ())]
        return [*{one.id: one for one in named}.values()]

    def names_of(self, contact: Contact) -> set[str]:
        """Return the keys of the names that a client has and had."""
        return {contact.name_key, *self._had_name.get(contact.id, ())}

    def of_number(self, row: ClientRow) -> Contact | None:
        """Return who has a phone number of the row."""
        known = [self.by_phone[phone] for phone in row.phones if phone in self.by_phone]
        return known[-1] if known else None

    def had_number(self, row: ClientRow) -> Contact | None:
        """Return who had a phone number of the row, and has or had its name."""
        had = {one.id: one for phone in row.phones for one in self._had_phone.get(phone, ())}
        found = [one for one in had.values() if row.name_key in self.names_of(one)]
        return found[0] if len(found) == 1 else None

    def fits(self, contact: Contact, row: ClientRow) -> bool:
        """Tell whether nothing tells a client apart from whom a row tells of."""
        return not born_elsewhen(contact, row) and not self.contradicts(contact, row)

    def contradicts(self, person: Person, row: ClientRow) -> bool:
        """Tell whether a row can't be a person's; further ways are looked up where one differs."""
        return contradicts(person, reach_of(person), row) and (
            isinstance(person, ClientRow)
            or contradicts(person, look_up_reach(self._desk, person), row)
        )

    def born_so(self, row: ClientRow) -> Contact | None:
        """Return the only client of the row's name and whole birthday, if nothing is against it."""
        born = birthday_of(row)
        if not born:
            return None
        found = [
            one
            for one in self.named(row.name_key)
            if birthday_of(one) == born and not self.contradicts(one, row)
        ]
        if len(found) != 1 or self._is_another_there(found[0], row):
            return None
        return found[0]

    def _is_another_there(self, contact: Contact, row: ClientRow) -> bool:
        """Tell whether who is born so works elsewhere, and another one of the name there."""
        return works_elsewhere(contact, row, text_key) and any(
            same_employer(one.employer, row.employer, text_key) and self.fits(one, row)
            for one in self.named(row.name_key)
        )

    def told_before(self, rows: Sequence[ClientRow]) -> dict[int, Contact]:
        """Return of whom lists told just so before, but where another one fits better by now."""
        found = self.listed.owners(rows)
        told = [(row, self._numbered[found[row.row]]) for row in rows if row.row in found]
        return {row.row: one for row, one in told if not self._is_anothers(row, one)}

    def _is_anothers(self, row: ClientRow, contact: Contact) -> bool:
        return not self.fits(contact, row) and any(
            one.id != contact.id and is_evident(one, row, text_key) for one in self.possible(row)
        )

    def possible(self, row: ClientRow) -> list[Contact]:
        """Return who has or had the row's name, and is not told apart from whom it tells of.

        Nor is who was changed since a list told just so of him.
        """
        fitting = [one for one in self.named(row.name_key) if self.fits(one, row)]
        told = [self._numbered[number] for number in self.listed.told_as(row)]
        return [*{one.id: one for one in (*fitting, *told)}.values()]

    def rivals(self, row: ClientRow, contact: Contact) -> list[Contact]:
        """Return who may be meant as well by a row that told just so of a client before.

        All that it tells is known of them too.
        """
        told = facts_of(row).items()
        return [
            one
            for one in self.possible(row)
            if one.id != contact.id and told <= facts_of(one).items()
        ]

    def left(self, rows: Sequence[ClientRow], known: Same) -> Left:
        """Return of whom kept rows are left that are none of these, whose clients are `known`."""
        return self.listed.left(rows, {row: client.id for row, client in known.items()})
