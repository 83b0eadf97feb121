"""What a list tells beside the record: tags, who introduced, further phones, own fields."""

from pathlib import Path

import pytest

from rmtrack.domain.brought import Brought
from rmtrack.domain.errors import InputError
from rmtrack.domain.importing import ClientRow, MergedRow, Sheet
from rmtrack.exchange.clients import read_client_file, read_clients
from rmtrack.exchange.columns import read_chosen, read_columns
from rmtrack.exchange.csv_files import Row, Table
from tests.exchange.test_clients import TODAY

ONE, TWO, THREE, FOUR = (f"1380000000{n}" for n in range(1, 5))


def sheet(header: str, *rows: str, chosen: dict[str, str] | None = None) -> Sheet:
    cells = [Row(n, tuple(row.split("&"))) for n, row in enumerate((header, *rows), 1)]
    return read_clients(Table(cells[0], tuple(cells[1:]), "utf-8"), TODAY, chosen=chosen)


def only(header: str, cells: str, chosen: dict[str, str] | None = None) -> ClientRow:
    read = sheet(f"姓名&{header}", f"王小明&{cells}", chosen=chosen)
    assert [str(fault) for fault in read.faults] == []
    return read.clients[0]


@pytest.mark.parametrize("between", ["/", "、", ";", "；", ",", "，", "|", " / ", "\n", "\r\n"])
def test_a_cell_may_hold_several_phones_and_several_tags(between: str) -> None:
    row = only("手机&标签", f"{TWO}{between}{ONE}&VIP 客户{between}tea")
    assert (row.phone, row.more) == (TWO, Brought(phones=(ONE,), tags=("VIP 客户", "tea")))


def test_a_space_parts_nothing() -> None:
    row = only("手机&标签", "138 0000 0001/021 5550 1234&wine lover")
    assert row.phones == (ONE, "02155501234")
    assert row.more.tags == ("wine lover",)


@pytest.mark.parametrize(
    ("header", "cells", "phones"),
    [
        ("电话2&手机", f"{TWO}&{ONE}", (ONE, TWO)),
        ("手机号&手机号2&其他电话", f"{ONE}&{TWO}&{THREE}/{FOUR}", (ONE, TWO, THREE, FOUR)),
        ("手机1&手机 2&Phone 3", f"{ONE}&{TWO}&{THREE}", (ONE, TWO, THREE)),
        ("手机&电话2", f"&{TWO}", (TWO,)),
        ("手机&电话2", f"{ONE}&无", (ONE,)),
        ("手机&电话2", f"{ONE}/-/{TWO}&{ONE}", (ONE, TWO)),
        ("手机&备用电话", "-&", ()),
        ("手机&手机", f"{ONE}&{TWO}", (ONE, TWO)),
        ("联系电话&手机号", f"{ONE}&{TWO}", (TWO, ONE)),
        ("联系电话&手机号", f"{ONE}&", (ONE,)),
    ],
)
def test_further_phones_stand_in_columns_of_their_own(
    header: str, cells: str, phones: tuple[str, ...]
) -> None:
    assert only(header, cells).phones == phones


@pytest.mark.parametrize(
    ("header", "cells"), [("手机", f"{ONE}/12"), ("手机&电话2", f"{ONE}&1.3E+10")]
)
def test_each_number_must_be_one(header: str, cells: str) -> None:
    (fault,) = sheet(f"姓名&{header}", f"王小明&{cells}").faults
    assert fault.column == header.rsplit("&", maxsplit=1)[-1]


def test_tags_of_several_columns_are_put_together_each_once() -> None:
    assert only("标签&Tags", "golf、茶/无&茶;wine").more.tags == ("golf", "茶", "wine")


@pytest.mark.parametrize("header", ["介绍人", "介绍人姓名", "Introducer"])
def test_who_introduced_is_a_name(header: str) -> None:
    more = only(header, " 張 偉 ").more
    assert (more.introducer, more.introducer_key) == ("張 偉", "张伟")
    assert only(header, "无").more == Brought()
    (fault,) = sheet(f"姓名&{header}", "王小明&12").faults
    assert fault.column == header


@pytest.mark.parametrize(
    ("cell", "products"), [("3", 3), ("0", 0), ("3.0", 3), ("5个", 5), ("", None), ("３", 3)]
)
@pytest.mark.parametrize("header", ["产品数", "持有产品数", "Product count"])
def test_products_are_counted(header: str, cell: str, products: int | None) -> None:
    assert only(header, cell).more.products == products


@pytest.mark.parametrize("cell", ["many", "-1", "1000", "1.5"])
def test_what_is_no_number_of_products_is_a_fault(cell: str) -> None:
    (fault,) = sheet("姓名&产品数", f"王小明&{cell}").faults
    assert fault.column == "产品数"


@pytest.mark.parametrize(
    ("meant", "own"),
    [
        ("field:爱好", (("爱好", "钓鱼"),)),
        ("field：爱好", (("爱好", "钓鱼"),)),
        ("自定义:爱好", (("爱好", "钓鱼"),)),
        ("field", (("最爱", "钓鱼"),)),
        ("自定义:", (("最爱", "钓鱼"),)),
    ],
)
def test_a_column_may_be_a_field_of_ones_own(meant: str, own: tuple[tuple[str, str], ...]) -> None:
    assert only("最爱", "钓鱼", {"最爱": meant}).more.own == own
    assert only("最爱", "-", {"最爱": meant}).more.own == ()


def test_a_column_said_to_be_a_phone_is_a_further_one_beside_the_one_known() -> None:
    assert only("座机&手机号", f"{TWO}&{ONE}", {"座机": "phone"}).phones == (ONE, TWO)


def test_no_column_becomes_a_field_of_ones_own_by_itself() -> None:
    read = sheet("姓名&最爱", "王小明&钓鱼")
    assert read.ignored == ("最爱",)
    assert read.clients[0].more == Brought()


@pytest.mark.parametrize(
    ("meant", "phone"), [("phone", ONE), ("手机", ONE), ("none", None), ("无", None)]
)
def test_a_column_is_read_as_it_is_said_or_left_out(meant: str, phone: str | None) -> None:
    assert only("座机", ONE, {"座机": meant}).phone == phone
    columns = read_columns(["姓名", "手机"], {"手机": "none"})
    assert columns.ignored == ()


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        (None, {}),
        (["座机=phone", " 最爱 ＝ field:爱好 "], {"座机": "phone", "最爱": "field:爱好"}),
        (["a=b=c"], {"a": "b=c"}),
    ],
)
def test_what_columns_mean_is_typed(typed: list[str] | None, chosen: dict[str, str]) -> None:
    assert read_chosen(typed) == chosen


@pytest.mark.parametrize("typed", ["座机", "=phone", "座机=", " = "])
def test_what_maps_no_column_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="maps no column"):
        read_chosen([typed])


@pytest.mark.parametrize(
    ("heading", "meant", "told"),
    [
        ("最爱", "hobby", "there is no field 'hobby': write one of name, .*field:爱好"),
        ("最爱", "field:" + "x" * 21, "names no field"),
        ("x" * 21, "field", "names no field"),
        ("座机", "field:phone", "'phone' is no field of your own: write --map 座机=phone$"),
        ("座机", "自定义:手机号", "'手机号' is no field of your own: write --map 座机=phone$"),
        ("手机号", "field", "'手机号' is no field of your own: write --map 手机号=phone$"),
        ("资金", "field", "'资金' is no field of your own: write --map 资金=money$"),
        ("层级", "field:Risk Until", "write --map 层级=risk_until$"),
        ("身份证号", "field:证件", "is never read in"),
        ("银行卡号", "field", "is never read in"),
    ],
)
def test_a_field_that_can_not_be_is_refused(heading: str, meant: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_columns(["姓名", heading], {heading: meant})


def test_rows_that_share_any_number_are_one_client() -> None:
    read = sheet(
        "姓名&手机&电话2&标签&介绍人&产品数&最爱",
        f"甲&{ONE}&{TWO}&a&乙&2&茶",
        f"甲&{TWO}&{THREE}&b&丙&3&酒",
        f"甲&{THREE}&&a&&&",
        chosen={"最爱": "field"},
    )
    (client,) = read.clients
    assert client.phones == (ONE, TWO, THREE)
    assert client.more == Brought((TWO, THREE), ("a", "b"), "乙", "乙", 2, (("最爱", "茶"),))
    assert read.merged == (
        MergedRow(3, 2, ("introducer", "products", "最爱")),
        MergedRow(4, 2, ()),
    )


def test_numbers_of_two_clients_are_a_fault() -> None:
    read = sheet("姓名&手机", f"甲&{ONE}", f"甲&{TWO}", f"甲&{ONE}/{TWO}", f"乙&{THREE}/{ONE}")
    assert [(fault.row, str(fault).partition(":")[0]) for fault in read.faults] == [
        (4, "its phone numbers are those of rows 2, 3 already"),
        (5, "the phone number is that of '甲' in row 2 already"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_file_of_either_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    source = tmp_path / "clients.csv"
    text = (
        "客户姓名,手机号,其他电话,标签,介绍人,持有产品数,最爱\n"
        f"王小明,{ONE},{TWO}、{THREE},高尔夫；茶,李姐,3,钓鱼\n"
    )
    source.write_bytes(text.encode(encoding))
    (client,) = read_client_file(source, TODAY, chosen={"最爱": "自定义:爱好"}).clients
    assert client.more == Brought(
        (TWO, THREE), ("高尔夫", "茶"), "李姐", "李姐", 3, (("爱好", "钓鱼"),)
    )
