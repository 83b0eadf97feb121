"""Help as text: examples first, then what may be given."""

from collections.abc import Mapping, Sequence

from rmtrack.i18n import N_, _
from rmtrack.views.cells import fold, two_columns

EVERYWHERE = (
    ("--json", N_("answer in JSON")),
    ("--lang en|zh", N_("the language of the screens")),
    ("--db FILE", N_("the store to work on")),
    ("--today DATE", N_("the date or moment that counts as now")),
    ("--no-input", N_("never ask, even on a terminal")),
    ("-h, --help", N_("show this help")),
)
Rows = Sequence[tuple[str, str]]


def program_help(
    about: str, examples: Sequence[str], sections: Mapping[str, Rows], *, cells: int
) -> str:
    """Return the help of a word that has words below it. `sections` are titles and their rows."""
    widest = max(len(term) for rows in sections.values() for term, _text in rows)
    lines = [*fold(_(about), cells), "", _("Examples"), *(f"  {line}" for line in examples)]
    for title, rows in sections.items():
        padded = [(term.ljust(widest), _(text)) for term, text in rows]
        lines += ["", _(title), *two_columns(padded, indent=2, cells=cells)]
    return _joined(lines, cells)


def command_help(  # noqa: PLR0913 - the parts of a page, each named
    usage: str, about: str, examples: Sequence[str], *, arguments: Rows, options: Rows, cells: int
) -> str:
    """Return the help of one command. The texts of the rows are translated here."""
    lines = [*fold(_(about), cells), "", _("Examples"), *(f"  {line}" for line in examples)]
    lines += ["", _("Usage"), f"  {usage}"]
    for title, rows in ((N_("Arguments"), arguments), (N_("Options"), options)):
        if rows:
            shown = [(term, _(text)) for term, text in rows]
            lines += ["", _(title), *two_columns(shown, indent=2, cells=cells)]
    return _joined(lines, cells)


def _joined(lines: list[str], cells: int) -> str:
    everywhere = [(term, _(text)) for term, text in EVERYWHERE]
    return "\n".join([*lines, "", _("Everywhere"), *two_columns(everywhere, indent=2, cells=cells)])
