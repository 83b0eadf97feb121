"""What a call begins with."""

from datetime import date

import pytest

from rmtrack.domain.grid import Cell
from rmtrack.domain.keys import Band, Degree, Mood
from rmtrack.domain.money import Money
from rmtrack.domain.openings import Opening, OpeningCode, choose_opening
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.reasons import Candidate, OpenStep, Reason, ReasonCode, Silence

TODAY = date(2026, 11, 2)
PROMISED = OpenStep(7, TODAY, TODAY, None, "年金对比", promise=True)
OWN_STEP = OpenStep(7, TODAY, TODAY, None, "请她转介绍", promise=False)
DEAL = OpenDeal(3, 7, "王小明", "investment", Money.yuan(1_000_000), Degree.COMMITTED, TODAY, None)
PROMISE = Reason(ReasonCode.PROMISE_DUE, 40, 0, PROMISED)
CLOSING = Reason(ReasonCode.DEAL_CLOSING, 21, 0, DEAL)
OWN = Reason(ReasonCode.SILENCE, 6, 0, OWN_STEP)
SILENT = Reason(ReasonCode.SILENCE, 3, 41, Silence(date(2026, 9, 22), 30))
NEW = Reason(ReasonCode.NEW_CLIENT, 1, 0, Silence(TODAY, 7))
IN_CELL = Reason(ReasonCode.CELL, 9, 0, Cell(Band.HIGH, Mood.POSITIVE))


def opening(
    *reasons: Reason,
    mood: Mood | None = None,
    touched: bool = True,
    familiarity: int | None = 7,
    note: str | None = None,
) -> Opening:
    last = date(2026, 9, 22) if touched else None
    client = Candidate(7, "王小明", "wangxiaoming", familiarity, mood, None, last, TODAY, TODAY)
    return choose_opening(client, reasons, note)


@pytest.mark.parametrize("mood", [None, *Mood])
def test_a_promise_opens_the_call_whatever_else_is_known(mood: Mood | None) -> None:
    found = opening(PROMISE, CLOSING, IN_CELL, mood=mood, note="想看年金")
    assert found == Opening(OpeningCode.PROMISE, what="年金对比")


def test_a_promise_without_words_is_still_the_opening() -> None:
    wordless = PROMISE._replace(fact=PROMISED._replace(what=None))
    assert opening(wordless, note="想看年金") == Opening(OpeningCode.PROMISE)


def test_a_deal_opens_the_call_where_nothing_was_promised() -> None:
    assert opening(CLOSING, IN_CELL, SILENT, note="想看年金") == Opening(
        OpeningCode.DEAL, deal=DEAL
    )


@pytest.mark.parametrize("familiarity", [None, 0, 2])
def test_a_first_contact_with_a_stranger_begins_with_who_i_am(familiarity: int | None) -> None:
    found = opening(NEW, mood=Mood.RESISTANT, touched=False, familiarity=familiarity)
    assert found == Opening(OpeningCode.INTRODUCE)


@pytest.mark.parametrize("familiarity", [3, 9])
def test_who_knows_the_rm_is_not_introduced_to_him_again(familiarity: int) -> None:
    found = opening(NEW, mood=Mood.NEUTRAL, touched=False, familiarity=familiarity)
    assert found == Opening(OpeningCode.GREETING)


def test_the_words_of_ones_own_step_are_never_told_to_the_client() -> None:
    assert opening(OWN) == Opening(OpeningCode.GREETING)
    assert opening(OWN, touched=False, familiarity=1) == Opening(OpeningCode.INTRODUCE)


@pytest.mark.parametrize(
    ("mood", "note", "expected"),
    [
        (Mood.RESISTANT, "别跟我提保险", Opening(OpeningCode.LISTEN)),
        (Mood.RESISTANT, None, Opening(OpeningCode.LISTEN)),
        (Mood.POSITIVE, "喜欢八月的基金", Opening(OpeningCode.LAST_TIME, what="喜欢八月的基金")),
        (Mood.POSITIVE, None, Opening(OpeningCode.NEWS)),
        (Mood.NEUTRAL, "", Opening(OpeningCode.GREETING)),
        (None, "想看年金", Opening(OpeningCode.LAST_TIME, what="想看年金")),
        (None, None, Opening(OpeningCode.GREETING)),
    ],
)
def test_after_a_silence_the_mood_and_the_last_note_decide(
    mood: Mood | None, note: str | None, expected: Opening
) -> None:
    assert opening(IN_CELL, SILENT, mood=mood, note=note) == expected
