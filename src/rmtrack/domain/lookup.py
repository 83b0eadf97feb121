"""By what a client is found: the beginnings kept for each text about him, and what fits them.

A part that may stand anywhere in a text is the beginning of one of its endings. So for each text
its endings are kept, cut to LONGEST_PART signs, and whatever is looked for is found in a sorted
list of them at once, however many clients there are.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

LONGEST_PART = 32  # signs that are kept of an ending; what is longer is compared with the text
MOST_PLACES = 200  # in a text at which a part may begin
FEWEST_DIGITS = 3  # of a phone number; two would fit half of all
LAST_SIGN = "\U0010ffff"
SPELLINGS = {"lv": "lu", "nv": "nu", "lve": "lue", "nve": "nue"}  # ü is typed as v, and as u
READINGS, SYLLABLES = "/", " "  # what stands between them
_VOWELS = frozenset("aeiouv")
# between the words of a Latin name, which is typed with them or without
_BETWEEN_WORDS = str.maketrans(dict.fromkeys(" '`´ʼ′-‐‒–—−"))


class Match(StrEnum):
    """What of a client fits, the most telling first. A note is read whole, it has no beginnings."""

    NAME = "name"
    PINYIN = "pinyin"
    INITIALS = "initials"
    FORMER_NAME = "former-name"
    PHONE = "phone"
    WECHAT = "wechat"
    EMAIL = "email"
    EMPLOYER = "employer"
    TAG = "tag"
    NOTE = "note"


SPOKEN = frozenset({Match.PINYIN, Match.INITIALS})  # kinds of what is kept as readings
NAMES = frozenset({Match.NAME, Match.FORMER_NAME})


class Named(NamedTuple):
    """A client's name, as a look-up needs it."""

    id: int
    name: str
    name_key: str
    readings: str | None
    archived: bool
    deceased: bool = False


class Typed(NamedTuple):
    """A name, or a part of one, as it was typed: folded, and as pinyin where it can be that.

    `mixed` are its runs of Latin letters and its other signs, one by one, where it has both.
    """

    key: str
    sound: str | None
    mixed: tuple[str, ...] = ()

    @property
    def part(self) -> str:
        """What is looked for in names as they are written."""
        return joined(self.key)


def joined(key: str) -> str:
    """Return a folded name in one word: without what stands between the words of a Latin one."""
    return key.translate(_BETWEEN_WORDS)


def names(typed: Typed, client: Named) -> bool:
    """Tell whether `typed` is a part of the client's name, or its pinyin, or its initials.

    Pinyin fits from any syllable on, and may end anywhere; initials are those of any run of
    syllables; the words of a Latin name are its syllables. Signs and pinyin may be mixed. A name
    that is merely similar never fits.
    """
    if typed.part and fits(Match.NAME, client.name_key, typed.part):
        return True
    if client.readings is None:
        return False
    if typed.mixed:
        from rmtrack.domain.mixed import mixed_reading  # noqa: PLC0415 - seldom typed so

        return mixed_reading(typed.mixed, client.name_key, client.readings) is not None
    sound = typed.sound
    return sound is not None and any(fits(kind, client.readings, sound) for kind in SPOKEN)


def surely_names(typed: Typed, client: Named) -> bool:
    """Tell whether what `names` a client is enough to write to him: it is no whole other name.

    Pinyin that is cut short may be another syllable, `min` of `ming`, unless it ends before the
    vowel. What begins inside a word of a Latin name is not meant for it.
    """
    if typed.mixed:
        from rmtrack.domain.mixed import mixed_reading  # noqa: PLC0415 - seldom typed so

        sounds = client.readings or ""
        return mixed_reading(typed.mixed, client.name_key, sounds, whole=True) is not None
    whole = not typed.part.isascii() or not typed.part[0].isalnum()
    if whole or _begins_a_word(client.name_key, typed.part):
        return True
    return any(
        _ends_with_a_syllable(syllables[start:], typed.part)
        for syllables in spoken(client.readings or "")
        for start in range(len(syllables))
    ) or fits(Match.INITIALS, client.readings or "", typed.part)


def _begins_a_word(name_key: str, part: str) -> bool:
    starts = (
        place
        for place, before in enumerate(f" {name_key[:-1]}")
        if not (before.isascii() and before.isalnum())
    )
    return any(joined(name_key[place:]).startswith(part) for place in starts)


def _ends_with_a_syllable(syllables: Sequence[str], sound: str) -> bool:
    """Tell whether pinyin that begins with these syllables ends with one, or before its vowel."""
    for syllable in syllables:
        if not sound.startswith(syllable):
            return syllable.startswith(sound) and not is_cut(sound)
        sound = sound[len(syllable) :]
    return not sound


def is_cut(letters: str) -> bool:
    """Tell whether the beginning of a syllable may be one itself: it has a vowel."""
    return not _VOWELS.isdisjoint(letters)


def parts(kind: Match, text: str) -> set[str]:
    """Return the beginnings under which a folded text of this kind is kept."""
    return {ending[:LONGEST_PART] for ending in _endings(kind, text)}


def fits(kind: Match, text: str, part: str) -> bool:
    """Tell whether a part, folded as `text` is, finds it. No part is without a sign."""
    return any(ending.startswith(part) for ending in _endings(kind, text))


def reading_that_fits(kind: Match, readings: str, part: str) -> str:
    """Return the likeliest reading in which a part that fits is found, as it is spoken."""
    return next(one for one in readings.split(READINGS) if fits(kind, one, part))


def least(part: str) -> str:
    """Return the first of all kept parts that begin like this one."""
    return part[:LONGEST_PART]


def beyond(part: str) -> str:
    """Return a text behind all kept parts that begin like this one, and before all others.

    No part is as long, so that nothing needs to be reckoned out of its last sign.
    """
    return least(part).ljust(LONGEST_PART + 1, LAST_SIGN)


def by_sound(name_key: str, readings: str | None) -> tuple[str, str]:
    """Return by what names are sorted: as they are spoken, Latin ones among them as written.

    A name that nobody can read stands where its first sign does, behind them.
    """
    return (readings or name_key).partition(READINGS)[0], name_key


def _endings(kind: Match, text: str) -> Iterator[str]:
    """Yield what stands behind each place at which a part of the text may begin."""
    fewest = FEWEST_DIGITS if kind is Match.PHONE else 1
    for whole in _wholes(kind, text):
        for place in range(min(len(whole) - fewest + 1, MOST_PLACES)):
            if whole[place] != " ":  # nobody types a space first
                yield "".join(whole[place:])


def _wholes(kind: Match, text: str) -> Iterator[Sequence[str]]:
    """Yield the text as what it is made of: signs, or each of its readings as syllables."""
    if kind not in SPOKEN:
        yield joined(text) if kind in NAMES else text
        return
    for syllables in spoken(text):
        yield [one[0] for one in syllables] if kind is Match.INITIALS else syllables


def spoken(readings: str) -> Iterator[list[str]]:
    """Yield the syllables of each reading, and the same with ü as it is typed, too."""
    for syllables in (reading.split(SYLLABLES) for reading in readings.split(READINGS)):
        yield syllables
        typed = [SPELLINGS.get(syllable, syllable) for syllable in syllables]
        if typed != syllables:
            yield typed
