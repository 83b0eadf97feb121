"""`rmtrack contact assess` off a terminal: what is kept, what is told, what is refused."""

import re

import pytest

from rmtrack.views.cells import width
from tests.cli.program import Program

LIST = "contact assess --unclassified"
ROW = {"contact_id", "assessed_on", "id", "interaction_id", "category", "familiarity", "mood"}
ROW |= {"proposed", "answers", "objection", "nature", "truth", "willing", "term", "loss", "words"}
ROW |= {"aside"}
STANDS = "(familiarity 4 stands, 8 proposed: --familiarity 8 takes it)"


@pytest.fixture
def known(rmtrack: Program) -> Program:
    """Return rmtrack with a client in a cell, one without, and one of whom something is known."""
    rmtrack("contact add 王小明 --familiarity 4 --mood neutral")
    rmtrack("contact add 李姐 --assets 120万")
    rmtrack("contact add 赵敏 --familiarity 7")
    return rmtrack


def test_the_screen_tells_the_move_and_why(known: Program) -> None:
    line = "contact assess 王小明 --familiarity 7 --mood 积极 --is in-touch --products 2 --words 好"
    assert known(line).out.splitlines() == [
        "王小明 (1)  middle·neutral → high·positive (proposed 6, you said 7)",
        "  because: holds 1–3 products; in touch every 1–3 months",
        "  said: 好",
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("1 --is asks-first", f"王小明 (1)  middle·neutral {STANDS}"),
        (
            "1 --is asks-first --mood positive",
            f"王小明 (1)  middle·neutral → middle·positive {STANDS}",
        ),
        ("1 --products 2", "王小明 (1)  middle·neutral (familiarity 4 stands, as proposed)"),
        ("1 --not upset", "王小明 (1)  middle·neutral (familiarity 4 stands)"),
        ("2 --is asks-first", "李姐 (2)  unclassified → high (8, as proposed)"),
        ("2 --not upset --mood neutral", "李姐 (2)  unclassified → neutral"),
        ("1 --familiarity 4", "王小明 (1)  middle·neutral (familiarity 4)"),
        ("1 --mood resistant", "王小明 (1)  middle·neutral → middle·resistant"),
        ("2 --familiarity 低", "李姐 (2)  unclassified → low (familiarity 1)"),
        ("2 --mood positive", "李姐 (2)  unclassified → positive"),
        ("3 --mood neutral", "赵敏 (3)  high → high·neutral"),
        (
            "3 --mood neutral --on 10-30",
            "赵敏 (3)  as of Fri 30 Oct: neutral · today high·neutral",
        ),
        (
            "3 --mood neutral --familiarity 8 --on 10-30",
            "赵敏 (3)  as of Fri 30 Oct: high·neutral (familiarity 8)",
        ),
        (
            "1 --mood positive --familiarity 8 --on 10-30",
            "王小明 (1)  as of Fri 30 Oct: high·positive (familiarity 8) · today middle·neutral",
        ),
        (
            "1 --category 保险 --mood 抗拒 --on 10-30",
            "王小明 (1)  insurance: resistant  as of Fri 30 Oct",
        ),
        ("1 --category 保险 --mood 抗拒", "王小明 (1)  insurance: resistant"),
        ("1 --category deposit --willing 0", "王小明 (1)  deposit"),
    ],
)
def test_it_says_first_who_stands_where(known: Program, line: str, told: str) -> None:
    result = known(f"contact assess {line}")
    assert (result.code, result.err) == (0, "")
    folded = len(told) // 76  # lines behind the first, in the first's room
    assert " ".join(text.strip() for text in result.out.splitlines()[: folded + 1]) == told


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("2 --familiarity 8", ["mood not known yet: --mood"]),
        ("2 --mood positive", ["familiarity not known yet: --familiarity"]),
        (
            "2 --words 好",
            ["familiarity not known yet: --familiarity", "mood not known yet: --mood"],
        ),
        ("2 --category insurance --mood positive", []),
        ("3 --words 好", ["mood not known yet: --mood"]),
        ("1 --words 好", []),
    ],
)
def test_what_a_place_still_wants_is_told(known: Program, line: str, missing: list[str]) -> None:
    told = known(f"contact assess {line}").out.splitlines()
    assert [text.strip() for text in told if "not known yet" in text] == missing


def test_a_day_before_the_client_was_added_counts_from_the_adding_on(known: Program) -> None:
    told = known("contact assess 1 --mood positive --on 10-30").out.splitlines()
    assert told[-1] == "  added 2 Nov 2026: in the grid it counts from that day on"
    for line in ("1 --mood positive", "1 --words 好 --on 10-30"):
        assert "added" not in known(f"contact assess {line}").out


def test_nothing_said_changes_nothing_and_tells_both(known: Program) -> None:
    known("log 1 聊了 --at 2026-10-12")
    known("log 1 聊了")
    before = known.dump()
    result = known("contact assess 1")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "rmtrack: 4 is proposed and 4 stands: say what holds with --familiarity\n"
        "  because: in touch every 1–3 months\n"
    )
    assert known.dump() == before


def test_later_assessments_start_from_the_answers_of_earlier_ones(known: Program) -> None:
    known("contact assess 1 --is asks-first --not upset --products 5")
    told = known("contact assess 1 --is buys-again --today 2026-11-16").out.splitlines()
    assert told == [
        "王小明 (1)  middle·neutral (familiarity 4 stands, 9 proposed: --familiarity 9",
        "  takes it)",
        "  because: asks you before deciding; holds more than 3 products; buys again",
        "  said 2 Nov: not upset over a loss · 5 products · asks you before deciding",
    ]
    taken = known("contact assess 1 --familiarity 9 --today 2026-11-16").out
    assert "(9, as proposed)" in taken
    much_later = known("contact assess 1 --familiarity 9 --today 2027-03-01").out
    assert "not upset" not in much_later
    assert "said 16 Nov 2026: buys again" in much_later


def test_what_is_said_now_outweighs_what_contradicts_it(known: Program) -> None:
    assert "(0, as proposed)" in known("contact assess 2 --is sleeping").out
    assert "8 proposed" in known("contact assess 2 --is in-touch,asks-first").out


def test_the_answers_kept_are_json_by_question(known: Program) -> None:
    done = known("contact assess 1 --is asks-first --not upset --products 0 --json").json
    answers = {"upset": False, "products": 0, "asks-first": True}
    assert done["assessment"]["answers"] == answers
    assert (done["said"], done["before"], done["after"]) == ([], *["middle/neutral"] * 2)
    again = known("contact assess 1 --mood positive --json --today 2026-11-16").json
    assert again["assessment"]["answers"] is None
    assert again["said"] == [{"on": "2026-11-02", "answers": answers}]
    kept = known("show 1 --json").json["assessments"]
    assert [row["answers"] for row in kept if row["answers"]] == [answers]


def test_json_tells_the_cell_of_the_day_too(known: Program) -> None:
    line = "contact assess 1 --mood positive --familiarity 8 --on 10-30 --json"
    done = known(line).json
    assert (done["then"], done["after"]) == ("high/positive", "middle/neutral")
    done = known("contact assess 2 --mood positive --json").json
    assert (done["then"], done["after"]) == (None, None)


def test_everything_about_an_objection_is_told(known: Program) -> None:
    words = "--objection spouse --nature 安全性 --truth 借口 --term 1年 --loss 5% --willing 3"
    told = known(f"contact assess 1 --category insurance --mood resistant {words}").out
    assert told.splitlines()[1:] == [
        "  objection: asks the spouse · safety · pretended",
        "  still fits: 1年 · 5%",
        "  willing 3 of 10",
    ]
    same = known("contact assess 1 --objection safety").out
    assert same.splitlines()[1:] == ["  objection: safety"]


def test_json_is_the_record_the_proposal_and_the_move(known: Program) -> None:
    done = known("contact assess 2 --is asks-first --familiarity 7 --mood neutral --json").json
    assert list(done) == [
        *("schema", "contact_id", "name", "assessment", "proposal", "said"),
        *("before", "after", "then"),
    ]
    assert done["assessment"].keys() == ROW
    assert (done["assessment"]["proposed"], done["assessment"]["familiarity"]) == (8, 7)
    assert done["proposal"] == {
        "familiarity": 8,
        "reasons": [{"code": "asks-first", "text": "asks you before deciding"}],
    }
    assert (done["before"], done["after"]) == (None, "high/neutral")
    assert known("contact assess 3 --mood positive --json").json["proposal"] is None


def test_it_is_one_command_and_one_undo(known: Program) -> None:
    before = known("grid --json").out
    known("contact assess 1 --familiarity 8 --mood resistant --words x")
    assert known("history --limit 1 --json").json["lines"][0]["line"] == (
        "contact assess 1 --familiarity 8 --mood resistant --words x"
    )
    known("undo")
    assert known("grid --json").out == before


REFUSED = [
    ("", 2, "WHO is missing"),
    ("--mood neutral", 2, "WHO is missing"),
    ("2", 2, "too little is known to propose a familiarity"),
    ("2 --not upset", 2, "too little is known to propose a familiarity"),
    ("1 --category insurance", 2, "nothing is told"),
    ("1 --category insurance --familiarity 5", 2, "how well you know each other is about no"),
    ("1 --category insurance --is upset", 2, "how well you know each other is about no"),
    ("1 --is upset --not upset", 2, "'upset' can't both hold and not hold"),
    ("1 --is sleeping,in-touch", 2, "'sleeping' and 'in-touch' contradict each other"),
    ("1 --is basic-service --products 1", 2, "'basic-service' and 'products' contradict"),
    ("1 --truth real", 2, "--truth needs an objection"),
    ("1 --objection safety --nature return", 2, "the objection 'safety' says its nature itself"),
    ("1 --familiarity 10", 2, "'10' is no familiarity"),
    ("1 --willing 11", 2, "'11' is no whole number from 0 to 10"),
    ("1 --mood neutral --limit 5", 2, "--limit goes with --unclassified"),
    ("--unclassified --limit 0", 2, "'0' is no whole number from 1 to 1000"),
    ("1 --unclassified", 2, "--unclassified is about all without a place"),
    ("--unclassified --mood neutral", 2, "--unclassified is about all without a place"),
    ("1 --mood neutral --on 2026-11-03", 5, "3 Nov 2026 is still to come"),
    ("王大明 --mood neutral", 3, "no client fits '王大明'"),
]


@pytest.mark.parametrize(("line", "code", "found"), REFUSED)
def test_what_is_refused_says_so_and_changes_nothing(
    known: Program, line: str, code: int, found: str
) -> None:
    before = known.dump()
    result = known(f"contact assess {line}")
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"rmtrack: {found}")
    assert known.dump() == before


def test_those_without_a_place_are_listed_with_the_one_proposed(known: Program) -> None:
    before = known.dump()
    result = known("contact assess --unclassified")
    assert (result.code, result.err) == (0, "")
    assert [line.rstrip() for line in result.out.splitlines()] == [
        "2 clients without a place",
        "   name  assets  products  last touch  proposed place",
        "3  赵敏                                high·neutral",
        "2  李姐    1.2m                        low·neutral",
        "1 of 20 placed: from 20 on the grid is worth following. Go on:",
        "  rmtrack contact assess --unclassified",
    ]
    assert known.dump() == before


def test_the_list_in_json_has_what_is_known_and_proposed(known: Program) -> None:
    listed = known("contact assess --unclassified --json").json
    assert {key: listed[key] for key in ("schema", "placed", "left")} == {
        "schema": "rmtrack.unclassified/1",
        "placed": 1,
        "left": 2,
    }
    first, second = listed["contacts"]
    assert first["proposed"]["reasons"] == [{"code": "known", "text": "said before"}]
    assert second == {
        "id": 2,
        "name": "李姐",
        "familiarity": None,
        "mood": None,
        "assets": "1200000.00",
        "last_touch_on": None,
        "products": 0,
        "touches": 0,
        "proposed": {
            "familiarity": "low",
            "mood": "neutral",
            "reasons": [{"code": "no-contact", "text": "no contact on record"}],
        },
    }


def test_so_many_as_are_asked_for_are_listed(known: Program) -> None:
    listed = known("contact assess --unclassified --limit 1 --json").json
    assert ([one["id"] for one in listed["contacts"]], listed["left"]) == ([3], 2)


def test_off_a_terminal_a_sitting_is_listed_unless_more_are_asked_for(rmtrack: Program) -> None:
    """JSON has them all in any case."""
    for number in range(22):
        rmtrack(f"contact add 客户{number:02}")
    lines = rmtrack(LIST).out.splitlines()
    assert (sum("客户" in line for line in lines), lines[-3]) == (20, "2 more: --limit 22")
    whole = rmtrack(f"{LIST} --limit 22").out
    assert (whole.count("客户"), "more:" in whole) == (22, False)
    few = rmtrack(f"{LIST} --limit 3").out
    assert (few.count("客户"), "19 more: --limit 22" in few) == (3, True)
    assert len(rmtrack(f"{LIST} --json").json["contacts"]) == 22


@pytest.mark.parametrize("columns", [99, 100])
def test_with_room_the_list_tells_why_a_place_is_proposed(
    known: Program, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    listed = known(LIST).out
    assert ("said before" in listed, "because" in listed) == ((columns == 100),) * 2


def test_where_all_have_a_place_or_nobody_is_there_that_is_said(rmtrack: Program) -> None:
    assert "No clients yet" in rmtrack("contact assess --unclassified").out
    rmtrack("contact add 王小明 --familiarity 4 --mood neutral")
    assert rmtrack("contact assess --unclassified").out == (
        "Every client has a place in the grid.\n"
    )


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_list_fits_the_screen(
    rmtrack: Program, monkeypatch: pytest.MonkeyPatch, lang: str, columns: int
) -> None:
    rmtrack(f"contact add {'阿依古丽·买买提' * 6} --assets 1234.56万")
    rmtrack("contact add 李姐 --assets 12345678.91")
    monkeypatch.setenv("COLUMNS", str(columns))
    for terminal in (False, True):
        run = rmtrack.on_terminal if terminal else rmtrack
        shown = re.sub(r"\x1b\[[0-9;]*m", "", run(f"{LIST} --lang {lang}").out)
        assert max(width(line.rstrip()) for line in shown.splitlines()) <= columns
        assert "…" not in shown


def test_today_tells_how_many_are_not_placed_once_somebody_is(rmtrack: Program) -> None:
    told = "not placed yet: rmtrack contact assess --unclassified"
    rmtrack("contact add 李姐")
    assert told not in rmtrack("today").out
    assert rmtrack("today --json").json["unclassified"] == 1
    rmtrack("contact add 王小明 --familiarity 4 --mood neutral")
    assert rmtrack("today").out.splitlines()[-1] == f"1 {told}"
    rmtrack("contact assess 李姐 --familiarity 4 --mood neutral")
    assert told not in rmtrack("today").out
    assert rmtrack("today --json").json["unclassified"] == 0
