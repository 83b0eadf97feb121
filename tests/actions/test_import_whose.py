"""Rows without a phone: whose they are, and what is told of those they may mean."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, edit_contact
from rmtrack.actions.history import undo
from rmtrack.actions.importing import import_clients
from rmtrack.actions.listing import list_contacts
from rmtrack.actions.merge import merge_contacts
from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import Preference, Side
from rmtrack.domain.importing import ClientRow, Imported, Sheet
from rmtrack.domain.keys import Mood, Sex, Way
from rmtrack.domain.money import Money
from rmtrack.domain.profile import ListedRow
from rmtrack.domain.unclear import By, Departed, Joined, Renamed, Rival, Undecided
from rmtrack.reading.names import name_fields
from rmtrack.views.merging import remark_text
from tests.actions.fresh import fresh_desk
from tests.actions.values import a_client, a_row, a_sheet, dump

ONE, TWO = "13800000001", "13800000002"
BORN: dict[str, Any] = {"birth_year": 1980, "birth_day": "05-03"}


def counts(done: Imported) -> tuple[int, int, int]:
    return done.added, done.updated, done.unchanged


def test_a_row_of_name_and_whole_birthday_is_the_clients_who_has_them(desk: Desk) -> None:
    """It brings him news as any other row, it is told, and undo takes it back."""
    add_contact(desk, a_client(phone=ONE, **BORN))
    before = dump(desk.store)
    done = import_clients(desk, a_sheet(a_row(2, assets=Money(5), sex=Sex.MALE, **BORN)))
    assert (counts(done), done.namesakes) == ((0, 1, 0), ())
    assert done.unclear.joined == (Joined(2, 1, "王小明"),)
    known = desk.store.get(Contact, 1)
    assert (known.assets, known.sex, known.phone) == (Money(5), Sex.MALE, ONE)
    undo(desk)
    assert dump(desk.store) == before


@pytest.mark.parametrize(
    ("known", "row"),
    [
        (BORN, BORN | {"birth_year": 1981}),
        (BORN, BORN | {"birth_day": "05-04"}),
        (BORN, BORN | {"birth_day": "05-04", "birth_lunar": True}),
        (BORN | {"sex": Sex.MALE}, BORN | {"sex": Sex.FEMALE}),
        (BORN | {"wechat": "a"}, BORN | {"wechat": "b"}),
        (BORN | {"email": "a@b.cn"}, BORN | {"email": "c@d.cn"}),
        (BORN | {"opened_on": date(2020, 1, 2)}, BORN | {"opened_on": date(2021, 1, 2)}),
    ],
)
def test_anything_against_it_keeps_the_two_apart(
    desk: Desk, known: dict[str, Any], row: dict[str, Any]
) -> None:
    add_contact(desk, a_client(phone=ONE, **known))
    done = import_clients(desk, a_sheet(a_row(2, **row)))
    assert (counts(done), done.namesakes) == ((1, 0, 0), ("王小明",))
    assert done.unclear.joined == ()


@pytest.mark.parametrize(
    ("known", "row"),
    [
        ({}, {}),
        ({}, BORN),
        (BORN, {}),
        ({"birth_day": "05-03"}, {"birth_day": "05-03"}),
        ({"birth_day": "05-03"}, BORN),
        (BORN, {"birth_day": "05-03"}),
        ({"birth_year": 1980}, {"birth_year": 1980}),
        (BORN, BORN | {"birth_lunar": True}),
        (BORN, BORN | {"birth_day": "03-19", "birth_lunar": True}),
    ],
)
def test_by_less_than_that_nobody_knows_whether_it_is_he(
    desk: Desk, known: dict[str, Any], row: dict[str, Any]
) -> None:
    """Who has a phone is not taken for one without, and nobody is there twice."""
    add_contact(desk, a_client(phone=ONE, **known))
    before = dump(desk.store)
    done = import_clients(desk, a_sheet(a_row(2, assets=Money(5), **row)))
    assert done.unclear.undecided == (Undecided(2, "王小明", (Rival(1, "王小明"),)),)
    assert dump(desk.store) == before


@pytest.mark.parametrize(
    "more", [{"employer": "大通贸易"}, {"wechat": "B"}, {"note": "x"}, {"area": "浦东"}]
)
def test_who_works_elsewhere_or_has_a_further_way_is_the_same(
    desk: Desk, more: dict[str, Any]
) -> None:
    ways = {Way.PHONE: [ONE], Way.WECHAT: ["a", "b"]}
    add_contact(desk, a_client(employer="明华", area="徐汇", note="y", **BORN), ways=ways)
    done = import_clients(desk, a_sheet(a_row(2, **BORN, **more)))
    assert (done.added, done.unclear.joined) == (0, (Joined(2, 1, "王小明"),))


def test_of_two_who_are_born_so_neither_is_taken(desk: Desk) -> None:
    for phone in (ONE, TWO):
        add_contact(desk, a_client(phone=phone, **BORN))
    done = import_clients(desk, a_sheet(a_row(2, assets=Money(5), **BORN)))
    both = (Rival(1, "王小明"), Rival(2, "王小明"))
    assert (counts(done), done.unclear.undecided) == ((0, 0, 0), (Undecided(2, "王小明", both),))


def test_of_two_rows_that_tell_of_one_so_neither_is_his(desk: Desk) -> None:
    add_contact(desk, a_client(phone=ONE, **BORN))
    rows = (a_row(2, note="a", **BORN), a_row(3, note="b", **BORN))
    done = import_clients(desk, a_sheet(*rows))
    assert (counts(done), [one.row for one in done.unclear.undecided]) == ((0, 0, 0), [2, 3])


def test_of_a_row_and_one_of_an_unknown_phone_that_tell_of_one_so_neither_is_his(
    desk: Desk,
) -> None:
    """The one of the phone is a second person born so; whose the other is, nobody knows."""
    add_contact(desk, a_client(phone=ONE, **BORN))
    rows = (a_row(2, assets=Money(5), **BORN), a_row(3, phone=TWO, assets=Money(9), **BORN))
    done = import_clients(desk, a_sheet(*rows))
    assert (counts(done), [one.row for one in done.unclear.undecided]) == ((1, 0, 0), [2])
    assert desk.store.get(Contact, 1).assets is None
    done = import_clients(desk, a_sheet(*rows))
    assert (counts(done), [one.row for one in done.unclear.undecided]) == ((0, 0, 1), [2])


def test_who_gets_the_birthday_from_a_row_of_his_phone_is_a_second_one_born_so(desk: Desk) -> None:
    """And a former name of his is his name."""
    add_contact(desk, a_client(phone=ONE, **BORN))
    add_contact(desk, a_client(phone=TWO))
    edit_contact(desk, "2", name_fields("王晓明"))
    rows = (a_row(2, **BORN), a_row(3, "王晓明", phone=TWO, **BORN))
    done = import_clients(desk, a_sheet(*rows))
    assert (counts(done), [one.row for one in done.unclear.undecided]) == ((0, 1, 0), [2])
    again = import_clients(desk, a_sheet(*rows))
    assert (counts(again), len(again.unclear.undecided)) == ((0, 0, 1), 1)


@pytest.mark.parametrize(
    "other",
    [
        {"sex": Sex.FEMALE},
        {"wechat": "b"},
        {"email": "c@d.cn"},
        {"opened_on": date(2021, 1, 2)},
        {"birth_day": "05-04"},
        {"birth_day": None},
    ],
)
def test_who_is_told_apart_from_a_row_takes_nothing_from_it(
    desk: Desk, other: dict[str, Any]
) -> None:
    """A row of an unknown phone that can't be the same person's stands in nobody's way."""
    add_contact(desk, a_client(phone=ONE, **BORN))
    told: dict[str, Any] = {
        "sex": Sex.MALE,
        "wechat": "a",
        "email": "a@b.cn",
        "opened_on": date(2020, 1, 2),
    }
    rows = (a_row(2, **BORN, **told), a_row(3, phone=TWO, **(BORN | other)))
    done = import_clients(desk, a_sheet(*rows))
    assert (counts(done), done.unclear.joined) == ((1, 1, 0), (Joined(2, 1, "王小明"),))
    assert counts(import_clients(desk, a_sheet(*rows))) == (0, 0, 2)


@pytest.mark.parametrize("first", [2, 4])
def test_a_row_that_contradicts_what_one_of_his_phone_tells_is_not_his(
    desk: Desk, first: int
) -> None:
    add_contact(desk, a_client(phone=ONE, **BORN))
    rows = (a_row(first, phone=ONE, wechat="b"), a_row(3, wechat="a", **BORN))
    done = import_clients(desk, a_sheet(*sorted(rows)))
    assert (counts(done), done.unclear.joined) == ((1, 1, 0), ())
    assert counts(import_clients(desk, a_sheet(*sorted(rows)))) == (0, 0, 2)


def test_a_row_with_his_phone_and_one_without_are_one_client(desk: Desk) -> None:
    add_contact(desk, a_client(phone=ONE, **BORN))
    rows = (a_row(2, phone=ONE), a_row(3, employer="明华", **BORN))
    done = import_clients(desk, a_sheet(*rows))
    assert counts(done) == (0, 1, 0)
    assert [(one.row, one.into) for one in done.sheet.merged] == [(3, 2)]
    assert desk.store.get(Contact, 1).employer == "明华"


def test_a_former_name_joins_with_the_whole_birthday_alone(desk: Desk) -> None:
    add_contact(desk, a_client("王晓明", phone=ONE, **BORN))
    edit_contact(desk, "1", name_fields("王小明"))
    done = import_clients(desk, a_sheet(a_row(2, "王晓明", **BORN)))
    assert (counts(done), done.unclear.joined) == ((0, 0, 1), (Joined(2, 1, "王小明"),))
    done = import_clients(desk, a_sheet(a_row(2, "王晓明"), a_row(3, "王晓明", phone=TWO)))
    assert (counts(done), done.unclear.joined) == ((1, 0, 0), ())
    assert done.unclear.renamed == (Renamed("王晓明", 1, "王小明"),)
    assert done.unclear.undecided == (Undecided(2, "王晓明", (Rival(1, "王小明"),)),)


def test_who_had_a_name_and_has_it_again_is_told_of_once(desk: Desk) -> None:
    add_contact(desk, a_client(phone=ONE))
    for name in ("王晓明", "王小明"):
        edit_contact(desk, "1", name_fields(name))
    done = import_clients(desk, a_sheet(a_row(2, phone=TWO)))
    assert (done.namesakes, done.unclear.renamed) == (("王小明",), ())


def test_a_former_name_of_who_has_no_phone_is_told_where_it_is_taken(desk: Desk) -> None:
    add_contact(desk, a_client("王晓明"))
    edit_contact(desk, "1", name_fields("王小明"))
    done = import_clients(desk, a_sheet(a_row(2, "王晓明")))
    joined = Joined(2, 1, "王小明", By.NAME)
    assert (counts(done), done.unclear.joined) == ((0, 0, 1), (joined,))
    done = import_clients(desk, a_sheet(a_row(2, "王小明")))
    assert (counts(done), done.unclear.joined) == ((0, 0, 1), ())


@pytest.mark.parametrize("deceased", [False, True])
@pytest.mark.parametrize("row", [a_row(2, phone=ONE, note="x"), a_row(2, note="x", **BORN)])
def test_who_is_gone_stays_gone_and_is_told_of(desk: Desk, row: ClientRow, deceased: bool) -> None:
    """Of an archived client the bank's news is kept; of one who has died, nothing."""
    add_contact(desk, a_client(phone=ONE, **BORN))
    archive_contact(desk, "1", deceased=deceased)
    before = dump(desk.store)
    done = import_clients(desk, a_sheet(row, a_row(3, "李姐")))
    assert done.added == 1
    assert done.unclear.departed == (Departed(2, 1, "王小明", deceased),)
    known = desk.store.get(Contact, 1)
    assert (known.archived, known.deceased, known.note) == (
        True,
        deceased,
        None if deceased else "x",
    )
    assert [one.name for one in list_contacts(desk)] == ["李姐"]
    if deceased:
        assert dump(desk.store)["contact"][0] == before["contact"][0]


def test_who_is_added_under_the_name_of_one_who_has_died_is_told(desk: Desk) -> None:
    add_contact(desk, a_client(phone=ONE))
    archive_contact(desk, "1", deceased=True)
    sheet = a_sheet(a_row(2, phone=TWO))
    done = import_clients(desk, sheet)
    assert (counts(done), done.namesakes) == ((1, 0, 0), ("王小明",))
    assert done.unclear.departed == (Departed(2, 1, "王小明", deceased=True, namesake=True),)
    again = import_clients(desk, sheet)
    assert (counts(again), again.unclear.departed) == ((0, 0, 1), ())


def test_that_who_may_be_meant_is_gone_is_told(desk: Desk) -> None:
    add_contact(desk, a_client(phone=ONE))
    add_contact(desk, a_client("李姐", phone=TWO))
    archive_contact(desk, "1", deceased=True)
    archive_contact(desk, "2")
    done = import_clients(desk, a_sheet(a_row(2), a_row(3, "李姐")))
    assert done.unclear.undecided == (
        Undecided(2, "王小明", (Rival(1, "王小明", archived=True, deceased=True),)),
        Undecided(3, "李姐", (Rival(2, "李姐", archived=True),)),
    )


def a_person(**details: object) -> dict[str, Any]:
    """Return what a row tells of somebody who was born on the day that others were."""
    return {"name": "王小明"} | BORN | details


A_ROW: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["王小明", "李姐"]),
        "phone": st.sampled_from([None, None, ONE, TWO]),
        "sex": st.none() | st.sampled_from(Sex),
        "birth_year": st.sampled_from([None, 1980, 1980]),
        "birth_day": st.sampled_from(["05-03", "05-04"]),
        "birth_lunar": st.sampled_from([False, False, True]),
        "mood": st.none() | st.sampled_from(Mood),
        "wechat": st.sampled_from([None, None, "a", "b"]),
    }
)


A_FILE = st.lists(A_ROW, max_size=4)


def check_joined(before: Mapping[int, Contact], sheet: Sheet, done: Imported) -> None:
    """Look at whom rows were taken for: they, or their clients, are without a phone."""
    rows = {one.row: one for one in sheet.clients}
    for one in done.unclear.joined:
        client, row = before[one.number], rows[one.row]
        assert client.name == row.name
        assert None in (client.phone, row.phone)
        for field in BORN:
            assert getattr(client, field) == getattr(row, field) is not None
        for field in ("sex", "wechat"):
            pair = {getattr(client, field), getattr(row, field)} - {None}
            assert len(pair) <= 1


@given(known=A_FILE, details=A_FILE)
@settings(max_examples=150, deadline=None)
@example(known=[a_person(phone=ONE)], details=[a_person(), a_person(phone=TWO)])
@example(
    known=[a_person(phone=ONE)],
    details=[{"name": "王小明", "phone": ONE, "wechat": "b"}, a_person(wechat="a")],
)
def test_nobody_is_joined_whom_anything_tells_apart(
    empty_store: Path, known: list[dict[str, Any]], details: list[dict[str, Any]]
) -> None:
    """And the same file again adds nobody, whoever was there before it.

    What its own rows made of others may tell more of one the second time, and no more the third.
    """
    sheets = [
        a_sheet(*(a_row(row, **fields) for row, fields in enumerate(rows, 2)))
        for rows in (known, details)
    ]
    with fresh_desk(empty_store) as desk:
        for sheet in sheets:
            before = {one.id: one for one in list_contacts(desk)}
            empty = dump(desk.store)
            check_joined(before, sheet, import_clients(desk, sheet, skip_bad=True))
        before = {one.id: one for one in list_contacts(desk)}
        again = import_clients(desk, sheets[-1], skip_bad=True)
        assert again.added == 0
        check_joined(before, sheets[-1], again)
        stored = dump(desk.store)
        third = import_clients(desk, sheets[-1], skip_bad=True)
        assert (third.added, third.updated, dump(desk.store)) == (0, 0, stored)
        while dump(desk.store) != empty:
            undo(desk)


HERE, THERE = {"employer": "明华"}, {"employer": "大通贸易"}


def namesakes(desk: Desk, *known: dict[str, Any]) -> None:
    for one in known:
        add_contact(desk, a_client(**one))


def assets_of(desk: Desk) -> list[int | None]:
    return [one.assets for one in list_contacts(desk)]


@pytest.mark.parametrize("born", [{}, BORN])
def test_of_namesakes_without_a_phone_the_employer_decides_whose_a_row_is(
    desk: Desk, born: dict[str, Any]
) -> None:
    """In whatever order the rows stand."""
    namesakes(desk, HERE | born | {"assets": Money(1)}, THERE | born | {"assets": Money(2)})
    one = import_clients(desk, a_sheet(a_row(2, assets=Money(21), **THERE, **born)))
    assert (counts(one), assets_of(desk)) == ((0, 1, 0), [Money(1), Money(21)])
    rows = (a_row(2, assets=Money(22), **THERE, **born), a_row(3, assets=Money(11), **HERE, **born))
    assert counts(import_clients(desk, a_sheet(*rows))) == (0, 2, 0)
    assert assets_of(desk) == [Money(11), Money(22)]


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ([{}, {}], [{}]),
        ([HERE, THERE], [{}]),
        ([BORN, BORN], [BORN]),
        ([HERE | BORN, THERE | BORN], [BORN]),
        ([HERE | BORN, THERE | BORN], [BORN | {"employer": "新华"}]),
        ([HERE, HERE], [HERE]),
        ([HERE], [THERE]),
        ([HERE, THERE], [{"employer": "新华"}]),
        ([{}], [{}, {}]),
        ([{}, {}], [{}, {}]),
    ],
)
def test_of_a_row_that_may_be_several_clients_nothing_is_taken(
    desk: Desk, known: list[dict[str, Any]], told: list[dict[str, Any]]
) -> None:
    """Nor of rows that may all be one client; they are told, and nobody is added again."""
    namesakes(desk, *(one | {"assets": Money(1)} for one in known))
    before = dump(desk.store)
    rows = [a_row(n, assets=Money(n), **one) for n, one in enumerate(told, start=2)]
    done = import_clients(desk, a_sheet(*rows))
    assert (counts(done), dump(desk.store)) == ((0, 0, 0), before)
    clients = tuple(Rival(n, "王小明") for n in range(1, len(known) + 1))
    assert done.unclear.undecided == tuple(Undecided(row.row, "王小明", clients) for row in rows)


def told_of(n: int, assets: int, **more: Any) -> ClientRow:  # noqa: ANN401 - of a row's many kinds
    return a_row(n, assets=Money(assets), **more)


@pytest.mark.parametrize("born", [{}, BORN])
def test_equal_assets_tell_of_nobody(desk: Desk, born: dict[str, Any]) -> None:
    """A new colleague's namesake comes in with what the known one held until now."""
    import_clients(desk, a_sheet(told_of(2, 1, **HERE, **born)))
    rows = (told_of(2, 2, **HERE, **born), told_of(3, 1, **THERE, **born))
    done = import_clients(desk, a_sheet(*rows))
    assert (desk.store.get(Contact, 1).assets, counts(done)) == (Money(2), (1, 1, 0))
    assert counts(import_clients(desk, a_sheet(*rows))) == (0, 0, 2)


def test_two_who_swap_what_they_hold_are_each_still_themselves(desk: Desk) -> None:
    import_clients(desk, a_sheet(told_of(2, 1, **HERE), told_of(3, 2, **THERE)))
    rows = (told_of(2, 2, **HERE), told_of(3, 1, **THERE))
    assert counts(import_clients(desk, a_sheet(*rows))) == (0, 2, 0)
    assert assets_of(desk) == [Money(2), Money(1)]


def test_an_employer_and_a_birthday_that_tell_of_two_tell_of_nobody(desk: Desk) -> None:
    namesakes(desk, HERE, THERE | BORN)
    before = dump(desk.store)
    done = import_clients(desk, a_sheet(told_of(2, 5, **HERE, **BORN)))
    assert (dump(desk.store), len(done.unclear.undecided)) == (before, 1)


def test_who_is_archived_takes_nothing_from_a_namesake_who_is_not(desk: Desk) -> None:
    namesakes(desk, HERE | {"assets": Money(8)}, THERE | {"assets": Money(1)})
    archive_contact(desk, "1", deceased=True)
    done = import_clients(desk, a_sheet(told_of(2, 8, **THERE)))
    assert (counts(done), done.unclear.departed) == ((0, 1, 0), ())
    assert desk.store.get(Contact, 2).assets == Money(8)


@pytest.mark.parametrize("told", [{}, {"birth_year": 1980}])
def test_a_row_that_nothing_speaks_against_of_several_is_nobodys(
    desk: Desk, told: dict[str, Any]
) -> None:
    namesakes(desk, BORN, BORN | {"birth_day": "06-06"})
    done = import_clients(desk, a_sheet(told_of(2, 5, **told)))
    assert (counts(done), len(done.unclear.undecided)) == ((0, 0, 0), 1)


def test_a_name_alone_is_that_of_the_one_who_has_nothing_else_either(desk: Desk) -> None:
    namesakes(desk, {"assets": Money(1)})
    done = import_clients(desk, a_sheet(a_row(2, assets=Money(2))))
    assert (counts(done), assets_of(desk)) == ((0, 1, 0), [Money(2)])


@pytest.mark.parametrize("turned", [False, True])
def test_rows_of_one_file_are_joined_as_those_of_two_would_be(desk: Desk, *, turned: bool) -> None:
    rows = [a_row(2, phone=ONE, **BORN), a_row(3, note="x", **BORN)]
    if turned:
        rows = [a_row(2, note="x", **BORN), a_row(3, phone=ONE, **BORN)]
    done = import_clients(desk, a_sheet(*rows))
    assert (counts(done), len(done.sheet.merged)) == ((1, 0, 0), 1)
    (client,) = list_contacts(desk)
    assert (client.phone, client.note) == (ONE, "x")
    assert counts(import_clients(desk, a_sheet(*rows))) == (0, 0, 1)


@pytest.mark.parametrize(
    "others",
    [
        [{"phone": ONE, **BORN}, {"phone": TWO, **BORN}],
        [{"phone": ONE, **BORN}, {"note": "y", **BORN}],
        [{"phone": ONE, **BORN, "sex": Sex.FEMALE}],
        [{"phone": ONE, "birth_day": "05-03"}],
    ],
)
def test_rows_of_one_file_that_may_be_two_people_stay_apart(
    desk: Desk, others: list[dict[str, Any]]
) -> None:
    rows = [a_row(2, note="x", sex=Sex.MALE, **BORN)]
    rows += [a_row(n, **one) for n, one in enumerate(others, start=3)]
    assert counts(import_clients(desk, a_sheet(*rows))) == (len(rows), 0, 0)
    assert counts(import_clients(desk, a_sheet(*rows))) == (0, 0, len(rows))


def test_a_row_beside_one_of_an_unknown_phone_is_not_joined_where_somebody_is_born_so(
    desk: Desk,
) -> None:
    add_contact(desk, a_client(phone="13800000003", **BORN))
    rows = [a_row(2, phone=ONE, **BORN), a_row(3, note="x", **BORN)]
    done = import_clients(desk, a_sheet(*rows))
    assert (counts(done), [one.row for one in done.unclear.undecided]) == ((1, 0, 0), [3])


def test_what_the_row_of_his_number_tells_stands_over_the_other(desk: Desk) -> None:
    once_two(desk, {})
    rows = (a_row(2, assets=Money(5), note="x"), a_row(3, phone=ONE, assets=Money(6)))
    assert counts(import_clients(desk, a_sheet(*rows))) == (0, 1, 0)
    (client,) = list_contacts(desk)
    assert (client.assets, client.note) == (Money(6), "x")
    assert counts(import_clients(desk, a_sheet(*rows))) == (0, 0, 1)


def test_of_two_rows_that_may_be_who_was_two_nothing_is_taken(desk: Desk) -> None:
    once_two(desk, {})
    rows = (a_row(2, assets=Money(5)), a_row(3, assets=Money(6)))
    done = import_clients(desk, a_sheet(*rows))
    assert (counts(done), len(done.unclear.undecided)) == ((0, 0, 0), 2)


def test_who_was_two_is_not_taken_where_another_may_be_meant(desk: Desk) -> None:
    once_two(desk, {})
    namesakes(desk, {})
    told = a_row(2, assets=Money(5), area="浦东")
    done = import_clients(desk, a_sheet(told._replace(sex=Sex.MALE)))
    assert [one.clients for one in done.unclear.undecided] == [
        (Rival(1, "王小明"), Rival(2, "王小明"))
    ]
    assert counts(import_clients(desk, a_sheet(told))) == (0, 0, 0)


def once_two(desk: Desk, known: dict[str, Any]) -> None:
    """Know a client with a phone, who was known without one too."""
    stored = add_contact(desk, a_client(phone=ONE, **known))
    with desk.store.command("merge", desk.now):
        desk.store.put(ListedRow(stored.id, stored.name_key, "{}"))


@pytest.mark.parametrize(
    ("known", "told", "whose"),
    [
        ({}, {}, "his"),
        (BORN, {}, "his"),
        (BORN, BORN, "his"),
        (BORN, {"birth_day": "05-03"}, "nobody's"),
        ({}, BORN, "nobody's"),
        (BORN, BORN | {"birth_lunar": True}, "nobody's"),
        (BORN, {"birth_day": "05-04"}, "another's"),
        ({"sex": Sex.MALE}, {"sex": Sex.FEMALE}, "another's"),
    ],
)
def test_who_was_two_is_found_by_a_row_without_a_phone_as_the_other_was(
    desk: Desk, known: dict[str, Any], told: dict[str, Any], whose: str
) -> None:
    """And by his birthday, as everybody; not by a row that tells something else."""
    once_two(desk, known)
    done = import_clients(desk, a_sheet(a_row(2, assets=Money(5), **told)))
    found = (done.updated, len(done.unclear.undecided), done.added)
    assert found == {"his": (1, 0, 0), "nobody's": (0, 1, 0), "another's": (0, 0, 1)}[whose]
    by = By.DETAILS if told else By.NAME
    assert done.unclear.joined == ((Joined(2, 1, "王小明", by),) if whose == "his" else ())
    assert done.unclear.renamed == ()


def test_a_client_without_a_phone_gets_it_from_the_list_by_name_and_birthday(desk: Desk) -> None:
    """It is told; with a phone of his own he is another one."""
    import_clients(desk, a_sheet(a_row(2, **BORN)))
    row = a_row(2, phone=ONE, **BORN)
    done = import_clients(desk, a_sheet(row))
    assert (counts(done), desk.store.get(Contact, 1).phone) == ((0, 1, 0), ONE)
    assert done.unclear.joined == (Joined(2, 1, "王小明", By.NEW_PHONE),)
    assert counts(import_clients(desk, a_sheet(row))) == (0, 0, 1)
    assert counts(import_clients(desk, a_sheet(row._replace(phone=TWO)))) == (1, 0, 0)


def test_a_number_of_before_with_another_birthday_is_nobodys(desk: Desk) -> None:
    """His own row, beside it, is his all the same."""
    import_clients(desk, a_sheet(a_row(2, phone=ONE, **BORN)))
    edit_contact(desk, "1", {"phone": TWO})
    other: dict[str, Any] = {"birth_year": 1999, "birth_day": "09-09", "assets": Money(6)}
    rows = a_row(2, phone=ONE, **other), a_row(3, phone=TWO, assets=Money(5), **BORN)
    done = import_clients(desk, a_sheet(*rows))
    assert (counts(done), assets_of(desk)) == ((0, 1, 0), [Money(5)])
    assert done.unclear.undecided == (Undecided(2, "王小明", (Rival(1, "王小明"),)),)


def test_a_row_as_one_before_is_nobodys_where_a_namesakes_own_row_is_missing(desk: Desk) -> None:
    """It may be his whose phone the list has no more; with his row it is the other's."""
    rows = a_row(2, phone=ONE, assets=Money(9)), a_row(3, assets=Money(2))
    import_clients(desk, a_sheet(*rows))
    alone = a_row(2, assets=Money(91))
    done = import_clients(desk, a_sheet(alone))
    both = (Rival(1, "王小明"), Rival(2, "王小明"))
    assert done.unclear.undecided == (Undecided(2, "王小明", both),)
    assert counts(import_clients(desk, a_sheet(rows[0], alone._replace(row=3)))) == (0, 1, 1)
    assert assets_of(desk) == [Money(9), Money(91)]


def test_what_one_list_does_not_tell_makes_nobody_of_two_the_one(desk: Desk) -> None:
    import_clients(desk, a_sheet(told_of(2, 1, **HERE), told_of(3, 5)))
    done = import_clients(desk, a_sheet(told_of(2, 16)))
    assert (len(done.unclear.undecided), assets_of(desk)) == (1, [Money(1), Money(5)])
    assert counts(import_clients(desk, a_sheet(told_of(2, 11, **HERE)))) == (0, 1, 0)


def test_an_employer_that_is_known_of_one_alone_does_not_decide(desk: Desk) -> None:
    told = {"sex": Sex.FEMALE}
    import_clients(desk, a_sheet(told_of(2, 11, **told), told_of(3, 4, **told)))
    edit_contact(desk, "1", HERE)
    done = import_clients(desk, a_sheet(told_of(2, 4, **told, **HERE)))
    assert (len(done.unclear.undecided), assets_of(desk)) == (1, [Money(11), Money(4)])


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("turned", [False, True])
def test_of_two_rows_of_one_client_his_assets_stand_in_any_order(
    desk: Desk, side: Side, *, turned: bool
) -> None:
    """As they were settled when the two became one; both risen, those of his first number."""
    rows = [a_row(2, phone=ONE, assets=Money(1)), a_row(3, phone=TWO, assets=Money(2))]
    import_clients(desk, a_sheet(*rows))
    merge_contacts(desk, "1", "2", Preference(side), remark=remark_text)
    settled = assets_of(desk)
    order = rows[::-1] if turned else rows
    assert counts(import_clients(desk, a_sheet(*order))) == (0, 0, 1)
    assert assets_of(desk) == settled
    risen = [one._replace(assets=Money((one.assets or 0) + 10)) for one in order]
    import_clients(desk, a_sheet(*risen))
    assert assets_of(desk) == [Money(11)]


def test_an_employer_in_another_writing_is_the_same(desk: Desk) -> None:
    """It speaks for a client, and never against him."""
    namesakes(desk, {"employer": "騰訊控股"}, {"employer": "大通贸易"})
    told = a_row(2, employer="腾讯控股有限公司", assets=Money(5))
    assert counts(import_clients(desk, a_sheet(told))) == (0, 1, 0)
    assert assets_of(desk) == [Money(5), None]
