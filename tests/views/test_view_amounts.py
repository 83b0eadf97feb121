"""Amounts as a person reads them, in both languages, rounded at the edges of their units."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack import i18n
from rmtrack.domain.money import ZERO, Money
from rmtrack.views.amounts import WAN, as_told, exact, in_full, in_unit, short, to_the_end


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


@pytest.mark.parametrize(
    ("fen", "english", "chinese"),
    [
        (0, "0", "0元"),
        (1, "0.01", "0.01元"),
        (99_999, "999.99", "999.99元"),
        (100_000, "1k", "1000元"),
        (123_456, "1.23k", "1234.56元"),
        (999_999, "10k", "9999.99元"),
        (1_000_000, "10k", "1万"),
        (27_480_000, "274.8k", "27.48万"),
        (99_999_400, "999.99k", "100万"),
        (99_999_499, "999.99k", "100万"),
        (99_999_500, "1m", "100万"),
        (229_000_000, "2.29m", "229万"),
        (999_950_000, "10m", "999.95万"),
        (999_999_499, "10m", "1000万"),
        (99_500_000, "995k", "99.5万"),
        (995_000, "9.95k", "9950元"),
        (9_950_000_000, "99.5m", "9950万"),
        (9_999_999_500, "100m", "1亿"),
        (12_345_678_900, "123.46m", "1.23亿"),
        (100_000_000_000_000, "1000000m", "10000亿"),
        (-27_480_000, "-274.8k", "-27.48万"),
        (-1, "-0.01", "-0.01元"),
    ],
)
def test_an_amount_in_its_natural_unit(fen: int, english: str, chinese: str) -> None:
    assert short(Money(fen)) == english
    i18n.use("zh")
    assert short(Money(fen)) == chinese


@pytest.mark.parametrize(
    ("fen", "digits", "text"),
    [
        (27_480_000, 0, "275k"),
        (27_450_000, 0, "275k"),
        (149_999, 1, "1.5k"),
        (229_000_000, 1, "2.3m"),
    ],
)
def test_fewer_digits_round_half_away_from_zero(fen: int, digits: int, text: str) -> None:
    assert short(Money(fen), digits=digits) == text
    assert short(Money(-fen), digits=digits) == f"-{text}"


@pytest.mark.parametrize(
    ("fen", "digits", "text"),
    [
        (0, 2, "0.00"),
        (27_480_000, 2, "27.48"),
        (5_000, 2, "0.01"),
        (4_999, 2, "0.00"),
        (-4_999, 2, "0.00"),
        (-5_000, 2, "-0.01"),
        (229_000_000, 0, "229"),
        (1_500_000, 0, "2"),
        (1_234_567, 4, "1.2346"),
    ],
)
def test_an_amount_in_the_unit_of_its_column(fen: int, digits: int, text: str) -> None:
    assert in_unit(Money(fen), WAN, digits=digits) == text


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (0, "0"),
        (5, "0.05"),
        (50, "0.50"),
        (100, "1"),
        (229_000_000, "2,290,000"),
        (123_456_789, "1,234,567.89"),
        (-123_456_789, "-1,234,567.89"),
        (-5, "-0.05"),
    ],
)
def test_an_amount_to_the_fen(fen: int, text: str) -> None:
    assert exact(Money(fen)) == text


SIZES = {"": 1, "k": 1_000, "m": 1_000_000, "元": 1, "万": 10_000, "亿": 100_000_000}
MOST = 10**14


@given(st.integers(-MOST, MOST), st.sampled_from(["en", "zh"]))
def test_a_short_amount_is_off_by_less_than_a_two_hundredth_of_its_unit(
    fen: int, lang: str
) -> None:
    """So no amount looks a thousand times as large, and none loses its sign."""
    i18n.use(lang)
    text = short(Money(fen))
    sign = text.lstrip("-0123456789.")
    size = SIZES[sign]
    whole, _, part = text.removesuffix(sign).lstrip("-").partition(".")
    told = (int(whole) * 100 + int((part or "0").ljust(2, "0"))) * size
    assert abs(told - abs(fen)) * 2 <= size
    assert text.startswith("-") == (fen < 0)
    assert not text.removesuffix(sign).endswith((".", ".0"))


@pytest.mark.parametrize(
    ("missing", "english", "chinese"),
    [
        (100_000, ("1k", "2.999m"), ("1000元", "299.9万")),
        (12_654_322, ("126.54k", "2.87346m"), ("12.65万", "287.35万")),
        (1, ("0.01", "2.99999999m"), ("0.01元", "299.999999万")),
        (290_000_000, ("2.9m", "100k"), ("290万", "10万")),
    ],
)
def test_what_is_there_is_told_as_exactly_as_what_is_missing(
    missing: int, english: tuple[str, str], chinese: tuple[str, str]
) -> None:
    """3m beside 1k that are missing to 3m would be an odd sum."""
    for lang, told in (("en", english), ("zh", chinese)):
        i18n.use(lang)
        there = Money.yuan(3_000_000) - as_told(Money(missing))
        assert (short(Money(missing)), to_the_end(there)) == told


@given(st.integers(-MOST, MOST), st.integers(0, MOST), st.sampled_from(["en", "zh"]))
def test_as_much_of_an_amount_is_told_as_of_another(fen: int, other: int, lang: str) -> None:
    i18n.use(lang)
    assert to_the_end(as_told(Money(fen))) == short(Money(fen))
    told = as_told(Money(fen), Money(other))
    assert as_told(told, Money(other)) == told
    assert to_the_end(Money(fen)) == short(Money(fen)) or as_told(Money(fen)) != Money(fen)


@given(st.integers(-MOST, MOST))
def test_an_exact_amount_loses_nothing(fen: int) -> None:
    text = exact(Money(fen)).replace(",", "")
    whole, _, part = text.partition(".")
    assert int(f"{whole}{part or '00'}") == fen
    assert exact(ZERO - fen) == exact(-Money(fen))


@pytest.mark.parametrize(
    ("fen", "english", "chinese"),
    [
        (100_000_000, "1m", "100万"),
        (114_500_000, "1,145,000", "114.5万"),
        (12_345_678, "123,456.78", "123,456.78元"),
        (9_999_900, "99,999", "99,999元"),
        (50, "0.5", "0.5元"),
    ],
)
def test_an_answer_repeats_an_amount_to_the_fen(fen: int, english: str, chinese: str) -> None:
    for lang, text in (("en", english), ("zh", chinese)):
        i18n.use(lang)
        assert in_full(Money(fen)) == text
