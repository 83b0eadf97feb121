"""Rows of lists that were kept: whose the same rows are when they come again."""

from datetime import date
from typing import Any

import pytest

from rmtrack.domain.importing import ClientRow
from rmtrack.domain.keys import Sex
from rmtrack.domain.listed import Listed, told_by
from rmtrack.domain.money import Money
from rmtrack.domain.profile import ListedRow
from tests.actions.values import a_row

BORN: dict[str, Any] = {"birth_year": 1980, "birth_day": "05-03"}


def kept(*rows: tuple[int, ClientRow]) -> Listed:
    return Listed(ListedRow(number, row.name_key, told_by(row)) for number, row in rows)


@pytest.mark.parametrize(
    "more",
    [
        {"sex": Sex.MALE},
        {"birth_year": 1980},
        {"birth_day": "05-03"},
        {"birth_day": "05-03", "birth_lunar": True},
        {"opened_on": date(2020, 1, 2)},
        {"wechat": "a"},
        {"email": "a@example.com"},
        {"employer": "明华"},
    ],
)
def test_what_tells_namesakes_apart_is_told(more: dict[str, Any]) -> None:
    assert told_by(a_row(2, **more)) != told_by(a_row(2))
    assert told_by(a_row(2, **more)) == told_by(a_row(9, **more, assets=Money(5), note="x"))


def test_of_no_birthday_nobody_knows_by_which_calendar_it_is() -> None:
    assert told_by(a_row(2, birth_lunar=True)) == told_by(a_row(2)) == "{}"
    day = {"birth_day": "05-03"}
    assert told_by(a_row(2, **day)) != told_by(a_row(2, **day, birth_lunar=True))


def test_a_row_that_tells_as_one_did_is_the_same_clients() -> None:
    listed = kept((7, a_row(2, **BORN)), (8, a_row(2, "李姐", **BORN)))
    rows = [a_row(2, **BORN), a_row(3, "李姐", **BORN), a_row(4), a_row(5, "李姐", phone="1")]
    assert listed.owners(rows) == {2: 7, 3: 8}


def test_of_rows_that_told_so_of_two_nobody_knows_whose_one_is() -> None:
    rows = [a_row(2, assets=Money(1)), a_row(3, assets=Money(2))]
    assert kept((7, a_row(2)), (8, a_row(2))).owners(rows) == {}
    assert kept((7, a_row(2)), (7, a_row(2))).owners(rows) == {2: 7, 3: 7}


def test_of_more_rows_than_told_so_nobody_knows_which_are_his() -> None:
    rows = [a_row(2, assets=Money(1)), a_row(3, assets=Money(2))]
    assert kept((7, a_row(2))).owners(rows) == {}


def test_what_is_left_are_rows_that_the_list_has_no_more() -> None:
    listed = kept((7, a_row(2)), (7, a_row(2, **BORN)), (8, a_row(2, "李姐")))
    rows = [a_row(2), a_row(3, "李姐"), a_row(4, phone="1")]
    assert listed.left(rows, {2: 7, 3: 8, 4: 7}) == {"王小明": [7]}
    assert listed.left((), {}) == {"王小明": [7], "李姐": [8]}


def test_only_what_is_not_kept_is_missing() -> None:
    row = a_row(2, **BORN)
    told = ListedRow(7, row.name_key, told_by(row))
    assert kept().missing([(7, row)]) == [told]
    assert kept((7, row)).missing([(7, row)]) == []
    assert kept((7, row)).missing([(7, row), (7, row._replace(assets=Money(1)))]) == [told]
    assert kept((8, row)).missing([(7, row)]) == [told]
