"""Rows of a list that mean, or may mean, somebody whom nobody would expect: each is told."""

from typing import NamedTuple


class Joined(NamedTuple):
    """A row without a phone that is taken for a stored client's, by name and whole birthday."""

    row: int
    number: int
    name: str  # of the client; the row may have one of before


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


class Undecided(NamedTuple):
    """A row without a phone that may tell of several stored clients: nothing of it is taken."""

    row: int
    name: str  # as the file has it
    clients: tuple[tuple[int, str], ...]  # their numbers and names


class Unclear(NamedTuple):
    """Whom rows mean, or may mean, beside those who are clear: something is told of each."""

    joined: tuple[Joined, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    departed: tuple[Departed, ...] = ()
    undecided: tuple[Undecided, ...] = ()


NOTHING_UNCLEAR = Unclear()
