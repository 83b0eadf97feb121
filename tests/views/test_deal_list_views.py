"""The list of deals on a screen and as JSON: each row what it is to the list, and the sums."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from rmtrack import i18n
from rmtrack.domain.days import Month
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_list import DealList, PartBooked
from rmtrack.domain.keys import DealState, LostReason, StaleReason
from rmtrack.domain.money import WHOLE, ZERO, Money
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.stale import Stale
from rmtrack.domain.wanted import Days, Wanted
from rmtrack.views.deal_json import deals_json
from rmtrack.views.deal_list import deals_screen
from tests.views.drawing import drawn, styles
from tests.views.test_deals_views import CHANCES, DAY, GONE, LINE, WON

NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)
OPEN = LINE._replace(expected_on=DAY)
PARTED = OPEN._replace(won=Money.yuan(400_000))  # of it, for the month that is asked for


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def part(deal: DealLine, yuan: int, factor: int = WHOLE) -> PartBooked:
    return PartBooked(deal.id, deal.category, Money.yuan(yuan), DAY, factor, 1)


def a_list(*deals: DealLine, wanted: Wanted | None = None, **more: object) -> DealList:
    booked = [part(one, int(one.won) // 100) for one in deals if one.won]
    known = {"chances": CHANCES, "booked_parts": booked} | more
    return DealList(deals, wanted or Wanted(), **known)  # type: ignore[arg-type]


def cells(found: DealList, columns: int = 200) -> list[str]:
    """Return the cells of the first row, without number and client."""
    row = drawn(deals_screen(found), columns)[1]
    return re.split(r"  +", row.strip())[2:]


def stale(*reasons: StaleReason, days: int) -> Stale:
    deal = OpenDeal(3, 1, "王小明", LINE.category, LINE.amount, LINE.degree, None, None)
    return Stale(deal, reasons, days)


@pytest.mark.parametrize(
    ("deal", "english"),
    [
        (OPEN, ["600k", "insurance", "leaning", "16 Nov", "300k"]),
        (PARTED, ["600k", "insurance · 400k won", "leaning", "16 Nov", "300k"]),
        (
            PARTED._replace(for_month=DECEMBER),
            ["400k", "insurance · 600k open for 2026-12", "won in part"],
        ),
        (
            PARTED._replace(expected_on=None),
            ["400k", "insurance · 600k open, for no month yet", "won in part"],
        ),
        (
            PARTED._replace(for_month=DECEMBER, factor=3000),
            ["400k", "insurance · counts at 0.3 = 120k · 600k open for 2026-12", "won in part"],
        ),
        (WON, ["400k", "insurance", "won", "16 Nov"]),
        (
            WON._replace(lost_reason=LostReason.PRICE),
            ["400k", "insurance · 600k not won · price", "won", "16 Nov"],
        ),
        (
            LINE._replace(state=DealState.LOST, closed_on=DAY, lost_reason=LostReason.PRICE),
            ["600k", "insurance · price", "not won", "16 Nov"],
        ),
        (GONE, ["400k", "insurance · family", "taken back", "16 Nov"]),
        (
            GONE._replace(won=Money.yuan(400_000)),  # booked for it, and taken back from another
            ["400k", "insurance · taken back · family", "won", "16 Nov"],
        ),
        (
            GONE._replace(won=Money.yuan(-400_000)),
            ["-400k", "insurance · family", "taken back", "16 Nov"],
        ),
        (GONE._replace(won=None), ["400k", "insurance · family", "taken back", "16 Nov"]),
    ],
)
def test_a_row_tells_what_a_deal_is_to_the_month(deal: DealLine, english: list[str]) -> None:
    assert cells(a_list(deal, wanted=Wanted(month=NOVEMBER))) == english


def test_the_month_has_a_column_where_none_is_asked_for() -> None:
    assert cells(a_list(OPEN)) == ["600k", "insurance", "leaning", "16 Nov", "2026-11", "300k"]
    heads = {
        wanted: drawn(deals_screen(a_list(OPEN, wanted=wanted)))[0].split()
        for wanted in (Wanted(), Wanted(month=NOVEMBER), Wanted(monthless=True))
    }
    assert ["for" in head for head in heads.values()] == [True, False, False]


def test_what_counts_for_another_month_is_quiet() -> None:
    screen = deals_screen(
        a_list(PARTED._replace(for_month=DECEMBER), wanted=Wanted(month=NOVEMBER))
    )
    assert "dim" in styles(screen, "600k open")
    assert "dim" not in styles(deals_screen(a_list(OPEN)), "insurance")


@pytest.mark.parametrize(("columns", "is_told"), [(80, True), (64, True), (63, False), (40, False)])
def test_what_each_is_weighted_is_told_where_there_is_room(columns: int, *, is_told: bool) -> None:
    lines = drawn(deals_screen(a_list(OPEN, WON)), columns)
    assert ("weighted" in lines[0]) is is_told
    assert max(map(len, lines)) <= columns
    assert "weighted 300k" in " ".join(lines)


def test_without_an_open_deal_nothing_is_weighted() -> None:
    assert "weighted" not in drawn(deals_screen(a_list(WON)))[0]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (a_list(OPEN), "1 deal in all · 1 client · 600k open, weighted 300k"),
        (
            a_list(OPEN._replace(factor=3000), WON._replace(contact_id=2)),
            "2 deals in all · 2 clients · 600k open, counts as 180k, weighted 90k · 400k won",
        ),
        (
            a_list(WON, booked_parts=[part(WON, 400_000, 3000)]),
            "1 deal in all · 1 client · 400k won, counts as 120k",
        ),
        (
            a_list(WON, booked_parts=()),
            "1 deal in all · 1 client · 400k won, counts as 0",
        ),
        (
            a_list(WON._replace(won=ZERO), booked_parts=[part(WON, 1)]),
            "1 deal in all · 1 client · 0 won, counts as 1",
        ),
        (a_list(GONE), "1 deal in all · 1 client"),
    ],
)
def test_the_sums(found: DealList, said: str) -> None:
    assert drawn(deals_screen(found), 200)[-1] == said


@pytest.mark.parametrize(
    ("reasons", "days", "english", "chinese"),
    [
        (
            (StaleReason.NO_STEP,),
            1,
            "no next step · no word for 1 working day",
            "没有下一步 · 1个工作日没联系",
        ),
        (
            (StaleReason.NO_STEP, StaleReason.OVERDUE, StaleReason.SILENT),
            22,
            "no next step · past its date · no word for 22 working days: too long",
            "没有下一步 · 已过预计日期 · 22个工作日没联系，太久了",
        ),
    ],
)
def test_why_a_deal_stands_still(
    reasons: tuple[StaleReason, ...], days: int, english: str, chinese: str
) -> None:
    why = {3: stale(*reasons, days=days)}
    found = a_list(OPEN, wanted=Wanted(stale=True), stale=why)
    assert cells(found)[1] == f"insurance · {english}"
    i18n.use("zh")
    assert cells(found)[1] == f"保险 · {chinese}"
    (row,) = deals_json(found)["deals"]
    assert row["stale"] == {"reasons": [str(reason) for reason in reasons], "silent_days": days}


def test_the_rows_in_json_tell_what_they_are_weighted() -> None:
    rows = deals_json(a_list(OPEN._replace(factor=3000), WON))["deals"]
    assert [(row["weighted"], row["chance"]) for row in rows] == [("90000.00", 0.5), (None, None)]
    assert "stale" not in rows[0]


def test_the_sums_in_json_are_those_of_the_month() -> None:
    rest = PARTED._replace(for_month=DECEMBER, id=4)
    answer = deals_json(a_list(OPEN, rest, wanted=Wanted(month=NOVEMBER)))
    assert (answer["count"], answer["clients"]) == (2, 1)
    assert (answer["amount"], answer["counted"]) == ("600000.00", "600000.00")
    assert (answer["weighted"], answer["won"], answer["booked"]) == (
        "300000.00",
        "400000.00",
        "400000.00",
    )


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(), "No deals yet. Open one: rmtrack deal add WHO 500000 --expected fri"),
        (Wanted(stale=True), "No open deal stands still"),
        (Wanted(month=NOVEMBER), "No deal fits. All of them: rmtrack deal list"),
        (
            Wanted(stale=True, expected=Days(DAY, date(2027, 1, 2))),
            "No deal fits that is expected from 16 Nov 2026 to 2 Jan 2027",
        ),
        (Wanted(expected=Days(DAY, DAY)), "No deal fits that is expected on 16 Nov 2026"),
    ],
)
def test_an_empty_list_says_so_in_a_line(wanted: Wanted, said: str) -> None:
    assert deals_screen(DealList((), wanted)) == said
