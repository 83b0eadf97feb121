"""`rmtrack contact list`: who is asked for, told in columns that fit, and whole in JSON."""

from typing import Any

import pytest

from rmtrack.views.cells import width
from tests.cli.program import Program

CLIENTS = """\
王小明 --assets 46万 --phone 13800000001 --familiarity 8 --mood positive --tag golf --tag tea \
--field 爱好=钓鱼、高尔夫 --field 车=奔驰 --source 转介绍
李姐 --assets 280万 --familiarity 4 --mood neutral --tag tea --field 爱好=读书 \
--birthday 1970-11-18 --introducer 王小明
赵敏 --assets 40万 --familiarity 7 --mood resistant --risk C3 --risk-until 2026-11-20 \
--birthday 11-03
欧阳修文 --assets 595万 --employer 明华科技股份有限公司北京分公司 --area 北京海淀 \
--risk C1 --risk-until 2027-11-20
孙桂英 --tag vip
周建国 --assets 700万
""".splitlines()
FILTERS = (
    *("--tag vip", "--tier private"),
    *("", "--near-tier", "--reached-tier", "--tier 白金", "--sort assets", "--limit 2"),
    *("--field 爱好", "--field 爱好=钓鱼 --field 车 --tag golf", "--risk-expired", "--risk C1,C3"),
    *("--employer 明华 --area 北京", "--source 介", "--birthday-in 11", "--silent 30"),
    *("--familiarity 4-9", "--introduced-by 1", "--assets-from 50万 --assets-to 300万"),
)


@pytest.fixture
def pool(rmtrack: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return rmtrack on six clients, two of whom hold more since the tenth."""
    for client in CLIENTS:
        assert rmtrack(f"contact add {client}").code == 0
    monkeypatch.setenv("RMTRACK_TODAY", "2026-11-10")
    assert rmtrack("contact edit 赵敏 --assets 52万").code == 0
    assert rmtrack("contact edit 李姐 --assets 310万").code == 0
    monkeypatch.setenv("RMTRACK_TODAY", "2026-11-16")
    return rmtrack


def listed(program: Program, asked: str) -> list[str]:
    answer = program(f"contact list {asked} --json").json
    return [one["name"] for one in answer["contacts"]]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("--tag tea", ["李姐", "王小明"]),
        ("--tag tea --tag golf", ["王小明"]),
        ("--field 爱好", ["李姐", "王小明"]),
        ("--field 爱好=高尔夫", ["王小明"]),
        ("--field 爱好=读书 --field 车", []),
        ("--tier platinum", ["李姐", "欧阳修文"]),
        ("--near-tier", ["王小明", "欧阳修文"]),
        ("--near-tier --sort assets", ["欧阳修文", "王小明"]),
        ("--reached-tier", ["李姐", "赵敏"]),
        ("--reached-tier --since 2026-11-11", []),
        ("--reached-tier --since 11-10 --tier 金卡", ["赵敏"]),
        ("--risk c3", ["赵敏"]),
        ("--risk 平衡,C1", ["欧阳修文", "赵敏"]),
        ("--risk-expired", ["赵敏"]),
        ("--area 海淀", ["欧阳修文"]),
        ("--employer 明华", ["欧阳修文"]),
        ("--introduced-by 小明", ["李姐"]),
        ("--birthday-in 11月", ["赵敏", "李姐"]),
        ("--familiarity high", ["王小明", "赵敏"]),
        ("--familiarity 4", ["李姐"]),
        ("--tag GOLF", ["王小明"]),
        ("--cell unclassified", ["欧阳修文", "孙桂英", "周建国"]),
        ("--cell 未分类 --tag vip", ["孙桂英"]),
        ("--cell 中/中立", ["李姐"]),
        ("--assets-from 300万", ["李姐", "欧阳修文", "周建国"]),
        ("--assets-from 46万 --assets-to 52万", ["王小明", "赵敏"]),
        ("--mood 积极 --source 介绍", ["王小明"]),
        ("--silent 1 --assets-to 50万", ["王小明"]),
        ("--sort assets --limit 3", ["周建国", "欧阳修文", "李姐"]),
    ],
)
def test_all_that_is_asked_must_fit(pool: Program, asked: str, names: list[str]) -> None:
    assert listed(pool, asked) == names


def test_who_is_qualified_has_all_that_is_asked(pool: Program) -> None:
    pool("contact edit 1 --money yes --need yes")
    pool("contact edit 2 --money yes --need no")
    assert listed(pool, "--qualified money") == ["李姐", "王小明"]
    assert listed(pool, "--qualified 资金,need") == ["王小明"]


def test_silent_is_who_had_no_touch_for_so_long(pool: Program) -> None:
    pool("log 王小明 --at 2026-11-06")
    assert "王小明" in listed(pool, "--silent 10")
    assert "王小明" not in listed(pool, "--silent 11")


def test_what_is_missing_to_the_next_tier_is_told(pool: Program) -> None:
    assert pool("contact list --near-tier").out == (
        "   name      to the next tier  cell           phone        assets  next touch\n"
        "1  王小明    40k to gold       high·positive  13800000001    460k       2 Nov\n"
        "4  欧阳修文  50k to private                                 5.95m       2 Nov\n"
        "2 clients · assets 6.41m · 90k missing\n"
    )


def test_what_is_held_and_what_is_missing_add_up(pool: Program) -> None:
    """Also where the assets alone would be rounded up to the tier."""
    pool("contact edit 王小明 --assets 2999000")
    shown = pool("contact list --near-tier").out.splitlines()
    assert "1k to platinum" in shown[1]
    assert "2.999m" in shown[1]
    assert shown[-1] == "2 clients · assets 8.949m · 51k missing"
    assert "2.999m" in pool("contact list --tier gold").out
    assert "3m" in pool("contact list --sort assets").out


def test_who_has_climbed_is_told_from_where_to_where_and_when(pool: Program) -> None:
    shown = pool("contact list --reached-tier").out
    assert "李姐  gold → platinum  10 Nov" in shown
    assert "赵敏  400k → gold      10 Nov" in shown
    climbed = {one["name"]: one["reached"] for one in answer(pool, "--reached-tier")["contacts"]}
    assert climbed == {
        "李姐": {"from": "gold", "to": "platinum", "before": "2800000.00", "on": "2026-11-10"},
        "赵敏": {"from": None, "to": "gold", "before": "400000.00", "on": "2026-11-10"},
    }


def answer(program: Program, asked: str = "") -> dict[str, Any]:
    found: dict[str, Any] = program(f"contact list {asked} --json").json
    return found


def test_json_has_every_field_and_what_is_beside(pool: Program) -> None:
    rows = {row["name"]: row for row in answer(pool)["contacts"]}
    page = pool("show 1 --json").json
    assert (
        rows["王小明"].items()
        >= {
            "phone": "13800000001",
            "assets": "460000.00",
            "tags": ["golf", "tea"],
            "fields": {"爱好": "钓鱼、高尔夫", "车": "奔驰"},
            "tier": None,
            "next_tier": {"tier": "gold", "amount": "500000.00", "missing": "40000.00"},
            "risk": None,
            "area": None,
            "cell": "high/positive",
        }.items()
    )
    assert page["fields"] == rows["王小明"]["fields"]
    assert rows["李姐"]["tier"] == "platinum"
    assert (rows["孙桂英"]["tier"], rows["孙桂英"]["next_tier"]) == (None, None)
    assert "reached" not in rows["李姐"]


@pytest.mark.parametrize("asked", FILTERS)
def test_the_sums_are_those_of_who_is_listed(pool: Program, asked: str) -> None:
    found = answer(pool, asked)
    total = sum(round(float(str(row["assets"] or 0)) * 100) for row in found["contacts"])
    assert found["assets"] == f"{total // 100}.{total % 100:02d}"
    rows = pool(f"contact list {asked}").out.splitlines()
    count = len(found["contacts"])
    of = f" of {found['found']}" if count != found["found"] else ""
    assert rows[-1].split(" · ")[0] == f"{count} client{'s' if count > 1 else ''}{of}"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("asked", FILTERS)
def test_every_list_fits_the_screen(
    pool: Program, monkeypatch: pytest.MonkeyPatch, asked: str, columns: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = pool(f"contact list {asked} --lang {lang}").out.splitlines()
    assert max(map(width, lines)) <= columns
    assert "…" not in "".join(lines)


@pytest.mark.parametrize(
    ("sort", "heading"), [("assets", "assets"), ("last", "last touch"), ("next", "next touch")]
)
def test_a_narrow_screen_keeps_what_the_list_is_sorted_by(
    pool: Program, monkeypatch: pytest.MonkeyPatch, sort: str, heading: str
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert heading in pool(f"contact list --sort {sort}").out.splitlines()[0]


@pytest.mark.parametrize("asked", ["--near-tier", "--tier gold", "--assets-from 0"])
def test_a_list_about_assets_keeps_them(
    pool: Program, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert "assets" in pool(f"contact list {asked}").out.splitlines()[0]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("--tier 钻石", "there is no tier '钻石': write gold, platinum, private"),
        ("--field 爱号", "no client has a field '爱号'; there are: 爱好, 车"),
        ("--risk C6", "there is no risk level 'C6': write C1"),
        ("--qualified looks", "a client is not qualified by 'looks': write money, authority"),
        ("--birthday-in 13", "there is no month '13': write 1 to 12, nov or 11月"),
        ("--familiarity 9-6", "a familiarity runs from the lower to the higher, not '9-6'"),
        ("--silent 0", "'0' is no whole number from 1 to 9999"),
        ("--limit many", "'many' is no whole number from 1 to 1000000"),
        ("--assets-from much", "'much' is no amount"),
        ("--assets-from 2万 --assets-to 1万", "--assets-from is more than --assets-to"),
        ("--since 11-01", "--since goes with --reached-tier"),
        ("--reached-tier --since 2026-12-01", "1 Dec 2026 is still to come"),
        ("--sort age", "there is no order 'age': write name, assets"),
        ("--tag ''", "a tag is a word, like --tag golf: this one is empty"),
    ],
)
def test_what_can_not_be_is_refused_with_what_is_accepted(
    pool: Program, asked: str, said: str
) -> None:
    result = pool(f"contact list {asked}")
    assert (result.code, result.out) == (2, "")
    assert said in result.err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "--tag nobody",
            "No client fits. All of them: rmtrack contact list\n",
        ),
        (
            "--reached-tier --since today",
            "Nobody has reached a tier since 16 Nov 2026. Further back: --since 2026-01-01\n",
        ),
        ("--reached-tier --tag golf", "No client fits. All of them: rmtrack contact list\n"),
    ],
)
def test_nobody_is_one_line_that_helps(pool: Program, asked: str, said: str) -> None:
    result = pool(f"contact list {asked}")
    assert (result.code, result.out, result.err) == (0, said, "")


def test_nobody_near_is_told_with_the_setting(rmtrack: Program) -> None:
    assert rmtrack("contact list").out.startswith("No clients yet. Bring them in")
    rmtrack("contact add 王小明 --assets 40万")
    assert rmtrack("contact list --near-tier").out == (
        "Nobody is near the next tier. How near is near: rmtrack config set tier_near 20\n"
    )
    rmtrack("config set tier_near 20")
    assert "100k to gold" in rmtrack("contact list --near-tier").out


def test_how_far_back_and_how_early_is_the_users_own(pool: Program) -> None:
    assert listed(pool, "--risk-expired") == ["赵敏"]
    assert listed(pool, "--reached-tier") == ["李姐", "赵敏"]
    pool("config set reached_window_days 0")
    assert listed(pool, "--reached-tier") == []
    pool("config set risk_window_days 0")
    assert listed(pool, "--risk-expired") == []
    assert "expires" not in pool("show 赵敏").out
    pool("config set risk_window_days 30")
    assert "expires" in pool("show 赵敏").out


def test_tiers_are_the_users_own(pool: Program) -> None:
    assert pool('config set tiers "钻石 600万, Silver=50万"').out == (
        "tiers is 钻石=600万, Silver=50万 now\n"
    )
    assert listed(pool, "--tier silver") == ["李姐", "欧阳修文", "赵敏"]
    assert "50k to 钻石" in pool("contact list --near-tier --assets-from 1m").out
    assert pool("config set tiers none").code == 0
    for asked in ("--near-tier", "--reached-tier", "--tier gold"):
        result = pool(f"contact list {asked}")
        assert (result.code, result.out) == (2, "")
        assert result.err == (
            "rmtrack: there are no tiers\n"
            "  set them: rmtrack config set tiers 金卡=50万,白金=300万\n"
        )
    assert {row["tier"] for row in answer(pool)["contacts"]} == {None}


def test_an_edit_that_is_undone_has_reached_no_tier(pool: Program) -> None:
    assert listed(pool, "--reached-tier") == ["李姐", "赵敏"]
    pool("undo")
    assert listed(pool, "--reached-tier") == ["赵敏"]
    pool("redo")
    assert listed(pool, "--reached-tier") == ["李姐", "赵敏"]


def test_own_fields_are_columns_of_a_wide_sheet_and_a_line_of_a_narrow_one(
    pool: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool("contact add 钱程 --familiarity 8 --mood positive")
    monkeypatch.setenv("COLUMNS", "120")
    wide = pool("grid --cell high/positive").out
    assert "assets  爱好          车    last conversation" in wide
    monkeypatch.setenv("COLUMNS", "60")
    assert "assets  爱好          车\n" in pool("grid --cell high/positive").out
    monkeypatch.setenv("COLUMNS", "40")
    narrow = pool("grid --cell high/positive").out
    assert narrow.count("more") == 1
    assert "      more  爱好 钓鱼、高尔夫 · 车 奔驰\n" in narrow
    rows = pool("grid --cell high/positive --json").json["contacts"]
    assert [row["fields"] for row in rows] == [{"爱好": "钓鱼、高尔夫", "车": "奔驰"}, {}]


def test_many_own_fields_are_columns_beside_the_facts_of_a_sheet(
    pool: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool("contact edit 1 --field 学校=附中 --field 茶=红茶")
    monkeypatch.setenv("COLUMNS", "120")
    shown = pool("grid --cell high/positive").out
    assert "assets  爱好          车    学校  茶\n" in shown
    assert max(map(width, shown.splitlines())) <= 120


def test_a_page_shows_own_fields_and_one_without_any_shows_none(pool: Program) -> None:
    assert "Own     爱好  钓鱼、高尔夫\n        车    奔驰\n" in pool("show 1").out
    assert "Own" not in pool("show 5").out
    assert pool("show 5 --json").json["fields"] == {}
