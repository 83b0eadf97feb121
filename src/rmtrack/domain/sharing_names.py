"""The names of two records of one client, kept once."""

from typing import NamedTuple

from rmtrack.domain.differences import Half
from rmtrack.domain.profile import FormerName


class SharedNames(NamedTuple):
    """What becomes of the names: all rows of the second that are not dropped go over."""

    dropped: tuple[FormerName, ...]  # rows that say what another one says
    new: tuple[FormerName, ...]
    spelt: tuple[str, ...]  # other spellings of the second's that are kept nowhere


def share_names(first: Half, second: Half) -> SharedNames:
    """Return what becomes of the names of the second: the name that goes is one of before.

    Of one name in two spellings one is kept, for it finds the client as well.
    """
    known = {first.contact.name, *(row.name for row in first.names)}
    keys = {row.name_key for row in first.names}
    gone = second.contact
    own = FormerName(first.contact.id, gone.name, gone.name_key, gone.readings)
    dropped: list[FormerName] = []
    new: list[FormerName] = []
    spelt: list[str] = []
    for row in (*second.names, own):
        if row.name_key in keys or row.name in known:
            dropped += [] if row is own else [row]
            spelt += [] if row.name in known else [row.name]
        elif row is own:
            new.append(own)
        known.add(row.name)
        keys.add(row.name_key)
    return SharedNames(tuple(dropped), tuple(new), tuple(spelt))
