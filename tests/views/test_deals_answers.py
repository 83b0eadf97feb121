"""What is told of a deal that ended, where it is listed too: what was booked or taken back."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from rich.console import RenderableType

from rmtrack import i18n
from rmtrack.calendars import calendar_named
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_list import DealList
from rmtrack.domain.deal_pages import DealPage
from rmtrack.domain.keys import INSURANCE
from rmtrack.domain.money import WHOLE, Money
from rmtrack.domain.plan import Booked, MonthPlan
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.quota import Quota
from rmtrack.domain.reversing import Lost
from rmtrack.domain.winning import Won
from rmtrack.views.deal_answers import lost_lines, won_lines
from rmtrack.views.deal_list import deals_screen
from rmtrack.views.deal_page import page_screen
from rmtrack.views.palette import console
from tests.views.test_deals_views import CHANCES, GONE, LINE, WON

DAY = date(2026, 11, 16)
NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)
BOOKED = Booking(INSURANCE, Money.yuan(400_000), DAY, NOVEMBER, deal_id=3, pieces=1)


@pytest.fixture(autouse=True)
def _a_wide_screen_in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COLUMNS", "200")
    yield
    i18n.use("en")


def shown(answer: RenderableType) -> list[str]:
    """Return the lines of an answer."""
    screen = io.StringIO()
    console(screen).print(answer)
    return [line.rstrip() for line in screen.getvalue().splitlines()]


def a_plan(month: Month, *bookings: Booking, quota: Quota | None = None) -> MonthPlan:
    facts = MonthFacts(
        quotas=[quota] if quota else [],
        bookings=[
            Booked(one.category, one.amount, one.booked_on, one.factor, one.pieces)
            for one in bookings
        ],
    )
    return plan_month(month, facts, today=DAY, calendar=calendar_named("weekdays"))


def back(month: Month, yuan: int, factor: int = WHOLE) -> Booking:
    return replace(BOOKED, amount=Money.yuan(-yuan), for_month=month, factor=factor, pieces=-1)


def test_what_was_taken_back_is_told_with_its_month_and_how_to_undo_it() -> None:
    quota = Quota(NOVEMBER, INSURANCE, Money.yuan(1_000_000), "front-loaded")
    gone = back(NOVEMBER, 400_000, 3000)
    lost = Lost(GONE, (gone,), (a_plan(NOVEMBER, BOOKED, gone, quota=quota),))
    head, stands, _need, last = shown(lost_lines(lost))
    assert head == (
        "taken back: 王小明, 400k of insurance (counts 120k), on 16 Nov 2026,"
        " from November 2026: family"
    )
    assert stands == "280k of 1m (28%)  behind 520k (7.7 days)"
    assert last == "if that was a slip: rmtrack undo"
    i18n.use("zh")
    assert shown(lost_lines(lost))[0] == (
        "已冲回：王小明 保险40万（折算12万），2026年11月16日，从2026年11月扣减，原因：家人"
    )


def test_each_month_is_told_with_what_went_from_it() -> None:
    gone = back(NOVEMBER, 100_000), back(DECEMBER, 200_000), back(NOVEMBER, 50_000)
    plans = a_plan(NOVEMBER, gone[0], gone[2]), a_plan(DECEMBER, gone[1])
    assert shown(lost_lines(Lost(GONE, gone, plans)))[:-1] == [
        "taken back: 王小明, 150k of insurance, on 16 Nov 2026, from November 2026: family",
        "-150k booked, no quota",
        "taken back: 王小明, 200k of insurance, on 16 Nov 2026, from December 2026: family",
        "-200k booked, no quota",
    ]


@pytest.mark.parametrize(
    ("factor", "counts"), [(WHOLE, ""), (3000, " (counts 120k)"), (15_000, " (counts 600k)")]
)
def test_a_win_tells_what_counts_where_that_is_not_all(factor: int, counts: str) -> None:
    booking = replace(BOOKED, factor=factor)
    head = shown(won_lines(Won(WON, booking, a_plan(NOVEMBER, booking))))[0]
    assert head == (
        f"won: 王小明, 400k of insurance{counts}, booked 16 Nov 2026, counted for November 2026"
    )


def test_of_a_win_in_deals_alone_the_deals_are_told() -> None:
    quota = Quota(NOVEMBER, INSURANCE, None, "front-loaded", pieces=1)
    lines = shown(won_lines(Won(WON, BOOKED, a_plan(NOVEMBER, BOOKED, quota=quota))))
    assert lines[1].startswith("1 of 1 deal (100%)")
    assert lines[-1].startswith("Insurance is full: the next deals can count for December")


@pytest.mark.parametrize(
    ("deal", "cells"),
    [
        (GONE, ["3", "王小明", "400k", "insurance · family", "taken back", "16 Nov", "2026-11"]),
        (
            LINE._replace(factor=3000, won=Money.yuan(2)),
            ["3", "王小明", "600k", "insurance · counts at 0.3 = 180k · 2 won", "leaning", "90k"],
        ),
    ],
)
def test_a_row_of_the_list(deal: DealLine, cells: list[str]) -> None:
    row = shown(deals_screen(DealList((deal,), chances=CHANCES)))[1]
    assert re.split(r"  +", row.strip()) == cells


def test_the_page_of_a_deal_taken_back_tells_what_and_why() -> None:
    page = DealPage(GONE._replace(factor=3000), (), (BOOKED, back(DECEMBER, 400_000, 3000)))
    _head, facts, *booked = shown(page_screen(page))
    assert facts.split(" · ") == [
        "insurance",
        "400k taken back: family",
        "counts at 0.3 = 120k",
        "closed 16 Nov 2026",
        "counts for November 2026",
    ]
    assert booked == [
        "",
        "Booked",
        "16 Nov 2026   400k  counts for November 2026",
        "16 Nov 2026  -400k  taken back from December 2026 · counts at 0.3 = -120k",
    ]


def test_the_page_tells_when_a_win_of_a_day_to_come_was_written_down() -> None:
    ahead = replace(BOOKED, booked_on=date(2026, 11, 30), entered_on=DAY)
    page = DealPage(WON._replace(closed_on=ahead.booked_on), (), (ahead,))
    told = "30 Nov 2026  400k  counts for November 2026 · booked ahead on 16 Nov 2026"
    assert shown(page_screen(page))[-1] == told
