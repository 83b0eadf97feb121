"""The foot of the pipeline: what its numbers assume, where they come from, how they open."""

from collections.abc import Iterator

import pytest

from rmtrack import i18n
from rmtrack.domain.chances import Chance, Ended, learn_chances
from rmtrack.domain.keys import INSURANCE, INVESTMENT, Degree, StaleReason
from rmtrack.domain.pipeline_page import Pipeline
from rmtrack.domain.policy import Policy
from rmtrack.domain.rolling import Roll
from rmtrack.views.cells import width
from rmtrack.views.pipeline_foot import foot
from tests.domain.plans import asked, planned, won
from tests.domain.values import DEC, NOV
from tests.views.drawing import drawn
from tests.views.pipelines import a_deal, part, piped, rolled, standing

COMMITTED, LEANING, CONSIDERING = Degree
LEARNED = learn_chances([Ended(COMMITTED, 7, 7 * 10_000)], Policy())
DEALS = (
    a_deal(1, 1_000_000, COMMITTED, 16),
    a_deal(2, 200_000, CONSIDERING, 27, category=INSURANCE),
)
ASKED = planned(asked(2_290_000), won(1_712_000, 4))


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def foot_of(pipeline: Pipeline, columns: int = 80, *, weeks: bool = True) -> list[str]:
    return [line for lines in foot(pipeline, weeks=weeks) for line in drawn(lines, columns)]


def ways(pipeline: Pipeline, *, weeks: bool = True) -> list[str]:
    """Return what is told behind `deal list`, a way each."""
    (told,) = (line for line in foot_of(pipeline, 500, weeks=weeks) if "deal list" in line)
    return told.partition("rmtrack deal list ")[2].split(" · ")


FULL = piped(
    *DEALS,
    plans=[ASKED],
    month=NOV,
    rolls={INVESTMENT: rolled(part(1, 1_000_000), came_in=part(1, 1_000_000))},
    stale=[standing(DEALS[0], StaleReason.NO_STEP)],
    chances=LEARNED,
    rate=Chance(6700, 8),
)


def test_it_says_what_is_assumed_what_is_learned_and_how_the_numbers_open() -> None:
    assert foot_of(FULL) == [
        "Forecast: each deal is won whole or not, by its own chance, on time; none new.",
        "Chances: from your own closed deals of a year (n beside each), mixed with 10",
        "assumed ones. Of your 8 closed deals 100% were won; with the assumed ones 67%.",
        "Lists: rmtrack deal list --category investment --degree committed · --month",
        "2026-11 --week 3 · --rolled start · --stale --month 2026-11 · --learned any",
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_that_it_can_say_takes_five_lines(language: str) -> None:
    i18n.use(language)
    lines = foot_of(FULL)
    assert len(lines) <= 5
    assert max(map(width, lines)) <= 80


def test_only_the_lists_that_have_anything_are_named() -> None:
    one = piped(a_deal(1, 100, LEANING, None))
    assert ways(one) == ["--degree leaning"]
    dated = piped(a_deal(1, 100, LEANING), plans=[ASKED])
    assert ways(dated) == ["--degree leaning", "--month 2026-11 --week 3"]
    assert ways(dated, weeks=False) == ["--degree leaning", "--state open --month 2026-11"]


def test_what_is_in_no_week_is_named_beside_the_week_where_there_is_room() -> None:
    ahead = planned(asked(2_290_000), won(100_000, 25))
    undated = a_deal(2, 100, LEANING, None, month=NOV)
    both = piped(a_deal(1, 100, LEANING), undated, plans=[ahead])
    assert ways(both) == ["--degree leaning", "--month 2026-11 --week 3 (or none, ahead)"]
    none = piped(a_deal(1, 100, LEANING), undated, plans=[ASKED])
    assert ways(none)[1] == "--month 2026-11 --week 3 (or none)"
    crowded = FULL._replace(categories=(both.categories[0], *FULL.categories))
    assert "--month 2026-11 --week 3" in ways(crowded)
    assert len(foot_of(crowded)) == 5


def test_the_week_is_this_one_or_else_the_first_in_which_anything_is_expected() -> None:
    later = piped(a_deal(1, 100, LEANING, 27), plans=[ASKED])
    assert ways(later)[1] == "--month 2026-11 --week 4"
    both = piped(a_deal(1, 100, LEANING, 10), a_deal(2, 100, LEANING, 16), plans=[ASKED])
    assert ways(both)[1] == "--month 2026-11 --week 3"


def test_the_chances_are_assumed_until_deals_close_and_no_forecast_without_a_month() -> None:
    assert foot_of(piped(a_deal(1, 100, LEANING, None))) == [
        "The chances are assumed until deals of your own close: 50% of all are assumed to",
        "be won.",
        "Lists: rmtrack deal list --degree leaning",
    ]


def test_of_one_closed_deal_and_where_nothing_is_assumed_the_chances_are_told_so() -> None:
    one = FULL._replace(rate=Chance(5455, 1), own_rate=10_000)
    assert "Your one closed deal was won by 100%; with the assumed ones 55%." in " ".join(
        foot_of(one)
    )
    alone = FULL._replace(weight=0)
    assert foot_of(alone)[1:3] == [
        "Chances: from your own closed deals of a year (n beside each). Of your 8 closed",
        "deals 100% were won.",
    ]


def test_a_forecast_is_explained_only_where_one_stands() -> None:
    assert foot_of(FULL)[0].startswith("Forecast: ")
    over = FULL._replace(today=DEC.first)
    charted = [line for lines in foot(FULL, weeks=True, forecasts=False) for line in drawn(lines)]
    for lines in (foot_of(over), charted):
        assert not any("Forecast" in line for line in lines)


@pytest.mark.parametrize(
    ("roll", "way"),
    [
        (rolled(part(2, 200), came_in=part(1, 100)), "--rolled start"),
        (rolled(part(1, 100), came_in=part(1, 100)), "--rolled came-in"),
        (rolled(part(1, 100), moved=part(1, 100)), "--rolled start"),
        (rolled(part(0), moved=part(0, 20), closed=part(0, 20)), "--rolled moved"),
    ],
)
def test_of_the_week_a_list_is_named_that_is_not_empty(roll: Roll, way: str) -> None:
    assert way in ways(piped(DEALS[0], rolls={INVESTMENT: roll}))


def test_nothing_open_has_no_foot() -> None:
    assert foot_of(piped(plans=[ASKED])) == []
