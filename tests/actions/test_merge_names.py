"""Two of one name become one: it is no name of before, wherever names of before are told."""

import pytest

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.duplicates import list_duplicates
from rmtrack.actions.editing import archive_contact, edit_contact
from rmtrack.actions.find import find_clients
from rmtrack.actions.history import undo
from rmtrack.actions.importing import import_clients
from rmtrack.actions.merge import merge_contacts
from rmtrack.actions.who import find_contact
from rmtrack.domain.errors import AmbiguousError, NotFoundError
from rmtrack.domain.likeness import Reason
from rmtrack.domain.lookup import Match
from rmtrack.domain.merged import Merged
from rmtrack.domain.namesakes import Rival
from rmtrack.reading.names import name_fields
from rmtrack.reading.searching import read_search
from rmtrack.views.counts import record_count
from rmtrack.views.merging import merged_lines, remark_text
from tests.actions.values import a_client, a_row, a_sheet, add

ONE = "13800000001"


def merge(desk: Desk, who: str = "1", other: str = "2") -> Merged:
    return merge_contacts(desk, who, other, remark=remark_text)


@pytest.fixture
def one(desk: Desk) -> Desk:
    """Return a desk with a client who was two of one name, one of them without a phone."""
    for phone in (ONE, None):
        add_contact(desk, a_client(phone=phone))
    merge(desk)
    return desk


def test_it_is_told_as_no_name_of_before(one: Desk) -> None:
    undo(one)
    assert "former name" not in merged_lines(merge(one), cells=80)
    (found,) = find_clients(one, read_search("小明")).found
    assert found.match is Match.NAME


def test_no_candidate_is_told_by_it(one: Desk) -> None:
    add(one, "王小明明")
    with pytest.raises(AmbiguousError) as caught:
        find_contact(one.store, "小明")
    told = [rival for _number, rival in caught.value.candidates]
    assert [rival.former_name for rival in told if isinstance(rival, Rival)] == [None, None]


def test_who_is_archived_is_not_told_to_have_been_called_so(one: Desk) -> None:
    archive_contact(one, "1")
    with pytest.raises(NotFoundError) as caught:
        find_contact(one.store, "小明")
    assert "former" not in caught.value.facts


def test_two_of_one_name_are_alike_by_that_and_not_by_one_of_before(one: Desk) -> None:
    add_contact(one, a_client())
    found = list_duplicates(one)
    (group,) = found.groups
    assert Reason.FORMER not in group.reasons
    assert found.former == {}


def test_an_import_does_not_call_it_one_of_before(one: Desk) -> None:
    done = import_clients(one, a_sheet(a_row(2)))
    assert done.unclear.renamed == ()


def test_renamed_since_he_was_called_so_before(one: Desk) -> None:
    edit_contact(one, "1", name_fields("王晓明"))
    (found,) = find_clients(one, read_search("小明")).found
    assert (found.match, found.text) == (Match.FORMER_NAME, "王小明")
    assert list_duplicates(one).groups == ()


def test_a_count_of_rows_calls_none_a_name_of_before() -> None:
    """It can't tell which of them is the present one."""
    assert record_count("former_name", 1) == "1 further name"
    assert record_count("former_name", 2) == "2 further names"
