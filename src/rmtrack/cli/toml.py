"""Files of TOML: read with the standard library, told by line and column, written whole or not."""

import os
import re
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

from rmtrack.domain.errors import N_, InputError

PLACE = re.compile(r"at line (\d+), column (\d+)")


def read_text(path: Path) -> str:
    """Return the text of a file. Raises InputError where it can't be read, or is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(path, error.object[: error.start].decode("utf-8-sig")) from None
    except OSError as error:
        raise InputError(
            N_("the settings in {path} can't be read: {reason}"), path=path, reason=error.strerror
        ) from None


def read_toml(path: Path, text: str) -> dict[str, Any]:
    """Return what the text of a file sets. Raises InputError that says where it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = PLACE.search(str(error))  # else at the end
        lines = text.replace("\r\n", "\n").split("\n")[: int(found[1]) if found else None]
        lines[-1] = lines[-1][: int(found[2]) - 1 if found else None]
        raise _unreadable(path, "\n".join(lines)) from None


def _unreadable(path: Path, before: str) -> InputError:
    """Return what is wrong with a file that can be read up to the end of `before`."""
    *lines, last = before.split("\n")
    return InputError(
        N_("{path}, line {line}, column {column}: this is not TOML, the file is left as it is"),
        hint=N_('a setting is a line like list_length = 15 or lang = "zh"'),
        path=path,
        line=len(lines) + 1,
        column=len(last) + 1,
    )


def replace_text(path: Path, text: str) -> None:
    """Put a text in the place of a file, at once and for the user's eyes alone.

    Raises InputError where it can't be written; the file is then as it was.
    """
    target = path.resolve()  # a link stays a link
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise InputError(
            N_("the settings can't be written to {path}: {reason}"),
            path=path,
            reason=error.strerror,
        ) from None
