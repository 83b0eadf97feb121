"""Verbs on the month's plan."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypedDict, Unpack

from rmtrack.actions.desk import Desk
from rmtrack.domain.days import Month
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.money import Money
from rmtrack.domain.plan import MonthPlan, Replanned
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.quota import Quota
from rmtrack.storage import months


class Asked(TypedDict, total=False):
    """What is set of a quota; what is not named stays, and None takes it away."""

    amount: Money | None
    pieces: int | None
    curve: str


def show_plan(desk: Desk, month: Month) -> MonthPlan:
    """Return how a month stands today, every number solved anew from what is booked."""
    return plan_of(desk, month, month_facts(desk, month))


def is_known(desk: Desk, category: str) -> bool:
    """Tell whether anything was ever kept of a category, one of former days too."""
    kept = (months.QUOTA_OF, months.FIGURE_OF, months.DEAL_OF)  # no booking is without its deal
    return any(desk.store.first(query, category=category) for query in kept)


def plan_of(desk: Desk, month: Month, facts: MonthFacts) -> MonthPlan:
    """Return how a month stands today by these facts."""
    return plan_month(month, facts, today=desk.today, calendar=desk.calendar, rules=desk.rules)


def month_facts(desk: Desk, month: Month) -> MonthFacts:
    """Return what is known of a month."""
    with desk.store.snapshot():
        figures = desk.store.all(months.FIGURES, month=month)
        earlier = desk.store.all(months.EARLIER_QUOTAS, month=month)
        bases = _bases(desk, month, figures)
        return MonthFacts(
            quotas=desk.store.all(months.QUOTAS, month=month),
            bookings=desk.store.all(months.BOOKINGS, month=month),
            figures=figures,
            bases=bases,
            since_bases={base.category: _since(desk, month, base) for base in bases},
            earlier={row.category: row.number for row in earlier},
        )


def _bases(desk: Desk, month: Month, figures: Sequence[BankFigure]) -> list[BankFigure]:
    """Return from what each balance that was read in the month is counted."""
    read = {figure.category for figure in figures}
    levels = sorted(one for one in read if desk.rules.kind(one) is CategoryKind.LEVEL)
    found = (desk.store.first(months.BASE, category=one, day=month.first) for one in levels)
    return [base for base in found if base is not None]


def _since(desk: Desk, month: Month, base: BankFigure) -> int:
    """Return what earlier months won after their last balance was read."""
    booked = desk.store.all(
        months.SINCE_BASE,
        of=Month.of(base.taken_on),
        month=month,
        category=base.category,
        base=base.taken_on,
    )
    return sum(one.counted for one in booked if one.booked_on < month.first)


def set_quota(desk: Desk, month: Month, category: str, **asked: Unpack[Asked]) -> Replanned:
    """Set what a month asks of a category, and return the plans before and after it.

    Without a curve, the one set before stays, else the user's own for the category: that of the
    settings, or of the last earlier month, else the default. A quota that asks for nothing any
    more is dropped. Raises RuleError where there is none to drop, and for an amount where only
    deals are counted.
    """
    _refuse_amount_of_deals(desk, category, asked.get("amount"))
    with desk.store.command(desk.line, desk.now):
        before = show_plan(desk, month)
        old = desk.store.first(months.QUOTA, month=month, category=category)
        new = replace(old or Quota(month, category, None, _curve(desk, month, category)), **asked)
        if new.amount is None and new.pieces is None:
            _drop(desk, old, month, category)
        else:
            desk.store.put(new)
    return Replanned(before, show_plan(desk, month), category)


def _curve(desk: Desk, month: Month, category: str) -> str:
    last = desk.store.first(months.QUOTA_BEFORE, month=month, category=category)
    return desk.rules.curve(category, None if last is None else last.curve)


def _drop(desk: Desk, quota: Quota | None, month: Month, category: str) -> None:
    if quota is None:
        raise RuleError(
            N_("there is no quota for {category} in {month}"), category=category, month=month
        )
    desk.store.remove(quota)


def record_figure(desk: Desk, figure: BankFigure) -> Replanned:
    """Keep what the bank itself says of a month, and return the plans before and after it.

    One that was kept for the day is replaced in what is said anew. A balance belongs to the month
    of its day. Raises RuleError for a day to come, and for an amount where deals are counted.
    """
    if figure.taken_on > desk.today:
        raise RuleError(
            N_("{day} is still to come: the bank has no figure of it yet"), day=figure.taken_on
        )
    _refuse_amount_of_deals(desk, figure.category, figure.amount)
    figure = _in_its_month(desk, figure)
    with desk.store.command(desk.line, desk.now):
        before = show_plan(desk, figure.month)
        desk.store.put(_over(_kept(desk, figure), figure))
    return Replanned(before, show_plan(desk, figure.month), figure.category)


def drop_figure(desk: Desk, figure: BankFigure) -> Replanned:
    """Forget what was kept of the bank for that day. Raises RuleError where there is nothing."""
    figure = _in_its_month(desk, figure)
    with desk.store.command(desk.line, desk.now):
        before = show_plan(desk, figure.month)
        kept = _kept(desk, figure)
        if kept is None:
            raise RuleError(
                N_("no figure of the bank is kept for {category} on {day}"),
                category=figure.category,
                day=figure.taken_on,
            )
        desk.store.remove(kept)
    return Replanned(before, show_plan(desk, figure.month), figure.category)


def _in_its_month(desk: Desk, figure: BankFigure) -> BankFigure:
    """Return a figure with the month it is about: of a balance that of its day."""
    if desk.rules.kind(figure.category) is CategoryKind.LEVEL:
        return replace(figure, month=Month.of(figure.taken_on))
    return figure


def _refuse_amount_of_deals(desk: Desk, category: str, amount: Money | None) -> None:
    if amount is not None and desk.rules.kind(category) is CategoryKind.PIECES:
        raise RuleError(
            N_("{category} is counted in deals"),
            hint=N_("set how many with --pieces"),
            category=category,
        )


def _kept(desk: Desk, figure: BankFigure) -> BankFigure | None:
    key = {"month": figure.month, "category": figure.category, "taken_on": figure.taken_on}
    return desk.store.first(months.FIGURE, **key)


def _over(old: BankFigure | None, new: BankFigure) -> BankFigure:
    """Return the figure to keep: `new`, and of the old one what is not said anew."""
    if old is None:
        return new
    return replace(
        old,
        amount=old.amount if new.amount is None else new.amount,
        pieces=old.pieces if new.pieces is None else new.pieces,
        reason=old.reason if new.reason is None else new.reason,
    )
