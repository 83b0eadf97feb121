"""Every query runs on both engines, becomes what it says, and finds its rows by index."""

import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import psycopg
import pytest

from rmtrack.domain.errors import StoreError
from rmtrack.storage import (
    assets,
    beside,
    birthdays,
    cells,
    conflicts,
    deriving,
    finding,
    keying,
    lines,
    merging,
    months,
    namesakes,
    pipeline,
    placing,
    queries,
    set_aside,
    unplaced,
    ways,
)
from rmtrack.storage.query import Query, select
from rmtrack.storage.rows import delete_sql, insert_sql, shape_of, update_sql
from rmtrack.storage.store import Store
from rmtrack.storage.tables import Base
from tests.conftest import Server
from tests.storage.postgres_engine import make_migrated


def constants(module: ModuleType) -> Iterator[tuple[str, Query[Any]]]:
    for name, value in vars(module).items():
        if isinstance(value, Query):
            yield f"{module.__name__.rpartition('.')[2]}.{name}", value


MODULES: tuple[ModuleType, ...]
MODULES = (queries, months, cells, unplaced, finding, deriving, placing, lines, conflicts)
MODULES += (keying, birthdays, ways, assets, beside, merging, pipeline, namesakes, set_aside)
QUERIES = dict(pair for module in MODULES for pair in constants(module))
ANNOTATED: tuple[ModuleType, ...]
ANNOTATED = (queries, months, cells, unplaced, birthdays, ways, assets, beside, merging, pipeline)
ANNOTATED += (namesakes,)
TEXTS = {name: query.sql for name, query in QUERIES.items()} | {
    f"{verb} {table}": text
    for table, columns in (
        (t.name, t.columns.keys()) for t in Base.metadata.sorted_tables if "id" in t.columns
    )
    for verb, text in (
        ("insert", insert_sql(table, columns)),
        ("update", update_sql(table, columns)),
        ("delete", delete_sql(table)),
    )
}
TEXTS |= {"add a key": keying.ADD, "drop a key": keying.DROP, "drop keys": deriving.DROP_KEYS}
READ_WHOLE = {  # the reason why it may
    "queries.ALL_CONTACTS": "all are asked for",
    "merging.PEOPLE": "all are asked for",
    "beside.FORMER_NAMES": "a list of the bank's may have any",
    "beside.FORMER_PHONES": "so it may have any",
    "beside.LISTED_ROWS": "and tell of anybody as it did before",
    "merging.FURTHER_WAYS": "all are asked for",
    "merging.NAMES_OF_BEFORE": "all are asked for",
    "beside.PRODUCTS_SAID": "a list of the bank's may tell of anybody's",
    "namesakes.CONTACTS_BY_END": "asked only where a number that begins with 0 names nobody",
    "finding.FIRST_NAMES": "so many are walked through, as far as the limit",
    "finding.COUNT": "what was found is counted, as far as the limit",
    "queries.CONTACT_IDS": "all are asked for",
    "queries.DEAL_LINES": "all are asked for",
    "queries.PARTS_BOOKED": "all are asked for",
    "cells.MEMBERS": "all are asked for",
    "cells.LIVING": "nearly all are",
    "cells.TURNS": "all are asked for",
    "cells.FELT": "most are asked for: a pool's whole past",
    "cells.FELT_TOWARD": "most are asked for: a pool's whole past",
    "months.QUOTA_OF": "asked only where a category is none of today's",
    "months.DEAL_OF": "asked only where a category is none of today's",
    "pipeline.ENDED": "a year of deals is a good part of them, read in 5 ms of ten thousand",
    "pipeline.ALL_ENDED": "a year of deals is a good part of them",
    "pipeline.LEARNED_FROM": "a year of deals is a good part of them",
    "pipeline.ALL_LEARNED_FROM": "a year of deals is a good part of them",
    "pipeline.ROLLING": "deals that closed, moved or were booked since: 3 ms of ten thousand",
    "finding.IN_NOTES": "a part can stand anywhere",
    "finding.IN_TOUCHES": "a part can stand anywhere",
    "finding.IN_STEPS": "a part can stand anywhere",
    "beside.TAG_NAMES": "all are asked for, where one is put on",
    "beside.FIELD_NAMES": "all are asked for, of fields that few clients have",
    "lines.NEWEST": "read from its end, as far as the limit",
}


def parameters(text: str) -> dict[str, Any]:
    """Return something for each parameter; for a list, texts, so that it stays parameters."""
    lists = set(re.findall(r"IN \(:(\w+)\)", text))
    return {name: ["1", "2"] if name in lists else None for name in re.findall(r":(\w+)", text)}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_prepares_on_sqlite(store: Store, text: str) -> None:
    store.database.rows(f"EXPLAIN {text}", **parameters(text))


@pytest.fixture(scope="module")
def server(postgres: Server) -> Iterator["psycopg.Connection"]:
    with postgres.connect(make_migrated(postgres)) as connection:
        yield connection


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_prepares_on_postgres(server: "psycopg.Connection", text: str) -> None:
    names = list(dict.fromkeys(re.findall(r":(\w+)", text)))
    numbered = re.sub(r":(\w+)", lambda name: f"${names.index(name[1]) + 1}", text)
    server.execute(f"PREPARE attempt AS {numbered}".encode())
    server.execute(b"DEALLOCATE attempt")


@pytest.mark.parametrize("text", ["SELECT nobody FROM contact", "SELECT id FROM deals"])
def test_a_text_that_is_wrong_does_not_prepare(
    store: Store, server: "psycopg.Connection", text: str
) -> None:
    with pytest.raises(StoreError, match=r"fails.*no such"):
        store.database.rows(f"EXPLAIN {text}")
    with pytest.raises(psycopg.ProgrammingError):
        server.execute(f"PREPARE attempt AS {text}".encode())


def plan(store: Store, query: Query[Any]) -> list[str]:
    rows = store.database.rows(f"EXPLAIN QUERY PLAN {query.sql}", **parameters(query.sql))
    return [row[3] for row in rows]


def reads_whole(store: Store, query: Query[Any]) -> bool:
    return any("SCAN" in step for step in plan(store, query))


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_finds_its_rows_by_index(store: Store, name: str) -> None:
    assert reads_whole(store, QUERIES[name]) == (name in READ_WHOLE)


def test_a_scan_is_seen(store: Store) -> None:
    assert reads_whole(store, select("contact.Contact", "WHERE NOT archived"))


def test_a_part_is_looked_for_at_one_place_of_a_sorted_list(store: Store) -> None:
    assert plan(store, finding.KEPT) == ["SEARCH contact_key USING PRIMARY KEY (part>? AND part<?)"]


def test_touches_are_counted_in_the_index_alone(store: Store) -> None:
    (step, *_rest) = plan(store, months.HAPPENED)
    assert step.startswith("SEARCH interaction USING COVERING INDEX ix_interaction_funnel")


@pytest.mark.parametrize("query", [cells.TALLIES, cells.CLOSE])
def test_cells_are_counted_in_the_index_alone(store: Store, query: Query[Any]) -> None:
    """Ten times as many clients cost ten times a little: no row is read, nothing is sorted."""
    assert plan(store, query) == [
        "SEARCH contact USING COVERING INDEX ix_contact_cell (archived=?)"
    ]


@pytest.mark.parametrize("name", ["MOODLESS", "UNFAMILIAR", "PLACED", "SOMEBODY_PLACED"])
def test_who_has_no_place_is_counted_where_the_index_has_them(store: Store, name: str) -> None:
    """Those who have one, most of the pool, are passed over."""
    (step,) = plan(store, getattr(unplaced, name))
    assert step.startswith(
        "SEARCH contact USING COVERING INDEX ix_contact_cell (archived=? AND mood=?"
    )


def test_the_first_of_a_cell_are_found_at_the_front_of_the_index(store: Store) -> None:
    """Only those of the same name are put in order, by their numbers."""
    assert plan(store, cells.FIRST_OF) == [
        "SEARCH contact USING INDEX ix_contact_cell (archived=? AND mood=? AND familiarity=?)",
        "USE TEMP B-TREE FOR RIGHT PART OF ORDER BY",
    ]


@pytest.mark.parametrize(
    ("module", "name"),
    [(one, name) for one in ANNOTATED for name in one.__annotations__ if name.isupper()],
)
def test_a_query_becomes_what_its_annotation_says(module: ModuleType, name: str) -> None:
    query = getattr(module, name)
    assert module.__annotations__[name] == f"Query[{query.kind.__name__}]"


@pytest.mark.parametrize("name", QUERIES)
def test_a_field_gets_a_value_of_its_type(name: str) -> None:
    """A projection's field that is a column of its own table has that column's type."""
    query = QUERIES[name]
    shape = shape_of(query.kind)
    assert len(shape.readers) == max(1, len(shape.names))
    chosen = query.sql.partition(" FROM ")[0].removeprefix("SELECT ").split(", ")
    for field, column in zip(shape.names, chosen, strict=False):
        table, _, own = column.partition(".")
        if own != field or table not in Base.metadata.tables:
            continue
        optional = type(None) in getattr(query.kind.__annotations__[field], "__args__", ())
        nullable = bool(Base.metadata.tables[table].columns[field].nullable)
        asked = f"{field} IN" in query.sql or f"{field} IS NOT NULL" in query.sql
        assert optional or asked or not nullable, f"{field} can be empty"
