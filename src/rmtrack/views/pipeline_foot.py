"""What the numbers of the pipeline assume, where they come from, and how they open as lists."""

from collections.abc import Iterator

from rich.text import Text

from rmtrack.domain.chances import percent
from rmtrack.domain.keys import Rolled
from rmtrack.domain.money import WHOLE, nearest
from rmtrack.domain.outlook import Outlook
from rmtrack.domain.pipeline_page import Pipeline
from rmtrack.i18n import _
from rmtrack.views.cells import width
from rmtrack.views.pipeline_lines import Lines
from rmtrack.views.pipeline_tables import current_week
from rmtrack.views.pipeline_words import has_rolled

TWO_LINES = 150  # cells that surely fit in two lines of eighty, wherever they break


def foot(pipeline: Pipeline, *, weeks: bool) -> Iterator[Lines]:
    """Yield it quietly; nothing where no deal is open."""
    if told := [*_foot(pipeline, weeks=weeks)]:
        yield Lines.plain(*(Text(text, "quiet") for text in told))


def _foot(pipeline: Pipeline, *, weeks: bool) -> Iterator[str]:
    if not any(one.reserve.number for one in pipeline.categories):
        return
    if any(_outlooks(pipeline)):
        yield _("Forecast: each deal is won whole or not, by its own chance, on time; none new.")
    yield _chances(pipeline)
    yield _lists(pipeline, weeks=weeks)


def _chances(pipeline: Pipeline) -> str:
    """Say from what the chances are told, and what the unweighted coverage is measured by."""
    rate = percent(pipeline.rate)
    if not pipeline.rate.n:
        told = _("The chances are assumed until deals of your own close: {rate}% of all are won.")
        return told.format(rate=rate)
    told = _(
        "Chances: own deals of a year (n) and {weight} assumed; of {n} closed {own}% won: {rate}%."
    )
    own = nearest(pipeline.own_rate or 0, WHOLE // 100)
    return told.format(weight=pipeline.weight, rate=rate, n=pipeline.rate.n, own=own)


def _lists(pipeline: Pipeline, *, weeks: bool) -> str:
    """Say how the numbers open as lists, by the example of some that are shown, in two lines."""
    whole, brief = (
        _("Lists: rmtrack deal list {ways}").format(ways=" · ".join(_ways(pipeline, weeks, beside)))
        for beside in (True, False)
    )
    return whole if width(whole) <= TWO_LINES else brief


def _ways(pipeline: Pipeline, weeks: bool, beside: bool) -> Iterator[str]:  # noqa: FBT001
    """Yield the options of each list; `beside` a week's those of what is in none of them too."""
    having = [one for one in pipeline.categories if one.reserve.number]
    first = having[0]
    of_several = f"--category {first.category} " if len(having) > 1 else ""
    yield of_several + f"--degree {next(one.degree for one in first.degrees if one.reserve.number)}"
    of_month = (one.month for one in first.months if one.month and one.reserve.number)
    if weeks and (week := next(_weeks(pipeline, beside=beside), None)):
        yield week
    elif month := next(of_month, None):
        yield f"--state open --month {month}"
    if any(has_rolled(one.roll) for one in pipeline.categories):
        yield f"--rolled {Rolled.START}"
    if any(one.stale for one in pipeline.categories):
        yield f"--stale --month {pipeline.month}" if pipeline.month else "--stale"
    if pipeline.rate.n:
        yield "--learned any"


def _outlooks(pipeline: Pipeline) -> Iterator[Outlook]:
    """Yield the months that are looked at as a whole and have open deals."""
    for category in pipeline.categories:
        for month in category.months:
            if month.outlook is not None and month.reserve.number:
                yield month.outlook


def _weeks(pipeline: Pipeline, *, beside: bool) -> Iterator[str]:
    """Yield how a week of each month is listed, this one if anything is expected in it."""
    for outlook in _outlooks(pipeline):
        numbers = [week.number for week in outlook.weeks if week.number and week.deals]
        others = _(", ").join(_beside_weeks(outlook))
        if numbers:
            now = current_week(outlook, pipeline.today)
            way = f"--month {outlook.month} --week {now if now in numbers else numbers[0]}"
            with_others = _("{way} (or {others})").format(way=way, others=others)
            yield with_others if beside and others else way


def _beside_weeks(outlook: Outlook) -> Iterator[str]:
    """Yield by which words the rows open that are of no week, where there are such."""
    rows = [week for week in outlook.weeks if week.number is None and week.deals]
    if rows or outlook.booked != sum(week.booked for week in outlook.weeks):
        yield "none"
    if outlook.ahead:
        yield "ahead"
