"""One client's page: all that is kept of him and nothing of anybody else's."""

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deals import add_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.log import log_touch
from rmtrack.actions.show import show_client
from rmtrack.actions.today import look_at_morning
from rmtrack.domain.client_page import Kept, open_page
from rmtrack.domain.errors import AmbiguousError, NotFoundError
from rmtrack.domain.keys import INSURANCE, DealState, Mood, StepState
from rmtrack.domain.money import Money
from rmtrack.domain.ranking import BrakeCode
from tests.actions.values import (
    MONDAY,
    a_client,
    a_deal,
    a_step,
    a_touch,
    add,
    archive,
    dump,
    november,
)


@pytest.fixture
def full(desk: Desk) -> Desk:
    """Return the desk of a client with everything, and of another with the same."""
    add(desk, "李姐")
    given = a_client(
        "王小明", familiarity=7, mood=Mood.POSITIVE, birth_year=1978, birth_day="11-18"
    )
    add_contact(desk, given, tags=["golf", "教师"], introducer="李姐")
    for who in ("王小明", "李姐"):
        log_touch(
            desk, who, a_touch(november(9), note="first", give="a book"), a_step(november(10))
        )
        resistant = a_touch(november(12), about=INSURANCE, mood=Mood.RESISTANT, note="second")
        log_touch(desk, who, resistant, a_step(november(20)))
        neutral = a_touch(november(13), about=INSURANCE, mood=Mood.NEUTRAL, note="third")
        log_touch(desk, who, neutral, a_step(MONDAY))
        add_deal(desk, who, a_deal(500_000))
        add_deal(desk, who, a_deal(800_000, expected_on=november(17)))
    win_deal(desk, "1", amount=Money.yuan(600_000))
    return desk


def test_everything_of_one_client(full: Desk) -> None:
    page = show_client(full, "小明")
    kept = page.kept
    assert (kept.contact.id, kept.introducer, kept.tags) == (2, "李姐", ("golf", "教师"))
    assert [touch.note for touch in kept.interactions] == ["third", "second", "first"]
    assert [(step.due_on.day, step.state) for step in kept.steps] == [
        (10, StepState.KEPT),
        (16, StepState.OPEN),
        (20, StepState.OPEN),
    ]
    overall, insurance = page.stances
    assert (overall.category, overall.mood, overall.since) == (None, Mood.POSITIVE, MONDAY)
    assert (insurance.category, insurance.mood) == (INSURANCE, Mood.NEUTRAL)
    assert insurance.since == insurance.on == november(13)
    assert [(row.category, row.mood) for row in kept.assessments] == [
        (None, Mood.POSITIVE),  # the newest first, and nobody else's
        (INSURANCE, Mood.NEUTRAL),
        (INSURANCE, Mood.RESISTANT),
    ]
    assert [(deal.id, deal.state, deal.won) for deal in kept.deals] == [
        (2, DealState.OPEN, None),
        (1, DealState.WON, Money.yuan(600_000)),
    ]
    assert page.account.balance == 3
    assert page == open_page(kept, today=MONDAY, policy=full.policy)


def test_the_page_says_of_today_what_the_morning_says(full: Desk) -> None:
    calls = {call.contact_id: call for call in look_at_morning(full).calls.calls}
    for number in (1, 2):
        verdict = show_client(full, str(number)).verdict
        assert verdict.listed is (number in calls)
        assert (verdict.score, verdict.reasons) == (calls[number].score, calls[number].reasons)


def test_who_is_only_a_name_has_a_page_too(desk: Desk) -> None:
    (client,) = add(desk, "王小明")
    page = show_client(desk, "1")
    assert page.kept == Kept(client)
    assert (page.stances, page.cell, page.stage, page.proposed) == ((), None, None, None)


def test_an_archived_client_has_a_page(desk: Desk) -> None:
    (gone,) = add(desk, "王小明")
    archive(desk.store, gone)
    verdict = show_client(desk, "王小明").verdict
    assert [brake.code for brake in verdict.brakes] == [BrakeCode.ARCHIVED]


def test_looking_changes_nothing(full: Desk) -> None:
    before = dump(full.store)
    assert show_client(full, "1") == show_client(full, "李姐")
    assert dump(full.store) == before


@pytest.mark.parametrize(("who", "error"), [("王", AmbiguousError), ("9", NotFoundError)])
def test_nobody_is_guessed(desk: Desk, who: str, error: type[Exception]) -> None:
    add(desk, "王小明", "王小兰")
    with pytest.raises(error):
        show_client(desk, who)
