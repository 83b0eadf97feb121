"""How likely open deals are: the policy's chances, moved by how one's own deals ended."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.chances import (
    AllEnded,
    Chance,
    Ended,
    learn,
    learn_chances,
    percent,
    share_won,
    win_rate,
)
from rmtrack.domain.keys import Degree
from rmtrack.domain.money import WHOLE
from rmtrack.domain.policy import Policy

COMMITTED, LEANING, CONSIDERING = Degree
POLICY = Policy()


def all_won(number: int) -> tuple[int, int]:
    return number, number * WHOLE


def test_without_a_result_the_policys_chances_hold() -> None:
    assert learn_chances([], POLICY) == {
        COMMITTED: Chance(8000, 0),
        LEANING: Chance(5000, 0),
        CONSIDERING: Chance(2000, 0),
    }


@pytest.mark.parametrize(
    ("degree", "number", "won", "share"),
    [
        (COMMITTED, 10, 10 * WHOLE, 9000),  # (8 + 10) / 20
        (COMMITTED, 10, 0, 4000),  # (8 + 0) / 20
        (LEANING, 10, 10 * WHOLE, 7500),  # (5 + 10) / 20
        (CONSIDERING, 30, 3 * WHOLE, 1250),  # (2 + 3) / 40
        (CONSIDERING, 1, WHOLE, 2727),  # 3 / 11
        (COMMITTED, 1, 0, 7273),  # 8 / 11, to the nearest
        (COMMITTED, 2, 12_500, 7708),  # one won, one won by a quarter: 9.25 / 12
        (COMMITTED, 999, 999 * WHOLE, 9980),  # 1007 / 1009
    ],
)
def test_the_prior_weighs_as_much_as_ten_deals(
    degree: Degree, number: int, won: int, share: int
) -> None:
    found = learn_chances([Ended(degree, number, won)], POLICY)
    assert found[degree] == Chance(share, number)
    others = {one: found[one] for one in Degree if one is not degree}
    assert others == {one: Chance(POLICY.chance(one) * 100) for one in others}


@pytest.mark.parametrize(
    ("weight", "ended", "chance"),
    [
        (0, (4, 3 * WHOLE), Chance(7500, 4)),  # one's own results alone
        (0, (3, 2 * WHOLE), Chance(6667, 3)),
        (0, (0, 0), Chance(8000, 0)),  # neither: the policy's
        (1, (1, 0), Chance(4000, 1)),
        (90, all_won(10), Chance(8200, 10)),  # (72 + 10) / 100
    ],
)
def test_the_weight_is_the_policys(weight: int, ended: tuple[int, int], chance: Chance) -> None:
    assert learn(80, *ended, Policy(chance_weight=weight)) == chance


@given(
    prior=st.integers(0, 100),
    weight=st.integers(0, 999),
    won=st.lists(st.integers(0, WHOLE), max_size=40),
)
def test_a_chance_lies_between_the_prior_and_ones_own_share(
    prior: int, weight: int, won: list[int]
) -> None:
    found = learn(prior, len(won), sum(won), Policy(chance_weight=weight))
    assert found.n == len(won)
    if won:
        own = Fraction(sum(won), len(won))
        low, high = sorted((Fraction(prior * 100), own))
        assert low - Fraction(1, 2) <= found.share <= high + Fraction(1, 2)
    else:
        assert found.share == prior * 100


@given(
    prior=st.integers(1, 99), number=st.integers(0, 99), won=st.integers(0, 99), more=st.booleans()
)
def test_no_result_of_ones_own_makes_anything_certain(
    prior: int, number: int, won: int, *, more: bool
) -> None:
    """Not even a thousand of the same kind, while the prior has a weight."""
    won = min(won, number)
    share = learn(prior, number, won * WHOLE, POLICY).share
    assert 0 < share < WHOLE
    after = learn(prior, number + 1, (won + more) * WHOLE, POLICY).share
    assert after >= share if more else after <= share


@pytest.mark.parametrize(
    ("policy", "ended", "rate"),
    [
        (POLICY, AllEnded(0, 0), Chance(5000, 0)),
        (POLICY, AllEnded(10, 0), Chance(2500, 10)),
        (POLICY, AllEnded(*all_won(30)), Chance(8750, 30)),  # (5 + 30) / 40
        (Policy(chance_committed=90), AllEnded(0, 0), Chance(5300, 0)),
        (Policy(chance_weight=0), AllEnded(4, WHOLE), Chance(2500, 4)),
        (Policy(chance_weight=0), AllEnded(4, 0), Chance(0, 4)),
    ],
)
def test_the_rate_of_all_deals_starts_from_the_average_of_the_three(
    policy: Policy, ended: AllEnded, rate: Chance
) -> None:
    assert win_rate(ended, policy) == rate


@pytest.mark.parametrize(("share", "whole"), [(8000, 80), (2727, 27), (1250, 13), (9951, 100)])
def test_for_the_eye_a_chance_is_a_whole_percent(share: int, whole: int) -> None:
    assert percent(Chance(share)) == whole


@pytest.mark.parametrize(
    ("ended", "share"),
    [(AllEnded(0, 0), None), (AllEnded(*all_won(3)), WHOLE), (AllEnded(3, 2 * WHOLE), 6667)],
)
def test_beside_the_rate_stands_what_the_closed_deals_alone_say(
    ended: AllEnded, share: int | None
) -> None:
    assert share_won(ended) == share
