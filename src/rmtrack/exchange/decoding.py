"""The bytes of a text file to its text, whatever encoding a bank's system wrote it in."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from rmtrack.domain.errors import N_, InputError
from rmtrack.reading.text import clean

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MARKS = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
_GUESSES = ("utf-8", "gb18030")


class Decoded(NamedTuple):
    """A file's text, and the encoding it was in."""

    text: str
    encoding: str


def read_text(path: Path, encoding: str | None = None) -> Decoded:
    """Read a text file: by its byte order mark, else as UTF-8, else as GB18030.

    `encoding`, when given, overrules all three. Raises InputError for a file that is missing, a
    folder, unreadable, empty, no text, or in another encoding.
    """
    data = _read_bytes(path)
    _refuse_workbook(data, path)
    decoded = _decode(data, path, clean(encoding or ""))
    if not decoded.text.strip():
        raise InputError(N_("the file '{path}' is empty"), path=path_shown(path))
    return decoded


def _read_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            sentence = N_("'{path}' is a folder: name the file in it")
            raise InputError(sentence, path=path_shown(path))
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(N_("there is no file '{path}'"), path=path_shown(path)) from None
    except (OSError, ValueError) as error:
        sentence = N_("the file '{path}' can't be read: {reason}")
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(sentence, path=path_shown(path), reason=reason) from None


def _refuse_workbook(data: bytes, path: Path) -> None:
    if data.startswith((_ZIP, _OLE)):
        sentence = N_("'{path}' is a workbook, not a CSV file: open it and save it as CSV")
        raise InputError(sentence, path=path_shown(path))


def decode(data: bytes) -> Decoded | None:
    """Return a text by its byte order mark, else as UTF-8, else as GB18030; None: it is no text."""
    mark = _mark(data)
    if mark is None and b"\0" in data:
        return None
    return _first_of([mark] if mark else _GUESSES, data)


def _mark(data: bytes) -> str | None:
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _first_of(encodings: Iterable[str], data: bytes) -> Decoded | None:
    for name in encodings:
        text = _decoded(data, name)
        if text is not None:
            return Decoded(text.removeprefix("\ufeff"), name)
    return None


def _decode(data: bytes, path: Path, encoding: str) -> Decoded:
    found = _first_of([encoding], data) if encoding else decode(data)
    if found is not None:
        return found
    if encoding:
        sentence = N_("the file '{path}' is not in the encoding {encoding}: try without --encoding")
        raise InputError(sentence, path=path_shown(path), encoding=encoding)
    if _mark(data) is None and b"\0" in data:
        raise InputError(N_("'{path}' is no text file: save it as CSV"), path=path_shown(path))
    sentence = N_("the file '{path}' is neither UTF-8 nor GB18030: tell its encoding by --encoding")
    raise InputError(sentence, path=path_shown(path))


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None
    except (LookupError, ValueError):
        sentence = N_("there is no encoding '{encoding}': write one like utf-8, gb18030 or big5")
        raise InputError(sentence, encoding=encoding) from None


def path_shown(path: Path) -> str:
    """Return a path as an error may repeat it: never with a lone surrogate."""
    return str(path).encode(errors="replace").decode()
