"""What can be set, and what follows from it."""

from dataclasses import fields
from datetime import date

import pytest

from rmtrack.calendars import CALENDARS as KNOWN_CALENDARS
from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.configuring import LANGS, MEANINGS, SETTINGS, settings_of, sound
from rmtrack.domain.errors import InputError
from rmtrack.domain.keys import CATEGORIES
from rmtrack.domain.policy import Policy
from rmtrack.domain.settings import CALENDARS, Settings
from rmtrack.i18n import LANGUAGES


def test_every_number_of_the_policy_can_be_set_and_has_a_meaning() -> None:
    assert MEANINGS.keys() == {field.name for field in fields(Policy)}
    defaults = {key: SETTINGS[key].default for key in MEANINGS}
    assert Policy(**defaults) == Policy()  # type: ignore[arg-type] # all are numbers


def test_what_is_offered_is_what_there_is() -> None:
    assert set(LANGS) == LANGUAGES.keys()
    assert CALENDARS == KNOWN_CALENDARS


def test_nothing_set_is_the_defaults() -> None:
    assert settings_of({}) == Settings()
    assert Settings().categories == CATEGORIES


def test_all_tiers_can_be_taken_away() -> None:
    assert settings_of({"tiers": []}).tiers == ()
    assert len(settings_of({}).tiers) == 3


def test_what_is_set_holds() -> None:
    kept = {
        "lang": "ZH",
        "calendar": "Weekdays",
        "categories": ["开户", " 信用卡 "],
        "kinds": ["信用卡=pieces"],
        "curves": ["insurance=steep", "deposit=40/30/20/10"],
        "factors": ["年金=30%"],
        "tiers": ["金卡=500000"],
        "days_off": [date(2026, 12, 24), "2026-12-28 .. 2026-12-30", "2026-12-31@2026-12-07"],
        "list_length": 15,
        "cadence_high": 20,
        "theme": "dark",
    }
    assert settings_of(kept) == Settings(
        lang="zh",
        calendar="weekdays",
        categories=(*CATEGORIES, "开户", "信用卡"),
        days_off={
            **dict.fromkeys(date(2026, 12, day) for day in (24, 28, 29, 30)),
            date(2026, 12, 31): date(2026, 12, 7),
        },
        policy=Policy(list_length=15, cadence_high=20),
        rules=CategoryRules(
            kinds={"信用卡": "pieces"},
            curves={"insurance": "steep", "deposit": "40,30,20,10"},
            factors={"年金": 3000},
        ),
        tiers=("金卡=50万",),
    )


@pytest.mark.parametrize(
    ("kept", "sentence"),
    [
        ({"lang": "fr"}, "lang takes en, zh, not 'fr'"),
        ({"calendar": 5}, "calendar takes CN, weekdays, not '5'"),
        ({"list_length": "12"}, "list_length takes a whole number, not '12'"),
        ({"list_length": True}, "list_length takes a whole number, not 'True'"),
        ({"list_length": 1.5}, "list_length takes a whole number, not '1.5'"),
        ({"list_length": 0}, "list_length is 0: it must be 1 or more"),
        ({"cadence_low": 1000}, "cadence_low is 1000: it must be 999 or less"),
        ({"chance_leaning": 101}, "chance_leaning is 101 percent: it must be 100 or less"),
        (
            {"points_promise_due": 36},
            "a promise gives 36 points: it must give more than all else, 36",
        ),
        (
            {"points_cell": 13},
            "a promise gives 40 points: it must give more than all else, 40",
        ),
        ({"categories": "开户"}, 'categories takes a list, like ["a", "b"], not \'开户\''),
        ({"categories": ["x" * 21]}, f"'{'x' * 21}' can't be a category"),
        ({"categories": [""]}, "'' can't be a category"),
        ({"categories": ["a,b"]}, "'a,b' can't be a category"),
        ({"categories": ["a\x1b[1m"]}, "can't be a category"),
        ({"categories": ["Deposit"]}, "there is a category 'Deposit' already"),
        ({"categories": ["开户", "开户"]}, "there is a category '开户' already"),
        ({"days_off": ["Christmas"]}, "'Christmas' is no day off: write 2026-12-24"),
        ({"days_off": ["2026-12-31..2026-12-24"]}, "days off run from a day to a later one"),
        ({"days_off": ["2026-01-01..2027-12-31"]}, "a year at most"),
        ({"days_off": "2026-12-24"}, "days_off takes a list"),
        ({"days_off": ["2026-12-24@soon"]}, "'2026-12-24@soon' is no day off"),
        ({"average_deal": 0}, "average_deal is 0: it must be 1 or more"),
        ({"kinds": "cards=pieces"}, "kinds takes a list"),
        ({"kinds": ["cards=weekly"]}, "flow, pieces or level, not as 'weekly'"),
        ({"kinds": ["cards"]}, "'cards' names nothing that holds: write it like insurance=steep"),
        ({"curves": ["insurance=fast"]}, "there is no curve 'fast'"),
        ({"curves": ["insurance=50/50/50/0"]}, "sum to 150, and 100 is needed"),
        ({"tier_near": 101}, "tier_near is 101 percent: it must be 100 or less"),
        ({"tier_near": 0}, "tier_near is 0: it must be 1 or more"),
        ({"risk_window_days": -1}, "risk_window_days is -1: it must be 0 or more"),
        ({"risk_window_days": 1000}, "risk_window_days is 1000: it must be 999 or less"),
        ({"reached_window_days": -1}, "reached_window_days is -1: it must be 0 or more"),
        ({"tiers": ["gold=much"]}, "'much' is no threshold of a tier"),
        ({"factors": ["annuity=much"]}, "'much' is no factor: write how much counts"),
    ],
)
def test_what_can_not_be_is_told_by_name(kept: dict[str, object], sentence: str) -> None:
    with pytest.raises(InputError) as refused:
        settings_of(kept)
    assert sentence in str(refused.value)


def test_of_many_values_the_sound_ones_are_found() -> None:
    kept = {"lang": "fr", "list_length": 15, "theme": "dark", "days_off": 3, "points_cell": 13}
    assert sound(kept) == {"list_length": 15, "points_cell": 13}
