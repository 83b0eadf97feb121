"""The list of deals: a row each, and below them the sums of just these."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from rmtrack.domain.days import Month
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_list import DealList
from rmtrack.domain.keys import DealState, Rolled
from rmtrack.domain.money import Money
from rmtrack.domain.wanted import EVERY, Wanted
from rmtrack.i18n import _
from rmtrack.views.amounts import deal_amount, is_in_pieces
from rmtrack.views.dates import full_day, month_code, short_day
from rmtrack.views.deal_learned import ending_of, learned_line
from rmtrack.views.deal_sums import beside_lines, list_sums, signed
from rmtrack.views.deal_words import (
    counting,
    money_of,
    product_of,
    standing_of,
    why_stale,
    won_of,
)
from rmtrack.views.passed_over import passed_over_lines
from rmtrack.views.pipeline_amounts import said
from rmtrack.views.terms import term

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rmtrack.views.columns import Column

NAME_CELLS = 10  # a longer name folds before another column is left out
WHAT_CELLS = 16  # the same of what a deal is about
FOR_RANK = 0  # of the month, where it is that of the day in each row


def deals_screen(found: DealList) -> "RenderableType":
    """Show the deals in columns, their sums below; weighted row by row where there is room."""
    from rich.console import Group  # noqa: PLC0415 - other answers about deals need none
    from rich.text import Text  # noqa: PLC0415

    from rmtrack.views.columns import Columns  # noqa: PLC0415
    from rmtrack.views.fitting import FirstThatFits  # noqa: PLC0415
    from rmtrack.views.pipeline_lines import Lines  # noqa: PLC0415

    told = [" · ".join(list_sums(found)), *beside_lines(found)]
    also = passed_over_lines(found.passed_over)
    if not found.deals:
        has_sum = found.beside or found.away or (found.correction and any(found.correction))
        lines = [*(told if has_sum else [_nothing(found.wanted)]), *also]
        return Lines.plain(*map(Text, lines))
    columns = _columns(found)
    quiet = {n: "quiet" for n, deal in enumerate(found.deals) if not found.counts_here(deal)}
    choices = [(0, Columns(columns, quiet))]
    weighted = _weighted_column(found)
    if any(weighted.texts):
        roomy = Columns([*columns, weighted], quiet)
        choices.insert(0, (roomy.needed, roomy))
    if found.learned is not None:
        told.append(learned_line(found, found.learned))
    below = Lines.plain(*(Text(line, "quiet") for line in told), *map(Text, also))
    return Group(FirstThatFits(*choices), below)


def _nothing(wanted: Wanted) -> str:
    """Say that there is none, in one line, and what may be done."""
    if wanted == EVERY:
        return _("No deals yet. Open one: rmtrack deal add WHO 500000 --expected fri")
    if wanted.ahead:
        return _("Nothing that fits is booked for a day to come")
    return _("No open deal stands still") if wanted == Wanted(stale=True) else _no_deal(wanted)


def _no_deal(wanted: Wanted) -> str:
    days = wanted.expected or wanted.week_days
    if days is None:
        return _("No deal fits. All of them: rmtrack deal list")
    first, last = map(full_day, days)  # the years show how the days were read
    if wanted.expected is None:
        told = _("No deal fits that is expected or was booked from {first} to {last}")
        return told.format(first=first, last=last)
    if first == last:
        return _("No deal fits that is expected on {day}").format(day=first)
    told = _("No deal fits that is expected from {first} to {last}")
    return told.format(first=first, last=last)


def _columns(found: DealList) -> "list[Column]":
    """Return the columns. The month is plain where it is asked for, and makes room for reasons."""
    from rmtrack.views.columns import Column  # noqa: PLC0415 - a line of text needs none

    deals, wanted = found.deals, found.wanted
    amounts = [deal_amount(deal.category, _money(found, deal)) for deal in deals]
    what = [" · ".join(_what(found, deal)) for deal in deals]
    columns = [
        Column("", [str(deal.id) for deal in deals], on_the_right=True),
        Column(_("client"), [deal.name for deal in deals], folds_at=NAME_CELLS, style="lead"),
        Column(_("amount"), amounts, on_the_right=True),
        Column(_("what"), what, folds_at=WHAT_CELLS),
        Column(_("degree"), [_standing(found, deal) for deal in deals]),
        Column(_("date"), [_day(found, deal) for deal in deals], on_the_right=True),
    ]
    if wanted.month is None and not wanted.monthless and not wanted.stale:
        months = [month_code(deal.month) if deal.month else "" for deal in deals]
        plain = all(deal.month == _month_of_day(deal) for deal in deals)
        columns.append(Column(_("for"), months, rank=FOR_RANK if plain else None))
    return columns


def _weighted_column(found: DealList) -> "Column":
    from rmtrack.views.columns import Column  # noqa: PLC0415 - a line of text needs none

    texts = [_weighted(found, deal) for deal in found.deals]
    return Column(_("weighted"), texts, on_the_right=True)


def _day(found: DealList, deal: DealLine) -> str:
    day = _own_day(deal)
    return short_day(day) if day and not _rests(found, deal) else ""


def _own_day(deal: DealLine) -> date | None:
    return deal.expected_on if deal.state is DealState.OPEN else deal.closed_on


def _month_of_day(deal: DealLine) -> Month | None:
    day = _own_day(deal)
    return None if day is None else Month.of(day)


def _weighted(found: DealList, deal: DealLine) -> str:
    weighted = found.weighted(deal) if found.counts_here(deal) else None
    if weighted is None:
        return ""
    return said(weighted, deals=is_in_pieces(deal.category))


def _rests(found: DealList, deal: DealLine) -> bool:
    """Tell whether a deal is listed for money of the month or the week; what is open counts not."""
    here = found.counts_here(deal) or (deal.archived and found.wanted.rolled is not None)
    return deal.state is DealState.OPEN and not here


def _adds(found: DealList, deal: DealLine) -> bool:
    """Tell whether money of the month is what is shown of a deal, whatever became of it."""
    ended = deal.state is DealState.LOST or _rests(found, deal)
    return found.wanted.month is not None and ended and bool(deal.won)


def _money(found: DealList, deal: DealLine) -> Money:
    """Return what a deal is to the list: to its week's sum, or to its month, or as it stands."""
    if _is_of_a_sum(found.wanted):
        return found.rolled[deal.id]
    return won_of(deal) if _adds(found, deal) or _rests(found, deal) else money_of(deal)


def _is_of_a_sum(wanted: Wanted) -> bool:
    """Tell whether the amounts are those of a week's sum; of what moved they are by how much."""
    return wanted.rolled not in {None, Rolled.MOVED}


def _standing(found: DealList, deal: DealLine) -> str:
    if (share := found.share_learned(deal)) is not None:
        return ending_of(share)
    if _rests(found, deal):
        return term(Rolled.IN_PART)
    if _adds(found, deal) and won_of(deal) > 0:
        return term(DealState.WON)  # it was taken back from another month
    return standing_of(deal)


def _what(found: DealList, deal: DealLine) -> Iterator[str]:
    """Say what it is about; of one won in part, what became of the other part."""
    money = _money(found, deal)
    yield product_of(deal)
    yield from counting(deal.category, money, deal.factor)
    yield from _in_the_week(found, deal) if found.wanted.rolled else _in_all(found, deal)
    if deal.state is DealState.WON and deal.lost_reason:
        yield _("{amount} not won").format(amount=deal_amount(deal.category, deal.amount))
    if deal.lost_reason:
        yield term(deal.lost_reason)
    if found.is_counted_already(deal):
        yield _("counted as a deal already")
    if deal.archived and deal.state is DealState.OPEN and not found.wanted.archived:
        yield _("client archived")
    if found.wanted.stale:
        yield why_stale(found.stale[deal.id])


def _in_all(found: DealList, deal: DealLine) -> Iterator[str]:
    if _rests(found, deal):
        yield _rest(deal, deal_amount(deal.category, deal.amount))
    elif deal.state is DealState.OPEN and deal.won:
        yield _("{amount} won").format(amount=deal_amount(deal.category, deal.won))
    elif (_adds(found, deal) and won_of(deal) > 0) or (found.learned and deal.taken_back):
        yield standing_of(deal)  # where its own column says how it counts


def _in_the_week(found: DealList, deal: DealLine) -> Iterator[str]:
    """Say how it stands beside what it is to the sum of its week."""
    rolled = found.rolled[deal.id]
    if found.wanted.rolled is Rolled.MOVED:
        if rolled:
            yield signed(rolled, deals=is_in_pieces(deal.category))
    elif deal.state is DealState.OPEN and deal.amount != rolled:
        yield _("{amount} open").format(amount=deal_amount(deal.category, deal.amount))
    if deal.won and deal.won != rolled:
        yield _("{amount} won").format(amount=deal_amount(deal.category, deal.won))


def _rest(deal: DealLine, amount: str) -> str:
    if deal.month is None:
        return _("{amount} open, for no month yet").format(amount=amount)
    told = _("{amount} open for {month}")
    return told.format(amount=amount, month=month_code(deal.month))
