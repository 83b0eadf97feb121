"""The user's own rates: what calls, meetings and deals have brought so far."""

from rmtrack.actions.desk import Desk
from rmtrack.domain.acts import DEALS_WINDOW, RATES_WINDOW, Basis, learn_basis
from rmtrack.domain.days import ONE_DAY, Month
from rmtrack.domain.money import Money
from rmtrack.storage import months

YUAN_PER_WAN = 10_000  # the unit of the policy's average deal


def basis_of(desk: Desk) -> Basis:
    """Return what acts are worked from today: what is known up to today, else the policy."""
    since = desk.today - DEALS_WINDOW + ONE_DAY
    recently = desk.today - RATES_WINDOW + ONE_DAY
    with desk.store.snapshot():
        happened = desk.store.all(months.HAPPENED, since=recently, today=desk.today)
        sold = desk.store.all(
            months.SOLD,
            month=Month.of(since).shifted(-1),  # what came late may count for the month before
            since=since,
            recently=recently,
            today=desk.today,
        )
    return learn_basis(
        happened,
        sold,
        assumed=Money.yuan(desk.policy.average_deal * YUAN_PER_WAN),
        meetings_per_deal=desk.policy.meetings_per_deal,
        calls_per_meeting=desk.policy.calls_per_meeting,
    )
