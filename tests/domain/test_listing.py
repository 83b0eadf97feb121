"""Who is on a list by what is kept beside the record, in which order, and what they hold."""

from datetime import date

import pytest

from rmtrack.domain.choosing import Choice, Order
from rmtrack.domain.contact import Contact
from rmtrack.domain.listing import Beside, list_clients, words_by_client
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.own_fields import OwnField, by_client
from rmtrack.domain.settings import TIERS
from rmtrack.domain.tag import Tag
from rmtrack.domain.tiers import Rise, tiers_of
from rmtrack.domain.writing import known_as

GOLD, PLATINUM, PRIVATE = OURS = tiers_of(TIERS)
SINCE = date(2026, 11, 1)


def client(number: int, wan: int | None = None) -> Contact:
    assets = None if wan is None else Money.yuan(wan * 10_000)
    return Contact(f"name {number}", f"name {number}", SINCE, id=number, assets=assets)


POOL = [client(1, 280), client(2, 46), client(3, 590), client(4), client(5, 320), client(6, 49)]
BESIDE = Beside(
    tags={1: ("golf", "tea"), 2: ("tea",)},
    fields={1: (("爱好", "钓鱼、Golf"), ("车", "奔驰")), 2: (("爱好", "读书"),)},
    rises={
        3: Rise(Money.yuan(1), None, PLATINUM, date(2026, 11, 3)),
        5: Rise(Money.yuan(1), None, PLATINUM, date(2026, 11, 9)),
    },
)


def listed(choice: Choice) -> list[int]:
    found = list_clients(POOL, choice, BESIDE, tiers=OURS, near=10)
    assert found.assets == sum((one.contact.assets or ZERO for one in found.clients), ZERO)
    return [one.contact.id for one in found.clients]


@pytest.mark.parametrize(
    ("choice", "numbers"),
    [
        (Choice(), [1, 2, 3, 4, 5, 6]),
        (Choice(tags=("tea",)), [1, 2]),
        (Choice(tags=("tea", "golf")), [1]),
        (Choice(tags=("te",)), []),  # a whole word
        (Choice(tags=("TEA", "ＧＯＬＦ")), [1]),
        (Choice(fields=(("爱好", None),)), [1, 2]),
        (Choice(fields=(("爱好", "golf"),)), [1]),
        (Choice(fields=(("爱好", "钓鱼"), ("车", None))), [1]),
        (Choice(fields=(("车", "宝马"),)), []),
        (Choice(tier=GOLD), [1]),
        (Choice(tier=PLATINUM), [3, 5]),
        (Choice(tier=PRIVATE), []),
        (Choice(near_tier=True), [6, 2, 3, 1]),  # 1万, 4万, 10万, 20万 are missing
        (Choice(near_tier=True, tier=GOLD), [1]),
        (Choice(near_tier=True, order=Order.NAME), [1, 2, 3, 6]),
        (Choice(reached_since=SINCE), [5, 3]),  # the newest first
        (Choice(reached_since=SINCE, near_tier=True), [3]),
    ],
)
def test_who_fits_all_that_is_asked_is_listed(choice: Choice, numbers: list[int]) -> None:
    assert listed(choice) == numbers


def test_a_limit_cuts_the_list_and_tells_how_many_there_are() -> None:
    found = list_clients(POOL, Choice(near_tier=True, limit=2), BESIDE, tiers=OURS, near=10)
    assert [one.contact.id for one in found.clients] == [6, 2]
    assert (found.found, found.assets) == (4, Money.yuan(950_000))


def test_everybody_is_told_with_what_is_kept_beside() -> None:
    first, *_rest, last = list_clients(POOL, Choice(), BESIDE, tiers=OURS, near=10).clients
    assert (first.tags, dict(first.fields)["车"]) == (("golf", "tea"), "奔驰")
    assert (first.tier, first.lift and first.lift.missing) == (GOLD, Money.yuan(200_000))
    assert (last.tags, last.fields, last.tier, last.rise) == ((), (), None, None)


def test_what_is_beside_is_gathered_by_the_client() -> None:
    assert words_by_client([Tag(1, "a"), Tag(2, "b"), Tag(1, "c")]) == {1: ("a", "c"), 2: ("b",)}
    rows = [OwnField(1, "a", "x"), OwnField(1, "b", "y"), OwnField(2, "a", "z")]
    assert by_client(rows) == {1: (("a", "x"), ("b", "y")), 2: (("a", "z"),)}


@pytest.mark.parametrize(("typed", "known"), [("HOBBY", "Hobby"), ("爱好", "爱好"), ("hob", None)])
def test_a_field_is_known_in_any_case_and_only_whole(typed: str, known: str | None) -> None:
    assert known_as(typed, ["爱好", "Hobby"]) == known
