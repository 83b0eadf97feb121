"""The closed deals behind a learned chance: how each counts, and what they come to."""

from collections.abc import Iterator
from typing import Any

from rmtrack.domain.chances import PER_CENT, percent
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_list import DealList
from rmtrack.domain.keys import DealState, Degree
from rmtrack.domain.learned import Learned, Tally
from rmtrack.domain.money import WHOLE, Money, nearest
from rmtrack.i18n import _, ngettext
from rmtrack.views.pipeline_amounts import number_text
from rmtrack.views.terms import term


def ending_of(share: int) -> str:
    """Return how a deal of which so many basis points were won counts: `won`, `40% won`."""
    if 0 < share < WHOLE:
        return _("{n}% won").format(n=_percent(share))
    return term(DealState.WON if share else DealState.LOST)


def learned_line(found: DealList, learned: Learned) -> str:
    """Say how the deals that are listed ended; of all that are learned from, what they make."""
    listed = Tally.of([learned.shares[deal.id] for deal in found.deals])
    told = _("{deals}: {ended}, so {won} of {n}.").format(
        deals=_deals(found.wanted.learned, listed.number, len(learned.shares)),
        ended=_(", ").join(_ended(listed)),
        won=_number(listed.share),
        n=listed.number,
    )
    if listed.number < len(learned.shares):
        return told
    makes = _("With {assumed} of {weight} assumed that makes {chance}%.")
    if not learned.weight:
        makes = _("That makes {chance}%.")
    makes = makes.format(
        assumed=_number(learned.assumed * PER_CENT * learned.weight),
        weight=learned.weight,
        chance=percent(learned.chance),
    )
    return _("{first} {second}").format(first=told, second=makes)


def _deals(degree: Degree | None, number: int, everything: int) -> str:
    """Say which deals are told of: all that are learned from, or some of them."""
    if degree is None:
        told = ngettext("{n} deal closed in a year", "{n} deals closed in a year", number)
        part = _("{n} of {all} that closed in a year")
    else:
        told = ngettext(
            "{n} deal once stood at {degree}", "{n} deals once stood at {degree}", number
        )
        part = _("{n} of {all} that once stood at {degree}")
    told = told if number == everything else part
    return told.format(n=number, all=everything, degree=term(degree or ""))


def _ended(tally: Tally) -> Iterator[str]:
    if tally.won:
        yield _("{n} won").format(n=tally.won)
    if tally.lost:
        yield _("{n} not won").format(n=tally.lost)
    if len(tally.parts) == 1:
        yield _("1 won by {n}%").format(n=_percent(tally.parts[0]))
    elif tally.parts:
        told = _("{n} won in part, as {won}")
        yield told.format(n=len(tally.parts), won=_number(sum(tally.parts)))


def _percent(share: int) -> int:
    """Return the share of a deal won in part, which is never told as nothing or as all of it."""
    return min(PER_CENT - 1, max(1, nearest(share, PER_CENT)))


def _number(share: int) -> str:
    """Return basis points as a number of deals: `3.4`."""
    return number_text(Money(nearest(share, PER_CENT)), deals=True)


def share_json(found: DealList, deal: DealLine) -> float | None:
    """Return by how much a deal counts as won for the chance; null where none is asked for."""
    share = found.share_learned(deal)
    return None if share is None else share / WHOLE


def learned_json(found: DealList) -> dict[str, Any] | None:
    """Return all that the chance is learned from, listed or not, and what it comes to."""
    learned = found.learned
    if learned is None:
        return None
    return {
        "degree": found.wanted.learned,
        "number": len(learned.shares),
        "won": learned.won / WHOLE,
        "assumed": learned.assumed / PER_CENT,
        "weight": learned.weight,
        "chance": learned.chance.share / WHOLE,
    }
