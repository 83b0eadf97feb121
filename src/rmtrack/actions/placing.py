"""What was felt about a client, kept with its day; the latest of it is the client's place."""

from dataclasses import replace

from rmtrack.actions.desk import Desk
from rmtrack.domain.contact import Contact
from rmtrack.domain.touch import Assessment
from rmtrack.storage import queries


def keep_felt(desk: Desk, contact: Contact, felt: Assessment) -> Assessment:
    """Keep what was felt as a dated row, inside a command, and move the client by it.

    It names the interaction it was felt in, else the last one of that day, if any. The place in
    the grid is that of the latest rows, so that a backdated one overrules no later one. What was
    felt about a category moves nobody.
    """
    if felt.interaction_id is None:
        felt = replace(felt, interaction_id=_last_of_day(desk, felt))
    stored = desk.store.put(felt)
    moves = felt.mood is not None or felt.familiarity is not None
    if felt.category is None and moves:
        place_by_rows(desk, contact)
    return stored


def keep_news(desk: Desk, before: Contact, after: Contact) -> None:
    """Keep a familiarity and a mood that a stored client has anew, as felt today."""
    felt = {
        name: getattr(after, name)
        for name in ("familiarity", "mood")
        if getattr(after, name) != getattr(before, name)
    }
    if felt:
        keep_felt(desk, after, Assessment(contact_id=after.id, assessed_on=desk.today, **felt))


def _last_of_day(desk: Desk, felt: Assessment) -> int | None:
    touches = desk.store.all(queries.INTERACTIONS_OF, contact_id=felt.contact_id)  # newest first
    return next((one.id for one in touches if one.happened_on == felt.assessed_on), None)


def place_by_rows(desk: Desk, contact: Contact) -> None:
    """Store a client, inside a command, in the place that the latest rows say."""
    rows = desk.store.all(queries.ASSESSMENTS_OF, contact_id=contact.id)  # the oldest first
    rows = [row for row in rows if not row.aside]
    moods = [row.mood for row in rows if row.mood is not None]
    grades = [row.familiarity for row in rows if row.familiarity is not None]
    desk.store.put(
        replace(
            contact,
            mood=moods[-1] if moods else contact.mood,
            familiarity=grades[-1] if grades else contact.familiarity,
        )
    )
