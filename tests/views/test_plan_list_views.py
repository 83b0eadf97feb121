"""The months behind as a person and a script read them."""

import io
from collections.abc import Iterator
from datetime import date

import pytest
from rich.console import Console

from rmtrack import i18n
from rmtrack.domain.money import Money
from rmtrack.domain.plan import Booked, MonthPlan
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.quota import Quota
from rmtrack.views.palette import STYLES
from rmtrack.views.plan_list import months_json, months_screen
from tests.domain.values import CN, NOV

TODAY = date(2026, 11, 16)
CARDS = Quota(NOV, "cards", None, "flat", pieces=4)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def month(back: int, *asked: tuple[str, int | None, int], pieces: int | None = None) -> MonthPlan:
    """Return a past month: each category with its quota, in thousands, and what was booked."""
    of = NOV.shifted(-back)
    quotas = [
        Quota(of, name, Money.yuan(k * 1000), "front-loaded", pieces=pieces)
        for name, k, _won in asked
        if k is not None
    ]
    won = [Booked(name, Money.yuan(k * 1000), of.first, pieces=1) for name, _k, k in asked]
    facts = MonthFacts(quotas=quotas, bookings=won)
    return plan_month(of, facts, today=TODAY, calendar=CN)


PLANS = (
    month(0, ("investment", 2290, 1712), pieces=8),
    month(1, ("investment", 2000, 2120), ("insurance", 900, 820), ("deposit", None, 500)),
    month(2, ("investment", 1800, 1800)),
)


def drawn(plans: tuple[MonthPlan, ...], width: int = 80, *, terminal: bool = True) -> str:
    screen = io.StringIO()
    Console(
        file=screen,
        theme=STYLES,
        width=width,
        force_terminal=terminal,
        color_system=None,
        _environ={},
    ).print(months_screen(plans))
    return "\n".join(line.rstrip() for line in screen.getvalue().splitlines())


def test_a_terminal_shows_a_row_a_category_with_a_bar() -> None:
    assert (
        drawn(PLANS)
        == """\
2 of 3 quotas were met in the months that are over

month    category        quota     booked    done                      left
2026-11  investment  2,290,000  1,712,000   74.8%  ▓▓▓▓▓▓▓▓▓▓▒░░░   578,000
         investment    8 deals     1 deal   12.5%  ▓▓▒▒▒▒▒▒▒▒▒▒░░   7 deals
2026-10  investment  2,000,000  2,120,000    106%  ▓▓▓▓▓▓▓▓▓▓▓▓▓▓  +120,000
         insurance     900,000    820,000   91.1%  ▓▓▓▓▓▓▓▓▓▓▓▓▓▒    80,000
         deposit                  500,000
         Total       2,900,000  2,940,000  101.4%  ▓▓▓▓▓▓▓▓▓▓▓▓▓▓    80,000
2026-09  investment  1,800,000  1,800,000    100%  ▓▓▓▓▓▓▓▓▓▓▓▓▓▓
+ is beyond the quota
one of them: rmtrack plan --month 2026-10"""
    )


def test_a_narrow_screen_gets_less() -> None:
    text = drawn(PLANS, 60)
    assert "▓" not in text
    assert "2026-10  investment  2,000,000  2,120,000    106%\n" in text
    assert "+" not in text


def test_a_pipe_gets_no_bar_and_all_numbers() -> None:
    text = drawn(PLANS, terminal=False)
    assert "▓" not in text
    assert "2026-10  investment  2,000,000  2,120,000    106%  +120,000\n" in text


def test_in_chinese() -> None:
    i18n.use("zh")
    lines = drawn(PLANS).splitlines()
    assert lines[0] == "已结束的月份共3个指标，完成2个"
    assert lines[2].split() == ["月份", "类别", "指标", "已完成", "完成率", "缺口"]
    assert lines[5].split()[:5] == ["2026年10月", "投资", "200.00万", "212.00万", "106%"]
    assert lines[-2:] == ["+为超额", "看其中一个月：rmtrack plan --month 2026-10"]


def test_this_month_alone_judges_nothing_yet() -> None:
    text = drawn(PLANS[:1])
    assert text.startswith("month ")
    assert "one of them" not in text


def test_without_any_month_there_is_one_helpful_line() -> None:
    assert drawn(()) == "No quota yet. Set one: rmtrack plan --quota 2290000"
    assert months_json(()) == {"schema": "rmtrack.months/1", "months": []}


def test_as_json_each_month_has_its_categories_and_their_sum() -> None:
    this, october, _september = months_json(PLANS)["months"]
    assert (this["month"], this["over"], october["over"]) == ("2026-11", False, True)
    (investment,) = this["categories"]
    assert investment["deals"] == {
        "quota": 8,
        "booked": 1,
        "completion": 12.5,
        "left": 7,
        "surplus": 0,
    }
    first, _second, deposit = october["categories"]
    assert first == {
        "category": "investment",
        "kind": "flow",
        "curve": "front-loaded",
        "quota": "2000000.00",
        "booked": "2120000.00",
        "completion": 106.0,
        "left": "0.00",
        "surplus": "120000.00",
        "deals": {"quota": None, "booked": 1, "completion": None, "left": None, "surplus": None},
    }
    assert (deposit["curve"], deposit["quota"], deposit["left"]) == (None, None, None)
    assert october["total"] == {
        "quota": "2900000.00",
        "booked": "2940000.00",
        "completion": 101.4,
        "left": "80000.00",
        "surplus": "120000.00",
    }


def test_a_quota_in_deals_alone_is_told_in_deals() -> None:
    facts = MonthFacts([CARDS], [Booked("cards", Money.yuan(1), NOV.first, pieces=4)])
    plan = plan_month(NOV, facts, today=TODAY, calendar=CN)
    (row,) = [line for line in drawn((plan,)).splitlines() if "2026-11" in line]
    assert row.split()[1:7] == ["cards", "4", "deals", "4", "deals", "100%"]
