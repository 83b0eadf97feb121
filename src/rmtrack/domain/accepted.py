"""The words that would have been accepted, as an error tells them."""

from collections.abc import Iterable, Mapping

from rmtrack.domain.keys import Risk


class Accepted(tuple[tuple[str, str], ...]):
    """Each key with the Chinese word for it, or nothing where it has none.

    A view tells the words of the language in use; as text it is the keys.
    """

    __slots__ = ()

    @classmethod
    def of(cls, words: Mapping[str, Iterable[str]]) -> "Accepted":
        """Take each key with the first of its other words."""
        return cls((_told(key), next(iter(others), "")) for key, others in words.items())

    def __str__(self) -> str:
        return ", ".join(key for key, _word in self)


def _told(key: str) -> str:
    """Return a key as everybody writes it: C1, though it is kept as c1."""
    return key.name if isinstance(key, Risk) else str(key)
