"""Rows that tell of one client become one, and never two clients one."""

from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.importing import ClientRow, MergedRow
from rmtrack.domain.joining import merge_rows
from rmtrack.domain.keys import Mood
from rmtrack.domain.money import Money

PHONE = "13800001234"


def row(number: int, name: str = "王小明", **details: object) -> ClientRow:
    return ClientRow(number, name, name)._replace(**details)  # type: ignore[arg-type]


def test_one_phone_is_one_client_and_the_later_row_fills_the_blanks() -> None:
    merging = merge_rows(
        [
            row(2, phone=PHONE, familiarity=4),
            row(3, "李雷"),
            row(4, phone=PHONE, familiarity=6, mood=Mood.POSITIVE, assets=Money.yuan(5)),
        ]
    )
    assert merging.clients == (
        row(2, phone=PHONE, familiarity=4, mood=Mood.POSITIVE, assets=Money.yuan(5)),
        row(3, "李雷"),
    )
    assert merging.merged == (MergedRow(4, 2, ("familiarity",)),)
    assert merging.faults == ()


def test_three_rows_fill_one_another() -> None:
    merging = merge_rows(
        [row(2, phone=PHONE), row(3, phone=PHONE, note="a"), row(4, phone=PHONE, note="b")]
    )
    assert merging.clients == (row(2, phone=PHONE, note="a"),)
    assert merging.merged == (MergedRow(3, 2, ()), MergedRow(4, 2, ("note",)))


def test_one_phone_with_two_names_is_a_fault_of_the_later_row() -> None:
    merging = merge_rows([row(2, phone=PHONE), row(3, "李雷", phone=PHONE, note="x")])
    assert merging.clients == (row(2, phone=PHONE),)
    (fault,) = merging.faults
    assert (fault.row, fault.column) == (3, None)
    assert str(fault).startswith("the phone number is that of '王小明' in row 2 already")


def test_a_name_alone_joins_nobody() -> None:
    rows = [row(2, phone=PHONE), row(3, phone="13800001235"), row(4), row(5, note="x")]
    assert merge_rows(rows).clients == tuple(rows)


def test_rows_that_are_all_the_same_are_one_client() -> None:
    merging = merge_rows(
        [row(2, note="x"), row(3, note="x"), row(4, "王 小明", name_key="王小明", note="x")]
    )
    assert merging.clients == (row(2, note="x"),)
    assert merging.merged == (MergedRow(3, 2, ()), MergedRow(4, 2, ()))


def test_a_birth_year_is_filled_in_only_where_the_day_agrees() -> None:
    known = row(2, phone=PHONE, birth_day="05-03")
    same = row(3, phone=PHONE, birth_day="05-03", birth_year=1980)
    other = row(3, phone=PHONE, birth_day="05-04", birth_year=1981)
    assert merge_rows([known, same]).clients == (
        row(2, phone=PHONE, birth_day="05-03", birth_year=1980),
    )
    assert merge_rows([known, other]).clients == (known,)
    assert merge_rows([known, other]).merged == (MergedRow(3, 2, ("birth_day",)),)
    blank = row(2, phone=PHONE)
    assert merge_rows([blank, other]).clients == (
        row(2, phone=PHONE, birth_day="05-04", birth_year=1981),
    )


def test_a_lunar_birthday_is_no_solar_one_and_comes_with_its_calendar() -> None:
    lunar = row(3, phone=PHONE, birth_day="05-03", birth_lunar=True, birth_year=1980)
    assert merge_rows([row(2, phone=PHONE), lunar]).clients == (lunar._replace(row=2),)
    solar = row(2, phone=PHONE, birth_day="05-03")
    assert merge_rows([solar, lunar]).clients == (solar,)


ROWS = st.lists(
    st.builds(
        row,
        st.just(0),
        st.sampled_from(["甲", "乙"]),
        phone=st.sampled_from([None, PHONE, "13800001235"]),
        note=st.sampled_from([None, "x", "y"]),
    )
)


@given(ROWS)
def test_every_row_is_a_client_merged_or_at_fault(rows: list[ClientRow]) -> None:
    numbered = [each._replace(row=number) for number, each in enumerate(rows, 2)]
    merging = merge_rows(numbered)
    told = [each.row for part in merging[:3] for each in part]
    assert sorted(told) == [each.row for each in numbered]
    assert [each.row for each in merging.contested] == [fault.row for fault in merging.faults]
    phones = [client.phone for client in merging.clients if client.phone]
    assert len(phones) == len(set(phones))
    assert merge_rows(merging.clients).clients == merging.clients
