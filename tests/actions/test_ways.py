"""Several phones, WeChat names and e-mails: kept in their order, each phone one client's alone."""

import shlex
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import edit_contact
from rmtrack.actions.history import redo, undo
from rmtrack.actions.show import open_profile
from rmtrack.actions.ways import look_up_reach
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import InputError, RuleError
from rmtrack.domain.keys import Way
from rmtrack.domain.reach import Profile, Reach
from rmtrack.views.errors import error_lines
from tests.actions.values import a_client, add, dump

ONE, TWO, THREE = "13800000001", "13800000002", "13800000003"


def reach(desk: Desk, number: int = 1) -> Reach:
    return look_up_reach(desk, desk.store.get(Contact, number))


def test_the_first_given_is_the_records_and_the_others_stand_beside_it(desk: Desk) -> None:
    given = {Way.PHONE: [ONE, TWO, ONE], Way.WECHAT: ["w"], Way.EMAIL: ["a@b.cn", "c@d.cn"]}
    added = add_contact(desk, a_client(), ways=given)
    assert (added.phone, added.wechat, added.email) == (ONE, "w", "a@b.cn")
    assert reach(desk) == Reach((ONE, TWO), ("w",), ("a@b.cn", "c@d.cn"))


@pytest.mark.parametrize(
    ("phones", "left"),
    [
        ([THREE], (THREE,)),
        ([TWO, ONE], (TWO, ONE)),
        ([ONE, THREE, TWO], (ONE, THREE, TWO)),
        ([ONE, TWO], (ONE, TWO)),
        ([], ()),
    ],
)
def test_what_is_given_takes_the_place_of_all_of_its_kind(
    desk: Desk, phones: Sequence[str], left: tuple[str, ...]
) -> None:
    add_contact(desk, a_client(), ways={Way.PHONE: [ONE, TWO], Way.WECHAT: ["a", "b"]})
    edited = edit_contact(desk, "1", {}, ways={Way.PHONE: phones}, sure=True)
    assert reach(desk) == Reach(left, ("a", "b")) == edited.reached[1]
    assert edited.changed == (() if left == (ONE, TWO) else ("phone",))


def test_what_becomes_the_first_stands_beside_it_no_more(desk: Desk) -> None:
    add_contact(desk, a_client(), ways={Way.PHONE: [ONE, TWO, THREE]})
    edit_contact(desk, "1", {"phone": TWO})
    assert reach(desk).phones == (TWO, THREE)


SEVERAL = {
    Way.PHONE: [ONE, TWO],
    Way.WECHAT: ["xm", "小 明"],
    Way.EMAIL: ["a@b.cn", "c@d.cn"],
}


@pytest.mark.parametrize(
    ("way", "given", "known", "way_out"),
    [
        (
            Way.PHONE,
            [THREE],
            f"{ONE}, {TWO}",
            f"edit 1 --phone {THREE} --phone {ONE} --phone {TWO}",
        ),
        (Way.PHONE, [], f"{ONE}, {TWO}", f"edit 1 --phone {ONE}, then --phone none"),
        (Way.WECHAT, ["v"], "xm, 小 明", "edit 1 --wechat v --wechat xm --wechat '小 明'"),
        (Way.EMAIL, [], "a@b.cn, c@d.cn", "edit 1 --email a@b.cn, then --email none"),
    ],
)
def test_several_never_go_all_at_once_unsaid(
    desk: Desk, way: Way, given: list[str], known: str, way_out: str
) -> None:
    """They are named, with what to type to keep them."""
    add_contact(desk, a_client(), ways=SEVERAL)
    before = dump(desk.store)
    with pytest.raises(InputError) as raised:
        edit_contact(desk, "1", {"note": "x"}, ways={way: given})
    assert str(raised.value) == f"王小明 (1) has {known} under --{way}: name each that stays"
    assert error_lines(raised.value)[-1].endswith(way_out)
    assert dump(desk.store) == before


@pytest.mark.parametrize("name", ["A&B", "x'y", "$HOME", 'a"b', "小 明", "a;b", "小明"])
def test_what_is_to_be_typed_is_read_by_a_shell_as_it_was_kept(desk: Desk, name: str) -> None:
    add_contact(desk, a_client(), ways={Way.WECHAT: [name, "xm"]})
    with pytest.raises(InputError) as raised:
        edit_contact(desk, "1", {}, ways={Way.WECHAT: ["v"]})
    typed = shlex.split(error_lines(raised.value)[-1].partition(": ")[2], comments=True)
    assert typed[4:] == ["--wechat", "v", "--wechat", name, "--wechat", "xm"]


@pytest.mark.parametrize(
    ("given", "left"),
    [([THREE, TWO], (THREE, TWO)), ([TWO], (TWO,)), ([ONE, TWO, THREE], (ONE, TWO, THREE))],
)
def test_who_names_one_of_several_says_which_stay(
    desk: Desk, given: list[str], left: tuple[str, ...]
) -> None:
    add_contact(desk, a_client(), ways=SEVERAL)
    before = dump(desk.store)
    assert edit_contact(desk, "1", {}, ways={Way.PHONE: given}).reached[1].phones == left
    undo(desk)
    assert dump(desk.store) == before


@pytest.mark.parametrize("given", [[THREE], []])
def test_one_alone_gives_way(desk: Desk, given: list[str]) -> None:
    add_contact(desk, a_client(), ways={Way.PHONE: [ONE]})
    assert edit_contact(desk, "1", {}, ways={Way.PHONE: given}).reached[1].phones == (*given,)


@pytest.mark.parametrize("owned", [ONE, TWO])
@pytest.mark.parametrize("given", [[ONE, TWO], [THREE, ONE], [TWO], [THREE, TWO]])
def test_a_phone_is_one_clients_wherever_it_stands(
    desk: Desk, owned: str, given: list[str]
) -> None:
    owner = {Way.PHONE: [ONE, TWO] if owned == ONE else [TWO, ONE]}
    add_contact(desk, a_client("李姐"), ways=owner)
    add(desk, "王小明")
    before = dump(desk.store)
    with pytest.raises(RuleError, match=r"is that of 李姐 already \(client 1\)"):
        add_contact(desk, a_client("陈立"), ways={Way.PHONE: given})
    with pytest.raises(RuleError, match=r"is that of 李姐 already \(client 1\)"):
        edit_contact(desk, "2", {"note": "x"}, ways={Way.PHONE: given})
    assert dump(desk.store) == before


def test_a_name_or_an_address_may_be_shared(desk: Desk) -> None:
    for name in ("李姐", "王小明"):
        add_contact(desk, a_client(name), ways={Way.WECHAT: ["w", "v"], Way.EMAIL: ["a@b.cn"]})
    assert reach(desk, 2) == Reach((), ("w", "v"), ("a@b.cn",))


def test_everything_beside_the_record_is_collected(desk: Desk) -> None:
    add(desk, "李姐")
    added = add_contact(desk, a_client(), tags=["golf"], introducer="李姐", own={"爱好": "钓鱼"})
    assert open_profile(desk, added) == Profile(
        added, introducer="李姐", tags=("golf",), fields=(("爱好", "钓鱼"),)
    )


phones = st.lists(st.sampled_from([ONE, TWO, THREE]), max_size=4)
names = st.lists(st.sampled_from("abc"), max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(edits=st.lists(st.tuples(phones, names), min_size=1, max_size=4))
def test_the_last_list_holds_and_undo_brings_all_back(
    desk: Desk, edits: list[tuple[list[str], list[str]]]
) -> None:
    added = add_contact(desk, a_client())
    who = str(added.id)
    stages = [dump(desk.store)]
    for given_phones, given_names in edits:
        given_ways = {Way.PHONE: given_phones, Way.WECHAT: given_names}
        edit_contact(desk, who, {}, ways=given_ways, sure=True)
        wanted = Reach(tuple(dict.fromkeys(given_phones)), tuple(dict.fromkeys(given_names)))
        assert reach(desk, added.id) == wanted
        if dump(desk.store) != stages[-1]:
            stages.append(dump(desk.store))
    for stage in stages[-2::-1]:
        undo(desk)
        assert dump(desk.store) == stage
    for stage in stages[1:]:
        redo(desk)
        assert dump(desk.store) == stage
    edit_contact(desk, who, {}, ways={Way.PHONE: []}, sure=True)  # free for the next example
