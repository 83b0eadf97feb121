"""Birthdays: with their year or without."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.errors import InputError
from rmtrack.reading.birthdays import Birthday, read_birthday

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("text", "year", "day"),
    [
        ("1980-05-03", 1980, "05-03"),
        ("19800503", 1980, "05-03"),
        ("1980/5/3", 1980, "05-03"),
        ("1980.5.3", 1980, "05-03"),
        ("1980年5月3日", 1980, "05-03"),
        ("05-03", None, "05-03"),
        ("5/3", None, "05-03"),
        ("5月3日", None, "05-03"),
        ("五月三号", None, "05-03"),
        ("02-29", None, "02-29"),
        ("2月29日", None, "02-29"),
        ("2000-02-29", 2000, "02-29"),
        ("2026-11-02", 2026, "11-02"),
    ],
)
def test_a_birthday_keeps_the_year_it_is_told_with(text: str, year: int | None, day: str) -> None:
    assert read_birthday(text, TODAY) == Birthday(year, day)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1981-02-29", "no day"),
        ("02-30", "no day"),
        ("13-45", "no day"),
        ("十三月三日", "no day"),
        ("十十月三日", "no day"),
        ("二月三十", "no day"),
        ("2026-11-03", "lies in the future"),
        ("80-05-03", "no birthday"),
        ("五月初五日了", "no lunar birthday"),
        ("tomorrow", "no birthday"),
        ("", "no birthday"),
    ],
)
def test_what_is_no_birthday_is_refused(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_birthday(text, TODAY)


@pytest.mark.parametrize(
    ("text", "lunar", "solar"),
    [
        ("八月十五", "农历八月十五", "8月15日"),
        ("八月十五日", "农历八月十五日", "8月15日"),
        ("8月十五", "农历8月十五", "8月15日"),
        ("八月15", "农历八月15", "8月15日"),
        ("1975年八月十五", "农历1975年八月十五", "1975年8月15日"),
        ("一九七五年八月十五日", "农历一九七五年八月十五日", "1975年8月15日"),
    ],
)
def test_a_day_in_chinese_numerals_is_not_guessed_to_be_solar(
    text: str, lunar: str, solar: str
) -> None:
    with pytest.raises(InputError) as refused:
        read_birthday(text, TODAY)
    told = f"'{text}' may be lunar or solar: write {lunar} or {solar}"
    assert (str(refused.value), refused.value.hint) == (told, None)
    assert read_birthday(lunar, TODAY).lunar
    assert not read_birthday(solar, TODAY).lunar
    assert read_birthday(lunar, TODAY).day == read_birthday(solar, TODAY).day == "08-15"


@pytest.mark.parametrize(
    ("text", "year", "day"),
    [
        ("八月十五号", None, "08-15"),  # no lunar day is called 号
        ("一九七五年八月十五号", 1975, "08-15"),
        ("八月三十一", None, "08-31"),  # no lunar month is so long
        ("一九七五年8月15日", 1975, "08-15"),
    ],
)
def test_what_only_the_solar_calendar_has_is_solar_in_chinese_numerals_too(
    text: str, year: int | None, day: str
) -> None:
    assert read_birthday(text, TODAY) == Birthday(year, day)


@given(st.dates(date(1900, 1, 1), TODAY))
def test_every_day_up_to_today_is_a_birthday(day: date) -> None:
    assert read_birthday(day.isoformat(), TODAY) == Birthday(day.year, f"{day:%m-%d}")
    assert read_birthday(f"{day:%m-%d}", TODAY) == Birthday(None, f"{day:%m-%d}")


@pytest.mark.parametrize(
    ("text", "year", "day"),
    [
        ("农历8月15", None, "08-15"),
        ("农历8月15日", None, "08-15"),
        ("lunar 08-15", None, "08-15"),
        ("Lunar: 8/15", None, "08-15"),
        ("阴历八月十五", None, "08-15"),
        ("八月初五", None, "08-05"),
        ("正月初一", None, "01-01"),
        ("冬月廿三", None, "11-23"),
        ("腊月三十", None, "12-30"),
        ("十二月卅", None, "12-30"),
        ("农历十一月十一", None, "11-11"),
        ("农历五月二十九", None, "05-29"),
        ("农历初十月初十", None, None),
        ("农历1968年八月十五", 1968, "08-15"),
        ("农历一九六八年八月十五", 1968, "08-15"),
        ("旧历1968-8-15", 1968, "08-15"),
        ("lunar 19680815", 1968, "08-15"),
        ("１９６８年八月初五", 1968, "08-05"),
        ("lunar 2026-09-30", 2026, "09-30"),
        ("1975年农历八月十五", 1975, "08-15"),
        ("一九七五年阴历八月十五", 1975, "08-15"),
        ("1975 lunar 08-15", 1975, "08-15"),
        ("农历1975年农历八月十五", 1975, "08-15"),
    ],
)
def test_a_lunar_birthday_is_read_in_both_languages(
    text: str, year: int | None, day: str | None
) -> None:
    if day is None:
        with pytest.raises(InputError, match="no lunar birthday"):
            read_birthday(text, date(2026, 12, 31))
    else:
        assert read_birthday(text, date(2026, 12, 31)) == Birthday(year, day, lunar=True)


@pytest.mark.parametrize(
    ("text", "year", "day"),
    [
        ("农历闰四月初八", None, "04-08"),
        ("农历2020年闰四月初八", 2020, "04-08"),
        ("lunar 2020 leap 04-08", 2020, "04-08"),
    ],
)
def test_a_day_of_a_leap_month_is_kept_in_the_plain_one(
    text: str, year: int | None, day: str
) -> None:
    assert read_birthday(text, TODAY) == Birthday(year, day, lunar=True, leap=True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("农历八月三十一", "no lunar birthday"),
        ("农历13-05", "no lunar birthday"),
        ("农历八月", "no lunar birthday"),
        ("农历八十五", "no lunar birthday"),
        ("农历十十月初五", "no lunar birthday"),
        ("lunar", "no lunar birthday"),
        ("lunar 2026-08-30", "the lunar calendar has no day"),  # a month of 29 days
        ("农历2026年闰四月初八", "the lunar calendar has no day"),  # a year without a leap month
        ("lunar 1899-08-15", "lies before 1900: look at the year"),
        ("农历2999年八月十五", "lies in the future"),
        ("lunar 2026-10-01", "lies in the future"),
    ],
)
def test_what_no_lunar_calendar_has_is_refused(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_birthday(text, TODAY)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1890-01-01", "the birthday '1890-01-01' lies before 1900: look at the year"),
        ("18900101", "lies before 1900"),
        ("1890年1月1日", "lies before 1900"),
        ("2980-05-03", "lies in the future"),
        ("1980-13-01", "the calendar has no day"),
        ("1205", "is no birthday"),
    ],
)
def test_a_year_in_which_no_client_was_born_is_told_as_such(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_birthday(text, TODAY)


LUNAR_DAYS = [(month, day) for month in range(1, 13) for day in range(1, 31)]
IN_CHINESE = (*"一二三四五六七八九十", *(f"十{one}" for one in "一二三四五六七八九"), "二十")
IN_CHINESE += (*(f"廿{one}" for one in "一二三四五六七八九"), "三十")


@pytest.mark.parametrize(("month", "day"), LUNAR_DAYS)
def test_every_lunar_day_is_read_as_it_is_called(month: int, day: int) -> None:
    wanted = Birthday(None, f"{month:02d}-{day:02d}", lunar=True)
    called = f"{'初' if day <= 10 else ''}{IN_CHINESE[day - 1]}"
    assert read_birthday(f"农历{IN_CHINESE[month - 1]}月{called}", TODAY) == wanted
    assert read_birthday(f"lunar {month:02d}-{day:02d}", TODAY) == wanted


@pytest.mark.parametrize("called", ["阳历", "公历", "新历", "solar ", "公历："])
@pytest.mark.parametrize("day", ["八月十五", "8月15", "8月十五", "八月15日", "08-15"])
def test_a_day_that_is_called_solar_is_nobodys_guess(called: str, day: str) -> None:
    assert read_birthday(called + day, TODAY) == Birthday(None, "08-15")


@pytest.mark.parametrize(
    "text", ["公历1975年八月十五", "1975年公历8月15", "阳历一九七五年八月十五日", "公历1975-08-15"]
)
def test_a_day_that_is_called_solar_may_have_a_year(text: str) -> None:
    assert read_birthday(text, TODAY) == Birthday(1975, "08-15")


@pytest.mark.parametrize(
    "text",
    ["公历腊月廿三", "公历八月初五", "公历农历八月十五", "农历公历8月15", "公历", "公历二月三十"],
)
def test_a_day_that_is_called_solar_and_is_none_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_birthday(text, TODAY)
