"""Plain text in columns, where a Chinese character takes two cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from rmtrack.views.cells import broken, fold, hung, pad, two_columns, width, with_command

CHINESE = "王小明想看年金方案但是要先和家里人商量一下再说"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("王小明", 6),
        ("王 ming", 7),
        ("，", 2),
        ("Ａ", 2),
        ("é", 1),
        ("e\u0301", 1),
        ("·", 1),
        ("–", 1),
        ("…", 1),
        ("▓", 1),
        ("王\u200d小", 4),
        ("葛\ufe0f", 2),
        ("\u200b", 0),
    ],
)
def test_the_width_of_a_text(text: str, cells: int) -> None:
    assert width(text) == cells


@given(st.text(alphabet=st.sampled_from(CHINESE + "abcXYZ09 ，。·–é（）Ｚ"), max_size=40))
def test_the_width_is_the_one_that_tables_count_with(text: str) -> None:
    assert width(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "cells", "padded"),
    [("王", 4, "王  "), ("ab", 4, "ab  "), ("王小明", 4, "王小明"), ("", 2, "  ")],
)
def test_padding_counts_cells(text: str, cells: int, padded: str) -> None:
    assert pad(text, cells) == padded


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 100, ["one two three"]),
        ("王小明想看年金", 6, ["王小明", "想看年", "金"]),
        ("王小明想看年金", 7, ["王小明", "想看年", "金"]),
        ("王小明，想看", 6, ["王小", "明，想", "看"]),
        ("看 annuities 方案", 12, ["看 annuities", "方案"]),
        ("a b  c", 3, ["a b", "c"]),
        ("unbreakable", 4, ["unbreakable"]),
    ],
)
def test_a_text_folds_at_blanks_and_between_wide_characters(
    text: str, cells: int, lines: list[str]
) -> None:
    assert fold(text, cells) == lines


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("王小明想看年金，要先商量", 18, ["王小明想看年金，", "要先商量"]),
        ("王小明想看年金 要先商量", 18, ["王小明想看年金", "要先商量"]),
        ("王小明，想看年金要先商量", 18, ["王小明，想看年金要", "先商量"]),  # too far from the edge
        ("王小明想看年，金要先", 16, ["王小明想看年，", "金要先"]),
        ("王小明想（看年金）先商量", 20, ["王小明想（看年金）", "先商量"]),
        ("王小明想看年，金rmtrack-show", 16, ["王小明想看年，", "金rmtrack-show"]),
        (
            "王小明想看，年金rmtrack-deal-",
            16,
            ["王小明想看，年", "金rmtrack-deal-"],
        ),  # no room else
    ],
)
def test_a_word_of_signs_stays_whole_where_a_pause_is_near_the_edge(
    text: str, cells: int, lines: list[str]
) -> None:
    assert fold(text, cells) == lines


LATIN, PAUSE = st.text(alphabet="abcdefgh", max_size=6), st.sampled_from(["", "，", "；"])
WORDS = st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=8), max_size=12).map(" ".join)
TEXTS = st.one_of(
    WORDS,
    st.text(alphabet=st.sampled_from(CHINESE), max_size=60),
    st.lists(st.one_of(WORDS, st.text(alphabet=CHINESE, max_size=9)), max_size=6).map(" ".join),
    st.lists(st.tuples(LATIN, st.text(alphabet=CHINESE, min_size=1, max_size=4), PAUSE)).map(
        lambda parts: "".join(sign for part in parts for sign in part)
    ),
)


@given(TEXTS, st.integers(12, 60))
def test_folding_loses_nothing_and_keeps_to_the_width(text: str, cells: int) -> None:
    lines = fold(text, cells)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(map(width, lines)) <= cells
    assert all(line == line.rstrip() for line in lines)


@given(st.text(alphabet=st.sampled_from(CHINESE + "，。、；：？！）」』”"), max_size=60))
def test_no_line_begins_with_a_closing_sign(text: str) -> None:
    for line in fold(f"王{text}", 20)[1:]:
        assert line[0] not in "，。、；：？！）」』”"


def test_meanings_fold_under_their_own_column() -> None:
    rows = [("--quota 金额", "设定本月指标，或者取消它" * 3), ("-h", "help")]
    lines = two_columns(rows, indent=2, cells=40)
    assert lines[0].startswith("  --quota 金额  设定")
    assert lines[-1] == "  -h            help"
    assert all(line.startswith(" " * 16) for line in lines[1:-1])
    assert max(map(width, lines)) <= 40
    assert "".join(line.strip() for line in lines[1:-1]) in rows[0][1]


def test_no_rows_are_no_lines() -> None:
    assert two_columns([], indent=2, cells=80) == []


def test_a_term_without_a_meaning_leaves_no_blanks_behind() -> None:
    assert two_columns([("term", "")], indent=1, cells=80) == [" term"]


def test_a_narrow_screen_leaves_the_meaning_twenty_cells() -> None:
    lines = two_columns([("a-long-term", "one two three four five six")], indent=2, cells=10)
    assert lines == ["  a-long-term  one two three four", " " * 15 + "five six"]


def test_a_line_never_ends_with_what_opens_a_quotation() -> None:
    for opening in "“（「《":
        lines = fold(f"先问一问{opening}愿意几分", 8 + width(opening))
        assert lines[0][-1] != opening
        assert "".join(lines) == f"先问一问{opening}愿意几分"


@pytest.mark.parametrize(
    ("text", "cells", "inset", "lines"),
    [
        ("one two", 9, 0, ["> one two"]),
        ("one two three four five", 24, 0, ["> one two three four", "  five"]),
        ("one two three four five", 24, 2, ["> one two three four", "    five"]),
        ("one two three four five", 3, 0, ["> one two three four", "  five"]),
        ("", 24, 0, ["> "]),
        (CHINESE, 24, 0, [f"> {CHINESE[:11]}", f"  {CHINESE[11:22]}", f"  {CHINESE[22:]}"]),
    ],
)
def test_a_text_is_folded_behind_its_opening(
    text: str, cells: int, inset: int, lines: list[str]
) -> None:
    assert hung("> ", text, cells, inset=inset) == lines


def test_a_list_ends_a_line_behind_a_chinese_comma_whatever_follows() -> None:
    assert fold("13800000001、13800000002、13800000003", 26) == [
        "13800000001、13800000002、",
        "13800000003",
    ]


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("Habsburg-Lothringen", 17, ["Habsburg-", "Lothringen"]),
        ("Anna Habsburg-Lothringen", 12, ["Anna", "Habsburg-", "Lothringen"]),
        ("maria.magdalena@example.com", 20, ["maria.magdalena@", "example.com"]),
        ("Hohenzollern", 5, ["Hohen", "zolle", "rn"]),
        ("-ohenzollern", 5, ["-ohen", "zolle", "rn"]),
        ("a--b--c--d", 4, ["a--", "b--", "c--d"]),
        ("王王", 1, ["王", "王"]),
        ("", 5, [""]),
    ],
)
def test_a_word_longer_than_a_line_ends_at_a_joint_first(
    text: str, cells: int, lines: list[str]
) -> None:
    assert broken(text, cells) == lines


@given(text=st.text("ab- @.王，", max_size=30), cells=st.integers(2, 12))
def test_whatever_is_broken_keeps_to_the_width_and_loses_nothing(text: str, cells: int) -> None:
    lines = broken(text, cells)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= cells for line in lines)


def test_a_command_behind_a_sentence_stays_whole() -> None:
    told = "Nobody is near. How near is near: rmtrack config set tier_near 20"
    assert with_command(told, 80) == [told]
    assert with_command(told, 40) == [
        "Nobody is near. How near is near:",
        "  rmtrack config set tier_near 20",
    ]
    assert with_command("one two three", 8) == ["one two", "three"]
