"""The language of what is shown. Chosen once, before a command runs; English is the source.

Strings are marked where they are written and translated where they are shown, so that no module
depends on the language at import.
"""

import gettext as _gettext
from pathlib import Path

from rmtrack.domain.errors import N_

__all__ = ["LANGUAGES", "N_", "_", "current", "ngettext", "npgettext", "pgettext", "use"]

LOCALES = Path(__file__).parent / "locale"
LANGUAGES = {"en": None, "zh": "zh_CN"}

_active: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    """Show everything from here on in `language`, a key of LANGUAGES."""
    global _active, _language  # noqa: PLW0603 - one process speaks one language
    folder = LANGUAGES[language]
    _language = language
    _active = (
        _gettext.translation("rmtrack", LOCALES, [folder])
        if folder
        else _gettext.NullTranslations()
    )


def current() -> str:
    """Return the key of the language in use."""
    return _language


def _(message: str) -> str:
    """Translate a message."""
    return _active.gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """Translate a message that counts `n` things."""
    return _active.ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """Translate a message whose English is short enough to mean two things."""
    return _active.pgettext(context, message)


def npgettext(context: str, one: str, many: str, n: int) -> str:
    """Translate a message that counts `n` things, of a word that means two."""
    return _active.npgettext(context, one, many, n)
