"""What is looked for, as a part of a name, of a phone number, of a text."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rmtrack.domain.errors import InputError
from rmtrack.domain.finding import Search
from rmtrack.reading.searching import LONGEST, read_search
from rmtrack.reading.text import clean

MIXED = ("shan", "雄", "信")


@pytest.mark.parametrize(
    ("typed", "search"),
    [
        ("小明", Search("小明", "小明", "小明", None, None)),
        (" 王 小明 ", Search("王 小明", "王 小明", "王小明", None, None)),
        ("shan雄信", Search("shan雄信", "shan雄信", "shan雄信", None, None, MIXED)),
        ("高爾夫", Search("高爾夫", "高尔夫", "高尔夫", None, None)),
        ("shan單", Search("shan單", "shan单", "shan单", None, None, ("shan", "单"))),
        ("LÉE", Search("LÉE", "lée", "lee", "lee", None)),
        ("Xi'an", Search("Xi'an", "xi'an", "xian", "xian", None)),
        ("zhāng sān", Search("zhāng sān", "zhāng sān", "zhangsan", "zhangsan", None)),
        ("lǜ", Search("lǜ", "lǜ", "lu", "lv", None)),
        ("·", Search("·", "·", None, None, None)),
        ("-", Search("-", "-", None, None, None)),
        ("50%_!", Search("50%_!", "50%_!", "50%_!", None, None)),
        ("138", Search("138", "138", "138", None, "138")),
        ("13", Search("13", "13", "13", None, None)),
        (
            "138-0000 0001",
            Search("138-0000 0001", "138-0000 0001", "13800000001", None, "13800000001"),
        ),
        ("+86 138", Search("+86 138", "+86 138", "+86138", None, "138")),
        ("+1 555", Search("+1 555", "+1 555", "+1555", None, "001555")),
        ("１３８Ａ", Search("１３８Ａ", "138a", "138a", "138a", None)),
        ("٣٤٥", Search("٣٤٥", "٣٤٥", "٣٤٥", None, None)),  # phones are kept in our digits
    ],
)
def test_what_is_looked_for(typed: str, search: Search) -> None:
    assert read_search(typed) == search


@pytest.mark.parametrize("typed", ["", "  ", "\x00", "\u200b"])
def test_nothing_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="nothing to look for"):
        read_search(typed)


def test_what_is_too_long_for_anything_kept_is_refused() -> None:
    assert read_search("王" * LONGEST).text == "王" * LONGEST
    with pytest.raises(InputError, match=r"'王+…' is too long to look for: 200 characters"):
        read_search("王" * (LONGEST + 1))


@given(st.text(max_size=60))
def test_any_text_that_is_not_empty_is_read(typed: str) -> None:
    assume(clean(typed))
    search = read_search(typed)
    assert search.text == clean(typed)
    assert search.digits is None or (search.digits.isascii() and search.digits.isdecimal())
