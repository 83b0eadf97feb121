"""The opening of a call (由头): not why I call, but what I can tell the client.

The promise comes first, then the deal on the table. Without either, a client who refuses is
listened to, and with the others the last conversation goes on where it stopped.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from rmtrack.domain.grid import band
from rmtrack.domain.keys import Band, Mood
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.reasons import PROMISES, Candidate, OpenStep, Reason


class OpeningCode(StrEnum):
    """What to begin with."""

    PROMISE = "promise"  # do, or tell about, what was promised
    DEAL = "deal"  # arrange what was agreed, or ask what is still open: by degree
    INTRODUCE = "introduce"  # the first contact
    LISTEN = "listen"  # ask how things stand; no product today
    LAST_TIME = "last-time"  # go on where the last conversation stopped
    NEWS = "news"  # something new worth comparing
    GREETING = "greeting"


class Opening(NamedTuple):
    """An opening and what it speaks of: the words of the promise or the last note, or the deal."""

    code: OpeningCode
    what: str | None = None
    deal: OpenDeal | None = None
    time: str | None = None  # HH:MM, where the promise named one


def choose_opening(
    candidate: Candidate,
    reasons: Sequence[Reason],
    last_note: str | None,
) -> Opening:
    """Choose by the strongest reason that can be told to the client, then by what is known.

    `last_note` is the note of the latest touch. A step of the RM's own is no opening: its words
    were meant for nobody else.
    """
    for reason in reasons:
        if reason.code in PROMISES and isinstance(reason.fact, OpenStep):
            return Opening(OpeningCode.PROMISE, what=reason.fact.what, time=reason.fact.due_time)
        if isinstance(reason.fact, OpenDeal):
            return Opening(OpeningCode.DEAL, deal=reason.fact)
    if candidate.last_touch_on is None and not _is_known(candidate):
        return Opening(OpeningCode.INTRODUCE)
    return _by_mood(candidate.mood, last_note)


def _is_known(candidate: Candidate) -> bool:
    """Whether the RM has said that they know each other, touches kept here or not."""
    return candidate.familiarity is not None and band(candidate.familiarity) is not Band.LOW


def _by_mood(mood: Mood | None, last_note: str | None) -> Opening:
    if mood is Mood.RESISTANT:
        return Opening(OpeningCode.LISTEN)
    if last_note:
        return Opening(OpeningCode.LAST_TIME, what=last_note)
    return Opening(OpeningCode.NEWS if mood is Mood.POSITIVE else OpeningCode.GREETING)
