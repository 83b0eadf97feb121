"""How what is booked comes about: deal by deal, then what the bank's own figure adds."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from rmtrack.domain.arithmetic import (
    Line,
    Name,
    Quantity,
    Remark,
    Said,
    Term,
    Unit,
    What,
    less,
    signed,
)
from rmtrack.domain.days import Month
from rmtrack.domain.figures import Correction, Figure
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.measuring import Measured
from rmtrack.domain.money import WHOLE, Money, counted
from rmtrack.domain.plan import CategoryPlan, MonthPlan


class BookedBy(NamedTuple):
    """Money of a category that counts for a month, and the client whose deal it came from."""

    category: str
    amount: Money  # negative for a reversal
    booked_on: date
    factor: int = WHOLE  # how much of it counts, in basis points
    pieces: int = 0  # how many deals it adds
    name: str | None = None  # nobody's where it came from no deal
    product: str | None = None

    def number(self, unit: Unit) -> int:
        """Return what it counts: fen, or deals."""
        return self.pieces if unit is Unit.DEALS else counted(self.amount, self.factor)

    @property
    def is_even(self) -> bool:
        """Whether amount times factor is a whole number of fen."""
        return self.amount * self.factor % WHOLE == 0


def booked_lines(
    plan: MonthPlan,
    at: CategoryPlan,
    measured: Measured[Any],
    bookings: Sequence[BookedBy],
    unit: Unit,
) -> Iterator[Line]:
    """Yield how `booked` comes about from these bookings, all of them up to the plan's day."""
    counting = [booking for booking in bookings if booking.number(unit)]
    if unit is Unit.AMOUNT:
        yield from (_counted_line(booking) for booking in counting if not booking.is_even)
    yield from _sum_lines(plan.month, measured, counting, unit)
    outside = [booking for booking in counting if booking.booked_on not in plan.month]
    if measured.prebooked:
        terms = tuple(_term(booking, unit) for booking in outside)
        yield Line(Said(Name.PREBOOKED), Quantity(measured.prebooked, unit), terms)
    if unit is Unit.AMOUNT and at.kind is CategoryKind.LEVEL and at.expected:
        read_on = at.correction.on if at.correction else date.min
        since = [booking for booking in counting if booking.booked_on > read_on]
        terms = tuple(_term(booking, unit) for booking in since)
        line = Line(Said(Name.EXPECTED), Quantity(at.expected, unit), terms)
        yield line.remarked(Said(Remark.UNCONFIRMED))


def _sum_lines(
    month: Month, measured: Measured[Any], bookings: Sequence[BookedBy], unit: Unit
) -> Iterator[Line]:
    """Yield our own sum, and what the bank's figure makes of it."""
    terms = tuple(_term(booking, unit) for booking in bookings)
    ours = Quantity(sum(booking.number(unit) for booking in bookings), unit)
    none = () if bookings else (Said(Remark.NOTHING_YET),)
    correction = measured.correction
    if correction is None:
        booked = Quantity(measured.booked, unit)
        yield Line(Said(Name.BOOKED), booked, terms, remarks=none)
        return
    yield Line(Said(Name.OURS), ours, terms, remarks=none)
    if correction.base is not None:
        yield _growth_line(correction, correction.base, month, bookings, unit)
    yield _correction_line(correction, unit)
    total = (
        signed(ours.number, unit, What.OURS),
        signed(correction.difference, unit, What.CORRECTION),
    )
    yield Line(Said(Name.BOOKED), Quantity(measured.booked, unit), total)


def _correction_line(correction: Correction, unit: Unit) -> Line:
    grown = correction.base is not None
    bank = Said(What.GROWTH) if grown else Said(What.BANK, {"day": correction.on})
    terms = (
        signed(correction.bank, unit, bank.key, **bank.facts),
        less(correction.ours, unit, What.OURS_BY, day=correction.on),
    )
    line = Line(Said(Name.CORRECTION), Quantity(correction.difference, unit), terms)
    if correction.reason is None:
        return line
    return line.remarked(Said(Remark.REASON, {"reason": correction.reason}))


def _growth_line(
    correction: Correction,
    base: Figure,
    month: Month,
    bookings: Sequence[BookedBy],
    unit: Unit,
) -> Line:
    """Return how a balance grew since its base; a base in the month adds what was won by then."""
    terms = [
        signed(correction.reading, unit, What.BALANCE, day=correction.on),
        less(base.number, unit, What.BASE, day=base.on),
    ]
    if correction.since_base:
        terms.append(less(correction.since_base, unit, What.SINCE_BASE, day=base.on))
    won = sum(one.number(unit) for one in bookings if one.booked_on <= base.on)
    if base.on >= month.first and won:
        terms.append(signed(won, unit, What.OURS_BY, day=base.on))
    return Line(Said(Name.GROWTH), Quantity(correction.bank, unit), tuple(terms))


def _term(booking: BookedBy, unit: Unit) -> Term:
    """Return what a booking adds; with its factor where the product is whole."""
    key = What.REVERSAL if booking.amount < 0 else What.BOOKING
    facts = {"day": booking.booked_on, "name": booking.name, "product": booking.product}
    term = signed(booking.number(unit), unit, key, **facts)
    if unit is Unit.AMOUNT and booking.factor != WHOLE and booking.is_even:
        return term._replace(factors=_product(booking))
    return term


def _counted_line(booking: BookedBy) -> Line:
    """Return how a booking counts whose product is no whole number of fen."""
    key = What.REVERSAL if booking.amount < 0 else What.BOOKING
    facts = {"day": booking.booked_on, "name": booking.name, "product": booking.product}
    term = Term(_product(booking), Said(key, facts), minus=booking.amount < 0)
    result = Quantity(booking.number(Unit.AMOUNT), Unit.AMOUNT)
    return Line(Said(Name.COUNTED), result, (term,), remarks=(Said(Remark.NEAREST),))


def _product(booking: BookedBy) -> tuple[Quantity, Quantity]:
    return Quantity(abs(booking.amount), Unit.AMOUNT), Quantity(booking.factor, Unit.FACTOR)
