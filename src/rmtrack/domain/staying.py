"""Several ways to reach a client: those that stay are named, so that none is lost to a slip."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rmtrack.domain.contact import Contact
from rmtrack.domain.editing import WAYS
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import Way
from rmtrack.domain.reach import Given, Reach
from rmtrack.domain.several import Several
from rmtrack.domain.writing import alike

SEVERAL = 2


class Leaving(NamedTuple):
    """Several ways of one kind, none of which is among those that were given."""

    way: Way
    known: tuple[str, ...]
    given: tuple[str, ...]  # empty clears


class TypedWays(NamedTuple):
    """Ways of one kind as a command line has them, each behind its option; a view writes it."""

    way: Way
    values: tuple[str, ...]


def all_leaving(reach: Reach, given: Given) -> Iterator[Leaving]:
    """Yield the kinds of which a client would lose several ways, and keep none.

    One way alone gives way to what is given, and whoever names one of several has seen them.
    """
    for way, values in given.items():
        known: Sequence[str] = getattr(reach, WAYS[way])
        if len(known) >= SEVERAL and not {*map(alike, known)} & {*map(alike, values)}:
            yield Leaving(way, tuple(known), tuple(dict.fromkeys(values)))


def refuse_all_leaving(contact: Contact, reach: Reach, given: Given) -> None:
    """Raise InputError that names the ways which would all go, and what to type."""
    for one in all_leaving(reach, given):
        hint = N_("to keep all: rmtrack contact edit {number} {words}")
        if not one.given:
            hint = N_("to clear: rmtrack contact edit {number} {words}, then --{option} none")
        raise InputError(
            N_("{name} ({number}) has {known} under --{option}: name each that stays"),
            hint=hint,
            name=contact.name,
            number=contact.id,
            known=Several.of(one.known),
            option=one.way,
            words=TypedWays(one.way, (*one.given, *one.known) if one.given else one.known[:1]),
        )
