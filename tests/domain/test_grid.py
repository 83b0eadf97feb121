"""The nine cells: where a client belongs, and in which order."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.grid import CELLS, Cell, GridContact, arrange, band, place
from rmtrack.domain.keys import Band, Mood

contacts = st.lists(
    st.builds(
        GridContact,
        id=st.integers(1, 999),
        name=st.sampled_from(["王小明", "李姐", "陈立"]),
        name_key=st.sampled_from(["wangxiaoming", "lijie", "chenli"]),
        familiarity=st.none() | st.integers(0, 9),
        mood=st.none() | st.sampled_from(Mood),
    ),
    unique_by=lambda contact: contact.id,
)


@pytest.mark.parametrize(
    ("familiarity", "expected"),
    [
        (0, Band.LOW),
        (2, Band.LOW),
        (3, Band.MIDDLE),
        (5, Band.MIDDLE),
        (6, Band.HIGH),
        (9, Band.HIGH),
    ],
)
def test_a_boundary_belongs_to_the_upper_band(familiarity: int, expected: Band) -> None:
    assert band(familiarity) is expected


def test_the_cells_stand_from_the_closest_and_most_willing_down() -> None:
    assert [str(cell) for cell in CELLS] == [
        "high/positive",
        "high/neutral",
        "high/resistant",
        "middle/positive",
        "middle/neutral",
        "middle/resistant",
        "low/positive",
        "low/neutral",
        "low/resistant",
    ]


@pytest.mark.parametrize(("familiarity", "mood"), [(None, Mood.POSITIVE), (7, None), (None, None)])
def test_a_client_without_familiarity_or_mood_has_no_cell(
    familiarity: int | None, mood: Mood | None
) -> None:
    assert place(familiarity, mood) is None


def test_a_client_who_is_met_for_the_first_time_has_a_cell_too() -> None:
    assert place(0, Mood.NEUTRAL) == Cell(Band.LOW, Mood.NEUTRAL)


def test_in_a_cell_the_most_familiar_come_first_then_the_name_keys_then_the_ids() -> None:
    pool = [
        GridContact(4, "李姐", "lijie", 6, Mood.POSITIVE),
        GridContact(3, "陈立", "chenli", 6, Mood.POSITIVE),
        GridContact(2, "陈立", "chenli", 6, Mood.POSITIVE),
        GridContact(1, "王小明", "wangxiaoming", 9, Mood.POSITIVE),
    ]
    cell, *others = arrange(pool).cells
    assert [contact.id for contact in cell.contacts] == [1, 2, 3, 4]
    assert not any(other.contacts for other in others)


def test_an_empty_pool_has_nine_empty_cells() -> None:
    grid = arrange([])
    assert [(cell.cell, cell.contacts) for cell in grid.cells] == [(cell, ()) for cell in CELLS]
    assert grid.unclassified == ()


@given(contacts)
def test_everyone_stands_in_exactly_one_place(pool: list[GridContact]) -> None:
    grid = arrange(pool)
    placed = [contact for cell in grid.cells for contact in cell.contacts]
    assert sorted(contact.id for contact in [*placed, *grid.unclassified]) == sorted(
        contact.id for contact in pool
    )
    for cell, members in grid.cells:
        assert {place(member.familiarity, member.mood) for member in members} <= {cell}
    assert all(None in (member.familiarity, member.mood) for member in grid.unclassified)


@given(contacts, st.randoms())
def test_the_order_of_the_rows_does_not_matter(pool: list[GridContact], random: Random) -> None:
    shuffled = list(pool)
    random.shuffle(shuffled)
    assert arrange(shuffled) == arrange(pool)
