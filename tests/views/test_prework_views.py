"""The preparation of a month on a screen: what a day bears first, what is assumed last."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from rmtrack import i18n
from rmtrack.calendars import calendar_named
from rmtrack.domain.acts import Basis, Rate
from rmtrack.domain.days import Month
from rmtrack.domain.keys import INSURANCE, INVESTMENT
from rmtrack.domain.money import Money
from rmtrack.domain.plan import Booked
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.prework import Prework, prepare_month
from rmtrack.domain.quota import Quota
from rmtrack.views.cells import width
from rmtrack.views.palette import STYLES
from rmtrack.views.prework import prework_json, prework_screen

CALENDAR = calendar_named("CN")
NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)
MONDAY = date(2026, 11, 16)
UNKNOWN = Basis({}, calls=Rate(0, 0, 3), meetings=Rate(0, 0, 4), assumed=Money.yuan(100_000))
KNOWN = UNKNOWN._replace(calls=Rate(20, 60, 3), meetings=Rate(10, 40, 4))
QUOTA = Quota(DECEMBER, INVESTMENT, Money.yuan(2_290_000), "front-loaded")
OTHERS = (
    Quota(DECEMBER, INSURANCE, Money.yuan(800_000), "front-loaded", pieces=20),
    Quota(DECEMBER, "accounts", None, "flat", pieces=12),
)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def prepared(
    *bookings: Booked,
    quotas: Sequence[Quota] = (QUOTA,),
    today: date = MONDAY,
    month: Month = DECEMBER,
    basis: Basis = KNOWN,
    category: str | None = None,
) -> Prework:
    plan = plan_month(month, MonthFacts(quotas, bookings), today=today, calendar=CALENDAR)
    return prepare_month(plan, basis, CALENDAR, category=category)


def lines(prework: Prework, columns: int = 200) -> list[str]:
    page = StringIO()
    Console(file=page, width=columns, theme=STYLES, highlight=False).print(prework_screen(prework))
    return [line.rstrip() for line in page.getvalue().splitlines()]


def test_the_first_line_says_what_a_day_bears() -> None:
    first, blank, *_rest = lines(prepared())
    assert first == (
        "From today to 30 Nov, 11 working days: about 6 meetings and 16 calls a day"
        " fill week 1 of December"
    )
    assert blank == ""
    i18n.use("zh")
    assert lines(prepared())[0] == (
        "今天到11月30日，共11个工作日：每天约6次面谈、16通电话，可备足12月第1周"
    )


@pytest.mark.parametrize(
    ("today", "when", "bears"),
    [
        (
            date(2026, 11, 15),
            "From 16 Nov to 30 Nov, 11 working days",
            "6 meetings and 16 calls a day",
        ),
        (date(2026, 11, 29), "30 Nov, the last day for it", "56 meetings and 168 calls"),
        (date(2026, 11, 30), "Today, the last day for it", "56 meetings and 168 calls"),
    ],
)
def test_as_the_days_go_by(today: date, when: str, bears: str) -> None:
    first = lines(prepared(today=today))[0]
    assert first == f"{when}: about {bears} fill week 1 of December"


def test_once_the_month_has_begun_what_week_1_still_needs_is_told() -> None:
    assert lines(prepared(today=date(2026, 12, 1)))[0] == (
        "December has begun. Week 1 still needs 1.37m, about 14 average deals, 56 meetings,"
        " 168 calls"
    )


def test_a_month_that_begins_with_days_off_has_not_begun_yet() -> None:
    """The last working day of February 2026 is Saturday the 28th; 1 March is a Sunday."""
    march = Month(2026, 3)
    quota = Quota(march, "accounts", None, "front-loaded", pieces=10)
    begun = lines(prepared(quotas=[quota], month=march, today=date(2026, 3, 1)))[0]
    assert begun.startswith("March has begun. Week 1 still needs 6 deals, about 24 meetings, ")
    may = Month(2026, 5)
    over = prepared(quotas=[QUOTA], month=may, today=date(2026, 5, 1))
    assert lines(over)[0].startswith("May has begun. ")
    october = prepared(quotas=[QUOTA], month=Month(2026, 11), today=date(2026, 10, 31))
    assert lines(october)[0].startswith("No working day is left before November. Week 1 still ")


def test_too_little_known_is_a_range_and_says_when_that_ends() -> None:
    shown = lines(prepared(basis=UNKNOWN))
    assert shown[1] == (
        "Too little is known yet for one number: 3–18 meetings and 8–68 calls a day,"
        " 8 times out of 10"
    )
    assert shown[4:6] == [
        "Investment   1.37m       0  1.37m     14        56     168",
        "                                            33–188  84–738",
    ]
    assert shown[-1].endswith("; your own rates count from 30 outcomes on")
    one_known = lines(prepared(basis=UNKNOWN._replace(meetings=KNOWN.meetings)))
    assert ": 6 meetings and 10–36 calls a day" in one_known[1]


def test_own_rates_are_told_without_a_range() -> None:
    shown = "\n".join(lines(prepared()))
    assert "–" not in shown
    assert "4 meetings a deal (yours, 40 meetings), 3 calls a meeting (yours, 60 calls)" in shown
    assert "outcomes" not in shown


def test_a_row_a_category_and_the_total_below() -> None:
    won = Booked(INSURANCE, Money.yuan(80_000), date(2026, 11, 10), pieces=1)
    shown = lines(prepared(won, quotas=[QUOTA, *OTHERS]))
    assert shown[2:9] == [
        "              target   booked      left  deals  meetings  calls",
        "Investment     1.37m        0     1.37m     14        56    168",
        "Insurance       480k      80k      400k     11        44    132",
        "            12 deals   1 deal  11 deals",
        "Accounts     3 deals  0 deals   3 deals      3        12     36",
        "Total                             1.77m     28       112    336",
        "",
    ]


def test_a_total_in_deals_alone_has_no_money() -> None:
    quotas = [OTHERS[1], Quota(DECEMBER, "cards", None, "flat", pieces=6)]
    shown = lines(prepared(quotas=quotas))
    assert next(line for line in shown if line.startswith("Total")).split() == [
        "Total",
        *("5", "20", "60"),
    ]


def test_a_quota_that_is_assumed_is_told_with_how_to_set_it() -> None:
    before = Quota(NOVEMBER, INSURANCE, Money.yuan(500_000), "flat", pieces=5)
    *_rest, assumed, command = lines(prepared(quotas=[QUOTA, before]))
    assert assumed == (
        "December has no quota of its own for insurance: that of November is assumed,"
        " with its curve"
    )
    assert command == (
        "Set it: rmtrack plan --month 2026-12 --category insurance --quota 500000 --pieces 5"
    )


@pytest.mark.parametrize(
    ("quota", "command"),
    [
        (Quota(NOVEMBER, INVESTMENT, Money(229_000_050), "flat"), "--quota 2290000.50"),
        (Quota(NOVEMBER, INVESTMENT, None, "flat", pieces=7), "--pieces 7"),
    ],
)
def test_the_command_that_sets_it_asks_for_the_same(quota: Quota, command: str) -> None:
    shown = lines(prepared(quotas=[quota]))
    assert shown[-1] == f"Set it: rmtrack plan --month 2026-12 {command}"


def test_without_a_quota_there_is_one_helpful_line() -> None:
    (line,) = lines(prepared(quotas=[]))
    assert line == (
        "No quota for December, and none of this month to go by."
        " Set one: rmtrack plan --month 2026-12 --quota 2290000"
    )
    (line,) = lines(prepared(quotas=[], month=NOVEMBER, category=INSURANCE))
    assert line == (
        "No quota for November."
        " Set one: rmtrack plan --month 2026-11 --category insurance --quota 2290000"
    )


def test_nothing_left_is_said() -> None:
    early = Booked(INVESTMENT, Money.yuan(1_400_000), MONDAY)
    assert lines(prepared(early))[0] == "Week 1 of December asks for no more than is booked"


def test_a_year_without_an_official_calendar_is_told() -> None:
    quota = Quota(Month(2027, 1), INVESTMENT, Money.yuan(1_000), "flat")
    prework = prepared(quotas=[quota], month=Month(2027, 1))
    assert "no official calendar of 2027 is known: Monday to Friday are counted" in lines(prework)
    told = prework_json(prework)
    assert (told["calendar_provisional"], told["provisional_years"]) == (True, [2027])


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_screen_fits(columns: int, lang: str) -> None:
    i18n.use(lang)
    before = Quota(NOVEMBER, INVESTMENT, Money.yuan(99_000_000), "flat", pieces=50)
    shown = lines(prepared(quotas=[before, *OTHERS], basis=UNKNOWN), columns)
    assert max(map(width, shown)) <= columns
    assert sum("…" in line for line in shown) == 0


def test_in_json() -> None:
    told = prework_json(prepared(quotas=[QUOTA, *OTHERS], basis=UNKNOWN))
    assert told == json.loads(json.dumps(told))
    assert told["schema"] == "rmtrack.prework/1"
    assert (told["today"], told["month"], told["calendar"]) == ("2026-11-16", "2026-12", "CN")
    assert (told["calendar_provisional"], told["left"]) == (False, "1854000.00")
    assert (len(told["days"]), told["days"][-1]) == (11, "2026-11-30")
    assert (told["week"][0], told["week"][-1]) == ("2026-12-01", "2026-12-04")
    assert told["acts"] == {"deals": 29, "meetings": 116, "calls": 348}
    assert told["a_day"]["meetings"]["about"] == 11
    investment, insurance, accounts = told["categories"]
    assert (investment["quota"], investment["pieces"]) == ("2290000.00", None)
    assert (investment["target"], investment["booked"]) == ("1374000.00", "0.00")
    assert (investment["left"], investment["deals_left"]) == ("1374000.00", None)
    assert investment["range"]["meetings"] == {"low": 33, "high": 188}
    assert investment["a_day"]["meetings"] == {"about": 6, "low": 3, "high": 18}
    assert investment["basis"]["average_deal"]["own"] is False
    assert (insurance["deals_target"], insurance["deals_left"]) == (12, 12)
    assert (accounts["quota"], accounts["target"], accounts["left"]) == (None, None, None)
    assert accounts["quota_assumed_from"] is None


def test_in_json_without_days_or_quotas_of_its_own() -> None:
    before = Quota(NOVEMBER, INVESTMENT, Money.yuan(100), "flat")
    told = prework_json(prepared(quotas=[before], today=date(2026, 12, 1)))
    assert (told["days"], told["a_day"]) == ([], None)
    assert told["categories"][0]["quota_assumed_from"] == "2026-11"
    assert prework_json(prepared(quotas=[]))["categories"] == []
