"""Whatever a deal goes through, its money adds up, its last row is how it stands, all goes back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from hypothesis import given, seed, settings
from hypothesis import strategies as st

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deal_list import list_deals
from rmtrack.actions.deals import add_deal, edit_deal, lose_deal, move_deal, show_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.history import redo, show_history, undo
from rmtrack.actions.plan import show_plan
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking
from rmtrack.domain.deal_pages import DealPage
from rmtrack.domain.dealing import Moves
from rmtrack.domain.errors import RmtrackError, StoreError
from rmtrack.domain.history import LineState
from rmtrack.domain.keys import DEPOSIT, INVESTMENT, DealState, Degree, LostReason
from rmtrack.domain.money import ZERO, Money, counted
from tests.actions.test_verbs_together import a_fresh_desk
from tests.actions.values import DECEMBER, NOVEMBER, a_client, a_deal, dump, november

OCTOBER = Month(2026, 10)
MONTHS = (OCTOBER, NOVEMBER, DECEMBER)
WHICH = st.sampled_from(["1", "1", "2"])
DAYS = st.dates(date(2026, 10, 28), november(16))  # the desk's own day is the 16th
AMOUNTS = st.integers(1, 40).map(Money)
Verb = Callable[[Desk], object]


@st.composite
def moves(draw: st.DrawFn) -> Verb:
    which, on = draw(WHICH), draw(st.sampled_from([None, None, november(2), november(12)]))
    named = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "degree": st.sampled_from(Degree),
                "amount": AMOUNTS,
                "expected_on": st.none() | st.dates(november(14), november(20)),
            },
        )
    )
    return lambda desk: move_deal(desk, which, Moves(**named), on=on)  # type: ignore[typeddict-item]


@st.composite
def wins(draw: st.DrawFn) -> Verb:
    which, last = draw(WHICH), draw(st.sampled_from([False, False, True]))
    amount, on, month = (
        draw(st.sampled_from([None, *map(Money, range(1, 40))])),
        draw(DAYS),
        draw(st.sampled_from((None, *MONTHS))),
    )
    return lambda desk: win_deal(desk, which, amount=amount, on=on, for_month=month, last=last)


@st.composite
def losses(draw: st.DrawFn) -> Verb:
    """Lose an open deal, or take a won one back."""
    which, reason, on = draw(WHICH), draw(st.sampled_from(LostReason)), draw(DAYS)
    month = draw(st.sampled_from((None, *MONTHS)))
    return lambda desk: lose_deal(desk, which, reason, on=on, for_month=month)


@st.composite
def corrections(draw: st.DrawFn) -> Verb:
    which, category = draw(WHICH), draw(st.sampled_from([INVESTMENT, DEPOSIT]))
    product = draw(st.sampled_from([None, "年金"]))  # a quarter of it counts
    if draw(st.booleans()):
        return lambda desk: edit_deal(desk, which, {"product": product})
    return lambda desk: edit_deal(desk, which, {"category": category})


@st.composite
def undoings(draw: st.DrawFn) -> Verb:
    number = draw(st.none() | st.integers(4, 8))  # the first three make the client and his deals
    return lambda desk: undo(desk, number)


VERBS = moves() | wins() | corrections() | losses() | undoings() | st.just(redo)


def begin(desk: Desk) -> None:
    add_contact(desk, a_client())
    for fen in (100, 70):
        add_deal(desk, "1", replace(a_deal(), amount=Money(fen)))


def refuse_wrong(desk: Desk) -> None:
    """Fail where a page, the list and the plan do not tell the same."""
    found = list_deals(desk)
    pages = [show_deal(desk, str(deal.id)) for deal in found.deals]
    assert [page.deal for page in pages] == list(found.deals)
    for page in pages:
        refuse_wrong_page(page)
    bookings = [one for page in pages for one in page.bookings]
    for month in MONTHS:
        told = {one.category: one for one in show_plan(desk, month).categories}
        booked = {(name, one.booked, one.deals.booked) for name, one in told.items()}
        mine = [one for one in bookings if one.for_month == month]
        assert booked == {counted_in(mine, category) for category in {one.category for one in mine}}
    assert found.won == sum((one.amount for one in bookings), ZERO)
    assert found.amount == sum((one.amount for one in found.still_open), ZERO)


def counted_in(bookings: list[Booking], category: str) -> tuple[str, int, int]:
    """Return what a category has of these in money and in deals."""
    mine = [one for one in bookings if one.category == category]
    money = sum(counted(one.amount, one.factor) for one in mine)
    return category, money, sum(one.pieces for one in mine)


def refuse_wrong_page(page: DealPage) -> None:
    """Fail where a deal is not as its rows and its bookings tell."""
    deal, last = page.deal, page.changes[-1]
    assert (deal.degree, deal.amount, deal.expected_on) == (
        last.degree,
        last.amount,
        last.expected_on,
    )
    assert deal.amount > 0
    assert (deal.won or ZERO) == sum((one.amount for one in page.bookings), ZERO)
    gone = [-one.amount for one in page.bookings if one.amount < 0]
    assert (deal.taken_back or ZERO) == sum(gone, ZERO)
    kinds = {(one.category, one.factor) for one in page.bookings}
    assert kinds <= {(deal.category, deal.factor)}
    is_open, is_lost = deal.state is DealState.OPEN, deal.state is DealState.LOST
    assert (deal.closed_on is None) == is_open
    assert deal.state is not DealState.WON or page.bookings
    assert not (is_lost and deal.won)
    assert bool(gone) == bool(is_lost and page.bookings)
    is_one = bool(page.bookings) and not is_lost
    assert sum(one.pieces for one in page.bookings) == is_one
    assert not (is_lost and deal.lost_reason is None)
    assert not (is_open and deal.lost_reason)
    days = [row.changed_on for row in page.changes]
    assert days == sorted(days)


@seed(20261116)
@given(verbs=st.lists(VERBS, min_size=6, max_size=14))
@settings(max_examples=100, deadline=None, database=None)
def test_the_money_of_deals_adds_up_and_all_of_it_goes_back(
    empty_store: Path, verbs: list[Verb]
) -> None:
    with a_fresh_desk(empty_store) as desk:
        begin(desk)
        oldest_first: list[Verb] = [partial(undo, number=number) for number in range(4, 14)]
        for verb in [*verbs, *oldest_first]:
            before = dump(desk.store)
            try:
                verb(desk)
            except StoreError:
                raise
            except RmtrackError:
                assert dump(desk.store) == before
            refuse_wrong(desk)
        last = dump(desk.store)
        done = sum(line.state is LineState.DONE for line in show_history(desk, 99))
        for _line in range(done):
            undo(desk)
        assert not any(dump(desk.store).values())
        for _line in range(done):
            redo(desk)
        assert dump(desk.store) == last
