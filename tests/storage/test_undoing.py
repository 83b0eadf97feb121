"""Commands are taken back and done again by what they changed, or refused by name."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal
from rmtrack.domain.errors import NotFoundError, RuleError
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.history import Changed, LineState
from rmtrack.domain.keys import DealState, Mood, StepState
from rmtrack.domain.money import Money
from rmtrack.domain.quota import Quota
from rmtrack.domain.tag import Tag
from rmtrack.domain.touch import Interaction, NextStep
from rmtrack.reading.names import name_fields
from rmtrack.storage import queries
from rmtrack.storage.store import Store
from rmtrack.storage.undoing import history, redo, undo
from tests.storage.examples import AT, DAY, a_contact, a_deal, a_step, a_touch, add, dump

LATER = AT + timedelta(hours=1)
NOV = Month(2026, 11)


def states(store: Store) -> list[tuple[str, LineState]]:
    return [(line.line, line.state) for line in history(store, 99)]


def refusal(store: Store, number: int | None = None) -> str:
    """Return why a line is not undone; nothing may change on the way."""
    before = dump(store), history(store, 99)
    with pytest.raises(RuleError) as caught:
        undo(store, LATER, number)
    assert (dump(store), history(store, 99)) == before
    return str(caught.value)


def edit(store: Store, line: str, contact: Contact, **fields: object) -> Contact:
    with store.command(line, AT):
        return store.put(replace(store.get(Contact, contact.id), **fields))  # type: ignore[arg-type]


def log(store: Store, contact: Contact) -> None:
    """Log a call that settles a step, agrees on another and moves the client."""
    with store.command(f"log {contact.id}", AT):
        touch = store.put(a_touch(contact.id, mood=Mood.POSITIVE))
        for step in store.all(queries.OPEN_STEPS_OF, contact_id=contact.id):
            store.put(replace(step, state=StepState.KEPT, settled_by=touch.id))
        store.put(a_step(contact.id, DAY + timedelta(days=3), interaction_id=touch.id))
        store.put(replace(store.get(Contact, contact.id), mood=Mood.POSITIVE))


def test_history_tells_the_newest_first_and_what_changed(store: Store) -> None:
    first, second = add(store, "王小明", "李姐")
    with store.command("both", LATER):
        store.put(a_touch(second.id))
        store.put(a_touch(first.id))
        store.put(replace(first, note="x"))
    newest, *older = history(store, 2)
    assert (newest.id, newest.line, newest.at) == (3, "both", LATER)
    assert newest.at.utcoffset() == LATER.utcoffset()
    assert newest.changes == (Changed("interaction", 2, 0, 0), Changed("contact", 0, 1, 0))
    assert newest.contact_ids == (1, 2)
    assert newest.state is LineState.DONE
    assert [line.id for line in older] == [2]


def test_history_tells_what_was_removed(store: Store) -> None:
    (contact,) = add(store, "王小明")
    with store.command("remove", AT):
        store.remove(contact)
    assert history(store, 1)[0].changes == (Changed("contact", 0, 0, 1),)


def test_the_history_of_an_empty_store_is_empty(store: Store) -> None:
    assert history(store, 9) == []
    assert refusal(store) == "there is nothing to undo"
    with pytest.raises(RuleError, match="there is nothing to redo"):
        redo(store, LATER)


def test_undo_takes_the_newest_back_and_redo_does_it_again(store: Store) -> None:
    (contact,) = add(store, "王小明")
    with store.command("step", AT):
        store.put(a_step(contact.id))
    before = dump(store)
    log(store, contact)
    after = dump(store)
    undone = undo(store, LATER)
    assert (undone.id, undone.line, undone.state) == (3, "log 1", LineState.UNDONE)
    assert undone.changes[0] == Changed("interaction", 1, 0, 0)
    assert dump(store) == before
    done = redo(store, LATER)
    assert (done.id, done.state) == (3, LineState.DONE)
    assert dump(store) == after


def test_touch_days_follow_undo_and_redo(store: Store) -> None:
    (contact,) = add(store, "王小明")
    fresh = store.get(Contact, 1)
    log(store, contact)
    moved = store.get(Contact, 1)
    assert (moved.last_touch_on, moved.next_touch_on) == (DAY, DAY + timedelta(days=3))
    undo(store, LATER)
    assert store.get(Contact, 1) == fresh
    redo(store, LATER)
    assert store.get(Contact, 1) == moved


def test_touch_days_follow_a_record_that_goes_over_and_back(store: Store) -> None:
    first, second = add(store, "王小明", "李姐")
    with store.command("log", AT):
        touch = store.put(a_touch(first.id))
    with store.command("over", AT):
        store.put(replace(touch, contact_id=second.id))
    undo(store, LATER)
    assert store.get(Contact, first.id).last_touch_on == DAY
    assert store.get(Contact, second.id).last_touch_on is None


def test_undo_goes_back_step_by_step_and_redo_in_turn(store: Store) -> None:
    (contact,) = add(store, "a")
    dumps = [dump(store)]
    for name in ("b", "c"):
        edit(store, name, contact, **name_fields(name))
        dumps.append(dump(store))
    assert [undo(store, LATER).line for _ in range(3)] == ["c", "b", "contact add a"]
    assert refusal(store) == "there is nothing to undo"
    for expected in dumps:
        redo(store, LATER)
        assert dump(store) == expected
    with pytest.raises(RuleError, match="nothing to redo"):
        redo(store, LATER)


def test_a_new_command_ends_what_could_be_redone(store: Store) -> None:
    add(store, "a", "b")
    undo(store, LATER)
    add(store, "c")
    with pytest.raises(RuleError, match="nothing to redo"):
        redo(store, LATER)
    assert states(store) == [
        ("contact add c", LineState.DONE),
        ("contact add b", LineState.DROPPED),
        ("contact add a", LineState.DONE),
    ]
    assert refusal(store, 2) == "line 2 is undone already"


def test_a_command_that_writes_nothing_keeps_what_can_be_redone(store: Store) -> None:
    add(store, "a", "b")
    undo(store, LATER)
    with store.command("nothing", AT):
        pass
    assert redo(store, LATER).line == "contact add b"


def test_a_line_from_days_ago_goes_while_later_ones_stay(store: Store) -> None:
    first, second = add(store, "a", "b")
    edit(store, "phone", first, phone="13800000001")
    edit(store, "note", first, note="x")
    log(store, second)
    before = dump(store)
    undo(store, LATER, 3)
    contact = store.get(Contact, first.id)
    assert (contact.phone, contact.note) == (None, "x")
    assert redo(store, LATER).id == 3
    assert dump(store) == before


def test_redo_takes_the_last_undone_first_whatever_its_number(store: Store) -> None:
    (contact,) = add(store, "a")
    edit(store, "phone", contact, phone="13800000001")
    edit(store, "note", contact, note="x")
    before = dump(store)
    assert [undo(store, LATER, 2).id, undo(store, LATER).id] == [2, 3]
    assert [redo(store, LATER).id, redo(store, LATER).id] == [3, 2]
    assert dump(store) == before


def test_the_same_column_changed_later_is_in_the_way(store: Store) -> None:
    (contact,) = add(store, "a")
    edit(store, "first", contact, note="x")
    edit(store, "second", contact, note="y", phone="13800000001")
    assert refusal(store, 2) == "line 2 can't be undone: line 3 builds on it: second"
    undo(store, LATER)
    undo(store, LATER, 2)
    assert store.get(Contact, contact.id).note is None


def test_a_row_changed_later_is_in_the_way_of_its_birth(store: Store) -> None:
    (contact,) = add(store, "a")
    edit(store, "edit", contact, note="x")
    assert refusal(store, 1) == "line 1 can't be undone: line 2 builds on it: edit"


def test_a_row_removed_later_is_in_the_way(store: Store) -> None:
    (contact,) = add(store, "a")
    edit(store, "edit", contact, note="x")
    with store.command("remove", AT):
        store.remove(store.get(Contact, contact.id))
    assert refusal(store, 2) == "line 2 can't be undone: line 3 builds on it: remove"
    undo(store, LATER)
    undo(store, LATER, 2)


@pytest.mark.parametrize(
    "hanging",
    [Tag(1, "x"), a_touch(1), a_step(1), a_deal(1), a_contact("b", introducer_id=1)],
    ids=lambda record: type(record).__name__,
)
def test_a_row_that_hangs_on_it_is_in_the_way(store: Store, hanging: Contact) -> None:
    add(store, "a")
    with store.command("later", AT):
        store.put(hanging)
    assert refusal(store, 1) == "line 1 can't be undone: line 2 builds on it: later"


def test_a_row_hung_on_it_later_is_named_by_that_line(store: Store) -> None:
    first, second = add(store, "a", "b")
    edit(store, "introduce", second, introducer_id=first.id)
    edit(store, "note", second, note="x")
    assert refusal(store, 1) == "line 1 can't be undone: line 3 builds on it: introduce"


def test_a_booking_hangs_on_its_deal(store: Store) -> None:
    add(store, "a")
    with store.command("deal add", AT):
        deal = store.put(a_deal(1))
    with store.command("deal win 1", AT):
        store.put(replace(deal, state=DealState.WON))
        store.put(Booking("investment", Money(1), DAY, NOV, deal_id=deal.id))
    assert refusal(store, 2) == "line 2 can't be undone: line 3 builds on it: deal win 1"
    undo(store, LATER)
    assert store.get(Deal, deal.id) == deal
    undo(store, LATER)


def test_what_it_hung_on_is_gone(store: Store) -> None:
    (contact,) = add(store, "a")
    with store.command("tag", AT):
        tag = store.put(Tag(contact.id, "x"))
    with store.command("untag", AT):
        store.remove(tag)
    with store.command("remove", AT):
        store.remove(contact)
    assert refusal(store, 3) == "line 3 can't be undone: line 4 builds on it: remove"


def test_what_it_pointed_to_is_gone(store: Store) -> None:
    first, second = add(store, "a", "b")
    edit(store, "introduce", second, introducer_id=first.id)
    edit(store, "forget", second, introducer_id=None)
    with store.command("remove", AT):
        store.remove(first)
    assert refusal(store, 4) == "line 4 can't be undone: line 5 builds on it: remove"


def test_another_has_taken_its_place(store: Store) -> None:
    quota = Quota(NOV, "deposit", Money.yuan(1), "flat")
    with store.command("set", AT):
        first = store.put(quota)
    with store.command("drop", AT):
        store.remove(first)
    with store.command("set again", AT):
        store.put(quota)
    assert refusal(store, 2) == "line 2 can't be undone: line 3 builds on it: set again"


def test_a_quota_is_not_left_asking_for_nothing(store: Store) -> None:
    """Each part of it goes alone, but not the last: who took the other away is named."""
    with store.command("in money", AT):
        quota = store.put(Quota(NOV, "deposit", Money.yuan(1), "flat"))
    with store.command("in deals too", AT):
        quota = store.put(replace(quota, pieces=5))
    with store.command("more", AT):
        quota = store.put(replace(quota, amount=Money.yuan(2)))
    undo(store, LATER, 2)
    redo(store, LATER)
    with store.command("in deals alone", AT):
        store.put(replace(quota, amount=None))
    said = "line 2 can't be undone: line 4 builds on it: in deals alone"
    assert refusal(store, 2) == said
    undo(store, LATER)
    undo(store, LATER, 2)
    assert store.get(Quota, quota.id) == replace(quota, pieces=None)


def test_a_figure_of_the_bank_taken_anew_is_in_the_way_of_the_old_one(store: Store) -> None:
    figure = BankFigure(NOV, "deposit", DAY, Money.yuan(1))
    with store.command("figure", AT):
        first = store.put(figure)
    with store.command("drop", AT):
        store.remove(first)
    with store.command("figure again", AT):
        store.put(replace(figure, amount=None, pieces=3))
    assert refusal(store, 2) == "line 2 can't be undone: line 3 builds on it: figure again"


def test_a_factor_that_later_money_was_booked_by_stays(store: Store) -> None:
    add(store, "a")
    with store.command("deal add", AT):
        deal = store.put(a_deal(1))
    with store.command("deal edit", AT):
        deal = store.put(replace(deal, factor=2_500))
    with store.command("deal win", AT):
        store.put(Booking("investment", Money(4), DAY, NOV, deal_id=deal.id, factor=2_500))
    assert refusal(store, 3) == "line 3 can't be undone: line 4 builds on it: deal win"
    undo(store, LATER)
    undo(store, LATER, 3)
    assert store.get(Deal, deal.id).factor == 10_000


def test_another_has_taken_its_former_name(store: Store) -> None:
    add(store, "a")
    with store.command("tag", AT):
        tag = store.put(Tag(1, "x"))
    with store.command("rename", AT):
        store.put(replace(tag, word="y"))
    with store.command("tag again", AT):
        store.put(Tag(1, "x"))
    assert refusal(store, 3) == "line 3 can't be undone: line 4 builds on it: tag again"
    undo(store, LATER)
    undo(store, LATER)
    assert [row.word for row in store.all(queries.TAGS_OF, contact_id=1)] == ["x"]


def test_what_stands_without_history_is_in_the_way_too(store: Store) -> None:
    add(store, "a")
    store.database.run(
        "INSERT INTO contact_tag (owner, contact_id, word) VALUES (:owner, 1, :word)",
        owner="me",
        word="x",
    )
    assert refusal(store, 1) == "line 1 can't be undone: later records build on it"


def test_an_undone_line_is_not_undone_again(store: Store) -> None:
    add(store, "a", "b")
    undo(store, LATER, 1)
    assert refusal(store, 1) == "line 1 is undone already"
    assert undo(store, LATER).id == 2


def test_a_line_that_is_not_there_is_told(store: Store) -> None:
    add(store, "a")
    with pytest.raises(NotFoundError, match="there is no line 7 in the history"):
        undo(store, LATER, 7)


def test_a_command_that_took_two_steps_with_a_row_goes_as_one(store: Store) -> None:
    (contact,) = add(store, "a")
    before = dump(store)
    with store.command("many", AT):
        step = store.put(a_step(contact.id))
        touch = store.put(a_touch(contact.id))
        store.put(replace(step, settled_by=touch.id, state=StepState.KEPT))
        store.put(replace(contact, **name_fields("b")))
        store.put(replace(contact, **name_fields("c")))
        extra = store.put(Tag(contact.id, "x"))
        store.remove(extra)
    after = dump(store)
    undo(store, LATER)
    assert dump(store) == before
    redo(store, LATER)
    assert dump(store) == after
    assert store.get(NextStep, step.id).settled_by == store.get(Interaction, touch.id).id
