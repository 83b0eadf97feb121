"""What lists told of clients without a phone number: whose their rows are when they come again."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from rmtrack.domain.importing import ClientRow
from rmtrack.domain.profile import ListedRow
from rmtrack.domain.recognising import Person

# What tells namesakes apart. What a bank knows anew from list to list tells nothing.
TOLD = ("sex", "birth_year", "birth_day", "opened_on", "wechat", "email", "employer")
Left = Mapping[str, Collection[int]]  # the numbers of clients, by the name's key


def told_by(person: Person) -> str:
    """Return what is told of somebody beside the name, as text: the same of what tells the same."""
    return json.dumps(facts_of(person), ensure_ascii=False, sort_keys=True)


def facts_of(person: Person) -> dict[str, str]:
    """Return what is known of somebody of what tells namesakes apart, as text."""
    facts = {name: str(value) for name in TOLD if (value := getattr(person, name)) is not None}
    if person.birth_day is not None and person.birth_lunar:
        facts["birth_lunar"] = str(person.birth_lunar)
    return facts


class Listed:
    """The rows that were kept: each is one row of a list."""

    def __init__(self, kept: Iterable[ListedRow]) -> None:
        self._owners: dict[tuple[str, str], list[int]] = {}
        self._kept: Counter[tuple[str, int]] = Counter()
        for row in kept:
            self._owners.setdefault((row.name_key, row.told), []).append(row.contact_id)
            self._kept[row.name_key, row.contact_id] += 1

    def owners(self, rows: Sequence[ClientRow]) -> dict[int, int]:
        """Return whose rows of a list are that tell what was told before, by the rows' numbers.

        Only where all who were told so are one client by now, and no more rows tell so than did.
        """
        alike: dict[tuple[str, str], list[int]] = {}
        for row in rows:
            if not row.phone:
                alike.setdefault((row.name_key, told_by(row)), []).append(row.row)
        return {
            number: owners[0]
            for told, numbers in alike.items()
            if (owners := self._owners.get(told, []))
            and len(set(owners)) == 1
            and len(numbers) <= len(owners)
            for number in numbers
        }

    def told_as(self, row: ClientRow) -> list[int]:
        """Return the numbers of the clients of whom rows told just as this one."""
        return self._owners.get((row.name_key, told_by(row)), [])

    def left(self, rows: Iterable[ClientRow], owners: Mapping[int, int]) -> Left:
        """Return of whom kept rows are left that are none of a list's, whose `owners` are known."""
        used = Counter(
            (row.name_key, owners[row.row]) for row in rows if not row.phone and row.row in owners
        )
        left: dict[str, list[int]] = {}
        for name, number in self._kept - used:
            left.setdefault(name, []).append(number)
        return left

    def missing(self, told: Iterable[tuple[int, ClientRow]]) -> list[ListedRow]:
        """Return what is to be kept of rows and the numbers of whom they were taken for."""
        had = Counter((number, *key) for key, numbers in self._owners.items() for number in numbers)
        now = Counter((number, row.name_key, told_by(row)) for number, row in told)
        return [ListedRow(*key) for key in (now - had).elements()]
