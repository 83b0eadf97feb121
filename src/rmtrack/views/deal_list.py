"""The list of deals: a row each, and below them the sums of just these."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_list import DealList
from rmtrack.domain.keys import DealState, Rolled, StaleReason
from rmtrack.domain.money import Money
from rmtrack.domain.wanted import EVERY, Wanted
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.amounts import deal_amount, is_in_pieces, pieces, short
from rmtrack.views.cells import width
from rmtrack.views.dates import full_day, month_code, short_day
from rmtrack.views.deal_words import counting, money_of, product_of, standing_of, won_of
from rmtrack.views.pipeline_amounts import said
from rmtrack.views.terms import term

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from rmtrack.domain.stale import Stale

REASONS = {StaleReason.NO_STEP: N_("no next step"), StaleReason.OVERDUE: N_("past its date")}
N = TypeVar("N", bound=int)
GAP = 2  # cells between two columns


class _Column(NamedTuple):
    heading: str
    on_the_right: bool = False
    folds: bool = False
    style: str = ""


def deals_screen(found: DealList) -> "RenderableType":
    """Show the deals as a table, their sums below it; weighted row by row where there is room."""
    if not found.deals:
        return _nothing(found.wanted)
    from rich.console import Group  # noqa: PLC0415 - a line of text needs none
    from rich.text import Text  # noqa: PLC0415

    from rmtrack.views.fitting import FirstThatFits  # noqa: PLC0415

    columns = _columns(found.wanted)
    rows = [_cells(found, deal)[: len(columns)] for deal in found.deals]
    weighted = [_weighted(found, deal) for deal in found.deals]
    choices = [(0, _table(found, columns, rows))]
    if any(weighted):
        columns.append(_Column(_("weighted"), on_the_right=True))
        rows = [(*row, cell) for row, cell in zip(rows, weighted, strict=True)]
        choices.insert(0, (_needed(columns, rows), _table(found, columns, rows)))
    table = FirstThatFits(*choices)
    return Group(table, Text(" · ".join(_sums(found)), "quiet"))


def _nothing(wanted: Wanted) -> str:
    """Say that there is none, in one line, and what may be done."""
    if wanted == EVERY:
        return _("No deals yet. Open one: rmtrack deal add WHO 500000 --expected fri")
    if wanted == Wanted(stale=True):
        return _("No open deal stands still")
    if wanted.expected is not None:  # the years show how the days were read
        first, last = map(full_day, wanted.expected)
        if first == last:
            return _("No deal fits that is expected on {day}").format(day=first)
        told = _("No deal fits that is expected from {first} to {last}")
        return told.format(first=first, last=last)
    return _("No deal fits. All of them: rmtrack deal list")


def _columns(wanted: Wanted) -> list[_Column]:
    """Return the columns. The month is plain where it is asked for, and makes room for reasons."""
    known = wanted.month is not None or wanted.monthless or wanted.stale
    month = [] if known else [_Column(_("for"))]
    return [
        _Column("", on_the_right=True),
        _Column(_("client"), folds=True, style="lead"),
        _Column(_("amount"), on_the_right=True),
        _Column(_("what"), folds=True),
        _Column(_("degree")),
        _Column(_("date"), on_the_right=True),
        *month,
    ]


def _needed(columns: Sequence[_Column], rows: Sequence[Sequence[str]]) -> int:
    """Return how many cells a line takes where nothing is folded."""
    heads = tuple(column.heading for column in columns)
    widest = [max(map(width, texts)) for texts in zip(heads, *rows, strict=True)]
    return sum(widest) + GAP * (len(widest) - 1)


def _table(found: DealList, columns: Sequence[_Column], rows: Sequence[Sequence[str]]) -> "Table":
    from rich.table import Table  # noqa: PLC0415 - a line of text needs none

    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="quiet")
    for column in columns:
        table.add_column(
            column.heading,
            justify="right" if column.on_the_right else "left",
            overflow="fold",
            no_wrap=not column.folds,
            style=column.style,
        )
    for deal, row in zip(found.deals, rows, strict=True):
        table.add_row(*row, style="" if found.counts_here(deal) else "quiet")
    return table


def _cells(found: DealList, deal: DealLine) -> tuple[str, ...]:
    day = deal.expected_on if deal.state is DealState.OPEN else deal.closed_on
    return (
        str(deal.id),
        deal.name,
        deal_amount(deal.category, _money(found, deal)),
        " · ".join(_what(found, deal)),
        _standing(found, deal),
        short_day(day) if day and not _rests(found, deal) else "",
        month_code(deal.month) if deal.month else "",
    )


def _weighted(found: DealList, deal: DealLine) -> str:
    weighted = found.weighted(deal) if found.counts_here(deal) else None
    if weighted is None:
        return ""
    return said(weighted, deals=is_in_pieces(deal.category))


def _rests(found: DealList, deal: DealLine) -> bool:
    """Tell whether a deal is listed for money of the month; what is open counts for another."""
    return deal.state is DealState.OPEN and not found.counts_here(deal)


def _adds(found: DealList, deal: DealLine) -> bool:
    """Tell whether money of the month is what is shown of a deal, whatever became of it."""
    ended = deal.state is DealState.LOST or _rests(found, deal)
    return found.wanted.month is not None and ended and bool(deal.won)


def _money(found: DealList, deal: DealLine) -> Money:
    """Return what a deal is to the list: of a month, what was booked for it, or counts for it."""
    return won_of(deal) if _adds(found, deal) or _rests(found, deal) else money_of(deal)


def _standing(found: DealList, deal: DealLine) -> str:
    if _rests(found, deal):
        return term(Rolled.IN_PART)
    if _adds(found, deal) and won_of(deal) > 0:
        return term(DealState.WON)  # it was taken back from another month
    return standing_of(deal)


def _what(found: DealList, deal: DealLine) -> Iterator[str]:
    """Say what it is about; of one won in part, what became of the other part."""
    yield product_of(deal)
    yield from counting(deal.category, _money(found, deal), deal.factor)
    amount = deal_amount(deal.category, deal.amount)
    if _rests(found, deal):
        yield _rest(deal, amount)
    elif deal.state is DealState.OPEN and deal.won:
        yield _("{amount} won").format(amount=deal_amount(deal.category, deal.won))
    elif deal.state is DealState.WON and deal.lost_reason:
        yield _("{amount} not won").format(amount=amount)
    elif _adds(found, deal) and won_of(deal) > 0:
        yield standing_of(deal)
    if deal.lost_reason:
        yield term(deal.lost_reason)
    if found.wanted.stale:
        yield _stale(found.stale[deal.id])


def _rest(deal: DealLine, amount: str) -> str:
    if deal.month is None:
        return _("{amount} open, for no month yet").format(amount=amount)
    told = _("{amount} open for {month}")
    return told.format(amount=amount, month=month_code(deal.month))


def _stale(stale: "Stale") -> str:
    """Say why a deal stands still, and for how long no word was heard, too long or not."""
    days = stale.silent_days
    silence = ngettext("no word for {n} working day", "no word for {n} working days", days)
    silence = silence.format(n=days)
    if StaleReason.SILENT in stale.reasons:
        silence = _("{silence}: too long").format(silence=silence)
    return " · ".join(
        [*(_(REASONS[reason]) for reason in stale.reasons if reason in REASONS), silence]
    )


def _sums(found: DealList) -> Iterator[str]:
    count = len(found.deals)
    yield ngettext("{n} deal in all", "{n} deals in all", count).format(n=count)
    yield ngettext("{n} client", "{n} clients", found.clients).format(n=found.clients)
    if found.amount:
        counts = _other(found.amount_counted, found.amount, short)
        yield _open_sum(short(found.amount), counts, short(found.amount_weighted))
    if found.pieces_open:
        weighted = said(found.pieces_weighted, deals=True)
        yield _open_sum(pieces(found.pieces_open), None, weighted)
    if found.won or found.booked:
        yield _won_sum(short(found.won), _other(found.booked, found.won, short))
    if found.pieces_won or found.pieces_booked:
        counts = _other(found.pieces_booked, found.pieces_won, pieces)
        yield _won_sum(pieces(found.pieces_won), counts)


def _other(counts: N, amount: N, told: Callable[[N], str]) -> str | None:
    """Return what counts in words, where that is another amount; else None."""
    return None if counts == amount else told(counts)


def _open_sum(amount: str, counts: str | None, weighted: str) -> str:
    """Say what is open, what of it counts where that is another amount, and what by the chances."""
    if counts is None:
        told = _("{amount} open, weighted {weighted}")
        return told.format(amount=amount, weighted=weighted)
    told = _("{amount} open, counts as {counted}, weighted {weighted}")
    return told.format(amount=amount, counted=counts, weighted=weighted)


def _won_sum(amount: str, counts: str | None) -> str:
    """Say what was won, and what counts for the quota so far where that is another amount."""
    if counts is None:
        return _("{amount} won").format(amount=amount)
    return _("{amount} won, counts as {counted}").format(amount=amount, counted=counts)
