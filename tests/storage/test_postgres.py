"""One text for both engines: the store does the same on PostgreSQL as on SQLite."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import RuleError, StoreError
from rmtrack.domain.lookup import beyond
from rmtrack.storage import finding, keying, months, queries
from rmtrack.storage.opening import open_store
from rmtrack.storage.query import Query
from rmtrack.storage.rows import shape_of
from rmtrack.storage.store import Store
from rmtrack.storage.undoing import history, redo, undo
from tests.conftest import Server
from tests.storage.examples import AT, DAY, a_contact, a_step, a_touch, dump
from tests.storage.postgres_engine import make_migrated, open_postgres
from tests.storage.test_store import FULL, fail

ASKED: dict[str, object] = {
    "id": 1,
    "ids": [1, 2],
    "contact_id": 1,
    "deal_id": 1,
    "key": "王小明",
    "least": "小",
    "parts": ["xl", "小李"],
    "most": 3,
    "beyond": beyond("小"),
    "many": 1,
    "kinds": ["name", "pinyin"],
    "reach": 2,
    "text": queries.part_pattern("小"),
    "phone": "13800000001",
    "word": "教师",
    "days": ["02-29", "11-05"],
    "day": DAY,
    "today": DAY,
    "since": DAY,
    "recently": DAY,
    "month": FULL[-1].month,
    "taken_on": FULL[-1].taken_on,
    "category": "deposit",
    "of": FULL[-1].month,
    "base": DAY,
}
QUERIES: dict[str, Query[Any]] = {
    f"{module.__name__.rpartition('.')[2]}.{name}": query
    for module in (queries, months, finding, keying)
    for name, query in vars(module).items()
    if isinstance(query, Query)
}


class Pair(NamedTuple):
    """Two stores in which the same happened."""

    here: Store
    there: Store


@pytest.fixture(scope="module")
def pair(
    postgres: Server, empty_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pair]:
    path = Path(shutil.copy(empty_store, tmp_path_factory.mktemp("pair")))
    server = open_postgres(postgres, make_migrated(postgres))
    with closing(open_store(path)) as store, closing(server):
        for one in (store, server):
            live(one)
        yield Pair(store, server)


def live(store: Store) -> None:
    """Run commands of every kind, undo some, and do one again."""
    with store.command("add", AT):
        store.put(a_contact("王小明", familiarity=7))
        store.put(a_contact("小李", phone="13800000001", birth_day="11-05"))
    for record in FULL:
        with store.command(f"put {type(record).__name__}", AT):
            store.put(record)
    with store.command("log", AT):
        touch = store.put(a_touch(2))
        store.put(a_step(2, interaction_id=touch.id))
        store.put(replace(store.get(Contact, 2), note="x"))
    with store.command("archive", AT):
        store.put(replace(store.get(Contact, 1), archived=True))
    undo(store, AT)
    undo(store, AT)
    undo(store, AT, 4)
    redo(store, AT)


def test_the_same_commands_leave_the_same_records(pair: Pair) -> None:
    assert dump(pair.here) == dump(pair.there)
    assert len(dump(pair.there)["contact"]) == 3
    assert history(pair.here, 99) == history(pair.there, 99)


@pytest.mark.parametrize("name", QUERIES)
def test_the_same_question_has_the_same_answer(pair: Pair, name: str) -> None:
    query = QUERIES[name]
    expected, found = (one.all(query, **ASKED) for one in pair)
    assert found == expected
    for left, right in zip(expected, found, strict=True):
        for field in shape_of(query.kind).names:
            assert type(getattr(left, field)) is type(getattr(right, field)), field


def test_a_command_is_whole_or_nothing_there_too(pair: Pair) -> None:
    before = dump(pair.there)
    with pytest.raises(KeyboardInterrupt):
        fail(pair.there, KeyboardInterrupt())
    with pytest.raises(StoreError), pair.there.command("fails", AT):
        pair.there.put(a_touch(99))
    with pytest.raises(RuleError, match="builds on it: put Contact"):
        undo(pair.there, AT, 1)
    with pair.there.snapshot():
        assert dump(pair.there) == before
