"""The four steps of a month in a sentence each."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rmtrack.domain.money import Money
from rmtrack.domain.month_page import MonthPage
from rmtrack.domain.plan import MonthPlan
from rmtrack.domain.steps import AMOUNT, OPEN_BOOK, RANGES, Step
from rmtrack.i18n import _, ngettext, npgettext
from rmtrack.views.amounts import short
from rmtrack.views.dates import month_word
from rmtrack.views.terms import title


def next_month_block(page: MonthPage) -> Iterator[RenderableType]:
    """Yield next month's step, a row a category, in this month's last two weeks.

    Once all that is on the page is full, at any time, how the next deals count for the next month.
    """
    if page.coming:
        yield from _coming(page)
    plan = page.plan
    if plan.is_full and plan.today in plan.month:
        yield Text(_offer(plan), "quiet")


def _offer(plan: MonthPlan) -> str:
    """Say how deals count for the next month; of one category alone, which may not be all."""
    following = plan.month.shifted(1)
    offer = _("{month} is full: rmtrack deal win DEAL --for {key} counts a deal for {next}")
    full = month_word(plan.month)
    if len(plan.categories) == 1:
        full = _("{category} in {month}").format(
            category=title(plan.categories[0].category), month=full
        )
    return offer.format(month=full, key=following, next=month_word(following))


def _coming(page: MonthPage) -> Iterator[RenderableType]:
    coming = page.coming
    head = _("Next month: {month}, step {n} of 4")
    yield Text(head.format(month=month_word(coming[0].month), n=coming[0].step), "lead")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for step in coming:
        table.add_row(f"  {title(step.category)}", step_text(step))
    yield table


def step_text(step: Step) -> str:
    """Say where a step stands: what is won and what is committed, never in one sum."""
    return _in_amount(step) if step.unit == AMOUNT else _in_deals(step)


def _in_amount(step: Step) -> str:
    won = short(Money(step.won))
    parts = [_("{won} won").format(won=won)]
    if step.goal_min is not None and step.goal_max is not None:
        low, high = short(Money(step.goal_min)), short(Money(step.goal_max))
        parts = [_("{won} won of {low}–{high}").format(won=won, low=low, high=high)]
    if step.committed:
        parts.append(_("{amount} committed").format(amount=short(Money(step.committed))))
    parts.append(
        ngettext("{n} client in reserve", "{n} clients in reserve", step.clients).format(
            n=step.clients
        )
    )
    if step.open_weighted:
        parts.append(_("weighted {amount}").format(amount=short(step.open_weighted)))
    return " · ".join(parts)


def _in_deals(step: Step) -> str:
    if step.goal_max is not None:
        won = _("{n} of {low}–{high} deals won")
        told = [won.format(n=step.won, low=step.goal_min, high=step.goal_max)]
    elif step.step in RANGES:
        told = [_won(step)]
    else:
        told = [_month_step(step)]
    if step.committed:
        committed = ngettext("{n} committed", "{n} committed", step.committed)
        told.append(committed.format(n=step.committed))
    return " · ".join(told)


def _won(step: Step) -> str:
    told = npgettext("quota", "{n} deal won", "{n} deals won", step.won)
    return told.format(n=step.won)


def _month_step(step: Step) -> str:
    """Say how far the book is opened, or the activity rate raised."""
    won = _won(step)
    if step.step == OPEN_BOOK:
        name = _("open the book")
        if not step.won:
            won = _("no deal yet")
    else:
        name = _("raise the activity rate")
        if step.goal_min is not None:
            won = _("{n} of {goal} deals won").format(n=step.won, goal=step.goal_min)
    return _("{step}: {won}").format(step=name, won=won)
