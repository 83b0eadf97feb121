"""Where the store lies."""

from pathlib import Path

STORE_NAME = "rmtrack.db"


def store_path(asked: str | None) -> Path:
    """Return the path of the store: the one asked for, else the platform's data folder."""
    return Path(asked).expanduser() if asked else default_store_path()


def default_store_path() -> Path:
    """Return where the store lies when nobody says otherwise: the user's own data."""
    from platformdirs import user_data_path  # noqa: PLC0415 - only where no path was given

    return user_data_path("rmtrack", appauthor=False) / STORE_NAME
