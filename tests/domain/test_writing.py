"""Words of the user's own: one word, one writing."""

import pytest

from rmtrack.domain.writing import Writings


@pytest.mark.parametrize(
    ("words", "known", "written"),
    [
        (["GOLF", "golf", "Ｇｏｌｆ"], ["golf"], ("golf",)),
        (["Tea", "TEA"], [], ("Tea",)),
        (["tea", "golf"], ["Golf"], ("tea", "Golf")),
        (["golf"], ["Golf", "golf"], ("Golf",)),  # of an older store: the first holds
        ([], ["golf"], ()),
    ],
)
def test_a_word_is_written_as_it_was_first_and_once(
    words: list[str], known: list[str], written: tuple[str, ...]
) -> None:
    assert Writings(known).of(words) == written
