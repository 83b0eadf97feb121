"""What is chosen before a command runs: the language, the moment, the store, the calendar."""

import locale
import sys
from datetime import datetime
from pathlib import Path

import platformdirs
import pytest

from rmtrack import i18n
from rmtrack.cli import clock, paths
from rmtrack.cli.clock import read_now
from rmtrack.cli.language import choose_language
from rmtrack.cli.paths import store_path
from rmtrack.domain.errors import InputError
from tests.cli.program import Program


@pytest.mark.parametrize("asked", ["zh", "ZH", "zh_CN", "zh-CN.UTF-8"])
def test_a_language_is_known_by_the_names_of_a_locale(asked: str) -> None:
    assert choose_language(asked, {"LANG": "en_US.UTF-8"}) == "zh"


@pytest.mark.parametrize(
    ("surroundings", "chosen"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US"}, "en"),
        ({"LANG": "C", "LC_ALL": "zh_CN", "LC_MESSAGES": "en_US"}, "zh"),
        ({"LANG": "zh_CN", "LC_ALL": ""}, "zh"),
    ],
)
def test_else_the_machines_own_language_is_spoken(
    surroundings: dict[str, str], chosen: str
) -> None:
    assert choose_language(None, surroundings) == chosen


def test_windows_keeps_its_locale_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(locale, "setlocale", lambda *_: "")
    monkeypatch.setattr(locale, "getlocale", lambda *_: ("Chinese (Simplified)_China", ""))
    assert choose_language(None, {}) == "zh"
    monkeypatch.setattr(locale, "getlocale", lambda *_: (None, None))
    assert choose_language(None, {}) == "en"


def test_a_language_there_is_none_of_is_refused(rmtrack: Program) -> None:
    result = rmtrack("today --lang fr")
    assert (result.code, result.out) == (2, "")
    assert result.err == "rmtrack: there is no language 'fr': choose one of en, zh\n"


def test_what_is_typed_wins_over_the_variable(
    rmtrack: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTRACK_LANG", "zh")
    rmtrack("plan --quota 2290000 --lang en")
    assert "229万" in rmtrack("plan").out
    assert "2.29m" in rmtrack("plan --lang en").out


def test_a_slip_in_the_options_is_told_in_the_users_language(
    rmtrack: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr("rmtrack.cli.app.use", spoken.append)
    monkeypatch.setenv("RMTRACK_LANG", "zh")
    assert rmtrack("today --db").code == 2
    monkeypatch.setenv("RMTRACK_LANG", "nonsense")
    assert rmtrack("today --db").code == 2
    assert spoken == ["zh"]


def test_an_untranslated_text_stands_as_it_is() -> None:
    i18n.use("zh")
    assert (i18n.current(), i18n._("")) == ("zh", "")
    i18n.use("en")
    assert i18n.pgettext("verb", "open") == "open"


@pytest.mark.parametrize(
    ("asked", "moment"),
    [
        ("2026-11-02", "2026-11-02T09:00:00+08:00"),
        ("20261102", "2026-11-02T09:00:00+08:00"),
        ("2026-11-02T09:30", "2026-11-02T09:30:00+08:00"),
        ("2026-11-02 09:30:15", "2026-11-02T09:30:15+08:00"),
        ("2026-11-02T00:00", "2026-11-02T00:00:00+08:00"),
        ("2026-11-01T23:30:00+00:00", "2026-11-02T07:30:00+08:00"),
        ("1900-01-01", "1900-01-01T09:00:00+08:05"),
        ("2199-12-31", "2199-12-31T09:00:00+08:00"),
    ],
)
def test_a_date_or_moment_counts_as_now(asked: str, moment: str) -> None:
    now = read_now(asked)
    assert now.utcoffset() is not None
    assert now.isoformat(timespec="seconds")[:22] == moment[:22]


@pytest.mark.parametrize(
    "asked", ["nonsense", "2026-13-01", "2026-02-30", "02-11-2026", "fri", "2026-11-02T25:00"]
)
def test_nonsense_is_no_now(rmtrack: Program, asked: str) -> None:
    result = rmtrack("today --today", asked)
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f"rmtrack: '{asked}' can't count as now: write 2026-11-02 or 2026-11-02T09:30\n"
    )


@pytest.mark.parametrize("asked", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31T23:59"])
def test_a_now_beyond_all_plans_is_refused(asked: str) -> None:
    with pytest.raises(InputError, match="lies too far away"):
        read_now(asked)


def test_else_the_clock_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        reads = 0

        @classmethod
        def now(cls, tz: object = None) -> "Clock":
            assert tz is None
            cls.reads += 1
            return cls(2026, 11, 2, 8, 50)

    monkeypatch.setattr(clock, "datetime", Clock)
    now = read_now(None)
    assert (now.hour, now.minute, Clock.reads) == (8, 50, 1)
    assert now.tzinfo is not None


def test_a_moment_from_the_variable_is_the_moment_of_a_touch(
    rmtrack: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTRACK_TODAY", "2026-11-02T16:45")
    rmtrack("contact add 王小明")
    touch = rmtrack("log 王小明 --json").json["interaction"]
    assert touch["happened_at"] == "2026-11-02T16:45:00+08:00"


def test_a_store_lies_where_it_was_asked_for(tmp_path: Path) -> None:
    assert store_path(str(tmp_path / "a.db")) == tmp_path / "a.db"


def test_a_home_folder_is_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shell leaves `--db=~/a.db` as it is."""
    monkeypatch.setenv("HOME", str(tmp_path))
    assert store_path("~/a.db") == tmp_path / "a.db"


def test_a_home_folder_of_nobody_is_refused(rmtrack: Program) -> None:
    result = rmtrack("today --db=~no-such-person/a.db")
    assert (result.code, result.out) == (2, "")
    assert (
        result.err == "rmtrack: '~no-such-person/a.db' begins with a home folder there is none of\n"
    )


def test_the_default_is_the_platforms_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def folder(name: str, *, appauthor: bool) -> Path:
        asked.append((name, appauthor))
        return tmp_path

    monkeypatch.setattr(platformdirs, "user_data_path", folder)
    assert store_path(None) == paths.default_store_path() == tmp_path / "rmtrack.db"
    assert asked == [("rmtrack", False)] * 2


def test_a_plain_calendar_can_be_chosen(rmtrack: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTRACK_CALENDAR", "weekdays")
    assert rmtrack("plan --month 2026-02 --json").json["calendar"] == "weekdays"


def test_a_calendar_there_is_none_of_makes_no_store(
    nowhere: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTRACK_CALENDAR", "mars")
    result = nowhere("today")
    assert (result.code, result.out) == (2, "")
    assert result.err == "rmtrack: there is no calendar 'mars': take CN or weekdays\n"
    assert not nowhere.store.parent.exists()
