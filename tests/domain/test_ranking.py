"""Who is on the list and in which order."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.grid import Cell
from rmtrack.domain.keys import Band, Degree, Mood
from rmtrack.domain.money import Money
from rmtrack.domain.openings import Opening, OpeningCode
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.policy import Policy
from rmtrack.domain.ranking import (
    Brake,
    BrakeCode,
    CallList,
    Known,
    Verdict,
    judge,
    open_calls,
    rank_candidates,
)
from rmtrack.domain.reasons import PROMISES, TRIGGERS, Candidate, OpenStep, ReasonCode

TODAY = date(2026, 11, 2)
TOMORROW = TODAY + timedelta(days=1)
LONG_AGO = TODAY - timedelta(days=400)
POLICY = Policy()

near_days = st.integers(-120, 20).map(lambda days: TODAY + timedelta(days=days))
ids = st.integers(1, 6)
candidates = st.lists(
    st.builds(
        Candidate,
        id=ids,
        name=st.just("王小明"),
        name_key=st.sampled_from(["a", "b"]),
        familiarity=st.none() | st.integers(0, 9),
        mood=st.none() | st.sampled_from(Mood),
        cadence_days=st.none() | st.integers(1, 90),
        last_touch_on=st.none() | near_days,
        next_touch_on=st.none() | near_days,
        added_on=near_days,
        snoozed_until=st.none() | near_days,
    ),
    unique_by=lambda candidate: candidate.id,
)
knowns = st.builds(
    Known,
    steps=st.lists(
        st.builds(
            OpenStep,
            contact_id=ids,
            due_on=near_days,
            list_on=near_days,
            due_time=st.none() | st.sampled_from(["09:30", "15:00"]),
            what=st.none() | st.sampled_from(["年金对比", "基金"]),
            promise=st.booleans(),
        ),
        max_size=8,
    ),
    deals=st.lists(
        st.builds(
            OpenDeal,
            id=st.integers(1, 99),
            contact_id=ids,
            name=st.just("王小明"),
            category=st.sampled_from(["investment", "insurance"]),
            amount=st.integers(1, 10**9).map(Money),
            degree=st.sampled_from(Degree),
            expected_on=st.none() | near_days,
            for_month=st.none(),
        ),
        max_size=8,
        unique_by=lambda deal: deal.id,
    ),
    tried_today=st.frozensets(ids),
    moods=st.dictionaries(
        st.tuples(ids, st.sampled_from(["investment", "insurance"])), st.sampled_from(Mood)
    ),
)


def a_client(  # noqa: PLR0913 - one keyword a column
    *,
    id: int = 7,  # noqa: A002 - the field's own name
    name_key: str = "wangxiaoming",
    familiarity: int | None = 7,
    mood: Mood | None = Mood.POSITIVE,
    last_touch_on: date | None = LONG_AGO,
    next_touch_on: date | None = TODAY,
) -> Candidate:
    return Candidate(
        id,
        "王小明",
        name_key,
        familiarity,
        mood,
        None,
        last_touch_on,
        next_touch_on,
        added_on=LONG_AGO,
    )


def a_promise(due_on: date = TODAY, list_on: date | None = None, contact_id: int = 7) -> OpenStep:
    return OpenStep(contact_id, due_on, list_on or due_on, None, "年金对比", promise=True)


def a_deal(contact_id: int = 7) -> OpenDeal:
    amount = Money.yuan(1_000_000)
    return OpenDeal(3, contact_id, "王小明", "investment", amount, Degree.COMMITTED, TODAY, None)


def rank(
    pool: list[Candidate],
    known: Known | None = None,
    limit: int = 99,
    notes: dict[int, str] | None = None,
) -> CallList:
    ranked = rank_candidates(pool, known or Known(), today=TODAY, policy=POLICY)
    return open_calls(ranked, notes or {}, limit=limit)


def verdict(client: Candidate, known: Known | None = None) -> Verdict:
    return judge(client, known or Known(), today=TODAY, policy=POLICY)


def test_a_call_tells_who_why_and_how_to_begin() -> None:
    known = Known(steps=[a_promise()], deals=[a_deal()])
    (call,) = rank([a_client()], known).calls
    assert (call.rank, call.contact_id, call.name) == (1, 7, "王小明")
    assert call.cell == Cell(Band.HIGH, Mood.POSITIVE)
    assert call.score == 40 + 21 + 9 + 6
    assert call.opening == Opening(OpeningCode.PROMISE, what="年金对比")


def test_the_last_note_finds_its_client() -> None:
    (call,) = rank([a_client()], notes={7: "想看年金", 8: "基金"}).calls
    assert call.opening == Opening(OpeningCode.LAST_TIME, what="想看年金")


def test_a_client_without_a_cell_is_listed_without_one() -> None:
    (call,) = rank([a_client(familiarity=None)]).calls
    assert (call.cell, call.score) == (None, 6)


def test_the_cell_alone_lists_nobody() -> None:
    fresh = a_client(last_touch_on=TODAY - timedelta(days=1))
    assert rank([fresh], Known()) == CallList((), 0)
    assert verdict(fresh).score == 9


@pytest.mark.parametrize(
    "known",
    [
        pytest.param(Known(), id="silence"),
        pytest.param(Known(deals=[a_deal()]), id="deal"),
        pytest.param(Known(steps=[a_promise(TODAY, list_on=TOMORROW)]), id="not answered today"),
        pytest.param(Known(steps=[a_promise()._replace(promise=False)]), id="own step"),
    ],
)
def test_who_was_tried_today_waits_until_tomorrow(known: Known) -> None:
    tried = known._replace(tried_today={7})
    touched = a_client(last_touch_on=TODAY)
    assert rank([a_client()], tried).calls == ()
    assert rank([touched], known).calls == ()
    assert verdict(a_client(), tried).brakes == (Brake(BrakeCode.NO_ANSWER, TOMORROW),)
    assert verdict(touched, tried).brakes == (Brake(BrakeCode.COOLING, TOMORROW),)


@pytest.mark.parametrize("due_on", [TODAY, TODAY - timedelta(days=3)])
def test_a_promise_still_open_for_today_passes_that_brake(due_on: date) -> None:
    known = Known(steps=[a_promise(due_on, list_on=TODAY)], tried_today={7})
    assert [call.contact_id for call in rank([a_client()], known).calls] == [7]


def test_who_is_put_off_waits_for_that_day_and_no_longer() -> None:
    known = Known(steps=[a_promise()._replace(promise=False)], deals=[a_deal()])
    off = a_client()._replace(snoozed_until=TOMORROW)
    assert rank([off], known).calls == ()
    assert verdict(off, known).brakes == (Brake(BrakeCode.SNOOZED, TOMORROW),)
    for back in (TODAY, LONG_AGO):
        again = a_client()._replace(snoozed_until=back)
        assert verdict(again, known).brakes == ()
        assert len(rank([again], known).calls) == 1


def test_a_promise_passes_being_put_off() -> None:
    off = a_client()._replace(snoozed_until=TOMORROW)
    assert len(rank([off], Known(steps=[a_promise()])).calls) == 1


def test_two_brakes_are_both_told() -> None:
    off = a_client(last_touch_on=TODAY)._replace(snoozed_until=TOMORROW)
    assert [brake.code for brake in verdict(off).brakes] == [BrakeCode.COOLING, BrakeCode.SNOOZED]


def test_the_archived_are_never_listed() -> None:
    archived = a_client(next_touch_on=None)
    known = Known(steps=[a_promise()], deals=[a_deal()], tried_today={7})
    assert rank([archived], known).calls == ()
    assert verdict(archived, known).brakes == (Brake(BrakeCode.ARCHIVED, None),)


def test_a_resistant_client_is_called_after_the_others_of_the_band() -> None:
    pool = [
        a_client(id=1, mood=Mood.RESISTANT),
        a_client(id=2, mood=Mood.NEUTRAL),
        a_client(id=3, familiarity=5),
    ]
    assert [call.contact_id for call in rank(pool).calls] == [2, 1, 3]


def test_a_resistant_client_is_not_listed_for_a_deal_he_has_not_committed_to() -> None:
    fresh = a_client(mood=Mood.RESISTANT, last_touch_on=TODAY - timedelta(days=1))
    leaning = a_deal()._replace(degree=Degree.LEANING)
    assert rank([fresh], Known(deals=[leaning])).calls == ()
    assert len(rank([fresh], Known(deals=[a_deal()])).calls) == 1


def test_equal_scores_stand_by_name_key_and_then_by_id() -> None:
    pool = [
        a_client(id=9, name_key="a"),
        a_client(id=1, name_key="b"),
        a_client(id=10, name_key="a"),
    ]
    assert [call.contact_id for call in rank(pool).calls] == [9, 10, 1]


@pytest.mark.parametrize(
    ("limit", "shown", "waiting"), [(0, 0, 5), (2, 2, 3), (5, 5, 0), (12, 5, 0)]
)
def test_who_is_beyond_the_limit_waits(limit: int, shown: int, waiting: int) -> None:
    calls = rank([a_client(id=n) for n in range(1, 6)], limit=limit)
    assert [call.rank for call in calls.calls] == list(range(1, shown + 1))
    assert calls.waiting == waiting


def test_steps_and_deals_of_clients_who_are_no_candidates_are_left_alone() -> None:
    known = Known(steps=[a_promise(contact_id=8)], deals=[a_deal(contact_id=8)])
    (call,) = rank([a_client()], known).calls
    assert {reason.code for reason in call.reasons} == {ReasonCode.CELL, ReasonCode.SILENCE}


@given(candidates, knowns)
def test_the_points_add_up_and_every_client_listed_has_a_cause(
    pool: list[Candidate], known: Known
) -> None:
    for call in rank(pool, known).calls:
        assert call.score == sum(reason.points for reason in call.reasons)
        assert all(reason.points > 0 for reason in call.reasons)
        assert TRIGGERS & {reason.code for reason in call.reasons}


@given(candidates, knowns, st.randoms())
def test_the_order_of_what_comes_in_does_not_matter(
    pool: list[Candidate], known: Known, random: Random
) -> None:
    other = known._replace(
        steps=random.sample(known.steps, len(known.steps)),
        deals=random.sample(known.deals, len(known.deals)),
    )
    assert rank(random.sample(pool, len(pool)), other) == rank(pool, known)


@given(candidates, knowns)
def test_the_order_is_by_score_then_name_key_then_id(pool: list[Candidate], known: Known) -> None:
    by_id = {candidate.id: candidate for candidate in pool}
    keys = [
        (-call.score, by_id[call.contact_id].name_key, call.contact_id)
        for call in rank(pool, known).calls
    ]
    assert keys == sorted(set(keys))


@given(candidates, knowns)
def test_a_promise_comes_before_everything_else(pool: list[Candidate], known: Known) -> None:
    promised = [
        not PROMISES.isdisjoint(reason.code for reason in call.reasons)
        for call in rank(pool, known).calls
    ]
    assert promised == sorted(promised, reverse=True)


@given(candidates, knowns)
def test_without_a_promise_nobody_has_more_points_than_the_policy_allows(
    pool: list[Candidate], known: Known
) -> None:
    for candidate in pool:
        found = verdict(candidate, known)
        beside = [reason.points for reason in found.reasons if reason.code not in PROMISES]
        assert sum(beside) <= POLICY.points_beside_promise


@given(candidates, knowns, st.integers(0, 8))
def test_a_limit_only_cuts(pool: list[Candidate], known: Known, limit: int) -> None:
    whole, cut = rank(pool, known), rank(pool, known, limit)
    assert cut.calls == whole.calls[:limit]
    assert len(cut.calls) + cut.waiting == len(whole.calls)


@given(candidates, knowns)
def test_the_list_and_the_verdict_on_one_client_agree(pool: list[Candidate], known: Known) -> None:
    listed = {call.contact_id: call.reasons for call in rank(pool, known).calls}
    for candidate in pool:
        found = verdict(candidate, known)
        assert found.listed is (candidate.id in listed)
        assert not found.listed or found.reasons == listed[candidate.id]


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_longer_silence_never_has_fewer_points(one: int, other: int) -> None:
    short, long = sorted((one, other))
    since, before = TODAY - timedelta(days=short), TODAY - timedelta(days=long)
    client = a_client(familiarity=None)
    assert (
        verdict(client._replace(last_touch_on=since)).score
        <= verdict(client._replace(last_touch_on=before)).score
    )
    new = client._replace(last_touch_on=None)
    assert (
        verdict(new._replace(added_on=since)).score <= verdict(new._replace(added_on=before)).score
    )
