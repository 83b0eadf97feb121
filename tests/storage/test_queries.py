"""What each query finds, on a small store."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rmtrack.domain.acts import Happened, Sold
from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import DealState, Degree, Kind, Mood, Outcome, StepState
from rmtrack.domain.lookup import Named
from rmtrack.domain.money import Money
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.plan import Booked
from rmtrack.domain.quota import Quota
from rmtrack.domain.reasons import Candidate, OpenStep
from rmtrack.domain.tag import Tag
from rmtrack.domain.touch import Assessment
from rmtrack.storage import birthdays, finding, months, queries
from rmtrack.storage.birthdays import Birthday
from rmtrack.storage.store import Record, Store
from tests.storage.examples import AT, DAY, a_contact, a_deal, a_step, a_touch

NOV, DEC = Month(2026, 11), Month(2026, 12)
ONE = timedelta(days=1)


def put(store: Store, *records: Record) -> list[int]:
    with store.command("put", AT):
        return [store.put(record).id for record in records]


def test_clients_are_listed_by_name_then_number(store: Store) -> None:
    put(store, a_contact("b"), a_contact("a"), a_contact("b"), a_contact("c", archived=True))
    assert [row.id for row in store.all(queries.CONTACTS)] == [2, 1, 3]
    assert [row.id for row in store.all(queries.ALL_CONTACTS)] == [2, 1, 3, 4]
    assert store.all(queries.CONTACT_IDS) == [1, 2, 3, 4]
    assert store.all(finding.NAMED, ids=[4])[-1] == Named(4, "c", "c", "c", archived=True)


def test_a_client_is_found_by_number_name_and_phone(store: Store) -> None:
    put(store, a_contact("王小明", phone="13800000001"), a_contact("王小", archived=True))
    found = store.first(queries.CONTACT, id=1)
    assert found is not None
    assert found.name == "王小明"
    assert [row.id for row in store.all(queries.CONTACTS_NAMED, key="王小")] == [2]
    assert [row.id for row in store.all(queries.CONTACTS_BY_PHONE, phone="13800000001")] == [1]


def test_birthdays_are_those_of_the_days_asked(store: Store) -> None:
    put(
        store,
        a_contact("a", birth_day="11-05", birth_year=1970),
        a_contact("b", birth_day="11-03"),
        a_contact("c", birth_day="12-05"),
        a_contact("d", birth_day="11-05", archived=True),
        a_contact("e", birth_day="11-05", birth_lunar=True),
    )
    days = ["11-03", "11-04", "11-05"]
    assert store.all(birthdays.BIRTHDAYS, days=days, lunar=False) == [
        Birthday(2, "b", "11-03", None),
        Birthday(1, "a", "11-05", 1970),
    ]
    assert store.all(birthdays.BIRTHDAYS, days=days, lunar=True) == [
        Birthday(5, "e", "11-05", None),
    ]


def test_candidates_are_due_and_active(store: Store) -> None:
    put(
        store,
        a_contact("new"),
        a_contact("later", contacted_on=DAY - 89 * ONE),
        a_contact("due", contacted_on=DAY - 90 * ONE, cadence_days=None),
        a_contact("gone", archived=True),
    )
    found = store.all(queries.CANDIDATES, today=DAY)
    assert found[0] == Candidate(1, "new", "new", None, None, None, None, DAY, DAY)
    assert [row.id for row in found] == [1, 3]
    assert [row.id for row in store.all(queries.CANDIDATES_OF, ids=[2, 3, 4])] == [2, 3]


def test_steps_are_open_and_due(store: Store) -> None:
    put(
        store,
        a_contact("a"),
        a_contact("b"),
        a_step(2, DAY, what="call", due_time="10:00"),
        a_step(1, DAY + ONE, promise=False),
        a_step(1, DAY, state=StepState.KEPT),
    )
    due = OpenStep(2, DAY, DAY, "10:00", "call", promise=True)
    assert store.all(queries.DUE_STEPS, today=DAY) == [due]
    later = OpenStep(1, DAY + ONE, DAY + ONE, None, None, promise=False)
    assert store.all(queries.OPEN_STEPS, ids=[1, 2]) == [later, due]
    assert [row.id for row in store.all(queries.OPEN_STEPS_OF, contact_id=1)] == [2]
    assert [row.id for row in store.all(queries.STEPS_OF, contact_id=1)] == [3, 2]


def test_the_latest_interaction_is_by_day_then_clock_then_number(store: Store) -> None:
    early, late = a_touch(1, DAY, note="early"), a_touch(1, DAY, note="late")
    late = replace(late, happened_at=late.happened_at.replace(hour=18))
    put(
        store,
        *(a_contact(name) for name in "abc"),
        late,
        early,
        a_touch(1, DAY - ONE),
        a_touch(2, DAY, note="first"),
        a_touch(2, DAY, note="second"),
    )
    found = store.all(queries.LAST_NOTES, ids=[1, 2, 3])
    assert [(row.contact_id, row.note) for row in found] == [(1, "late"), (2, "second")]
    assert [row.note for row in store.all(queries.INTERACTIONS_OF, contact_id=1)] == [
        "late",
        "early",
        None,
    ]
    assert store.all(queries.TOUCHED_ON, day=DAY) == [1, 2]
    assert store.all(queries.TOUCHED_ON, day=DAY + ONE) == []


def test_assessments_overall_and_by_category(store: Store) -> None:
    def felt(contact_id: int, days: int, category: str | None, mood: Mood) -> Assessment:
        return Assessment(contact_id, DAY + days * ONE, category=category, mood=mood)

    put(
        store,
        a_contact("a"),
        a_contact("b"),
        felt(1, 1, "insurance", Mood.RESISTANT),
        felt(1, 0, "insurance", Mood.POSITIVE),
        felt(1, 1, "deposit", Mood.NEUTRAL),
        felt(1, 1, "deposit", Mood.POSITIVE),
        Assessment(1, DAY + 2 * ONE, category="deposit", willing=3),  # says nothing of the mood
        Assessment(1, DAY, category="cards", words="以后再说"),
        felt(1, 2, None, Mood.POSITIVE),
        felt(1, 1, None, Mood.NEUTRAL),
        felt(2, 0, None, Mood.NEUTRAL),
        replace(felt(1, 9, "insurance", Mood.NEUTRAL), aside=True),
        replace(felt(1, 9, "investment", Mood.NEUTRAL), aside=True),
    )
    found = store.all(queries.CATEGORY_MOODS, ids=[1, 2])
    assert [(row.category, row.mood) for row in found] == [
        ("deposit", Mood.POSITIVE),
        ("insurance", Mood.RESISTANT),
    ]
    overall = store.all(queries.ASSESSMENTS_OF, contact_id=1)
    assert [row.mood for row in overall] == [Mood.NEUTRAL, Mood.POSITIVE]


def test_deals_open_and_closed(store: Store) -> None:
    put(
        store,
        a_contact("a"),
        a_deal(1, state=DealState.WON, closed_on=DAY - ONE),
        a_deal(1, expected_on=DAY + ONE, for_month=DEC, degree=Degree.COMMITTED, product="p"),
        a_deal(1, state=DealState.LOST, closed_on=DAY, expected_on=DAY),
        a_deal(1),
        Booking("investment", Money(3), DAY, NOV, deal_id=1),
        Booking("investment", Money(-1), DAY, NOV, deal_id=1),
    )
    lines = store.all(queries.DEAL_LINES)
    assert [line.id for line in lines] == [2, 4, 3, 1]
    assert [line.won for line in lines] == [None, None, None, Money(2)]
    assert lines[0].name == "a"
    assert store.all(queries.OPEN_DEALS)[0] == OpenDeal(
        2, 1, "a", "investment", Money(50_000_000), Degree.COMMITTED, DAY + ONE, DEC, "p"
    )
    assert [deal.id for deal in store.all(queries.OPEN_DEALS_OF, contact_id=1)] == [2, 4]
    assert [deal.id for deal in store.all(queries.DEALS_OF, contact_id=1)] == [1, 2, 3, 4]
    assert store.first(queries.DEAL, id=5) is None
    assert [row.amount for row in store.all(queries.BOOKINGS_OF, deal_id=1)] == [3, -1]


def test_the_money_of_a_month(store: Store) -> None:
    put(
        store,
        a_contact("a"),
        a_deal(1),
        Booking("investment", Money(3), DAY, NOV, deal_id=1, factor=2_500),
        Booking("investment", Money(4), DAY - ONE, NOV, deal_id=1, pieces=1),
        Booking("deposit", Money(5), DAY, NOV),
        Booking("deposit", Money(6), DAY, DEC),
    )
    assert store.all(months.BOOKINGS, month=NOV) == [
        Booked("investment", Money(4), DAY - ONE, pieces=1),
        Booked("investment", Money(3), DAY, factor=2_500),
        Booked("deposit", Money(5), DAY),
    ]


def test_the_quotas_of_a_month_and_how_many_came_before(store: Store) -> None:
    def quota(month: Month, category: str) -> Quota:
        return Quota(month, category, Money.yuan(1), "ramp")

    put(store, *(quota(NOV.shifted(n), "investment") for n in (-14, -1, 0, 1)))
    put(store, quota(NOV, "deposit"), Quota(NOV, "cards", None, "flat", pieces=4))
    found = store.all(months.QUOTAS, month=NOV)
    assert [row.category for row in found] == ["cards", "deposit", "investment"]
    assert (found[0].amount, found[0].pieces) == (None, 4)
    assert store.first(months.QUOTA, month=NOV, category="deposit") == found[1]
    assert store.first(months.QUOTA, month=DEC, category="deposit") is None
    assert dict(store.all(months.EARLIER_QUOTAS, month=NOV)) == {"investment": 2}


def test_the_banks_figures_of_a_month_come_by_their_days(store: Store) -> None:
    def figure(category: str, days: int, month: Month = NOV) -> BankFigure:
        return BankFigure(month, category, DAY + days * ONE, Money(days))

    put(store, *(figure("deposit", days) for days in (5, 3)), figure("cards", 9))
    put(store, figure("deposit", 5, month=DEC))
    found = store.all(months.FIGURES, month=NOV)
    assert [(row.category, row.amount) for row in found] == [
        ("cards", 9),
        ("deposit", 3),
        ("deposit", 5),
    ]
    key = {"category": "deposit", "taken_on": DAY + 5 * ONE}
    assert store.first(months.FIGURE, month=NOV, **key) == found[2]
    assert store.first(months.FIGURE, month=NOV, category="cards", taken_on=DAY) is None


def test_the_base_of_a_balance_is_the_last_amount_before_the_day(store: Store) -> None:
    put(
        store,
        BankFigure(NOV, "deposit", DAY, Money(1)),
        BankFigure(NOV, "deposit", DAY + ONE, Money(2)),
        BankFigure(NOV, "deposit", DAY + 2 * ONE, pieces=3),
        BankFigure(NOV, "deposit", DAY + 3 * ONE, Money(4)),
        BankFigure(NOV, "cards", DAY + ONE, Money(5)),
    )
    base = store.first(months.BASE, category="deposit", day=DAY + 3 * ONE)
    assert base is not None
    assert (base.taken_on, base.amount) == (DAY + ONE, 2)
    assert store.first(months.BASE, category="deposit", day=DAY) is None


def test_touches_are_counted_by_what_they_led_to(store: Store) -> None:
    """Only those by which deals come about, and only from the day on."""
    put(
        store,
        a_contact(),
        a_touch(1, DAY, outcome=Outcome.NO_ANSWER),
        *[a_touch(1, DAY - days * ONE) for days in (0, 1, 2)],
        a_touch(1, DAY, kind=Kind.MEETING, outcome=Outcome.MET),
        a_touch(1, DAY, kind=Kind.WECHAT),
        a_touch(1, DAY + ONE),
    )
    assert store.all(months.HAPPENED, since=DAY - ONE, today=DAY) == [
        Happened(Kind.CALL, Outcome.NO_ANSWER, 1),
        Happened(Kind.CALL, Outcome.TALKED, 2),
        Happened(Kind.MEETING, Outcome.MET, 1),
    ]


def test_what_was_sold_is_told_by_category_and_factor(store: Store) -> None:
    """A reversal goes off it; what was booked before the day or comes after today is no part."""
    put(
        store,
        Booking("investment", Money(9), DAY - 2 * ONE, NOV, pieces=1),
        Booking("investment", Money(5), DAY - ONE, NOV, pieces=1),
        Booking("investment", Money(3), DAY, DEC, pieces=1),
        Booking("investment", Money(-3), DAY, DEC, pieces=-1),
        Booking("investment", Money(8), DAY, DEC, pieces=1, factor=2_500),
        Booking("deposit", Money(4), DAY, NOV, pieces=1),
        Booking("deposit", Money(7), DAY + ONE, NOV, pieces=1),
    )
    found = store.all(months.SOLD, month=NOV, since=DAY - ONE, recently=DAY, today=DAY)
    assert found == [
        Sold("deposit", 10_000, Money(4), 1, 1),
        Sold("investment", 2_500, Money(8), 1, 1),
        Sold("investment", 10_000, Money(5), 1, 0),
    ]


def test_the_tags_of_a_client(store: Store) -> None:
    put(store, a_contact("a"), a_contact("b"), Tag(2, "x"), Tag(1, "y"), Tag(1, "x"))
    assert [tag.word for tag in store.all(queries.TAGS_OF, contact_id=1)] == ["y", "x"]


@pytest.mark.parametrize(
    ("touches", "steps", "last", "due"),
    [
        ([], [], None, 0),
        ([-5], [], -5, 85),
        ([-5, -3], [], -3, 87),
        ([-3], [2], -3, 2),
        ([-3], [200], -3, 87),
        ([-3], [-2], -3, -2),
    ],
)
def test_touch_days_follow_their_causes(
    store: Store, touches: list[int], steps: list[int], last: int | None, due: int
) -> None:
    put(store, a_contact("a"))
    put(
        store,
        *(a_touch(1, DAY + n * ONE) for n in touches),
        *(a_step(1, DAY + n * ONE) for n in steps),
    )
    put(store, a_touch(1, kind=Kind.NOTE), a_touch(1, outcome=Outcome.NO_ANSWER))
    put(store, a_step(1, DAY - 9 * ONE, state=StepState.DROPPED))
    contact = store.get(Contact, 1)
    assert contact.last_touch_on == (None if last is None else DAY + last * ONE)
    assert contact.next_touch_on == DAY + due * ONE


def test_touch_days_of_both_move_when_a_record_goes_over(store: Store) -> None:
    put(store, a_contact("a"), a_contact("b"), a_touch(1))
    touch = store.all(queries.INTERACTIONS_OF, contact_id=1)[0]
    put(store, replace(touch, contact_id=2))
    assert store.get(Contact, 1).last_touch_on is None
    assert store.get(Contact, 2).last_touch_on == DAY


def test_touch_days_move_when_a_record_goes(store: Store) -> None:
    put(store, a_contact("a"), a_touch(1))
    with store.command("remove", AT):
        store.remove(store.all(queries.INTERACTIONS_OF, contact_id=1)[0])
    assert store.get(Contact, 1).last_touch_on is None
