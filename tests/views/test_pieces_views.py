"""Deals of a category counted in pieces: their amounts are told as numbers of deals."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from rich.console import RenderableType

from rmtrack import i18n
from rmtrack.calendars import calendar_named
from rmtrack.domain.acts import Acts, Basis, Rate
from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.chances import learn_chances
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, DealChange, DealLabel
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_list import DealList, PartBooked
from rmtrack.domain.deal_pages import Altered, DealPage
from rmtrack.domain.keys import INVESTMENT, DealState, Degree, LostReason
from rmtrack.domain.money import Money
from rmtrack.domain.month_page import MonthPage
from rmtrack.domain.openings import Opening, OpeningCode
from rmtrack.domain.pieces import number_of
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.plan import Booked, CategoryPlan, MonthPlan
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.policy import Policy
from rmtrack.domain.prework import Prework, prepare_month
from rmtrack.domain.quota import Quota
from rmtrack.domain.reversing import Lost
from rmtrack.domain.steps import DEALS, STOCK, Step
from rmtrack.domain.supposing import Supposed
from rmtrack.domain.winning import Won
from rmtrack.views.acts import acts_text, basis_json
from rmtrack.views.amounts import count_in_pieces, deal_amount
from rmtrack.views.choosing import deal_choices
from rmtrack.views.deal_answers import lost_lines, won_lines
from rmtrack.views.deal_json import deals_json
from rmtrack.views.deal_list import deals_screen
from rmtrack.views.deal_page import page_screen
from rmtrack.views.deals import altered_lines, deal_lines
from rmtrack.views.errors import candidate_name
from rmtrack.views.needs import closest_text, need_lines
from rmtrack.views.palette import console
from rmtrack.views.prework import prework_screen
from rmtrack.views.reasons import opening_text
from rmtrack.views.standing import say_deals
from rmtrack.views.steps import step_text
from rmtrack.views.suppose import suppose_screen

CARDS = "信用卡"
DAY = date(2026, 11, 16)
NOVEMBER = Month(2026, 11)
LINE = DealLine(
    id=3,
    contact_id=1,
    name="高洁",
    category=CARDS,
    product=None,
    amount=Money.yuan(3),
    degree=Degree.LEANING,
    state=DealState.OPEN,
    expected_on=None,
    for_month=None,
    opened_on=DAY,
    closed_on=None,
    factor=3000,  # of a product that has one elsewhere: deals count whole
)
WON = LINE._replace(state=DealState.WON, closed_on=DAY, won=Money.yuan(5))
MONEY = LINE._replace(id=4, category=INVESTMENT, amount=Money.yuan(500_000), factor=10_000)
BOOKING = Booking(CARDS, Money.yuan(2), DAY, NOVEMBER, deal_id=3, factor=3000, pieces=2)
BASIS = Basis({}, calls=Rate(0, 0, 3), meetings=Rate(0, 0, 4), assumed=Money.yuan(100_000))
QUOTA = Quota(NOVEMBER, CARDS, None, "front-loaded", pieces=20)


@pytest.fixture(autouse=True)
def _cards_are_counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COLUMNS", "200")
    count_in_pieces({CARDS})
    yield
    i18n.use("en")


def shown(answer: RenderableType) -> list[str]:
    """Return the lines of an answer."""
    screen = io.StringIO()
    console(screen).print(answer)
    return [line.rstrip() for line in screen.getvalue().splitlines()]


def a_plan(*bookings: Booked, today: date = DAY) -> MonthPlan:
    return plan_month(
        NOVEMBER,
        MonthFacts(quotas=[QUOTA], bookings=bookings),
        today=today,
        calendar=calendar_named("weekdays"),
        rules=CategoryRules(kinds={CARDS: "pieces"}),
    )


def cards(plan: MonthPlan) -> CategoryPlan:
    (category,) = plan.categories
    return category


@pytest.mark.parametrize(
    ("category", "full", "english", "chinese"),
    [
        (CARDS, False, "3 deals", "3件"),
        (CARDS, True, "3 deals", "3件"),
        (INVESTMENT, False, "3", "3元"),
    ],
)
def test_an_amount_of_a_deal(category: str, english: str, chinese: str, *, full: bool) -> None:
    assert deal_amount(category, Money.yuan(3), full=full) == english
    i18n.use("zh")
    assert deal_amount(category, Money.yuan(3), full=full) == chinese


def test_money_is_told_in_full_where_a_slip_must_be_seen() -> None:
    amount = Money.yuan(12_345)
    assert deal_amount(INVESTMENT, amount, full=True) == "12,345"
    assert deal_amount(INVESTMENT, amount) == "12.35k"


def test_how_a_deal_stands_and_what_changed() -> None:
    assert deal_lines(LINE) == "deal 3: 高洁 · 3 deals 信用卡 · leaning"
    more = LINE._replace(amount=Money.yuan(1))
    assert altered_lines(Altered(LINE, more)).splitlines() == [
        "deal 3: 高洁 · 1 deal 信用卡 · leaning",
        "  amount: 3 deals → 1 deal",
    ]


WON_OF_BOTH = " · 100k won · 5 deals won"


@pytest.mark.parametrize(
    ("deals", "sums"),
    [
        ((LINE,), "1 deal in all · 1 client · 3 deals open, weighted 1.5 deals"),
        ((WON,), "1 deal in all · 1 client · 5 deals won"),
        (
            (LINE, WON, MONEY, MONEY._replace(won=Money.yuan(100_000))),
            "4 deals in all · 1 client · 1m open, weighted 500k · 3 deals open, weighted 1.5 deals"
            + WON_OF_BOTH,
        ),
    ],
)
def test_the_sums_of_a_list_tell_deals_apart(deals: tuple[DealLine, ...], sums: str) -> None:
    assert shown(deals_screen(a_list(*deals)))[-1] == sums


def test_the_sums_in_json() -> None:
    part = LINE._replace(won=Money.yuan(2))
    row = deals_json(a_list(part, WON, MONEY))
    assert (row["amount"], row["counted"], row["weighted"]) == (*["500000.00"] * 2, "250000.00")
    assert (row["won"], row["booked"]) == ("0.00", "0.00")
    assert (row["pieces_open"], row["pieces_weighted"]) == (3, 1.5)
    assert (row["pieces_won"], row["pieces_booked"]) == (7, 7)
    assert [deal["weighted"] for deal in row["deals"]] == ["1.50", None, "250000.00"]


def a_list(*deals: DealLine) -> DealList:
    """Return a list of these deals, with what was won of them booked today."""
    booked = [
        PartBooked(one.id, one.category, one.won, DAY, one.factor, number_of(one.won))
        for one in deals
        if one.won
    ]
    chances = learn_chances([], Policy())
    return DealList(deals, in_pieces={CARDS}, chances=chances, booked_parts=booked)


@pytest.mark.parametrize(
    ("deal", "cells"),
    [
        (
            LINE._replace(won=Money.yuan(2)),
            ["3 deals", "信用卡 · 2 deals won", "leaning", "1.5 deals"],
        ),
        (
            WON._replace(lost_reason=LostReason.PRICE),
            ["5 deals", "信用卡 · 3 deals not won · price", "won", "16 Nov", "2026-11"],
        ),
    ],
)
def test_a_row_of_the_list(deal: DealLine, cells: list[str]) -> None:
    row = shown(deals_screen(a_list(deal)))[1]
    assert re.split(r"  +", row.strip())[2:] == cells


def test_a_page_of_its_own() -> None:
    change = DealChange(3, DAY, Degree.LEANING, Money.yuan(5))
    page = DealPage(LINE._replace(won=Money.yuan(2)), (change,), (BOOKING,))
    lines = shown(page_screen(page))
    assert lines[1] == "信用卡 · 2 deals won · 3 deals open"
    assert "16 Nov 2026  5 deals  leaning" in lines
    assert lines[-1] == "16 Nov 2026  2 deals  counts for November 2026"
    gone = WON._replace(
        state=DealState.LOST, taken_back=Money.yuan(5), lost_reason=LostReason.PRICE
    )
    assert "5 deals taken back: price" in shown(page_screen(DealPage(gone, (), ())))[1]


def test_a_win_and_its_end() -> None:
    plan = a_plan(Booked(CARDS, Money.yuan(2), DAY, pieces=2))
    lines = shown(won_lines(Won(LINE._replace(won=Money.yuan(2)), BOOKING, plan)))
    assert lines[:3] == [
        "won: 高洁, 2 deals of 信用卡, booked 16 Nov 2026, counted for November 2026",
        "deal 3: 2 deals won in all, 3 deals still open",
        "2 of 20 deals (10%)  behind 14 deals (9.3 days)",
    ]
    lost = LINE._replace(state=DealState.LOST, lost_reason=LostReason.PRICE)
    assert shown(lost_lines(Lost(lost))) == ["not won: 高洁, 3 deals of 信用卡: price"]
    told = "closed: 高洁, 5 deals of 信用卡 won, the other 3 deals not: price"
    assert shown(lost_lines(Lost(lost._replace(won=Money.yuan(5))))) == [told]
    back = replace(BOOKING, amount=Money.yuan(-2), pieces=-2)
    assert shown(lost_lines(Lost(lost, (back,), (plan,))))[0].startswith(
        "taken back: 高洁, 2 deals of 信用卡, on 16 Nov 2026"
    )


def test_deals_to_choose_among() -> None:
    assert deal_choices([LINE]) == ["3  高洁  3 deals  信用卡  leaning"]
    assert candidate_name(DealLabel(Money.yuan(3), CARDS, "金卡")) == "金卡 3 deals"


OPEN = OpenDeal(3, 1, "高洁", CARDS, Money.yuan(3), Degree.LEANING, DAY, None, factor=3000)


def test_a_deal_in_an_opening() -> None:
    opening = Opening(OpeningCode.DEAL, deal=OPEN)
    assert opening_text(opening) == "what is still open about the 3 deals 信用卡?"


@pytest.mark.parametrize(
    ("deal", "told"),
    [
        (OPEN, "with 高洁 3 deals leaning"),
        (OPEN._replace(category=INVESTMENT, amount=Money.yuan(50_000)), "with 高洁 15k leaning"),
    ],
)
def test_with_whom_a_need_can_be_met(deal: OpenDeal, told: str) -> None:
    plan = a_plan()
    assert closest_text(MonthPage(plan, closest={CARDS: (deal,)}), cards(plan)) == told


def test_a_need_in_deals_is_told_in_meetings_and_calls() -> None:
    assert acts_text(Acts(12, 48, 144), in_deals=True) == "about 48 meetings, 144 calls"
    assert acts_text(Acts(), in_deals=True) == ""
    plan = a_plan(today=date(2026, 11, 2))
    page, category = MonthPage(plan, basis=BASIS), cards(plan)
    lines = [line.plain for line in need_lines(page, category, category.deals, say_deals)]
    assert lines == [
        "this week 12 deals: about 48 meetings, 144 calls",
        "today 3 deals: about 12 meetings, 36 calls",
    ]


def test_no_deal_is_an_average_one() -> None:
    assert basis_json(BASIS, CARDS)["average_deal"] is None
    assert basis_json(BASIS, INVESTMENT)["average_deal"] == {
        "amount": "100000.00",
        "deals": 0,
        "own": False,
    }


def preparation(today: date, *others: Quota) -> Prework:
    calendar = calendar_named("weekdays")
    facts = MonthFacts(quotas=[QUOTA, *others])
    plan = plan_month(NOVEMBER, facts, today=today, calendar=calendar)
    return prepare_month(plan, BASIS, calendar)


def test_a_preparation_has_no_average_deal_of_them() -> None:
    october = date(2026, 10, 19)
    lines = shown(prework_screen(preparation(october)))
    assert not [line for line in lines if line.startswith("Average deal")]
    money = Quota(NOVEMBER, INVESTMENT, Money.yuan(2_290_000), "front-loaded")
    lines = shown(prework_screen(preparation(october, money)))
    assert "Average deal: investment 100k (assumed)" in lines


def test_a_preparation_that_comes_too_late_tells_the_deals() -> None:
    first = shown(prework_screen(preparation(DAY)))[0]
    told = "November has begun. Week 1 still needs 12 deals, about 48 meetings, 144 calls"
    assert first == told


@pytest.mark.parametrize(
    ("won", "committed", "told"), [(0, 0, "0 deals won"), (5, 4, "5 deals won · 4 committed")]
)
def test_a_step_without_a_quota_counts_deals(won: int, committed: int, told: str) -> None:
    step = Step(NOVEMBER, STOCK, CARDS, DEALS, None, None, won, committed, 1, None)
    assert step_text(step) == told


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        (1, "If 1 more deal were won in 信用卡 today:", "如果今天信用卡再成交1件："),
        (2, "If 2 more deals were won in 信用卡 today:", "如果今天信用卡再成交2件："),
    ],
)
def test_a_supposed_win(number: int, english: str, chinese: str) -> None:
    win = Money.yuan(number)
    plans = a_plan(), a_plan(Booked(CARDS, win, DAY, pieces=number))
    found = Supposed(*plans, curve=None, win=win, category=CARDS)
    assert shown(suppose_screen(found))[1] == english
    i18n.use("zh")
    assert shown(suppose_screen(found))[1] == chinese
