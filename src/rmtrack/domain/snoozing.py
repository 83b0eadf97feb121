"""Putting a client off: until that day there is no call, and what was to come before comes then."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.touch import NextStep


class Snoozed(NamedTuple):
    """A client as put off, and the steps that moved with it, as they are now."""

    contact: Contact
    until: date
    moved: tuple[NextStep, ...]


def refuse_no_delay(until: date, today: date) -> None:
    """Raise RuleError for a day that is not after `today`."""
    if until <= today:
        raise RuleError(N_("{day} puts nothing off: give a day after today"), day=until)


def put_off(step: NextStep, until: date) -> NextStep:
    """Return an open step as it stands once its client is put off until a day.

    What is due by then keeps its day. What moves loses its time on the wall, which was agreed for
    another day.
    """
    if step.due_on >= until:
        return step
    return replace(step, due_on=until, list_on=max(step.list_on, until), due_time=None)
