"""What an import answers: short, whatever the file holds, and everything in JSON."""

from pathlib import Path

import pytest

from rmtrack.views.cells import width
from tests.cli.program import Program

SCREENFUL = 34  # lines of 80 columns
HEADER = "姓名,手机号,单位,微信,资产,介绍人,最爱,客户号\n"


def phone(n: int) -> str:
    return f"1380000{n:04}"


def first_list() -> str:
    return HEADER + "".join(f"客户{n:03},{phone(n)},明华,wx{n},{n}万,,,\n" for n in range(1, 301))


def next_list() -> str:
    """Return the list a month later: others everywhere, faults, two rows of one client."""
    rows = [f"客户{n:03},{phone(n)},新华,xx{n},{n + 1}万,网点{n},,{n}" for n in range(1, 301)]
    rows += [f"客户{n:03},{phone(n)},某公司,,,,," for n in range(1, 41)]
    rows += [f"新人{n},bad,,,,,," for n in range(40)]
    rows += ["同名,,甲,,,,,", "同名,,乙,,,,,"] + [f"同名{n % 20},,{n},,,,," for n in range(40)]
    return HEADER + "\n".join(rows) + "\n"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("more", ["--skip-bad", "--skip-bad --dry-run"])
def test_the_answer_is_a_screenful_whatever_the_file_holds(
    rmtrack: Program, tmp_path: Path, lang: str, more: str
) -> None:
    file = tmp_path / "clients.csv"
    file.write_text(first_list(), encoding="utf-8")
    rmtrack(f"import {file}")
    file.write_text(next_list(), encoding="utf-8")
    lines = rmtrack(f"--lang {lang} import {file} {more} --map 客户号=none").out.splitlines()
    assert len(lines) <= SCREENFUL + 7 * ("--dry-run" in more)
    assert max(width(line) for line in lines if str(tmp_path) not in line) <= 80
    shown = "\n".join(lines)
    assert "客户号" not in shown
    assert shown.count("新华") == 5


def test_all_of_it_stands_in_the_json(rmtrack: Program, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text(first_list(), encoding="utf-8")
    assert rmtrack(f"import {file} --json").json["not_taken"] == []
    file.write_text(next_list(), encoding="utf-8")
    answer = rmtrack(f"import {file} --skip-bad --json").json
    assert (len(answer["news"]), len(answer["not_taken"])) == (300, 300)
    assert len(answer["introducers_not_kept"]) == 300
    assert answer["not_taken"][0] == {
        "row": 2,
        "id": 1,
        "name": "客户001",
        "facts": [
            {"field": "wechat", "kept": "wx1", "said": "xx1"},
            {"field": "employer", "kept": "明华", "said": "新华"},
        ],
    }


def test_what_was_filled_in_and_what_stands_is_told(rmtrack: Program, tmp_path: Path) -> None:
    known = (
        "--birthday 1980-05-03 --wechat xm88 --familiarity 7 --mood neutral --field 爱好=钓鱼"
        f" --note {'茶' * 60} --money yes"
    )
    rmtrack("contact add 李姐")
    rmtrack("contact add 赵敏")
    rmtrack(f"contact add 王小明 --phone 13800000001 --introducer 李姐 {known}")
    file = tmp_path / "clients.csv"
    file.write_text(
        "姓名,手机号,单位,微信,熟悉度,情绪,介绍人,爱好,生日,备注,有资金\n"
        "王小明,13800000001,明华,xm99,低,积极,赵敏,茶,1980-05-30,爱读书,否\n",
        encoding="utf-8",
    )
    told = rmtrack(f"import {file} --map 爱好=field:爱好").out.splitlines()
    assert told[:5] == [
        "1 row · 0 clients added · 1 brought up to date",
        "  row 2, 王小明 (3): employer 明华",
        "  row 2, 王小明 (3) keeps: familiarity 7, not 1 · mood neutral, not positive ·",
        f"    note {'茶' * 35}",
        "    茶茶茶茶…, not 爱读书 ·",
    ]
    again = rmtrack(f"import {file} --map 爱好=none --map 备注=none").out.splitlines()
    assert again[0] == "1 row · 0 clients added · 1 as before"
    assert "爱好" not in "".join(again)


def test_of_many_clients_the_rest_is_counted_by_what_it_has(
    rmtrack: Program, tmp_path: Path
) -> None:
    file = tmp_path / "clients.csv"
    rows = [f"客户{n},{phone(n)},{n}万,{'' if n % 2 else '明华'}" for n in range(8)]
    file.write_text("姓名,手机号,资产,单位\n" + "\n".join(rows) + "\n", encoding="utf-8")
    rmtrack(f"import {file}")
    rows = [f"客户{n},{phone(n)},{n + 1}万,新华" for n in range(8)]
    file.write_text("姓名,手机号,资产,单位\n" + "\n".join(rows) + "\n", encoding="utf-8")
    lines = rmtrack(f"import {file} --dry-run").out.splitlines()
    assert len([line for line in lines if ": assets " in line]) == 8
    lines = rmtrack(f"import {file}").out.splitlines()
    assert "  3 more clients: assets (3), employer (2)" in lines
    assert "  row 2, 客户0 (1): assets 0 → 10k" in lines
    assert "  row 2, 客户0 (1) keeps: employer 明华, not 新华" in lines
