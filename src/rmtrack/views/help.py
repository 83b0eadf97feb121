"""Help as text: examples first, then what may be given."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rmtrack.i18n import N_, _
from rmtrack.views.cells import fold, two_columns, width

EVERYWHERE = (
    ("--json", N_("answer in JSON")),
    ("--lang en|zh", N_("the language of the screens")),
    ("--db FILE", N_("the store to work on")),
    ("--today DATE", N_("the date or moment that counts as now")),
    ("--no-input", N_("never ask, even on a terminal")),
    ("-h, --help", N_("show this help")),
)
BEFORE, BELOW, GOES_ON = "  ", "    ", " \\"  # around an example that is too long for a line
WORD = (
    r"--\S+ (?!-)(?:\"[^\"]*\"|\S+)|\"[^\"]*\"|\S+"  # of an example: an option with its value too
)
Rows = Sequence[tuple[str, str]]


def program_help(
    about: str, examples: Sequence[str], sections: Mapping[str, Rows], *, cells: int
) -> str:
    """Return the help of a word that has words below it. `sections` are titles and their rows."""
    widest = max(len(term) for rows in sections.values() for term, _text in rows)
    lines = [*fold(_(about), cells), "", _("Examples"), *_examples(examples, cells)]
    for title, rows in sections.items():
        padded = [(term.ljust(widest), _(text)) for term, text in rows]
        lines += ["", _(title), *two_columns(padded, indent=2, cells=cells)]
    return _joined(lines, cells)


def command_help(  # noqa: PLR0913 - the parts of a page, each named
    usage: str, about: str, examples: Sequence[str], *, arguments: Rows, options: Rows, cells: int
) -> str:
    """Return the help of one command. The texts of the rows are translated here."""
    lines = [*fold(_(about), cells), "", _("Examples"), *_examples(examples, cells)]
    lines += ["", _("Usage"), f"  {usage}"]
    for title, rows in ((N_("Arguments"), arguments), (N_("Options"), options)):
        if rows:
            shown = [(term, _(text)) for term, text in rows]
            lines += ["", _(title), *two_columns(shown, indent=2, cells=cells)]
    return _joined(lines, cells)


def _examples(examples: Sequence[str], cells: int) -> Iterator[str]:
    """Yield the examples; one that is too long goes on behind a sign by which a shell reads on."""
    for example in examples:
        line = BEFORE
        for word in re.findall(WORD, example):
            if width(line + word) > cells - len(GOES_ON) and line.strip():
                yield line.rstrip() + GOES_ON
                line = BELOW
            line += f"{word} "
        yield line.rstrip()


def _joined(lines: list[str], cells: int) -> str:
    everywhere = [(term, _(text)) for term, text in EVERYWHERE]
    return "\n".join([*lines, "", _("Everywhere"), *two_columns(everywhere, indent=2, cells=cells)])
