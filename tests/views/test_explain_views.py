"""The arithmetic on a screen: aligned, folded under its own column, and one line each in JSON."""

import io
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest
from rich.console import Console

from rmtrack import i18n
from rmtrack.domain.arithmetic import (
    Line,
    Name,
    Quantity,
    Remark,
    Said,
    Term,
    Unit,
    What,
    less,
    signed,
)
from rmtrack.domain.explaining import Coming, Explanation, explain_plan
from rmtrack.domain.explaining_booked import BookedBy
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT
from rmtrack.domain.money import Money
from rmtrack.domain.plan import Booked
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.quota import Quota
from rmtrack.domain.steps import STOCK
from rmtrack.views.cells import width
from rmtrack.views.explain import explain_json, explain_screen
from rmtrack.views.explain_lines import line_text
from rmtrack.views.explain_words import (
    IN_DEALS,
    LABELS,
    NAMES,
    REMARKS,
    curve_text,
    number_text,
    to_the_fen,
)
from rmtrack.views.palette import STYLES
from tests.domain.values import CN, DEC, NEVER, NOV, QUOTA, nov

MONDAY = nov(16)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def explained(*bookings: BookedBy, quotas: int = 1, today: date = MONDAY) -> Explanation:
    asked = [
        Quota(NOV, category, QUOTA, "front-loaded")
        for category in (INVESTMENT, INSURANCE, DEPOSIT)[:quotas]
    ]
    facts = MonthFacts(asked, [Booked(*booking[:5]) for booking in bookings])
    coming = [Coming(STOCK, Quota(DEC, INVESTMENT, QUOTA, "flat"))]
    return explain_plan(plan_month(NOV, facts, today=today, calendar=CN), bookings, coming)


WORKED = (
    BookedBy(INVESTMENT, Money.yuan(1_212_000), nov(4), name="王小明"),
    BookedBy(INVESTMENT, Money.yuan(500_000), nov(13), name="李姐", product="稳健一号"),
)


def screen(explanation: Explanation, columns: int, *, colour: bool = False) -> list[str]:
    page = io.StringIO()
    console = Console(
        file=page, width=columns, theme=STYLES, highlight=False, force_terminal=colour
    )
    console.print(explain_screen(explanation))
    return [line.rstrip() for line in page.getvalue().splitlines()]


def test_a_line_that_fits_stands_in_one_row() -> None:
    lines = screen(explained(*WORKED), 120)
    assert lines[:3] == [
        "November 2026 · week 3, day 1 · 11 working days left",
        "",
        "Investment",
    ]
    assert lines[3] == ("  quota                 2,290,000.00 · front-loaded: 60 / 20 / 20 / 0 %")
    assert (
        "  pace                  1,712,000.00 (booked) - 1,832,000.00 (target) = -120,000.00"
    ) in lines
    assert (
        "  needed today          578,000.00 (left this week) ÷ 5 days (left in the week)"
        " = 115,600.00"
    ) in lines


def test_a_line_that_does_not_fit_stands_number_below_number() -> None:
    lines = screen(explained(*WORKED), 80)
    at = lines.index("  booked                  1,212,000.00  Wed 4 Nov 王小明")
    assert lines[at + 1 : at + 3] == [
        "                          + 500,000.00  Fri 13 Nov 李姐 稳健一号",
        "                        = 1,712,000.00",
    ]


def test_on_a_narrow_screen_a_name_stands_above_its_line() -> None:
    lines = screen(explained(*WORKED), 60)
    at = lines.index("  pace")
    assert lines[at + 1 : at + 4] == [
        "      1,712,000.00  booked",
        "    - 1,832,000.00  target",
        "     = -120,000.00",
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_nothing_is_wider_than_the_screen(language: str, columns: int) -> None:
    i18n.use(language)
    long = BookedBy(
        INVESTMENT, Money.yuan(10**9), nov(5), 3333, 1, "欧阳" * 20, "a product of " * 6
    )
    lines = screen(explained(*WORKED, long, quotas=3), columns)
    assert max(map(width, lines)) <= columns
    assert "欧阳" in "".join(lines)


def test_a_pace_has_the_colour_of_what_it_means_and_results_stand_out() -> None:
    behind = "\n".join(screen(explained(*WORKED), 120, colour=True))
    assert "\x1b[33m = -120,000.00" in behind
    assert "\x1b[1m = 578,000.00" in behind
    ahead = "\n".join(screen(explained(*WORKED, today=nov(5)), 120, colour=True))
    assert "\x1b[32m = 387,600.00" in ahead


def test_next_months_step_and_the_total_have_blocks_of_their_own() -> None:
    lines = screen(explained(*WORKED, quotas=2), 120)
    at = lines.index("Investment, stocked for December")
    assert lines[at + 1 : at + 4] == [
        "  quota             2,290,000.00",
        "  step 1, at least  2,290,000.00 × 10% = 229,000.00",
        "  step 1, at most   2,290,000.00 × 20% = 458,000.00",
    ]
    assert "Total" in lines[at:]


def test_deals_are_told_apart() -> None:
    facts = MonthFacts([Quota(NOV, INVESTMENT, None, "flat", pieces=21)])
    plan = plan_month(NOV, facts, today=nov(3), calendar=CN)
    lines = screen(explain_plan(plan, []), 120)
    assert "Investment, in deals" in lines
    assert "  quota                21 deals · flat" in lines
    assert "  pace                 0 deals (booked) - 1 deal (target) = -1 deal" in lines


def test_an_empty_month_says_how_to_begin_and_a_provisional_one_says_so() -> None:
    plan = plan_month(NOV, MonthFacts(), today=nov(3), calendar=NEVER)
    lines = screen(explain_plan(plan, []), 80)
    assert lines[-1] == "No quota yet. Set one: rmtrack plan --quota 2290000"
    assert "no official calendar of 2026 is known" in lines[1]


def test_the_json_has_each_line_in_words_and_its_result() -> None:
    answer = explain_json(explained(*WORKED, quotas=2))
    assert (answer["schema"], answer["month"], answer["today"]) == (
        "rmtrack.explain/1",
        "2026-11",
        "2026-11-16",
    )
    first = answer["categories"][0]
    by_name = {line["name"]: line for line in first["lines"]}
    assert by_name["pace"] == {
        "name": "pace",
        "text": "pace: 1,712,000.00 (booked) - 1,832,000.00 (target) = -120,000.00",
        "result": "-120000.00",
        "unit": "amount",
    }
    assert by_name["pace_days"]["result"] == -1.31
    assert first["next_month"][1]["text"] == "step 1, at least: 2,290,000.00 × 10% = 229,000.00"
    assert answer["total"][0]["result"] == "4580000.00"


@pytest.mark.parametrize(
    ("quantity", "result"),
    [
        (Quantity(3, Unit.DEALS), 3),
        (Quantity(2000, Unit.SHARE), "20"),
        (Quantity(12_345, Unit.AMOUNT), "123.45"),
    ],
)
def test_a_result_has_a_form_of_its_unit(quantity: Quantity, result: object) -> None:
    line = Line(Said(Name.SHARE, {"week": 3}), quantity)
    answer = explain_json(explained()._replace(total=(line,)))
    assert answer["total"][0]["result"] == result


# The words


def amount(yuan: int) -> Quantity:
    return Quantity(Money.yuan(yuan), Unit.AMOUNT)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (Line(Said(Name.LEFT), amount(0)), "left: 0.00"),
        (
            Line(
                Said(Name.LEFT),
                amount(0),
                (signed(100, Unit.AMOUNT, What.QUOTA), less(300, Unit.AMOUNT, What.BOOKED)),
                least=amount(0),
            ),
            "left: 1.00 (quota) - 3.00 (booked) = -2.00 → 0.00 · never below 0.00",
        ),
        (
            Line(
                Said(Name.NEEDED_TODAY),
                amount(1),
                (signed(300, Unit.AMOUNT, What.SHARE_TODAY),),
                most=amount(1),
            ),
            "needed today: 3.00 (today's share) = 3.00 → 1.00 · never above 1.00",
        ),
        (
            Line(
                Said(Name.COUNTED),
                Quantity(-167, Unit.AMOUNT),
                (
                    Term(
                        (Quantity(333, Unit.AMOUNT), Quantity(5000, Unit.FACTOR)),
                        Said(What.REVERSAL, {"day": nov(4), "name": "李姐", "product": None}),
                        minus=True,
                    ),
                ),
                remarks=(Said(Remark.NEAREST),),
            ),
            "of a deal: -3.33 × 0.5 (reversal Wed 4 Nov 李姐) ≈ -1.67 · to the nearest fen",
        ),
        (
            Line(
                Said(Name.REACHED),
                Quantity(Fraction(199, 100), Unit.DAYS),
                (
                    signed(1, Unit.DAYS, What.DAYS_TO, day=nov(2)),
                    Term(
                        (Quantity(99, Unit.AMOUNT),),
                        Said(What.BEYOND_MARK),
                        over=Quantity(100, Unit.AMOUNT),
                        by=Said(What.OF_DAY, {"day": nov(3)}),
                    ),
                ),
            ),
            "on plan after: 1 day (to Mon 2 Nov) + 0.99 ÷ 1.00 (target of Tue 3 Nov) = 1.99 days",
        ),
        (
            Line(
                Said(Name.BEYOND_MARK),
                amount(1),
                (
                    signed(100, Unit.AMOUNT, What.BOOKED),
                    less(0, Unit.AMOUNT, What.MARK, day=None),
                ),
            ),
            "into the next day: 1.00 (booked) - 0.00 (start of the month) = 1.00",
        ),
        (
            Line(
                Said(Name.WEEK, {"week": 1, "days": (nov(2), nov(3))}),
                amount(1),
                remarks=(
                    Said(Remark.LEAVE, {"days": (nov(3), nov(4)), "since": nov(2)}),
                    Said(Remark.REASON, {"reason": "因为 {x}"}),
                ),
            ),
            (
                "week 1 (2–3): 1.00 · off 3–4, known since 2 Nov: what these days bore goes to"
                " those left · reason: 因为 {x}"
            ),
        ),
        (
            Line(Said(Name.TARGET, {"day": None}), Quantity(0, Unit.DEALS)),
            "target: 0 deals",
        ),
        (
            Line(
                Said(Name.NEEDED_TODAY),
                Quantity(1, Unit.DEALS),
                remarks=(Said(Remark.EARLIER_CARRY),),
            ),
            "needed today: 1 deal · the earlier days carry the odd deal",
        ),
    ],
)
def test_a_line_in_one_piece(line: Line, text: str) -> None:
    assert line_text(line) == text


def test_a_category_is_called_what_the_user_calls_it() -> None:
    i18n.use("zh")
    line = Line(
        Said(Name.LEFT),
        amount(3),
        (
            signed(100, Unit.AMOUNT, What.CATEGORY, category=INVESTMENT),
            signed(200, Unit.AMOUNT, What.CATEGORY, category="{cards}"),
        ),
    )
    assert line_text(line) == "缺口：1.00（投资） + 2.00（{cards}） = 3.00"


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity(-183_200_001, Unit.AMOUNT), "-1,832,000.01"),
        (Quantity(1, Unit.DAYS), "1 day"),
        (Quantity(Fraction(-300, 229), Unit.DAYS), "-1.31 days"),
        (Quantity(Fraction(-1, 999), Unit.DAYS), "0 days"),
        (Quantity(Fraction(1, 2), Unit.DAYS), "0.5 days"),
        (Quantity(3333, Unit.SHARE), "33.33%"),
        (Quantity(12_345, Unit.FACTOR), "1.2345"),
    ],
)
def test_a_number_is_told_with_its_unit(quantity: Quantity, text: str) -> None:
    assert number_text(quantity) == text


def test_an_amount_has_both_decimals() -> None:
    assert [to_the_fen(fen) for fen in (0, 5, -5, 100_000)] == ["0.00", "0.05", "-0.05", "1,000.00"]


def test_a_curve_is_told_by_its_name_or_by_its_shares() -> None:
    assert curve_text("40,40,20,0") == "40 / 40 / 20 / 0 %"
    assert curve_text("flat") == "flat"
    assert curve_text("ramp", (4000, 3000, 2000, 1000)) == "ramp: 40 / 30 / 20 / 10 %"


def test_everything_that_can_be_said_has_its_words() -> None:
    assert NAMES.keys() == set(Name)
    assert LABELS.keys() == set(What)
    assert REMARKS.keys() == set(Remark)
    assert IN_DEALS.keys() <= REMARKS.keys()
