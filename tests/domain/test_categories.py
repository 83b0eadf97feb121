"""What holds for a category by the user's own settings, and where nothing is set."""

import pytest

from rmtrack.domain.categories import CategoryRules, in_order
from rmtrack.domain.keys import CategoryKind

RULES = CategoryRules(
    kinds={"cards": "pieces", "deposit": "flow", "savings": "level"},
    curves={"insurance": "steep", "deposit": "40,30,20,10"},
    factors={"年金": 3000, "gift": 0},
)


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        ("investment", CategoryKind.FLOW),
        ("insurance", CategoryKind.FLOW),
        ("deposit", CategoryKind.LEVEL),
        ("cards", CategoryKind.FLOW),
    ],
)
def test_a_deposit_is_a_balance_and_all_else_a_flow(category: str, kind: CategoryKind) -> None:
    assert CategoryRules().kind(category) is kind


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        ("investment", CategoryKind.FLOW),
        ("deposit", CategoryKind.FLOW),
        ("savings", CategoryKind.LEVEL),
        ("cards", CategoryKind.PIECES),
    ],
)
def test_what_is_set_for_a_category_counts_more(category: str, kind: CategoryKind) -> None:
    assert RULES.kind(category) is kind


@pytest.mark.parametrize(
    ("category", "curve"),
    [("investment", "front-loaded"), ("insurance", "steep"), ("deposit", "40,30,20,10")],
)
def test_a_category_has_its_own_curve_else_the_methods(category: str, curve: str) -> None:
    assert RULES.curve(category) == curve
    assert CategoryRules().curve(category) == "front-loaded"


@pytest.mark.parametrize(
    ("product", "factor"), [(None, 10_000), ("fund", 10_000), ("年金", 3000), ("gift", 0)]
)
def test_a_product_counts_in_full_unless_something_else_is_set(
    product: str | None, factor: int
) -> None:
    assert RULES.factor(product) == factor
    assert CategoryRules().factor(product) == 10_000


def test_categories_stand_in_one_order_the_users_own_behind() -> None:
    named = ["开户", "deposit", "cards", "investment", "deposit"]
    assert in_order(named) == ["investment", "deposit", "cards", "开户"]
    assert in_order(reversed(named)) == in_order(named)
    assert in_order([]) == []
