"""What happens between the RM and a client, as it is kept: one field a column.

Days are the user's own calendar days; a moment is a wall-clock time with its offset.
"""

from dataclasses import dataclass
from datetime import date, datetime

from rmtrack.domain.keys import ME, NEW, Kind, Mood, Nature, Objection, Outcome, StepState, Truth


@dataclass(frozen=True, slots=True)
class Interaction:
    """What happened between the RM and a client, once."""

    contact_id: int
    happened_at: datetime  # wall clock with offset
    happened_on: date  # the same in the user's own days
    kind: Kind
    outcome: Outcome
    id: int = NEW
    owner: str = ME
    about: str | None = None  # a category
    note: str | None = None
    mood: Mood | None = None
    familiarity: int | None = None
    objection: Objection | None = None
    willing: int | None = None  # 0-10
    give: str | None = None
    ask: str | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the RM felt about a client from a day on; of each field the latest row counts.

    With a category it is about that category only; without, about the client as a whole, whose
    place in the grid it gives. Of one who was two, only one of the two tells his places: what the
    other one's rows say of them is set aside.
    """

    contact_id: int
    assessed_on: date
    id: int = NEW
    owner: str = ME
    interaction_id: int | None = None
    category: str | None = None
    familiarity: int | None = None
    mood: Mood | None = None
    proposed: int | None = None  # the familiarity the method's questions led to, where asked
    answers: str | None = None  # what was answered to them, see `assessing.write_answers`
    objection: Objection | None = None
    nature: Nature | None = None  # what the refusal is about
    truth: Truth | None = None  # whether it is meant
    willing: int | None = None  # 0-10
    term: str | None = None  # what still fits: how long the money may be tied
    loss: str | None = None  # what still fits: how much may be lost
    words: str | None = None  # the client's own
    aside: bool = False  # its mood and familiarity are words, and tell no place


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next with a client. Dated and told to the client, it is a promise."""

    contact_id: int
    due_on: date
    list_on: date  # from here on it is on the call list; later than due_on after a no-answer
    id: int = NEW
    owner: str = ME
    interaction_id: int | None = None  # where it was agreed
    due_time: str | None = None  # HH:MM on the wall
    what: str | None = None
    promise: bool = True
    state: StepState = StepState.OPEN
    settled_on: date | None = None
    settled_by: int | None = None  # the interaction that settled it


def nature_of(objection: Objection | None) -> Nature | None:
    """Return what a refusal is about, where its code says so: liquidity, return or safety."""
    return None if objection is None or objection not in {*Nature} else Nature(objection)
