"""Every verb can be taken back, and done again, and then all is as it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deals import add_deal, edit_deal, lose_deal, move_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import edit_contact
from rmtrack.actions.history import redo, show_history, undo
from rmtrack.actions.importing import import_clients
from rmtrack.actions.log import log_touch
from rmtrack.actions.plan import drop_figure, record_figure, set_quota
from rmtrack.actions.today import look_at_morning
from rmtrack.domain.errors import NotFoundError, RuleError
from rmtrack.domain.history import Changed, LineState
from rmtrack.domain.keys import INSURANCE, INVESTMENT, Degree, LostReason, Mood, Outcome
from rmtrack.domain.money import Money
from tests.actions.values import (
    DECEMBER,
    NOVEMBER,
    a_client,
    a_deal,
    a_figure,
    a_row,
    a_sheet,
    a_step,
    a_touch,
    dump,
    november,
)

ONE, TWO = "13800000001", "13800000002"
Verb = Callable[[Desk], object]


@pytest.fixture
def busy(desk: Desk, desk_on: Callable[[date], Desk]) -> Desk:
    """Return the desk of an RM who has a client, a promise, a quota, two deals and a figure."""
    friday = desk_on(november(13))
    add_contact(friday, a_client(phone=ONE, familiarity=7, mood=Mood.NEUTRAL))
    log_touch(friday, "王小明", a_touch(november(13)), a_step(november(16)))
    set_quota(friday, NOVEMBER, INVESTMENT, amount=Money.yuan(2_290_000), pieces=8)
    add_deal(friday, "王小明", a_deal())
    record_figure(friday, a_figure(november(12), amount=Money(9)))
    add_deal(friday, "王小明", a_deal(category=INSURANCE))
    win_deal(friday, "2")
    return desk


VERBS: dict[str, Verb] = {
    "contact add": lambda desk: add_contact(
        desk, a_client("李姐", phone=TWO, mood=Mood.POSITIVE), tags=["golf"], introducer="王小明"
    ),
    "log": lambda desk: log_touch(
        desk, "1", a_touch(mood=Mood.POSITIVE, familiarity=8), a_step(november(20))
    ),
    "log in vain": lambda desk: log_touch(desk, "1", a_touch(outcome=Outcome.NO_ANSWER), None),
    "log about": lambda desk: log_touch(
        desk, "1", a_touch(about=INSURANCE, mood=Mood.RESISTANT), None
    ),
    "plan": lambda desk: set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(5), curve="flat"),
    "plan another": lambda desk: set_quota(desk, DECEMBER, INSURANCE, amount=Money.yuan(5)),
    "plan none": lambda desk: set_quota(desk, NOVEMBER, INVESTMENT, amount=None, pieces=None),
    "plan in deals": lambda desk: set_quota(desk, DECEMBER, INVESTMENT, pieces=5),
    "plan actual": lambda desk: record_figure(desk, a_figure(amount=Money(8), reason="补录")),
    "plan actual anew": lambda desk: record_figure(desk, a_figure(november(12), pieces=2)),
    "plan actual none": lambda desk: drop_figure(desk, a_figure(november(12))),
    "deal add": lambda desk: add_deal(desk, "王小明", a_deal(category=INSURANCE, product="年金")),
    "deal win": lambda desk: win_deal(desk, "1", amount=Money.yuan(3), for_month=DECEMBER),
    "deal move": lambda desk: move_deal(desk, "1", {"degree": Degree.LEANING}),
    "deal edit": lambda desk: edit_deal(desk, "1", {"category": INSURANCE}),
    "deal lose": lambda desk: lose_deal(desk, "1", LostReason.PRICE),
    "deal taken back": lambda desk: lose_deal(desk, "2", LostReason.FAMILY),
    "import": lambda desk: import_clients(
        desk,
        a_sheet(a_row(2, phone=ONE, assets=Money(5), birth_day="05-03"), a_row(3, "李姐")),
    ),
}


@pytest.mark.parametrize("verb", VERBS)
def test_what_a_verb_did_is_taken_back_and_done_again(busy: Desk, verb: str) -> None:
    desk = replace(busy, line=verb)
    before, morning = dump(desk.store), look_at_morning(desk)
    VERBS[verb](desk)
    after, later = dump(desk.store), look_at_morning(desk)
    assert after != before
    undone = undo(desk)
    assert (undone.line, undone.state, undone.at) == (verb, LineState.UNDONE, desk.now)
    assert dump(desk.store) == before
    assert look_at_morning(desk) == morning
    redone = redo(desk)
    assert (redone.id, redone.state) == (undone.id, LineState.DONE)
    assert dump(desk.store) == after
    assert look_at_morning(desk) == later


def test_all_verbs_go_back_to_the_empty_store_and_come_again(busy: Desk) -> None:
    for name, verb in VERBS.items():
        verb(replace(busy, line=name))
    after = dump(busy.store)
    lines = len(show_history(busy, 99))
    for _line in range(lines):
        undo(busy)
    assert not any(dump(busy.store).values())
    with pytest.raises(RuleError, match="nothing to undo"):
        undo(busy)
    for _line in range(lines):
        redo(busy)
    assert dump(busy.store) == after
    with pytest.raises(RuleError, match="nothing to redo"):
        redo(busy)


def test_an_old_command_goes_alone_where_nothing_builds_on_it(busy: Desk) -> None:
    undo(busy, 3)  # the quota
    found = look_at_morning(busy).plan.of(INVESTMENT)
    assert found is not None
    assert (found.quota, found.booked) == (None, Money(9))
    undone = [line.id for line in show_history(busy, 9) if line.state is LineState.UNDONE]
    assert undone == [3]


@pytest.mark.parametrize(
    ("number", "later", "line"),
    [
        (1, 8, "log"),  # the client, who was moved since
        (2, 8, "log"),  # the touch whose step was settled since
        (3, 9, "plan"),
        (4, 10, "deal win"),
        (5, 11, "plan actual anew"),
        (6, 12, "deal taken back"),
        (7, 12, "deal taken back"),
    ],
)
def test_what_a_later_command_builds_on_stays_and_that_one_is_named(
    busy: Desk, number: int, later: int, line: str
) -> None:
    for verb in ("log", "plan", "deal win", "plan actual anew", "deal taken back"):
        VERBS[verb](replace(busy, line=verb))
    before = dump(busy.store)
    with pytest.raises(RuleError) as raised:
        undo(busy, number)
    said = f"line {number} can't be undone: line {later} builds on it: {line}"
    assert str(raised.value) == said
    assert raised.value.hint is not None
    assert raised.value.hint.format(**raised.value.facts) == f"rmtrack undo {later} comes first"
    assert dump(busy.store) == before


def test_a_line_there_is_none_of_and_one_undone_already_are_refused(busy: Desk) -> None:
    with pytest.raises(NotFoundError, match="there is no line 99"):
        undo(busy, 99)
    undo(busy, 4)
    with pytest.raises(RuleError, match="line 4 is undone already"):
        undo(busy, 4)


def test_a_new_command_ends_what_could_be_done_again(busy: Desk) -> None:
    undo(busy)
    add_contact(busy, a_client("李姐"))
    with pytest.raises(RuleError, match="nothing to redo"):
        redo(busy)


def test_the_history_is_told_newest_first_with_what_changed(busy: Desk) -> None:
    VERBS["deal win"](replace(busy, line="deal win 1"))
    newest, deal, *_rest = show_history(busy, 3)
    assert len(_rest) == 1
    assert (newest.id, newest.line, newest.at) == (8, "deal win 1", busy.now)
    assert newest.changes == (
        Changed("deal", 0, 1, 0),
        Changed("booking", 1, 0, 0),
        Changed("deal_change", 1, 0, 0),
    )
    assert (newest.contact_ids, deal.contact_ids) == ((1,), (1,))


def test_a_verb_that_fails_or_changes_nothing_leaves_no_line(busy: Desk) -> None:
    before = show_history(busy, 99)
    with pytest.raises(NotFoundError):
        log_touch(busy, "李姐", a_touch(), None)
    set_quota(busy, NOVEMBER, INVESTMENT, amount=Money.yuan(2_290_000))
    look_at_morning(busy)
    assert show_history(busy, 99) == before


def test_a_phone_number_does_not_come_back_to_a_second_client(desk: Desk) -> None:
    """What was given up and taken by somebody else stays theirs."""
    add_contact(desk, a_client("王小明", phone="13800001234"))
    edit_contact(desk, "王小明", {"phone": None})
    given_up = show_history(desk, 1)[0].id
    add_contact(desk, a_client("李姐", phone="13800001234"))
    taken = show_history(desk, 1)[0].id
    with pytest.raises(RuleError, match=f"line {taken} builds on it"):
        undo(desk, given_up)
