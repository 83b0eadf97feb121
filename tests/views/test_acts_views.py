"""Acts in words and in JSON, and what of it is the user's own."""

import json
from collections.abc import Iterator

import pytest

from rmtrack import i18n
from rmtrack.domain.acts import Acts, AverageDeal, Basis, Rate
from rmtrack.domain.keys import INSURANCE, INVESTMENT
from rmtrack.domain.money import Money
from rmtrack.views.acts import acts_json, acts_text, average_text, basis_json, rates_text

ASSUMED = Money.yuan(100_000)
UNKNOWN = Basis({}, calls=Rate(0, 0, 3), meetings=Rate(0, 0, 4), assumed=ASSUMED)
OWN = Basis(
    {INSURANCE: AverageDeal(Money.yuan(43_210), 7, own=True)},
    calls=Rate(4, 12, 3),
    meetings=Rate(10, 41, 4),
    assumed=ASSUMED,
)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


@pytest.mark.parametrize(
    ("acts", "english", "chinese"),
    [
        (
            Acts(1, 4, 12),
            "about 1 average deal, 4 meetings, 12 calls",
            "约1笔平均成交、4次面谈、12通电话",
        ),
        (
            Acts(2, 1, 1),
            "about 2 average deals, 1 meeting, 1 call",
            "约2笔平均成交、1次面谈、1通电话",
        ),
        (Acts(), "", ""),
    ],
)
def test_acts_in_words(acts: Acts, english: str, chinese: str) -> None:
    assert acts_text(acts) == english
    i18n.use("zh")
    assert acts_text(acts) == chinese


def told(basis: Basis) -> list[str]:
    """Return the parts of what is told, in English and then in Chinese."""
    average = basis.average_deal(INSURANCE)
    english = [*average_text(average).split(", "), *rates_text(basis).split(", ")]
    i18n.use("zh")
    return [*english, average_text(average), *rates_text(basis).split("、")]


def test_what_is_assumed_is_said() -> None:
    assert told(UNKNOWN) == [
        "100k (assumed)",
        "4 meetings a deal (assumed)",
        "3 calls a meeting (assumed)",
        "10万（默认值）",
        "每笔成交4次面谈（默认值）",
        "每次面谈3通电话（默认值）",
    ]


def test_what_is_the_users_own_is_said_with_how_much_is_known() -> None:
    assert told(OWN) == [
        *("43.21k (yours", "7 deals won)"),
        *("4.1 meetings a deal (yours", "41 meetings)"),
        "3 calls a meeting (assumed; 12 calls so far)",
        "4.32万（按自己的数据：成交7笔）",
        "每笔成交4.1次面谈（按自己的数据：41次面谈）",
        "每次面谈3通电话（默认值，目前12通电话）",
    ]


def test_one_is_told_as_one() -> None:
    basis = UNKNOWN._replace(calls=Rate(30, 30, 3), meetings=Rate(0, 0, 1))
    assert told(basis)[1:4] == [
        "1 meeting a deal (assumed)",
        *("1 call a meeting (yours", "30 calls)"),
    ]


def test_an_average_of_too_few_deals_is_told_with_them() -> None:
    average = AverageDeal(ASSUMED, 1, own=False)
    assert average_text(average) == "100k (assumed; 1 deal won so far)"


def test_acts_in_json() -> None:
    assert acts_json(Acts(1, 4, 12)) == {"deals": 1, "meetings": 4, "calls": 12}


def test_what_acts_are_worked_from_in_json() -> None:
    row = basis_json(OWN, INSURANCE)
    assert row == json.loads(json.dumps(row))
    assert row["average_deal"] == {"amount": "43210.00", "own": True, "deals": 7}
    assert row["meetings_per_deal"] == {
        "tries": 4.1,
        "low": 4.1,
        "high": 4.1,
        "own": True,
        "successes": 10,
        "outcomes": 41,
    }
    assert row["calls_per_meeting"]["own"] is False
    assert row["calls_per_meeting"]["low"] < 3 < row["calls_per_meeting"]["high"]
    assert basis_json(OWN, INVESTMENT)["average_deal"]["amount"] == "100000.00"
