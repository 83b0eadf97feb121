"""How the week rolled, as the pipeline tells it: a line a category that adds up."""

import pytest

from rmtrack import i18n
from rmtrack.domain.keys import INSURANCE, INVESTMENT, DealState, Rolled
from rmtrack.domain.rolling import Roll
from rmtrack.reading.deal_words import DEAL_STATES, ROLLED
from rmtrack.reading.words import read_word
from rmtrack.views.pipeline import pipeline_screen
from rmtrack.views.terms import term
from tests.domain.plans import CARDS, planned
from tests.domain.values import NOV
from tests.views.drawing import drawn
from tests.views.pipelines import a_deal, part, piped, rolled

FIVE = part(5, 500_000)
BOTH = (a_deal(1, 100_000), a_deal(2, 100_000, category=INSURANCE))
FULL = rolled(
    FIVE,
    came_in=part(2, 200_000),
    moved=part(3, -10_000),
    nearer=1,
    farther=1,
    closed=part(1, 400_000),
    in_part=part(1, 20_000),
    dropped=part(1, 100_000),
)


def roll_lines(rolls: dict[str, Roll], columns: int = 120) -> list[str]:
    lines = drawn(pipeline_screen(piped(*BOTH, rolls=rolls)), columns)
    at = next(n for n, line in enumerate(lines) if line.startswith("This week"))
    return lines[at : lines.index("", at)]


@pytest.mark.parametrize(
    ("roll", "told"),
    [
        (
            rolled(FIVE, came_in=part(5, 500_000)),
            ["on Monday   came in  open now", "0   +5 +500k    5 500k"],
        ),
        (
            rolled(FIVE, moved=part(1, 50_000)),
            ["on Monday  amounts  open now    moved", "5 450k     +50k    5 500k  1 moved"],
        ),
        (
            rolled(FIVE, moved=part(1, -50_000), nearer=1, in_part=part(1, 20_000)),
            [
                "on Monday  amounts  won in part  open now     moved",
                "5 570k     -50k       1 -20k    5 500k  1 nearer",
            ],
        ),
        (
            rolled(FIVE, moved=part(1)),
            ["on Monday  open now    moved", "5 500k    5 500k  1 moved"],
        ),
        (
            rolled(FIVE, moved=part(0, 10_000), closed=part(1, 60_000)),
            ["on Monday  amounts      won  open now", "6 550k     +10k  -1 -60k    5 500k"],
        ),
        (
            rolled(FIVE, moved=part(2), farther=2, closed=part(1, -60_000)),
            ["on Monday      won  open now      moved", "6 440k  -1 +60k    5 500k  2 farther"],
        ),
    ],
    ids=["all new", "grown", "in part", "dates", "closed for more", "taken back"],
)
def test_the_week_adds_up_in_number_and_in_money(roll: Roll, told: list[str]) -> None:
    heads, line = roll_lines({INVESTMENT: roll})
    assert [heads.removeprefix("This week").strip(), line.removeprefix("  Investment").strip()] == (
        told
    )


def test_a_line_a_category_with_numbers_and_money_below_each_other() -> None:
    rolls = {INVESTMENT: FULL, INSURANCE: rolled(part(12, 2_000), came_in=part(10, 1_000))}
    assert roll_lines(rolls) == [
        (
            "This week     on Monday    came in  amounts       won  won in part   dropped  open now"
            "                    moved"
        ),
        (
            "  Investment     5 830k   +2 +200k     -10k  -1 -400k       1 -20k  -1 -100k    5 500k"
            "  3 (1 nearer, 1 farther)"
        ),
        "  Insurance      2   1k  +10   +1k                                             12   2k",
    ]


def test_on_a_narrow_screen_the_sum_is_read_downwards() -> None:
    rolls = {INVESTMENT: FULL, INSURANCE: rolled(part(12, 2_000), came_in=part(10, 1_000))}
    assert roll_lines(rolls, 60) == [
        "This week                   Investment  Insurance",
        "  on Monday                     5 830k     2   1k",
        "  came in                     +2 +200k  +10   +1k",
        "  amounts                         -10k",
        "  won                         -1 -400k",
        "  won in part                   1 -20k",
        "  dropped                     -1 -100k",
        "  open now                      5 500k    12   2k",
        "  moved        3 (1 nearer, 1 farther)",
    ]


def test_on_the_narrowest_the_categories_stand_below_each_other() -> None:
    rolls = {INVESTMENT: FULL, INSURANCE: rolled(part(2, 2_000), came_in=part(1, 1_000))}
    assert roll_lines(rolls, 42)[-5:] == [
        "  moved        3 (1 nearer, 1 farther)",
        "This week    Insurance",
        "  on Monday     1   1k",
        "  came in     +1   +1k",
        "  open now      2   2k",
    ]


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("on Monday", Rolled.START),
        ("came in", Rolled.CAME_IN),
        ("amounts", Rolled.MOVED),
        ("moved", Rolled.MOVED),
        ("won", Rolled.CLOSED),
        ("won in part", Rolled.IN_PART),
        ("dropped", Rolled.DROPPED),
    ],
)
def test_a_chinese_heading_is_the_word_of_its_list(heading: str, what: Rolled) -> None:
    """What stands on the screen can be typed, and an error lists it first."""
    i18n.use("zh")
    shown = i18n.pgettext("week", heading)
    i18n.use("en")
    assert read_word(Rolled, shown) is what
    assert ROLLED[what][0] == shown or heading == "amounts"


@pytest.mark.parametrize(
    ("word", "what"),
    [("新进", Rolled.CAME_IN), ("移动", Rolled.MOVED), ("退出", Rolled.DROPPED)],
)
def test_the_words_of_before_are_read_still(word: str, what: Rolled) -> None:
    assert read_word(Rolled, word) is what


def test_an_open_deal_is_called_alike_everywhere_in_chinese() -> None:
    i18n.use("zh")
    shown = {term(DealState.OPEN), i18n.pgettext("amount", "open"), DEAL_STATES[DealState.OPEN][0]}
    i18n.use("en")
    assert shown == {"在谈"}
    assert read_word(DealState, "进行中") is DealState.OPEN


def test_a_number_of_deals_is_no_money() -> None:
    rolls = {CARDS: rolled(part(1, 3), came_in=part(1, 3))}
    lines = drawn(pipeline_screen(piped(a_deal(1, 3, category=CARDS), rolls=rolls)))
    assert "  Cards           0   +1 +3 deals  1 3 deals" in lines


def test_a_week_that_did_nothing_is_said_once() -> None:
    nothing = "This week nothing has come in, moved, closed or dropped out yet"
    assert drawn(pipeline_screen(piped(*BOTH))).count(nothing) == 1
    rolls = {INVESTMENT: rolled(FIVE, came_in=part(1))}
    assert nothing not in drawn(pipeline_screen(piped(*BOTH, rolls=rolls)))
    assert nothing not in drawn(pipeline_screen(piped(plans=[planned()])))
    assert nothing not in drawn(pipeline_screen(piped(*BOTH, month=NOV, plans=[planned()])))
