"""Several ways to reach a client of which none was named: whether they stay beside the new ones."""

from typing import Any

import typer

from rmtrack.actions.ways import look_up_reach, refuse_known_phones
from rmtrack.actions.who import find_contact
from rmtrack.cli.asking.completing import retyped, typed_words, with_option
from rmtrack.cli.asking.prompts import ask_one_of
from rmtrack.cli.asking.sure import is_sure
from rmtrack.cli.output import write_screen
from rmtrack.cli.session import session_of
from rmtrack.domain.keys import Way
from rmtrack.domain.staying import Leaving, all_leaving
from rmtrack.i18n import _, ngettext

Ways = dict[Way, list[str]]
BESIDE, INSTEAD = "beside", "instead"
ANSWERED = "rmtrack.ways"  # in the context: what goes was named in a question, and it may


def ask_which_stay(ctx: Any, who: str, given: Ways) -> Ways:  # noqa: ANN401 - Typer's own copy of Click has no public types
    """Ask where several would go, and return what is to stand; those that stay are typed too.

    Leaves, with nothing changed, where they are not to go after all. Raises RuleError at once for
    another client's phone number: nothing is asked of it.
    """
    if ctx.meta.get(ANSWERED):
        return given
    desk = session_of(ctx).desk()
    contact = find_contact(desk.store, who, reading=ctx.params["deceased"] is not None)
    refuse_known_phones(desk, contact.id, given.get(Way.PHONE, ()))
    leaving = [*all_leaving(look_up_reach(desk, contact), given)]
    stand = {way: [*values] for way, values in given.items()}
    for one in leaving:
        if not one.given and not may_all_go(one.known):
            write_screen(_("nothing changed"))
            raise typer.Exit
        if one.given and _ask_where(one) == BESIDE:
            stand[one.way] += one.known
            for value in one.known:
                retyped(ctx, with_option(typed_words(ctx), f"--{one.way}", value))
    return stand


def may_all_go(known: tuple[str, ...]) -> bool:
    """Ask for a yes where several ways would go at once; they are named."""
    told = ngettext("{n} goes: {what}. Sure?", "All {n} go: {what}. Sure?", len(known))
    return is_sure(told.format(n=len(known), what=_(", ").join(known)))


def _ask_where(leaving: Leaving) -> str:
    known, new = _(", ").join(leaving.known), _(", ").join(leaving.given)
    titles = [
        (BESIDE, _("beside {known}").format(known=known)),
        (INSTEAD, _("in place of {known}: those go").format(known=known)),
    ]
    return ask_one_of(_("Where does {new} stand").format(new=new), titles)
