"""Where the store lies."""

from pathlib import Path

from rmtrack.domain.errors import N_, InputError

STORE_NAME = "rmtrack.db"


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


def default_store_path() -> Path:
    """Return where the store lies when nobody says otherwise: the user's own data."""
    from platformdirs import user_data_path  # noqa: PLC0415 - only where no path was given

    return user_data_path("rmtrack", appauthor=False) / STORE_NAME
