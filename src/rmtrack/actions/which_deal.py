"""From what was typed to the one deal meant."""

from collections.abc import Sequence
from typing import Any

from rmtrack.actions.desk import Desk
from rmtrack.actions.who import find_exactly, number_as_typed, plain_number
from rmtrack.domain.contact import Contact
from rmtrack.domain.deal import Deal, DealLabel
from rmtrack.domain.errors import N_, AmbiguousError, NotFoundError
from rmtrack.domain.passed_over import PassedOver
from rmtrack.storage import queries


def find_deal(desk: Desk, which: str) -> Deal:
    """Return the deal with that number, or the one open deal of the client that `which` names.

    Raises NotFoundError when there is none, AmbiguousError when the client has several, and what
    `find_contact` raises.
    """
    return _find(desk, which, reading=False)[0]


def find_to_show(desk: Desk, which: str) -> tuple[Deal, tuple[PassedOver, ...]]:
    """Return the deal that `which` names, an archived client's too, and who is passed over for it.

    Raises what `find_deal` raises.
    """
    return _find(desk, which, reading=True)


def _find(desk: Desk, which: str, *, reading: bool) -> tuple[Deal, tuple[PassedOver, ...]]:
    number = plain_number(which)
    if number is not None:
        deal = desk.store.first(queries.DEAL, id=number)
        if deal is None:
            raise NotFoundError(N_("there is no deal {number}"), number=number_as_typed(which))
        return deal, ()
    contact, passed_over = find_exactly(desk.store, which, reading=reading)
    deals = desk.store.all(queries.OPEN_DEALS_OF, contact_id=contact.id)
    if not deals:
        raise _no_open_deal(desk, contact, passed_over)
    if len(deals) > 1:
        raise _several_open(contact, deals, which)
    return deals[0], passed_over


def _several_open(contact: Contact, deals: Sequence[Deal], which: str) -> AmbiguousError:
    return AmbiguousError(
        N_("{name} has {count} open deals; say which by the deal's number"),
        candidates=[
            (deal.id, DealLabel(deal.amount, deal.category, deal.product)) for deal in deals
        ],
        name=contact.name,
        count=len(deals),
        which=which,
        contact=contact.id,
    )


def _no_open_deal(desk: Desk, contact: Contact, passed_over: Sequence[PassedOver]) -> NotFoundError:
    """Return what is said of a client without an open deal; a closed one has its number.

    Where the name is somebody else's too, what is asked for may be his.
    """
    closed = desk.store.first(queries.DEALS_OF, contact_id=contact.id)
    hint = N_("a closed one has its number: rmtrack deal list --contact {number}")
    other = passed_over[0] if passed_over else None
    if other:
        hint = N_("{other} ({client}) is archived: rmtrack deal list --contact {client}")
        if other.former_name:
            hint = N_(
                "{other} ({client}) was called {former}: rmtrack deal list --contact {client}"
            )
        elif other.deceased:
            hint = N_(
                "{other} ({client}) is kept as deceased: rmtrack deal list --contact {client}"
            )
    return NotFoundError(
        N_("{name} has no open deal"),
        hint=hint if closed or other else None,
        name=contact.name,
        number=contact.id,
        **(_facts_of(other) if other else {}),
    )


def _facts_of(other: PassedOver) -> dict[str, Any]:
    return {"other": other.name, "client": other.id, "former": other.former_name}
