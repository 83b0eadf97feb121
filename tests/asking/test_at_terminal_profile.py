"""What is known of a client, put right at a terminal: what stands there is told; Enter keeps it."""

from pathlib import Path

import pytest

from tests.asking.conftest import Start
from tests.asking.terminal import BACKSPACE, CTRL_C, last_line, lines
from tests.cli.program import dump

EVERYTHING = (
    *("contact", "edit", "王小明", "--phone", "13800000001", "--phone", "13800000002"),
    *("--employer", "明华", "--risk", "C3", "--tag", "golf", "--tag", "tea", "--introducer", "3"),
)


@pytest.fixture
def known(start: Start, filled: Path) -> Path:
    """Return the store, in which something is known of the first client."""
    assert start(*EVERYTHING).end()[0] == 0
    return filled


def test_all_that_is_known_is_listed_and_what_is_picked_is_asked(start: Start, known: Path) -> None:
    terminal = start("contact", "edit", "王小明", anew=True)
    terminal.see(" 2  phone                  13800000001, 13800000002")
    terminal.see(" 8  employer               明华")
    terminal.see("13  risk level             C3 balanced")
    terminal.see("22  introducer             李素芬")
    terminal.see("23  tags                   golf, tea")
    terminal.asked("What is to change")
    terminal.answer("23, 2 8 13 22 24 25")
    terminal.asked("phone")
    terminal.see("13800000001, 13800000002 · what you type replaces all, commas between")
    terminal.see("Enter: as it stands, -: nothing")
    terminal.answer("13800000003 13800000001")
    terminal.asked("employer")
    terminal.answer("-")
    terminal.asked("risk level")
    terminal.see("as it stands: C3 balanced")
    terminal.answer("7")
    terminal.asked("introducer")
    terminal.answer("没有人")
    terminal.told("no client fits '{who}'")
    terminal.asked("introducer")
    terminal.instead("王小芳")
    terminal.asked("tags")
    terminal.see("golf, tea · what you type replaces all, commas between")
    terminal.answer("TEA, 教师")
    terminal.asked("a field of your own")
    terminal.answer("爱好=钓鱼")
    terminal.asked("note")
    terminal.answer("老客户")
    code, shown = terminal.end()
    assert code == 0, shown
    assert last_line(known) == (
        "contact edit 王小明 --phone 13800000003 --phone 13800000001 --employer none --risk none"
        " --introducer 王小芳 --tag 教师 --untag golf --field 爱好=钓鱼 --note 老客户"
    )


def test_introducers_of_one_name_are_listed_with_what_tells_them_apart(
    start: Start, known: Path
) -> None:
    for area in ("浦东", "徐汇"):
        assert start("contact", "add", "王芳", "--area", area).end()[0] == 0
    terminal = start("contact", "edit", "王小明")
    terminal.asked("What is to change")
    terminal.answer("22")
    terminal.asked("introducer")
    terminal.answer("王芳")
    terminal.told("'{who}' fits {count} clients; say which by the number")
    terminal.see("王芳  area 浦东")
    terminal.see("王芳  area 徐汇")
    terminal.asked("introducer")
    terminal.instead("5")
    code, shown = terminal.end()
    assert code == 0, shown
    assert last_line(known) == "contact edit 王小明 --introducer 5"


def test_enter_keeps_everything_and_nothing_is_written(start: Start, known: Path) -> None:
    before = dump(known)
    terminal = start("contact", "edit", "王小明")
    terminal.asked("What is to change")
    terminal.answer("1 2 13 23 24")
    for question in ("name", "phone", "risk level", "tags", "a field of your own"):
        terminal.asked(question)
        terminal.answer()
    code, shown = terminal.end()
    assert (code, shown.strip().splitlines()[-1]) == (0, "nothing changed")
    assert dump(known) == before


def test_what_can_not_go_is_not_taken_away(start: Start, known: Path) -> None:
    terminal = start("contact", "edit", "王小明", lang="zh")
    terminal.asked("What is to change")
    terminal.answer("1 23")
    terminal.asked("name")
    terminal.answer("none")
    terminal.told("a client can't be without a name")
    terminal.asked("name")
    terminal.instead("王晓明")
    terminal.asked("tags")
    terminal.answer("无")
    assert terminal.end()[0] == 0
    assert last_line(known) == "contact edit 王小明 --name 王晓明 --untag golf --untag tea"


def test_another_clients_phone_is_told_at_once(start: Start, known: Path) -> None:
    terminal = start("contact", "edit", "李素芬")
    terminal.asked("What is to change")
    terminal.answer("2")
    terminal.asked("phone")
    terminal.answer("13800000002")
    terminal.told("the phone number {phone} is that of {name} already (client {number})")
    terminal.asked("phone")
    terminal.instead("13800000008")
    assert terminal.end()[0] == 0
    assert last_line(known) == "contact edit 李素芬 --phone 13800000008"


@pytest.mark.usefixtures("known")
def test_another_clients_phone_behind_the_option_is_told_before_anything_is_asked(
    start: Start,
) -> None:
    assert start("contact", "add", "陈立", "--phone", "13800000009").end()[0] == 0
    code, shown = start("contact", "edit", "王小明", "--phone", "13800000009").end()
    assert code == 5
    assert shown.strip() == (
        "rmtrack: the phone number 13800000009 is that of 陈立 already (client 6)"
    )


def test_numbers_that_can_not_be_told_apart_want_a_comma(start: Start, known: Path) -> None:
    terminal = start("contact", "edit", "李素芬")
    terminal.asked("What is to change")
    terminal.answer("2 3")
    terminal.asked("phone")
    terminal.see("commas between several · Enter: as it stands")
    terminal.answer("138 0000 0007 138 0000 0008")
    terminal.told("of several, put a comma between: 13800000001, 13800000002")
    terminal.asked("phone")
    terminal.instead("138 0000 0007, 138 0000 0008")
    terminal.asked("WeChat")
    terminal.answer()
    assert terminal.end()[0] == 0
    assert last_line(known) == "contact edit 李素芬 --phone 13800000007 --phone 13800000008"


def test_ctrl_c_at_the_last_question_changes_nothing(start: Start, known: Path) -> None:
    before, known_lines = dump(known), lines(known)
    terminal = start("contact", "edit", "王小明")
    terminal.asked("What is to change")
    terminal.answer("8 13")
    terminal.asked("employer")
    terminal.answer("别处")
    terminal.asked("risk level")
    terminal.type(CTRL_C)
    code, _shown = terminal.end()
    assert code == 130
    assert (dump(known), lines(known)) == (before, known_lines)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_several_numbers_go_only_with_a_yes_that_names_them(
    start: Start, known: Path, lang: str
) -> None:
    terminal = start("contact", "edit", "王小明", lang=lang)
    terminal.asked("What is to change")
    terminal.answer("2")
    terminal.asked("phone")
    terminal.answer("-")
    terminal.see("13800000001")
    terminal.see("13800000002")
    terminal.see("2) ")
    terminal.answer()  # no: asked again
    terminal.asked("phone")
    terminal.answer("none")
    terminal.see("2) ")
    terminal.answer("2")
    assert terminal.end()[0] == 0
    assert last_line(known) == "contact edit 王小明 --phone none"


def test_one_number_goes_without_a_question(start: Start, known: Path) -> None:
    assert start("contact", "edit", "王小明", "--phone", "13800000001").end()[0] == 0
    terminal = start("contact", "edit", "王小明")
    terminal.asked("What is to change")
    terminal.answer("2")
    terminal.asked("phone")
    terminal.answer("-")
    assert terminal.end()[0] == 0
    assert last_line(known) == "contact edit 王小明 --phone none"


def test_a_wrong_answer_recalls_the_form(start: Start, known: Path) -> None:
    terminal = start("contact", "edit", "王小明")
    terminal.asked("What is to change")
    terminal.answer("phone")
    terminal.told("'{text}' is no whole number from {least} to {most}")
    terminal.told("write one number or several, like 2 5")
    terminal.asked("What is to change")
    terminal.instead("24")
    terminal.asked("a field of your own")
    terminal.answer("电话=1")
    terminal.told("'{field}' is no field of your own: --{option} says it")
    terminal.asked("a field of your own")
    terminal.instead("爱好=钓鱼")
    assert terminal.end()[0] == 0
    assert last_line(known) == "contact edit 王小明 --field 爱好=钓鱼"


def test_a_new_number_stands_beside_several_or_in_their_place(start: Start, known: Path) -> None:
    """As is said; what stays is typed, and nothing goes that was not named."""
    terminal = start("contact", "edit", "王小明", "--phone", "13800000003")
    terminal.asked("Where does 13800000003 stand")
    terminal.see("beside 13800000001, 13800000002")
    terminal.see("in place of 13800000001, 13800000002: those go")
    terminal.answer("1")
    code, shown = terminal.end()
    assert code == 0, shown
    assert last_line(known) == (
        "contact edit 王小明 --phone 13800000003 --phone 13800000001 --phone 13800000002"
    )
    terminal = start("contact", "edit", "王小明", "--phone", "13800000004")
    terminal.asked("Where does 13800000004 stand")
    terminal.answer("2")
    code, shown = terminal.end()
    assert code == 0, shown
    assert "13800000003, 13800000001, 13800000002 → 13800000004" in shown


def test_none_for_several_numbers_wants_a_yes(start: Start, known: Path) -> None:
    before = dump(known)
    terminal = start("contact", "edit", "王小明", "--phone", "none")
    terminal.see("All 2 go: 13800000001, 13800000002. Sure?")
    terminal.answer()
    code, shown = terminal.end()
    assert (code, shown.strip().splitlines()[-1]) == (0, "nothing changed")
    assert dump(known) == before
    terminal = start("contact", "edit", "王小明", "--phone", "none")
    terminal.see("2) ")
    terminal.answer("2")
    assert terminal.end()[0] == 0
    assert last_line(known) == "contact edit 王小明 --phone none"


def test_a_list_typed_where_all_that_is_known_was_shown_is_not_asked_about_again(
    start: Start, known: Path
) -> None:
    terminal = start("contact", "edit", "王小明")
    terminal.asked("What is to change")
    terminal.answer("2")
    terminal.asked("phone")
    terminal.answer("13800000003")
    assert terminal.end()[0] == 0
    assert last_line(known) == "contact edit 王小明 --phone 13800000003"


def test_an_introducer_who_can_not_be_one_is_told_at_once_and_asked_again(
    start: Start, known: Path
) -> None:
    """Himself, or one whom he introduced: neither ends the questions, nor loses an answer."""
    terminal = start("contact", "edit", "李素芬")
    terminal.asked("What is to change")
    terminal.answer("8 22")
    terminal.asked("employer")
    terminal.answer("明华")
    terminal.asked("introducer")
    terminal.answer("李素芬")
    terminal.told("{name} can't have introduced himself or herself")
    terminal.asked("introducer")
    terminal.instead("王小明")
    terminal.see("ring")
    terminal.asked("introducer")
    terminal.instead("王小芳")
    code, shown = terminal.end()
    assert code == 0, shown
    assert last_line(known) == "contact edit 李素芬 --employer 明华 --introducer 王小芳"


def test_an_introducer_who_is_gone_is_found_by_the_whole_name(start: Start, known: Path) -> None:
    """As behind the option: what is meant for him lands on nobody else."""
    assert start("contact", "add", "王小").end()[0] == 0
    assert start("contact", "archive", "王小").end()[0] == 0
    terminal = start("contact", "edit", "李素芬")
    terminal.asked("What is to change")
    terminal.answer("22")
    terminal.asked("introducer")
    terminal.answer("王小")
    code, shown = terminal.end()
    assert code == 0, shown
    assert last_line(known) == "contact edit 李素芬 --introducer 王小"


@pytest.mark.parametrize(
    ("lang", "risk", "mood"), [("zh", "稳健型", "positive"), ("en", "c2", "posi"), ("en", "3", "4")]
)
def test_a_typed_word_chooses_a_line(
    start: Start, known: Path, lang: str, risk: str, mood: str
) -> None:
    terminal = start("contact", "edit", "李素芬", lang=lang)
    terminal.asked("What is to change")
    terminal.answer("13 16")
    terminal.asked("risk level")
    terminal.answer(risk)
    terminal.asked("mood")
    terminal.answer(mood)
    code, shown = terminal.end()
    assert code == 0, shown
    assert last_line(known) == "contact edit 李素芬 --risk c2 --mood positive"


def test_a_typed_word_that_fits_no_line_chooses_none(start: Start, known: Path) -> None:
    terminal = start("contact", "edit", "李素芬")
    terminal.asked("What is to change")
    terminal.answer("16")
    terminal.asked("mood")
    terminal.answer("happy")
    terminal.type(5 * BACKSPACE)
    terminal.answer("neutral")
    code, shown = terminal.end()
    assert code == 0, shown
    assert last_line(known) == "contact edit 李素芬 --mood neutral"
