"""Who is on a list of clients that asks for some, and in which order."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pytest

from rmtrack.domain.choosing import PARTS, TESTS, Choice, Order, choose
from rmtrack.domain.contact import Contact
from rmtrack.domain.grid import Cell
from rmtrack.domain.keys import Band, Mood, Risk
from rmtrack.domain.money import Money
from rmtrack.reading.names import name_fields

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
        risk=Risk.C4,
        risk_until=november(30),
        money=True,
        need=False,
        employer="明华科技",
        birth_day="05-20",
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
        risk=Risk.C1,
        risk_until=november(1),
        money=True,
        need=True,
        area="北京海淀",
        introducer_id=1,
    ),
    Contact("al", "al", ADDED, id=4, mood=Mood.RESISTANT, last_touch_on=november(12)),
    Contact("Ed", "ed", ADDED, id=5, familiarity=4, birth_day="05-03"),
]


def chosen(choice: Choice, *, expecting: Collection[int] = ()) -> list[int]:
    return [contact.id for contact in choose(reversed(POOL), choice, expecting=expecting)]


@pytest.mark.parametrize(
    ("choice", "numbers"),
    [
        (Choice(), [2, 4, 1, 3, 5]),
        (Choice(cells=(Cell(Band.HIGH, Mood.POSITIVE),)), [1]),
        (Choice(cells=(Cell(Band.HIGH, Mood.RESISTANT),)), []),
        (Choice(cells=(None,)), [4, 5]),  # familiarity or mood is not known
        (Choice(cells=(None, Cell(Band.HIGH, Mood.POSITIVE)), mood=Mood.POSITIVE), [1]),
        (Choice(band=Band.HIGH), [2, 1]),
        (Choice(band=Band.MIDDLE), [5]),
        (Choice(band=Band.LOW), [3]),
        (Choice(mood=Mood.POSITIVE), [1, 3]),
        (Choice(mood=Mood.POSITIVE, band=Band.LOW), [3]),
        (Choice(source="介绍"), [1]),
        (Choice(source="walk-IN"), [2]),
        (Choice(source="%"), []),
        (Choice(no_next=True), [4, 3, 5]),
        (Choice(no_next=True, mood=Mood.RESISTANT), [4]),
        (Choice(familiarity=(4, 6)), [2, 5]),
        (Choice(familiarity=(0, 9)), [2, 1, 3, 5]),
        (Choice(assets_from=Money.yuan(500_000)), [1, 3]),
        (Choice(assets_to=Money.yuan(500_000)), [2, 1]),
        (Choice(assets_from=Money(1), assets_to=Money.yuan(500_000)), [1]),
        (Choice(risks=(Risk.C1, Risk.C4)), [1, 3]),
        (Choice(risk_by=november(30)), [3, 1]),
        (Choice(qualities=("money",)), [1, 3]),
        (Choice(qualities=("money", "need")), [3]),
        (Choice(employer="明华"), [1]),
        (Choice(area="海淀"), [3]),
        (Choice(introducer_id=1), [3]),
        (Choice(born_in=5), [5, 1]),  # by the day
        (Choice(born_in=6), []),
        (Choice(silent_since=november(10)), [3, 5, 2, 1]),
        (Choice(silent_since=november(9)), [3, 5, 2]),
    ],
)
def test_who_fits_all_that_is_asked_is_listed(choice: Choice, numbers: list[int]) -> None:
    assert chosen(choice, expecting={1, 2}) == numbers


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


def test_a_next_step_is_looked_at_only_where_asked_for() -> None:
    assert len(chosen(Choice(), expecting={1, 2, 3, 4, 5})) == len(POOL)


def test_a_lunar_birthday_is_in_the_month_in_which_it_is_kept() -> None:
    pool = [
        replace(POOL[0], id=1, birth_day="05-20", birth_lunar=True),
        replace(POOL[0], id=2, birth_day="04-05", birth_lunar=True),
        replace(POOL[0], id=3, birth_day="05-12"),
        replace(POOL[0], id=4, birth_day="05-30"),
    ]
    assert choose(pool, Choice(born_in=5)) == pool[2:]
    days = (("04-05", date(2026, 5, 21)), ("04-06", date(2026, 5, 22)))
    asked = Choice(born_in=5, lunar_days=days)
    assert [one.id for one in choose(pool, asked)] == [3, 2, 4]
    by_name = asked._replace(order=Order.NAME)
    assert [one.id for one in choose(pool, by_name)] == [2, 3, 4]


def test_names_are_sorted_as_they_are_spoken() -> None:
    """Latin ones among them; who nobody can read stands behind."""
    names = ("王小明", "Zoë", "单雄信", "Li", "李明", "李", "김철수", "anna", "阿强", "丽敏")
    pool = [Contact(**name_fields(name), added_on=ADDED, id=n) for n, name in enumerate(names, 1)]
    found = [one.name for one in choose(reversed(pool), Choice(order=Order.NAME))]
    assert found == [
        "阿强",
        "anna",
        "Li",
        "李",
        "丽敏",
        "李明",
        "单雄信",
        "王小明",
        "Zoë",
        "김철수",
    ]


@pytest.mark.parametrize(
    ("choice", "order"),
    [
        (Choice(), Order.NAME),
        (Choice(near_tier=True), Order.GAP),
        (Choice(reached_since=november(1)), Order.REACHED),
        (Choice(born_in=5), Order.BIRTHDAY),
        (Choice(risk_by=november(1)), Order.RISK),
        (Choice(silent_since=november(1)), Order.LAST),
        (Choice(near_tier=True, order=Order.ASSETS), Order.ASSETS),
    ],
)
def test_a_list_is_sorted_by_what_it_is_about_unless_told(choice: Choice, order: Order) -> None:
    assert choice.sorted_by is order


def test_an_order_and_a_limit_ask_for_nobody() -> None:
    assert not Choice(order=Order.ASSETS, limit=3).asks
    assert Choice(archived=True).asks


@pytest.mark.parametrize("field", [*TESTS, *PARTS])
def test_what_is_asked_of_a_record_that_knows_nothing_does_not_fit(field: str) -> None:
    """An amount of 0 is asked, and is no answer either."""
    asked: dict[str, object] = {
        "cells": (Cell(Band.LOW, Mood.NEUTRAL),),
        "band": Band.LOW,
        "mood": Mood.NEUTRAL,
        "familiarity": (0, 9),
        "assets_from": Money(0),
        "assets_to": Money(0),
        "risks": (Risk.C1,),
        "risk_by": november(1),
        "qualities": ("need",),
        "employer": "a",
        "area": "a",
        "source": "a",
        "introducer_id": 1,
        "born_in": 1,
    }
    unknown = [Contact("Bo", "bo", ADDED, id=1)]
    silent = field == "silent_since"  # nobody was in touch: as silent as can be
    choice = Choice(**{field: asked.get(field, november(1))})  # type: ignore[arg-type]
    assert choose(unknown, choice) == (unknown if silent else [])
