"""The emotional account (情感账户) with a client: what was given, kept and asked.

It is the RM's own measure of when to ask again, never a client's debt.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.keys import StepState

if TYPE_CHECKING:
    from rmtrack.domain.policy import Policy
    from rmtrack.domain.touch import Interaction, NextStep


class Account(NamedTuple):
    """How often something was given, a promise kept, something asked, and what it comes to."""

    given: int
    kept: int
    asked: int
    balance: int


def keep_account(
    interactions: Iterable["Interaction"], steps: Iterable["NextStep"], policy: "Policy"
) -> Account:
    """Return the account of the client whose interactions and steps these are.

    balance = given × give + kept × promise kept − asked × ask, by the policy's numbers. A promise
    past its date costs nothing before it is known to be broken.
    """
    touches = list(interactions)
    given = sum(touch.give is not None for touch in touches)
    asked = sum(touch.ask is not None for touch in touches)
    kept = sum(step.promise and step.state is StepState.KEPT for step in steps)
    balance = (
        given * policy.account_give
        + kept * policy.account_promise_kept
        - asked * policy.account_ask
    )
    return Account(given, kept, asked, balance)
