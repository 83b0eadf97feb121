"""A client whole: what is kept, and what follows from it today."""

from datetime import UTC, date, datetime, timedelta

import pytest

from rmtrack.calendars.lunar import China
from rmtrack.domain.account import Account
from rmtrack.domain.birthdays import Birthday, find_birthday
from rmtrack.domain.client_page import Kept, judge_client, open_page
from rmtrack.domain.contact import Contact
from rmtrack.domain.deal import Deal
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.grid import Cell
from rmtrack.domain.keys import (
    Band,
    DealState,
    Degree,
    Kind,
    Mood,
    Outcome,
    Stage,
    StepState,
    Way,
)
from rmtrack.domain.money import Money
from rmtrack.domain.moods import find_stances
from rmtrack.domain.policy import Policy
from rmtrack.domain.ranking import Brake, BrakeCode, Verdict
from rmtrack.domain.reach import Reach, WayLine
from rmtrack.domain.reasons import ReasonCode
from rmtrack.domain.risk import RiskState
from rmtrack.domain.touch import Assessment, Interaction, NextStep

TODAY = date(2026, 11, 16)
TOMORROW = TODAY + timedelta(days=1)
POLICY = Policy()


def a_client(**fields: object) -> Contact:
    known = {"familiarity": 7, "mood": Mood.NEUTRAL, "last_touch_on": TODAY - timedelta(days=3)}
    known |= {"next_touch_on": date(2026, 12, 13)} | fields
    return Contact("王小明", "王小明", date(2026, 9, 1), id=7, **known)  # type: ignore[arg-type]


def a_step(due_on: date, state: StepState = StepState.OPEN) -> NextStep:
    return NextStep(7, due_on, due_on, what="年金对比", state=state)


def a_deal(state: DealState = DealState.OPEN, degree: Degree = Degree.LEANING) -> DealLine:
    deal = Deal(7, "insurance", Money.yuan(500_000), TODAY, degree=degree, state=state)
    return DealLine.of(deal, "王小明")._replace(expected_on=TODAY)


def a_touch(day: date, outcome: Outcome = Outcome.TALKED, give: str | None = None) -> Interaction:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return Interaction(7, at, day, Kind.CALL, outcome, give=give)


def verdict(kept: Kept) -> Verdict:
    stances = find_stances(kept.assessments)
    return judge_client(kept, stances, today=TODAY, policy=POLICY)


def codes(kept: Kept) -> list[ReasonCode]:
    return [reason.code for reason in verdict(kept).reasons]


@pytest.mark.parametrize(
    ("year", "day", "expected"),
    [
        (1978, "11-18", Birthday(date(2026, 11, 18), age=47, turns=48)),
        (1978, "11-16", Birthday(TODAY, age=48, turns=48)),
        (1978, "11-15", Birthday(date(2027, 11, 15), age=48, turns=49)),
        (None, "11-18", Birthday(date(2026, 11, 18), age=None, turns=None)),
        (2000, "02-29", Birthday(date(2027, 2, 28), age=26, turns=27)),
    ],
)
def test_the_next_birthday_and_the_age(year: int | None, day: str, expected: Birthday) -> None:
    assert find_birthday(year, day, TODAY) == expected


def test_a_page_holds_what_follows_from_what_is_kept() -> None:
    contact = a_client(birth_year=1978, birth_day="11-18")
    overdue, later = a_step(TODAY - timedelta(days=2)), a_step(TOMORROW)
    kept = Kept(
        contact,
        steps=(a_step(date(2026, 11, 1), StepState.KEPT), overdue, later),
        interactions=(a_touch(date(2026, 11, 13), give="a book"),),
    )
    page = open_page(kept, today=TODAY, policy=POLICY)
    assert (page.today, page.kept) == (TODAY, kept)
    assert page.birthday == Birthday(date(2026, 11, 18), age=47, turns=48)
    assert page.account == Account(1, 1, 0, balance=3)
    assert page.open_steps == (overdue, later)
    assert page.verdict == verdict(kept)


def test_who_has_no_birthday_has_none() -> None:
    assert open_page(Kept(a_client()), today=TODAY, policy=POLICY).birthday is None


def test_an_open_promise_and_an_open_deal_list_a_client() -> None:
    due = Kept(a_client(), steps=(a_step(TODAY),), deals=(a_deal(),))
    assert codes(due) == [ReasonCode.PROMISE_DUE, ReasonCode.DEAL_CLOSING, ReasonCode.CELL]
    assert verdict(due).listed


def test_what_is_settled_or_closed_lists_nobody() -> None:
    kept = Kept(
        a_client(),
        steps=(a_step(TODAY, StepState.KEPT), a_step(TODAY, StepState.DROPPED)),
        deals=(a_deal(DealState.WON), a_deal(DealState.LOST)),
    )
    assert codes(kept) == [ReasonCode.CELL]
    assert not verdict(kept).listed


def test_the_mood_toward_the_category_decides_about_a_deal() -> None:
    kept = Kept(a_client(mood=Mood.POSITIVE), deals=(a_deal(),))
    refused = Assessment(7, TODAY, category="insurance", mood=Mood.RESISTANT)
    said_nothing = Assessment(7, TODAY, category="insurance", willing=3)
    assert ReasonCode.DEAL_CLOSING in codes(kept)
    assert ReasonCode.DEAL_CLOSING not in codes(kept._replace(assessments=(refused,)))
    assert ReasonCode.DEAL_CLOSING in codes(kept._replace(assessments=(said_nothing,)))
    still_refused = (said_nothing, refused)
    assert ReasonCode.DEAL_CLOSING not in codes(kept._replace(assessments=still_refused))


def test_a_page_tells_the_place_the_stage_and_what_was_proposed_last() -> None:
    rows = (
        Assessment(7, TODAY, familiarity=7, mood=Mood.NEUTRAL),
        Assessment(7, date(2026, 11, 2), familiarity=4, proposed=5),
        Assessment(7, date(2026, 10, 2), familiarity=3, proposed=3),
    )
    page = open_page(Kept(a_client(), assessments=rows), today=TODAY, policy=POLICY)
    assert (page.cell, page.stage) == (Cell(Band.HIGH, Mood.NEUTRAL), Stage.RELIANCE)
    assert page.proposed == 5
    assert page.stances == find_stances(rows)


def test_who_is_not_placed_yet_has_no_cell() -> None:
    page = open_page(Kept(a_client(mood=None)), today=TODAY, policy=POLICY)
    assert (page.cell, page.stage, page.proposed) == (None, Stage.RELIANCE, None)
    page = open_page(Kept(a_client(familiarity=None)), today=TODAY, policy=POLICY)
    assert (page.cell, page.stage, page.proposed) == (None, None, None)


@pytest.mark.parametrize(
    ("fields", "touches", "brake"),
    [
        ({}, (a_touch(TODAY, Outcome.NO_ANSWER),), Brake(BrakeCode.NO_ANSWER, TOMORROW)),
        ({"last_touch_on": TODAY}, (a_touch(TODAY),), Brake(BrakeCode.COOLING, TOMORROW)),
        ({"snoozed_until": TOMORROW}, (), Brake(BrakeCode.SNOOZED, TOMORROW)),
        ({"archived": True, "next_touch_on": None}, (), Brake(BrakeCode.ARCHIVED, None)),
    ],
)
def test_what_keeps_a_client_off_the_list_is_told(
    fields: dict[str, object], touches: tuple[Interaction, ...], brake: Brake
) -> None:
    kept = Kept(a_client(**fields), interactions=(*touches, a_touch(date(2026, 11, 1))))
    assert verdict(kept).brakes == (brake,)


def test_a_lunar_birthday_falls_on_its_day_of_this_year() -> None:
    client = a_client(birth_year=1968, birth_day="10-10", birth_lunar=True)
    page = open_page(Kept(client), today=TODAY, policy=POLICY, lunar=China())
    assert page.birthday == Birthday(date(2026, 11, 18), age=57, turns=58, lunar="10-10")


def test_all_ways_and_the_state_of_the_risk_assessment_are_told() -> None:
    client = a_client(phone="1", risk_until=TODAY)
    kept = Kept(client, ways=(WayLine(Way.PHONE, "2"), WayLine(Way.EMAIL, "a@b.cn")))
    page = open_page(kept, today=TODAY, policy=POLICY)
    assert page.reach == Reach(("1", "2"), (), ("a@b.cn",))
    assert page.risk_state is RiskState.EXPIRING


def test_who_has_died_is_never_called_and_has_no_birthday_to_come() -> None:
    client = a_client(birth_day="11-18", archived=True, deceased=True, next_touch_on=None)
    kept = Kept(client, steps=(a_step(TODAY),), deals=(a_deal(degree=Degree.COMMITTED),))
    page = open_page(kept, today=TODAY, policy=POLICY)
    assert page.birthday is None
    assert page.verdict == Verdict((), (Brake(BrakeCode.DECEASED, None),))
    assert not page.verdict.listed
