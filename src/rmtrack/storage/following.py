"""Bringing a store after the cadences in force, when a setting changed them."""

from typing import TYPE_CHECKING

from rmtrack.storage import queries
from rmtrack.storage.opening import STAMP, cadences

if TYPE_CHECKING:
    from rmtrack.domain.policy import Policy
    from rmtrack.storage.store import Store


def follow(store: "Store", policy: "Policy") -> None:
    """Derive every client's touch days by the cadences of `policy`. No command: no history."""
    with store.database.writing():
        store.derive(set(store.all(queries.CONTACT_IDS)))
        store.database.run(f"{STAMP} = {cadences(policy)}")
