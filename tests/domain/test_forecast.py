"""The range in which eight of ten outcomes of open deals lie: worked out, never drawn by lot."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise, product
from math import comb
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtrack.domain.forecast import (
    EXACT,
    ONE,
    STEPS,
    Prospect,
    Range,
    likely_range,
    possible_sums,
)
from rmtrack.domain.money import WHOLE, ZERO, Money, nearest

Draw = Callable[[Random], int]
FEW = 10  # as the promise on the page says

AMOUNTS = st.integers(1, 10**11) | st.sampled_from([1, 100, 10_000_000, 50_000_000])
SHARES = st.integers(1, WHOLE - 1) | st.sampled_from([2000, 5000, 8000])
EDGES = st.sampled_from([0, 1, WHOLE - 1, WHOLE])


def deals(
    least: int,
    most: int,
    amounts: st.SearchStrategy[int] = AMOUNTS,
    shares: st.SearchStrategy[int] = SHARES,
) -> st.SearchStrategy[list[Prospect]]:
    one = st.builds(Prospect, amounts.map(Money), shares)
    return st.lists(one, min_size=least, max_size=most)


def alike(number: int, yuan: int, share: int) -> list[Prospect]:
    return [Prospect(Money.yuan(yuan), share)] * number


def by_hand(prospects: Sequence[Prospect], one: int = WHOLE) -> dict[int, Fraction]:
    """Return the chance of each sum from every way in which the deals can come out.

    The chances are rounded to parts of `one`.
    """
    chances: dict[int, Fraction] = {}
    parts = [nearest(share * one, WHOLE) for _worth, share in prospects]
    for ways in product((False, True), repeat=len(prospects)):
        chance, came = 1, 0
        for won, part, (worth, _share) in zip(ways, parts, prospects, strict=True):
            chance *= part if won else one - part
            came += worth if won else 0
        chances[came] = chances.get(came, Fraction(0)) + Fraction(chance, one ** len(parts))
    return {came: chance for came, chance in chances.items() if chance}


def found(prospects: Sequence[Prospect]) -> dict[int, float]:
    """Return the chance of each sum, as the rule has it."""
    outcomes = possible_sums(prospects)
    pairs = zip(outcomes.sums, pairwise((0.0, *outcomes.within)), strict=True)
    return {came: upto - before for came, (before, upto) in pairs}


def mean_of(prospects: Sequence[Prospect]) -> Fraction:
    return Fraction(sum(int(worth) * share for worth, share in prospects), WHOLE)


@pytest.mark.parametrize(
    ("prospects", "low", "high", "held"),
    [
        ([], 0, 0, 1.0),
        (alike(1, 100, 5000), 0, 100, 1.0),  # one deal comes or doesn't
        (alike(1, 100, WHOLE), 100, 100, 1.0),
        (alike(1, 100, 0), 0, 0, 1.0),
        (alike(3, 100, WHOLE), 300, 300, 1.0),
        ([*alike(1, 100, WHOLE), *alike(1, 50, 5000)], 100, 150, 1.0),
        (alike(2, 100, 8000), 100, 200, 0.96),  # none of both: 4 %
        (alike(2, 100, 2000), 0, 100, 0.96),
        (alike(4, 100, 5000), 100, 300, 0.875),  # none, and all: 1/16 each
        # 300 to 700 hold 89.1 %; 300 to 600 are nearer to eight of ten, and so are 400 to 700
        (alike(10, 100, 5000), 300, 600, 0.7734375),
    ],
)
def test_few_deals_can_be_worked_by_hand(
    prospects: list[Prospect], low: int, high: int, held: float
) -> None:
    found = likely_range(prospects)
    assert (found.low, found.high) == (Money.yuan(low), Money.yuan(high))
    assert found.held == pytest.approx(held)


@settings(max_examples=60)
@given(deals(0, 8, shares=SHARES | EDGES))
def test_of_few_deals_every_sum_has_the_chance_worked_by_hand(prospects: list[Prospect]) -> None:
    """To the fen, whatever the amounts; what is sure or can't be is no outcome of its own."""
    expected = by_hand(prospects)
    assert found(prospects) == pytest.approx({came: float(expected[came]) for came in expected})


def test_the_most_that_are_worked_exactly_are_so_to_the_fen() -> None:
    prospects = [Prospect(Money(2**n), 5000) for n in range(EXACT)]
    assert found(prospects) == pytest.approx(dict.fromkeys(range(2**EXACT), 2**-EXACT))


@settings(max_examples=15, deadline=None)
@given(
    step=st.sampled_from([1, 100, 5_000_000, 10**9]),
    prospects=deals(EXACT + 1, 13, amounts=st.integers(1, 150)),
)
def test_of_more_deals_every_sum_agrees_where_amounts_are_multiples_of_a_step(
    step: int, prospects: list[Prospect]
) -> None:
    """150 steps a deal are 1,950 at most: no sum is moved. Chances are parts of 16,384."""
    stepped = [Prospect(Money(worth * step), share) for worth, share in prospects]
    expected, got = by_hand(stepped, ONE), found(stepped)
    assert set(got) <= set(expected)
    for came, chance in expected.items():
        assert got.get(came, 0.0) == pytest.approx(float(chance), abs=1e-9)


def test_sixteen_deals_agree_too() -> None:
    draw = Random(16)  # noqa: S311 - the same deals every time
    draws = ((draw.randint(1, STEPS // 16), draw.randint(1, 9999)) for _ in range(16))
    prospects = [Prospect(Money(worth), share) for worth, share in draws]
    expected, got = by_hand(prospects, ONE), found(prospects)
    assert sum(got.values()) == pytest.approx(1)
    assert max(abs(got.get(came, 0) - float(chance)) for came, chance in expected.items()) < 1e-9


@settings(max_examples=15, deadline=None)
@given(deals(EXACT + 1, 12))
def test_other_amounts_move_a_sum_by_less_than_a_step_a_deal(prospects: list[Prospect]) -> None:
    expected, outcomes = by_hand(prospects, ONE), possible_sums(prospects)
    sums = sorted(expected)
    upto = [0.0, *map(float, accumulate(expected[came] for came in sums))]
    total = sum(int(worth) for worth, _share in prospects)
    slack = len(prospects) * -(-total // STEPS)
    assert 0 <= outcomes.sums[0] <= outcomes.sums[-1] <= total
    for came, chance in zip(outcomes.sums, outcomes.within, strict=True):
        assert upto[bisect_right(sums, came - slack)] - 1e-9 <= chance
        assert chance <= upto[bisect_right(sums, came + slack)] + 1e-9


@pytest.mark.parametrize("share", [1000, 5000, 9500])
def test_three_hundred_equal_deals_are_a_binomial(share: int) -> None:
    part = nearest(share * ONE, WHOLE) / ONE
    got = found(alike(300, 100_000, share))
    for won in range(301):
        chance: float = comb(300, won) * part**won * (1 - part) ** (300 - won)
        assert got.get(int(Money.yuan(won * 100_000)), 0.0) == pytest.approx(chance, abs=1e-9)


@pytest.mark.parametrize("number", [12, 300, 4000])
def test_the_mean_is_not_lost_in_the_steps(number: int) -> None:
    """Likely deals that round down, each after an unlikely one that rounds up: all add up still."""
    shares = (100, 9900)
    prospects = [
        Prospect(Money((61_000_003, 39_000_001)[n % 2]), shares[n % 2]) for n in range(number)
    ]
    total = sum(int(worth) for worth, _share in prospects)
    mean = sum(came * chance for came, chance in found(prospects).items())
    assert abs(mean - float(mean_of(prospects))) < 2 * -(-total // STEPS)


@settings(max_examples=200, deadline=None)
@given(deals(0, 40, amounts=AMOUNTS | st.just(0), shares=SHARES | EDGES))
def test_the_mean_always_lies_within(prospects: list[Prospect]) -> None:
    found = likely_range(prospects)
    assert isinstance(found.low, Money)
    assert isinstance(found.high, Money)
    assert found.low <= mean_of(prospects) <= found.high
    assert found.low >= sum(int(one.worth) for one in prospects if one.share == WHOLE)
    assert found.high <= sum(int(one.worth) for one in prospects if one.share)
    assert 0 < found.held < 1 + 1e-9


@settings(max_examples=60, deadline=None)
@given(deals(0, FEW - 1, shares=SHARES | EDGES))
def test_of_few_deals_a_tenth_at_most_lies_to_either_side(prospects: list[Prospect]) -> None:
    expected, found = by_hand(prospects), likely_range(prospects)
    assert sum(chance for came, chance in expected.items() if came < found.low) <= 0.1 + 1e-9
    assert sum(chance for came, chance in expected.items() if came > found.high) <= 0.1 + 1e-9
    inside = sum(chance for came, chance in expected.items() if found.low <= came <= found.high)
    assert found.held == pytest.approx(float(inside))


@settings(max_examples=60, deadline=None)
@given(deals(0, 30, shares=SHARES | EDGES), st.randoms(use_true_random=False))
def test_the_same_deals_have_the_same_range_in_any_order(
    prospects: list[Prospect], random: Random
) -> None:
    other = list(prospects)
    random.shuffle(other)
    assert likely_range(other) == likely_range(prospects)


@settings(max_examples=60, deadline=None)
@given(
    prospects=deals(0, 20),
    sure=deals(0, 12, shares=st.just(WHOLE)),
    lost=deals(0, 12, shares=st.just(0)),
    empty=deals(0, 12, amounts=st.just(0)),
)
def test_what_is_sure_is_added_and_what_brings_nothing_changes_nothing(
    prospects: list[Prospect], sure: list[Prospect], lost: list[Prospect], empty: list[Prospect]
) -> None:
    plain, more = likely_range(prospects), likely_range([*sure, *lost, *prospects, *empty])
    added = sum((one.worth for one in sure), ZERO)
    assert more == Range(plain.low + added, plain.high + added, plain.held)


@pytest.mark.parametrize(
    "prospects",
    [
        [Prospect(Money(1), 5000)] * 20,
        [Prospect(Money.yuan(10**9 + n), 5000) for n in range(20)],
        [Prospect(Money(1), 5000)] * 15 + [Prospect(Money.yuan(10**9), 5000)],
        [Prospect(Money(10_000_003 + n * 7), WHOLE) for n in range(12)],
        [Prospect(Money(10_000_003 + n * 7), 9999) for n in range(60)],
        [Prospect(Money(10_000_003 + n * 7), 1) for n in range(60)],
        [Prospect(Money(10_000_003 + n * 7), 2000 + n % 3 * 3000) for n in range(2000)],
    ],
    ids=["a fen", "a billion", "both", "sure", "nearly sure", "hardly", "two thousand"],
)
def test_odd_deals_have_a_range_about_their_mean(prospects: list[Prospect]) -> None:
    found = likely_range(prospects)
    assert ZERO <= found.low <= mean_of(prospects) <= found.high
    assert found.high <= sum(one.worth for one in prospects)
    assert likely_range(prospects) == found


def learned(draw: Random) -> int:
    return draw.randint(1000, 9500)


def by_degree(draw: Random) -> int:
    return draw.choice((8000, 5000, 2000))


def any_amount(draw: Random) -> int:
    return draw.randint(1_000_000, 100_000_000)


def round_amount(draw: Random) -> int:
    return draw.choice((5, 10, 20, 30, 50, 100, 200)) * 1_000_000


def equal_amount(draw: Random) -> int:  # noqa: ARG001 - the same each time
    return 10_000_000


def share_held(  # noqa: PLR0913 - what months are made of, each named
    months: int, least: int, most: int, *, amount: Draw, share: Draw, largest: int = 0
) -> float:
    """Return in which share of made-up months the truth lay in the range; always the same."""
    draw, held = Random(2026), 0  # noqa: S311 - the same months every time
    for _ in range(months):
        prospects = [
            Prospect(Money(amount(draw)), share(draw)) for _ in range(draw.randint(least, most))
        ]
        if largest:
            prospects[0] = Prospect(Money(largest), prospects[0].share)
        came = sum(one.worth for one in prospects if draw.random() * WHOLE < one.share)
        found = likely_range(prospects)
        held += found.low <= came <= found.high
    return held / months


@pytest.mark.parametrize(
    ("amount", "share", "most"),
    [
        (any_amount, learned, 30),
        (round_amount, learned, 60),
        (round_amount, by_degree, 60),
        (equal_amount, learned, 60),
        (equal_amount, by_degree, 60),
    ],
)
def test_with_ten_deals_or_more_the_range_holds_eight_of_ten_months(
    amount: Draw, share: Draw, most: int
) -> None:
    """The promise on the page: a thousand months each, made up of deals of all kinds."""
    assert 0.75 <= share_held(1000, FEW, most, amount=amount, share=share) <= 0.85


@pytest.mark.parametrize("share", [learned, by_degree])
@pytest.mark.parametrize("amount", [any_amount, round_amount, equal_amount])
def test_with_fewer_deals_it_holds_no_less(amount: Draw, share: Draw) -> None:
    assert share_held(1000, 1, FEW - 1, amount=amount, share=share) >= 0.75


def test_it_holds_with_exactly_ten_deals() -> None:
    assert 0.75 <= share_held(1000, FEW, FEW, amount=round_amount, share=by_degree) <= 0.85


def test_it_holds_where_one_large_deal_decides_the_month() -> None:
    held = share_held(1000, FEW, 20, amount=any_amount, share=learned, largest=10**9)
    assert 0.75 <= held <= 0.85


def test_it_holds_with_three_hundred_deals() -> None:
    assert 0.75 <= share_held(200, 300, 300, amount=any_amount, share=by_degree) <= 0.85
