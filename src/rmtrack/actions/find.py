"""The verb that finds clients by whatever is remembered of them."""

from rmtrack.actions.desk import Desk
from rmtrack.domain.finding import Findings, Search, sort_out
from rmtrack.storage import finding
from rmtrack.storage.queries import part_pattern


def find_clients(desk: Desk, search: Search, *, notes: bool = False) -> Findings:
    """Return who has the searched text anywhere: archived clients too, behind the others.

    Names, phone numbers, WeChat names, e-mail addresses, employers and tags are looked through;
    with `notes` also what was noted of a client, in a touch, or of a next step.
    """
    patterns = {
        "text": part_pattern(search.text.lower()),
        "name_key": search.name_key and part_pattern(search.name_key),
        "digits": search.digits and part_pattern(search.digits),
    }
    asked = finding.EVEN_IN_NOTES if notes else finding.EVERYWHERE
    with desk.store.snapshot():
        found = [one for query in asked for one in desk.store.all(query, **patterns)]
    return Findings(search, notes, sort_out(found))
