"""`rmtrack contact merge`: one client who is kept twice."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import partial
from typing import Annotated

import typer

from rmtrack.actions.merge import merge_contacts
from rmtrack.cli.fact_names import option_named
from rmtrack.cli.output import screen_cells
from rmtrack.cli.session import session_of
from rmtrack.domain.differences import FACTS, INTRODUCER, SNOOZED, Preference, Side, said_twice
from rmtrack.domain.errors import N_
from rmtrack.reading.text import clean, folded, narrow
from rmtrack.reading.words import Words, read_any_category, read_key
from rmtrack.views.merging import merged_json, merged_lines, remark_text

HELP = N_(
    "Merge the second client into the first, whose number stays. Nothing is lost. "
    "Two of different names: give the number or the full name of both."
)
EXAMPLES = (
    "rmtrack contact merge 3 17",
    "rmtrack contact merge 王小明 17 --dry-run",
    "rmtrack contact merge 3 17 --prefer 3",
    "rmtrack contact merge 3 17 --prefer first --prefer employer=second",
    "rmtrack contact merge 3 17 --prefer insurance=first",
)
SIDES: Words = {Side.FIRST: ("前者", "a"), Side.SECOND: ("后者", "b")}
OF_OPTIONS: Mapping[str | None, str] = {  # else a fact has the name of its option
    "opened": "opened_on",
    "introducer": INTRODUCER,
    "cadence": "cadence_days",
    "risk_until": "risk",
}
OF_NO_OPTION = {
    "introducerid": INTRODUCER,
    "snooze": SNOOZED,
    "snoozeduntil": SNOOZED,
    "putoffuntil": SNOOZED,
    "延后": SNOOZED,
    "延后到": SNOOZED,
}


def run(
    ctx: typer.Context,
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=N_("the client who stays, with the number"))
    ],
    other: Annotated[
        str, typer.Argument(metavar="OTHER", help=N_("the client who goes over and is gone"))
    ],
    prefer: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SIDE",
            help=N_(
                "whose facts hold where the two differ: first, second or a number; "
                "of one fact, like employer=second, or of the mood toward a category, "
                "like insurance=first"
            ),
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("only say what would be done"))
    ] = False,
) -> None:
    """Merge, and say what went where."""
    session = session_of(ctx)
    merged = merge_contacts(
        session.desk(),
        who,
        other,
        read_preference(prefer or (), session.categories),
        remark=remark_text,
        dry_run=dry_run,
    )
    session.answer(merged, partial(merged_lines, cells=screen_cells()), merged_json)


def read_preference(typed: Iterable[str], categories: Collection[str]) -> Preference:
    """Read whose facts are preferred, and whose moods toward `categories` or one of before.

    Raises InputError, also where one word says two sides.
    """
    said: dict[str, Side | int] = {}  # nothing before the sign: of all the rest
    for text in typed:
        word, joint, side = clean(text).replace("＝", "=").rpartition("=")
        start, read = word.strip() + joint, read_side(side)
        if said.setdefault(start, read) != read:
            raise said_twice(f"{start}{said[start]}", f"{start}{read}")
    own = {start.removesuffix("="): side for start, side in said.items() if start}
    words = {word: key_named(word) or read_any_category(word, categories) for word in own if word}
    return Preference(said.get(""), own, words)


def key_named(word: str) -> str | None:
    """Return the key of a fact, called by it, by its option or by its label in either language."""
    option = option_named(word)
    key = OF_OPTIONS.get(option, option)
    return key if key in FACTS else OF_NO_OPTION.get(re.sub(r"[\s_-]", "", folded(word)))


def read_side(text: str) -> Side | int:
    """Read one of the two: by `first` or `second`, or by the client's number."""
    plain = narrow(text).strip()
    if plain.isdecimal():
        return int(plain)
    sentence = N_("'{text}' is neither of the two: write {accepted}, or the client's number")
    return Side(read_key(SIDES, plain, sentence))
