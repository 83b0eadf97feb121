"""Who changed cell, in what direction, and the matrix from → to."""

from collections.abc import Sequence

import pytest

from rmtrack.domain.grid import CELLS, Cell
from rmtrack.domain.keys import INSURANCE, Band, Mood
from rmtrack.domain.movement import (
    Direction,
    Left,
    Move,
    Off,
    direction,
    follow_moves,
    tally,
)
from rmtrack.domain.replaying import Felt, Member, Story, Turn
from tests.domain.values import nov

MIDDLE = Cell(Band.MIDDLE, Mood.NEUTRAL)
Entry = tuple[int, str | None, str, int | None]  # day, from, to, the touch


def cell(name: str) -> Cell:
    return next(one for one in CELLS if str(one) == name)


def story(
    rows: Sequence[Felt], *, turns: Sequence[Turn] = (), added: int = 2, archived: bool = False
) -> Story:
    ids = sorted({row.contact_id for row in rows} | {1})
    members = [Member(n, f"client {n}", f"client {n}", nov(added), archived) for n in ids]
    return Story(members, turns, rows)


def felt(
    day: int,
    familiarity: int | None = None,
    mood: Mood | None = None,
    *,
    touch: int | None = None,
    contact: int = 1,
) -> Felt:
    return Felt(contact, nov(day), touch, familiarity, mood)


def about_insurance(row: Felt) -> Felt:
    return row._replace(category=INSURANCE)


def found(told: Story, since: int = 1) -> tuple[Move, ...]:
    return follow_moves(told, nov(since), nov(30))[0]


def moves(told: Story, since: int = 1) -> list[Entry]:
    return [
        (move.on.day, move.before and str(move.before), str(move.after), move.interaction_id)
        for move in found(told, since)
    ]


def matrix(told: Story, since: int, today: int = 30) -> dict[tuple[str, str], int]:
    _moves, counted, _left = follow_moves(told, nov(since), nov(today))
    return {(str(a), str(b)): n for a, row in counted.items() for b, n in row.items()}


def test_a_move_names_its_day_its_cells_its_client_and_its_touch() -> None:
    rows = [felt(3, 4, Mood.NEUTRAL), felt(9, 7, touch=31)]
    first, second = found(story(rows))
    assert first == Move(1, "client 1", None, MIDDLE, nov(3), None)
    assert second == Move(1, "client 1", MIDDLE, cell("high/neutral"), nov(9), 31)


def test_a_client_without_a_cell_is_placed_once_both_are_known() -> None:
    rows = [felt(3, 4, touch=1), felt(5, 5, touch=2), felt(6, None, Mood.NEUTRAL, touch=3)]
    assert moves(story(rows)) == [(6, None, "middle/neutral", 3)]


def test_what_stays_within_a_cell_is_no_move() -> None:
    rows = [felt(3, 3, Mood.NEUTRAL), felt(4, 5), felt(5, 5, Mood.NEUTRAL), felt(6, 6)]
    assert moves(story(rows))[1:] == [(6, "middle/neutral", "high/neutral", None)]


def test_within_a_day_each_change_is_a_move_in_the_order_of_the_rows() -> None:
    rows = [felt(3, 4, Mood.NEUTRAL), felt(5, 8), felt(5, None, Mood.POSITIVE), felt(5, 4)]
    assert [move[1:3] for move in moves(story(rows), since=5)] == [
        ("middle/neutral", "high/neutral"),
        ("high/neutral", "high/positive"),
        ("high/positive", "middle/positive"),
    ]


def test_only_moves_since_the_day_are_told_that_day_included() -> None:
    rows = [felt(3, 4, Mood.NEUTRAL), felt(5, 8), felt(6, 4), felt(7, 0)]
    assert [move[0] for move in moves(story(rows), since=6)] == [6, 7]


def test_what_was_felt_before_a_client_was_added_moves_it_on_that_day() -> None:
    rows = [felt(3, 4, Mood.NEUTRAL), felt(5, 8)]
    assert moves(story(rows, added=4), since=4) == [
        (4, None, "middle/neutral", None),
        (5, "middle/neutral", "high/neutral", None),
    ]


def test_who_is_out_of_the_pool_moves_when_he_is_back() -> None:
    rows = [felt(3, 4, Mood.NEUTRAL), felt(7, 8), felt(12, 1)]
    turns = [
        Turn(1, nov(6), archived=True),
        Turn(1, nov(10), archived=False),
        Turn(1, nov(11), archived=True),
    ]
    told = story(rows, turns=turns, archived=True)
    assert moves(told, since=4) == [(10, "middle/neutral", "high/neutral", None)]
    assert matrix(told, since=4) == {("middle/neutral", "archived"): 1}


def test_toward_a_category_its_mood_moves_a_client_and_the_overall_one_no_more() -> None:
    """How close he is moves him all the same; before anything was felt of it, all does."""
    rows = [
        felt(3, 4, Mood.NEUTRAL),
        felt(4, None, Mood.POSITIVE),
        about_insurance(felt(5, None, Mood.RESISTANT, touch=8)),
        felt(6, None, Mood.NEUTRAL),
        felt(7, 7, touch=9),
        about_insurance(felt(8, None, Mood.RESISTANT)),
    ]
    assert moves(story(rows), since=4) == [
        (4, "middle/neutral", "middle/positive", None),
        (5, "middle/positive", "middle/resistant", 8),
        (7, "middle/resistant", "high/resistant", 9),
    ]
    assert matrix(story(rows), since=5) == {("middle/positive", "high/resistant"): 1}


def test_a_mood_toward_a_category_alone_places_who_is_known() -> None:
    """How close a client is comes from what is said of him in general."""
    rows = [felt(3, 4), about_insurance(felt(5, 9, Mood.RESISTANT))]
    assert moves(story(rows)) == [(5, None, "middle/resistant", None)]


def test_moves_of_several_clients_come_by_their_day() -> None:
    rows = [
        felt(3, 4, Mood.NEUTRAL, contact=1),
        felt(4, 4, Mood.NEUTRAL, contact=2),
        felt(7, 8, contact=1),
        felt(8, 1, contact=2),
    ]
    turns = [Turn(1, nov(6), archived=True), Turn(1, nov(9), archived=False)]
    told = found(story(rows, turns=turns), since=5)
    assert [(move.contact_id, move.on.day) for move in told] == [(2, 8), (1, 9)]


def test_the_matrix_counts_each_client_once_where_he_stood_and_where_he_stands() -> None:
    """One stayed, one went up and further up, one was placed, one is still without a cell."""
    rows = [
        felt(3, 4, Mood.NEUTRAL, contact=1),
        felt(3, 4, Mood.NEUTRAL, contact=2),
        felt(3, 4, contact=3),
        felt(3, 8, contact=4),
        felt(7, 7, contact=2),
        felt(8, None, Mood.POSITIVE, contact=2),
        felt(9, None, Mood.RESISTANT, contact=3),
    ]
    assert matrix(story(rows), since=5) == {
        ("middle/neutral", "high/positive"): 1,
        ("middle/neutral", "middle/neutral"): 1,
        ("unclassified", "middle/resistant"): 1,
        ("unclassified", "unclassified"): 1,
    }


def test_the_start_is_the_evening_before() -> None:
    rows = [felt(4, 4, Mood.NEUTRAL), felt(5, 8), felt(6, 1)]
    assert matrix(story(rows), since=5) == {("middle/neutral", "low/neutral"): 1}
    assert matrix(story(rows), since=6) == {("high/neutral", "low/neutral"): 1}
    assert matrix(story(rows), since=7) == {("low/neutral", "low/neutral"): 1}
    assert matrix(story(rows), since=6, today=5) == {("high/neutral", "high/neutral"): 1}


def test_who_came_since_stands_in_a_row_of_his_own() -> None:
    rows = [felt(6, 4, Mood.NEUTRAL)]
    assert matrix(story(rows, added=6), since=5) == {("new", "middle/neutral"): 1}
    assert matrix(story([], added=5), since=5) == {("new", "unclassified"): 1}
    assert matrix(story([], added=4), since=5) == {("unclassified", "unclassified"): 1}


def test_who_came_and_went_since_counts_nowhere() -> None:
    turns = [Turn(1, nov(8), archived=True)]
    told = story([felt(6, 4, Mood.NEUTRAL)], turns=turns, added=6, archived=True)
    assert matrix(told, since=5) == {}
    assert moves(told, since=5) == [(6, None, "middle/neutral", None)]


def test_who_left_before_moves_nobody_and_counts_nowhere() -> None:
    told = story([felt(6, 4, Mood.NEUTRAL)], turns=[Turn(1, nov(4), archived=True)], archived=True)
    assert (matrix(told, since=5), moves(told)) == ({}, [])


def test_the_matrix_goes_by_the_order_of_the_grid() -> None:
    rows = [felt(3, 1, Mood.NEUTRAL, contact=n) for n in (1, 2)]
    rows += [felt(4, 8, Mood.POSITIVE, contact=3), felt(6, 8, contact=1), felt(6, 4, contact=2)]
    _moves, counted, _left = follow_moves(story(rows), nov(5), nov(30))
    assert [*counted] == [cell("high/positive"), cell("low/neutral")]
    assert [*counted[cell("low/neutral")]] == [cell("high/neutral"), cell("middle/neutral")]


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        ("low/neutral", "middle/neutral", Direction.UP),
        ("low/neutral", "low/positive", Direction.UP),
        ("low/resistant", "high/positive", Direction.UP),
        ("high/neutral", "middle/neutral", Direction.DOWN),
        ("high/neutral", "high/resistant", Direction.DOWN),
        ("high/positive", "low/resistant", Direction.DOWN),
        ("low/positive", "high/neutral", Direction.NEARER),
        ("middle/neutral", "high/resistant", Direction.NEARER),
        ("high/neutral", "low/positive", Direction.WARMER),
        ("middle/resistant", "low/neutral", Direction.WARMER),
        ("high/neutral", "high/neutral", Direction.BACK),
    ],
)
def test_up_is_nearer_or_more_willing_and_both_ways_at_once_says_which(
    before: str, after: str, way: Direction
) -> None:
    assert direction(cell(before), cell(after)) is way


def test_the_first_cell_is_no_direction() -> None:
    assert direction(None, MIDDLE) is Direction.PLACED


def test_each_client_counts_once_from_its_first_move_to_its_last() -> None:
    rows = [
        *[felt(3, 4, Mood.NEUTRAL, contact=n) for n in (1, 2, 3)],
        *[felt(5, 8, contact=n) for n in (1, 2, 3)],
        felt(6, None, Mood.RESISTANT, contact=1),
        felt(6, 4, contact=2),
        felt(7, 1, Mood.POSITIVE, contact=4),
        felt(8, 9, contact=4),
        felt(3, 4, Mood.NEUTRAL, contact=5),
        felt(6, 1, Mood.POSITIVE, contact=5),
    ]
    assert tally(found(story(rows), since=5)) == {
        Direction.UP: 1,
        Direction.NEARER: 1,
        Direction.WARMER: 1,
        Direction.BACK: 1,
        Direction.PLACED: 1,
    }
    assert tally([]) == {}


def test_standings_are_told_by_their_keys() -> None:
    assert [str(one) for one in (MIDDLE, *Off)] == [
        "middle/neutral",
        "unclassified",
        "new",
        "archived",
    ]


def test_who_left_is_named_with_the_last_day_and_where_he_stood_before() -> None:
    """Also who came back meanwhile and left again; not who is back, nor who came and left."""
    rows = [felt(2, 4, Mood.NEUTRAL), felt(5, 8), felt(2, 1, Mood.POSITIVE, contact=3)]
    turns = [
        Turn(1, nov(6), archived=True),
        Turn(3, nov(6), archived=True),
        Turn(1, nov(8), archived=False),
        Turn(3, nov(9), archived=False),
        Turn(1, nov(10), archived=True),
        Turn(2, nov(7), archived=True),
    ]
    told = story([*rows, felt(3, 4, contact=2)], turns=turns)
    assert follow_moves(told, nov(4), nov(30))[2] == (
        Left(2, "client 2", None, nov(7)),
        Left(1, "client 1", MIDDLE, nov(10)),
    )
    assert follow_moves(told, nov(2), nov(30))[2] == ()
    assert [one.on.day for one in follow_moves(told, nov(4), nov(6))[2]] == [6, 6]
