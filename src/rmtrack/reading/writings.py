"""Words of the user's own, as they are compared: one word, however it is written."""

from functools import cache

from rmtrack.domain.writing import alike
from rmtrack.reading.names import simplified


@cache
def word_key(word: str) -> str:
    """Return what all writings of a word have in common, as of names: 高爾夫 is 高尔夫.

    But nothing between its signs is left out: `·1` is not `1`.
    """
    return simplified(alike(word))
