"""What a bank's list tells of a client beyond the bare details."""

from datetime import date

import pytest

from rmtrack.domain.importing import ClientRow
from rmtrack.domain.keys import Risk
from rmtrack.exchange.clients import read_clients
from rmtrack.exchange.csv_files import Row, Table

TODAY = date(2026, 11, 2)


def sheet(header: str, *rows: str) -> Table:
    lines = [Row(n, tuple(line.split("|"))) for n, line in enumerate((header, *rows), 1)]
    return Table(lines[0], tuple(lines[1:]), "utf-8")


def only(header: str, cells: str) -> ClientRow:
    read = read_clients(sheet(f"姓名|{header}", f"王小明|{cells}"), TODAY)
    assert read.faults == ()
    (client,) = read.clients
    return client


@pytest.mark.parametrize(
    "header",
    [
        "工作单位|所在地区|家庭情况|沟通风格|风险等级|风险测评有效期|是否有资金|决策权|是否有需求",
        "Employer|Area|Family|Style|Risk level|Risk until|Has money|Authority|Has need",
    ],
)
def test_a_profile_is_read_under_either_languages_headings(header: str) -> None:
    client = only(header, "明华|浦东|两个孩子|要看数字|C3（平衡型）|2027-03-31|有|否|")
    assert client._replace(name="", name_key="", readings=None) == ClientRow(
        2,
        "",
        "",
        employer="明华",
        area="浦东",
        family="两个孩子",
        style="要看数字",
        risk=Risk.C3,
        risk_until=date(2027, 3, 31),
        money=True,
        authority=False,
    )


@pytest.mark.parametrize(
    ("header", "cells", "year", "day", "lunar"),
    [
        ("生日", "农历八月十五", None, "08-15", True),
        ("生日", "1968年八月初五", 1968, "08-05", True),
        ("农历生日", "08-15", None, "08-15", True),
        ("农历生日", "农历1968-08-15", 1968, "08-15", True),
        ("农历生日", "1968年阴历八月十五", 1968, "08-15", True),
        ("农历生日|生日", "八月十五|1968-10-06", None, "08-15", True),
        ("生日|农历生日", "1968-10-06|1968-08-15", 1968, "08-15", True),
        ("生日|农历生日", "1968-10-06|", 1968, "10-06", False),
    ],
)
def test_a_lunar_birthday_is_known_by_its_words_or_by_its_heading(
    header: str, cells: str, year: int | None, day: str, lunar: bool
) -> None:
    client = only(header, cells)
    assert client.birth_day == day
    assert client.birth_lunar is lunar
    if header != "农历生日|生日":
        assert client.birth_year == year


def test_what_can_not_be_is_a_fault_of_its_cell() -> None:
    table = sheet("姓名|风险等级|是否有资金|农历生日", "王小明|C9|也许|13-05")
    faults = read_clients(table, TODAY).faults
    assert [(fault.row, fault.column) for fault in faults] == [
        (2, "风险等级"),
        (2, "是否有资金"),
        (2, "农历生日"),
    ]


def test_a_birthday_of_either_calendar_is_a_fault_that_names_both_ways_out() -> None:
    (fault,) = read_clients(sheet("姓名|生日", "王小明|1975年八月十五"), TODAY).faults
    told = "'1975年八月十五' may be lunar or solar: write 农历1975年八月十五 or 1975年8月15日"
    assert (fault.row, fault.column, str(fault)) == (2, "生日", told)
