"""The numbers of the method and what they must not be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.errors import RuleError
from rmtrack.domain.keys import Band, Degree
from rmtrack.domain.policy import Policy


def test_defaults_are_the_methods_own() -> None:
    policy = Policy()
    assert [policy.chance(degree) for degree in Degree] == [80, 50, 20]
    assert [policy.cadence(band) for band in (Band.HIGH, Band.MIDDLE, Band.LOW)] == [30, 45, 90]
    assert (policy.list_length, policy.list_first) == (12, 3)


def test_money_becomes_acts_by_stated_defaults_until_the_users_own_rates_are_known() -> None:
    """An average deal of 10万 (100,000 yuan) takes 4 meetings, and a meeting 3 calls."""
    policy = Policy()
    assert (policy.average_deal, policy.meetings_per_deal, policy.calls_per_meeting) == (10, 4, 3)


def test_a_chance_and_a_cadence_follow_the_numbers_given() -> None:
    policy = Policy(chance_leaning=55, cadence_middle=40)
    assert policy.chance(Degree.LEANING) == 55
    assert policy.cadence(Band.MIDDLE) == 40


def test_an_open_deal_may_rest_the_longer_the_farther_it_is_from_a_win() -> None:
    assert [Policy().silence(degree) for degree in Degree] == [3, 10, 20]  # working days
    assert Policy(stale_leaning=7).silence(Degree.LEANING) == 7


def test_a_promise_that_equals_all_the_rest_is_refused() -> None:
    with pytest.raises(RuleError, match="gives 36 points: it must give more than all else, 36"):
        Policy(points_promise_due=36)


def test_a_promise_one_point_above_all_the_rest_is_accepted() -> None:
    assert Policy(points_promise_due=37, points_promise_overdue=37).points_beside_promise == 36


@given(
    due=st.integers(0, 60),
    overdue=st.integers(0, 60),
    rest=st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30)),
)
def test_both_promises_must_exceed_the_sum_of_the_rest(
    due: int, overdue: int, rest: tuple[int, int, int]
) -> None:
    deal, cell, silence = rest
    points = {
        "points_promise_due": due,
        "points_promise_overdue": overdue,
        "points_deal_closing": deal,
        "points_cell": cell,
        "points_silence": silence,
    }
    if min(due, overdue) > sum(rest):
        assert Policy(**points).points_beside_promise == sum(rest)
    else:
        with pytest.raises(RuleError):
            Policy(**points)


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ({"chance_committed": 101}, "chance_committed is 101 percent: it must be 100 or less"),
        ({"chance_leaning": -1}, "chance_leaning is -1: it must be 0 or more"),
        ({"cadence_low": 0}, "cadence_low is 0: it must be 1 or more"),
        ({"list_length": 0}, "list_length is 0: it must be 1 or more"),
        ({"points_cell": -1}, "points_cell is -1: it must be 0 or more"),
        ({"silence_full_days": 0}, "silence_full_days is 0: it must be 1 or more"),
        ({"first_contact_days": 0}, "first_contact_days is 0: it must be 1 or more"),
        ({"deal_window_days": -1}, "deal_window_days is -1: it must be 0 or more"),
        ({"average_deal": 0}, "average_deal is 0: it must be 1 or more"),
        ({"average_deal": 1000}, "average_deal is 1000: it must be 999 or less"),
        ({"meetings_per_deal": 0}, "meetings_per_deal is 0: it must be 1 or more"),
        ({"calls_per_meeting": 0}, "calls_per_meeting is 0: it must be 1 or more"),
        ({"chance_weight": -1}, "chance_weight is -1: it must be 0 or more"),
        ({"chance_weight": 1000}, "chance_weight is 1000: it must be 999 or less"),
        ({"stale_committed": 0}, "stale_committed is 0: it must be 1 or more"),
        ({"stale_considering": 1000}, "stale_considering is 1000: it must be 999 or less"),
    ],
)
def test_a_number_out_of_its_range_is_refused_by_name(
    numbers: dict[str, int], sentence: str
) -> None:
    with pytest.raises(RuleError) as refused:
        Policy(**numbers)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "numbers",
    [
        {"chance_committed": 100, "chance_considering": 0},
        {"cadence_high": 1},
        {"deal_window_days": 0, "care_window_days": 0},
        {"points_cell": 0},
        {"average_deal": 1, "meetings_per_deal": 999, "calls_per_meeting": 1},
        {"chance_weight": 0, "stale_committed": 1},
        {"chance_weight": 999, "stale_leaning": 999},  # a number of deals, no percentage
    ],
)
def test_the_ends_of_a_range_are_accepted(numbers: dict[str, int]) -> None:
    policy = Policy(**numbers)
    assert {name: getattr(policy, name) for name in numbers} == numbers
