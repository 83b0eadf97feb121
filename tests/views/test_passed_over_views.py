"""Who else may be meant stands on the screen of whoever is shown, and in the JSON."""

from collections.abc import Iterator

import pytest

from rmtrack import i18n
from rmtrack.domain.passed_over import PassedOver
from rmtrack.views.passed_over import passed_over_json, passed_over_lines

ARCHIVED = PassedOver(2, "李四", archived=True)
DEAD = ARCHIVED._replace(deceased=True)
RENAMED = PassedOver(1, "张三", archived=False, former_name="王小明")


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


@pytest.mark.parametrize(
    ("one", "english", "chinese"),
    [
        (ARCHIVED, "李四 (2) is archived: rmtrack show 2", "李四（2）已归档：rmtrack show 2"),
        (
            DEAD,
            "李四 (2) is kept as deceased: rmtrack show 2",
            "李四（2）记为已故：rmtrack show 2",
        ),
        (
            RENAMED,
            "张三 (1) was called 王小明: rmtrack show 1",
            "张三（1）曾用名王小明：rmtrack show 1",
        ),
        (
            RENAMED._replace(archived=True),
            "张三 (1) was called 王小明: rmtrack show 1",
            "张三（1）曾用名王小明：rmtrack show 1",
        ),
    ],
)
def test_each_is_told_in_a_line_with_the_way_to_him(
    one: PassedOver, english: str, chinese: str
) -> None:
    assert passed_over_lines([one]) == [english]
    i18n.use("zh")
    assert passed_over_lines([one]) == [chinese]


def test_each_has_all_its_facts_in_json() -> None:
    assert passed_over_json([RENAMED]) == [
        {"id": 1, "name": "张三", "archived": False, "deceased": False, "former_name": "王小明"}
    ]
