"""The same list again finds everybody, whatever became of them since it came first."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, edit_contact
from rmtrack.actions.history import redo, undo
from rmtrack.actions.importing import import_clients
from rmtrack.actions.listing import list_contacts
from rmtrack.actions.merge import merge_contacts
from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import Preference, Side
from rmtrack.domain.errors import RuleError
from rmtrack.domain.importing import Imported
from rmtrack.domain.keys import Sex, Way
from rmtrack.domain.money import Money
from rmtrack.domain.profile import FormerPhone
from rmtrack.domain.unclear import By, Joined, Rival, Undecided
from rmtrack.reading.names import name_fields
from rmtrack.storage import beside
from rmtrack.views.merging import remark_text
from tests.actions.fresh import fresh_desk
from tests.actions.values import a_client, a_row, a_sheet, dump

ONE, TWO, THREE = "13800000001", "13800000002", "13800000003"
BORN: dict[str, Any] = {"birth_year": 1980, "birth_day": "05-03"}
HERE, THERE = {"employer": "明华"}, {"employer": "大通贸易"}


def counts(done: Imported) -> tuple[int, int, int]:
    return done.added, done.updated, done.unchanged


def merge(desk: Desk, who: str, other: str) -> None:
    merge_contacts(desk, who, other, Preference(Side.FIRST), remark=remark_text)


@pytest.mark.parametrize(
    "change",
    [
        {"phone": ONE},
        {"birth_day": "06-04"},
        {"birth_day": "03-18", "birth_lunar": True},
        {"sex": Sex.FEMALE},
        {"employer": "大通贸易"},
        {"phone": ONE, "birth_year": 1981, "employer": None},
        name_fields("王晓明"),
        name_fields("王晓明") | {"phone": ONE},
    ],
)
def test_who_was_changed_since_is_found_by_the_same_row(desk: Desk, change: dict[str, Any]) -> None:
    """Nor is anything of the change taken back; and the bank's news comes in."""
    row = a_row(2, **BORN, **HERE, sex=Sex.MALE)
    import_clients(desk, a_sheet(row))
    edit_contact(desk, "1", change)
    before = desk.store.get(Contact, 1)
    changed = dump(desk.store)
    done = import_clients(desk, a_sheet(row))
    renamed = (Joined(2, 1, "王晓明"),) if "name" in change else ()  # else nothing is told
    assert (done.added, done.unclear.joined, done.unclear.undecided) == (0, renamed, ())
    if change.get("employer", "") is not None:
        assert dump(desk.store) == changed
    import_clients(desk, a_sheet(row._replace(assets=Money(5))))
    known = desk.store.get(Contact, 1)
    assert (known.assets, known.phone, known.birth_day) == (
        Money(5),
        before.phone,
        before.birth_day,
    )


def test_two_without_a_phone_who_were_merged_stay_one(desk: Desk) -> None:
    """Where the list still has both; and without the merge they are two again."""
    sheet = a_sheet(a_row(2, **HERE), a_row(3, **THERE))
    assert counts(import_clients(desk, sheet)) == (2, 0, 0)
    two = dump(desk.store)
    merge(desk, "1", "2")
    one = dump(desk.store)
    done = import_clients(desk, sheet)
    assert counts(done) == (0, 0, 1)
    assert [(merged.row, merged.into) for merged in done.sheet.merged] == [(3, 2)]
    assert dump(desk.store) == one
    undo(desk)
    assert dump(desk.store) == two
    assert counts(import_clients(desk, sheet)) == (0, 0, 2)
    redo(desk)
    assert dump(desk.store) == one


def test_two_who_were_typed_in_and_merged_stay_one_in_the_next_list(desk: Desk) -> None:
    for known in (HERE, THERE):
        add_contact(desk, a_client(**known))
    merge(desk, "1", "2")
    done = import_clients(desk, a_sheet(a_row(2, **HERE), a_row(3, **THERE)))
    assert (counts(done), done.unclear.undecided) == ((0, 0, 1), ())


def test_of_one_who_was_two_a_row_that_tells_anew_may_be_the_other(desk: Desk) -> None:
    """It is nobody new, for a row of his is missing; nor is anything of it taken."""
    import_clients(desk, a_sheet(a_row(2, **HERE), a_row(3, **THERE)))
    merge(desk, "1", "2")
    before = dump(desk.store)
    done = import_clients(desk, a_sheet(a_row(2, **HERE), a_row(3, employer="新华")))
    assert (counts(done), dump(desk.store)) == ((0, 0, 1), before)
    assert done.unclear.undecided == (Undecided(3, "王小明", (Rival(1, "王小明"),)),)


def test_a_namesake_beside_who_was_listed_before_is_somebody_new(desk: Desk) -> None:
    """Though the one has a phone by now, for his own row is there."""
    import_clients(desk, a_sheet(a_row(2, **HERE)))
    edit_contact(desk, "1", {"phone": ONE})
    done = import_clients(desk, a_sheet(a_row(2, **HERE), a_row(3, **THERE)))
    assert (counts(done), done.unclear.undecided) == ((1, 0, 1), ())


@pytest.mark.parametrize("told", [HERE | BORN, {}, BORN, THERE])
def test_a_phone_makes_nobody_the_one_of_whom_a_row_tells(desk: Desk, told: dict[str, Any]) -> None:
    """A row that tells anything else than the one of before may be another's."""
    import_clients(desk, a_sheet(a_row(2, **HERE)))
    edit_contact(desk, "1", {"phone": ONE})
    before = dump(desk.store)
    done = import_clients(desk, a_sheet(a_row(2, assets=Money(5), **told)))
    assert done.unclear.undecided == (Undecided(2, "王小明", (Rival(1, "王小明"),)),)
    assert dump(desk.store) == before


def test_where_another_fits_better_by_now_it_is_he(desk: Desk) -> None:
    import_clients(desk, a_sheet(a_row(2, **BORN)))
    edit_contact(desk, "1", {"birth_year": 1981})
    add_contact(desk, a_client(phone=ONE, **BORN))
    done = import_clients(desk, a_sheet(a_row(2, **BORN, assets=Money(5))))
    assert done.unclear.joined == (Joined(2, 2, "王小明"),)
    assert desk.store.get(Contact, 1).assets is None


def test_a_row_of_who_was_two_and_changed_may_be_his_though_another_fits(desk: Desk) -> None:
    """His other row is there; nobody is added for the one that tells of him as he was."""
    sheet = a_sheet(a_row(2), a_row(3, "李姐", birth_day="05-03", **HERE), a_row(4, "李姐", **HERE))
    import_clients(desk, sheet)
    edit_contact(desk, "2", {"birth_day": "07-07"})
    merge(desk, "1", "2")
    done = import_clients(desk, sheet)
    assert (counts(done), [one.row for one in done.unclear.undecided]) == ((0, 0, 2), [3])


def test_a_row_that_was_joined_to_another_is_kept_as_the_file_has_it(desk: Desk) -> None:
    """Of a row with a number and one without: each is found again, whatever was corrected."""
    sheet = a_sheet(a_row(2, phone=ONE, **BORN), a_row(3, note="x", **BORN))
    assert counts(import_clients(desk, sheet)) == (1, 0, 0)
    edit_contact(desk, "1", {"birth_year": 1981})
    assert counts(import_clients(desk, sheet)) == (0, 0, 1)


def test_a_dry_run_keeps_nothing(desk: Desk) -> None:
    add_contact(desk, a_client())
    before = dump(desk.store)
    import_clients(desk, a_sheet(a_row(2)), dry_run=True)
    assert dump(desk.store) == before


def phones_of(desk: Desk, number: int = 1) -> tuple[str | None, list[str]]:
    ways = desk.store.all(beside.FORMER_PHONES_OF, contact_id=number)
    return desk.store.get(Contact, number).phone, [row.phone for row in ways]


@pytest.mark.parametrize("now", [[TWO], []])
def test_who_has_another_number_now_is_found_by_that_of_before(desk: Desk, now: list[str]) -> None:
    """It is told, and the number that was taken away is not brought back."""
    sheet = a_sheet(a_row(2, phone=ONE))
    import_clients(desk, sheet)
    edit_contact(desk, "1", {}, ways={Way.PHONE: now})
    assert phones_of(desk) == (next(iter(now), None), [ONE])
    before = dump(desk.store)
    done = import_clients(desk, sheet)
    assert (counts(done), dump(desk.store)) == ((0, 0, 1), before)
    assert done.unclear.joined == (Joined(2, 1, "王小明", By.FORMER_PHONE),)
    undo(desk)
    assert phones_of(desk) == (ONE, [])


def test_a_number_of_before_is_kept_once_and_every_one_is(desk: Desk) -> None:
    add_contact(desk, a_client(), ways={Way.PHONE: [ONE, TWO]})
    for now in ([THREE], [ONE], [THREE], [THREE, TWO]):
        edit_contact(desk, "1", {}, ways={Way.PHONE: now}, sure=True)
    assert phones_of(desk) == (THREE, [ONE, TWO, THREE])


def test_a_number_of_before_under_another_name_is_somebody_elses(desk: Desk) -> None:
    """Numbers are given to others after a while. A name of before is his name, too."""
    import_clients(desk, a_sheet(a_row(2, phone=ONE)))
    edit_contact(desk, "1", {"phone": TWO} | name_fields("王晓明"))
    assert counts(import_clients(desk, a_sheet(a_row(2, "李姐", phone=ONE)))) == (1, 0, 0)
    undo(desk)
    assert counts(import_clients(desk, a_sheet(a_row(2, "王小明", phone=ONE)))) == (0, 0, 1)
    assert counts(import_clients(desk, a_sheet(a_row(2, "王晓明", phone=ONE)))) == (0, 0, 1)


def test_a_number_that_two_namesakes_had_is_neithers(desk: Desk) -> None:
    for number in (1, 2):
        add_contact(desk, a_client(phone=ONE))
        edit_contact(desk, str(number), {"phone": None})
    assert counts(import_clients(desk, a_sheet(a_row(2, phone=ONE)))) == (1, 0, 0)


def test_who_has_the_number_now_goes_before_who_had_it(desk: Desk) -> None:
    import_clients(desk, a_sheet(a_row(2, phone=ONE)))
    edit_contact(desk, "1", {"phone": None})
    add_contact(desk, a_client(phone=ONE))
    done = import_clients(desk, a_sheet(a_row(2, phone=ONE, area="浦东")))
    assert (counts(done), done.unclear.joined) == ((0, 1, 0), ())
    assert desk.store.get(Contact, 2).area == "浦东"


def test_numbers_of_before_of_both_are_those_of_the_one_who_was_two(desk: Desk) -> None:
    sheet = a_sheet(a_row(2, phone=ONE), a_row(3, phone=TWO))
    import_clients(desk, sheet)
    for number in (1, 2):
        edit_contact(desk, str(number), {"phone": None})
    merge(desk, "1", "2")
    assert desk.store.all(beside.FORMER_PHONES) == [
        FormerPhone(1, ONE, id=1),
        FormerPhone(1, TWO, id=2),
    ]
    assert counts(import_clients(desk, sheet)) == (0, 0, 1)


A_ROW: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["王小明", "李姐"]),
        "phone": st.sampled_from([None, None, ONE, TWO]),
        "sex": st.none() | st.sampled_from(Sex),
        "birth_year": st.sampled_from([None, 1980]),
        "birth_day": st.sampled_from([None, "05-03", "05-04"]),
        "employer": st.sampled_from([None, "明华", "大通贸易"]),
        "assets": st.sampled_from([None, Money(1), Money(2)]),
    }
)
CHANGES: st.SearchStrategy[Any] = st.one_of(
    st.fixed_dictionaries({"birth_day": st.sampled_from(["05-03", "07-07"])}),
    st.fixed_dictionaries({"employer": st.sampled_from(["明华", "新华"])}),
    st.fixed_dictionaries({"phone": st.sampled_from([None, THREE])}),
    st.sampled_from([name_fields("王晓明"), "merge", "archive"]),
)
A_LIFE = st.lists(st.tuples(st.integers(0, 3), CHANGES), max_size=3)


def live(desk: Desk, life: list[tuple[int, Any]]) -> None:
    """Change clients, two of whom may become one; what no rule allows is left out."""
    for place, change in life:
        active = list_contacts(desk)
        if not active:
            return
        one = active[place % len(active)]
        with suppress(RuleError):
            if change == "archive":
                archive_contact(desk, str(one.id))
            elif change == "merge":
                merge(desk, str(one.id), str(active[0].id))
            else:
                edit_contact(desk, str(one.id), change)


@given(rows=st.lists(A_ROW, max_size=4), life=A_LIFE)
@settings(max_examples=150, deadline=None)
def test_whatever_became_of_them_nobody_is_added_again(
    empty_store: Path, rows: list[dict[str, Any]], life: list[tuple[int, Any]]
) -> None:
    """And the third time nothing changes any more."""
    sheet = a_sheet(*(a_row(n, **fields) for n, fields in enumerate(rows, 2)))
    with fresh_desk(empty_store) as desk:
        import_clients(desk, sheet, skip_bad=True)
        live(desk, life)
        assert import_clients(desk, sheet, skip_bad=True).added == 0
        stored = dump(desk.store)
        assert import_clients(desk, sheet, skip_bad=True).added == 0
        assert dump(desk.store) == stored
