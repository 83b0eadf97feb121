"""`plan` is a command and has `list` below it."""

import pytest

from tests.cli.program import Program


def test_plan_stays_a_command_of_its_own(month: Program) -> None:
    assert month("plan --json").json["schema"] == "rmtrack.plan/1"
    assert month("plan --month 2026-10 --json").json["month"] == "2026-10"


def test_list_shows_the_months_with_money(month: Program) -> None:
    result = month("plan list")
    assert (result.code, result.err) == (0, "")
    assert result.out.count("2026-11") == 1
    months = month("plan list --json").json["months"]
    assert [one["month"] for one in months][:1] == ["2026-11"]


def test_one_category_and_fewer_months(month: Program) -> None:
    answer = month("plan list --months 1 --category 保险 --json").json
    (only,) = answer["months"]
    assert [one["category"] for one in only["categories"]] == ["insurance"]


@pytest.mark.parametrize("wrong", ["--months 0", "--months 61", "--months x", "extra"])
def test_a_wrong_value_is_told(month: Program, wrong: str) -> None:
    result = month(f"plan list {wrong}")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("rmtrack: ")


def test_another_word_below_plan_is_one_too_many(month: Program) -> None:
    assert "one word too many" in month("plan lists").err


def test_help_tells_of_it(rmtrack: Program) -> None:
    assert "rmtrack plan list --months 24" in rmtrack("plan list --help").out
