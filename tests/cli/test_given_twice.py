"""An option that has one value is given once: of two, one would go unheard."""

import pytest

from tests.cli.program import Program


@pytest.mark.parametrize(
    ("line", "option"),
    [
        ("pipeline --month 2026-11 --month 2026-12", "--month"),
        ("pipeline --month 2026-11 --chart --month=2026-11", "--month"),
        ("deal list --degree leaning --stale --degree committed", "--degree"),
        ("plan --quota 229万 --quota 80万", "--quota"),
        ("log 王小明 --mood neutral --mood positive", "--mood"),
        ("contact edit 王小明 --name 王大明 --name 王明", "--name"),
    ],
)
def test_a_second_value_is_refused_and_nothing_is_done(
    month: Program, line: str, option: str
) -> None:
    before = month.dump()
    result = month(line)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"rmtrack: {option} was given twice\n"
    assert month.dump() == before
    assert month(f"{line} --json").json["message"] == f"{option} was given twice"


@pytest.mark.parametrize(
    "line",
    [
        "deal list --stale --stale",
        "contact list --tag 高净值 --tag 新客户",
        "pipeline --month 2026-11 --month 2026-12 --help",
        "pipeline --lang zh --lang en",
    ],
)
def test_switches_lists_help_and_what_is_no_option_may_come_again(
    month: Program, line: str
) -> None:
    assert month(line).code == 0
