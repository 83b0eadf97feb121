"""Whose the bookings of a month are."""

from datetime import timedelta

from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking
from rmtrack.domain.explaining_booked import BookedBy
from rmtrack.domain.money import Money
from rmtrack.storage import months
from rmtrack.storage.store import Store
from tests.storage.examples import AT, DAY, a_contact, a_deal

NOV, DEC = Month(2026, 11), Month(2026, 12)


def test_the_money_of_a_month_with_its_client_where_it_came_from_a_deal(store: Store) -> None:
    with store.command("put", AT):
        for record in (
            a_contact("王小明", archived=True),
            a_deal(1, product="年金"),
            Booking("insurance", Money(3), DAY, NOV, deal_id=1, factor=3000, pieces=1),
            Booking("deposit", Money(5), DAY - timedelta(days=1), NOV),
            Booking("deposit", Money(6), DAY, DEC),
        ):
            store.put(record)
    assert store.all(months.BOOKED_BY, month=NOV) == [
        BookedBy("deposit", Money(5), DAY - timedelta(days=1)),
        BookedBy("insurance", Money(3), DAY, 3000, 1, "王小明", "年金"),
    ]
