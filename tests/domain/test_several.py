"""Several facts in one place of a sentence: as text in English, for a view in any language."""

from rmtrack.domain.accepted import Accepted
from rmtrack.domain.keys import Mood, Risk
from rmtrack.domain.several import ARROW, Named, Several


def test_as_text_they_stand_behind_each_other() -> None:
    two = Several.of(("13800000001", "13800000002"))
    assert str(two) == "13800000001, 13800000002"
    people = Several.of((Named("王小明", 1), Named("李姐", 2)), joint=ARROW)
    assert str(people) == "王小明 (1) → 李姐 (2)"


def test_a_risk_level_is_spelt_as_its_banks_spell_it() -> None:
    assert str(Accepted.of({Risk.C1: ("保守型",), Risk.C5: ()})) == "C1, C5"
    assert str(Accepted.of({Mood.NEUTRAL: ()})) == "neutral"
