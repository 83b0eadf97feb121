"""What became of a client's record: edited, archived, brought back."""

from dataclasses import fields
from typing import NamedTuple

from rmtrack.domain.contact import Contact
from rmtrack.domain.deal import Deal
from rmtrack.domain.touch import NextStep

FOLLOWS = frozenset({"name_key", "last_touch_on", "next_touch_on"})  # from what was changed


class Edited(NamedTuple):
    """A client before and after, and what changed of the words put on it."""

    before: Contact
    after: Contact
    tagged: tuple[str, ...] = ()
    untagged: tuple[str, ...] = ()

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the fields that differ, without those that follow by themselves."""
        return tuple(
            field.name
            for field in fields(Contact)
            if field.name not in FOLLOWS
            and getattr(self.before, field.name) != getattr(self.after, field.name)
        )


class Archived(NamedTuple):
    """A client who was archived or brought back; the steps that ended, the deals still open."""

    contact: Contact
    ended: tuple[NextStep, ...] = ()
    open_deals: tuple[Deal, ...] = ()
