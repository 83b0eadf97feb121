"""What a touch does to the steps that were agreed before it, and the result of logging one."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.keys import Kind, Outcome, StepState
from rmtrack.domain.touch import Interaction, NextStep

if TYPE_CHECKING:  # a touch by number looks nobody up
    from rmtrack.domain.passed_over import PassedOver

UNREACHED = frozenset({Outcome.NO_ANSWER, Outcome.DISCONNECTED})


def refuse_early_step(due_on: date, first: date) -> None:
    """Raise RuleError for a next step that lies before its touch, on the `first` day."""
    if due_on < first:
        raise RuleError(
            N_("the next step on {day} lies before the touch: give a day from {first} on"),
            day=due_on,
            first=first,
        )


def after_touch(step: NextStep, touch: Interaction, *, again_on: date) -> NextStep:
    """Return the open `step` as it stands after `touch`.

    A touch settles what was due by its day: it keeps the step, whatever was said. Where nobody
    was reached the step stays due and returns to the call list on `again_on`. A step due later
    than the touch, and any step at all when only a note was written, stays as it is: a promise
    for Friday is not kept by a word on Wednesday.
    """
    if touch.kind is Kind.NOTE or step.due_on > touch.happened_on:
        return step
    if touch.outcome in UNREACHED:
        return replace(step, list_on=max(step.list_on, again_on))
    return replace(step, state=StepState.KEPT, settled_on=touch.happened_on, settled_by=touch.id)


class Logged(NamedTuple):
    """What `log` did: the touch as stored, what it settled, what is open now.

    `new` is the step agreed in this touch; `kept` and `still_open` are the ones from before.
    `archived` is a client out of the pool whose name was typed sign by sign, where this one's is
    written otherwise.
    """

    contact: Contact
    interaction: Interaction
    new: NextStep | None
    kept: tuple[NextStep, ...]
    still_open: tuple[NextStep, ...]
    archived: "PassedOver | None" = None
