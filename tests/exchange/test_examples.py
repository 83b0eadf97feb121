"""The lists in `examples/` are what the guides say they are."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from rmtrack.exchange.clients import read_client_file
from tools.make_examples import files

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 11, 2)


@pytest.mark.parametrize("name", files())
def test_an_example_is_as_its_generator_writes_it(name: str) -> None:
    assert (EXAMPLES / name).read_bytes() == files()[name]


def test_the_good_list_is_300_clients_without_a_fault() -> None:
    sheet = read_client_file(EXAMPLES / "clients-gb18030.csv", TODAY)
    assert (sheet.encoding, sheet.rows, len(sheet.clients), sheet.faults) == (
        "gb18030",
        301,
        300,
        (),
    )
    assert [(row.row, row.into) for row in sheet.merged] == [(302, 43)]
    assert sheet.ignored == ("客户号",)
    names = Counter(client.name for client in sheet.clients)
    assert names["王小明"] == 1
    assert {"王䶮", "李𬭎"} <= set(names)
    assert [name for name, count in names.items() if count > 1] == ["张伟"]


def test_the_good_list_is_a_pool_of_all_kinds() -> None:
    clients = read_client_file(EXAMPLES / "clients-gb18030.csv", TODAY).clients
    placed = [
        (client.familiarity // 3, client.mood)
        for client in clients
        if client.familiarity is not None
    ]
    assert len(placed) == 202
    assert all(mood for _, mood in placed)
    assert len({(min(band, 2), mood) for band, mood in placed}) == 9
    assert all(day <= TODAY for client in clients if (day := client.contacted_on))


def test_every_phone_is_made_up() -> None:
    clients = read_client_file(EXAMPLES / "clients-gb18030.csv", TODAY).clients
    phones = [client.phone for client in clients if client.phone]
    assert len(phones) == len(set(phones)) == 290
    assert all(phone.startswith("1380000") for phone in phones)


def test_the_list_with_faults_has_one_of_every_kind() -> None:
    sheet = read_client_file(EXAMPLES / "clients-with-faults.csv", TODAY)
    assert [client.name for client in sheet.clients] == ["赵敏", "蒋欣", "吕宁"]
    assert sheet.refused == (*range(3, 13), *range(14, 22))
    assert len({fault.sentence for fault in sheet.faults}) == 16
