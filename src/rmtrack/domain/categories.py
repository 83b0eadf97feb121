"""What holds for each category by the user's own settings: its kind, its curve, product factors."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from rmtrack.domain.curves import DEFAULT_CURVE
from rmtrack.domain.keys import CATEGORIES, DEPOSIT, CategoryKind
from rmtrack.domain.money import WHOLE

NOTHING: Mapping[str, str] = MappingProxyType({})
OURS = MappingProxyType({DEPOSIT: CategoryKind.LEVEL})


class CategoryRules(NamedTuple):
    """The user's own rules, each by its category; a factor by its product, in basis points."""

    kinds: Mapping[str, str] = NOTHING
    curves: Mapping[str, str] = NOTHING
    factors: Mapping[str, int] = MappingProxyType({})

    def kind(self, category: str) -> CategoryKind:
        """Return how a category is counted: a deposit is a balance, all else a flow."""
        chosen = self.kinds.get(category)
        return CategoryKind(chosen) if chosen else OURS.get(category, CategoryKind.FLOW)

    @property
    def in_pieces(self) -> frozenset[str]:
        """The categories counted in pieces: the amounts of their deals are numbers of deals."""
        return frozenset(name for name, kind in self.kinds.items() if kind == CategoryKind.PIECES)

    def curve(self, category: str, last: str | None = None) -> str:
        """Return the curve of a category's quota where none is given: `last` is that of the last.

        What the user set for good comes first.
        """
        return self.curves.get(category) or last or DEFAULT_CURVE

    def factor(self, product: str | None) -> int:
        """Return how much of an amount counts for the quota (10 000 is all of it)."""
        return WHOLE if product is None else self.factors.get(product, WHOLE)


def in_order(categories: Iterable[str]) -> list[str]:
    """Return the three first, in their order, then the user's own."""
    named = set(categories)
    known = [category for category in CATEGORIES if category in named]
    return known + sorted(named.difference(CATEGORIES))
