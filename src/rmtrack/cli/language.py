"""Which language to speak: what was asked for, else the machine's own."""

import sys
from collections.abc import Mapping

from rmtrack.domain.errors import N_, InputError
from rmtrack.i18n import LANGUAGES


def choose_language(asked: str | None, environment: Mapping[str, str]) -> str:
    """Return the key of the language: `asked`, else by the environment's locale.

    Raises InputError for a language there is none of.
    """
    if asked is not None:
        key = asked.lower().replace("-", "_").split("_")[0]
        if key not in LANGUAGES:
            raise InputError(
                N_("there is no language '{text}': choose one of {known}"),
                text=asked,
                known=", ".join(LANGUAGES),
            )
        return key
    return "zh" if _machine_language(environment).lower().startswith(("zh", "chinese")) else "en"


def _machine_language(environment: Mapping[str, str]) -> str:
    """Return the locale by POSIX's order of precedence; Windows keeps it elsewhere."""
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    found = next((value for value in named if value), None)
    if found is None and sys.platform == "win32":
        import locale  # noqa: PLC0415 - POSIX keeps it in the environment

        locale.setlocale(locale.LC_CTYPE, "")
        found = locale.getlocale(locale.LC_CTYPE)[0]
    return found or ""
