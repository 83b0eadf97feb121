"""One employer in two writings, and two that are not one."""

import pytest

from rmtrack.domain.employers import same_employer
from rmtrack.reading.writings import text_key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("騰訊", "腾讯", True),
        ("騰訊控股有限公司", "腾讯控股", True),
        ("Café Lumière Ltd.", "ＣＡＦＥ lumiere", True),
        ("腾讯", "腾讯音乐", False),
        ("腾讯", None, False),
        (None, None, False),
        ("", "", False),
        ("★", "★", False),  # nothing that could be compared
    ],
)
def test_an_employer_is_the_same_in_all_writings(
    one: str | None, other: str | None, *, same: bool
) -> None:
    assert same_employer(one, other, text_key) is same
    assert same_employer(other, one, text_key) is same


def test_only_a_fold_that_simplifies_makes_one_of_two_scripts() -> None:
    assert not same_employer("騰訊", "腾讯")
    assert same_employer("腾讯集团", "腾讯")
