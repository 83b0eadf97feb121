"""The grid sheet: what it tells of each client, and by what it is sorted."""

from datetime import date

import pytest

from rmtrack.domain.grid import Cell
from rmtrack.domain.grid_sheet import Sheet, SheetClient, SheetOrder, SheetRow, Talk, fill_rows
from rmtrack.domain.keys import Band, Kind, Mood, Outcome
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.reasons import OpenStep

TODAY = date(2026, 11, 16)
HIGH = Cell(Band.HIGH, Mood.POSITIVE)


def november(day: int) -> date:
    return date(2026, 11, day)


def a_client(number: int = 1, name: str = "王小明", **fields: object) -> SheetClient:
    known = dict.fromkeys(SheetClient._fields) | {"id": number, "name": name, "name_key": name}
    return SheetClient(**known | fields)  # type: ignore[arg-type]


def a_talk(day: int, number: int = 1) -> Talk:
    return Talk(number, november(day), Kind.CALL, Outcome.TALKED, "想看年金方案")


def a_step(day: int, number: int = 1, **fields: object) -> OpenStep:
    known = {"due_on": november(day), "due_time": None, "what": None, "promise": True}
    known["list_on"] = november(day)
    return OpenStep(number, **known | fields)  # type: ignore[arg-type]


def one_row(client: SheetClient, *, talks: tuple[Talk, ...] = (), **steps: OpenStep) -> SheetRow:
    (row,) = fill_rows([client], talks=talks, steps=steps.values(), today=TODAY)
    return row


@pytest.mark.parametrize(
    ("year", "day", "age"),
    [
        (1980, "11-16", 46),  # today is the birthday
        (1980, "11-17", 45),
        (None, "05-03", None),  # a birthday without a year
        (None, None, None),
    ],
)
def test_the_age_is_that_of_today(year: int | None, day: str | None, age: int | None) -> None:
    assert one_row(a_client(birth_year=year, birth_day=day)).age == age


def test_no_age_is_told_by_a_calendar_that_is_not_there() -> None:
    assert one_row(a_client(birth_year=1968, birth_day="08-15", birth_lunar=True)).age is None


def test_what_was_said_is_that_of_the_last_touch() -> None:
    assert one_row(a_client(last_touch_on=november(9)), talks=(a_talk(9),)).talk == a_talk(9)


def test_a_last_contact_known_from_elsewhere_has_no_words() -> None:
    """What was said before it would be taken for what was said then."""
    assert one_row(a_client(last_touch_on=november(11)), talks=(a_talk(9),)).talk is None


def test_a_client_never_talked_to_has_nothing_said() -> None:
    assert one_row(a_client()).talk is None


def test_the_next_step_is_the_first_on_the_call_list() -> None:
    tried = a_step(12, list_on=november(20))  # nobody answered: again on the 20th
    later, timed, whole_day = a_step(19, what="a"), a_step(18, due_time="15:00"), a_step(18)
    assert one_row(a_client(), a=tried, b=later).step == later
    assert one_row(a_client(), a=later, b=whole_day, c=timed).step == timed
    assert one_row(a_client()).step is None


FACTS = (
    a_client(1, "陈立", familiarity=6, assets=Money(5), opened_on=date(2019, 5, 3)),
    a_client(2, "李姐", familiarity=8, birth_year=1960, birth_day="01-01"),
    a_client(3, "王小明", familiarity=7, last_touch_on=november(9), assets=Money(9)),
    a_client(4, "赵敏", last_touch_on=november(2), opened_on=date(2010, 1, 1)),
    a_client(5, "赵敏", familiarity=6, birth_year=1990, birth_day="01-01", assets=ZERO),
)
STEPS = (a_step(20, 3), a_step(18, 5))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (SheetOrder.FAMILIARITY, [2, 3, 5, 1, 4]),
        (SheetOrder.NAME, [2, 3, 4, 5, 1]),
        (SheetOrder.FUNDS, [3, 1, 5, 2, 4]),
        (SheetOrder.LAST, [2, 5, 1, 4, 3]),
        (SheetOrder.NEXT, [5, 3, 2, 4, 1]),
        (SheetOrder.AGE, [2, 5, 3, 4, 1]),
        (SheetOrder.OPENED, [4, 1, 2, 3, 5]),
    ],
)
def test_a_sheet_is_sorted_and_equal_ones_stand_by_name_then_number(
    order: SheetOrder, expected: list[int]
) -> None:
    """By the code points of the keys here: 李, 王, 赵, 陈."""
    rows = fill_rows(FACTS, talks=(), steps=STEPS, today=TODAY, order=order)
    assert [row.client.id for row in rows] == expected
    shuffled = fill_rows(FACTS[::-1], talks=(), steps=STEPS, today=TODAY, order=order)
    assert shuffled == rows


def test_by_name_is_as_the_names_are_spoken() -> None:
    known = zip(FACTS, ("chen li", "li jie", "wang xiao ming", "zhao min", "zhao min"), strict=True)
    facts = [one._replace(readings=readings) for one, readings in known]
    rows = fill_rows(facts, talks=(), steps=(), today=TODAY, order=SheetOrder.NAME)
    assert [row.client.id for row in rows] == [1, 2, 3, 4, 5]
    latin = facts[2]._replace(name_key="anna lee", readings="anna lee")
    rows = fill_rows([*facts[:2], latin], talks=(), steps=(), today=TODAY, order=SheetOrder.NAME)
    assert [row.client.id for row in rows] == [3, 1, 2]


def test_a_sheet_adds_up_what_its_clients_hold_and_finds_who_has_no_next_step() -> None:
    rows = fill_rows(FACTS, talks=(), steps=STEPS, today=TODAY)
    sheet = Sheet(HIGH, None, SheetOrder.FAMILIARITY, rows)
    assert sheet.assets == Money(14)
    assert [row.client.id for row in sheet.without_step] == [2, 1, 4]


def test_an_empty_sheet_holds_nothing() -> None:
    sheet = Sheet(None, None, SheetOrder.NAME, ())
    assert (sheet.assets, sheet.without_step) == (ZERO, ())
