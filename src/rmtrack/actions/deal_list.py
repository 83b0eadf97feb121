"""The verb that lists deals."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rmtrack.actions.chances import chances_of
from rmtrack.actions.desk import Desk
from rmtrack.actions.pipeline import find_learned_from, find_rolled, find_stale
from rmtrack.actions.who import find_contact
from rmtrack.domain.deal_list import DealList, PartBooked, with_won
from rmtrack.domain.wanted import EVERY, Wanted
from rmtrack.storage import queries

if TYPE_CHECKING:
    from rmtrack.domain.stale import Stale


def list_deals(desk: Desk, wanted: Wanted = EVERY, *, who: str | None = None) -> DealList:
    """Return the deals that are wanted, those of the client that `who` names where one is.

    The open ones come first, by expected date, then the closed, the newest first. Where a month is
    wanted, what was won of them is what was booked for it. Raises what `find_contact` raises.
    """
    with desk.store.snapshot():
        if who is not None:
            wanted = wanted._replace(contact_id=find_contact(desk.store, who, reading=True).id)
        lines, parts = desk.store.all(queries.DEAL_LINES), _parts(desk, wanted)
        if wanted.month or wanted.monthless:
            lines = with_won(lines, parts)
        stale = {one.deal.id: one for one in find_stale(desk)} if wanted.stale else {}
        chosen = list(_chosen(desk, wanted, stale))
        chances = chances_of(desk)
    found = tuple(
        line for line in lines if wanted.fits(line) and all(line.id in ids for ids in chosen)
    )
    ids = {line.id for line in found}
    return DealList(
        found,
        wanted,
        desk.rules.in_pieces,
        chances,
        [part for part in parts if part.deal_id in ids and part.booked_on <= desk.today],
        stale,
    )


def _parts(desk: Desk, wanted: Wanted) -> Sequence[PartBooked]:
    """Return what was booked for the month that is wanted; nothing is booked for none."""
    if wanted.monthless:
        return []
    if wanted.month is None:
        return desk.store.all(queries.PARTS_BOOKED)
    return desk.store.all(queries.PARTS_BOOKED_FOR, month=wanted.month)


def _chosen(desk: Desk, wanted: Wanted, stale: "Mapping[int, Stale]") -> Iterator[Collection[int]]:
    """Yield the numbers of the deals for all that a deal's line does not tell of itself."""
    if wanted.stale:
        yield stale
    if wanted.rolled is not None:
        yield find_rolled(desk, wanted.rolled)
    if wanted.learned is not None:
        yield find_learned_from(desk, wanted.learned)
