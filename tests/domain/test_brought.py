"""What a row tells beside the record fills what is blank, and changes nothing that is there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.brought import NOTHING, Beside, Brought, differing, filled, news

WORDS = st.lists(st.sampled_from("abc"), max_size=3, unique=True).map(tuple)
OWN = st.dictionaries(st.sampled_from(["Tea", "golf"]), st.sampled_from("xy")).map(
    lambda fields: tuple(fields.items())
)
NAMES = st.none() | st.sampled_from("甲乙")
BROUGHT = st.builds(
    lambda phones, tags, name, products, own: Brought(phones, tags, name, name, products, own),
    WORDS,
    WORDS,
    NAMES,
    st.none() | st.integers(0, 5),
    OWN,
)


def kept(known: Beside, brought: Brought) -> Beside:
    """Return what is kept once the news came in."""
    products = brought.products if brought.products is not None else known.products
    return Beside(
        known.phones | {*brought.phones},
        known.tags | {*brought.tags},
        (*known.own, *brought.own),
        products,
        known.introduced or brought.introducer is not None,
    )


@given(BROUGHT, st.builds(Beside, st.frozensets(st.sampled_from("ab")), own=OWN))
def test_the_same_again_is_no_news(told: Brought, known: Beside) -> None:
    after = kept(known, news(told, known))
    assert news(told, after) == NOTHING
    assert after.own[: len(known.own)] == known.own


@given(BROUGHT, BROUGHT)
def test_an_earlier_row_stands_and_its_blanks_are_filled(first: Brought, later: Brought) -> None:
    both = filled(first, later)
    assert filled(both, later) == both
    assert filled(first, first) == first
    assert {*both.tags} == {*first.tags} | {*later.tags}
    assert dict(both.own) == dict(later.own) | dict(first.own)
    assert not differing(first, both)
    if not differing(first, later):
        assert filled(later, first)._replace(phones=(), tags=(), own=()) == both._replace(
            phones=(), tags=(), own=()
        )


@pytest.mark.parametrize(
    ("told", "known", "kept_then"),
    [(3, None, 3), (3, 2, 3), (3, 3, None), (2, 3, None), (0, None, 0)],
)
def test_of_products_the_larger_number_counts(
    told: int, known: int | None, kept_then: int | None
) -> None:
    assert news(Brought(products=told), Beside(products=known)).products == kept_then


def test_a_tag_is_known_in_any_writing() -> None:
    assert news(Brought(tags=("ＴＥＡ", "golf")), Beside(tags=frozenset({"tea"}))).tags == ("golf",)
    assert filled(Brought(tags=("tea",)), Brought(tags=("TEA", "golf"))).tags == ("tea", "golf")


def test_a_field_is_known_in_small_and_capital_letters() -> None:
    assert news(Brought(own=(("TEA", "x"),)), Beside(own=(("tea", "y"),))) == NOTHING
    assert differing(Brought(own=(("TEA", "x"),)), Brought(own=(("tea", "y"),))) == ("tea",)
