"""The list of deals: what fits, in which order, and the sums of just that."""

import pytest

from rmtrack.actions.deal_list import list_deals
from rmtrack.actions.deals import add_deal, lose_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.domain.contact import Contact
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.errors import NotFoundError
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT, DealState, Degree, LostReason
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.wanted import EVERY, Wanted
from tests.actions.values import DECEMBER, NOVEMBER, a_deal, add, archive, november


@pytest.fixture
def several(desk: Desk) -> Desk:
    """Know six deals of two clients: open, won whole and in part, lost."""
    add(desk, "王小明", "李姐")
    add_deal(desk, "王小明", a_deal(expected_on=november(20), product="年金"))
    add_deal(desk, "李姐", a_deal(200_000, category=INSURANCE, degree=Degree.COMMITTED))
    add_deal(desk, "李姐", a_deal(300_000, for_month=DECEMBER, degree=Degree.COMMITTED))
    for which, yuan in (("4", 400_000), ("5", 500_000), ("6", 600_000)):
        deal = a_deal(yuan, degree=Degree.COMMITTED, expected_on=november(30))
        assert add_deal(desk, "王小明", deal).id == int(which)
    win_deal(desk, "4", on=november(12))
    win_deal(desk, "5", amount=Money.yuan(100_000), on=november(12))
    lose_deal(desk, "6", LostReason.TRUST, on=november(13))
    return desk


@pytest.mark.parametrize(
    ("wanted", "who", "ids", "sums"),
    [
        (EVERY, None, [1, 5, 2, 3, 6, 4], (1_400_000, 500_000)),
        (Wanted(degree=Degree.COMMITTED), None, [5, 2, 3], (900_000, 100_000)),
        (Wanted(category=INVESTMENT), None, [1, 5, 3, 6, 4], (1_200_000, 500_000)),
        (Wanted(month=NOVEMBER), None, [1, 5, 6, 4], (900_000, 500_000)),
        (Wanted(month=DECEMBER), None, [3], (300_000, 0)),
        (Wanted(state=DealState.OPEN), None, [1, 5, 2, 3], (1_400_000, 100_000)),
        (Wanted(state=DealState.WON), None, [4], (0, 400_000)),
        (Wanted(state=DealState.LOST), None, [6], (0, 0)),
        (EVERY, "李姐", [2, 3], (500_000, 0)),
        (Wanted(state=DealState.OPEN, month=NOVEMBER), "1", [1, 5], (900_000, 100_000)),
        (Wanted(category=DEPOSIT), None, [], (0, 0)),
    ],
)
def test_the_list_holds_what_is_wanted_and_its_sums(
    several: Desk, wanted: Wanted, who: str | None, ids: list[int], sums: tuple[int, int]
) -> None:
    found = list_deals(several, wanted, who=who)
    assert [deal.id for deal in found.deals] == ids
    assert (found.amount, found.won) == tuple(map(Money.yuan, sums))
    assert found.amount == sum(map(open_of, found.deals), ZERO)
    assert found.won == sum((deal.won or ZERO for deal in found.deals), ZERO)


def open_of(deal: DealLine) -> Money:
    return deal.amount if deal.state is DealState.OPEN else ZERO


def test_an_archived_clients_deals_can_be_listed(several: Desk) -> None:
    archive(several.store, several.store.get(Contact, 2))
    assert len(list_deals(several, who="李姐").deals) == 2
    with pytest.raises(NotFoundError, match="no client fits"):
        list_deals(several, who="赵敏")


def test_what_is_open_with_an_archived_client_is_in_no_sum_and_is_counted_beside(
    several: Desk,
) -> None:
    whole = list_deals(several)
    his = [deal for deal in whole.still_open if deal.contact_id == 2]
    archive(several.store, several.store.get(Contact, 2))
    found = list_deals(several)
    assert found.amount == whole.amount - sum(deal.amount for deal in his)
    assert (found.won, found.booked) == (whole.won, whole.booked)
    assert found.away == len(his) > 0
    away = list_deals(several, Wanted(archived=True))
    assert [deal.id for deal in away.deals] == [deal.id for deal in his]
    assert (away.away, list_deals(several, who="2").away) == (0, 0)


def test_a_list_knows_whether_anything_was_asked_for(several: Desk) -> None:
    assert not any(list_deals(several).wanted)
    assert list_deals(several, who="1").wanted == Wanted(contact_id=1)
