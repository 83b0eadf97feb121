"""What a month would be if: asked of the store, never told to it."""

from rmtrack.actions.desk import Desk
from rmtrack.actions.plan import month_facts, plan_of
from rmtrack.domain.days import Month
from rmtrack.domain.keys import INVESTMENT
from rmtrack.domain.money import Money
from rmtrack.domain.pieces import pieces_of
from rmtrack.domain.plan import Booked
from rmtrack.domain.supposing import Supposed, day_of_win, with_curve, with_win


def suppose(
    desk: Desk, month: Month, category: str | None, curve: str | None, win: Money | None
) -> Supposed:
    """Return a month as it stands and as it would be with another curve, or with a win more.

    Where a category is named, of that alone. The curve is that of `category`, or of every quota;
    the win is an investment where no category is named, and counts in full: as one deal, or where
    pieces are counted as so many. Raises RuleError where there is no quota to lay out otherwise.
    """
    facts = month_facts(desk, month)
    other, won_in = facts, category
    if curve is not None:
        other = with_curve(other, curve, category)
    if win is not None:
        won_in = category or INVESTMENT
        pieces = pieces_of(win, desk.rules.kind(won_in), first=True)
        booked = Booked(won_in, win, day_of_win(month, desk.today), pieces=pieces)
        other = with_win(other, booked)
    plans = [plan_of(desk, month, one) for one in (facts, other)]
    ours, theirs = [plan if category is None else plan.only(category) for plan in plans]
    return Supposed(ours, theirs, curve, win, won_in)
