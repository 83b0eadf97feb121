"""Who introduced whom: a line of people, and never a ring."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.several import ARROW, Named, Several

P = TypeVar("P", bound=Hashable)


def find_ring(
    introduced: P, introducer: P, introducer_of: Callable[[P], P | None]
) -> tuple[P, ...]:
    """Return the ring that an introducer of somebody would close; nobody where there is none.

    It runs from who is introduced to his introducer and on to that one's. `introducer_of` tells
    who introduced a person so far; a ring that is there already is no ring of these two.
    """
    line = {introduced: None}  # in its order
    person: P | None = introducer
    while person is not None and person not in line:
        line[person] = None
        person = introducer_of(person)
    return tuple(line) if person == introduced else ()


def refuse_ring(ring: Sequence[Contact]) -> None:
    """Raise RuleError that names the members of a ring, where there is one.

    The last one's introducer is kept already: taking him away opens the ring.
    """
    if ring:
        raise RuleError(
            N_("who introduced whom would run in a ring: {ring}"),
            hint=N_("if so, first: rmtrack contact edit {number} --introducer none"),
            ring=Several.of(map(_named, (ring[0], *reversed(ring))), joint=ARROW),
            number=ring[-1].id,
        )


def _named(contact: Contact) -> Named:
    return Named(contact.name, contact.id)
