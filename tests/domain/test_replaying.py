"""The pool of past days: who was in it when, and where each stood."""

from datetime import date

import pytest

from rmtrack.domain.grid import Grid, GridContact
from rmtrack.domain.keys import INSURANCE, Mood
from rmtrack.domain.replaying import (
    Felt,
    Member,
    Stay,
    Story,
    Turn,
    effective_on,
    find_stays,
    grid_of_evening,
)
from tests.domain.values import nov

ADDED = nov(2)


def member(number: int = 1, *, archived: bool = False, added_on: date = ADDED) -> Member:
    return Member(number, f"client {number}", f"client {number}", added_on, archived)


def turns(*days: int, first_leaves: bool = True, number: int = 1) -> list[Turn]:
    """Return turns on these days of November, leaving and coming back in turn."""
    leaves = [bool(place % 2) is not first_leaves for place in range(len(days))]
    return [Turn(number, nov(day), left) for day, left in zip(days, leaves, strict=True)]


def felt(
    day: int, familiarity: int | None = None, mood: Mood | None = None, about: str | None = None
) -> Felt:
    return Felt(1, nov(day), None, familiarity, mood, about)


def evening(story: Story, day: int) -> dict[str, list[int]]:
    """Return the numbers of the clients in each cell where there is anybody."""
    return numbers(grid_of_evening(story, nov(day)))


def numbers(grid: Grid) -> dict[str, list[int]]:
    places = {str(cell.cell): cell.members for cell in grid.cells} | {"none": grid.unclassified}
    return {name: [one.id for one in place.contacts] for name, place in places.items() if place[0]}


@pytest.mark.parametrize(
    ("archived", "turned", "stays"),
    [
        (False, [], [Stay(ADDED, None)]),
        (True, [], []),  # archived before such days were kept: when, nobody knows
        (True, turns(5), [Stay(ADDED, nov(5))]),
        (False, turns(5, 9), [Stay(ADDED, nov(5)), Stay(nov(9), None)]),
        (True, turns(5, 9, 12), [Stay(ADDED, nov(5)), Stay(nov(9), nov(12))]),
        (False, turns(9, first_leaves=False), [Stay(nov(9), None)]),
        (False, [*turns(5, 9), *turns(11, first_leaves=False)], None),
        (True, [*turns(5), *turns(7)], [Stay(ADDED, nov(5))]),
    ],
)
def test_a_client_is_in_the_pool_between_his_turns(
    archived: bool, turned: list[Turn], stays: list[Stay] | None
) -> None:
    """A turn to where he is already changes nothing."""
    expected = stays if stays is not None else [Stay(ADDED, nov(5)), Stay(nov(9), None)]
    assert [*find_stays(member(archived=archived), turned)] == expected


def test_a_stay_holds_from_its_first_evening_to_the_one_before_the_leaving() -> None:
    stay = Stay(nov(5), nov(9))
    assert [day for day in range(1, 31) if stay.covers(nov(day))] == [5, 6, 7, 8]
    assert [day for day in range(1, 31) if Stay(nov(28), None).covers(nov(day))] == [28, 29, 30]


@pytest.mark.parametrize(
    ("day", "on"), [(1, 2), (2, 2), (4, 4), (5, 5), (6, 9), (9, 9), (12, 12), (13, None)]
)
def test_what_was_felt_counts_once_the_client_is_in_the_pool(day: int, on: int | None) -> None:
    """On the day of leaving he still was; after the last leaving it counts no more."""
    stays = [Stay(ADDED, nov(5)), Stay(nov(9), nov(12))]
    assert effective_on(nov(day), stays) == (None if on is None else nov(on))


def test_each_field_is_that_of_the_latest_row_which_has_it() -> None:
    rows = [felt(3, 1), felt(5, None, Mood.NEUTRAL), felt(7, 6), felt(9, None, Mood.POSITIVE)]
    story = Story([member()], [], rows)
    assert [evening(story, day) for day in (1, 2, 3, 5, 7, 9, 30)] == [
        {},
        {"none": [1]},
        {"none": [1]},
        {"low/neutral": [1]},
        {"high/neutral": [1]},
        {"high/positive": [1]},
        {"high/positive": [1]},
    ]


def test_within_a_day_the_order_of_the_rows_decides() -> None:
    story = Story([member()], [], [felt(5, 1, Mood.NEUTRAL), felt(5, 8), felt(5, 3)])
    assert evening(story, 5) == {"middle/neutral": [1]}


def test_who_was_archived_stands_nowhere_that_evening() -> None:
    rows = [felt(3, 8, Mood.POSITIVE)]
    story = Story([member()], turns(5, 9), rows)
    assert [bool(evening(story, day)) for day in (4, 5, 8, 9)] == [True, False, False, True]


def test_toward_a_category_its_mood_rules_where_there_was_one() -> None:
    """Whatever is felt in general afterwards."""
    rows = [
        felt(3, 4, Mood.POSITIVE),
        felt(5, None, Mood.RESISTANT, INSURANCE),
        felt(8, 8, Mood.NEUTRAL),
    ]
    story = Story([member()], [], rows)
    assert [evening(story, day) for day in (4, 5, 8)] == [
        {"middle/positive": [1]},
        {"middle/resistant": [1]},
        {"high/resistant": [1]},
    ]


def test_what_is_felt_toward_a_category_says_nothing_of_how_close_a_client_is() -> None:
    rows = [felt(3, 4, Mood.POSITIVE), felt(5, 8, None, INSURANCE)]
    assert evening(Story([member()], [], rows), 5) == {"middle/positive": [1]}


def test_a_past_grid_has_the_clients_in_order_and_no_assets() -> None:
    """The most familiar first, as in today's; what they held then is not kept."""
    rows = [
        Felt(number, nov(3), None, familiarity, Mood.NEUTRAL)
        for number, familiarity in ((1, 6), (2, 9), (3, 7))
    ]
    grid = grid_of_evening(Story([member(n) for n in (1, 2, 3)], [], rows), nov(3))
    first = GridContact(2, "client 2", "client 2", 9, Mood.NEUTRAL, None)
    contacts = next(cell.members.contacts for cell in grid.cells if cell.members.number)
    assert (contacts[0], [one.id for one in contacts]) == (first, [2, 3, 1])
    assert grid.pool.assets == 0
