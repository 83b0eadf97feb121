"""Whatever two clients are: merging them loses nothing, and is undone and redone byte for byte."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtrack.actions.desk import Desk
from rmtrack.actions.history import redo, undo
from rmtrack.actions.merge import merge_contacts
from rmtrack.calendars import CHINA, calendar_named
from rmtrack.domain.assessed import stood_on
from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal, DealChange
from rmtrack.domain.differences import FACTS, Preference, Side, known_of
from rmtrack.domain.introducing import find_ring
from rmtrack.domain.keys import DealState, Mood, Outcome, Risk, Sex, StepState, Way
from rmtrack.domain.listed import told_by
from rmtrack.domain.merged import Merged
from rmtrack.domain.money import Money
from rmtrack.domain.policy import Policy
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.profile import (
    AssetReading,
    ContactField,
    ContactWay,
    FormerName,
    FormerPhone,
    ListedRow,
)
from rmtrack.domain.tag import Tag
from rmtrack.domain.touch import Assessment, Interaction, NextStep
from rmtrack.reading.names import name_fields
from rmtrack.storage import queries
from rmtrack.storage.query import select
from rmtrack.storage.rows import TABLES
from rmtrack.storage.store import Store
from rmtrack.views.merging import fact_text, merged_json, remark_text
from tests.actions.fresh import fresh_store
from tests.actions.values import AT_NINE, MONDAY, a_client, dump, november
from tests.conftest import Server
from tests.storage.postgres_engine import make_migrated, open_postgres

KINDS: Mapping[str, type] = {  # of rows of which each goes over as it is, by their tables
    "interaction": Interaction,
    "assessment": Assessment,
    "next_step": NextStep,
    "deal": Deal,
    "deal_change": DealChange,
    "booking": Booking,
    "asset_reading": AssetReading,
    "former_phone": FormerPhone,
    "listed_row": ListedRow,
    "pool_change": PoolChange,
}
UNITED = {"contact", "contact_tag", "contact_way", "former_name", "contact_field"}
NOBODYS = {"quota", "bank_figure"}
SET_ANEW = {"contact_id", "aside"}
NAMES = ("王小明", "王晓明", "張偉", "张伟", "Anna Lee")


def maybe(*values: object) -> st.SearchStrategy[Any]:
    return st.sampled_from([None, *values])


days = st.integers(1, 15).map(november)
facts = st.fixed_dictionaries(
    {
        "name": st.sampled_from(NAMES),
        "added_on": days,
        "wechat": maybe("xm", "XM"),
        "email": maybe("a@example.com", "b@example.com"),
        "sex": maybe(*Sex),
        "birth_year": maybe(1980, 1981),
        "birth_day": maybe("05-03", "06-03"),
        "birth_lunar": st.booleans(),
        "opened_on": maybe(date(2015, 3, 1), date(2016, 3, 1)),
        "assets": maybe(Money.yuan(5), Money.yuan(7)),
        "source": maybe("转介绍", "厅堂"),
        "employer": maybe("明华科技", "某公司"),
        "area": maybe("浦东", "徐汇"),
        "family": maybe("两个孩子", "单身"),
        "style": maybe("爱听数字", "爱聊天"),
        "risk": maybe(Risk.C2, Risk.C4),
        "risk_until": maybe(MONDAY, november(30)),
        "money": st.none() | st.booleans(),
        "authority": st.none() | st.booleans(),
        "need": st.none() | st.booleans(),
        "note": maybe("爱喝茶", "常出差"),
        "cadence_days": maybe(20, 60),
        "contacted_on": maybe(november(1), november(5)),
        "snoozed_until": maybe(november(20), november(25)),
        "archived": st.booleans(),
    }
)
touches = st.tuples(days, st.sampled_from([*Outcome]), maybe(*Mood), maybe(2, 7))
deals = st.tuples(days, st.booleans(), st.integers(1, 99))
beside = st.fixed_dictionaries(
    {
        "touches": st.lists(touches, max_size=3),
        "deals": st.lists(deals, max_size=2),
        "tags": st.sets(st.sampled_from(["golf", "vip", "tea"])),
        "ways": st.sets(
            st.tuples(st.just(Way.WECHAT), st.sampled_from(["xm", "wm"]))
            | st.tuples(st.just(Way.EMAIL), st.sampled_from(["a@example.com", "c@example.com"]))
        ),
        "names": st.sets(st.sampled_from(NAMES), max_size=2),
        "fields": st.dictionaries(st.sampled_from(["车牌", "employer"]), st.sampled_from("甲乙")),
        "readings": st.lists(st.tuples(days, st.integers(4, 8)), max_size=2),
        "turns": st.lists(days, max_size=2),
        "lost": st.sets(st.just("13800000099")),
        "listed": st.booleans(),
    }
)
# One client has a phone number that no other has.
people = st.tuples(facts, beside, st.sampled_from([(), ("first",), ("first", "further")]))


class Case(NamedTuple):
    """Two clients; who introduced each of them and a third one; whose facts are preferred."""

    people: tuple[Any, Any]
    links: tuple[int | None, int | None, int | None]
    side: Side


introducers = st.sampled_from([None, 0, 1, 2])  # the first, the second, the third
cases = st.builds(
    Case,
    people=st.tuples(people, people),
    links=st.tuples(introducers, introducers, introducers),
    side=st.sampled_from(Side),
)


def put_client(store: Store, number: int, person: tuple[Any, Any, Any]) -> Contact:
    """Store a client and all that hangs on him."""
    known, more, phones = person
    own = f"1380000000{number}" if "first" in phones else None
    contact = store.put(a_client(**{**known, **name_fields(known["name"])}, phone=own))
    put_touches(store, contact, more["touches"])
    put_deals(store, contact, more["deals"])
    rows: list[Any] = [Tag(contact.id, word) for word in sorted(more["tags"])]
    rows += [ContactWay(contact.id, *way) for way in sorted(more["ways"])]
    if "further" in phones:
        rows.append(ContactWay(contact.id, Way.PHONE, f"1380000001{number}"))
    names = {str(name_fields(name)["name_key"]): name for name in sorted(more["names"])}
    rows += [FormerName(contact.id, **name_fields(name)) for name in names.values()]
    rows += [ContactField(contact.id, *pair) for pair in more["fields"].items()]
    rows += [AssetReading(contact.id, day, Money.yuan(n)) for day, n in more["readings"]]
    rows += [
        PoolChange(contact.id, day, archived=place % 2 == 0)
        for place, day in enumerate(sorted(more["turns"]))
    ]
    rows += [FormerPhone(contact.id, phone) for phone in more["lost"]]
    rows += [ListedRow(contact.id, *named_and_told(known)) for _once in range(more["listed"])]
    for row in rows:
        store.put(row)
    return contact


def put_touches(store: Store, contact: Contact, drawn: list[Any]) -> None:
    for day, outcome, mood, familiarity in drawn:
        touch = store.put(
            Interaction(contact.id, AT_NINE, day, "call", outcome, mood=mood)  # type: ignore[arg-type]
        )
        felt = {"mood": mood, "familiarity": familiarity, "interaction_id": touch.id}
        store.put(Assessment(contact.id, day, category="insurance", mood=mood))
        if mood or familiarity is not None:
            store.put(Assessment(contact.id, day, **felt))
        later = day + timedelta(days=3)
        store.put(NextStep(contact.id, later, later, interaction_id=touch.id))
        kept = {"state": StepState.KEPT, "settled_on": day, "settled_by": touch.id}
        store.put(NextStep(contact.id, day, day, **kept))
    rows = store.all(queries.ASSESSMENTS_OF, contact_id=contact.id)
    moods, grades = ([getattr(row, name) for row in rows] for name in ("mood", "familiarity"))
    contact = store.get(Contact, contact.id)
    place = {"mood": last(moods), "familiarity": last(grades)}
    store.put(Contact(**{**as_dict(contact), **place}))


def put_deals(store: Store, contact: Contact, drawn: list[Any]) -> None:
    for day, won, yuan in drawn:
        state = DealState.WON if won else DealState.OPEN
        deal = store.put(Deal(contact.id, "insurance", Money.yuan(yuan), day, state=state))
        store.put(DealChange(deal.id, day, deal.degree, deal.amount))
        if won:
            store.put(Booking("insurance", deal.amount, day, Month(2026, 11), deal_id=deal.id))


def last(values: list[Any]) -> Any:  # noqa: ANN401 - of either kind
    return [None, *(value for value in values if value is not None)][-1]


def as_dict(record: Any) -> dict[str, Any]:  # noqa: ANN401 - any record
    return {field.name: getattr(record, field.name) for field in fields(record)}


def fill(store: Store, case: Case) -> tuple[int, int]:
    """Store two clients, and a third one; return the two, of whom the archived goes over."""
    with store.command("fill", AT_NINE):
        pair = [put_client(store, number, one) for number, one in enumerate(case.people)]
        ids = [*(one.id for one in pair), store.put(a_client("李姐")).id]
        for number, introducer in zip(ids, case.links, strict=True):
            if introducer is not None and ids[introducer] != number:
                known = store.get(Contact, number)
                store.put(Contact(**{**as_dict(known), "introducer_id": ids[introducer]}))
    first, second = sorted(ids[:2], key=lambda number: store.get(Contact, number).archived)
    return first, second


def rows_of(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Return all rows that go over as they are, without saying whose they are.

    Nor whether they are set aside: what was felt of places is then words.
    """
    return {
        table: [
            {name: value for name, value in as_dict(row).items() if name not in SET_ANEW}
            for row in store.all(select(kind, "ORDER BY id"))
        ]
        for table, kind in KINDS.items()
    }


def owners(store: Store) -> set[int]:
    """Return who has anything at all."""
    tables = [table for table in TABLES.values() if table not in NOBODYS | {"contact"}]
    tables = [table for table in tables if table not in {"deal_change", "booking"}]
    texts = [f"SELECT contact_id FROM {table}" for table in (*tables, "contact_key")]  # noqa: S608 - our own tables
    texts.append("SELECT introducer_id FROM contact WHERE introducer_id IS NOT NULL")
    return {number for text in texts for (number,) in store.database.rows(text)}


def all_of(store: Store, kind: type, number: int) -> list[Any]:
    return store.all(select(kind, "WHERE contact_id = :id ORDER BY id"), id=number)


def texts_of(contact: Contact, ids: tuple[int, int], introducers: dict[int, str]) -> set[str]:
    """Return every value of a client's facts, in words."""
    facts_known = {key: known_of(contact, key, ids, MONDAY) for key in FACTS}
    return {
        f"{key} {fact_text(key, known, introducers)}"
        for key, known in facts_known.items()
        if any(value is not None for value in known)
    }


def check(store: Store, case: Case) -> None:
    """Merge what was drawn; look for everything; take it back and do it again."""
    ids = fill(store, case)
    desk = Desk(store, AT_NINE, calendar_named(CHINA), Policy(), "merge")
    before, rows = dump(store), rows_of(store)
    halves = (store.get(Contact, ids[0]), store.get(Contact, ids[1]))
    united = Beside.of(store, *halves)
    who, other = map(str, ids)
    said = Preference(case.side)
    would = merge_contacts(desk, who, other, said, remark=remark_text, dry_run=True)
    assert dump(store) == before
    merged = merge_contacts(desk, who, other, said, remark=remark_text)
    assert told(would) == told(merged)
    after, contact = dump(store), store.get(Contact, ids[0])
    assert merged.contact == contact
    assert ids[1] not in owners(store)
    look_for_rows(rows, rows_of(store))
    look_for_what_is_united(united, Beside.of(store, contact), contact.note or "")
    look_for_rows_of_lists(store, contact, case)
    look_for_facts(store, contact, halves)
    look_for_the_place(store, contact, halves, case.side)
    introducer_of = {one.id: one.introducer_id for one in store.all(queries.ALL_CONTACTS)}.get
    introducer = contact.introducer_id
    assert introducer is None or not find_ring(contact.id, introducer, introducer_of)
    undo(desk)
    assert dump(store) == before
    redo(desk)
    assert dump(store) == after


def told(merged: Merged) -> dict[str, Any]:
    """Return the answer without what tells a dry run: a row of today is not numbered yet."""
    answer = merged_json(merged)
    felt = answer["felt"] and {**answer["felt"], "id": None}
    return {**answer, "felt": felt, "dry_run": None}


def look_for_rows_of_lists(store: Store, contact: Contact, case: Case) -> None:
    """Look whether a list may tell of each of the two of whom no phone is known, as before."""
    expected = [
        row
        for known, more, phones in case.people
        for row in [named_and_told(known)] * (more["listed"] or not phones)
    ]
    kept = [(row.name_key, row.told) for row in all_of(store, ListedRow, contact.id)]
    assert sorted(kept) == sorted(expected)


def named_and_told(known: dict[str, Any]) -> tuple[str, str]:
    """Return how a list would tell of a client who is known so."""
    person = a_client(**{**known, **name_fields(known["name"])})
    return person.name_key, told_by(person)


class Beside(NamedTuple):
    """What is kept once, of one client or of two."""

    ways: set[tuple[str, str]]
    names: set[str]
    words: set[str]
    fields: set[tuple[str, str]]

    @classmethod
    def of(cls, store: Store, *contacts: Contact) -> "Beside":
        """Return what these clients have."""

        def rows(kind: type) -> list[Any]:
            return [row for one in contacts for row in all_of(store, kind, one.id)]

        own = {(str(way), value) for one in contacts for way in Way if (value := getattr(one, way))}
        return cls(
            own | {(str(row.way), row.value) for row in rows(ContactWay)},
            {one.name for one in contacts} | {row.name for row in rows(FormerName)},
            {row.word for row in rows(Tag)},
            {(row.field, row.value) for row in rows(ContactField)},
        )


def look_for_what_is_united(before: Beside, after: Beside, note: str) -> None:
    """Look for ways, names, words and fields; what has no place is told in the note."""
    assert (after.ways, after.words) == (before.ways, before.words)
    assert all(name in note for name in before.names - after.names)
    assert {field for field, _value in after.fields} == {field for field, _value in before.fields}
    assert all(value in note for _field, value in before.fields - after.fields)


def look_for_rows(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> None:
    """Look for every row; what dated rows have more is what the two did not agree on."""
    for table, rows in before.items():
        assert all(row in after[table] for row in rows), table
        more = len(after[table]) - len(rows)
        assert more == 0 or table in {"asset_reading", "pool_change", "assessment", "listed_row"}


def look_for_facts(store: Store, contact: Contact, halves: tuple[Contact, Contact]) -> None:
    """Look for every value of both: in the record, in its note, among the readings."""
    ids = (halves[0].id, halves[1].id)
    known = {one.id: one.name for one in (*store.all(queries.ALL_CONTACTS), *halves)}
    words = texts_of(contact, ids, known)
    read = {
        f"assets {fact_text('assets', (row.amount,), known)}"
        for row in all_of(store, AssetReading, contact.id)
    }
    for row in store.all(queries.ASSESSMENTS_OF, contact_id=contact.id):
        place = {"familiarity": row.familiarity, "mood": row.mood}
        said = {key: value for key, value in place.items() if value is not None}
        read |= {f"{key} {fact_text(key, (value,), known)}" for key, value in said.items()}
    for half in halves:
        for text in texts_of(half, ids, known) - words - read:
            key, _, value = text.partition(" ")
            filled = key in {"birthday", "risk"} and any(text.split()[-1] in word for word in words)
            assert value in (contact.note or "") or filled, text
        assert (half.note or "") in (contact.note or "")
    assert contact.last_touch_on == max(
        filter(None, (h.last_touch_on for h in halves)), default=None
    )


def look_for_the_place(
    store: Store, contact: Contact, halves: tuple[Contact, Contact], side: Side
) -> None:
    """Look whether the preferred place holds, and whether the dated rows lead there."""
    preferred, other = halves if side is Side.FIRST else halves[::-1]
    for name in ("familiarity", "mood"):
        known = [getattr(one, name) for one in (preferred, other)]
        assert getattr(contact, name) == (known[1] if known[0] is None else known[0])
    rows = store.all(queries.ASSESSMENTS_OF, contact_id=contact.id)
    assert stood_on(rows, MONDAY) == (contact.familiarity, contact.mood)


def test_every_table_is_looked_at() -> None:
    assert set(TABLES.values()) == KINDS.keys() | UNITED | NOBODYS


@settings(deadline=None, max_examples=100)
@given(case=cases)
def test_a_merge_loses_nothing_and_leaves_no_trace_when_undone(
    empty_store: Path, case: Case
) -> None:
    with fresh_store(empty_store) as store:
        check(store, case)


@pytest.fixture(scope="module")
def server(postgres: Server) -> Iterator[Store]:
    with closing(open_postgres(postgres, make_migrated(postgres))) as store:
        yield store


@settings(deadline=None, max_examples=20)
@given(case=cases)
def test_so_it_is_on_postgres(server: Store, case: Case) -> None:
    server.database.run("TRUNCATE contact, history, change, booking CASCADE")
    check(server, case)
