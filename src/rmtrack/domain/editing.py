"""What became of a client's record: edited, archived, brought back."""

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import NamedTuple

from rmtrack.domain.contact import Contact
from rmtrack.domain.deal import Deal
from rmtrack.domain.own_fields import FieldChange
from rmtrack.domain.reach import Reach
from rmtrack.domain.touch import NextStep

# from what was changed
FOLLOWS = frozenset({"name_key", "readings", "last_touch_on", "next_touch_on"})
WAYS = {"phone": "phones", "wechat": "wechats", "email": "emails"}  # field: in a Reach
NOBODY = Reach()


class Edited(NamedTuple):
    """A client before and after, and what changed of what is kept beside the record."""

    before: Contact
    after: Contact
    tagged: tuple[str, ...] = ()
    untagged: tuple[str, ...] = ()
    reached: tuple[Reach, Reach] = (NOBODY, NOBODY)  # all ways, before and after
    fields: tuple[FieldChange, ...] = ()  # of the user's own
    names: Mapping[int, str] = MappingProxyType({})  # of other introducers, by their numbers
    passed_over: tuple[Contact, ...] = ()  # who is gone under the introducer's name

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the fields that differ, without those that follow by themselves.

        A way to reach the client differs where one more, or one less, is known.
        """
        return tuple(
            field.name
            for field in fields(Contact)
            if field.name not in FOLLOWS and self._differs(field.name)
        )

    def _differs(self, name: str) -> bool:
        if getattr(self.before, name) != getattr(self.after, name):
            return True
        old, new = self.reached
        return name in WAYS and getattr(old, WAYS[name]) != getattr(new, WAYS[name])


class Archived(NamedTuple):
    """A client who was archived or brought back; the steps that ended, the deals still open."""

    contact: Contact
    ended: tuple[NextStep, ...] = ()
    open_deals: tuple[Deal, ...] = ()
