"""The first sitting: who has no place, each placed by a command of its own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rmtrack.actions.cold_start import list_unclassified, place_client, take_back
from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deals import add_deal, lose_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.history import show_history, undo
from rmtrack.actions.log import log_touch
from rmtrack.actions.start import count_unplaced, somebody_placed
from rmtrack.domain.cold_start import Guess, Sign, Suggestion
from rmtrack.domain.contact import Contact
from rmtrack.domain.history import LineState
from rmtrack.domain.keys import DEPOSIT, Band, Kind, LostReason, Mood, Outcome
from rmtrack.domain.money import Money
from rmtrack.storage import queries
from tests.actions.values import MONDAY, a_client, a_deal, a_touch, archive, dump, november

DeskOn = Callable[[date], Desk]


@pytest.fixture(autouse=True)
def _pool(desk_on: DeskOn) -> None:
    """Know one client in a cell, three without one, and one who is archived."""
    desk = desk_on(november(2))
    add_contact(desk, a_client("放好的", familiarity=7, mood=Mood.NEUTRAL))
    add_contact(desk, a_client("没有的"))
    add_contact(desk, a_client("有熟悉的", familiarity=5))
    rich = a_client("有状态的", mood=Mood.POSITIVE, assets=Money.yuan(900_000))
    add_contact(desk, replace(rich, contacted_on=date(2026, 1, 5)))
    archive(desk.store, add_contact(desk, a_client("走了的")))


def names(desk: Desk, most: int | None = None) -> list[str]:
    return [one.client.name for one in list_unclassified(desk, most).suggestions]


def first(desk: Desk) -> Suggestion:
    return list_unclassified(desk).suggestions[0]


def test_without_a_place_is_who_lacks_a_familiarity_or_a_mood(desk: Desk) -> None:
    assert names(desk) == ["有状态的", "有熟悉的", "没有的"]
    pool = list_unclassified(desk)
    assert (pool.left, pool.placed) == (3, 1)
    assert (count_unplaced(desk), somebody_placed(desk)) == (3, True)


def test_a_rich_client_without_any_contact_on_record_is_no_near_one(desk: Desk) -> None:
    add_contact(desk, a_client("有钱的", assets=Money.yuan(9_000_000)))
    *_others, rich, poor = list_unclassified(desk).suggestions
    assert (rich.client.name, poor.client.name) == ("有钱的", "没有的")
    assert rich.guess == Guess(Band.LOW, (Sign.NO_CONTACT,))


def test_the_first_ones_are_told_with_how_many_there_are(desk: Desk) -> None:
    assert names(desk, 2) == ["有状态的", "有熟悉的"]
    assert list_unclassified(desk, 2).left == 3


def test_in_an_empty_store_nobody_has_a_place_and_nobody_lacks_one(desk: Desk) -> None:
    for contact in desk.store.all(queries.CONTACTS):
        archive(desk.store, contact)
    assert (count_unplaced(desk), somebody_placed(desk), names(desk)) == (0, False, [])


def test_what_was_sold_and_who_was_reached_is_counted(desk: Desk) -> None:
    for category in (DEPOSIT, DEPOSIT, "investment"):
        add_deal(desk, "没有的", a_deal(category=category))
    for number in ("1", "2", "3"):
        win_deal(desk, number)
    lose_deal(desk, "3", LostReason.OTHER)
    add_deal(desk, "没有的", a_deal(product="还开着"))
    days = (date(2026, 8, 17), date(2026, 8, 18), november(13))  # 91 and 90 days ago, and three
    for day in days:
        log_touch(desk, "没有的", a_touch(day), None)
    log_touch(desk, "没有的", a_touch(outcome=Outcome.NO_ANSWER), None)
    log_touch(desk, "没有的", a_touch(kind=Kind.NOTE), None)
    best = first(desk)
    assert best.client.name == "没有的"
    assert (best.client.products, best.client.touches) == (1, 2)
    assert best.client.last_touch_on == november(13)
    assert best.guess.band is Band.HIGH


def test_a_place_is_one_dated_row_with_what_was_proposed(desk: Desk) -> None:
    placed = place_client(desk, first(desk), Band.HIGH, Mood.RESISTANT)
    assert (placed.familiarity, placed.mood) == (7, Mood.RESISTANT)
    row = desk.store.all(queries.ASSESSMENTS_OF, contact_id=4)[-1]
    assert (row.assessed_on, row.familiarity, row.mood, row.proposed) == (
        MONDAY,
        7,
        Mood.RESISTANT,
        4,
    )
    assert names(desk) == ["有熟悉的", "没有的"]


def test_a_familiarity_said_before_is_kept_where_it_fits(desk: Desk) -> None:
    known = next(one for one in list_unclassified(desk).suggestions if one.client.familiarity)
    assert place_client(desk, known, Band.MIDDLE, Mood.NEUTRAL).familiarity == 5
    assert desk.store.get(Contact, known.client.id).mood is Mood.NEUTRAL


def test_each_place_is_a_command_of_its_own_and_can_be_taken_back(desk: Desk) -> None:
    before = dump(desk.store)
    own = replace(desk, line="contact assess 4")
    place_client(own, first(desk), Band.HIGH, Mood.NEUTRAL)
    other = replace(desk, line="contact add 新来的")
    add_contact(other, a_client("新来的"))
    take_back(own, 4)
    assert [line.state for line in show_history(desk, 2)] == [LineState.DONE, LineState.UNDONE]
    undo(desk)
    assert dump(desk.store) == before


def test_what_was_taken_back_already_stays_so(desk: Desk) -> None:
    own = replace(desk, line="contact assess 4")
    place_client(own, first(desk), Band.HIGH, Mood.NEUTRAL)
    undo(desk)
    before = dump(desk.store)
    take_back(own, 4)
    assert dump(desk.store) == before
