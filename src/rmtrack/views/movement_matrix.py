"""The matrix of the grid's movement: rows for where clients stood, columns for where they stand."""

from collections.abc import Callable

from rich.console import Group, RenderableType
from rich.text import Text

from rmtrack.domain.grid import Cell
from rmtrack.domain.keys import Band, Mood
from rmtrack.domain.movement import ENDS, Matrix, Off, Standing
from rmtrack.i18n import N_, _, pgettext
from rmtrack.views.aligned import Aligned, Styled
from rmtrack.views.fitting import FirstThatFits
from rmtrack.views.terms import cell_term

GAP, NARROW_GAP = 2, 1
SIGNS = {Mood.POSITIVE: "+", Mood.NEUTRAL: "0", Mood.RESISTANT: "-"}
WORDS = {
    Off.UNCLASSIFIED: N_("unclassified"),
    Off.NEW: N_("new"),
    Off.ARCHIVED: N_("archived"),
}
Name = Callable[[Standing], str]


def full_name(standing: Standing) -> str:
    """`high·positive`, 高·积极, `unclassified`."""
    return _(WORDS[standing]) if isinstance(standing, Off) else cell_term(standing)


def short_name(standing: Standing) -> str:
    """`H+`, 高+, `none`: for a column of numbers."""
    if isinstance(standing, Cell):
        letters = {
            # Translators: the first letter of high, middle, low familiarity
            Band.HIGH: pgettext("short", "H"),
            Band.MIDDLE: pgettext("short", "M"),
            Band.LOW: pgettext("short", "L"),
        }
        return letters[standing.band] + SIGNS[standing.mood]
    words = {
        # Translators: at most six cells wide, like all three: unclassified, new, archived
        Off.UNCLASSIFIED: pgettext("short", "none"),
        Off.NEW: pgettext("short", "new"),
        Off.ARCHIVED: pgettext("short", "gone"),
    }
    return words[standing]


def matrix_view(matrix: Matrix, name: Name) -> RenderableType:
    """Show the matrix by the names there is room for, short ones if `name` gives those.

    Where there is room for none, it is told in lines.
    """
    meaning = _("H high, M middle, L low; + positive, 0 neutral, - resistant")
    legend = Text(meaning, "quiet")
    full, short = _rows(matrix, full_name, GAP), _rows(matrix, short_name, NARROW_GAP)
    explained = short.needed, Group(short.as_text(), legend)
    pairs = 0, _pairs(matrix).as_table({0})
    if name is short_name:
        return FirstThatFits(explained, (0, Group(pairs[1], legend)))
    return FirstThatFits((full.needed, full.as_text()), explained, pairs)


def _rows(matrix: Matrix, name: Name, gap: int) -> Aligned:
    """Return the rows of the matrix, the counts then at the right, those of now below.

    Who is new stood nowhere then, and who is archived stands nowhere now.
    """
    ends = [end for end in ENDS if any(end in row for row in matrix.values())]
    rows: list[list[Styled]] = [[(text, "quiet") for text in ("", *map(name, ends), _("then"))]]
    for start, row in matrix.items():
        then = "" if start is Off.NEW else str(sum(row.values()))
        numbers = [(str(row.get(end, "")), "quiet" if end == start else "lead") for end in ends]
        rows.append([(name(start), ""), *numbers, (then, "quiet")])
    sums = {end: sum(row.get(end, 0) for row in matrix.values()) for end in ends}
    now = ["" if end is Off.ARCHIVED else str(sums[end]) for end in ends]
    rows.append([(text, "quiet") for text in (_("now"), *now, "")])
    return Aligned(rows, gap, numbers=True)


def _pairs(matrix: Matrix) -> Aligned:
    ways = ((start, end, n) for start, row in matrix.items() for end, n in row.items())
    return Aligned(
        [[(f"{full_name(start)} → {full_name(end)}", ""), (str(n), "")] for start, end, n in ways],
        numbers=True,
    )
