"""Text to whole numbers."""

from rmtrack.domain.errors import N_, InputError
from rmtrack.reading.text import clean, narrow, shown


def read_whole(text: str, *, least: int, most: int) -> int:
    """Read a whole number from `least` to `most`, both included. Raises InputError otherwise."""
    plain = narrow(clean(text))
    if not (plain.isascii() and plain.isdigit() and len(plain) <= len(str(most))) or not (
        least <= int(plain) <= most
    ):
        raise InputError(
            N_("'{text}' is no whole number from {least} to {most}"),
            text=shown(clean(text)),
            least=least,
            most=most,
        )
    return int(plain)
