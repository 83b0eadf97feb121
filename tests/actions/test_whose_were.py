"""Of whom what a merge set aside was felt: his name and number stay with it, however often."""

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import edit_contact
from rmtrack.actions.history import redo, undo
from rmtrack.actions.log import log_touch
from rmtrack.actions.merge import merge_contacts
from rmtrack.actions.show import show_client
from rmtrack.domain.client_page import FeltAs
from rmtrack.domain.differences import Preference, Side
from rmtrack.domain.keys import INSURANCE, Mood
from rmtrack.domain.touch import Assessment
from rmtrack.views.merging import remark_text
from tests.actions.values import a_client, a_touch, november


def merge(desk: Desk, who: int, other: int, side: Side = Side.FIRST) -> None:
    merge_contacts(desk, str(who), str(other), Preference(side), remark=remark_text)


def felt_as(desk: Desk, who: int) -> dict[int, FeltAs]:
    return dict(show_client(desk, str(who)).kept.felt_as)


def felt(desk: Desk, **moods: Mood) -> None:
    for number, (name, mood) in enumerate(moods.items(), 1):
        assert add_contact(desk, a_client(name, mood=mood)).id == number


def test_who_went_over_is_named_by_the_name_of_that_day(desk: Desk) -> None:
    felt(desk, 王小明=Mood.POSITIVE, 王晓明=Mood.NEUTRAL)
    merge(desk, 1, 2)
    assert felt_as(desk, 1) == {2: FeltAs(2, "王晓明")}
    edit_contact(desk, "1", {"name": "王大明", "name_key": "王大明"})
    assert felt_as(desk, 1) == {2: FeltAs(2, "王晓明")}


def test_what_was_set_aside_of_the_one_who_stays_is_nobody_elses(desk: Desk) -> None:
    felt(desk, 王小明=Mood.POSITIVE, 王晓明=Mood.NEUTRAL)
    merge(desk, 1, 2, Side.SECOND)
    assert [row.id for row in show_client(desk, "1").kept.assessments if row.aside] == [1]
    assert felt_as(desk, 1) == {}


def test_of_a_chain_of_merges_each_is_named_and_undo_names_them_no_more(desk: Desk) -> None:
    """He who stayed first and went over later is named too, for what was his own."""
    felt(desk, 甲=Mood.POSITIVE, 乙=Mood.NEUTRAL, 丙=Mood.RESISTANT)
    log_touch(desk, "2", a_touch(november(9), about=INSURANCE, mood=Mood.NEUTRAL), None)
    log_touch(desk, "3", a_touch(november(10), about=INSURANCE, mood=Mood.RESISTANT), None)
    merge(desk, 2, 3, Side.SECOND)
    assert felt_as(desk, 2) == {}
    merge(desk, 1, 2)
    named = {2: FeltAs(2, "乙"), 3: FeltAs(2, "乙"), 4: FeltAs(2, "乙")}
    assert felt_as(desk, 1) == named
    undo(desk)
    assert (felt_as(desk, 1), felt_as(desk, 2)) == ({}, {})
    redo(desk)
    assert felt_as(desk, 1) == named
    undo(desk)
    undo(desk)
    merge(desk, 2, 3, Side.FIRST)
    merge(desk, 1, 2)
    assert felt_as(desk, 1) == {
        2: FeltAs(2, "乙"),
        3: FeltAs(3, "丙"),
        5: FeltAs(3, "丙"),
    }


def test_of_whom_history_tells_nothing_nothing_is_said(desk: Desk) -> None:
    felt(desk, 王小明=Mood.POSITIVE)
    with desk.store.command("kept so", desk.now):
        desk.store.put(Assessment(1, november(3), mood=Mood.NEUTRAL, aside=True))
    assert felt_as(desk, 1) == {}
