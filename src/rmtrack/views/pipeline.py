"""The pipeline on a screen: all of it in a line, a block a category, what stands still."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from rmtrack.domain.days import Month
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.money import ZERO
from rmtrack.domain.pipeline_page import CategoryPipeline, Pipeline
from rmtrack.i18n import _, ngettext
from rmtrack.views.amounts import deal_amount, short
from rmtrack.views.dates import month_name, month_word
from rmtrack.views.pipeline_foot import foot
from rmtrack.views.pipeline_lines import Lines, Told, labelled, margin_of
from rmtrack.views.pipeline_stale import stale_block
from rmtrack.views.pipeline_tables import CHART, reserve_tables, weeks_table
from rmtrack.views.pipeline_words import (
    Ahead,
    clients_text,
    has_rolled,
    open_deals,
    reserve_text,
    roll_text,
    step_line,
    weighted_text,
)
from rmtrack.views.terms import term, title

Block = list[RenderableType]


def pipeline_screen(pipeline: Pipeline) -> RenderableType:
    """Show the open deals; what is empty is not shown. The weeks only of one category or month."""
    weeks = pipeline.month is not None or len(pipeline.categories) == 1
    told = [[*_sentences(pipeline, one)] for one in pipeline.categories]
    margin = margin_of(told)
    tables = reserve_tables(pipeline)
    blocks: list[Block] = []
    for category, lines in zip(pipeline.categories, told, strict=True):
        block: Block = [Lines(lines, margin=margin)] if lines else []
        if table := tables.get(category.category):
            block.append(table)
        if weeks:
            block += _weeks(pipeline, category)
        if block:
            blocks.append([_named(category), *block])
    return _page(pipeline, [*blocks, [*_nothing_rolled(pipeline)], [*stale_block(pipeline)]], weeks)


def pipeline_chart_screen(pipeline: Pipeline) -> RenderableType:
    """Show the open deals by degree, and by expected week against the plan, in wide bars."""
    tables = reserve_tables(pipeline, months=False, wanted=CHART)
    blocks: list[Block] = []
    for category in pipeline.categories:
        if table := tables.get(category.category):
            weeks = _weeks(pipeline, category, wanted=CHART)
            blocks.append([_named(category), table, *weeks])
    return _page(pipeline, blocks, weeks=True)


def _page(pipeline: Pipeline, blocks: list[Block], weeks: bool) -> RenderableType:  # noqa: FBT001
    lines: Block = [*_head(pipeline)]
    last: Block = [*foot(pipeline, weeks=weeks)]
    for block in filter(None, [*blocks, last]):
        if lines:
            lines.append(Text())
        lines += block
    return Group(*lines)


def _head(pipeline: Pipeline) -> Iterator[RenderableType]:
    """Yield all of it in a line, where that is not what the only category says."""
    told = [month_name(pipeline.month)] if pipeline.month else []
    having = [one for one in pipeline.categories if one.reserve.number]
    if not having:
        yield Lines.plain(Text(" · ".join([*told, _nothing_open(pipeline)])))
    elif told or len(pipeline.categories) > 1:
        head = Text(" · ".join([*told, *_in_all(pipeline, having)]), "lead")
        if still := sum(len(one.stale) for one in having):
            resting = ngettext("{n} stands still", "{n} stand still", still).format(n=still)
            head.append(" · ").append(resting, "caution")
        yield Lines.plain(head)


def _nothing_open(pipeline: Pipeline) -> str:
    if pipeline.month:
        told = _("no open deal counts for it; open one: rmtrack deal add WHO 500000 --for {month}")
        return told.format(month=pipeline.month)
    return _("No open deals. Open one: rmtrack deal add WHO 500000 --expected fri")


def _in_all(pipeline: Pipeline, having: Sequence[CategoryPipeline]) -> Iterator[str]:
    """Yield what is open in all; what is counted in pieces apart from the money."""
    yield open_deals(sum(one.reserve.number for one in having))
    yield clients_text(pipeline.clients)
    money = [one.reserve for one in having if one.kind is not CategoryKind.PIECES]
    if money:
        yield short(sum((one.amount for one in money), ZERO))
        yield weighted_text(sum((one.weighted for one in money), ZERO), deals=False)
    for one in having:
        if one.kind is CategoryKind.PIECES:
            yield f"{term(one.category)} {deal_amount(one.category, one.reserve.amount)}"


def _named(category: CategoryPipeline) -> Lines:
    name = (f"{title(category.category)}  ", "lead")
    if not category.reserve.number:
        return Lines.plain(Text.assemble(name, _("nothing open")))
    deals = category.kind is CategoryKind.PIECES
    return Lines.plain(Text.assemble(name, reserve_text(category.reserve, deals=deals)))


def _sentences(pipeline: Pipeline, category: CategoryPipeline) -> Iterator[Told]:
    """Yield how each month is covered, with its step, then how the week rolled."""
    today = Month.of(pipeline.today)
    this = pipeline.month or today
    months = [ahead.outlook.month for ahead in _months(pipeline, category)]
    steps = [one for one in pipeline.steps if one.category == category.category]
    months += [one.month for one in steps if one.month not in months and not pipeline.month]
    coming = any(one.month > today for one in steps)
    for month in sorted(months, reverse=pipeline.next_leads and coming):
        told: list[Text] = []
        for ahead in _months(pipeline, category):
            if ahead.outlook.month == month:
                told += ahead.lines(today, whole=month == this)
        told += [Text(step_line(one, today), "quiet") for one in steps if one.month == month]
        yield from labelled(month_word(month), told)
    for one in category.months:
        if one.month and one.month < today and one.reserve.number:
            late = _("over, and what is open there fills no month: {command}")
            command = f"rmtrack deal list --state open --month {one.month}"
            yield Told(month_word(one.month), Text(late.format(command=command), "behind"))
    if any(one.month is None for one in category.months):
        undated = _("set a date, so that they count: rmtrack deal list --month none")
        yield Told(_("no month yet"), Text(undated))
    if has_rolled(category.roll):
        rolled = roll_text(category)
        if pipeline.month is not None:
            rolled = _("{told}; of all months together").format(told=rolled)
        yield from labelled(_("this week"), [Text(rolled)])


def _months(pipeline: Pipeline, category: CategoryPipeline) -> Iterator[Ahead]:
    """Yield the months that are looked at as a whole."""
    for one in category.months:
        if one.outlook is not None and pipeline.month in (None, one.month):
            yield Ahead(category, one.outlook, one.reserve.number)


def _weeks(
    pipeline: Pipeline, category: CategoryPipeline, *, wanted: int = 0
) -> Iterator[RenderableType]:
    """Yield the weeks of each month for which anything is expected."""
    for ahead in _months(pipeline, category):
        if ahead.number and ahead.outlook.weeks:
            by_week = _("{month} by expected week").format(month=month_word(ahead.outlook.month))
            yield Text()
            yield Text(f"  {by_week}", "quiet")
            yield weeks_table(category, ahead.outlook, pipeline.today, wanted=wanted)


def _nothing_rolled(pipeline: Pipeline) -> Iterator[Text]:
    """Yield that the week has done nothing yet, where there is something that could roll."""
    rolls = [one.roll for one in pipeline.categories]
    rests = any(roll.now.number for roll in rolls) and not any(map(has_rolled, rolls))
    if rests and pipeline.month is None:
        yield Text(_("this week nothing has come in, moved, closed or dropped out yet"))
