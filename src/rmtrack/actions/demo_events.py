"""The kinds of things that happen in the made-up month.

Days are days of the month, 0 and below those before it. A deal is named by its number.
"""

from datetime import date
from typing import NamedTuple

from rmtrack.domain.assessing import Answers
from rmtrack.domain.days import Month
from rmtrack.domain.keys import Degree, Kind, LostReason, Mood, Nature, Objection, Outcome, Truth


class Opened(NamedTuple):
    """A deal that came up on `came_on` (a day of the month; of the one before, when negative)."""

    name: str
    category: str
    amount: int
    expected: int | None
    degree: Degree = Degree.COMMITTED
    product: str | None = None
    month: Month | None = None
    day: int = 2  # when it was entered
    came_on: int = -6


class Talked(NamedTuple):
    """A touch, and the next step it ended with. `day` may be negative, like that of a deal."""

    day: int
    name: str
    note: str | None = None
    next_day: int | None = None
    what: str | None = None
    time: str | None = None
    outcome: Outcome = Outcome.TALKED
    about: str | None = None
    mood: Mood | None = None
    objection: Objection | None = None
    kind: Kind = Kind.CALL
    familiarity: int | None = None
    willing: int | None = None
    slip: bool = False  # meant for another client, and taken back


class Felt(NamedTuple):
    """What was felt of a client, and the answers to the method's questions where they were asked.

    Toward a category: what was refused, what still fits, the client's own words.
    """

    day: int
    name: str
    category: str | None = None
    mood: Mood | None = None
    familiarity: int | None = None
    answers: Answers = Answers()
    objection: Objection | None = None
    nature: Nature | None = None
    truth: Truth | None = None
    term: str | None = None
    loss: str | None = None
    willing: int | None = None
    words: str | None = None


class Asked(NamedTuple):
    """A quota: in yuan, and how many deals."""

    day: int
    month: Month
    category: str
    amount: int
    pieces: int | None = None


class Moved(NamedTuple):
    """A deal that came nearer."""

    day: int
    deal: int
    degree: Degree


class Won(NamedTuple):
    """A deal that was booked; a part of it, where an amount is named."""

    day: int
    deal: int
    amount: int | None = None


class Lost(NamedTuple):
    """A deal that was not won."""

    day: int
    deal: int
    reason: LostReason


class Counted(NamedTuple):
    """What the bank itself says on `day` of an evening, `of_day`: of deposits, the balance."""

    day: int
    category: str
    amount: int
    of_day: int


class PutOff(NamedTuple):
    """A client who is left alone for a while."""

    day: int
    name: str
    until: date


class Archived(NamedTuple):
    """A client who is no client any more."""

    day: int
    name: str


Event = Opened | Talked | Felt | Asked | Moved | Won | Lost | Counted | PutOff | Archived
