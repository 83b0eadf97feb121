"""The course of a month as a picture: exact screens, and what holds for any scale."""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType

from rmtrack import i18n
from rmtrack.domain.days import Month
from rmtrack.domain.money import Money
from rmtrack.domain.plan import Booked, MonthPlan
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.quota import Quota
from rmtrack.views.chart import MOST_LABELS, ROWS, scale_to
from rmtrack.views.palette import STYLES
from rmtrack.views.plan_chart import chart_json, chart_of, chart_screen
from tests.domain.values import CN, NEVER, NOV, QUOTA, away, leave, nov

INVESTMENT = Quota(NOV, "investment", QUOTA, "front-loaded")
INSURANCE = Quota(NOV, "insurance", Money.yuan(1_000_000), "steep")
CARDS = Quota(NOV, "cards", None, "flat", pieces=8)
SIXTEENTH = nov(16)
WHEN: Any = {"today": SIXTEENTH, "calendar": CN}
WON = ((2, 150), (3, 300), (5, 550), (6, 412), (14, 300))  # in thousands


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def bookings(*won: tuple[int, int], category: str = "investment") -> list[Booked]:
    return [Booked(category, Money.yuan(k * 1000), nov(day), pieces=1) for day, k in won]


def planned(
    quotas: Sequence[Quota] = (INVESTMENT,),
    booked: Sequence[Booked] = (),
    today: date = SIXTEENTH,
) -> MonthPlan:
    facts = MonthFacts(quotas=quotas, bookings=[*bookings(*WON), *booked])
    return plan_month(NOV, facts, today=today, calendar=CN)


def drawn(
    what: RenderableType,
    width: int = 80,
    *,
    terminal: bool = True,
    colours: Literal["standard"] | None = None,
) -> str:
    screen = io.StringIO()
    Console(
        file=screen,
        theme=STYLES,
        width=width,
        force_terminal=terminal,
        color_system=colours,
        _environ={},
    ).print(what)
    return "\n".join(line.rstrip() for line in screen.getvalue().splitlines())


def test_three_cells_a_day_on_80_columns() -> None:
    assert (
        drawn(chart_screen(planned()))
        == """\
November 2026 · week 3, day 1 · 11 working days left

Investment  1.71m of 2.29m (74.8%)  behind 120k (1.3 days)
by the evening of Mon 16 Nov the plan has 1.92m, the flat curve 1.2m
█ booked   ━━ planned (front-loaded)   ┄┄ flat   ▲ today

 2.5m┤                                           ┏━━━━━━━━━━━━━━━━━━━━━
     │                                  ┏━━━━━━━━┛             ┄┄┄┄┄┄
 2.0m┤                           ┏━━━━━━┛                ┄┄┄┄┄┄
     │                  ┏━━━━━━━━┛    ▆▆       ┄┄┄┄┄┄┄┄┄┄
 1.5m┤           ┏━━━━━━┛▅▅ ▅▅ ▅▅ ▅▅  ██ ┄┄┄┄┄┄
     │        ┏━━┛██  ██ ██ ██ ██ ┄┄┄┄┄┄┄
 1.0m┤     ┏━━┛██ ██  ██ ┄┄┄┄┄┄┄┄┄██  ██
     │  ┏━━┛   ██ ┄┄┄┄┄┄┄██ ██ ██ ██  ██
 0.5m┤━━┛▆▆ ▆▆┄┄┄┄██  ██ ██ ██ ██ ██  ██
     │▄▄┄┄┄┄██ ██ ██  ██ ██ ██ ██ ██  ██
     └───────────────┴───────────────┴▲──────────────┴─────────────────
  day  2  3  4  5  6   9 10 11 12 13  16 17 18 19 20  23 24 25 26 27 30
 week 1               2               3               4"""
    )


def test_two_cells_a_day_on_60_columns_in_chinese() -> None:
    i18n.use("zh")
    assert (
        drawn(chart_screen(planned()), 60)
        == """\
2026年11月 · 第3周第1天 · 本月还剩11个工作日

投资  完成171.2万／229万（74.8%）  落后计划12万（约1.3天）
到11月16日 周一晚：计划应完成192.36万，均摊应完成119.95万
█ 已完成   ━━ 计划（前置）   ┄┄ 均摊   ▲ 今天

 250万┤                             ┏━━━━━━━━━━━━━━
      │                       ┏━━━━━┛         ┄┄┄┄
 200万┤                  ┏━━━━┛           ┄┄┄┄
      │            ┏━━━━━┛   ▆     ┄┄┄┄┄┄┄
 150万┤       ┏━━━━┛▅ ▅ ▅ ▅  █ ┄┄┄┄
      │     ┏━┛█  █ █ █ █ ┄┄┄┄┄
 100万┤   ┏━┛█ █  █ ┄┄┄┄┄┄█  █
      │ ┏━┛  █ ┄┄┄┄┄█ █ █ █  █
  50万┤━┛▆ ▆┄┄┄█  █ █ █ █ █  █
      │▄┄┄┄█ █ █  █ █ █ █ █  █
      └──────────┴──────────┴▲─────────┴───────────
    日 2          9          16         23
    周 1          2          3          4"""
    )


def test_four_cells_a_day_on_120_columns_and_no_more_on_200() -> None:
    plan = planned([INSURANCE], bookings((3, 500), (10, 600), category="insurance"))
    (_investment, insurance) = plan.categories
    assert (
        drawn(chart_of(plan, insurance), 120)
        == """\
by the evening of Mon 16 Nov the plan has 936k, the flat curve 523.81k
█ booked   ━━ planned (steep)   ┄┄ flat   ▲ today

     │                         ███ ███ ███ ███  ███
 1.0m┤                         ███ ███ ███┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
     │                         ███ ███┏━━━┛███  ███                      ┄┄┄┄┄┄┄┄
     │                        ┏━━━━━━━┛███ ███  ███             ┄┄┄┄┄┄┄┄┄
     │                    ┏━━━┛███ ███ ███ ███  ███     ┄┄┄┄┄┄┄┄
     │               ┏━━━━┛    ███ ███ ███ ███  ┄┄┄┄┄┄┄┄
 0.5m┤    ███ ███┏━━━┛███  ███ ███ ███ ┄┄┄┄┄┄┄┄┄███
     │    ███┏━━━┛███ ███  ███ ┄┄┄┄┄┄┄┄███ ███  ███
     │   ┏━━━┛███ ███ ┄┄┄┄┄┄┄┄┄███ ███ ███ ███  ███
     │━━━┛███ ┄┄┄┄┄┄┄┄███  ███ ███ ███ ███ ███  ███
     │┄┄┄┄┄┄┄┄███ ███ ███  ███ ███ ███ ███ ███  ███
     └────────────────────┴────────────────────┴─▲──────────────────┴───────────────────────
  day   2   3   4   5   6    9  10  11  12  13   16  17  18  19  20   23  24  25  26  27  30
 week 1                    2                    3                    4"""
    )
    assert drawn(chart_of(plan, insurance), 200) == drawn(chart_of(plan, insurance), 120)


def test_a_pipe_gets_a_line_a_day_and_no_picture() -> None:
    flat = Quota(NOV, "investment", Money.yuan(2100), "flat")
    lines = drawn(chart_screen(planned([flat], today=nov(3))), terminal=False).splitlines()
    assert lines[2:8] == [
        "Investment  450k of 2.1k (21428.6%)  ahead 449.9k (20.0 days)",
        "by the evening of Tue 3 Nov the flat curve has 200",
        "day         planned   flat   booked",
        "Mon 2 Nov       100    100  150,000",
        "Tue 3 Nov       200    200  450,000",
        "Wed 4 Nov       300    300",
    ]
    assert lines[-1] == "Mon 30 Nov    2,100  2,100"


def test_what_is_too_narrow_for_a_picture_gets_the_table() -> None:
    assert "┤" in drawn(chart_screen(planned()), 32)
    assert "┤" not in drawn(chart_screen(planned()), 28)
    assert "Mon 16 Nov" in drawn(chart_screen(planned()), 28)


def test_a_number_that_would_run_into_another_is_left_out() -> None:
    """A leave that came late leaves one day of the third week."""
    facts = MonthFacts([INVESTMENT])
    calendar = away(leave(17, 18, 19, 20, known=10))
    text = drawn(chart_screen(plan_month(NOV, facts, today=SIXTEENTH, calendar=calendar)), 28)
    assert text.splitlines()[-2:] == ["  day 2     9     16", " week 1     2     3 4"]


def test_deals_are_drawn_in_whole_numbers() -> None:
    plan = planned([CARDS], bookings((2, 1), (3, 1), (9, 1), category="cards"))
    text = drawn(chart_of(plan, plan.categories[-1]))
    assert [line.split("┤")[0].strip() for line in text.splitlines() if "┤" in line] == list("8642")
    assert "┄" not in text
    assert "planned (flat)" in text
    assert "by the evening of Mon 16 Nov the flat curve has 5 deals" in text


def test_before_the_month_the_curves_stand_alone() -> None:
    text = drawn(chart_screen(planned(today=date(2026, 10, 30))))
    assert "by the evening of Mon 2 Nov the plan has 274.8k, the flat curve 109.05k" in text
    assert "▲" not in text
    assert "██" not in text
    assert "━━" in text


def test_the_least_that_was_booked_is_seen_under_the_lines() -> None:
    (line,) = [
        line
        for line in drawn(chart_screen(planned(today=nov(2))), 120).splitlines()
        if "│▄▄▄" in line
    ]
    assert line.startswith("     │▄▄▄┄┄┄┄")
    one = Quota(NOV, "cards", Money.yuan(1_000_000), "front-loaded")
    plan = planned([one], bookings((2, 1), category="cards"), today=nov(2))
    assert "│▁▁ " in drawn(chart_of(plan, plan.categories[-1])).replace("━", " ").replace("┄", " ")


def test_a_column_is_coloured_by_its_evening_and_today_by_the_morning() -> None:
    """Ahead on 6 November, behind on the 9th; on the 2nd, ahead while the day is not over."""
    green, yellow = "\x1b[32m", "\x1b[33m"
    text = drawn(chart_screen(planned(today=nov(9))), 120, colours="standard")
    rows = [line for line in text.splitlines() if f"{green}█" in line or f"{yellow}█" in line]
    assert any(green in row and yellow in row for row in rows)
    begun = drawn(chart_screen(planned(today=nov(2))), 120, colours="standard")
    assert f"{green}▄" in begun
    assert f"{yellow}▄" not in begun


def test_a_line_over_a_column_is_cut_out_of_its_colour() -> None:
    plan = planned([INSURANCE], bookings((3, 900), category="insurance"), today=nov(4))
    text = drawn(chart_of(plan, plan.categories[1]), colours="standard")
    assert "\x1b[7;32m━" in text
    assert "\x1b[7;32m┄" in text


def test_several_categories_have_a_total() -> None:
    text = drawn(chart_screen(planned([INVESTMENT, INSURANCE])))
    assert "Total" in text
    assert "by the evening of Mon 16 Nov the plan has 2.86m, the flat curve 1.72m" in text
    assert text.count("└") == 3


def test_what_has_no_quota_or_no_days_has_no_picture() -> None:
    assert "No quota yet" in drawn(chart_screen(plan_month(NOV, MonthFacts(), **WHEN)))
    text = drawn(chart_screen(planned([])))
    assert text.splitlines()[-1] == "Investment  1.71m booked, no quota"
    idle = plan_month(NOV, MonthFacts([INVESTMENT, INSURANCE]), today=nov(2), calendar=NEVER)
    assert "└" not in drawn(chart_screen(idle))
    assert chart_json(idle)["total"] is None
    assert "no official calendar" in drawn(chart_screen(idle))


def test_as_json_money_has_two_decimals_and_deals_have_none() -> None:
    won = bookings((3, 1), category="cards")
    answer = chart_json(planned([INVESTMENT, CARDS], won, today=nov(3)))
    assert list(answer)[:4] == ["schema", "today", "month", "calendar"]
    assert answer["schema"] == "rmtrack.course/1"
    investment, cards = answer["categories"]
    assert (investment["category"], investment["unit"]) == ("investment", "amount")
    assert investment["points"][1:3] == [
        {"day": "2026-11-03", "managed": "549600.00", "flat": "218095.24", "booked": "450000.00"},
        {"day": "2026-11-04", "managed": "824400.00", "flat": "327142.86", "booked": None},
    ]
    assert cards["unit"] == "deals"
    assert cards["points"][1] == {"day": "2026-11-03", "managed": 1, "flat": 1, "booked": 1}
    assert answer["total"] is None
    both = chart_json(planned([INVESTMENT, INSURANCE]))["total"]
    assert both["points"][-1]["managed"] == "3290000.00"


@pytest.mark.parametrize(
    ("language", "yuan", "labels"),
    [
        ("en", 2_290_000, ["0.5m", "1.0m", "1.5m", "2.0m", "2.5m"]),
        ("en", 900_000, ["200k", "400k", "600k", "800k"]),
        ("en", 40, ["10", "20", "30", "40"]),
        ("zh", 2_290_000, ["50万", "100万", "150万", "200万", "250万"]),
        ("zh", 300_000_000, ["1亿", "2亿", "3亿"]),
        ("zh", 12_000, ["0.5万", "1.0万"]),
        ("zh", 1, ["0.5元", "1.0元"]),
    ],
)
def test_the_scale_is_labelled_in_one_round_unit(
    language: str, yuan: int, labels: list[str]
) -> None:
    i18n.use(language)
    month = Month(2026, 11)
    facts = MonthFacts([Quota(month, "investment", Money.yuan(yuan), "steep")])
    text = drawn(chart_screen(plan_month(month, facts, **WHEN)))
    said = [line.split("┤")[0].strip() for line in text.splitlines() if "┤" in line]
    assert said == labels[::-1]


@given(st.integers(1, 10**15))
def test_any_number_has_a_scale_of_few_round_labels(top: int) -> None:
    scale = scale_to(top)
    assert 1 <= len(scale.labels) <= MOST_LABELS + 1
    assert str(scale.step).rstrip("0") in {"1", "2", "5"}
    assert ROWS / 2 <= scale.rows <= ROWS + MOST_LABELS
    assert scale.row(top) == scale.rows - 1
    assert 0 <= scale.rows * 8 - scale.eighths(top) <= 8
    assert (scale.row(0), scale.eighths(0), scale.eighths(-5)) == (-1, 0, 0)
    assert scale.row(1) >= 0
    assert scale.eighths(1) >= 1
    assert all(scale.eighths(label) == (scale.row(label) + 1) * 8 for label in scale.labels)
