"""How words of the user's own are written: as they were first written with anybody."""

from collections.abc import Callable, Iterable
from unicodedata import normalize

Key = Callable[[str], str]  # the same of all writings of one word


def alike(text: str) -> str:
    """Return what all writings of one word have in common: width and case don't matter."""
    return normalize("NFKC", text).casefold()


def known_as(text: str, known: Iterable[str], key: Key = alike) -> str | None:
    """Return the word of `known` that is meant, or None."""
    plain = key(text)
    return next((one for one in known if key(one) == plain), None)


class Writings:
    """How words are written, the first writing of each."""

    def __init__(self, known: Iterable[str] = (), key: Key = alike) -> None:
        self._first: dict[str, str] = {}
        self._key = key
        self.of(known)

    def of(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the words the way they are written, each once; a new one is, from now on."""
        written = [self._first.setdefault(self._key(word), word) for word in words]
        return tuple(dict.fromkeys(written))
