"""Words and texts of the user's own, as they are compared: one, however it is written."""

from functools import cache

from rmtrack.domain.writing import alike
from rmtrack.reading.names import bare, simplified


@cache
def word_key(word: str) -> str:
    """Return what all writings of a word have in common, as of names: 高爾夫 is 高尔夫.

    But nothing between its signs is left out: `·1` is not `1`.
    """
    return simplified(alike(word))


@cache
def text_key(text: str) -> str:
    """Return what all writings of a text have in common, so that a part of it stays a part.

    Width, case, the accents of Latin letters, traditional signs: `Café 騰訊` is `cafe 腾讯`.
    """
    return simplified(bare(text))
