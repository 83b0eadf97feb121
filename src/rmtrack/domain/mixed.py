"""A name typed in signs and pinyin together, as input methods leave it: `shan雄信` for 单雄信."""

import re
from collections.abc import Sequence

from rmtrack.domain.lookup import LAST_SIGN, SYLLABLES, is_cut, spoken
from rmtrack.domain.spelling import spells

_PIECES = re.compile(r"[a-z0-9]+|[^\x00-\x7f]")
_SIGNS = re.compile(r"[^\x00-\x7f]+")


def pieces(key: str) -> tuple[str, ...]:
    """Return the runs of Latin letters in a folded name, and its other signs one by one."""
    return tuple(_PIECES.findall(key))


def longest_run(key: str) -> str:
    """Return the longest run of signs in a folded name: whoever is meant has it in his own."""
    runs: list[str] = _SIGNS.findall(key)
    return max(runs, key=len)


def mixed_reading(
    typed: Sequence[str], name_key: str, readings: str, *, whole: bool = False
) -> str | None:
    """Return the reading of a name by which the pieces that were typed find it; None: by none.

    A sign stands for itself; letters are pinyin of the signs in their place, or initials, or both
    in turn; as a `whole` no syllable of them may be cut short behind its vowel. Where a sign has no
    reading, nobody knows which syllable is whose, so that nothing fits.
    """
    signs = pieces(name_key)
    fitting = (
        SYLLABLES.join(syllables)
        for syllables in spoken(readings)
        if len(syllables) == len(signs)
        and any(
            _fits(typed, signs[start:], syllables[start:], whole) for start in range(len(signs))
        )
    )
    return next(fitting, None)


def is_whole(typed: Sequence[str], name_key: str, readings: str) -> bool:
    """Tell whether the pieces that were typed are all of a name, and no syllable is cut short."""
    signs = (*pieces(name_key), LAST_SIGN)  # it stands for the end
    return any(
        len(syllables) + 1 == len(signs)
        and _fits((*typed, LAST_SIGN), signs, (*syllables, LAST_SIGN), whole=True)
        for syllables in spoken(readings)
    )


def _fits(
    typed: Sequence[str],
    signs: Sequence[str],
    syllables: Sequence[str],
    whole: bool,  # noqa: FBT001 - of this file alone
) -> bool:
    """Tell whether what was typed begins at the first sign."""
    if not typed:
        return True
    piece, rest = typed[0], typed[1:]
    if not piece.isascii():
        return bool(signs) and signs[0] == piece and _fits(rest, signs[1:], syllables[1:], whole)
    return any(
        _spells(piece, syllables[:count], whole)
        and _fits(rest, signs[count:], syllables[count:], whole)
        for count in range(1, len(signs) + 1)
    )


def _spells(letters: str, syllables: Sequence[str], whole: bool) -> bool:  # noqa: FBT001 - of this file alone
    """Tell whether letters are these syllables, the last perhaps cut short, or some initials."""
    spelled = "".join(syllables)
    last = letters[len(spelled) - len(syllables[-1]) :]
    cut = spelled.startswith(letters) and bool(last)
    if whole and is_cut(last) and letters != spelled:
        cut = False
    return cut or spells((letters,), syllables)
