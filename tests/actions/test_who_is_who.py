"""Several who may be meant come with what tells them apart; a phone number names its client."""

from collections.abc import Callable

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, edit_contact
from rmtrack.actions.log import log_touch
from rmtrack.actions.who import find_contact
from rmtrack.domain.errors import AmbiguousError, NotFoundError
from rmtrack.domain.keys import Way
from rmtrack.domain.namesakes import Rival
from rmtrack.domain.tag import Tag
from rmtrack.reading.names import name_fields, name_key
from tests.actions.values import AT_NINE, MONDAY, a_client, a_touch, add, dump

PHONE = "13800000001"
Find = Callable[..., object]


def rivals(desk: Desk, who: str, *, reading: bool = False) -> list[Rival]:
    with pytest.raises(AmbiguousError) as raised:
        find_contact(desk.store, who, reading=reading)
    return [one for _number, one in raised.value.candidates if isinstance(one, Rival)]


def refused(desk: Desk, who: str, *, reading: bool = False) -> list[str]:
    """Return the sentence and the hint with which nobody is found."""
    with pytest.raises(NotFoundError) as raised:
        find_contact(desk.store, who, reading=reading)
    error = raised.value
    return [text.format(**error.facts) for text in (error.sentence, error.hint) if text]


def test_candidates_come_with_the_record_and_their_tags(desk: Desk) -> None:
    add_contact(desk, a_client(phone=PHONE, employer="明华科技"))
    add(desk, "王小明")
    with desk.store.command("tag", AT_NINE):
        desk.store.put(Tag(2, "VIP"))
        desk.store.put(Tag(2, "golf"))
    log_touch(desk, "2", a_touch(), None)
    first, second = rivals(desk, "王小明")
    assert (first.contact.phone, first.contact.employer) == (PHONE, "明华科技")
    assert (first.tags, second.tags) == ((), ("VIP", "golf"))
    assert (first.contact.last_touch_on, second.contact.last_touch_on) == (None, MONDAY)


@pytest.mark.parametrize("who", ["李娜", "李 娜"])
def test_who_fits_by_a_name_of_before_comes_with_it(desk: Desk, who: str) -> None:
    add(desk, "李娜", "李娜娜")
    edit_contact(desk, "1", name_fields("李小娜"))
    found = {one.contact.name: one.former_name for one in rivals(desk, who)}
    assert found == {"李小娜": "李娜", "李娜娜": None}


def test_who_fits_by_the_name_of_today_comes_without_one_of_before(desk: Desk) -> None:
    add(desk, "李娜", "李娜娜")
    edit_contact(desk, "1", name_fields("李娜小"))
    assert [one.former_name for one in rivals(desk, "李娜")] == [None, None]
    assert [one.former_name for one in rivals(desk, "lin")] == [None, None]


def test_of_several_names_of_before_that_one_is_told_by_which_a_client_fits(desk: Desk) -> None:
    add(desk, "李娜", "李娜娜")
    for name in ("王娜", "王小娜"):
        edit_contact(desk, "1", name_fields(name))
    assert [one.former_name for one in rivals(desk, "李娜")] == [None, "李娜"]


def test_an_archived_client_of_that_name_of_before_is_a_candidate_as_such(desk: Desk) -> None:
    add(desk, "李娜", "李娜娜")
    edit_contact(desk, "1", name_fields("李小娜"))
    archive_contact(desk, "1")
    archived = {one.contact.name: one.contact.archived for one in rivals(desk, "李娜")}
    assert archived == {"李小娜": True, "李娜娜": False}


@pytest.mark.parametrize("who", [PHONE, "１３８００００００01", f" {PHONE} ", f"86{PHONE}"])
@pytest.mark.parametrize("reading", [False, True])
def test_a_phone_number_is_nobodys_number_and_names_whose_it_is(
    desk: Desk, who: str, *, reading: bool
) -> None:
    add(desk, "李娜")
    add_contact(desk, a_client(phone=PHONE))
    before = dump(desk.store)
    sentence, hint = refused(desk, who, reading=reading)
    assert sentence.startswith("there is no client ")
    assert hint.endswith("is the phone of 王小明 (2): write 2 in its place")
    with pytest.raises(NotFoundError):
        log_touch(desk, who, a_touch(), None)
    assert dump(desk.store) == before


def test_a_further_phone_and_a_landline_are_phones_too(desk: Desk) -> None:
    ways = {Way.PHONE: ("13800000001", "02155500001", "55500001")}
    add_contact(desk, a_client(phone=PHONE), ways=ways)
    for digits in ("02155500001", "55500001"):
        told = f"{digits} is the phone of 王小明 (1): write 1 in its place"
        assert refused(desk, digits)[1] == told


def test_a_number_that_is_a_clients_is_that_client_whatever_phones_there_are(desk: Desk) -> None:
    for number in range(1, 12):
        add_contact(desk, a_client(f"王小{number}号", phone=f"1380000{number:04d}"))
    assert find_contact(desk.store, "11").id == 11


@pytest.mark.parametrize("who", ["1380", "13800000002", "138000000011", "0"])
def test_a_number_that_is_no_whole_phone_is_nobodys(desk: Desk, who: str) -> None:
    add_contact(desk, a_client(phone=PHONE))
    assert refused(desk, who) == [f"there is no client {int(who)}"]


@pytest.mark.parametrize(("digits", "named"), [("123", False), ("12345", True)])
def test_fewer_than_five_digits_are_no_phone(desk: Desk, digits: str, *, named: bool) -> None:
    add_contact(desk, a_client(phone=digits))
    assert (len(refused(desk, digits)) > 1) == named


@pytest.mark.parametrize(
    ("deceased", "told"), [(False, "who is archived"), (True, "who is kept as deceased")]
)
def test_an_archived_clients_phone_is_told_as_such(
    desk: Desk, *, deceased: bool, told: str
) -> None:
    add_contact(desk, a_client(phone=PHONE))
    archive_contact(desk, "1", deceased=deceased)
    hint = f"{PHONE} is the phone of 王小明, {told}: rmtrack show 1"
    assert refused(desk, PHONE) == [f"there is no client {PHONE}", hint]


def test_a_phone_that_several_have_names_all_of_them(desk: Desk) -> None:
    """An old store may hold such a pair."""
    with desk.store.command("old", AT_NINE):
        for name in ("王小明", "李娜"):
            desk.store.put(a_client(name, phone=PHONE))
    hint = f"{PHONE} is the phone of 王小明 (1), 李娜 (2): write the client's number"
    assert refused(desk, PHONE)[1] == hint


@pytest.mark.parametrize("who", ["0002", "02", "００２", "0" * 5000 + "2"])
@pytest.mark.parametrize("reading", [False, True])
def test_a_number_that_begins_with_0_is_no_clients_number(
    desk: Desk, who: str, *, reading: bool
) -> None:
    add(desk, "李娜", "王芳")
    before = dump(desk.store)
    typed = name_key(who)[:20]
    assert refused(desk, who, reading=reading) == [f"there is no client {typed}"]
    with pytest.raises(NotFoundError):
        log_touch(desk, who, a_touch(), None)
    assert dump(desk.store) == before


def test_the_end_of_a_phone_names_whose_it_is(desk: Desk) -> None:
    add_contact(desk, a_client("王芳", phone="13800000007"))
    add(desk, *(f"李{sign}" for sign in "一二三四五六"))
    for digits in ("0007", "007", "0000007"):
        told = f"{digits} is the end of the phone of 王芳 (1): write 1"
        assert refused(desk, digits) == [f"there is no client {digits}", told]
    assert len(refused(desk, "07")) == 1


def test_the_end_of_a_phone_without_a_zero_is_told_from_four_digits_on(desk: Desk) -> None:
    """Fewer may as well be a slip in a client's number; who has that number is the one meant."""
    add_contact(desk, a_client("陈立", phone="13800004321"))
    told = "4321 is the end of the phone of 陈立 (1): write 1"
    assert refused(desk, "4321") == ["there is no client 4321", told]
    assert refused(desk, "４３２１")[1] == told
    assert len(refused(desk, "321")) == 1
    before = dump(desk.store)
    with pytest.raises(NotFoundError):
        log_touch(desk, "4321", a_touch(), None)
    assert dump(desk.store) == before


def test_the_end_of_a_further_phone_is_one_too_and_of_a_whole_one_the_whole_is_told(
    desk: Desk,
) -> None:
    add_contact(desk, a_client(phone=PHONE), ways={Way.PHONE: (PHONE, "02155500001")})
    assert refused(desk, "0001")[1] == "0001 is the end of the phone of 王小明 (1): write 1"
    told = "02155500001 is the phone of 王小明 (1): write 1 in its place"
    assert refused(desk, "02155500001")[1] == told


def test_of_several_with_that_end_the_first_are_named_the_archived_last(desk: Desk) -> None:
    for number in range(1, 4):
        add_contact(desk, a_client(f"王小{number}号", phone=f"1380000{number}007"))
    archive_contact(desk, "1")
    told = "007 is the end of the phones of 王小2号 (2), 王小3号 (3), 王小1号 (1)"
    assert refused(desk, "007")[1] == f"{told}: write the client's number"
    add_contact(desk, a_client("王小4号", phone="13800004007"))
    told = "007 is the end of the phones of 王小2号 (2), 王小3号 (3), 王小4号 (4) and others"
    assert refused(desk, "007")[1] == f"{told}: write the client's number"


SPACED = ["138 0000 0001", "138-0000-0001", f"+86{PHONE}", "＋86 138 0000 0001", "(138) 0000 0001"]


@pytest.mark.parametrize("who", SPACED)
@pytest.mark.parametrize("reading", [False, True])
def test_a_phone_that_is_written_in_groups_names_whose_it_is_and_is_no_part_of_a_name(
    desk: Desk, who: str, *, reading: bool
) -> None:
    add(desk, f"Room {PHONE}", "Room 138 0000 0001", "Room 138-0000-0001")
    assert refused(desk, who, reading=reading)[0] == f"no client fits '{who}'"
    add_contact(desk, a_client(phone=PHONE))
    told = [f"no client fits '{who}'", f"{who} is the phone of 王小明 (4): write 4 in its place"]
    assert refused(desk, who, reading=reading) == told


def test_a_name_that_only_looks_like_a_phone_is_a_name(desk: Desk) -> None:
    add(desk, "Room 12-3", "+86 王")
    assert find_contact(desk.store, "12-3").id == 1
    assert find_contact(desk.store, "+86 王").id == 2
