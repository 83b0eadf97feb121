"""What is typed for a setting becomes its value."""

from datetime import date

import pytest

from rmtrack.domain.configuring import SETTINGS
from rmtrack.domain.errors import InputError
from rmtrack.reading.settings import read_setting, read_value

TODAY = date(2026, 11, 16)


@pytest.mark.parametrize("text", ["list_length", "list-length", " LIST_LENGTH ", "ｌｉｓｔ_length"])
def test_a_key_is_read_however_it_is_typed(text: str) -> None:
    assert read_setting(text).key == "list_length"


@pytest.mark.parametrize(
    ("text", "hint"),
    [("list_lenght", "did you mean '{near}'?"), ("x", "'rmtrack config' lists the settings")],
)
def test_a_key_there_is_none_of_is_told_with_the_nearest(text: str, hint: str) -> None:
    with pytest.raises(InputError, match=f"there is no setting '{text}'") as refused:
        read_setting(text)
    assert refused.value.hint == hint


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("list_length", "１５", 15),
        ("lang", " zh ", "zh"),
        ("categories", "开户，信用卡、 开户", ["开户", "信用卡"]),
        ("categories", "", []),
        (
            "days_off",
            "2026-12-24, 2026-12-28..2026-12-31",
            ["2026-12-24", "2026-12-28..2026-12-31"],
        ),
        ("days_off", "明天；fri", ["2026-11-17", "2026-11-20"]),
    ],
)
def test_a_value_is_read(key: str, text: str, value: object) -> None:
    assert read_value(SETTINGS[key], text, TODAY) == value


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("list_length", "many", "'many' is no whole number from 0 to 999"),
        ("list_length", "1000", "'1000' is no whole number from 0 to 999"),
        ("categories", "保险", "'保险' means insurance already"),
        ("categories", "Deposit", "'Deposit' means deposit already"),
        ("days_off", "someday", "someday"),
    ],
)
def test_what_can_be_no_value_is_refused(key: str, text: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read_value(SETTINGS[key], text, TODAY)
