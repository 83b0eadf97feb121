"""Verbs of the first sitting: who has no place in the grid yet, placed one after the other."""

from itertools import islice

from rmtrack.actions.brought import products_said
from rmtrack.actions.desk import Desk
from rmtrack.actions.history import show_history, undo
from rmtrack.actions.placing import keep_felt
from rmtrack.domain.assessing import IN_TOUCH
from rmtrack.domain.cadence import KINDS_NO_TOUCH, OUTCOMES_NO_TOUCH
from rmtrack.domain.cold_start import Suggestion, Unclassified, settle, suggest
from rmtrack.domain.contact import Contact
from rmtrack.domain.grid import FAMILIARITY
from rmtrack.domain.history import LineState
from rmtrack.domain.keys import Band, Mood
from rmtrack.domain.touch import Assessment
from rmtrack.storage import unplaced

LOOKED_BACK = 50  # lines of history; others may have been written meanwhile


def list_unclassified(desk: Desk, most: int | None = None) -> Unclassified:
    """Return the clients without a place in the grid, the best known first, and one for each.

    At most so many of them, by default all.
    """
    with desk.store.snapshot():
        clients = desk.store.all(
            unplaced.UNPLACED,
            since=desk.today - IN_TOUCH,
            kinds=KINDS_NO_TOUCH,
            outcomes=OUTCOMES_NO_TOUCH,
        )
        said = products_said(desk, unplaced.PRODUCTS_SAID)
        placed = desk.store.first(unplaced.PLACED) or 0
    # the store may not know all that was sold
    known = [one._replace(products=max(one.products, said.get(one.id, 0))) for one in clients]
    return Unclassified(suggest(known, desk.today)[:most], len(clients), placed)


def place_client(desk: Desk, suggested: Suggestion, band: Band, mood: Mood) -> Contact:
    """Give a client a place in the grid; what was proposed is kept with it."""
    client = suggested.client
    with desk.store.command(desk.line, desk.now):
        felt = Assessment(
            contact_id=client.id,
            assessed_on=desk.today,
            familiarity=settle(client, band),
            mood=mood,
            proposed=FAMILIARITY[suggested.guess.band],
        )
        keep_felt(desk, desk.store.get(Contact, client.id), felt)
    return desk.store.get(Contact, client.id)


def take_back(desk: Desk, contact_id: int) -> None:
    """Take back the desk's own command, which placed this client; nobody else's, where it stands.

    Others may have worked in the same store meanwhile.
    """
    lines = show_history(desk, LOOKED_BACK)
    standing = [line for line in lines if line.state is LineState.DONE]
    mine = (
        line for line in standing if (line.line, line.contact_ids) == (desk.line, (contact_id,))
    )
    for line in islice(mine, 1):
        undo(desk, line.id)
