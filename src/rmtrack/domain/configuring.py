"""What a user can set: every key, what it means, which values it takes, and what follows.

Values are as TOML has them: whole numbers, texts, lists of texts. `kept` is what a file holds.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import NamedTuple

from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.config_lists import (
    check_curves,
    check_factors,
    check_kinds,
    check_leaves,
    check_names,
    check_tiers,
    curves_of,
    days_of,
    factors_of,
    pairs_of,
)
from rmtrack.domain.errors import N_, InputError, RuleError
from rmtrack.domain.keys import CATEGORIES
from rmtrack.domain.policy import Policy, refuse_out_of_range
from rmtrack.domain.settings import CALENDARS, TIERS, Settings

LANGS = ("en", "zh")
OPTION, ENVIRONMENT, FILE, DEFAULT = "option", "environment", "file", "default"

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
        rules=CategoryRules(
            kinds=pairs_of(values.get("kinds") or []),  # type: ignore[arg-type]
            curves=curves_of(values.get("curves") or []),  # type: ignore[arg-type]
            factors=factors_of(values.get("factors") or []),  # type: ignore[arg-type]
        ),
        tiers=tuple(values.get("tiers", TIERS)),  # type: ignore[arg-type]
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
    "chance_weight": N_("how many closed deals of your own weigh as much as these chances"),
    "stale_committed": N_("after how many working days of silence a committed deal is stale"),
    "stale_leaning": N_("the same for a leaning one"),
    "stale_considering": N_("the same for a considering one"),
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
    "average_deal": N_("the average deal until yours is known, in 10,000 yuan (万)"),
    "meetings_per_deal": N_("how many meetings a deal takes until your own rate is known"),
    "calls_per_meeting": N_("how many calls a meeting takes until your own rate is known"),
    "pool_limit": N_("how many clients one can keep close (Dunbar): high and middle together"),
    "tier_near": N_("within how many percent of the next tier a client is told as near"),
    "reached_window_days": N_("how many days back a tier that was reached is told"),
    "risk_window_days": N_("how many days before its end a risk assessment is told to end"),
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
    "categories": Setting(
        "categories", [], check_names, N_("categories of your own, beside the three")
    ),
    "kinds": Setting(
        "kinds",
        [],
        check_kinds,
        N_("how a category is counted, flow, pieces or level: deposit=level, cards=pieces"),
    ),
    "curves": Setting(
        "curves", [], check_curves, N_("a category's own curve: insurance=steep, deposit=flat")
    ),
    "factors": Setting(
        "factors", [], check_factors, N_("how much of a product counts for the quota: annuity=0.3")
    ),
    "days_off": Setting(
        "days_off",
        [],
        check_leaves,
        N_("your own days off, leave or training: 2026-12-24, 2026-12-28..2026-12-31"),
    ),
    "tiers": Setting(
        "tiers", list(TIERS), check_tiers, N_("tiers of clients, each with what it begins at")
    ),
    **_numbers(),
}
