"""Making one client of two: all of it goes over, undo brings all of it back, rules say no."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rmtrack.actions.assess import answered_before, assess_client
from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deals import add_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.duplicates import list_duplicates
from rmtrack.actions.editing import archive_contact, bring_back, edit_contact
from rmtrack.actions.history import redo, show_history, undo
from rmtrack.actions.log import log_touch
from rmtrack.actions.merge import merge_contacts
from rmtrack.actions.movement import grid_on, show_moves
from rmtrack.actions.snooze import snooze_contact
from rmtrack.actions.who import find_contact, find_even_archived
from rmtrack.domain.assessing import Answers
from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import Preference, Side
from rmtrack.domain.errors import AmbiguousError, InputError, NotFoundError, RuleError
from rmtrack.domain.grid import band
from rmtrack.domain.keys import NEW, Mood, Sex, StepState, Way
from rmtrack.domain.likeness import Reason
from rmtrack.domain.merged import Merged
from rmtrack.domain.profile import ContactWay, FormerName
from rmtrack.domain.tag import Tag
from rmtrack.domain.touch import Assessment
from rmtrack.reading.names import name_fields
from rmtrack.storage import beside, cells, merging, queries, ways
from rmtrack.views.merging import merged_lines, remark_text
from tests.actions.values import a_client, a_deal, a_step, a_touch, add, archive, dump, november

FIRST, SECOND = Preference(Side.FIRST), Preference(Side.SECOND)


def merge(desk: Desk, who: str, other: str, preference: Preference = FIRST) -> Merged:
    return merge_contacts(replace(desk, line="merge"), who, other, preference, remark=remark_text)


def refused(desk: Desk, number: int | None = None) -> str:
    """Return why a line is not taken back; nothing may have moved."""
    before = dump(desk.store)
    with pytest.raises(RuleError) as caught:
        undo(desk, number)
    assert dump(desk.store) == before
    return str(caught.value)


def test_what_happened_with_the_second_happened_with_the_first(desk: Desk) -> None:
    add(desk, "王小明", "王晓明")
    log_touch(desk, "2", a_touch(november(10), mood=Mood.POSITIVE), a_step(november(20)))
    add_deal(desk, "2", a_deal())
    merged = merge(desk, "1", "2")
    assert (merged.contact.id, merged.contact.name) == (1, "王小明")
    assert merged.moved == {"interaction": 1, "assessment": 1, "next_step": 1, "deal": 1}
    assert merged.contact.mood is Mood.POSITIVE
    assert (merged.contact.last_touch_on, merged.contact.next_touch_on) == (
        november(10),
        november(20),
    )
    (step,) = desk.store.all(queries.OPEN_STEPS_OF, contact_id=1)
    assert (step.promise, step.state) == (True, StepState.OPEN)
    with pytest.raises(NotFoundError, match="there is no client 2"):
        find_contact(desk.store, "2")


def test_it_is_one_line_of_history_that_names_both(desk: Desk) -> None:
    add(desk, "王小明", "王晓明")
    merge(desk, "1", "2")
    line = show_history(desk, 1)[0]
    assert (line.id, line.names) == (3, ("王小明", "王晓明"))


def test_the_first_is_found_by_his_own_name_and_written_to_by_no_other(desk: Desk) -> None:
    add(desk, "王小明", "李素芬")
    merge(desk, "1", "2")
    assert [row.name for row in desk.store.all(beside.FORMER_NAMES_OF, contact_id=1)] == ["李素芬"]
    with pytest.raises(NotFoundError):
        find_contact(desk.store, "李素芬")


def test_a_phone_number_is_of_one_client_before_and_after(desk: Desk) -> None:
    """The first had none, and takes that of the second, who has it again after undo."""
    add_contact(desk, a_client())
    add_contact(desk, a_client(phone="13800000002"))
    before = dump(desk.store)
    assert merge(desk, "1", "2").contact.phone == "13800000002"
    after = dump(desk.store)
    undo(desk)
    assert dump(desk.store) == before
    redo(desk)
    assert dump(desk.store) == after


def test_a_tag_in_traditional_and_in_simplified_signs_is_kept_once(desk: Desk) -> None:
    for word in ("高尔夫", "高爾夫"):
        with desk.store.command("before they were one word", desk.now):
            desk.store.put(Tag(desk.store.put(a_client()).id, word))
    merge(desk, "1", "2")
    assert [tag.word for tag in desk.store.all(queries.TAGS_OF, contact_id=1)] == ["高尔夫"]


def test_another_phone_number_becomes_a_further_one(desk: Desk) -> None:
    for phone in ("13800000001", "13800000002"):
        add_contact(desk, a_client(phone=phone))
    merge(desk, "1", "2")
    (way,) = desk.store.all(ways.CONTACT_WAYS_OF, contact_id=1)
    assert (way.way, way.value) == (Way.PHONE, "13800000002")


def test_a_place_that_the_latest_row_says_needs_no_other(desk: Desk) -> None:
    for mood, day in ((Mood.POSITIVE, 9), (Mood.RESISTANT, 8)):
        contact = add_contact(desk, a_client())
        log_touch(desk, str(contact.id), a_touch(november(day), mood=mood, familiarity=day), None)
    assert merge(desk, "2", "1", SECOND).contact.mood is Mood.POSITIVE
    undo(desk)
    merged = merge(desk, "1", "2").contact
    assert (merged.mood, merged.familiarity) == (Mood.POSITIVE, 9)
    rows = desk.store.all(queries.ASSESSMENTS_OF, contact_id=1)
    assert [(row.assessed_on.day, row.aside) for row in rows] == [(8, True), (9, False)]


def differing(desk: Desk) -> None:
    """Add one client twice: near and positive of old, then far and resistant."""
    for day, familiarity, mood in ((9, 8, Mood.POSITIVE), (12, 1, Mood.RESISTANT)):
        contact = add_contact(desk, a_client())
        touch = a_touch(november(day), familiarity=familiarity, mood=mood)
        log_touch(desk, str(contact.id), touch, None)


def test_whose_place_in_the_grid_holds_has_to_be_said(desk: Desk) -> None:
    differing(desk)
    before = dump(desk.store)
    with pytest.raises(InputError, match="differ in: familiarity, mood"):
        merge(desk, "1", "2", Preference())
    assert dump(desk.store) == before
    assert merge(desk, "1", "2", Preference(own={"familiarity": 1, "mood": 2})).unsettled == ()


@pytest.mark.parametrize(("who", "other"), [("1", "2"), ("2", "1")])
@pytest.mark.parametrize("side", [*Side])
def test_the_preferred_place_holds_in_the_grid_and_in_its_replay(
    desk: Desk, who: str, other: str, side: Side
) -> None:
    """His is the whole story; what the other one's rows told of places is words."""
    differing(desk)
    before = dump(desk.store)
    contact = merge(desk, who, other, Preference(side)).contact
    nearer = (who if side is Side.FIRST else other) == "1"
    expected = (8, Mood.POSITIVE) if nearer else (1, Mood.RESISTANT)
    assert (contact.familiarity, contact.mood) == expected
    rows = desk.store.all(queries.ASSESSMENTS_OF, contact_id=int(who))
    assert [(row.assessed_on.day, row.aside) for row in rows] == [(9, not nearer), (12, nearer)]
    (placed,) = desk.store.all(cells.FELT, day=desk.today)
    assert (placed.familiarity, placed.mood) == expected
    tomorrow = replace(desk, now=desk.now + timedelta(days=1))
    (cell,) = [one for one in grid_on(tomorrow, desk.today).cells if one.members.contacts]
    assert (cell.cell.band, cell.cell.mood) == (band(expected[0]), expected[1])
    (move,) = show_moves(tomorrow, november(1)).moves
    assert (move.before, move.on) == (None, desk.today)  # of being in the pool
    after = dump(desk.store)
    undo(desk)
    assert dump(desk.store) == before
    redo(desk)
    assert dump(desk.store) == after


def cells_of(desk: Desk, day: date, category: str | None = None) -> list[str]:
    """Return the cell of each client who had one on an evening."""
    grid = grid_on(desk, day, category)
    return [str(one.cell) for one in grid.cells for _client in one.members.contacts]


def moves_of(desk: Desk, category: str | None = None) -> list[tuple[str, str]]:
    """Return from where to where somebody moved this month."""
    moves = show_moves(desk, november(1), category).moves
    return [(str(move.before), str(move.after)) for move in moves]


@pytest.mark.parametrize("side", [*Side])
def test_the_places_of_two_are_never_told_as_one_story(desk: Desk, side: Side) -> None:
    """Who stood near as one and far as the other moved nowhere, on no evening gone by."""
    for near, mood in ((8, Mood.POSITIVE), (1, Mood.RESISTANT)):
        contact = add_contact(desk, a_client(added_on=november(1)))
        for day in (3 + near % 3, 8 + near % 3):
            touch = a_touch(november(day), familiarity=near, mood=mood)
            log_touch(desk, str(contact.id), touch, None)
    merge(desk, "1", "2", Preference(side))
    held = "high/positive" if side is Side.FIRST else "low/resistant"
    assert moves_of(desk) == [("None", held)]
    placed = {day for day in range(1, 16) if cells_of(desk, november(day))}
    assert placed == {*range(5 if side is Side.FIRST else 4, 16)}
    assert all(cells_of(desk, november(day)) == [held] for day in placed)


def test_the_mood_toward_a_category_is_that_of_who_was_asked_last(desk: Desk) -> None:
    for day, mood in ((5, Mood.POSITIVE), (9, Mood.RESISTANT)):
        contact = add_contact(desk, a_client(added_on=november(1), familiarity=8))
        for on in (day, day + 1):
            touch = a_touch(november(on), about="insurance", mood=mood)
            log_touch(desk, str(contact.id), touch, None)
    merge(desk, "1", "2", Preference())
    assert moves_of(desk, "insurance") == [("None", "high/resistant")]
    assert (cells_of(desk, desk.today), cells_of(desk, desk.today, "insurance")) == (
        [],
        ["high/resistant"],
    )
    rows = [row for row in desk.store.all(queries.FELT_ABOUT, contact_id=1) if row.category]
    assert [row.aside for row in rows] == [False, False, True, True]


def test_what_is_felt_after_a_merge_goes_on_from_the_story_that_is_kept(desk: Desk) -> None:
    """Also of a day before it, and where a later word is taken back."""
    differing(desk)
    contact = merge(desk, "1", "2").contact
    stood = (contact.familiarity, contact.mood)
    log_touch(desk, "1", a_touch(november(10), mood=Mood.NEUTRAL), None)
    placed = desk.store.get(Contact, 1)
    assert (placed.familiarity, placed.mood) == (8, Mood.NEUTRAL)
    undo(desk)
    assert (stood, desk.store.get(Contact, 1)) == ((8, Mood.POSITIVE), contact)
    done = assess_client(desk, "1", Assessment(NEW, november(13), willing=3))
    assert (done.then, done.stands) == (stood, 8)


def test_answers_count_whosoever_they_were_of(desk: Desk) -> None:
    """They are words, and so is a later mood in which he was seen to be upset no more."""
    for near, mood in ((8, Mood.NEUTRAL), (1, Mood.POSITIVE)):
        contact = add_contact(desk, a_client(added_on=november(1)))
        row = Assessment(NEW, november(10 - near), familiarity=near, mood=mood)
        answers = Answers(products=near, upset=True if near == 8 else None)
        assess_client(desk, str(contact.id), row, answers)
    first = desk.store.get(Contact, 1)
    assert answered_before(desk, first, desk.today).answers.upset
    merge(desk, "1", "2")
    assert desk.store.all(queries.ASSESSMENTS_OF, contact_id=1)[1].aside
    answers = answered_before(desk, first, desk.today).answers
    assert (answers.products, answers.upset) == (1, None)


def test_three_who_are_one_have_one_story_of_places(desk: Desk) -> None:
    """What was set aside stays so; the first of all is kept through both merges."""
    for near, day in ((8, 9), (1, 12), (5, 14)):
        contact = add_contact(desk, a_client(added_on=november(1)))
        touch = a_touch(november(day), familiarity=near, mood=Mood.NEUTRAL)
        log_touch(desk, str(contact.id), touch, None)
    before = dump(desk.store)
    for other in ("2", "3"):
        merge(desk, "1", other)
    rows = desk.store.all(queries.ASSESSMENTS_OF, contact_id=1)
    assert [(row.familiarity, row.aside) for row in rows] == [(8, False), (1, True), (5, True)]
    assert moves_of(desk) == [("None", "high/neutral")]
    for _merge in "12":
        undo(desk)
    assert dump(desk.store) == before
    merge(desk, "2", "3")
    merge(desk, "1", "2", SECOND)
    rows = desk.store.all(queries.ASSESSMENTS_OF, contact_id=1)
    assert [(row.familiarity, row.aside) for row in rows] == [(8, True), (1, False), (5, True)]


def test_a_word_of_the_first_that_gave_way_is_not_taken_back_past_the_merge(desk: Desk) -> None:
    differing(desk)
    merge(desk, "1", "2", SECOND)
    assert "line 5 builds on it: merge" in refused(desk, 2)


def test_the_row_of_today_names_the_last_touch_of_today(desk: Desk) -> None:
    differing(desk)
    log_touch(desk, "2", a_touch(), None)
    merge(desk, "1", "2", Preference(own={"familiarity": 1, "mood": 2}))
    row = desk.store.all(queries.ASSESSMENTS_OF, contact_id=1)[-1]
    assert (row.assessed_on, row.interaction_id) == (desk.today, 3)


def test_who_was_put_off_stays_so_and_both_who_were_have_to_be_asked_for(desk: Desk) -> None:
    add(desk, "王小明", "王晓明", "王小鸣")
    snooze_contact(desk, "2", november(25))
    merged = merge(desk, "1", "2", Preference())
    assert merged.contact.snoozed_until == merged.plan.put_off == november(25)
    snooze_contact(desk, "3", november(20))
    with pytest.raises(InputError, match="differ in: snoozed_until"):
        merge(desk, "1", "3", Preference())
    merged = merge(desk, "1", "3", SECOND)
    assert (merged.contact.snoozed_until, merged.plan.put_off) == (november(20), None)


@pytest.mark.parametrize(
    ("who", "other"), [("1", "2"), ("王小明", "李素芬"), ("王 小明", "２"), ("1", "李素芬")]
)
def test_two_who_share_no_name_are_merged_where_both_are_named_for_sure(
    desk: Desk, who: str, other: str
) -> None:
    add(desk, "王小明", "李素芬")
    assert merge(desk, who, other).plan.strangers


@pytest.mark.parametrize(("who", "other"), [("小明", "2"), ("1", "素芬"), ("wxm", "lsf")])
def test_two_who_share_no_name_are_not_merged_by_a_part_of_it(
    desk: Desk, who: str, other: str
) -> None:
    add(desk, "王小明", "李素芬")
    before = dump(desk.store)
    with pytest.raises(RuleError, match=r"王小明 \(1\) and 李素芬 \(2\) have different names"):
        merge(desk, who, other)
    assert dump(desk.store) == before
    assert merge_contacts(desk, who, other, remark=remark_text, dry_run=True).plan.strangers


def test_two_who_share_a_name_of_before_are_merged_by_a_part_of_one(desk: Desk) -> None:
    add(desk, "王小明", "李素芬")
    edit_contact(desk, "1", {**name_fields("李素芳")})
    edit_contact(desk, "1", {**name_fields("陈立")})
    edit_contact(desk, "2", {**name_fields("王小明")})
    assert not merge(desk, "陈", "小明").plan.strangers


def test_what_differs_has_to_be_settled_and_nothing_is_written_before(desk: Desk) -> None:
    for name, employer in (("王小明", "明华科技"), ("王晓明", "某公司")):
        add_contact(desk, a_client(name, employer=employer))
    before = dump(desk.store)
    with pytest.raises(InputError, match="differ in: employer"):
        merge(desk, "1", "2", Preference())
    assert (dump(desk.store), len(show_history(desk, 9))) == (before, 2)
    merged = merge(desk, "1", "2", Preference(own={"employer": 2}))
    assert merged.contact.employer == "某公司"
    assert merged.contact.note == "merged from 王晓明 (2). Before: employer 明华科技"


def test_notes_are_put_together_and_what_gave_way_is_told_in_them(desk: Desk) -> None:
    add_contact(desk, a_client(note="爱喝茶", employer="明华"))
    add_contact(desk, a_client(note="有两个孩子", employer="某公司"))
    note = merge(desk, "1", "2").contact.note
    assert note == "爱喝茶 · 有两个孩子 · merged from 王小明 (2), who had: employer 某公司"


def test_what_gave_way_is_told_fact_by_fact_whatever_stands_in_it(desk: Desk) -> None:
    add_contact(desk, a_client(family="wife, two children", area="浦东"))
    add_contact(desk, a_client(family="single, a cat", area="徐汇"))
    told = merge(desk, "1", "2", Preference(Side.FIRST, {"area": 2})).contact.note
    assert told == ("merged from 王小明 (2), who had: household single, a cat. Before: area 浦东")
    add_contact(desk, a_client(family="a cat", source="厅堂", sex=Sex.MALE))
    edit_contact(desk, "1", {"source": "转介绍", "sex": Sex.FEMALE})
    told = merge(desk, "1", "3").contact.note or ""
    assert told.endswith("who had: sex male; source 厅堂; household a cat")


def test_whom_the_second_introduced_the_first_introduced(desk: Desk) -> None:
    add(desk, "王小明", "王晓明")
    add_contact(desk, a_client("李姐"), introducer="2")
    archive_contact(desk, "3")
    merge(desk, "1", "2")
    assert desk.store.get(Contact, 3).introducer_id == 1


@pytest.mark.parametrize(("who", "other"), [("1", "2"), ("2", "1")])
def test_nobody_has_introduced_himself(desk: Desk, who: str, other: str) -> None:
    add(desk, "王小明")
    add_contact(desk, a_client("王晓明"), introducer="1")
    before = dump(desk.store)
    contact = merge(desk, who, other).contact
    assert contact.introducer_id is None
    assert "introducer 王小明 (1)" in (contact.note or "")
    undo(desk)
    assert dump(desk.store) == before


@pytest.mark.parametrize(("who", "other"), [("1", "3"), ("3", "1")])
def test_who_would_close_a_ring_of_introducers_is_told_in_the_note(
    desk: Desk, who: str, other: str
) -> None:
    """1 introduced 2, who introduced 3; then 1 and 3 are one."""
    add(desk, "王小明", "李姐")
    add_contact(desk, a_client(), introducer="2")
    edit_contact(desk, "2", {}, introducer="1")
    before = dump(desk.store)
    contact = merge(desk, who, other).contact
    assert (contact.introducer_id, desk.store.get(Contact, 2).introducer_id) == (None, contact.id)
    assert "introducer 李姐 (2)" in (contact.note or "")
    undo(desk)
    assert dump(desk.store) == before


def test_a_preferred_introducer_who_would_close_a_ring_holds_no_more(desk: Desk) -> None:
    add(desk, "王小明", "李姐", "陈立")
    edit_contact(desk, "1", {}, introducer="3")
    add_contact(desk, a_client(), introducer="2")
    edit_contact(desk, "2", {}, introducer="1")
    merged = merge(desk, "1", "4", SECOND)
    told = "merged from 王小明 (4), who had: introducer 李姐 (2). Before: introducer 陈立 (3)"
    assert (merged.contact.introducer_id, merged.contact.note) == (None, told)
    assert "  introducer: " not in merged_lines(merged, cells=80)


def test_a_different_introducer_is_told_by_name(desk: Desk) -> None:
    add(desk, "张伟", "陈立")
    for introducer in ("1", "2"):
        add_contact(desk, a_client(), introducer=introducer)
    contact = merge(desk, "3", "4").contact
    assert contact.introducer_id == 1
    assert contact.note == "merged from 王小明 (4), who had: introducer 陈立 (2)"


def test_a_dry_run_stores_nothing_and_leaves_open_what_is_not_settled(desk: Desk) -> None:
    for employer in ("明华科技", "某公司"):
        add_contact(desk, a_client(employer=employer, phone=f"138000000{len(employer)}"))
    before = dump(desk.store)
    merged = merge_contacts(desk, "1", "2", remark=remark_text, dry_run=True)
    assert [one.key for one in merged.unsettled] == ["employer"]
    assert merged.dry_run
    assert (dump(desk.store), len(show_history(desk, 9))) == (before, 2)
    settled = merge_contacts(desk, "1", "2", SECOND, remark=remark_text, dry_run=True)
    assert (settled.unsettled, settled.contact.employer) == ((), "某公司")


def test_one_client_is_not_merged_with_himself(desk: Desk) -> None:
    add(desk, "王小明")
    with pytest.raises(RuleError, match="himself"):
        merge(desk, "1", "小明")


def test_an_archived_client_goes_over_and_takes_none_in(desk: Desk) -> None:
    add(desk, "王小明", "王晓明")
    archive_contact(desk, "2")
    with pytest.raises(RuleError, match=r"王晓明 \(2\) is archived, and 王小明 \(1\) is not"):
        merge(desk, "2", "1")
    assert merge(desk, "1", "2").contact.archived is False
    assert [row.archived for row in desk.store.all(merging.TURNS_OF, contact_id=1)] == [True, False]
    undo(desk)
    bring_back(desk, "2")
    assert merge(desk, "2", "1").contact.name == "王晓明"


def test_two_archived_clients_are_merged_in_the_archive(desk: Desk) -> None:
    for contact in add(desk, "王小明", "王晓明"):
        archive_contact(desk, str(contact.id))
    assert merge(desk, "王小明", "王晓明").contact.archived


def test_what_is_meant_for_an_archived_client_lands_on_nobody_else(desk: Desk) -> None:
    """A full name in the archive is no part of somebody's longer one: only its number says so."""
    first, _longer, _other = add(desk, "王小明", "王小明珠", "李姐")
    archive(desk.store, first)
    with pytest.raises(NotFoundError, match="archived"):
        merge(desk, "3", "王小明")
    assert find_even_archived(desk.store, "1").id == 1
    with pytest.raises(NotFoundError, match="no client fits"):
        find_even_archived(desk.store, "赵敏")


def test_several_that_fit_are_told(desk: Desk) -> None:
    add(desk, "王小明", "王晓明")
    with pytest.raises(AmbiguousError):
        merge(desk, "王", "2")


def test_a_later_command_on_what_went_over_is_undone_first(desk: Desk) -> None:
    add(desk, "王小明", "王晓明")
    log_touch(desk, "2", a_touch(november(10)), a_step(november(14)))
    add_deal(desk, "2", a_deal())
    before = dump(desk.store)
    merge(desk, "1", "2")
    win_deal(replace(desk, line="deal win 1"), "1")
    assert "builds on it: deal win 1" in refused(desk, 5)
    undo(desk)
    log_touch(replace(desk, line="log 1"), "1", a_touch(november(16)), None)
    assert "builds on it: log 1" in refused(desk, 5)
    undo(desk)
    undo(desk)
    assert dump(desk.store) == before


def test_a_later_command_beside_what_went_over_stays(desk: Desk) -> None:
    add(desk, "王小明", "王晓明")
    log_touch(desk, "2", a_touch(november(10)), None)
    merge(desk, "1", "2")
    log_touch(desk, "1", a_touch(november(12)), None)
    undo(desk, 4)
    days = [desk.store.get(Contact, number).last_touch_on for number in (1, 2)]
    assert days == [november(12), november(10)]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_nothing_before_a_merge_is_undone_past_it(desk: Desk, number: int) -> None:
    """It would lose one of the two, or what one of them had."""
    add(desk, "王小明", "王小明")
    log_touch(desk, "2", a_touch(november(10)), None)
    edit_contact(desk, "2", {"phone": "13800000002"})
    merge(desk, "1", "2")
    assert "line 5 builds on it: merge" in refused(desk, number)


def test_two_bare_records_leave_a_trace_too(desk: Desk) -> None:
    """Nobody takes the first back alone, who is the second as well."""
    add(desk, "王小明", "王小明")
    assert merge(desk, "1", "2").contact.note == "merged from 王小明 (2)"
    assert "line 3 builds on it" in refused(desk, 1)


def test_a_merge_of_what_was_merged_is_taken_back_step_by_step(desk: Desk) -> None:
    add(desk, "王小明", "王晓明", "王小敏")
    log_touch(desk, "3", a_touch(november(10)), None)
    dumps = [dump(desk.store)]
    for who, other in (("2", "3"), ("1", "2")):
        merge(desk, who, other)
        dumps.append(dump(desk.store))
    assert desk.store.get(Contact, 1).last_touch_on == november(10)
    assert "builds on it" in refused(desk, 5)
    for expected in reversed(dumps[:-1]):
        undo(desk)
        assert dump(desk.store) == expected
    for expected in dumps[1:]:
        redo(desk)
        assert dump(desk.store) == expected


def test_who_may_be_one_is_listed_with_what_is_kept_of_each(desk: Desk) -> None:
    phone = "13800000001"
    add_contact(desk, a_client(phone=phone))
    add_contact(desk, a_client("王晓明"))
    add(desk, "李姐")
    log_touch(desk, "2", a_touch(november(10)), None)
    with desk.store.command("way", desk.now):
        desk.store.put(ContactWay(2, Way.PHONE, phone))
    archive_contact(desk, "1")
    found = list_duplicates(desk)
    (group,) = found.groups
    assert group.reasons == (Reason.PHONE,)
    assert [one.id for one in group.people] == [2, 1]
    assert [found.numbers[number][1:] for number in (1, 2)] == [(0, 0), (1, 0)]
    merge(desk, "2", "1")
    assert list_duplicates(desk).groups == ()


def test_who_was_called_as_another_is_now_is_listed_with_that_name(desk: Desk) -> None:
    add(desk, "张三", "李四", "王五")
    for number, name in (("1", "赵六"), ("3", "周七")):
        edit_contact(desk, number, {**name_fields(name)})
    edit_contact(desk, "2", {**name_fields("张三")})
    found = list_duplicates(desk)
    (group,) = found.groups
    assert group.reasons == (Reason.FORMER,)
    assert found.former == {1: ("张三",), 2: ("李四",)}
    merge(desk, "1", "2")
    assert list_duplicates(desk).groups == ()


def test_a_former_name_of_the_second_goes_over(desk: Desk) -> None:
    add(desk, "王小明", "王小明")
    with desk.store.command("name", desk.now):
        desk.store.put(FormerName(2, "李素芬", "李素芬"))
    merge(desk, "1", "2")
    assert [one.name for one in desk.store.all(beside.FORMER_NAMES_OF, contact_id=1)] == ["李素芬"]
