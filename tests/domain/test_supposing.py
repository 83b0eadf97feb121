"""What a month would be if: another curve, another win. The facts themselves stay as they are."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtrack.domain.days import Month
from rmtrack.domain.errors import RuleError
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.plan import Booked, CategoryPlan
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.quota import Quota
from rmtrack.domain.supposing import Supposed, day_of_win, with_curve, with_win
from tests.domain.stories import RULES, Story, calendar_of, facts_of, lived, stories
from tests.domain.values import ALL_MONTHS, CN, NOV, QUOTA, nov

BOTH = MonthFacts(
    [Quota(NOV, INVESTMENT, QUOTA, "front-loaded"), Quota(NOV, INSURANCE, QUOTA, "flat")]
)
MONDAY = nov(16)
WIN = Booked(INVESTMENT, Money.yuan(500_000), MONDAY, pieces=1)


def supposed(facts: MonthFacts, other: MonthFacts, today: date = MONDAY) -> Supposed:
    ours, theirs = (plan_month(NOV, one, today=today, calendar=CN) for one in (facts, other))
    return Supposed(ours, theirs, None, None, None)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 10, 30), date(2026, 10, 30)),
        (nov(16), nov(16)),
        (nov(30), nov(30)),
        (date(2026, 12, 24), nov(30)),
    ],
)
def test_a_win_is_booked_today_and_of_a_month_gone_by_on_its_last_day(
    today: date, day: date
) -> None:
    assert day_of_win(NOV, today) == day
    assert supposed(BOTH, BOTH, today).won_on == day


def test_a_curve_is_that_of_one_category_or_of_all() -> None:
    curves = [quota.curve for quota in with_curve(BOTH, "40,40,20,0", None).quotas]
    assert curves == ["40,40,20,0", "40,40,20,0"]
    one = with_curve(BOTH, "steep", INSURANCE)
    assert [quota.curve for quota in one.quotas] == ["front-loaded", "steep"]
    assert [quota.curve for quota in BOTH.quotas] == ["front-loaded", "flat"]


@pytest.mark.parametrize(("facts", "category"), [(MonthFacts(), None), (BOTH, DEPOSIT)])
def test_without_a_quota_there_is_nothing_to_lay_out(
    facts: MonthFacts, category: str | None
) -> None:
    with pytest.raises(RuleError, match="there is no quota to lay out otherwise") as caught:
        with_curve(facts, "flat", category)
    assert caught.value.hint is not None


def test_only_what_would_stand_otherwise_is_paired() -> None:
    found = supposed(BOTH, with_win(BOTH, WIN))
    assert [(ours.booked, other.booked) for ours, other in found.pairs] == [(ZERO, WIN.amount)]
    assert supposed(BOTH, BOTH).pairs == ()


def test_a_category_that_nothing_is_known_of_stands_at_nothing() -> None:
    cards = Booked("cards", Money.yuan(5), nov(16), pieces=1)
    ((ours, other),) = supposed(BOTH, with_win(BOTH, cards)).pairs
    assert ours == CategoryPlan("cards", None, None, ZERO, ZERO)
    assert (other.booked, other.deals.booked) == (Money.yuan(5), 1)


def test_the_banks_figures_from_the_day_of_the_win_on_would_hold_it_too() -> None:
    """Else a figure taken this evening would swallow what was won in the morning."""

    def said(
        day: int, yuan: int | None, pieces: int | None, category: str = INVESTMENT
    ) -> BankFigure:
        return BankFigure(
            NOV, category, nov(day), None if yuan is None else Money.yuan(yuan), pieces
        )

    figures = [said(13, 100, 1), said(16, 200, None), said(17, None, 3), said(17, 9, 9, DEPOSIT)]
    held = with_win(MonthFacts(figures=figures), WIN).figures
    assert list(held) == [
        figures[0],
        said(16, 500_200, None),
        said(17, None, 4),
        figures[3],
    ]


@settings(max_examples=150, deadline=None)
@given(
    stories(),
    st.sampled_from(ALL_MONTHS),
    st.integers(-12, 45),
    st.integers(1, 10**10).map(Money),
)
def test_a_win_more_is_booked_in_full_and_moves_the_pace_as_much(
    told: list[Story], month: Month, day: int, amount: Money
) -> None:
    """In whichever category, whatever the bank has said, on whatever day."""
    today = date.fromordinal(month.first.toordinal() + day)
    facts, ours = facts_of(told[-1], month), lived(told[-1], month, today)
    for category in (INVESTMENT, DEPOSIT):
        win = Booked(category, amount, day_of_win(month, today), pieces=1)
        other = plan_month(
            month,
            with_win(facts, win),
            today=today,
            calendar=calendar_of(told[-1], month),
            rules=RULES,
        )
        at, then = ours.of(category), other.of(category)
        assert then is not None
        assert then.booked == (at.booked if at else 0) + amount
        assert then.deals.booked == (at.deals.booked if at else 0) + 1
        if at is not None and at.target is not None:
            assert then.pace == at.pace + amount
            assert then.left <= at.left
            assert then.left_this_week <= at.left_this_week
