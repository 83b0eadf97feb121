"""Who is on a list of clients that asks for some, and in which order."""

from datetime import date

import pytest

from rmtrack.domain.choosing import Choice, Order, choose
from rmtrack.domain.contact import Contact
from rmtrack.domain.grid import Cell
from rmtrack.domain.keys import Band, Mood
from rmtrack.domain.money import Money

ADDED = date(2026, 10, 1)


def november(day: int) -> date:
    return date(2026, 11, day)


POOL = [
    Contact(
        "Bo",
        "bo",
        ADDED,
        id=1,
        familiarity=8,
        mood=Mood.POSITIVE,
        assets=Money.yuan(500_000),
        source="转介绍",
        last_touch_on=november(10),
        next_touch_on=november(20),
    ),
    Contact(
        "Al",
        "al",
        ADDED,
        id=2,
        familiarity=6,
        mood=Mood.NEUTRAL,
        assets=Money.yuan(0),
        source="Walk-in, 厅堂",
        last_touch_on=november(1),
        next_touch_on=november(18),
    ),
    Contact(
        "Cy",
        "cy",
        ADDED,
        id=3,
        familiarity=1,
        mood=Mood.POSITIVE,
        assets=Money.yuan(2_000_000),
        next_touch_on=november(18),
    ),
    Contact("al", "al", ADDED, id=4, mood=Mood.RESISTANT, last_touch_on=november(12)),
    Contact("Ed", "ed", ADDED, id=5, familiarity=4),
]


def chosen(choice: Choice, **known: set[int]) -> list[int]:
    return [contact.id for contact in choose(reversed(POOL), choice, **known)]


@pytest.mark.parametrize(
    ("choice", "numbers"),
    [
        (Choice(), [2, 4, 1, 3, 5]),
        (Choice(cell=Cell(Band.HIGH, Mood.POSITIVE)), [1]),
        (Choice(cell=Cell(Band.HIGH, Mood.RESISTANT)), []),
        (Choice(band=Band.HIGH), [2, 1]),
        (Choice(band=Band.MIDDLE), [5]),
        (Choice(band=Band.LOW), [3]),
        (Choice(mood=Mood.POSITIVE), [1, 3]),
        (Choice(mood=Mood.POSITIVE, band=Band.LOW), [3]),
        (Choice(source="介绍"), [1]),
        (Choice(source="walk-IN"), [2]),
        (Choice(source="%"), []),
        (Choice(tag="golf"), [4, 1]),
        (Choice(no_next=True), [4, 3, 5]),
        (Choice(no_next=True, tag="golf"), [4]),
    ],
)
def test_who_is_asked_for_is_listed_by_name(choice: Choice, numbers: list[int]) -> None:
    assert chosen(choice, tagged={1, 4}, expecting={1, 2}) == numbers


@pytest.mark.parametrize(
    ("order", "numbers"),
    [
        (Order.NAME, [2, 4, 1, 3, 5]),
        (Order.ASSETS, [3, 1, 2, 4, 5]),  # who has none comes before whose are not known
        (Order.LAST, [3, 5, 2, 1, 4]),  # never touched, then the longest silent
        (Order.NEXT, [2, 3, 1, 4, 5]),
    ],
)
def test_the_order_asked_for_and_by_name_where_equal(order: Order, numbers: list[int]) -> None:
    assert chosen(Choice(order=order)) == numbers


def test_a_tag_and_a_next_step_are_looked_at_only_where_asked_for() -> None:
    assert len(chosen(Choice(), tagged=set(), expecting={1, 2, 3, 4, 5})) == len(POOL)
    assert chosen(Choice(tag="golf")) == []
