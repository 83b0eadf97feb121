"""Whatever was read of whom: a merge tells no rise into a tier that nobody made."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from rmtrack.actions.desk import Desk
from rmtrack.actions.history import redo, undo
from rmtrack.actions.listing import list_clients
from rmtrack.actions.merge import merge_contacts
from rmtrack.domain.choosing import Choice
from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import Preference, Side
from rmtrack.domain.money import Money
from rmtrack.domain.profile import AssetReading
from rmtrack.domain.tiers import Rise, Tier
from rmtrack.storage.store import Store
from rmtrack.views.merging import remark_text
from tests.actions.fresh import fresh_desk
from tests.actions.values import AT_NINE, a_client, dump, november

TIERS = (Tier("gold", Money.yuan(5)), Tier("platinum", Money.yuan(8)))
SINCE = tuple(map(november, (1, 4, 8, 12)))
CLIENTS = 4  # the last one is merged with nobody
Rises = Mapping[int, list[Rise | None]]  # since each of some days, by the client's number


class Read(NamedTuple):
    """What was read of a client on a day."""

    client: int
    day: int
    yuan: int


class Case(NamedTuple):
    """What was read, in this order; who holds what was never read, or is not known; whose holds."""

    read: list[Read]
    unread: tuple[int | None, ...]
    forgotten: set[int]
    sides: tuple[Side, Side]


cases = st.builds(
    Case,
    st.lists(
        st.builds(Read, st.integers(1, CLIENTS), st.integers(2, 14), st.sampled_from([3, 6, 7, 9])),
        max_size=9,
    ),
    st.tuples(*[st.sampled_from([None, 4, 6, 9])] * CLIENTS),
    st.sets(st.integers(1, CLIENTS), max_size=1),
    st.tuples(*[st.sampled_from(Side)] * 2),
)


def fill(store: Store, case: Case) -> None:
    """Store the clients, each with what was read last of him; else with what was never read."""
    held = dict(enumerate(case.unread, 1))
    held |= {one.client: one.yuan for one in sorted(case.read, key=lambda one: one.day)}
    held |= dict.fromkeys(case.forgotten)
    with store.command("fill", AT_NINE):
        for yuan in held.values():
            store.put(a_client(assets=None if yuan is None else Money.yuan(yuan)))
        for one in case.read:
            store.put(AssetReading(one.client, november(one.day), Money.yuan(one.yuan)))


def rises(desk: Desk) -> Rises:
    """Return who has reached a tier since each of some days."""
    found: dict[int, list[Rise | None]] = {}
    for since in SINCE:
        listed = list_clients(desk, Choice(reached_since=since), tiers=TIERS).clients
        told = {one.contact.id: one.rise for one in listed}
        for number in range(1, CLIENTS + 1):
            found.setdefault(number, []).append(told.get(number))
    return found


def check(desk: Desk, other: int, side: Side, told: list[list[Rise | None]]) -> None:
    """Merge the other one into the first; look at everybody's rises, and take it back."""
    before, past = dump(desk.store), rises(desk)
    merge_contacts(desk, "1", str(other), Preference(side), remark=remark_text)
    after, now = dump(desk.store), rises(desk)
    assert now[1] in told
    assert not any(now[other])
    assert [now[one] for one in now if one not in {1, other}] == [
        past[one] for one in past if one not in {1, other}
    ]
    undo(desk)
    assert (dump(desk.store), rises(desk)) == (before, past)
    redo(desk)
    assert (dump(desk.store), rises(desk)) == (after, now)
    assert desk.store.get(Contact, 1)


@settings(deadline=None, max_examples=30)
@given(case=cases)
def test_a_merge_tells_no_rise_that_nobody_made(empty_store: Path, case: Case) -> None:
    """Two become one, and he and a third one become one: his rises are those of one of them."""
    with fresh_desk(empty_store) as desk:
        fill(desk.store, case)
        told = [rises(desk)[number] for number in (1, 2, 3)]
        check(desk, 2, case.sides[0], told[:2])
        check(desk, 3, case.sides[1], told)
