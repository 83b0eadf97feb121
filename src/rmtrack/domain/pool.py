"""Who is in the client pool, as it is kept: one field a column."""

from dataclasses import dataclass
from datetime import date

from rmtrack.domain.keys import ME, NEW


@dataclass(frozen=True, slots=True)
class PoolChange:
    """A client left the pool (was archived) or came back, from a day on."""

    contact_id: int
    changed_on: date
    archived: bool
    id: int = NEW
    owner: str = ME
