"""One of a few, picked by typing: what is pointed at after each key."""

import pytest

from rmtrack.cli.asking.picking import Picking
from rmtrack.domain.keys import Outcome
from rmtrack.views.terms import term

MOODS = (
    ("", "as it stands: positive"),
    ("resistant", "抗拒"),
    ("neutral", "中立"),
    ("positive", "积极"),
)
RISKS = (
    ("", "as it stands: C3 balanced"),
    ("C1", "C1 conservative"),
    ("C2", "C2 steady"),
    ("C3", "C3 balanced"),
)
MANY = tuple((str(one), term(one)) for one in Outcome) + tuple(
    (f"other-{n}", f"other {n}") for n in range(12)
)


def typed(choices: tuple[tuple[str, str], ...], signs: str) -> Picking:
    picking = Picking(choices)
    for sign in signs:
        picking = picking.with_typed(sign)
    return picking


@pytest.mark.parametrize(
    ("choices", "signs", "chosen"),
    [
        (MOODS, "", ""),
        (MOODS, "4", "positive"),
        (MOODS, "４", "positive"),
        (MOODS, "positive", "positive"),  # not where the word stands as well
        (MOODS, "Pos", "positive"),
        (MOODS, "积极", "positive"),
        (MOODS, "as it", ""),
        (MOODS, "stands", ""),
        (MOODS, "拒", "resistant"),
        (RISKS, "3", "C2"),  # a number is that of a line
        (RISKS, "c3", "C3"),
        (RISKS, "steady", "C2"),
        (RISKS, "balanced", "C3"),
        (MOODS, "13", "neutral"),  # there is no thirteenth: typed anew
        (MANY, "12", MANY[11][0]),
        (MANY, "1", MANY[0][0]),
        (MANY, "other 7", "other-7"),
        (MANY, "No_Answer", "no-answer"),
        (
            (("--degree", "--degree · how sure"), ("--amount", "--amount · money")),
            "amount",
            "--amount",
        ),
    ],
)
def test_a_number_or_a_word_points_at_the_line_it_means(
    choices: tuple[tuple[str, str], ...], signs: str, chosen: str
) -> None:
    picking = typed(choices, signs)
    assert (picking.key, picking.is_lost) == (chosen, False)


def test_what_fits_no_line_is_kept_and_said_until_it_is_taken_back() -> None:
    picking = typed(MOODS, "posx")
    assert (picking.typed, picking.is_lost) == ("posx", True)
    assert (picking.erased().typed, picking.erased().key) == ("pos", "positive")
    assert not picking.erased().is_lost
    assert Picking(MOODS).erased() == Picking(MOODS)


def test_once_all_is_taken_back_it_is_as_it_was_before() -> None:
    picking = Picking(MOODS, 2).with_typed("a")
    assert picking.erased().key == "neutral"


def test_arrow_keys_go_round_and_forget_what_was_typed() -> None:
    picking = typed(MOODS, "pos").moved(1)
    assert (picking.key, picking.typed) == ("", "")
    assert Picking(MOODS).moved(-1).key == "positive"


def test_what_is_pasted_is_typed_at_once() -> None:
    assert Picking(MOODS).with_typed("positive").key == "positive"
    assert Picking(MOODS).with_typed("\ud800").is_lost
