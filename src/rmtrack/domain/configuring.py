"""What a user can set: every key, what it means, which values it takes, and what follows.

Values are as TOML has them: whole numbers, texts, lists of texts. `kept` is what a file holds.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import NamedTuple

from rmtrack.domain.errors import N_, InputError, RuleError
from rmtrack.domain.keys import CATEGORIES
from rmtrack.domain.policy import Policy, refuse_out_of_range
from rmtrack.domain.settings import CALENDARS, Settings

LANGS = ("en", "zh")
LONGEST_NAME = 20  # characters of a category
LONGEST_LEAVE = timedelta(days=366)
OPTION, ENVIRONMENT, FILE, DEFAULT = "option", "environment", "file", "default"
TO = ".."  # between the first and the last day of a leave

Value = int | str | list[str] | None
Kept = Mapping[str, object]


class Setting(NamedTuple):
    """Something that can be set. `check(key, value)` returns the value, or raises InputError.

    A default of None is decided elsewhere, each time.
    """

    key: str
    default: Value
    check: Callable[[str, object], Value]
    meaning: str  # marked for translation


class Chosen(NamedTuple):
    """A setting as it stands, and where its value comes from."""

    setting: Setting
    value: Value
    source: str  # OPTION, ENVIRONMENT, FILE or DEFAULT


class Configuration(NamedTuple):
    """What is set: where it is kept, each setting, and the keys of the file that mean nothing."""

    path: str
    chosen: tuple[Chosen, ...]
    unknown: tuple[str, ...] = ()


def settings_of(kept: Kept) -> Settings:
    """Return the settings that hold with these values. Raises InputError for one that can't."""
    values = {
        key: setting.check(key, kept[key]) for key, setting in SETTINGS.items() if key in kept
    }
    numbers = {key: value for key, value in values.items() if key in MEANINGS}
    own = values.get("categories") or []
    return Settings(
        lang=values.get("lang"),  # type: ignore[arg-type] # its check sees to it; so below
        calendar=values.get("calendar") or CALENDARS[0],  # type: ignore[arg-type]
        categories=(*CATEGORIES, *own),  # type: ignore[misc]
        days_off=days_of(values.get("days_off") or []),  # type: ignore[arg-type]
        policy=_policy(numbers),
    )


def sound(kept: Kept) -> dict[str, Value]:
    """Return the settings of `kept` whose values can be taken, each by itself."""
    found = {}
    for key, setting in SETTINGS.items():
        try:
            if key in kept:
                found[key] = setting.check(key, kept[key])
        except InputError:
            continue
    return found


def days_of(leaves: Sequence[str]) -> frozenset[date]:
    """Return the days of all leaves: `2026-12-24`, or `2026-12-24..2026-12-31`, both included."""
    return frozenset(
        first + timedelta(days=n)
        for first, last in map(leave, leaves)
        for n in range((last - first).days + 1)
    )


def leave(text: str) -> tuple[date, date]:
    """Return the first and the last day of a leave. Raises InputError for what is none."""
    first, _, last = text.partition(TO)
    try:
        days = date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())
    except ValueError:
        raise InputError(
            N_("'{text}' is no day off: write 2026-12-24 or 2026-12-24..2026-12-31"), text=text
        ) from None
    if not days[0] <= days[1] <= days[0] + LONGEST_LEAVE:
        raise InputError(
            N_("days off run from a day to a later one, a year at most, not '{text}'"), text=text
        )
    return days


def _policy(numbers: Mapping[str, object]) -> Policy:
    """Return the policy with these numbers; a rule that says no is here a wrong value."""
    try:
        return Policy(**numbers)  # type: ignore[arg-type]
    except RuleError as error:
        raise _wrong(error) from None


def _wrong(error: RuleError) -> InputError:
    """Return what a rule says of a value that was set."""
    return InputError(error.sentence, hint=error.hint, **error.facts)


def _number(key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise InputError(N_("{key} takes a whole number, not '{value}'"), key=key, value=value)
    try:
        refuse_out_of_range(key, value)
    except RuleError as error:
        raise _wrong(error) from None
    return value


def _word_of(words: Sequence[str]) -> Callable[[str, object], str]:
    """Return the check for one of `words`, in any case."""

    def check(key: str, value: object) -> str:
        found = [word for word in words if word.lower() == str(value).strip().lower()]
        if not found:
            raise InputError(
                N_("{key} takes {accepted}, not '{value}'"),
                key=key,
                accepted=", ".join(words),
                value=value,
            )
        return found[0]

    return check


def _items(key: str, value: object) -> list[object]:
    if not isinstance(value, list):
        raise InputError(
            N_('{key} takes a list, like ["a", "b"], not \'{value}\''), key=key, value=value
        )
    return value


def _names(key: str, value: object) -> list[str]:
    names = [str(name).strip() for name in _items(key, value)]
    for name in names:
        if not 0 < len(name) <= LONGEST_NAME or not name.isprintable() or "," in name:
            raise InputError(
                N_("'{name}' can't be a category: write a word of up to {most} characters"),
                name=name,
                most=LONGEST_NAME,
            )
        if name.lower() in CATEGORIES or names.count(name) > 1:
            raise InputError(N_("there is a category '{name}' already"), name=name)
    return names


def _leaves(key: str, value: object) -> list[str]:
    texts = [_leave_text(item) for item in _items(key, value)]
    days_of(texts)
    return texts


def _leave_text(item: object) -> str:
    """Return a leave as a text; TOML has days of its own."""
    return str(item).strip() if not isinstance(item, datetime) else item.isoformat()


MEANINGS = {
    "list_length": N_("how many calls the day's list has"),
    "list_first": N_("how many of them stand first: if only three today"),
    "cadence_high": N_("the longest silence with a client of the high band, in days"),
    "cadence_middle": N_("the same for the middle band"),
    "cadence_low": N_("the same for the low band"),
    "first_contact_days": N_("within how many days a new client is called"),
    "silence_full_days": N_("so many days beyond that, silence has all its points"),
    "chance_committed": N_("the chance that a committed deal closes, in percent"),
    "chance_leaning": N_("the same for a leaning one"),
    "chance_considering": N_("the same for a considering one"),
    "points_promise_due": N_("points of a promise for today: more than all others together"),
    "points_promise_overdue": N_("points of a promise that is late"),
    "points_deal_closing": N_("points of a deal about to close, at most"),
    "points_cell": N_("points of the place in the grid, at most"),
    "points_silence": N_("points of a long silence, at most"),
    "deal_window_days": N_("how many days ahead a deal counts as about to close"),
    "care_window_days": N_("how many days ahead birthdays are told"),
    "account_give": N_("what a help, a gift or thanks adds to the emotional account"),
    "account_promise_kept": N_("what a kept promise adds to it"),
    "account_ask": N_("what an ask takes from it"),
}


def _numbers() -> dict[str, Setting]:
    defaults = {field.name: field.default for field in fields(Policy)}
    return {
        key: Setting(key, defaults[key], _number, meaning)  # type: ignore[arg-type] # all are int
        for key, meaning in MEANINGS.items()
    }


SETTINGS: Mapping[str, Setting] = {
    "lang": Setting("lang", None, _word_of(LANGS), N_("the language: en or zh")),
    "calendar": Setting(
        "calendar",
        CALENDARS[0],
        _word_of(CALENDARS),
        N_("CN: China's official working days; weekdays: Monday to Friday"),
    ),
    "categories": Setting("categories", [], _names, N_("categories of your own, beside the three")),
    "days_off": Setting(
        "days_off", [], _leaves, N_("your own days off: 2026-12-24, 2026-12-28..2026-12-31")
    ),
    **_numbers(),
}
