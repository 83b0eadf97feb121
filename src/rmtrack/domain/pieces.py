"""Categories counted in pieces: the amount of a deal is a number of deals, kept as so many yuan."""

from dataclasses import replace
from typing import TYPE_CHECKING

from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.keys import CategoryKind
from rmtrack.domain.money import FEN_PER_YUAN, Money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rmtrack.domain.deal import Booking, Deal
    from rmtrack.domain.dealing import Corrections

    Kinds = tuple[CategoryKind, CategoryKind]

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

    `kept` is the number of an open deal that has the amount: how many comes in the same edit.
    """
    if kind is CategoryKind.PIECES and (amount <= 0 or not is_number(amount)):
        raise RuleError(
            N_("{category} is counted in deals: write how many, like 3"),
            hint=N_("like: rmtrack deal edit {number} --category {category} --amount 3")
            if kept
            else None,
            category=category,
            number=kept,
        )


def is_number(amount: Money) -> bool:
    """Tell whether an amount can be a number of deals."""
    return amount % FEN_PER_YUAN == 0 and 1 <= abs(number_of(amount)) <= MOST_PIECES


def refuse_other_unit(
    deal: "Deal", corrections: "Corrections", kinds: "Kinds", bookings: "Sequence[Booking]"
) -> None:
    """Raise RuleError where a correction would take so many deals for so many yuan.

    `kinds` are those of the deal's category and of the new one. How much it is there comes in the
    same correction; what was booked of it stays what it is. An amount that changes within its
    category is a move.
    """
    old, new = (kind is CategoryKind.PIECES for kind in kinds)
    if "amount" in corrections and old == new:
        raise RuleError(
            N_("an amount that changes is a move: {command}"),
            command=f"rmtrack deal move {deal.id} --amount",
        )
    if not old or new:
        return
    key = corrections["category"]
    if any(is_number(one.amount) for one in bookings):
        raise RuleError(
            N_("what was booked of deal {number} is a number of deals, and no money"),
            hint=N_(
                "add it anew: rmtrack deal add WHO 200000 --category {key}, and take this one back:"
                " rmtrack deal lose {number} --reason other"
            ),
            number=deal.id,
            key=key,
        )
    if "amount" not in corrections and is_number(deal.amount):
        raise RuleError(
            N_("deal {number} is a number of deals, and {category} is money: say how much"),
            hint=N_("like: rmtrack deal edit {number} --category {key} --amount 200000"),
            number=deal.id,
            category=key,
            key=key,
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
