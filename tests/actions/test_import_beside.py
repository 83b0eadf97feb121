"""What a list brings beside the records: kept once, filled in, taken back whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from rmtrack.actions.cold_start import list_unclassified
from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import edit_contact
from rmtrack.actions.history import redo, show_history, undo
from rmtrack.actions.importing import import_clients
from rmtrack.actions.show import open_profile
from rmtrack.actions.who import find_contact
from rmtrack.domain.contact import Contact
from rmtrack.domain.importing import ClientRow, FaultyFileError, Imported, Unmet
from rmtrack.domain.keys import Way
from rmtrack.domain.not_taken import Other
from rmtrack.domain.profile import ContactField
from rmtrack.domain.reach import Profile
from rmtrack.domain.tag import Tag
from rmtrack.exchange.clients import read_client_file
from rmtrack.reading.names import name_fields
from rmtrack.storage import queries
from tests.actions.values import MONDAY, a_client, a_row, a_sheet, add, archive, dump

ONE, TWO, THREE, FOUR = (f"1380000000{n}" for n in range(1, 5))
FILE = f"""\
客户姓名,手机号,其他电话,标签,介绍人,持有产品数,最爱,单位
王小明,{ONE},{TWO}/{THREE},高尔夫、茶,李姐,4,钓鱼,
李姐,{FOUR},,,張偉,,,明华
张伟,,,茶,,0,茶,
"""


def brought(phone: str | None = ONE, **more: object) -> ClientRow:
    row = a_row(2, phone=phone)
    return row._replace(more=row.more._replace(**more))  # type: ignore[arg-type]


def introduced(row: ClientRow, name: str) -> ClientRow:
    key = name_fields(name)["name_key"]
    return row._replace(more=row.more._replace(introducer=name, introducer_key=key))


def counts(done: Imported) -> tuple[int, int, int]:
    return done.added, done.updated, done.unchanged


def profile(desk: Desk, number: int) -> Profile:
    return open_profile(desk, desk.store.get(Contact, number))


def products(desk: Desk, number: int) -> list[str | None]:
    return [row.answers for row in desk.store.all(queries.ASSESSMENTS_OF, contact_id=number)]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_all_of_a_file_is_kept_once_and_taken_back_whole(
    desk: Desk, tmp_path: Path, encoding: str
) -> None:
    source = tmp_path / "clients.csv"
    source.write_bytes(FILE.encode(encoding))
    sheet = read_client_file(source, MONDAY, chosen={"最爱": "field:爱好"})
    before = dump(desk.store)
    assert counts(import_clients(desk, sheet, dry_run=True)) == (3, 0, 0)
    assert dump(desk.store) == before
    assert counts(import_clients(desk, sheet)) == (3, 0, 0)
    first = profile(desk, 1)
    assert first.reach.phones == (ONE, TWO, THREE)
    assert first.tags == ("高尔夫", "茶")
    assert first.fields == (("爱好", "钓鱼"),)
    assert [desk.store.get(Contact, n).introducer_id for n in (1, 2, 3)] == [2, 3, None]
    assert [products(desk, n) for n in (1, 2, 3)] == [["products=4"], [], ["products=0"]]
    assert find_contact(desk.store, "1").employer is None
    after = dump(desk.store)
    again = import_clients(desk, sheet)
    assert (counts(again), again.news) == ((0, 0, 3), ())
    assert dump(desk.store) == after
    assert len(show_history(desk, 9)) == 1
    undo(desk)
    assert dump(desk.store) == before
    redo(desk)
    assert dump(desk.store) == after


def test_of_a_known_client_what_is_blank_is_filled_and_nothing_else(desk: Desk) -> None:
    add(desk, "李姐", "赵敏")
    add_contact(desk, a_client(phone=ONE), tags=["茶"], own={"爱好": "钓鱼"}, introducer="2")
    before = dump(desk.store)
    row = brought(phones=(TWO,), tags=("茶", "golf"), own=(("爱好", "酒"), ("Car", "A6")))
    done = import_clients(desk, a_sheet(introduced(row, "李姐")._replace(employer="明华")))
    assert counts(done) == (0, 1, 0)
    (news,) = done.news
    assert (news.row, news.before.id, news.fields) == (2, 3, ("employer",))
    assert news.more._asdict() == {
        "phones": (TWO,),
        "tags": ("golf",),
        "introducer": None,
        "introducer_key": None,
        "products": None,
        "own": (("Car", "A6"),),
    }
    known = profile(desk, 3)
    assert known.reach.phones == (ONE, TWO)
    assert (known.tags, known.fields) == (("茶", "golf"), (("爱好", "钓鱼"), ("Car", "A6")))
    assert known.contact.introducer_id == 2
    undo(desk)
    assert dump(desk.store) == before


def test_a_field_is_written_as_it_was_first_written_with_anybody(desk: Desk) -> None:
    add_contact(desk, a_client("李姐"), own={"Car": "A4"})
    rows = (brought(own=(("CAR", "A6"), ("dog", "x"))), brought(TWO, own=(("Dog", "y"),)))
    import_clients(desk, a_sheet(rows[0], rows[1]._replace(row=3)))
    assert profile(desk, 2).fields == (("Car", "A6"), ("dog", "x"))
    assert profile(desk, 3).fields == (("dog", "y"),)


def test_a_field_is_one_in_traditional_and_simplified_signs(desk: Desk) -> None:
    add_contact(desk, a_client("李姐"), own={"爱好": "茶"})
    add_contact(desk, a_client(phone=ONE), own={"爱好": "釣魚"})
    rows = brought(own=(("愛好", "钓鱼"),)), brought(TWO, own=(("愛好", "酒"),))
    done = import_clients(desk, a_sheet(rows[0], rows[1]._replace(row=3)))
    assert (counts(done), done.not_taken) == ((1, 0, 1), ())
    assert profile(desk, 2).fields == (("爱好", "釣魚"),)
    assert profile(desk, 3).fields == (("爱好", "酒"),)
    with desk.store.command("old", desk.now):  # from when the two were told apart
        desk.store.put(ContactField(1, "书", "一"))
        desk.store.put(ContactField(2, "書", "二"))
    done = import_clients(desk, a_sheet(brought(own=(("書", "三"),))))
    assert [one.beside for one in done.not_taken] == [(Other("书", "二", "三"),)]
    assert profile(desk, 2).fields == (("爱好", "釣魚"), ("書", "二"))


def test_two_writings_of_one_fact_are_no_difference(desk: Desk) -> None:
    """Signs, width, case and accents; of an employer what it is by law does not count either."""
    known = {
        "employer": "騰訊控股",
        "area": "廣州",
        "source": "Café",
        "note": "愛喝茶",
        "phone": ONE,
    }
    add_contact(desk, a_client(**known))
    said = {"employer": "腾讯控股有限公司", "area": "广州", "source": "ＣＡＦＥ", "note": "爱喝茶"}
    done = import_clients(desk, a_sheet(a_row(2, phone=ONE, **said)))
    assert (counts(done), done.not_taken) == ((0, 0, 1), ())
    done = import_clients(desk, a_sheet(a_row(2, phone=ONE, employer="腾讯音乐")))
    assert [one.fields for one in done.not_taken] == [("employer",)]


def test_a_tag_is_written_as_it_was_first_with_anybody_and_told_so(desk: Desk) -> None:
    add_contact(desk, a_client("李姐"), tags=["golf"])
    add_contact(desk, a_client(phone=ONE), tags=["Tea"])
    rows = (brought(tags=("TEA", "GOLF", "Golf")), brought(TWO, tags=("ｔｅａ", "VIP", "vip")))
    done = import_clients(desk, a_sheet(rows[0], rows[1]._replace(row=3)))
    assert [one.more.tags for one in done.news] == [("golf",)]
    assert (profile(desk, 2).tags, profile(desk, 3).tags) == (("Tea", "golf"), ("Tea", "VIP"))


def test_a_tag_in_other_signs_is_known_already(desk: Desk) -> None:
    """Also to who has it so from an older store, where it was first written otherwise."""
    add_contact(desk, a_client("李姐"), tags=["高尔夫"])
    add_contact(desk, a_client(phone=ONE))
    with desk.store.command("older", desk.now):
        desk.store.put(Tag(2, "高爾夫"))
    rows = (brought(tags=("高尔夫",)), brought(TWO, tags=("高爾夫", "高尔夫"))._replace(row=3))
    done = import_clients(desk, a_sheet(*rows))
    assert (counts(done), done.news) == ((1, 0, 1), ())
    assert (profile(desk, 2).tags, profile(desk, 3).tags) == (("高爾夫",), ("高尔夫",))


def test_a_client_is_found_by_any_number_and_gets_the_others(desk: Desk) -> None:
    add_contact(desk, a_client(phone=ONE), ways={Way.PHONE: [ONE, TWO]})
    done = import_clients(desk, a_sheet(brought(THREE, phones=(TWO,))))
    assert counts(done) == (0, 1, 0)
    assert profile(desk, 1).reach.phones == (ONE, TWO, THREE)
    assert counts(import_clients(desk, a_sheet(brought(TWO)))) == (0, 0, 1)


def test_two_rows_of_one_stored_client_tell_of_one(desk: Desk) -> None:
    """The file doesn't show that the two numbers are one person's, the store does."""
    add_contact(desk, a_client(phone=ONE), ways={Way.PHONE: [ONE, TWO]})
    rows = (
        brought(ONE)._replace(note="a"),
        brought(TWO)._replace(row=3, employer="明华", note="b"),
    )
    done = import_clients(desk, a_sheet(*rows))
    assert counts(done) == (0, 1, 0)
    assert [(one.row, one.into, one.differing) for one in done.sheet.merged] == [(3, 2, ("note",))]
    known = desk.store.get(Contact, 1)
    assert (known.note, known.employer) == ("a", "明华")


FORMER_NAMES = {
    "each with a number of its own": (a_row(2, phone=ONE), a_row(3, "王晓明", phone=TWO)),
    "the former one first": (a_row(2, "王晓明", phone=TWO), a_row(3, phone=ONE)),
    "of one number": (a_row(2, phone=ONE), a_row(3, "王晓明", phone=ONE)),
    "a row of both numbers": (a_row(2, phone=ONE), brought(TWO, phones=(ONE,))._replace(row=3)),
}


@pytest.mark.parametrize("rows", FORMER_NAMES.values(), ids=FORMER_NAMES)
def test_rows_of_a_clients_name_and_former_name_tell_of_one(
    desk: Desk, rows: tuple[ClientRow, ...]
) -> None:
    """A bank's list goes on telling of both after two records were merged into one."""
    add_contact(desk, a_client("王晓明", phone=ONE), ways={Way.PHONE: [ONE, TWO]})
    edit_contact(desk, "1", name_fields("王小明"))
    done = import_clients(desk, a_sheet(*rows))
    assert counts(done) == (0, 0, 1)
    assert [(one.row, one.into) for one in done.sheet.merged] == [(3, 2)]
    assert done.sheet.faults == ()


def test_a_later_row_of_both_numbers_is_the_stored_client_of_both_rows(desk: Desk) -> None:
    add_contact(desk, a_client(phone=ONE), ways={Way.PHONE: [ONE, TWO]})
    both = brought(ONE, phones=(TWO,))._replace(row=4)
    done = import_clients(desk, a_sheet(brought(ONE), brought(TWO)._replace(row=3), both))
    assert counts(done) == (0, 0, 1)
    assert [(one.row, one.into) for one in done.sheet.merged] == [(3, 2), (4, 2)]


def test_a_really_other_name_on_a_shared_number_stays_a_fault(desk: Desk) -> None:
    """Of a stored client's number, and of a new one that only the file tells of."""
    add_contact(desk, a_client("王晓明", phone=ONE), ways={Way.PHONE: [ONE, TWO]})
    edit_contact(desk, "1", name_fields("王小明"))
    rows = (
        a_row(2, phone=ONE),
        a_row(3, "李姐", phone=ONE),
        a_row(4, "赵敏", phone=THREE),
        brought(TWO, phones=(THREE,))._replace(row=5),
    )
    done = import_clients(desk, a_sheet(*rows), skip_bad=True)
    assert counts(done) == (1, 0, 1)
    assert [(fault.row, str(fault)) for fault in done.refused] == [
        (3, "the phone number is that of '王小明' in row 2 already: correct one of them"),
        (5, "its phone numbers are those of rows 2, 4 already: correct one of them"),
    ]
    alone = import_clients(desk, a_sheet(*rows[2:]), skip_bad=True)
    (fault,) = alone.refused
    assert str(fault).startswith("the phone number is that of '赵敏' in row 4 already")


def test_numbers_of_two_stored_clients_are_a_fault(desk: Desk) -> None:
    add_contact(desk, a_client(phone=ONE))
    add_contact(desk, a_client(phone=TWO))
    done = import_clients(desk, a_sheet(brought(ONE, phones=(TWO,))), skip_bad=True)
    (fault,) = done.refused
    assert str(fault) == (
        "its phone numbers are those of several clients already: 王小明 (1), 王小明 (2)"
    )


def test_a_further_number_of_another_name_is_a_fault(desk: Desk) -> None:
    add_contact(desk, a_client("李姐", phone=TWO))
    with pytest.raises(FaultyFileError) as raised:
        import_clients(desk, a_sheet(brought(ONE, phones=(TWO,))))
    assert "is that of '李姐' (client 1) already" in str(raised.value.faults[0])


@pytest.mark.parametrize(
    ("name", "clients"),
    [("钱程", 0), ("王小明", 0), ("李", 0), ("赵敏", 2)],  # 王小明 is the one introduced
)
def test_an_introducer_who_is_nobody_or_several_is_told_and_not_kept(
    desk: Desk, name: str, clients: int
) -> None:
    add(desk, "李姐", "赵敏")
    done = import_clients(desk, a_sheet(introduced(brought(), name), a_row(3, "赵敏", phone=TWO)))
    assert (counts(done), done.unmet) == ((2, 0, 0), (Unmet(name, clients, (2,)),))
    assert desk.store.get(Contact, 3).introducer_id is None


def test_a_name_that_is_nobodys_is_told_once_with_its_rows(desk: Desk) -> None:
    rows = (introduced(a_row(2, "甲"), "网点"), introduced(a_row(3, "乙"), "丙"))
    done = import_clients(desk, a_sheet(*rows, introduced(a_row(4, "丁"), "网点")))
    assert done.unmet == (Unmet("网点", 0, (2, 4)), Unmet("丙", 0, (3,)))


def test_one_whose_own_row_is_left_out_has_introduced_nobody(desk: Desk) -> None:
    add_contact(desk, a_client("孙桂英", phone=THREE))
    rows = (introduced(a_row(2, "甲"), "乙"), a_row(3, "乙", phone=THREE))
    done = import_clients(desk, a_sheet(*rows), skip_bad=True)
    assert [fault.row for fault in done.refused] == [3]
    assert (counts(done), done.unmet) == ((1, 0, 0), (Unmet("乙", 0, (2,)),))


def test_who_was_there_has_no_news_of_an_introducer_who_is_nobody(desk: Desk) -> None:
    add_contact(desk, a_client(phone=ONE))
    done = import_clients(desk, a_sheet(introduced(brought(), "钱程")))
    assert (counts(done), done.news) == ((0, 0, 1), ())
    assert done.unmet == (Unmet("钱程", 0, (2,)),)


def test_an_introducer_may_be_archived_or_have_had_the_name_before(desk: Desk) -> None:
    gone, _other = add(desk, "李姐", "赵敏")
    archive(desk.store, gone)
    edit_contact(desk, "2", name_fields("赵敏敏"))
    rows = (introduced(a_row(2, "甲"), "李姐"), introduced(a_row(3, "乙"), "赵敏"))
    import_clients(desk, a_sheet(*rows))
    assert [desk.store.get(Contact, n).introducer_id for n in (3, 4)] == [1, 2]


def test_who_would_close_a_ring_of_introducers_is_told_and_not_kept(desk: Desk) -> None:
    """Of the rows the first ones stand; the store stands before them all."""
    add(desk, "李姐", "赵敏")
    edit_contact(desk, "1", {}, introducer="2")
    pairs = (("甲", "乙"), ("乙", "丙"), ("丙", "甲"), ("丁", "李姐"), ("赵敏", "丁"))
    rows = [introduced(a_row(n, who), by) for n, (who, by) in enumerate(pairs, 2)]
    done = import_clients(desk, a_sheet(*rows))
    assert done.unmet == (Unmet("甲", 1, (4,), ring=True), Unmet("丁", 1, (6,), ring=True))
    kept = {one.name: one.introducer_id for one in desk.store.all(queries.ALL_CONTACTS)}
    assert kept == {"李姐": 2, "赵敏": None, "甲": 4, "乙": 5, "丙": None, "丁": 1}
    assert import_clients(desk, a_sheet(*rows)).unmet == done.unmet


def test_an_introducer_of_who_has_died_closes_no_ring(desk: Desk) -> None:
    add(desk, "李姐", "赵敏")
    with desk.store.command("died", desk.now):
        desk.store.put(replace(desk.store.get(Contact, 1), archived=True, deceased=True))
    rows = (introduced(a_row(2, "李姐"), "赵敏"), introduced(a_row(3, "赵敏"), "李姐"))
    assert import_clients(desk, a_sheet(*rows)).unmet == ()
    assert [desk.store.get(Contact, n).introducer_id for n in (1, 2)] == [None, 1]


def test_two_namesakes_may_have_introduced_each_other(desk: Desk) -> None:
    rows = (introduced(a_row(2, phone=ONE), "王小明"), a_row(3, phone=TWO))
    import_clients(desk, a_sheet(*rows))
    assert desk.store.get(Contact, 1).introducer_id == 2


def test_whoever_has_an_introducer_keeps_him_and_the_name_is_not_looked_for(desk: Desk) -> None:
    add(desk, "李姐")
    add_contact(desk, a_client(phone=ONE), introducer="1")
    assert counts(import_clients(desk, a_sheet(introduced(brought(), "钱程")))) == (0, 0, 1)


def test_another_introducer_than_is_kept_is_told_where_he_is_somebody(desk: Desk) -> None:
    add(desk, "李姐", "赵敏", "钱程", "钱程")
    add_contact(desk, a_client(phone=ONE), introducer="1")
    before = dump(desk.store)
    told = {}
    for name in ("赵敏", "李姐", "钱程", "王小明", "孙桂英"):
        done = import_clients(desk, a_sheet(introduced(brought(), name)))
        told[name] = [one.beside for one in done.not_taken]
    assert told.pop("赵敏") == [(Other("introducer", "李姐", "赵敏"),)]
    assert [*told.values()] == [[], [], [], []]
    assert dump(desk.store) == before


@pytest.mark.parametrize("dry_run", [True, False])
def test_what_of_a_list_is_not_taken_is_told_by_its_row(desk: Desk, dry_run: bool) -> None:
    add_contact(
        desk,
        a_client(phone=ONE, familiarity=7, wechat="xm"),
        ways={Way.PHONE: [ONE], Way.WECHAT: ["xm", "xm2"]},
        own={"爱好": "钓鱼"},
    )
    rows = (
        brought(own=(("爱好", "茶"),))._replace(familiarity=2, wechat="XM2", employer="明华"),
        brought(TWO)._replace(row=3, familiarity=5),
    )
    done = import_clients(desk, a_sheet(*rows), dry_run=dry_run)
    (left,) = done.not_taken
    assert (left.row, left.known.id, left.fields) == (2, 1, ("familiarity",))
    assert (left.known.familiarity, left.said.familiarity) == (7, 2)
    assert left.known.employer == "明华"
    assert left.beside == (Other("爱好", "钓鱼", "茶"),)


def test_one_who_was_there_gets_an_introducer_who_is_new(desk: Desk) -> None:
    add_contact(desk, a_client(phone=ONE))
    sheet = a_sheet(introduced(brought(), "李姐"), a_row(3, "李姐"))
    done = import_clients(desk, sheet)
    assert counts(done) == (1, 1, 0)
    assert done.news[0].more.introducer == "李姐"
    assert desk.store.get(Contact, 1).introducer_id == 2
    assert counts(import_clients(desk, sheet)) == (0, 0, 2)


def test_of_who_has_died_nothing_is_kept(desk: Desk) -> None:
    (gone,) = add(desk, "王小明")
    edit_contact(desk, "1", {"phone": ONE})
    with desk.store.command("died", desk.now):
        desk.store.put(replace(desk.store.get(Contact, gone.id), archived=True, deceased=True))
    row = brought(phones=(TWO,), tags=("a",), products=3)._replace(employer="x")
    done = import_clients(desk, a_sheet(introduced(row, "李姐"), a_row(3, "李姐")))
    assert (counts(done), done.news, done.not_taken) == ((1, 0, 1), (), ())


def test_the_products_of_a_list_count_where_a_place_is_proposed(desk: Desk) -> None:
    """As the questions do: the larger of what was said and what was sold."""
    rows = (brought(products=2), brought(TWO, products=0)._replace(row=3))
    import_clients(desk, a_sheet(*rows))
    import_clients(desk, a_sheet(brought(products=1)))
    assert products(desk, 1) == ["products=2"]
    found = {one.client.id: one.client.products for one in list_unclassified(desk).suggestions}
    assert found == {1: 2, 2: 0}
