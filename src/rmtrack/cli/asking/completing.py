"""The command line, completed: each answer becomes a word of it, where it would have been typed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from rmtrack.actions.desk import Desk
from rmtrack.actions.which_deal import find_deal
from rmtrack.actions.who import find_contact, find_even_archived
from rmtrack.cli.asking.people import ask_among, ask_deal_of
from rmtrack.cli.asking.values import Asked, ask_value
from rmtrack.cli.session import Session, session_of
from rmtrack.domain.errors import AmbiguousError

ENDS_OPTIONS = "--"
OF_CLIENTS, OF_DEALS = "who", "which"  # the fact of an AmbiguousError that holds what was typed
FIND: Mapping[str, Callable[[Desk, str], object]] = {
    "WHO": lambda desk, who: find_contact(desk.store, who),
    "OTHER": lambda desk, who: find_even_archived(desk.store, who),
    "DEAL": find_deal,
}
MARK = "\0"  # nobody can type it


def with_missing(ctx: Any, args: list[str], param: Any) -> list[str]:  # noqa: ANN401 - so below: Typer's own copy of Click has no public types
    """Ask for an argument that is required, and return the arguments with it."""
    return retyped(ctx, with_argument(args, ask_value(asked_of(ctx, param))))


def with_chosen(ctx: Any, error: AmbiguousError) -> list[str]:  # noqa: ANN401
    """Ask which of several is meant, and return the arguments with its number in that place.

    Raises the error where it is none of the arguments that fits several.
    """
    fits_deals = OF_DEALS in error.facts
    typed = str(error.facts.get(OF_DEALS if fits_deals else OF_CLIENTS))
    place = next(_places(ctx, typed), None)
    if place is None:
        raise error
    session = session_of(ctx)
    number = ask_among(session, error, of_deals=fits_deals)
    if place.names_deal and not fits_deals:  # there a plain number is a deal's
        number = ask_deal_of(session, int(number))
    return retyped(ctx, place.filled(number))


def with_number(ctx: Any, typed: str, number: int) -> list[str]:  # noqa: ANN401
    """Return the arguments with a client's number in the first place where `typed` names one."""
    return retyped(ctx, next(_places(ctx, typed)).filled(str(number)))


def settled(ctx: Any) -> list[str]:  # noqa: ANN401
    """Return the arguments, once it is sure whom they mean, before more is asked.

    Raises what finding the client or the deal raises.
    """
    for param in ctx.command.params:
        named = ctx.params.get(param.name) if param.required else None
        if named is not None and param.metavar in FIND:
            FIND[param.metavar](session_of(ctx).desk(), named)
    return typed_words(ctx)


def asked_of(ctx: Any, param: Any) -> Asked:  # noqa: ANN401
    """Return what a parameter of a command asks for."""
    told = (param.name, param.metavar or "", param.help or "")
    return Asked(session_of(ctx), *told, known=ctx.params)


def with_option(args: list[str], name: str, value: str) -> list[str]:
    """Return the arguments with an option behind them, but before what is no option any more."""
    place = args.index(ENDS_OPTIONS) if ENDS_OPTIONS in args else len(args)
    typed = [f"{name}={value}"] if value.startswith("-") else [name, value]
    return [*args[:place], *typed, *args[place:]]


def with_argument(args: list[str], value: str) -> list[str]:
    """Return the arguments with one more behind them, even one that looks like an option."""
    guard = [ENDS_OPTIONS] if value.startswith("-") and ENDS_OPTIONS not in args else []
    return [*args, *guard, value]


class Place(NamedTuple):
    """Where among the arguments a client or a deal is named: there stands MARK."""

    args: list[str]
    names_deal: bool

    def filled(self, number: str) -> list[str]:
        """Return the arguments with a number there."""
        return [word.replace(MARK, number) for word in self.args]


def _places(ctx: Any, typed: str) -> Iterator[Place]:  # noqa: ANN401
    """Yield the places where `typed` names a client or a deal."""
    args = typed_words(ctx)
    for number, word in enumerate(args):
        if word != typed and not (word.startswith("--") and word.endswith(f"={typed}")):
            continue
        marked = [*args[:number], word.removesuffix(typed) + MARK, *args[number + 1 :]]
        found, _rest, _order = ctx.command.make_parser(ctx).parse_args(list(marked))
        for param in ctx.command.params:
            if found.get(param.name) == MARK and param.metavar in FIND:
                yield Place(marked, names_deal=param.metavar == "DEAL")


def typed_words(ctx: Any) -> list[str]:  # noqa: ANN401
    """Return the words typed behind the command's own."""
    return list(session_of(ctx).typed.words[len(_path(ctx)) :])


def retyped(ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
    """Take the arguments for what was typed, and return them."""
    session: Session = session_of(ctx)
    ctx.obj = session.retyped((*_path(ctx), *args))
    return args


def _path(ctx: Any) -> list[str]:  # noqa: ANN401
    """Return the command's own words."""
    return str(ctx.command_path).split()[1:]
