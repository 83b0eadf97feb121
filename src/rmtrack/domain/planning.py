"""Planning a month: from its quotas, from what was booked, from the bank's own figures."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from rmtrack.domain.categories import CategoryRules, in_order
from rmtrack.domain.curves import Shares, shares_of
from rmtrack.domain.days import Month, WorkCalendar
from rmtrack.domain.figures import (
    BankFigure,
    Correction,
    Entry,
    Figure,
    correct_level,
    correct_sum,
    expected_since,
)
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.measuring import Frame, Measured, measure
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.plan import Booked, CategoryPlan, MonthPlan
from rmtrack.domain.quota import Quota
from rmtrack.domain.weeks import lay_out


class MonthFacts(NamedTuple):
    """What is known of a month, of all its categories."""

    quotas: Sequence[Quota] = ()
    bookings: Sequence[Booked] = ()
    figures: Sequence[BankFigure] = ()  # of the month, in the order of their days
    bases: Sequence[BankFigure] = ()  # the last of each category with an amount before the month
    # What was won for earlier months after those were read, by category, as it counts.
    since_bases: Mapping[str, int] = MappingProxyType({})
    # How many earlier months had a quota, by category: where the ramp stands.
    earlier: Mapping[str, int] = MappingProxyType({})


def plan_month(
    month: Month,
    facts: MonthFacts,
    *,
    today: date,
    calendar: WorkCalendar,
    rules: CategoryRules = CategoryRules(),  # noqa: B008 - a frozen value
) -> MonthPlan:
    """Plan a month from what is known of it.

    What is dated after today doesn't count yet. Told are the categories with a quota, with money
    or with a figure of the bank's.
    """
    layout = lay_out(month, calendar)
    known = facts._replace(
        bookings=[booking for booking in facts.bookings if booking.booked_on <= today],
        figures=[figure for figure in facts.figures if figure.taken_on <= today],
    )
    frame = Frame(month, today, layout)
    told = (known.quotas, known.bookings, known.figures)
    return MonthPlan(
        today=today,
        month=month,
        calendar=calendar.name,
        provisional=calendar.is_provisional(month.year),
        weeks=layout.weeks,
        categories=tuple(
            _category(frame, category, known, rules.kind(category))
            for category in in_order({row.category for rows in told for row in rows})
        ),
        layout=layout,
        later=tuple(one for one in facts.bookings if one.booked_on > today),
    )


def _category(frame: Frame, category: str, facts: MonthFacts, kind: CategoryKind) -> CategoryPlan:
    quota = next((quota for quota in facts.quotas if quota.category == category), None)
    shares = shares_of(quota.curve, facts.earlier.get(category, 0)) if quota else None
    bookings = tuple(b for b in facts.bookings if b.category == category)
    entries = [Entry(booking.booked_on, booking.counted) for booking in bookings]
    corrections = _corrections(category, facts, kind, entries)
    correction = corrections[-1] if corrections else None
    amount = quota.amount if quota else None
    money = measure(frame, amount, shares, entries, correction, Money)._asdict()
    del money["quota"]
    expected = expected_since(entries, correction, by=frame.today)
    pieces = [Entry(booking.booked_on, booking.pieces) for booking in bookings]
    deal_corrections = _deal_corrections(category, facts, pieces)
    return CategoryPlan(
        category=category,
        quota=quota,
        shares=shares,
        kind=kind,
        expected=Money(expected) if kind is CategoryKind.LEVEL else ZERO,
        deals=_deals(frame, quota, shares, pieces, deal_corrections),
        bookings=bookings,
        corrections=corrections,
        deal_corrections=deal_corrections,
        **money,
    )


def _deals(
    frame: Frame,
    quota: Quota | None,
    shares: Shares | None,
    entries: Sequence[Entry],
    corrections: Sequence[Correction],
) -> Measured[int]:
    correction = corrections[-1] if corrections else None
    return measure(frame, quota.pieces if quota else None, shares, entries, correction, int)


def _deal_corrections(
    category: str, facts: MonthFacts, entries: Sequence[Entry]
) -> tuple[Correction, ...]:
    """Return the correction by each figure of a number of deals, the latest last."""
    figures = [
        Figure(one.taken_on, one.pieces, one.reason)
        for one in facts.figures
        if one.category == category and one.pieces is not None
    ]
    found = (correct_sum(figures, entries, by=figure.on) for figure in figures)
    return tuple(correction for correction in found if correction is not None)


def _corrections(
    category: str,
    facts: MonthFacts,
    kind: CategoryKind,
    entries: Sequence[Entry],
) -> tuple[Correction, ...]:
    """Return the correction by each figure of an amount, the latest last."""
    figures = _amounts(facts.figures, category)
    before = next(iter(_amounts(facts.bases, category)), None)

    def by(day: date) -> Correction | None:
        if kind is not CategoryKind.LEVEL:
            return correct_sum(figures, entries, by=day)
        return correct_level(
            figures,
            entries,
            by=day,
            before=before,
            since_before=facts.since_bases.get(category, 0),
        )

    found = (by(figure.on) for figure in figures)
    return tuple(correction for correction in found if correction is not None)


def _amounts(figures: Sequence[BankFigure], category: str) -> list[Figure]:
    return [
        Figure(one.taken_on, one.amount, one.reason)
        for one in figures
        if one.category == category and one.amount is not None
    ]
