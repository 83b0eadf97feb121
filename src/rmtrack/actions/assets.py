"""What clients hold with the bank, kept by the day."""

from rmtrack.actions.desk import Desk
from rmtrack.domain.contact import Contact
from rmtrack.domain.profile import AssetReading
from rmtrack.storage import assets


def keep_assets(desk: Desk, before: Contact | None, after: Contact) -> None:
    """Keep what is known anew of a stored client's assets as a reading of today.

    Runs inside the command that stores `after`; `before` is the client until then, None of a new
    one. Where what was known until today was never read, it is kept too, as what stood before.
    """
    known = before.assets if before else None
    if after.assets == known:
        return
    if known is not None and desk.store.first(assets.ANY_OF, contact_id=after.id) is None:
        desk.store.put(AssetReading(after.id, desk.today, known))
    if after.assets is not None:
        desk.store.put(AssetReading(after.id, desk.today, after.assets))
