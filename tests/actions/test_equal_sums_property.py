"""Every number of the pipeline is the sum of a list, and the plan's and the morning's, to the fen.

Whatever was done before: quotas in money and in deals, parts booked for other months, deals taken
back, factors, the bank's figures, undo and redo.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from rmtrack.actions.deal_list import list_deals
from rmtrack.actions.deals import add_deal, edit_deal, move_deal, show_deal, win_deal
from rmtrack.actions.demo import fill_with_demo
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, bring_back
from rmtrack.actions.history import redo, undo
from rmtrack.actions.month_page import look_at_month
from rmtrack.actions.pipeline import look_at_pipeline
from rmtrack.actions.plan import show_plan
from rmtrack.actions.today import look_at_morning
from rmtrack.domain.chances import Chance
from rmtrack.domain.contact import Contact
from rmtrack.domain.coverage import coverage
from rmtrack.domain.days import ONE_DAY, Month
from rmtrack.domain.deal_list import Correction, DealList
from rmtrack.domain.errors import RmtrackError, StoreError
from rmtrack.domain.in_deals import DealsCounted
from rmtrack.domain.keys import INVESTMENT, CategoryKind, DealState, Degree, Rolled
from rmtrack.domain.money import WHOLE, ZERO, Money
from rmtrack.domain.outlook import Outlook, WeekOutlook
from rmtrack.domain.pieces import number_of
from rmtrack.domain.pipeline_page import CategoryPipeline, Pipeline
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.domain.reserve import MonthReserve, Reserve
from rmtrack.domain.steps import AMOUNT, DEALS
from rmtrack.domain.wanted import Days, Wanted
from rmtrack.storage import cells
from rmtrack.views.pipeline_json import pipeline_json
from tests.actions.test_verbs_together import (
    BEGINNING,
    CARDS,
    DAYS,
    MONTH,
    TODAY,
    a_fresh_desk,
    bank_figures,
    losses,
    on,
    quotas,
    touches,
)
from tests.actions.values import MONDAY, NOVEMBER, a_deal, dump, november

Verb = Callable[[Desk], object]
Sums = tuple[int, int, Money, Money, Money]  # deals, clients, amount, what counts, by the chances

OPEN = Wanted(state=DealState.OPEN)
OCTOBER = NOVEMBER.shifted(-1)
WHICH = st.sampled_from(["1", "1", "2", "3", "4", "5"])
AMOUNTS = st.integers(1, 600_000_00).map(Money)
PIECES = st.integers(1, 9).map(Money.yuan)
DEGREES = st.sampled_from(Degree)
FACTORS = st.sampled_from([WHOLE, 3_333, 12_500, 0])


@st.composite
def deals(draw: st.DrawFn) -> Verb:
    in_pieces = draw(st.sampled_from([False, False, True]))
    amount = draw(PIECES if in_pieces else AMOUNTS)
    deal = a_deal(
        opened_on=draw(st.sampled_from([november(2), november(14), MONDAY])),
        degree=draw(DEGREES),
        expected_on=draw(st.none() | st.dates(MONDAY, date(2027, 1, 9))),
        for_month=draw(st.none() | MONTH),
        factor=draw(FACTORS),
        category=CARDS if in_pieces else INVESTMENT,
    )
    who = draw(st.sampled_from(["1", "2"]))
    return lambda desk: add_deal(desk, who, replace(deal, amount=amount))


@st.composite
def moves(draw: st.DrawFn) -> Verb:
    which, amount, degree = draw(WHICH), draw(AMOUNTS | PIECES), draw(DEGREES)
    expected, factor, month = draw(st.none() | DAYS), draw(FACTORS), draw(st.none() | MONTH)
    verbs: list[Verb] = [
        lambda desk: move_deal(desk, which, {"degree": degree}),
        lambda desk: move_deal(desk, which, {"amount": amount, "expected_on": expected}),
        lambda desk: edit_deal(desk, which, {"factor": factor}),
        lambda desk: edit_deal(desk, which, {"for_month": month}),
        lambda desk: edit_deal(desk, which, {"product": "年金"}),
        lambda desk: edit_deal(desk, which, {"category": CARDS}),
    ]
    return draw(st.sampled_from(verbs))


@st.composite
def wins(draw: st.DrawFn) -> Verb:
    which, last = draw(WHICH), draw(st.sampled_from([False, False, True]))
    amount = draw(st.none() | AMOUNTS | PIECES)
    day, month = draw(st.none() | DAYS), draw(st.none() | MONTH | st.just(OCTOBER))
    return lambda desk: win_deal(desk, which, amount=amount, on=day, for_month=month, last=last)


def turn_first(desk: Desk) -> None:
    turn(desk, "1")


def turn_second(desk: Desk) -> None:
    turn(desk, "2")


def turn(desk: Desk, who: str) -> None:
    """Archive a client, or bring him back."""
    archived = desk.store.get(Contact, int(who)).archived
    (bring_back if archived else archive_contact)(desk, who)


VERBS = (
    deals()
    | deals()
    | wins()
    | wins()
    | wins()
    | moves()
    | moves()
    | losses()
    | losses()
    | touches()
    | quotas()
    | bank_figures()
    | st.sampled_from([turn_first, turn_second])
    | st.sampled_from([undo, redo])
)


def of_category(found: DealList, category: str) -> DealList:
    """Return the list that the same question brings for one category alone."""
    return found._replace(
        deals=tuple(deal for deal in found.deals if deal.category == category),
        booked_parts=[part for part in found.booked_parts if part.category == category],
        beside=[deal for deal in found.beside if deal.category == category],
    )


def sums(found: DealList, category: str) -> Sums:
    """Return what a list has of a category; numbers of deals as so many yuan, like the store."""
    mine = of_category(found, category)
    who = len(mine.deals), mine.clients
    if category in mine.in_pieces:
        pieces = Money.yuan(mine.pieces_open)
        return *who, pieces, pieces, mine.pieces_weighted
    return *who, mine.amount, mine.amount_counted, mine.amount_weighted


def told(reserve: Reserve) -> Sums:
    return (reserve.number, reserve.clients, reserve.amount, reserve.counted, reserve.weighted)


def ids(found: DealList) -> list[int]:
    return sorted(deal.id for deal in found.deals)


def refuse_unequal(desk: Desk) -> None:
    """Fail where two of the answers don't say the same."""
    this = Month.of(desk.today)
    whole = look_at_pipeline(desk)
    for pipeline in (whole, *(look_at_pipeline(desk, this.shifted(n)) for n in (0, 1))):
        refuse_other_pipeline(desk, pipeline)
    refuse_other_roll(desk, whole)
    everything = list_deals(desk)
    months = months_of(desk, everything)
    for month in {*months, this, this.shifted(1)}:
        refuse_other_plan(desk, show_plan(desk, month))
    refuse_other_morning(desk, whole)
    refuse_other_total(desk, everything, months)
    for degree in Degree:
        refuse_other_chance(desk, Wanted(learned=degree), whole.chances[degree])
    assert whole.away == len(list_deals(desk, Wanted(archived=True)).deals) == everything.away
    refuse_other_chance(desk, Wanted(learned_any=True), whole.rate)


def refuse_other_chance(desk: Desk, wanted: Wanted, told: Chance) -> None:
    """Fail where a chance is not what the deals in the list behind it make."""
    found = list_deals(desk, wanted)
    assert found.learned is not None
    assert found.learned.shares.keys() == {deal.id for deal in found.deals}
    assert (found.learned.chance, told.n) == (told, len(found.deals))


def months_of(desk: Desk, everything: DealList) -> set[Month]:
    """Return the months that have anything of these deals."""
    asked = (NOVEMBER.shifted(n) for n in range(-3, 6))
    found = {month for month in asked if list_deals(desk, Wanted(month=month)).deals}
    return found | {deal.month for deal in everything.still_open if deal.month}


def refuse_other_pipeline(desk: Desk, pipeline: Pipeline) -> None:
    """Fail where a number of the pipeline is not the sum of its list."""
    month = pipeline.month
    still_open = list_deals(desk, OPEN._replace(month=month))
    by_degree = {one: list_deals(desk, Wanted(degree=one, month=month)) for one in Degree}
    stale = list_deals(desk, Wanted(stale=True, month=month))
    assert {deal.category for deal in still_open.deals} <= {c.category for c in pipeline.categories}
    for one in pipeline.categories:
        name = one.category
        assert told(one.reserve) == sums(still_open, name)
        for degree in one.degrees:
            assert told(degree.reserve) == sums(by_degree[degree.degree], name)
        assert [stale_one.deal.id for stale_one in one.stale] == ids(of_category(stale, name))
        assert sum(told_month.reserve.number for told_month in one.months) == one.reserve.number
        for of_month in one.months:
            refuse_other_month(desk, one, of_month)


def refuse_other_month(desk: Desk, category: CategoryPipeline, of: MonthReserve) -> None:
    wanted = Wanted(monthless=True) if of.month is None else OPEN._replace(month=of.month)
    assert told(of.reserve) == sums(list_deals(desk, wanted), category.category)
    for one in of.degrees:
        found = list_deals(desk, wanted._replace(degree=one.degree))
        assert told(one.reserve) == sums(found, category.category)
    if of.outlook is not None and of.month is not None:
        refuse_other_outlook(desk, category, of.outlook, of.reserve)


def refuse_other_outlook(
    desk: Desk, category: CategoryPipeline, outlook: Outlook, reserve: Reserve
) -> None:
    """Fail where a month does not look as its plan and its open deals tell, week by week."""
    plan = show_plan(desk, outlook.month).of(category.category)
    number = outlook.unit == DEALS
    at = None if plan is None else plan.deals if number else plan
    asked = None if at is None else at.target
    unit = Money.yuan if number else Money
    assert outlook.booked == (unit(at.booked) if at else ZERO)
    assert outlook.left == (None if at is None or asked is None else unit(at.left))
    whole = not number or category.kind is CategoryKind.PIECES
    if whole:
        assert outlook.ahead == booked_ahead(desk, outlook.month, category.category)
        assert (outlook.worth, outlook.weighted) == (reserve.counted, reserve.weighted)
    if outlook.left is not None:
        assert outlook.coverage == coverage(outlook.ahead + outlook.weighted, outlook.left)
    assert outlook.forecast.mean == outlook.booked + outlook.ahead + outlook.weighted
    if not outlook.weeks:
        return
    assert sum((week.booked for week in outlook.weeks), ZERO) == outlook.booked
    assert sum(week.deals for week in outlook.weeks) == reserve.number
    assert sum((week.worth for week in outlook.weeks), ZERO) == outlook.worth
    assert sum((week.weighted for week in outlook.weeks), ZERO) == outlook.weighted
    refuse_other_weeks(desk, outlook, category.category)
    later = list_deals(desk, Wanted(month=outlook.month, category=category.category, ahead=True))
    pieces = later.pieces_booked if whole else in_deals(later).booked
    assert (later.booked if whole else ZERO) + Money.yuan(pieces) == outlook.ahead
    assert later.amount == ZERO


def booked_ahead(desk: Desk, month: Month, category: str) -> Money:
    """Return what the list of a month has on a far day, and not yet today."""
    wanted = Wanted(month=month, category=category)
    today, later = (list_deals(one, wanted) for one in (desk, on(desk, date(2028, 1, 1))))
    pieces = later.pieces_booked - today.pieces_booked
    return later.booked - today.booked + Money.yuan(pieces)


def refuse_other_weeks(desk: Desk, outlook: Outlook, category: str) -> None:
    """Fail where a row of the weeks is not what its list is, or the weeks' list of their days."""
    wanted = Wanted(category=category, month=outlook.month)
    rows = {week.number: week for week in outlook.weeks}
    weeks = [week for week in outlook.weeks if week.days]
    begins = [outlook.month.first, *(week.days[0] for week in weeks[1:]), outlook.month.end]
    for week, first, after in zip(weeks, begins, begins[1:], strict=False):
        refuse_other_week(desk, outlook, wanted._replace(week=week.number), week)
        days = Days(first, after - ONE_DAY)
        assert week.deals == len(list_deals(desk, wanted._replace(expected=days)).deals)
    row = rows.get(None, WeekOutlook(None, (), None, ZERO, 0, ZERO, ZERO))
    refuse_other_week(desk, outlook, wanted._replace(weekless=True), row)


def refuse_other_week(desk: Desk, outlook: Outlook, wanted: Wanted, row: WeekOutlook) -> None:
    """Fail where a row has other deals or other money than its list; all of them are open ones."""
    found = list_deals(desk, wanted)
    still_open = list_deals(desk, wanted._replace(state=DealState.OPEN))
    assert row.deals == len(still_open.deals) == sum(map(found.counts_here, found.deals))
    more = found.correction or Correction()
    if outlook.unit == DEALS and wanted.category not in found.in_pieces:
        assert row.booked == Money.yuan(in_deals(found).booked + more.pieces)
        for one in (found, still_open):
            counted = in_deals(one)
            assert (row.worth, row.weighted) == (Money.yuan(counted.open), counted.weighted)
        return
    assert [*found.counted_in_deals()] == []
    booked = found.booked + more.amount, found.pieces_booked + more.pieces
    in_pieces = wanted.category in found.in_pieces
    assert booked == ((ZERO, number_of(row.booked)) if in_pieces else (row.booked, 0))
    for one in (found, still_open):
        open_sums = one.amount_counted, one.amount_weighted
        pieces = Money.yuan(one.pieces_open), one.pieces_weighted
        assert (row.worth, row.weighted) == (pieces if in_pieces else open_sums)


def in_deals(found: DealList) -> DealsCounted:
    """Return what the list of one category comes to where its quota asks for deals alone."""
    counted = [*found.counted_in_deals()]
    return counted[0] if counted else DealsCounted("", 0, 0, 0, ZERO)


def refuse_other_roll(desk: Desk, pipeline: Pipeline) -> None:
    """Fail where the week's numbers are not those of its lists, or don't add up."""
    rolled = {what: list_deals(desk, Wanted(rolled=what)) for what in Rolled}
    for one in pipeline.categories:
        roll, name = one.roll, one.category
        parts = {
            Rolled.START: roll.start,
            Rolled.CAME_IN: roll.came_in,
            Rolled.MOVED: roll.moved,
            Rolled.CLOSED: roll.closed,
            Rolled.IN_PART: roll.in_part,
            Rolled.DROPPED: roll.dropped,
        }
        for what, part in parts.items():
            mine = of_category(rolled[what], name)
            assert part.number == len(mine.deals), what
            assert part.amount == mine.rolled_sum(in_pieces=name in mine.in_pieces), what
            assert mine.rolled_sum(in_pieces=name not in mine.in_pieces) == ZERO
        now = sums(list_deals(desk, OPEN), name)
        assert roll.now == (now[0], now[2])
        assert roll.start == stood_on(desk, name, roll.since)
        gone = roll.closed.number + roll.dropped.number
        assert roll.start.number + roll.came_in.number - gone == roll.now.number
        less = roll.closed.amount + roll.in_part.amount + roll.dropped.amount
        more = roll.came_in.amount + roll.moved.amount
        assert roll.start.amount + more - less == roll.now.amount


def stood_on(desk: Desk, category: str, monday: date) -> tuple[int, Money]:
    """Return how many deals were open when the week began and what they came to, by their rows."""
    stood = []
    asked = Wanted(category=category)
    lists = (list_deals(desk, one) for one in (asked, asked._replace(archived=True)))
    lines = {line.id: line for found in lists for line in found.deals}
    for line in lines.values():
        page = show_deal(desk, str(line.id))
        won = [row.entered_on or row.booked_on for row in page.bookings if row.amount > 0]
        ended = [row.booked_on for row in page.bookings][-1:] == [line.closed_on]
        whole = ended and line.state is DealState.WON and line.lost_reason is None
        gone = max(won) if whole or line.taken_back is not None else line.closed_on
        rows = [row.amount for row in page.changes if row.changed_on < monday]
        if rows and (gone is None or gone >= monday) and was_here(desk, line.contact_id, monday):
            stood.append(rows[-1])
    return len(stood), sum(stood, ZERO)


def was_here(desk: Desk, client: int, monday: date) -> bool:
    """Tell whether a client was looked after when the week began."""
    turns = [one for one in desk.store.all(cells.TURNS) if one.contact_id == client]
    before = [one.archived for one in turns if one.changed_on < monday]
    later = [not one.archived for one in turns if one.changed_on >= monday]
    return not [desk.store.get(Contact, client).archived, *later[:1], *before][-1]


def refuse_other_plan(desk: Desk, plan: MonthPlan) -> None:
    """Fail where what is booked for a month is not what its list says, less what the bank says."""
    found = list_deals(desk, Wanted(month=plan.month))
    assert {part.category for part in found.booked_parts} <= {c.category for c in plan.categories}
    assert all(part.booked_on <= desk.today for part in found.booked_parts)
    money = ZERO
    for one in plan.categories:
        mine = of_category(found, one.category)
        own = one.booked - (one.correction.difference if one.correction else 0)
        if one.kind is CategoryKind.PIECES:
            corrected = one.deals.correction.difference if one.deals.correction else 0
            assert mine.pieces_booked == one.deals.booked - corrected
            assert mine.booked == ZERO
        else:
            assert (mine.booked, mine.pieces_booked) == (own, 0)
            money += own
        refuse_other_correction(desk, plan.month, one)
    assert found.booked == money


def refuse_other_correction(desk: Desk, month: Month, one: CategoryPlan) -> None:
    """Fail where a month's list with its correction is not what the plan has as booked."""
    mine = list_deals(desk, Wanted(month=month, category=one.category))
    assert mine.correction is not None
    if one.kind is CategoryKind.PIECES:
        assert mine.pieces_booked + mine.correction.pieces == one.deals.booked
    else:
        assert mine.booked + mine.correction.amount == one.booked


def refuse_other_morning(desk: Desk, pipeline: Pipeline) -> None:
    """Fail where the morning or the month's page say something else of the reserve."""
    morning, page = look_at_morning(desk), look_at_month(desk, Month.of(desk.today))
    assert morning.page == page
    assert pipeline.steps == page.steps
    for step in page.steps:
        found = list_deals(desk, OPEN._replace(month=step.month, category=step.category))
        assert step.clients == found.clients
        if step.unit == AMOUNT:
            assert step.open_weighted == sums(found, step.category)[-1]
    for category, covered in morning.coverage.items():
        found = list_deals(desk, OPEN._replace(month=page.plan.month, category=category))
        of_plan = page.plan.of(category)
        assert of_plan is not None
        outlook = {one.category: one for one in pipeline.categories}[category].outlook(
            page.plan.month
        )
        assert outlook is not None
        assert covered == outlook.coverage
        if of_plan.target is not None:
            ahead = booked_ahead(desk, page.plan.month, category)
            assert covered == coverage(ahead + sums(found, category)[-1], of_plan.left)


def refuse_other_total(desk: Desk, everything: DealList, months: set[Month]) -> None:
    """Fail where the lists of all months, and of none, are not together the whole list."""
    lists = [list_deals(desk, Wanted(month=month)) for month in months]
    lists.append(list_deals(desk, Wanted(monthless=True)))
    for name in (
        *("amount", "amount_counted", "amount_weighted", "won", "booked"),
        *("pieces_open", "pieces_weighted", "pieces_won", "pieces_booked"),
    ):
        assert sum(getattr(one, name) for one in lists) == getattr(everything, name), name
    listed = {deal.id for deal in chain.from_iterable(one.deals for one in lists)}
    assert listed == {deal.id for deal in everything.deals}
    for one in everything.still_open:
        here = sum(one.id in ids(found) and found.counts_here(one) for found in lists)
        assert here == (not one.archived)


@contextmanager
def lived(empty_store: Path, verbs: Sequence[tuple[Verb, date]]) -> Iterator[Iterator[Desk]]:
    """Yield the desk after each of the verbs that a rule does not refuse."""

    def live(desk: Desk) -> Iterator[Desk]:
        for verb, today in [*((verb, MONDAY) for verb in BEGINNING), *verbs]:
            now = on(desk, today)
            try:
                refuse_no_way_back(now, verb)
            except StoreError:
                raise
            except RmtrackError:
                continue
            yield now

    with a_fresh_desk(empty_store) as desk:
        yield live(desk)


def refuse_no_way_back(desk: Desk, verb: Verb) -> None:
    """Fail where undo and redo of a verb don't bring back the pipeline to the last sign."""
    rows, before = dump(desk.store), pages(desk)
    verb(desk)
    if dump(desk.store) == rows or verb in {undo, redo}:
        return
    after = pages(desk)
    undo(desk)
    assert pages(desk) == before
    redo(desk)
    assert pages(desk) == after


def pages(desk: Desk) -> list[str]:
    months = (None, Month.of(desk.today).shifted(1))
    return [json.dumps(pipeline_json(look_at_pipeline(desk, month))) for month in months]


@seed(20261116)
@given(verbs=st.lists(st.tuples(VERBS, TODAY), min_size=8, max_size=16))
@settings(max_examples=30, report_multiple_bugs=False, deadline=None, database=None)
def test_every_sum_is_told_alike_everywhere_and_comes_back(
    empty_store: Path, verbs: list[tuple[Verb, date]]
) -> None:
    with lived(empty_store, verbs) as desks:
        for desk in desks:
            refuse_unequal(desk)


@pytest.mark.parametrize("day", [13, 16, 18, 27])
def test_every_number_of_the_made_up_month_opens_as_a_list(empty_store: Path, day: int) -> None:
    with a_fresh_desk(empty_store) as desk:
        fill_with_demo(on(desk, MONDAY), str)
        now = on(desk, november(day))
        refuse_unequal(now)
        win_deal(now, "9", amount=Money.yuan(100_000))
        move_deal(now, "11", {"degree": Degree.COMMITTED, "expected_on": november(28)})
        win_deal(now, "8")
        add_deal(now, "1", a_deal(opened_on=now.today, for_month=NOVEMBER))
        refuse_unequal(now)
