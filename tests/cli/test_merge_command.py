"""`contact merge` and `contact list --duplicates` at the command line."""

import gettext

import pytest

from rmtrack.cli.commands.contact_merge import key_named
from rmtrack.domain.differences import FACTS
from rmtrack.i18n import LANGUAGES, LOCALES
from rmtrack.views.cells import width
from rmtrack.views.editing import LABELS
from tests.cli.program import Program


@pytest.fixture
def known(rmtrack: Program) -> Program:
    """Return rmtrack on a store with two records of one client who differ in three facts."""
    first = "--phone 13800000001 --employer 明华科技 --birthday 1980-05-03 --field 车牌=沪A1"
    second = "--phone 13800000002 --employer 某公司 --birthday 1980-05-30 --field 车牌=沪A2"
    assert rmtrack(f"contact add 王小明 {first}").code == 0
    assert rmtrack(f"contact add 王晓明 {second} --wechat xm88").code == 0
    return rmtrack


@pytest.fixture
def felt(rmtrack: Program) -> Program:
    """Return rmtrack on a store with one client twice, of another place, who is put off once."""
    assert rmtrack("contact add 王小明 --familiarity 8 --mood positive").code == 0
    assert rmtrack("contact add 李素芬 --familiarity 2 --mood neutral").code == 0
    assert rmtrack("snooze 2 2026-11-25").code == 0
    return rmtrack


def test_the_place_that_is_preferred_is_told_and_holds(felt: Program) -> None:
    assert felt("contact merge 1 2 --prefer first --prefer mood=second").out.splitlines() == [
        "李素芬 (2) is merged into 王小明 (1); that number stays",
        "  moved: 1 assessment",
        "  kept beside: former name 李素芬",
        "  王小明 and 李素芬 have different names; a slip? rmtrack undo",
        "  put off until 25 Nov 2026, as 李素芬 (2) was",
        "  李素芬 (2): what was felt overall on 1 day stays, but counts in no grid",
        "  placed today: mood neutral",
        "  familiarity: 8, not 2",
        "  mood: neutral, not positive",
        "  in the note: merged from 李素芬 (2)",
    ]
    cells = felt("grid --json").json["cells"]
    held = [(one["familiarity"], one["mood"]) for one in cells if one["count"]]
    assert held == [("high", "neutral")]


@pytest.mark.parametrize(
    ("line", "code", "sentence"),
    [
        ("contact merge 1 2", 2, "differ in: familiarity, mood\n  say whose hold: --prefer 1"),
        ("contact merge 小明 2 --prefer 1", 5, "have different names\n  if they are one client"),
    ],
)
def test_a_merge_that_nobody_was_sure_of_changes_nothing(
    felt: Program, line: str, code: int, sentence: str
) -> None:
    before = felt.dump()
    result = felt(line)
    assert (result.code, result.out) == (code, "")
    assert sentence in result.err
    assert felt.dump() == before


def test_a_dry_run_tells_a_place_of_today_once_it_is_settled(felt: Program) -> None:
    """It is felt by the merge alone: neither of the two stood there."""
    told = "  placed today: "
    assert told not in felt("contact merge 1 2 --dry-run").out
    assert told not in felt("contact merge 1 2 --dry-run --prefer mood=2").out
    settled = "contact merge 1 2 --dry-run --prefer 1 --prefer mood=2"
    assert f"{told}mood neutral\n" in felt(settled).out
    row = felt(f"{settled} --json").json["felt"]
    assert (row["id"], row["familiarity"], row["mood"]) == (None, None, "neutral")
    assert felt("contact merge 1 2 --dry-run --prefer 1 --json").json["felt"] is None
    row = felt("contact merge 1 2 --prefer 1 --prefer mood=2 --json").json["felt"]
    assert (row["id"], row["mood"], row["assessed_on"]) == (3, "neutral", "2026-11-02")


def test_a_place_of_which_each_knew_one_half_is_told_as_placed_today(rmtrack: Program) -> None:
    rmtrack("contact add 王小明 --familiarity 4 --mood positive")
    rmtrack("contact add 王小明 --familiarity 2 --mood resistant")
    line = "contact merge 1 2 --prefer familiarity=1 --prefer mood=2"
    assert "  placed today: mood resistant\n" in rmtrack(line).out
    rmtrack("undo")
    assert "  今天定为：客户状态 抗拒\n" in rmtrack(f"--lang zh {line}").out
    rmtrack("undo")
    rmtrack("contact add 王小明 --familiarity 4")
    rmtrack("contact add 王小明 --mood positive")
    assert "  placed today: mood positive\n" in rmtrack("contact merge 3 4").out


@pytest.fixture
def asked(rmtrack: Program) -> Program:
    """Return rmtrack on a store with one client twice, of another mood toward insurance."""
    for number, mood in ((1, "resistant"), (2, "positive")):
        assert rmtrack("contact add 王小明").code == 0
        assert rmtrack(f"log {number} --about insurance --mood {mood}").code == 0
    return rmtrack


def test_whose_mood_toward_a_category_holds_is_told(asked: Program) -> None:
    """Unasked the later one; of whom else, that can be said, of it or of all."""
    told = "  toward insurance the mood of 王小明 ({}) holds: {}\n"
    unasked = told.format(2, "positive, not resistant")
    assert unasked in asked("contact merge 1 2 --dry-run").out
    assert unasked in asked("contact merge 1 2 --prefer second").out
    assert asked("undo").code == 0
    holds = told.format(1, "resistant, not positive")
    assert holds in asked("contact merge 1 2 --prefer first").out
    assert asked("undo").code == 0
    for word in ("insurance", "Insurance", "保险"):
        answer = asked(f"contact merge 1 2 --prefer {word}=1 --json").json
        assert answer["toward"] == [
            {"category": "insurance", "first": "resistant", "second": "positive", "kept": "first"}
        ]
        assert answer["set_aside"] == [2]
        assert asked("undo").code == 0
    line = "contact merge 1 2 --prefer insurance=1"
    assert holds in asked(line).out
    assert "resistant" in asked("show 1").out
    assert asked("undo").code == 0
    told = "  对保险的客户状态以王小明（1）为准：抗拒，不是积极\n"
    assert told in asked(f"--lang zh {line}").out


def test_a_category_toward_which_not_both_told_a_mood_is_not_to_be_preferred(
    asked: Program,
) -> None:
    asked("log 1 --about deposit --mood neutral")
    refused = asked("contact merge 1 2 --prefer deposit=1")
    assert (refused.code, refused.out) == (2, "")
    assert "in 'deposit': the two differ in insurance" in refused.err
    refused = asked("--lang zh contact merge 1 2 --prefer 存款=1")
    assert "“存款”没有分歧，不用选；两位说法不一的是：保险（insurance）" in refused.err


def test_the_same_mood_toward_a_category_needs_no_word(asked: Program) -> None:
    asked("log 2 --about insurance --mood resistant")
    assert "toward" not in asked("contact merge 1 2").out


def test_what_nobody_was_asked_is_in_the_json_too(felt: Program) -> None:
    answer = felt("contact merge 1 2 --prefer 2 --json").json
    assert (answer["share_a_name"], answer["put_off_until"]) == (False, "2026-11-25")
    assert (answer["snoozed_until"], answer["set_aside"]) == ("2026-11-25", [1])
    assert [(one["field"], one["kept"]) for one in answer["differences"]] == [
        ("familiarity", "second"),
        ("mood", "second"),
    ]


@pytest.mark.parametrize(
    ("line", "code", "sentence"),
    [
        ("contact merge 1", 2, "OTHER is missing"),
        (
            "contact merge 1 2",
            2,
            "differ in: birthday, employer, 车牌\n  say whose hold: --prefer 1",
        ),
        ("contact merge 1 2 --prefer birthday=1", 2, "differ in: employer, 车牌\n"),
        ("contact merge 1 2 --prefer third", 2, "'third' is neither of the two: write first"),
        ("contact merge 1 2 --prefer 7", 2, "client 7 is neither of the two: prefer 1 or 2"),
        (
            "contact merge 1 2 --prefer 1 --prefer area=2",
            2,
            "nothing is to be preferred in 'area': the two differ in birthday, employer, 车牌\n",
        ),
        (
            "contact merge 1 2 --prefer first --prefer second",
            2,
            "--prefer first and --prefer second are about the same",
        ),
        (
            "contact merge 1 2 --prefer 1 --prefer employer=1 --prefer 单位=2",
            2,
            "--prefer employer=1 and --prefer 单位=2 are about the same",
        ),
        (
            "contact merge 1 2 --prefer 1 --prefer 2",
            2,
            "--prefer 1 and --prefer 2 are about the same",
        ),
        (
            "contact merge 1 2 --prefer 1 --prefer 车牌=a --prefer 车牌=b",
            2,
            "--prefer 车牌=first and --prefer 车牌=second are about the same",
        ),
        ("contact merge 1 1", 5, "王小明 (1) can't be merged with himself or herself"),
        ("contact merge 1 9", 3, "there is no client 9"),
        ("contact merge 王 1", 4, "'王' fits 2 clients"),
        ("contact list --duplicates --tag golf", 2, "--tag does not go with --duplicates"),
        ("contact list --duplicates --no-next", 2, "--no-next does not go with --duplicates"),
    ],
)
def test_what_is_refused_says_why_and_changes_nothing(
    known: Program, line: str, code: int, sentence: str
) -> None:
    before = known.dump()
    result = known(line)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith("rmtrack: ")
    assert sentence in result.err
    assert known.dump() == before


@pytest.mark.parametrize("side", ["second", "后者", "B", "2", "２"])
def test_the_second_is_preferred_by_any_of_its_names(known: Program, side: str) -> None:
    answer = known(f"contact merge 1 2 --prefer {side} --json").json
    assert answer["employer"] == "某公司"
    assert [one["kept"] for one in answer["differences"]] == ["second"] * 3


def test_what_is_said_twice_alike_is_no_contradiction(known: Program) -> None:
    line = "contact merge 1 2 --prefer a --prefer first --prefer employer=b --prefer 单位=2 --json"
    assert known(line).json["employer"] == "某公司"


@pytest.mark.parametrize("key", FACTS)
def test_a_fact_is_known_by_its_key_and_its_label_in_both_languages(key: str) -> None:
    chinese = gettext.translation("rmtrack", LOCALES, [LANGUAGES["zh"] or ""]).gettext(LABELS[key])
    for name in (key, key.upper(), LABELS[key], chinese, f" {LABELS[key].title()} "):
        assert key_named(name) == key, name


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("opened", "opened_on"),
        ("cadence", "cadence_days"),
        ("introducer", "introducer_id"),
        ("risk-until", "risk"),
        ("snooze", "snoozed_until"),
        ("工作单位", "employer"),
        ("车牌", None),
        ("phone", None),
    ],
)
def test_a_fact_is_known_by_the_name_of_its_option_too(name: str, key: str | None) -> None:
    assert key_named(name) == key


@pytest.fixture
def opened(rmtrack: Program) -> Program:
    """Return rmtrack on a store with one client twice, of another day, rhythm and household."""
    assert rmtrack("contact add 王小明 --opened 2015-03-01 --cadence 20 --family 三口").code == 0
    assert rmtrack("contact add 王小明 --opened 2016-03-01 --cadence 60 --family 四口").code == 0
    return rmtrack


def test_what_differs_is_told_by_its_label_and_by_the_key_to_type(opened: Program) -> None:
    labels = "account opened (opened_on), household (family), days between touches (cadence_days)"
    told = opened("contact merge 1 2").err
    assert told.splitlines() == [
        f"rmtrack: 王小明 (1) and 王小明 (2) differ in: {labels}",
        "  say whose hold: --prefer 1, or of one alone: --prefer opened_on=2",
    ]
    told = opened("--lang zh contact merge 1 2").err
    assert "：开户日期（opened_on）、家庭（family）、联系间隔天数（cadence_days）\n" in told
    told = opened("contact merge 1 2 --prefer 爱好=2").err
    assert f"in '爱好': the two differ in {labels}" in told


@pytest.mark.parametrize("name", ["开户日期", "opened", "opened_on", "Account-Opened"])
def test_a_fact_is_preferred_by_any_of_its_names(opened: Program, name: str) -> None:
    answer = opened(f"contact merge 1 2 --prefer 1 --prefer {name}=2 --json").json
    assert (answer["opened_on"], answer["cadence_days"]) == ("2016-03-01", 20)


def test_facts_are_preferred_one_by_one(known: Program) -> None:
    line = "contact merge 1 2 --prefer first --prefer employer＝2 --prefer 车牌=second --json"
    answer = known(line).json
    assert (answer["id"], answer["birthday"], answer["employer"]) == (1, "1980-05-03", "某公司")
    assert answer["merged"] == {"id": 2, "name": "王晓明"}
    assert answer["differences"][0] == {
        "field": "birthday",
        "first": {"birth_year": 1980, "birth_day": "05-03", "birth_lunar": False},
        "second": {"birth_year": 1980, "birth_day": "05-30", "birth_lunar": False},
        "kept": "first",
    }
    assert answer["left_over"][1:] == [
        {"field": "employer", "value": "明华科技", "of": "first"},
        {"field": "车牌", "value": "沪A1", "of": "first"},
    ]
    assert "1980-05-30" in answer["note"]


def test_the_answer_says_what_went_where(known: Program) -> None:
    known("log 2 想看年金 --next fri")
    assert known("contact merge 1 2 --prefer 1").out.splitlines() == [
        "王晓明 (2) is merged into 王小明 (1); that number stays",
        "  moved: 1 touch, 1 next step",
        "  kept beside: phone 13800000002, former name 王晓明",
        "  filled in: WeChat xm88",
        "  birthday: 1980-05-03, not 1980-05-30",
        "  employer: 明华科技, not 某公司",
        "  车牌: 沪A1, not 沪A2",
        "  in the note: merged from 王晓明 (2), who had: birthday 1980-05-30; employer",
        "               某公司; 车牌 沪A2",
    ]
    assert known("undo").code == 0
    assert known("show 2").code == 0


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("cells", [60, 80])
def test_a_long_answer_is_folded_under_its_own_column(
    rmtrack: Program, monkeypatch: pytest.MonkeyPatch, cells: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(cells))
    long = "上海市浦东新区世纪大道明华科技发展有限公司" * 3
    for number in (1, 2):
        more = f"--area {number}{long} --source {number}{long} --family {number}{long}"
        rmtrack(f"contact add 王小明 --phone 1380000000{number} --employer {number}{long} {more}")
    dry = rmtrack(f"--lang {lang} contact merge 1 2 --dry-run").out.splitlines()
    done = rmtrack(f"--lang {lang} contact merge 1 2 --prefer 1").out.splitlines()
    told = {"en": "  in the note: ", "zh": "  备注写上："}[lang]
    (start,) = (place for place, line in enumerate(done) if line.startswith(told))
    for line in done[start + 1 :]:
        assert line[: width(told)].isspace()
        assert line[width(told)] != " "
    assert len(done[start + 1 :]) > 3
    assert max(map(width, (*dry, *done))) <= cells
    assert "".join("".join(done[start:]).split()).count(long) == 4


def test_a_label_that_leaves_no_room_beside_it_is_folded_too(
    rmtrack: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    field = "名称地点时间" * 3 + "活动"
    for number in (1, 2):
        rmtrack(f"contact add 王小明 --field {field}={number}{'值' * 10}")
    told = rmtrack("contact merge 1 2 --prefer 1").out.splitlines()
    assert max(map(width, told)) <= 60
    assert told[1].startswith(f"  {field}: 1值值")
    assert told[2].startswith("  值")


def test_a_dry_run_tells_what_is_still_open(known: Program) -> None:
    before = known.dump()
    assert known("contact merge 1 2 --dry-run --prefer birthday=2").out.splitlines() == [
        "dry run, nothing stored: 王晓明 (2) would go over to 王小明 (1)",
        "  kept beside: phone 13800000002, former name 王晓明",
        "  filled in: WeChat xm88",
        "  birthday: 1980-05-30, not 1980-05-03",
        "  employer: 明华科技 or 某公司?",
        "  车牌: 沪A1 or 沪A2?",
        "  in the note: merged from 王晓明 (2). Before: birthday 1980-05-03; then what",
        "               gives way",
        "  rmtrack contact merge 1 2 --prefer 1",
    ]
    answer = known("contact merge 1 2 --dry-run --json").json
    assert (answer["dry_run"], [one["kept"] for one in answer["differences"]]) == (True, [None] * 3)
    assert known.dump() == before


def test_every_fact_is_told_in_words(rmtrack: Program) -> None:
    rmtrack("contact add 陈立")
    facts = (
        (
            "--sex 女 --opened 2015-03-01 --assets 5万 --introducer 陈立 --risk c2"
            " --risk-until 2027-03-01 --money yes --need no --cadence 20 --birthday 农历05-03"
        ),
        (
            "--sex 男 --birthday 06-03 --opened 2016-03-01 --assets 7万 --introducer 张伟 --risk c4"
            " --risk-until 2027-04-01 --money no --need yes --cadence 60"
        ),
    )
    rmtrack("contact add 张伟")
    for one in facts:
        result = rmtrack(f"contact add 王小明 {one}")
        assert (result.code, result.err) == (0, "")
    told = rmtrack("contact merge 3 4 --prefer 4").out
    for line in (
        "sex: male, not female",
        "birthday: 06-03, not lunar 05-03",
        "account opened: 1 Mar 2016, not 1 Mar 2015",
        "assets: 70k, not 50k",
        "introducer: 张伟 (2), not 陈立 (1)",
        "C4 until 1 Apr 2027, not C2 until 1 Mar 2027",
        "money: no, not yes",
        "days between touches: 60, not 20",
    ):
        assert line in told


def test_assets_of_whatever_day_are_decided_by_who_merges(
    rmtrack: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused until it is said whose hold; the others are kept in the note.

    And their readings tell no rise, which the first alone could have made.
    """
    for day, assets in (("2026-09-02", "480万"), ("2026-10-10", "30万")):
        monkeypatch.setenv("RMTRACK_TODAY", day)
        rmtrack(f"contact add 王小明 --assets {assets}")
    refused = rmtrack("contact merge 1 2")
    assert (refused.code, "differ in: assets" in refused.err) == (2, True)
    for said in ("first", "assets=1"):
        assert rmtrack(f"contact merge 1 2 --prefer {said}").out.splitlines()[2:] == [
            "  王小明 (2): assets read on 1 day stay, but count for no tier list",
            "  assets: 4.8m, not 300k",
            "  in the note: merged from 王小明 (2), who had: assets 300k",
        ]
        reached = rmtrack("contact list --reached-tier --since 2026-09-01 --json").json
        assert reached["contacts"] == []
        assert rmtrack("show 1 --json").json["assets"] == "4800000.00"
        assert rmtrack("undo").code == 0
    answer = rmtrack("contact merge 1 2 --prefer assets=1 --json").json
    assert (answer["set_aside"], answer["readings_set_aside"]) == ([], [2])


def test_who_may_be_there_twice(known: Program) -> None:
    assert known("contact list --duplicates").out == (
        "No client seems to be there twice. If you know of two: rmtrack contact merge\n"
    )
    assert known("contact list --duplicates --json").json == {
        "schema": "rmtrack.duplicates/1",
        "groups": [],
    }
    known("contact add 王小明 --employer 明华科技")
    known("log 3 想看年金 --at 2026-10-30")
    known("contact archive 3")
    assert known("contact list --duplicates").out.splitlines() == [
        "same name and employer",
        "  1  王小明 · 13800000001 · 1980-05-03 · 明华科技",
        "  3  王小明 · archived · 明华科技 · last touch 30 Oct · 1 touch",
        "  rmtrack contact merge 1 3",
        "",
        "1 group may be one client",
    ]
    (group,) = known("contact list --duplicates --json").json["groups"]
    assert group["reasons"] == ["same-name-employer"]
    assert group["pairs"] == [
        {"first": 1, "second": 3, "reason": "same-name-employer", "against": []}
    ]
    one = group["contacts"][1]
    assert (one["id"], one["archived"], one["touches"], one["deals"]) == (3, True, 1, 0)


def test_a_client_who_has_died_is_merged_once_it_is_said_who_lives(rmtrack: Program) -> None:
    """Either way: a merge never brings him onto a list, and never lets anybody die."""
    for number in (1, 2):
        rmtrack(f"contact add 王小明 --birthday 05-03 --phone 1380000000{number}")
    rmtrack("contact archive 2 --deceased")
    before = rmtrack.dump()
    for line in ("1 2", "2 1", "1 2 --dry-run", "1 2 --prefer 1"):
        refused = rmtrack(f"contact merge {line}")
        assert (refused.code, refused.out) == (5, "")
        assert "王小明 (2) is kept as deceased, and 王小明 (1) is not" in refused.err
    assert rmtrack.dump() == before
    rmtrack("contact archive 1 --deceased")
    assert rmtrack("contact merge 1 2 --json").json["deceased"] is True
    assert rmtrack("today --json").json["calls"] == []
    rmtrack("undo")
    rmtrack("undo")
    rmtrack("contact edit 2 --deceased no")
    told = rmtrack("contact merge 1 2 --json").json
    assert (told["deceased"], told["archived"], told["was_archived"]) == (False, False, True)
    assert [one["contact_id"] for one in rmtrack("today --json").json["calls"]] == [1]
