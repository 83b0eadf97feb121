"""Whatever was felt of whom: a merge tells no move that nobody made, and changes nobody's past.

The evenings and moves of the one who stays are worked out anew from what each of the two was felt
to be before: all of them have to be those of one of the two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from rmtrack.actions.desk import Desk
from rmtrack.actions.history import redo, undo
from rmtrack.actions.merge import merge_contacts
from rmtrack.actions.movement import grid_on, show_moves
from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import Preference, Side
from rmtrack.domain.grid import Cell, place
from rmtrack.domain.keys import INSURANCE, Mood
from rmtrack.domain.movement import Move
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.touch import Assessment
from rmtrack.storage import queries
from rmtrack.storage.query import select
from rmtrack.storage.store import Store
from rmtrack.views.merging import remark_text
from tests.actions.fresh import fresh_desk
from tests.actions.values import AT_NINE, MONDAY, a_client, dump, november

PLACE = ("familiarity", "mood")
ABOUT = (None, INSURANCE)
EVENINGS = tuple(map(november, range(1, 16)))
CLIENTS = 4  # the last one is merged with nobody
Place = tuple[int | None, Mood | None]
Told = Sequence[Assessment]  # what one of two told of places, in its order


class Person(NamedTuple):
    """A client: the first day in the pool, and the day of leaving it."""

    added: int
    left: int | None


class Heard(NamedTuple):
    """What was felt of a client on a day."""

    client: int
    day: int
    familiarity: int | None
    mood: Mood | None
    category: str | None


class Case(NamedTuple):
    """Clients, what was felt of them in this order, and whose facts hold in each merge."""

    people: tuple[Person, ...]
    heard: list[Heard]
    sides: list[dict[str, Side]]


sides = st.fixed_dictionaries(
    {name: st.sampled_from(Side) for name in PLACE}, optional={INSURANCE: st.sampled_from(Side)}
)
people = st.builds(Person, st.integers(1, 6), st.none() | st.integers(7, 12))
cases = st.builds(
    Case,
    st.tuples(*[people] * CLIENTS),
    st.lists(
        st.builds(
            Heard,
            st.sampled_from([0, 0, 0, 1, 1, 1, 2, 2, 3]),
            st.integers(1, 15),
            st.sampled_from([None, 1, 5, 8]),
            st.sampled_from([None, *Mood]),
            st.sampled_from([None, None, INSURANCE]),
        ),
        max_size=14,
    ),
    st.lists(sides, min_size=2, max_size=2),
)


def fill(store: Store, case: Case) -> None:
    """Store the clients, each in the place that is told last of him."""
    with store.command("fill", AT_NINE):
        for person in case.people:
            archived = person.left is not None
            contact = store.put(a_client(added_on=november(person.added), archived=archived))
            if person.left is not None:
                store.put(PoolChange(contact.id, november(person.left), archived=True))
        for one in case.heard:
            near = one.familiarity if one.category is None else None
            row = Assessment(
                one.client + 1, november(one.day), category=one.category, mood=one.mood
            )
            store.put(replace(row, familiarity=near, willing=len(case.heard)))
        for number in range(1, CLIENTS + 1):
            familiarity, mood = last_of(story(store, number), None)
            contact = store.get(Contact, number)
            store.put(replace(contact, familiarity=familiarity, mood=mood))


def story(store: Store, number: int) -> Told:
    """Return what tells of a client's places, as it was told day by day."""
    rows = store.all(select(Assessment, "WHERE contact_id = :id"), id=number)
    told = [row for row in rows if not row.aside]
    return sorted(told, key=when)


def last_of(rows: Told, category: str | None, day: date = MONDAY) -> Place:
    """Return the familiarity told last by a day, and the mood overall or toward a category."""
    told = [row for row in rows if row.assessed_on <= day]
    near = [row.familiarity for row in told if row.familiarity is not None]
    moods = [row.mood for row in told if row.mood is not None and row.category == category]
    return [None, *near][-1], [None, *moods][-1]


def stood(overall: Told, toward: Told, category: str | None, day: date) -> Place:
    """Return where one stood on an evening by one story overall, and one toward a category."""
    familiarity, mood = last_of(overall, None, day)
    return familiarity, (last_of(toward, category, day)[1] if category else None) or mood


def steps(overall: Told, toward: Told, category: str | None) -> list[tuple[Cell | None, Cell]]:
    """Return every change of cell that those rows tell, one row after the other."""
    rows = {row for row in overall if row.category is None}
    rows |= {row for row in toward if category is not None and row.category == category}
    found: list[tuple[Cell | None, Cell]] = []
    cell: Cell | None = None
    known: list[Assessment] = []
    for row in sorted(rows, key=when):
        known.append(row)
        after = place(*stood(known, known, category, MONDAY))
        if after is not None and after != cell:
            found.append((cell, after))
            cell = after
    return found


class Past(NamedTuple):
    """What is told of days gone by: where each client stood, who moved."""

    evenings: Mapping[tuple[str | None, date], Mapping[int, Place]]
    moves: Mapping[str | None, tuple[Move, ...]]

    @classmethod
    def of(cls, desk: Desk) -> "Past":
        """Look at every evening and every move, overall and toward a category."""
        return cls(
            {(about, day): standing(desk, day, about) for about in ABOUT for day in EVENINGS},
            {about: show_moves(desk, november(1), about).moves for about in ABOUT},
        )

    def without(self, *ids: int) -> "Past":
        """Return the same of everybody else."""
        evenings = {
            key: {one: where for one, where in grid.items() if one not in ids}
            for key, grid in self.evenings.items()
        }
        moves = {
            about: tuple(move for move in told if move.contact_id not in ids)
            for about, told in self.moves.items()
        }
        return Past(evenings, moves)


def standing(desk: Desk, day: date, about: str | None) -> dict[int, Place]:
    grid = grid_on(desk, day, about)
    groups = [one.members.contacts for one in grid.cells] + [grid.unclassified.contacts]
    return {one.id: (one.familiarity, one.mood) for group in groups for one in group}


def merge(desk: Desk, who: int, other: int, said: Mapping[str, Side]) -> None:
    """Merge two; where they differ, it is said of each fact whose holds, and maybe of a mood."""
    names = (str(who), str(other))
    dry = merge_contacts(desk, *names, remark=remark_text, dry_run=True)
    keys = [one.key for one in dry.unsettled] + [one.category for one in dry.plan.toward]
    own = {key: said[key] for key in keys if key in said}
    merge_contacts(desk, *names, Preference(own=own), remark=remark_text)


def check(desk: Desk, who: int, other: int, said: Mapping[str, Side]) -> None:
    """Merge two, and look at what is told of the days before, theirs and everybody else's."""
    halves = story(desk.store, who), story(desk.store, other)
    before, past = dump(desk.store), Past.of(desk)
    moods = toward_today(*halves, said.get(INSURANCE))
    merge(desk, who, other, said)
    after, now = dump(desk.store), Past.of(desk)
    assert now.without(who) == past.without(who, other)
    for about in ABOUT:
        look_at_evenings(now, who, halves, about)
        look_at_moves(now, who, halves, about)
    contact = desk.store.get(Contact, who)
    assert last_of(story(desk.store, who), None) == (contact.familiarity, contact.mood)
    toward = desk.store.all(queries.CATEGORY_MOODS, ids=[who])
    assert {row.category: row.mood for row in toward} == moods
    undo(desk)
    assert (dump(desk.store), Past.of(desk)) == (before, past)
    redo(desk)
    assert (dump(desk.store), Past.of(desk)) == (after, now)


def look_at_evenings(past: Past, who: int, halves: tuple[Told, Told], about: str | None) -> None:
    """See that on every evening he stands where one of the two stood, and always the same one."""
    shown = {
        day: grid[who]
        for (told, day), grid in past.evenings.items()
        if told == about and who in grid
    }
    expected = [
        {day: stood(overall, toward, about, day) for day in shown}
        for overall, toward in product(halves, repeat=2)
    ]
    assert shown in expected


def look_at_moves(past: Past, who: int, halves: tuple[Told, Told], about: str | None) -> None:
    """See that each move but one of today was told of one of the two, all of the same one."""
    moves = [move for move in past.moves[about] if move.contact_id == who]
    unknown = [
        [move for move in moves if (move.before, move.after) not in steps(one, other, about)]
        for one, other in product(halves, repeat=2)
    ]
    fewest = min(unknown, key=len)
    assert len(fewest) <= 1
    assert all(move.on == MONDAY for move in fewest)


def toward_today(first: Told, second: Told, said: Side | None) -> dict[str, Mood]:
    """Return the mood toward insurance, where there is one: of whom it is said, else the last."""
    moods = [last_of(rows, INSURANCE)[1] for rows in (first, second)]
    mood = last_of(sorted((*first, *second), key=when), INSURANCE)[1]
    if said and all(moods):
        mood = moods[0] if said is Side.FIRST else moods[1]
    return {INSURANCE: mood} if mood else {}


def when(row: Assessment) -> tuple[date, int]:
    return row.assessed_on, row.id


@settings(deadline=None, max_examples=100)
@given(case=cases)
def test_a_merge_tells_no_move_that_nobody_made(empty_store: Path, case: Case) -> None:
    """Two become one, and he and a third one become one: who is archived goes over."""
    with fresh_desk(empty_store) as desk:
        fill(desk.store, case)
        first, second, third = sorted((1, 2, 3), key=lambda n: case.people[n - 1].left is not None)
        check(desk, first, second, case.sides[0])
        check(desk, first, third, case.sides[1])
