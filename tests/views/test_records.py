"""A stored record as JSON: every field under its own name."""

from datetime import date, datetime, timedelta, timezone

import pytest

from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking
from rmtrack.domain.keys import Mood
from rmtrack.domain.money import Money
from rmtrack.views.records import record_json, row_json, value_json

MOMENT = datetime(2026, 11, 2, 9, 30, 15, 999, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Money(123_456), "1234.56"),
        (Money(-5), "-0.05"),
        (date(2026, 11, 2), "2026-11-02"),
        (MOMENT, "2026-11-02T09:30:15+08:00"),
        (Month(2026, 11), "2026-11"),
        (Mood.POSITIVE, "positive"),
        (7, 7),
        (True, True),
        (None, None),
        ("[red]王[/red]", "[red]王[/red]"),
    ],
)
def test_a_value(value: object, shown: object) -> None:
    assert value_json(value) == shown
    assert type(value_json(value)) is type(shown) or isinstance(value, Mood)


def test_a_record_has_all_its_fields_but_those_of_the_program() -> None:
    contact = Contact(name="王小明", name_key="王小明", added_on=date(2026, 11, 2), id=7)
    row = record_json(contact)
    assert set(Contact.__slots__) - row.keys() == {"owner", "name_key"}
    assert (row["id"], row["name"], row["added_on"]) == (7, "王小明", "2026-11-02")


def test_the_month_a_booking_counts_for_is_called_for() -> None:
    booking = Booking("investment", Money(100), date(2026, 11, 2), Month(2026, 12))
    row = record_json(booking)
    assert row["for"] == "2026-12"
    assert "for_month" not in row


def test_a_row_keeps_its_order() -> None:
    assert list(row_json({"b": 1, "owner": "me", "a": 2})) == ["b", "a"]
