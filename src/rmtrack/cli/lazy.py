"""Typer commands made from the table of words, each only when its word is typed."""

from importlib import import_module
from types import ModuleType
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from rmtrack.cli.boundary import MissingParameter, taking_once
from rmtrack.cli.output import screen_cells, write_screen
from rmtrack.cli.session import Session
from rmtrack.cli.words import SECTIONS, WORDS, Asks, Word
from rmtrack.domain.errors import N_, AmbiguousError, InputError
from rmtrack.reading.text import shown
from rmtrack.views.help import command_help, program_help

ABOUT = N_("A pipeline tracker for bank relationship managers: plan the month, work the day.")
FIRST_STEPS = (
    "rmtrack demo",
    "rmtrack import clients.csv",
    "rmtrack plan --quota 2290000",
    "rmtrack today",
    'rmtrack log 王小明 "想看年金方案" --next fri',
)


def root() -> "LazyGroup":
    """Return the program as a group of lazily loaded commands."""
    sections = {
        title: [(name, word.help) for name, word in words.items()]
        for title, words in SECTIONS.items()
    }
    return LazyGroup("rmtrack", WORDS, about=ABOUT, examples=FIRST_STEPS, sections=sections)


def run_words(session: Session) -> None:
    """Run what was typed in this session."""
    with root().make_context("rmtrack", list(session.typed.words), obj=session) as context:
        context.command.invoke(context)


class LazyGroup(TyperGroup):
    """A word with words below it."""

    def __init__(
        self,
        name: str,
        words: dict[str, Word],
        *,
        about: str,
        examples: tuple[str, ...],
        sections: dict[str, list[tuple[str, str]]],
    ) -> None:
        super().__init__(name=name, rich_markup_mode=None, context_settings=HELP_OPTIONS)
        self.words = words
        self.about = about
        self.examples = examples
        self.sections = sections

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the library's signature
        """Return the words in the order of the table."""
        return list(self.words)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Import the word's module and make its command."""
        word = self.words[cmd_name]
        if word.words is not None:
            rows = [(name, below.help) for name, below in word.words.items()]
            examples = tuple(
                line for below in word.words.values() for line in _module(below).EXAMPLES[:1]
            )
            return LazyGroup(
                cmd_name,
                word.words,
                about=word.help,
                examples=examples,
                sections={N_("Commands"): rows},
            )
        return make_command(cmd_name, _module(word), asks=word.asks)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the word that was typed. Raises InputError for one there is none of."""
        name = args[0]
        if name.startswith("-"):
            raise InputError(N_("there is no option {option} here"), option=name)
        if name not in self.words:
            raise _no_such_word(name, self.words)
        word = self.words[name]
        if word.module and not set(args[1:2]) & set(word.words or ()):
            return name, make_command(name, _module(word), asks=word.asks), args[1:]
        return name, self.get_command(ctx, name), args[1:]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse; raise InputError when no word follows."""
        if all(word == "--" for word in args):
            raise InputError(
                N_("{what} is missing"),
                hint=N_("see '{command} --help'"),
                what="COMMAND",
                command=ctx.command_path,
            )
        return super().parse_args(ctx, args)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option that shows the help in our own way."""
        return _showing_help(super().get_help_option(ctx))

    def get_help(self, ctx: Any) -> str:  # noqa: ARG002
        """Return the help in the language in use."""
        return program_help(self.about, self.examples, self.sections, cells=screen_cells())


class Command(TyperCommand):
    """One command, with help in our words and no parsing error in anybody else's.

    On a terminal, what is missing is asked: see `rmtrack.cli.asking`.
    """

    examples: tuple[str, ...] = ()
    about: str = ""
    asks: Asks | None = None
    allow_extra_args = True  # so that we can say which word was too many

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse; raise InputError when words are left over."""
        try:
            rest = super().parse_args(ctx, list(args))
        except MissingParameter as missing:
            if not _may_ask(ctx):
                raise
            from rmtrack.cli.asking.completing import with_missing  # noqa: PLC0415 - when asked

            return self.parse_args(ctx, with_missing(ctx, args, missing.param))
        if ctx.args and not ctx.resilient_parsing:
            raise InputError(
                N_("'{text}' is one word too many; put text with blanks in quotes"),
                text=shown(ctx.args[0]),
            )
        return rest

    def make_parser(self, ctx: Any) -> Any:
        """Return the library's parser, which would let the last of two values win in silence."""
        return taking_once(super().make_parser(ctx), ctx)

    def invoke(self, ctx: Any) -> Any:
        """Run; ask first for what is not required, and which is meant where several fit."""
        if not _may_ask(ctx):
            return super().invoke(ctx)
        try:
            if self.asks and _typed(ctx) <= {*self.asks.beside}:
                asking = import_module(f"rmtrack.cli.asking.{self.asks.module}")
                if more := asking.ask(ctx):
                    self.parse_args(ctx, more)
            return super().invoke(ctx)
        except AmbiguousError as several:
            from rmtrack.cli.asking.completing import with_chosen  # noqa: PLC0415 - when asked

            self.parse_args(ctx, with_chosen(ctx, several))
            return self.invoke(ctx)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option that shows the help in our own way."""
        return _showing_help(super().get_help_option(ctx))

    def get_help(self, ctx: Any) -> str:
        """Return the help in the language in use."""
        arguments = [
            (param.metavar or "", param.help or "")
            for param in self.params
            if isinstance(param, TyperArgument)
        ]
        options = [
            (_option_term(param), param.help or "")
            for param in self.params
            if isinstance(param, TyperOption) and not param.hidden
        ]
        usage = " ".join(
            [ctx.command_path, *(term for term, _help in arguments), "[options]" if options else ""]
        )
        return command_help(
            usage.strip(),
            self.about,
            self.examples,
            arguments=arguments,
            options=options,
            cells=screen_cells(),
        )


HELP_OPTIONS = {"help_option_names": ["-h", "--help"]}


def make_command(name: str, module: ModuleType, *, asks: Asks | None = None) -> Command:
    """Make the command `name` from a module of `rmtrack.cli.commands`; `asks` is as in its Word."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=Command, context_settings=HELP_OPTIONS)(module.run)
    command = typer.main.get_command(app)
    if not isinstance(command, Command):
        raise TypeError(name)
    command.about = module.HELP
    command.examples = tuple(module.EXAMPLES)
    command.asks = asks
    return command


def _typed(ctx: Any) -> set[str]:
    """Return the names of the parameters that were typed."""
    sources = {name: ctx.get_parameter_source(name) for name in ctx.params}
    return {name for name, source in sources.items() if source and source.name == "COMMANDLINE"}


def _may_ask(ctx: Any) -> bool:
    session = ctx.find_object(Session)
    return session is not None and session.may_ask and not ctx.resilient_parsing


def _module(word: Word) -> ModuleType:
    return import_module(f"rmtrack.cli.commands.{word.module}")


def _showing_help(option: Any) -> Any:
    option.callback = _show_help
    return option


def _show_help(ctx: Any, _option: Any, asked: bool) -> None:  # noqa: FBT001 - the library's signature
    """Write the help as any other answer is written, and be done."""
    if asked and not ctx.resilient_parsing:
        write_screen(ctx.get_help())
        ctx.exit()


def _option_term(option: TyperOption) -> str:
    names = ", ".join([*option.opts, *option.secondary_opts])
    return names if option.is_flag else f"{names} {option.metavar}"


def _no_such_word(name: str, words: dict[str, Word]) -> InputError:
    from difflib import get_close_matches  # noqa: PLC0415 - only on a slip

    near = get_close_matches(name, words, n=1)
    hint = N_("did you mean '{near}'?") if near else N_("'rmtrack --help' lists the commands")
    return InputError(
        N_("there is no command '{text}'"),
        hint=hint,
        text=shown(name),
        near=near[0] if near else "",
    )
