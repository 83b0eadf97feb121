"""A person at a real terminal: sees what is shown there, and types."""

import gettext
import os
import re
import sqlite3
import sys
import warnings
from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

import pexpect

from rmtrack.i18n import LANGUAGES, LOCALES
from tests import copied

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
SECONDS = 30
ENTER, DOWN, BACKSPACE = "\r", "\x1b[B", "\x7f"
CLEAR, CTRL_C, CTRL_D = "\x15", "\x03", "\x04"
CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]")


class Terminal:
    """One run of rmtrack on a pseudo-terminal of its own.

    Its process is a copy of this one, which has loaded everything, unless it is started `anew`.
    """

    def __init__(
        self,
        words: Sequence[str],
        columns: int,
        settings: Mapping[str, str],
        *,
        anew: bool = False,
    ) -> None:
        self._lang = settings["RMTRACK_LANG"] or "en"
        copied.load_all()
        surroundings = {**os.environ, "PYTHONPATH": str(SOURCE), **settings}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of threads beside a copy's
            self._process = pexpect.spawn(
                sys.executable,
                ["-m", "rmtrack", *words],
                env=surroundings,
                encoding="utf-8",
                dimensions=(40, columns),
                timeout=SECONDS,
                cwd=ROOT,
                preexec_fn=None if anew else partial(copied.run, words, surroundings),
            )
        self._process.delaybeforesend = None  # a question that is shown is ready for its answer
        self._process.ptyproc.delayafterclose = 0  # and a process that has ended, gone

    def see(self, text: str) -> None:
        """Wait until `text` is shown."""
        self._process.expect_exact(text)

    @property
    def passed(self) -> str:
        """What was shown between the last two things that were waited for."""
        return plain(self._process.before)

    def asked(self, question: str) -> None:
        """Wait until the question is asked, in the language of the run; an option is an option."""
        words = question if question.startswith("--") else say(self._lang, question)
        self.see(f" {words} ")

    def told(self, sentence: str) -> None:
        """Wait until a sentence is shown, in the language of the run, whatever its facts.

        It may be folded at the screen's edge, Chinese at any sign.
        """
        words = max(re.split(r"\{\w+\}|\n", say(self._lang, sentence)), key=len)
        self._process.expect(r"\s*".join(re.escape(sign) for sign in "".join(words.split())))

    def speak(self, lang: str) -> None:
        """Expect the questions in that language from here on."""
        self._lang = lang

    def type(self, keys: str) -> None:
        """Type without Enter."""
        self._process.send(keys)

    def answer(self, text: str = "") -> None:
        """Type an answer in place of what stands there."""
        self._process.send(f"{text}{ENTER}")

    def instead(self, text: str) -> None:
        """Type an answer in place of the wrong one, which still stands there."""
        self._process.send(f"{CLEAR}{text}{ENTER}")

    def close(self) -> None:
        """End the process, if it has not ended by itself."""
        self._process.close(force=True)

    def end(self) -> tuple[int, str]:
        """Wait for the end; return the exit code and what was shown since the last look."""
        self._process.expect(pexpect.EOF)
        self._process.close()
        return self._process.exitstatus, plain(self._process.before)


def say(lang: str, text: str) -> str:
    """Return a text of the program in a language."""
    folder = LANGUAGES[lang]
    if folder is None:
        return text
    return gettext.translation("rmtrack", LOCALES, [folder]).gettext(text)


def plain(shown: str) -> str:
    """Return what was shown without the controls of the terminal."""
    return CONTROLS.sub("", shown).replace("\r\n", "\n")


def lines(store: Path) -> list[str]:
    """Return what history calls the commands, the oldest first."""
    with closing(sqlite3.connect(store)) as connection:
        return [line for (line,) in connection.execute("SELECT line FROM history ORDER BY id")]


def last_line(store: Path) -> str:
    """Return what history calls the last command."""
    return lines(store)[-1]
