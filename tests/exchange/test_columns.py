"""Headings of bank systems and people, in both languages."""

import pytest

from rmtrack.domain.errors import InputError
from rmtrack.exchange.columns import read_columns
from rmtrack.exchange.headings import FIELDS


@pytest.mark.parametrize(
    ("heading", "field"),
    [(word, field) for field, words in FIELDS.items() for word in words]
    + [
        ("Client Name", "name"),
        ("姓名*", "name"),
        ("客户姓名（必填）", "name"),
        ("Phone_Number", "phone"),
        ("手机号 ", "phone"),
        ("手机/电话", "phone"),
        ("E-mail", "email"),
        ("Last-Contact", "contacted_on"),
        ("ＡＵＭ", "assets"),
        ("出生日期(YYYY-MM-DD)", "birthday"),
        ("熟悉程度（0-9）", "familiarity"),
        ("\ufeff备注", "note"),
    ],
)
def test_a_heading_is_known(heading: str, field: str) -> None:
    header = [heading] if field == "name" else [heading, "客户姓名"]
    read = {column.field: column.heading for column in read_columns(header).read}
    assert field in read
    assert len(read) == len(header)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("资产", 1),
        ("资产（元）", 1),
        ("资产（万元）", 10_000),
        ("资产(单位：万元)", 10_000),
        ("总资产/万元", 10_000),
        ("资产万元", 10_000),
        ("AUM(万)", 10_000),
        ("管理资产[亿元]", 100_000_000),
        ("资产（百万元）", 1_000_000),
        ("资产（千元）", 1_000),
        ("资产（时点）", 1),
    ],
)
def test_assets_come_in_the_unit_of_their_heading(heading: str, unit: int) -> None:
    columns = read_columns(["姓名", heading])
    assert columns.read[1].field == "assets"
    assert columns.read[1].unit == unit


@pytest.mark.parametrize("heading", ["资产（美元）", "AUM (USD)", "总资产(万港币)"])
def test_foreign_money_is_not_taken_for_yuan(heading: str) -> None:
    assert read_columns(["姓名", heading]).ignored == (heading,)


def test_what_means_nothing_here_is_told() -> None:
    columns = read_columns(["客户号", "姓名", "", "客户经理", "最爱"])
    assert columns.ignored == ("客户号", "客户经理", "最爱")
    assert columns.dropped == ()


@pytest.mark.parametrize(
    "heading",
    [
        "身份证号",
        "证件号码",
        "银行卡号",
        "账号",
        "卡号",
        "ID Card",
        "Account Number",
        "id_no",
        "护照号",
        "Password",
    ],
)
def test_sensitive_numbers_are_dropped(heading: str) -> None:
    columns = read_columns(["姓名", heading, "微信账号"])
    assert columns.dropped == (heading,)
    assert [column.field for column in columns.read] == ["name", "wechat"]


@pytest.mark.parametrize(
    ("headings", "chosen", "first"),
    [
        (["联系电话", "手机号", "手机号"], {}, 2),
        (["手机", "手机"], {}, 1),
        (["手机号", "座机"], {"座机": "phone"}, 1),
        (["座机", "手机号"], {"座机": "phone"}, 2),
        (["座机", "宅电"], {"宅电": "phone", "座机": "手机"}, 1),
    ],
)
def test_of_several_phones_the_better_word_comes_first_and_none_is_lost(
    headings: list[str], chosen: dict[str, str], first: int
) -> None:
    """What the user says to be a phone stands behind one that is known by its own heading."""
    columns = read_columns(["姓名", *headings], chosen)
    fields = {column.place: column.field for column in columns.read[1:]}
    rest = dict.fromkeys(range(1, len(headings) + 1), "further_phones")
    assert fields == rest | {first: "phone"}
    assert columns.ignored == ()


@pytest.mark.parametrize(
    ("headings", "chosen", "told"),
    [
        (["备注", "说明"], {}, "'备注' and '说明' both mean note: .* --map 说明=none"),
        (["说明", "备注"], {}, "'备注' and '说明' both mean note: .* --map 说明=none"),
        (["户主"], {"户主": "name"}, "'户主' and '姓名' both mean name: .* --map 姓名=none"),
        (["甲", "乙"], {"甲": "note", "乙": "note"}, "'甲' and '乙' both mean note"),
        (["甲", "乙"], {"甲": "field:爱好", "乙": "field:爱好"}, "'甲' and '乙' both mean 爱好"),
        (["甲", "乙"], {"甲": "field:爱好", "乙": "field:愛好"}, "'甲' and '乙' both mean 愛好"),
        (["备注", "备注"], {}, "two columns are headed '备注': head one of them otherwise"),
    ],
)
def test_two_columns_of_one_field_are_refused(
    headings: list[str], chosen: dict[str, str], told: str
) -> None:
    with pytest.raises(InputError, match=told):
        read_columns(["姓名", *headings], chosen)


def test_of_two_columns_of_one_field_either_may_be_left_out() -> None:
    columns = read_columns(["户主", "姓名", "备注"], {"户主": "name", "姓名": "none"})
    assert [(c.place, c.field) for c in columns.read] == [(0, "name"), (2, "note")]
    assert columns.ignored == ()


def test_what_the_user_leaves_out_is_not_told_as_not_understood() -> None:
    columns = read_columns(["姓名", "手机", "客户号", "网点"], {"手机": "none", "客户号": "无"})
    assert (columns.ignored, columns.dropped) == (("网点",), ())


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"户主": "name"}, "the file has no column '户主': it has 姓名, 身份证号"),
        ({"姓名": "surname"}, "there is no field 'surname': write one of name, phone"),
        ({"身份证号": "note"}, "'身份证号' is never read in"),
    ],
)
def test_a_choice_that_fits_nothing_is_refused(chosen: dict[str, str], told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_columns(["姓名", "身份证号"], chosen)


def test_a_file_without_names_is_refused() -> None:
    with pytest.raises(
        InputError, match=r"no column holds the clients' names: .*found: 手机号, 备注"
    ):
        read_columns(["手机号", "", "备注"])
