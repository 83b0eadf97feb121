"""The deal commands: what is wrong is told in one line, the JSON adds up, the screens fit."""

import re
from decimal import Decimal

import pytest

from rmtrack.views.cells import width
from tests.cli.program import Program

NO_AMOUNT = "is no amount: write it like 2290000, 2,290,000, 229万, 2.29m or 50k"
SLIPS = [
    ("deal move 8", "nothing is named that moves: give --degree, --amount or --expected"),
    ("deal move 8 --amount none", f"'none' {NO_AMOUNT}"),
    ("deal move 8 --amount 0", "the amount '0' is not more than 0"),
    ("deal move 8 --degree won", "there is no degree 'won': write committed"),
    ("deal move 8 --expected ''", "'' is no day"),
    ("deal move 8 --degree leaning --on someday", "'someday' is no day"),
    ("deal edit 8", "nothing is named to put right: give --category, --product, --factor or --for"),
    ("deal edit 8 --factor much", "'much' is no factor: write how much counts, like 0.3, 30% or"),
    ("deal edit 8 --factor -1", "'-1' is no factor"),
    ("deal edit 8 --factor 0.00001", "'0.00001' is no factor"),
    ("deal add 陈立 5万 --factor none", "'none' is no factor"),
    ("deal lose 1 --reason price --for 12", "there is no month '12'"),
    ("deal edit 8 --category gold", "there is no category 'gold'"),
    ("deal edit 8 --product ' '", "the product is empty: write one, or none to take it away"),
    ("deal edit 8 --for 12", "there is no month '12'"),
    ("deal lose 8 --reason weather", "there is no reason 'weather': write price"),
    ("deal lose 8 --reason price --on 2026-02-30", "the calendar has no day '2026-02-30'"),
    ("deal list --state asleep", "there is no deal state 'asleep'"),
    ("deal list --degree hopeful", "there is no degree 'hopeful'"),
    ("deal list --month 2026-13", "there is no month '2026-13'"),
    ("deal list --category ''", "there is no category ''"),
    ("deal list --category foo", "there is no category 'foo': write investment"),
    (
        "deal list --month 2026-11 --week 5",
        "there is no plan week '5': write 1, 2, 3, 4, none, ahead",
    ),
    ("deal list --month 2026-02 --week 4", "February 2026 has 3 plan weeks: write the number of"),
    ("deal list --week 2", "--week is a plan week of a month: give --month too"),
    ("deal list --degree committed --state lost", "only an open deal has a degree"),
    ("deal list --month ''", "there is no month ''"),
    ("deal list --rolled away", "there is no move of a week 'away': write start"),
    ("deal list --learned hopeful", "there is no degree 'hopeful'"),
    ("deal list --expected someday", "'someday' is no day"),
    ("deal list --expected fri..", "'fri..' lacks a day"),
    ("deal list --expected 2026-11-20..2026-11-01", "'2026-11-20..2026-11-01' ends before it"),
    ("deal list --stale --state won", "no deal fits both --state won and --stale"),
    ("deal list --expected none --state lost", "no deal fits both --state lost and --expected"),
    ("deal list --rolled closed --stale", "no deal fits both --stale and --rolled closed"),
    ("deal list --learned leaning --month none", "no deal fits both --month none and --learned"),
    ("deal list --month none --expected fri", "a deal with an expected date counts for its month"),
]


@pytest.mark.parametrize(("line", "found"), SLIPS)
def test_a_slip_changes_nothing(month: Program, line: str, found: str) -> None:
    before = month.dump()
    result = month(line)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith(f"rmtrack: {found}")
    assert month.dump() == before


@pytest.mark.parametrize(
    ("line", "code", "found"),
    [
        ("deal show 99", 3, "there is no deal 99"),
        ("deal show 陈立", 3, "陈立 has no open deal"),
        ("deal list --contact 张三", 3, "no client fits '张三'"),
        ("deal move 8 --degree leaning --on tomorrow", 5, "17 Nov 2026 is still to come"),
        ("deal move 1 --amount 5", 5, "deal 1 is closed already"),
        ("deal lose 16 --reason price", 5, "deal 16 is closed already"),
        ("deal lose 8 --reason price --for 2026-12", 5, "deal 8 is open, nothing is taken back"),
        ("deal lose 1 --reason price --on tomorrow", 5, "17 Nov 2026 is still to come: take the"),
        ("deal lose 1 --reason price --on 11-02", 5, "the deal was booked on 3 Nov 2026"),
        ("deal lose 赵敏 --reason price", 3, "赵敏 has no open deal"),
        ("deal edit 16 --for none", 5, "deal 16 is closed already"),
        ("deal add 陈立 5万 --on tomorrow", 5, "17 Nov 2026 is still to come"),
        ("deal add 陈立 5万 --for 2026-10", 5, "October 2026 is over, so no open deal counts"),
        ("deal edit 8 --for 2020-01", 5, "January 2020 is over, so no open deal counts for it"),
    ],
)
def test_a_rule_says_no(month: Program, line: str, code: int, found: str) -> None:
    before = month.dump()
    result = month(line)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"rmtrack: {found}")
    assert month.dump() == before


FILTERS = ["", "--state open", "--state won", "--state lost", "--degree committed"]
FILTERS += ["--category insurance", "--month 2026-11", "--month 2026-12", "--contact 赵敏"]
FILTERS += ["--contact 郑 --state open --category investment --degree leaning"]
FILTERS += ["--stale", "--stale --month 2026-11 --category investment", "--rolled 移动"]
FILTERS += ["--rolled in-part", "--rolled dropped", "--expected 2026-11-01..2026-12-31"]
FILTERS += ["--learned committed", "--learned 已承诺 --state won", "--month none --expected 无"]


@pytest.mark.parametrize("options", FILTERS)
def test_the_sums_are_those_of_what_is_listed(month: Program, options: str) -> None:
    month("deal win 8 --amount 333333.33")
    month("deal lose 9 --reason 时机")
    month("deal move 10 --degree committed")
    month("deal add 陈立 10万")
    answer = month(f"deal list {options} --json").json
    deals = answer["deals"]
    assert answer["count"] == len(deals) > 0
    still_open = [deal for deal in deals if deal["state"] == "open"]
    for name in ("amount", "weighted"):
        assert Decimal(answer[name]) == sum(Decimal(deal[name]) for deal in still_open)
    assert answer["clients"] == len({deal["contact_id"] for deal in deals})
    assert Decimal(answer["won"]) == sum(Decimal(deal["won"] or 0) for deal in deals)
    ids = re.findall(r"^ *(\d+)  ", month(f"deal list {options}").out, re.MULTILINE)
    assert [int(number) for number in ids] == [deal["id"] for deal in deals]


def test_a_page_has_the_dated_rows_and_the_bookings(month: Program) -> None:
    number = month("deal add 陈立 100万 --expected fri --on 11-02 --json").json["id"]
    month("deal move 陈立 --degree leaning --expected none --on 11-13")
    month("deal win 陈立 --amount 40万 --for 2026-12")
    answer = month("deal show 陈立 --json").json
    assert (answer["state"], answer["amount"], answer["won"]) == ("open", "600000.00", "400000.00")
    assert [row.keys() for row in answer["changes"]] == [
        {"id", "deal_id", "changed_on", "degree", "amount", "expected_on"}
    ] * 3
    assert [row["changed_on"] for row in answer["changes"]] == [
        "2026-11-02",
        "2026-11-13",
        "2026-11-16",
    ]
    assert [row["amount"] for row in answer["changes"]] == ["1000000.00"] * 2 + ["600000.00"]
    assert [row["expected_on"] for row in answer["changes"]] == ["2026-11-20", None, None]
    (booking,) = answer["bookings"]
    assert booking == {
        "id": booking["id"],
        "deal_id": number,
        "category": "investment",
        "amount": "400000.00",
        "booked_on": "2026-11-16",
        "for": "2026-12",
        "factor": "1",
        "pieces": 1,
        "entered_on": None,
    }


def test_a_move_tells_what_changed(month: Program) -> None:
    answer = month("deal move 8 --amount 90万 --degree committed --json").json
    assert (answer["changed"], answer["change"]["amount"]) == (["amount"], "900000.00")
    again = month("deal move 8 --amount 90万 --json").json
    assert (again["changed"], again["change"]) == ([], None)
    edited = month("deal edit 8 --for 2026-12 --product 年金 --json").json
    assert (edited["changed"], edited["for"]) == (["product", "for"], "2026-12")


def test_a_lost_deal_tells_its_reason(month: Program) -> None:
    answer = month("deal lose 8 --reason 他行 --json").json
    assert (answer["state"], answer["lost_reason"]) == ("lost", "competitor")
    assert (answer["won"], answer["taken_back"], answer["bookings"]) == (None, None, [])


def test_a_deal_taken_back_tells_the_bookings_that_do_it(month: Program) -> None:
    before = booked(month)
    answer = month("deal lose 3 --reason 家人 --for 2026-12 --json").json
    assert (answer["state"], answer["won"], answer["taken_back"]) == ("lost", "0.00", "300000.00")
    assert [(one["amount"], one["pieces"], one["for"]) for one in answer["bookings"]] == [
        ("-200000.00", -1, "2026-12"),
        ("-100000.00", 0, "2026-12"),
    ]
    shown = month("deal show 3 --json").json["bookings"]
    assert [one for one in shown if one in answer["bookings"]] == answer["bookings"]
    assert len(shown) == 4
    assert booked(month) == before
    assert booked(month, "2026-12") == Decimal("-150000.00")
    month("undo")
    assert booked(month, "2026-12") == Decimal("150000.00")


def booked(month: Program, code: str = "2026-11") -> Decimal:
    """Return what is booked of investment."""
    rows = month(f"plan --month {code} --json").json["categories"]
    return next(Decimal(row["booked"]) for row in rows if row["category"] == "investment")


@pytest.mark.parametrize(
    ("typed", "factor"),
    [
        ("--product 年金", "0.3"),
        ("--product 年金 --factor 1", "1"),
        ("--product 其他", "1"),
        ("--factor 30%", "0.3"),
        ("--factor 1.25", "1.25"),
        ("--factor 0", "0"),
        ("", "1"),
    ],
)
def test_a_deal_counts_at_its_own_factor_else_at_its_products(
    month: Program, typed: str, factor: str
) -> None:
    month("config set factors 年金=0.3")
    line = f"deal add 陈立 10万 --category insurance {typed} --json"
    number = month(line).json["id"]
    assert month(f"deal show {number} --json").json["factor"] == factor
    listed = month("deal list --contact 陈立 --json").json["deals"]
    assert [deal["factor"] for deal in listed] == [factor]
    assert month(f"deal win {number} --json").json["booking"]["factor"] == factor
    assert month("show 陈立 --json").json["deals"][0]["factor"] == factor


def test_a_factor_put_right_is_told(month: Program) -> None:
    edited = month("deal edit 8 --factor 0.3 --json").json
    assert (edited["changed"], edited["factor"], edited["amount"]) == (
        ["factor"],
        "0.3",
        "1000000.00",
    )


@pytest.mark.parametrize(
    ("typed", "amount", "offered"),
    [("", "40万", True), ("", "39万", False), ("--for 2026-12", "10万", False)],
)
def test_once_the_month_is_full_the_next_one_is_offered(
    rmtrack: Program, typed: str, amount: str, offered: bool
) -> None:
    """Met to the fen is full; and it is offered with every win from then on."""
    rmtrack("contact add 陈立")
    rmtrack("plan --quota 40万")
    rmtrack(f"deal add 陈立 {amount}")
    rmtrack("deal add 陈立 1万")
    first = rmtrack(f"deal win 1 {typed}").out
    offer = "Investment is full: the next deals can count for December, with --for 2026-12"
    assert (offer in first) is offered
    assert (offer in rmtrack("deal win 2 --amount 1").out) is offered


def test_what_has_no_name_is_told_apart_in_the_users_words(month: Program) -> None:
    ids = [
        month(f"deal add 陈立 {words} --json").json["id"]
        for words in ("250万 --product 年金", "30万")
    ]
    lines = month("deal win 陈立").err.splitlines()[1:]
    assert lines == [f"  {ids[0]}  年金 2.5m", f"  {ids[1]}  investment 300k"]
    named = month("deal win 陈立 --json --lang zh").json["candidates"]
    assert named == [{"id": ids[0], "name": "年金 250万"}, {"id": ids[1], "name": "投资 30万"}]


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("line", ["deal show 8", "deal list"])
def test_a_long_product_folds(
    month: Program, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str, line: str
) -> None:
    product = "稳健两年期理财产品第三十七期（可提前赎回）[red]" * 3
    month("deal edit 8 --product", product)
    month("deal win 8 --amount 123456.78")
    month("deal lose 8 --reason no-funds")
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = month(f"{line} --lang {lang}").out
    assert max(map(width, shown.splitlines())) <= columns
    assert "…" not in shown
    assert "[red]" in re.sub(r"\s", "", shown)


def test_a_won_deal_is_counted_for_a_month_that_is_over(month: Program) -> None:
    assert month("deal edit 1 --for 2026-10 --json").json["for"] == "2026-10"
    assert month("deal win 8 --for 2026-10 --json").json["booking"]["for"] == "2026-10"


def test_a_category_that_is_configured_no_more_is_listed_still(month: Program) -> None:
    month("config set categories 黄金")
    month("deal add 陈立 5万 --category 黄金")
    month("config set categories none")
    assert month("deal list --category 黄金 --json").json["count"] == 1


def test_the_numbers_of_a_pipeline_open_as_its_foot_names_them(month: Program) -> None:
    """By the options that it names, as they would be typed."""
    of_month = month("pipeline --month 2026-11 --json").json["categories"][0]
    for week in of_month["weeks"]:
        number = "none" if week["number"] is None else week["number"]
        found = month(f"deal list --month 2026-11 --week {number} --category investment --json")
        told = found.json
        assert (told["booked"], told["counted"]) == (week["booked"], week["worth"])
        assert told["weighted"] == week["weighted"]
    for what, part in of_month["roll"].items():
        if what not in {"since", "now"}:
            line = f"deal list --rolled {what.replace('_', '-')} --category investment --json"
            told = month(line).json
            assert told["count"] == part["count"]
            assert told["rolled"]["amount"] == part["amount"]
    rate = month("pipeline --json").json["win_rate"]
    assert month("deal list --learned any --json").json["count"] == rate["n"]
