"""The method's questions at a terminal: as few as are needed, and all answers in the line."""

from pathlib import Path

import pytest

from tests.asking.conftest import Start
from tests.asking.terminal import CTRL_C, CTRL_D, ENTER, Terminal, last_line, say
from tests.cli.program import dump

METHOD = (  # each with the key of an ordinary client's answer
    ("Does the account sleep, or is the number dead?", "n"),
    ("Just taken over, and never touched?", "2"),
    ("Only basic service, like renewing an ID?", "N"),
    ("Upset over a loss?", "n"),
    ("In touch only when something is being sold?", "n"),
    ("How many products does the client hold?", f"2{ENTER}"),
    ("In touch every 1 to 3 months?", "y"),
    ("Asks you before deciding on money, even elsewhere?", "n"),
    ("Buys again?", "1"),
)
LEFT = (
    "{place} (familiarity {stands} stands, {proposed} proposed: --familiarity {proposed} takes it)"
)
FAMILIARITY = "How well do you know each other"
LINE = (
    "contact assess 王小明 --is in-touch,buys-again"
    " --not sleeping,taken-over,basic-service,upset,buys-only,asks-first"
    " --products 2 --familiarity"
)


def press(terminal: Terminal, lang: str, *keys: tuple[str, str]) -> None:
    """Answer questions of a single key each."""
    for question, key in keys:
        terminal.see(say(lang, question))
        terminal.type(key)


def rest(terminal: Terminal, *answers: tuple[str, str]) -> None:
    """Answer questions as they are asked elsewhere."""
    for question, text in answers:
        terminal.asked(question)
        terminal.answer(text)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_proposal_is_taken_with_enter_and_all_answers_are_in_the_line(
    start: Start, filled: Path, lang: str
) -> None:
    terminal = start("contact", "assess", "小明", lang=lang, columns=60, anew=lang == "zh")
    press(terminal, lang, *METHOD)
    terminal.told("proposed: {n} ({band}) · {reasons}")
    rest(terminal, (FAMILIARITY, ""), ("Mood", "3"), ("An objection", ""))
    rest(terminal, ("In the client's own words", "随便看看"))
    code, shown = terminal.end()
    line = LINE.replace("王小明", "小明")
    assert last_line(filled) == f"{line} 7 --mood neutral --words 随便看看", shown
    assert code == 0


def test_the_user_decides_and_an_objection_is_asked_about(start: Start, filled: Path) -> None:
    terminal = start("contact", "assess")
    rest(terminal, ("Which client", "王小明"))
    press(terminal, "en", *METHOD)
    rest(terminal, (FAMILIARITY, "11"))
    terminal.told("'{text}' is no familiarity: write 0 to 9, or low, middle, high")
    terminal.asked(FAMILIARITY)
    terminal.instead("中")
    rest(terminal, ("Mood", "2"), ("An objection", "5"), ("What it is about", "4"))
    rest(terminal, ("How it is meant", "3"), ("How long the money may still be tied", "1年"))
    rest(terminal, ("How much may still be lost", ""), ("How willing", "3"))
    rest(terminal, ("In the client's own words", ""))
    code, shown = terminal.end()
    assert code == 0, shown
    assert "proposed 7, you said 4" in " ".join(shown.split())
    told = "--mood resistant --objection spouse --nature safety --truth pretended"
    assert last_line(filled) == f"{LINE} 4 {told} --term 1年 --willing 3"


def test_a_sleeping_account_ends_the_questions(start: Start, filled: Path) -> None:
    terminal = start("contact", "assess", "王小明")
    press(terminal, "en", (METHOD[0][0], "y"))
    rest(terminal, (FAMILIARITY, ""), ("Mood", ""), ("An objection", ""))
    rest(terminal, ("In the client's own words", ""))
    assert terminal.end()[0] == 0
    assert last_line(filled) == "contact assess 王小明 --is sleeping --familiarity 0"


def test_what_is_known_or_typed_is_not_asked(start: Start, filled: Path) -> None:
    """A deal that was won is a product held; a touch means that nobody just took the client over.

    When that touch was is told, so that the question of being in touch is easy to answer.

    What is not known can be passed over with Enter.
    """
    for words in (["log", "1", "聊了", "--mood", "neutral"], ["deal", "add", "1", "5万"]):
        assert start(*words).end()[0] == 0
    assert start("deal", "win", "4").end()[0] == 0
    typed = ("--is", "in-touch", "--not", "upset")
    terminal = start("contact", "assess", "王小明", *typed)
    terminal.see("known: 1 product bought · last in touch 2 Nov")
    press(terminal, "en", (METHOD[7][0], ENTER), (METHOD[8][0], ENTER))
    terminal.see("proposed: 6 (high)")
    rest(terminal, (FAMILIARITY, "8"), ("Mood", ""), ("An objection", ""))
    rest(terminal, ("In the client's own words", ""))
    code, shown = terminal.end()
    assert code == 0, shown
    line = "contact assess 王小明 --is in-touch --not upset --familiarity 8"
    assert last_line(filled) == line


def test_where_nothing_is_known_the_familiarity_may_be_left_open(
    start: Start, filled: Path
) -> None:
    terminal = start("contact", "assess", "王小明")
    press(terminal, "en", *((question, ENTER) for question, _key in METHOD))
    terminal.asked(FAMILIARITY)
    terminal.see("Enter: leave it open")
    terminal.answer()
    rest(terminal, ("Mood", "4"), ("An objection", ""))
    rest(terminal, ("In the client's own words", ""))
    assert terminal.end()[0] == 0
    assert last_line(filled) == "contact assess 王小明 --mood positive"


def test_a_familiarity_that_is_known_may_stay_as_it_stands(start: Start, filled: Path) -> None:
    assert start("contact", "edit", "1", "--familiarity", "5").end()[0] == 0
    terminal = start("contact", "assess", "王小明")
    press(terminal, "en", *((question, ENTER) for question, _key in METHOD))
    terminal.asked(FAMILIARITY)
    terminal.see("Enter: 5, as it stands")
    terminal.answer()
    rest(terminal, ("Mood", "2"), ("An objection", ""))
    rest(terminal, ("How willing", "0"), ("In the client's own words", ""))
    code, shown = terminal.end()
    assert (code, last_line(filled)) == (0, "contact assess 王小明 --mood resistant --willing 0")
    assert "middle → middle·resistant" in shown


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", LEFT),
        ("7", "{place} ({n}, as proposed)"),
        ("高", "{place} ({n}, as proposed)"),
        ("6", "{place} (proposed {proposed}, you said {n})"),
    ],
)
def test_what_stands_is_shown_beside_the_proposal_and_enter_leaves_it(
    start: Start, filled: Path, lang: str, typed: str, told: str
) -> None:
    assert start("contact", "edit", "1", "--familiarity", "4", "--mood", "neutral").end()[0] == 0
    terminal = start("contact", "assess", "王小明", lang=lang)
    press(terminal, lang, *METHOD)
    terminal.see({"en": "proposed: 7 (high)", "zh": "建议：7（高）"}[lang])
    terminal.see({"en": "stands: 4 (middle)", "zh": "目前：4（中）"}[lang])
    terminal.asked(FAMILIARITY)
    terminal.see({"en": "Enter: 4, as it stands", "zh": "回车：不变，仍为4"}[lang])
    terminal.answer(typed)
    rest(terminal, ("Mood", ""), ("An objection", ""), ("In the client's own words", ""))
    code, shown = terminal.end()
    assert code == 0, shown
    facts = {"place": "", "stands": 4, "proposed": 7, "n": 6 if typed == "6" else 7}
    decided = f" --familiarity {facts['n']}" if typed else ""
    assert last_line(filled) == LINE.removesuffix(" --familiarity") + decided
    answer = say(lang, told).format(**facts)
    assert "".join(answer.split()) in "".join(shown.split())


def test_the_hint_says_that_enter_takes_what_is_proposed(start: Start, filled: Path) -> None:
    terminal = start("contact", "assess", "王小明")
    press(terminal, "en", (METHOD[0][0], "y"))
    terminal.asked(FAMILIARITY)
    terminal.see("Enter: 0, as proposed")
    terminal.answer()
    rest(terminal, ("Mood", ""), ("An objection", ""), ("In the client's own words", ""))
    assert terminal.end()[0] == 0
    assert last_line(filled) == "contact assess 王小明 --is sleeping --familiarity 0"


def test_what_was_answered_before_is_told_with_its_day_and_not_asked_again(
    start: Start, filled: Path
) -> None:
    """What is typed beside it is another answer; what was of a moment has run out by spring."""
    said = ("--no-input", "--is", "asks-first,in-touch", "--not", "upset", "--products", "2")
    october = {"RMTRACK_TODAY": "2026-10-12"}
    assert start("contact", "assess", "王小明", *said, **october).end()[0] == 0
    terminal = start("contact", "assess", "王小明", "--products", "4")
    terminal.see("known: no contact on record")
    for part in ("said 12 Oct: not upset over a loss", "asks you", "--not,", "--products"):
        terminal.see(part)
    press(terminal, "en", *METHOD[:2], METHOD[4], METHOD[8])
    terminal.see("proposed: 9 (high)")
    terminal.see("stands: 8 (high)")
    rest(terminal, (FAMILIARITY, "9"), ("Mood", ""), ("An objection", ""))
    rest(terminal, ("In the client's own words", ""))
    assert terminal.end()[0] == 0
    assert last_line(filled) == (
        "contact assess 王小明 --products 4 --is buys-again"
        " --not sleeping,taken-over,buys-only --familiarity 9"
    )
    spring = start("contact", "assess", "王小明", RMTRACK_TODAY="2027-03-01")
    press(spring, "en", (METHOD[0][0], CTRL_C))
    code, shown = spring.end()
    assert code == 130
    assert "upset" not in shown


def test_a_past_day_knows_nothing_of_what_was_said_since(start: Start, filled: Path) -> None:
    assert filled.exists()
    said = ("--no-input", "--is", "asks-first")
    assert start("contact", "assess", "王小明", *said).end()[0] == 0
    terminal = start("contact", "assess", "王小明", "--on", "10-30")
    terminal.see("known: no contact on record")
    press(terminal, "en", (METHOD[0][0], "y"))
    terminal.see("proposed: 0 (low)")
    terminal.see("stands: 8 (high)")
    rest(terminal, (FAMILIARITY, "0"), ("Mood", "3"), ("An objection", ""))
    rest(terminal, ("In the client's own words", ""))
    code, shown = terminal.end()
    assert code == 0, shown
    told = "as of Fri 30 Oct: low·neutral (0, as proposed) · today high·neutral"
    assert told in " ".join(shown.split())


def test_a_name_that_fits_several_is_chosen_among_them(start: Start, filled: Path) -> None:
    terminal = start("contact", "assess", "王")
    rest(terminal, ("Which client", "芳"))
    press(terminal, "en", (METHOD[0][0], "1"))
    rest(terminal, (FAMILIARITY, ""), ("Mood", ""), ("An objection", ""))
    rest(terminal, ("In the client's own words", ""))
    assert terminal.end()[0] == 0
    assert last_line(filled) == "contact assess 2 --is sleeping --familiarity 0"


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("before", [0, 5])
def test_leaving_at_a_question_changes_nothing(
    start: Start, filled: Path, key: str, before: int
) -> None:
    kept = dump(filled)
    terminal = start("contact", "assess", "王小明")
    press(terminal, "en", *METHOD[:before], (METHOD[before][0], key))
    assert terminal.end()[0] == 130
    assert dump(filled) == kept


def test_keys_that_mean_nothing_are_passed_over(start: Start, filled: Path) -> None:
    terminal = start("contact", "assess", "王小明")
    press(terminal, "en", (METHOD[0][0], "x7\x1b[A \t是y"))
    rest(terminal, (FAMILIARITY, ""), ("Mood", ""), ("An objection", ""))
    rest(terminal, ("In the client's own words", ""))
    assert terminal.end()[0] == 0
    assert last_line(filled) == "contact assess 王小明 --is sleeping --familiarity 0"


def test_the_client_is_named_and_a_category_is_asked_about_alone(
    start: Start, filled: Path
) -> None:
    terminal = start("contact", "assess", "王小明", "--category", "insurance")
    terminal.see("王小明 (1)  unclassified")
    terminal.see("Mood toward insurance")
    terminal.answer("2")
    rest(terminal, ("An objection", ""), ("How willing", "3"), ("In the client's own words", ""))
    assert terminal.end()[0] == 0
    line = "contact assess 王小明 --category insurance --mood resistant --willing 3"
    assert last_line(filled) == line


@pytest.mark.parametrize("typed", ["--familiarity 7", "--mood neutral"])
def test_where_something_was_felt_nothing_is_asked(start: Start, filled: Path, typed: str) -> None:
    assert filled.exists()
    code, shown = start("contact", "assess", "王小明", *typed.split()).end()
    assert "?" not in shown
    assert code == 0
