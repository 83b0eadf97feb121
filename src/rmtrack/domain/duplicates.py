"""Clients who may be one person kept twice, in groups, with the reasons.

Nobody is compared with everybody: only those are looked at together who have a key in common, a
phone number or an employer and most of a name.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from rmtrack.domain.employers import employer_key
from rmtrack.domain.keys import Way
from rmtrack.domain.likeness import (
    RULES,
    Against,
    Fits,
    Keys,
    Person,
    Reached,
    Reason,
    contradictions,
)
from rmtrack.domain.profile import FormerName
from rmtrack.domain.writing import Key

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
    against: tuple[Against, ...] = ()  # what speaks against it all the same


class Merge(NamedTuple):
    """A merge that is offered: two numbers, and the reason it rests on."""

    stays: int
    goes: int
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

    @property
    def merges(self) -> tuple[Merge, ...]:
        """The merges that make one client of all, in the order to type them: the surest first.

        Each stands on the strongest likeness of the two; who went over is named no more.
        """
        places = {one.id: place for place, one in enumerate(self.people)}
        ranks = list(Reason)
        found = sorted(
            (ranks.index(one.reason), *sorted((places[one.first], places[one.second])))
            for one in self.likenesses
        )
        into = list(range(len(self.people)))  # by the place of each: whom he went over to
        merges = []
        for rank, *two in found:
            stays, goes = sorted(_end(into, place) for place in two)
            if stays != goes:
                into[goes] = stays
                merges.append(Merge(self.people[stays].id, self.people[goes].id, ranks[rank]))
        return tuple(merges)

    @property
    def is_clear(self) -> bool:
        """Whether nothing that is known contradicts it."""
        return not any(likeness.against for likeness in self.likenesses)


class Duplicates(NamedTuple):
    """All groups, the clear ones first, and how much is kept of whom."""

    groups: tuple[Group, ...]
    numbers: Mapping[int, Numbers]
    former: Mapping[int, tuple[str, ...]] = MappingProxyType({})  # names of those who had others


def find_duplicates(
    people: Iterable[Person],
    further: Iterable[FurtherWay] = (),
    former: Iterable[FormerName] = (),
    *,
    fold: Key = str,
    born_on: Mapping[int, date] = MappingProxyType({}),
) -> tuple[Group, ...]:
    """Return the groups of clients who may be one, those with the strongest reason first.

    Two of different birthdays are not one, unless they share a WeChat name or an e-mail, or a name
    and a phone: then one of the two is a slip. Two of different sexes, and one who has died and one
    who has not, are one for the same reasons alone, and for a name with a birthday. Such pairs
    stand below all others, in groups of their own, with what speaks against them. Two who have both
    died are never listed. `fold` returns what all writings of an employer have in common;
    `born_on` has the solar days, by their numbers, of those whose birthdays are lunar.
    """
    pool = sorted(_reached(people, further, former, fold), key=lambda one: one.person.id)
    pool = [one._replace(born_on=_solar_day(one.person, born_on)) for one in pool]
    known = {one.person.id: one.person for one in pool}
    found: dict[tuple[int, int], Likeness] = {}
    for reason, (keys, fits) in RULES.items():
        for block in _blocks(pool, keys):
            for first, second in _alike(block, fits):
                one, other = known[first], known[second]
                if not (one.deceased and other.deceased):
                    likeness = Likeness(first, second, reason, contradictions(one, other))
                    found.setdefault((first, second), likeness)
    clear = [one for one in found.values() if not one.against]
    doubtful = [one for one in found.values() if one.against]
    return (*_grouped(clear, known), *_grouped(doubtful, known))


def _solar_day(one: Person, born_on: Mapping[int, date]) -> str | None:
    if one.id in born_on:
        return born_on[one.id].isoformat()
    if one.birth_lunar or one.birth_day is None or one.birth_year is None:
        return None
    return f"{one.birth_year:04d}-{one.birth_day}"


def _reached(
    people: Iterable[Person],
    further: Iterable[FurtherWay],
    former: Iterable[FormerName],
    fold: Key,
) -> Iterator[Reached]:
    names: dict[int, set[str]] = defaultdict(set)
    for name in former:
        names[name.contact_id].add(name.name_key)
    before = frozenset().union(*names.values())
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
        folded = {way: frozenset(str(text).casefold() for text in known[way]) for way in Way}
        own = frozenset({one.name_key, *names.get(one.id, ())})
        works = employer_key(fold(one.employer or ""))
        yield Reached(one, folded, own, own & before, works)


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


def _grouped(likenesses: Iterable[Likeness], people: Mapping[int, Person]) -> tuple[Group, ...]:
    """Put each client together with all who are like him, once."""
    like: dict[int, list[int]] = defaultdict(list)
    pairs = sorted(likenesses)
    for pair in pairs:
        like[pair.first].append(pair.second)
    groups: list[list[int]] = []
    homes: dict[int, set[int]] = defaultdict(set)  # the groups in which a client stands
    for first, others in like.items():
        new = [other for other in others if homes[first].isdisjoint(homes[other])]
        if new:
            for number in (first, *new):
                homes[number].add(len(groups))
            groups.append([first, *new])
    told: dict[int, list[Likeness]] = defaultdict(list)
    for pair in pairs:
        for home in homes[pair.first] & homes[pair.second]:
            told[home].append(pair)
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


def _end(into: Sequence[int], place: int) -> int:
    """Return where somebody ends who went over to one who may have gone over, too."""
    while into[place] != place:
        place = into[place]
    return place
