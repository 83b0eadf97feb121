"""Whatever happened on whatever days: the dated rows tell how each evening's grid stood.

Commands are drawn and run by the real verbs, with undo and redo, on days that go on. Beside the
store a list is kept of what each command said, and every evening is worked out from that list anew,
client by client.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from rmtrack.actions.assess import assess_client
from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, bring_back, edit_contact
from rmtrack.actions.grid import show_grid
from rmtrack.actions.history import redo, show_history, undo
from rmtrack.actions.importing import import_clients
from rmtrack.actions.log import log_touch
from rmtrack.actions.movement import grid_on, show_moves
from rmtrack.calendars import CHINA, calendar_named
from rmtrack.domain.errors import NotFoundError, RuleError
from rmtrack.domain.grid import Grid, place
from rmtrack.domain.keys import INSURANCE, NEW, Mood
from rmtrack.domain.movement import Moves
from rmtrack.domain.policy import Policy
from rmtrack.domain.touch import Assessment
from rmtrack.storage.opening import open_store
from tests.actions.values import CHINA_TIME, a_client, a_row, a_sheet, a_touch

FIRST = date(2026, 10, 29)
ONE = timedelta(days=1)
LISTED = 4  # clients of the bank's file, each with a phone number
Place = tuple[int | None, Mood | None]
Evening = dict[int, Place]  # of each client in the pool


class Said(NamedTuple):
    """What a command said of a client from a day on."""

    client: int
    day: date
    came: bool = False  # is new
    archived: bool | None = None
    familiarity: int | None = None
    mood: Mood | None = None
    category: str | None = None
    touch: int | None = None


class Story:
    """What was said, command by command, in the order of the history."""

    def __init__(self) -> None:
        self.lines: dict[int, list[Said]] = {}
        self.undone: list[int] = []

    @property
    def stands(self) -> list[Said]:
        """All that is said, in the order in which it was."""
        lines = (self.lines[number] for number in sorted(self.lines.keys() - {*self.undone}))
        return [said for line in lines for said in line]

    def place(self, client: int, day: date, category: str | None = None) -> Place:
        """Return what was last felt about a client by that evening."""
        rows = sorted(
            (one for one in self.stands if one.client == client and one.day <= day),
            key=lambda one: one.day,
        )
        grades = [one.familiarity for one in rows if one.familiarity is not None]
        moods = [one.mood for one in rows if one.mood and one.category is None]
        toward = [one.mood for one in rows if one.mood and category and one.category == category]
        return [None, *grades][-1], [None, *moods, *toward][-1]

    def evening(self, day: date, category: str | None = None) -> Evening:
        """Return where each client of that evening's pool stood."""
        came = [one.client for one in self.stands if one.came and one.day <= day]
        turns = {
            one.client: one.archived
            for one in self.stands  # in order: archiving is never backdated
            if one.archived is not None and one.day <= day
        }
        return {one: self.place(one, day, category) for one in came if not turns.get(one)}


class Played:
    """A desk where commands are played, and what is expected of it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.story = Story()
        self.seen: dict[date, Evening] = {}
        self.past_changed_from = date.max  # a later command said or took back something of then

    @property
    def today(self) -> date:
        """The day on which the next command is run."""
        return self.desk.today

    def add(self, a: int, b: int) -> list[Said]:
        """Add a client, with a place or a half of one."""
        grade, felt = familiarity(a), mood(b)
        client = a_client(f"client {a}", added_on=self.today, familiarity=grade, mood=felt)
        new = add_contact(self.desk, client)
        return [Said(new.id, self.today, came=True, familiarity=grade, mood=felt)]

    def bring_file(self, a: int, b: int) -> list[Said]:
        """Import some clients; those who are known learn what was blank."""
        before = self._by_phone()
        places = {n: (familiarity(a + n), mood(b + n)) for n in range(1 + a % LISTED)}
        rows = [
            a_row(n + 2, f"listed {n}", phone=f"1380000000{n}", familiarity=grade, mood=felt)
            for n, (grade, felt) in places.items()
        ]
        import_clients(self.desk, a_sheet(*rows))
        said = []
        for n, number in self._by_phone().items():
            grade, felt = places.get(n, (None, None))
            known = self.story.place(number, self.today) if n in before else (None, None)
            news = [new if old is None else None for old, new in zip(known, (grade, felt))]  # noqa: B905 - pairs
            if n not in before or any(one is not None for one in news):
                new = n not in before
                said.append(Said(number, self.today, new, None, news[0], news[1]))  # type: ignore[arg-type]
        return said

    def log(self, a: int, b: int) -> list[Said]:
        """Log a touch, today's or an earlier one, about all or a category."""
        number, grade, felt = self._somebody(a), familiarity(b), mood(a + b)
        day = self.today - (b % 4) * ONE
        about = INSURANCE if a % 3 == 0 else None
        touch = a_touch(day, familiarity=grade, mood=felt, about=about)
        done = log_touch(self.desk, str(number), touch, None).interaction.id
        overall = Said(number, day, familiarity=grade, mood=None if about else felt, touch=done)
        toward = Said(number, day, mood=felt, category=about, touch=done)
        return [overall, toward] if about else [overall]

    def assess(self, a: int, b: int) -> list[Said]:
        """Assess a client, about all or a category, as of today or an earlier day."""
        number, felt = self._somebody(a), list(Mood)[b % 3]
        day = self.today - (a % 3) * ONE
        about = INSURANCE if b % 4 == 0 else None
        row = Assessment(NEW, day, familiarity=None if about else a, mood=felt, category=about)
        assess_client(self.desk, str(number), row)
        return [Said(number, day, familiarity=row.familiarity, mood=felt, category=about)]

    def edit(self, a: int, b: int) -> list[Said]:
        """Say anew how close a client is, or in which mood."""
        number = self._somebody(a)
        grade, felt = self.story.place(number, self.today)
        if b % 2:
            edit_contact(self.desk, str(number), {"familiarity": b})
            return [Said(number, self.today, familiarity=b)] if b != grade else []
        new = list(Mood)[b % 3]
        edit_contact(self.desk, str(number), {"mood": new})
        return [Said(number, self.today, mood=new)] if new != felt else []

    def archive(self, a: int, _b: int) -> list[Said]:
        """Take a client out of the pool."""
        archive_contact(self.desk, str(self._somebody(a)))
        return [Said(self._somebody(a), self.today, archived=True)]

    def bring_back(self, a: int, _b: int) -> list[Said]:
        """Bring a client back."""
        bring_back(self.desk, str(self._somebody(a)))
        return [Said(self._somebody(a), self.today, archived=False)]

    def undo(self, a: int, b: int) -> None:
        """Take the last command back, or an older one that nothing builds on."""
        known = sorted(self.story.lines)
        number = known[a % len(known)] if known and b % 2 else None
        line = undo(self.desk, number).id
        self.story.undone.append(line)
        self._changed(self.story.lines[line])

    def redo(self, _a: int, _b: int) -> None:
        """Do again what was taken back last."""
        line = redo(self.desk).id
        self.story.undone.remove(line)
        self._changed(self.story.lines[line])

    def sleep(self, a: int, _b: int) -> None:
        """Remember the evening and go on to another day."""
        self.seen[self.today] = stands(show_grid(self.desk))
        assert self.seen[self.today] == self.story.evening(self.today)
        now = self.desk.now + timedelta(days=1 + a % 3)
        self.desk = replace(self.desk, now=now)

    def play(self, act: str, a: int, b: int) -> None:
        """Run one command; one that makes no sense is refused and changes nothing."""
        newest = self._newest()
        with suppress(NotFoundError, RuleError):
            said = getattr(self, act)(a, b)
            if said is None:
                return
            assert (self._newest() != newest) == bool(said)
            if said:
                for dropped in self.story.undone:
                    del self.story.lines[dropped]
                self.story.undone = []
                self.story.lines[self._newest()] = said
                self._changed(said)

    def _changed(self, said: list[Said]) -> None:
        days = [one.day for one in said if one.day < self.today]
        self.past_changed_from = min([self.past_changed_from, *days])

    def _newest(self) -> int:
        newest = show_history(self.desk, 1)
        return newest[0].id if newest else 0

    def _by_phone(self) -> dict[int, int]:
        rows = self.desk.store.database.rows("SELECT phone, id FROM contact ORDER BY id")
        return {int(phone[-1]): int(number) for phone, number in rows if phone}

    def _somebody(self, a: int) -> int:
        came = sorted(one.client for one in self.story.stands if one.came)
        return came[a % len(came)] if came else 1


def familiarity(number: int) -> int | None:
    return None if number % 4 == 0 else number % 10


def mood(number: int) -> Mood | None:
    moods: list[Mood | None] = [None, *Mood]
    return moods[number % 4]


def stands(grid: Grid) -> Evening:
    """Return where each client of a grid stands, each in the cell of his place."""
    found = {}
    for cell, members in [(one.cell, one.members) for one in grid.cells] + [
        (None, grid.unclassified)
    ]:
        assert members.number == len(members.contacts)
        for one in members.contacts:
            assert place(one.familiarity, one.mood) == cell
            found[one.id] = one.familiarity, one.mood
    return found


def name_of(where: Place) -> str:
    return str(place(*where) or "unclassified")


def names(evening: Evening) -> dict[int, str]:
    return {client: name_of(where) for client, where in evening.items()}


def check_evenings(played: Played) -> None:
    """Compare every evening, today's too, with what was said, and what was not touched since."""
    last = played.today
    for day in (FIRST + n * ONE for n in range(-1, (last - FIRST).days + 1)):
        shown = stands(grid_on(played.desk, day))
        assert shown == played.story.evening(day)
        if day in played.seen and day < played.past_changed_from:
            assert shown == played.seen[day]
        toward = stands(grid_on(played.desk, day, INSURANCE))
        assert toward == played.story.evening(day, INSURANCE)
    assert stands(grid_on(played.desk, last)) == stands(show_grid(played.desk))


def check_moves(played: Played, since: date, category: str | None = None) -> None:
    """Compare matrix and moves with the evenings at both ends, whose counts the rows add up to."""
    start = names(played.story.evening(since - ONE, category))
    now = names(played.story.evening(played.today, category))
    found = show_moves(played.desk, since, category)
    assert found.category == category
    expected: dict[tuple[str, str], int] = {}
    for client in start.keys() | now.keys():
        way = start.get(client, "new"), now.get(client, "archived")
        expected[way] = expected.get(way, 0) + 1
    matrix = {(str(a), str(b)): n for a, row in found.matrix.items() for b, n in row.items()}
    assert matrix == expected
    assert all(b != "archived" or a in start.values() for a, b in matrix)
    for name in {*start.values()}:
        assert sum(n for (a, _), n in matrix.items() if a == name) == [*start.values()].count(name)
    for name in {*now.values()}:
        assert sum(n for (_, b), n in matrix.items() if b == name) == [*now.values()].count(name)
    check_each_move(played, found, start, now)


def check_each_move(
    played: Played, found: Moves, start: dict[int, str], now: dict[int, str]
) -> None:
    """Follow each client from his first cell to his last, and each move to its touch."""
    since, about = found.since, found.category
    assert [move.on for move in found.moves] == sorted(move.on for move in found.moves)
    at = {one: start.get(one) or left_from(played.story, one, since, about) for one in now}
    touches = {one.touch: one.client for one in played.story.stands if one.touch}
    for move in found.moves:
        before = str(move.before or "unclassified")
        assert since <= move.on <= played.today
        assert at.get(move.contact_id, before) == before != str(move.after)
        at[move.contact_id] = str(move.after)
        if move.interaction_id is not None:
            assert touches[move.interaction_id] == move.contact_id
            assert found.causes[move.interaction_id].id == move.interaction_id
    assert {one: at[one] for one in now} == now


def left_from(story: Story, client: int, before: date, about: str | None) -> str:
    """Return where a client stood when he last left the pool before a day; else nowhere."""
    mine = [one for one in story.stands if one.client == client and one.day < before]
    left = [one.day for one in mine if one.archived]
    return name_of(story.place(client, max(left), about)) if left else "unclassified"


@contextmanager
def playing(template: Path) -> Iterator[Played]:
    """Yield an empty desk on the first day."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(template, folder))
        with closing(open_store(path)) as store:
            now = datetime(FIRST.year, FIRST.month, FIRST.day, 9, tzinfo=CHINA_TIME)
            yield Played(Desk(store, now, calendar_named(CHINA), Policy(), "a command"))


ROUNDS, COMMANDS = 60, 40
RARE = ("add", "bring_file", "edit", "assess", "archive", "bring_back", "redo")
ACTS = [*RARE, *["log", "sleep", "undo"] * 3]
BEGINNING = [("add", 1, 2), ("add", 6, 3), ("bring_file", 3, 1)]  # that there is work for all


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_the_dated_rows_tell_how_each_evening_stood_and_who_moved(
    empty_store: Path, seed: int
) -> None:
    random = Random(seed)  # noqa: S311 - the same commands every time
    with playing(empty_store) as played:
        for act, a, b in BEGINNING:
            played.play(act, a, b)
        for _command in range(COMMANDS):
            played.play(random.choice(ACTS), random.randint(0, 9), random.randint(0, 9))
        check_evenings(played)
        for back in random.sample(range(20), 3):
            check_moves(played, played.today - back * ONE)
            check_moves(played, played.today - back * ONE, INSURANCE)
