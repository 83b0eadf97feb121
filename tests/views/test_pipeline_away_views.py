"""What is open with archived clients is told below the pipeline: no number above has it."""

import pytest

from rmtrack.views.pipeline import pipeline_chart_screen, pipeline_screen
from tests.views.drawing import drawn
from tests.views.pipelines import a_deal, piped


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, "1 deal is open with an archived client, and counts nowhere: "),
        (2, "2 deals are open with archived clients, and count nowhere: "),
    ],
)
def test_deals_of_archived_clients_are_told_with_their_list(number: int, told: str) -> None:
    screen = drawn(pipeline_screen(piped(a_deal(1, 100), away=number)), 120)
    assert screen[screen.index(f"{told}rmtrack deal list --archived") - 1] == ""


def test_where_there_are_none_or_in_the_chart_nothing_is_told() -> None:
    without, of_one = piped(a_deal(1, 100)), piped(a_deal(1, 100), away=1)
    for screen in (pipeline_screen(without), pipeline_chart_screen(of_one)):
        assert "archived" not in "".join(drawn(screen, 120))
