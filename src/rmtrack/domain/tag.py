"""Words put on clients, as they are kept: one field a column."""

from dataclasses import dataclass

from rmtrack.domain.keys import ME, NEW


@dataclass(frozen=True, slots=True)
class Tag:
    """A word the user puts on a client."""

    contact_id: int
    word: str
    id: int = NEW
    owner: str = ME
