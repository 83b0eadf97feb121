"""`rmtrack contact merge`: one client who is kept twice."""

from collections.abc import Iterable
from typing import Annotated

import typer

from rmtrack.actions.merge import merge_contacts
from rmtrack.actions.show import open_profile
from rmtrack.cli.session import session_of
from rmtrack.domain.differences import Preference, Side
from rmtrack.domain.errors import N_
from rmtrack.reading.text import clean, narrow
from rmtrack.reading.words import Words, read_key
from rmtrack.views.merging import merged_json, merged_lines, remark_text

HELP = N_(
    "Merge the second client into the first, whose number stays. Nothing is lost. "
    "Two whose names have nothing in common: give the number or the full name of both."
)
EXAMPLES = (
    "rmtrack contact merge 3 17",
    "rmtrack contact merge 王小明 17 --dry-run",
    "rmtrack contact merge 3 17 --prefer 3",
    "rmtrack contact merge 3 17 --prefer first --prefer employer=second",
)
SIDES: Words = {Side.FIRST: ("前者", "a"), Side.SECOND: ("后者", "b")}


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
                "of one fact, like employer=second"
            ),
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("only say what would be done"))
    ] = False,
) -> None:
    """Merge, and say what went where."""
    session = session_of(ctx)
    desk = session.desk()
    merged = merge_contacts(
        desk,
        who,
        other,
        read_preference(prefer or ()),
        remark=remark_text,
        dry_run=dry_run,
    )
    session.answer(
        merged, merged_lines, lambda one: merged_json(one, open_profile(desk, one.contact))
    )


def read_preference(typed: Iterable[str]) -> Preference:
    """Read whose facts are preferred, of which the last word counts. Raises InputError."""
    rest: Side | int | None = None
    own: dict[str, Side | int] = {}
    for text in typed:
        key, joint, side = clean(text).replace("＝", "=").rpartition("=")
        if joint:
            own[key.strip()] = read_side(side)
        else:
            rest = read_side(side)
    return Preference(rest, own)


def read_side(text: str) -> Side | int:
    """Read one of the two: by `first` or `second`, or by the client's number."""
    plain = narrow(text).strip()
    if plain.isdecimal():
        return int(plain)
    sentence = N_("'{text}' is neither of the two: write {accepted}, or the client's number")
    return Side(read_key(SIDES, plain, sentence))
