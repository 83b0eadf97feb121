"""The first sitting: what is proposed of whom, and who comes first."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.cold_start import (
    Guess,
    Sign,
    Unclassified,
    Unplaced,
    closeness,
    familiarity_guess,
    settle,
    suggest,
)
from rmtrack.domain.grid import band
from rmtrack.domain.keys import Band, Mood
from rmtrack.domain.money import Money

TODAY = date(2026, 11, 16)
ORDER = [*Band]

ASSETS = st.none() | st.integers(0, 10**12).map(Money)
DAYS = st.none() | st.integers(0, 3000)
FEW = st.integers(0, 9)


def a_client(name: str = "王", number: int = 1, **fields: object) -> Unplaced:
    known = {
        "familiarity": None,
        "mood": None,
        "assets": None,
        "last_touch_on": None,
        "products": 0,
        "touches": 0,
    } | fields
    return Unplaced(number, name, name, **known)  # type: ignore[arg-type]


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("assets", "products", "days", "touches", "guess"),
    [
        (None, 0, None, 0, Guess(Band.LOW, (Sign.NO_CONTACT,))),
        (10**9, 0, None, 0, Guess(Band.LOW, (Sign.NO_CONTACT,))),
        (499_999, 0, 91, 0, Guess(Band.LOW, ())),
        (500_000, 0, 91, 0, Guess(Band.MIDDLE, (Sign.HOLDS,))),
        (None, 1, None, 0, Guess(Band.MIDDLE, (Sign.HOLDS,))),
        (0, 0, 90, 0, Guess(Band.MIDDLE, (Sign.IN_TOUCH,))),
        (None, 0, None, 1, Guess(Band.MIDDLE, (Sign.IN_TOUCH,))),
        (500_000, 0, 90, 0, Guess(Band.HIGH, (Sign.IN_TOUCH, Sign.HOLDS))),
        (None, 2, 0, 3, Guess(Band.HIGH, (Sign.IN_TOUCH, Sign.HOLDS))),
    ],
)
def test_holding_and_being_in_touch_are_a_band_each_and_nobody_touched_is_near(
    assets: int | None, products: int, days: int | None, touches: int, guess: Guess
) -> None:
    """However much money is there; who bought here was met."""
    money = None if assets is None else Money.yuan(assets)
    assert familiarity_guess(money, products, days, touches) == guess


KNOWN = st.tuples(ASSETS, FEW, DAYS, FEW)
Facts = tuple[Money | None, int, int | None, int]


@given(KNOWN, KNOWN)
def test_more_of_anything_never_lowers_the_band(facts: Facts, added: Facts) -> None:
    less = familiarity_guess(*facts)
    known = [one for one in (facts[2], added[2]) if one is not None]
    much = familiarity_guess(
        Money(max(facts[0] or 0, added[0] or 0)),
        facts[1] + added[1],
        min(known, default=None),
        facts[3] + added[3],
    )
    assert ORDER.index(less.band) <= ORDER.index(much.band)


CLIENTS = st.builds(
    a_client,
    assets=ASSETS,
    products=FEW,
    touches=FEW,
    familiarity=st.none() | st.integers(0, 9),
    last_touch_on=DAYS.map(lambda days: None if days is None else ago(days)),
)


@given(CLIENTS, ASSETS, FEW, DAYS, FEW)
def test_whoever_has_more_of_everything_never_comes_later(
    client: Unplaced, assets: Money | None, products: int, days: int | None, touches: int
) -> None:
    last = None if days is None else ago(days)
    known = [one for one in (client.last_touch_on, last) if one is not None]
    better = client._replace(
        assets=Money(max(client.assets or 0, assets or 0)),
        products=client.products + products,
        touches=client.touches + touches,
        last_touch_on=max(known, default=None),
    )
    assert closeness(client, TODAY) <= closeness(better, TODAY)


def names(*clients: Unplaced) -> list[str]:
    return [one.client.name for one in suggest(clients, TODAY)]


def test_the_best_known_come_first() -> None:
    rich = Money.yuan(5_000_000)
    assert names(
        a_client("stranger"),
        a_client("once", last_touch_on=ago(400)),
        a_client("last year", last_touch_on=ago(365)),
        a_client("rich", assets=rich),
        a_client("seen", last_touch_on=ago(20)),
        a_client("bought", last_touch_on=ago(80), products=1),
        a_client("rich and seen", last_touch_on=ago(80), assets=rich),
        a_client("called", last_touch_on=ago(2), touches=2, products=1),
        a_client("rich last year", last_touch_on=ago(360), assets=rich),
    ) == [
        *("called", "bought", "rich and seen"),
        *("seen", "rich last year"),
        *("last year", "once", "rich", "stranger"),
    ]


def test_of_two_alike_the_richer_comes_first_then_the_name() -> None:
    assert names(
        a_client("b", 1), a_client("a", 3), a_client("a", 2), a_client("c", 4, assets=Money(1))
    ) == ["c", "a", "a", "b"]
    assert [one.client.id for one in suggest([a_client("a", 3), a_client("a", 2)], TODAY)] == [2, 3]


@given(st.lists(CLIENTS))
def test_the_order_depends_on_the_clients_alone(clients: list[Unplaced]) -> None:
    numbered = [one._replace(id=number) for number, one in enumerate(clients)]
    assert suggest(numbered, TODAY) == suggest(reversed(numbered), TODAY)


def test_the_mood_proposed_is_neutral_unless_one_is_known() -> None:
    known, unknown = suggest([a_client("a", mood=Mood.POSITIVE), a_client("b")], TODAY)
    assert (known.mood, unknown.mood) == (Mood.POSITIVE, Mood.NEUTRAL)


def test_a_familiarity_said_before_is_the_band_proposed() -> None:
    (one,) = suggest([a_client(familiarity=8)], TODAY)
    assert one.guess == Guess(Band.HIGH, (Sign.KNOWN,))


@pytest.mark.parametrize(
    ("known", "meant", "settled"),
    [
        (None, Band.LOW, 1),
        (None, Band.MIDDLE, 4),
        (None, Band.HIGH, 7),
        (5, Band.MIDDLE, 5),
        (5, Band.HIGH, 7),
        (9, Band.LOW, 1),
    ],
)
def test_a_key_sets_the_middle_of_a_band_or_keeps_what_was_said(
    known: int | None, meant: Band, settled: int
) -> None:
    assert settle(a_client(familiarity=known), meant) == settled
    assert band(settled) is meant


@pytest.mark.parametrize(
    ("placed", "sitting", "before"),
    [(0, 20, 0), (7, 13, 7), (19, 1, 19), (20, 5, 0), (300, 5, 0)],
)
def test_what_is_left_of_twenty_is_asked_for_at_first_then_five_at_a_time(
    placed: int, sitting: int, before: int
) -> None:
    pool = Unclassified((), 0, placed)
    assert (pool.sitting, pool.before) == (sitting, before)
