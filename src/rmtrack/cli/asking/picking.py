"""One of a few lines: by the arrow keys, by its number, or by typing what stands there."""

from collections.abc import Iterator
from typing import NamedTuple

from rmtrack.reading.text import folded

Choices = tuple[tuple[str, str], ...]  # each the key that is answered, and what is shown


class Picking(NamedTuple):
    """The lines of a question, which is pointed at by hand, and what was typed since."""

    choices: Choices
    place: int = 0
    typed: str = ""

    @property
    def at(self) -> int:
        """The line that is pointed at: the one that was typed, else the one of before."""
        found = _find(self.choices, self.typed)
        return self.place if found is None else found

    @property
    def key(self) -> str:
        """The answer, were it given now."""
        return self.choices[self.at][0]

    @property
    def title(self) -> str:
        """What is shown of it."""
        return self.choices[self.at][1]

    @property
    def is_lost(self) -> bool:
        """Whether something was typed that fits no line."""
        return bool(_plain(self.typed)) and _find(self.choices, self.typed) is None

    def with_typed(self, signs: str) -> "Picking":
        """Type more; a number that makes none with the one before takes its place."""
        text = self.typed + signs
        anew = _find(self.choices, text) is None and _plain(text).isdecimal()
        return self._replace(typed=signs if anew else text)

    def erased(self) -> "Picking":
        """Take one sign back."""
        return self._replace(typed=self.typed[:-1])

    def moved(self, lines: int) -> "Picking":
        """Point so many lines further down, and from the last one at the first."""
        return Picking(self.choices, (self.at + lines) % len(self.choices))


def _find(choices: Choices, typed: str) -> int | None:
    """Return the line that a text means: by its number, else by the words that fit best."""
    text = _plain(typed)
    if not text:
        return None
    if text.isdecimal() and 1 <= int(text) <= len(choices):
        return int(text) - 1
    fits = [(*rank, at) for at, line in enumerate(choices) for rank in _ranks(line, text)]
    return min(fits)[-1] if fits else None


def _ranks(line: tuple[str, str], text: str) -> Iterator[tuple[int, int]]:
    """Yield how well a text fits the key or the title of a line: the less the better.

    It is all of it, its start, that of a word in it, or a part; of a longer line it is less.
    """
    for words in map(_plain, line):
        if text in words:
            fits = (words == text, words.startswith(text), f" {text}" in words, True)
            yield fits.index(True), len(words)


def _plain(text: str) -> str:
    """Return a text as it is compared: what joins words is a blank."""
    return " ".join(folded(text).replace("-", " ").replace("_", " ").split())
