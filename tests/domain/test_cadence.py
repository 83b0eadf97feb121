"""What counts as a touch, and when the next one is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.cadence import cadence_days, counts_as_touch, touch_days
from rmtrack.domain.contact import Contact
from rmtrack.domain.keys import Kind, Outcome
from rmtrack.domain.policy import Policy

POLICY = Policy()
ADDED = date(2026, 10, 1)
EARLY = date(2026, 9, 1)
KNOWN = date(2026, 10, 20)
MET = date(2026, 11, 2)
FRIDAY = date(2026, 11, 6)
UNREACHED = {Outcome.NO_ANSWER, Outcome.DISCONNECTED}
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def a_contact(
    *,
    familiarity: int | None = None,
    contacted_on: date | None = None,
    cadence_days: int | None = None,
    archived: bool = False,
    snoozed_until: date | None = None,
) -> Contact:
    return Contact(
        name="王小明",
        name_key="wangxiaoming",
        added_on=ADDED,
        familiarity=familiarity,
        contacted_on=contacted_on,
        cadence_days=cadence_days,
        archived=archived,
        snoozed_until=snoozed_until,
    )


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("outcome", Outcome)
def test_a_touch_is_no_note_and_reached_the_client(kind: Kind, outcome: Outcome) -> None:
    reached = kind is not Kind.NOTE and outcome not in UNREACHED
    assert counts_as_touch(kind, outcome) is reached


@pytest.mark.parametrize(
    ("familiarity", "expected"),
    [(0, 90), (2, 90), (3, 45), (5, 45), (6, 30), (9, 30), (None, 90)],
)
def test_the_band_gives_the_cadence_and_the_unclassified_have_the_longest(
    familiarity: int | None, expected: int
) -> None:
    assert cadence_days(familiarity, None, POLICY) == expected


def test_a_contacts_own_cadence_goes_over_its_bands() -> None:
    assert cadence_days(6, 60, POLICY) == 60
    assert cadence_days(None, 10, POLICY) == 10


@pytest.mark.parametrize(
    ("contact", "reached", "step", "expected"),
    [
        pytest.param(a_contact(), None, None, (None, ADDED), id="never touched: since it came"),
        pytest.param(a_contact(), None, EARLY, (None, EARLY), id="a step even before that"),
        pytest.param(
            a_contact(familiarity=7), MET, None, (MET, date(2026, 12, 2)), id="high: 30 days later"
        ),
        pytest.param(
            a_contact(familiarity=4, contacted_on=KNOWN),
            None,
            None,
            (KNOWN, date(2026, 12, 4)),
            id="known from elsewhere: counts as touched",
        ),
        pytest.param(
            a_contact(cadence_days=10, contacted_on=KNOWN),
            EARLY,
            None,
            (KNOWN, date(2026, 10, 30)),
            id="the later of both touches",
        ),
        pytest.param(
            a_contact(familiarity=7), MET, FRIDAY, (MET, FRIDAY), id="the open step comes first"
        ),
        pytest.param(
            a_contact(familiarity=7),
            MET,
            date(2027, 1, 4),
            (MET, date(2026, 12, 2)),
            id="the cadence comes first",
        ),
        pytest.param(
            a_contact(archived=True), MET, FRIDAY, (MET, None), id="archived: no next touch"
        ),
        pytest.param(
            a_contact(snoozed_until=FRIDAY), None, None, (None, FRIDAY), id="put off: not before"
        ),
        pytest.param(
            a_contact(familiarity=7, snoozed_until=FRIDAY),
            MET,
            None,
            (MET, date(2026, 12, 2)),
            id="put off to a day before the cadence's",
        ),
        pytest.param(
            a_contact(snoozed_until=FRIDAY), None, MET, (None, MET), id="put off: a step passes"
        ),
        pytest.param(
            a_contact(snoozed_until=FRIDAY, archived=True), None, MET, (None, None), id="both"
        ),
    ],
)
def test_touch_days(
    contact: Contact,
    reached: date | None,
    step: date | None,
    expected: tuple[date | None, date | None],
) -> None:
    found = touch_days(contact, last_reached=reached, open_step=step, policy=POLICY)
    assert found == expected


@given(
    reached=st.none() | days,
    contacted=st.none() | days,
    step=st.none() | days,
    familiarity=st.none() | st.integers(0, 9),
)
def test_the_next_touch_is_never_later_than_the_step_or_the_cadence(
    reached: date | None, contacted: date | None, step: date | None, familiarity: int | None
) -> None:
    contact = a_contact(contacted_on=contacted, familiarity=familiarity)
    last, due = touch_days(contact, last_reached=reached, open_step=step, policy=POLICY)
    known = [day for day in (reached, contacted) if day]
    assert last == (max(known) if known else None)
    longest = timedelta(days=cadence_days(familiarity, None, POLICY))
    by_cadence = last + longest if last else ADDED
    assert due == min(by_cadence, step or by_cadence)
