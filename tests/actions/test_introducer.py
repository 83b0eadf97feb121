"""Who introduced a client is often gone: nobody else stands in for him in silence."""

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, edit_contact
from rmtrack.actions.introducer import passed_over
from rmtrack.actions.listing import list_clients
from rmtrack.actions.show import open_profile
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import AmbiguousError, NotFoundError
from rmtrack.reading.names import name_fields
from tests.actions.values import a_client, add, named


def introducer(desk: Desk, who: str) -> int | None:
    """Add a client who was introduced by `who`."""
    return add_contact(desk, a_client("赵敏"), introducer=who).introducer_id


@pytest.mark.parametrize("deceased", [False, True])
@pytest.mark.parametrize("who", ["王芳", "王 芳"])
def test_the_living_one_of_two_namesakes_is_taken_and_the_other_told(
    desk: Desk, who: str, deceased: bool
) -> None:
    add(desk, "王芳", "王芳", "李姐")
    archive_contact(desk, "1", deceased=deceased)
    edited = edit_contact(desk, "3", {}, introducer=who)
    assert edited.after.introducer_id == 2
    assert [one.id for one in edited.passed_over] == [1]
    assert introducer(desk, who) == 2


def test_whom_a_number_names_is_meant_and_nobody_is_passed_over(desk: Desk) -> None:
    add(desk, "王芳", "王芳", "李姐")
    archive_contact(desk, "1", deceased=True)
    for number in (1, 2):
        edited = edit_contact(desk, "3", {}, introducer=str(number))
        assert (edited.after.introducer_id, edited.passed_over) == (number, ())
    assert edit_contact(desk, "3", {"introducer_id": None}).passed_over == ()
    assert passed_over(desk.store, "王芳", None) == ()


@pytest.mark.parametrize("who", ["張偉", "张伟"])
def test_a_whole_name_of_one_who_is_gone_goes_before_a_part_of_others(desk: Desk, who: str) -> None:
    add(desk, "张伟", "张伟明", "张伟丽", "李姐")
    archive_contact(desk, "1", deceased=True)
    edited = edit_contact(desk, "4", {}, introducer=who)
    assert (edited.after.introducer_id, edited.passed_over) == (1, ())
    assert introducer(desk, who) == 1
    assert [one.contact.id for one in list_clients(desk, introducer=who).clients] == [4, 5]


def test_of_several_who_are_gone_nobody_is_guessed(desk: Desk) -> None:
    add(desk, "王芳", "王芳", "王芳芳", "李姐")
    archive_contact(desk, "1", deceased=True)
    archive_contact(desk, "2")
    with pytest.raises(AmbiguousError) as raised:
        edit_contact(desk, "4", {}, introducer="王芳")
    assert named(raised.value) == [(1, "王芳"), (2, "王芳")]


def test_a_part_of_a_name_is_looked_for_as_ever(desk: Desk) -> None:
    add(desk, "王芳芳", "Anna Lee", "李姐")
    assert edit_contact(desk, "3", {}, introducer="anna").after.introducer_id == 2
    assert edit_contact(desk, "3", {}, introducer="王芳").after.introducer_id == 1
    with pytest.raises(NotFoundError):
        edit_contact(desk, "3", {}, introducer="孙")
    assert desk.store.get(Contact, 3).introducer_id == 1


def test_a_former_name_is_asked_about_where_it_is_a_part_of_anothers(desk: Desk) -> None:
    """As it is wherever something is written: 王小明 was the name of one, and begins another's."""
    add(desk, "王小明", "王小明明", "李姐")
    edit_contact(desk, "1", name_fields("张三"))
    with pytest.raises(AmbiguousError):
        introducer(desk, "王小明")
    assert introducer(desk, "明明") == 2


def test_who_introduced_and_has_died_is_known_as_such(desk: Desk) -> None:
    add(desk, "王芳", "李姐")
    edit_contact(desk, "2", {}, introducer="1")
    (known,) = [open_profile(desk, desk.store.get(Contact, 2))]
    assert (known.introducer, known.introducer_deceased) == ("王芳", False)
    archive_contact(desk, "1", deceased=True)
    assert open_profile(desk, desk.store.get(Contact, 2)).introducer_deceased
