"""Where the store lies, and the settings."""

import os
import sys
from pathlib import Path

from rmtrack.domain.errors import N_, InputError

STORE_NAME = "rmtrack.db"
CONFIG_NAME = "config.toml"
ON_LINUX = sys.platform == "linux"


def store_path(asked: str | None) -> Path:
    """Return the path of the store: the one asked for, else the platform's data folder.

    Raises InputError for a home folder there is none of.
    """
    return full_path(asked) if asked else default_store_path()


def full_path(typed: str) -> Path:
    """Return a path as it was typed, its `~` made whole. Raises InputError where it means nobody's.

    A shell leaves `~` as it is inside `--db=~/x`.
    """
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        raise InputError(
            N_("'{path}' begins with a home folder there is none of"), path=typed
        ) from None


def config_path(asked: str | None) -> Path:
    """Return the path of the settings: the one asked for, else the platform's config folder."""
    return full_path(asked) if asked else default_config_path()


def default_store_path() -> Path:
    """Return where the store lies when nobody says otherwise: the user's own data."""
    from platformdirs import user_data_path  # noqa: PLC0415 - only where no path was given

    return user_data_path("rmtrack", appauthor=False) / STORE_NAME


def default_config_path() -> Path:
    """Return where the settings lie when nobody says otherwise: the user's own."""
    if ON_LINUX:  # each command asks: say what platformdirs says, without the time it takes
        named = os.environ.get("XDG_CONFIG_HOME", "")
        folder = named if named.startswith("/") else "~/.config"
        return full_path(f"{folder}/rmtrack/{CONFIG_NAME}")
    from platformdirs import user_config_path  # noqa: PLC0415 - where it is needed

    return user_config_path("rmtrack", appauthor=False) / CONFIG_NAME
