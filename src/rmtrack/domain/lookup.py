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
_AS_BLANKS = dict.fromkeys(_BETWEEN_WORDS, " ")


class Match(StrEnum):
    """What of a client fits, the most telling first. A note is read whole, it has no beginnings."""

    NAME = "name"
    PINYIN = "pinyin"
    INITIALS = "initials"
    FORMER_NAME = "former-name"
    FORMER_SOUND = "former-sound"  # its pinyin, or its initials; told as the name
    PHONE = "phone"
    WECHAT = "wechat"
    EMAIL = "email"
    EMPLOYER = "employer"
    TAG = "tag"
    NOTE = "note"


SPOKEN = frozenset({Match.PINYIN, Match.INITIALS})  # kinds of what is kept as readings
FORMER = frozenset({Match.FORMER_NAME, Match.FORMER_SOUND})
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

    `words` are its letters as pinyin, ü as v, parted by what stood between them. `mixed` are its
    runs of Latin letters and its other signs, one by one, where it has both. It is `short` where
    syllables may be shortened to their initials in it: `wangxm`.
    """

    key: str
    words: tuple[str, ...] = ()
    mixed: tuple[str, ...] = ()
    short: bool = False

    @property
    def part(self) -> str:
        """What is looked for in names as they are written."""
        return joined(self.key)

    @property
    def sound(self) -> str | None:
        """What is looked for in names as they are spoken."""
        return "".join(self.words) or None


def joined(key: str) -> str:
    """Return a folded name in one word: without what stands between the words of a Latin one."""
    return key.translate(_BETWEEN_WORDS)


def parted(key: str) -> tuple[str, ...]:
    """Return the words of a folded name: what `joined` puts together."""
    return tuple(key.translate(_AS_BLANKS).split())


def names(typed: Typed, client: Named) -> bool:
    """Tell whether `typed` is a part of the client's name, or its pinyin, or its initials.

    Pinyin fits from any syllable on, and may end anywhere, but where something was typed between
    its letters a syllable ends; initials are those of any run of syllables; the words of a Latin
    name are its syllables, typed apart or not. Signs and pinyin may be mixed, and some syllables of
    the whole name shortened to their initials. A name that is merely similar never fits.
    """
    if typed.part and fits(Match.NAME, client.name_key, typed.part):
        return True
    if client.readings is None:
        return False
    if typed.mixed:
        from rmtrack.domain.mixed import mixed_reading  # noqa: PLC0415 - seldom typed so

        return mixed_reading(typed.mixed, client.name_key, client.readings) is not None
    return _is_spoken_so(typed, client)


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
    return _is_spoken_so(typed, client, whole=True)


def heard(typed: Typed, name_key: str, readings: str) -> tuple[str, ...]:
    """Return the words that were typed, as they are compared with how a name is spoken.

    In one, and without any accent, where that is a Latin name, which is spoken as it is written.
    """
    return (typed.part,) if joined(name_key) == joined(readings) else typed.words


def _is_spoken_so(typed: Typed, client: Named, *, whole: bool = False) -> bool:
    """Tell whether what was typed is pinyin of a name, or initials, or it is short for the name."""
    readings = client.readings
    if not (typed.words and readings):
        return False
    words = heard(typed, client.name_key, readings)
    if fits(Match.INITIALS, readings, "".join(words)) or any(
        _begin(words, syllables[start:], whole=whole)
        for syllables in spoken(readings)
        for start in range(len(syllables))
    ):
        return True
    if not typed.short:
        return False
    from rmtrack.domain.spelling import short_reading  # noqa: PLC0415 - seldom typed so

    return short_reading(typed, client.name_key, readings) is not None


def _begins_a_word(name_key: str, part: str) -> bool:
    starts = (
        place
        for place, before in enumerate(f" {name_key[:-1]}")
        if not (before.isascii() and before.isalnum())
    )
    return any(joined(name_key[place:]).startswith(part) for place in starts)


def _begin(words: Sequence[str], syllables: Sequence[str], *, whole: bool) -> bool:
    """Tell whether words are the first of these syllables, with one of which each of them ends.

    The last may be cut short, as a `whole` before its vowel only.
    """
    word, others = words[0], words[1:]
    for place, syllable in enumerate(syllables, start=1):
        if not word.startswith(syllable):
            return not others and syllable.startswith(word) and not (whole and is_cut(word))
        word = word[len(syllable) :]
        if not word:
            return not others or _begin(others, syllables[place:], whole=whole)
    return False


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
    if kind not in SPOKEN and kind is not Match.FORMER_SOUND:
        yield joined(text) if kind in NAMES else text
        return
    for syllables in spoken(text):
        if kind is not Match.INITIALS:
            yield syllables
        if kind is not Match.PINYIN:
            yield [one[0] for one in syllables]


def spoken(readings: str) -> Iterator[list[str]]:
    """Yield the syllables of each reading, and the same with ü as it is typed, too."""
    for syllables in (reading.split(SYLLABLES) for reading in readings.split(READINGS)):
        yield syllables
        typed = [SPELLINGS.get(syllable, syllable) for syllable in syllables]
        if typed != syllables:
            yield typed
