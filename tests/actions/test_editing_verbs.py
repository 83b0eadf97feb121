"""Changing a client's record, archiving, bringing back; and all of it taken back."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deals import add_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, bring_back, edit_contact
from rmtrack.actions.grid import show_grid
from rmtrack.actions.history import show_history, undo
from rmtrack.actions.listing import list_contacts
from rmtrack.actions.log import log_touch
from rmtrack.actions.today import look_at_morning
from rmtrack.domain.choosing import Choice
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import AmbiguousError, NotFoundError, RuleError
from rmtrack.domain.keys import Mood, Risk, StepState, Way
from rmtrack.domain.money import Money
from rmtrack.domain.tag import Tag
from rmtrack.domain.touch import Assessment
from rmtrack.reading.names import name_fields, name_key
from rmtrack.storage import beside, queries
from tests.actions.values import (
    MONDAY,
    a_client,
    a_deal,
    a_step,
    a_touch,
    add,
    archive,
    dump,
    november,
)


def test_what_is_named_changes_and_nothing_else(desk: Desk) -> None:
    known = a_client(phone="13800000001", wechat="xm", note="a friend", birth_day="11-18")
    before = add_contact(desk, known)
    changes = {"phone": "13800000002", "wechat": None, "assets": Money.yuan(5), "employer": "明华"}
    edited = edit_contact(desk, "小明", changes)
    assert edited.before == before
    assert edited.after == replace(before, **changes) == desk.store.get(Contact, 1)  # type: ignore[arg-type]
    assert edited.changed == ("phone", "wechat", "assets", "employer")


def test_a_new_name_is_found_and_the_old_one_is_not(desk: Desk) -> None:
    add(desk, "王小明")
    edit_contact(desk, "1", {"name": "Anna LÉE", "name_key": name_key("Anna LÉE")})
    assert edit_contact(desk, "anna lee", {"wechat": "al"}).after.name == "Anna LÉE"
    with pytest.raises(NotFoundError):
        edit_contact(desk, "王小明", {"wechat": "al"})


def test_the_touch_days_follow(desk: Desk) -> None:
    add_contact(desk, a_client(contacted_on=november(1)))
    assert edit_contact(desk, "1", {"familiarity": 7}).after.next_touch_on == november(1).replace(
        month=12
    )
    assert edit_contact(desk, "1", {"cadence_days": 10}).after.next_touch_on == november(11)
    assert edit_contact(desk, "1", {"cadence_days": None}).changed == ("cadence_days",)


@pytest.mark.parametrize(
    ("changes", "felt"),
    [
        ({"mood": Mood.POSITIVE}, {"mood": Mood.POSITIVE}),
        ({"familiarity": 8, "mood": Mood.NEUTRAL}, {"familiarity": 8}),
        ({"familiarity": 8, "mood": Mood.POSITIVE}, {"familiarity": 8, "mood": Mood.POSITIVE}),
    ],
)
def test_what_is_felt_anew_is_kept_with_its_day(
    desk: Desk, changes: dict[str, object], felt: dict[str, object]
) -> None:
    add_contact(desk, a_client(familiarity=7, mood=Mood.NEUTRAL))
    edit_contact(desk, "1", changes)
    _first, *later = desk.store.all(queries.ASSESSMENTS_OF, contact_id=1)
    assert later == [Assessment(1, MONDAY, id=2, **felt)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes", [{}, {"mood": Mood.NEUTRAL}, {"familiarity": 7, "phone": "13800000001"}]
)
def test_where_nothing_changes_nothing_is_written(desk: Desk, changes: dict[str, object]) -> None:
    add_contact(
        desk, a_client(familiarity=7, mood=Mood.NEUTRAL, phone="13800000001"), tags=["golf"]
    )
    before, lines = dump(desk.store), len(show_history(desk, 9))
    edited = edit_contact(desk, "1", changes, tags=["golf"])
    assert (edited.changed, edited.tagged, edited.untagged) == ((), (), ())
    assert (dump(desk.store), len(show_history(desk, 9))) == (before, lines)


def test_tags_are_put_on_and_taken_off(desk: Desk) -> None:
    add_contact(desk, a_client(), tags=["golf", "教师"])
    edited = edit_contact(desk, "1", {}, tags=["tea", "golf", "tea"], untags=["教师", "教师"])
    assert (edited.tagged, edited.untagged) == (("tea",), ("教师",))
    words = [tag.word for tag in desk.store.all(queries.TAGS_OF, contact_id=1)]
    assert words == ["golf", "tea"]


def test_a_tag_taken_off_and_put_on_again_is_on(desk: Desk) -> None:
    add_contact(desk, a_client(), tags=["golf"])
    edit_contact(desk, "1", {}, tags=["golf"], untags=["golf"])
    assert [tag.word for tag in desk.store.all(queries.TAGS_OF, contact_id=1)] == ["golf"]


def test_the_introducer_is_a_client_that_is_named(desk: Desk) -> None:
    _first, gone = add(desk, "王小明", "李姐")
    archive(desk.store, gone)
    assert edit_contact(desk, "1", {}, introducer="李姐").after.introducer_id == gone.id
    assert edit_contact(desk, "1", {"introducer_id": None}).after.introducer_id is None


def test_an_introducer_comes_with_the_names_of_both(desk: Desk) -> None:
    add(desk, "王小明", "李姐", "赵敏")
    assert edit_contact(desk, "1", {}, introducer="李姐").names == {2: "李姐"}
    assert edit_contact(desk, "1", {}, introducer="3").names == {2: "李姐", 3: "赵敏"}
    assert edit_contact(desk, "1", {"note": "x"}).names == {}


def test_introducers_in_a_ring_are_refused_and_named(desk: Desk) -> None:
    add(desk, "王小明", "李姐", "赵敏")
    edit_contact(desk, "2", {}, introducer="1")
    edit_contact(desk, "3", {}, introducer="2")
    before = dump(desk.store)
    for who, ring in (
        ("2", r"王小明 \(1\) → 李姐 \(2\) → 王小明 \(1\)"),
        ("3", r"王小明 \(1\) → 李姐 \(2\) → 赵敏 \(3\) → 王小明 \(1\)"),
    ):
        with pytest.raises(RuleError, match=f"would run in a ring: {ring}$"):
            edit_contact(desk, "1", {"note": "x"}, introducer=who)
    assert dump(desk.store) == before


def test_a_tag_is_written_as_it_was_first_with_anybody(desk: Desk) -> None:
    add_contact(desk, a_client("李姐"), tags=["golf", "GOLF"])
    second = add_contact(desk, a_client("赵敏"), tags=["Golf", "Tea"])
    assert edit_contact(desk, "1", {}, tags=["ＧＯＬＦ", "tea"]).tagged == ("Tea",)
    found = [tag.word for tag in desk.store.all(beside.TAGS, ids=[1, second.id])]
    assert found == ["golf", "Tea", "golf", "Tea"]
    for asked in ("GOLF", "ｇolf"):
        assert len(list_contacts(desk, Choice(tags=(asked,)))) == 2


def test_a_tag_is_taken_off_in_every_writing(desk: Desk) -> None:
    """An older store may hold two of one word."""
    add_contact(desk, a_client(), tags=["golf", "tea"])
    with desk.store.command("older", desk.now):
        desk.store.put(Tag(1, "GOLF"))
    assert edit_contact(desk, "1", {}, untags=["Golf"]).untagged == ("golf", "GOLF")
    assert [tag.word for tag in desk.store.all(queries.TAGS_OF, contact_id=1)] == ["tea"]


@pytest.mark.parametrize(("first", "again"), [("高尔夫", "高爾夫"), ("高爾夫", "高尔夫")])
def test_traditional_and_simplified_signs_are_one_tag(desk: Desk, first: str, again: str) -> None:
    """As first written, whoever puts it on; any writing finds it, and takes it off."""
    add_contact(desk, a_client("李姐"), tags=[first])
    add_contact(desk, a_client("赵敏"), tags=[again, first])
    words = [tag.word for tag in desk.store.all(beside.TAGS, ids=[1, 2])]
    assert words == [first, first]
    for asked in (first, again):
        assert len(list_contacts(desk, Choice(tags=(asked,)))) == 2
    assert edit_contact(desk, "1", {}, untags=[again]).untagged == (first,)


def test_two_writings_in_an_older_store_stay_and_are_found_as_one(desk: Desk) -> None:
    add_contact(desk, a_client("李姐"), tags=["高尔夫"])
    add_contact(desk, a_client("赵敏"))
    with desk.store.command("older", desk.now):
        desk.store.put(Tag(2, "高爾夫"))
    for asked in ("高尔夫", "高爾夫"):
        assert len(list_contacts(desk, Choice(tags=(asked,)))) == 2
    assert edit_contact(desk, "2", {}, tags=["高尔夫"]).tagged == ()
    assert [tag.word for tag in desk.store.all(queries.TAGS_OF, contact_id=2)] == ["高爾夫"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"changes": {"phone": "13800000002"}}, "is that of 李姐 already"),
        ({"introducer": "1"}, "王小明 can't have introduced himself or herself"),
        ({"untags": ["tea"]}, "王小明 has no tag 'tea'"),
    ],
)
def test_what_a_rule_forbids_changes_nothing(
    desk: Desk, options: dict[str, object], said: str
) -> None:
    add_contact(desk, a_client(), tags=["golf"])
    add_contact(desk, a_client("李姐", phone="13800000002"))
    before = dump(desk.store)
    with pytest.raises(RuleError, match=said):
        edit_contact(desk, "1", **{"changes": {"note": "x"}, "tags": ["new"]} | options)  # type: ignore[arg-type]
    assert dump(desk.store) == before


def test_of_a_phone_it_is_said_at_once_whose_it_is(desk: Desk) -> None:
    """Which of several stay is not asked of a number that can't be had."""
    several = ["13800000001", "13800000003"]
    add_contact(desk, a_client(phone=several[0]), ways={Way.PHONE: several})
    add_contact(desk, a_client("李姐", phone="13800000002"))
    with pytest.raises(RuleError, match="is that of 李姐 already"):
        edit_contact(desk, "1", {}, ways={Way.PHONE: ["13800000002"]})


def test_an_archived_client_is_not_edited(desk: Desk) -> None:
    (gone,) = add(desk, "王小明")
    archive(desk.store, gone)
    with pytest.raises(NotFoundError, match=r"\(1\) is archived"):
        edit_contact(desk, "1", {"note": "x"})


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """Return the desk of a client with two steps to come and a deal."""
    add_contact(desk, a_client(familiarity=7, mood=Mood.POSITIVE, birth_day="11-18"))
    for day in (16, 20):
        log_touch(desk, "1", a_touch(november(13)), a_step(november(day)))
    add_deal(desk, "1", a_deal(expected_on=november(17)))
    return desk


def test_an_archived_client_is_out_of_sight(busy: Desk) -> None:
    archived = archive_contact(busy, "王小明")
    assert (archived.contact.archived, archived.contact.next_touch_on) == (True, None)
    assert list_contacts(busy) == []
    assert list_contacts(busy, Choice(archived=True)) == [archived.contact]
    assert show_grid(busy).pool.number == 0
    morning = look_at_morning(busy)
    assert (morning.calls.calls, morning.calls.waiting, morning.care) == ((), 0, ())


def test_archiving_ends_what_was_to_come_and_tells_what_stays(busy: Desk) -> None:
    archived = archive_contact(busy, "王小明")
    assert [(step.due_on.day, step.state) for step in archived.ended] == [
        (16, StepState.DROPPED),
        (20, StepState.DROPPED),
    ]
    assert {step.settled_on for step in archived.ended} == {MONDAY}
    assert [deal.id for deal in archived.open_deals] == [1]
    assert tuple(busy.store.all(queries.STEPS_OF, contact_id=1)) == archived.ended


def test_who_is_brought_back_is_in_the_pool_and_what_ended_stays_ended(busy: Desk) -> None:
    archive_contact(busy, "王小明")
    back = bring_back(busy, "王小明")
    assert (back.contact.archived, back.ended, back.open_deals) == (False, (), ())
    assert back.contact.next_touch_on == november(13).replace(month=12)
    assert list_contacts(busy) == [back.contact]
    assert busy.store.all(queries.OPEN_STEPS_OF, contact_id=1) == []


def test_nobody_is_brought_back_who_is_there(desk: Desk) -> None:
    add(desk, "王小明")
    with pytest.raises(RuleError, match="client 1\\) is not archived"):
        bring_back(desk, "王小明")


@pytest.mark.parametrize(("who", "error"), [("王", AmbiguousError), ("9", NotFoundError)])
@pytest.mark.parametrize("verb", [archive_contact, bring_back])
def test_nobody_is_guessed(
    desk: Desk, verb: Callable[[Desk, str], object], who: str, error: type[Exception]
) -> None:
    add(desk, "王小明", "王小兰")
    with pytest.raises(error):
        verb(desk, who)


@pytest.mark.parametrize(
    "verb",
    [
        archive_contact,
        lambda desk, who: edit_contact(
            desk, who, {"mood": Mood.NEUTRAL, "note": "x"}, tags=["golf"]
        ),
    ],
)
def test_undo_brings_everything_back(busy: Desk, verb: Callable[[Desk, str], object]) -> None:
    before = dump(busy.store)
    verb(busy, "1")
    assert dump(busy.store) != before
    undo(busy)
    assert dump(busy.store) == before


def test_a_list_asks_for_some(desk: Desk) -> None:
    add_contact(desk, a_client("王小明", familiarity=7), tags=["golf", "golfer"])
    add_contact(desk, a_client("李姐", familiarity=8), tags=["golfer"])
    archive(desk.store, add_contact(desk, a_client("赵敏"), tags=["golf"]))
    log_touch(desk, "李姐", a_touch(), a_step(november(20)))
    assert [one.name for one in list_contacts(desk, Choice(tags=("golf",)))] == ["王小明"]
    assert [one.name for one in list_contacts(desk, Choice(tags=("golf",), archived=True))] == [
        "赵敏"
    ]
    assert [one.name for one in list_contacts(desk, Choice(no_next=True))] == ["王小明"]


def former(desk: Desk) -> list[str]:
    return [one.name for one in desk.store.all(beside.FORMER_NAMES_OF, contact_id=1)]


def test_a_name_that_was_changed_is_kept_as_a_former_one(desk: Desk) -> None:
    """Once, however often it comes and goes; a mere spelling of the same is none."""
    add(desk, "王小名")
    for name in ("王小明", "王 小明", "王曉明", "王小名", "王小明"):
        edit_contact(desk, "1", name_fields(name))
    assert former(desk) == ["王小名", "王 小明", "王曉明"]
    for _edit in range(4):
        undo(desk)
    assert former(desk) == ["王小名"]


def test_the_last_day_of_an_assessment_goes_with_its_level_and_comes_back_with_it(
    desk: Desk,
) -> None:
    known = add_contact(desk, a_client(risk=Risk.C3, risk_until=november(30)))
    edited = edit_contact(desk, "1", {"risk": None})
    assert (edited.after.risk, edited.after.risk_until) == (None, None)
    assert edited.changed == ("risk", "risk_until")
    undo(desk)
    assert desk.store.get(Contact, 1) == known


def test_a_last_day_may_be_all_that_is_known_of_an_assessment(desk: Desk) -> None:
    """As with `contact add` and in a list: what it says is that there is no sale after it."""
    add_contact(desk, a_client(risk_until=november(20)))
    after = edit_contact(desk, "1", {"risk": None, "risk_until": november(30)}).after
    assert (after.risk, after.risk_until) == (None, november(30))
    assert edit_contact(desk, "1", {"risk": None}).after.risk_until is None
