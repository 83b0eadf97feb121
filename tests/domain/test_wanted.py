"""What a list of deals is asked for: what fits, and what can't hold at once."""

from datetime import date

import pytest

from rmtrack.domain.days import Month
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.errors import InputError
from rmtrack.domain.keys import INVESTMENT, DealState, Degree, LostReason, Rolled
from rmtrack.domain.money import Money
from rmtrack.domain.wanted import ANY, EVERY, OPEN, Days, States, Wanted

DAY = date(2026, 11, 16)
NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)
LINE = DealLine(
    id=1,
    contact_id=1,
    name="王小明",
    category=INVESTMENT,
    product=None,
    amount=Money.yuan(100),
    degree=Degree.LEANING,
    state=DealState.OPEN,
    expected_on=DAY,
    for_month=None,
    opened_on=DAY,
    closed_on=None,
)
WON = LINE._replace(state=DealState.WON, closed_on=DAY, won=Money.yuan(100))
LOST = LINE._replace(state=DealState.LOST, closed_on=DAY, lost_reason=LostReason.PRICE)
UNDATED = LINE._replace(expected_on=None)
NOVEMBERS = Wanted(month=NOVEMBER)
ONLY_OPEN = NOVEMBERS._replace(state=DealState.OPEN)
BOOKED = Money.yuan(40)  # for the month that is wanted
THIRD = NOVEMBERS._replace(week=3, week_days=Days(DAY, date(2026, 11, 22)))
NO_WEEK = NOVEMBERS._replace(weekless=True)
LATER_DAY = date(2026, 11, 23)
LATER = LINE._replace(expected_on=date(2026, 11, 23))
LOST_IN_IT = LOST._replace(expected_on=DAY)


@pytest.mark.parametrize(
    ("deal", "wanted", "fits"),
    [
        (LINE, EVERY, True),
        (LINE, Wanted(degree=Degree.LEANING), True),
        (LINE, Wanted(degree=Degree.COMMITTED), False),
        (WON, Wanted(degree=Degree.LEANING), False),
        (LINE, Wanted(category=INVESTMENT, contact_id=1), True),
        (LINE, Wanted(category="deposit"), False),
        (LINE, Wanted(contact_id=2), False),
        (LOST, Wanted(state=DealState.LOST), True),
        (LOST, Wanted(state=DealState.WON), False),
        (LINE, Wanted(expected=Days(DAY, DAY)), True),
        (LINE, Wanted(expected=Days(date(2026, 11, 1), date(2026, 11, 15))), False),
        (LINE, Wanted(expected=Days(date(2026, 11, 17), date(2026, 11, 30))), False),
        (UNDATED, Wanted(expected=Days(DAY, DAY)), False),
        (WON, Wanted(expected=Days(DAY, DAY)), False),
        (UNDATED, Wanted(undated=True), True),
        (LINE, Wanted(undated=True), False),
        # without a date in the month it counts for, as the pipeline's weeks have it
        (LINE._replace(for_month=DECEMBER), Wanted(month=DECEMBER, undated=True), True),
        (UNDATED._replace(for_month=DECEMBER), Wanted(month=DECEMBER, undated=True), True),
        (LINE, Wanted(month=NOVEMBER, undated=True), False),
        (UNDATED, Wanted(monthless=True), True),
        (UNDATED._replace(for_month=NOVEMBER), Wanted(monthless=True), False),
        (LINE, Wanted(monthless=True), False),
        (LINE, Wanted(stale=True), True),
        (WON, Wanted(stale=True), False),
        (WON, Wanted(learned=Degree.COMMITTED), True),
        (LINE, Wanted(learned=Degree.COMMITTED), False),
        (WON, Wanted(rolled=Rolled.CAME_IN), True),
        (LOST, Wanted(rolled=Rolled.CLOSED), False),
    ],
)
def test_what_fits(deal: DealLine, wanted: Wanted, *, fits: bool) -> None:
    assert wanted.fits(deal) is fits


@pytest.mark.parametrize(
    ("deal", "wanted", "fits"),
    [
        (LINE, NOVEMBERS, True),
        (UNDATED, NOVEMBERS, False),
        (LINE._replace(for_month=DECEMBER), NOVEMBERS, False),
        (LINE._replace(for_month=DECEMBER, won=BOOKED), NOVEMBERS, True),
        (LINE._replace(for_month=DECEMBER, won=BOOKED), ONLY_OPEN, False),
        (LINE._replace(won=BOOKED), ONLY_OPEN, True),
        (WON._replace(for_month=DECEMBER), NOVEMBERS, True),
        (WON._replace(won=None), NOVEMBERS, False),  # of which the rest alone ended in it
        (LOST, NOVEMBERS, True),
        (LOST._replace(for_month=DECEMBER), NOVEMBERS, False),
        (LOST._replace(for_month=DECEMBER, won=-BOOKED), NOVEMBERS, True),  # taken back from it
        (LOST._replace(for_month=DECEMBER, won=Money(0)), NOVEMBERS, True),
    ],
)
def test_what_stands_in_the_list_of_a_month(deal: DealLine, wanted: Wanted, *, fits: bool) -> None:
    """What counts for it, and what was booked for it, whatever became of the rest."""
    assert wanted.fits(deal) is fits


@pytest.mark.parametrize(
    ("deal", "wanted", "fits", "counts"),
    [
        (LINE, THIRD, True, True),
        (LINE._replace(expected_on=date(2026, 11, 22)), THIRD, True, True),  # a Sunday
        (LATER, THIRD, False, False),
        (LATER._replace(won=BOOKED), THIRD, True, False),  # of which a part was booked in it
        (LATER._replace(won=BOOKED), THIRD._replace(state=DealState.OPEN), False, False),
        (UNDATED._replace(for_month=NOVEMBER), THIRD, False, False),
        (LINE._replace(for_month=DECEMBER), THIRD, False, False),
        (WON, THIRD, True, False),
        (WON._replace(won=None), THIRD, False, False),  # booked in another week
        (LOST_IN_IT, THIRD, False, False),  # of a week only what is open, or booked
        (LOST_IN_IT._replace(won=-BOOKED), THIRD, True, False),
        (LINE, NO_WEEK, False, False),
        (UNDATED._replace(for_month=NOVEMBER), NO_WEEK, True, True),
        (LATER._replace(for_month=NOVEMBER, expected_on=date(2026, 12, 1)), NO_WEEK, True, True),
        (LINE._replace(won=BOOKED), NO_WEEK, True, False),
        (LOST, NO_WEEK, False, False),
    ],
)
def test_what_stands_in_the_list_of_a_plan_week(
    deal: DealLine, wanted: Wanted, *, fits: bool, counts: bool
) -> None:
    """What is expected in it, and what was booked in it: `won` is of that week alone."""
    assert wanted.fits(deal) is fits
    assert wanted.counts(deal) is counts


@pytest.mark.parametrize(
    ("wanted", "day", "is_in"),
    [
        (NOVEMBERS, date(2026, 12, 1), True),
        (NOVEMBERS, None, True),
        (THIRD, DAY, True),
        (THIRD, date(2026, 11, 15), False),
        (THIRD, None, False),
        (NO_WEEK, None, True),
        (NO_WEEK, date(2026, 10, 31), True),
        (NO_WEEK, DAY, False),
        (NOVEMBERS._replace(ahead=True, week_days=Days(LATER_DAY, date.max)), LATER_DAY, True),
        (NOVEMBERS._replace(ahead=True, week_days=Days(LATER_DAY, date.max)), DAY, False),
        (Wanted(weekless=True), DAY, False),
    ],
)
def test_which_days_are_of_the_week(wanted: Wanted, day: date | None, *, is_in: bool) -> None:
    assert wanted.in_the_week(day) is is_in


AWAY = LINE._replace(archived=True)
AWAY_IN_PART = AWAY._replace(won=BOOKED)


@pytest.mark.parametrize(
    ("deal", "wanted", "fits", "counts"),
    [
        (AWAY, EVERY, False, False),
        (AWAY, NOVEMBERS, False, False),
        (AWAY, Wanted(archived=True), True, True),
        (LINE, Wanted(archived=True), False, True),
        (WON._replace(archived=True), Wanted(archived=True), False, False),
        (WON._replace(archived=True), EVERY, True, False),
        (AWAY, Wanted(contact_id=1), True, True),
        (AWAY, Wanted(rolled=Rolled.DROPPED), True, False),
        (AWAY_IN_PART, EVERY, True, False),
        (AWAY_IN_PART, NOVEMBERS, True, False),
        (AWAY_IN_PART, ONLY_OPEN, False, False),
        (LINE, NOVEMBERS._replace(ahead=True), False, False),
        (WON, NOVEMBERS._replace(ahead=True), True, False),
    ],
)
def test_what_is_open_with_an_archived_client_is_listed_where_that_is_asked_for(
    deal: DealLine, wanted: Wanted, *, fits: bool, counts: bool
) -> None:
    """But for money that was booked of it, and for what a week did."""
    assert (wanted.fits(deal), wanted.counts(deal)) == (fits, counts)


@pytest.mark.parametrize(
    ("wanted", "states"),
    [
        (EVERY, ANY),
        (Wanted(monthless=True), OPEN),
        (Wanted(rolled=Rolled.DROPPED), ANY),
        (Wanted(rolled=Rolled.CLOSED), {DealState.WON}),
        (Wanted(archived=True), OPEN),
        (Wanted(rolled=Rolled.DROPPED, state=DealState.WON), {DealState.WON}),
        (Wanted(state=DealState.LOST, rolled=Rolled.CLOSED), set()),
    ],
)
def test_how_a_deal_may_stand_that_fits(wanted: Wanted, states: States) -> None:
    assert wanted.states == states


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (
            Wanted(degree=Degree.LEANING, state=DealState.WON),
            "only an open deal has a degree: give --degree or --state, not both",
        ),
        (
            Wanted(monthless=True, expected=Days(DAY, DAY)),
            "a deal with an expected date counts for its month: no deal is both",
        ),
        (
            Wanted(stale=True, state=DealState.LOST),
            "no deal fits both --state lost and --stale: give one of them",
        ),
        (
            Wanted(undated=True, learned=Degree.LEANING),
            "no deal fits both --expected and --learned: give one of them",
        ),
        (
            Wanted(learned_any=True, stale=True),
            "no deal fits both --stale and --learned: give one of them",
        ),
        (Wanted(week=2), "--week is a plan week of a month: give --month too"),
        (
            Wanted(weekless=True, monthless=True),
            "--week is a plan week of a month: give --month too",
        ),
        (
            Wanted(rolled=Rolled.CLOSED, state=DealState.LOST),
            "no deal fits both --state lost and --rolled closed: give one of them",
        ),
        (
            Wanted(rolled=Rolled.CLOSED, monthless=True),
            "no deal fits both --month none and --rolled closed: give one of them",
        ),
        (
            Wanted(archived=True, learned_any=True),
            "no deal fits both --learned and --archived: give one of them",
        ),
    ],
)
def test_what_no_deal_can_fit_is_refused(wanted: Wanted, said: str) -> None:
    with pytest.raises(InputError) as refused:
        wanted.refuse_contradictions()
    assert str(refused.value) == said


@pytest.mark.parametrize(
    "wanted",
    [
        EVERY,
        Wanted(degree=Degree.LEANING, state=DealState.OPEN, stale=True, monthless=True),
        Wanted(monthless=True, undated=True),
        THIRD,
        NO_WEEK._replace(state=DealState.WON),
        Wanted(rolled=Rolled.START, learned_any=True),
        Wanted(rolled=Rolled.CAME_IN, learned=Degree.COMMITTED, state=DealState.LOST),
        Wanted(rolled=Rolled.IN_PART, stale=True, month=NOVEMBER, expected=Days(DAY, DAY)),
    ],
)
def test_what_a_deal_can_fit_is_not_refused(wanted: Wanted) -> None:
    wanted.refuse_contradictions()
    assert wanted.states
