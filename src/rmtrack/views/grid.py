"""The nine cells: how many in each, what they hold, who is closest there, and what lies beside."""

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rmtrack.domain.grid import Cell, Grid, GridPage, Members
from rmtrack.domain.keys import Band, Mood
from rmtrack.i18n import _, ngettext
from rmtrack.views.amounts import short
from rmtrack.views.bars import BOOKED, ByScreen
from rmtrack.views.dates import full_day
from rmtrack.views.limits import limit_text
from rmtrack.views.terms import stage_term, term, title

BANDS = (Band.HIGH, Band.MIDDLE, Band.LOW)
COLUMNS = (Mood.RESISTANT, Mood.NEUTRAL, Mood.POSITIVE)
NAMES = 6  # in a cell; the rest is a number
BAR = 20  # cells of the longest bar


def grid_screen(page: GridPage) -> RenderableType:
    """Show the grid, the closest band on top; what there is nobody for is not shown."""
    pool = page.grid.pool
    if not pool.number:
        return Text(_nobody(page))
    if page.grid.unclassified.number == pool.number:
        return Group(*_cold(page), *_by_closeness(page))
    head = Text(_head(page), "lead")
    return Group(head, _table(page.grid), *_beside(page), *_by_closeness(page))


def _nobody(page: GridPage) -> str:
    if page.on is not None:
        return _("No clients yet on {day}").format(day=full_day(page.on))
    return _("No clients yet. Bring them in: rmtrack import clients.csv")


def _cold(page: GridPage) -> Iterator[RenderableType]:
    """Yield what helps where nobody has a place yet: nine empty cells would not."""
    from rmtrack.domain.cold_start import USEFUL_FROM  # noqa: PLC0415 - only of a pool just begun

    pool = page.grid.pool
    head = ngettext(
        "{n} client, without a cell so far", "{n} clients, none with a cell so far", pool.number
    )
    words = [head.format(n=pool.number), *([short(pool.assets)] if pool.assets else [])]
    yield Text(" · ".join([*words, *_seen(page)]), "lead")
    if page.on is not None:
        return
    first = min(pool.number, USEFUL_FROM)
    text = ngettext(
        "Place this client, in ten seconds: from then on the grid tells what to do.",
        "Place the {n} you know best, ten seconds each: from then on the grid tells what to do.",
        first,
    )
    yield Text(text.format(n=first))
    yield Text("  rmtrack contact assess --unclassified", "quiet")


def _head(page: GridPage) -> str:
    pool = page.grid.pool
    placed = pool.number - page.grid.unclassified.number
    text = ngettext("{n} client in the grid", "{n} clients in the grid", placed)
    return " · ".join([text.format(n=placed), *_seen(page)])


def _seen(page: GridPage) -> list[str]:
    """Return which evening is looked at, and by whose moods, where it isn't the usual."""
    words = []
    if page.on is not None:
        words.append(_("on the evening of {day}").format(day=full_day(page.on)))
    if page.category is not None:
        words.append(_("by the mood toward {category}").format(category=term(page.category)))
    return words


def _table(grid: Grid) -> Table:
    table = Table(
        box=box.HORIZONTALS,
        show_lines=True,
        show_edge=False,
        pad_edge=False,
        header_style="quiet",
        border_style="quiet",
    )
    table.add_column("", no_wrap=True)
    for mood in COLUMNS:
        table.add_column(term(mood), ratio=1, overflow="fold")
    pool = grid.pool
    for band in BANDS:
        row = (_cell(grid.members(Cell(band, mood)), pool) for mood in COLUMNS)
        table.add_row(Text(title(band), "lead"), *row)
    table.expand = True
    return table


def _cell(members: Members, pool: Members) -> Text:
    """Tell how many and how much, each with its share of the pool, and the first names."""
    if not members.number:
        return Text("0", "quiet")
    share = percent(members.number, pool.number)
    lines = [Text.assemble((str(members.number), "lead"), (f" · {share}", "quiet"))]
    if members.assets:
        share = percent(members.assets, pool.assets)
        lines.append(Text.assemble(short(members.assets), (f" · {share}", "quiet")))
    names = [contact.name for contact in members.contacts[:NAMES]]
    more = members.number - len(names)
    lines.append(Text(" ".join([*names, *([f"+{more}"] if more else [])])))
    return Text("\n").join(lines)


def percent(part: int, whole: int) -> str:
    """Return the nearest whole percentage; what is there and rounds to nothing is `<1%`."""
    nearest = (200 * int(part) + int(whole)) // (2 * int(whole))
    return f"{nearest}%" if nearest or not part else "<1%"


def _beside(page: GridPage) -> Iterator[RenderableType]:
    """Yield what lies beside the nine cells: what the shares are of, and those without one."""
    grid, pool = page.grid, page.grid.pool
    shares = ngettext(
        "the shares are of {n} client", "the shares are of all {n} clients", pool.number
    )
    if pool.assets:
        shares = ngettext(
            "the shares are of {n} client and of the {amount} held",
            "the shares are of all {n} clients and of the {amount} they hold",
            pool.number,
        )
    yield Text(shares.format(n=pool.number, amount=short(pool.assets)), "quiet")
    if grid.unclassified.number:
        yield Text(_unplaced(grid))
        if page.on is None:
            yield Text("  rmtrack contact assess --unclassified", "quiet")


def _by_closeness(page: GridPage) -> Iterator[RenderableType]:
    """Yield what goes by familiarity alone: the limit, the stages."""
    grid = page.grid
    if grid.close:
        upper = [cell.members.number for cell in grid.cells if cell.cell.band is not Band.LOW]
        yield limit_text(page.limit, moodless=grid.close - sum(upper))
    if any(grid.stages.values()):
        heading = Text(_("The five stages of a relationship"), "lead")
        bars = Group(Text(), heading, _stage_bars(grid))
        yield ByScreen(terminal=bars, pipe=Text(_stage_line(grid)))


def _unplaced(grid: Grid) -> str:
    number, assets = grid.unclassified.number, grid.unclassified.assets
    text = ngettext("{n} client has no cell yet", "{n} clients have no cell yet", number)
    words = [text.format(n=number)]
    if assets:
        words += [short(assets), percent(assets, grid.pool.assets)]
    return " · ".join(words)


def _stage_line(grid: Grid) -> str:
    told = " · ".join(f"{stage_term(stage)} {number}" for stage, number in grid.stages.items())
    return _("stages: {told}").format(told=told)


def _stage_bars(grid: Grid) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    longest = max(grid.stages.values())
    for stage, number in grid.stages.items():
        table.add_row(stage_term(stage), str(number), _bar(number, longest))
    return table


def _bar(number: int, longest: int) -> str:
    """Draw a number, so that whatever is there is seen."""
    return BOOKED * -(-number * BAR // longest)
