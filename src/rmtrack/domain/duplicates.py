"""Clients who may be one person kept twice, in groups, with the reasons.

Nobody is compared with everybody: only those are looked at together who have a key in common, a
phone number or an employer and most of a name.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rmtrack.domain.keys import Way
from rmtrack.domain.likeness import RULES, Fits, Keys, Person, Reached, Reason

LARGE = 100  # clients with a key in common; a name like 张伟 has fewer


class FurtherWay(NamedTuple):
    """One more way to reach a client: a row of a query."""

    contact_id: int
    way: Way
    value: str


class Numbers(NamedTuple):
    """How much is kept of a client: a row of a query."""

    contact_id: int
    touches: int
    deals: int


class Likeness(NamedTuple):
    """Two clients, the lower number first, and the strongest reason to take them for one."""

    first: int
    second: int
    reason: Reason


class Group(NamedTuple):
    """Clients who may be one: first the one into whom the others would be merged."""

    people: tuple[Person, ...]
    likenesses: tuple[Likeness, ...]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """All reasons, the strongest first."""
        told = {likeness.reason for likeness in self.likenesses}
        return tuple(reason for reason in Reason if reason in told)


class Duplicates(NamedTuple):
    """All groups, those with the strongest reason first, and how much is kept of whom."""

    groups: tuple[Group, ...]
    numbers: Mapping[int, Numbers]


def find_duplicates(
    people: Iterable[Person], further: Iterable[FurtherWay] = ()
) -> tuple[Group, ...]:
    """Return the groups of clients who may be one, those with the strongest reason first.

    Two of different sexes or birthdays are never one, unless they share a name and a way to reach
    them: then one of the two is a slip.
    """
    pool = sorted(_reached(people, further), key=lambda one: one.person.id)
    likenesses: dict[tuple[int, int], Reason] = {}
    for reason, (keys, fits) in RULES.items():
        for block in _blocks(pool, keys):
            for pair in _alike(block, fits):
                likenesses.setdefault(pair, reason)
    return _grouped(likenesses, {one.person.id: one.person for one in pool})


def _reached(people: Iterable[Person], further: Iterable[FurtherWay]) -> Iterator[Reached]:
    ways: dict[int, list[FurtherWay]] = defaultdict(list)
    for way in further:
        ways[way.contact_id].append(way)
    for one in people:
        known = {
            Way.PHONE: {one.phone} - {None},
            Way.WECHAT: {one.wechat} - {None},
            Way.EMAIL: {one.email} - {None},
        }
        for more in ways.get(one.id, ()):
            known[more.way].add(more.value)
        yield Reached(
            one, {way: frozenset(str(text).casefold() for text in known[way]) for way in Way}
        )


def _blocks(pool: Iterable[Reached], keys: Keys) -> Iterator[list[Reached]]:
    """Yield those who have a key in common, by their numbers."""
    blocks: dict[Hashable, list[Reached]] = defaultdict(list)
    for one in pool:
        for key in set(keys(one)):
            blocks[key].append(one)
    yield from (block for block in blocks.values() if len(block) > 1)


def _alike(block: Sequence[Reached], fits: Fits) -> Iterator[tuple[int, int]]:
    """Yield who fits whom. Many who all fit the first of them are one group, told by that alone."""
    for place, one in enumerate(block):
        rest = block[place + 1 :]
        near = [other for other in rest if fits(one, other)]
        yield from ((one.person.id, other.person.id) for other in near)
        if place == 0 and len(rest) >= LARGE and len(near) == len(rest):
            return


def _grouped(
    likenesses: Mapping[tuple[int, int], Reason], people: Mapping[int, Person]
) -> tuple[Group, ...]:
    """Put each client together with all who are like him, once."""
    like: dict[int, list[int]] = defaultdict(list)
    for first, second in sorted(likenesses):
        like[first].append(second)
    groups: list[list[int]] = []
    homes: dict[int, set[int]] = defaultdict(set)  # the groups in which a client stands
    for first, others in like.items():
        new = [other for other in others if homes[first].isdisjoint(homes[other])]
        if new:
            for number in (first, *new):
                homes[number].add(len(groups))
            groups.append([first, *new])
    told: dict[int, list[Likeness]] = defaultdict(list)
    for (first, second), reason in sorted(likenesses.items()):
        for home in homes[first] & homes[second]:
            told[home].append(Likeness(first, second, reason))
    made = [
        Group(_who_stays_first(people[number] for number in group), tuple(told[home]))
        for home, group in enumerate(groups)
    ]
    ranks = list(Reason)
    return tuple(
        sorted(made, key=lambda group: (ranks.index(group.reasons[0]), group.people[0].id))
    )


def _who_stays_first(people: Iterable[Person]) -> tuple[Person, ...]:
    """Put those first who are in the pool, else who was there before."""
    return tuple(sorted(people, key=lambda one: (one.archived, one.id)))
