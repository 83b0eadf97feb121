"""How a client stands, overall and toward each category, by the dated rows of what was felt."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from rmtrack.domain.keys import Mood, Nature, Objection, Truth
from rmtrack.domain.touch import Assessment

WITH_THE_MOOD = ("objection", "nature", "truth", "willing")  # of a refusal; another mood ends it
PRODUCTS = "products="  # before their number, in the answers kept
UNTIL_SAID_ANEW = ("term", "loss", "words")


class SaidOn(NamedTuple):
    """The day on which each field of a stance was last said; the mood has days of its own."""

    objection: date | None = None
    nature: date | None = None
    truth: date | None = None
    willing: date | None = None
    term: date | None = None
    loss: date | None = None
    words: date | None = None


class Stance(NamedTuple):
    """How a client stands toward a category, or overall: of each field the latest value."""

    category: str | None  # None: overall
    mood: Mood | None = None
    on: date | None = None  # the last day on which that mood was seen
    since: date | None = None  # the first of an unbroken row of such days
    objection: Objection | None = None
    nature: Nature | None = None
    truth: Truth | None = None
    willing: int | None = None  # 0-10
    term: str | None = None
    loss: str | None = None
    words: str | None = None
    said_on: SaidOn = SaidOn()

    @property
    def begun(self) -> date | None:
        """The day it is told by: since when the mood holds, else the latest on which it was said.

        None where nothing but a familiarity is known.
        """
        return self.since or max(filter(None, self.said_on), default=None)


def find_stances(rows: Sequence[Assessment]) -> tuple[Stance, ...]:
    """Return how a client stands by all rows about him, the newest first.

    Overall comes first, then the categories by their names. An objection, its nature, whether it
    is meant and how willing the client is are part of a mood: they go with it when another comes.
    What still fits and the client's words stay until others are heard. Each keeps its own day.

    The mood of a row that is set aside is none of his; what was said with it counts where it is
    the one that holds.
    """
    categories = sorted({row.category for row in rows if row.category is not None})
    about = {
        category: [row for row in rows if row.category == category]
        for category in (None, *categories)
    }
    return tuple(_stance(category, heard) for category, heard in about.items() if heard)


def last_proposed(rows: Sequence[Assessment]) -> int | None:
    """Return the familiarity that the method's questions last led to, by the newest row first."""
    return next((row.proposed for row in rows if row.proposed is not None and not row.aside), None)


def last_products(rows: Sequence[Assessment]) -> int | None:
    """Return how many products the client was last said to hold, by the newest row first.

    It stands among the answers as `assessing.write_answers` writes them: a whole word.
    """
    words = (word for row in rows for word in (row.answers or "").split())
    counts = (word.removeprefix(PRODUCTS) for word in words if word.startswith(PRODUCTS))
    return next(map(int, counts), None)


def _stance(category: str | None, rows: Sequence[Assessment]) -> Stance:
    mood = next((row.mood for row in rows if row.mood is not None and not row.aside), None)
    heard = [row for row in rows if not row.aside or row.mood in (None, mood)]
    present = _of_this_mood(heard, mood)
    shown = [row.assessed_on for row in present if row.mood is not None and not row.aside]
    latest = {name: _latest(name, present) for name in WITH_THE_MOOD}
    latest |= {name: _latest(name, rows) for name in UNTIL_SAID_ANEW}
    told = {name: row for name, row in latest.items() if row is not None}
    said: dict[str, Any] = {name: getattr(row, name) for name, row in told.items()}
    return Stance(
        category,
        mood,
        on=shown[0] if shown else None,
        since=shown[-1] if shown else None,
        **said,
        said_on=SaidOn(**{name: row.assessed_on for name, row in told.items()}),
    )


def _of_this_mood(rows: Sequence[Assessment], mood: Mood | None) -> Sequence[Assessment]:
    """Return the rows back to the first that showed the mood that holds; all while none has."""
    changed = next((n for n, row in enumerate(rows) if row.mood not in (None, mood)), len(rows))
    begun = [n for n, row in enumerate(rows[:changed]) if row.mood is not None]
    return rows[: begun[-1] + 1] if begun else rows


def _latest(name: str, rows: Sequence[Assessment]) -> Assessment | None:
    """Return the newest row that has the field."""
    return next((row for row in rows if getattr(row, name) is not None), None)
