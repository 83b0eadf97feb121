"""What is said of a deal that ended: what was booked or taken back, and how its month stands."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rmtrack.domain.deal import Booking
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.keys import DealState
from rmtrack.domain.money import WHOLE, ZERO, counted
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.domain.reversing import Lost
from rmtrack.domain.winning import Won, asks_no_more
from rmtrack.i18n import _
from rmtrack.views.amounts import deal_amount, in_full, is_in_pieces
from rmtrack.views.dates import full_day, month_name, month_word
from rmtrack.views.deal_words import won_of
from rmtrack.views.terms import term, title

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text


def won_lines(won: Won) -> "RenderableType":
    """Say what was booked, what is still open of it, and how the month stands after it."""
    from rich.console import Group  # noqa: PLC0415 - a deal that was not won needs no Rich
    from rich.text import Text  # noqa: PLC0415

    deal, booking = won.deal, won.booking
    head = _("won: {name}, {amount} of {category}{counts}, booked {day}, counted for {month}")
    lines = [Text(head.format(**_facts(deal, [booking])), "lead")]
    if deal.won != booking.amount or deal.state is DealState.OPEN:
        lines.append(Text(_in_all(deal)))
    if deal.state is DealState.WON and booking.amount > deal.amount:
        told = _("more than the {amount} that was open; a slip? rmtrack undo")
        told = told.format(amount=deal_amount(deal.category, deal.amount, full=True))
        lines.append(Text(told, "caution"))
    if booking.booked_on > won.plan.today:
        told = _("booked ahead: it counts from {day} on")
        lines.append(Text(told.format(day=full_day(booking.booked_on)), "quiet"))
    lines += _standing(won.category)
    if asks_no_more(won.category):
        following = booking.for_month.shifted(1)
        offer = _("{category} is full: the next deals can count for {month}, with --for {key}")
        full = title(booking.category)
        told = offer.format(category=full, month=month_word(following), key=following)
        lines.append(Text(told, "quiet"))
    return Group(*lines)


def lost_lines(lost: Lost) -> "RenderableType":
    """Say what was not won and why; of a deal that was, what was taken back of it."""
    return _taken_back(lost) if lost.reversals else _not_won(lost.deal)


def _not_won(deal: DealLine) -> str:
    words = {
        "name": deal.name,
        "amount": deal_amount(deal.category, deal.amount, full=True),
        "category": term(deal.category),
        "reason": term(deal.lost_reason or ""),
    }
    if deal.won is None:
        return _("not won: {name}, {amount} of {category}: {reason}").format(**words)
    told = _("closed: {name}, {won} of {category} won, the other {amount} not: {reason}")
    return told.format(won=deal_amount(deal.category, deal.won, full=True), **words)


def _taken_back(lost: Lost) -> "RenderableType":
    """Say it for each month against which it counts, with how the month stands after it."""
    from rich.console import Group  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415

    lines: list[Text] = []
    for plan in lost.plans:
        lines.append(Text(_head(lost, plan), "lead"))
        lines += _standing(plan.of(lost.deal.category))
    slip = _("if that was a slip: rmtrack undo")
    return Group(*lines, Text(slip, "quiet"))


def _head(lost: Lost, plan: MonthPlan) -> str:
    told = _("taken back: {name}, {amount} of {category}{counts}, on {day}, from {month}: {reason}")
    of_month = [one for one in lost.reversals if one.for_month == plan.month]
    reason = term(lost.deal.lost_reason or "")
    return told.format(reason=reason, **_facts(lost.deal, of_month))


def _facts(deal: DealLine, bookings: Sequence[Booking]) -> dict[str, str]:
    """Return in words what bookings of one day and month have in common, and their sum."""
    first = bookings[0]
    amount = sum((one.amount for one in bookings), ZERO)
    counts = sum((counted(one.amount, one.factor) for one in bookings), ZERO)
    told = _(" (counts {amount})").format(amount=in_full(abs(counts)))
    return {
        "name": deal.name,
        "amount": deal_amount(first.category, abs(amount), full=True),
        "category": term(first.category),
        "counts": "" if first.factor == WHOLE or is_in_pieces(first.category) else told,
        "day": full_day(first.booked_on),
        "month": month_name(first.for_month),
    }


def _standing(category: CategoryPlan | None) -> "Iterator[Text]":
    """Yield how a category stands; nothing where its only booking is of a day to come."""
    from rich.text import Text  # noqa: PLC0415 - as above

    from rmtrack.views.standing import booked_text, measures, need_text, pace_text  # noqa: PLC0415

    for at, say in measures(category) if category else ():
        if at.target is None:
            yield Text(booked_text(at, say))
        else:
            yield Text.assemble(booked_text(at, say), "  ", pace_text(at, say))
            yield need_text(at, say)


def _in_all(deal: DealLine) -> str:
    """Say what was booked of a deal in all its parts."""
    won = deal_amount(deal.category, won_of(deal), full=True)
    if deal.state is DealState.OPEN:
        told = _("deal {number}: {won} won in all, {rest} still open")
        rest = deal_amount(deal.category, deal.amount, full=True)
        return told.format(number=deal.id, won=won, rest=rest)
    return _("deal {number}: {won} won in all, closed").format(number=deal.id, won=won)
