"""Categories counted in pieces: the amount of a deal is a number of deals, kept as so many yuan."""

from dataclasses import replace
from typing import TYPE_CHECKING

from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.money import FEN_PER_YUAN, Money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rmtrack.domain.deal import Booking

MOST_PIECES = 9999


def number_of(amount: Money) -> int:
    """Return how many deals an amount stands for; below zero where they are taken back."""
    number = abs(int(amount)) // FEN_PER_YUAN
    return -number if amount < 0 else number


def pieces_of(amount: Money, kind: CategoryKind, *, first: bool) -> int:
    """Return how many deals booked money adds: its number, or one with the first money."""
    if kind is CategoryKind.PIECES:
        return number_of(amount)
    return (-1 if amount < 0 else 1) if first else 0


def refuse_no_number(
    amount: Money, category: str, kind: CategoryKind, *, kept: int | None = None
) -> None:
    """Raise RuleError for what is no number of deals, where these are what is counted.

    `kept` is the number of an open deal that already has the amount: it can be moved first.
    """
    if kind is CategoryKind.PIECES and (
        amount % FEN_PER_YUAN or not 1 <= number_of(amount) <= MOST_PIECES
    ):
        raise RuleError(
            N_("{category} is counted in deals: write how many, like 3"),
            hint=N_("say that first: rmtrack deal move {number} --amount 3") if kept else None,
            category=category,
            number=kept,
        )


def counted_anew(
    bookings: "Sequence[Booking]", old: CategoryKind, new: CategoryKind
) -> "list[Booking]":
    """Return the bookings of a deal, the first one first, after it went to another category.

    In pieces each adds its own number of deals. Out of them the first is one deal, and the first
    reversal takes that back.
    """
    if CategoryKind.PIECES not in {old, new}:
        return list(bookings)
    counted, seen = [], set[bool]()
    for booking in bookings:
        back = booking.amount < 0
        pieces = pieces_of(booking.amount, new, first=back not in seen)
        counted.append(replace(booking, pieces=pieces))
        seen.add(back)
    return counted
