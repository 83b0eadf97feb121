"""Every value can be given by its key and in Chinese."""

from enum import StrEnum

import pytest

from rmtrack.domain import keys
from rmtrack.domain.errors import InputError
from rmtrack.domain.grid import CELLS, Cell
from rmtrack.domain.keys import Band, DealState, Degree, Kind, Mood, Objection, Outcome, Sex
from rmtrack.reading import words
from rmtrack.reading.words import (
    read_any_category,
    read_category,
    read_cell,
    read_degree_or_any,
    read_familiarity,
    read_word,
)

SETS: list[type[StrEnum]] = [
    kind
    for kind in vars(keys).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
]
MEMBERS = [member for kind in SETS for member in kind]


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: f"{type(member).__name__}-{member}")
def test_every_value_has_a_key_and_a_chinese_word(member: StrEnum) -> None:
    others = words._SETS[type(member)][0][member]  # noqa: SLF001 - the table itself is the matter
    assert any(not word.isascii() for word in others)
    for text in (member.value, member.value.upper(), f" {member.value} ", *others):
        assert read_word(type(member), text) is member


@pytest.mark.parametrize("kind", SETS)
def test_no_word_means_two_values(kind: type[StrEnum]) -> None:
    table = words._SETS[kind][0]  # noqa: SLF001 - the table itself is the matter
    told = [word for key, others in table.items() for word in (str(key), *others)]
    assert len(told) == len(set(told))
    assert set(table) == set(kind)


@pytest.mark.parametrize(
    ("kind", "text", "member"),
    [
        (Mood, "中立", Mood.NEUTRAL),
        (Mood, "抗拒", Mood.RESISTANT),
        (Band, "高", Band.HIGH),
        (Sex, "女", Sex.FEMALE),
        (Sex, "M", Sex.MALE),
        (Kind, "打电话", Kind.CALL),
        (Kind, "ＣＡＬＬ", Kind.CALL),
        (Outcome, "无人接听", Outcome.NO_ANSWER),
        (Outcome, "no answer", Outcome.NO_ANSWER),
        (Outcome, "no_answer", Outcome.NO_ANSWER),
        (Degree, "有意向", Degree.LEANING),
        (DealState, "成交", DealState.WON),
        (Objection, "流动性", Objection.LIQUIDITY),
        (Objection, "Has RM", Objection.HAS_RM),
    ],
)
def test_a_word_is_its_value(kind: type[StrEnum], text: str, member: StrEnum) -> None:
    assert read_word(kind, text) is member


@pytest.mark.parametrize("kind", SETS)
def test_an_unknown_word_is_answered_with_what_is_accepted(kind: type[StrEnum]) -> None:
    for text in ("", "whatever"):
        with pytest.raises(InputError, match=f"there is no .*'{text}'") as told:
            read_word(kind, text)
        assert all(member.value in str(told.value).lower() for member in kind)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("0", 0),
        ("9", 9),
        ("７", 7),
        ("low", 1),
        ("MIDDLE", 4),
        ("high", 7),
        ("低", 1),
        ("中", 4),
        ("高", 7),
    ],
)
def test_a_familiarity_is_a_number_or_a_band(text: str, level: int) -> None:
    assert read_familiarity(text) == level


@pytest.mark.parametrize("text", ["", "10", "12", "-1", "1.5", "07", "²", "九", "very"])
def test_a_familiarity_off_the_scale_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="write 0 to 9, or low, middle, high"):
        read_familiarity(text)


def test_a_category_is_one_of_those_known() -> None:
    assert [read_category(text) for text in ("投资", "Insurance", "存款")] == list(keys.CATEGORIES)
    assert read_category("信用卡", known=(*keys.CATEGORIES, "信用卡")) == "信用卡"
    assert read_category("fund", known=("Fund",)) == "Fund"


def test_another_category_is_refused() -> None:
    with pytest.raises(InputError, match="investment, insurance, deposit"):
        read_category("cards")
    with pytest.raises(InputError, match="write insurance, 信用卡"):
        read_category("投资", known=("insurance", "信用卡"))


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_reads_as_it_is_written(cell: Cell) -> None:
    assert read_cell(str(cell)) == cell


@pytest.mark.parametrize(
    "text", ["high/positive", "HIGH / positive", "高/积极", "高·积极", "高／积极", "high·积极"]
)
def test_a_cell_can_be_written_in_both_languages(text: str) -> None:
    assert read_cell(text) == Cell(Band.HIGH, Mood.POSITIVE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("high", "there is no cell 'high': write band and mood, like high/positive"),
        ("", "there is no cell ''"),
        ("near/positive", "there is no band 'near'"),
        ("high/happy", "there is no mood 'happy'"),
        ("high/positive/x", "there is no mood 'positive/x'"),
    ],
)
def test_what_is_no_cell_is_refused(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_cell(text)


def test_a_category_to_look_for_may_be_one_of_former_days() -> None:
    assert read_any_category("保险") == "insurance"
    assert read_any_category(" 开户 ") == "开户"
    with pytest.raises(InputError, match="there is no category ''"):
        read_any_category(" ")


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("any", None),
        (" ALL", None),
        ("全部", None),
        ("leaning", Degree.LEANING),
        ("有意向", Degree.LEANING),
    ],
)
def test_a_degree_or_the_word_for_every_one(text: str, degree: Degree | None) -> None:
    assert read_degree_or_any(text) is degree


def test_what_is_neither_is_refused_with_all_that_is_accepted() -> None:
    with pytest.raises(InputError, match=r"no degree 'hopeful': write committed, .*, any$"):
        read_degree_or_any("hopeful")
