"""Whatever is typed: one clear line, the right exit code, and a store as it was."""

import pytest

from tests.cli.program import Program

NO_AMOUNT = "is no amount: write it like 2290000, 2,290,000, 229万, 2.29m or 50k"
NOT_MORE = "is not more than 0: write one that is, like 50000"
NO_CURVE = "there is no curve '{}': take front-loaded, steep, flat, ramp, or four shares"

SLIPS = [
    ("plan --quota abc", f"'abc' {NO_AMOUNT}"),
    ("plan --quota ''", f"'' {NO_AMOUNT}"),
    ("plan --quota -5", f"the amount '-5' {NOT_MORE}"),
    ("plan --quota=-5", f"the amount '-5' {NOT_MORE}"),
    ("plan --quota 0", f"the amount '0' {NOT_MORE}"),
    ("plan --quota 1.001", "'1.001' is finer than a fen"),
    ("plan --quota 2亿亿", f"'2亿亿' {NO_AMOUNT}"),
    ("plan --quota 9999999999999", "the amount '9999999999999' is too large"),
    ("plan --quota nan", f"'nan' {NO_AMOUNT}"),
    ("plan --quota 229万 --curve 40,30,10,10", "the shares '40,30,10,10' sum to 90"),
    ("plan --quota 229万 --curve 50,50", "a curve has four shares, one a week, and '50,50' has 2"),
    ("plan --quota 229万 --curve=-20,40,40,40", "the share '-20' does not lie between 0 and 100"),
    ("plan --quota 229万 --curve uphill", NO_CURVE.format("uphill")),
    ("plan --quota 229万 --month 2026-13", "there is no month '2026-13': write it as YYYY-MM"),
    ("plan --month 2026-00", "there is no month '2026-00'"),
    ("plan --month november", "there is no month 'november'"),
    ("plan --month ''", "there is no month ''"),
    ("plan --quota 5 --category ''", "there is no category ''"),
    ("plan --quota 5 --curve ''", "there is no curve ''"),
    ("deal win 8 --amount ''", f"'' {NO_AMOUNT}"),
    ("deal win 8 --on ''", "'' is no day"),
    ("deal win 8 --for ''", "there is no month ''"),
    ("deal add 王小明 5万 --expected ''", "'' is no day"),
    ("log 王小明 --next ''", "'' is no day"),
    ("today --limit ''", "'' is no whole number"),
    ("plan --quota 5 --category gold", "there is no category 'gold': write investment"),
    ("plan --quota 5 --pieces 0", "'0' is no whole number from 1 to 9999"),
    ("plan --quota 5 --pieces 2.5", "'2.5' is no whole number"),
    ("plan --pieces ''", "'' is no whole number"),
    ("plan --pieces=-3", "'-3' is no whole number from 1 to 9999"),
    ("plan --pieces 10000", "'10000' is no whole number from 1 to 9999"),
    ("plan --pieces 5 --quota nothing", f"'nothing' {NO_AMOUNT}"),
    ("plan --quota none --curve flat", "--curve does not go with --quota none"),
    ("plan --curve uphill", NO_CURVE.format("uphill")),
    ("plan --curve none", NO_CURVE.format("none")),
    ("plan --actual abc", f"'abc' {NO_AMOUNT}"),
    ("plan --actual ''", f"'' {NO_AMOUNT}"),
    ("plan --actual=-5", "the amount '-5' is below 0"),
    ("plan --actual 1.001", "'1.001' is finer than a fen"),
    ("plan --actual 9999999999999", "the amount '9999999999999' is too large"),
    ("plan --actual 5 --on 2026-02-30", "the calendar has no day '2026-02-30'"),
    ("plan --actual 5 --on someday", "'someday' is no day"),
    ("plan --actual 5 --on ''", "'' is no day"),
    ("plan --actual 5 --month 2026-13", "there is no month '2026-13'"),
    ("plan --actual 5 --category gold", "there is no category 'gold'"),
    ("plan --actual 5 --pieces none", "'none' is no whole number from 0 to 9999"),
    ("plan --actual 5 --pieces=-1", "'-1' is no whole number from 0 to 9999"),
    ("plan --actual none --pieces 3", "--pieces does not go with --actual none"),
    ("plan --actual none --reason x", "--reason does not go with --actual none"),
    (
        "plan --actual 5 --category deposit --month 2025-01",
        "a balance belongs to the month of its day",
    ),
    ("plan --on fri", "--on goes with --actual"),
    ("plan --actual 5 --quota 7", "--quota does not go with --actual"),
    ("plan --chart --explain", "--chart does not go with --explain"),
    ("plan --if-win nothing", f"'nothing' {NO_AMOUNT}"),
    ("plan --if-win 0", f"the amount '0' {NOT_MORE}"),
    ("plan --if-win 5 --category gold", "there is no category 'gold'"),
    ("plan --what-if ''", "there is no curve ''"),
    ("plan --what-if uphill", NO_CURVE.format("uphill")),
    ("plan --what-if week1=40", "the shares '40,0,0,0' sum to 40"),
    ("plan --what-if 40,30,10,10", "the shares '40,30,10,10' sum to 90"),
    ("plan --what-if flat --month november", "there is no month 'november'"),
    ("plan --prework --month 2026-00", "there is no month '2026-00'"),
    ("plan --explain --month ''", "there is no month ''"),
    ("plan --chart --category ''", "there is no category ''"),
    ("plan list --months 0", "'0' is no whole number from 1"),
    ("plan list --category ''", "there is no category ''"),
    ("contact add ''", "the name is empty: write one"),
    ("contact add 12345", "the name '12345' is a plain number, and those are ids"),
    ("contact add ???", "the name '???' has no letter"),
    (f"contact add {'王' * 61}", "the name '王王王"),
    ("contact add 陈立 --phone 123", "'123' is no phone number"),
    ("contact add 陈立 --email nonsense", "'nonsense' is no e-mail address"),
    ("contact add 陈立 --birthday 02-30", "the calendar has no day '02-30'"),
    ("contact add 陈立 --birthday 2027-01-01", "the birthday '2027-01-01' lies in the future"),
    ("contact add 陈立 --sex unknown", "there is no sex 'unknown'"),
    ("contact add 陈立 --mood sunny", "there is no mood 'sunny': write resistant"),
    ("contact add 陈立 --familiarity 10", "'10' is no familiarity: write 0 to 9"),
    ("contact add 陈立 --assets -1", "the amount '-1' is below 0"),
    ("deal add 王小明 nothing", f"'nothing' {NO_AMOUNT}"),
    ("deal add 王小明 5万 --degree hopeful", "there is no degree 'hopeful'"),
    ("deal add 王小明 5万 --expected 2026-02-30", "the calendar has no day '2026-02-30'"),
    ("deal add 王小明 5万 --for 12", "there is no month '12'"),
    ("log 王小明 --next 2026-02-30", "the calendar has no day '2026-02-30'"),
    ("log 王小明 --next someday", "'someday' is no day"),
    ("log 王小明 --at 2026-02-30", "the calendar has no day '2026-02-30'"),
    ("log 王小明 --kind telepathy", "there is no kind 'telepathy': write call"),
    ("log 王小明 --outcome great", "there is no outcome 'great'"),
    ("log 王小明 --objection none", "there is no objection 'none'"),
    ("log 王小明 --willing 11", "'11' is no whole number from 0 to 10"),
    ("log 王小明 --about gold", "there is no category 'gold'"),
    ("history --limit 0", "'0' is no whole number from 1 to 100000"),
    ("history --limit all", "'all' is no whole number"),
    ("today --limit -1", "'-1' is no whole number from 1 to 1000"),
    ("undo first", "'first' is no whole number"),
    ("import missing.csv", "there is no file 'missing.csv'"),
]


@pytest.mark.parametrize(("line", "found"), SLIPS)
def test_a_slip_changes_nothing(month: Program, line: str, found: str) -> None:
    before = month.dump()
    result = month(line)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"rmtrack: {found}")
    assert result.err.count("\n") == 1
    assert month.dump() == before


@pytest.mark.parametrize(("line", "found"), SLIPS)
def test_a_slip_makes_no_store(nowhere: Program, line: str, found: str) -> None:
    result = nowhere(f"{line} --json")
    assert (result.code, result.err) == (2, "")
    assert result.json["message"].startswith(found)
    assert not nowhere.store.parent.exists()


@pytest.mark.parametrize("number", ["9" * 19, "9" * 30, "9" * 5000])
@pytest.mark.parametrize("line", ["log", "deal win", "deal add {} 5万"])
def test_a_number_beyond_all_records_is_nobodys(month: Program, line: str, number: str) -> None:
    before = month.dump()
    result = month(*(line.format(number), *([] if "{}" in line else [number])))
    assert (result.code, result.out) == (3, "")
    assert month.dump() == before
