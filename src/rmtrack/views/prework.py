"""The preparation of a month: what a day bears first, then each category, then what is assumed."""

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rmtrack.domain.prework import CategoryPrework, Estimate, Prework
from rmtrack.i18n import _, ngettext
from rmtrack.views.acts import (
    acts_json,
    acts_text,
    basis_json,
    calls_text,
    meetings_text,
    number_text,
)
from rmtrack.views.amounts import short
from rmtrack.views.assumptions import assumption_lines, nothing_to_go_by
from rmtrack.views.dates import month_word, short_day
from rmtrack.views.fitting import ByWidth
from rmtrack.views.standing import say_deals, say_money
from rmtrack.views.terms import title


def prework_screen(prework: Prework) -> RenderableType:
    """Show the preparation; without a quota to go by, how to set one."""
    return Group(*_parts(prework)) if prework.categories else _line(nothing_to_go_by(prework))


def _parts(prework: Prework) -> Iterator[RenderableType]:
    yield _line(_first_sentence(prework), "lead")
    if prework.days and not (prework.meetings.is_known and prework.calls.is_known):
        yield _line(_range_sentence(prework))
    for year in prework.provisional:
        text = _("no official calendar of {year} is known: Monday to Friday are counted")
        yield _line(text.format(year=year), "caution")
    yield Text()
    yield ByWidth(roomy=_table(prework, roomy=True), narrow=_table(prework, roomy=False))
    yield Text()
    for line in assumption_lines(prework):
        yield _line(line, "quiet")


def _line(text: str, style: str = "") -> Text:
    return Text(text, style, overflow="fold")


def _first_sentence(prework: Prework) -> str:
    month = month_word(prework.month)
    if not prework.acts.deals:
        return _("Week 1 of {month} asks for no more than is booked").format(month=month)
    if not prework.days:
        return _too_late(prework)
    number = len(prework.days)
    text = _("{when}, {days}: about {meetings} and {calls} a day fill week 1 of {month}")
    if number == 1:
        text = _("{when}, the last day for it: about {meetings} and {calls} fill week 1 of {month}")
    return text.format(
        when=_when(prework),
        days=ngettext("{n} working day", "{n} working days", number).format(n=number),
        meetings=meetings_text(prework.meetings.a_day(number).about),
        calls=calls_text(prework.calls.a_day(number).about),
        month=month,
    )


def _too_late(prework: Prework) -> str:
    text = _("No working day is left before {month}. Week 1 still needs {needs}")
    if prework.today >= prework.month.first:
        text = _("{month} has begun. Week 1 still needs {needs}")
    left = short(prework.left) if prework.left else say_deals(prework.acts.deals)
    acts = acts_text(prework.acts, in_deals=not prework.left)
    return text.format(month=month_word(prework.month), needs=f"{left}{_(', ')}{acts}")


def _when(prework: Prework) -> str:
    first, last = prework.days[0], prework.days[-1]
    if first == last:
        return _("Today") if first == prework.today else short_day(first)
    if first == prework.today:
        return _("From today to {last}").format(last=short_day(last))
    return _("From {first} to {last}").format(first=short_day(first), last=short_day(last))


def _range_sentence(prework: Prework) -> str:
    """Say between what numbers a day lies, where too little is known for one."""
    meetings, calls = (
        total.a_day(len(prework.days)) for total in (prework.meetings, prework.calls)
    )
    text = _(
        "Too little is known yet for one number: {meetings} and {calls} a day, 8 times out of 10"
    )
    return text.format(
        meetings=meetings_text(meetings.high, meetings.low),
        calls=calls_text(calls.high, calls.low),
    )


def _table(prework: Prework, *, roomy: bool) -> Table:
    """Lay out a row a category, ranges below the numbers; with room, what week 1 asks for too."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
    table.add_column("", overflow="fold", style="lead")
    asked = [_("target"), _("booked")] if roomy else []
    for heading in (*asked, _("left"), _("deals"), _("meetings"), _("calls")):
        table.add_column(heading, justify="right", no_wrap=True)
    for one in prework.categories:
        table.add_row(title(one.category), *_asked(one, roomy=roomy), *_acts(one))
    if len(prework.categories) > 1:
        left = short(prework.left) if prework.left else ""
        table.add_row(_("Total"), *([""] * len(asked)), left, *_acts(prework))
    return table


def _asked(one: CategoryPrework, *, roomy: bool) -> list[str]:
    """Return the target, what is booked and what is left, in what the quota asks for."""
    columns = [
        (one.target, one.deals_target),
        (one.booked, one.deals_booked),
        (one.left, one.deals_left),
    ]
    return [
        "\n".join(
            [
                *([] if one.quota.amount is None else [say_money(money or 0)]),
                *([] if one.quota.pieces is None else [say_deals(deals or 0)]),
            ]
        )
        for money, deals in (columns if roomy else columns[-1:])
    ]


def _acts(of: CategoryPrework | Prework) -> tuple[RenderableType, ...]:
    return str(of.acts.deals), _number(of.meetings), _number(of.calls)


def _number(estimate: Estimate) -> Text:
    """Return a number with its range below it, where it has one."""
    if estimate.is_known:
        return Text(str(estimate.about))
    between = number_text(estimate.high, estimate.low)
    return Text.assemble(str(estimate.about), "\n", (between, "quiet"))


def prework_json(prework: Prework) -> dict[str, Any]:
    """Return the preparation as `rmtrack.prework/1`."""
    return {
        "schema": "rmtrack.prework/1",
        "today": str(prework.today),
        "month": str(prework.month),
        "calendar": prework.calendar,
        "calendar_provisional": bool(prework.provisional),
        "provisional_years": list(prework.provisional),
        "days": [str(day) for day in prework.days],
        "week": [str(day) for day in prework.week],
        "left": str(prework.left),
        **_acts_json(prework, prework),
        "categories": [_category_json(prework, one) for one in prework.categories],
    }


def _category_json(prework: Prework, one: CategoryPrework) -> dict[str, Any]:
    quota = one.quota
    assumed = quota.month != prework.month
    return {
        "category": one.category,
        "quota": quota.amount and str(quota.amount),
        "pieces": quota.pieces,
        "curve": quota.curve,
        "quota_assumed_from": str(quota.month) if assumed else None,
        "target": one.target if one.target is None else str(one.target),
        "booked": str(one.booked),
        "left": None if one.target is None else str(one.left),
        "deals_target": one.deals_target,
        "deals_booked": one.deals_booked,
        "deals_left": None if one.deals_target is None else one.deals_left,
        **_acts_json(prework, one),
        "basis": basis_json(prework.basis, one.category),
    }


def _acts_json(prework: Prework, of: CategoryPrework | Prework) -> dict[str, Any]:
    """Return the acts, between what numbers they lie, and what of it falls on a day."""
    days = len(prework.days)
    ranged = {"meetings": of.meetings, "calls": of.calls}
    return {
        "acts": acts_json(of.acts),
        "range": {name: _range_json(estimate) for name, estimate in ranged.items()},
        "a_day": {
            name: {"about": estimate.a_day(days).about, **_range_json(estimate.a_day(days))}
            for name, estimate in ranged.items()
        }
        if days
        else None,
    }


def _range_json(estimate: Estimate) -> dict[str, Any]:
    return {"low": estimate.low, "high": estimate.high}
