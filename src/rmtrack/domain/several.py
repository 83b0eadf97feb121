"""Several facts in one place of a sentence; a view lists them as its language does."""

from collections.abc import Iterable
from typing import NamedTuple

COMMA, ARROW = ", ", " → "


class Named(NamedTuple):
    """A client by name and number."""

    name: str
    number: int

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"


class Several(NamedTuple):
    """Facts, and what stands between two of them: a comma, or an arrow where one leads on."""

    facts: tuple[object, ...]
    joint: str = COMMA

    @classmethod
    def of(cls, facts: Iterable[object], *, joint: str = COMMA) -> "Several":
        """Take the facts in their order."""
        return cls(tuple(facts), joint)

    def __str__(self) -> str:
        return self.joint.join(map(str, self.facts))
