"""Deals that stand still: without a step, past their date, or too long without a word."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.days import WorkCalendar
from rmtrack.domain.keys import Degree, StaleReason
from rmtrack.domain.money import Money
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.policy import Policy
from rmtrack.domain.stale import Stale, Watch, age_days, stale_deals
from tests.domain.values import CN, NEVER, away, leave, nov

COMMITTED, LEANING, CONSIDERING = Degree
NO_STEP, LATE, OVERDUE, SILENT = StaleReason
TODAY = nov(16)  # a Monday
DAY = timedelta(days=1)
POLICY = Policy()


def a_deal(degree: Degree = LEANING, expected_on: date | None = None, id: int = 1) -> OpenDeal:  # noqa: A002 - as the field is named
    return OpenDeal(id, 7, "王小明", "investment", Money(1), degree, expected_on, None)


def watch(  # noqa: PLR0913 - what is known of a deal, each named
    opened_on: date = TODAY,
    *,
    degree_since: date | None = None,
    won_on: date | None = None,
    touched_on: date | None = None,
    planned_on: date | None = None,
    snoozed_until: date | None = None,
) -> Watch:
    return Watch(1, opened_on, degree_since, won_on, touched_on, planned_on, snoozed_until)


def look(
    deal: OpenDeal,
    known: Watch,
    *,
    today: date = TODAY,
    calendar: WorkCalendar = CN,
    policy: Policy = POLICY,
) -> Stale | None:
    return next(stale_deals([(deal, known)], today=today, calendar=calendar, policy=policy), None)


def reasons(deal: OpenDeal, known: Watch, **given: object) -> tuple[StaleReason, ...]:
    found = look(deal, known, **given)  # type: ignore[arg-type]
    return found.reasons if found else ()


def test_a_deal_with_nothing_planned_stands_still() -> None:
    assert look(a_deal(), watch()) == Stale(a_deal(), (NO_STEP,), 0)


@pytest.mark.parametrize("days", [0, 1, 400])
@pytest.mark.parametrize("field", ["planned_on", "snoozed_until"])
def test_one_with_a_step_or_a_put_off_for_today_or_later_never_does(field: str, days: int) -> None:
    """Whatever else: a date long past, a year without a word."""
    deal = a_deal(COMMITTED, expected_on=nov(2))
    old = date(2025, 11, 16)
    assert look(deal, watch(old, **{field: TODAY + days * DAY})) is None
    assert look(deal, watch(old, **{field: TODAY - DAY})) is not None


@pytest.mark.parametrize(
    ("planned", "expected"),
    [(None, (NO_STEP,)), (TODAY - DAY, (LATE,))],
)
def test_a_step_that_was_due_is_no_plan_any_more(
    planned: date | None, expected: tuple[StaleReason, ...]
) -> None:
    assert reasons(a_deal(), watch(planned_on=planned)) == expected


@pytest.mark.parametrize(
    ("expected_on", "is_overdue"),
    [(None, False), (TODAY - DAY, True), (TODAY, False), (TODAY + DAY, False)],
)
def test_a_date_that_has_passed_makes_it_overdue(
    expected_on: date | None, *, is_overdue: bool
) -> None:
    found = reasons(a_deal(expected_on=expected_on), watch(planned_on=TODAY - DAY))
    assert found == ((LATE, OVERDUE) if is_overdue else (LATE,))


@pytest.mark.parametrize(
    ("degree", "last", "silent", "beyond"),
    [
        (COMMITTED, nov(11), 3, False),  # Thursday, Friday, Monday
        (COMMITTED, nov(10), 4, True),
        (LEANING, nov(2), 10, False),
        (LEANING, date(2026, 11, 1), 11, True),  # a Sunday, so Monday the 2nd counts
        (CONSIDERING, date(2026, 10, 19), 20, False),
        (CONSIDERING, date(2026, 10, 17), 21, True),
        (CONSIDERING, date(2026, 10, 16), 21, True),  # a Saturday in between is none
    ],
)
def test_silence_is_counted_in_working_days_and_each_degree_allows_its_own(
    degree: Degree, last: date, silent: int, *, beyond: bool
) -> None:
    found = look(a_deal(degree), watch(last))
    assert found is not None
    assert found.silent_days == silent
    assert found.reasons == ((NO_STEP, SILENT) if beyond else (NO_STEP,))


@pytest.mark.parametrize("field", ["opened_on", "degree_since", "won_on", "touched_on"])
def test_the_last_word_is_the_latest_of_a_touch_a_move_and_the_opening(field: str) -> None:
    known = {
        "opened_on": nov(2),
        "degree_since": nov(3),
        "won_on": nov(3),
        "touched_on": nov(4),
    } | {field: nov(12)}
    found = look(a_deal(), watch(**known))
    assert found is not None
    assert found.silent_days == 2  # Friday and Monday


def test_a_word_of_a_day_to_come_is_no_silence() -> None:
    found = look(a_deal(), watch(touched_on=TODAY + 9 * DAY))
    assert found is not None
    assert found.silent_days == 0


def test_own_days_off_and_holidays_are_no_silence() -> None:
    """Away on Thursday and Friday; and China's week of October has no working day."""
    known = watch(nov(10))
    calendar = away(leave(12, 13))
    assert reasons(a_deal(COMMITTED), known) == (NO_STEP, SILENT)
    assert reasons(a_deal(COMMITTED), known, calendar=calendar) == (NO_STEP,)
    after = look(a_deal(COMMITTED), watch(date(2026, 9, 30)), today=date(2026, 10, 8))
    assert after is not None
    assert after.silent_days == 1
    assert reasons(a_deal(COMMITTED), watch(date(2025, 1, 1)), calendar=NEVER) == (NO_STEP,)


def test_how_long_a_degree_may_be_silent_can_be_set() -> None:
    known = watch(nov(12))
    assert reasons(a_deal(COMMITTED), known) == (NO_STEP,)
    assert reasons(a_deal(COMMITTED), known, policy=Policy(stale_committed=1)) == (NO_STEP, SILENT)
    assert reasons(a_deal(), known, policy=Policy(stale_committed=1)) == (NO_STEP,)


def test_all_reasons_are_told_in_one_order() -> None:
    found = look(a_deal(COMMITTED, nov(5)), watch(nov(2)))
    assert found is not None
    assert found.reasons == (NO_STEP, OVERDUE, SILENT)


def test_deals_keep_their_order_and_only_those_that_rest_are_told() -> None:
    deals = [a_deal(id=3), a_deal(id=1), a_deal(id=2)]
    known = [watch(), watch(planned_on=TODAY), watch(nov(2))]
    found = list(
        stale_deals(zip(deals, known, strict=True), today=TODAY, calendar=CN, policy=POLICY)
    )
    assert [one.deal.id for one in found] == [3, 2]
    assert list(stale_deals([], today=TODAY, calendar=CN, policy=POLICY)) == []


DAYS = st.dates(date(2026, 8, 1), date(2026, 12, 31))
MAYBE = st.none() | DAYS


@given(
    deal=st.builds(a_deal, st.sampled_from(Degree), MAYBE),
    known=st.builds(Watch, st.just(1), DAYS, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE),
    today=DAYS,
)
def test_what_makes_a_deal_stand_still(deal: OpenDeal, known: Watch, today: date) -> None:
    """The rule in the words of the method, counted day by day."""
    last = max(day for day in known[1:5] if isinstance(day, date))
    silent = sum(CN.is_working(last + n * DAY) for n in range(1, (today - last).days + 1))
    rests = any(day is not None and day >= today for day in known[5:])
    wrong = (
        known.planned_on is None,
        known.planned_on is not None and known.planned_on < today,
        deal.expected_on is not None and deal.expected_on < today,
        silent > POLICY.silence(deal.degree),
    )
    expected = tuple(one for one, holds in zip(StaleReason, wrong, strict=True) if holds)
    assert reasons(deal, known, today=today) == (() if rests else expected)


@pytest.mark.parametrize(
    ("opened", "age"), [(TODAY, 0), (TODAY - DAY, 1), (nov(2), 14), (TODAY + DAY, 0)]
)
def test_a_deal_is_as_old_as_the_days_it_has_been_open(opened: date, age: int) -> None:
    assert age_days(watch(opened), TODAY) == age
