"""Fields of the user's own: written with the client's record, once each, and looked for by name."""

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.history import redo, undo
from rmtrack.actions.own_fields import find_fields, put_fields
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import InputError, RuleError
from rmtrack.domain.own_fields import FieldChange, Own, by_client
from rmtrack.domain.profile import ContactField
from rmtrack.storage import beside
from tests.actions.values import add, dump


def fields(desk: Desk, *ids: int) -> dict[int, Own]:
    return by_client(desk.store.all(beside.FIELDS, ids=ids or [1]))


def put(desk: Desk, client: Contact, **values: str | None) -> tuple[FieldChange, ...]:
    with desk.store.command("contact edit", desk.now):
        return put_fields(desk, client, values)


def test_fields_are_written_changed_and_taken_away(desk: Desk) -> None:
    (client,) = add(desk, "王小明")
    assert put(desk, client, 爱好="钓鱼", 车="奔驰") == (
        FieldChange("爱好", None, "钓鱼"),
        FieldChange("车", None, "奔驰"),
    )
    assert put(desk, client, 爱好="读书", 车=None) == (
        FieldChange("爱好", "钓鱼", "读书"),
        FieldChange("车", "奔驰", None),
    )
    assert fields(desk) == {1: (("爱好", "读书"),)}


def test_what_is_so_already_changes_nothing(desk: Desk) -> None:
    (client,) = add(desk, "王小明")
    put(desk, client, 爱好="钓鱼")
    before = dump(desk.store)
    assert put(desk, client, 爱好="钓鱼") == ()
    assert put(desk, client) == ()
    assert dump(desk.store) == before


def test_what_is_not_there_cannot_be_taken_away(desk: Desk) -> None:
    (client,) = add(desk, "王小明")
    before = dump(desk.store)
    with pytest.raises(RuleError, match="王小明 has no field '车'"):
        put(desk, client, 爱好="钓鱼", 车=None)
    assert dump(desk.store) == before


def test_a_field_is_written_as_it_was_first_with_anybody(desk: Desk) -> None:
    """Else a sheet would have two columns of the same."""
    one, other = add(desk, "王小明", "李姐")
    put(desk, one, Hobby="tea")
    assert put(desk, other, hobby="golf") == (FieldChange("Hobby", None, "golf"),)
    assert fields(desk, 1, 2) == {1: (("Hobby", "tea"),), 2: (("Hobby", "golf"),)}


def test_a_field_is_one_in_traditional_and_simplified_signs(desk: Desk) -> None:
    one, other = add(desk, "王小明", "李姐")
    put(desk, one, 爱好="钓鱼")
    assert put(desk, one, 愛好="茶") == (FieldChange("爱好", "钓鱼", "茶"),)
    assert put(desk, other, 愛好="茶", 爱好="读书") == (FieldChange("爱好", None, "读书"),)
    assert fields(desk, 1, 2) == {1: (("爱好", "茶"),), 2: (("爱好", "读书"),)}
    assert put(desk, other, 愛好=None) == (FieldChange("爱好", "读书", None),)
    assert find_fields(desk, [("愛好", "茶")]) == (("爱好", "茶"),)


def test_a_field_of_old_is_changed_where_it_stands_in_another_writing(desk: Desk) -> None:
    """A store may hold both from when they were told apart."""
    one, other = add(desk, "王小明", "李姐")
    put(desk, one, 爱好="钓鱼")
    with desk.store.command("old", desk.now):
        desk.store.put(ContactField(other.id, "愛好", "茶"))
    assert put(desk, other, 爱好="茶") == ()
    assert put(desk, other, 爱好="酒") == (FieldChange("愛好", "茶", "酒"),)
    assert fields(desk, 2) == {2: (("愛好", "酒"),)}
    assert put(desk, other, 爱好=None) == (FieldChange("愛好", "酒", None),)


def test_of_a_field_typed_twice_the_last_holds_in_whatever_case(desk: Desk) -> None:
    (client,) = add(desk, "王小明")
    assert put(desk, client, Hobby="tea", hobby="golf") == (FieldChange("Hobby", None, "golf"),)
    assert put(desk, client, HOBBY="a", hobby="b") == (FieldChange("Hobby", "golf", "b"),)


def test_a_field_goes_and_comes_with_its_command(desk: Desk) -> None:
    client = add_contact(desk, Contact("王小明", "王小明", desk.today))
    before = dump(desk.store)
    put(desk, client, 爱好="钓鱼")
    after = dump(desk.store)
    undo(desk)
    assert dump(desk.store) == before
    redo(desk)
    assert dump(desk.store) == after


def test_a_field_is_looked_for_by_its_name_in_any_case(desk: Desk) -> None:
    (client,) = add(desk, "王小明")
    put(desk, client, Hobby="tea", 车="奔驰")
    assert find_fields(desk, [("HOBBY", "te"), ("车", None)]) == (("Hobby", "te"), ("车", None))
    assert find_fields(desk, []) == ()


def test_a_field_that_nobody_has_is_told_with_those_there_are(desk: Desk) -> None:
    (client,) = add(desk, "王小明")
    with pytest.raises(InputError, match="no client has a field of your own yet"):
        find_fields(desk, [("车", None)])
    put(desk, client, 爱好="钓鱼", 车="奔驰")
    with pytest.raises(InputError) as refused:
        find_fields(desk, [("爱号", None)])
    assert str(refused.value) == "no client has a field '爱号'; there are: 爱好, 车"
