"""The points of each reason, from worked days."""

from datetime import date, timedelta

import pytest

from rmtrack.domain.grid import CELLS, Cell
from rmtrack.domain.keys import Band, Degree, Mood
from rmtrack.domain.money import Money
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.policy import Policy
from rmtrack.domain.reasons import (
    Candidate,
    OpenStep,
    Reason,
    ReasonCode,
    Silence,
    closable,
    find_reasons,
)

TODAY = date(2026, 11, 2)
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def a_client(
    *,
    familiarity: int | None = None,
    mood: Mood | None = None,
    cadence_days: int | None = None,
    last_touch_on: date | None = YESTERDAY,
    added_on: date = YESTERDAY,
) -> Candidate:
    return Candidate(
        7, "王小明", "wangxiaoming", familiarity, mood, cadence_days, last_touch_on, TODAY, added_on
    )


def a_step(
    due_on: date = TODAY,
    *,
    list_on: date | None = None,
    due_time: str | None = None,
    what: str | None = None,
    promise: bool = True,
) -> OpenStep:
    return OpenStep(7, due_on, list_on or due_on, due_time, what, promise)


def a_deal(
    expected_on: date | None = TODAY,
    degree: Degree = Degree.COMMITTED,
    *,
    id: int = 3,  # noqa: A002 - the field's own name
    amount: int = 1_000_000,
    category: str = "investment",
) -> OpenDeal:
    return OpenDeal(id, 7, "王小明", category, Money.yuan(amount), degree, expected_on, None)


def reasons(
    client: Candidate,
    steps: tuple[OpenStep, ...] = (),
    deals: tuple[OpenDeal, ...] = (),
    policy: Policy | None = None,
) -> tuple[Reason, ...]:
    return find_reasons(client, steps, deals, today=TODAY, policy=policy or Policy())


def test_nothing_due_is_no_reason() -> None:
    assert reasons(a_client()) == ()


@pytest.mark.parametrize(
    ("step", "code", "points", "days"),
    [
        (a_step(TODAY), ReasonCode.PROMISE_DUE, 40, 0),
        (a_step(YESTERDAY), ReasonCode.PROMISE_OVERDUE, 44, 1),
        (a_step(ago(3), list_on=TODAY), ReasonCode.PROMISE_OVERDUE, 44, 3),
    ],
)
def test_a_promise_counts_from_its_day_on(
    step: OpenStep, code: ReasonCode, points: int, days: int
) -> None:
    assert reasons(a_client(), (step,)) == (Reason(code, points, days, step),)


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(a_step(TOMORROW), id="due tomorrow"),
        pytest.param(a_step(TODAY, list_on=TOMORROW), id="nobody answered: again tomorrow"),
        pytest.param(a_step(TOMORROW, list_on=TODAY), id="listed before it is due"),
        pytest.param(a_step(TOMORROW, promise=False), id="the RM's own step, tomorrow"),
    ],
)
def test_a_step_that_is_not_due_or_not_listed_yet_is_no_reason(step: OpenStep) -> None:
    assert reasons(a_client(), (step,)) == ()


def test_of_two_promises_the_overdue_one_counts_and_then_the_earliest() -> None:
    late, later = a_step(ago(5)), a_step(ago(2))
    (reason,) = reasons(a_client(), (a_step(TODAY), later, late))
    assert reason == Reason(ReasonCode.PROMISE_OVERDUE, 44, 5, late)


def test_of_two_promises_for_one_day_the_one_with_the_earlier_time_counts() -> None:
    ten, nine, whenever = a_step(due_time="10:00"), a_step(due_time="09:30"), a_step()
    (reason,) = reasons(a_client(), (whenever, ten, nine))
    assert reason.fact is nine


def test_a_step_of_ones_own_counts_as_much_as_the_longest_silence_and_is_no_promise() -> None:
    step = a_step(YESTERDAY, what="问孩子考试", promise=False)
    assert reasons(a_client(), (step,)) == (Reason(ReasonCode.SILENCE, 6, 1, step),)


def test_a_step_of_ones_own_does_not_add_to_a_silence() -> None:
    step = a_step(promise=False)
    for silent in (a_client(last_touch_on=ago(400)), a_client(last_touch_on=None)):
        assert reasons(silent, (step,)) == (Reason(ReasonCode.SILENCE, 6, 0, step),)


@pytest.mark.parametrize(
    ("degree", "days_ahead", "points"),
    [
        (Degree.COMMITTED, -200, 21),
        (Degree.COMMITTED, 0, 21),
        (Degree.COMMITTED, 1, 20),
        (Degree.COMMITTED, 7, 11),
        (Degree.LEANING, -1, 14),
        (Degree.LEANING, 0, 14),
        (Degree.LEANING, 7, 7),
        (Degree.CONSIDERING, 0, 7),
        (Degree.CONSIDERING, 7, 4),
    ],
)
def test_a_deal_has_more_points_the_firmer_and_nearer_it_is(
    degree: Degree, days_ahead: int, points: int
) -> None:
    deal = a_deal(TODAY + timedelta(days=days_ahead), degree)
    expected = Reason(ReasonCode.DEAL_CLOSING, points, -days_ahead, deal)
    assert reasons(a_client(), deals=(deal,)) == (expected,)


@pytest.mark.parametrize("expected_on", [None, TODAY + timedelta(days=8)])
def test_a_deal_without_a_date_or_beyond_the_window_is_no_reason(expected_on: date | None) -> None:
    assert reasons(a_client(), deals=(a_deal(expected_on),)) == ()


def test_a_window_of_no_days_holds_today_alone() -> None:
    policy = Policy(deal_window_days=0)
    (reason,) = reasons(a_client(), deals=(a_deal(TODAY),), policy=policy)
    assert reason.points == 21
    assert reasons(a_client(), deals=(a_deal(TOMORROW),), policy=policy) == ()


def test_of_several_deals_the_one_with_most_points_counts_then_the_largest_then_the_first() -> None:
    small, large, twin = a_deal(id=1, amount=5), a_deal(id=3, amount=9), a_deal(id=2, amount=9)
    huge = a_deal(TOMORROW, id=4, amount=1000)
    (reason,) = reasons(a_client(), deals=(huge, small, large, twin))
    assert reason.fact is twin


@pytest.mark.parametrize(
    ("silent", "points"), [(30, 1), (34, 1), (35, 2), (59, 6), (60, 6), (900, 6)]
)
def test_a_silence_grows_from_the_day_the_cadence_ends(silent: int, points: int) -> None:
    client = a_client(familiarity=7, last_touch_on=ago(silent))
    fact = Silence(ago(silent), 30)
    assert reasons(client) == (Reason(ReasonCode.SILENCE, points, silent, fact),)


def test_a_silence_within_the_cadence_is_no_reason() -> None:
    assert reasons(a_client(familiarity=7, last_touch_on=ago(29))) == ()
    assert reasons(a_client(familiarity=7, last_touch_on=ago(59), cadence_days=60)) == ()


@pytest.mark.parametrize(("waited", "points"), [(0, 1), (1, 2), (3, 4), (6, 6), (300, 6)])
def test_a_first_contact_is_fully_due_within_a_week(waited: int, points: int) -> None:
    client = a_client(last_touch_on=None, added_on=ago(waited))
    fact = Silence(ago(waited), 7)
    assert reasons(client) == (Reason(ReasonCode.NEW_CLIENT, points, waited, fact),)


@pytest.mark.parametrize(("cell", "points"), [*zip(CELLS, range(9, 0, -1), strict=True)])
def test_a_cell_gives_its_place_from_the_end(cell: Cell, points: int) -> None:
    familiarity = {Band.HIGH: 6, Band.MIDDLE: 3, Band.LOW: 0}[cell.band]
    client = a_client(familiarity=familiarity, mood=cell.mood)
    assert reasons(client) == (Reason(ReasonCode.CELL, points, 0, cell),)


def test_the_strongest_reason_comes_first() -> None:
    client = a_client(familiarity=7, mood=Mood.POSITIVE, last_touch_on=ago(41))
    found = reasons(client, (a_step(),), (a_deal(),))
    assert [(reason.code, reason.points) for reason in found] == [
        (ReasonCode.PROMISE_DUE, 40),
        (ReasonCode.DEAL_CLOSING, 21),
        (ReasonCode.CELL, 9),
        (ReasonCode.SILENCE, 3),
    ]


def test_points_set_to_nothing_switch_a_reason_off() -> None:
    policy = Policy(points_silence=0, points_cell=0, points_deal_closing=0)
    client = a_client(familiarity=7, mood=Mood.POSITIVE, last_touch_on=ago(400))
    assert reasons(client, (a_step(promise=False),), (a_deal(),), policy) == ()


@pytest.mark.parametrize(
    ("degree", "overall", "of_category", "called"),
    [
        (Degree.LEANING, None, None, True),
        (Degree.LEANING, Mood.NEUTRAL, None, True),
        (Degree.LEANING, Mood.RESISTANT, None, False),
        (Degree.LEANING, Mood.POSITIVE, Mood.RESISTANT, False),
        (Degree.LEANING, Mood.RESISTANT, Mood.POSITIVE, True),
        (Degree.COMMITTED, Mood.RESISTANT, Mood.RESISTANT, True),
    ],
)
def test_a_client_who_refuses_a_category_is_not_called_to_sell_it(
    degree: Degree, overall: Mood | None, of_category: Mood | None, *, called: bool
) -> None:
    deal = a_deal(degree=degree, category="insurance")
    moods = {(7, "insurance"): of_category} if of_category else {(7, "deposit"): Mood.RESISTANT}
    assert closable([deal], overall, moods) == ([deal] if called else [])
