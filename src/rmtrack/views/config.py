"""The settings: what each is set to, what it means, and where its value comes from."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rmtrack.domain.configuring import DEFAULT, ENVIRONMENT, Chosen, Configuration, Value
from rmtrack.i18n import N_, _, pgettext

if TYPE_CHECKING:
    from rich.console import RenderableType

LONGEST_IN_ROW = 24  # characters of a list that stands in one line
SOURCES = {
    "option": N_("from the option"),
    "environment": N_("from the environment"),
    "file": N_("from the file"),
    "default": N_("the default"),
}
ADVICE = N_(
    "Advice in your own words: advice.txt beside it, with lines like [high/positive] and say: …"
)


def config_screen(configuration: Configuration) -> "RenderableType":
    """Show every setting, what it is set to first."""
    from rich.console import Group  # noqa: PLC0415 - one setting needs no table
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
    table.add_column(_("setting"), no_wrap=True)
    table.add_column(_("value (default)"), overflow="fold", min_width=8)
    table.add_column(_("meaning"), overflow="fold", style="quiet")
    for chosen in configuration.chosen:
        own = chosen.source != DEFAULT
        meaning = _(chosen.setting.meaning)
        table.add_row(
            chosen.setting.key,
            Text(_narrow(_shown(chosen)), "lead" if own else ""),
            f"{meaning} ({_(SOURCES[chosen.source])})" if own else meaning,
        )
    return Group(
        Text(_("Kept in {path}").format(path=configuration.path)),
        Text(_(ADVICE), "quiet"),
        Text(),
        table,
        Text("rmtrack config set list_length 15  ·  rmtrack config unset list_length", "quiet"),
    )


def config_json(configuration: Configuration) -> dict[str, Any]:
    """Return all settings as `rmtrack.config/1`."""
    return {
        "schema": "rmtrack.config/1",
        "path": configuration.path,
        "settings": [_row(chosen) for chosen in configuration.chosen],
        "unknown": list(configuration.unknown),
    }


def setting_lines(chosen: Chosen) -> str:
    """Show one setting."""
    value = f"{chosen.setting.key}  {_shown(chosen)}  ({_(SOURCES[chosen.source])})"
    return f"{value}\n{_(chosen.setting.meaning)}"


def set_lines(chosen: Chosen) -> str:
    """Say what holds now."""
    if chosen.source == DEFAULT:
        text = _("{key} is {value} again, the default")
    elif chosen.source == ENVIRONMENT:
        text = _("kept; but {key} stays {value} for as long as {variable} says so")
    else:
        text = _("{key} is {value} now")
    return text.format(
        key=chosen.setting.key,
        value=_text(chosen.value),
        variable=f"RMTRACK_{chosen.setting.key.upper()}",
    )


def setting_json(chosen: Chosen) -> dict[str, Any]:
    """Return one setting as `rmtrack.setting/1`."""
    return {"schema": "rmtrack.setting/1", **_row(chosen)}


def unknown_lines(path: str, keys: Sequence[str]) -> Iterator[str]:
    """Name the keys that mean nothing."""
    for key in keys:
        yield _("rmtrack: {path} sets '{key}', which means nothing here").format(path=path, key=key)


def _row(chosen: Chosen) -> dict[str, Any]:
    return {
        "key": chosen.setting.key,
        "value": chosen.value,
        "default": chosen.setting.default,
        "source": chosen.source,
        "meaning": _(chosen.setting.meaning),
    }


def _shown(chosen: Chosen) -> str:
    """Return the value, and the default where it is another."""
    if chosen.source == DEFAULT or chosen.value == chosen.setting.default:
        return _text(chosen.value)
    return f"{_text(chosen.value)} ({_text(chosen.setting.default)})"


def _narrow(text: str) -> str:
    """Return a long list with an item a line: the meanings need the room."""
    comma = _(", ")
    return text.replace(comma, f"{comma.rstrip()}\n") if len(text) > LONGEST_IN_ROW else text


def _text(value: Value) -> str:
    if value is None:
        return _("the machine's")
    if isinstance(value, list):
        # Translators: nothing is in the list of a setting
        return _(", ").join(value) or pgettext("setting", "none")
    return str(value)


def dropped_lines(key: str) -> str:
    """Say that a key that meant nothing is gone."""
    return _("'{key}' is gone from the file").format(key=key)


def dropped_json(key: str) -> dict[str, Any]:
    """Return the key that is gone as `rmtrack.setting-dropped/1`."""
    return {"schema": "rmtrack.setting-dropped/1", "key": key}
