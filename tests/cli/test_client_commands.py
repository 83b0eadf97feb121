"""Clients at the command line: show, find, snooze, edit, archive, list."""

import pytest

from rmtrack.views.cells import width
from tests.cli.program import Program

EVERYTHING = (
    "contact add 王小明 --phone 13800000001 --wechat xm88 --email XM@example.com --sex 男"
    " --birthday 1978-11-18 --employer 明华 --opened 2015-03-01 --assets 120万 --familiarity 8"
    " --mood positive --cadence 20 --source 转介绍 --tag golf --tag 教师 --note 喜欢高尔夫"
)


@pytest.fixture
def known(rmtrack: Program) -> Program:
    """Return rmtrack on a store of two clients."""
    assert rmtrack(EVERYTHING).code == 0
    assert rmtrack("contact add 李姐 --introducer 王小明").code == 0
    return rmtrack


def contact(program: Program, who: str = "1") -> dict[str, object]:
    page = program(f"show {who} --json").json
    assert isinstance(page, dict)
    return page


def test_what_can_be_added_is_shown(known: Program) -> None:
    page = contact(known)
    assert (
        page
        | {
            "name": "王小明",
            "phone": "13800000001",
            "wechat": "xm88",
            "email": "xm@example.com",
            "sex": "male",
            "birthday": "1978-11-18",
            "employer": "明华",
            "opened_on": "2015-03-01",
            "assets": "1200000.00",
            "familiarity": 8,
            "mood": "positive",
            "cadence_days": 20,
            "source": "转介绍",
            "tags": ["golf", "教师"],
            "note": "喜欢高尔夫",
            "cell": "high/positive",
            "dates": [{"what": "birthday", "on": "2026-11-18", "turns": 48, "lunar": None}],
            "holdings": [],
            "introducer": None,
        }
        == page
    )
    assert contact(known, "2")["introducer"] == "王小明"


def test_a_page_without_anything(rmtrack: Program) -> None:
    rmtrack("contact add 王小明")
    assert rmtrack("show 1").out == (
        "王小明 (1)\n"
        "\n"
        "Today  call: not contacted since added on Mon 2 Nov\n"
        "\n"
        "From   added 2 Nov 2026\n"
        "\n"
        '  rmtrack log 1 "…" --next fri\n'
    )


def test_what_little_is_known_is_shown(rmtrack: Program) -> None:
    rmtrack("contact add 王小明 --mood neutral --birthday 11-18 --email a@example.com")
    rmtrack("log 1 --at yesterday --next yesterday --what call")
    rmtrack("log 1 --outcome no-answer")
    shown = rmtrack("show 1").out
    assert shown.startswith("王小明 (1)  neutral\na@example.com\n")
    assert "Sun 1 Nov  call · to be tried again on Tue 3 Nov · 1 day late\n" in shown
    assert "Person   birthday Wed 18 Nov\n" in shown


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_page_fits_the_screen(
    month: Program, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    month.run(["log", "1", "很长的话。" * 60, "--give", "书", "--ask", "a referral"])
    for number in range(1, 25):
        shown = month(f"show {number} --lang {lang}").out.splitlines()
        assert max(map(width, shown)) <= min(columns, 100)


def test_the_last_ten_touches_and_how_many_before(known: Program) -> None:
    for number in range(12):
        known(f"log 1 note-{number}")
    shown = known("show 1").out
    assert "note-2" in shown
    assert "note-1 " not in shown
    assert "note-1\n" not in shown
    assert "2 earlier" in shown
    assert len(known("show 1 --json").json["interactions"]) == 12


def test_all_that_was_said_in_a_touch_is_shown(known: Program) -> None:
    known(
        "log 1 hello --kind meeting --outcome met --about insurance --mood resistant"
        " --objection liquidity --willing 3 --familiarity 7 --give book --ask referral"
    )
    shown = " ".join(known("show 1").out.split())
    assert (
        "Mon 2 Nov meeting · met · insurance · resistant · liquidity · familiarity 7"
        " · willing 3 of 10 · hello · given: book · asked: referral"
    ) in shown
    assert "Moods overall positive since 2 Nov insurance resistant since 2 Nov" in shown
    assert "Goodwill +0 · 1 thing given · 1 thing asked" in shown


def test_deals_of_every_state_are_shown(known: Program) -> None:
    for amount in ("10万", "20万", "30万", "40万"):
        known(f"deal add 1 {amount} --expected fri --product 年金")
    known("deal win 1")
    known("deal lose 2 --reason price")
    known("deal win 3 --amount 10万")
    shown = known("show 1").out
    assert "1  100k 年金 · won · 2 Nov 2026\n" in shown
    assert "2  200k 年金 · not won · price · 2 Nov 2026\n" in shown
    assert "3  200k 年金 · considering · expected Fri 6 Nov · 100k won\n" in shown
    assert "4  400k 年金 · considering · expected Fri 6 Nov\n" in shown
    deals = {deal["id"]: deal for deal in known("show 1 --json").json["deals"]}
    assert (deals[1]["won"], deals[1]["for"]) == ("100000.00", "2026-11")


def test_steps_are_shown_with_what_is_late(known: Program) -> None:
    known("log 1 --at 2026-10-26 --next 2026-10-30 --what call")
    known('log 1 --at 2026-10-27 --next "fri 10:00" --private')
    assert "\nNext     Fri 30 Oct       call · promised · 3 days late\n" in known("show 1").out
    assert "\n         Fri 6 Nov 10:00\n" in known("show 1").out
    steps = known("show 1 --json").json["steps"]
    assert [(step["due_on"], step["state"]) for step in steps] == [
        ("2026-10-30", "open"),
        ("2026-11-06", "open"),
    ]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (["log 1 hello"], "no call: in touch today, not again before Tue 3 Nov"),
        (["log 1 --outcome no-answer"], "no call: tried today, not again before Tue 3 Nov"),
        (["snooze 1 +2w"], "no call: put off until Mon 16 Nov"),
        (["log 1 hello --at yesterday"], "no call: none is due before Sat 21 Nov"),
        (["contact archive 1"], "no call: archived"),
        (
            ["log 1 --at 2026-10-01", "deal add 1 5万 --expected fri", "log 1 --next today"],
            "call: promised for today: to be in touch; 50k investment considering, expected Fri",
        ),
    ],
)
def test_a_page_says_why_to_call_or_why_not(known: Program, before: list[str], said: str) -> None:
    for line in before:
        assert known(line).code == 0
    assert f"Today {said}" in " ".join(known("show 1").out.split())
    today = known("show 1 --json").json["today"]
    assert today["listed"] is said.startswith("call:")
    assert [*today] == ["listed", "score", "reasons", "blocked_by"]


def test_a_refused_deal_past_its_day_asks_for_no_call(known: Program) -> None:
    known("contact edit 1 --mood resistant")
    known("deal add 1 5万 --expected fri")
    known("log 1 --at 2026-10-14")
    assert "none is due before Tue 3 Nov" in known("show 1").out


def test_somebody_found_is_shown_with_what_fits(known: Program) -> None:
    assert known("find 小明").out == "1  王小明  high·positive\n"
    assert known("find 138").out == "1  王小明  high·positive  13800000001\n"
    assert known("find xm8").out == "1  王小明  high·positive  WeChat xm88\n"
    assert known("find golf").out == "1  王小明  high·positive  tag golf\n"
    assert known("find 高尔 --notes").out == "1  王小明  high·positive  noted: 喜欢高尔夫\n"
    known("contact archive 2")
    assert known("find 李").out == "2  李姐    archived\n"


def test_a_long_note_is_cut_around_what_fits(known: Program) -> None:
    known.run(["log", "2", "前" * 40 + "年金" + "后" * 40])
    shown = known("find 年金 --notes").out
    assert shown == f"2  李姐    noted: …{'前' * 12}年金{'后' * 12}…\n"


def test_many_found_are_cut_on_the_screen_alone(rmtrack: Program) -> None:
    for number in range(52):
        rmtrack(f"contact add 王{number:02d}号")
    shown = rmtrack("find 王").out.splitlines()
    assert (len(shown), shown[-1]) == (51, "2 more")
    assert len(rmtrack("find 王 --json").json["contacts"]) == 52


def test_nobody_found_is_no_fault(known: Program) -> None:
    result = known("find 张三")
    assert (result.code, result.err) == (0, "")
    assert result.out == "nobody is found by '张三'; --notes looks in notes too\n"
    assert known("find 张三 --notes").out == "nobody is found by '张三', nor is a note\n"
    assert known("find 张三 --json").json == {
        "schema": "rmtrack.find/1",
        "contacts": [],
        "near": [],
    }


def test_nobody_found_is_told_with_the_nearest_names(known: Program) -> None:
    near = "  the nearest names: 王小明 (1)\n"
    assert known("find 王小名").out == (
        "nobody is found by '王小名'; --notes looks in notes too\n" + near
    )
    assert known("find 王小名 --notes").out == "nobody is found by '王小名', nor is a note\n" + near
    assert known("find 王小名 --json").json["near"] == [{"id": 1, "name": "王小明"}]
    assert known("find 小明 --json").json["near"] == []


def test_an_edit_says_what_was_and_what_is(known: Program) -> None:
    known("contact add 赵敏")
    result = known(
        "contact edit 1 --name 王晓明 --phone none --sex none --birthday 11-19 --opened none"
        " --assets 90万 --mood neutral --introducer 赵敏 --cadence none --tag tea --untag golf"
    )
    assert result.out == (
        "王晓明 (1)\n"
        "  name: 王小明 → 王晓明\n"
        "  phone: 13800000001 → none\n"
        "  sex: male → none\n"
        "  birthday: 1978-11-18 → 11-19\n"
        "  account opened: 1 Mar 2015 → none\n"
        "  assets: 1.2m → 900k\n"
        "  mood: positive → neutral\n"
        "  introducer: none → 赵敏 (3)\n"
        "  days between touches: 20 → none\n"
        "  tag tea put on\n"
        "  tag golf taken off\n"
    )
    answer = known("contact edit 1 --birthday none --introducer 无 --json").json
    assert (answer["birthday"], answer["introducer_id"]) == (None, None)
    assert answer["changed"] == ["birthday", "introducer_id"]
    assert contact(known)["tags"] == ["教师", "tea"]


def test_words_that_look_like_terms_are_shown_as_they_are(known: Program) -> None:
    shown = known("contact edit 1 --wechat open --note call --lang zh").out
    assert "→ open\n" in shown
    assert "→ call\n" in shown


def test_an_edit_that_changes_nothing_says_so(known: Program) -> None:
    lines = known("history --json").json
    assert known("contact edit 1 --mood positive").out == (
        "nothing changed: 王小明 (1) was like that already\n"
    )
    assert known("contact edit 1 --mood positive --json").json["changed"] == []
    assert known("history --json").json == lines


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("contact edit 1", 2, "nothing to change: name it, like --phone 13800001234"),
        ("contact edit 1 --phone ''", 2, "'' is no phone number"),
        ("contact edit 2 --phone 13800000001", 5, "is that of 王小明 already (client 1)"),
        ("contact edit 1 --name none", 2, "a client can't be without a name"),
        ("contact edit 1 --mood none", 2, "what was felt is kept with its day"),
        ("contact edit 1 --familiarity 无", 2, "what was felt is kept with its day"),
        ("contact edit 1 --cadence 0", 2, "'0' is no whole number from 1 to 999"),
        ("contact edit 1 --opened 2026-11-03", 2, "can't have been opened on a day to come"),
        ("contact edit 1 --introducer 1", 5, "can't have introduced himself or herself"),
        ("contact edit 1 --introducer 2", 5, "in a ring: 王小明 (1) → 李姐 (2) → 王小明 (1)"),
        ("contact edit 1 --untag tea", 5, "王小明 has no tag 'tea'"),
        ("contact add none", 2, "'none' stands for nothing: a client can't be called so"),
        ("contact add 无", 2, "'无' stands for nothing: a client can't be called so"),
        ("contact edit 9 --note x", 3, "there is no client 9"),
        ("contact archive 9", 3, "there is no client 9"),
        ("contact archive 1 --back", 5, "王小明 (client 1) is not archived"),
        ("snooze 1 today", 5, "2 Nov 2026 puts nothing off: give a day after today"),
        ("snooze 1 2026-11-01", 5, "1 Nov 2026 puts nothing off"),
        ("snooze 1 soon", 2, "'soon' is no day"),
        ("snooze 1", 2, "DATE is missing"),
        ("show 9", 3, "there is no client 9"),
        ("show 王小名", 3, "no client fits '王小名'"),
        ("find ' '", 2, "there is nothing to look for"),
        ("contact list --cell high", 2, "there is no cell 'high'"),
        ("contact list --band near", 2, "there is no band 'near'"),
        ("contact list --mood happy", 2, "there is no mood 'happy'"),
        ("contact list --sort age", 2, "there is no order 'age': write name, assets"),
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


def test_archiving_says_what_ends_and_what_stays(known: Program) -> None:
    known("log 1 --next fri --what 年金")
    for amount in ("5万", "6万"):
        known(f"deal add 1 {amount}")
    assert known("contact archive 1").out == (
        "王小明 (1) is archived: in no list, no grid, no morning\n"
        "  ended: Fri 6 Nov · 年金 · promised\n"
        "  stay open: deals 1, 2\n"
    )
    assert "archived" in known("show 1").out.splitlines()[0]
    assert "rmtrack contact archive 1 --back" in known("show 1").out
    assert known("contact archive 1").code == 3
    assert known("contact archive 王小明 --back").out == "王小明 (1) is back in the pool\n"
    answer = known("contact archive 1 --json").json
    assert (answer["archived"], answer["ended"], answer["open_deals"]) == (True, [], [1, 2])


def test_a_snooze_says_what_moved(known: Program) -> None:
    known('log 1 --next "fri 10:00" --what 年金')
    assert known("snooze 1 +2w").out == (
        "王小明 (1)  put off until 16 Nov 2026\n  moved: Mon 16 Nov · 年金 · promised\n"
    )
    answer = known("snooze 1 2026-12-01 --json").json
    assert (answer["until"], answer["next_touch_on"]) == ("2026-12-01", "2026-12-01")
    assert [step["due_on"] for step in answer["moved"]] == ["2026-12-01"]


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ("--cell high/positive", ["王小明"]),
        ("--cell 高·积极", ["王小明"]),
        ("--band low", []),
        ("--mood 积极", ["王小明"]),
        ("--tag golf", ["王小明"]),
        ("--source 介绍", ["王小明"]),
        ("--no-next", ["李姐", "王小明"]),
        ("--archived", []),
        ("--sort assets", ["王小明", "李姐"]),
        ("--sort 姓名", ["李姐", "王小明"]),
    ],
)
def test_a_list_of_some(known: Program, options: str, names: list[str]) -> None:
    found = known(f"contact list {options} --json").json["contacts"]
    assert [row["name"] for row in found] == names
    shown = known(f"contact list {options}").out
    told = {1: "1 client", 2: "2 clients"}.get(
        len(names), "No client fits. All of them: rmtrack contact list"
    )
    assert shown.splitlines()[-1].partition(" · ")[0] == told


def test_hostile_text_is_shown_as_text_and_no_rich_is_needed(rmtrack: Program) -> None:
    typed, kept = "\x1b[31m[red]王\x9b2J\u202e红[/red]", "[31m[red]王2J红[/red]"
    fields = ["--wechat", typed, "--employer", typed, "--tag", typed, "--note", typed]
    assert rmtrack.run(["contact", "add", *fields, "--source", typed, "--", typed]).code == 0
    rmtrack.run(["log", "1", typed, "--next", "today", "--what", typed, "--give", typed])
    for words in (["show", "1"], ["find", "--notes", "--", typed], ["snooze", "1", "+2w"]):
        result = rmtrack.run(words)
        assert (result.code, result.err) == (0, "")
        assert kept in result.out
        assert not {"\x1b", "\x9b", "\u202e"} & set(result.out)
