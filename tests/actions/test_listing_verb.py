"""The list of clients: who is on it by the record, by what is beside it, and by the readings."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import edit_contact
from rmtrack.actions.listing import list_clients, list_contacts
from rmtrack.actions.own_fields import put_fields
from rmtrack.domain.choosing import Choice
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import AmbiguousError, InputError, NotFoundError
from rmtrack.domain.money import Money
from rmtrack.domain.policy import Policy
from rmtrack.domain.profile import ContactField
from rmtrack.domain.settings import TIERS
from rmtrack.domain.tiers import Rise, tiers_of
from tests.actions.values import AT_NINE, MONDAY, a_client, add, november

GOLD, PLATINUM, PRIVATE = OURS = tiers_of(TIERS)


def wan(amount: int) -> Money:
    return Money.yuan(amount * 10_000)


def holding(desk: Desk, name: str, amount: int) -> Contact:
    return add_contact(desk, a_client(name, assets=wan(amount)))


def names(desk: Desk, choice: Choice, introducer: str | None = None) -> list[str]:
    found = list_clients(desk, choice, tiers=OURS, introducer=introducer)
    return [one.contact.name for one in found.clients]


def test_clients_come_with_their_words_and_fields(desk: Desk) -> None:
    add_contact(desk, a_client("王小明"), tags=["golf", "tea"])
    (other,) = add(desk, "李姐")
    with desk.store.command("contact edit", AT_NINE):
        put_fields(desk, other, {"爱好": "钓鱼"})
    found = {one.contact.name: one for one in list_clients(desk, whole=True).clients}
    assert (found["王小明"].tags, found["王小明"].fields) == (("golf", "tea"), ())
    assert (found["李姐"].tags, found["李姐"].fields) == ((), (("爱好", "钓鱼"),))
    assert names(desk, Choice(tags=("tea",))) == ["王小明"]
    assert names(desk, Choice(fields=(("爱好", "钓"),))) == ["李姐"]
    with pytest.raises(InputError, match="no client has a field '车'"):
        list_clients(desk, Choice(fields=(("车", None),)))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Choice(employer="腾讯"), ["王小明"]),
        (Choice(employer="騰訊"), ["王小明"]),
        (Choice(area="广州"), ["王小明"]),
        (Choice(source="转介"), ["王小明"]),
        (Choice(employer="cafe lum"), ["Zoë"]),
        (Choice(employer="ＣＡＦÉ"), ["Zoë"]),
        (Choice(area="ÎLE"), ["Zoë"]),
        (Choice(area="lle"), []),
        (Choice(fields=(("爱好", "钓鱼"),)), ["王小明"]),
        (Choice(fields=(("愛好", "釣魚"),)), ["王小明"]),
        (Choice(fields=(("爱好", None),)), ["Zoë", "王小明"]),
        (Choice(fields=(("爱好", "ｇｏｌｆ"),)), ["Zoë"]),
    ],
)
def test_a_part_of_a_text_is_found_in_whatever_writing(
    desk: Desk, asked: Choice, found: list[str]
) -> None:
    """Traditional and simplified signs, width, case and accents are one."""
    shared = {"employer": "騰訊控股", "area": "廣州天河", "source": "轉介"}
    one = add_contact(desk, a_client("王小明", **shared))
    other = add_contact(desk, a_client("Zoë", employer="Café Lumière", area="Île"))
    with desk.store.command("contact edit", AT_NINE):
        put_fields(desk, one, {"愛好": "釣魚"})
        put_fields(desk, other, {"愛好": "Gölf"})
    assert sorted(names(desk, asked)) == found


def test_fields_of_old_that_were_written_in_two_ways_are_one(desk: Desk) -> None:
    """A store may hold both from when they were told apart."""
    one, other = add(desk, "王小明", "李姐")
    with desk.store.command("old", AT_NINE):
        desk.store.put(ContactField(one.id, "爱好", "钓鱼"))
        desk.store.put(ContactField(other.id, "愛好", "茶"))
    assert names(desk, Choice(fields=(("爱好", None),))) == ["李姐", "王小明"]
    assert names(desk, Choice(fields=(("愛好", "茶"),))) == ["李姐"]


def test_who_brought_them_is_named_as_any_client_is(desk: Desk) -> None:
    add(desk, "王小明", "王大明")
    add_contact(desk, a_client("李姐"), introducer="王小明")
    assert names(desk, Choice(), "小明") == ["李姐"]
    assert names(desk, Choice(), "李姐") == []
    with pytest.raises(AmbiguousError):
        names(desk, Choice(), "王")
    with pytest.raises(NotFoundError):
        names(desk, Choice(), "赵敏")


def test_a_lunar_birthday_is_listed_in_the_month_in_which_it_is_kept_next(
    desk: Desk, desk_on: Callable[[date], Desk]
) -> None:
    """The fifth of the tenth lunar month is 13 November in 2026, and 2 November in 2027."""
    add_contact(desk, a_client("钱程", birth_day="11-20"))
    assert names(desk, Choice(born_in=11)) == ["钱程"]
    add_contact(desk, a_client("王小明", birth_day="10-05", birth_lunar=True))
    add_contact(desk, a_client("李姐", birth_day="10-30", birth_lunar=True, birth_year=1980))
    add_contact(desk, a_client("赵敏", birth_day="11-05", birth_lunar=True))
    assert names(desk, Choice(born_in=11)) == ["王小明", "钱程"]
    assert names(desk, Choice(born_in=12)) == ["李姐", "赵敏"]
    assert names(desk_on(date(2026, 12, 1)), Choice(born_in=11)) == ["王小明", "钱程", "李姐"]
    assert names(desk, Choice(born_in=10)) == []


def test_who_stands_in_a_tier_and_who_is_near_the_next(desk: Desk) -> None:
    for name, amount in {"赵": 45, "钱": 280, "孙": 299, "李": 320, "周": 700}.items():
        holding(desk, name, amount)
    assert names(desk, Choice(tier=GOLD)) == ["钱", "孙"]
    assert names(desk, Choice(near_tier=True)) == ["孙", "赵", "钱"]
    near = replace(desk, policy=Policy(tier_near=1))
    assert names(near, Choice(near_tier=True)) == ["孙"]


def test_who_has_climbed_into_a_tier_is_told_by_the_readings(
    desk: Desk, desk_on: Callable[[date], Desk]
) -> None:
    first = desk_on(november(1))
    for name, amount in {"赵": 40, "钱": 60, "孙": 60, "李": 700}.items():
        holding(first, name, amount)
    edit_contact(desk_on(november(3)), "赵", {"assets": wan(55)})
    edit_contact(desk_on(november(9)), "钱", {"assets": wan(650)})
    edit_contact(desk_on(november(9)), "孙", {"assets": wan(70)})
    edit_contact(desk_on(november(9)), "李", {"assets": wan(310)})
    assert names(desk, Choice(reached_since=november(2))) == ["钱", "赵"]
    assert names(desk, Choice(reached_since=november(9))) == ["钱"]
    assert names(desk, Choice(reached_since=november(10))) == []
    (told,) = list_clients(desk, Choice(reached_since=november(4)), tiers=OURS).clients
    assert told.rise == Rise(wan(60), GOLD, PRIVATE, november(9))
    assert list_clients(desk, tiers=OURS).clients[0].rise is None


def test_a_deceased_client_is_in_no_list(desk: Desk) -> None:
    gone, left, _here = add(desk, "王小明", "李姐", "赵敏")
    with desk.store.command("archive", AT_NINE):
        desk.store.put(replace(gone, archived=True, deceased=True))
        desk.store.put(replace(left, archived=True))
    assert names(desk, Choice()) == ["赵敏"]
    assert names(desk, Choice(archived=True)) == ["李姐"]


def test_the_records_alone_are_those_of_the_list(desk: Desk) -> None:
    add(desk, "Bo", "Al")
    assert [one.name for one in list_contacts(desk)] == ["Al", "Bo"]
    assert list_contacts(desk, Choice(silent_since=MONDAY, limit=1))[0].name == "Al"
