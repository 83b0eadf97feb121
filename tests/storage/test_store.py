"""Records go in and come out; a command is whole or nothing."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal
from rmtrack.domain.errors import NotFoundError, StoreError
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import (
    DealState,
    Degree,
    Kind,
    Mood,
    Nature,
    Objection,
    Outcome,
    Sex,
    StepState,
    Truth,
)
from rmtrack.domain.money import Money
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.quota import Quota
from rmtrack.domain.tag import Tag
from rmtrack.domain.touch import Assessment, Interaction, NextStep
from rmtrack.storage import queries
from rmtrack.storage.opening import open_store
from rmtrack.storage.store import Store
from rmtrack.storage.undoing import history
from tests.storage.examples import AT, DAY, a_contact, a_deal, a_step, a_touch, add, dump

FULL: list[Any] = [
    replace(
        a_contact("李姐", phone="13800000001", wechat="lijie", email="l@example.org"),
        sex=Sex.FEMALE,
        birth_year=1970,
        birth_day="02-29",
        opened_on=date(2020, 1, 31),
        assets=Money(123_456_789_012_345),
        familiarity=0,
        mood=Mood.RESISTANT,
        source="taken over",
        introducer_id=1,
        note="a\nb'\";--",
        cadence_days=7,
        contacted_on=date(2026, 10, 1),
        archived=True,
        last_touch_on=date(2026, 10, 1),
    ),
    Tag(1, "教师"),
    a_touch(
        1,
        about="insurance",
        note="想看年金",
        mood=Mood.POSITIVE,
        familiarity=9,
        objection=Objection.NOT_ON_IMPULSE,
        willing=0,
        give="tea",
        ask="a name",
    ),
    Assessment(
        1,
        DAY,
        interaction_id=None,
        category="insurance",
        familiarity=4,
        mood=Mood.NEUTRAL,
        proposed=5,
        answers="in-touch -upset products=2",
        objection=Objection.SPOUSE,
        nature=Nature.LIQUIDITY,
        truth=Truth.PRETENDED,
        willing=0,
        term="一年内",
        loss="5%",
        words="别提\n保险",
    ),
    PoolChange(1, DAY, archived=True),
    a_step(1, due_time="15:00", what="annuity table", promise=False, state=StepState.DROPPED),
    replace(
        a_deal(1, product="基金", degree=Degree.LEANING, state=DealState.LOST),
        expected_on=DAY,
        for_month=Month(2026, 12),
        closed_on=DAY,
        factor=12_500,
    ),
    Booking("deposit", Money(-1), DAY, Month(2026, 11), factor=2_500, pieces=-1),
    Quota(Month(2026, 11), "deposit", Money.yuan(2_290_000_000), "40,30,20,10", pieces=3),
    BankFigure(Month(2026, 11), "deposit", DAY, Money.yuan(-90_000_000), pieces=-2, reason="补录"),
]


@pytest.mark.parametrize("record", FULL, ids=lambda record: type(record).__name__)
def test_a_record_comes_back_as_it_was_put(store: Store, record: Contact) -> None:
    add(store, "王小明")
    with store.command("put", AT):
        stored = store.put(record)
    assert stored == replace(record, id=stored.id)
    assert store.get(type(record), stored.id) == stored
    for name in type(record).__annotations__:
        assert type(getattr(store.get(type(record), stored.id), name)) is type(
            getattr(stored, name)
        )


def test_only_what_differs_is_written(store: Store) -> None:
    (contact,) = add(store, "王小明")
    with store.command("edit", AT):
        store.put(replace(contact, phone="13800000002"))
    rows = store.database.rows("SELECT old_values, new_values FROM change WHERE history_id = 2")
    assert [tuple(row) for row in rows] == [('{"phone":null}', '{"phone":"13800000002"}')]


def test_a_command_that_writes_nothing_leaves_no_line(store: Store) -> None:
    (contact,) = add(store, "王小明")
    with store.command("nothing", AT):
        assert store.put(contact) == contact
    assert [line.line for line in history(store, 9)] == ["contact add 王小明"]


def test_derived_fields_are_not_taken_from_a_record(store: Store) -> None:
    with store.command("add", AT):
        stored = store.put(a_contact(last_touch_on=DAY, next_touch_on=DAY + timedelta(days=99)))
    found = store.get(Contact, stored.id)
    assert (found.last_touch_on, found.next_touch_on) == (None, DAY)


def fail(store: Store, failure: BaseException) -> None:
    """Fail in the middle of a command that has added and changed something."""
    with store.command("fails", AT):
        added = store.put(a_contact("李姐"))
        store.put(replace(added, name="other"))
        store.put(replace(store.get(Contact, 1), name="other"))
        raise failure


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt, SystemExit])
def test_whatever_is_raised_takes_everything_back(
    store: Store, failure: type[BaseException]
) -> None:
    add(store, "王小明")
    before = dump(store)
    with pytest.raises(failure):
        fail(store, failure())
    assert dump(store) == before
    assert len(history(store, 9)) == 1
    add(store, "still works")


def test_a_failure_at_the_very_end_takes_everything_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(store)

    def fail(*_args: object, **_options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("rmtrack.storage.deriving.derive", fail)
    with pytest.raises(KeyboardInterrupt), store.command("fails", AT):
        store.put(a_contact())
    assert dump(store) == before


@pytest.mark.parametrize("write", ["put", "remove"])
def test_records_are_written_inside_a_command_only(store: Store, write: str) -> None:
    (contact,) = add(store, "王小明")
    with pytest.raises(RuntimeError):
        getattr(store, write)(contact)
    with pytest.raises(RuntimeError), store.snapshot():
        getattr(store, write)(contact)


def test_a_command_holds_no_other(store: Store) -> None:
    with store.command("outer", AT):
        store.put(a_contact())
        with pytest.raises(RuntimeError), store.command("inner", AT):
            pass
    assert [line.line for line in history(store, 9)] == ["outer"]


@pytest.mark.parametrize("number", [7, 0, -1, 2**63, 10**30])
def test_what_is_not_there_is_told(store: Store, number: int) -> None:
    with pytest.raises(NotFoundError) as caught:
        store.get(Contact, number)
    assert str(caught.value) == f"there is no client {number}"
    assert store.first(queries.CONTACT, id=number) is None


def test_a_record_that_is_gone_is_not_written(store: Store) -> None:
    (contact,) = add(store, "王小明")
    with store.command("remove", AT):
        store.remove(contact)
    with pytest.raises(NotFoundError), store.command("edit", AT):
        store.put(contact)
    with pytest.raises(NotFoundError), store.command("remove", AT):
        store.remove(contact)
    with pytest.raises(NotFoundError, match="there is no record 1 of quota"):
        store.get(Quota, 1)


def test_a_number_is_never_given_to_another(store: Store) -> None:
    first, second = add(store, "王小明", "李姐")
    with store.command("remove", AT):
        store.remove(second)
    (third,) = add(store, "赵敏")
    assert (first.id, second.id, third.id) == (1, 2, 3)


@pytest.mark.parametrize(
    "record",
    [
        a_contact(familiarity=10),
        a_touch(99),
        a_touch(1, willing=11),
        a_deal(1, amount=Money(0)),
        Quota(Month(2026, 11), "deposit", Money(0), "flat"),
    ],
)
def test_the_store_refuses_what_breaks_its_rules(store: Store, record: Contact) -> None:
    add(store, "王小明")
    with pytest.raises(StoreError, match="breaks its rules"), store.command("bad", AT):
        store.put(record)
    assert len(history(store, 9)) == 1


def test_a_month_has_one_quota_of_a_category(store: Store) -> None:
    quota = Quota(Month(2026, 11), "deposit", Money.yuan(1), "flat")
    with store.command("once", AT):
        store.put(quota)
    with pytest.raises(StoreError), store.command("twice", AT):
        store.put(quota)


def test_a_snapshot_sees_one_moment(store: Store, store_path: Path) -> None:
    add(store, "王小明")
    with closing(open_store(store_path)) as other, store.snapshot():
        assert len(store.all(queries.CONTACTS)) == 1
        add(other, "李姐")
        assert len(store.all(queries.CONTACTS)) == 1
    assert len(store.all(queries.CONTACTS)) == 2


def test_a_snapshot_in_a_command_sees_what_it_wrote(store: Store) -> None:
    with store.command("add", AT):
        store.put(a_contact())
        with store.snapshot():
            assert len(store.all(queries.CONTACTS)) == 1
        store.put(a_contact("李姐"))
    assert len(store.all(queries.CONTACTS)) == 2


def test_a_store_that_is_written_to_says_so(store: Store, store_path: Path) -> None:
    with closing(open_store(store_path, patience=0.05)) as other:
        with store.command("long", AT):
            store.put(a_contact())
            assert other.all(queries.CONTACTS) == []
            with pytest.raises(StoreError, match="is busy"), other.command("second", AT):
                pytest.fail("nothing runs while another writes")
        add(other, "李姐")


def test_a_command_waits_for_another(store: Store, store_path: Path) -> None:
    """Two commands at once both count, one after the other: nothing is lost."""
    (contact,) = add(store, "王小明")
    with closing(open_store(store_path)) as other:
        with store.command("first", AT):
            found = store.get(Contact, contact.id)
            store.put(replace(found, note="a"))
        with other.command("second", AT):
            found = other.get(Contact, contact.id)
            other.put(replace(found, phone="13800000003"))
    found = store.get(Contact, contact.id)
    assert (found.note, found.phone) == ("a", "13800000003")


def test_a_store_damaged_in_the_middle_says_so(store_path: Path) -> None:
    with closing(open_store(store_path)) as store:
        add(store, "王小明")
        ((page,),) = store.database.rows("SELECT rootpage FROM sqlite_master WHERE name='contact'")
    data = bytearray(store_path.read_bytes())
    data[4096 * (page - 1) : 4096 * page] = b"\xff" * 4096
    store_path.write_bytes(data)
    with closing(open_store(store_path)) as store, pytest.raises(StoreError, match="is damaged"):
        store.all(queries.CONTACTS)


def test_an_unknown_value_is_told(store: Store) -> None:
    add(store, "王小明")
    store.database.run("UPDATE contact SET mood = :mood", mood="ecstatic")
    with pytest.raises(StoreError, match="can't read as Contact"):
        store.all(queries.CONTACTS)


def test_a_mistake_of_ours_is_not_told_as_the_stores(store: Store) -> None:
    with pytest.raises(sqlite3.ProgrammingError):
        store.all(queries.CONTACT)


def test_a_list_may_be_empty_or_very_long(store: Store) -> None:
    first, *_, last = add(store, "a", "b", "c")
    assert store.all(queries.CANDIDATES_OF, ids=[]) == []
    ids = [last.id, *range(1_000, 70_000), first.id]
    assert {row.id for row in store.all(queries.CANDIDATES_OF, ids=ids)} == {first.id, last.id}


def test_values_and_kinds_are_plain_in_the_store(store: Store) -> None:
    add(store, "王小明")
    with store.command("log", AT):
        store.put(a_touch(1, kind=Kind.WECHAT, outcome=Outcome.NO_ANSWER))
    ((kind, outcome, at, day),) = store.database.rows(
        "SELECT kind, outcome, happened_at, happened_on FROM interaction"
    )
    assert (kind, outcome) == ("wechat", "no-answer")
    assert (at, day) == ("2026-11-02T10:00:00+08:00", "2026-11-02")


def test_all_kinds_of_records_are_covered() -> None:
    people = {Contact, Tag, Interaction, Assessment, PoolChange, NextStep}
    kinds = people | {Deal, Booking, Quota, BankFigure}
    assert {type(record) for record in FULL} == kinds
