"""Whose names are nearest to what was typed, by sound and by spelling: for suggestions only.

Whatever is near is looked for where names are kept, so that nobody looks through all of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, product
from string import ascii_lowercase

from rmtrack.domain.lookup import Named, joined, spoken
from rmtrack.domain.several import Named as Numbered
from rmtrack.domain.several import Several

MOST = 5  # names that are suggested
MOST_ALIKE = 3  # clients of one name who are told
FEWEST_LETTERS = 4  # of pinyin; of fewer each is like half of all syllables
MOST_LETTERS = 40  # in which a slip is looked for
FEWEST_SIGNS = 3  # of the longer one of two names that are one sign apart
MOST_BLURRED = 64  # ways to write what sounds alike
_BLURRED = re.compile(r"(?<=[zcs])h|(?<=n)g")  # many say z for zh, and n for ng
_WAYS = {"z": ("z", "zh"), "c": ("c", "ch"), "s": ("s", "sh"), "n": ("n", "ng")}

Rank = tuple[int, int]  # how it is like what was typed, then how much more it is; the nearest first


def near_names(key: str, sounds: Sequence[str], known: Iterable[Named]) -> list[Named]:
    """Return those `known` who have one of the MOST names nearest to a folded one, in that order.

    `sounds` are how it may be spoken. Whose name sounds the same from any syllable on; then sounds
    so where zh is z and ng is n, or begins so, where letters were typed; then who is a sign apart,
    or a letter. Of those who are as near, the one who comes first, with all of his name.
    """
    ranked = [(min(ranks), one) for one in known if (ranks := [*_ranks(key, sounds, one)])]
    named: dict[str, list[Named]] = {}
    for _rank, one in sorted(ranked, key=lambda pair: pair[0]):
        named.setdefault(one.name, []).append(one)
    return [one for alike in islice(named.values(), MOST) for one in alike]


def numbered(near: Iterable[Named]) -> Several:
    """Return these clients as they are told, with their numbers; of many of one name the first."""
    told: list[object] = []
    for _name, group in groupby(near, key=lambda one: one.name):
        alike = [*group]
        told += [Numbered(one.name, one.id) for one in alike[:MOST_ALIKE]]
        told += ["…"] * (len(alike) > MOST_ALIKE)
    return Several.of(told)


def near_sounds(sound: str, *, in_letters: bool) -> list[str]:
    """Return what is near a sound: as it is blurred, and with one slip where letters were typed."""
    ways = (_WAYS.get(letter, (letter,)) for letter in _blur(sound))
    found = {sound, *map("".join, islice(product(*ways), MOST_BLURRED))}
    if in_letters and len(sound) <= MOST_LETTERS:
        found.update(_with_a_slip(sound))
    return sorted(found)


def near_endings(key: str) -> list[str]:
    """Return with what a name ends that is one sign apart from a folded one in its beginning.

    One that is so behind the second sign begins like it.
    """
    typed = joined(key)
    return [typed[at:] for at in (1, 2) if typed[at:]]


def has_letters(key: str) -> bool:
    """Tell whether there is a Latin letter: where nobody fits, it may be a slip."""
    return any("a" <= sign <= "z" for sign in key)


def may_be_near(key: str) -> bool:
    """Tell whether a folded name is long enough to be like some names rather than like many."""
    typed = joined(key)
    if typed.isascii():
        return typed.isalnum() and has_letters(key) and len(typed) >= FEWEST_LETTERS
    return len(typed) >= FEWEST_SIGNS - 1


def one_slip_apart(one: str, other: str) -> bool:
    """Tell whether one sign more, less, other, or in its neighbour's place makes one of both."""
    pairs = enumerate(zip(one, other, strict=False))
    same = next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
    one, other = one[same:], other[same:]
    turned = one[1:2] + one[:1] + one[2:]
    return other in {one[1:], turned} or one[1:] == other[1:] or one == other[1:]


def _ranks(key: str, sounds: Sequence[str], client: Named) -> Iterator[Rank]:
    """Yield in which ways a client's name is like what was typed."""
    typed, name, in_letters = joined(key), joined(client.name_key), has_letters(key)
    longer = max(len(typed), len(name))
    if not typed.isascii() and longer >= FEWEST_SIGNS and one_slip_apart(typed, name):
        yield 2, 0
    for syllables in spoken(client.readings) if client.readings else ():
        endings = ["".join(syllables[start:]) for start in range(len(syllables))]
        yield from (
            rank
            for ending in endings
            for sound in sounds
            if (rank := _rank(sound, ending, in_letters=in_letters))
        )


def _rank(sound: str, ending: str, *, in_letters: bool) -> Rank | None:
    if sound == ending:
        return 0, 0
    if _blur(sound) == _blur(ending):
        return 1, 0
    if in_letters and ending.startswith(sound):
        return 1, len(ending) - len(sound)
    if in_letters and one_slip_apart(sound, ending):
        return 2, 0
    return None


def _with_a_slip(sound: str) -> Iterator[str]:
    for at in range(len(sound) + 1):
        before, after = sound[:at], sound[at:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            yield before + letter + after[1:]


def _blur(sound: str) -> str:
    return _BLURRED.sub("", sound)
