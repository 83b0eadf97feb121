"""A client who was put off."""

from typing import Any

from rmtrack.domain.snoozing import Snoozed
from rmtrack.i18n import _
from rmtrack.views.dates import full_day
from rmtrack.views.next_steps import next_step_text
from rmtrack.views.records import record_json


def snoozed_lines(snoozed: Snoozed) -> str:
    """Say until when, and what moved with it."""
    contact = snoozed.contact
    head = _("{name} ({number})  put off until {day}").format(
        name=contact.name, number=contact.id, day=full_day(snoozed.until)
    )
    told = _("  {label}: {step}")
    moved = [told.format(label=_("moved"), step=next_step_text(step)) for step in snoozed.moved]
    return "\n".join([head, *moved])


def snoozed_json(snoozed: Snoozed) -> dict[str, Any]:
    """Return until when a client is put off, and what moved, as `rmtrack.snooze/1`."""
    contact = snoozed.contact
    return {
        "schema": "rmtrack.snooze/1",
        "contact_id": contact.id,
        "name": contact.name,
        "until": str(snoozed.until),
        "next_touch_on": contact.next_touch_on and str(contact.next_touch_on),
        "moved": [record_json(step) for step in snoozed.moved],
    }
