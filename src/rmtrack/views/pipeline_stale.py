"""Deals that stand still: the most worth first, why, and what to do about it."""

from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import chain
from shlex import quote

from rich.console import RenderableType
from rich.text import Text

from rmtrack.domain.keys import Degree, StaleReason
from rmtrack.domain.pipeline_page import Pipeline
from rmtrack.domain.stale import Stale
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.aligned import Aligned, Styled
from rmtrack.views.amounts import deal_amount
from rmtrack.views.cells import width
from rmtrack.views.dates import short_day
from rmtrack.views.fitting import FirstThatFits
from rmtrack.views.pipeline_lines import Lines
from rmtrack.views.terms import term

MOST, MOST_ALONE = 3, 5  # of a category, where several are told and where one is
NAME, WHY = 1, 5  # columns that may fold

# What brings a deal on, by why it stands and by how near it is, in the order in which it is told.
TO_DO = {
    StaleReason.NO_STEP: N_('no next step: agree on one, rmtrack log {name} "…" --next fri'),
    StaleReason.OVERDUE: N_(
        "past its date: ask what is in the way, rmtrack deal move {deal} --expected fri"
        " or rmtrack deal lose {deal} --reason timing"
    ),
    StaleReason.SILENT: N_("no word: call today, rmtrack show {name}"),
}
TO_ASK = {
    Degree.COMMITTED: N_("committed: agree on the day of the transfer"),
    Degree.LEANING: N_("leaning: ask what is missing for a yes"),
    Degree.CONSIDERING: N_('considering: is "talk to my family" real, or an excuse? Ask'),
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
    rows = Aligned(_rows(shown))
    yield FirstThatFits((rows.needed, rows.as_text()), (0, rows.as_table({NAME, WHY})))
    if number > len(shown):
        yield Text(
            _("  {n} more: {command}").format(n=number - len(shown), command=_list(pipeline))
        )
    yield Lines.plain(*(Text(text, "quiet") for text in _to_do(shown)), indent=2)


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


def _rows(shown: Sequence[Stale]) -> list[list[Styled]]:
    """Return a row a deal: number, client, amount, category, degree, why it stands still."""
    numbers = _on_the_right([str(one.deal.id) for one in shown])
    amounts = _on_the_right([deal_amount(one.deal.category, one.deal.amount) for one in shown])
    return [
        [
            (number, ""),
            (one.deal.name, "lead"),
            (amount, ""),
            (term(one.deal.category), ""),
            (term(one.deal.degree), ""),
            (_why(one), "caution"),
        ]
        for one, number, amount in zip(shown, numbers, amounts, strict=True)
    ]


def _on_the_right(texts: Sequence[str]) -> list[str]:
    widest = max(map(width, texts))
    return [" " * (widest - width(text)) + text for text in texts]


def _why(stale: Stale) -> str:
    """Say why a deal stands still."""
    told = []
    for reason in stale.reasons:
        if reason is StaleReason.NO_STEP:
            told.append(_("no next step"))
        elif reason is StaleReason.OVERDUE and stale.deal.expected_on:
            told.append(_("was expected {day}").format(day=short_day(stale.deal.expected_on)))
        else:
            days = stale.silent_days
            silent = ngettext("no word for {n} working day", "no word for {n} working days", days)
            told.append(silent.format(n=days))
    return " · ".join(told)


def _typed(name: str) -> str:
    """Return a name as it is typed on a command line."""
    return name if name.isalnum() else quote(name)


def _to_do(shown: Sequence[Stale]) -> Iterator[str]:
    """Yield once for each reason and each degree that is shown what brings such a deal on."""
    reasons = {*chain.from_iterable(one.reasons for one in shown)}
    for reason, words in TO_DO.items():
        if reason in reasons:
            first = next(one.deal for one in shown if reason in one.reasons)
            # By name: beside the numbers of deals a client's number would be taken for one.
            yield _(words).format(name=_typed(first.name), deal=first.id)
    degrees = {one.deal.degree for one in shown}
    asked = [_(words) for degree, words in TO_ASK.items() if degree in degrees]
    yield _("; ").join(asked)
