"""Finding where so many clients fit that nobody looks at all of them: the first ones, and no more.

Whoever is shown is exactly who would be shown if all were looked at. Of those behind them it is
told how many there are, up to a number.
"""

from collections import Counter
from itertools import islice
from typing import NamedTuple

from rmtrack.domain.finding import Search
from rmtrack.domain.lookup import LONGEST_PART, Match, beyond, least
from rmtrack.storage import finding
from rmtrack.storage.store import Store

MOST_BETTER = 2_000  # beginnings by which a client fits better than most
REACH = 1_000  # names that are walked through, in their order
COUNTED = 10_000  # beginnings that are counted


class Crowd(NamedTuple):
    """Who is among the first of very many who fit, by the kind; and how many fit, at least."""

    fits: dict[Match, set[int]]
    total: int
    all_counted: bool


def find_crowd(store: Store, search: Search, most: int) -> Crowd | None:
    """Return the first `most` of those who fit, and maybe more; None where they can't be told.

    The best kind of which enough stand among the first names is as far as it goes: whoever fits by
    a better kind is found by that, and whoever fits by a worse one stands behind.
    """
    part, *others = set(search.parts.values())
    if others or len(part) > LONGEST_PART:
        return None
    between = {"least": least(part), "beyond": beyond(part)}
    kinds = [match for match in Match if match in search.parts]
    walked = store.all(finding.FIRST_NAMES, **between, reach=REACH, kinds=kinds)
    count = Counter(one.match for one in walked if not one.archived)
    enough = next((kind for kind in kinds if count[kind] >= most), None)
    if enough is None:
        return None
    better = kinds[: kinds.index(enough)]
    kept = store.all(finding.KEPT_OF, **between, kinds=better, most=MOST_BETTER + 1)
    found = {contact_id for contact_id, _kind in kept}
    next_ones = (
        one.id for one in walked if one.match == enough and not one.archived and one.id not in found
    )
    left = set(islice(next_ones, most))
    if len(kept) > MOST_BETTER or len(left) < most:
        return None
    fits = {enough: left}
    for contact_id, kind in kept:
        fits.setdefault(kind, set()).add(contact_id)
    (counted,) = store.all(finding.COUNT, **between, kinds=kinds, most=COUNTED + 1)
    return Crowd(fits, counted.clients, counted.places <= COUNTED)
