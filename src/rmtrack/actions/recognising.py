"""Which stored clients the rows of a list tell of. Nobody is taken for another by name alone."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rmtrack.actions.desk import Desk
from rmtrack.actions.former_names import was_named
from rmtrack.actions.ways import look_up_reach
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_
from rmtrack.domain.importing import ClientRow, Fault, is_told_by, refreshed
from rmtrack.domain.reach import reach_of
from rmtrack.domain.recognising import born_the_same, contradicts
from rmtrack.domain.unclear import Departed, Joined, Renamed, Unclear
from rmtrack.storage import beside, ways

Same = Mapping[int, Contact]  # stored clients, by the number of the row that tells of them


class Pool:
    """The stored clients, found by any of their phones, or by name."""

    def __init__(self, desk: Desk, contacts: Sequence[Contact]) -> None:
        """Take in all `contacts`, with their further phones and former names."""
        self._desk = desk
        self.former = desk.store.all(beside.FORMER_NAMES)
        self._by_phone: dict[str, Contact] = {}
        self._by_name: dict[str, list[Contact]] = {}
        self._formerly: dict[str, list[Contact]] = {}
        for contact in contacts:
            self._by_name.setdefault(contact.name_key, []).append(contact)
            if contact.phone:
                self._by_phone[contact.phone] = contact
        owners = {contact.id: contact for contact in contacts}
        for line in desk.store.all(ways.PHONES):
            self._by_phone.setdefault(line.value, owners[line.contact_id])
        for former in self.former:
            self._formerly.setdefault(former.name_key, []).append(owners[former.contact_id])

    def find_same(self, rows: Sequence[ClientRow]) -> dict[int, Contact]:
        """Return the stored clients of whom rows tell, by the row's number.

        Of namesakes without a phone number each is one row's client at most. Who is as a row tells
        is taken first, then who has nothing to learn from it, so that the same file again finds
        everybody in his place.
        """
        same = self.owners(rows)
        taken = {contact.id for contact in same.values()}
        for fits in (is_told_by, _learns_nothing, _agree):
            for row in rows:
                if row.phone or row.row in same:
                    continue
                namesakes = (one for one in self._named(row.name_key) if not one.phone)
                free = (one for one in namesakes if one.id not in taken)
                found = next((one for one in free if fits(one, row)), None)
                if found is not None:
                    same[row.row] = found
                    taken.add(found.id)
        return same

    def owners(self, rows: Sequence[ClientRow]) -> dict[int, Contact]:
        """Return the stored clients whom rows are sure to mean, by the row's number.

        Who has a phone number of the row; and of a row without one, who has its name and its whole
        birthday: the only one, of that row alone, and nothing else contradicts it.
        """
        born = {row.row: one for row in rows if (one := self._born_so(row))}
        claims = Counter(one.id for one in born.values())
        phoned = {
            row.row: self._by_phone[phone]
            for row in rows
            for phone in row.phones
            if phone in self._by_phone
        }
        return phoned | {row: one for row, one in born.items() if claims[one.id] == 1}

    def find_strangers(self, rows: Sequence[ClientRow]) -> list[Fault]:
        """Return the faults of the rows whose phone numbers are those of others.

        A client who had the row's name before is no other: the user has corrected it since.
        """
        return [fault for row in rows if (fault := self._fault_of(row))]

    def find_unclear(self, rows: Sequence[ClientRow], same: Same) -> Unclear:
        """Return what is to be told of rows that mean, or may mean, somebody unexpected."""
        new = [row for row in rows if row.row not in same]
        dead = [(row, one) for row in new for one in self._named(row.name_key) if one.deceased]
        return Unclear(
            joined=tuple(
                Joined(row.row, same[row.row].id, same[row.row].name)
                for row in rows
                if not row.phone and row.row in same and not _is_same(same[row.row], row)
            ),
            renamed=tuple(
                dict.fromkeys(
                    Renamed(row.name, one.id, one.name)
                    for row in new
                    for one in self._formerly.get(row.name_key, ())
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

    def _named(self, name_key: str) -> list[Contact]:
        """Return the clients of a name, behind them those who had it before."""
        named = [*self._by_name.get(name_key, ()), *self._formerly.get(name_key, ())]
        return [*{one.id: one for one in named}.values()]

    def _born_so(self, row: ClientRow) -> Contact | None:
        if row.phone:
            return None
        found = [
            one
            for one in self._named(row.name_key)
            if born_the_same(one, row) and not self._contradicts(one, row)
        ]
        return found[0] if len(found) == 1 else None

    def _contradicts(self, contact: Contact, row: ClientRow) -> bool:
        """Tell whether a row can't be a client's; further ways are looked up where one differs."""
        return contradicts(contact, reach_of(contact), row) and contradicts(
            contact, look_up_reach(self._desk, contact), row
        )

    def _fault_of(self, row: ClientRow) -> Fault | None:
        known = (self._by_phone[phone] for phone in row.phones if phone in self._by_phone)
        owners = list({owner.id: owner for owner in known}.values())
        if len(owners) > 1:
            sentence = N_("its phone numbers are those of several clients already: {clients}")
            clients = ", ".join(f"{one.name} ({one.id})" for one in owners)
            return Fault(row.row, None, sentence, {"clients": clients})
        if not owners or owners[0].name_key == row.name_key:
            return None
        if was_named(self._desk, owners[0], row.name_key):
            return None
        return Fault(
            row.row,
            None,
            N_("the phone number is that of '{name}' (client {number}) already"),
            {"name": owners[0].name, "number": owners[0].id},
        )


def _learns_nothing(contact: Contact, row: ClientRow) -> bool:
    return _agree(contact, row) and refreshed(contact, row) == contact


def _agree(contact: Contact, row: ClientRow) -> bool:
    """Tell whether a person is known by the same details in both; a blank is one of them.

    Two clients may share a name, and joining them could not be seen any more.
    """
    fields = ("sex", "birth_year", "birth_day", "birth_lunar", "opened_on", "wechat", "email")
    return all(getattr(contact, field) == getattr(row, field) for field in fields)


def _is_same(contact: Contact, row: ClientRow) -> bool:
    """Tell whether a client is so clearly a row's that nothing is told of it."""
    return contact.phone is None and contact.name_key == row.name_key and _agree(contact, row)
