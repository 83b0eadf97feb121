"""A stored record as JSON: every field under its own name."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from rmtrack.domain.days import Month
from rmtrack.domain.money import Money, factor_text

INTERNAL = frozenset({"owner", "name_key"})
RENAMED = {"for_month": "for"}
AS_TEXT = (date, Money, Month)


def _answers(text: str | None) -> Any:
    """Return the answers of an assessment by question; most records have none."""
    if text is None:
        return None
    from rmtrack.domain.assessing import answers_kept  # noqa: PLC0415 - `show` must not wait for it
    from rmtrack.views.answers import answers_json  # noqa: PLC0415 - as above

    return answers_json(answers_kept(text))


WRITTEN: dict[str, Callable[[Any], Any]] = {  # what its type alone does not tell
    "factor": factor_text,
    "answers": _answers,
}


def record_json(record: Any) -> dict[str, Any]:
    """Return the fields of a record; amounts as strings with two decimals, days in ISO."""
    return row_json({name: getattr(record, name) for name in record.__dataclass_fields__})


def row_json(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row of values, each as JSON has it."""
    return {
        RENAMED.get(name, name): None if value is None else WRITTEN.get(name, value_json)(value)
        for name, value in row.items()
        if name not in INTERNAL
    }


def value_json(value: Any) -> Any:
    """Return one value as JSON has it."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return str(value) if isinstance(value, AS_TEXT) else value
