"""What is read of a pool's past, and where a client stands once a command was taken back."""

from datetime import timedelta

import pytest

from rmtrack.domain.contact import Contact
from rmtrack.domain.keys import Kind, Mood
from rmtrack.domain.movement import Cause
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.replaying import Felt, Member, Turn
from rmtrack.domain.touch import Assessment
from rmtrack.storage import cells
from rmtrack.storage.store import Record, Store
from rmtrack.storage.undoing import redo, undo
from tests.storage.examples import AT, DAY, a_contact, a_touch

ONE = timedelta(days=1)


def put(store: Store, *records: Record) -> None:
    with store.command("put", AT):
        for record in records:
            store.put(record)


def felt(days: int, category: str | None = None, **fields: object) -> Assessment:
    return Assessment(1, DAY + days * ONE, category=category, **fields)  # type: ignore[arg-type]


def test_all_clients_are_members_of_some_day_the_archived_too(store: Store) -> None:
    put(store, a_contact("a"), a_contact("b", archived=True))
    assert store.all(cells.MEMBERS) == [
        Member(1, "a", "a", DAY, archived=False),
        Member(2, "b", "b", DAY, archived=True),
    ]


def test_turns_come_by_their_day_then_in_the_order_of_the_rows(store: Store) -> None:
    put(
        store,
        a_contact("a"),
        a_contact("b"),
        PoolChange(1, DAY + ONE, archived=False),
        PoolChange(2, DAY, archived=True),
        PoolChange(1, DAY, archived=True),
    )
    assert store.all(cells.TURNS) == [
        Turn(2, DAY, archived=True),
        Turn(1, DAY, archived=True),
        Turn(1, DAY + ONE, archived=False),
    ]


def test_what_was_felt_comes_up_to_a_day_in_the_order_of_days_then_rows(store: Store) -> None:
    put(
        store,
        a_contact("a"),
        felt(2, familiarity=1),
        felt(1, familiarity=2),
        felt(1, mood=Mood.POSITIVE),
        felt(1, "insurance", mood=Mood.RESISTANT),
        felt(3, familiarity=3),
        felt(2, familiarity=9, aside=True),
        felt(1, "insurance", mood=Mood.POSITIVE, aside=True),
    )
    overall = store.all(cells.FELT, day=DAY + 2 * ONE)
    assert overall == [
        Felt(1, DAY + ONE, None, 2, None),
        Felt(1, DAY + ONE, None, None, Mood.POSITIVE),
        Felt(1, DAY + 2 * ONE, None, 1, None),
    ]
    toward = store.all(cells.FELT_TOWARD, category="insurance", day=DAY + 2 * ONE)
    insurance = Felt(1, DAY + ONE, None, None, Mood.RESISTANT, "insurance")
    assert toward == [*overall[:2], insurance, *overall[2:]]
    assert store.all(cells.FELT_TOWARD, category="insurance", day=DAY) == []
    assert store.all(cells.FELT_TOWARD, category="deposit", day=DAY + ONE) == overall[:2]


def test_causes_are_those_that_are_asked_for(store: Store) -> None:
    put(store, a_contact("a"), a_touch(1, note="想看年金"), a_touch(1, kind=Kind.MEETING))
    assert store.all(cells.CAUSES, ids={2, 3}) == [Cause(2, Kind.MEETING, None)]
    assert store.all(cells.CAUSES, ids=set()) == []


@pytest.mark.parametrize(
    ("row", "stands"),
    [
        (felt(0, familiarity=8), (8, Mood.NEUTRAL)),
        (felt(0, mood=Mood.POSITIVE), (4, Mood.POSITIVE)),
        (felt(-1, familiarity=8, mood=Mood.POSITIVE), (4, Mood.NEUTRAL)),
        (felt(0, "insurance", familiarity=8, mood=Mood.POSITIVE), (4, Mood.NEUTRAL)),
    ],
)
def test_undo_leaves_a_client_where_the_rows_that_are_left_say(
    store: Store, row: Assessment, stands: tuple[int, Mood]
) -> None:
    """Each later row counts, though the later command left the client where he was."""
    put(store, a_contact("a", familiarity=4, mood=Mood.NEUTRAL))
    put(store, felt(0, familiarity=4, mood=Mood.NEUTRAL))
    put(store, felt(0, familiarity=1, mood=Mood.RESISTANT))
    put(store, row)
    undo(store, AT, 3)
    contact = store.get(Contact, 1)
    assert (contact.familiarity, contact.mood) == stands
    redo(store, AT)
    assert store.get(Contact, 1).mood is (row.mood if stands[1] is row.mood else Mood.RESISTANT)


def test_what_is_set_aside_says_no_place_when_a_command_is_taken_back(store: Store) -> None:
    put(store, a_contact("a", familiarity=4, mood=Mood.NEUTRAL))
    put(store, felt(0, familiarity=4, mood=Mood.NEUTRAL))
    put(store, felt(1, familiarity=9, mood=Mood.POSITIVE, aside=True))
    put(store, felt(0, familiarity=5))
    undo(store, AT)
    contact = store.get(Contact, 1)
    assert (contact.familiarity, contact.mood) == (4, Mood.NEUTRAL)


def test_the_present_mood_toward_a_category_is_none_that_is_set_aside(store: Store) -> None:
    put(
        store,
        a_contact("a", familiarity=4, mood=Mood.NEUTRAL),
        felt(1, "insurance", mood=Mood.POSITIVE),
        felt(2, "insurance", mood=Mood.RESISTANT, aside=True),
        felt(2, "deposit", mood=Mood.RESISTANT, aside=True),
    )
    for category, mood in (("insurance", Mood.POSITIVE), ("deposit", Mood.NEUTRAL)):
        (one,) = store.all(cells.GRID_CONTACTS_TOWARD, category=category)
        assert one.mood is mood


def test_with_the_last_row_the_place_goes(store: Store) -> None:
    put(store, a_contact("a", familiarity=4))
    put(store, felt(0, familiarity=4))
    undo(store, AT)
    assert store.get(Contact, 1).familiarity is None


def test_what_is_felt_toward_a_category_moves_nobody_when_it_is_taken_back(store: Store) -> None:
    put(store, a_contact("a", familiarity=4))
    put(store, felt(0, "insurance", mood=Mood.RESISTANT))
    undo(store, AT)
    assert store.get(Contact, 1).familiarity == 4


def test_the_touch_days_follow_the_place(store: Store) -> None:
    """How soon a client is due depends on the band in which the undo leaves him."""
    put(store, a_contact("a", familiarity=1))
    put(store, felt(0, familiarity=1), a_touch(1))
    put(store, felt(0, familiarity=8))
    put(store, felt(0, familiarity=8))
    low = store.get(Contact, 1).next_touch_on
    undo(store, AT)
    high = store.get(Contact, 1).next_touch_on
    assert low is not None
    assert high is not None
    assert high < low
