"""Where a name is read as somebody else's, who has just that name, or had it, is told."""

import pytest

from rmtrack.actions.deal_list import list_deals
from rmtrack.actions.deals import add_deal, show_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, bring_back, edit_contact
from rmtrack.actions.listing import list_clients
from rmtrack.actions.show import show_client
from rmtrack.actions.who import find_exactly
from rmtrack.domain.errors import AmbiguousError, NotFoundError, RuleError
from rmtrack.domain.passed_over import PassedOver
from rmtrack.domain.wanted import Wanted
from rmtrack.reading.names import name_fields
from tests.actions.values import a_deal, add, named


def told(desk: Desk, who: str) -> list[tuple[int, str, str | None]]:
    """Return who is passed over when a name is read, with the name of before."""
    _contact, passed_over = find_exactly(desk.store, who, reading=True)
    return [(one.id, one.name, one.former_name) for one in passed_over]


@pytest.fixture
def gone(desk: Desk) -> Desk:
    """Know 李四光, and 李四, who is archived."""
    add(desk, "李四光", "李四")
    archive_contact(desk, "2")
    return desk


@pytest.mark.parametrize("who", ["李四", "李 四", "李·四"])
def test_an_archived_client_of_the_whole_name_is_told_of(gone: Desk, who: str) -> None:
    page = show_client(gone, who)
    assert page.kept.contact.name == "李四光"
    assert page.passed_over == (PassedOver(2, "李四", archived=True),)


@pytest.mark.parametrize("who", ["1", "李四光", "四光", "李", "lisi", "ls"])
def test_where_no_whole_name_was_typed_nobody_is_told_of(gone: Desk, who: str) -> None:
    assert show_client(gone, who).passed_over == ()


def test_one_who_has_died_is_told_of_as_such(desk: Desk) -> None:
    add(desk, "李四光", "李四")
    archive_contact(desk, "2", deceased=True)
    (one,) = show_client(desk, "李四").passed_over
    assert (one.id, one.deceased) == (2, True)


def test_an_archived_latin_name_in_one_word_is_told_of(desk: Desk) -> None:
    add(desk, "John Smithson", "John Smith")
    archive_contact(desk, "2")
    assert told(desk, "john smith") == told(desk, "johnsmith") == [(2, "John Smith", None)]


def test_who_is_archived_in_another_writing_is_told_of_where_it_was_typed(desk: Desk) -> None:
    add(desk, "張偉", "张伟", "张伟", "张偉")
    for number in ("2", "3"):
        archive_contact(desk, number)
    archive_contact(desk, "4", deceased=True)
    assert told(desk, "张伟") == [(2, "张伟", None), (3, "张伟", None)]
    assert told(desk, "張偉") == []
    assert told(desk, "张偉") == [(4, "张偉", None)]


def test_of_archived_clients_alone_nobody_is_passed_over(desk: Desk) -> None:
    add(desk, "李四光", "李四")
    for number in ("1", "2"):
        archive_contact(desk, number)
    assert show_client(desk, "李四").kept.contact.name == "李四"
    assert told(desk, "李四") == []


@pytest.mark.parametrize("who", ["王小明", "wangxiaoming", "wang xiao ming", "wxm", "王xiaoming"])
def test_whoever_was_called_so_is_told_of(desk: Desk, who: str) -> None:
    add(desk, "王小明", "王小明明")
    edit_contact(desk, "1", name_fields("张三"))
    page = show_client(desk, who)
    assert page.kept.contact.name == "王小明明"
    expected = PassedOver(1, "张三", archived=False, former_name="王小明")
    assert page.passed_over == (expected,)


@pytest.mark.parametrize("who", ["小明", "王小", "xiaoming", "王小明明", "2", "wangxiaomingming"])
def test_a_part_of_a_name_of_before_is_not_told(desk: Desk, who: str) -> None:
    add(desk, "王小明", "王小明明")
    edit_contact(desk, "1", name_fields("张三"))
    assert told(desk, who) == []


def test_who_has_the_name_today_goes_before_who_had_it(desk: Desk) -> None:
    add(desk, "王小明", "王小明")
    edit_contact(desk, "1", name_fields("张三"))
    assert told(desk, "王小明") == []


def test_who_is_shown_is_not_told_of_by_a_name_of_before(desk: Desk) -> None:
    add(desk, "王小明", "李四")
    edit_contact(desk, "1", name_fields("王小明明"))
    assert told(desk, "王小明") == []


def test_who_was_called_so_twice_is_told_of_once(desk: Desk) -> None:
    add(desk, "王小明", "王小明明")
    for name in ("王晓鸣", "张三"):
        edit_contact(desk, "1", name_fields(name))
    assert told(desk, "wangxiaoming") == [(1, "张三", "王小明")]


def test_both_kinds_are_told_of(gone: Desk) -> None:
    add(gone, "李四")
    edit_contact(gone, "3", name_fields("周舟"))
    assert told(gone, "李四") == [(2, "李四", None), (3, "周舟", "李四")]


def with_deals(desk: Desk) -> Desk:
    """Know 李四光 and 李四 with a deal each; the latter is archived then."""
    add(desk, "李四光", "李四")
    for number in ("1", "2"):
        add_deal(desk, number, a_deal())
    archive_contact(desk, "2")
    return desk


LI_SI = PassedOver(2, "李四", archived=True)


def test_a_deal_of_somebody_else_is_shown_with_who_is_archived(desk: Desk) -> None:
    page = show_deal(with_deals(desk), "李四")
    assert (page.deal.name, page.passed_over) == ("李四光", (LI_SI,))
    assert show_deal(desk, "李四光").passed_over == ()
    assert show_deal(desk, "1").passed_over == ()


def test_where_somebody_else_has_no_deal_who_is_archived_is_told_of(desk: Desk) -> None:
    with_deals(desk)
    win_deal(desk, "1")
    with pytest.raises(NotFoundError, match="李四光 has no open deal") as raised:
        show_deal(desk, "李四")
    hint = (raised.value.hint or "").format(**raised.value.facts)
    assert hint == "李四 (2) is archived: rmtrack deal list --contact 2"


def test_a_list_of_deals_tells_of_who_is_archived(desk: Desk) -> None:
    with_deals(desk)
    found = list_deals(desk, who="李四")
    assert [deal.id for deal in found.deals] == [1]
    assert found.passed_over == (LI_SI,)
    assert list_deals(desk, who="李四光").passed_over == ()
    assert list_deals(desk).passed_over == ()


ARCHIVED = Wanted(archived=True)


@pytest.mark.parametrize("who", ["李四", "lisi", "四", "2", "李 四"])
def test_a_list_of_deals_with_archived_clients_takes_the_archived_one(desk: Desk, who: str) -> None:
    found = list_deals(with_deals(desk), ARCHIVED, who=who)
    assert [deal.id for deal in found.deals] == [2]
    assert found.passed_over == ()


def test_of_an_active_and_an_archived_namesake_the_archived_one_is_taken(desk: Desk) -> None:
    add(desk, "張偉", "张伟", "张伟光")
    for number in ("1", "2", "3"):
        add_deal(desk, number, a_deal())
    for number in ("2", "3"):
        archive_contact(desk, number)
    for who in ("张伟", "張偉"):
        assert [deal.id for deal in list_deals(desk, ARCHIVED, who=who).deals] == [2]
    with pytest.raises(AmbiguousError) as raised:
        list_deals(desk, ARCHIVED, who="伟")
    assert named(raised.value) == [(2, "张伟"), (3, "张伟光")]


@pytest.mark.parametrize("who", ["李四光", "光", "1"])
def test_where_no_archived_client_fits_whoever_fits_has_no_such_deal(desk: Desk, who: str) -> None:
    assert list_deals(with_deals(desk), ARCHIVED, who=who).deals == ()


def test_nobody_fits_a_list_of_deals_with_archived_clients(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        list_deals(with_deals(desk), ARCHIVED, who="王五")


def test_an_introducer_whose_whole_name_was_typed_is_taken_whether_archived_or_not(
    desk: Desk,
) -> None:
    """A list of those whom somebody introduced means him, as an edit does."""
    add(desk, "李四光", "李四", "王五", "赵六")
    edit_contact(desk, "3", {}, introducer="1")
    edit_contact(desk, "4", {}, introducer="2")
    archive_contact(desk, "2")
    found = list_clients(desk, introducer="李四")
    assert [one.contact.name for one in found.clients] == ["赵六"]


def test_an_introducer_by_a_name_of_before_is_asked_about(desk: Desk) -> None:
    add(desk, "王小明", "王小明明")
    edit_contact(desk, "1", name_fields("张三"))
    with pytest.raises(AmbiguousError) as raised:
        list_clients(desk, introducer="王小明")
    assert named(raised.value) == [(1, "张三"), (2, "王小明明")]


def test_who_is_brought_back_is_the_archived_one_of_the_name(desk: Desk) -> None:
    """Though the name is a part of that of somebody who is not archived."""
    add(desk, "李四光", "李四")
    archive_contact(desk, "2")
    assert bring_back(desk, "李四").contact.id == 2
    archive_contact(desk, "2", deceased=True)
    assert not edit_contact(desk, "李四", {"deceased": False}).after.deceased
    with pytest.raises(RuleError, match="李四光"):
        bring_back(desk, "李四光")
