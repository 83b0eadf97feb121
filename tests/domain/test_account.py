"""The emotional account: what was given, kept and asked."""

from datetime import UTC, date, datetime

import pytest

from rmtrack.domain.account import Account, keep_account
from rmtrack.domain.errors import RuleError
from rmtrack.domain.keys import Kind, Outcome, StepState
from rmtrack.domain.policy import Policy
from rmtrack.domain.touch import Interaction, NextStep

MONDAY = date(2026, 11, 16)
AT_NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)


def a_touch(give: str | None = None, ask: str | None = None) -> Interaction:
    return Interaction(7, AT_NINE, MONDAY, Kind.CALL, Outcome.TALKED, give=give, ask=ask)


def a_step(state: StepState, *, promise: bool = True) -> NextStep:
    return NextStep(7, MONDAY, MONDAY, promise=promise, state=state)


@pytest.mark.parametrize(
    ("touches", "steps", "account"),
    [
        ([], [], Account(0, 0, 0, balance=0)),
        ([a_touch()], [a_step(StepState.OPEN)], Account(0, 0, 0, balance=0)),
        ([a_touch(give="a book")], [], Account(1, 0, 0, balance=1)),
        ([a_touch(ask="a referral")], [], Account(0, 0, 1, balance=-1)),
        ([a_touch("a book", "a referral")], [], Account(1, 0, 1, balance=0)),
        ([], [a_step(StepState.KEPT)], Account(0, 1, 0, balance=2)),
        ([], [a_step(StepState.KEPT, promise=False)], Account(0, 0, 0, balance=0)),
        ([], [a_step(StepState.DROPPED)], Account(0, 0, 0, balance=0)),
        (
            [a_touch(give="a book"), a_touch(give="thanks"), a_touch(ask="a referral")],
            [a_step(StepState.KEPT), a_step(StepState.KEPT), a_step(StepState.OPEN)],
            Account(2, 2, 1, balance=5),
        ),
    ],
)
def test_the_balance_by_the_methods_numbers(
    touches: list[Interaction], steps: list[NextStep], account: Account
) -> None:
    assert keep_account(touches, steps, Policy()) == account


def test_the_numbers_are_the_policys() -> None:
    policy = Policy(account_give=3, account_promise_kept=10, account_ask=0)
    touches = [a_touch(give="a book", ask="a referral")]
    assert keep_account(touches, [a_step(StepState.KEPT)], policy).balance == 13


def test_what_is_lost_is_no_negative_number() -> None:
    with pytest.raises(RuleError, match="account_ask is -1: it must be 0 or more"):
        Policy(account_ask=-1)
