"""What a list of deals is asked for: what fits, and what can't hold at once."""

from datetime import date

import pytest

from rmtrack.domain.days import Month
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.errors import InputError
from rmtrack.domain.keys import INVESTMENT, DealState, Degree, LostReason, Rolled
from rmtrack.domain.money import Money
from rmtrack.domain.wanted import ANY, CLOSED, EVERY, OPEN, Days, States, Wanted

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
    ("wanted", "states"),
    [
        (EVERY, ANY),
        (Wanted(monthless=True), OPEN),
        (Wanted(rolled=Rolled.DROPPED), CLOSED),
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
            Wanted(rolled=Rolled.CLOSED, state=DealState.LOST),
            "no deal fits both --state lost and --rolled closed: give one of them",
        ),
        (
            Wanted(rolled=Rolled.DROPPED, monthless=True),
            "no deal fits both --month none and --rolled dropped: give one of them",
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
        Wanted(rolled=Rolled.CAME_IN, learned=Degree.COMMITTED, state=DealState.LOST),
        Wanted(rolled=Rolled.IN_PART, stale=True, month=NOVEMBER, expected=Days(DAY, DAY)),
    ],
)
def test_what_a_deal_can_fit_is_not_refused(wanted: Wanted) -> None:
    wanted.refuse_contradictions()
    assert wanted.states
