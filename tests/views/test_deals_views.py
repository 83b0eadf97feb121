"""What is said of a deal: how it stands, what changed, what was won and what was not."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from rmtrack import i18n
from rmtrack.domain.chances import learn_chances
from rmtrack.domain.days import Month
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_list import DealList
from rmtrack.domain.deal_pages import Altered
from rmtrack.domain.keys import INSURANCE, DealState, Degree, LostReason
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.policy import Policy
from rmtrack.domain.reversing import Lost
from rmtrack.views.deal_answers import lost_lines
from rmtrack.views.deal_json import altered_json, deals_json
from rmtrack.views.deals import altered_lines, deal_lines

DAY = date(2026, 11, 16)
LINE = DealLine(
    id=3,
    contact_id=1,
    name="王小明",
    category=INSURANCE,
    product=None,
    amount=Money.yuan(600_000),
    degree=Degree.LEANING,
    state=DealState.OPEN,
    expected_on=None,
    for_month=None,
    opened_on=DAY,
    closed_on=None,
)
CHANCES = learn_chances([], Policy())
WON = LINE._replace(state=DealState.WON, closed_on=DAY, won=Money.yuan(400_000))
GONE = LINE._replace(  # of 600k still open when it closed, 400k were won before
    state=DealState.LOST,
    closed_on=DAY,
    won=ZERO,
    taken_back=Money.yuan(400_000),
    lost_reason=LostReason.FAMILY,
)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


@pytest.mark.parametrize(
    ("deal", "said"),
    [
        (LINE, "deal 3: 王小明 · 600k insurance · leaning"),
        (
            LINE._replace(product="年金", expected_on=DAY),
            "deal 3: 王小明 · 600k 年金 · leaning · expected Mon 16 Nov",
        ),
        (WON._replace(expected_on=DAY), "deal 3: 王小明 · 400k insurance · won"),
        (
            LINE._replace(factor=3000),
            "deal 3: 王小明 · 600k insurance · counts at 0.3 = 180k · leaning",
        ),
        (
            WON._replace(factor=12_500, product="年金"),
            "deal 3: 王小明 · 400k 年金 · counts at 1.25 = 500k · won",
        ),
        (GONE, "deal 3: 王小明 · 400k insurance · taken back"),
        (
            LINE._replace(state=DealState.LOST, closed_on=DAY),
            "deal 3: 王小明 · 600k insurance · not won",
        ),
    ],
)
def test_how_a_deal_stands(deal: DealLine, said: str) -> None:
    assert deal_lines(deal) == said


@pytest.mark.parametrize(
    ("fields", "english", "chinese"),
    [
        ({"degree": Degree.COMMITTED}, "degree: leaning → committed", "意向：有意向 → 已承诺"),
        ({"amount": Money.yuan(1)}, "amount: 600k → 1", "金额：60万 → 1元"),
        ({"expected_on": DAY}, "expected on: none → Mon 16 Nov", "预计日期：无 → 11月16日 周一"),
        ({"category": "deposit"}, "category: insurance → deposit", "类别：保险 → 存款"),
        ({"product": "[red]"}, "product: none → [red]", "产品：无 → [red]"),
        ({"factor": 3000}, "factor: 1 → 0.3", "折算系数：1 → 0.3"),
        (
            {"for_month": Month(2026, 12)},
            "counts for: none → December 2026",
            "计入月份：无 → 2026年12月",
        ),
    ],
)
def test_what_changed_is_told_with_what_was_there(
    fields: dict[str, Any], english: str, chinese: str
) -> None:
    altered = Altered(LINE, LINE._replace(**fields))
    assert altered_lines(altered).splitlines()[1:] == [f"  {english}"]
    i18n.use("zh")
    assert altered_lines(altered).splitlines()[1:] == [f"  {chinese}"]


def test_where_nothing_changed_it_says_so() -> None:
    same = Altered(LINE, LINE)
    assert altered_lines(same) == "nothing changed: deal 3: 王小明 · 600k insurance · leaning"
    assert (altered_json(same)["changed"], altered_json(same)["change"]) == ([], None)


@pytest.mark.parametrize(
    ("won", "said"),
    [
        (None, "not won: 王小明, 600k of insurance: price"),
        (Money.yuan(2), "closed: 王小明, 2 of insurance won, the other 600k not: price"),
    ],
)
def test_what_was_not_won_and_why(won: Money | None, said: str) -> None:
    assert lost_lines(Lost(LINE._replace(won=won, lost_reason=LostReason.PRICE))) == said


def test_the_json_of_an_empty_list() -> None:
    assert deals_json(DealList(())) == {
        "schema": "rmtrack.deals/1",
        "deals": [],
        "count": 0,
        "clients": 0,
        "amount": "0.00",
        "counted": "0.00",
        "weighted": "0.00",
        "won": "0.00",
        "booked": "0.00",
        "pieces_open": 0,
        "pieces_weighted": 0.0,
        "pieces_won": 0,
        "pieces_booked": 0,
        "booked_ahead": "0.00",
        "pieces_ahead": 0,
        "archived": 0,
        "learned": None,
        "in_deals": [],
        "passed_over": [],
    }
