"""Whom a row of a list tells of where it has no phone.

A name alone joins nobody: two may share one. With the whole birthday it is one person.
"""

from rmtrack.domain.contact import Contact
from rmtrack.domain.importing import ClientRow
from rmtrack.domain.reach import Reach
from rmtrack.domain.writing import known_as

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
