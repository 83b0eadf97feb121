"""Of ten thousand names none is mistaken for another, and whoever is alone with a sound is found.

What is typed are the names, their parts, pinyin and initials; signs and pinyin together; slips of
all of them; homophones. One in ten is a Latin name, or has a Latin word.
"""

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from random import Random

import pytest
from pypinyin import lazy_pinyin

from rmtrack.actions.who import find_contact
from rmtrack.domain.errors import AmbiguousError, NotFoundError
from rmtrack.reading.names import name_key
from rmtrack.storage.opening import open_store
from rmtrack.storage.store import Store
from tests.actions.made_names import (
    GIVEN,
    Person,
    Sounds,
    a_person,
    all_sounds,
    bare,
    in_both_scripts,
    may_fit,
    spoken,
    with_homophone,
    with_slip,
)
from tests.actions.values import AT_NINE, a_client

PEOPLE = 10_000
ASKED = 1_500  # of them; to compare each with all others takes minutes
TYPED = 10_000  # things for some of them
ALONE_ARE_FOUND = 0.99  # of those whose whole pinyin, or initials, nobody else may have

pytestmark = pytest.mark.usefixtures("unmeasured")


@pytest.fixture(scope="module")
def random() -> Random:
    return Random(5)  # noqa: S311 - the same names every time


@pytest.fixture(scope="module")
def people(random: Random) -> list[Person]:
    return [a_person(random) for _number in range(PEOPLE)]


@pytest.fixture(scope="module")
def sounds(people: list[Person]) -> list[Sounds]:
    return [all_sounds(person) for person in people]


@pytest.fixture(scope="module")
def pool(
    empty_store: Path, tmp_path_factory: pytest.TempPathFactory, people: list[Person]
) -> Iterator[Store]:
    """Return the store of an RM who has them all, by their place in the list, from 1."""
    path = Path(shutil.copy(empty_store, tmp_path_factory.mktemp("pool") / "rmtrack.db"))
    with closing(open_store(path)) as store:
        with store.command("all", AT_NINE):
            for person in people:
                store.put(a_client(person.name))
        yield store


def chosen(pool: Store, typed: str) -> tuple[int, ...]:
    """Return the client to whom a write goes, or those among whom somebody must choose."""
    try:
        return (find_contact(pool, typed).id,)
    except AmbiguousError as error:
        return tuple(number for number, _name in error.candidates)
    except NotFoundError:
        return ()


def nobody_is_near(_store: Store, _key: str, *, reading: bool) -> tuple[()]:  # noqa: ARG001
    return ()


def typed_for(random: Random, person: Person, alike: dict[str, list[str]]) -> str:
    """Return something that is typed for somebody, often with a slip."""
    syllables = spoken(person)
    meant = random.choice(
        [
            person.name,
            person.name[random.randrange(len(person.name)) :],
            "".join(syllables),
            "".join(syllables[random.randrange(len(syllables)) :]),
            "".join(one[0] for one in syllables),
            with_homophone(random, person.name, alike),
            in_both_scripts(random, person),
            bare(person.name),
        ]
    )
    return with_slip(random, meant) if random.random() < 0.5 else meant


def test_a_write_never_lands_on_a_name_that_merely_resembles(
    pool: Store,
    people: list[Person],
    sounds: list[Sounds],
    random: Random,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rmtrack.actions.near.nearest_names", nobody_is_near)  # takes long
    alike = defaultdict(list)
    for sign in {*GIVEN, *"".join(person.name for person in people)}:
        alike[lazy_pinyin(sign)[0]].append(sign)
    latin = {n: _in_letters(one) for n, one in enumerate(people, 1) if one.is_latin}
    came = Counter[str]()
    for person in random.choices(people, k=TYPED):
        typed = typed_for(random, person, alike).strip()
        fits = chosen(pool, typed)
        came["one" if len(fits) == 1 else "several" if fits else "nobody"] += 1
        for number in fits[:10]:
            assert may_fit(typed, people[number - 1], sounds[number - 1]), typed
        if len(fits) == 1 and name_key(typed) != name_key(people[fits[0] - 1].name):
            rivals = [n for n, texts in latin.items() if any(bare(typed) in one for one in texts)]
            assert set(rivals) <= set(fits), typed
    assert min(came["one"], came["several"], came["nobody"]) > 500, came  # all three were tried


def _in_letters(person: Person) -> tuple[str, str]:
    """Return a name with Latin words in one word, and its initials, as far as they are letters."""
    return bare(person.name), "".join(word[0] for word in person.words)


@pytest.mark.parametrize("how", ["pinyin", "initials"])
def test_whoever_is_alone_with_a_sound_is_found_by_it(
    pool: Store, people: list[Person], sounds: list[Sounds], how: str
) -> None:
    """Alone is who shares it with nobody, by all sounds that any sign ever had."""
    begins = defaultdict(set)  # whose sound, at some sign, may begin with one letter, or with two
    for number, of_signs in enumerate(sounds):
        for one, after in zip_longest(of_signs, of_signs[1:], fillvalue=()):
            begun = {sound[:letters] for sound in one for letters in (1, 2)}
            begun |= {sound[0] + other[0] for sound in one for other in after}
            for letters in begun:
                begins[letters].add(number)
    written = {n: bare(one.name) for n, one in enumerate(people) if one.is_latin}
    tried = found = 0
    for number, person in enumerate(people[:ASKED]):
        syllables = spoken(person)
        typed = "".join(syllables if how == "pinyin" else (one[0] for one in syllables))
        rivals = begins[typed[:2]] | {one for one, name in written.items() if typed in name}
        if any(may_fit(typed, people[one], sounds[one]) for one in rivals - {number}):
            continue
        tried += 1
        found += chosen(pool, typed) == (number + 1,)
    print(f"{how}: {found} of {tried} who are alone with it are found")  # noqa: T201 - told with -s
    assert tried > ASKED / 20
    assert found >= tried * ALONE_ARE_FOUND
