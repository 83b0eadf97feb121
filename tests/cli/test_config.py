"""`rmtrack config`, and what the settings do to the other commands."""

import os
import stat
import sys
from pathlib import Path

import pytest
from platformdirs import user_config_path

from rmtrack.cli.paths import default_config_path
from tests.cli.program import Program

LONG_FILE = """\
# my settings
list_length = 15  # enough for a morning
lang = "en"

# holidays
days_off = [
  "2026-12-24",  # at home
]
theme = "dark"

[later]
x = 1
"""


@pytest.fixture
def config(rmtrack: Program) -> Path:
    """Return the path of the settings, which are not there yet."""
    return rmtrack.store.parent / "config.toml"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("named", [None, "", "relative", "/somewhere/else"])
def test_the_default_path_is_that_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, named: str | None
) -> None:
    if named is None:
        monkeypatch.delenv("XDG_CONFIG_HOME")
    else:
        monkeypatch.setenv("XDG_CONFIG_HOME", named)
    folder = user_config_path("rmtrack", appauthor=False)
    assert default_config_path() == folder / "config.toml"


def test_without_a_file_the_defaults_are_shown(rmtrack: Program, config: Path) -> None:
    answer = rmtrack("config --json").json
    rows = {row["key"]: row for row in answer["settings"]}
    assert answer["path"] == str(config)
    assert rows["list_length"] == {
        "key": "list_length",
        "value": 12,
        "default": 12,
        "source": "default",
        "meaning": "how many calls the day's list has",
    }
    assert (rows["lang"]["source"], rows["lang"]["value"]) == ("environment", "en")
    assert all(row["meaning"] for row in rows.values())
    assert not config.exists()


def test_what_is_set_is_kept_and_shown(rmtrack: Program, config: Path) -> None:
    assert rmtrack("config set list-length 15").out == "list_length is 15 now\n"
    assert rmtrack("config list_length").out == (
        "list_length  15 (12)  (from the file)\nhow many calls the day's list has\n"
    )
    shown = rmtrack("config").out
    assert "15 (12)" in shown
    assert "how many calls the day's list has (from the file)" in " ".join(shown.split())
    assert config.read_text() == "list_length = 15\n"
    assert rmtrack("config unset list_length").out == "list_length is 12 again, the default\n"
    assert config.read_text() == ""
    assert rmtrack("config unset list_length").code == 0


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("lang", "ZH", 'lang = "zh"\n'),
        ("calendar", "Weekdays", 'calendar = "weekdays"\n'),
        ("categories", "开户，信用卡", 'categories = ["开户", "信用卡"]\n'),
        ("categories", "", "categories = []\n"),
        (
            "days_off",
            "12-24, 12-28..12-31",
            'days_off = ["2026-12-24", "2026-12-28..2026-12-31"]\n',
        ),
        (
            "days_off",
            "11-30..12-04, 12-24@11-01",
            'days_off = ["2026-11-30..2026-12-04@2026-11-02", "2026-12-24@2026-11-01"]\n',
        ),
        ("kinds", "存款=余额，insurance=pieces", 'kinds = ["deposit=level", "insurance=pieces"]\n'),
        (
            "curves",
            "insurance=Steep,存款=40/30/20/10",
            'curves = ["insurance=steep", "deposit=40/30/20/10"]\n',
        ),
        ("factors", "年金=30%，定期=1.20", 'factors = ["年金=0.3", "定期=1.2"]\n'),
        ("average_deal", "25", "average_deal = 25\n"),
        ("chance_leaning", "0", "chance_leaning = 0\n"),
    ],
)
def test_a_value_of_each_kind_is_kept(
    rmtrack: Program, config: Path, key: str, typed: str, kept: str
) -> None:
    assert rmtrack(f"config set {key}", typed).code == 0
    assert config.read_text(encoding="utf-8") == kept


def test_comments_and_order_stay(rmtrack: Program, config: Path) -> None:
    config.write_text(LONG_FILE)
    assert rmtrack("config set list_length 20").code == 0
    assert rmtrack("config set cadence_high 20").code == 0
    assert rmtrack("config unset lang").code == 0
    wanted = LONG_FILE.replace("15", "20").replace('lang = "en"\n', "")
    kept = config.read_text()
    assert "cadence_high = 20\n" in kept.partition("[later]")[0]
    assert kept.replace("cadence_high = 20\n", "") == wanted


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("config set list_length many", "'many' is no whole number from 1 to 999"),
        ("config set list_length 0", "'0' is no whole number from 1 to 999"),
        ("config set points_cell 13", "a promise gives 40 points: it must give more than all else"),
        ("config set lang fr", "lang takes en, zh, not 'fr'"),
        ("config set lenght 5", "there is no setting 'lenght'"),
        ("config set list_length", "VALUE is missing"),
        ("config set", "KEY is missing"),
        ("config unset", "KEY is missing"),
        ("config unset theme", "there is no setting 'theme'"),
        ("config theme", "there is no setting 'theme'"),
        ("config set categories 保险", "'保险' means insurance already"),
        ("config set days_off soon", "soon"),
        ("config set days_off 2026-12-24@soon", "soon"),
        ("config set kinds deposit=weekly", "there is no kind of category 'weekly': write flow"),
        ("config set kinds cards=pieces", "there is no category 'cards'"),
        ("config set curves insurance", "'insurance' names nothing that holds"),
        ("config set curves insurance=fast", "there is no curve 'fast'"),
        ("config set factors annuity=much", "'much' is no factor: write how much counts"),
        ("config set factors annuity=1e999999", "'1e999999' is no factor"),
        ("config set average_deal 0", "'0' is no whole number from 1 to 999"),
    ],
)
def test_a_wrong_value_is_one_line_and_changes_nothing(
    rmtrack: Program, config: Path, line: str, sentence: str
) -> None:
    config.write_text("cadence_high = 20\n")
    result = rmtrack(line)
    assert result.code == 2
    assert sentence in result.err.splitlines()[0]
    assert config.read_text() == "cadence_high = 20\n"


def test_two_numbers_that_need_each_other_are_set_one_after_the_other(rmtrack: Program) -> None:
    assert rmtrack("config set points_promise_overdue 60").code == 0
    assert rmtrack("config set points_promise_due 60").code == 0
    assert rmtrack("config set points_cell 30").code == 0
    refused = rmtrack("config unset points_promise_due")
    assert (refused.code, "a promise gives 40 points" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'lang = "zh\n', "line 1, column 11"),
        (b"# a\nlist_length = = 5\n", "line 2, column 15"),
        (b"list_length = 5\nlist_length = 6\n", "line 2, column 16"),
        (b"days_off = [\n", "line 2, column 1"),
        ("# 设置\nlang = \xff".encode("latin-1", errors="ignore"), "line 2, column 8"),
    ],
)
@pytest.mark.parametrize("line", ["today", "config", "config set lang zh", "config unset lang"])
def test_a_broken_file_is_told_by_its_place_and_left_alone(
    rmtrack: Program, config: Path, content: bytes, place: str, line: str
) -> None:
    config.write_bytes(content)
    result = rmtrack(line)
    assert (result.code, result.out) == (2, "")
    assert f"{config}, {place}: this is not TOML" in result.err
    assert config.read_bytes() == content


def test_help_comes_in_spite_of_a_broken_file(rmtrack: Program, config: Path) -> None:
    config.write_text("= =")
    assert rmtrack("config --help").code == 0
    assert rmtrack("--version").code == 0


def test_a_wrong_value_in_the_file_is_told_with_its_path(rmtrack: Program, config: Path) -> None:
    config.write_text('list_length = "x"\nlist_first = 4\n')
    result = rmtrack("today")
    assert result.code == 2
    assert f"{config}: list_length takes a whole number, not 'x'" in result.err
    assert rmtrack("config").code == 2
    assert rmtrack("config set list_first 5").code == 0  # what is wrong is set right one by one
    assert rmtrack("config set kinds deposit=flow").code == 0
    assert rmtrack("config unset kinds").code == 0
    assert rmtrack("config set list_length 9").code == 0
    assert rmtrack("today").code == 0
    assert config.read_text() == "list_length = 9\nlist_first = 5\n"


def test_a_wrong_value_is_told_in_the_users_language(rmtrack: Program, config: Path) -> None:
    config.write_text('list_length = "x"\n')
    assert "list_length要填整数，“x”不行" in rmtrack("today --lang zh").err


def test_a_key_that_means_nothing_is_named_and_stays(rmtrack: Program, config: Path) -> None:
    config.write_text("theme = 1\n")
    told = f"rmtrack: {config} sets 'theme', which means nothing here\n"
    for line in ("today", "config", "config set list_length 9"):
        result = rmtrack(line)
        assert (result.code, result.err) == (0, told)
    assert rmtrack("config --json").json["unknown"] == ["theme"]
    assert config.read_text().startswith("theme = 1\n")
    assert rmtrack("config unset theme").out == "'theme' is gone from the file\n"
    assert rmtrack("today").err == ""


def test_a_folder_in_the_files_place_is_told(rmtrack: Program, config: Path) -> None:
    config.mkdir()
    result = rmtrack("config set lang zh")
    assert result.code == 2
    assert f"the settings in {config} can't be read" in result.err


def test_a_file_that_can_not_be_written_is_told(
    rmtrack: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTRACK_CONFIG", f"{os.devnull}/config.toml")
    result = rmtrack("config set lang zh")
    assert result.code == 2
    assert "the settings can't be written to" in result.err


def test_the_file_is_for_the_users_eyes_and_nothing_is_left_beside_it(
    rmtrack: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "new" / "deep" / "config.toml"
    monkeypatch.setenv("RMTRACK_CONFIG", str(path))
    assert rmtrack("config set lang zh").code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [one.name for one in path.parent.iterdir()] == ["config.toml"]


def test_a_link_stays_a_link(rmtrack: Program, config: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("list_length = 9\n")
    config.symlink_to(real)
    assert rmtrack("config set list_length 10").code == 0
    assert config.is_symlink()
    assert real.read_text() == "list_length = 10\n"


def test_a_mark_of_byte_order_is_no_fault(rmtrack: Program, config: Path) -> None:
    config.write_bytes(b"\xef\xbb\xbflist_length = 9\r\n")
    assert rmtrack("config list_length --json").json["value"] == 9


def test_config_changes_no_records_and_leaves_no_history(month: Program) -> None:
    before = month.dump()
    month("config set list_length 3")
    month("config unset list_length")
    month("config")
    assert month.dump() == before


def test_a_setting_counts_an_option_and_the_environment_count_more(
    rmtrack: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    rmtrack("config set lang zh")
    rmtrack("config set calendar weekdays")
    assert "本月" not in rmtrack("plan").out  # the environment says en
    monkeypatch.delenv("RMTRACK_LANG")
    assert "指标" in rmtrack("plan").out
    assert "quota" in rmtrack("plan --lang en").out
    assert rmtrack("config lang --lang en --json").json["source"] == "option"
    assert rmtrack("plan --json").json["calendar"] == "weekdays"
    monkeypatch.setenv("RMTRACK_CALENDAR", "CN")
    assert rmtrack("plan --json").json["calendar"] == "CN"
    assert rmtrack("config calendar --json").json["source"] == "environment"
    assert "RMTRACK_CALENDAR" in rmtrack("config set calendar weekdays --lang en").out


def test_the_days_list_is_as_long_as_it_is_set(month: Program) -> None:
    month("config set list_length 5")
    assert len(month("today --json").json["calls"]) == 5


def test_own_days_off_are_cut_out_of_the_plan(rmtrack: Program) -> None:
    rmtrack("plan --quota 229万")
    rmtrack("config set days_off 11-05..11-06")
    week = rmtrack("plan --json").json["categories"][0]["weeks"][0]
    assert week["days"] == ["2026-11-02", "2026-11-03", "2026-11-04"]
    assert week["daily"] == ["458000.00"] * 3


def daily(rmtrack: Program) -> list[list[str]]:
    """Return the targets of the plan's days, by week."""
    weeks = rmtrack("plan --json").json["categories"][0]["weeks"]
    return [week["daily"] for week in weeks]


def test_a_leave_added_in_mid_month_changes_targets_from_that_day_on(
    rmtrack: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The week of 16-20 bears 458,000: five days of it, then, from the 17th on, the 17th alone."""
    rmtrack("plan --quota 229万")
    before = daily(rmtrack)
    monkeypatch.setenv("RMTRACK_TODAY", "2026-11-17")
    assert rmtrack("config set days_off 11-18..11-20").code == 0
    after = daily(rmtrack)
    assert after[2] == ["91600.00", "366400.00"]
    assert (after[:2], after[3]) == (before[:2], before[3])
    monkeypatch.setenv("RMTRACK_TODAY", "2026-11-30")
    assert rmtrack("config set days_off 2026-11-18..2026-11-20,12-24").code == 0
    assert daily(rmtrack) == after


def test_a_leave_that_grows_leaves_the_days_it_had(
    rmtrack: Program, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 21 days three are off; on the 16th the last two are added."""
    monkeypatch.setenv("RMTRACK_TODAY", "2026-10-20")
    rmtrack("config set days_off 11-24..11-26")
    monkeypatch.setenv("RMTRACK_TODAY", "2026-11-16")
    rmtrack("plan --quota 180万 --curve flat")
    assert daily(rmtrack)[0] == ["100000.00"] * 5
    assert rmtrack("config set days_off 11-24..11-30").code == 0
    assert "2026-11-24..2026-11-26" in config.read_text()
    after = daily(rmtrack)
    assert (after[0], after[2], after[3]) == (
        ["100000.00"] * 5,
        ["133333.34"] * 2 + ["133333.33"] * 3,
        ["133333.33"],
    )


def test_what_is_set_for_a_category_holds_for_its_quotas_and_wins(rmtrack: Program) -> None:
    for line in ("curves insurance=flat", "factors 年金=30%", "kinds deposit=flow"):
        assert rmtrack(f"config set {line}").code == 0
    rmtrack("contact add 王小明")
    assert rmtrack("plan --quota 21万 --category insurance").code == 0
    assert rmtrack("deal add 王小明 10万 --category insurance --product 年金").code == 0
    assert rmtrack("deal win 1").code == 0
    (told,) = rmtrack("plan --json").json["categories"]
    assert (told["curve"], told["booked"]) == ("flat", "30000.00")


def test_own_categories_are_taken_everywhere(rmtrack: Program) -> None:
    rmtrack("contact add 王小明")
    assert rmtrack("plan --quota 30 --category 开户").code == 2
    rmtrack("config set categories 开户")
    assert rmtrack("plan --quota 30 --category 开户").code == 0
    assert rmtrack("deal add 王小明 1 --category 开户 --json").json["category"] == "开户"
    assert rmtrack("log 王小明 --about 开户 --json").json["interaction"]["about"] == "开户"
    refused = rmtrack("log 王小明 --about 信用卡")
    assert "there is no category '信用卡'" in refused.err
    assert "开户" in refused.err


def test_a_changed_cadence_counts_from_the_next_command_on(month: Program) -> None:
    def due(name: str) -> str:
        clients = month("contact list --json").json["contacts"]
        return str(next(one["next_touch_on"] for one in clients if one["name"] == name))

    assert due("孙桂英") == "2026-11-13"  # touched on 14 October
    month("config set cadence_high 60")
    assert due("孙桂英") == "2026-12-13"
    month("config unset cadence_high")
    assert due("孙桂英") == "2026-11-13"


def test_chances_count_in_the_weighted_sums(month: Program) -> None:
    def weighted() -> str:
        steps = month("today --json").json["steps"]
        return str(steps[0]["open_weighted"])

    assert weighted() == "307250.00"  # of one leaning deal that was lost, 45.45 percent
    month("config set chance_leaning 60")
    assert weighted() == "352750.00"  # 54.55 percent of 500,000 and 20 of 400,000
    month("config set chance_weight 999")
    assert weighted() == "379700.00"  # 59.94 percent: one deal says little beside so many


def test_without_a_language_set_the_machines_counts(
    rmtrack: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RMTRACK_LANG")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    rmtrack("config set list_length 9")
    assert "随系统" in rmtrack("config lang").out
    row = rmtrack("config lang --json").json
    assert (row["value"], row["default"], row["source"]) == (None, None, "default")


def test_a_link_that_leads_to_itself_is_told(rmtrack: Program, config: Path) -> None:
    config.symlink_to(config)
    result = rmtrack("today")
    assert result.code == 2
    assert f"the settings in {config} can't be read" in result.err


def test_a_dropped_key_is_answered_in_json(rmtrack: Program, config: Path) -> None:
    config.write_text("theme = 1\n")
    answer = rmtrack("config unset theme --json").json
    assert answer == {"schema": "rmtrack.setting-dropped/1", "key": "theme"}
    assert config.read_text() == ""


def test_of_a_list_only_what_differs_is_written_anew(rmtrack: Program, config: Path) -> None:
    """The comment beside what stays is kept, the one beside what goes is not."""
    config.write_text('days_off = [\n  "2026-12-24", # at home\n  "2026-12-31", # skiing\n]\n')
    assert rmtrack('config set days_off "2026-12-24, 2026-12-30"').code == 0
    assert config.read_text() == 'days_off = [\n  "2026-12-24", # at home\n  "2026-12-30",\n]\n'
    assert rmtrack('config set days_off "2026-12-23, 2026-12-24"').code == 0
    assert '"2026-12-23"' in config.read_text()


def test_a_category_of_former_days_can_still_be_dropped(rmtrack: Program, config: Path) -> None:
    config.write_text('categories = ["开户"]\n')
    assert rmtrack("plan --quota 50万 --category 开户").code == 0
    assert rmtrack("config set categories none").code == 0
    assert rmtrack("plan --quota 50万 --category 开户").code == 2
    (told,) = rmtrack("plan --category 开户 --json").json["categories"]
    assert told["quota"] == "500000.00"
    assert rmtrack("plan --quota none --category 开户 --json").json["categories"] == []
