"""The five ways to ask. The one module that knows questionary, which loads with the first question.

Ctrl-C and Ctrl-D raise KeyboardInterrupt: whoever asks has changed nothing before the last answer,
or says what stays.
"""

import warnings
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from rmtrack.cli.asking.narrowing import Option, narrowed
from rmtrack.cli.asking.picking import Picking
from rmtrack.cli.output import write_screen
from rmtrack.domain.errors import AmbiguousError, RmtrackError
from rmtrack.i18n import _
from rmtrack.reading.text import clean, narrow
from rmtrack.views.candidates import candidate_lines
from rmtrack.views.errors import error_sentences

if TYPE_CHECKING:
    from prompt_toolkit.completion import Completer
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.styles import Style
    from questionary import Question

Read = Callable[[str], object]
ENTER = "\r"  # as a key
MOST_SHOWN = 50  # of a long list at once; typing narrows it

# Ctrl-C between two questions meets asyncio as it closes its loop; what it then leaves undone is
# nothing to tell a user of.
warnings.filterwarnings("ignore", r"coroutine .* was never awaited", RuntimeWarning)


def ask_text(message: str, read: Read, *, hint: str = "", skippable: bool = False) -> str:
    """Ask for text until `read` takes it, and return it as typed; a skipped one is empty.

    Where several fit, they are listed: there is no other list to choose from.
    """
    return _until(read, skippable, lambda text: _line(message, hint, text), told=_told_whole)


def ask_path(message: str, read: Read, *, hint: str = "", skippable: bool = False) -> str:
    """Ask for a file, as `ask_text` does; Tab completes its name."""
    from prompt_toolkit.completion import PathCompleter  # noqa: PLC0415 - see the module's docstring

    names = PathCompleter(expanduser=True)
    on_tab = {"completer": names, "complete_while_typing": False}
    return _until(read, skippable, lambda text: _line(message, hint, text, **on_tab))


def ask_which(
    message: str,
    options: Sequence[Option],
    read: Callable[[str], str],
    *,
    hint: str = "",
    skippable: bool = False,
) -> str:
    """Ask for one of many, which typing narrows down, and return its word on the command line.

    `read` returns the word that a text means which is no line of the list.
    """
    words = {option.text: option.word for option in options}

    def word_of(text: str) -> str:
        return words.get(text.strip()) or read(text)

    found = _until(word_of, skippable, lambda text: _search(message, hint, text, options))
    return word_of(found) if found else ""


def ask_one_of(message: str, choices: Iterable[tuple[str, str]], *, default: str = "") -> str:
    """Ask for one of a few (key, title), the `default` ready under the cursor; return its key."""
    from rmtrack.cli.asking.pick import pick  # noqa: PLC0415 - see the module's docstring

    lines = tuple(choices)
    keys = [key for key, _title in lines]
    return pick(message, Picking(lines, keys.index(default) if default else 0), style=_style())


def ask_key(message: str, keys: Mapping[str, str], *, hint: str = "") -> str:
    """Ask for one key, and return it at once; ENTER is one too.

    `keys` has those that mean something, each with the answer that is then shown; others are
    passed over. Keys typed ahead wait for the next question.
    """
    from prompt_toolkit import Application  # noqa: PLC0415 - see the module's docstring
    from prompt_toolkit.layout import FormattedTextControl, Layout, Window  # noqa: PLC0415

    answer: list[str] = []

    def line() -> "StyleAndTextTuples":
        told: StyleAndTextTuples = [("class:qmark", "? "), ("class:question", f"{message} ")]
        return [*told, *([("class:answer", keys[answer[0]])] if answer else _quiet(hint))]

    application: Application[str] = Application(
        layout=Layout(Window(FormattedTextControl(line), wrap_lines=True, dont_extend_height=True)),
        key_bindings=_single_keys(keys, answer),
        style=_style(),
    )
    return application.run()


def _until(
    read: Read,
    skippable: bool,  # noqa: FBT001 - of this file alone
    ask: Callable[[str], "Question"],
    *,
    told: Callable[[RmtrackError], list[str]] = error_sentences,
) -> str:
    """Ask until `read` takes the answer; what it says of a wrong one stands above the next try."""
    text = ""
    while True:
        text = _answer(ask(text))
        try:
            if skippable and not clean(text):
                return ""
            read(text)
        except RmtrackError as error:
            write_screen("\n".join(f"  {line}" for line in told(error)))
        else:
            return text


def _told_whole(error: RmtrackError) -> list[str]:
    """Return what is said of a wrong answer, and the candidates where several fit."""
    several = candidate_lines(error) if isinstance(error, AmbiguousError) else []
    return [*error_sentences(error), *several]


def _answer(question: "Question") -> str:
    try:
        return str(question.unsafe_ask())
    except EOFError:  # Ctrl-D
        raise KeyboardInterrupt from None


def _single_keys(keys: Collection[str], answer: list[str]) -> "KeyBindings":
    """Return what a key does: one of `keys` is the answer, Ctrl-C and Ctrl-D leave."""
    from prompt_toolkit.key_binding import KeyBindings  # noqa: PLC0415 - as above
    from prompt_toolkit.keys import Keys  # noqa: PLC0415

    bindings = KeyBindings()

    @bindings.add(Keys.Any)
    @bindings.add(Keys.Enter)
    def _take(event: Any) -> None:  # noqa: ANN401 - the library's own
        key = narrow(event.data).lower()
        if key in keys and not answer:
            answer.append(key)
            event.app.exit(result=key)

    @bindings.add(Keys.ControlC)
    @bindings.add(Keys.ControlD)
    def _leave(event: Any) -> None:  # noqa: ANN401
        event.app.exit(exception=KeyboardInterrupt())

    return bindings


def _line(message: str, hint: str, text: str, **more: Any) -> "Question":  # noqa: ANN401 - prompt_toolkit's own
    from questionary import text as line  # noqa: PLC0415 - see the module's docstring

    return line(message, default=text, placeholder=_quiet(hint), style=_style(), **more)


def _quiet(hint: str) -> list[tuple[str, str]]:
    return [("class:instruction", _("({hint})").format(hint=hint))] if hint else []


def _search(message: str, hint: str, text: str, options: Sequence[Option]) -> "Question":
    """Make a question whose list stands open from the start and follows what is typed."""
    from questionary import autocomplete  # noqa: PLC0415 - see the module's docstring

    question = autocomplete(
        message,
        [],
        default=text,
        completer=_finder(options),
        placeholder=_quiet(hint),
        style=_style(),
    )
    buffer = question.application.current_buffer
    question.application.pre_run_callables.append(buffer.start_completion)
    buffer.on_text_changed += lambda _buffer: buffer.start_completion()  # after a deletion too
    return question


def _finder(options: Sequence[Option]) -> "Completer":
    from prompt_toolkit.completion import Completer, Completion  # noqa: PLC0415 - as above

    class Finder(Completer):
        """The lines of the list that fit what was typed."""

        def get_completions(self, document: Any, complete_event: Any) -> Iterator[Completion]:  # noqa: ANN401, ARG002 - the library's signature
            """Yield them, each of which takes the place of the whole text."""
            typed = document.text
            for _number, option in zip(range(MOST_SHOWN), narrowed(options, typed), strict=False):
                yield Completion(option.text, start_position=-len(typed), display=option.shown)

    return Finder()


@cache
def _style() -> "Style":
    """Return a calm style: the question plain, what helps dim, the answer bold."""
    from questionary import Style  # noqa: PLC0415 - see the module's docstring

    return Style(
        [
            ("qmark", "fg:ansicyan"),
            ("question", "noinherit"),
            ("answer", "noinherit bold"),
            ("instruction", "noinherit dim"),
            ("pointer", "fg:ansicyan bold"),
            ("highlighted", "bold"),
            ("selected", "noinherit"),
            ("completion-menu", "noinherit"),
            ("completion-menu.completion", "noinherit"),
            ("completion-menu.completion.current", "noinherit reverse"),
            ("scrollbar.background", "noinherit"),
            ("scrollbar.button", "noinherit reverse"),
        ]
    )
