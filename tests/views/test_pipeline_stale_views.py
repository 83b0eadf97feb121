"""Deals that stand still, as the pipeline shows them: the most worth first, and what to do."""

import pytest

from rmtrack.domain.keys import INSURANCE, INVESTMENT, Degree, StaleReason
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.pipeline_page import Pipeline
from rmtrack.domain.stale import Stale
from rmtrack.views.pipeline import pipeline_screen
from tests.domain.plans import asked, planned, won
from tests.domain.values import DEC, NOV
from tests.views.drawing import drawn
from tests.views.pipelines import a_deal, piped, standing

CONSIDERING, LEANING, COMMITTED = reversed(Degree)
NO_STEP, LATE, OVERDUE, SILENT = StaleReason
INVESTED = planned(asked(2_290_000), won(1_712_000, 4))
THREE = (
    a_deal(1, 1_000_000, COMMITTED, 16),
    a_deal(2, 260_000, LEANING, 27, name="郑文斌"),
    a_deal(3, 400_000, CONSIDERING, None, month=DEC, name="韩雪梅"),
)


def stale_lines(pipeline: Pipeline, columns: int = 120) -> list[str]:
    lines = drawn(pipeline_screen(pipeline), columns)
    at = next(n for n, line in enumerate(lines) if " stand" in line and " of " in line)
    return lines[at : lines.index("", at)]


def test_what_stands_still_says_why_and_once_what_to_do() -> None:
    first, second, third = THREE
    pipeline = piped(
        *THREE,
        today=18,
        plans=[INVESTED],
        stale=[
            standing(first, OVERDUE, SILENT, silent=4),
            standing(second, SILENT, silent=1),
            standing(third, NO_STEP),
        ],
    )
    assert stale_lines(pipeline) == [
        "3 of 3 stand still",
        "1  王小明    1m  committed    was expected 16 Nov · no word for 4 working days",
        "2  郑文斌  260k  leaning      no word for 1 working day",
        "3  韩雪梅  400k  considering  no next step",
        '  no next step   agree on one            rmtrack log 韩雪梅 "…" --next fri',
        "  past its date  ask what is in the way  rmtrack deal move 1 --expected fri",
        "                                         rmtrack deal lose 1 --reason timing",
        "  no word        call today              rmtrack show 王小明",
        "  committed      agree on the day of the transfer",
        "  leaning        ask what is missing for a yes",
        '  considering    is "talk to my family" real, or an excuse? Ask',
    ]


def test_where_a_line_is_too_narrow_the_reasons_stand_below_each_other() -> None:
    deal = a_deal(1, 100_000, COMMITTED, 12, name="欧阳明月")
    pipeline = piped(deal, plans=[INVESTED], stale=[standing(deal, NO_STEP, OVERDUE, SILENT)])
    assert stale_lines(pipeline, 80)[1:4] == [
        "1  欧阳明月  100k  committed  no next step",
        "                              was expected 12 Nov",
        "                              no word for 12 working days",
    ]


def test_on_a_narrow_screen_a_deal_has_two_lines_and_a_command_one_of_its_own() -> None:
    deal = a_deal(12, 100_000, COMMITTED, 12, name="欧阳明月")
    pipeline = piped(deal, plans=[INVESTED], stale=[standing(deal, NO_STEP, OVERDUE, SILENT)])
    assert stale_lines(pipeline, 54)[1:] == [
        "12  欧阳明月  100k  committed",
        "    no next step · was expected 12 Nov · no word for",
        "    12 working days",
        "  no next step   agree on one",
        '    rmtrack log 欧阳明月 "…" --next fri',
        "  past its date  ask what is in the way",
        "    rmtrack deal move 12 --expected fri",
        "    rmtrack deal lose 12 --reason timing",
        "  no word        call today",
        "    rmtrack show 欧阳明月",
        "  committed      agree on the day of the transfer",
    ]


def many(category: str, *yuan: int, first: int = 1) -> list[OpenDeal]:
    return [a_deal(n, one, category=category) for n, one in enumerate(yuan, start=first)]


def test_the_most_worth_by_the_chances_stand_first_and_the_rest_is_counted() -> None:
    deals = [*many(INVESTMENT, 10, 70, 30, 50, 20, 60), a_deal(9, 100, CONSIDERING)]
    alone = piped(*deals, stale=[standing(deal, NO_STEP) for deal in deals])
    lines = stale_lines(alone)
    assert [line.split()[0] for line in lines[1:6]] == ["2", "6", "4", "9", "3"]
    assert lines[6] == "  2 more: rmtrack deal list --stale"
    of_month = piped(*deals, month=NOV, stale=[standing(deal, NO_STEP) for deal in deals])
    assert stale_lines(of_month)[6] == "  2 more: rmtrack deal list --stale --month 2026-11"


def test_of_several_categories_three_each_are_shown() -> None:
    deals = [*many(INVESTMENT, 10, 20, 30, 40), *many(INSURANCE, 5, 6, first=11)]
    lines = stale_lines(piped(*deals, stale=[standing(deal, NO_STEP) for deal in deals]))
    assert [line.split()[0] for line in lines[1:6]] == ["4", "3", "2", "12", "11"]
    assert lines[6] == "  1 more: rmtrack deal list --stale"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("John Smith", "'John Smith'"),
        ("Anna O'Neil", '"Anna O\'Neil"'),
        ("阿依古丽·买买提", "阿依古丽·买买提".join("''")),
        ("5$ O'Neil", "'5$ O'\"'\"'Neil'"),
    ],
)
def test_a_name_is_quoted_as_it_is_typed(name: str, typed: str) -> None:
    one = a_deal(1, 100_000)._replace(name=name)
    pipeline = piped(one, stale=[Stale(one, (StaleReason.SILENT,), 12)])
    assert f"  no word  call today  rmtrack show {typed}" in stale_lines(pipeline)
