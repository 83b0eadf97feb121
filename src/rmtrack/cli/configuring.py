"""Looking at settings and changing them, so that the file's comments and order stay."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from rmtrack.cli.argv import CommandLine
from rmtrack.cli.settings import SettingsFile
from rmtrack.cli.toml import replace_text
from rmtrack.domain.config_lists import known_from
from rmtrack.domain.configuring import (
    DEFAULT,
    ENVIRONMENT,
    FILE,
    OPTION,
    SETTINGS,
    Chosen,
    Setting,
    Value,
    settings_of,
    sound,
)
from rmtrack.domain.keys import CATEGORIES

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

DAYS_OFF = "days_off"


def chosen(
    config: SettingsFile, setting: Setting, typed: CommandLine, environment: Mapping[str, str]
) -> Chosen:
    """Return a setting as it stands: by option, environment, file, or default."""
    key = setting.key
    over = {"lang": typed.lang, "calendar": typed.calendar}.get(key)
    if over is not None:
        named = environment.get(f"RMTRACK_{key.upper()}")
        return Chosen(setting, over, ENVIRONMENT if over == named else OPTION)
    if key in config.kept:
        return Chosen(setting, setting.check(key, config.kept[key]), FILE)
    return Chosen(setting, setting.default, DEFAULT)


def categories_of(config: SettingsFile) -> tuple[str, ...]:
    """Return the categories there are, whatever else is wrong in the file."""
    own = sound(config.kept).get("categories") or []
    return (*CATEGORIES, *own)  # type: ignore[misc] # a list, or nothing


def keep(config: SettingsFile, key: str, value: Value, today: date) -> SettingsFile:
    """Keep a value, and return the file as it is then. Days off say since when they are known.

    Raises InputError where it can't be, or where the file can't be read or written. What is wrong
    elsewhere in the file does not count: it is set right one by one.
    """
    config.refuse_unreadable()
    checked = SETTINGS[key].check(key, value)
    if key == DAYS_OFF:
        checked = known_from(checked, sound(config.kept).get(key) or [], today)  # type: ignore[arg-type] # lists both
    settings_of(sound(config.kept) | {key: checked})
    document = _document(config)
    _put(document, key, checked)
    return _write(config, document)


def drop(config: SettingsFile, key: str) -> SettingsFile:
    """Drop a key, one that means nothing too, and return the file as it is then."""
    config.refuse_unreadable()
    if key not in config.kept:
        return config
    settings_of({name: value for name, value in sound(config.kept).items() if name != key})
    document = _document(config)
    del document[key]
    return _write(config, document)


def _put(document: "TOMLDocument", key: str, value: Value) -> None:
    """Set a key; of a list only what differs, so that the comments beside the rest stay."""
    kept = document.get(key)
    if isinstance(kept, list) and isinstance(value, list):
        for gone in [one for one in kept if one not in value]:
            kept.remove(gone)
        for new in value[len(kept) :]:
            kept.append(new)
    if kept != value:
        document[key] = value


def _document(config: SettingsFile) -> "TOMLDocument":
    import tomlkit  # noqa: PLC0415 - only where something is changed

    return tomlkit.parse(config.text)


def _write(config: SettingsFile, document: "TOMLDocument") -> SettingsFile:
    text = document.as_string()
    replace_text(config.path, text if text.endswith("\n") or not text else f"{text}\n")
    return SettingsFile(config.path)
