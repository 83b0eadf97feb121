"""A client's profile at the command line: written, shown, changed, cleared, taken back."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmtrack.views.cells import width
from tests.cli.program import Program

EVERYTHING = (
    "contact add 王小明 --phone 13800000001 --phone 138-0000-0002 --wechat xm88 --wechat xm99"
    " --email XM@example.com --email xm@example.org --birthday 农历1968年八月十五 --family 两个孩子"
    " --area 浦东 --style 要看数字 --risk 平衡型 --risk-until 2026-11-20 --money yes"
    " --authority 没有 --tag golf --field 爱好=钓鱼"
)


@pytest.fixture
def known(rmtrack: Program) -> Program:
    """Return rmtrack on a store of one client of whom everything is known."""
    assert rmtrack(EVERYTHING).code == 0
    return rmtrack


WANTED = {
    "phone": "13800000001",
    "phones": ["13800000001", "13800000002"],
    "wechat": "xm88",
    "wechats": ["xm88", "xm99"],
    "email": "xm@example.com",
    "emails": ["xm@example.com", "xm@example.org"],
    "birthday": "1968-08-15",
    "birth_lunar": True,
    "family": "两个孩子",
    "area": "浦东",
    "style": "要看数字",
    "risk": "c3",
    "risk_until": "2026-11-20",
    "money": True,
    "authority": False,
    "need": None,
    "deceased": False,
    "tags": ["golf"],
}


def test_add_edit_and_show_answer_with_the_whole_profile(rmtrack: Program) -> None:
    added = rmtrack(f"{EVERYTHING} --json").json
    edited = rmtrack("contact edit 1 --note x --json").json
    shown = rmtrack("show 1 --json").json
    for answer in (added, edited, shown):
        assert {key: answer[key] for key in WANTED} == WANTED
    assert added["fields"] == edited["fields"] == {"爱好": "钓鱼"}
    assert shown["dates"] == [
        {"what": "birthday", "on": "2027-09-15", "turns": 59, "lunar": "08-15"}
    ]
    assert shown["risk_state"] == "expiring"


def test_the_page_tells_who_it_is(known: Program) -> None:
    shown = known("show 1").out
    assert (
        "13800000001 · 13800000002 · WeChat xm88 · WeChat xm99 · xm@example.com ·\nxm@example.org\n"
    ) in shown
    assert "58 years old · birthday lunar 08-15 (15 Sep 2027) · 浦东\n" in shown
    assert "\nHousehold  两个孩子\n" in shown
    assert "\nStyle      要看数字\n" in shown
    assert "\nRisk       C3 balanced · assessed until 20 Nov 2026\n" in shown
    assert "\nMAN        money: yes · authority: no · need: not known\n" in shown


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-10-20", None),
        ("2026-10-21", "expires 20 Nov, in 30 days: renew it, or nothing can be sold"),
        ("2026-11-19", "expires 20 Nov, in 1 day: renew it"),
        ("2026-11-20", "expires today: renew it"),
        ("2026-11-21", "expired 20 Nov 2026: no sale before a new one"),
    ],
)
def test_a_risk_assessment_that_ends_is_a_caution(
    known: Program, today: str, said: str | None
) -> None:
    shown = " ".join(known(f"show 1 --today {today}").out.split())
    assert ("Caution" in shown) is (said is not None)
    assert (said or "") in shown


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-09-20", "57 years old · birthday lunar 08-15 (25 Sep this year)"),
        ("2026-09-25", "58 years old · birthday lunar 08-15 (25 Sep this year)"),
    ],
)
def test_a_lunar_birthday_is_told_with_its_day(known: Program, today: str, said: str) -> None:
    assert said in known(f"show 1 --today {today}").out
    answer = known(f"today --today {today} --json").json
    (care,) = answer["care"]
    assert (care["on"], care["lunar"]) == ("2026-09-25", "08-15")
    assert "25 Sep birthday (lunar 08-15)" in known(f"today --today {today}").out


def test_a_lunar_birthday_is_told_in_chinese(known: Program) -> None:
    shown = known("show 1 --lang zh --today 2026-09-20").out
    assert "57岁 · 生日农历八月十五（今年9月25日） · 浦东\n" in shown


def test_an_edit_tells_each_change_in_words(known: Program) -> None:
    line = (
        "contact edit 1 --phone 13800000003 --phone 13800000001 --wechat xm99"
        " --email a@b.cn --email xm@example.org"
        " --birthday 05-03 --risk C5 --risk-until none --money none --need 有 --area none"
        " --field 爱好=none"
    )
    assert known(line).out == (
        "王小明 (1)\n"
        "  phone: 13800000001, 13800000002 → 13800000003, 13800000001\n"
        "  WeChat: xm88, xm99 → xm99\n"
        "  e-mail: xm@example.com, xm@example.org → a@b.cn, xm@example.org\n"
        "  birthday: lunar 1968-08-15 → 05-03\n"
        "  area: 浦东 → none\n"
        "  risk level: C3 balanced → C5 aggressive\n"
        "  risk assessment until: 20 Nov 2026 → none\n"
        "  money: yes → none\n"
        "  need: none → yes\n"
        "  爱好: 钓鱼 → none\n"
    )
    answer = known("contact edit 1 --wechat none --birthday 无 --json").json
    assert (answer["wechat"], answer["wechats"], answer["birthday"]) == (None, [], None)
    assert answer["birth_lunar"] is False
    assert answer["changed"] == ["wechat", "birthday"]


@pytest.mark.parametrize("given", ["--phone 13800000003", "--phone none", "--email a@b.cn"])
def test_several_ways_never_go_at_once_off_a_terminal(known: Program, given: str) -> None:
    before = known("show 1 --json").json
    refused = known(f"contact edit 1 {given} --note x")
    assert (refused.code, refused.out) == (2, "")
    told, hint = refused.err.splitlines()
    assert told.startswith("rmtrack: 王小明 (1) has ")
    assert "rmtrack contact edit 1 --" in hint
    assert known("show 1 --json").json == before


def test_what_an_error_says_to_type_keeps_all_the_numbers(known: Program) -> None:
    hint = known("contact edit 1 --phone 13800000003").err.splitlines()[1]
    assert known(hint.split(": rmtrack ")[1]).code == 0
    assert known("show 1 --json").json["phones"] == ["13800000003", "13800000001", "13800000002"]
    assert known("undo").code == 0
    assert known("show 1 --json").json["phones"] == ["13800000001", "13800000002"]


def test_a_birthday_in_a_leap_month_says_what_becomes_of_it(known: Program) -> None:
    said = "  born in a leap month: the birthday is kept in the plain month of that number\n"
    assert known("contact add 陈立 --birthday 农历2020年闰四月初八").out.endswith(said)
    assert known("contact edit 1 --birthday 'lunar leap 04-08'").out.endswith(said)
    assert known("show 陈立 --json").json["birthday"] == "2020-04-08"


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("contact add 陈立 --phone 13800000002", 5, "is that of 王小明 already (client 1)"),
        ("contact add 陈立 --phone 1 --phone 13800000005", 2, "'1' is no phone number"),
        ("contact edit 1 --risk 高", 2, "there is no risk level '高': write C1"),
        ("contact edit 1 --money 100", 2, "'100' is neither yes nor no: write yes or no"),
        ("contact edit 1 --birthday 'lunar 13-01'", 2, "is no lunar birthday: write it like"),
        ("contact edit 1 --birthday 农历2026年九月三十一", 2, "is no lunar birthday"),
        ("contact edit 1 --birthday 农历2026年闰九月初一", 2, "the lunar calendar has no day"),
        ("contact edit 1 --tag none", 2, "'none' is no tag: --untag WORD takes one off"),
        ("contact edit 1 --tag golf --tag 无", 2, "'无' is no tag: --untag WORD takes one off"),
        ("contact add 陈立 --tag none", 2, "'none' is no tag"),
        ("contact edit 1 --deceased yes", 2, "a client who is kept as deceased leaves the pool"),
        ("contact edit 1 --deceased none", 2, "say yes or no"),
        ("contact edit 1 --deceased no", 5, "王小明 (client 1) is not kept as deceased"),
        ("contact archive 1 --back --deceased", 2, "--back and --deceased contradict each other"),
    ],
)
def test_what_can_not_be_is_told_and_changes_nothing(
    known: Program, line: str, code: int, said: str
) -> None:
    before = known.dump()
    result = known(line)
    assert (result.code, result.out) == (code, "")
    assert said in result.err.splitlines()[0]
    assert known.dump() == before


def test_who_has_died_is_told_of_with_nothing_to_do(known: Program) -> None:
    known("deal add 1 5万")
    known("log 1 --next fri --what 年金")
    assert known("contact archive 1 --deceased").out == (
        "王小明 (1) is kept as deceased: never greeted, never listed again\n"
        "  ended: Fri 6 Nov · 年金 · promised\n"
        "  stays open: deal 1\n"
    )
    shown = known("show 1").out
    assert shown.splitlines()[0] == "王小明 (1)  deceased"
    for word in ("Today", "birthday", "Caution", "say", "rmtrack"):
        assert word not in shown
    assert known("show 1 --json").json["today"]["blocked_by"][0]["code"] == "deceased"
    assert known("find 小明").out == "1  王小明    deceased\n"
    assert known("contact list --archived").out.startswith("No client fits")
    refused = known("contact archive 1 --back")
    assert refused.code == 5
    assert refused.err.splitlines()[1] == (
        "  a slip? undo, or rmtrack contact edit 1 --deceased no"
    )
    assert known("contact edit 1 --deceased no").out == (
        "王小明 (1)\n  deceased: yes → no\n  still archived: rmtrack contact archive 1 --back\n"
    )
    assert known("contact archive 1 --back").code == 0


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_full_profile_fits_the_screen(
    known: Program, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    known.run(["contact", "edit", "1", "--family", "妻子在医院" * 30, "--style", "a b " * 50])
    shown = known(f"show 1 --lang {lang}").out.splitlines()
    assert max(map(width, shown)) <= min(columns, 100)


WORDS = st.sampled_from(["明华", "浦东 新区", "none of it", "C3", "-5%", "农历"])
NOTHING = st.just("none")
PHONES = st.lists(st.sampled_from(["13800000011", "13800000012", "13800000013"]), min_size=1)
DAYS = st.dates(date(2026, 11, 3), date(2030, 12, 31)).map(str)
YES_OR_NO = st.sampled_from(["yes", "no", "none"])
EDITS = st.fixed_dictionaries(
    {},
    optional={
        "--family": WORDS | NOTHING,
        "--employer": WORDS | NOTHING,
        "--area": WORDS | NOTHING,
        "--style": WORDS | NOTHING,
        "--note": WORDS | NOTHING,
        "--risk": st.sampled_from(["c1", "c2", "c3", "c4", "c5", "none"]),
        "--risk-until": DAYS | NOTHING,
        "--money": YES_OR_NO,
        "--authority": YES_OR_NO,
        "--need": YES_OR_NO,
    },
).filter(bool)
READ = {"none": None, "yes": True, "no": False}


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None
)
@given(edit=EDITS, phones=PHONES)
def test_what_an_edit_writes_is_what_show_reads_and_undo_brings_all_back(
    known: Program, edit: dict[str, str], phones: list[str]
) -> None:
    before = known("show 1 --json").json
    words = [word for name, value in edit.items() for word in (f"{name}={value}",)]
    if not {*phones} & {*before["phones"]}:  # of several, one that stays is named
        phones = [*phones, before["phone"]]
    words += [word for phone in phones for word in ("--phone", phone)]
    assert known.run(["contact", "edit", "1", *words]).code == 0
    wanted = {
        name.removeprefix("--").replace("-", "_"): READ.get(value, value)
        for name, value in edit.items()
    }
    if edit.get("--risk") == "none":
        wanted.setdefault("risk_until", None)  # the day goes with the level
    after = known("show 1 --json").json
    assert {key: after[key] for key in wanted} == wanted
    assert after["phones"] == list(dict.fromkeys(phones))
    assert after["phone"] == phones[0]
    untouched = before.keys() - wanted.keys() - {"phone", "phones", "risk_state"}
    assert {key: after[key] for key in untouched} == {key: before[key] for key in untouched}
    assert known("undo").code == 0
    assert known("show 1 --json").json == before
