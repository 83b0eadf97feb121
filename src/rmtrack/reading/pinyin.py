"""The ways in which a name may be read, for the keys that are kept with it.

The dictionary takes as long to load as a whole command, so names are read when they are written,
never when one is looked up.
"""

import os
import re
from collections.abc import Sequence
from functools import cache

from rmtrack.domain.lookup import READINGS, SYLLABLES
from rmtrack.reading.heteronyms import COMMON, COMPOUND_SURNAMES, SURNAMES, read_table

MOST_READINGS = 16
MOST_SYLLABLES = 64  # of all readings of a name: a longer one has fewer

_WORDS = re.compile(r"[a-z0-9]+|[〇\u3400-\u9fff\U00020000-\U0003ffff]")
_SYLLABLE = re.compile(r"[a-z]+")
_SURNAMES, _COMPOUND, _COMMON = map(read_table, (SURNAMES, COMPOUND_SURNAMES, COMMON))


def readings_of(key: str, plain: str) -> str | None:
    """Return how a name may be read: the likeliest first, None where nobody can read any of it.

    Syllables stand apart by a space, readings by "/": `shan xiao ming/dan xiao ming`. `key` is the
    name folded, `plain` the same with simplified characters, by which surnames are known. A Latin
    word is one syllable; a sign that nobody can read has none.
    """
    words, plain_words = _WORDS.findall(key), _WORDS.findall(plain)
    if not words:
        return None
    surname = _surname(plain_words)
    first = [*surname, *[()] * (len(words) - len(surname))]
    known = map(_sounds, words, plain_words, first)
    return READINGS.join(map(SYLLABLES.join, _combined(list(filter(None, known))))) or None


def _surname(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return how the surname with which a name begins is read, sign by sign."""
    compound = _COMPOUND.get("".join(words[:2]))
    return [(sound,) for sound in compound] if compound else [_SURNAMES.get(words[0], ())]


def _sounds(word: str, plain: str, as_surname: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sounds of a word, those of a surname first."""
    known = (*as_surname, *_COMMON.get(plain, ()), *_usual(word), *_SURNAMES.get(plain, ()))
    return tuple(dict.fromkeys(known))


@cache
def _usual(word: str) -> tuple[str, ...]:
    """Return the sound that the dictionary has for a sign, if it has one."""
    if word.isascii():
        return (word,)
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "yes")  # two thirds of the time; signs are enough
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - see the module's docstring

    sound = lazy_pinyin(word)[0].replace("ê", "e")
    return (sound,) if _SYLLABLE.fullmatch(sound) else ()


def _combined(syllables: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the likeliest readings: a sound is less likely by its place among those of a sign."""
    most = max(1, min(MOST_READINGS, MOST_SYLLABLES // max(1, len(syllables))))
    found: list[tuple[int, list[str]]] = [(0, [])]
    for sounds in syllables:
        longer = [(far + n, [*so, one]) for far, so in found for n, one in enumerate(sounds)]
        found = sorted(longer, key=lambda reading: reading[0])[:most]
    return [reading for _far, reading in found]
