"""The page of a month: what of it belongs to a category, and who is closest to filling a need."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.chances import learn_chances
from rmtrack.domain.days import Month
from rmtrack.domain.keys import INSURANCE, INVESTMENT, Degree
from rmtrack.domain.money import Money
from rmtrack.domain.month_page import CLOSEST, MonthPage, closest_deals, file_deals
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.policy import Policy
from rmtrack.domain.steps import AMOUNT, DEALS, OPEN_BOOK, STOCK, Step
from tests.domain.plans import asked, planned
from tests.domain.values import DEC, NOV, nov

CHANCES = learn_chances([], Policy())


def step(month: Month, number: int, category: str = INVESTMENT) -> Step:
    unit = AMOUNT if number == STOCK else DEALS
    return Step(month, number, category, unit, None, None, 0, 0, 0, None)


def deal(
    number: int,
    yuan: int = 100,
    degree: Degree = Degree.CONSIDERING,
    **fields: object,
) -> OpenDeal:
    known = {"category": INVESTMENT, "expected_on": nov(20), "for_month": None} | fields
    return OpenDeal(
        id=number,
        contact_id=number,
        name=f"client {number}",
        amount=Money.yuan(yuan),
        degree=degree,
        **known,  # type: ignore[arg-type]
    )


PAGE = MonthPage(
    planned(asked(100), asked(50, category=INSURANCE)),
    steps=(
        step(NOV, OPEN_BOOK),
        step(NOV, OPEN_BOOK, INSURANCE),
        step(DEC, STOCK),
        step(DEC, STOCK, INSURANCE),
    ),
    next_leads=True,
)


def test_a_page_alone_tells_how_the_month_stands() -> None:
    page = MonthPage(PAGE.plan)
    assert (page.steps, page.coming, page.next_leads, page.basis) == ((), (), False, None)
    assert dict(page.closest) == {}


def test_the_steps_of_a_category_are_those_of_this_month() -> None:
    first, second = PAGE.plan.categories
    assert PAGE.steps_of(first) == (step(NOV, OPEN_BOOK),)
    assert PAGE.steps_of(second) == (step(NOV, OPEN_BOOK, INSURANCE),)
    assert PAGE.coming == (step(DEC, STOCK), step(DEC, STOCK, INSURANCE))


def test_the_page_of_one_category_leaves_the_others_out() -> None:
    page = PAGE.only(INSURANCE)
    assert [one.category for one in page.plan.categories] == [INSURANCE]
    assert page.steps == (step(NOV, OPEN_BOOK, INSURANCE), step(DEC, STOCK, INSURANCE))
    assert (page.next_leads, page.plan.month) == (True, NOV)
    other = PAGE.only("gold")
    assert (other.plan.categories, other.steps) == ((), ())


@pytest.mark.parametrize(
    "other",
    [
        deal(2, category=INSURANCE),
        deal(2, for_month=DEC),
        deal(2, expected_on=nov(30).replace(month=12)),
        deal(2, expected_on=None),
    ],
    ids=["another category", "given to another month", "expected later", "of no month yet"],
)
def test_deals_of_a_month_are_of_its_category_and_count_for_it(other: OpenDeal) -> None:
    given_to_it = deal(3, for_month=NOV, expected_on=None)
    assert file_deals([other, deal(1), given_to_it])[NOV, INVESTMENT] == [deal(1), given_to_it]


def test_the_closest_deals_are_worth_most_by_their_chance() -> None:
    """A leaning 200 is worth more than a committed 100, half of a factor counts for half."""
    deals = [
        deal(1, 100, Degree.COMMITTED),  # 80
        deal(2, 200, Degree.LEANING),  # 100
        deal(3, 600, Degree.CONSIDERING, factor=5_000),  # 60
        deal(4, 450, Degree.CONSIDERING),  # 90
    ]
    assert [one.id for one in closest_deals(deals, CHANCES)] == [2, 4, 1]


def test_of_two_that_are_worth_the_same_the_older_one_comes_first() -> None:
    deals = [deal(2, 100, Degree.COMMITTED), deal(1, 400, Degree.CONSIDERING)]
    assert [one.id for one in closest_deals(deals, CHANCES)] == [1, 2]
    assert closest_deals([], CHANCES) == ()


@given(
    st.lists(
        st.builds(deal, st.integers(1, 99), st.integers(1, 10**6), st.sampled_from([*Degree])),
        unique_by=lambda one: one.id,
    )
)
def test_nobody_left_out_is_worth_more(deals: list[OpenDeal]) -> None:
    def worth(one: OpenDeal) -> int:
        return one.weighted(CHANCES)

    closest = closest_deals(deals, CHANCES)
    assert len(closest) == min(CLOSEST, len(deals))
    left_out = set(deals).difference(closest)
    assert not left_out or max(map(worth, left_out)) <= min(map(worth, closest))
