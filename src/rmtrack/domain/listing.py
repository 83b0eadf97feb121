"""A list of clients: each with what is kept beside the record, and where he stands in the tiers."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rmtrack.domain.choosing import Choice, Order, holds
from rmtrack.domain.contact import Contact
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.own_fields import Own
from rmtrack.domain.tag import Tag
from rmtrack.domain.tiers import Lift, Rise, Tier, Tiers, near_lift, next_lift, tier_of
from rmtrack.domain.writing import Key, alike, known_as


class ListedClient(NamedTuple):
    """A client of a list. `lift` is what is missing to the next tier, where there is one."""

    contact: Contact
    tags: tuple[str, ...] = ()
    fields: Own = ()
    tier: Tier | None = None
    lift: Lift | None = None
    rise: Rise | None = None  # where it was asked for


class ClientList(NamedTuple):
    """Who is listed; `found` counts all who fit, where the list was to be no longer."""

    choice: Choice
    clients: tuple[ListedClient, ...]
    found: int

    @property
    def assets(self) -> Money:
        """What the listed clients hold together."""
        return sum((one.contact.assets or ZERO for one in self.clients), ZERO)


class Beside(NamedTuple):
    """What is known of clients beside their records, by their ids."""

    tags: Mapping[int, tuple[str, ...]]
    fields: Mapping[int, Own]
    rises: Mapping[int, Rise]
    key: Key = alike  # what all writings of a tag, or of a field's name, have in common
    fold: Key = alike  # the same of a text, of which a part may be asked


def words_by_client(tags: Iterable[Tag]) -> dict[int, tuple[str, ...]]:
    """Return the words that were put on each client."""
    found: dict[int, tuple[str, ...]] = {}
    for tag in tags:
        found[tag.contact_id] = (*found.get(tag.contact_id, ()), tag.word)
    return found


def list_clients(
    contacts: Iterable[Contact], choice: Choice, beside: Beside, *, tiers: Tiers, near: int
) -> ClientList:
    """Return the list of `contacts`, who are chosen by their records and in order.

    Whoever does not fit by what is beside the record is left out; `near` is in percent.
    """
    clients = [_listed(contact, beside, tiers) for contact in contacts]
    fitting = [
        one
        for one in clients
        if _fits(one, choice, tiers, near) and _has_beside(one, choice, beside)
    ]
    if choice.sorted_by is Order.GAP:
        fitting.sort(key=lambda one: one.lift.missing if one.lift else ZERO)
    elif choice.sorted_by is Order.REACHED:
        fitting.sort(key=lambda one: one.rise.on.toordinal() if one.rise else 0, reverse=True)
    return ClientList(choice, tuple(fitting[: choice.limit]), len(fitting))


def _listed(contact: Contact, beside: Beside, tiers: Tiers) -> ListedClient:
    return ListedClient(
        contact,
        tags=beside.tags.get(contact.id, ()),
        fields=beside.fields.get(contact.id, ()),
        tier=tier_of(contact.assets, tiers),
        lift=next_lift(contact.assets, tiers),
        rise=beside.rises.get(contact.id),
    )


def _has_beside(client: ListedClient, choice: Choice, beside: Beside) -> bool:
    own = {beside.key(field): value for field, value in client.fields} if choice.fields else {}
    return all(known_as(word, client.tags, beside.key) for word in choice.tags) and all(
        holds(own.get(beside.key(field)), part or "", beside.fold) for field, part in choice.fields
    )


def _fits(client: ListedClient, choice: Choice, tiers: Tiers, near: int) -> bool:
    return (
        choice.tier in {None, client.tier}
        and not (choice.near_tier and near_lift(client.contact.assets, tiers, near) is None)
        and not (choice.reached_since and client.rise is None)
    )
