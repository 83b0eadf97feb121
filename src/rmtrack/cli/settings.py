"""The user's settings, as a command sees them. Where there is no file, next to nothing is done."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from rmtrack.cli.paths import config_path
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.settings import Settings


class SettingsFile:
    """What the file at `path` sets; nothing where there is none. `text` is as it was read.

    A file that can't be read says so only where its settings are needed: help comes without them.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.kept: Mapping[str, Any] = {}
        self.text = ""
        self.fault: InputError | None = None
        if _is_there(path):
            self._read()

    def _read(self) -> None:
        from rmtrack.cli.toml import read_text, read_toml  # noqa: PLC0415 - where there is a file

        try:
            self.text = read_text(self.path)
            self.kept = read_toml(self.path, self.text)
        except InputError as error:
            self.fault = error

    @property
    def lang(self) -> str | None:
        """The language that is set, if it is one."""
        if "lang" not in self.kept:
            return None
        from rmtrack.domain.configuring import sound  # noqa: PLC0415 - where it is set

        lang = sound(self.kept).get("lang")
        return str(lang) if lang is not None else None

    @cached_property
    def settings(self) -> Settings:
        """What holds. Raises InputError for a file that can't be read, or a value in it."""
        self.refuse_unreadable()
        if not self.kept:
            return Settings()
        from rmtrack.domain.configuring import settings_of  # noqa: PLC0415 - where something is set

        try:
            return settings_of(self.kept)
        except InputError as error:
            raise InputError(
                N_("{path}: {fault}"),
                hint=N_("set it anew with 'rmtrack config set', or drop it: rmtrack config unset"),
                path=self.path,
                fault=error,
            ) from None

    @property
    def unknown(self) -> tuple[str, ...]:
        """The keys that mean nothing here; they are left as they are."""
        if not self.kept:
            return ()
        from rmtrack.domain.configuring import SETTINGS  # noqa: PLC0415 - where something is set

        return tuple(key for key in self.kept if key not in SETTINGS)

    def refuse_unreadable(self) -> None:
        """Raise InputError for a file that can't be read."""
        if self.fault is not None:
            raise self.fault


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True  # reading says why it can't be
    return True


def settings_file(environment: Mapping[str, str]) -> SettingsFile:
    """Return the file of settings: that of RMTRACK_CONFIG, else the user's own."""
    return SettingsFile(config_path(environment.get("RMTRACK_CONFIG")))


def warn_of_unknown(config: SettingsFile) -> None:
    """Name on stderr the keys that mean nothing here."""
    if config.unknown:
        from rmtrack.cli.output import write_lines  # noqa: PLC0415 - only on a slip
        from rmtrack.views.config import unknown_lines  # noqa: PLC0415

        write_lines(unknown_lines(str(config.path), config.unknown))
