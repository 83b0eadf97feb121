"""Money turned into acts: worked numbers, then what holds for any rate and any need."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.acts import (
    Acts,
    AverageDeal,
    Basis,
    Happened,
    Rate,
    Sold,
    acts_for,
    acts_for_deals,
    learn_basis,
)
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT, Kind, Outcome
from rmtrack.domain.money import ZERO, Money

ASSUMED = Money.yuan(100_000)


def learned(*known: Happened | Sold) -> Basis:
    return learn_basis(
        [one for one in known if isinstance(one, Happened)],
        [one for one in known if isinstance(one, Sold)],
        assumed=ASSUMED,
        meetings_per_deal=4,
        calls_per_meeting=3,
    )


def sold(yuan: int, pieces: int, **fields: object) -> Sold:
    known = {"category": INVESTMENT, "factor": 10_000, "recent": pieces} | fields
    return Sold(amount=Money.yuan(yuan), pieces=pieces, **known)  # type: ignore[arg-type]


DEFAULTS = learned()


@pytest.mark.parametrize(
    ("yuan", "acts"),
    [
        (115_600, (1, 4, 12)),  # the worked morning
        (343_000, (3, 12, 36)),
        (1_374_000, (14, 56, 168)),
        (149_999, (1, 4, 12)),
        (150_000, (2, 8, 24)),
        (1, (1, 4, 12)),
        (0, (0, 0, 0)),
        (-5, (0, 0, 0)),
    ],
)
def test_a_need_is_told_as_acts(yuan: int, acts: tuple[int, int, int]) -> None:
    assert acts_for(Money.yuan(yuan), INVESTMENT, DEFAULTS) == acts


@pytest.mark.parametrize(("deals", "acts"), [(3, (3, 12, 36)), (0, (0, 0, 0)), (-1, (0, 0, 0))])
def test_a_need_in_deals_is_told_as_acts(deals: int, acts: tuple[int, int, int]) -> None:
    assert acts_for_deals(deals, DEFAULTS) == acts


def test_calls_are_worked_from_the_whole_number_of_meetings() -> None:
    """2.5 meetings a deal are 3 for one, and those take 1.5 calls each: 4.5, so 5."""
    basis = Basis({}, calls=Rate(20, 30, 3), meetings=Rate(14, 35, 4), assumed=ASSUMED)
    assert acts_for_deals(1, basis) == Acts(1, 3, 5)
    assert acts_for_deals(2, basis) == Acts(2, 5, 8)


@pytest.mark.parametrize(
    ("rate", "tries", "own"),
    [
        (Rate(0, 0, 3), 3, False),
        (Rate(10, 29, 3), 3, False),
        (Rate(10, 30, 3), 3, True),
        (Rate(12, 30, 3), 2.5, True),
        (Rate(0, 500, 3), 3, False),  # nothing has succeeded: nobody can say how often it does
        (Rate(45, 30, 3), 1, True),  # deals without a meeting
        (Rate(-1, 30, 3), 3, False),  # more was reversed than won
    ],
)
def test_a_rate_is_the_users_own_from_thirty_outcomes_on(
    rate: Rate, tries: float, *, own: bool
) -> None:
    assert rate.tries == tries
    assert rate.is_own == own


@pytest.mark.parametrize(
    ("rate", "low", "high"),
    [
        (Rate(0, 0, 3), 1.91, 7.03),
        (Rate(0, 0, 4), 2.35, 13.42),
        (Rate(5, 15, 3), 2.20, 4.71),  # the default is borne out: it narrows
        (Rate(12, 15, 3), 1.355, 3),  # better than the default, which stays within
        (Rate(0, 25, 3), 3, 31.6),  # far worse
        (Rate(0, 0, 1), 1, 1),
        (Rate(0, 29, 50), 50, 100),  # never worse than one in a hundred
        (Rate(12, 30, 3), 2.5, 2.5),
    ],
)
def test_between_how_many_tries_one_success_takes(rate: Rate, low: float, high: float) -> None:
    assert rate.range() == pytest.approx((low, high), rel=0.002)


rates = st.builds(Rate, st.integers(-3, 60), st.integers(0, 60), st.integers(1, 999))


@given(rates)
def test_what_is_told_lies_in_its_range_and_no_success_takes_less_than_one_try(rate: Rate) -> None:
    low, high = rate.range()
    assert 1 <= low <= rate.tries <= high
    assert not rate.is_own or low == high


@given(rates, rates, st.integers(0, 10**12), st.integers(1, 10**11))
def test_acts_grow_with_the_need_and_are_whole(
    calls: Rate, meetings: Rate, fen: int, average: int
) -> None:
    deal = AverageDeal(Money(average), 9, own=True)
    basis = Basis({INVESTMENT: deal}, calls=calls, meetings=meetings, assumed=ASSUMED)
    acts = acts_for(Money(fen), INVESTMENT, basis)
    assert acts.deals <= acts.meetings <= acts.calls
    assert (acts.deals > 0) == (fen > 0)
    assert abs(acts.deals * average - fen) * 2 <= average or acts.deals == 1
    assert acts <= acts_for(Money(fen + average), INVESTMENT, basis)


def test_the_average_deal_is_the_users_own_from_five_deals_on() -> None:
    """It is what counts for the quota: a factor is in it, a reversal takes away from it."""
    basis = learned(
        sold(400_000, 4),
        sold(200_000, 2, factor=5_000),
        sold(-50_000, -1),
        sold(480_000, 4, category=INSURANCE),
    )
    assert basis.average_deal(INVESTMENT) == AverageDeal(Money.yuan(90_000), 5, own=True)
    assert basis.average_deal(INSURANCE) == AverageDeal(ASSUMED, 4, own=False)
    assert basis.average_deal(DEPOSIT) == AverageDeal(ASSUMED, 0, own=False)


def test_an_average_is_to_the_nearest_fen() -> None:
    amounts = [
        learned(Sold(INVESTMENT, 10_000, Money(fen), 8, 0)).average_deal(INVESTMENT).amount
        for fen in (803, 804, 811, 812)
    ]
    assert amounts == [100, 101, 101, 102]


@pytest.mark.parametrize("left", [ZERO, Money(-1), Money(5)])
def test_deals_of_which_nothing_is_left_have_no_average(left: Money) -> None:
    basis = learned(Sold(INVESTMENT, 10_000, left, 6, 6))
    assert basis.average_deal(INVESTMENT) == AverageDeal(ASSUMED, 6, own=False)


def test_more_reversals_than_deals_are_no_deals() -> None:
    assert learned(sold(-1, -1)).average_deal(INVESTMENT) == AverageDeal(ASSUMED, 0, own=False)


def test_a_call_succeeds_by_an_appointment_and_a_meeting_by_a_deal() -> None:
    basis = learned(
        Happened(Kind.CALL, Outcome.APPOINTMENT, 12),
        Happened(Kind.CALL, Outcome.MET, 1),
        Happened(Kind.CALL, Outcome.NO_ANSWER, 20),
        Happened(Kind.CALL, Outcome.TALKED, 7),
        Happened(Kind.MEETING, Outcome.MET, 30),
        Happened(Kind.MEETING, Outcome.APPOINTMENT, 2),
        Happened(Kind.MEETING, Outcome.NO_ANSWER, 3),
        Happened(Kind.VISIT, Outcome.DISCONNECTED, 4),
        Happened(Kind.VISIT, Outcome.REFUSED, 5),
        Happened(Kind.VISIT, Outcome.WEARY, 1),
        sold(800_000, 9, recent=6),
        sold(900_000, 9, recent=5, category=INSURANCE),
    )
    assert basis.calls == Rate(12, 40, 3)
    assert basis.meetings == Rate(11, 33, 4)
    assert acts_for_deals(1, basis) == Acts(1, 3, 10)
