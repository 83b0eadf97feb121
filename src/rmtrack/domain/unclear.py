"""Rows of a list that mean, or may mean, somebody whom nobody would expect: each is told."""

from enum import StrEnum
from typing import NamedTuple


class By(StrEnum):
    """By what a row was taken for a client's who has no phone number that it tells."""

    DETAILS = "details"  # the birthday, the employer, or all that is known
    NAME = "name"  # alone: of nobody else it is known
    FORMER_PHONE = "former-phone"
    NEW_PHONE = "new-phone"  # and the name and the whole birthday


class Joined(NamedTuple):
    """A row that is taken for a stored client's, who has no phone number that it tells."""

    row: int
    number: int
    name: str  # of the client; the row may have one of before
    by: By = By.DETAILS


class Renamed(NamedTuple):
    """A name of the file that another client had before, and is kept apart from."""

    name: str  # as the file has it
    number: int
    now: str  # what that client is called


class Departed(NamedTuple):
    """A row of a client who is archived, or kept as deceased: he stays so."""

    row: int
    number: int
    name: str
    deceased: bool
    namesake: bool = False  # only the name is that of one kept as deceased: somebody was added


class Rival(NamedTuple):
    """A client of whom a row may tell."""

    number: int
    name: str
    archived: bool = False
    deceased: bool = False


class Undecided(NamedTuple):
    """A row that may tell of these stored clients, or of somebody else: nothing of it is taken."""

    row: int
    name: str  # as the file has it
    clients: tuple[Rival, ...]


class Unclear(NamedTuple):
    """Whom rows mean, or may mean, beside those who are clear: something is told of each."""

    joined: tuple[Joined, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    departed: tuple[Departed, ...] = ()
    undecided: tuple[Undecided, ...] = ()


NOTHING_UNCLEAR = Unclear()
