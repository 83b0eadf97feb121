"""What the numbers of the pipeline assume, where they come from, and how they open as lists."""

from collections.abc import Iterator
from datetime import date

from rich.text import Text

from rmtrack.domain.chances import percent
from rmtrack.domain.keys import Degree, Rolled
from rmtrack.domain.outlook import Outlook
from rmtrack.domain.pipeline_page import Pipeline
from rmtrack.i18n import _
from rmtrack.views.pipeline_lines import Lines
from rmtrack.views.pipeline_tables import current_week, week_span


def foot(pipeline: Pipeline, *, weeks: bool) -> Iterator[Lines]:
    """Yield it quietly; nothing where no deal is open."""
    if told := [*_foot(pipeline, weeks=weeks)]:
        yield Lines.plain(*(Text(text, "quiet") for text in told))


def _foot(pipeline: Pipeline, *, weeks: bool) -> Iterator[str]:
    if not any(one.reserve.number for one in pipeline.categories):
        return
    if any(_outlooks(pipeline)):
        yield _(
            "The forecast is the average: each deal is won whole or not at all, by its chance, none"
            " because of another; dates hold, nothing new comes in."
        )
    yield _chances(pipeline)
    yield _lists(pipeline, weeks=weeks)


def _chances(pipeline: Pipeline) -> str:
    """Say from what the chances are told, and what the unweighted coverage is measured by."""
    rate = percent(pipeline.rate)
    if not pipeline.rate.n:
        told = _("The chances are assumed until deals of your own close: {rate}% of all are won.")
        return told.format(rate=rate)
    told = _(
        "Chances learn from your own deals of the last year, so many in brackets; what is assumed"
        " counts as {weight} deals. So {rate}% of all are won, reckoned from {n} closed."
    )
    return told.format(weight=pipeline.weight, rate=rate, n=pipeline.rate.n)


def _lists(pipeline: Pipeline, *, weeks: bool) -> str:
    """Say how each number opens as a list, by the example of some that are shown."""
    category = next(one for one in pipeline.categories if one.reserve.number)
    month = next((one.month for one in category.months if one.month and one.reserve.number), None)
    degree = next(one.degree for one in category.degrees if one.reserve.number)
    ways = [f"--state open --category {category.category} --degree {degree}"]
    if month:
        ways.append(f"--state open --month {month}")
    spans = [span for one in _outlooks(pipeline) if (span := _span(one, pipeline.today))]
    if weeks and spans:
        ways.append(spans[0])
    ways += [f"--rolled {what}" for what in [*_rolled(pipeline)][:1]]
    if any(one.stale for one in pipeline.categories):
        ways.append(f"--stale --month {pipeline.month}" if pipeline.month else "--stale")
    ways += [f"--learned {one}" for one in Degree if pipeline.chances[one].n][:1]
    return _("As lists: rmtrack deal list {ways}").format(ways=" · ".join(ways))


def _rolled(pipeline: Pipeline) -> Iterator[Rolled]:
    """Yield what this week did."""
    for category in pipeline.categories:
        roll = category.roll
        parts = (roll.came_in, roll.moved, roll.closed, roll.in_part, roll.dropped)
        yield from (what for what, part in zip(Rolled, parts, strict=True) if part.number)


def _outlooks(pipeline: Pipeline) -> Iterator[Outlook]:
    """Yield the months that are looked at as a whole and have open deals."""
    for category in pipeline.categories:
        for month in category.months:
            if month.outlook is not None and month.reserve.number:
                yield month.outlook


def _span(outlook: Outlook, today: date) -> str | None:
    """Return how what is expected in a week is listed, in this one if anything is."""
    numbers = [week.number for week in outlook.weeks if week.number and week.deals]
    if not numbers:
        return None
    now = current_week(outlook, today)
    first, last = week_span(outlook, now if now in numbers else numbers[0])
    return f"--month {outlook.month} --expected {first}..{last}"
