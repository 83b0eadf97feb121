"""A command pays for what it uses: opening a store and asking loads nothing heavy."""

from pathlib import Path

import pytest

from tests.storage.test_opening import OPEN, run

HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "typing_extensions", "decimal"}
ASK = OPEN + (
    " from rmtrack.storage import queries, undoing;"
    " from datetime import datetime, UTC;"
    " store.all(queries.CONTACTS); undoing.history(store, 9); store.close();"
)


def loaded(code: str, *words: object) -> set[str]:
    out, err = run(f"import sys; {code} print(*sys.modules)", *words).communicate(timeout=60)
    assert err == ""
    return set(out.split())


@pytest.mark.parametrize("module", ["store", "opening", "queries", "undoing", "journal"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    modules = loaded(f"import rmtrack.storage.{module};")
    assert f"rmtrack.storage.{module}" in modules
    assert modules & HEAVY == set()


def test_asking_loads_nothing_heavy_and_no_value_that_is_not_asked_for(store_path: Path) -> None:
    modules = loaded(ASK, store_path)
    assert modules & (HEAVY | {"json"}) == set()
    assert "rmtrack.domain.contact" in modules
    values = {f"rmtrack.domain.{name}" for name in ("deal", "quota", "touch", "plan", "policy")}
    assert modules & values == set()


def test_making_a_store_loads_what_migrates_it(tmp_path: Path) -> None:
    """The watch above sees what it watches for."""
    modules = loaded(ASK, tmp_path / "rmtrack.db")
    assert {"alembic", "sqlmodel"} <= modules
