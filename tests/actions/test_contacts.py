"""A new client: stored whole, with the first row of his movement, or not at all."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rmtrack.actions.contacts import add_contact, namesakes
from rmtrack.actions.desk import Desk
from rmtrack.actions.listing import list_contacts
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import AmbiguousError, NotFoundError, RuleError
from rmtrack.domain.keys import Mood
from rmtrack.domain.touch import Assessment
from rmtrack.storage import queries
from tests.actions.values import MONDAY, a_client, add, archive, dump


def test_a_client_is_stored_as_given_and_answered_with_its_number(desk: Desk) -> None:
    given = a_client(phone="13800000001", wechat="xm", birth_day="02-29", note="a friend")
    added = add_contact(desk, given)
    assert added == replace(given, id=1, next_touch_on=MONDAY)
    assert desk.store.get(Contact, 1) == added


@pytest.mark.parametrize(
    ("familiarity", "contacted_on", "due"),
    [
        (None, None, MONDAY),
        (9, None, MONDAY),
        (None, date(2026, 11, 1), date(2027, 1, 30)),
        (2, date(2026, 11, 1), date(2027, 1, 30)),
        (3, date(2026, 11, 1), date(2026, 12, 16)),
        (6, date(2026, 11, 1), date(2026, 12, 1)),
    ],
)
def test_the_answer_tells_the_last_touch_and_the_next(
    desk: Desk, familiarity: int | None, contacted_on: date | None, due: date
) -> None:
    given = a_client(familiarity=familiarity, contacted_on=contacted_on)
    added = add_contact(desk, given)
    assert (added.last_touch_on, added.next_touch_on) == (contacted_on, due)


def test_the_touch_days_follow_the_policy_of_the_store(desk: Desk) -> None:
    added = add_contact(desk, a_client(familiarity=8, contacted_on=MONDAY))
    assert added.next_touch_on == MONDAY + timedelta(days=desk.store.policy.cadence_high)


def test_tags_are_kept_once_each_in_their_order(desk: Desk) -> None:
    first, second = add(desk, "赵敏", "王小明")
    assert desk.store.all(queries.TAGS_OF, contact_id=first.id) == []
    third = add_contact(desk, a_client("李姐"), tags=["teacher", "golf", "teacher"])
    tags = desk.store.all(queries.TAGS_OF, contact_id=third.id)
    assert [tag.word for tag in tags] == ["teacher", "golf"]
    assert desk.store.all(queries.TAGS_OF, contact_id=second.id) == []


@pytest.mark.parametrize("who", ["1", "王小明", "小明"])
def test_the_introducer_is_a_client_that_is_named(desk: Desk, who: str) -> None:
    add(desk, "王小明", "赵敏")
    assert add_contact(desk, a_client("李姐"), introducer=who).introducer_id == 1


def test_who_left_can_have_introduced_someone(desk: Desk) -> None:
    (gone,) = add(desk, "王小明")
    archive(desk.store, gone)
    assert add_contact(desk, a_client("李姐"), introducer="王小明").introducer_id == gone.id


@pytest.mark.parametrize(
    ("who", "error"), [("王", AmbiguousError), ("李姐", NotFoundError), ("9", NotFoundError)]
)
def test_without_a_known_introducer_nothing_is_stored(
    desk: Desk, who: str, error: type[Exception]
) -> None:
    """Not even a client can introduce himself."""
    add(desk, "王小明", "王晓红")
    before = dump(desk.store)
    with pytest.raises(error):
        add_contact(desk, a_client("李姐"), tags=["golf"], introducer=who)
    assert dump(desk.store) == before


@pytest.mark.parametrize("archived", [False, True])
def test_a_known_phone_number_is_refused_and_its_owner_named(desk: Desk, archived: bool) -> None:
    owner = add_contact(desk, a_client("王小明", phone="13800000001"))
    if archived:
        archive(desk.store, owner)
    before = dump(desk.store)
    with pytest.raises(RuleError) as raised:
        add_contact(desk, a_client("李姐", phone="13800000001", mood=Mood.NEUTRAL))
    said = "the phone number 13800000001 is that of 王小明 already (client 1)"
    assert str(raised.value) == said
    assert dump(desk.store) == before


def test_namesakes_without_a_phone_are_two_clients(desk: Desk) -> None:
    first, second = add(desk, "王小明", "王小明")
    assert first.id != second.id


@pytest.mark.parametrize(
    ("familiarity", "mood"), [(7, Mood.POSITIVE), (0, None), (None, Mood.RESISTANT)]
)
def test_what_is_felt_at_first_is_the_first_row_of_the_movement(
    desk: Desk, familiarity: int | None, mood: Mood | None
) -> None:
    added = add_contact(desk, a_client(familiarity=familiarity, mood=mood))
    assert desk.store.all(queries.ASSESSMENTS_OF, contact_id=added.id) == [
        Assessment(added.id, MONDAY, id=1, familiarity=familiarity, mood=mood)
    ]


def test_who_is_not_classified_has_no_movement(desk: Desk) -> None:
    (added,) = add(desk, "王小明")
    assert desk.store.all(queries.ASSESSMENTS_OF, contact_id=added.id) == []


def test_the_list_is_by_name_and_leaves_the_archived_out(desk: Desk) -> None:
    _b, _a, gone, other = add(desk, "Bo", "Al", "Cy", "al")
    archive(desk.store, gone)
    assert [contact.id for contact in list_contacts(desk)] == [2, other.id, 1]


def test_whoever_has_the_same_name_is_told(desk: Desk) -> None:
    first, _other = add(desk, "王小明", "李姐")
    archive(desk.store, first)
    second = add_contact(desk, a_client("王小明"))
    assert [one.id for one in namesakes(desk, second)] == [first.id]
