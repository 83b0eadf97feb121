"""A category counted in pieces at the command line: numbers in, numbers of deals out."""

import pytest

from tests.cli.program import Program

REFUSED = "rmtrack: 信用卡 is counted in deals: write how many, like 3\n"


@pytest.fixture
def cards(rmtrack: Program) -> Program:
    """Return rmtrack where cards are counted, with an open deal of three of them."""
    for line in (
        "config set categories 信用卡",
        "config set kinds 信用卡=pieces",
        "contact add 高洁",
        "deal add 高洁 3 --category 信用卡",
    ):
        assert rmtrack(line).code == 0
    return rmtrack


def test_the_settings_reach_the_screens(cards: Program) -> None:
    assert "3 deals  信用卡" in cards("deal list").out


def test_the_json_of_a_deal_is_as_of_any_other(cards: Program) -> None:
    won = cards("deal win 1 --amount 2 --json").json
    assert (won["amount"], won["won"]) == ("1.00", "2.00")
    assert (won["booking"]["amount"], won["booking"]["pieces"]) == ("2.00", 2)
    assert "pieces" not in won


@pytest.mark.parametrize(
    "line",
    [
        "deal add 高洁 2.5 --category 信用卡",
        "deal add 高洁 1万 --category 信用卡",
        "deal move 1 --amount 0.5",
        "deal win 1 --amount 1.5",
    ],
)
def test_what_is_no_number_is_refused_in_one_line(cards: Program, line: str) -> None:
    before = cards.dump()
    answer = cards(line)
    assert (answer.code, answer.out, answer.err) == (5, "", REFUSED)
    assert cards.dump() == before


def test_a_win_is_supposed_in_deals(cards: Program) -> None:
    assert cards("plan --pieces 12 --category 信用卡").code == 0
    supposed = cards("plan --if-win 2 --category 信用卡 --json").json
    assert supposed["if"] == {"curve": None, "win": "2.00", "category": "信用卡"}
    assert supposed["other"]["categories"][0]["deals"]["booked"] == 2
    assert cards("plan --if-win 2.5 --category 信用卡").code == 2
    assert "If 2.5k more were won in investment" in cards("plan --if-win 2500").out
