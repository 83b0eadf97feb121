"""Bringing a store after the rules in force, when others made what is derived in it."""

from typing import TYPE_CHECKING

from rmtrack.storage import queries
from rmtrack.storage.keying import name_anew
from rmtrack.storage.opening import KEYED, KEYS, STAMP, cadences

if TYPE_CHECKING:
    from rmtrack.domain.policy import Policy
    from rmtrack.storage.store import Store


def follow(store: "Store", policy: "Policy") -> None:
    """Derive every client's touch days by the cadences of `policy`. No command: no history."""
    with store.database.writing():
        store.derive(set(store.all(queries.CONTACT_IDS)))
        store.database.run(f"{STAMP} = {cadences(policy)}")


def key_anew(store: "Store") -> None:
    """Read every client's name anew and derive the keys, unless another command just did it."""
    with store.database.writing():
        ((keyed,),) = store.database.rows(KEYED)
        if keyed != KEYS:
            everybody = set(store.all(queries.CONTACT_IDS))
            name_anew(store.database, everybody)
            store.derive_keys(everybody)
            store.database.run(f"{KEYED} = {KEYS}")
