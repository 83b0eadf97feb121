"""Who stands in which tier, who is near the next one, and who has climbed into one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.money import Money
from rmtrack.domain.settings import TIERS
from rmtrack.domain.tiers import (
    Lift,
    Reading,
    Rise,
    Tier,
    find_rises,
    near_lift,
    next_lift,
    tier_of,
    tiers_of,
)


def wan(n: float) -> Money:
    return Money.yuan(round(n * 10_000))


GOLD, PLATINUM, PRIVATE = OURS = tiers_of(TIERS)
BELOW_GOLD = Money(wan(50) - 1)
AMOUNTS = st.integers(0, wan(900)).map(Money)


def november(day: int) -> date:
    return date(2026, 11, day)


def reading(day: int, amount: float, client: int = 1) -> Reading:
    return Reading(client, november(day), wan(amount))


def test_ours_begin_at_half_a_million_three_and_six() -> None:
    assert [(tier.name, tier.least) for tier in OURS] == [
        ("gold", wan(50)),
        ("platinum", wan(300)),
        ("private", wan(600)),
    ]


def test_tiers_stand_in_the_order_of_their_thresholds() -> None:
    assert [tier.name for tier in tiers_of(["b=300万", "a=1000000", "c=0.5万"])] == ["c", "a", "b"]
    assert tiers_of([]) == ()


@pytest.mark.parametrize(
    ("assets", "tier"),
    [
        (None, None),
        (Money(0), None),
        (BELOW_GOLD, None),
        (wan(50), GOLD),
        (wan(299), GOLD),
        (wan(300), PLATINUM),
        (wan(600), PRIVATE),
        (wan(9_000), PRIVATE),
    ],
)
def test_a_tier_begins_with_its_threshold(assets: Money | None, tier: Tier | None) -> None:
    assert tier_of(assets, OURS) == tier


def test_without_tiers_nobody_stands_anywhere() -> None:
    assert tier_of(wan(900), ()) is None
    assert next_lift(wan(900), ()) is None


@pytest.mark.parametrize(
    ("assets", "lift"),
    [
        (None, None),
        (Money(0), Lift(GOLD, wan(50))),
        (BELOW_GOLD, Lift(GOLD, Money(1))),
        (wan(50), Lift(PLATINUM, wan(250))),
        (wan(599), Lift(PRIVATE, wan(1))),
        (wan(600), None),
    ],
)
def test_what_is_missing_is_told_to_the_next_tier(assets: Money | None, lift: Lift | None) -> None:
    assert next_lift(assets, OURS) == lift


@pytest.mark.parametrize(
    ("assets", "near"),
    [
        (None, False),
        (wan(44.9), False),
        (wan(45), True),  # a tenth of 500,000 is missing
        (BELOW_GOLD, True),
        (wan(50), False),
        (Money(wan(270) - 1), False),
        (wan(270), True),
        (wan(540), True),
        (wan(600), False),
    ],
)
def test_near_is_within_ten_percent_of_the_threshold(assets: Money | None, near: bool) -> None:
    assert (near_lift(assets, OURS, within=10) is not None) is near


@given(AMOUNTS, st.integers(1, 100))
def test_who_is_near_is_below_and_reaches_the_tier_with_what_is_missing(
    assets: Money, within: int
) -> None:
    lift = near_lift(assets, OURS, within)
    if lift is not None:
        assert lift.missing > 0
        assert tier_of(assets + lift.missing, OURS) == lift.tier
        assert tier_of(assets, OURS) != lift.tier
        assert near_lift(assets, OURS, min(100, within + 1)) == lift
    assert near_lift(assets, OURS, 100) == next_lift(assets, OURS)


@given(AMOUNTS, AMOUNTS)
def test_more_assets_are_never_a_lower_tier(one: Money, other: Money) -> None:
    low, high = (tier_of(amount, OURS) for amount in sorted((one, other)))
    assert low is None or (high is not None and low.least <= high.least)


def rise_of(rows: list[Reading], before: float | None = None) -> Rise | None:
    earlier = {} if before is None else {1: wan(before)}
    held = {1: rows[-1].amount if rows else None}
    return find_rises(rows, earlier, held, OURS).get(1)


@pytest.mark.parametrize(
    ("before", "rows", "rise"),
    [
        (40, [reading(5, 60)], Rise(wan(40), None, GOLD, november(5))),
        (60, [reading(5, 700)], Rise(wan(60), GOLD, PRIVATE, november(5))),
        (60, [reading(5, 320), reading(9, 610)], Rise(wan(60), GOLD, PRIVATE, november(9))),
        (60, [reading(5, 320), reading(9, 330)], Rise(wan(60), GOLD, PLATINUM, november(5))),
        (60, [reading(5, 320), reading(7, 90), reading(9, 310)],
         Rise(wan(60), GOLD, PLATINUM, november(9))),
        (None, [reading(2, 40), reading(5, 60)], Rise(wan(40), None, GOLD, november(5))),
        (None, [reading(5, 40), reading(5, 60)], Rise(wan(40), None, GOLD, november(5))),
        (40, [reading(5, 49)], None),
        (60, [reading(5, 299)], None),
        (60, [reading(5, 40)], None),
        (60, [reading(5, 320), reading(9, 90)], None),  # and down again
        (320, [reading(5, 90), reading(9, 330)], None),  # left, and back where it was
        (None, [reading(5, 700)], None),  # came with it
        (60, [], None),
    ],
)  # fmt: skip
def test_a_climb_leads_above_where_the_client_stood_before(
    before: float | None, rows: list[Reading], rise: Rise | None
) -> None:
    assert rise_of(rows, before) == rise


def test_a_slip_put_right_on_the_same_day_is_no_climb() -> None:
    assert rise_of([reading(5, 4_000), reading(5, 41)], before=40) is None
    down = [reading(5, 320), reading(9, 32), reading(9, 321)]
    assert rise_of(down, before=60) == Rise(wan(60), GOLD, PLATINUM, november(5))


def test_everybody_is_told_by_the_own_readings() -> None:
    rows = [reading(5, 60, 1), reading(4, 60, 2), reading(6, 320, 2), reading(6, 60, 4)]
    held = {1: wan(60), 2: wan(320), 4: None}
    found = find_rises(rows, {1: wan(1), 2: wan(2), 4: wan(3)}, held, OURS)
    assert {number: (rise.now, rise.on) for number, rise in found.items()} == {
        1: (GOLD, november(5)),
        2: (PLATINUM, november(6)),
    }


def test_what_is_held_now_decides_though_it_was_never_read() -> None:
    found = find_rises([reading(5, 40)], {1: wan(30)}, {1: wan(60)}, OURS)
    assert found == {1: Rise(wan(30), None, GOLD, november(5))}


@given(st.lists(st.tuples(st.integers(1, 28), AMOUNTS), min_size=1), AMOUNTS)
def test_a_climb_is_always_upward_and_on_a_day_that_was_read(
    drawn: list[tuple[int, Money]], before: Money
) -> None:
    rows = [Reading(1, november(day), amount) for day, amount in sorted(drawn, key=lambda x: x[0])]
    now = rows[-1].amount
    rise = find_rises(rows, {1: before}, {1: now}, OURS).get(1)
    was, stands = tier_of(before, OURS), tier_of(now, OURS)
    higher = stands is not None and (was is None or was.least < stands.least)
    assert (rise is not None) is higher
    if rise is not None:
        evenings = {row.read_on: row.amount for row in rows}
        assert (rise.was, rise.now) == (was, stands)
        assert all(amount >= rise.now.least for day, amount in evenings.items() if day >= rise.on)
