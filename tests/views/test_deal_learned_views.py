"""The list behind a learned chance: how each deal counts for it, and what all of them make."""

from collections.abc import Iterator
from typing import Any

import pytest

from rmtrack import i18n
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_list import DealList
from rmtrack.domain.keys import DealState, Degree, LostReason
from rmtrack.domain.learned import EndedDeal, learn_from
from rmtrack.domain.money import WHOLE
from rmtrack.domain.policy import Policy
from rmtrack.domain.wanted import Wanted
from rmtrack.views.deal_json import deals_json
from rmtrack.views.deal_list import deals_screen
from tests.views.drawing import drawn
from tests.views.test_deals_views import DAY, GONE, LINE, WON

NOT_WON = LINE._replace(state=DealState.LOST, closed_on=DAY, lost_reason=LostReason.PRICE)
IN_PART = WON._replace(lost_reason=LostReason.PRICE)
LEANING = Wanted(learned=Degree.LEANING)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def behind(
    *deals: tuple[DealLine, int], wanted: Wanted = LEANING, others: int = 0, weight: int = 10
) -> DealList:
    """Return the list of deals with how much of each was won; `others` are not listed."""
    lines = [deal._replace(id=number) for number, (deal, _share) in enumerate(deals, start=1)]
    rows = [EndedDeal(number, share) for number, (_deal, share) in enumerate(deals, start=1)]
    rows += [EndedDeal(100 + number, 0) for number in range(others)]
    learned = learn_from(rows, wanted.learned, Policy(chance_weight=weight))
    return DealList(tuple(lines), wanted, learned=learned)


SIX = [(WON, WHOLE)] * 3 + [(NOT_WON, 0), (GONE, 0), (IN_PART, 4_000)]


def rows(found: DealList) -> list[str]:
    return drawn(deals_screen(found), 200)[1 : len(found.deals) + 1]


def told(found: DealList) -> str:
    return drawn(deals_screen(found), 200)[-1]


def test_each_row_tells_how_it_counts() -> None:
    won, *_others, lost, taken_back, in_part = rows(behind(*SIX))
    assert "  won  " in won
    assert "  not won  " in lost
    assert "taken back · family   not won  " in taken_back
    assert "600k not won · price  40% won  " in in_part


@pytest.mark.parametrize(("share", "text"), [(1, "1% won"), (9_999, "99% won"), (3_350, "34% won")])
def test_a_part_is_never_told_as_nothing_or_as_all(share: int, text: str) -> None:
    assert text in rows(behind((IN_PART, share)))[0]


@pytest.mark.parametrize(
    ("found", "english"),
    [
        (
            behind(*SIX),
            (
                "6 deals once stood at leaning: 3 won, 2 not won, 1 won by 40%, so 3.4 of 6."
                " With 5 of 10 assumed that makes 53%."
            ),
        ),
        (
            behind(*SIX, weight=0),
            (
                "6 deals once stood at leaning: 3 won, 2 not won, 1 won by 40%, so 3.4 of 6."
                " That makes 57%."
            ),
        ),
        (
            behind((WON, WHOLE), wanted=Wanted(learned_any=True), weight=5),
            "1 deal closed in a year: 1 won, so 1 of 1. With 2.5 of 5 assumed that makes 58%.",
        ),
        (
            behind((IN_PART, 4_000), (IN_PART, 3_333), wanted=Wanted(learned=Degree.COMMITTED)),
            (
                "2 deals once stood at committed: 2 won in part, as 0.73, so 0.73 of 2."
                " With 8 of 10 assumed that makes 73%."
            ),
        ),
    ],
)
def test_the_chance_can_be_checked(found: DealList, english: str) -> None:
    assert told(found) == english


def test_of_a_part_of_them_no_chance_is_told() -> None:
    assert told(behind((NOT_WON, 0), others=5)) == (
        "1 of 6 that once stood at leaning: 1 not won, so 0 of 1."
    )
    any_degree = behind((WON, WHOLE), others=1, wanted=Wanted(learned_any=True))
    assert told(any_degree) == "1 of 2 that closed in a year: 1 won, so 1 of 1."


def test_in_chinese_it_is_one_sentence_too() -> None:
    i18n.use("zh")
    assert told(behind(*SIX)) == (
        "曾处于“有意向”的6笔：3笔成交、2笔未成交、1笔成交40%，折合6笔中成交3.4笔。"
        "加上设定的10笔中5笔，概率为53%。"
    )


def test_json_has_the_share_of_each_and_all_that_the_chance_is_made_of() -> None:
    document = deals_json(behind(*SIX, others=2))
    assert [deal["learned_share"] for deal in document["deals"]] == [1, 1, 1, 0, 0, 0.4]
    assert document["learned"] == {
        "degree": "leaning",
        "number": 8,
        "won": 3.4,
        "assumed": 0.5,
        "weight": 10,
        "chance": 0.4667,
    }


def test_where_no_chance_is_asked_for_nothing_is_learned() -> None:
    document: dict[str, Any] = deals_json(DealList((NOT_WON, WON)))
    assert document["learned"] is None
    assert [deal["learned_share"] for deal in document["deals"]] == [None, None]
