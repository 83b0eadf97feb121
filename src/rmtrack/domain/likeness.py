"""What two clients have in common that makes one person of them, and what speaks against it."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from rmtrack.domain.keys import Sex, Way
from rmtrack.domain.money import Money

DAYS_BEHIND = range(19, 56)  # a lunar day falls so many days behind the solar one of its figures
LEAP_YEAR = 2000
FEWEST_SIGNS = 3  # of a name that may be a slip of another; of two, one more sign is half of it


class Reason(StrEnum):
    """Why two clients may be one, the strongest first."""

    PHONE = "same-phone"
    WECHAT = "same-wechat"
    EMAIL = "same-email"
    BIRTHDAY = "same-name-birthday"
    EMPLOYER = "same-name-employer"
    NAME = "same-name"  # and nothing known that speaks against it
    FORMER = "former-name"  # the name of one, or a former one too, is a former one of the other
    SIMILAR = "similar-name-employer"  # one sign apart, or the same sound


class Against(StrEnum):
    """What speaks against two being one."""

    SEX = "sex"
    BIRTHDAY = "birthday"
    CALENDAR = "calendar"  # the same figures, of which only one is kept as a lunar day
    DECEASED = "deceased"  # only one of the two is kept as such


class Born(Protocol):
    """Somebody, as far as it is known when he was born."""

    @property
    def birth_year(self) -> int | None:
        """The year, of the day's calendar."""

    @property
    def birth_day(self) -> str | None:
        """MM-DD."""

    @property
    def birth_lunar(self) -> bool:
        """Whether the day is one of the lunar calendar."""


class Person(NamedTuple):
    """A client as far as he can be taken for another: a row of a query."""

    id: int
    name: str
    name_key: str
    readings: str | None
    phone: str | None
    wechat: str | None
    email: str | None
    sex: Sex | None
    birth_year: int | None
    birth_day: str | None  # MM-DD
    birth_lunar: bool
    employer: str | None
    assets: Money | None
    last_touch_on: date | None
    archived: bool
    deceased: bool


class Reached(NamedTuple):
    """A client with all ways to reach him, and all names he is or was kept under."""

    person: Person
    ways: Mapping[Way, frozenset[str]]
    names: frozenset[str]  # folded, as `name_key` is
    named_before: frozenset[str]  # those of them under which anybody was kept before
    employer: str  # what is compared of it, as `employer_key`; empty where it is not known
    born_on: str | None = None  # the solar day with its year, by whatever calendar it is kept


Fits = Callable[[Reached, Reached], bool]
Keys = Callable[[Reached], Iterable[Hashable]]


def contradictions(one: Person, other: Person) -> tuple[Against, ...]:
    """Return what can't hold of both, were they one: another sex or birthday, life and death."""
    days = born_apart(one, other)
    found = {
        Against.SEX: _unlike(one.sex, other.sex),
        Against.BIRTHDAY: days is Against.BIRTHDAY,
        Against.CALENDAR: days is Against.CALENDAR,
        Against.DECEASED: one.deceased is not other.deceased,
    }
    return tuple(fact for fact, holds in found.items() if holds)


def born_apart(one: Born, other: Born) -> Against | None:
    """Return in what two birthdays differ; a lunar day and a solar one may be the same."""
    if one.birth_lunar == other.birth_lunar:
        unlike = _unlike(one.birth_day, other.birth_day) or _unlike(
            one.birth_year, other.birth_year
        )
        return Against.BIRTHDAY if unlike else None
    lunar, solar = (one, other) if one.birth_lunar else (other, one)
    years = (solar.birth_year or 0) - (lunar.birth_year or 0)
    if lunar.birth_year and solar.birth_year and years not in {0, 1}:
        return Against.BIRTHDAY
    if lunar.birth_day is None or solar.birth_day is None:
        return None
    if lunar.birth_day == solar.birth_day:
        return Against.CALENDAR
    return None if may_be_one_day(lunar.birth_day, solar.birth_day) else Against.BIRTHDAY


def may_be_one_day(lunar: str, solar: str) -> bool:
    """Tell whether a lunar day (MM-DD) ever falls on a solar one, be it that of a leap month."""
    year = _day_of_year("12-31")
    return (_day_of_year(solar) - _day_of_year(lunar)) % year in DAYS_BEHIND


def _day_of_year(day: str) -> int:
    """Count a day (MM-DD) from the first of January; 30 February is counted as it stands."""
    month, number = map(int, day.split("-"))
    return (date(LEAP_YEAR, month, 1) - date(LEAP_YEAR, 1, 1)).days + number


def _unlike(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _may_be_one(one: Reached, other: Reached) -> bool:
    """Tell whether nothing speaks against one person but a word like lunar that was left out."""
    return {*contradictions(one.person, other.person)} <= {Against.CALENDAR}


def _born_on_one_day(one: Reached, other: Reached) -> bool:
    """Tell whether the birthdays are one; that speaks for one person whatever else differs."""
    return Against.BIRTHDAY not in contradictions(one.person, other.person)


def _share_a_phone(one: Reached, other: Reached) -> bool:
    """Tell whether a shared phone speaks for one person: a couple may have one, and two names."""
    return bool(one.names & other.names) or _may_be_one(one, other)


def _share_an_account(_one: Reached, _other: Reached) -> bool:
    """Tell that a shared WeChat name or e-mail always speaks for one person: it is a slip else."""
    return True


def _nothing_against(one: Reached, other: Reached) -> bool:
    works = (one.employer, other.employer)
    apart = all(works) and works[0] not in works[1] and works[1] not in works[0]
    reached = all(
        not one.ways[way] or not other.ways[way] or one.ways[way] & other.ways[way] for way in Way
    )
    return _may_be_one(one, other) and reached and not apart


def _formerly(one: Reached, other: Reached) -> bool:
    """Tell whether a name of before speaks for one person: a birthday or an employer says more."""
    shared = {*_facts(one)} & {*_facts(other)}
    return _nothing_against(one, other) or (bool(shared) and _may_be_one(one, other))


def _facts(one: Reached) -> Iterator[Hashable]:
    """Yield what few others have."""
    if one.person.birth_day is not None:
        yield one.person.birth_day, one.person.birth_lunar
    if one.employer:
        yield one.employer


def _similar(one: Reached, other: Reached) -> bool:
    sound = {*_sounds(one.person)} & {*_sounds(other.person)}
    names = one.person.name_key, other.person.name_key
    slip = min(map(len, names)) >= FEWEST_SIGNS and _one_sign_apart(*names)
    return _may_be_one(one, other) and bool(sound or slip)


def _one_sign_apart(one: str, other: str) -> bool:
    """Tell whether one sign more, less or other makes one of the other; or none at all."""
    pairs = enumerate(zip(one, other, strict=False))
    same = next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
    one, other = one[same:], other[same:]
    return one[1:] == other[1:] or one[1:] == other or one == other[1:]


def _sounds(person: Person) -> list[str]:
    return person.readings.split("/") if person.readings else []


def _by_way(way: Way) -> Keys:
    return lambda one: one.ways[way]


def _by_birthday(one: Reached) -> Iterator[Hashable]:
    if one.person.birth_day is not None:
        yield one.person.name_key, one.person.birth_day
    if one.born_on is not None:
        yield one.person.name_key, one.born_on


def _by_employer(one: Reached) -> Iterator[Hashable]:
    if one.employer:
        yield one.employer, one.person.name_key


def _by_likeness(one: Reached) -> Iterator[Hashable]:
    """Names one sign apart are the same once a sign is taken out of either, or of one."""
    employer, name = one.employer, one.person.name_key
    if employer:
        yield from ((employer, "sound", sound) for sound in _sounds(one.person))
        shorter = [name[:place] + name[place + 1 :] for place in range(len(name))]
        yield from ((employer, "signs", part) for part in (name, *shorter))


RULES: Mapping[Reason, tuple[Keys, Fits]] = {  # the strongest first: the first that holds is told
    Reason.PHONE: (_by_way(Way.PHONE), _share_a_phone),
    Reason.WECHAT: (_by_way(Way.WECHAT), _share_an_account),
    Reason.EMAIL: (_by_way(Way.EMAIL), _share_an_account),
    Reason.BIRTHDAY: (_by_birthday, _born_on_one_day),
    Reason.EMPLOYER: (_by_employer, _may_be_one),
    Reason.NAME: (lambda one: [one.person.name_key], _nothing_against),
    Reason.FORMER: (lambda one: one.named_before, _formerly),
    Reason.SIMILAR: (_by_likeness, _similar),
}
