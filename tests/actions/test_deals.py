"""Deals: opened, won, and what the month says after it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rmtrack.actions.deal_list import list_deals
from rmtrack.actions.deals import add_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.which_deal import find_deal
from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Deal, DealChange, DealLabel
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.errors import AmbiguousError, NotFoundError, RuleError
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT, DealState, Degree
from rmtrack.domain.money import Money
from rmtrack.storage import queries
from tests.actions.values import (
    DECEMBER,
    MONDAY,
    NOVEMBER,
    a_deal,
    add,
    archive,
    dump,
    november,
)

DeskOn = Callable[[date], Desk]
HALF_A_MILLION = Money.yuan(500_000)


@pytest.fixture(autouse=True)
def _clients(desk: Desk) -> None:
    """Know three clients."""
    add(desk, "王小明", "王大明", "Room 12")


def test_a_deal_is_stored_as_the_clients_and_answered_as_the_list_shows_it(desk: Desk) -> None:
    given = a_deal(category=INSURANCE, product="年金", degree=Degree.LEANING)
    line = add_deal(desk, "小明", given)
    assert desk.store.get(Deal, line.id) == replace(given, id=1, contact_id=1)
    assert (line.name, line.state, line.won) == ("王小明", DealState.OPEN, None)
    assert list_deals(desk).deals == (line,)


@pytest.mark.parametrize(
    ("who", "error"), [("明", AmbiguousError), ("李", NotFoundError), ("9", NotFoundError)]
)
def test_a_deal_of_nobody_is_not_stored(desk: Desk, who: str, error: type[Exception]) -> None:
    before = dump(desk.store)
    with pytest.raises(error):
        add_deal(desk, who, a_deal())
    assert dump(desk.store) == before


def test_an_archived_client_has_no_new_deal(desk: Desk) -> None:
    (gone,) = add(desk, "赵敏")
    archive(desk.store, gone)
    with pytest.raises(NotFoundError, match="archived"):
        add_deal(desk, "赵敏", a_deal())


def test_a_deal_is_expected_when_it_comes_up_or_later(desk: Desk) -> None:
    before = dump(desk.store)
    with pytest.raises(RuleError, match=r"came up on 2026-11-16, so .* expected on 2026-11-15"):
        add_deal(desk, "王小明", a_deal(opened_on=MONDAY, expected_on=november(15)))
    assert dump(desk.store) == before
    fine = a_deal(opened_on=MONDAY, expected_on=MONDAY)
    assert add_deal(desk, "王小明", fine).expected_on == MONDAY


def test_a_deal_is_added_once_it_has_come_up(desk: Desk) -> None:
    before = dump(desk.store)
    with pytest.raises(RuleError, match="2026-11-17 is still to come"):
        add_deal(desk, "王小明", a_deal(opened_on=november(17)))
    assert dump(desk.store) == before


def test_its_opening_is_the_first_row_of_how_it_stood(desk: Desk) -> None:
    add_deal(desk, "王小明", a_deal(expected_on=november(20), opened_on=november(10)))
    assert desk.store.all(queries.DEAL_CHANGES_OF, deal_id=1) == [
        DealChange(
            deal_id=1,
            changed_on=november(10),
            degree=Degree.CONSIDERING,
            amount=HALF_A_MILLION,
            expected_on=november(20),
            id=1,
        )
    ]


@pytest.mark.parametrize("which", ["2", "２", "大明", "王大明"])
def test_a_deal_is_named_by_its_number_or_by_its_client(desk: Desk, which: str) -> None:
    add_deal(desk, "王小明", a_deal())
    add_deal(desk, "王大明", a_deal(2))
    assert find_deal(desk, which).amount == Money.yuan(2)


@pytest.mark.parametrize("which", ["12", "１２", "0"])
def test_a_plain_number_is_a_deal_and_never_a_client(desk: Desk, which: str) -> None:
    add_deal(desk, "Room 12", a_deal())
    with pytest.raises(NotFoundError, match=r"there is no deal \d+"):
        find_deal(desk, which)


@pytest.mark.parametrize("which", ["01", "0001", "００１"])
def test_a_number_that_begins_with_0_is_no_deals_number(desk: Desk, which: str) -> None:
    add_deal(desk, "王小明", a_deal())
    with pytest.raises(NotFoundError, match=r"there is no deal 0+1$"):
        find_deal(desk, which)


def test_a_client_without_an_open_deal_names_none(desk: Desk) -> None:
    add_deal(desk, "王小明", a_deal())
    win_deal(desk, "1")
    for who, hint in (("王小明", "a closed one has its number"), ("王大明", "None")):
        with pytest.raises(NotFoundError, match=f"{who} has no open deal") as raised:
            find_deal(desk, who)
        assert str(raised.value.hint).startswith(hint)


def test_an_archived_client_names_no_deal_but_its_number_does(desk: Desk) -> None:
    add_deal(desk, "王小明", a_deal())
    archive(desk.store, desk.store.get(Contact, 1))
    with pytest.raises(NotFoundError, match=r"\(1\) is archived"):
        win_deal(desk, "王小明")
    assert win_deal(desk, "1").deal.name == "王小明"


def test_of_several_open_deals_one_must_be_named(desk: Desk) -> None:
    add_deal(desk, "王小明", a_deal(opened_on=november(10), product="年金"))
    add_deal(desk, "王小明", a_deal(20, opened_on=november(9), category=DEPOSIT))
    before = dump(desk.store)
    with pytest.raises(AmbiguousError) as raised:
        win_deal(desk, "王小明")
    assert raised.value.candidates == (
        (2, DealLabel(Money.yuan(20), DEPOSIT, None)),
        (1, DealLabel(HALF_A_MILLION, INVESTMENT, "年金")),
    )
    assert str(raised.value) == "王小明 has 2 open deals; say which by the deal's number"
    assert dump(desk.store) == before
    assert win_deal(desk, "2").deal.id == 2
    assert win_deal(desk, "王小明").deal.id == 1


def test_the_list_has_the_open_ones_by_date_then_the_closed_newest_first(desk: Desk) -> None:
    for number, expected in enumerate((None, 24, 20, 18, 19), 1):
        add_deal(desk, "王小明", a_deal(number, expected_on=expected and november(expected)))
    win_deal(desk, "4", on=november(12))
    win_deal(desk, "5", on=november(13))
    assert [line.id for line in list_deals(desk).deals] == [3, 2, 1, 5, 4]


@pytest.mark.parametrize(
    ("state", "expected", "closed", "for_month", "month"),
    [
        (DealState.OPEN, None, None, None, None),
        (DealState.OPEN, date(2026, 12, 1), None, None, DECEMBER),
        (DealState.OPEN, date(2026, 12, 1), None, NOVEMBER, NOVEMBER),
        (DealState.OPEN, None, None, NOVEMBER, NOVEMBER),
        (DealState.WON, date(2026, 12, 1), MONDAY, None, NOVEMBER),
        (DealState.WON, None, MONDAY, DECEMBER, DECEMBER),
    ],
)
def test_a_deal_counts_for_the_month_given_else_for_that_of_its_day(
    state: DealState,
    expected: date | None,
    closed: date | None,
    for_month: Month | None,
    month: Month | None,
) -> None:
    deal = a_deal(state=state, expected_on=expected, closed_on=closed, for_month=for_month)
    assert DealLine.of(deal, "王小明").month == month
