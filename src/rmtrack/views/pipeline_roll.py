"""How the open deals rolled this week: a line a category that adds up, from Monday to now."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.text import Text

from rmtrack.domain.money import Money
from rmtrack.domain.pipeline_page import CategoryPipeline, Pipeline
from rmtrack.domain.rolling import Part, Roll
from rmtrack.i18n import _, pgettext
from rmtrack.views.aligned import Aligned, Styled
from rmtrack.views.cells import width
from rmtrack.views.fitting import FirstThatFits
from rmtrack.views.pipeline_amounts import counts_deals, said
from rmtrack.views.pipeline_words import has_rolled
from rmtrack.views.terms import title


class _Turn(NamedTuple):
    """What the week does to what is open: with `+` and `-` it changes the number, or the money."""

    heading: str
    part: Callable[[Roll], Part]
    number: str = ""
    money: str = ""
    always: bool = False  # whether it is told where it is nothing too


def _turns() -> Iterator[_Turn]:
    """Yield them so that they add up, in number and in money, read one behind the other."""
    yield _Turn(pgettext("week", "on Monday"), lambda roll: roll.start, always=True)
    yield _Turn(pgettext("week", "came in"), lambda roll: roll.came_in, "+", "+")
    changed = pgettext("week", "amounts")
    yield _Turn(changed, lambda roll: Part(0, roll.moved.amount), "", "+")
    yield _Turn(pgettext("week", "won"), lambda roll: roll.closed, "-", "-")
    yield _Turn(pgettext("week", "won in part"), lambda roll: roll.in_part, "", "-")
    yield _Turn(pgettext("week", "dropped"), lambda roll: roll.dropped, "-", "-")
    yield _Turn(pgettext("week", "open now"), lambda roll: roll.now, always=True)


def roll_block(pipeline: Pipeline) -> Iterator[RenderableType]:
    """Yield how the week rolled; in a word that it has not, where there is something that could."""
    rolled = [one for one in pipeline.categories if has_rolled(one.roll)]
    if not rolled:
        if pipeline.month is None and any(one.roll.now.number for one in pipeline.categories):
            yield Text(_("This week nothing has come in, moved, closed or dropped out yet"))
        return
    if pipeline.month:
        yield Text(_("This week, of all months"), "lead")
    rows = _rows(rolled, "" if pipeline.month else _("This week"))
    across = Aligned(rows, numbers=True)
    columns = [*_turned(rows)]
    down = Aligned(columns, numbers=True)
    each = [
        Aligned([(row[0], row[n]) for row in columns if row[n][0].strip()], numbers=True)
        for n in range(1, len(rows))
    ]
    yield FirstThatFits(
        (across.needed, across.as_text()),
        (down.needed, down.as_text()),
        (0, Group(*(one.as_text() for one in each))),
    )


def _rows(rolled: Sequence[CategoryPipeline], head: str) -> list[list[Styled]]:
    """Return the headings, and a row a category, without the columns in which all is nothing."""
    columns = [[(head, "lead"), *((f"  {title(one.category)}", "") for one in rolled)]]
    for turn in _turns():
        if turn.always or any(any(turn.part(one.roll)) for one in rolled):
            texts = [(text, "") for text in _column(turn, rolled)]
            columns.append([(turn.heading, "quiet"), *texts])
    moved = [_moved(one.roll) for one in rolled]
    if any(moved):
        columns.append([(pgettext("week", "moved"), "quiet"), *((text, "") for text in moved)])
    return [[*row] for row in zip(*columns, strict=True)]


def _turned(rows: Sequence[Sequence[Styled]]) -> Iterator[list[Styled]]:
    """Yield a column a category instead, for a narrow screen: a sum is read downwards too."""
    (head, *turns), *of_categories = rows
    yield [head, *((name.strip(), style) for (name, style), *_texts in of_categories)]
    for n, (heading, style) in enumerate(turns, start=1):
        yield [(f"  {heading}", style), *(row[n] for row in of_categories)]


def _column(turn: _Turn, rolled: Sequence[CategoryPipeline]) -> Iterator[str]:
    """Yield the number and the money of each category, those of a column below each other."""
    told = []
    for one in rolled:
        number, amount = turn.part(one.roll)
        count = f"{turn.number}{number}" if number or turn.always else ""
        deals = counts_deals(one.kind)
        told.append((count, _signed(turn.money, amount, deals=deals) if amount else ""))
    widest = [max(width(pair[n]) for pair in told) for n in range(2)]
    for count, money in told:
        numbered = f"{' ' * (widest[0] - width(count))}{count}"
        room = " " * (widest[1] - width(money))
        yield f"{numbered} {room}{money}".rstrip() if money else numbered + " " * (widest[1] + 1)


def _signed(sign: str, amount: Money, *, deals: bool) -> str:
    """Return an amount with the sign that it has in the sum."""
    if not sign:
        return said(amount, deals=deals)
    comes = (amount > 0) == (sign == "+")
    return f"{'+' if comes else '-'}{said(Money(abs(amount)), deals=deals)}"


def _moved(roll: Roll) -> str:
    """Say how many deals changed, and how many of those came nearer to a win or went farther."""
    if not roll.moved.number:
        return ""
    told = []
    if roll.nearer:
        told.append(_("{n} nearer").format(n=roll.nearer))
    if roll.farther:
        told.append(_("{n} farther").format(n=roll.farther))
    if roll.moved.number in (roll.nearer, roll.farther):
        return told[0]
    number = str(roll.moved.number)
    if not told:
        return _("{n} moved").format(n=number)
    return _("{text} ({reason})").format(text=number, reason=_(", ").join(told))
