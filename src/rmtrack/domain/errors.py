"""What can go wrong in a way the user can mend: one sentence, its facts, its exit code.

A sentence is written once, in English, as a `str.format` template marked with `N_`; the error
boundary translates it and fills the facts in. Nobody below the edge translates or prints.
"""

from collections.abc import Sequence


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's extractor knows
    """Mark a message for the catalogues without translating it."""
    return message


class RmtrackError(Exception):
    """A failure that is told in one sentence. `code` is the exit code of the process.

    `sentence` says what was found and what is accepted; `hint`, when given, what to type instead.
    Both are templates for `facts`. `candidates` are who may be meant, see `AmbiguousError`; `alike`
    are the numbers and names of who is merely like that, and never meant.
    """

    code = 1
    candidates: tuple[tuple[int, object], ...] = ()
    alike: tuple[tuple[int, str], ...] = ()

    def __init__(self, sentence: str, *, hint: str | None = None, **facts: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint
        self.facts = facts

    def __str__(self) -> str:
        return self.sentence.format(**self.facts)


class InputError(RmtrackError):
    """The words typed, or a file, can't be read as what they should be."""

    code = 2


class NotFoundError(RmtrackError):
    """No such client, deal or record; or only one that can't be written to, a candidate."""

    code = 3

    def __init__(
        self,
        sentence: str,
        *,
        candidates: Sequence[tuple[int, object]] = (),
        alike: Sequence[tuple[int, str]] = (),
        hint: str | None = None,
        **facts: object,
    ) -> None:
        super().__init__(sentence, hint=hint, **facts)
        self.candidates = tuple(candidates)
        self.alike = tuple(alike)


class AmbiguousError(RmtrackError):
    """More than one fits. `candidates` are (id, name) pairs in the order of their names.

    In place of the name stands a value, which a view puts into words: of a client what tells him
    from others, see `rmtrack.domain.namesakes`; of a deal, which has no name, its label.
    """

    code = 4

    def __init__(
        self,
        sentence: str,
        *,
        candidates: Sequence[tuple[int, object]],
        hint: str | None = None,
        **facts: object,
    ) -> None:
        super().__init__(sentence, hint=hint, **facts)
        self.candidates = tuple(candidates)


class RuleError(RmtrackError):
    """The words are fine, but a rule of the method or of the records says no."""

    code = 5


class StoreError(RmtrackError):
    """The store is locked, damaged, of a newer version, or can't be opened."""

    code = 6
