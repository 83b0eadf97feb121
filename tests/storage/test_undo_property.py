"""Whatever commands ran: undoing all of them leaves nothing behind, and redo brings all back."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal
from rmtrack.domain.errors import RuleError
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import DealState, Kind, Mood, Outcome, StepState
from rmtrack.domain.money import Money
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.quota import Quota
from rmtrack.domain.tag import Tag
from rmtrack.domain.touch import Assessment
from rmtrack.reading.names import name_fields
from rmtrack.storage import months, queries
from rmtrack.storage.opening import open_store
from rmtrack.storage.query import Query, select
from rmtrack.storage.store import Store
from rmtrack.storage.undoing import history, redo, undo
from tests.storage.examples import AT, DAY, a_contact, a_deal, a_step, a_touch, dump

Draw = st.integers(0, 9)
Act = Callable[[Store, int, int], None]
MONTH = Month(2026, 11)
FELT = select(Assessment, "WHERE contact_id = :contact_id ORDER BY id")
TURNS = select(PoolChange, "WHERE contact_id = :contact_id ORDER BY id")


def some(store: Store, number: int) -> Contact | None:
    contacts = store.all(queries.ALL_CONTACTS)
    return contacts[number % len(contacts)] if contacts else None


def add_client(store: Store, a: int, b: int) -> None:
    introducer = some(store, b) if b > 5 else None
    store.put(a_contact(f"client {a}", introducer_id=introducer.id if introducer else None))


def change_client(store: Store, a: int, b: int) -> None:
    if contact := some(store, a):
        fields = (
            {"cadence_days": b + 1},
            {"contacted_on": DAY - timedelta(days=b)},
            {**name_fields(f"改名 {b}"), "wechat": str(b)},
        )[b % 3]
        store.put(replace(contact, **fields))


def turn(store: Store, a: int, b: int) -> None:
    if (contact := some(store, a)) and contact.archived != (b > 4):
        store.put(replace(contact, archived=b > 4))
        store.put(PoolChange(contact.id, DAY, archived=b > 4))


def feel(store: Store, a: int, b: int) -> None:
    """Keep a dated row, and the client where the latest ones say: the place is theirs."""
    if contact := some(store, a):
        felt = {"familiarity": b} if a % 2 else {"mood": [*Mood][b % 3]}
        category = "insurance" if b == 9 else None
        day = DAY - timedelta(days=b % 3)
        store.put(Assessment(contact.id, day, category=category, **felt))
        rows = store.all(queries.ASSESSMENTS_OF, contact_id=contact.id)
        grades = [row.familiarity for row in rows if row.familiarity is not None]
        moods = [row.mood for row in rows if row.mood is not None]
        store.put(replace(contact, familiarity=[None, *grades][-1], mood=[None, *moods][-1]))


def log(store: Store, a: int, b: int) -> None:
    if contact := some(store, a):
        outcome = Outcome.NO_ANSWER if b % 3 == 0 else Outcome.TALKED
        kind = Kind.NOTE if b % 4 == 0 else Kind.CALL
        touch = store.put(a_touch(contact.id, DAY - timedelta(days=b), kind=kind, outcome=outcome))
        for step in store.all(queries.OPEN_STEPS_OF, contact_id=contact.id):
            store.put(replace(step, state=StepState.KEPT, settled_by=touch.id))
        store.put(a_step(contact.id, DAY + timedelta(days=b), interaction_id=touch.id))


def move_records(store: Store, a: int, b: int) -> None:
    source, target = some(store, a), some(store, b)
    if source and target:
        for touch in store.all(queries.INTERACTIONS_OF, contact_id=source.id):
            store.put(replace(touch, contact_id=target.id))


def tag(store: Store, a: int, b: int) -> None:
    if contact := some(store, a):
        words = {tag.word: tag for tag in store.all(queries.TAGS_OF, contact_id=contact.id)}
        word = "xy"[b % 2]
        if word in words:
            store.remove(words[word])
        else:
            store.put(Tag(contact.id, word))


def deal(store: Store, a: int, b: int) -> None:
    if contact := some(store, a):
        store.put(a_deal(contact.id, amount=Money(b + 1)))


def win(store: Store, a: int, b: int) -> None:
    if found := store.all(select(Deal, "WHERE state = 'open' ORDER BY id")):
        one = found[a % len(found)]
        store.put(replace(one, state=DealState.WON, closed_on=DAY))
        store.put(Booking(one.category, Money(b), DAY, MONTH, deal_id=one.id, pieces=1))


def quota(store: Store, a: int, b: int) -> None:
    old = store.first(months.QUOTA, month=MONTH, category=str(a % 2))
    if old and b < 3:
        store.remove(old)
    else:
        new = old or Quota(MONTH, str(a % 2), Money(1), "flat")
        asked = ({"amount": Money(b + 1)}, {"amount": None}, {"pieces": b}, {"pieces": None})[b % 4]
        new = replace(new, **asked)
        if new.amount or new.pieces:
            store.put(new)


def figure(store: Store, a: int, b: int) -> None:
    key = {"month": MONTH, "category": str(a % 2), "taken_on": DAY + timedelta(days=a % 3)}
    old = store.first(months.FIGURE, **key)
    if old and b < 3:
        store.remove(old)
    else:
        said = {"amount": Money(b)} if b % 2 else {"pieces": b}
        store.put(replace(old or BankFigure(**key), **said))  # type: ignore[arg-type]


def remove_client(store: Store, a: int, _b: int) -> None:
    contact = some(store, a)
    hanging: tuple[Query[object], ...] = (
        queries.INTERACTIONS_OF,
        queries.STEPS_OF,
        queries.DEALS_OF,
        queries.TAGS_OF,
        FELT,
        TURNS,
    )
    if (
        contact
        and not any(store.all(query, contact_id=contact.id) for query in hanging)
        and all(one.introducer_id != contact.id for one in store.all(queries.ALL_CONTACTS))
    ):
        store.remove(contact)


ACTS: tuple[Act, ...] = (
    add_client,
    change_client,
    turn,
    feel,
    log,
    move_records,
    tag,
    deal,
    win,
    quota,
    figure,
    remove_client,
)
COMMANDS = st.lists(
    st.lists(st.tuples(st.sampled_from(ACTS), Draw, Draw), min_size=1, max_size=4),
    min_size=3,
    max_size=12,
)


@contextmanager
def a_store(template: Path) -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(template, folder))
        with closing(open_store(path)) as store:
            yield store


def run_all(store: Store, commands: list[list[tuple[Act, int, int]]]) -> list[object]:
    """Run commands, and return the dump before the first and after each that wrote."""
    dumps: list[object] = [dump(store)]
    # that there is work for all
    beginning: list[list[tuple[Act, int, int]]] = [[(add_client, n, 0)] for n in range(3)]
    for command in [*beginning, *commands]:
        lines = len(history(store, 99))
        with store.command("command", AT):
            for act, a, b in command:
                act(store, a, b)
        if len(history(store, 99)) > lines:
            dumps.append(dump(store))
    return dumps


@settings(deadline=None, max_examples=60)
@given(commands=COMMANDS)
def test_undo_all_and_redo_all(
    empty_store: Path, commands: list[list[tuple[Act, int, int]]]
) -> None:
    with a_store(empty_store) as store:
        dumps = run_all(store, commands)
        for expected in reversed(dumps[:-1]):
            undo(store, AT)
            assert dump(store) == expected
        for expected in dumps[1:]:
            redo(store, AT)
            assert dump(store) == expected


@settings(deadline=None, max_examples=60)
@given(commands=COMMANDS, numbers=st.lists(st.integers(1, 15), max_size=8))
def test_undo_of_any_line_is_whole_or_refused(
    empty_store: Path, commands: list[list[tuple[Act, int, int]]], numbers: list[int]
) -> None:
    """A line is taken back with no rule broken, or is refused and nothing moves."""
    with a_store(empty_store) as store:
        lines = len(run_all(store, commands)) - 1
        dumps = [dump(store)]
        for number in numbers:
            if number > lines:
                continue
            try:
                undo(store, AT, number)
            except RuleError:
                assert dump(store) == dumps[-1]
            else:
                dumps.append(dump(store))
        assert derived(store) == derived_anew(store)
        assert keys_behind(store) == 0
        for expected in reversed(dumps[:-1]):
            redo(store, AT)
            assert dump(store) == expected


def derived(store: Store) -> list[tuple[object, object]]:
    contacts = store.all(queries.ALL_CONTACTS)
    return [(contact.last_touch_on, contact.next_touch_on) for contact in contacts]


def derived_anew(store: Store) -> list[tuple[object, object]]:
    """Return the derived columns after each was spoilt and brought up to date."""
    with store.database.writing():
        store.database.run("UPDATE contact SET last_touch_on = '1999-01-01', next_touch_on = NULL")
        store.derive(set(store.all(queries.CONTACT_IDS)))
    return derived(store)


def keys_behind(store: Store) -> int:
    """Return of how many clients the keys are not what follows from the records."""
    with store.database.writing():
        return store.derive_keys(set(store.all(queries.CONTACT_IDS)))
