"""Who has died is no living client, until somebody says so."""

from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, RuleError


def refuse_one_deceased(first: Contact, second: Contact) -> None:
    """Raise RuleError where of two who are to be one client only one is kept as deceased.

    Neither is decided by the merge: that somebody living has died, or that he lives after all.
    """
    if first.deceased is second.deceased:
        return
    living, dead = (first, second) if second.deceased else (second, first)
    raise RuleError(
        N_("{other} ({of}) is kept as deceased, and {name} ({number}) is not"),
        hint=N_(
            "if deceased, first rmtrack contact archive {number} --deceased;"
            " if alive, first rmtrack contact edit {of} --deceased no"
        ),
        name=living.name,
        number=living.id,
        other=dead.name,
        of=dead.id,
    )
