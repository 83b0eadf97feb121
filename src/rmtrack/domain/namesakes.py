"""Clients who may all be meant: what tells those of one name apart."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum, auto
from itertools import combinations
from typing import NamedTuple

from rmtrack.domain.contact import Contact

MOST_FACTS = 2  # that are told of one client


class Rival(NamedTuple):
    """A client who may be meant as well as others."""

    contact: Contact
    tags: tuple[str, ...] = ()
    former_name: str | None = None  # by which the client fits, where it is no name of today


class Fact(Enum):
    """What tells a client from a namesake, the most telling first."""

    PHONE = auto()
    EMPLOYER = auto()
    BIRTHDAY = auto()
    AREA = auto()
    TAGS = auto()
    WECHAT = auto()
    EMAIL = auto()
    LAST_TOUCH = auto()
    ADDED = auto()


def _birthday(contact: Contact) -> tuple[int | None, str | None, bool] | None:
    year, day = contact.birth_year, contact.birth_day
    return (year, day, contact.birth_lunar) if year or day else None


KNOWN: Mapping[Fact, Callable[[Rival], object]] = {  # empty, or None: it is not known
    Fact.PHONE: lambda one: one.contact.phone,
    Fact.EMPLOYER: lambda one: one.contact.employer,
    Fact.BIRTHDAY: lambda one: _birthday(one.contact),
    Fact.AREA: lambda one: one.contact.area,
    Fact.TAGS: lambda one: frozenset(one.tags),
    Fact.WECHAT: lambda one: one.contact.wechat,
    Fact.EMAIL: lambda one: one.contact.email,
    Fact.LAST_TOUCH: lambda one: one.contact.last_touch_on,
    Fact.ADDED: lambda one: one.contact.added_on,
}


def told_apart(rivals: Sequence[Rival]) -> list[tuple[Rival, tuple[Fact, ...]]]:
    """Return these clients, each with the facts to tell of him: MOST_FACTS, or fewer.

    Whose name nobody else of them has needs none. Of each name it is those facts, of as many, that
    leave the fewest alike, the first such; whoever lacks one of them has the next he differs in
    told instead. Of his tags those are left that not all of that name have.
    """
    named: dict[str, list[Rival]] = defaultdict(list)
    for one in rivals:
        named[one.contact.name_key].append(one)
    told = {
        one.contact.id: (one, facts)
        for namesakes in named.values()
        for one, facts in _told_apart(_with_own_tags(namesakes))
    }
    return [told[one.contact.id] for one in rivals]


def _told_apart(namesakes: Sequence[Rival]) -> Iterator[tuple[Rival, tuple[Fact, ...]]]:
    differing = [fact for fact in Fact if _kinds(namesakes, (fact,)) > 1]
    several = combinations(differing, min(MOST_FACTS, len(differing)))
    chosen = max(several, key=lambda facts: _kinds(namesakes, facts))
    for one in namesakes:
        known = [fact for fact in differing if KNOWN[fact](one)]
        first = [fact for fact in known if fact in chosen]
        more = [fact for fact in known if fact not in chosen][: MOST_FACTS - len(first)]
        yield one, tuple(fact for fact in known if fact in (*first, *more))


def _kinds(namesakes: Sequence[Rival], facts: Sequence[Fact]) -> int:
    """Return how many kinds of clients there are by these facts; not known is one kind too."""
    return len({tuple(KNOWN[fact](one) for fact in facts) for one in namesakes})


def _with_own_tags(namesakes: Sequence[Rival]) -> list[Rival]:
    """Return the clients without the tags that all of them have."""
    common = frozenset.intersection(*(frozenset(one.tags) for one in namesakes))
    return [
        one._replace(tags=tuple(word for word in one.tags if word not in common))
        for one in namesakes
    ]
