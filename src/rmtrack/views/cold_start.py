"""Clients without a place in the grid: one line each, the keys that place them, how far it is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rmtrack.domain.cold_start import MOST, USEFUL_FROM, Sign, Suggestion, Unclassified, Unplaced
from rmtrack.domain.grid import Cell
from rmtrack.domain.keys import Band, Mood
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.amounts import short
from rmtrack.views.cells import fold, pad, width
from rmtrack.views.dates import short_day
from rmtrack.views.records import value_json
from rmtrack.views.terms import cell_term, term, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType
    from rich.table import Table

MOODS = (Mood.RESISTANT, Mood.NEUTRAL, Mood.POSITIVE)
BANDS = (Band.HIGH, Band.MIDDLE, Band.LOW)
PAD = {  # the keys of a number pad, laid out as the grid is
    str(3 * row + column + 1): Cell(band, mood)
    for row, band in enumerate(reversed(BANDS))
    for column, mood in enumerate(MOODS)
}
SIGNS = {
    Sign.IN_TOUCH: N_("in touch within three months"),
    Sign.HOLDS: N_("holds a product or much money here"),
    Sign.NO_CONTACT: N_("no contact on record"),
    Sign.KNOWN: N_("said before"),
}
GAP = "   "
COMMAND = "rmtrack contact assess --unclassified"
REASONS_FROM = 100  # columns of a screen on which each place is told with what speaks for it


def pad_picture(*, cells: int) -> str:
    """Show which key means which cell, and the other keys, in so many cells."""
    keys = {cell: key for key, cell in PAD.items()}
    bands = max(width(title(band)) for band in BANDS)
    heading = GAP.join(["", pad("", bands), *map(term, MOODS)])
    rows = [
        GAP.join(
            ["", pad(title(band), bands)]
            + [pad(keys[Cell(band, mood)], width(term(mood))) for mood in MOODS]
        ).rstrip()
        for band in BANDS
    ]
    others = _("Enter: as proposed · s: later · u: one back · q: leave · ?: these keys")
    return "\n".join([heading, *rows, *(GAP + line for line in fold(others, cells - len(GAP)))])


def asked_text(suggestion: Suggestion, number: int, of: int, *, cells: int) -> str:
    """Return who is to be placed, by what is known, and whether it is where he is proposed to be.

    On one line of so many cells where there is room for the answer too.
    """
    who = _("{n} of {all}  {facts}").format(
        n=number, all=of, facts=" · ".join(_facts(suggestion.client))
    )
    place = _("→ {place}?").format(place=_place(suggestion))
    answer = max(width(cell_term(cell)) for cell in PAD.values())
    if width(f"{who} {place} ") + answer <= cells:
        return f"{who} {place}"
    return "\n".join([*fold(who, cells), f"  {place}"])


def _facts(client: Unplaced) -> Iterator[str]:
    yield client.name
    if client.assets is not None:
        yield short(client.assets)
    if client.products:
        yield ngettext("{n} product", "{n} products", client.products).format(n=client.products)
    if client.last_touch_on is None:
        yield _("no contact on record")
    else:
        yield _("in touch {day}").format(day=short_day(client.last_touch_on))


def _place(suggestion: Suggestion) -> str:
    return cell_term(Cell(suggestion.guess.band, suggestion.mood))


def useful_text() -> str:
    """Say what the list makes of the places, and what to do."""
    told = _("{n} clients placed: whoever of them is due stands on the list by cell.")
    return "\n".join([told.format(n=USEFUL_FROM), _("  next: rmtrack today")])


def left_text(placed: int, left: int) -> str:
    """Say how far the sitting has come, and when to go on."""
    if not placed and not left:
        return _("No clients yet. Bring them in: rmtrack import clients.csv")
    if not left:
        return _("Every client has a place in the grid.")
    told = ngettext(
        "{left} left, after the next round of calls:",
        "{left} left, 5 more after each round of calls:",
        left,
    )
    if placed < USEFUL_FROM:
        told = _("{placed} of {all} placed: from {all} on the grid is worth following. Go on:")
    return "\n".join([told.format(placed=placed, all=USEFUL_FROM, left=left), f"  {COMMAND}"])


def kept_text(placed: int) -> str:
    """Say that a sitting broken off keeps what was done, and how to go on."""
    told = ngettext(
        "{n} client placed, and stays so. Go on: {command}",
        "{n} clients placed, and they stay so. Go on: {command}",
        placed,
    )
    return told.format(n=placed, command=COMMAND)


def unclassified_screen(pool: Unclassified, *, whole: bool) -> "RenderableType":
    """Show who has no place yet, the best known first, and the place proposed.

    As many as are placed in one sitting, and how to see more; all of the pool if the `whole` is
    asked for.
    """
    if not pool.suggestions:
        return left_text(pool.placed, 0)
    from rich.console import Group  # noqa: PLC0415 - a line needs no table
    from rich.text import Text  # noqa: PLC0415

    from rmtrack.views.fitting import ByWidth, FirstThatFits  # noqa: PLC0415

    left = pool.left
    shown = pool.suggestions if whole else pool.suggestions[: pool.sitting]
    head = ngettext("{n} client without a place", "{n} clients without a place", left)
    tables = FirstThatFits(
        (REASONS_FROM, _table(shown, reasons=True)),
        (0, ByWidth(roomy=_table(shown), narrow=_table(shown, narrow=True))),
    )
    more = [Text(_more(left - len(shown), left), "quiet")] if len(shown) < left else []
    told = Text(left_text(pool.placed, left))
    return Group(Text(head.format(n=left), "lead"), tables, *more, told)


def _more(others: int, left: int) -> str:
    """Say how many are not listed, and what lists them."""
    told = ngettext("{n} more: --limit {all}", "{n} more: --limit {all}", others)
    return told.format(n=others, all=min(left, MOST))


def _table(
    shown: "Sequence[Suggestion]", *, narrow: bool = False, reasons: bool = False
) -> "Table":
    from rich.table import Table  # noqa: PLC0415 - as above

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column(_("name"), overflow="fold", style="lead")
    table.add_column(_("assets"), justify="right", no_wrap=True)
    if not narrow:
        table.add_column(_("products"), justify="right", no_wrap=True)
    table.add_column(_("last touch"), justify="right", no_wrap=True)
    table.add_column(_("proposed place"), no_wrap=True)
    if reasons:
        table.add_column(_("because"), overflow="fold", style="quiet")
    for suggestion in shown:
        client = suggestion.client
        assets = "" if client.assets is None else short(client.assets)
        products = [] if narrow else [str(client.products or "")]
        last = short_day(client.last_touch_on) if client.last_touch_on else ""
        place = _place(suggestion)
        why = [_("; ").join(_(SIGNS[sign]) for sign in suggestion.guess.reasons)] if reasons else []
        table.add_row(str(client.id), client.name, assets, *products, last, place, *why)
    return table


def unclassified_json(pool: Unclassified) -> dict[str, Any]:
    """Return who has no place yet, with the one proposed, as JSON has it."""
    return {
        "schema": "rmtrack.unclassified/1",
        "placed": pool.placed,
        "left": pool.left,
        "contacts": [_row(suggestion) for suggestion in pool.suggestions],
    }


def _row(suggestion: Suggestion) -> dict[str, Any]:
    row = {name: value_json(value) for name, value in suggestion.client._asdict().items()}
    del row["name_key"]
    signs = [{"code": str(sign), "text": _(SIGNS[sign])} for sign in suggestion.guess.reasons]
    proposed = {
        "familiarity": str(suggestion.guess.band),
        "mood": str(suggestion.mood),
        "reasons": signs,
    }
    return {**row, "proposed": proposed}
