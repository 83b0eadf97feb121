"""A client who goes leaves nothing behind: every table that hangs on clients is thought of."""

from dataclasses import replace

import pytest

from rmtrack.domain.deal import Deal
from rmtrack.domain.errors import RuleError
from rmtrack.storage import merging
from rmtrack.storage.conflicts import LINKS
from rmtrack.storage.rows import table_of
from rmtrack.storage.store import Store
from rmtrack.storage.undoing import undo
from tests.storage.examples import AT, a_deal, add


def test_all_rows_that_hang_on_a_client_go_over() -> None:
    hanging = {table_of(query.kind) for query in merging.HANGING}
    tables = {link.table for link in LINKS if link.parent == "contact"} - {"contact"}
    assert hanging == tables


def test_only_introducers_hang_on_a_client_otherwise() -> None:
    columns = {(link.table, link.column) for link in LINKS if link.parent == "contact"}
    others = {pair for pair in columns if pair[1] != "contact_id"}
    assert others == {("contact", "introducer_id")}


def test_a_row_that_went_over_is_not_taken_back_past_what_was_written_of_it(store: Store) -> None:
    """Whatever column it was: it was written of the client who has the row now."""
    first, second = add(store, "王小明", "李姐")
    with store.command("deal", AT):
        deal = store.put(a_deal(second.id))
    with store.command("over", AT):
        store.put(replace(deal, contact_id=first.id))
    with store.command("product", AT):
        store.put(replace(deal, contact_id=first.id, product="年金"))
    with pytest.raises(RuleError, match="line 4 can't be undone: line 5 builds on it: product"):
        undo(store, AT, 4)
    undo(store, AT, 5)
    undo(store, AT, 4)
    assert store.get(Deal, deal.id) == deal
