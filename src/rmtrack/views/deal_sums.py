"""The sums below a list of deals: what is open, what was won, what the week did."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from rmtrack.domain.deal_list import Correction, DealList
from rmtrack.domain.in_deals import DealsCounted
from rmtrack.domain.keys import Rolled
from rmtrack.domain.money import ZERO, Money
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.amounts import pieces, short
from rmtrack.views.pipeline_amounts import number_text, said
from rmtrack.views.terms import term

N = TypeVar("N", bound=int)

# What the amounts of a list are that a week's number opens.
ROLLED = {
    Rolled.START: N_("{amount} on Monday"),
    Rolled.CAME_IN: N_("{amount} came in"),
    Rolled.MOVED: N_("amounts {changed}"),
    Rolled.CLOSED: N_("{amount} booked this week"),
    Rolled.IN_PART: N_("{amount} booked this week"),
    Rolled.DROPPED: N_("{amount} dropped"),
}
# What of them is of deals that are not counted in that number.
BESIDE: dict[Rolled | None, str] = {
    Rolled.MOVED: N_("{amount} of it of deals that came in, closed or dropped out: {deals}"),
    Rolled.DROPPED: N_("{amount} of it the rest of deals won in part: {deals}"),
}


def list_sums(found: DealList) -> Iterator[str]:
    """Yield what a list comes to; what is counted in deals apart from the money."""
    count = len(found.deals)
    yield ngettext("{n} deal in all", "{n} deals in all", count).format(n=count)
    yield ngettext("{n} client", "{n} clients", found.clients).format(n=found.clients)
    if found.wanted.rolled is not None:
        yield from _rolled_sums(found, found.wanted.rolled)
    yield from _open_sums(found)
    if any(deal.archived and found.counts_here(deal) for deal in found.deals):
        yield _("client archived: in no number of the pipeline")
    if found.wanted.rolled is None:  # else what was won in the week is told
        yield from _won_sums(found)
        yield from map(_in_deals, found.counted_in_deals())
    if found.correction is not None:
        yield from _corrections(found.correction)
    if found.away:
        told = ngettext(
            "beside it {n} with an archived client: {command}",
            "beside it {n} with archived clients: {command}",
            found.away,
        )
        yield told.format(n=found.away, command="rmtrack deal list --archived")


def _rolled_sums(found: DealList, what: Rolled) -> Iterator[str]:
    for in_pieces in (False, True):
        amount = found.rolled_sum(in_pieces=in_pieces)
        if amount:
            yield _(ROLLED[what]).format(
                amount=said(amount, deals=in_pieces), changed=signed(amount, deals=in_pieces)
            )


def beside_lines(found: DealList) -> Iterator[str]:
    """Yield which deals bear money of the week's sum without being listed, and how much each."""
    amount_text = signed if found.wanted.rolled is Rolled.MOVED else said
    for in_pieces in (False, True):
        named = [
            f"{deal.id} {deal.name} {amount_text(found.rolled[deal.id], deals=in_pieces)}"
            for deal in found.beside
            if (deal.category in found.in_pieces) is in_pieces
        ]
        if named:
            words = BESIDE.get(found.wanted.rolled, N_("{amount} of it of others: {deals}"))
            amount = amount_text(found.rolled_beside(in_pieces=in_pieces), deals=in_pieces)
            yield _(words).format(amount=amount, deals=_(", ").join(named))


def signed(amount: Money, *, deals: bool) -> str:
    """Return by how much something changed: `+30k`; a plain 0 where it has not."""
    sign = "+" if amount > 0 else "-" if amount < 0 else ""
    return f"{sign}{said(abs(amount), deals=deals)}"


def _open_sums(found: DealList) -> Iterator[str]:
    if found.amount:
        counts = _other(found.amount_counted, found.amount, short)
        yield _open_sum(short(found.amount), counts, short(found.amount_weighted))
    if found.pieces_open:
        weighted = said(found.pieces_weighted, deals=True)
        yield _open_sum(pieces(found.pieces_open), None, weighted)


def _won_sums(found: DealList) -> Iterator[str]:
    if found.won or found.booked:
        counts = found.booked + found.booked_ahead
        yield _won_sum(short(found.won), _other(counts, found.won, short))
        yield from _ahead(found.booked_ahead, short)
    if found.pieces_won or found.pieces_booked:
        number = found.pieces_booked + found.pieces_ahead
        yield _won_sum(pieces(found.pieces_won), _other(number, found.pieces_won, pieces))
        yield from _ahead(found.pieces_ahead, pieces)


def _in_deals(counted: DealsCounted) -> str:
    """Say what is listed of a category as its quota counts it, which asks for deals alone."""
    told = _("{category} counted in deals: {booked} booked, {open} open, weighted {weighted}")
    if counted.ahead:
        told = _(
            "{category} counted in deals: {booked} booked, {ahead} booked ahead, {open} open,"
            " weighted {weighted}"
        )
    return told.format(
        category=term(counted.category),
        booked=counted.booked,
        ahead=counted.ahead,
        open=counted.open,
        weighted=number_text(counted.weighted, deals=True),
    )


def _ahead(amount: N, told: Callable[[N], str]) -> Iterator[str]:
    """Yield how much of what was won is booked for days to come, if any."""
    if amount:
        yield _("{amount} of it booked ahead").format(amount=told(amount))


def _corrections(correction: Correction) -> Iterator[str]:
    amount, number = correction
    for differs, told in (
        (amount, short(abs(amount))),
        (Money(number), pieces(abs(number))),
    ):
        if differs:
            words = _("the bank counts {amount} more")
            if differs < ZERO:
                words = _("the bank counts {amount} less")
            yield words.format(amount=told)


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
