"""Deals that stand still: the most worth first, why, and what to do about it."""

from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import chain
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.text import Text

from rmtrack.domain.keys import Degree, StaleReason
from rmtrack.domain.pipeline_page import Pipeline
from rmtrack.domain.stale import Stale
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.aligned import Aligned, Styled
from rmtrack.views.amounts import deal_amount
from rmtrack.views.as_typed import as_typed
from rmtrack.views.cells import pad, width
from rmtrack.views.deal_words import why_stale
from rmtrack.views.fitting import FirstThatFits
from rmtrack.views.pipeline_lines import GAP, INDENT, Lines, Told
from rmtrack.views.terms import term

BETWEEN = " · "  # the reasons
MOST, MOST_ALONE = 3, 5  # of a category, where several are told and where one is


class _Advice(NamedTuple):
    """What brings a deal on: a word for when, what to do, and the commands that write it down."""

    when: str
    what: str
    commands: tuple[str, ...] = ()


# By why a deal stands and by how near it is, in the order in which it is told.
TO_DO = {
    StaleReason.NO_STEP: _Advice(
        N_("no next step"), N_("agree on one"), (N_('rmtrack log {name} "…" --next fri'),)
    ),
    StaleReason.LATE: _Advice(N_("due, not done"), N_("do it today"), ("rmtrack show {name}",)),
    StaleReason.OVERDUE: _Advice(
        N_("past its date"),
        N_("ask what is in the way"),
        (
            N_("rmtrack deal move {deal} --expected fri"),
            "rmtrack deal lose {deal} --reason timing",
        ),
    ),
    StaleReason.SILENT: _Advice(N_("no word"), N_("call today"), ("rmtrack show {name}",)),
}
TO_ASK = {
    Degree.COMMITTED: N_("agree on the day of the transfer"),
    Degree.LEANING: N_("ask what is missing for a yes"),
    Degree.CONSIDERING: N_('is "talk to my family" real, or an excuse? Ask'),
}


def stale_block(pipeline: Pipeline) -> Iterator[RenderableType]:
    """Yield the deals that stand still, and once each what to do; nothing where all go on."""
    number = sum(len(one.stale) for one in pipeline.categories)
    if not number:
        return
    told = ngettext("{n} of {all} stands still", "{n} of {all} stand still", number)
    everything = sum(one.reserve.number for one in pipeline.categories)
    yield Text(told.format(n=number, all=everything), "lead")
    shown = [*_shown(pipeline)]
    yield _deals(shown, several=len(pipeline.categories) > 1)
    if number > len(shown):
        yield Text(
            _("  {n} more: {command}").format(n=number - len(shown), command=_list(pipeline))
        )
    yield _advised([*_to_do(shown)])


def _shown(pipeline: Pipeline) -> Iterator[Stale]:
    """Yield those of each category that are worth most by their chances."""
    shares = {degree: chance.share for degree, chance in pipeline.chances.items()}

    def worth(one: Stale) -> tuple[int, int]:
        deal = one.deal
        return int(deal.amount) * deal.factor * shares[deal.degree], -deal.id

    alone = len(pipeline.categories) == 1
    for category in pipeline.categories:
        yield from nlargest(MOST_ALONE if alone else MOST, category.stale, key=worth)


def _list(pipeline: Pipeline) -> str:
    words = ["rmtrack deal list --stale"]
    if pipeline.month:
        words.append(f"--month {pipeline.month}")
    return " ".join(words)


def _deals(shown: Sequence[Stale], *, several: bool) -> RenderableType:
    """Show a line a deal; the reasons below each other, or below the deal, on a narrow screen."""
    rows = _rows(shown, several=several)
    nothing: list[Styled] = [("", "")] * len(rows[0])
    below = width(rows[0][0][0]) + GAP
    across: list[Sequence[Styled]] = []
    down: list[Sequence[Styled]] = []
    under: list[RenderableType] = []
    deals = Aligned(rows).as_text().split()
    for row, deal, one in zip(rows, deals, shown, strict=True):
        first, *more = why_stale(one).split(BETWEEN)
        across.append([*row, (why_stale(one), "caution")])
        down.append([*row, (first, "caution")])
        down += [[*nothing, (reason, "caution")] for reason in more]
        reasons = Lines.plain(Text(why_stale(one), "caution"), indent=below)
        under += [_hanging(deal, below), reasons]
    choices = [(table.needed, table.as_text()) for table in map(Aligned, (across, down))]
    return FirstThatFits(*choices, (0, Group(*under)))


def _hanging(deal: Text, below: int) -> Lines:
    """Return a deal whose number stands in front of what is folded."""
    deal.rstrip()
    return Lines([Told(deal.plain[:below].rstrip(), deal[below:])], indent=0, margin=below - GAP)


def _rows(shown: Sequence[Stale], *, several: bool) -> list[list[Styled]]:
    """Return a row a deal: number, client, amount, of several categories which, degree."""
    numbers = _on_the_right([str(one.deal.id) for one in shown])
    amounts = _on_the_right([deal_amount(one.deal.category, one.deal.amount) for one in shown])
    rows: list[list[Styled]] = []
    for one, number, amount in zip(shown, numbers, amounts, strict=True):
        category: list[Styled] = [(term(one.deal.category), "")] if several else []
        who: list[Styled] = [(number, ""), (one.deal.name, "lead"), (amount, "")]
        rows.append([*who, *category, (term(one.deal.degree), "")])
    return rows


def _on_the_right(texts: Sequence[str]) -> list[str]:
    widest = max(map(width, texts))
    return [" " * (widest - width(text)) + text for text in texts]


def _to_do(shown: Sequence[Stale]) -> Iterator[_Advice]:
    """Yield once for each reason and each degree that is shown what brings such a deal on."""
    reasons = {*chain.from_iterable(one.reasons for one in shown)}
    for reason, (when, what, commands) in TO_DO.items():
        if reason in reasons:
            first = next(one.deal for one in shown if reason in one.reasons)
            # By name: beside the numbers of deals a client's number would be taken for one.
            about = {"name": as_typed(first.name), "deal": first.id}
            yield _Advice(_(when), _(what), tuple(_(one).format(**about) for one in commands))
    degrees = {one.deal.degree for one in shown}
    for degree, words in TO_ASK.items():
        if degree in degrees:
            yield _Advice(term(degree), _(words))


def _advised(advice: Sequence[_Advice]) -> RenderableType:
    """Lay it out with the commands in a column behind it; below it where that is too narrow."""
    margin = max(width(one.when) for one in advice)
    room = max((width(one.what) for one in advice if one.commands), default=0) + GAP
    beside: list[Told] = []
    below: list[RenderableType] = []
    for one in advice:
        first, *more = one.commands or ("",)
        beside.append(_told(one.when, f"{pad(one.what, room)}{first}"))
        beside += [_told("", " " * room + command) for command in more]
        commands = (Text(command, "quiet") for command in one.commands)
        below.append(Lines([_told(one.when, one.what)], margin=margin))
        below.append(Lines.plain(*commands, indent=2 * INDENT))
    needed = max((room + width(command) for one in advice for command in one.commands), default=0)
    return FirstThatFits(
        (INDENT + margin + GAP + needed, Lines(beside, margin=margin)), (0, Group(*below))
    )


def _told(label: str, text: str) -> Told:
    return Told(label, Text(text.rstrip(), "quiet"))
