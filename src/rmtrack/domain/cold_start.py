"""The first sitting with a pool just brought in: who is placed first, and where he may belong.

Nobody has a place in the grid yet, so a band is guessed from what a bank's list tells. It is only
ever proposed: one key of the user's says what holds.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from rmtrack.domain.assessing import IN_TOUCH
from rmtrack.domain.grid import FAMILIARITY, band
from rmtrack.domain.keys import Band, Mood
from rmtrack.domain.money import ZERO, Money

USEFUL_FROM = 20  # clients with a place: from here on the grid is worth following
AFTER_CALLS = 5  # so many are asked for at once from then on
HOLDING = Money.yuan(500_000)  # so much with the bank stands for holding something
LONG_AGO = 365  # days
MOST = 1000  # clients to ask for in one sitting


class Unplaced(NamedTuple):
    """A client without a place in the grid: a row of a query.

    Familiarity or mood may be known, not both. `products` were sold here, or said to be held;
    `touches` reached the client within IN_TOUCH.
    """

    id: int
    name: str
    name_key: str
    familiarity: int | None
    mood: Mood | None
    assets: Money | None
    last_touch_on: date | None
    products: int
    touches: int


class Sign(StrEnum):
    """What speaks for a band."""

    IN_TOUCH = "in-touch"
    HOLDS = "holds"
    NO_CONTACT = "no-contact"  # none on record: nobody was met yet, for all that is known
    KNOWN = "known"  # the familiarity was said before


class Guess(NamedTuple):
    """A band, and what speaks for it."""

    band: Band
    reasons: tuple[Sign, ...]


class Suggestion(NamedTuple):
    """A client who has no place, and the one proposed."""

    client: Unplaced
    guess: Guess
    mood: Mood


class Unclassified(NamedTuple):
    """Who has no place in the grid, the best known first: all, or the first of so many `left`.

    `placed` is how many clients have one.
    """

    suggestions: tuple[Suggestion, ...]
    left: int
    placed: int

    @property
    def sitting(self) -> int:
        """How many are asked for at once by default: what the first twenty lack, then five."""
        return USEFUL_FROM - self.placed if self.placed < USEFUL_FROM else AFTER_CALLS

    @property
    def before(self) -> int:
        """How many of the first twenty were placed in earlier sittings; 0 once all are."""
        return self.placed if self.placed < USEFUL_FROM else 0


def familiarity_guess(
    assets: Money | None, products: int, silent_days: int | None, touches: int
) -> Guess:
    """Return the band that a client may belong to, from what is known without asking.

    Who holds something and was in touch within three months is high; who does one of the two is
    middle. Much money with the bank stands for holding, but of a client without any contact on
    record it says nothing: only who bought here was met. `silent_days` are those since the last
    contact, None where there was none. More of anything never lowers the band.
    """
    if silent_days is None and not products and not touches:
        return Guess(Band.LOW, (Sign.NO_CONTACT,))
    holds = products > 0 or (assets or ZERO) >= HOLDING
    in_touch = touches > 0 or (silent_days is not None and silent_days <= IN_TOUCH.days)
    reasons = (*([Sign.IN_TOUCH] if in_touch else []), *([Sign.HOLDS] if holds else []))
    return Guess((Band.LOW, Band.MIDDLE, Band.HIGH)[len(reasons)], reasons)


def suggest(clients: Iterable[Unplaced], today: date) -> tuple[Suggestion, ...]:
    """Return a place for every client, those first whom the user probably knows best."""
    ordered = sorted(clients, key=lambda one: _best_known_first(one, today))
    return tuple(
        Suggestion(client, _guess(client, today), client.mood or Mood.NEUTRAL) for client in ordered
    )


def closeness(client: Unplaced, today: date) -> tuple[int, int, int, int, int]:
    """Return how well a client is probably known: the more, the better.

    By the band, then by how long ago the last contact was, by touches, products and assets.
    """
    days = _silent_days(client, today)
    recent = 0 if days is None else 3 if days <= IN_TOUCH.days else 2 if days <= LONG_AGO else 1
    rank = list(Band).index(_guess(client, today).band)
    return rank, recent, client.touches, client.products, int(client.assets or ZERO)


def settle(client: Unplaced, band_meant: Band) -> int:
    """Return the familiarity of a client in that band; one said before is kept where it fits."""
    known = client.familiarity
    return known if known is not None and band(known) is band_meant else FAMILIARITY[band_meant]


def _best_known_first(client: Unplaced, today: date) -> tuple[list[int], str, int]:
    return [-points for points in closeness(client, today)], client.name_key, client.id


def _guess(client: Unplaced, today: date) -> Guess:
    if client.familiarity is not None:
        return Guess(band(client.familiarity), (Sign.KNOWN,))
    days = _silent_days(client, today)
    return familiarity_guess(client.assets, client.products, days, client.touches)


def _silent_days(client: Unplaced, today: date) -> int | None:
    return None if client.last_touch_on is None else (today - client.last_touch_on).days
