"""The names of two records of one client, kept once, and under which of them he has no phone."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import Half
from rmtrack.domain.keys import NEW, Way
from rmtrack.domain.profile import FormerName


class SharedNames(NamedTuple):
    """What becomes of the names: all rows of the second that are not dropped go over."""

    dropped: tuple[FormerName, ...]  # rows that say what another one says
    new: tuple[FormerName, ...]
    changed: tuple[FormerName, ...]  # the first's then, and phoneless from now on
    spelt: tuple[str, ...]  # other spellings of the second's that are kept nowhere


def share_names(first: Half, second: Half) -> SharedNames:
    """Return what becomes of the names of the second, and of the first's own.

    The name that goes is one of before. Of one name in two spellings one is kept, for it finds the
    client as well. Under the name of the one who has no phone, where the other has one, a list
    without phones tells of the client: it is kept though it be the present one.
    """
    phoneless = {row.name_key for row in second.names if row.phoneless}
    lone = _without_phone(first, second)
    phoneless |= {one.name_key for one in lone}
    known = {first.contact.name, *(row.name for row in first.names)}
    kept = {row.name_key: row for row in first.names}
    keys = {*kept}
    own = _name_of(second.contact, first.contact)
    dropped: list[FormerName] = []
    spelt: list[str] = []
    for row in (*second.names, own):
        if row.name_key not in keys and (row.name not in known or row.name_key in phoneless):
            kept[row.name_key] = row
        else:
            dropped += [] if row is own else [row]
            spelt += [] if row.name in known else [row.name]
        known.add(row.name)
        keys.add(row.name_key)
    for one in lone:
        kept.setdefault(one.name_key, _name_of(one, first.contact))
    return _sorted_out(first.contact, kept, phoneless, dropped, spelt)


def _sorted_out(
    first: Contact,
    kept: Mapping[str, FormerName],
    phoneless: Collection[str],
    dropped: Collection[FormerName],
    spelt: Collection[str],
) -> SharedNames:
    """Return what becomes of the rows that are `kept`, by the name's key."""
    told = [
        (row, replace(row, contact_id=first.id, phoneless=row.phoneless or key in phoneless))
        for key, row in kept.items()
    ]
    return SharedNames(
        tuple(dropped),
        new=tuple(now for row, now in told if row.id == NEW),
        changed=tuple(now for row, now in told if row.id != NEW and now.phoneless != row.phoneless),
        spelt=tuple(spelt),
    )


def _without_phone(first: Half, second: Half) -> tuple[Contact, ...]:
    """Return the one of whom no phone is known, where one of the other's is."""
    lone = [half.contact for half in (first, second) if not _has_phone(half)]
    return tuple(lone) if len(lone) == 1 else ()


def _has_phone(half: Half) -> bool:
    return half.contact.phone is not None or any(row.way is Way.PHONE for row in half.ways)


def _name_of(contact: Contact, owner: Contact) -> FormerName:
    return FormerName(owner.id, contact.name, contact.name_key)
