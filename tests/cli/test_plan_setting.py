"""What `plan` sets: a quota in money and deals, its curve, and the bank's own figure."""

from typing import Any

import pytest

from tests.cli.program import Program

NO_CURVE_OF_NOTHING = "rmtrack: --curve does not go with --quota none\n"


def investment(program: Program, line: str = "plan") -> Any:  # noqa: ANN401 - a document
    """Return the first category of the answer."""
    return program(f"{line} --json").json["categories"][0]


def standing(program: Program) -> tuple[Any, Any, Any]:
    """Return the quota in money, in deals, and its curve."""
    category = investment(program)
    return category["quota"], category["pieces"], category["curve"]


@pytest.fixture
def asked(rmtrack: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return rmtrack with a quota in money and deals, on the 16th, and 500,000 won on the 5th."""
    rmtrack("plan --quota 229万 --pieces 8")
    rmtrack("contact add 王小明")
    rmtrack("deal add 1 50万 --degree committed")
    rmtrack("deal win 1 --on 2026-11-05 --today 2026-11-05")
    monkeypatch.setenv("RMTRACK_TODAY", "2026-11-16")
    return rmtrack


# Quotas


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("--quota 200万", ("2000000.00", 8, "front-loaded")),
        ("--pieces 9", ("2290000.00", 9, "front-loaded")),
        ("--curve flat", ("2290000.00", 8, "flat")),
        ("--quota 1 --pieces 1 --curve 40,30,20,10", ("1.00", 1, "40,30,20,10")),
        ("--pieces none", ("2290000.00", None, "front-loaded")),
        ("--pieces none --curve steep", ("2290000.00", None, "steep")),
        ("--quota none --pieces 9", (None, 9, "front-loaded")),
        ("--quota none --pieces 9 --curve ramp", (None, 9, "ramp")),
        ("--quota 200万 --pieces none", ("2000000.00", None, "front-loaded")),
        ("--quota 无 --pieces 9", (None, 9, "front-loaded")),
        ("--quota none", (None, None, None)),
        ("--quota none --pieces none", (None, None, None)),
    ],
)
def test_what_is_not_named_stays(
    asked: Program, line: str, expected: tuple[object, object, object]
) -> None:
    assert asked(f"plan {line}").code == 0
    assert standing(asked) == expected
    assert asked("undo").code == 0
    assert standing(asked) == ("2290000.00", 8, "front-loaded")


@pytest.mark.parametrize(
    "line", ["--quota none --curve flat", "--curve flat --quota none --pieces none"]
)
def test_a_curve_is_not_laid_over_a_quota_that_goes(asked: Program, line: str) -> None:
    before = asked.dump()
    assert asked(f"plan {line}") == (2, "", NO_CURVE_OF_NOTHING)
    assert asked.dump() == before


@pytest.mark.parametrize("line", ["--quota none", "--pieces none", "--curve flat"])
def test_a_quota_there_is_none_of_is_no_quota_to_change(rmtrack: Program, line: str) -> None:
    before = rmtrack.dump()
    told = "rmtrack: there is no quota for insurance in December 2026\n"
    assert rmtrack(f"plan {line} --category insurance --month 2026-12") == (5, "", told)
    assert rmtrack.dump() == before


def test_a_category_counted_in_deals_takes_no_amount(rmtrack: Program) -> None:
    rmtrack("config set categories 信用卡")
    rmtrack("config set kinds 信用卡=pieces")
    before = rmtrack.dump()
    refused = rmtrack("plan --quota 5万 --category 信用卡")
    assert (refused.code, refused.out) == (5, "")
    assert refused.err == "rmtrack: 信用卡 is counted in deals\n  set how many with --pieces\n"
    assert rmtrack.dump() == before
    assert "0 of 20 deals (0%)" in rmtrack("plan --pieces 20 --category 信用卡").out
    assert rmtrack("plan --quota none --category 信用卡").code == 0


def test_the_answer_tells_what_was_until_now_and_what_moves(asked: Program) -> None:
    lines = asked("plan --quota 200万 --curve steep").out.splitlines()
    assert lines[:4] == [
        "Investment: 2m · 8 deals · steep, 2.29m · 8 deals · front-loaded until now",
        "  that moves pace -1.33m → -1.34m, this week 1.79m → 1.5m, today 358k → 300k,",
        "  left 1.79m → 1.5m",
        "",
    ]
    assert asked("plan --quota none").out.splitlines()[:4] == [
        "Investment: no quota any more, 2m · 8 deals · steep until now",
        "",
        "November 2026 · week 3, day 1 · 11 working days left",
        "",
    ]


def test_the_first_quota_of_a_month_just_shows_it(rmtrack: Program) -> None:
    assert rmtrack("plan --quota 229万").out.startswith("November 2026 · week 1, day 1")


def test_the_answer_is_about_the_category_with_the_total_below(asked: Program) -> None:
    shown = asked("plan --quota 100万 --category insurance").out
    assert "Investment" not in shown
    assert shown.splitlines()[-2:] == [
        "Total  500k of 3.29m (15.2%) · behind 2.13m · this week 2.79m · today 558k ·",
        "left 2.79m",
    ]


def test_the_answer_in_chinese(asked: Program) -> None:
    lines = asked("plan --quota 200万 --lang zh").out.splitlines()
    assert lines[0] == "投资：200万 · 8件 · 前置，原为229万 · 8件 · 前置"
    assert lines[1].startswith("  随之变动：进度差-133.2万 → -110万、")


def test_the_json_has_the_category_as_it_was(asked: Program) -> None:
    answer = asked("plan --pieces 9 --json").json
    assert answer["schema"] == "rmtrack.plan/1"
    assert (answer["changed"]["category"], answer["changed"]["before"]["pieces"]) == (
        "investment",
        8,
    )
    assert answer["categories"][0]["pieces"] == 9
    first = asked("plan --quota 5 --category deposit --json").json
    assert first["changed"] == {"category": "deposit", "before": None}


# The bank's figures


@pytest.mark.parametrize(
    ("line", "correction"),
    [
        ("--actual 812000", ("2026-11-15", "812000.00", "312000.00", None)),
        ("--actual 81.2万 --on 11-13", ("2026-11-13", "812000.00", "312000.00", None)),
        ("--actual 50万 --on yesterday", ("2026-11-15", "500000.00", "0.00", None)),
        (
            "--actual 40万 --on fri --reason 两笔未入账",
            ("2026-11-13", "400000.00", "-100000.00", "两笔未入账"),
        ),
        ("--actual 0 --on 11-04", ("2026-11-04", "0.00", "0.00", None)),
        ("--actual 0", ("2026-11-15", "0.00", "-500000.00", None)),
        ("--actual 9 --reason ' ' --on today", ("2026-11-16", "9.00", "-499991.00", None)),
    ],
)
def test_the_banks_figure_stands_beside_our_sum(
    asked: Program, line: str, correction: tuple[object, ...]
) -> None:
    found = investment(asked, f"plan {line}")["correction"]
    assert (found["on"], found["figure"], found["difference"], found["reason"]) == correction


def test_what_is_won_today_comes_on_top_of_the_figure_of_the_last_evening(asked: Program) -> None:
    asked("plan --actual 60万")
    asked("deal add 1 5万")
    asked("deal win 2")
    assert investment(asked)["booked"] == "650000.00"
    asked("plan --actual 60万 --on today")
    assert investment(asked)["booked"] == "600000.00"


def test_the_banks_deals_stand_beside_its_amount(asked: Program) -> None:
    category = investment(asked, "plan --actual 60万 --pieces 3 --on 11-13")
    assert category["correction"]["difference"] == "100000.00"
    assert category["deals"]["correction"]["difference"] == 2
    shown = asked("plan").out
    assert "the bank counts 600k to Fri 13 Nov, we count 500k: +100k\n" in shown
    assert "the bank counts 3 deals to Fri 13 Nov, we count 1 deal: +2 deals\n" in shown


def test_a_figure_of_another_month_is_told_of_that_month(asked: Program) -> None:
    """What was booked for December by the last evening."""
    shown = asked("plan --actual 20万 --month 2026-12").out
    assert (
        shown.splitlines()[0] == "Investment: the bank counts 200k to Sun 15 Nov, we count 0: +200k"
    )
    assert "December 2026 · not begun yet" in shown
    assert investment(asked)["correction"] is None


def test_a_figure_is_dropped_by_its_day_and_the_one_before_counts_again(asked: Program) -> None:
    asked("plan --actual 60万 --on 11-12")
    asked("plan --actual 70万 --on 11-13")
    before = asked.dump()
    missing = asked("plan --actual none")
    assert (missing.code, missing.err) == (
        5,
        "rmtrack: no figure of the bank is kept for investment on 15 Nov 2026\n",
    )
    assert asked.dump() == before
    lines = asked("plan --actual none --on 11-13").out.splitlines()
    assert lines[0] == "Investment: the bank counts 600k to Thu 12 Nov, we count 500k: +100k"
    lines = asked("plan --actual 无 --on 11-12").out.splitlines()
    assert lines[0] == "Investment: the bank's figure is dropped"
    assert investment(asked)["correction"] is None


@pytest.mark.parametrize(
    "line", ["--actual 60万 --on 11-12", "--actual none --on 11-11", "--quota 229万", "--pieces 8"]
)
def test_what_moves_nothing_is_answered_too(asked: Program, line: str) -> None:
    asked("plan --actual 60万 --on 11-11")
    asked("plan --actual 70万 --on 11-13")
    lines = asked(f"plan {line}").out.splitlines()
    assert lines[:2] == ["Investment: the month stands as it did", ""]


@pytest.fixture
def counting(rmtrack: Program) -> Program:
    """Return rmtrack with a category that is counted in deals."""
    rmtrack("config set categories 信用卡")
    rmtrack("config set kinds 信用卡=pieces")
    rmtrack("plan --pieces 20 --category 信用卡")
    return rmtrack


def test_in_a_category_counted_in_deals_the_figure_is_their_number(counting: Program) -> None:
    category = investment(counting, "plan --actual 5 --category 信用卡 --reason 3张在途")
    assert category["correction"] is None
    assert category["deals"]["correction"] == {
        "on": "2026-11-01",
        "figure": 5,
        "base": None,
        "ours": 0,
        "difference": 5,
        "reason": "3张在途",
    }
    assert category["deals"]["left"] == 15
    assert investment(counting, "plan --actual 0 --category 信用卡")["deals"]["left"] == 20
    shown = counting("plan --actual none --category 信用卡").out
    assert shown.splitlines()[0] == "信用卡: the bank's figure is dropped"


# Balances


@pytest.fixture
def balance(asked: Program) -> Program:
    """Return rmtrack with a quota of deposits, and their balance at the end of October."""
    asked("plan --quota 100万 --category deposit")
    asked("plan --actual 500万 --category deposit --on 10-31")
    return asked


def deposit(program: Program) -> Any:  # noqa: ANN401 - a document
    (_investment, found) = program("plan --json").json["categories"]
    return found


def test_a_balance_counts_what_it_has_grown(balance: Program) -> None:
    assert deposit(balance)["booked"] == "0.00"
    shown = balance("plan --actual 520万 --category deposit --on fri --reason 月中").out
    assert shown.splitlines()[0] == (
        "Deposit: balance 5.2m on Fri 13 Nov, from 5m on Sat 31 Oct (月中)"
    )
    assert deposit(balance)["booked"] == "200000.00"
    assert deposit(balance)["correction"]["base"] == {"on": "2026-10-31", "figure": "5000000.00"}


def test_a_deposit_won_after_the_reading_is_expected(balance: Program) -> None:
    balance("plan --actual 520万 --category deposit --on 11-13 --reason 月中")
    balance("deal add 1 30万 --category deposit")
    balance("deal win 2 --on 2026-11-14")
    assert (deposit(balance)["expected"], deposit(balance)["booked"]) == ("300000.00", "500000.00")
    told = "balance 5.2m on Fri 13 Nov, from 5m on Sat 31 Oct (月中) · 300k won since\n"
    assert told in balance("plan").out


def test_a_balance_belongs_to_the_month_of_its_day(balance: Program) -> None:
    before = balance.dump()
    for line in ("--actual 520万", "--actual none"):
        result = balance(f"plan {line} --category deposit --on 10-31 --month 2026-11")
        assert (result.code, result.out) == (2, "")
        assert result.err == (
            "rmtrack: a balance belongs to the month of its day, October 2026: leave --month out\n"
        )
    assert balance.dump() == before
    assert balance("plan --actual 520万 --category deposit --month 2026-11").code == 0
    assert balance("plan --actual none --category deposit --on 10-31 --month 2026-10").code == 0
    assert deposit(balance)["correction"]["base"]["on"] == "2026-11-15"


def test_a_balance_can_fall(balance: Program) -> None:
    balance("plan --actual 480万 --category deposit")
    assert (deposit(balance)["booked"], deposit(balance)["left"]) == ("-200000.00", "1200000.00")
    balance("plan --actual 0 --category deposit")
    assert deposit(balance)["booked"] == "-5000000.00"
