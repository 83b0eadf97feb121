"""How much of a deal counts: its product's factor, brought along, and counted anew."""

from dataclasses import replace

import pytest

from rmtrack.actions.deals import add_deal, edit_deal, move_deal, show_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.history import undo
from rmtrack.actions.plan import set_quota, show_plan
from rmtrack.actions.today import look_at_morning
from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.dealing import Corrections
from rmtrack.domain.errors import RuleError
from rmtrack.domain.keys import INSURANCE, INVESTMENT, Degree
from rmtrack.domain.money import WHOLE, Money
from tests.actions.values import NOVEMBER, a_deal, add, dump, november

ANNUITY, TERM = "年金", "定期寿险"


@pytest.fixture
def ruled(desk: Desk) -> Desk:
    """Return a desk at which an annuity counts at 0.3, with a client and a quota."""
    ruled = replace(desk, rules=CategoryRules(factors={ANNUITY: 3000, TERM: 12_000}))
    add(ruled, "王小明")
    set_quota(ruled, NOVEMBER, INSURANCE, amount=Money.yuan(100_000))
    return ruled


def booked(desk: Desk, category: str = INSURANCE) -> Money:
    found = show_plan(desk, NOVEMBER).of(category)
    assert found is not None
    assert found.target is None or found.booked + found.left == found.target + found.surplus
    return found.booked


def test_what_is_booked_counts_at_the_deals_factor(ruled: Desk) -> None:
    add_deal(ruled, "王小明", a_deal(100_000, category=INSURANCE, factor=3000))
    part = win_deal(ruled, "1", amount=Money.yuan(40_000))
    assert (part.booking.amount, part.booking.factor) == (Money.yuan(40_000), 3000)
    assert booked(ruled) == Money.yuan(12_000)
    win_deal(ruled, "1")
    assert booked(ruled) == Money.yuan(30_000)


@pytest.mark.parametrize(
    ("product", "given", "factor"),
    [
        (ANNUITY, None, 3000),
        (TERM, None, 12_000),
        ("其他", None, WHOLE),
        (None, None, WHOLE),
        (ANNUITY, 5000, 5000),
        (None, 0, 0),
    ],
)
def test_a_product_brings_its_factor_along_unless_one_is_given(
    ruled: Desk, product: str | None, given: int | None, factor: int
) -> None:
    add_deal(ruled, "王小明", a_deal(category=INSURANCE, product="旧品", factor=7000))
    right = Corrections(product=product)
    if given is not None:
        right["factor"] = given
    after = edit_deal(ruled, "1", right).after
    assert (after.product, after.factor) == (product, factor)


@pytest.mark.parametrize("product", [ANNUITY, None])
def test_a_factor_alone_leaves_the_product(ruled: Desk, product: str | None) -> None:
    add_deal(ruled, "王小明", a_deal(category=INSURANCE, product=product))
    edited = edit_deal(ruled, "1", {"factor": 2500})
    assert (edited.fields, edited.after.product, edited.after.factor) == (
        ("factor",),
        product,
        2500,
    )


def test_a_category_or_a_move_leaves_the_factor(ruled: Desk) -> None:
    add_deal(ruled, "王小明", a_deal(category=INSURANCE, product=ANNUITY, factor=2500))
    assert edit_deal(ruled, "1", {"category": INVESTMENT}).after.factor == 2500
    assert move_deal(ruled, "1", {"degree": Degree.COMMITTED}).after.factor == 2500


def test_all_that_was_booked_is_counted_anew_and_undone_whole(ruled: Desk) -> None:
    add_deal(ruled, "王小明", a_deal(100_000, category=INSURANCE))
    win_deal(ruled, "1", amount=Money.yuan(40_000), on=november(10))
    win_deal(ruled, "1")
    before = dump(ruled.store)
    edit_deal(ruled, "1", {"product": ANNUITY})
    assert {one.factor for one in show_deal(ruled, "1").bookings} == {3000}
    assert booked(ruled) == Money.yuan(30_000)
    undo(ruled)
    assert dump(ruled.store) == before
    assert booked(ruled) == Money.yuan(100_000)


def test_a_factor_is_undone_after_what_was_booked_at_it(ruled: Desk) -> None:
    add_deal(ruled, "王小明", a_deal(100_000, category=INSURANCE))
    edit_deal(ruled, "1", {"factor": 3000})  # line 4
    win_deal(ruled, "1")
    with pytest.raises(RuleError, match="line 4 can't be undone: line 5 builds on it"):
        undo(ruled, 4)


def test_an_open_deal_covers_what_is_left_with_what_counts(ruled: Desk) -> None:
    deal = a_deal(100_000, category=INSURANCE, factor=5000, expected_on=november(20))
    add_deal(ruled, "王小明", replace(deal, degree=Degree.COMMITTED))
    assert look_at_morning(ruled).coverage == {INSURANCE: 0.4}  # 80 % of half of it
