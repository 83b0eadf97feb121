"""What `log` answers: who it was, and what comes next."""

from typing import Any

from rmtrack.domain.promises import Logged
from rmtrack.domain.touch import NextStep
from rmtrack.i18n import _
from rmtrack.views.next_steps import next_step_text
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
    lines += [told.format(label=label, step=next_step_text(step)) for label, step in steps]
    if not logged.new and not logged.still_open:
        lines.append(_("  no next step: add one with --next fri"))
    if gone := logged.archived:
        told = _("  {name} ({number}) is archived; meant? rmtrack contact archive {number} --back")
        lines.append(told.format(name=gone.name, number=gone.id))
    return "\n".join(lines)


def _next_json(step: NextStep) -> dict[str, Any]:
    return {
        "on": str(step.due_on),
        "time": step.due_time,
        "what": step.what,
        "promise": step.promise,
    }


def log_json(logged: Logged) -> dict[str, Any]:
    """Return what was logged as `rmtrack.log/1`."""
    step = logged.new
    return {
        "schema": "rmtrack.log/1",
        "contact_id": logged.contact.id,
        "name": logged.contact.name,
        "interaction": record_json(logged.interaction),
        "next": step and _next_json(step),
        "kept": [record_json(step) for step in logged.kept],
        "still_open": [record_json(step) for step in logged.still_open],
        "archived": logged.archived and {"id": logged.archived.id, "name": logged.archived.name},
    }
