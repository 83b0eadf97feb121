"""The chances of open deals: what the user's own deals of the last year say of them."""

from datetime import date
from typing import TypedDict

from rmtrack.actions.desk import Desk
from rmtrack.domain.acts import DEALS_WINDOW
from rmtrack.domain.chances import Chances, learn_chances
from rmtrack.domain.days import ONE_DAY
from rmtrack.storage import pipeline


class Year(TypedDict):
    """The days of the closed deals from which is learned, the last one included."""

    since: date
    today: date


def year_of(desk: Desk) -> Year:
    """Return the year up to today."""
    return {"since": desk.today - DEALS_WINDOW + ONE_DAY, "today": desk.today}


def chances_of(desk: Desk) -> Chances:
    """Return the chance of each degree, from the deals that closed in the year up to today."""
    return learn_chances(desk.store.all(pipeline.ENDED, **year_of(desk)), desk.policy)
