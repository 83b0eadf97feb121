"""What scripts rely on: every command answers JSON, with the keys and values that are promised."""

import re
from pathlib import Path
from typing import Any

import pytest

from rmtrack.cli.words import WORDS
from tests.cli.program import Program, branches

SAMPLES = {
    "today": ("today", "rmtrack.today/1"),
    "log": ("log 王小明 想看年金方案 --next fri", "rmtrack.log/1"),
    "plan": ("plan", "rmtrack.plan/1"),
    "plan list": ("plan list", "rmtrack.months/1"),
    "pipeline": ("pipeline", "rmtrack.pipeline/1"),
    "grid": ("grid", "rmtrack.grid/1"),
    "contact add": ("contact add 新人", "rmtrack.contact/1"),
    "contact edit": ("contact edit 王小明 --note 老客户", "rmtrack.contact/1"),
    "contact list": ("contact list", "rmtrack.contacts/1"),
    "contact assess": ("contact assess 王小明 --familiarity 7", "rmtrack.assessment/1"),
    "contact merge": ("contact merge 1 2 --prefer first", "rmtrack.contact/1"),
    "contact archive": ("contact archive 王小明", "rmtrack.contact/1"),
    "show": ("show 王小明", "rmtrack.show/1"),
    "find": ("find 王", "rmtrack.find/1"),
    "snooze": ("snooze 王小明 +2w", "rmtrack.snooze/1"),
    "deal add": ("deal add 王小明 5万", "rmtrack.deal/1"),
    "deal win": ("deal win 8", "rmtrack.deal/1"),
    "deal move": ("deal move 8 --degree leaning", "rmtrack.deal/1"),
    "deal lose": ("deal lose 8 --reason price", "rmtrack.deal/1"),
    "deal edit": ("deal edit 8 --product 年金", "rmtrack.deal/1"),
    "deal show": ("deal show 8", "rmtrack.deal/1"),
    "deal list": ("deal list", "rmtrack.deals/1"),
    "import": ("import clients.csv", "rmtrack.import/1"),
    "undo": ("undo", "rmtrack.history-line/1"),
    "redo": ("redo", "rmtrack.history-line/1"),
    "history": ("history", "rmtrack.history/1"),
    "demo": ("demo", "rmtrack.demo/1"),
    "config": ("config", "rmtrack.config/1"),
    "config set": ("config set list_length 15", "rmtrack.setting/1"),
    "config unset": ("config unset list_length", "rmtrack.setting/1"),
}
AMOUNTS = {
    *("quota", "booked", "prebooked", "pace", "left", "left_this_week", "needed_today", "surplus"),
    *("target", "flat_target", "amount", "assets", "open_weighted"),
}
DAYS = {"on", "expected_on", "closed_on", "opened_on", "added_on", "due_on", "booked_on"}
DAYS |= {"last_touch_on", "next_touch_on", "contacted_on", "happened_on"}


def facts(document: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - any document
    """Return every key of a document with its value, at any depth; but for counts of deals.

    A measure in deals has the names of one in money, and plain numbers.
    """
    if isinstance(document, list):
        return [fact for part in document for fact in facts(part)]
    if not isinstance(document, dict):
        return []
    own = list(document.items())
    counts = [value for key, value in own if key == "deals" and isinstance(value, dict)]
    return own + [fact for _key, value in own if value not in counts for fact in facts(value)]


def test_every_command_has_a_sample_here() -> None:
    assert SAMPLES.keys() == {line for line, word in branches(WORDS) if word.module}


@pytest.fixture
def answered(month: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return rmtrack on the demo's month, with a file to import and a command to redo."""
    (tmp_path / "clients.csv").write_text("客户姓名,手机号\n赵敏,13800000001\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    month("contact add 旧人")
    month("undo")
    return month


@pytest.mark.parametrize(("line", "schema"), SAMPLES.values(), ids=SAMPLES)
def test_every_command_answers_one_document(answered: Program, line: str, schema: str) -> None:
    result = answered(f"{line} --json")
    assert (result.code, result.err) == (0, "")
    assert result.json["schema"] == schema
    assert next(iter(result.json)) == "schema"
    assert result.out.endswith("}\n")
    assert "\\u" not in result.out


@pytest.mark.parametrize(("line", "schema"), SAMPLES.values(), ids=SAMPLES)
def test_amounts_are_strings_with_two_decimals_and_days_are_iso(
    answered: Program, line: str, schema: str
) -> None:
    del schema
    for key, value in facts(answered(f"{line} --json").json):
        if key in AMOUNTS and value is not None:
            assert re.fullmatch(r"-?[0-9]+\.[0-9]{2}", value), key
        if key in DAYS and value is not None:
            assert re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value), key
        if key in {"at", "happened_at"}:
            assert re.fullmatch(r"[-0-9]{10}T[:0-9]{8}\+[0-9]{2}:[0-9]{2}", value), key


@pytest.mark.parametrize(
    "line", ["today", "plan", "pipeline", "grid", "contact list", "deal list", "history"]
)
def test_only_texts_follow_the_language(month: Program, line: str) -> None:
    """Keys, codes and numbers are the same in both."""

    def without_texts(lang: str) -> list[tuple[str, str]]:
        found = facts(month(f"{line} --json --lang {lang}").json)
        return [
            (key, str(value))
            for key, value in found
            if key not in {"text", "opening"} and not isinstance(value, list | dict)
        ]

    assert without_texts("en") == without_texts("zh") != []
