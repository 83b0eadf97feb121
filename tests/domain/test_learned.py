"""The closed deals behind a chance: what each counts, and that they make just that chance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.chances import AllEnded, Chance, Ended, learn_chances, win_rate
from rmtrack.domain.keys import Degree
from rmtrack.domain.learned import EndedDeal, Tally, learn_from
from rmtrack.domain.money import WHOLE
from rmtrack.domain.policy import Policy

POLICY = Policy()


def ended(*shares: int) -> list[EndedDeal]:
    return [EndedDeal(number, share) for number, share in enumerate(shares, start=7)]


def test_each_deal_counts_by_its_share() -> None:
    """Three won, two lost, one won by 40 %: 3.4 of 6, and 5 of 10 assumed."""
    found = learn_from(ended(WHOLE, WHOLE, WHOLE, 0, 0, 4_000), Degree.LEANING, POLICY)
    assert found.shares == {7: WHOLE, 8: WHOLE, 9: WHOLE, 10: 0, 11: 0, 12: 4_000}
    assert (found.won, found.assumed, found.weight) == (34_000, 50, 10)
    assert found.chance == Chance(5_250, 6)


def test_without_a_closed_deal_it_is_what_is_assumed() -> None:
    found = learn_from([], Degree.COMMITTED, POLICY)
    assert (found.shares, found.won, found.chance) == ({}, 0, Chance(8_000))


@pytest.mark.parametrize(
    ("shares", "tally", "number", "share"),
    [
        ([], Tally(0, 0, ()), 0, 0),
        ([WHOLE, WHOLE, WHOLE, 0, 4_000, 0], Tally(3, 2, (4_000,)), 6, 34_000),
        ([1, 9_999], Tally(0, 0, (1, 9_999)), 2, WHOLE),
    ],
)
def test_they_are_counted_by_how_they_ended(
    shares: list[int], tally: Tally, number: int, share: int
) -> None:
    assert Tally.of(shares) == tally
    assert (tally.number, tally.share) == (number, share)


@given(
    shares=st.lists(st.one_of(st.just(0), st.just(WHOLE), st.integers(0, WHOLE)), max_size=20),
    degree=st.one_of(st.none(), st.sampled_from(Degree)),
    weight=st.integers(0, 50),
)
def test_the_deals_that_are_listed_make_the_chance_that_is_told(
    shares: list[int], degree: Degree | None, weight: int
) -> None:
    policy = Policy(chance_weight=weight, chance_committed=90)
    found, told = learn_from(ended(*shares), degree, policy), Tally.of(shares)
    assert (told.number, told.share) == (len(shares), found.won)
    if degree is None:
        assert found.chance == win_rate(AllEnded(len(shares), sum(shares)), policy)
    else:
        row = Ended(degree, len(shares), sum(shares))
        assert found.chance == learn_chances([row], policy)[degree]
