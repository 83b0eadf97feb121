"""What to change of a client: picked from a list of all that is known, then asked one by one.

What stands there is told with each question; Enter keeps it. Nothing is stored before the last
answer.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import typer

from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import introducer_of
from rmtrack.actions.show import open_profile
from rmtrack.actions.ways import refuse_known_phones
from rmtrack.actions.who import find_contact
from rmtrack.cli.asking.completing import retyped, settled, with_option
from rmtrack.cli.asking.prompts import ask_one_of, ask_text
from rmtrack.cli.asking.staying import ANSWERED, may_all_go
from rmtrack.cli.client_fields import STAYING, WAYS, read_changes
from rmtrack.cli.fact_names import read_own
from rmtrack.cli.output import screen_cells, write_screen
from rmtrack.cli.session import session_of
from rmtrack.domain.keys import Mood, Risk, Sex, Way
from rmtrack.domain.reach import Profile
from rmtrack.domain.staying import all_leaving
from rmtrack.domain.writing import known_as
from rmtrack.i18n import _
from rmtrack.reading.profile import read_numbers, read_phones, read_several
from rmtrack.reading.text import clean
from rmtrack.reading.words import is_none
from rmtrack.reading.writings import word_key
from rmtrack.views.profile_list import KEYS, known_rows, known_text
from rmtrack.views.terms import term

Words = Iterator[tuple[str, str]]  # options of the command line, with what was answered
NONE = "none"
CHOICES: Mapping[str, Sequence[str]] = {
    "sex": tuple(Sex),
    "mood": tuple(Mood),
    "risk": tuple(Risk),
    **dict.fromkeys(("money", "authority", "need"), ("yes", "no")),
}


class Asked(NamedTuple):
    """An option that is asked for, of whom, with its label and what stands there."""

    desk: Desk
    profile: Profile
    option: str
    label: str
    known: str  # empty where nothing is


def ask(ctx: Any) -> list[str]:  # noqa: ANN401 - Typer's own copy of Click has no public types
    """Ask what is to change, and then for each of it."""
    args, desk = settled(ctx), session_of(ctx).desk()
    profile = open_profile(desk, find_contact(desk.store, ctx.params["who"]))
    rows = known_rows(profile)
    write_screen(known_text(rows, cells=screen_cells()))
    told = ask_text(
        _("What is to change"),
        lambda text: read_numbers(text, most=len(rows)),
        hint=_("numbers, like 2 5"),
    )
    typed = False
    for number in read_numbers(told, most=len(rows)):
        label, known = rows[number - 1]
        for name, value in _ask(Asked(desk, profile, [*KEYS][number - 1], label, known)):
            args, typed = with_option(args, f"--{name.replace('_', '-')}", value), True
    if not typed:
        write_screen(_("nothing changed"))
        raise typer.Exit
    ctx.meta[ANSWERED] = True
    return retyped(ctx, args)


def _ask(asked: Asked) -> Words:
    """Yield the words of the command line that an answer makes; none where all stays."""
    if asked.option in CHOICES:
        yield from _ask_choice(asked)
    elif asked.option in ASK:
        yield from ASK[asked.option](asked)
    else:
        yield from _ask_text(asked)


def _ask_choice(asked: Asked) -> Words:
    stays = _("as it stands")
    if asked.known:
        stays = _("as it stands: {known}").format(known=asked.known)
    titles = [("", stays), *((str(key), _title(key)) for key in CHOICES[asked.option])]
    if asked.known and asked.option not in STAYING:
        titles.append((NONE, _("nothing")))
    if answer := ask_one_of(asked.label, titles):
        yield asked.option, answer


def _title(key: str) -> str:
    return {"yes": _("yes"), "no": _("no")}.get(key) or term(key)


def _ask_text(asked: Asked) -> Words:
    today = asked.desk.today
    answer = _answer(asked, lambda text: read_changes({asked.option: text}, today))
    if answer:
        yield asked.option, answer


def _ask_ways(asked: Asked) -> Words:
    """Ask for all ways of a kind at once, one behind the other."""
    way = Way(asked.option)
    parts = read_phones if way is Way.PHONE else read_several

    def read(text: str) -> None:
        values = [WAYS[way](part) for part in parts(text)]
        if way is Way.PHONE:
            refuse_known_phones(asked.desk, asked.profile.contact.id, values)

    answer = _answer(asked, read, several=True)
    while answer == NONE and not _may_all_go(asked):
        answer = _answer(asked, read, several=True)
    for value in [NONE] if answer == NONE else parts(answer):
        yield asked.option, value


def _may_all_go(asked: Asked) -> bool:
    """Ask for a yes where several ways would go at once; they are named."""
    leaving = all_leaving(asked.profile.reach, {Way(asked.option): ()})
    return all(may_all_go(one.known) for one in leaving)


def _ask_introducer(asked: Asked) -> Words:
    contact = asked.profile.contact
    answer = _answer(asked, lambda text: introducer_of(asked.desk, contact, text))
    if answer:
        yield asked.option, answer


def _ask_tags(asked: Asked) -> Words:
    """Ask for all tags at once; those that are not said any more are taken off."""
    answer = _answer(asked, read_several, several=True)
    if answer:
        wanted = [] if answer == NONE else read_several(answer)
        known = asked.profile.tags
        yield from (("tag", word) for word in wanted if known_as(word, known, word_key) is None)
        yield from (("untag", word) for word in known if known_as(word, wanted, word_key) is None)


def _ask_field(asked: Asked) -> Words:
    """Ask for one field of the user's own."""
    hint = _("like 爱好=钓鱼; Enter: none")
    answer = ask_text(asked.label, lambda text: read_own([text]), hint=hint, skippable=True)
    if answer:
        yield "field", answer


def _answer(asked: Asked, read: Callable[[str], object], *, several: bool = False) -> str:
    """Return what was answered: nothing where all stays, `none` where it is to be cleared.

    Of `several` all are told at once: what is answered takes the place of what is there.
    """
    may_go = bool(asked.known) and asked.option not in STAYING
    hint = _hint(asked, may_go=may_go, several=several)

    def check(text: str) -> None:
        if not (may_go and _is_nothing(text)):
            read(text)

    answer = ask_text(asked.label, check, hint=hint, skippable=True)
    return NONE if may_go and _is_nothing(answer) else answer


def _hint(asked: Asked, *, may_go: bool, several: bool) -> str:
    """Say what stands there, and what an answer does to it."""
    if not asked.known:
        plain = _("Enter: as it stands")
        return _("commas between several · Enter: as it stands") if several else plain
    if several:
        told = _(
            "{known} · what you type replaces all, commas between · Enter: as it stands, -: nothing"
        )
    elif may_go:
        told = _("{known} · Enter: as it stands, -: nothing")
    else:
        told = _("{known} · Enter: as it stands")
    return told.format(known=asked.known)


def _is_nothing(text: str) -> bool:
    return clean(text) in {"-", "－"} or is_none(text)


ASK: Mapping[str, Callable[[Asked], Words]] = {
    **dict.fromkeys(map(str, Way), _ask_ways),
    "introducer": _ask_introducer,
    "tag": _ask_tags,
    "field": _ask_field,
}
