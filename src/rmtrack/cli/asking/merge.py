"""Two clients who are merged: whether they are one, and whose facts hold where they differ."""

from typing import Any

import typer

from rmtrack.actions.merge import merge_contacts
from rmtrack.cli.asking.completing import retyped, typed_words, with_number, with_option
from rmtrack.cli.asking.prompts import ask_one_of
from rmtrack.cli.asking.sure import is_sure
from rmtrack.cli.commands.contact_merge import read_preference
from rmtrack.cli.output import write_screen
from rmtrack.cli.session import session_of
from rmtrack.domain.differences import Difference, Side
from rmtrack.domain.merged import Merged
from rmtrack.i18n import _
from rmtrack.views.merging import fact_label, fact_text, remark_text


def ask(ctx: Any) -> list[str]:  # noqa: ANN401 - Typer's own copy of Click has no public types
    """Ask for a yes where two share no name, then for every fact in which they differ.

    Nothing is merged before the last answer.
    """
    session, who, other = session_of(ctx), ctx.params["who"], ctx.params["other"]
    preference = read_preference(ctx.params["prefer"] or (), session.categories)
    desk = session.desk()
    merged = merge_contacts(desk, who, other, preference, remark=remark_text, dry_run=True)
    if merged.plan.strangers:
        _ask_whether_they_are_one(merged)
        with_number(ctx, who, merged.contact.id)
        with_number(ctx, other, merged.gone.id)
    args = typed_words(ctx)
    for one in merged.unsettled:
        args = with_option(args, "--prefer", f"{one.key}={_ask_whose(merged, one)}")
    return retyped(ctx, args)


def _ask_whether_they_are_one(merged: Merged) -> None:
    """Ask, and leave where they are two."""
    told = _("{first}, {second}: different names. One client?")
    names = [
        _("{name} ({number})").format(name=one.name, number=one.id)
        for one in (merged.contact, merged.gone)
    ]
    if not is_sure(told.format(first=names[0], second=names[1])):
        write_screen(_("nothing changed"))
        raise typer.Exit


def _ask_whose(merged: Merged, one: Difference) -> str:
    titles = [
        (
            str(side),
            _title(fact_text(one.key, one.of(side), merged.names), contact.name, contact.id),
        )
        for side, contact in zip(Side, (merged.contact, merged.gone), strict=True)
    ]
    return ask_one_of(_("Which holds for: {label}").format(label=fact_label(one.key)), titles)


def _title(text: str, name: str, number: int) -> str:
    return _("{text}  of {name} ({number})").format(text=text, name=name, number=number)
