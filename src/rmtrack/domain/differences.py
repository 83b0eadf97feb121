"""What two records of one client know, where they differ, and whose fact holds.

Of a fact that only one of them knows, that is what is known. Where both know something, and not the
same, somebody has to say which holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.profile import (
    AssetReading,
    ContactField,
    ContactWay,
    FormerName,
    ListedRow,
)
from rmtrack.domain.tag import Tag
from rmtrack.domain.touch import Assessment
from rmtrack.domain.writing import Key, alike, known_as

Columns = tuple[Any, ...]  # what a record has in the columns of one fact

FACTS: Mapping[str, tuple[str, ...]] = {  # by its key in JSON: the columns that tell it together
    "sex": ("sex",),
    "birthday": ("birth_year", "birth_day", "birth_lunar"),
    "opened_on": ("opened_on",),
    "assets": ("assets",),
    "familiarity": ("familiarity",),
    "mood": ("mood",),
    "source": ("source",),
    "introducer_id": ("introducer_id",),
    "employer": ("employer",),
    "area": ("area",),
    "family": ("family",),
    "style": ("style",),
    "risk": ("risk", "risk_until"),
    "money": ("money",),
    "authority": ("authority",),
    "need": ("need",),
    "cadence_days": ("cadence_days",),
    "snoozed_until": ("snoozed_until",),
}
ASSETS, BIRTHDAY, INTRODUCER = "assets", "birthday", "introducer_id"
FAMILIARITY, MOOD, SNOOZED = "familiarity", "mood", "snoozed_until"


class Side(StrEnum):
    """One of the two: the first stays, the second is merged into it."""

    FIRST = "first"
    SECOND = "second"

    @property
    def other(self) -> "Side":
        """The other one of the two."""
        return Side.SECOND if self is Side.FIRST else Side.FIRST


class Preference(NamedTuple):
    """Whose facts hold where the two differ: in all of them, and in some by their keys.

    A side, or the number of the client. What is no key may be a word for one, as `words` tells. A
    category is a key too: of whose mood toward it holds.
    """

    rest: Side | int | None = None
    own: Mapping[str, Side | int] = MappingProxyType({})
    words: Mapping[str, str] = MappingProxyType({})


class Differing(NamedTuple):
    """The keys in which two differ, as an error names them; a view tells their labels, too."""

    keys: tuple[str, ...]

    def __str__(self) -> str:
        return ", ".join(self.keys) or "-"


class Half(NamedTuple):
    """One of the two records, with those beside it that decide with it."""

    contact: Contact
    ways: tuple[ContactWay, ...] = ()
    names: tuple[FormerName, ...] = ()
    listed: tuple[ListedRow, ...] = ()  # rows of lists that told of him without a phone
    fields: tuple[ContactField, ...] = ()
    tags: tuple[Tag, ...] = ()
    readings: tuple[AssetReading, ...] = ()  # of assets, by their day
    turns: tuple[PoolChange, ...] = ()
    felt: tuple[Assessment, ...] = ()  # overall and toward categories, the newest first


class Difference(NamedTuple):
    """A fact, or a field of the user's own, of which the two know something else."""

    key: str
    first: Columns
    second: Columns

    def of(self, side: Side) -> Columns:
        """Return what one side knows."""
        return self.first if side is Side.FIRST else self.second


def known_of(contact: Contact, key: str, ids: Sequence[int | None], today: date) -> Columns:
    """Return what a record knows of a fact today; neither of those `ids` introduced it.

    A client who was put off until a day gone by, or today, is put off no more.
    """
    values = [getattr(contact, column) for column in FACTS[key]]
    if key == BIRTHDAY and contact.birth_day is None:
        values[-1] = None  # of no day nobody knows whether it is lunar
    if key == INTRODUCER and contact.introducer_id in ids:
        values = [None]
    if key == SNOOZED and contact.snoozed_until is not None and contact.snoozed_until <= today:
        values = [None]
    return tuple(values)


def find_differences(
    first: Half, second: Half, today: date, key: Key = alike
) -> tuple[Difference, ...]:
    """Return the facts of which both know something else, then such fields of the user's own.

    A birthday without its year agrees with the whole one. `key` returns what all writings of a
    field's name have in common.
    """
    ids = (first.contact.id, second.contact.id)
    found = []
    for fact in FACTS:
        mine, theirs = (known_of(one.contact, fact, ids, today) for one in (first, second))
        if any(None not in pair and pair[0] != pair[1] for pair in zip(mine, theirs, strict=True)):
            found.append(Difference(fact, mine, theirs))
    own = {key(row.field): row for row in first.fields}
    found += [
        Difference(own_key(known.field), (known.value,), (row.value,))
        for row in second.fields
        if (known := own.get(key(row.field))) and known.value != row.value
    ]
    return tuple(found)


def shared_categories(first: Half, second: Half) -> list[str]:
    """Return the categories toward which both tell moods, by name."""
    mine, theirs = (
        {row.category for row in half.felt if row.mood is not None and not row.aside}
        for half in (first, second)
    )
    return sorted(one for one in mine & theirs if one is not None)


def own_key(field: str) -> str:
    """Return the key of a field of the user's own; one with the name of a fact says what it is."""
    return f"field {field}" if field in FACTS else field


def settle(
    differences: Sequence[Difference],
    preference: Preference,
    first: Half,
    second: Half,
    key: Key = alike,
) -> dict[str, Side]:
    """Return whose fact holds, or whose mood toward a category, by the key, where that is said.

    A fact of the same name goes before a category; a name may be in another writing, as `key`
    compares them. Raises InputError for a number of neither, for a word that names nothing in which
    the two differ, and for two words that say both sides of one.
    """
    sides: dict[Side | int, Side] = {side: side for side in Side}
    one, other = first.contact.id, second.contact.id
    sides |= {one: Side.FIRST, other: Side.SECOND}
    for said in (preference.rest, *preference.own.values()):
        if said is not None and said not in sides:
            sentence = N_("client {said} is neither of the two: prefer {first} or {second}")
            raise InputError(sentence, said=said, first=one, second=other)
    keys = dict.fromkeys((*(one.key for one in differences), *shared_categories(first, second)))
    said_of = dict.fromkeys(keys, preference.rest) | _said_alone(preference, [*keys], sides, key)
    return {key: sides[said] for key, said in said_of.items() if said is not None}


def _said_alone(
    preference: Preference, keys: Sequence[str], sides: Mapping[Side | int, Side], fold: Key
) -> dict[str, Side | int]:
    """Return what is said of single facts, by their keys: a field of that name before a fact.

    Of categories too, behind both.
    """
    words: dict[str, str] = {}
    for word, side in preference.own.items():
        key = word if word in keys else preference.words.get(word, word)
        key = key if key in keys else known_as(word, keys, fold) or key
        if key not in keys:
            sentence = N_("nothing is to be preferred in '{key}': the two differ in {keys}")
            raise InputError(sentence, key=word, keys=Differing(tuple(keys)))
        before = words.setdefault(key, word)
        if sides[preference.own[before]] is not sides[side]:
            raise said_twice(f"{before}={preference.own[before]}", f"{word}={side}")
    return {key: preference.own[word] for key, word in words.items()}


def said_twice(one: str, other: str) -> InputError:
    """Return the error for two preferences, as typed, of which only one can be meant."""
    sentence = N_("--prefer {one} and --prefer {other} are about the same: leave one of them out")
    return InputError(sentence, one=one, other=other)


def refuse_unsettled(
    differences: Iterable[Difference], sides: Mapping[str, Side], first: Contact, second: Contact
) -> None:
    """Raise InputError that names the differences of which nobody has said whose fact holds."""
    keys = tuple(one.key for one in differences if one.key not in sides)
    if keys:
        raise InputError(
            N_("{name} ({number}) and {other} ({of}) differ in: {keys}"),
            hint=N_("say whose hold: --prefer {number}, or of one alone: --prefer {key}={of}"),
            name=first.name,
            number=first.id,
            other=second.name,
            of=second.id,
            keys=Differing(keys),
            key=keys[0],
        )
