"""The curve of a what-if, by weeks or as a curve is written anywhere."""

import pytest

from rmtrack.domain.errors import InputError
from rmtrack.reading.what_if import read_what_if


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("week1=40,week2=40,week3=20", "40,40,20,0"),
        ("WEEK1 = 40 , week2=40% , week3=20%", "40,40,20,0"),
        ("week3=20,week1=40,week2=40", "40,40,20,0"),
        ("w1=33.33,w2=33.33,w4=33.34", "33.33,33.33,0,33.34"),
        ("week 1: 100", "100,0,0,0"),
        ("1=60,4=40", "60,0,0,40"),
        ("week1=0,week2=100", "0,100,0,0"),
        ("week1=60;week2=40,", "60,40,0,0"),
        ("第1周=40，第2周=40，第3周=20", "40,40,20,0"),
        ("第一周＝40、第二周＝４０％、第三周：20", "40,40,20,0"),
        ("第四周=100", "0,0,0,100"),
        ("40,40,20,0", "40,40,20,0"),
        ("40、40、20、0", "40,40,20,0"),
        ("40/30/20/10", "40,30,20,10"),
        (" Steep ", "steep"),
        ("均摊", "flat"),
    ],
)
def test_a_curve_by_weeks_or_as_anywhere(text: str, kept: str) -> None:
    assert read_what_if(text) == kept


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("week1=40,week1=60", "week 1 is named twice in 'week1=40,week1=60'"),
        ("week1=0,week1=100", "week 1 is named twice"),
        ("week5=100", "a plan month has four weeks, and 'week5=100' names week 5"),
        ("第五周=100", "names week 5"),
        ("week0=100", "names week 0"),
        ("week1=40,week2=40", "the shares '40,40,0,0' sum to 80, and 100 is needed"),
        ("week1=140", "the share '140' does not lie between 0 and 100"),
        ("week1=-40,week2=100", "the share '-40' does not lie between 0 and 100"),
        ("week1=", "'week1=' in 'week1=' gives no week its share: write week1=40,week2=40"),
        ("week1=40 week2=60", "gives no week its share"),
        ("week1=40,60", "'60' in 'week1=40,60' gives no week its share"),
        ("month=100", "gives no week its share"),
        ("week1=33.333,week2=66.667", "gives no week its share"),
        ("=", "gives no week its share"),
        ("", "there is no curve ''"),
        ("40,40,20", "a curve has four shares"),
        ("gentle", "there is no curve 'gentle'"),
    ],
)
def test_what_is_no_curve_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        read_what_if(text)
    assert sentence in str(caught.value)


def test_what_was_typed_is_repeated_without_its_controls() -> None:
    with pytest.raises(InputError) as caught:
        read_what_if("week1=\x1b[31m40")
    assert "\x1b" not in str(caught.value)
