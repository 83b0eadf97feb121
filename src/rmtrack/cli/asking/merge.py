"""Whose facts hold, where two clients who are merged differ: asked one by one."""

from typing import Any

from rmtrack.actions.merge import merge_contacts
from rmtrack.cli.asking.completing import retyped, typed_words, with_option
from rmtrack.cli.asking.prompts import ask_one_of
from rmtrack.cli.session import session_of
from rmtrack.domain.differences import Side
from rmtrack.i18n import _
from rmtrack.views.merging import fact_label, fact_text, remark_text


def ask(ctx: Any) -> list[str]:  # noqa: ANN401 - Typer's own copy of Click has no public types
    """Ask for every fact in which the two differ; nothing is merged before the last answer."""
    args, desk = typed_words(ctx), session_of(ctx).desk()
    who, other = ctx.params["who"], ctx.params["other"]
    merged = merge_contacts(desk, who, other, remark=remark_text, dry_run=True)
    for one in merged.unsettled:
        titles = [
            (
                str(side),
                _title(fact_text(one.key, one.of(side), merged.names), contact.name, contact.id),
            )
            for side, contact in zip(Side, (merged.contact, merged.gone), strict=True)
        ]
        side = ask_one_of(_("Which holds for: {label}").format(label=fact_label(one.key)), titles)
        args = with_option(args, "--prefer", f"{one.key}={side}")
    return retyped(ctx, args)


def _title(text: str, name: str, number: int) -> str:
    return _("{text}  of {name} ({number})").format(text=text, name=name, number=number)
