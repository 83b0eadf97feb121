"""The bank's own figure as `rmtrack plan --actual` takes it: options to a value."""

from datetime import date

from rmtrack.cli.plan_modes import PlanWords
from rmtrack.domain.days import ONE_DAY, Month
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.pieces import MOST_PIECES
from rmtrack.reading.amounts import read_amount
from rmtrack.reading.dates import read_past_day
from rmtrack.reading.numbers import read_whole
from rmtrack.reading.text import said
from rmtrack.reading.words import is_none


def read_figure(
    words: PlanWords, actual: str, category: str, kind: CategoryKind, today: date
) -> BankFigure:
    """Read what the bank says of a category; `none` in place of it tells no number.

    Without a day it is that of the last evening, as banks count: today's wins come on top.

    Raises InputError, also for an option that would mean nothing.
    """
    drops = is_none(actual)
    _refuse_what_means_nothing(words, category, kind, drops=drops)
    day = today - ONE_DAY if words.on is None else read_past_day(words.on, today)
    amount, pieces = (None, None) if drops else _numbers(words, actual, kind)
    return BankFigure(
        month=_month(words, day, kind),
        category=category,
        taken_on=day,
        amount=amount,
        pieces=pieces,
        reason=said(words.reason),
    )


def _refuse_what_means_nothing(
    words: PlanWords, category: str, kind: CategoryKind, *, drops: bool
) -> None:
    beside = {"pieces": words.pieces, "reason": words.reason}
    odd = next((name for name, word in beside.items() if word is not None), None)
    if drops and odd is not None:
        raise InputError(N_("--{odd} does not go with --{first}"), odd=odd, first="actual none")
    if kind is CategoryKind.PIECES and words.pieces is not None:
        raise InputError(
            N_("{category} is counted in deals: --actual says how many, without --pieces"),
            category=category,
        )


def _numbers(words: PlanWords, actual: str, kind: CategoryKind) -> tuple[Money | None, int | None]:
    """Read the amount and the number of deals; the bank may count none yet."""
    if kind is CategoryKind.PIECES:
        return None, _deals(actual)
    amount = read_amount(actual, at_least=ZERO)
    return amount, None if words.pieces is None else _deals(words.pieces)


def _deals(text: str) -> int:
    return read_whole(text, least=0, most=MOST_PIECES)


def _month(words: PlanWords, day: date, kind: CategoryKind) -> Month:
    """Return the month the figure is about: of a balance that of its day, else the one named."""
    of_day = Month.of(day)
    month = of_day if words.month is None else Month.parse(words.month)
    if kind is CategoryKind.LEVEL and month != of_day:
        raise InputError(
            N_("a balance belongs to the month of its day, {month}: leave --month out"),
            month=of_day,
        )
    return month
