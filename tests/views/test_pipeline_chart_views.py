"""The chart of the pipeline: by degree, and by expected week against the plan."""

from collections.abc import Iterator

import pytest

from rmtrack.domain.keys import DEPOSIT, INSURANCE, Degree
from rmtrack.domain.pipeline_page import Pipeline
from rmtrack.views.amounts import count_in_pieces
from rmtrack.views.pipeline import pipeline_chart_screen, pipeline_screen
from tests.domain.plans import CARDS, asked, planned, won
from tests.domain.values import DEC
from tests.views.drawing import drawn, styles
from tests.views.pipelines import a_deal, piped

CONSIDERING, LEANING, COMMITTED = reversed(Degree)
TWO = (a_deal(1, 1_000_000, COMMITTED, 16), a_deal(2, 260_000, LEANING, 27, name="郑文斌"))
MILLION = planned(asked(1_000_000), won(300_000, 4))


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    count_in_pieces(())


def charted(pipeline: Pipeline, columns: int = 80, *, terminal: bool = True) -> list[str]:
    return drawn(pipeline_chart_screen(pipeline), columns, terminal=terminal)


def test_degrees_and_weeks_stand_in_the_same_columns_with_wide_bars() -> None:
    lines = charted(piped(*TWO, a_deal(5, 300_000, day=9), plans=[MILLION]))
    assert lines[:11] == [
        "Investment  3 open deals · 3 clients · 1.56m · weighted 1.08m",
        "  █ booked  ▓ weighted  ░ rest  ┃ target",
        "                chance   deals    open  weighted",
        "  committed        80%       1  1,000k      800k  ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓░░░░░░",
        "  leaning          50%       2    560k      280k  ▓▓▓▓▓▓▓▓░░░░░░░░",
        "",
        "  November  700k left, 1.08m weighted: coverage 1.54, enough",
        "  week          target  booked    open  weighted",
        "  1  2–6          600k    300k       0         0  █████████        ┃",
        "  2  9–13         200k       0    300k      150k  ▓▓▓▓░░┃░░",
        "▸ 3  16–20        200k       0  1,000k      800k  ▓▓▓▓▓▓┃▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓░░░░░░",
    ]
    assert not any("stand" in line for line in lines)


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_all_bars_begin_in_one_column_whatever_the_category_or_month(columns: int) -> None:
    deals = [
        a_deal(n, 100_000 * n, COMMITTED, category=category)
        for n, category in enumerate(("investment", INSURANCE, DEPOSIT), start=1)
    ]
    december = MILLION._replace(month=DEC)
    ahead = a_deal(4, 100, COMMITTED, None, month=DEC)
    lines = charted(piped(*deals, ahead, plans=[MILLION, december]), columns)
    bars = [line for line in lines if " ░ rest" not in line]
    begins = {min(line.find(sign) % 1000 for sign in "█▓") for line in bars} - {999}
    assert len(begins) == 1


def test_money_of_all_categories_has_one_scale_and_numbers_of_deals_another() -> None:
    count_in_pieces({CARDS})
    deals = (
        a_deal(1, 400_000, COMMITTED),
        a_deal(2, 200_000, COMMITTED, category=INSURANCE),
        a_deal(3, 4, COMMITTED, category=CARDS),
    )
    first, second, third = (
        sum(map(line.count, "▓░"))
        for line in charted(piped(*deals), 100)
        if line.startswith("  committed")
    )
    assert first == third == 2 * second


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_in_a_pipe_it_is_the_same_chart(columns: int) -> None:
    pipeline = piped(*TWO, plans=[MILLION])
    lines = charted(pipeline, columns, terminal=False)
    assert lines == charted(pipeline, columns)
    assert any("▓▓" in line for line in lines)


def test_what_has_a_quota_and_nothing_open_has_its_targets_and_empty_bars() -> None:
    plan = planned(asked(1_000_000), asked(1_000_000, category=INSURANCE))
    december = planned(asked(500_000))._replace(month=DEC)
    lines = charted(piped(a_deal(1, 100_000), plans=[plan, december]), 100)
    at = lines.index("Insurance  nothing open")
    assert lines[at + 1 : at + 3] == [
        "  November  1m left, and no open deal counts for it",
        "  week          target  booked    deals  open  weighted",
    ]
    assert lines[at + 3].startswith("  1  2–6          600k       0        0     0         0")
    assert lines[at + 3].endswith("┃")
    assert "  December  500k left, and no open deal counts for it" in lines


def test_what_has_neither_a_quota_nor_anything_open_is_left_out() -> None:
    plan = planned(asked(1_000_000), won(100_000, 4, category=INSURANCE))
    lines = charted(piped(a_deal(1, 100_000), plans=[plan]), 100)
    assert not any(line.startswith("Insurance") for line in lines)


def test_several_categories_leave_the_weeks_to_the_chart() -> None:
    plan = planned(asked(1_000_000), asked(1_000_000, category=INSURANCE))
    both = piped(a_deal(1, 100_000), a_deal(2, 100_000, category=INSURANCE), plans=[plan])
    assert not any("  week " in line for line in drawn(pipeline_screen(both)))
    assert sum("  week " in line for line in charted(both)) == 2


def test_a_month_without_a_quota_is_told_so_and_has_no_weeks() -> None:
    lines = charted(piped(a_deal(1, 100_000), plans=[planned()]))
    assert "  November  no quota to cover yet; set one: rmtrack plan --quota 2290000" in lines
    assert not any("  week " in line for line in lines)


def test_the_colours_mean_what_they_mean_everywhere() -> None:
    screen = pipeline_chart_screen(piped(*TWO, plans=[MILLION]))
    assert styles(screen, "█") == {"green"}
    assert styles(screen, "░") == {"dim"}
    assert styles(screen, "┃") == {"bold"}
    assert styles(screen, "▸") == {"bold"}
