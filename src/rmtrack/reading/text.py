"""Text as people and files bring it, made safe to keep and to show."""

from unicodedata import normalize

from rmtrack.domain.errors import N_, InputError

LONGEST_SHOWN = 40  # characters of what was typed that an error repeats

_BREAKS = "\n\r\v\f\x85\u2028\u2029"
# C0, DEL and C1, the controls of direction, and what is invisible without any script needing it.
# ZWNJ and ZWJ (U+200C, U+200D) and the variation selectors belong to the words and stay.
_UNSEEN = (
    *range(0x20),
    *range(0x7F, 0xA0),
    0x061C,
    0x200B,
    *range(0x200E, 0x2010),
    *range(0x202A, 0x202F),
    0x2060,
    *range(0x2066, 0x2070),
    0xFEFF,
)
_LINES: dict[int, str | None] = dict.fromkeys(_UNSEEN) | {ord("\t"): " "}
_LINES |= dict.fromkeys(map(ord, _BREAKS), "\n")
_ONE_LINE = _LINES | dict.fromkeys(map(ord, _BREAKS), " ")
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xFFE5: 0xA5}


def clean(text: str) -> str:
    """Return `text` as one line: no controls, NFC, stripped; a tab or a line's end is one space.

    Raises InputError for lone surrogates: bytes that were never characters, as an odd terminal
    encoding leaves them. Kept, they would break the first file or screen they reach.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    return _composed(text.replace("\r\n", "\n").translate(_ONE_LINE))


def said(text: str | None) -> str | None:
    """Return a text that was typed as it is kept: cleaned; None where nothing was said."""
    return clean(text) or None if text else None


def clean_lines(text: str) -> str:
    r"""Return `text` like `clean` does, but keep its lines, ended by `\n`."""
    return _composed(text.replace("\r\n", "\n").translate(_LINES))


def narrow(text: str) -> str:
    """Return `text` with the full-width forms of ASCII, the wide space and ￥ made narrow.

    Nothing else is folded: NFKC would read `5²` as 52.
    """
    return text if text.isascii() else text.translate(_NARROW)


def folded(text: str) -> str:
    """Return `text` as texts are compared in which something is looked for: width and case alike.

    Each sign is folded for itself, so that a part of a text stays a part.
    """
    return narrow(text).casefold()


def shown(text: str) -> str:
    """Return `text` as an error may repeat it: cut when long, never with a lone surrogate."""
    cut = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
    return cut.encode(errors="replace").decode()


def _composed(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        sentence = N_("'{text}' holds bytes that are no characters: write it in UTF-8")
        raise InputError(sentence, text=shown(text)) from None
    return normalize("NFC", text).strip()
