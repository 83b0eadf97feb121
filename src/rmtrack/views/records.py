"""A stored record as JSON: every field under its own name."""

from dataclasses import fields
from datetime import date, datetime
from typing import Any

from rmtrack.domain.days import Month
from rmtrack.domain.money import Money, factor_text

INTERNAL = frozenset({"owner", "name_key"})
RENAMED = {"for_month": "for"}
WRITTEN = {"factor": factor_text}  # what its type alone does not tell


def record_json(record: Any) -> dict[str, Any]:
    """Return the fields of a record; amounts as strings with two decimals, days in ISO."""
    return row_json({field.name: getattr(record, field.name) for field in fields(record)})


def row_json(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row of values, each as JSON has it."""
    return {
        RENAMED.get(name, name): WRITTEN.get(name, value_json)(value)
        for name, value in row.items()
        if name not in INTERNAL
    }


def value_json(value: Any) -> Any:
    """Return one value as JSON has it."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return str(value) if isinstance(value, date | Money | Month) else value
