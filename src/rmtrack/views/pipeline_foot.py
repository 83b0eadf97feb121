"""What the numbers of the pipeline assume, where they come from, and how they open as lists."""

from collections.abc import Iterator

from rich.text import Text

from rmtrack.domain.chances import percent
from rmtrack.domain.days import Month
from rmtrack.domain.keys import Rolled
from rmtrack.domain.money import WHOLE, nearest
from rmtrack.domain.outlook import Outlook
from rmtrack.domain.pipeline_page import Pipeline
from rmtrack.i18n import _, ngettext
from rmtrack.views.cells import width
from rmtrack.views.pipeline_lines import Lines
from rmtrack.views.pipeline_tables import current_week
from rmtrack.views.pipeline_words import has_rolled

TWO_LINES = 150  # cells that surely fit in two lines of eighty, wherever they break


def foot(pipeline: Pipeline, *, weeks: bool, forecasts: bool = True) -> Iterator[Lines]:
    """Yield it quietly; nothing where no deal is open."""
    if told := [*_foot(pipeline, weeks=weeks, forecasts=forecasts)]:
        yield Lines.plain(*(Text(text, "quiet") for text in told))


def _foot(pipeline: Pipeline, *, weeks: bool, forecasts: bool) -> Iterator[str]:
    if not any(one.reserve.number for one in pipeline.categories):
        return
    this = Month.of(pipeline.today)
    if forecasts and any(outlook.month >= this for outlook in _outlooks(pipeline)):
        yield _("Forecast: each deal is won whole or not, by its own chance, on time; none new.")
    yield _chances(pipeline)
    yield _lists(pipeline, weeks=weeks)


def _chances(pipeline: Pipeline) -> str:
    """Say from what the chances are told, and what the unweighted coverage is measured by."""
    rate = percent(pipeline.rate)
    if not pipeline.rate.n:
        told = _(
            "The chances are assumed until deals of your own close: {rate}% of all are assumed to"
            " be won."
        )
        return told.format(rate=rate)
    own = nearest(pipeline.own_rate or 0, WHOLE // 100)
    if not pipeline.weight:
        first = _("Chances: from your own closed deals of a year (n beside each).")
        second = ngettext(
            "Your one closed deal was won by {own}%.",
            "Of your {n} closed deals {own}% were won.",
            pipeline.rate.n,
        )
    else:
        first = _(
            "Chances: from your own closed deals of a year (n beside each), mixed with {weight}"
            " assumed ones."
        )
        second = ngettext(
            "Your one closed deal was won by {own}%; with the assumed ones {rate}%.",
            "Of your {n} closed deals {own}% were won; with the assumed ones {rate}%.",
            pipeline.rate.n,
        )
    return _("{first} {second}").format(
        first=first.format(weight=pipeline.weight),
        second=second.format(n=pipeline.rate.n, own=own, rate=rate),
    )


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
    if rolled := _rolled(pipeline):
        yield f"--rolled {rolled}"
    if any(one.stale for one in pipeline.categories):
        yield f"--stale --month {pipeline.month}" if pipeline.month else "--stale"
    if pipeline.rate.n:
        yield "--learned any"


def _rolled(pipeline: Pipeline) -> Rolled | None:
    """Return a list of the week that has anything, where the week did anything: a fuller one."""
    rolls = [one.roll for one in pipeline.categories]
    if not any(map(has_rolled, rolls)):
        return None
    parts = {what: [getattr(roll, what.name.lower()) for roll in rolls] for what in Rolled}
    counted = (what for what in Rolled if any(part.number for part in parts[what]))
    of_money = (what for what in Rolled if any(part.amount for part in parts[what]))
    return next(counted, None) or next(of_money)


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
    if any(week.number is None for week in outlook.weeks):
        yield "none"
    if outlook.ahead:
        yield "ahead"
