"""The other month beside this one, on a screen and as JSON."""

import io
import re
from datetime import date

import pytest
from rich.console import Console

from rmtrack.domain.keys import INSURANCE, INVESTMENT
from rmtrack.domain.money import Money
from rmtrack.domain.plan import Booked
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.quota import Quota
from rmtrack.domain.supposing import Supposed, day_of_win, with_curve, with_win
from rmtrack.views.cells import width
from rmtrack.views.palette import STYLES
from rmtrack.views.plan_json import plan_json
from rmtrack.views.suppose import suppose_json, suppose_screen
from tests.domain.values import CN, NEVER, NOV, QUOTA, nov

MONDAY = nov(16)
WIN = Money.yuan(500_000)


def supposed(
    *,
    curve: str | None = None,
    win: Money | None = None,
    category: str = INVESTMENT,
    today: date = MONDAY,
    quota: Quota | None = None,
) -> Supposed:
    """Suppose something of the worked month: 1,712,000 of 2,290,000 booked."""
    facts = MonthFacts(
        [quota or Quota(NOV, INVESTMENT, QUOTA, "front-loaded")],
        [Booked(INVESTMENT, Money.yuan(1_712_000), nov(13), pieces=3)],
    )
    other = facts if curve is None else with_curve(facts, curve, None)
    if win is not None:
        other = with_win(other, Booked(category, win, day_of_win(NOV, today), pieces=1))
    plans = [plan_month(NOV, one, today=today, calendar=CN) for one in (facts, other)]
    return Supposed(plans[0], plans[1], curve, win, category if win else None)


def screen(found: Supposed, columns: int = 80, *, colour: bool = False) -> list[str]:
    page = io.StringIO()
    console = Console(
        file=page, width=columns, theme=STYLES, highlight=False, force_terminal=colour
    )
    console.print(suppose_screen(found))
    return [line.rstrip() for line in page.getvalue().splitlines()]


def test_a_win_more_in_a_sentence_and_in_numbers() -> None:
    assert screen(supposed(win=WIN)) == [
        "November 2026 · week 3, day 1 · 11 working days left",
        "If 500k more were won in investment today:",
        "",
        "Investment  pace -120k → +380k · this week 578k → 78k · today 115.6k → 0",
        "                 as it is    what if  difference",
        "booked          1,712,000  2,212,000    +500,000",
        "pace             -120,000    380,000    +500,000",
        "left this week    578,000     78,000    -500,000",
        "needed today      115,600          0    -115,600",
        "left              578,000     78,000    -500,000",
        "",
        "nothing of this was stored",
    ]


def test_another_curve_shows_what_each_week_would_ask() -> None:
    lines = screen(supposed(curve="40,20,40,0"))
    assert lines[1:4] == [
        "If the quota were laid out 40 / 20 / 40 / 0 %:",
        "",
        "Investment  pace -120k → +338k",
    ]
    assert "week 1  2–6        1,374,000  916,000    -458,000" in lines
    assert not any(line.startswith("booked") for line in lines)
    narrow = screen(supposed(curve="40,20,40,0"), 60)
    assert "week 1          1,374,000  916,000    -458,000" in narrow


def test_where_only_the_weeks_change_it_says_so() -> None:
    lines = screen(supposed(curve="40,40,20,0"))
    assert "Investment  only the weeks would ask otherwise" in lines


def test_both_at_once_and_after_the_month() -> None:
    assert screen(supposed(curve="flat", win=WIN))[1] == (
        "If 500k more were won in investment on Mon 16 Nov, and the quota laid out flat:"
    )
    assert screen(supposed(win=WIN, today=date(2026, 12, 3)))[1] == (
        "If 500k more had been won in investment on Mon 30 Nov:"
    )


def test_what_would_be_beyond_the_quota_is_told() -> None:
    lines = screen(supposed(win=Money.yuan(600_000)))
    assert "beyond the quota          0     22,000     +22,000" in lines


def test_a_category_without_a_quota_tells_what_would_be_booked() -> None:
    lines = screen(supposed(win=WIN, category=INSURANCE))
    assert lines[3:6] == [
        "Insurance  booked 0 → 500k",
        "        as it is  what if  difference",
        "booked         0  500,000    +500,000",
    ]


def test_deals_are_compared_too_where_they_are_asked_for() -> None:
    asked = Quota(NOV, INVESTMENT, None, "front-loaded", pieces=5)
    lines = screen(supposed(win=WIN, quota=asked))
    assert "Investment, in deals  pace -1 deal → 0 deals · this week 2 deals → 1 deal" in lines[3]
    assert "booked                 3        4          +1" in lines


def test_where_nothing_would_change_it_says_so() -> None:
    lines = screen(supposed(curve="front-loaded"))
    assert lines[2:] == ["nothing would stand otherwise", "", "nothing of this was stored"]


def test_a_difference_has_a_sign_and_the_colour_of_what_it_means() -> None:
    """Less that is needed is good, and so is a pace that is more."""

    def coloured(code: int, number: str, found: Supposed) -> bool:
        text = "\n".join(screen(found, colour=True))
        return re.search(rf"\x1b\[{code}m *{re.escape(number)}", text) is not None

    assert coloured(32, "+500,000", supposed(win=WIN))
    assert coloured(32, "-115,600", supposed(win=WIN))
    assert coloured(33, "-458,000", supposed(curve="80,20,0,0"))
    assert not coloured(33, "-458,000", supposed(curve="40,40,20,0"))


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_nothing_is_wider_than_the_screen(columns: int) -> None:
    lines = screen(supposed(win=Money.yuan(10**12), curve="flat"), columns)
    assert max(map(width, lines)) <= columns


def test_a_provisional_month_says_so() -> None:
    plan = plan_month(NOV, MonthFacts(), today=nov(3), calendar=NEVER)
    lines = screen(Supposed(plan, plan, None, WIN, INVESTMENT))
    assert "no official calendar of 2026 is known" in lines[1]


def test_the_json_has_both_months_and_what_was_supposed() -> None:
    found = supposed(win=WIN)
    assert suppose_json(found) == {
        "schema": "rmtrack.what-if/1",
        "if": {"curve": None, "win": "500000.00", "category": INVESTMENT},
        "plan": plan_json(found.plan),
        "other": plan_json(found.other),
    }
    assert suppose_json(supposed(curve="flat"))["if"] == {
        "curve": "flat",
        "win": None,
        "category": None,
    }
