"""Why a client is called today or why not, in a line."""

from datetime import date

import pytest

from rmtrack.domain.grid import Cell
from rmtrack.domain.keys import Band, Mood
from rmtrack.domain.ranking import Brake, BrakeCode, Verdict
from rmtrack.domain.reasons import Reason, ReasonCode, Silence
from rmtrack.views.verdict import BRAKES, verdict_json, verdict_text

TODAY = date(2026, 11, 16)
FRIDAY = date(2026, 11, 20)
SILENT = Reason(ReasonCode.SILENCE, 6, 33, Silence(date(2026, 10, 14), 30))
IN_CELL = Reason(ReasonCode.CELL, 9, 0, Cell(Band.HIGH, Mood.POSITIVE))


@pytest.mark.parametrize(
    ("verdict", "due_on", "text"),
    [
        (Verdict((IN_CELL, SILENT), ()), TODAY, "call: 33 days silent, 30 allowed"),
        (Verdict((IN_CELL,), ()), FRIDAY, "no call: none is due before Fri 20 Nov"),
        (Verdict((IN_CELL,), ()), TODAY, "no call: nothing asks for one"),
        (Verdict((), ()), None, "no call: nothing asks for one"),
        (
            Verdict(
                (SILENT,),
                (Brake(BrakeCode.COOLING, FRIDAY), Brake(BrakeCode.SNOOZED, FRIDAY)),
            ),
            TODAY,
            "no call: in touch today, not again before Fri 20 Nov; put off until Fri 20 Nov",
        ),
    ],
)
def test_the_line(verdict: Verdict, due_on: date | None, text: str) -> None:
    assert verdict_text(verdict, due_on=due_on, today=TODAY) == text


def test_every_brake_has_its_words() -> None:
    assert BRAKES.keys() == set(BrakeCode)


def test_the_json_has_points_that_add_up_and_the_day_a_brake_is_off() -> None:
    verdict = Verdict((IN_CELL, SILENT), (Brake(BrakeCode.ARCHIVED, None),))
    answer = verdict_json(verdict)
    assert (answer["listed"], answer["score"]) == (False, 15)
    assert [reason["points"] for reason in answer["reasons"]] == [9, 6]
    assert answer["blocked_by"] == [{"code": "archived", "until": None, "text": "archived"}]
