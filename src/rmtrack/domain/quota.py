"""The quota of a month, as it is kept: one field a column."""

from dataclasses import dataclass

from rmtrack.domain.days import Month
from rmtrack.domain.keys import ME, NEW
from rmtrack.domain.money import Money


@dataclass(frozen=True, slots=True)
class Quota:
    """What a month asks of one category: an amount, a number of deals (件), or both."""

    month: Month
    category: str
    amount: Money | None
    curve: str  # a name, or four shares: "40,30,20,10"
    id: int = NEW
    owner: str = ME
    pieces: int | None = None
