"""Curves: how they are typed, kept and laid over the weeks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.curves import CURVES, Shares, fold, percent, read_curve, shares_of
from rmtrack.domain.errors import InputError
from tests.domain.values import four_shares

FRONT = (6000, 2000, 2000, 0)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        *[(name, name) for name in CURVES],
        (" Front-Loaded ", "front-loaded"),
        ("前置", "front-loaded"),
        ("均摊", "flat"),
        ("40,30,20,10", "40,30,20,10"),
        ("60% / 20% / 20% / 0%", "60,20,20,0"),
        ("60/20/20/0", "60,20,20,0"),
        ("４０，３０、２０，１０", "40,30,20,10"),
        ("33.30, 33.3,33.40 ,0.0", "33.3,33.3,33.4,0"),
        ("33.33,33.33,33.33,0.01", "33.33,33.33,33.33,0.01"),
        ("100,0,0,0", "100,0,0,0"),
        ("0,0,0,100", "0,0,0,100"),
        ("007,43,25,25", "7,43,25,25"),
    ],
)
def test_what_is_typed_is_kept_in_one_form(text: str, kept: str) -> None:
    assert read_curve(text) == kept
    assert read_curve(kept) == kept


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("40,30,20,0", "the shares '40,30,20,0' sum to 90, and 100 is needed"),
        ("60,32,8,0.01", "sum to 100.01, and 100 is needed"),
        ("0,0,0,0", "sum to 0, and 100 is needed"),
        ("60,40", "'60,40' has 2"),
        ("20,20,20,20,20", "has 5"),
        ("100", "has 1"),
        ("110,0,0,-10", "'110' does not lie between 0 and 100"),
        ("-10,50,50,10", "'-10' does not lie between 0 and 100"),
        ("100.01,0,0,0", "'100.01' does not lie between 0 and 100"),
        ("33.333,33.333,33.334,0", "up to two decimals, like 40,30,20,10"),
        ("40,30,20,ten", "there is no curve '40,30,20,ten'"),
        ("40,30,20,", "there is no curve"),
        ("40 30 20 10", "there is no curve"),
        ("1e1,30,20,40", "there is no curve"),
        ("9999999,0,0,0", "there is no curve"),
        ("fast", "take front-loaded, steep, flat, ramp, or four shares"),
        ("", "there is no curve ''"),
    ],
)
def test_anything_else_is_refused_in_one_line_that_says_what_is_accepted(
    text: str, told: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_curve(text)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.code == 2


@pytest.mark.parametrize(
    ("curve", "earlier", "shares"),
    [
        ("front-loaded", 0, FRONT),
        ("front-loaded", 9, FRONT),
        ("steep", 0, (6000, 3200, 800, 0)),
        ("flat", 0, None),
        ("ramp", 0, (4000, 3000, 2000, 1000)),
        ("ramp", 1, (5000, 2500, 2000, 500)),
        ("ramp", 2, FRONT),
        ("ramp", 30, FRONT),
        ("40,30,20,10", 5, (4000, 3000, 2000, 1000)),
        ("33.3,33.3,33.4,0", 0, (3330, 3330, 3340, 0)),
    ],
)
def test_shares_of_a_curve(curve: str, earlier: int, shares: Shares | None) -> None:
    assert shares_of(curve, earlier) == shares


@given(four_shares())
def test_any_four_shares_are_kept_exactly(shares: Shares) -> None:
    text = ",".join(percent(share) for share in shares)
    assert read_curve(text) == text
    assert shares_of(text, 0) == shares


@given(st.text(alphabet="0123456789.,-/% x０，前置", max_size=24))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        kept = read_curve(text)
    except InputError as error:
        assert str(error)  # noqa: PT017 - most texts are refused, and each must be told
    else:
        shares = shares_of(kept, 0)
        assert shares is None or (sum(shares) == 10_000 and min(shares) >= 0)


@pytest.mark.parametrize(
    ("weeks", "folded"),
    [
        (4, [4000, 3000, 2000, 1000]),
        (3, [4000, 3000, 3000]),
        (2, [4000, 6000]),
        (1, [10_000]),
    ],
)
def test_the_last_week_takes_the_shares_of_those_that_are_missing(
    weeks: int, folded: list[int]
) -> None:
    assert fold((4000, 3000, 2000, 1000), weeks) == folded


@pytest.mark.parametrize(
    ("share", "text"), [(6000, "60"), (3330, "33.3"), (3333, "33.33"), (0, "0"), (5, "0.05")]
)
def test_percent_is_as_short_as_people_write_it(share: int, text: str) -> None:
    assert percent(share) == text
