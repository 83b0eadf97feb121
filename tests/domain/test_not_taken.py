"""What a list says of a client and is not taken is told, and nothing else is."""

from datetime import date

import pytest

from rmtrack.domain.brought import Beside, Brought
from rmtrack.domain.contact import Contact
from rmtrack.domain.importing import ClientRow, refreshed
from rmtrack.domain.keys import Mood, Risk, Sex
from rmtrack.domain.money import Money
from rmtrack.domain.not_taken import NotTaken, Other, find_not_taken

NOTHING_KEPT = Beside()
DAY, LATER = date(2026, 11, 2), date(2027, 3, 31)


def compare(
    known: dict[str, object], row: dict[str, object], kept: Beside = NOTHING_KEPT, **more: object
) -> NotTaken:
    contact = Contact("王小明", "王小明", DAY, id=1, **known)  # type: ignore[arg-type]
    told = ClientRow(2, "王小明", "王小明", **row)  # type: ignore[arg-type]
    return find_not_taken(told, refreshed(contact, told), kept, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "row", "fields"),
    [
        ({"familiarity": 7}, {"familiarity": 3}, ("familiarity",)),
        ({"familiarity": 0}, {"familiarity": 3}, ("familiarity",)),
        ({"mood": Mood.NEUTRAL}, {"mood": Mood.POSITIVE}, ("mood",)),
        ({"wechat": "xm88"}, {"wechat": "xm99"}, ("wechat",)),
        ({"sex": Sex.MALE, "need": True}, {"sex": Sex.FEMALE, "need": False}, ("sex", "need")),
        ({"note": "爱喝茶"}, {"note": "爱钓鱼"}, ("note",)),
        ({"birth_day": "05-03"}, {"birth_day": "05-04"}, ("birth_day",)),
        (
            {"birth_day": "05-03", "birth_year": 1980},
            {"birth_day": "05-03", "birth_year": 1981},
            ("birth_year",),
        ),
        ({"risk": Risk.C2, "risk_until": DAY}, {"risk": Risk.C3}, ("risk",)),
        (
            {"risk": Risk.C2, "risk_until": DAY},
            {"risk": Risk.C3, "risk_until": DAY},
            ("risk",),
        ),
    ],
)
def test_what_stands_against_a_row_is_told(
    known: dict[str, object], row: dict[str, object], fields: tuple[str, ...]
) -> None:
    left = compare(known, row)
    assert (left.fields, left.any, left.row) == (fields, True, 2)
    for name in fields:
        assert (getattr(left.known, name), getattr(left.said, name)) == (
            known[name],
            row[name],
        )


@pytest.mark.parametrize(
    ("known", "row"),
    [
        ({}, {"familiarity": 3, "wechat": "xm", "birth_day": "05-03", "risk": Risk.C3}),  # taken
        ({"familiarity": 7, "wechat": "xm"}, {}),  # the row knows nothing
        ({"assets": Money.yuan(5)}, {"assets": Money.yuan(7)}),  # taken
        ({"contacted_on": DAY}, {"contacted_on": date(2026, 1, 1)}),
        ({"phone": "13800000001"}, {"phone": "13800000002"}),  # becomes a further one
        ({"employer": "Minghua"}, {"employer": "ＭＩＮＧＨＵＡ"}),
        ({"wechat": "XM88"}, {"wechat": "xm88"}),
        ({"note": "爱喝茶 · 有两个孩子"}, {"note": "有两个孩子"}),
        ({"birth_day": "05-03"}, {"birth_day": "05-03", "birth_year": 1980}),  # taken
        ({"birth_day": "05-03", "birth_year": 1980}, {"birth_day": "05-03"}),
        ({"birth_day": "08-15", "birth_lunar": True}, {"birth_day": "10-06"}),
        ({"risk": Risk.C2, "risk_until": LATER}, {"risk": Risk.C3, "risk_until": DAY}),  # before
        ({"risk": Risk.C2, "risk_until": DAY}, {"risk": Risk.C3, "risk_until": LATER}),  # taken
    ],
)
def test_what_is_taken_or_says_nothing_else_is_not_told(
    known: dict[str, object], row: dict[str, object]
) -> None:
    assert not compare(known, row).any


def test_a_further_way_to_reach_the_client_is_known_too() -> None:
    kept = Beside(ways=frozenset({"Xm99"}))
    assert not compare({"wechat": "xm88"}, {"wechat": "xm99"}, kept).any


def test_what_is_beside_the_record_is_told_by_its_name() -> None:
    kept = Beside(own=(("爱好", "钓鱼"), ("Car", "A6")), tags=frozenset({"a"}), products=3)
    row = Brought(own=(("爱好", "茶"), ("CAR", "a6"), ("店", "x")), tags=("b",), products=2)
    introducer = Other("introducer", "李姐", "赵敏")
    left = compare({}, {"more": row}, kept, introducer=introducer)
    assert (left.fields, left.any) == ((), True)
    assert left.beside == (introducer, Other("爱好", "钓鱼", "茶"))
