"""What is shown to be typed is read by a shell as it was meant."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.views.as_typed import as_typed


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("小明", "小明"),
        ("a@b.cn", "a@b.cn"),
        ("小 明", "'小 明'"),
        ("A&B", "'A&B'"),
        ("x'y", '"x\'y"'),
        ("$x'y", "'$x'\"'\"'y'"),
        ("", "''"),
    ],
)
def test_a_text_is_quoted_only_where_a_shell_would_take_it_apart(text: str, typed: str) -> None:
    assert as_typed(text) == typed


@given(text=st.text(st.sampled_from("小a1 '\"$`\\!&;|*~#(){}<>-_\t")))
def test_a_shell_reads_it_as_it_is(text: str) -> None:
    assert shlex.split(as_typed(text), comments=True) == [text]
