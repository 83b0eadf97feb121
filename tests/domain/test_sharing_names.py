"""The names of two who are one: each kept once, and under which of them he is without a phone."""

import pytest

from rmtrack.domain.differences import Half
from rmtrack.domain.keys import Way
from rmtrack.domain.profile import ContactWay, FormerName
from rmtrack.domain.sharing_names import SharedNames, share_names
from tests.domain.test_merge_rules import half

PHONE = "13800000001"
NOTHING = SharedNames((), (), (), ())


def named(*rows: FormerName, number: int = 1, **fields: str) -> Half:
    return half(number, **fields)._replace(names=rows)


@pytest.mark.parametrize("which", [1, 2])
@pytest.mark.parametrize("further", [False, True])
def test_the_name_of_the_one_without_a_phone_is_kept_though_it_is_the_same(
    which: int, further: bool
) -> None:
    """The other one's phone may be a further one alone."""
    pair = [half(1), half(2)]
    with_phone = half(which, **({} if further else {"phone": PHONE}))
    ways = (ContactWay(which, Way.PHONE, PHONE),) if further else ()
    pair[which - 1] = with_phone._replace(ways=ways)
    kept = FormerName(1, "王小明", "王小明", phoneless=True)
    assert share_names(*pair) == NOTHING._replace(new=(kept,))


@pytest.mark.parametrize("phones", [(None, None), (PHONE, "13800000002")])
@pytest.mark.parametrize("name", ["王小明", "李姐"])
def test_where_both_have_a_phone_or_neither_no_name_is_without(
    phones: tuple[str | None, str | None], name: str
) -> None:
    first, second = (half(n, phone=phone) for n, phone in enumerate(phones, 1))
    second = half(2, name, phone=phones[1])
    new = () if name == "王小明" else (FormerName(1, name, name),)
    assert share_names(first, second) == NOTHING._replace(new=new)


def test_another_name_of_who_goes_without_a_phone_is_marked() -> None:
    shared = share_names(half(1, phone=PHONE), half(2, "李姐"))
    assert shared.new == (FormerName(1, "李姐", "李姐", phoneless=True),)


def test_who_stays_without_a_phone_has_his_own_name_beside_the_one_that_goes() -> None:
    shared = share_names(half(1), half(2, "李姐", phone=PHONE))
    assert shared.new == (
        FormerName(1, "李姐", "李姐"),
        FormerName(1, "王小明", "王小明", phoneless=True),
    )


@pytest.mark.parametrize("owner", [1, 2])
def test_a_name_that_is_kept_already_becomes_one_without_a_phone(owner: int) -> None:
    row = FormerName(owner, "李姐", "李姐", id=7)
    first = half(1, phone=PHONE)._replace(names=(row,) if owner == 1 else ())
    second = half(2, "李姐")._replace(names=(row,) if owner == 2 else ())
    changed = FormerName(1, "李姐", "李姐", id=7, phoneless=True)
    assert share_names(first, second) == NOTHING._replace(changed=(changed,))


def test_what_was_without_a_phone_before_stays_so() -> None:
    """Also where the first has the name today, or had it before."""
    theirs = FormerName(2, "李姐", "李姐", id=8, phoneless=True)
    assert share_names(half(1, "李姐"), named(theirs, number=2)).dropped == ()
    mine = FormerName(1, "李姐", "李姐", id=7)
    shared = share_names(named(mine), named(theirs, number=2))
    assert shared.dropped == (theirs,)
    assert shared.changed == (FormerName(1, "李姐", "李姐", id=7, phoneless=True),)
    marked = FormerName(1, "李姐", "李姐", id=7, phoneless=True)
    assert share_names(named(marked), named(theirs, number=2)).changed == ()
