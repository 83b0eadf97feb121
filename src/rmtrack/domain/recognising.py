"""Whom a row of a list tells of where it has no phone.

Two may share a name. With the whole birthday it is one person; else he is meant for whom more
speaks, of those without a phone, and whom nothing tells apart where nothing speaks for anybody.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from rmtrack.domain.contact import Contact
from rmtrack.domain.importing import ClientRow
from rmtrack.domain.reach import Reach
from rmtrack.domain.writing import known_as

T = TypeVar("T")
MayBe = Mapping[int, Sequence[Contact]]  # who may be meant, by the number of the row
EMPLOYER, BIRTHDAY = "employer", "birthday"
Person = Contact | ClientRow  # somebody stored, or of whom a row tells
Birthday = tuple[int, str, bool]  # whole: the year, the day, whether it is of the lunar calendar


def birthday_of(person: Person) -> Birthday | None:
    """Return the day on which somebody was born; None where its year or its day is not known."""
    if person.birth_year is None or person.birth_day is None:
        return None
    return person.birth_year, person.birth_day, person.birth_lunar


def born_elsewhen(person: Person, row: ClientRow) -> bool:
    """Tell whether both have a day of birth, or a year of it, and not the same."""
    pairs = [(getattr(person, name), getattr(row, name)) for name in ("birth_year", "birth_day")]
    both_days = None not in pairs[1] and person.birth_lunar != row.birth_lunar
    return both_days or any(None not in pair and pair[0] != pair[1] for pair in pairs)


def works_elsewhere(person: Person, row: ClientRow) -> bool:
    """Tell whether both have an employer, and not the same: with the name alone, two people."""
    return None not in (person.employer, row.employer) and person.employer != row.employer


class Evidence(NamedTuple):
    """In what a row and a person agree, and in what not, of what tells namesakes apart."""

    agreed: frozenset[str]
    against: frozenset[str]  # who works elsewhere may be the same person all the same

    def outdoes(self, other: "Evidence") -> bool:
        """Tell whether there is more for this one and no more against it."""
        return self != other and self.agreed >= other.agreed and self.against <= other.against


def evidence_of(person: Person, row: ClientRow) -> Evidence:
    """Return what speaks for a row's telling of a person, and against it, as far as both know."""
    agreed = {
        name
        for name in ("sex", "opened_on", "wechat", "email", EMPLOYER)
        if getattr(row, name) is not None and getattr(person, name) == getattr(row, name)
    }
    if birthday_of(row) and birthday_of(person) == birthday_of(row):
        agreed.add(BIRTHDAY)
    against = {EMPLOYER} if works_elsewhere(person, row) else set()
    return Evidence(frozenset(agreed), frozenset(against))


def contradicts(person: Person, reach: Reach, row: ClientRow) -> bool:
    """Tell whether a row says what can't be true of a person too, as far as both are known.

    Sex, the day the account was opened, and the WeChat name and the e-mail, which may be further
    ones. Who works or lives elsewhere now is the same person.
    """
    facts = (person.sex, row.sex), (person.opened_on, row.opened_on)
    ways = (reach.wechats, row.wechat), (reach.emails, row.email)
    return any(None not in pair and pair[0] != pair[1] for pair in facts) or any(
        known and said is not None and known_as(said, known) is None for known, said in ways
    )


def agree(contact: Contact, row: ClientRow) -> bool:
    """Tell whether a person is known by the same details in both; a blank is one of them.

    Two clients may share a name, and joining them could not be seen any more.
    """
    fields = ("sex", "birth_year", "birth_day", "birth_lunar", "opened_on", "wechat", "email")
    return all(getattr(contact, field) == getattr(row, field) for field in fields)


def is_evident(contact: Contact, row: ClientRow) -> bool:
    """Tell whether the whole birthday or the employer speaks for a client."""
    return bool(evidence_of(contact, row).agreed & {BIRTHDAY, EMPLOYER})


def find_meant(rows: Sequence[ClientRow], may_be: MayBe) -> dict[int, Contact]:
    """Return whom rows mean, of those who may be meant: for whom more speaks than for others.

    And of several rows that mean one, the one for which more speaks. Of two that are as good, or of
    which each has something for it, nobody can decide.
    """
    best = {
        row.row: _best([(evidence_of(one, row), one) for one in may_be[row.row]]) for row in rows
    }
    claims: dict[int, list[tuple[Evidence, ClientRow]]] = {}
    for row in rows:
        for one in may_be[row.row]:
            claims.setdefault(one.id, []).append((evidence_of(one, row), row))
    return {
        row.row: likeliest
        for row in rows
        if (likeliest := best[row.row]) is not None
        and _best(claims[likeliest.id]) is row
        and _is_he(likeliest, row)
    }


def _best(found: Sequence[tuple[Evidence, T]]) -> T | None:
    """Return the one for whom more speaks than for each of the others, if there is one."""
    for place, (evidence, one) in enumerate(found):
        others = [other for at, (other, _one) in enumerate(found) if at != place]
        if all(evidence.outdoes(other) for other in others):
            return one
    return None


def _is_he(contact: Contact, row: ClientRow) -> bool:
    """Tell whether one who alone may be meant is: something tells so, or nothing tells apart."""
    evidence = evidence_of(contact, row)
    if evidence.against:
        return BIRTHDAY in evidence.agreed
    return agree(contact, row) or is_evident(contact, row)
