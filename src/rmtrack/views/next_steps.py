"""A next step with a client, in words."""

from typing import TYPE_CHECKING

from rmtrack.i18n import _
from rmtrack.views.dates import long_day

if TYPE_CHECKING:
    from rmtrack.domain.reasons import OpenStep
    from rmtrack.domain.touch import NextStep

    Step = NextStep | OpenStep


def next_step_text(step: "Step") -> str:
    """Return when it is due, what it is, and how it stands with the client."""
    return " · ".join([next_step_day(step), *next_step_words(step)])


def next_step_day(step: "Step") -> str:
    """Return the day it is due, and the time where there is one."""
    day = long_day(step.due_on)
    return f"{day} {step.due_time}" if step.due_time else day


def next_step_words(step: "Step") -> list[str]:
    """Return what it is, and how it stands with the client."""
    words = [step.what] if step.what else []
    if step.list_on > step.due_on:
        words.append(_("to be tried again on {day}").format(day=long_day(step.list_on)))
    elif step.promise:
        words.append(_("promised"))
    return words
