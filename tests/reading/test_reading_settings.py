"""What is typed for a setting becomes its value."""

from datetime import date

import pytest

from rmtrack.domain.configuring import SETTINGS
from rmtrack.domain.errors import InputError
from rmtrack.reading.settings import read_setting, read_value

TODAY = date(2026, 11, 16)
CATEGORIES = ("investment", "insurance", "deposit", "信用卡")


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
        ("days_off", "12-24..12-31@11-10", ["2026-12-24..2026-12-31@2026-11-10"]),
        ("days_off", "fri@昨天", ["2026-11-20@2026-11-15"]),
        (
            "kinds",
            "deposit=flow，存款＝余额、信用卡=件数",
            ["deposit=flow", "deposit=level", "信用卡=pieces"],
        ),
        ("kinds", "none", []),
        ("curves", "保险=均摊, DEPOSIT=40/30/20/10", ["insurance=均摊", "deposit=40/30/20/10"]),
        ("curves", "steep", ["steep"]),
        ("factors", "年金=0.3，Ｅ保＝３０％", ["年金=0.3", "Ｅ保=30%"]),
        ("factors", "much", ["much"]),
        (
            "tiers",
            "金卡 50万，白金＝3000000元;Private  Bank = 6m",
            ["金卡=50万", "白金=300万", "Private  Bank=600万"],
        ),
        ("tiers", "none", []),
        ("average_deal", "30", 30),
    ],
)
def test_a_value_is_read(key: str, text: str, value: object) -> None:
    """What can't hold is the setting's to say: here it is only read."""
    assert read_value(SETTINGS[key], text, TODAY, CATEGORIES) == value


@pytest.mark.parametrize(
    ("key", "text", "kept"),
    [
        ("kinds", "存款=余额，信用卡=按件", ["deposit=level", "信用卡=pieces"]),
        (
            "curves",
            "保险=陡峭，deposit=４０／３０／２０／１０",
            ["insurance=steep", "deposit=40/30/20/10"],
        ),
        ("factors", "年金＝３０％，Ｅ保=1.20", ["年金=0.3", "Ｅ保=1.2"]),
        ("days_off", "12-24..12-31@11-10", ["2026-12-24..2026-12-31@2026-11-10"]),
    ],
)
def test_what_is_read_can_be_kept(key: str, text: str, kept: list[str]) -> None:
    setting = SETTINGS[key]
    assert setting.check(key, read_value(setting, text, TODAY, CATEGORIES)) == kept


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("list_length", "many", "'many' is no whole number from 1 to 999"),
        ("list_length", "1000", "'1000' is no whole number from 1 to 999"),
        ("categories", "保险", "'保险' means insurance already"),
        ("categories", "Deposit", "'Deposit' means deposit already"),
        ("days_off", "someday", "someday"),
        ("days_off", "12-24@someday", "someday"),
        ("days_off", "12-24@", "'' is no day"),
        ("kinds", "信用卡=weekly", "there is no kind of category 'weekly': write flow"),
        ("kinds", "loans=pieces", "there is no category 'loans': write"),
        ("curves", "loans=steep", "there is no category 'loans': write"),
        ("tiers", "金卡", "'金卡' is no tier: write what it begins at, like 金卡=50万"),
        ("tiers", "=50万", "'=50万' is no tier"),
        ("tiers", "金卡=much", "'much' is no amount"),
    ],
)
def test_what_can_be_no_value_is_refused(key: str, text: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read_value(SETTINGS[key], text, TODAY, CATEGORIES)
