"""What a client is found by follows from the records, in every store, whoever wrote it."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import StoreError
from rmtrack.domain.keys import Way
from rmtrack.domain.lookup import beyond, least
from rmtrack.domain.profile import ContactWay, FormerName
from rmtrack.domain.tag import Tag
from rmtrack.reading.names import name_fields
from rmtrack.storage import finding, migrating
from rmtrack.storage.following import key_anew
from rmtrack.storage.keying import AT_ONCE, name_anew
from rmtrack.storage.opening import KEYED, KEYS, KNOWN, open_store
from rmtrack.storage.store import Store
from rmtrack.storage.undoing import history, redo, undo
from tests.storage.examples import AT, a_contact, add, dump


def found(store: Store, part: str) -> list[tuple[int, str]]:
    rows = store.all(finding.KEPT, least=least(part), beyond=beyond(part))
    return [(row.contact_id, str(row.kind)) for row in rows]


def behind(store: Store, *numbers: int) -> int:
    with store.database.writing():
        return store.derive_keys(set(numbers))


@pytest.fixture
def known(store: Store) -> Contact:
    """Return a client of whom there is something of every kind."""
    with store.command("add", AT):
        contact = store.put(
            a_contact(
                "单小明",
                phone="13800000001",
                wechat="Xm_88",
                email="a@example.com",
                employer="ＡＢＣ Bank",
            )
        )
        store.put(Tag(contact.id, "Golf"))
        store.put(ContactWay(contact.id, Way.PHONE, "13800000002"))
        store.put(FormerName(contact.id, **name_fields("單曉明")))
    return contact


@pytest.mark.parametrize(
    ("part", "kinds"),
    [
        ("小明", ["name"]),
        ("danx", ["former-sound", "pinyin"]),
        ("sxm", ["former-sound", "initials"]),
        ("晓", ["former-name"]),
        ("xiaoming", ["former-sound", "pinyin"]),
        ("dxm", ["former-sound", "initials"]),
        ("0000001", ["phone"]),
        ("0002", ["phone"]),
        ("m_8", ["wechat"]),
        ("@example", ["email"]),
        ("c ba", ["employer"]),
        ("golf", ["tag"]),
        ("01", []),
        ("Golf", []),
    ],
)
def test_a_client_is_kept_under_each_text(
    store: Store, known: Contact, part: str, kinds: list[str]
) -> None:
    assert found(store, part) == [(known.id, kind) for kind in kinds]
    assert behind(store, known.id) == 0


def test_every_text_is_kept_in_simplified_signs(store: Store) -> None:
    with store.command("add", AT):
        one = store.put(replace(a_contact(), employer="環球", wechat="愛釣魚"))
        store.put(Tag(one.id, "高爾夫"))
    for part, kind in {"环": "employer", "钓鱼": "wechat", "尔夫": "tag"}.items():
        assert found(store, part) == [(one.id, kind)]
    for part in ("環", "釣", "爾"):
        assert found(store, part) == []


CHANGES: dict[str, Callable[[Store, Contact], object]] = {
    "name": lambda store, one: store.put(replace(one, **name_fields("李雷"))),
    "phone": lambda store, one: store.put(replace(one, phone=None)),
    "wechat": lambda store, one: store.put(replace(one, wechat="other")),
    "email": lambda store, one: store.put(replace(one, email="b@example.com")),
    "employer": lambda store, one: store.put(replace(one, employer="x")),
    "tag on": lambda store, one: store.put(Tag(one.id, "教师")),
    "tag off": lambda store, _one: store.remove(store.get(Tag, 1)),
    "tag over": lambda store, _one: store.put(replace(store.get(Tag, 1), contact_id=2)),
    "way": lambda store, _one: store.remove(store.get(ContactWay, 1)),
    "former": lambda store, _one: store.remove(store.get(FormerName, 1)),
    "former over": lambda store, _one: store.put(replace(store.get(FormerName, 1), contact_id=2)),
}


@pytest.mark.parametrize("name", CHANGES)
def test_keys_follow_a_change_and_its_undoing(store: Store, known: Contact, name: str) -> None:
    (other,) = add(store, "Anna")
    before = dump(store)
    with store.command(name, AT):
        CHANGES[name](store, known)
    after = dump(store)
    assert after["contact_key"] != before["contact_key"]
    assert behind(store, known.id, other.id) == 0
    undo(store, AT)
    assert dump(store) == before
    redo(store, AT)
    assert dump(store) == after


@pytest.mark.parametrize("fields", [{"note": "x"}, {"familiarity": 3}, {"archived": True}])
def test_what_nobody_looks_for_leaves_the_keys_alone(
    store: Store, known: Contact, fields: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "derive_keys", lambda ids: pytest.fail("derived") if ids else 0)
    with store.command("edit", AT):
        store.put(replace(known, **fields))  # type: ignore[arg-type]


def test_a_client_who_goes_takes_the_keys_along(store: Store) -> None:
    (contact,) = add(store, "王小明")
    with store.command("remove", AT):
        store.remove(contact)
    assert dump(store)["contact_key"] == []
    undo(store, AT)
    assert found(store, "小明") == [(contact.id, "name")]


def test_history_has_nothing_of_what_follows_from_a_name(store: Store, known: Contact) -> None:
    assert {change.table for change in history(store, 1)[0].changes} == {
        "contact",
        "contact_tag",
        "contact_way",
        "former_name",
    }
    assert known.id == 1


def test_keys_that_are_behind_are_counted_by_client(store: Store) -> None:
    add(store, "王小明", "李雷", "Anna")
    store.database.run("DELETE FROM contact_key WHERE contact_id = 1")
    store.database.run("UPDATE contact_key SET part = 'wrong' WHERE part = 'anna'")
    assert behind(store, 1, 2, 3) == 2
    assert behind(store, 1, 2, 3) == 0


def test_the_keys_of_many_clients_are_derived_in_portions(store: Store) -> None:
    with store.command("many", AT):
        for _number in range(AT_ONCE + 1):
            store.put(a_contact("王"))
    assert len(found(store, "王")) == AT_ONCE + 1


def test_what_follows_from_a_name_is_put_right(store: Store) -> None:
    (contact,) = add(store, "張偉")
    store.database.run("UPDATE contact SET name_key = '張偉', readings = NULL")
    with store.database.writing():
        name_anew(store.database, {contact.id})
    assert store.get(Contact, contact.id) == contact


def test_how_a_name_of_before_is_read_is_put_right(store: Store, known: Contact) -> None:
    whole = dump(store)
    store.database.run("UPDATE former_name SET readings = NULL")
    with store.database.writing():
        store.derive_keys({known.id})
    assert found(store, "dxm") == [(known.id, "initials")]
    with store.database.writing():
        name_anew(store.database, {known.id})
        store.derive_keys({known.id})
    assert dump(store) == whole


def is_stamped(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute(KEYED).fetchone()[0] == KEYS)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return the path of a store of the version before, in which names had no sound."""
    path = tmp_path / "old.db"
    with migrating._locked(path, 1) as (connection, _lock):  # noqa: SLF001 - no other way back
        migrating.upgrade(connection, KNOWN[KNOWN.index("0005") - 1])
        connection.exec_driver_sql(
            "INSERT INTO contact (id, owner, name, name_key, added_on, archived, phone)"
            " VALUES (1, 'me', '張偉', '張偉', '2026-11-02', FALSE, '13800000001')"
        )
        connection.exec_driver_sql(
            "INSERT INTO contact_tag (id, owner, contact_id, word) VALUES (1, 'me', 1, 'Golf')"
        )
        connection.exec_driver_sql(
            "INSERT INTO history (id, done_at, line, state)"
            " VALUES (1, '2026-11-02T09:00:00+08:00', 'contact edit', 'done')"
        )
        connection.exec_driver_sql(
            "INSERT INTO change"
            " (id, history_id, table_name, row_id, contact_id, old_values, new_values) VALUES"
            """ (1, 1, 'contact', 1, 1, '{"name":"單立","name_key":"單立"}',"""
            """ '{"name":"張偉","name_key":"張偉"}')"""
        )
    return path


def test_an_older_store_is_filled_in_when_it_is_opened(old: Path) -> None:
    assert not is_stamped(old)
    with closing(open_store(old)) as store:
        contact = store.get(Contact, 1)
        assert (contact.name_key, contact.readings) == ("张伟", "zhang wei")
        assert found(store, "伟") == [(1, "name")]
        assert found(store, "zw") == [(1, "initials")]
        assert found(store, "golf") == [(1, "tag")]
        assert found(store, "0001") == [(1, "phone")]
        assert len(history(store, 9)) == 1
    assert is_stamped(old)


def test_a_command_from_before_is_taken_back_with_what_follows_today(old: Path) -> None:
    """Its history has the key of those days, and no readings."""
    with closing(open_store(old)) as store:
        with store.database.writing():
            store.derive({1})
        after = dump(store)
        undo(store, AT)
        contact = store.get(Contact, 1)
        assert (contact.name, contact.name_key) == ("單立", "单立")
        assert contact.readings == "shan li/dan li"
        assert found(store, "shanl") == [(1, "pinyin")]
        redo(store, AT)
        assert dump(store) == after


@pytest.mark.parametrize("stamp", [0, KEYS - 1, KEYS + 1])
def test_a_store_that_others_left_without_keys_is_filled_in(
    store_path: Path, tmp_path: Path, stamp: int
) -> None:
    with closing(open_store(store_path)) as store:
        add(store, "王小明", "Anna")
        whole = dump(store)
        store.database.run("DELETE FROM contact_key WHERE contact_id = 1")
        store.database.run("UPDATE contact SET readings = 'other'")
        store.database.run(f"{KEYED} = {stamp}")
    other = Path(shutil.copy(store_path, tmp_path / "copied.db"))
    with closing(open_store(other)) as store:
        assert dump(store) == whole


def test_filling_in_is_whole_or_not_done(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rmtrack.storage.keying.derive_keys", fail)
    with pytest.raises(KeyboardInterrupt):
        open_store(old)
    assert not is_stamped(old)
    monkeypatch.undo()
    with closing(open_store(old)) as store:
        assert found(store, "zw") == [(1, "initials")]


def test_a_store_that_is_written_to_is_filled_in_later(old: Path) -> None:
    open_store(old).close()
    with closing(sqlite3.connect(old, isolation_level=None)) as other:
        other.execute(f"{KEYED} = 0")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="is busy"):
            open_store(old, patience=0.05)


def test_a_store_of_today_is_only_read(store_path: Path) -> None:
    open_store(store_path).close()
    before = store_path.read_bytes()
    open_store(store_path).close()
    assert store_path.read_bytes() == before


def test_the_second_of_two_finds_the_work_done(store: Store) -> None:
    """Whoever waited for the lock looks again."""
    add(store, "王小明")
    store.database.run("UPDATE contact SET readings = 'other'")
    key_anew(store)
    assert store.get(Contact, 1).readings == "other"
