"""Acts in words: so many average deals, meetings and calls, and what that is worked from."""

from collections.abc import Callable
from typing import Any

from rmtrack.domain.acts import Acts, AverageDeal, Basis, Rate
from rmtrack.i18n import _, ngettext
from rmtrack.views.amounts import is_in_pieces, short


def acts_text(acts: Acts, *, in_deals: bool = False) -> str:
    """Return `about 1 average deal, 4 meetings, 12 calls`; nothing where nothing is needed.

    Of a need that is told `in_deals` only the meetings and calls: `about 4 meetings, 12 calls`.
    """
    if not acts.deals:
        return ""
    numbers = [meetings_text(acts.meetings), calls_text(acts.calls)]
    if not in_deals:
        deals = ngettext("{n} average deal", "{n} average deals", acts.deals)
        numbers.insert(0, deals.format(n=acts.deals))
    return _("about {acts}").format(acts=_(", ").join(numbers))


def meetings_text(number: int, low: int | None = None) -> str:
    """Return `4 meetings`, or with the lowest number it may be too `2–4 meetings`."""
    return ngettext("{n} meeting", "{n} meetings", number).format(n=number_text(number, low))


def calls_text(number: int, low: int | None = None) -> str:
    """Return `12 calls`, or with the lowest number it may be too `8–12 calls`."""
    return ngettext("{n} call", "{n} calls", number).format(n=number_text(number, low))


def number_text(number: int, low: int | None = None) -> str:
    """Return `12`, or with a lower number `8–12`."""
    return str(number) if low in {None, number} else f"{low}–{number}"


def average_text(average: AverageDeal) -> str:
    """Return `100k (assumed)`, `43k (yours, 7 deals won)`."""
    source = _source(average.deals, _won, own=average.own)
    return _("{amount} ({source})").format(amount=short(average.amount), source=source)


def rates_text(basis: Basis) -> str:
    """Return `4 meetings a deal (yours, 41 meetings), 3 calls a meeting (assumed)`."""
    meetings = ngettext(
        "{n} meeting a deal ({source})", "{n} meetings a deal ({source})", _plural(basis.meetings)
    )
    calls = ngettext(
        "{n} call a meeting ({source})", "{n} calls a meeting ({source})", _plural(basis.calls)
    )
    return _(", ").join(
        [
            meetings.format(
                n=_tries(basis.meetings), source=_learned(basis.meetings, meetings_text)
            ),
            calls.format(n=_tries(basis.calls), source=_learned(basis.calls, calls_text)),
        ]
    )


def acts_json(acts: Acts) -> dict[str, Any]:
    """Return how many deals, meetings and calls."""
    return acts._asdict()


def basis_json(basis: Basis, category: str) -> dict[str, Any]:
    """Return what the acts of a category are worked from, and what of it is the user's own.

    Where deals are counted none is an average one.
    """
    average = None if is_in_pieces(category) else basis.average_deal(category)
    return {
        "average_deal": average and {**average._asdict(), "amount": str(average.amount)},
        "meetings_per_deal": _rate_json(basis.meetings),
        "calls_per_meeting": _rate_json(basis.calls),
    }


def _rate_json(rate: Rate) -> dict[str, Any]:
    low, high = rate.range()
    return {
        "tries": round(rate.tries, 2),
        "low": round(low, 2),
        "high": round(high, 2),
        "own": rate.is_own,
        "successes": rate.successes,
        "outcomes": rate.outcomes,
    }


def _tries(rate: Rate) -> str:
    return f"{rate.tries:.1f}".removesuffix(".0")


def _plural(rate: Rate) -> int:
    return 1 if _tries(rate) == "1" else 2


def _learned(rate: Rate, name: Callable[[int], str]) -> str:
    return _source(rate.outcomes, name, own=rate.is_own)


def _source(known: int, name: Callable[[int], str], *, own: bool) -> str:
    """Say whether a number is the user's own, and how much is known of it."""
    if own:
        return _("yours, {known}").format(known=name(known))
    if known:
        return _("assumed; {known} so far").format(known=name(known))
    return _("assumed")


def _won(number: int) -> str:
    return ngettext("{n} deal won", "{n} deals won", number).format(n=number)
