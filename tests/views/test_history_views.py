"""The history as a person reads it, in both languages."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO

import pytest

from rmtrack import i18n
from rmtrack.domain.history import Changed, HistoryLine, LineState
from rmtrack.storage.rows import TABLES
from rmtrack.views.counts import COUNTED, record_count
from rmtrack.views.history import history_screen, redone_lines, undone_lines
from rmtrack.views.palette import console

AT = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
LOGGED = HistoryLine(
    9,
    AT,
    "log 王小明 方案做好了",
    LineState.UNDONE,
    (
        Changed("interaction", 1, 0, 0),
        Changed("next_step", 1, 2, 0),
        Changed("contact_tag", 0, 0, 1),
    ),
    (1,),
    ("王小明",),
)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def shown(lines: list[HistoryLine]) -> str:
    page = StringIO()
    console(page).print(history_screen(lines))
    return page.getvalue()


def test_what_was_taken_back_is_told_in_words() -> None:
    assert undone_lines(LOGGED) == (
        "taken back: 9  log 王小明 方案做好了\n"
        "  王小明 · gone: 1 touch, 1 next step · as before: 2 next steps · back: 1 tag"
    )
    assert redone_lines(LOGGED) == (
        "done again: 9  log 王小明 方案做好了\n"
        "  王小明 · back: 1 touch, 1 next step · changed again: 2 next steps · gone: 1 tag"
    )


def test_and_in_chinese() -> None:
    i18n.use("zh")
    assert undone_lines(LOGGED).endswith(
        "  王小明 · 删去1次联系、1个下一步 · 恢复2个下一步 · 找回1个标签"
    )


def test_a_quota_is_nobodys() -> None:
    line = HistoryLine(1, AT, "plan --quota 5", LineState.UNDONE, (Changed("quota", 1, 0, 0),))
    assert undone_lines(line) == "taken back: 1  plan --quota 5\n  gone: 1 quota"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("王小明", "李姐", "陈立"), "王小明, 李姐, 陈立 · gone"),
        (("王小明", "李姐", "陈立", "赵敏"), "王小明, 李姐, 陈立 and 1 more · gone"),
        (("王小明", "", "陈立"), "王小明, 2, 陈立 · gone"),  # a name that nothing tells any more
    ],
)
def test_of_many_clients_the_first_are_named(names: tuple[str, ...], told: str) -> None:
    ids = tuple(range(1, len(names) + 1))
    line = HistoryLine(1, AT, "x", LineState.DONE, (Changed("contact", 4, 0, 0),), ids, names)
    assert told in undone_lines(line)


def test_a_line_that_does_not_stand_says_so_first() -> None:
    assert "undone · 王小明 · 1 touch, 3 next steps, 1 tag" in shown([LOGGED])
    dropped = LOGGED._replace(state=LineState.DROPPED)
    assert "undone for good · 王小明" in shown([dropped])


def test_the_year_is_told_where_it_is_another() -> None:
    text = shown([LOGGED, LOGGED._replace(id=8, at=AT.replace(year=2025))])
    assert "Mon 16 Nov 09:30" in text
    assert "16 Nov 2025 09:30" in text


def test_every_kind_of_record_is_counted_in_words() -> None:
    assert COUNTED.keys() >= set(TABLES.values())
    assert record_count("deal", 2) == "2 deals"
    assert record_count("odd_thing", 2) == "2 odd thing"
