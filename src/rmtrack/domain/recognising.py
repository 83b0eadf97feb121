"""Whom a row of a list tells of where it has no phone.

Two may share a name. With the whole birthday it is one person; else the only one is meant whom
nothing tells apart from whom the row tells of.
"""

from collections.abc import Mapping, Sequence

from rmtrack.domain.contact import Contact
from rmtrack.domain.employers import same_employer
from rmtrack.domain.importing import ClientRow
from rmtrack.domain.likeness import Against, born_apart
from rmtrack.domain.reach import Reach
from rmtrack.domain.writing import Key, alike, known_as

MayBe = Mapping[int, Sequence[Contact]]  # who may be meant, by the number of the row
Person = Contact | ClientRow  # somebody stored, or of whom a row tells
Birthday = tuple[int, str, bool]  # whole: the year, the day, whether it is of the lunar calendar


def birthday_of(person: Person) -> Birthday | None:
    """Return the day on which somebody was born; None where its year or its day is not known."""
    if person.birth_year is None or person.birth_day is None:
        return None
    return person.birth_year, person.birth_day, person.birth_lunar


def born_elsewhen(person: Person, row: ClientRow) -> bool:
    """Tell whether both have a day of birth, or a year of it, and they can't be the same.

    A lunar day and a solar one may be, and so may those of which a word like lunar was left out.
    """
    return born_apart(person, row) is Against.BIRTHDAY


def works_elsewhere(person: Person, row: ClientRow, fold: Key = alike) -> bool:
    """Tell whether both have an employer, and not the same: with the name alone, two people."""
    known = None not in (person.employer, row.employer)
    return known and not same_employer(person.employer, row.employer, fold)


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


def is_evident(contact: Contact, row: ClientRow, fold: Key = alike) -> bool:
    """Tell whether the whole birthday or the employer speaks for a client, and neither against."""
    born = birthday_of(row) is not None and birthday_of(contact) == birthday_of(row)
    there = same_employer(contact.employer, row.employer, fold)
    return born or there


def may_mean(contact: Contact, row: ClientRow, fold: Key = alike) -> bool:
    """Tell whether a row without a phone may be taken for a client without one.

    Where he is the only one whom it may mean. By the employer, the birthday, or where both are
    known by the same details; who works elsewhere is somebody else unless he is born so.
    """
    if contact.phone is not None:
        return False
    if works_elsewhere(contact, row, fold):
        return birthday_of(row) is not None and birthday_of(contact) == birthday_of(row)
    return agree(contact, row) or is_evident(contact, row, fold)


def find_meant(rows: Sequence[ClientRow], may_be: MayBe, fold: Key = alike) -> dict[int, Contact]:
    """Return whom rows mean who is the only one that each of them may be.

    Of several rows that may mean one only that for which the birthday or the employer speaks, if it
    alone is such. `fold` returns what all writings of an employer have in common.
    """
    told = {row.row: row for row in rows}
    claims: dict[int, list[ClientRow]] = {}
    for row in rows:
        for one in may_be[row.row]:
            claims.setdefault(one.id, []).append(row)
    meant = {}
    for number, found in may_be.items():
        row = told[number]
        if len(found) != 1 or not may_mean(found[0], row, fold):
            continue
        others = [one for one in claims[found[0].id] if one is not row]
        alone = is_evident(found[0], row, fold) and not any(
            is_evident(found[0], one, fold) for one in others
        )
        if alone or not others:
            meant[number] = found[0]
    return meant
