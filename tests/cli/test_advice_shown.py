"""Advice on a client's page: ours, and the user's own files beside the settings."""

import re
from pathlib import Path

import pytest

from tests.cli.program import Program, Result


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the settings, in which no file is yet."""
    folder = tmp_path / "config"
    folder.mkdir()
    monkeypatch.setenv("RMTRACK_CONFIG", str(folder / "config.toml"))
    return folder


@pytest.fixture
def client(rmtrack: Program, config: Path) -> Program:
    """Return rmtrack on a store of one client in the cell high/positive, in reliance."""
    assert config.is_dir()
    rmtrack("contact add 王小明 --familiarity 7 --mood positive")
    return rmtrack


def own(config: Path, text: str, name: str = "advice.txt") -> Path:
    path = config / name
    path.write_text(text, encoding="utf-8")
    return path


def advised(result: Result) -> dict[str, str]:
    """Return the lines of advice on a page by their titles, unfolded."""
    paragraphs = result.out.split("\n\n")
    (rows,) = [part for part in paragraphs if part.startswith(("Aim", "Say", "Avoid", "Closer"))]
    found: dict[str, str] = {}
    for line in rows.splitlines():
        title, text = line[:8].strip(), line[8:].strip()
        last = title or list(found)[-1]
        found[last] = f"{found.get(last, '')} {text}".strip()
    return found


def test_the_cell_and_the_step_of_the_stage_are_shown(client: Program) -> None:
    told = advised(client("show 1"))
    assert list(told) == ["Aim", "Say", "Avoid", "Closer"]
    assert told["Aim"].startswith("One deal with a day to it.")
    assert told["Closer"].startswith("Be there before they ask")


def test_the_page_speaks_one_language(client: Program) -> None:
    shown = client("show 1 --lang zh").out
    assert "落到一笔钱、一个日子。" in shown
    assert "One deal" not in shown


def test_the_json_has_all_of_both(client: Program) -> None:
    page = client("show 1 --json").json
    assert page["stage"] == "reliance"
    assert page["advice"].keys() == {"cell", "stage"}
    for told in page["advice"].values():
        assert told.keys() == {"aim", "say", "avoid"}
        assert all(told.values())


def test_the_users_own_words_on_a_stage_stand_below_its_step(client: Program, config: Path) -> None:
    """Unless the cell says the same; ours on the stage don't, where there is a cell."""
    before = client("show 1").out
    assert (before.count("\nSay "), before.count("\nAvoid ")) == (1, 1)
    own(config, "[reliance]\nsay: my own question\navoid: my own fault\n")
    after = client("show 1").out
    assert re.search(r"\nCloser .*(\n +.*)*\nSay +my own question\nAvoid +my own fault\n", after)
    assert (after.count("\nSay "), after.count("\nAvoid ")) == (2, 2)
    own(config, "[reliance]\nsay: the same\navoid:\n[high/positive]\nsay: the same\n")
    same = client("show 1").out
    assert (same.count("the same"), same.count("\nAvoid ")) == (1, 1)


def test_who_has_no_cell_gets_all_of_his_stage(rmtrack: Program) -> None:
    rmtrack("contact add 王小明 --familiarity 0")
    assert list(advised(rmtrack("show 1"))) == ["Closer", "Say", "Avoid"]
    page = rmtrack("show 1 --json").json
    assert (page["cell"], page["advice"]["cell"], page["stage"]) == (None, None, "met")


def test_who_is_unclassified_gets_none(rmtrack: Program) -> None:
    rmtrack("contact add 王小明")
    assert "Closer" not in rmtrack("show 1").out
    page = rmtrack("show 1 --json").json
    assert page["advice"] == {"cell": None, "stage": None}
    assert (page["stage"], page["proposed"], page["overall"]) == (None, None, None)


def test_nobody_is_advised_about_an_archived_client(client: Program) -> None:
    client("contact archive 1")
    assert "Aim" not in client("show 1").out


def test_the_users_own_words_hold_line_by_line(client: Program, config: Path) -> None:
    before = advised(client("show 1"))
    own(config, "[high/positive]\nsay: my own question\n[reliance]\naim: my own step\n")
    after = client("show 1")
    assert advised(after) == before | {"Say": "my own question", "Closer": "my own step"}
    assert after.err == ""


def test_the_file_of_a_language_holds_before_the_one_of_all(client: Program, config: Path) -> None:
    own(config, "[高/积极]\n目标：两边都有\n话术：通用的一句\n")
    own(config, "[high/positive]\nsay: 中文的一句\n", "advice.zh.txt")
    zh = client("show 1 --lang zh --json").json["advice"]["cell"]
    assert (zh["aim"], zh["say"]) == ("两边都有", "中文的一句")
    en = client("show 1 --lang en --json").json["advice"]["cell"]
    assert (en["aim"], en["say"]) == ("两边都有", "通用的一句")


def test_a_line_can_be_left_out(client: Program, config: Path) -> None:
    own(config, "[high/positive]\navoid:\nsay:\n")
    assert list(advised(client("show 1"))) == ["Aim", "Closer"]
    assert client("show 1 --json").json["advice"]["cell"]["say"] is None


def test_a_byte_order_mark_does_no_harm(client: Program, config: Path) -> None:
    own(config, "\ufeff[high/positive]\r\naim: marked\r\n")
    shown = client("show 1")
    assert (advised(shown)["Aim"], shown.err) == ("marked", "")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_file_may_be_written_as_editors_in_china_write(
    client: Program, config: Path, encoding: str
) -> None:
    (config / "advice.txt").write_bytes("【高·积极】\r\n说：哪天？\r\n".encode(encoding))
    shown = client("show 1 --lang zh")
    assert "话术      哪天？\n" in shown.out
    assert shown.err == ""


def test_an_empty_file_says_nothing(client: Program, config: Path) -> None:
    before = client("show 1")
    own(config, "")
    assert client("show 1") == before


def test_a_faulty_line_is_a_warning_and_the_rest_holds(client: Program, config: Path) -> None:
    path = own(config, "aim: z\n[high/positive]\naim: mine\ngoal: x\n[high/happy]\nsay: y\n")
    shown = client("show 1")
    assert shown.code == 0
    assert advised(shown)["Aim"] == "mine"
    assert shown.err == (
        f"rmtrack: {path}, line 1: 'aim: z' stands below no place:"
        " write [high/positive] or [habit] above it\n"
        f"rmtrack: {path}, line 4: 'goal: x' begins with none of aim:, say:, avoid:\n"
        f"rmtrack: {path}, line 5: there is no place '[high/happy]', and what stands below it"
        " is left out: write [high/positive] or [habit]\n"
    )
    assert client("show 1 --json").json["advice"]["cell"]["aim"] == "mine"


def test_a_faulty_line_is_told_in_chinese_with_chinese_names(client: Program, config: Path) -> None:
    path = own(config, "【高·高兴】\n【习惯】\n目的：x\n")
    assert client("show 1 --lang zh").err == (
        f"rmtrack：{path}第1行：没有“【高·高兴】”这个位置，它下面的话没有采用："
        "请写[高·积极]或[习惯]\n"
        f"rmtrack：{path}第3行：“目的：x”开头不是“目标：”“话术：”或“避免：”\n"
    )


def test_not_every_line_of_another_file_is_told(client: Program, config: Path) -> None:
    own(config, "nothing of the kind\n" * 5)
    assert "more" not in client("show 1").err
    own(config, "nothing of the kind\n" * 900)
    told = client("show 1").err.splitlines()
    assert len(told) == 6
    assert told[-1] == "  and 895 more"


def test_a_file_that_cannot_be_read_is_a_warning(client: Program, config: Path) -> None:
    before = advised(client("show 1"))
    path = config / "advice.txt"
    path.write_bytes(b"\x00\xff\x00\xff")
    shown = client("show 1")
    assert (shown.code, advised(shown)) == (0, before)
    assert shown.err == f"rmtrack: {path} is no text that can be read: save it as UTF-8\n"
    path.unlink()
    path.mkdir()
    shown = client("show 1")
    assert (shown.code, advised(shown)) == (0, before)
    assert shown.err == f"rmtrack: {path} can't be read: Is a directory\n"


def test_what_a_file_says_cannot_write_on_the_terminal(client: Program, config: Path) -> None:
    own(config, "[high/positive]\naim: a\x1b[2Jb\x07\n\x1b[31mgoal\n")
    shown = client("show 1")
    assert "\x1b" not in shown.out + shown.err
    assert "\x07" not in shown.out


def test_the_settings_know_nothing_of_it(client: Program, config: Path) -> None:
    before = client("config --json").json
    own(config, "nothing of the kind\n")
    after = client("config --json")
    assert (after.json, after.err) == (before, "")


def test_the_settings_tell_where_the_file_goes(client: Program) -> None:
    told = "Advice in your own words: advice.txt beside it, with lines like"
    assert told in client("config").out
    assert "advice.txt" in client("show --help").out


def test_how_a_client_stands_is_told_with_its_day(client: Program) -> None:
    client("log 1 --about insurance --mood resistant --at 2026-10-20")
    client("log 1 --about insurance --mood resistant")
    client("log 1 --mood neutral")
    shown = client("show 1").out
    assert "Moods    overall    neutral since 2 Nov\n" in shown
    assert "         insurance  resistant since 20 Oct\n" in shown
    page = client("show 1 --json").json
    (insurance,) = page["moods"]
    assert (insurance["since"], insurance["on"]) == ("2026-10-20", "2026-11-02")
    assert page["overall"]["mood"] == "neutral"
    felt = [(row["category"], row["mood"]) for row in page["assessments"]]
    assert felt == [
        (None, "neutral"),
        ("insurance", "resistant"),
        (None, "positive"),
        ("insurance", "resistant"),
    ]
    assert all(row["interaction_id"] for row in page["assessments"] if row["category"])
