"""A warning at a terminal fails the test that runs into it: in a process it would be shown."""

import warnings
from pathlib import Path

import pytest

from rmtrack.cli.asking import people
from tests.asking.conftest import Start


@pytest.mark.parametrize("kind", [RuntimeWarning, DeprecationWarning])
def test_a_warning_ends_a_copy(
    start: Start, filled: Path, kind: type[Warning], monkeypatch: pytest.MonkeyPatch
) -> None:
    def warn(*_words: object, **_options: object) -> str:
        warnings.warn("mind the gap", kind, stacklevel=1)
        return "1"

    monkeypatch.setattr(people, "ask_which", warn)
    code, shown = start("contact", "archive").end()
    assert code == 1, shown
    (report,) = filled.parent.glob("rmtrack-crash-*.txt")
    assert f"{kind.__name__}: mind the gap" in report.read_text(encoding="utf-8")
