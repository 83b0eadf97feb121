"""The nine cells: where a client belongs, and in which order."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.grid import (
    CELLS,
    Cell,
    GridContact,
    GridPage,
    Limit,
    Members,
    Tally,
    arrange,
    band,
    lay_out,
    place,
    stage,
)
from rmtrack.domain.keys import Band, Mood, Stage
from rmtrack.domain.money import ZERO, Money

contacts = st.lists(
    st.builds(
        GridContact,
        id=st.integers(1, 999),
        name=st.sampled_from(["王小明", "李姐", "陈立"]),
        name_key=st.sampled_from(["wangxiaoming", "lijie", "chenli"]),
        familiarity=st.none() | st.integers(0, 9),
        mood=st.none() | st.sampled_from(Mood),
        assets=st.none() | st.integers(0, 9_999_999).map(Money),
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
    assert [contact.id for contact in cell.members.contacts] == [1, 2, 3, 4]
    assert {other.members for other in others} == {Members()}


def test_an_empty_pool_has_nine_empty_cells() -> None:
    grid = arrange([])
    assert [tuple(cell) for cell in grid.cells] == [(cell, Members()) for cell in CELLS]
    assert (grid.unclassified, grid.pool, grid.close) == (Members(), Members(), 0)
    assert grid.stages == dict.fromkeys(Stage, 0)


@given(contacts)
def test_everyone_stands_in_exactly_one_place(pool: list[GridContact]) -> None:
    grid = arrange(pool)
    found = [one.id for cell in (None, *CELLS) for one in grid.members(cell).contacts]
    assert sorted(found) == sorted(contact.id for contact in pool)
    for cell in (None, *CELLS):
        members = grid.members(cell)
        assert {place(one.familiarity, one.mood) for one in members.contacts} <= {cell}
        assert members.number == len(members.contacts)
        assert members.assets == sum((one.assets or ZERO for one in members.contacts), ZERO)


@given(contacts)
def test_the_cells_and_the_unclassified_add_up_to_the_pool(pool: list[GridContact]) -> None:
    whole = arrange(pool).pool
    assert whole.number == len(pool)
    assert whole.assets == sum(one.assets or 0 for one in pool)


@given(contacts)
def test_the_three_upper_stages_are_the_two_upper_bands(pool: list[GridContact]) -> None:
    """So the line of the limit and the picture of the stages tell the same number."""
    grid = arrange(pool)
    assert grid.close == sum(
        grid.stages[one] for one in (Stage.HABIT, Stage.RELIANCE, Stage.FRIEND)
    )
    assert grid.close == sum(
        one.familiarity is not None and band(one.familiarity) is not Band.LOW for one in pool
    )
    assert sum(grid.stages.values()) == sum(one.familiarity is not None for one in pool)


@given(contacts)
def test_counts_alone_make_the_same_grid_without_names(pool: list[GridContact]) -> None:
    tallies = [Tally(one.familiarity, one.mood, 1, one.assets) for one in pool]
    counted, whole = lay_out(tallies, ()), arrange(pool)
    for cell in (None, *CELLS):
        assert counted.members(cell) == whole.members(cell)._replace(contacts=())
    assert (counted.stages, counted.close) == (whole.stages, whole.close)


@given(contacts, st.randoms())
def test_the_order_of_the_rows_does_not_matter(pool: list[GridContact], random: Random) -> None:
    shuffled = list(pool)
    random.shuffle(shuffled)
    assert arrange(shuffled) == arrange(pool)


@pytest.mark.parametrize(
    ("familiarity", "expected"),
    [
        *((0, Stage.MET), (1, Stage.MET), (2, Stage.ACCEPTED)),
        *((3, Stage.HABIT), (5, Stage.HABIT), (6, Stage.RELIANCE), (7, Stage.RELIANCE)),
        *((8, Stage.FRIEND), (9, Stage.FRIEND)),
    ],
)
def test_a_relationship_has_five_stages(familiarity: int, expected: Stage) -> None:
    assert stage(familiarity) is expected


def test_who_has_no_mood_yet_is_close_all_the_same() -> None:
    grid = arrange([GridContact(1, "李姐", "lijie", 7, None)])
    assert (grid.close, grid.stages[Stage.RELIANCE]) == (1, 1)
    assert grid.unclassified.number == 1


@pytest.mark.parametrize(("held", "over"), [(149, False), (150, False), (151, True)])
def test_a_hundred_and_fifty_can_be_kept_and_no_more(held: int, *, over: bool) -> None:
    assert Limit(held, 150).is_over is over


def test_a_page_tells_the_limit_of_its_grid() -> None:
    grid = arrange([GridContact(n, "李姐", "lijie", n, None) for n in range(10)])
    assert GridPage(grid, most=5).limit == Limit(held=7, most=5)
