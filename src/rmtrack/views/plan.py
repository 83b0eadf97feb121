"""The plan of a month: how it stands first, then the weeks behind it."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from rmtrack.domain.month_page import MonthPage
from rmtrack.domain.plan import CategoryPlan, MonthPlan, Replanned
from rmtrack.i18n import _
from rmtrack.views.acts import average_text, rates_text
from rmtrack.views.bars import ByScreen, standing_bar
from rmtrack.views.changed import changed_lines
from rmtrack.views.dates import month_name
from rmtrack.views.fitting import ByWidth
from rmtrack.views.needs import closest_text, left_text, need_lines
from rmtrack.views.plan_weeks import NARROW, ROOMY, evenings, weeks_table
from rmtrack.views.standing import (
    ahead_text,
    booked_text,
    figure_texts,
    lone_ahead_texts,
    measures,
    month_line,
    no_quota_text,
    pace_text,
    provisional_text,
)
from rmtrack.views.steps import next_month_block, step_text
from rmtrack.views.terms import term, title
from rmtrack.views.total import total_line

BAR = 56  # cells: a month at a glance, on the narrowest screen too


def page_screen(page: MonthPage) -> RenderableType:
    """Show a month: a block a category, their total, and next month's step where it is due."""
    total = total_line(page.plan)
    month = [[*_category(page, category)] for category in page.plan.categories]
    month += [[told] for told in lone_ahead_texts(page.plan)]
    coming = [*next_month_block(page)]
    blocks: list[list[RenderableType]] = [[], *month, [*_worked_from(page)]]
    if total is not None:
        blocks[0].append(total)
    blocks.insert(1 if page.next_leads else len(blocks), coming)
    lines: list[RenderableType] = [*_head(page.plan)]
    for block in filter(None, blocks):
        lines += [Text(), *block]
    return Group(*lines)


def plan_screen(plan: MonthPlan) -> RenderableType:
    """Show how a month stands, and nothing that lies about it."""
    return page_screen(MonthPage(plan))


def replanned_screen(replanned: Replanned) -> RenderableType:
    """Say what changes by what was set, then show the category as it stands now, and the total."""
    parts: list[RenderableType] = [*changed_lines(replanned)]
    if parts:
        parts.append(Text())
    parts.append(plan_screen(replanned.plan.only(replanned.category)))
    if total := total_line(replanned.plan):
        parts += [Text(), total]
    return Group(*parts)


def _head(plan: MonthPlan) -> Iterator[RenderableType]:
    yield Text(f"{month_name(plan.month)} · {month_line(plan)}", "lead")
    if warning := provisional_text(plan):
        yield warning
    if not plan.categories:
        yield Text(no_quota_text(plan))


def _category(page: MonthPage, category: CategoryPlan) -> Iterator[RenderableType]:
    name = f"{title(category.category)}  "
    for at, say in measures(category):
        booked = booked_text(at, say)
        if at.target is None:
            yield Text.assemble((name, "lead"), booked)
            continue
        yield Text.assemble((name, "lead"), booked, "  ", pace_text(at, say))
        yield ByScreen(terminal=standing_bar(at, BAR))
        yield from need_lines(page, category, at, say)
        if at.left:
            yield Text(left_text(page.plan, at, say))
        name = ""
    yield from _notes(page, category)
    yield from _weeks(page.plan, category)


def _notes(page: MonthPage, category: CategoryPlan) -> Iterator[Text]:
    """Yield what is booked ahead, with whom to meet the need, what the bank says, the step."""
    for _at, say in measures(category):
        if ahead := ahead_text(page.plan, category.category, say):
            yield ahead
    if names := closest_text(page, category):
        yield Text(names)
    yield from figure_texts(category)
    for step in page.steps_of(category):
        yield Text(step_text(step), "quiet")


def _worked_from(page: MonthPage) -> Iterator[RenderableType]:
    """Yield what the acts are worked from, each average deal in its category's turn."""
    open_ones = [one for one in page.plan.categories if one.quota and not one.is_full]
    if page.basis is None or not open_ones:
        return
    averages = [
        _("{category} {average}").format(
            category=term(one.category), average=average_text(page.basis.average_deal(one.category))
        )
        for one in open_ones
        if one.target is not None
    ]
    if averages:
        told = _("an average deal: {averages}").format(averages=_(", ").join(averages))
        yield Text(told, "quiet")
    yield Text(rates_text(page.basis), "quiet")


def _weeks(plan: MonthPlan, category: CategoryPlan) -> Iterator[RenderableType]:
    if category.quota is None:
        return
    yield Text()
    yield ByWidth(
        roomy=weeks_table(plan, category, ROOMY), narrow=weeks_table(plan, category, NARROW)
    )
    alone = len(plan.categories) == 1
    if alone and category.weeks and plan.week and plan.today <= plan.weeks[plan.week - 1][-1]:
        yield Text()
        yield evenings(plan, category)
