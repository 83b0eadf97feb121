"""Whole names as they are spelled: each syllable whole, or by its initial, as in `wangxm`."""

from collections.abc import Sequence

from rmtrack.domain.lookup import SYLLABLES, Named, Typed, heard, joined, spoken


def short_reading(typed: Typed, name_key: str, readings: str) -> str | None:
    """Return the reading of a whole name for which letters are short, None where they aren't."""
    words = heard(typed, name_key, readings)
    return next((SYLLABLES.join(one) for one in spoken(readings) if spells(words, one)), None)


def names_whole(typed: Typed, client: Named) -> bool:
    """Tell whether what was typed is all of a name: written, spoken, by initials, or short for it.

    A part of it is not enough, be it the first one.
    """
    if joined(client.name_key) == typed.part:
        return True
    readings = client.readings
    if not readings:
        return False
    if typed.mixed:
        from rmtrack.domain.mixed import is_whole  # noqa: PLC0415 - seldom typed so

        return is_whole(typed.mixed, client.name_key, readings)
    words = heard(typed, client.name_key, readings)
    return any(
        spells(words, syllables) and (typed.short or "".join(words) in _wholes(syllables))
        for syllables in spoken(readings)
    )


def spells(words: Sequence[str], syllables: Sequence[str]) -> bool:
    """Tell whether words are these syllables, each of them whole or its initial, in one word."""
    if not words or not syllables:
        return not words and not syllables
    word, others = words[0], words[1:]
    return any(
        spells((word[len(one) :], *others) if word != one else others, syllables[1:])
        for one in (syllables[0], syllables[0][0])
        if word.startswith(one)
    )


def shortened(sound: str) -> list[str]:
    """Return the parts under one of which a name is kept for which this is short.

    The last syllable where that is whole, else the initials from the last whole one on.
    """
    places = range(len(sound))
    initials = {sound[start] + sound[end:] for end in places for start in places[: max(0, end - 1)]}
    return sorted(initials | {sound[start:] for start in places[1:-1]})


def _wholes(syllables: Sequence[str]) -> tuple[str, str]:
    return "".join(syllables), "".join(one[0] for one in syllables)
