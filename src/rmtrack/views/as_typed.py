"""A text on a command line that is shown to be typed: a shell hands it on as it is."""

from shlex import quote

SPECIAL = {*'"$`\\!'}  # in a text between double quotes


def as_typed(text: str) -> str:
    """Return a text as it is typed, in quotes where a shell would take it apart."""
    if "'" in text and not SPECIAL & {*text}:
        return f'"{text}"'
    return text if text.isalnum() else quote(text)
