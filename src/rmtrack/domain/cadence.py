"""When a client was last touched, and when the next touch is due.

A touch is a contact that reached the client: no note, and no call that nobody answered.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from rmtrack.domain.grid import band
from rmtrack.domain.keys import Band, Kind, Outcome

if TYPE_CHECKING:  # the call list needs this module, but no whole contacts
    from rmtrack.domain.contact import Contact
    from rmtrack.domain.policy import Policy

KINDS_NO_TOUCH = frozenset({Kind.NOTE})
OUTCOMES_NO_TOUCH = frozenset({Outcome.NO_ANSWER, Outcome.DISCONNECTED})


def counts_as_touch(kind: Kind, outcome: Outcome) -> bool:
    """Tell whether an interaction reached the client."""
    return kind not in KINDS_NO_TOUCH and outcome not in OUTCOMES_NO_TOUCH


def cadence_days(familiarity: int | None, own: int | None, policy: "Policy") -> int:
    """Return the longest silence allowed, in days: the contact's `own`, else its band's.

    A client at 6 may be called every one to three months; the high band's default is the near
    end of that, and `own` lengthens it. An unclassified client has the low band's.
    """
    if own is not None:
        return own
    return policy.cadence(Band.LOW if familiarity is None else band(familiarity))


def due_by_cadence(last_touch_on: date | None, added_on: date, days: int) -> date:
    """Return the day on which a cadence of so many `days` asks for a touch.

    A client never touched is due from the day on which it was added.
    """
    return added_on if last_touch_on is None else last_touch_on + timedelta(days=days)


def touch_days(
    contact: "Contact",
    *,
    last_reached: date | None,
    open_step: date | None,
    policy: "Policy",
) -> tuple[date | None, date | None]:
    """Return a contact's `last_touch_on` and `next_touch_on`.

    `last_reached` is the day of the latest interaction that counts as a touch, `open_step` the
    earliest `list_on` of the open next steps. The last touch is the later of `last_reached` and
    what was known before; the next one is due on the earlier of the open step and the cadence's
    day, which is never before the day a contact is put off to. An archived contact has no next
    touch.
    """
    last = max(filter(None, (last_reached, contact.contacted_on)), default=None)
    if contact.archived:
        return last, None
    days = cadence_days(contact.familiarity, contact.cadence_days, policy)
    due = due_by_cadence(last, contact.added_on, days)
    if contact.snoozed_until is not None:
        due = max(due, contact.snoozed_until)
    return last, due if open_step is None else min(open_step, due)
