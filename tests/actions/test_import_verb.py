"""A list of clients comes in: all of it or nothing, and twice the same changes nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import edit_contact
from rmtrack.actions.history import show_history, undo
from rmtrack.actions.importing import import_clients
from rmtrack.actions.listing import list_contacts
from rmtrack.actions.log import log_touch
from rmtrack.actions.who import find_contact
from rmtrack.domain.contact import Contact
from rmtrack.domain.importing import ClientRow, Fault, FaultyFileError, Imported
from rmtrack.domain.keys import Mood, Sex, Way
from rmtrack.domain.money import Money
from rmtrack.domain.profile import ContactWay
from rmtrack.domain.touch import Assessment
from rmtrack.reading.names import name_fields
from rmtrack.storage import queries
from tests.actions.fresh import fresh_desk
from tests.actions.values import MONDAY, a_client, a_row, a_sheet, a_touch, archive, dump

ONE, TWO, THREE = "13800000001", "13800000002", "13800000003"
SPOILT = Fault(9, "birthday", "there is no day '{text}'", {"text": "2/30"})


def counts(done: Imported) -> tuple[int, int, int]:
    return done.added, done.updated, done.unchanged


def test_the_clients_of_a_file_are_stored_with_all_it_tells(desk: Desk) -> None:
    row = a_row(
        2,
        phone=ONE,
        sex=Sex.FEMALE,
        birth_year=1980,
        birth_day="05-03",
        opened_on=date(2020, 1, 2),
        assets=Money(5),
        familiarity=7,
        mood=Mood.POSITIVE,
        note="a note",
        wechat="xm",
        email="xm@example.com",
        source="event",
        contacted_on=date(2026, 11, 1),
    )
    sheet = a_sheet(row, a_row(3, "李姐"))
    done = import_clients(desk, sheet)
    assert done == Imported(sheet, 2, 0, 0, namesakes=(), refused=(), dry_run=False, unplaced=1)
    details = row._asdict()
    del details["row"], details["more"]
    kept = Contact(id=1, added_on=MONDAY, **details)
    assert desk.store.get(Contact, 1) == replace(
        kept, last_touch_on=date(2026, 11, 1), next_touch_on=date(2026, 12, 1)
    )
    assert desk.store.all(queries.ASSESSMENTS_OF, contact_id=1) == [
        Assessment(1, MONDAY, id=1, familiarity=7, mood=Mood.POSITIVE)
    ]
    assert desk.store.all(queries.ASSESSMENTS_OF, contact_id=2) == []


def test_rows_of_one_phone_number_come_in_as_one_client(desk: Desk) -> None:
    """The later one fills blanks, but no year of another birthday."""
    sheet = a_sheet(
        a_row(2, phone=ONE, birth_day="05-03", note="first"),
        a_row(3, phone=ONE, birth_day="05-04", birth_year=1980, note="second", wechat="xm"),
    )
    assert [(one.row, one.into, one.differing) for one in sheet.merged] == [
        (3, 2, ("birth_day", "note"))
    ]
    assert counts(import_clients(desk, sheet)) == (1, 0, 0)
    known = desk.store.get(Contact, 1)
    assert (known.birth_day, known.birth_year) == ("05-03", None)
    assert (known.note, known.wechat) == ("first", "xm")


def test_an_import_is_one_line_of_history_and_goes_whole(desk: Desk) -> None:
    before = dump(desk.store)
    import_clients(desk, a_sheet(a_row(2, mood=Mood.NEUTRAL), a_row(3, "李姐")))
    assert len(show_history(desk, 9)) == 1
    undo(desk)
    assert dump(desk.store) == before


def test_an_empty_file_changes_nothing(desk: Desk) -> None:
    assert counts(import_clients(desk, a_sheet())) == (0, 0, 0)
    assert show_history(desk, 9) == []


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_file_with_a_fault_is_refused_whole(desk: Desk, dry_run: bool) -> None:
    sheet = a_sheet(a_row(2, phone=ONE), a_row(3, "李姐", phone=ONE), a_row(4, "赵敏"))
    sheet = sheet._replace(faults=(*sheet.faults, SPOILT, SPOILT), rows=8)
    with pytest.raises(FaultyFileError) as raised:
        import_clients(desk, sheet, dry_run=dry_run)
    assert str(raised.value) == "nothing was imported: 2 of 8 rows can't be read"
    assert [fault.row for fault in raised.value.faults] == [3, 9, 9]
    assert str(raised.value.faults[1]) == "there is no day '2/30'"
    assert list_contacts(desk) == []


def test_with_skip_bad_the_rows_without_fault_come_in(desk: Desk) -> None:
    sheet = a_sheet(a_row(2, phone=ONE), a_row(3, "李姐", phone=ONE), a_row(4, "赵敏"))
    assert sheet.refused == (3,)
    done = import_clients(desk, sheet, skip_bad=True)
    assert counts(done) == (2, 0, 0)
    assert done.refused == sheet.faults
    assert [contact.name for contact in list_contacts(desk)] == ["王小明", "赵敏"]


def test_a_dry_run_tells_the_same_and_stores_nothing(desk: Desk) -> None:
    import_clients(desk, a_sheet(a_row(2, phone=ONE), a_row(3, "李姐", phone=TWO)))
    before = dump(desk.store)
    sheet = a_sheet(
        a_row(2, phone=ONE, mood=Mood.NEUTRAL),
        a_row(3, "李姐", phone=TWO),
        a_row(4, "赵敏", phone=THREE),
    )
    tried = import_clients(desk, sheet, dry_run=True)
    assert counts(tried) == (1, 1, 1)
    assert dump(desk.store) == before
    assert len(show_history(desk, 9)) == 1
    assert import_clients(desk, sheet) == tried._replace(dry_run=False, unplaced=3)


def test_who_has_no_place_in_the_grid_is_counted_in_the_whole_store(desk: Desk) -> None:
    """Those who were there before are meant too; an archived client is not."""
    placed = a_row(2, familiarity=7, mood=Mood.POSITIVE)
    assert import_clients(desk, a_sheet(placed)).unplaced == 0
    half = a_row(3, "李姐", familiarity=7)
    assert import_clients(desk, a_sheet(placed, half, a_row(4, "赵敏"))).unplaced == 2
    archive(desk.store, desk.store.get(Contact, 2))
    assert import_clients(desk, a_sheet(placed)).unplaced == 1


@pytest.mark.parametrize("dry_run", [False, True])
def test_each_client_that_is_taken_ticks_once(desk: Desk, dry_run: bool) -> None:
    ticks: list[None] = []
    rows = (a_row(2), a_row(3), a_row(4, "李姐", phone=ONE), a_row(5, "赵敏", phone=ONE))
    sheet = a_sheet(*rows)
    import_clients(desk, sheet, skip_bad=True, dry_run=dry_run, tick=lambda: ticks.append(None))
    assert len(ticks) == 2


ROWS = {
    "phone": (a_row(2, phone=ONE, familiarity=3), a_row(3, phone=ONE, note="more")),
    "name alone": (a_row(2), a_row(3, "李姐")),
    "details": (
        a_row(2, sex=Sex.MALE, birth_day="05-03"),
        a_row(3, sex=Sex.FEMALE, birth_day="05-03"),
        a_row(4, sex=Sex.FEMALE),
    ),
    "namesakes that only money tells apart": (
        a_row(2, assets=Money(100)),
        a_row(3, assets=Money(200), mood=Mood.NEUTRAL),
        a_row(4, assets=Money(200), contacted_on=MONDAY),
        a_row(5),
    ),
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize("turned", [False, True])
def test_the_same_file_again_changes_nothing(
    desk: Desk, rows: tuple[ClientRow, ...], turned: bool
) -> None:
    first = import_clients(desk, a_sheet(*rows))
    before = dump(desk.store)
    again = import_clients(desk, a_sheet(*(rows[::-1] if turned else rows)))
    assert counts(again) == (0, 0, first.added)
    assert dump(desk.store) == before
    assert again.namesakes == ()  # only who is new is told


WORDS = st.none() | st.sampled_from(["a", "b"])
A_ROW: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["王小明", "王 小明", "李姐"]),
        "phone": st.none() | st.sampled_from([ONE, TWO]),
        "sex": st.none() | st.sampled_from(Sex),
        "birth_year": st.none() | st.just(1980),
        "birth_day": st.sampled_from(["05-03", "05-04"]),
        "assets": st.none() | st.builds(Money, st.integers(0, 2)),
        "mood": st.none() | st.sampled_from(Mood),
        "contacted_on": st.none() | st.dates(date(2026, 11, 1), date(2026, 11, 3)),
        "note": WORDS,
        "wechat": WORDS,
    }
)


@given(details=st.lists(A_ROW, max_size=6))
@settings(max_examples=60, deadline=None)
def test_whatever_a_file_holds_it_is_stored_once(
    empty_store: Path, details: list[dict[str, Any]]
) -> None:
    sheet = a_sheet(*(a_row(row, **fields) for row, fields in enumerate(details, 2)))
    with fresh_desk(empty_store) as desk:
        first = import_clients(desk, sheet, skip_bad=True)
        assert counts(first) == (len(list_contacts(desk)), 0, 0)
        joined = len(first.sheet.merged) - len(sheet.merged)
        assert first.added + joined == len(sheet.clients)
        before = dump(desk.store)
        assert counts(import_clients(desk, sheet, skip_bad=True)) == (0, 0, first.added)
        assert dump(desk.store) == before
        if sheet.clients:
            undo(desk)
        assert list_contacts(desk) == []


def test_of_a_known_client_assets_and_last_contact_are_news(desk: Desk) -> None:
    old, new = date(2026, 11, 1), date(2026, 11, 9)
    import_clients(desk, a_sheet(a_row(2, phone=ONE, assets=Money(1), contacted_on=old)))
    row = a_row(2, phone=ONE, assets=Money(2), contacted_on=new)
    assert counts(import_clients(desk, a_sheet(row))) == (0, 1, 0)
    known = desk.store.get(Contact, 1)
    assert (known.assets, known.contacted_on, known.last_touch_on) == (Money(2), new, new)
    older = a_row(2, phone=ONE, contacted_on=old)
    assert counts(import_clients(desk, a_sheet(older))) == (0, 0, 1)


def test_what_the_user_put_in_stands_and_blanks_are_filled(desk: Desk) -> None:
    mine = a_client(phone=ONE, note="mine", mood=Mood.NEUTRAL, birth_day="05-03")
    add_contact(desk, mine)
    row = a_row(
        2,
        phone=ONE,
        note="theirs",
        wechat="xm",
        mood=Mood.RESISTANT,
        familiarity=4,
        birth_year=1980,
        birth_day="05-04",
        contacted_on=date(2026, 11, 1),
    )
    assert counts(import_clients(desk, a_sheet(row))) == (0, 1, 0)
    known = desk.store.get(Contact, 1)
    assert (known.note, known.wechat) == ("mine", "xm")
    assert (known.mood, known.familiarity) == (Mood.NEUTRAL, 4)
    assert (known.birth_year, known.birth_day) == (None, "05-03")
    assert known.contacted_on == date(2026, 11, 1)
    news = desk.store.all(queries.ASSESSMENTS_OF, contact_id=1)[-1]
    assert (news.mood, news.familiarity, news.assessed_on) == (None, 4, MONDAY)


def test_a_mood_that_the_file_brings_is_a_row_of_the_movement(desk: Desk) -> None:
    import_clients(desk, a_sheet(a_row(2, phone=ONE)))
    import_clients(desk, a_sheet(a_row(2, phone=ONE, mood=Mood.POSITIVE, birth_day="05-03")))
    import_clients(desk, a_sheet(a_row(2, phone=ONE, birth_day="05-03", birth_year=1980)))
    (row,) = desk.store.all(queries.ASSESSMENTS_OF, contact_id=1)
    assert (row.mood, row.familiarity) == (Mood.POSITIVE, None)
    assert desk.store.get(Contact, 1).birth_year == 1980


def test_what_was_felt_since_is_not_overruled_by_the_old_file(desk: Desk) -> None:
    sheet = a_sheet(a_row(2, phone=ONE, mood=Mood.RESISTANT, familiarity=2))
    import_clients(desk, sheet)
    log_touch(desk, "1", a_touch(mood=Mood.POSITIVE, familiarity=6), None)
    before = dump(desk.store)
    assert counts(import_clients(desk, sheet)) == (0, 0, 1)
    assert dump(desk.store) == before


def test_the_name_may_be_written_in_another_way(desk: Desk) -> None:
    import_clients(desk, a_sheet(a_row(2, "Anna Lee", phone=ONE)))
    done = import_clients(desk, a_sheet(a_row(2, "ANNA  LÉE", phone=ONE, note="a")))
    assert counts(done) == (0, 1, 0)
    assert desk.store.get(Contact, 1).name == "Anna Lee"


def test_a_phone_number_of_another_name_is_a_fault(desk: Desk) -> None:
    import_clients(desk, a_sheet(a_row(2, phone=ONE)))
    sheet = a_sheet(a_row(2, "李姐", phone=ONE), a_row(3, "赵敏", phone=TWO))
    with pytest.raises(FaultyFileError) as raised:
        import_clients(desk, sheet)
    (fault,) = raised.value.faults
    assert (fault.row, fault.column) == (2, None)
    assert str(fault) == "the phone number is that of '王小明' (client 1) already"
    done = import_clients(desk, sheet, skip_bad=True)
    assert counts(done) == (1, 0, 0)
    assert done.refused == (fault,)


def test_the_number_of_an_archived_client_is_his_still(desk: Desk) -> None:
    archive(desk.store, add_contact(desk, a_client(phone=ONE)))
    with pytest.raises(FaultyFileError):
        import_clients(desk, a_sheet(a_row(2, "李姐", phone=ONE)))


def test_every_row_of_a_strangers_number_is_refused_in_the_order_of_the_file(desk: Desk) -> None:
    """Also the rows that were joined to the first: none may vanish."""
    import_clients(desk, a_sheet(a_row(2, phone=ONE)))
    rows = (a_row(4, "李姐", phone=ONE), a_row(5, "赵敏", phone=TWO), a_row(6, "李姐", phone=ONE))
    sheet = a_sheet(*rows)._replace(faults=(SPOILT._replace(row=5),))
    done = import_clients(desk, sheet, skip_bad=True)
    assert [fault.row for fault in done.refused] == [4, 5, 6]
    with pytest.raises(FaultyFileError) as raised:
        import_clients(desk, sheet)
    assert [fault.row for fault in raised.value.faults] == [4, 5, 6]


@pytest.mark.parametrize(
    ("known", "row"),
    [
        (a_client(sex=Sex.FEMALE), a_row(2, sex=Sex.MALE)),
        (a_client(), a_row(2, phone=ONE)),
        (a_client(phone=ONE), a_row(2, phone=TWO)),
    ],
)
def test_who_is_somebody_else_is_kept_apart_and_named(
    desk: Desk, known: Contact, row: ClientRow
) -> None:
    add_contact(desk, known)
    done = import_clients(desk, a_sheet(row, a_row(3, "李姐")))
    assert counts(done) == (2, 0, 0)
    assert done.namesakes == ("王小明",)


def test_namesakes_are_told_in_the_order_of_the_file_and_once(desk: Desk) -> None:
    rows = (
        a_row(2, "李姐", phone=ONE),
        a_row(3, phone=TWO),
        a_row(4, phone=THREE),
        a_row(5, "李姐"),
        a_row(6, "赵敏"),
    )
    assert import_clients(desk, a_sheet(*rows), dry_run=True).namesakes == ("李姐", "王小明")


def test_of_two_namesakes_of_whom_nothing_else_is_known_neither_gets_news(desk: Desk) -> None:
    """One may have risen to what the other held: only a row that brings nothing is as before."""
    rich, poor = a_row(2, assets=Money(200)), a_row(3, assets=Money(100))
    import_clients(desk, a_sheet(rich, poor))
    log_touch(desk, "1", a_touch(mood=Mood.POSITIVE), None)
    before = dump(desk.store)
    richer = a_row(2, assets=Money(100)), a_row(3, assets=Money(300))
    done = import_clients(desk, a_sheet(*richer))
    assert (counts(done), [one.row for one in done.unclear.undecided]) == ((0, 0, 1), [3])
    assert dump(desk.store) == before
    assert counts(import_clients(desk, a_sheet(poor, rich))) == (0, 0, 2)


def test_beside_who_may_be_meant_a_further_namesake_is_nobody_new(desk: Desk) -> None:
    first = a_row(2, assets=Money(100))
    import_clients(desk, a_sheet(first))
    done = import_clients(desk, a_sheet(first, a_row(3, assets=Money(200))))
    assert (counts(done), len(done.unclear.undecided)) == ((0, 0, 1), 1)
    done = import_clients(desk, a_sheet(first, a_row(3, phone=ONE, assets=Money(200))))
    assert (counts(done), done.namesakes) == ((1, 0, 1), ("王小明",))


def test_a_client_whose_name_was_corrected_is_found_by_the_phone_of_the_banks_list(
    desk: Desk,
) -> None:
    """The list still has the former name; what the user has put in stays."""
    import_clients(desk, a_sheet(a_row(2, "王小名", phone=ONE)))
    edit_contact(desk, "1", name_fields("王小明"))
    done = import_clients(desk, a_sheet(a_row(2, "王小名", phone=ONE, note="new")))
    assert counts(done) == (0, 1, 0)
    known = desk.store.get(Contact, 1)
    assert (known.name, known.readings, known.note) == ("王小明", "wang xiao ming", "new")
    with pytest.raises(FaultyFileError):
        import_clients(desk, a_sheet(a_row(2, "王小民", phone=ONE)))


def test_a_client_whose_name_was_corrected_is_found_without_a_phone_too(desk: Desk) -> None:
    """Where all details agree; who has the name now goes before who had it."""
    born = {"birth_year": 1980, "birth_day": "08-15"}
    import_clients(desk, a_sheet(a_row(2, "张三", **born)))
    edit_contact(desk, "1", name_fields("张叁"))
    assert counts(import_clients(desk, a_sheet(a_row(2, "张三", **born)))) == (0, 0, 1)
    other = a_row(2, "张三", birth_year=1990, birth_day="08-15")
    assert counts(import_clients(desk, a_sheet(other))) == (1, 0, 0)
    both = a_sheet(a_row(2, "张叁", **born), a_row(3, "张三", **born))
    assert counts(import_clients(desk, both)) == (1, 0, 1)
    edit_contact(desk, "1", {"phone": ONE})
    done = import_clients(desk, a_sheet(a_row(2, "张叁")))
    assert (counts(done), len(done.unclear.undecided)) == ((0, 0, 0), 1)


def test_a_client_is_found_by_any_of_the_numbers(desk: Desk) -> None:
    import_clients(desk, a_sheet(a_row(2, phone=ONE)))
    with desk.store.command("more", desk.now):
        desk.store.put(ContactWay(1, Way.PHONE, TWO))
    assert counts(import_clients(desk, a_sheet(a_row(2, phone=TWO)))) == (0, 0, 1)
    with pytest.raises(FaultyFileError) as raised:
        import_clients(desk, a_sheet(a_row(2, "李姐", phone=TWO)))
    assert "that of '王小明' (client 1)" in str(raised.value.faults[0])


def test_a_client_that_was_brought_in_is_found_by_the_sound(desk: Desk) -> None:
    import_clients(desk, a_sheet(a_row(2, "單立", phone=ONE), a_row(3, "Anna")))
    assert find_contact(desk.store, "shanli").name == "單立"
    assert desk.store.get(Contact, 2).readings == "anna"
