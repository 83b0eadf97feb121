"""Two of different names: to take them for one client, somebody has to be sure."""

from rmtrack.domain.differences import Half
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.lookup import READINGS


def share_a_name(one: Half, other: Half) -> bool:
    """Tell whether a name of one, a former one too, is a name of the other, or sounds like his."""
    return bool(_written(one) & _written(other) or _spoken(one) & _spoken(other))


def refuse_strangers(first: Half, second: Half) -> None:
    """Raise RuleError for two who share no name."""
    if share_a_name(first, second):
        return
    one, other = first.contact, second.contact
    raise RuleError(
        N_("{name} ({number}) and {other} ({of}) have different names"),
        hint=N_("if they are one client all the same: rmtrack contact merge {number} {of}"),
        name=one.name,
        number=one.id,
        other=other.name,
        of=other.id,
    )


def _written(half: Half) -> set[str]:
    return {half.contact.name_key, *(row.name_key for row in half.names)}


def _spoken(half: Half) -> set[str]:
    """Return every way to read the name; of former ones none is kept."""
    return set(half.contact.readings.split(READINGS)) if half.contact.readings else set()
