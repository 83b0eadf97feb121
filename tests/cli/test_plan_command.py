"""What `plan` can be asked for: each way alone, what goes together, and what is refused."""

import re
from itertools import combinations

import pytest

from rmtrack.cli.plan_modes import WAYS
from tests.cli.program import Program

LOOKS = {
    "plan": ("rmtrack.plan/1", "74.8%"),
    "plan --explain": ("rmtrack.explain/1", "458,000.00"),
    "plan --chart": ("rmtrack.course/1", "1,712,000"),
    "plan --prework": ("rmtrack.prework/1", "2.72m"),
    "plan --what-if flat": ("rmtrack.what-if/1", "545,238"),
    "plan --if-win 50万": ("rmtrack.what-if/1", "2,212,000"),
}
SAMPLES = {
    "quota": "--quota 5万",
    "pieces": "--pieces 5",
    "curve": "--curve steep",
    "actual": "--actual 5万",
    "on": "--on 11-13",
    "reason": "--reason late",
    "what_if": "--what-if flat",
    "if_win": "--if-win 5万",
    "prework": "--prework",
    "explain": "--explain",
    "chart": "--chart",
}


def go_together(*names: str) -> bool:
    """Tell whether one way takes all of these options, and is called for by one of them."""
    return any(
        any(name in calling for name in names)
        and all(name in (*calling, *beside) for name in names)
        for calling, beside in WAYS.values()
    )


PAIRS = [*combinations(SAMPLES, 2)]
REFUSED = [pair for pair in PAIRS if not go_together(*pair)]
TAKEN = [pair for pair in PAIRS if go_together(*pair)]


@pytest.mark.parametrize(("line", "answer"), LOOKS.items())
def test_each_way_of_looking_answers_and_changes_nothing(
    month: Program, line: str, answer: tuple[str, str]
) -> None:
    before = month.dump()
    schema, told = answer
    shown, document = month(line), month(f"{line} --json")
    assert (shown.code, shown.err, document.code, document.err) == (0, "", 0, "")
    assert told in shown.out
    assert document.json["schema"] == schema
    assert month.dump() == before


@pytest.mark.parametrize("line", LOOKS)
@pytest.mark.parametrize(("lang", "name"), [("en", "Insurance"), ("zh", "保险")])
def test_one_category_alone_in_both_languages(
    month: Program, line: str, lang: str, name: str
) -> None:
    others = {"en": ("Investment  ", "Deposit"), "zh": ("投资  ", "存款")}[lang]
    for named in ("insurance", "保险", "INSURANCE"):
        shown = month(f"{line} --category {named} --lang {lang}").out
        assert name in shown
        assert not any(other in shown for other in others)


@pytest.mark.parametrize("line", LOOKS)
def test_any_month_can_be_looked_at(month: Program, line: str) -> None:
    month("plan --quota 100万 --month 2027-02")
    assert month(f"{line} --month 2027-02").code == 0
    document = month(f"{line} --month 2027-02 --json").json
    assert {**document.get("plan", {}), **document}["month"] == "2027-02"


def test_there_is_a_pair_of_every_kind() -> None:
    assert TAKEN == [
        ("quota", "pieces"),
        ("quota", "curve"),
        ("pieces", "curve"),
        ("pieces", "actual"),
        ("actual", "on"),
        ("actual", "reason"),
        ("what_if", "if_win"),
    ]


@pytest.mark.parametrize("pair", TAKEN, ids="+".join)
def test_what_goes_together_is_taken(month: Program, pair: tuple[str, str]) -> None:
    line = " ".join(SAMPLES[name] for name in pair)
    assert month(f"plan {line} --month 2026-11 --category insurance").code == 0


@pytest.mark.parametrize("pair", REFUSED, ids="+".join)
def test_what_does_not_go_together_is_refused_in_one_line(
    month: Program, pair: tuple[str, str]
) -> None:
    before = month.dump()
    first, second = (SAMPLES[name] for name in pair)
    for line in (f"plan {first} {second}", f"plan {second} {first}"):
        result = month(line)
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
        told = [name for name in pair if f"--{name.replace('_', '-')}" in result.err]
        assert told == ([*pair] if pair != ("on", "reason") else ["on"])
    assert month.dump() == before


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("--quota 5 --chart", "--quota does not go with --chart"),
        ("--chart --explain", "--chart does not go with --explain"),
        ("--actual 5 --quota 7 --on fri", "--quota does not go with --actual"),
        ("--what-if flat --if-win 5 --prework", "--prework does not go with --what-if"),
        ("--on fri", "--on goes with --actual: say what the bank counts, like --actual 812000"),
        ("--reason late", "--reason goes with --actual: say what the bank counts"),
        ("--curve flat --reason x", "--reason does not go with --curve"),
    ],
)
def test_a_refusal_names_both(rmtrack: Program, line: str, told: str) -> None:
    assert rmtrack(f"plan {line}").err.startswith(f"rmtrack: {told}")


def test_a_refusal_speaks_the_language_and_json(rmtrack: Program) -> None:
    assert rmtrack("plan --on fri --lang zh").err.startswith("rmtrack: --on 要和 --actual 一起用")
    answer = rmtrack("plan --on fri --json")
    assert (answer.code, answer.err) == (2, "")
    assert answer.json["message"].startswith("--on goes with --actual")


def test_a_way_of_looking_leaves_a_store_that_is_not_there_alone(nowhere: Program) -> None:
    """Only what is asked for rightly opens the store."""
    assert nowhere("plan --chart --explain").code == 2
    assert not nowhere.store.parent.exists()


@pytest.mark.parametrize("line", ["plan", "plan --explain", "plan --chart"])
def test_an_empty_month_gets_one_helpful_line(rmtrack: Program, line: str) -> None:
    assert rmtrack(line).out.splitlines() == [
        "November 2026 · week 1, day 1 · 21 working days left",
        "No quota yet. Set one: rmtrack plan --quota 2290000",
    ]


def test_a_month_without_a_quota_has_nothing_to_lay_out_otherwise(rmtrack: Program) -> None:
    for line in ("plan --what-if flat", "plan --what-if flat --if-win 5 --category deposit"):
        result = rmtrack(line)
        assert (result.code, result.out) == (5, "")
        assert result.err.startswith("rmtrack: there is no quota to lay out otherwise\n")


# Categories of former days


@pytest.fixture
def former(rmtrack: Program) -> Program:
    """Return rmtrack with a quota, a figure and a win in a category that is no more."""
    rmtrack("config set categories 黄金")
    rmtrack("plan --quota 10万 --category 黄金")
    rmtrack("plan --actual 3万 --category 黄金 --on 11-01")
    rmtrack("contact add 王小明")
    rmtrack("deal add 1 2万 --category 黄金")
    rmtrack("deal win 1")
    assert rmtrack("config unset categories").code == 0
    return rmtrack


@pytest.mark.parametrize("way", ["", "--explain", "--chart", "--prework", "--what-if flat"])
def test_a_former_category_can_be_looked_at(former: Program, way: str) -> None:
    result = former(f"plan {way} --category 黄金")
    assert (result.code, result.err) == (0, "")
    assert "黄金" in result.out


@pytest.mark.parametrize(
    "line",
    [
        "--quota 5万",
        "--pieces 5",
        "--curve flat",
        "--quota none --pieces 5",
        "--pieces none --curve flat",
        "--actual 5万",
        "--if-win 5万",
        "--if-win 5万 --what-if flat",
    ],
)
def test_nothing_more_is_set_or_won_in_a_former_category(former: Program, line: str) -> None:
    before = former.dump()
    result = former(f"plan {line} --category 黄金")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("rmtrack: there is no category '黄金': write investment")
    assert former.dump() == before


def test_what_a_former_category_has_can_be_dropped(former: Program) -> None:
    assert former("plan --actual none --category 黄金 --on 11-01").code == 0
    assert former("plan --quota none --category 黄金").code == 0
    (left,) = former("plan --json").json["categories"]
    assert (left["category"], left["quota"], left["correction"]) == ("黄金", None, None)
    assert former("plan --quota none --category 黄金").code == 5
    assert former("plan --actual none --category 黄金 --on 11-01").code == 5


# On a terminal


@pytest.mark.parametrize("line", LOOKS)
def test_a_pipe_gets_no_bar_and_no_colour(month: Program, line: str) -> None:
    piped, terminal = month(line), month.on_terminal(line)
    assert not any(ornament in piped.out for ornament in "▓▒░\x1b")
    assert (terminal.code, terminal.err) == (0, "")
    assert [text for text in piped.out.splitlines() if text != text.rstrip()] == []


def test_a_terminal_draws_how_each_measure_stands(month: Program) -> None:
    shown = re.sub(r"\x1b\[[0-9;]*m", "", month.on_terminal("plan").out)
    bars = [line for line in shown.splitlines() if "▓" in line]
    assert len(bars) == 4  # investment, insurance in money and in deals, deposit
    assert {len(bar.strip()) for bar in bars} == {56}
