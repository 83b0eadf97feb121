"""The list of deals on a screen and as JSON: each row what it is to the list, and the sums."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from rmtrack import i18n
from rmtrack.domain.days import Month
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_list import Correction, DealList, PartBooked
from rmtrack.domain.in_deals import InDeals
from rmtrack.domain.keys import DealState, LostReason, Rolled, StaleReason
from rmtrack.domain.money import WHOLE, ZERO, Money
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.stale import Stale
from rmtrack.domain.wanted import Days, Wanted
from rmtrack.views.cells import width
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


def stale(*reasons: StaleReason, days: int, planned_on: date | None = None) -> Stale:
    expected = DAY if StaleReason.OVERDUE in reasons else None
    deal = OpenDeal(3, 1, "王小明", LINE.category, LINE.amount, LINE.degree, expected, None)
    return Stale(deal, reasons, days, planned_on)


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
    ("why_it_is", "english", "chinese"),
    [
        (stale(StaleReason.NO_STEP, days=1), "no next step", "没有下一步"),  # silent, not too long
        (
            stale(StaleReason.NO_STEP, StaleReason.OVERDUE, StaleReason.SILENT, days=22),
            "no next step · was expected 16 Nov · no word for 22 working days",
            "没有下一步 · 原定11月16日 · 22个工作日没联系",
        ),
        (
            stale(StaleReason.SILENT, days=1, planned_on=date(2026, 11, 12)),
            "due 12 Nov, not done · no word for 1 working day",
            "11月12日该做的还没做 · 1个工作日没联系",
        ),
    ],
)
def test_why_a_deal_stands_still(why_it_is: Stale, english: str, chinese: str) -> None:
    """Only what holds: a silence that is not too long is no reason."""
    why = {3: why_it_is}
    found = a_list(OPEN, wanted=Wanted(stale=True), stale=why)
    assert cells(found)[1] == f"insurance · {english}"
    i18n.use("zh")
    assert cells(found)[1] == f"保险 · {chinese}"
    (row,) = deals_json(found)["deals"]
    assert row["stale"] == {
        "reasons": [str(reason) for reason in why_it_is.reasons],
        "silent_days": why_it_is.silent_days,
        "planned_on": why_it_is.planned_on and str(why_it_is.planned_on),
    }


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
        (
            Wanted(month=NOVEMBER, week=3, week_days=Days(DAY, date(2026, 11, 22))),
            "No deal fits that is expected or was booked from 16 Nov 2026 to 22 Nov 2026",
        ),
    ],
)
def test_an_empty_list_says_so_in_a_line(wanted: Wanted, said: str) -> None:
    assert drawn(deals_screen(DealList((), wanted)), 100) == [said]


@pytest.mark.parametrize("wanted", [Wanted(contact_id=1), Wanted(archived=True)])
def test_what_is_open_with_an_archived_client_is_said_to_count_nowhere(wanted: Wanted) -> None:
    found = a_list(OPEN._replace(archived=True), WON, wanted=wanted)
    assert drawn(deals_screen(found), 200)[-1] == (
        "2 deals in all · 1 client · 600k open, weighted 300k"
        " · client archived: in no number of the pipeline · 400k won"
    )
    assert "client archived" not in " ".join(drawn(deals_screen(a_list(OPEN, wanted=wanted))))


def of_the_week(
    what: Rolled, *deals: tuple[DealLine, int], beside: int = 0, category: str = LINE.category
) -> DealList:
    """Return the list of a sum of the week, with so much of each deal in it."""
    rest = LINE._replace(id=9, category=category)
    rolled = {deal.id: Money.yuan(yuan) for deal, yuan in deals} | {9: Money.yuan(beside)}
    return a_list(
        *(deal for deal, _yuan in deals),
        wanted=Wanted(rolled=what),
        rolled=rolled,
        beside=[rest] if beside else [],
    )


@pytest.mark.parametrize(
    ("found", "row", "sums"),
    [
        (
            of_the_week(Rolled.START, (OPEN, 700_000)),
            ["700k", "insurance · 600k open", "leaning", "16 Nov", "2026-11", "300k"],
            "700k on Monday · 600k open, weighted 300k",
        ),
        (
            of_the_week(Rolled.START, (OPEN, 600_000)),
            ["600k", "insurance", "leaning", "16 Nov", "2026-11", "300k"],
            "600k on Monday · 600k open, weighted 300k",
        ),
        (
            of_the_week(Rolled.CAME_IN, (OPEN, 600_000)),
            ["600k", "insurance", "leaning", "16 Nov", "2026-11", "300k"],
            "600k came in · 600k open, weighted 300k",
        ),
        (
            of_the_week(Rolled.MOVED, (OPEN, 0)),
            ["600k", "insurance", "leaning", "16 Nov", "2026-11", "300k"],
            "600k open, weighted 300k",
        ),
        (
            of_the_week(Rolled.MOVED, (OPEN, -50_000), beside=80_000),
            ["600k", "insurance · -50k", "leaning", "16 Nov", "2026-11", "300k"],
            (
                "amounts +30k · 600k open, weighted 300k",
                "+80k of it of deals that came in, closed or dropped out: 9 王小明 +80k",
            ),
        ),
        (
            of_the_week(Rolled.IN_PART, (PARTED._replace(won=Money.yuan(400_000)), 100_000)),
            ["100k", "insurance · 600k open · 400k won", "leaning", "16 Nov", "2026-11", "300k"],
            "100k booked this week · 600k open, weighted 300k",
        ),
        (
            of_the_week(Rolled.CLOSED, (WON, 400_000)),
            ["400k", "insurance", "won", "16 Nov", "2026-11"],
            "400k booked this week",
        ),
        (
            of_the_week(
                Rolled.DROPPED,
                (WON._replace(lost_reason=LostReason.PRICE), 600_000),
                beside=20_000,
            ),
            ["600k", "insurance · 400k won · 600k not won · price", "won", "16 Nov", "2026-11"],
            ("620k dropped", "20k of it the rest of deals won in part: 9 王小明 20k"),
        ),
    ],
)
def test_the_amounts_of_a_weeks_list_are_those_of_its_sum(
    found: DealList, row: list[str], sums: str | tuple[str, str]
) -> None:
    assert cells(found) == row
    told, *beside = [sums] if isinstance(sums, str) else sums
    assert drawn(deals_screen(found), 200)[2:] == [f"1 deal in all · 1 client · {told}", *beside]


def test_what_dropped_alone_is_told_without_a_deal() -> None:
    found = of_the_week(Rolled.DROPPED, beside=20_000)
    assert drawn(deals_screen(found)) == [
        "0 deals in all · 0 clients · 20k dropped",
        "20k of it the rest of deals won in part: 9 王小明 20k",
    ]
    assert deals_json(found)["rolled"] == {
        "what": "dropped",
        "amount": "20000.00",
        "beside": "20000.00",
        "pieces": 0,
        "pieces_beside": 0,
        "others": [
            {
                "deal": 9,
                "contact": LINE.contact_id,
                "name": "王小明",
                "category": LINE.category,
                "amount": "20000.00",
            }
        ],
    }


def test_amounts_of_others_that_changed_are_told_even_where_their_sum_is_nothing() -> None:
    """A deal that came in and rose by as much as one that closed fell."""
    more, less = LINE._replace(id=8), LINE._replace(id=9, name="李静")
    found = a_list(
        wanted=Wanted(rolled=Rolled.MOVED),
        rolled={8: Money.yuan(20_000), 9: Money.yuan(-20_000)},
        beside=[more, less],
    )
    assert drawn(deals_screen(found), 200) == [
        "0 deals in all · 0 clients",
        "0 of it of deals that came in, closed or dropped out: 8 王小明 +20k, 9 李静 -20k",
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "found",
    [
        a_list(),
        a_list(wanted=Wanted(month=NOVEMBER)),
        a_list(wanted=Wanted(state=DealState.OPEN), away=2),
        of_the_week(Rolled.MOVED, beside=20_000),
    ],
)
def test_a_list_of_no_deal_is_no_wider_than_the_screen(found: DealList, language: str) -> None:
    i18n.use(language)
    assert max(map(width, drawn(deals_screen(found), 40))) <= 40


def test_the_sum_of_a_week_in_json_is_of_deals_where_they_are_counted() -> None:
    counted = OPEN._replace(category="cards")
    found = of_the_week(Rolled.START, (counted, 3), beside=2, category="cards")._replace(
        in_pieces=("cards",)
    )
    answer = deals_json(found)
    assert (answer["rolled"]["amount"], answer["rolled"]["pieces"]) == ("0.00", 5)
    assert answer["rolled"]["pieces_beside"] == 2
    assert answer["deals"][0]["rolled"] == "3.00"
    assert "5 on Monday" in " ".join(drawn(deals_screen(found), 200)).replace(" deals", "")


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        (Correction(Money.yuan(1_150_000)), "the bank counts 1.15m more"),
        (Correction(Money.yuan(-5_000), 2), "the bank counts 5k less · the bank counts 2 deals"),
    ],
)
def test_what_the_bank_counts_beside(correction: Correction, said: str) -> None:
    wanted = Wanted(month=NOVEMBER, weekless=True)
    alone = a_list(wanted=wanted, correction=correction)
    assert drawn(deals_screen(alone), 200)[0].startswith(f"0 deals in all · 0 clients · {said}")
    with_a_deal = drawn(deals_screen(a_list(WON, wanted=wanted, correction=correction)), 200)
    assert said in with_a_deal[-1]
    assert deals_json(alone)["correction"] == {
        "amount": str(correction.amount),
        "pieces": correction.pieces,
    }


def test_the_bank_that_counts_the_same_is_not_told() -> None:
    found = a_list(wanted=Wanted(month=NOVEMBER, weekless=True), correction=Correction())
    assert drawn(deals_screen(found)) == ["No deal fits. All of them: rmtrack deal list"]
    assert "correction" not in deals_json(a_list(OPEN))


NAMES = ("王小明", "欧阳明月", "Alexandra Montgomery", "陈立")


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_columns_stand_below_each_other_with_chinese_names(columns: int, language: str) -> None:
    """Every line of a row, folded or not, has its columns where the heading has them."""
    i18n.use(language)
    found = a_list(
        *(
            OPEN._replace(id=n, name=name, product="招商稳健增长三号" if n % 2 else None)
            for n, name in enumerate(NAMES, start=9)
        )
    )
    lines = drawn(deals_screen(found), columns)
    assert max(map(width, lines)) <= columns
    head = lines[0]
    for heading, text in (("degree", "leaning"), ("意向", "有意向")):
        if heading in head:
            at = width(head[: head.index(heading)])
            starts = [width(line[: line.index(text)]) for line in lines if text in line]
            assert starts == [at] * len(NAMES)


def test_on_a_narrow_screen_the_month_is_left_out_where_the_days_tell_it() -> None:
    long = OPEN._replace(name="欧阳明月", product="招商稳健增长三号")
    undated = long._replace(expected_on=None)
    assert "for" in drawn(deals_screen(a_list(long)), 80)[0].split()
    assert "for" not in drawn(deals_screen(a_list(long, undated)), 54)[0].split()
    given = a_list(long, long._replace(for_month=DECEMBER))
    assert "for" in drawn(deals_screen(given), 54)[0].split()


def test_deals_are_told_beside_the_money_where_they_alone_are_asked_for() -> None:
    begun = PARTED._replace(id=2)
    parts = [part(begun, 400_000)]
    in_deals = InDeals((LINE.category,), {2})
    found = a_list(
        OPEN, begun, wanted=Wanted(month=NOVEMBER), booked_parts=parts, in_deals=in_deals
    )
    *_rows, second, sums = drawn(deals_screen(found), 200)
    assert "400k won · counted as a deal already" in second
    assert sums.endswith(" · insurance counted in deals: 1 booked, 1 open, weighted 0.5")
    assert deals_json(found)["in_deals"] == [
        {"category": "insurance", "booked": 1, "ahead": 0, "open": 1, "weighted": 0.5}
    ]
    ahead = a_list(WON, wanted=Wanted(month=NOVEMBER), later_parts=parts, in_deals=in_deals)
    assert (
        "insurance counted in deals: 1 booked, 1 booked ahead, 0 open"
        in (drawn(deals_screen(ahead), 200)[-1])
    )
    assert deals_json(a_list(OPEN))["in_deals"] == []
