"""The questions of `log`, in the order in which a call is told; the likeliest answer is ready."""

from typing import Any, NamedTuple

from rmtrack.actions.desk import Desk
from rmtrack.actions.log import listed_again
from rmtrack.actions.who import find_contact
from rmtrack.cli.asking.completing import retyped, settled, with_argument, with_option
from rmtrack.cli.asking.prompts import ask_one_of, ask_text
from rmtrack.cli.session import session_of
from rmtrack.domain.contact import Contact
from rmtrack.domain.keys import Mood, Outcome
from rmtrack.domain.promises import UNREACHED, refuse_early_step
from rmtrack.i18n import _
from rmtrack.reading.dates import read_when
from rmtrack.reading.text import clean
from rmtrack.views.dates import long_day
from rmtrack.views.terms import term


class Told(NamedTuple):
    """What was told of a touch, in words of the command line; an empty one was skipped."""

    outcome: str
    note: str
    mood: str
    when: str
    what: str


def ask(ctx: Any) -> list[str]:  # noqa: ANN401 - Typer's own copy of Click has no public types
    """Ask what happened and what comes next."""
    args = settled(ctx)
    desk = session_of(ctx).desk()
    told = _ask(desk, find_contact(desk.store, ctx.params["who"]))
    outcome = "" if told.outcome == Outcome.TALKED else told.outcome  # what `log` takes it for
    options = {"--outcome": outcome, "--mood": told.mood, "--next": told.when, "--what": told.what}
    for name, value in options.items():
        args = with_option(args, name, value) if value else args
    return retyped(ctx, with_argument(args, told.note) if told.note else args)


def _ask(desk: Desk, contact: Contact) -> Told:
    outcomes = [(str(outcome), term(outcome)) for outcome in Outcome]
    outcome = ask_one_of(_("How did it go"), outcomes, default=Outcome.TALKED)
    note = ask_text(_("What was said"), clean, hint=_("Enter: none"), skippable=True)
    mood = "" if outcome in UNREACHED else ask_mood(contact)
    when = _ask_when(desk, contact, reached=outcome not in UNREACHED)
    what = ""
    if when:
        what = ask_text(_("What comes next"), clean, hint=_("Enter: none"), skippable=True)
    return Told(outcome, note, mood, when, what)


def ask_mood(contact: Contact) -> str:
    """Ask for the mood; one that stays as it was is empty."""
    stands = _("as it stands")
    if contact.mood is not None:
        stands = _("as it stands: {mood}").format(mood=term(contact.mood))
    return ask_one_of(_("Mood"), [("", stands), *((str(mood), term(mood)) for mood in Mood)])


def _ask_when(desk: Desk, contact: Contact, *, reached: bool) -> str:
    """Ask for the day of the next step; the hint tells what follows without one."""

    def read(text: str) -> None:
        day, _time = read_when(text, desk.now)
        refuse_early_step(day, desk.today)

    hint = _("like fri 10:00; Enter: none")
    if reached and (back := listed_again(desk, contact)):
        hint = _("like fri 10:00; Enter: listed again {day}").format(day=long_day(back))
    return ask_text(_("Next step"), read, hint=hint, skippable=True)
