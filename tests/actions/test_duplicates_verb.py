"""Who may be there twice, as the store tells it: a lunar birthday is the solar day it fell on."""

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.duplicates import list_duplicates
from rmtrack.domain.likeness import Reason
from tests.actions.values import a_client

ONE, TWO = "13800000001", "13800000002"


@pytest.mark.parametrize(
    ("year", "day", "found"),
    [(1980, "09-23", True), (1980, "09-24", False), (1981, "09-23", False), (None, "09-23", False)],
)
def test_a_lunar_birthday_and_the_solar_day_it_fell_on_are_one(
    desk: Desk, year: int | None, day: str, *, found: bool
) -> None:
    """The fifteenth of the eighth month of 1980 was the 23rd of September."""
    add_contact(desk, a_client(phone=ONE, birth_year=1980, birth_day="08-15", birth_lunar=True))
    add_contact(desk, a_client(phone=TWO, birth_year=year, birth_day=day))
    reasons = [group.reasons for group in list_duplicates(desk).groups]
    assert reasons == ([(Reason.BIRTHDAY,)] if found else [])


def test_a_lunar_birthday_without_its_year_is_no_certain_day(desk: Desk) -> None:
    add_contact(desk, a_client(phone=ONE, birth_day="08-15", birth_lunar=True))
    add_contact(desk, a_client(phone=TWO, birth_year=1980, birth_day="09-23"))
    assert list_duplicates(desk).groups == ()
