"""Arithmetic that can be told: sums of products, what each number stands for, and the result.

A line is what a person reckons on paper: `1,712,000.00 (booked) - 1,832,000.00 (target)`. Nothing
is rounded on the way: terms are whole numbers or exact fractions, and so is their sum.
"""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from rmtrack.domain.money import WHOLE

NO_FACTS: Mapping[str, object] = MappingProxyType({})


class Unit(StrEnum):
    """What a number counts."""

    AMOUNT = "amount"  # fen
    DEALS = "deals"
    DAYS = "days"  # working days, with a fraction where they come out of a division
    SHARE = "share"  # basis points of a quota
    FACTOR = "factor"  # basis points of an amount


class Name(StrEnum):
    """What a line works out."""

    QUOTA = "quota"
    SHARE = "share"  # of the last week of a month of fewer than four
    FLAT_DAY = "flat_day"  # what a day of the flat curve bears
    CUT = "week_as_cut"  # before a leave became known within the month
    WEEK = "week"
    DAYS = "days_of_week"
    COUNTED = "counted"  # of a booking whose product counts in part
    OURS = "our_sum"
    GROWTH = "growth"
    CORRECTION = "correction"
    BOOKED = "booked"
    PREBOOKED = "prebooked"
    EXPECTED = "expected"
    TARGET = "target"
    PACE = "pace"
    BEYOND_MARK = "beyond_mark"
    REACHED = "reached"
    PACE_DAYS = "pace_days"
    LEFT = "left"
    SURPLUS = "surplus"
    WEEK_TARGET = "week_target"
    REST = "rest"
    LEFT_THIS_WEEK = "left_this_week"
    SHARE_TODAY = "share_today"
    NEEDED_TODAY = "needed_today"
    STEP_LOW = "step_low"
    STEP_HIGH = "step_high"


class What(StrEnum):
    """What a number in a line stands for."""

    QUOTA = "quota"
    WEEK = "week"
    CUT = "week_as_cut"
    CARRIED = "carried"
    CATEGORY = "category"
    BOOKING = "booking"
    REVERSAL = "reversal"
    OURS = "our_sum"
    CORRECTION = "correction"
    BANK = "bank"
    GROWTH = "growth"
    OURS_BY = "our_sum_by"
    BALANCE = "balance"
    BASE = "base"
    SINCE_BASE = "since_base"
    BOOKED = "booked"
    ON_PLAN = "on_plan"
    TARGET = "target"
    MARK = "mark"
    DAYS_TO = "days_to"
    BEYOND_MARK = "beyond_mark"
    OF_DAY = "of_day"
    REACHED = "reached"
    BEHIND_US = "behind_us"
    WON_TODAY = "won_today"
    REST = "rest"
    LEFT_THIS_WEEK = "left_this_week"
    SHARE_TODAY = "share_today"
    DAYS_OF_MONTH = "days_of_month"
    DAYS_LEFT = "days_left"
    DAYS_LEFT_OF_MONTH = "days_left_of_month"


class Remark(StrEnum):
    """What is to be said beside a line."""

    CURVE = "curve"
    A_DAY = "a_day"
    WEEKS_ADD_UP = "weeks_add_up"
    EARLIER_CARRY = "earlier_carry"
    SCATTERED = "scattered"
    NEAREST = "nearest"
    ROUNDED_DOWN = "rounded_down"
    NOTHING_YET = "nothing_yet"
    REASON = "reason"
    LEAVE = "leave"
    UNCONFIRMED = "unconfirmed"
    NO_DAY_BEHIND = "no_day_behind"
    MONTH_OVER = "month_over"
    NOT_BEGUN = "not_begun"
    DAY_OFF = "day_off"
    ALL_DUE = "all_due"
    NOTHING_MISSING = "nothing_missing"
    NO_DAY_OF_WEEK_LEFT = "no_day_of_week_left"


class Said(NamedTuple):
    """A key of the sets above and its facts: days, numbers of weeks, names, quantities."""

    key: StrEnum
    facts: Mapping[str, object] = NO_FACTS


class Quantity(NamedTuple):
    """A number and what it counts."""

    number: int | Fraction
    unit: Unit

    @property
    def value(self) -> Fraction:
        """The number as it is reckoned with: of 60 %, 0.6."""
        parts = WHOLE if self.unit in (Unit.SHARE, Unit.FACTOR) else 1
        return Fraction(self.number) / parts


class Term(NamedTuple):
    """What is added: a product, divided where there is a divisor."""

    factors: tuple[Quantity, ...]
    what: Said | None = None
    over: Quantity | None = None
    by: Said | None = None  # what the divisor stands for
    minus: bool = False

    @property
    def value(self) -> Fraction:
        """What it comes to, with its sign."""
        product = Fraction(1)
        for factor in self.factors:
            product *= factor.value
        if self.over is not None:
            product /= self.over.value
        return -product if self.minus else product


class Line(NamedTuple):
    """A line of arithmetic and its result.

    Without terms there was nothing to reckon: the result is what the remarks say.
    """

    name: Said
    result: Quantity
    terms: tuple[Term, ...] = ()
    least: Quantity | None = None  # the result is never below it
    most: Quantity | None = None  # nor above this
    remarks: tuple[Said, ...] = ()

    @property
    def exact(self) -> Fraction:
        """What the terms come to, before the bounds and before any rounding."""
        return sum((term.value for term in self.terms), Fraction(0))

    @property
    def bounded(self) -> Fraction:
        """What the terms come to within the bounds."""
        value = self.exact
        if self.least is not None:
            value = max(value, self.least.value)
        return value if self.most is None else min(value, self.most.value)

    @property
    def is_rounded(self) -> bool:
        """Whether the result is a whole number beside what the terms come to."""
        return self.bounded != self.result.value

    def remarked(self, *remarks: Said) -> "Line":
        """Return the line with more said beside it."""
        return self._replace(remarks=(*self.remarks, *remarks))


def signed(number: int | Fraction, unit: Unit, key: StrEnum, **facts: object) -> Term:
    """Return a number as what is added, or taken off where it is negative."""
    size = -number if number < 0 else number
    return Term((Quantity(size, unit),), Said(key, facts), minus=number < 0)


def less(number: int | Fraction, unit: Unit, key: StrEnum, **facts: object) -> Term:
    """Return a number as what is taken off."""
    term = signed(number, unit, key, **facts)
    return term._replace(minus=not term.minus)
