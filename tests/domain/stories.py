"""Made-up months: what is asked, won, reversed, counted anew, undone and corrected by the bank.

A story is told in days from a month's first one, so that it can be lived in every month there is.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.days import Month, WorkCalendar
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT
from rmtrack.domain.money import Money
from rmtrack.domain.plan import Booked, MonthPlan
from rmtrack.domain.planning import MonthFacts, plan_month
from rmtrack.domain.quota import Quota
from tests.domain.values import away, curves

CATEGORIES = (INVESTMENT, INSURANCE, DEPOSIT, "cards")
RULES = CategoryRules(kinds={"cards": "pieces"})  # and a deposit is a level


class Asked(NamedTuple):
    """A quota of one category."""

    category: str
    amount: Money | None
    pieces: int | None
    curve: str
    earlier: int


class Deal(NamedTuple):
    """A win, or what takes it back, by its day."""

    category: str
    amount: Money
    on: int
    factor: int
    pieces: int
    here: bool = True  # whether it counts for the month


class Figure(NamedTuple):
    """What the bank says; before the month, of a balance alone."""

    category: str
    on: int
    amount: Money | None
    pieces: int | None


class Story(NamedTuple):
    """All that is known of a month, after something happened."""

    quotas: tuple[Asked, ...]
    away: tuple[tuple[int, int], ...] = ()  # days off, and since when they are known
    deals: tuple[Deal, ...] = ()
    figures: tuple[Figure, ...] = ()
    most: int = 10**10  # fen: what amounts are drawn up to, so that deals and quotas are akin


around = st.integers(-12, 45)
categories = st.sampled_from(CATEGORIES)
factors = st.sampled_from([10_000, 10_000, 3000, 12_345, 0])


@st.composite
def leaves(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Draw days off, some known before the month, some in its course."""
    found = []
    for _ in range(draw(st.integers(0, 2))):
        first, known = draw(st.integers(0, 27)), draw(st.integers(-5, 27))
        found += [(first + n, known) for n in range(draw(st.integers(1, 12)))]
    return found


@st.composite
def stories(draw: st.DrawFn) -> list[Story]:
    """Draw what happens to a month, and how it stands each time."""
    most = draw(st.sampled_from([100, 50_000, 10**10]))
    asked = st.builds(
        Asked,
        categories,
        st.none() | st.integers(0, most).map(Money),
        st.none() | st.integers(0, 60),
        curves(),
        st.integers(0, 3),
    )
    quotas = draw(st.lists(asked, min_size=1, max_size=4, unique_by=lambda one: one.category))
    told = [Story(tuple(quotas), tuple(draw(leaves())), most=most)]
    for _ in range(draw(st.integers(1, 8))):
        act = draw(st.sampled_from([_win, _win, _reverse, _recount, _undo, _correct]))
        told.append(act(draw, told))
    return told


def _win(draw: st.DrawFn, told: Sequence[Story]) -> Story:
    now = told[-1]
    amount = st.integers(0, now.most // 2).map(Money)
    deal = st.builds(Deal, categories, amount, around, factors, st.sampled_from([0, 1, 1, 9]))
    return now._replace(deals=(*now.deals, draw(deal)))


def _reverse(draw: st.DrawFn, told: Sequence[Story]) -> Story:
    """Take a win back, later, whole or a part."""
    now = told[-1]
    if not now.deals:
        return now
    deal = draw(st.sampled_from(now.deals))
    part = draw(st.sampled_from([deal.amount, deal.amount // 3]))
    back = deal._replace(
        amount=Money(-part),
        on=deal.on + draw(st.integers(0, 20)),
        pieces=-deal.pieces if part == deal.amount else 0,
    )
    return now._replace(deals=(*now.deals, back))


def _recount(draw: st.DrawFn, told: Sequence[Story]) -> Story:
    """Let a deal count for another month, or for this one again."""
    now = told[-1]
    if not now.deals:
        return now
    index = draw(st.integers(0, len(now.deals) - 1))
    deal = now.deals[index]
    moved = deal._replace(here=not deal.here)
    return now._replace(deals=(*now.deals[:index], moved, *now.deals[index + 1 :]))


def _undo(draw: st.DrawFn, told: Sequence[Story]) -> Story:
    return draw(st.sampled_from(told))


def _correct(draw: st.DrawFn, told: Sequence[Story]) -> Story:
    now = told[-1]
    figure = st.builds(
        Figure,
        categories,
        around,
        st.none() | st.integers(-now.most // 4, now.most).map(Money),
        st.none() | st.integers(0, 30),
    )
    return now._replace(figures=(*now.figures, draw(figure)))


def facts_of(story: Story, month: Month) -> MonthFacts:
    """Return what is known of a month in which the story happened."""
    said = [
        BankFigure(month, one.category, _day(month, one.on), one.amount, one.pieces)
        for one in sorted(story.figures, key=lambda one: one.on)
    ]
    before = [one for one in said if one.taken_on < month.first and one.amount is not None]
    return MonthFacts(
        quotas=[
            Quota(month, one.category, one.amount, one.curve, pieces=one.pieces)
            for one in story.quotas
        ],
        bookings=[
            Booked(one.category, one.amount, _day(month, one.on), one.factor, one.pieces)
            for one in story.deals
            if one.here
        ],
        figures=[one for one in said if month.first <= one.taken_on and _is_of(month, one)],
        bases=list({one.category: one for one in before}.values()),
        earlier={one.category: one.earlier for one in story.quotas},
    )


def calendar_of(story: Story, month: Month) -> WorkCalendar:
    """Return China's calendar without the days off of the story."""
    return away({_day(month, off): _day(month, known) for off, known in story.away})


def lived(story: Story, month: Month, today: date) -> MonthPlan:
    """Plan a month in which the story happened."""
    facts, calendar = facts_of(story, month), calendar_of(story, month)
    return plan_month(month, facts, today=today, calendar=calendar, rules=RULES)


def _day(month: Month, number: int) -> date:
    return month.first + timedelta(days=number)


def _is_of(month: Month, figure: BankFigure) -> bool:
    """Tell whether a figure can be of a month: a balance belongs to the month of its day."""
    return figure.category != DEPOSIT or figure.taken_on in month
