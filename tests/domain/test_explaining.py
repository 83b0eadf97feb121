"""How each number of a month comes about: the worked month, then each case that has a line."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType

import pytest

from rmtrack.domain.arithmetic import Line, Name, Quantity, Remark, Said, Term, Unit, What
from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.days import Month, WorkCalendar
from rmtrack.domain.explaining import Coming, Explained, Explanation
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT, CategoryKind
from rmtrack.domain.money import Money
from rmtrack.domain.plan import Booked
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.quota import Quota
from rmtrack.domain.steps import CLOSE, STOCK
from tests.domain.explained import is_true, named, told_by
from tests.domain.values import CN, DEC, NEVER, NOV, QUOTA, Only, away, leave, nov

# The worked month


def planned(  # noqa: PLR0913 - what a month is planned from, each named
    *rows: Quota | Booked | BankFigure,
    today: date,
    calendar: WorkCalendar = CN,
    month: Month = NOV,
    bases: tuple[BankFigure, ...] = (),
    since_bases: Mapping[str, int] = MappingProxyType({}),
    rules: CategoryRules = CategoryRules(),  # noqa: B008 - a frozen value
) -> Explanation:
    """Explain a month that is planned from quotas, bookings and figures of the bank's."""
    bookings = [row for row in rows if isinstance(row, Booked)]
    facts = MonthFacts(
        [row for row in rows if isinstance(row, Quota)],
        bookings,
        [row for row in rows if isinstance(row, BankFigure)],
        bases,
        since_bases,
    )
    plan = plan_month(month, facts, today=today, calendar=calendar, rules=rules)
    return told_by(plan, bookings)


def only(explanation: Explanation) -> Explained:
    (explained,) = explanation.categories
    return explained


def asked(
    curve: str = "front-loaded",
    amount: Money | None = QUOTA,
    category: str = INVESTMENT,
    pieces: int | None = None,
    month: Month = NOV,
) -> Quota:
    return Quota(month, category, amount, curve, pieces=pieces)


def won(yuan: int, day: int, category: str = INVESTMENT, factor: int = 10_000) -> Booked:
    return Booked(category, Money.yuan(yuan), nov(day), factor, 1)


def terms(line: Line) -> list[tuple[str, str]]:
    """Return what a line adds, each with what it stands for."""
    return [
        (str(Money(int(term.value))), str(term.what.key if term.what else ""))
        for term in line.terms
    ]


def the(name: Name, lines: tuple[Line, ...]) -> Line:
    (line,) = (line for line in lines if line.name.key is name)
    return line


def remarks(line: Line) -> list[str]:
    return [str(said.key) for said in line.remarks]


WORKED = (asked(), won(1_212_000, 4), won(300_000, 9), won(200_000, 13))


def test_the_worked_morning_line_by_line() -> None:
    lines = only(planned(*WORKED, today=nov(16))).amount
    assert [str(line.name.key) for line in lines] == [
        *("quota", "week", "week", "week", "week", "booked", "target", "pace"),
        *("beyond_mark", "reached", "pace_days"),
        *("left", "week_target", "left_this_week", "needed_today"),
    ]
    assert terms(the(Name.BOOKED, lines)) == [
        ("1212000.00", "booking"),
        ("300000.00", "booking"),
        ("200000.00", "booking"),
    ]
    target = the(Name.TARGET, lines)
    assert target.name.facts == {"day": nov(13)}
    assert terms(target) == [("1374000.00", "week"), ("458000.00", "week")]
    assert terms(the(Name.PACE, lines)) == [("1712000.00", "booked"), ("-1832000.00", "target")]
    assert terms(the(Name.LEFT, lines)) == [("2290000.00", "quota"), ("-1712000.00", "booked")]
    today = the(Name.NEEDED_TODAY, lines)
    assert today.result == Quantity(Money.yuan(115_600), Unit.AMOUNT)
    assert today.terms == (
        Term(
            (Quantity(Money.yuan(578_000), Unit.AMOUNT),),
            Said(What.LEFT_THIS_WEEK),
            over=Quantity(5, Unit.DAYS),
            by=Said(What.DAYS_LEFT),
        ),
    )


def test_the_pace_in_days_is_told_from_where_the_plan_stood_at_what_is_booked() -> None:
    """8 days to Wednesday 11th and 63,200 of the 91,600 of Thursday: 8.69, and 10 lie behind."""
    lines = only(planned(*WORKED, today=nov(16))).amount
    beyond = the(Name.BEYOND_MARK, lines)
    assert terms(beyond) == [("1712000.00", "booked"), ("-1648800.00", "mark")]
    full, part = the(Name.REACHED, lines).terms
    assert full.factors == (Quantity(8, Unit.DAYS),)
    assert full.what == Said(What.DAYS_TO, {"day": nov(11)})
    assert part.over == Quantity(9_160_000, Unit.AMOUNT)
    assert part.by == Said(What.OF_DAY, {"day": nov(12)})
    assert the(Name.PACE_DAYS, lines).result.number == Fraction(-300, 229)


def test_within_the_first_day_no_whole_one_is_told() -> None:
    lines = only(planned(asked(), won(100_000, 2), today=nov(3))).amount
    assert len(the(Name.REACHED, lines).terms) == 1
    assert the(Name.BEYOND_MARK, lines).terms[1].what == Said(What.MARK, {"day": None})


def test_beyond_the_quota_the_days_end_with_the_plan() -> None:
    lines = only(planned(asked(), won(2_400_000, 2), today=nov(3))).amount
    assert the(Name.BEYOND_MARK, lines).terms[0].what == Said(What.ON_PLAN)
    assert terms(the(Name.SURPLUS, lines)) == [("2400000.00", "booked"), ("-2290000.00", "quota")]
    assert the(Name.LEFT, lines).result.number == 0
    assert the(Name.LEFT, lines).exact == Money.yuan(-110_000)
    assert remarks(the(Name.NEEDED_TODAY, lines)) == ["nothing_missing"]


def test_who_is_not_behind_in_money_is_not_behind_in_days() -> None:
    """Over a week without a share the point where the plan stood so lies days back."""
    lines = only(planned(asked("50,0,50,0"), won(1_145_001, 2), today=nov(16))).amount
    days = the(Name.PACE_DAYS, lines)
    assert (days.result.number > 0, days.least) == (True, Quantity(0, Unit.DAYS))
    even = only(planned(asked("50,0,50,0"), won(1_145_000, 2), today=nov(16))).amount
    assert Name.PACE_DAYS not in named(even)


def test_a_day_of_a_week_stands_beside_it_or_below_where_the_days_differ() -> None:
    first, *_, last = named(only(planned(asked(), today=nov(2))).amount)[Name.WEEK]
    day = Said(Remark.A_DAY, {"amount": Quantity(Money.yuan(274_800), Unit.AMOUNT)})
    assert first.remarks == (day,)
    assert last.remarks == ()
    odd = only(planned(asked(amount=Money(12)), today=nov(2))).amount
    weeks = named(odd)
    assert [line.result.number for line in weeks[Name.WEEK]] == [7, 3, 2, 0]
    assert [remarks(line) for line in weeks[Name.WEEK]] == [["weeks_add_up"]] * 3 + [[]]
    assert next(terms(line) for line in weeks[Name.DAYS]) == [("0.04", ""), ("0.03", "")]


def test_the_flat_curve_goes_by_days_and_says_who_carries_the_odd_fen() -> None:
    lines = only(planned(asked("flat"), today=nov(2))).amount
    day = the(Name.FLAT_DAY, lines)
    assert (day.result.number, remarks(day)) == (10_904_762, ["earlier_carry"])
    assert day.exact == Fraction(229_000_000, 21)
    weeks = named(lines)[Name.WEEK]
    assert weeks[0].terms == (Term((Quantity(5, Unit.DAYS), Quantity(10_904_762, Unit.AMOUNT))),)
    assert (
        remarks(
            the(Name.FLAT_DAY, only(planned(asked("flat", Money.yuan(21)), today=nov(2))).amount)
        )
        == []
    )


@pytest.mark.parametrize(
    ("deals", "said"),
    [(8, ["scattered"]), (20, ["scattered"]), (21, []), (25, ["earlier_carry"]), (42, [])],
)
def test_less_than_a_deal_a_day_is_said_to_be_scattered(deals: int, said: list[str]) -> None:
    """November has 21 days."""
    lines = only(planned(asked("flat", amount=None, pieces=deals), today=nov(2))).deals
    day = the(Name.FLAT_DAY, lines)
    assert day.exact == Fraction(deals, 21)
    assert remarks(day) == said
    weeks = named(lines)[Name.WEEK]
    assert [is_true(week) for week in weeks] == [True] * 4
    assert sum(week.result.number for week in weeks) == deals


def test_a_scattered_week_tells_its_days_in_their_order() -> None:
    lines = only(planned(asked("flat", amount=None, pieces=8), today=nov(2))).deals
    first = named(lines)[Name.WEEK][0]
    days = [tuple(number for number, _unit in term.factors) for term in first.terms]
    assert days == [(1, 1), (1, 0), (1, 1), (2, 0)]


def test_the_shares_of_a_month_of_holidays_fall_on_its_last_week() -> None:
    february = Month(2026, 2)
    lines = only(planned(asked(month=february), today=february.first, month=february)).amount
    share = the(Name.SHARE, lines)
    assert share.result == Quantity(2000, Unit.SHARE)
    assert [term.factors[0].number for term in share.terms] == [2000, 0]
    assert len(named(lines)[Name.WEEK]) == 3


def test_a_leave_that_came_late_shows_what_was_cut_and_what_was_carried() -> None:
    calendar = away(leave(5, 6, 9, 10, 11, 12, 13, known=5))
    lines = only(planned(asked(), today=nov(5), calendar=calendar)).amount
    assert [line.result.number // 100 for line in named(lines)[Name.CUT]] == [
        *(1_374_000, 458_000, 458_000, 0),
    ]
    first, second, third = named(lines)[Name.WEEK]
    assert terms(first) == [("1374000.00", "week_as_cut"), ("-549600.00", "carried")]
    assert terms(second) == [
        ("458000.00", "week_as_cut"),
        ("458000.00", "week_as_cut"),
        ("549600.00", "carried"),
    ]
    assert terms(third) == [("0.00", "week_as_cut")]
    assert first.remarks[0].facts["since"] == nov(5)


def test_a_leave_on_the_flat_curve_is_said_with_its_days() -> None:
    lines = only(planned(asked("flat"), today=nov(5), calendar=away(leave(6, known=5)))).amount
    assert "leave" in remarks(the(Name.FLAT_DAY, lines))


def test_nothing_booked_is_said() -> None:
    lines = only(planned(asked(), today=nov(2))).amount
    assert remarks(the(Name.BOOKED, lines)) == ["nothing_yet"]
    assert remarks(the(Name.TARGET, lines)) == ["no_day_behind"]


def test_a_factor_is_told_in_the_sum_and_apart_where_it_leaves_a_part_of_a_fen() -> None:
    odd = Booked(INSURANCE, Money(333), nov(3), 5000, 1)
    back = Booked(INSURANCE, Money(-333), nov(4), 5000, -1)
    even = won(1_000_000, 2, INSURANCE, factor=3000)
    lines = only(planned(asked(category=INSURANCE), even, odd, back, today=nov(5))).amount
    first, second, third = the(Name.BOOKED, lines).terms
    assert first.factors == (Quantity(100_000_000, Unit.AMOUNT), Quantity(3000, Unit.FACTOR))
    assert [second.value, third.value] == [167, -167]
    assert third.what == Said(What.REVERSAL, {"day": nov(4), "name": "王小明", "product": None})
    counted, taken = named(lines)[Name.COUNTED]
    assert (counted.exact, counted.result.number, remarks(counted)) == (
        Fraction(333, 2),
        167,
        ["nearest"],
    )
    assert (taken.exact, taken.result.number) == (Fraction(-333, 2), -167)


def test_prebooked_money_is_told_again_apart() -> None:
    october = Booked(INVESTMENT, Money.yuan(500), date(2026, 10, 30), pieces=1)
    lines = only(planned(asked(), october, won(7, 2), today=nov(3))).amount
    assert terms(the(Name.PREBOOKED, lines)) == [("500.00", "booking")]


def test_the_banks_figure_is_a_line_of_its_own_with_its_reason() -> None:
    figure = BankFigure(NOV, INVESTMENT, nov(10), Money.yuan(812_000), reason="两单未入账")
    lines = only(planned(asked(), won(900_000, 4), won(50_000, 12), figure, today=nov(16))).amount
    correction = the(Name.CORRECTION, lines)
    assert terms(correction) == [("812000.00", "bank"), ("-900000.00", "our_sum_by")]
    assert correction.remarks == (Said(Remark.REASON, {"reason": "两单未入账"}),)
    assert terms(the(Name.OURS, lines)) == [("900000.00", "booking"), ("50000.00", "booking")]
    assert terms(the(Name.BOOKED, lines)) == [("950000.00", "our_sum"), ("-88000.00", "correction")]


def test_a_balance_is_told_by_its_growth_since_the_base() -> None:
    base = BankFigure(Month(2026, 10), DEPOSIT, date(2026, 10, 31), Money.yuan(5_000_000))
    reading = BankFigure(NOV, DEPOSIT, nov(12), Money.yuan(5_812_000))
    rows = (asked(category=DEPOSIT), won(800_000, 4, DEPOSIT), won(100_000, 13, DEPOSIT), reading)
    lines = only(planned(*rows, today=nov(16), bases=(base,))).amount
    assert terms(the(Name.GROWTH, lines)) == [("5812000.00", "balance"), ("-5000000.00", "base")]
    assert terms(the(Name.CORRECTION, lines)) == [
        ("812000.00", "growth"),
        ("-800000.00", "our_sum_by"),
    ]
    assert the(Name.BOOKED, lines).result.number == Money.yuan(912_000)
    expected = the(Name.EXPECTED, lines)
    assert (terms(expected), remarks(expected)) == ([("100000.00", "booking")], ["unconfirmed"])


def test_what_earlier_months_won_after_the_base_is_no_growth() -> None:
    base = BankFigure(Month(2026, 10), DEPOSIT, date(2026, 10, 5), Money.yuan(5_000_000))
    reading = BankFigure(NOV, DEPOSIT, nov(12), Money.yuan(5_812_000))
    since = {DEPOSIT: Money.yuan(100_000)}
    lines = only(
        planned(asked(category=DEPOSIT), reading, today=nov(16), bases=(base,), since_bases=since)
    ).amount
    growth = the(Name.GROWTH, lines)
    assert terms(growth) == [
        ("5812000.00", "balance"),
        ("-5000000.00", "base"),
        ("-100000.00", "since_base"),
    ]
    assert growth.result.number == Money.yuan(712_000)
    assert is_true(growth)


def test_a_base_within_the_month_adds_what_was_won_by_then() -> None:
    readings = [
        BankFigure(NOV, DEPOSIT, nov(day), Money.yuan(yuan)) for day, yuan in ((6, 50), (12, 70))
    ]
    won_before = won(8, 4, DEPOSIT)
    lines = only(planned(asked(category=DEPOSIT), won_before, *readings, today=nov(16))).amount
    assert terms(the(Name.GROWTH, lines)) == [
        ("70.00", "balance"),
        ("-50.00", "base"),
        ("8.00", "our_sum_by"),
    ]
    assert the(Name.GROWTH, lines).result.number == Money.yuan(28)


def test_a_base_before_the_month_holds_what_was_won_before_it() -> None:
    """A win of 30 October is in the balance of the 31st: it is no growth of November."""
    base = BankFigure(Month(2026, 10), DEPOSIT, date(2026, 10, 31), Money.yuan(50))
    early = Booked(DEPOSIT, Money.yuan(8), date(2026, 10, 30), pieces=1)
    reading = BankFigure(NOV, DEPOSIT, nov(12), Money.yuan(70))
    lines = only(planned(early, reading, today=nov(16), bases=(base,))).amount
    growth = the(Name.GROWTH, lines)
    assert terms(growth) == [("70.00", "balance"), ("-50.00", "base")]
    assert growth.result.number == Money.yuan(20)


def test_without_a_reading_a_whole_balance_is_expected() -> None:
    lines = only(planned(won(8, 4, DEPOSIT), today=nov(16))).amount
    assert [str(line.name.key) for line in lines] == ["booked", "expected"]


def test_deals_are_told_like_money_where_they_are_asked_for() -> None:
    explained = only(planned(asked(pieces=5), won(7, 2), won(8, 3), today=nov(5)))
    lines = explained.deals
    assert {line.result.unit for line in lines} == {Unit.DEALS, Unit.DAYS}
    assert [line.result.number for line in named(lines)[Name.WEEK]] == [3, 1, 1, 0]
    assert [term.value for term in the(Name.BOOKED, lines).terms] == [1, 1]
    alone = only(planned(asked(amount=None, pieces=5), today=nov(4)))
    assert alone.amount == ()


def test_a_category_of_deals_alone_is_told_in_deals_without_a_quota_too() -> None:
    rules = CategoryRules(kinds={"cards": CategoryKind.PIECES})
    explained = only(planned(won(0, 2, "cards"), today=nov(4), rules=rules))
    assert (explained.amount, [line.result.number for line in explained.deals]) == ((), [1])


@pytest.mark.parametrize(
    ("today", "target", "why"),
    [
        (date(2026, 10, 30), "no_day_behind", "not_begun"),
        (date(2026, 12, 1), "month_over", "month_over"),
    ],
)
def test_outside_the_month_its_days_need_nothing(today: date, target: str, why: str) -> None:
    lines = only(planned(asked(), today=today)).amount
    assert remarks(the(Name.TARGET, lines)) == [target]
    assert remarks(the(Name.LEFT_THIS_WEEK, lines)) == [why]
    assert remarks(the(Name.NEEDED_TODAY, lines)) == [why]


def test_a_day_off_needs_nothing_and_the_target_is_not_told_twice() -> None:
    lines = only(planned(*WORKED, today=nov(14))).amount
    assert remarks(the(Name.NEEDED_TODAY, lines)) == ["day_off"]
    assert Name.WEEK_TARGET not in named(lines)


def test_what_was_won_today_comes_off_todays_share() -> None:
    lines = only(planned(*WORKED, won(100_000, 16), today=nov(16))).amount
    rest = the(Name.REST, lines)
    assert terms(rest)[-1] == ("100000.00", "won_today")
    assert rest.result.number == Money.yuan(578_000)
    assert the(Name.SHARE_TODAY, lines).result.number == Money.yuan(115_600)
    assert terms(the(Name.NEEDED_TODAY, lines)) == [
        ("115600.00", "share_today"),
        ("-100000.00", "won_today"),
    ]


def test_a_reversal_today_is_capped_by_what_the_week_asks_for() -> None:
    lines = only(planned(asked(), won(1_474_000, 2), won(-150_000, 3), today=nov(3))).amount
    needed = the(Name.NEEDED_TODAY, lines)
    assert needed.most == Quantity(Money.yuan(50_000), Unit.AMOUNT)
    assert [needed.bounded, needed.exact] == [Money.yuan(50_000), Money.yuan(150_000)]


def test_once_every_share_is_due_the_rest_is_spread_over_the_days_left() -> None:
    rows = (asked("80,20,0,0"), won(2_180_000, 2))
    lines = only(planned(*rows, today=nov(16))).amount
    rest = the(Name.REST, lines)
    assert rest.remarks == (Said(Remark.ALL_DUE, {"days": Quantity(11, Unit.DAYS)}),)
    assert the(Name.LEFT_THIS_WEEK, lines).terms == (
        Term((Quantity(5, Unit.DAYS), Quantity(1_000_000, Unit.AMOUNT))),
    )
    assert the(Name.NEEDED_TODAY, lines).terms[0].by == Said(What.DAYS_LEFT_OF_MONTH)
    later = only(planned(*rows, won(10_000, 16), today=nov(16))).amount
    assert terms(the(Name.LEFT_THIS_WEEK, later))[-1] == ("-10000.00", "won_today")
    weekend = only(planned(*rows, today=nov(21))).amount
    assert remarks(the(Name.LEFT_THIS_WEEK, weekend)) == ["no_day_of_week_left"]
    assert remarks(the(Name.NEEDED_TODAY, weekend)) == ["day_off"]


def test_a_reversal_in_the_spread_is_capped_by_what_the_month_asks_for() -> None:
    rows = (asked("80,20,0,0"), won(2_390_000, 2), won(-150_000, 16))
    week = the(Name.LEFT_THIS_WEEK, only(planned(*rows, today=nov(16))).amount)
    assert week.most == Quantity(Money.yuan(50_000), Unit.AMOUNT)
    assert (week.bounded, week.result.number) == (week.most.value, Money.yuan(50_000))
    assert week.exact > week.bounded


def test_an_odd_fen_of_today_is_said() -> None:
    lines = only(planned(asked(amount=Money(12)), today=nov(2))).amount
    needed = the(Name.NEEDED_TODAY, lines)
    assert (needed.exact, needed.result.number) == (Fraction(7, 5), 2)
    assert remarks(needed) == ["earlier_carry"]


def test_a_month_without_a_working_day_has_no_weeks_to_tell() -> None:
    lines = only(planned(asked(), today=nov(16), calendar=NEVER)).amount
    assert not {Name.WEEK, Name.FLAT_DAY, Name.PACE_DAYS} & named(lines).keys()
    assert all(map(is_true, lines))
    one_day = only(planned(asked("flat"), today=nov(2), calendar=Only(nov(3)))).amount
    assert all(map(is_true, one_day))


def test_the_total_adds_up_what_the_categories_ask_for() -> None:
    explanation = planned(
        asked(), asked(amount=Money.yuan(100), category=INSURANCE), won(2_300_000, 2), today=nov(3)
    )
    assert [str(line.name.key) for line in explanation.total] == [
        *("quota", "booked", "pace", "left", "surplus", "left_this_week", "needed_today"),
    ]
    (insured,) = [line for line in explanation.total if line.name.key is Name.LEFT]
    assert [term.what for term in insured.terms] == [
        Said(What.CATEGORY, {"category": INVESTMENT}),
        Said(What.CATEGORY, {"category": INSURANCE}),
    ]
    assert planned(asked(), today=nov(3)).total == ()
    assert Name.SURPLUS not in named(
        planned(asked(), asked(category=INSURANCE), today=nov(3)).total
    )


# Next month's step


@pytest.mark.parametrize(
    ("step", "low", "high"), [(STOCK, 229_000, 458_000), (CLOSE, 458_000, 1_145_000)]
)
def test_the_range_of_a_step_is_a_part_of_next_months_quota(step: int, low: int, high: int) -> None:
    plan = plan_month(NOV, MonthFacts([asked()]), today=nov(16), calendar=CN)
    coming = [Coming(step, asked(month=DEC)), Coming(step, asked(month=DEC, category=DEPOSIT))]
    told = told_by(plan, [], coming=coming)
    assert [one.category for one in told.categories] == [INVESTMENT, DEPOSIT]
    lines = told.categories[0].coming
    assert [line.result.number for line in lines] == [QUOTA, Money.yuan(low), Money.yuan(high)]
    assert all(map(is_true, lines))
    assert lines[1].name == Said(Name.STEP_LOW, {"step": step})
    assert told.categories[1].amount == ()


def test_the_range_is_rounded_down_to_the_fen_and_deals_to_the_nearest() -> None:
    plan = plan_month(NOV, MonthFacts(), today=nov(16), calendar=CN)
    odd = Coming(STOCK, asked(amount=Money(19), month=DEC))
    deals = Coming(STOCK, asked(amount=None, pieces=7, month=DEC, category=INSURANCE))
    first, second = told_by(plan, [], coming=[odd, deals]).categories
    by_category = {first.category: first, second.category: second}
    money = by_category[INVESTMENT].coming
    assert [(line.result.number, remarks(line)) for line in money[1:]] == [
        (1, ["rounded_down"]),
        (3, ["rounded_down"]),
    ]
    counted = by_category[INSURANCE].coming
    assert [(line.result, remarks(line)) for line in counted[1:]] == [
        (Quantity(1, Unit.DEALS), ["nearest"]),
        (Quantity(1, Unit.DEALS), ["nearest"]),
    ]
