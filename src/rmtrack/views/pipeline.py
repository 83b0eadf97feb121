"""The pipeline on a screen: all of it in a line, a block a category, the week, what rests."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from rmtrack.domain.days import Month
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.money import ZERO
from rmtrack.domain.pipeline_page import CategoryPipeline, Pipeline
from rmtrack.i18n import _, ngettext
from rmtrack.views.amounts import deal_amount, short
from rmtrack.views.cells import width
from rmtrack.views.dates import month_name, month_word
from rmtrack.views.pipeline_bars import Barred, Sheet
from rmtrack.views.pipeline_foot import foot
from rmtrack.views.pipeline_lines import Lines, Told, labelled, margin_of
from rmtrack.views.pipeline_roll import roll_block
from rmtrack.views.pipeline_stale import stale_block
from rmtrack.views.pipeline_tables import CHART, COLUMNS, Tables, month_label
from rmtrack.views.pipeline_words import (
    Ahead,
    clients_text,
    open_deals,
    reserve_text,
    step_line,
    weighted_text,
)
from rmtrack.views.standing import SET_ONE
from rmtrack.views.terms import term, title

Block = list[RenderableType | Barred]


def pipeline_screen(pipeline: Pipeline) -> RenderableType:
    """Show the open deals; what is empty is not shown. The weeks only of one category or month."""
    weeks = pipeline.month is not None or len(pipeline.categories) == 1
    told = [[*_sentences(pipeline, one)] for one in pipeline.categories]
    margin = margin_of(told)
    tables = Tables.of(pipeline)
    blocks: list[Block] = []
    headed = True
    for category, lines in zip(pipeline.categories, told, strict=True):
        block: Block = [Lines(lines, margin=margin)] if lines else []
        if category.reserve.number:
            block.append(tables.reserve(category, headed=headed, months=True))
            headed = weeks
        if weeks:
            block += _weeks(pipeline, category, tables)
        if block:
            blocks.append([_named(category), *block])
    last: list[Block] = [[*roll_block(pipeline)], [*stale_block(pipeline)], [*_away(pipeline)]]
    return Sheet(_page(pipeline, [*blocks, *last], weeks=weeks, forecasts=True), COLUMNS)


def pipeline_chart_screen(pipeline: Pipeline) -> RenderableType:
    """Show the open deals by degree, and by expected week against the plan, in wide bars.

    What has a quota and nothing open is what most needs a look: it has its targets.
    """
    tables = Tables.of(pipeline)
    margin = width(max(map(month_word, _looked_at(pipeline)), key=width, default=""))
    blocks: list[Block] = []
    for category in pipeline.categories:
        block: Block = []
        if category.reserve.number:
            block.append(tables.reserve(category, headed=True, months=False))
        for ahead in _months(pipeline, category):
            if not ahead.is_quiet:
                block += [Text()] if block else []
                block += _charted(pipeline, ahead, tables, margin)
        if block:
            blocks.append([_named(category), *block])
    page = _page(pipeline, blocks, weeks=True, forecasts=False)
    return Sheet(page, COLUMNS, wanted=CHART)


def _charted(
    pipeline: Pipeline, ahead: Ahead, tables: Tables, margin: int
) -> Iterator[RenderableType | Barred]:
    """Yield how far a month is covered, then its weeks."""
    this = Month.of(pipeline.today)
    covers = ahead.covers(this, whole=ahead.outlook.month == (pipeline.month or this))
    yield Lines([Told(month_word(ahead.outlook.month), covers)], margin=margin)
    if ahead.outlook.weeks:
        yield tables.weeks(ahead.category, ahead.outlook)


def _looked_at(pipeline: Pipeline) -> list[Month]:
    """Return the months that the chart tells of."""
    return [
        ahead.outlook.month
        for category in pipeline.categories
        for ahead in _months(pipeline, category)
        if not ahead.is_quiet
    ]


def _page(pipeline: Pipeline, blocks: list[Block], *, weeks: bool, forecasts: bool) -> Block:
    lines: Block = [*_head(pipeline)]
    last: Block = [*foot(pipeline, weeks=weeks, forecasts=forecasts)]
    for block in filter(None, [*blocks, last]):
        if lines:
            lines.append(Text())
        lines += block
    return lines


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
    yield from _standing(pipeline)
    yield from _unasked(pipeline)


def _standing(pipeline: Pipeline) -> Iterator[Lines]:
    """Yield which of several categories are covered in the month that is looked at."""
    this = Month.of(pipeline.today)
    month = pipeline.month or this
    asked = [
        ahead
        for category in pipeline.categories
        for ahead in _months(pipeline, category)
        if ahead.outlook.month == month and ahead.outlook.quota is not None
    ]
    if len(asked) > 1 and month >= this:
        verdicts = Text(" · ").join(Text(*ahead.verdict()) for ahead in asked)
        told = _("{month}: ").format(month=month_word(month))
        yield Lines.plain(Text.assemble(told, verdicts))


def _unasked(pipeline: Pipeline) -> Iterator[Lines]:
    """Yield that this month has no quota, where other months alone are told of."""
    this = Month.of(pipeline.today)
    filled = {
        one.month
        for category in pipeline.categories
        for one in category.months
        if one.month and (one.reserve.number or (one.outlook and one.outlook.quota is not None))
    }
    if pipeline.month is None and filled and this not in filled:
        told = _("{month}: no quota yet; set one: {command}")
        told = told.format(month=month_word(this), command=_(SET_ONE))
        yield Lines.plain(Text(told))


def _away(pipeline: Pipeline) -> Iterator[Lines]:
    """Yield what is open with archived clients: in no number above, and not to be forgotten."""
    if number := pipeline.away:
        told = ngettext(
            "{n} deal is open with an archived client, and counts nowhere: {command}",
            "{n} deals are open with archived clients, and count nowhere: {command}",
            number,
        )
        told = told.format(n=number, command="rmtrack deal list --archived")
        yield Lines.plain(Text(told, "caution"))


def _nothing_open(pipeline: Pipeline) -> str:
    if pipeline.month and pipeline.month < Month.of(pipeline.today):
        return _("no open deal counts for it")
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
    """Yield how each month is covered, with its step, then what fills none, in order of time."""
    today = Month.of(pipeline.today)
    this = pipeline.month or today
    months = {ahead.outlook.month for ahead in _months(pipeline, category)}
    steps = [one for one in pipeline.steps if one.category == category.category]
    months |= {one.month for one in steps if not pipeline.month}
    for month in sorted(months):
        told: list[Text] = []
        for ahead in _months(pipeline, category):
            if ahead.outlook.month == month:
                told += ahead.lines(today, whole=month == this)
        leads = "none" if pipeline.next_leads and month > today else "quiet"
        told += [Text(step_line(one, today), leads) for one in steps if one.month == month]
        yield from labelled(month_word(month), told)
    for one in category.months:
        if one.month and one.month < today and one.reserve.number:
            label = month_label(one.month, pipeline.today)
            late = _("over, and what is open there fills no month: {command}")
            if pipeline.month:  # what it came to is told above
                label, late = "", _("what is open there fills no month: {command}")
            command = f"rmtrack deal list --state open --month {one.month}"
            yield Told(label, Text(late.format(command=command), "behind"))
    if any(one.month is None for one in category.months):
        undated = _("set a date, so that they count: rmtrack deal list --month none")
        yield Told(_("no month yet"), Text(undated))


def _months(pipeline: Pipeline, category: CategoryPipeline) -> Iterator[Ahead]:
    """Yield the months that are looked at as a whole."""
    for one in category.months:
        if one.outlook is not None and pipeline.month in (None, one.month):
            yield Ahead(category, one.outlook, one.reserve.number)


def _weeks(
    pipeline: Pipeline, category: CategoryPipeline, tables: Tables
) -> Iterator[RenderableType | Barred]:
    """Yield the weeks of each month for which anything is expected, or asked: as in the chart."""
    for ahead in _months(pipeline, category):
        if not ahead.is_quiet and ahead.outlook.weeks:
            by_week = _("{month} by expected week").format(month=month_word(ahead.outlook.month))
            yield Text()
            yield Text(f"  {by_week}", "quiet")
            yield tables.weeks(category, ahead.outlook)
