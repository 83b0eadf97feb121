"""The lines of a question on the screen, and the keys that move among them: see `picking`.

Loads with the first question that has any: nobody else waits for the library.
"""

from typing import TYPE_CHECKING, Any

from prompt_toolkit import Application
from prompt_toolkit.filters import is_done
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    ConditionalContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)

from rmtrack.cli.asking.picking import Picking
from rmtrack.i18n import _

if TYPE_CHECKING:
    from prompt_toolkit.styles import Style

POINTER, BESIDE = " » ", "   "
CURSOR = ("[SetCursorPosition]", "")


class _Lines:
    """A question that is being answered: what it shows now."""

    def __init__(self, message: str, picking: Picking) -> None:
        self.message = message
        self.picking = picking
        self.answered = False

    def question(self) -> StyleAndTextTuples:
        """Return the question with what was typed, or with the answer once there is one."""
        told: StyleAndTextTuples = [("class:qmark", "?"), ("class:question", f" {self.message} ")]
        if self.answered:
            return [*told, ("class:answer", self.picking.title)]
        told += [("", self.picking.typed), CURSOR]
        if self.picking.is_lost:
            return [
                *told,
                ("class:instruction", _("  (no line fits; Backspace takes a sign back)")),
            ]
        if self.picking.typed:
            return told
        hint = _("(arrow keys, the number or a word, then Enter)")
        return [*told, ("class:instruction", hint)]

    def choices(self) -> StyleAndTextTuples:
        """Return the lines to choose from, each with its number; the pointer is at one."""
        told: StyleAndTextTuples = []
        for at, (_key, title) in enumerate(self.picking.choices):
            here = at == self.picking.at
            told += [("class:pointer", POINTER), CURSOR] if here else [("", BESIDE)]
            told.append(("class:highlighted" if here else "", f"{at + 1}) {title}\n"))
        return [*told[:-1], (told[-1][0], told[-1][1].rstrip("\n"))]


def pick(message: str, picking: Picking, *, style: "Style") -> str:
    """Ask for one of the lines, and return its key."""
    shown = _Lines(message, picking)
    question = Window(
        FormattedTextControl(shown.question), wrap_lines=True, dont_extend_height=True
    )
    lines = Window(FormattedTextControl(shown.choices, show_cursor=False))
    application: Application[str] = Application(
        layout=Layout(HSplit([question, ConditionalContainer(lines, filter=~is_done)])),
        key_bindings=_keys(shown),
        style=style,
    )
    return application.run()


def _keys(shown: _Lines) -> KeyBindings:
    """Return what a key does. What fits no line is no answer: Enter waits for another."""
    bindings = KeyBindings()

    def bind(does: Any, *keys: str) -> None:  # noqa: ANN401 - the library's own
        for key in keys:
            bindings.add(key)(does)

    def put(picking: Picking) -> None:
        shown.picking = picking

    def answer(event: Any) -> None:  # noqa: ANN401 - so below
        if not shown.picking.is_lost and not shown.answered:
            shown.answered = True
            event.app.exit(result=shown.picking.key)

    def take(event: Any) -> None:  # noqa: ANN401
        signs = " ".join(event.data.split()) or " " * event.data.isspace()
        if signs.isprintable():
            put(shown.picking.with_typed(signs))

    def leave(event: Any) -> None:  # noqa: ANN401
        event.app.exit(exception=KeyboardInterrupt())

    bind(take, Keys.Any)
    bind(answer, Keys.Enter)
    bind(leave, Keys.ControlC, Keys.ControlD, Keys.SIGINT)
    bind(lambda _event: put(shown.picking.erased()), Keys.Backspace)
    bind(lambda _event: put(shown.picking.moved(1)), Keys.Down, Keys.ControlN)
    bind(lambda _event: put(shown.picking.moved(-1)), Keys.Up, Keys.ControlP)
    return bindings
