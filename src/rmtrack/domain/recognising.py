"""Whom a row of a list tells of where it has no phone.

A name alone joins nobody: two may share one. With the whole birthday it is one person.
"""

from rmtrack.domain.contact import Contact
from rmtrack.domain.importing import ClientRow
from rmtrack.domain.reach import Reach
from rmtrack.domain.writing import known_as


def born_the_same(contact: Contact, row: ClientRow) -> bool:
    """Tell whether both are born on one day, its year and its calendar known."""
    born = contact.birth_year, contact.birth_day, contact.birth_lunar
    told = row.birth_year, row.birth_day, row.birth_lunar
    return born == told and None not in told


def contradicts(contact: Contact, reach: Reach, row: ClientRow) -> bool:
    """Tell whether a row says what can't be true of the client too, as far as both are known.

    Sex, the day the account was opened, and the WeChat name and the e-mail, which may be further
    ones. Who works or lives elsewhere now is the same person.
    """
    facts = (contact.sex, row.sex), (contact.opened_on, row.opened_on)
    ways = (reach.wechats, row.wechat), (reach.emails, row.email)
    return any(None not in pair and pair[0] != pair[1] for pair in facts) or any(
        known and said is not None and known_as(said, known) is None for known, said in ways
    )
