"""Where a name is but like the one that was typed, whose it is stands on the screen as well."""

import pytest

from tests.cli.program import Program


@pytest.fixture
def known(rmtrack: Program) -> Program:
    """Return rmtrack with 李四光 and the archived 李四, each with an open deal."""
    for name in ("李四光", "李四"):
        rmtrack(f"contact add {name}")
        rmtrack(f"deal add {name} 50万")
    rmtrack("contact archive 李四")
    return rmtrack


TOLD = "李四 (2) is archived: rmtrack show 2"
JSON = [{"id": 2, "name": "李四", "archived": True, "deceased": False, "former_name": None}]


@pytest.mark.parametrize("line", ["show {}", "deal show {}", "deal list --contact {}"])
def test_a_screen_tells_of_him_only_where_his_name_was_typed(known: Program, line: str) -> None:
    shown = known(line.format("李四"))
    assert (shown.code, shown.err) == (0, "")
    assert [one.strip() for one in shown.out.splitlines()].count(TOLD) == 1
    assert known(line.format("李四") + " --json").json["passed_over"] == JSON
    assert TOLD not in known(line.format("李四光")).out
    assert known(line.format("李四光") + " --json").json["passed_over"] == []


def test_an_empty_list_of_deals_tells_of_him_too(known: Program) -> None:
    assert known("deal list --contact 李四 --state won").out == (
        f"No deal fits. All of them: rmtrack deal list\n{TOLD}\n"
    )


def test_a_deal_that_is_not_there_may_be_his(known: Program) -> None:
    known("deal win 1")
    result = known("deal show 李四")
    assert (result.code, result.out) == (3, "")
    hint = "  李四 (2) is archived: rmtrack deal list --contact 2\n"
    assert result.err == f"rmtrack: 李四光 has no open deal\n{hint}"
    known("contact archive 2 --deceased")
    assert "李四 (2) is kept as deceased: rmtrack deal list" in known("deal show 李四").err


def test_a_deal_that_is_not_there_may_be_of_one_who_was_called_so(known: Program) -> None:
    known("contact archive 2 --back")
    known("contact edit 2 --name 周舟")
    known("deal win 1")
    hint = "  周舟 (2) was called 李四: rmtrack deal list --contact 2"
    assert known("deal show 李四").err.splitlines()[1] == hint
