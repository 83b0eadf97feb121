"""The settings that are lists: names, days off, and what holds for each category or product.

A list is kept as texts; what they mean is read here, and by no one else.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from rmtrack.domain.curves import read_curve
from rmtrack.domain.days import Month
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import CATEGORIES, CategoryKind
from rmtrack.domain.money import FEN_PER_YUAN, WHOLE, Money, factor_text

LONGEST_NAME = 20  # characters of a category
LONGEST_PRODUCT = 40
LONGEST_LEAVE = timedelta(days=366)
TO = ".."  # between the first and the last day of a leave
KNOWN = "@"  # before the day on which it became known
IS = "="  # between a category or product and what holds for it
MOST_FACTOR = 100
PER_CENT = 100
WAN, WAN_SIGN = 10_000, "万"
THRESHOLD = r"(?=\.?[0-9])([0-9]{0,12})(?:\.([0-9]{1,4}))?\s*(万?)"  # in yuan, or in 万
FACTOR = r"(?=\.?[0-9])([0-9]{0,5})(?:\.([0-9]{1,4}))?\s*(%?)"  # four decimals: basis points


class OwnLeave(NamedTuple):
    """Days off of the user's own, both ends included, and the day on which they became known."""

    first: date
    last: date
    known: date | None = None  # None: before the month began

    def days(self) -> Iterator[date]:
        """Yield every day of it, worked or not."""
        for n in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=n)

    def __str__(self) -> str:
        days = str(self.first) if self.first == self.last else f"{self.first}{TO}{self.last}"
        return days if self.known is None else f"{days}{KNOWN}{self.known}"


def leave(text: str) -> OwnLeave:
    """Read `2026-12-24`, `2026-12-24..2026-12-31`, or either with `@2026-12-10` behind it.

    Raises InputError for what is none.
    """
    days, dated, known = text.partition(KNOWN)
    first, several, last = days.partition(TO)
    try:
        found = OwnLeave(
            date.fromisoformat(first.strip()),
            date.fromisoformat((last if several else first).strip()),
            date.fromisoformat(known.strip()) if dated else None,
        )
    except ValueError:
        raise InputError(
            N_("'{text}' is no day off: write 2026-12-24 or 2026-12-24..2026-12-31"), text=text
        ) from None
    if not timedelta(0) <= found.last - found.first <= LONGEST_LEAVE:
        raise InputError(
            N_("days off run from a day to a later one, a year at most, not '{text}'"), text=text
        )
    return found


def days_of(leaves: Sequence[str]) -> dict[date, date | None]:
    """Return the days of all leaves, each with the day on which it first became known."""
    found: dict[date, date | None] = {}
    for one in map(leave, leaves):
        for day in one.days():
            before = found.get(day, one.known)
            found[day] = None if None in (before, one.known) else min(before, one.known)  # type: ignore[type-var]
    return found


def known_from(new: Sequence[str], old: Sequence[str], today: date) -> list[str]:
    """Return leaves as they are kept: one of a month that has begun says since when it is known.

    Its days that were kept before stay as they were, parted from the others where a leave grows:
    targets before a day off became known don't change.
    """
    before = days_of(old)
    return [str(part) for one in map(leave, new) for part in _dated(one, before, today)]


def _dated(one: OwnLeave, before: Mapping[date, date | None], today: date) -> Iterator[OwnLeave]:
    """Yield a leave, in as many parts as there are days on which it became known."""
    if one.known is not None:
        yield one
        return
    since = today if one.first < Month.of(today).end else None
    for known, days in groupby(one.days(), key=lambda day: before.get(day, since)):
        run = tuple(days)
        yield OwnLeave(run[0], run[-1], known)


def pairs_of(texts: Sequence[str]) -> dict[str, str]:
    """Return what holds for each name of `name=value`."""
    return dict(_pair(text) for text in texts)


def curves_of(texts: Sequence[str]) -> dict[str, str]:
    """Return each category's curve, as a quota keeps it."""
    return {name: read_curve(value) for name, value in pairs_of(texts).items()}


def factors_of(texts: Sequence[str]) -> dict[str, int]:
    """Return each product's factor in basis points."""
    return {name: factor(value) for name, value in pairs_of(texts).items()}


def factor(text: str) -> int:
    """Read how much of an amount counts: `0.3` or `30%` is 3000 basis points; 0 to 100 times.

    Raises InputError for anything else, a fifth decimal too.
    """
    found = re.fullmatch(FACTOR, text.strip())
    whole, decimals, percent = found.groups("") if found else ("", "", "")
    points = int(whole or 0) * WHOLE + int(decimals.ljust(4, "0"))
    points, odd = divmod(points, PER_CENT) if percent else (points, 0)
    if found is None or odd or points > MOST_FACTOR * WHOLE:
        raise InputError(
            N_("'{text}' is no factor: write how much counts, like 0.3, 30% or 1.2"), text=text
        )
    return points


def threshold(text: str) -> Money:
    """Read the assets from which on a tier holds: `50万` or `500000`, in whole yuan.

    Raises InputError for anything else, for nothing at all and for a part of a yuan.
    """
    found = re.fullmatch(THRESHOLD, text.strip())
    whole, decimals, wan = found.groups("") if found else ("", "", "")
    yuan, odd = divmod(
        (int(whole or 0) * WAN + int(decimals.ljust(4, "0"))) * (WAN if wan else 1), WAN
    )
    if odd or not yuan:
        raise InputError(
            N_("'{text}' is no threshold of a tier: write it like 50万 or 500000"), text=text
        )
    return Money.yuan(yuan)


def threshold_text(amount: Money) -> str:
    """Write a threshold as people do: 500,000 yuan are `50万`."""
    yuan = amount // FEN_PER_YUAN
    return f"{yuan}" if yuan % WAN else f"{yuan // WAN}{WAN_SIGN}"


def check_names(key: str, value: object) -> list[str]:
    """Return categories of the user's own. Raises InputError."""
    names = [str(name).strip() for name in _items(key, value)]
    for name in names:
        if not 0 < len(name) <= LONGEST_NAME or not name.isprintable() or set(name) & set(",=@"):
            raise InputError(
                N_("'{name}' can't be a category: write a word of up to {most} characters"),
                name=name,
                most=LONGEST_NAME,
            )
        if name.lower() in CATEGORIES or names.count(name) > 1:
            raise InputError(N_("there is a category '{name}' already"), name=name)
    return names


def check_leaves(key: str, value: object) -> list[str]:
    """Return days off as they are kept. Raises InputError."""
    texts = [_leave_text(item) for item in _items(key, value)]
    days_of(texts)
    return texts


def check_kinds(key: str, value: object) -> list[str]:
    """Return the kinds of categories. Raises InputError."""
    return _checked(key, value, _kind)


def check_curves(key: str, value: object) -> list[str]:
    """Return the curves of categories, shares with slashes between. Raises InputError."""
    return _checked(key, value, lambda text: read_curve(text).replace(",", "/"))


def check_factors(key: str, value: object) -> list[str]:
    """Return the factors of products. Raises InputError."""
    return _checked(key, value, lambda text: factor_text(factor(text)))


def check_tiers(key: str, value: object) -> list[str]:
    """Return the tiers of clients with their thresholds. Raises InputError."""
    names = [_pair(str(item))[0] for item in _items(key, value)]
    for name in names:
        if [one.casefold() for one in names].count(name.casefold()) > 1:
            raise InputError(N_("there are two tiers '{name}': give each a name"), name=name)
    tiers = _checked(key, value, lambda text: threshold_text(threshold(text)))
    thresholds = [text.rpartition(IS)[2] for text in tiers]
    for text in thresholds:
        if thresholds.count(text) > 1:
            raise InputError(N_("two tiers can't both begin at {text}"), text=text)
    return tiers


def _checked(key: str, value: object, read: Callable[[str], str]) -> list[str]:
    pairs = [_pair(str(item)) for item in _items(key, value)]
    last: Mapping[str, str] = dict(pairs)  # what is said twice, the last time
    return [f"{name}{IS}{read(text)}" for name, text in last.items()]


def _kind(text: str) -> str:
    plain = text.strip().lower()
    if plain not in set(CategoryKind):
        raise InputError(
            N_("a category is counted as flow, pieces or level, not as '{text}'"), text=text
        )
    return plain


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.rpartition(IS)
    if not 0 < len(name.strip()) <= LONGEST_PRODUCT or not name.isprintable() or not value.strip():
        raise InputError(
            N_("'{text}' names nothing that holds: write it like insurance=steep"), text=text
        )
    return name.strip(), value.strip()


def _items(key: str, value: object) -> list[object]:
    if not isinstance(value, list):
        raise InputError(
            N_('{key} takes a list, like ["a", "b"], not \'{value}\''), key=key, value=value
        )
    return value


def _leave_text(item: object) -> str:
    """Return a leave as a text; TOML has days of its own."""
    return str(item).strip() if not isinstance(item, datetime) else item.isoformat()
