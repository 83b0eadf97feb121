"""What a win answers beyond the usual: more than was open, or a day to come."""

from dataclasses import replace

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deals import add_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.domain.money import Money
from rmtrack.views.deal_answers import won_lines
from tests.actions.values import a_client, a_deal, november
from tests.views.drawing import drawn

SLIP = "more than the 500k that was open; a slip? rmtrack undo"
AHEAD = "booked ahead: it counts from 18 Nov 2026 on"


@pytest.mark.parametrize(
    ("yuan", "day", "told"),
    [
        (500_000, 16, set()),
        (400_000, 16, set()),
        (5_000_000, 16, {SLIP}),
        (500_000, 18, {AHEAD}),
        (5_000_000, 18, {SLIP, AHEAD}),
    ],
)
def test_a_slip_and_a_day_to_come_are_told(desk: Desk, yuan: int, day: int, told: set[str]) -> None:
    add_contact(desk, a_client())
    add_deal(desk, "1", replace(a_deal(), amount=Money.yuan(500_000)))
    won = win_deal(desk, "1", amount=Money.yuan(yuan), on=november(day))
    assert {SLIP, AHEAD} & set(drawn(won_lines(won))) == told
