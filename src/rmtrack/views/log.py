"""What `log` answers: who it was, and what comes next."""

from typing import Any

from rmtrack.domain.promises import Logged
from rmtrack.domain.touch import NextStep
from rmtrack.i18n import _
from rmtrack.views.dates import long_day
from rmtrack.views.records import record_json
from rmtrack.views.terms import term


def log_lines(logged: Logged) -> str:
    """Say what was recorded, in one line and one for each step it touched."""
    touch = logged.interaction
    felt = [term(touch.mood)] if touch.mood else []
    about = [term(touch.about)] if touch.about else []
    said = [touch.note] if touch.note else []
    words = [term(touch.kind), term(touch.outcome), *about, *felt, *said]
    name = _("{name} ({number})").format(name=logged.contact.name, number=logged.contact.id)
    lines = [f"{name}  {' · '.join(words)}"]
    steps = [
        *((_("kept"), step) for step in logged.kept),
        *((_("next"), step) for step in (logged.new,) if step),
        *((_("still open"), step) for step in logged.still_open),
    ]
    told = _("  {label}: {step}")
    lines += [told.format(label=label, step=_step(step)) for label, step in steps]
    if not logged.new and not logged.still_open:
        lines.append(_("  no next step: add one with --next fri"))
    return "\n".join(lines)


def _step(step: NextStep) -> str:
    parts = [long_day(step.due_on)]
    if step.due_time:
        parts[0] += f" {step.due_time}"
    if step.what:
        parts.append(step.what)
    if step.list_on > step.due_on:
        parts.append(_("to be tried again on {day}").format(day=long_day(step.list_on)))
    elif step.promise:
        parts.append(_("promised"))
    return " · ".join(parts)


def log_json(logged: Logged) -> dict[str, Any]:
    """Return what was logged as `rmtrack.log/1`."""
    step = logged.new
    return {
        "schema": "rmtrack.log/1",
        "contact_id": logged.contact.id,
        "name": logged.contact.name,
        "interaction": record_json(logged.interaction),
        "next": step and {"on": str(step.due_on), "what": step.what, "promise": step.promise},
        "kept": [record_json(step) for step in logged.kept],
        "still_open": [record_json(step) for step in logged.still_open],
    }
