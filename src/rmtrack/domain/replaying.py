"""The pool of any past day: who was in it, and where each stood in the grid that evening.

Nothing is kept of a past grid but dated rows: what was felt, and who left the pool or came back.
All else is worked out from them. Within a day the order of the rows decides; a row that was written
later for an earlier day counts from that day on.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rmtrack.domain.grid import Grid, GridContact, arrange
from rmtrack.domain.keys import Mood


class Member(NamedTuple):
    """A client as the grid of a past day needs it: a row of a query."""

    id: int
    name: str
    name_key: str
    added_on: date
    archived: bool  # now


class Turn(NamedTuple):
    """A client left the pool, or came back: a row of a query."""

    contact_id: int
    changed_on: date
    archived: bool


class Felt(NamedTuple):
    """What was felt about a client from a day on: a row of a query.

    Toward a category it is a mood alone; how close a client is holds for all.
    """

    contact_id: int
    assessed_on: date
    interaction_id: int | None
    familiarity: int | None
    mood: Mood | None
    category: str | None = None  # None: felt in general


class Story(NamedTuple):
    """All that is known of a pool's past; turns and feelings by their day, then by number.

    What was felt toward a category is among it where that is asked for, and only toward that one:
    then its mood rules where there is one.
    """

    members: Sequence[Member]
    turns: Sequence[Turn]
    felt: Sequence[Felt]


class Stay(NamedTuple):
    """A time in the pool: from the evening of a day on, and gone on the evening of another."""

    came: date
    left: date | None

    def covers(self, day: date) -> bool:
        """Tell whether the client was in the pool on the evening of a day."""
        return self.came <= day and (self.left is None or day < self.left)


def find_stays(member: Member, turns: Sequence[Turn]) -> tuple[Stay, ...]:
    """Return when a client was in the pool, by his turns in their order.

    Before the first turn he was where that one found him: of a turn that brought a client back, the
    leaving may be older than what is kept.
    """
    came = member.added_on if (turns[0].archived if turns else not member.archived) else None
    stays = []
    for turn in turns:
        if turn.archived and came is not None:
            stays.append(Stay(came, turn.changed_on))
            came = None
        elif not turn.archived and came is None:
            came = turn.changed_on
    if came is not None:
        stays.append(Stay(came, None))
    return tuple(stays)


def effective_on(day: date, stays: Sequence[Stay]) -> date | None:
    """Return the day from which on something felt on `day` counts in the grid; None: never.

    What was felt about a client who was out of the pool counts once he is in it. On the day of
    leaving he still was.
    """
    days = (max(day, stay.came) for stay in stays if stay.left is None or day <= stay.left)
    return next(days, None)


def grid_of_evening(story: Story, day: date) -> Grid:
    """Return the grid as it stood at the end of a day. Assets of past days aren't kept: None."""
    familiarity, mood = _places_on(story.felt, day)
    stays = all_stays(story)
    return arrange(
        GridContact(
            id=one.id,
            name=one.name,
            name_key=one.name_key,
            familiarity=familiarity.get(one.id),
            mood=mood.get(one.id),
            assets=None,
        )
        for one in story.members
        if in_pool(stays[one.id], day)
    )


def all_stays(story: Story) -> dict[int, tuple[Stay, ...]]:
    """Return when each client was in the pool, by number."""
    turns: dict[int, list[Turn]] = {}
    for turn in story.turns:
        turns.setdefault(turn.contact_id, []).append(turn)
    return {one.id: find_stays(one, turns.get(one.id, ())) for one in story.members}


def in_pool(stays: Sequence[Stay], day: date) -> bool:
    """Tell whether a client of these stays was in the pool on the evening of a day."""
    return any(stay.covers(day) for stay in stays)


def _places_on(felt: Sequence[Felt], day: date) -> tuple[dict[int, int], dict[int, Mood]]:
    """Return the familiarity and the mood of each client on the evening of a day, where known."""
    familiarity: dict[int, int] = {}
    mood: dict[int, Mood] = {}
    toward: dict[int, Mood] = {}
    for row in felt:
        if row.assessed_on > day:
            break
        if row.familiarity is not None and row.category is None:
            familiarity[row.contact_id] = row.familiarity
        if row.mood is not None:
            (mood if row.category is None else toward)[row.contact_id] = row.mood
    return familiarity, mood | toward
