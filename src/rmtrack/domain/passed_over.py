"""Somebody who has just the name that was typed, or had it, where another client is taken."""

from typing import NamedTuple


class PassedOver(NamedTuple):
    """A client who may be meant and is not taken: archived, or once called so."""

    id: int
    name: str  # of today
    archived: bool
    deceased: bool = False
    former_name: str | None = None  # by which he was called so
