"""Whose readings of assets tell his rises, where two are one: all of one of the two."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import Half, Preference, Side
from rmtrack.domain.merged import LeftOver, Plan
from rmtrack.domain.merging import plan_merge
from rmtrack.domain.money import Money
from rmtrack.domain.profile import AssetReading
from rmtrack.domain.tiers import Reading, Rise, Tier, find_rises

DAY = date(2026, 11, 16)
FIRST, SECOND = Side.FIRST, Side.SECOND
TIERS = (Tier("gold", Money(5)), Tier("platinum", Money(8)))


def half(number: int, assets: int | None, *read: tuple[int, int], aside: bool = False) -> Half:
    """Return a client who holds so much, and what was read of him how many days ago."""
    held = None if assets is None else Money(assets)
    rows = [
        AssetReading(number, DAY - timedelta(ago), Money(amount), id=place * 3 + number)
        for place, (ago, amount) in enumerate(read)
    ]
    rows.sort(key=lambda row: (row.read_on, row.id))
    contact = Contact("王小明", "王小明", added_on=DAY, id=number, assets=held)
    return Half(contact, readings=tuple(replace(row, aside=aside) for row in rows))


def merge(first: Half, second: Half, rest: Side | None = None) -> Plan:
    return plan_merge(first, second, Preference(rest), today=DAY)


@pytest.mark.parametrize("days", [(0, 0), (1, 0), (0, 1), (9, 4)])
def test_assets_that_differ_are_asked_about_and_their_readings_go_with_them(
    days: tuple[int, int],
) -> None:
    """On whatever days they were read; what gave way is told in the note."""
    first, second = half(1, 5, (days[0], 5)), half(2, 7, (days[1], 7))
    undecided = merge(first, second)
    assert (undecided.sides, undecided.readings_aside) == ({}, ())
    for side, other, amount in ((FIRST, SECOND, 5), (SECOND, FIRST, 7)):
        said = Preference(other, {"assets": side})
        for plan in (merge(first, second, side), plan_merge(first, second, said, today=DAY)):
            assert plan.contact.assets == Money(amount)
            assert plan.left_over == (LeftOver("assets", (Money(12 - amount),), other),)
            assert plan.readings_aside == (second if side is FIRST else first).readings
            assert plan.new == ()


def test_beside_assets_that_were_never_read_the_readings_of_others_would_tell_a_rise() -> None:
    """So they are set aside where those hold; where his hold, nothing is."""
    read, unread = half(1, 3, (9, 3), (2, 4)), half(2, 6)
    for pair, side in (((read, unread), SECOND), ((unread, read), FIRST)):
        plan = merge(*pair, side)
        assert (plan.readings_aside, plan.new) == (read.readings, ())
        assert merge(*pair, side.other).readings_aside == ()
    forgotten = half(1, None, (9, 3))
    assert merge(forgotten, unread).readings_aside == forgotten.readings
    assert merge(unread, forgotten).readings_aside == forgotten.readings


def test_where_one_alone_has_readings_and_nothing_is_said_against_them_they_stay() -> None:
    read = half(1, 5, (9, 5))
    for other in (half(2, 5), half(2, None)):
        for pair in ((read, other), (other, read)):
            assert (merge(*pair).readings_aside, merge(*pair).new) == ((), ())


def test_of_two_who_know_the_same_the_story_that_leads_there_is_kept() -> None:
    """The longer, where both do or neither, so that no rise is forgotten; else the first's."""
    leading, also, astray = half(1, 6, (9, 3), (2, 6)), half(2, 6, (7, 6)), half(2, 6, (1, 3))
    assert merge(leading, also).readings_aside == also.readings
    assert merge(also, leading).readings_aside == also.readings
    again = half(3, 6, (8, 6))
    assert merge(also, again).readings_aside == again.readings
    assert merge(again, also).readings_aside == also.readings
    assert merge(leading, astray).readings_aside == astray.readings
    assert merge(astray, leading).readings_aside == astray.readings
    elsewhere = half(3, 6, (4, 2))
    plan = merge(astray, elsewhere)
    assert plan.readings_aside == elsewhere.readings
    assert plan.new == (AssetReading(2, DAY - timedelta(1), Money(6)),)  # of his last day
    nobody_knows = half(1, None, (9, 3)), half(2, None, (8, 6))
    assert merge(*nobody_knows).readings_aside == nobody_knows[1].readings
    assert merge(half(1, None), nobody_knows[1]).readings_aside == ()


def test_who_alone_knows_what_is_held_tells_how_it_came_to_that() -> None:
    forgotten, known = half(1, None, (9, 3), (2, 6)), half(2, 4, (8, 4))
    assert merge(forgotten, known).readings_aside == forgotten.readings
    assert merge(known, forgotten).readings_aside == forgotten.readings


def test_what_an_earlier_merge_set_aside_says_nothing() -> None:
    old, other = half(1, 5, (2, 5), (1, 9), aside=True), half(2, 5, (4, 5))
    for pair in ((old, other), (other, old)):
        assert (merge(*pair).readings_aside, merge(*pair).new) == ((), ())
    assert merge(old, half(2, 6), FIRST).new == ()


def rises(rows: Iterable[AssetReading], held: Money | None) -> list[Rise | None]:
    """Return the rise of one client since each day of ten, as a list of clients tells it."""
    told = [row for row in sorted(rows, key=lambda row: (row.read_on, row.id)) if not row.aside]
    return [_rise(told, held, DAY - timedelta(ago)) for ago in range(10)]


def _rise(rows: Sequence[AssetReading], held: Money | None, since: date) -> Rise | None:
    readings = [Reading(1, row.read_on, row.amount) for row in rows if row.read_on >= since]
    before = [row.amount for row in rows if row.read_on < since]
    return find_rises(readings, {1: before[-1]} if before else {}, {1: held}, TIERS).get(1)


pasts = st.lists(
    st.tuples(st.integers(0, 8), st.integers(1, 9)), max_size=3, unique_by=lambda x: x[0]
)


@st.composite
def halves(draw: st.DrawFn, number: int) -> Half:
    """Draw a client as he is kept: what he holds was read last, or never, or is forgotten."""
    read = sorted(draw(pasts), reverse=True)
    held = draw(st.sampled_from([read[-1][1] if read else draw(st.integers(1, 9)), None]))
    return half(number, held, *read)


@settings(max_examples=300)
@given(
    first=halves(1), second=halves(2), third=halves(3), side=st.tuples(*[st.sampled_from(Side)] * 2)
)
def test_the_rises_of_one_who_was_two_are_those_of_one_of_the_two(
    first: Half, second: Half, third: Half, side: tuple[Side, Side]
) -> None:
    """Of three as well, and always of the same one; all rows stay."""
    told = [rises(one.readings, one.contact.assets) for one in (first, second, third)]
    for other, said in zip((second, third), side, strict=True):
        plan = merge(first, other, said)
        aside = plan.readings_aside
        assert plan.new == ()
        rows = [
            replace(row, contact_id=1, aside=row.aside or row in aside)
            for row in (*first.readings, *other.readings)
        ]
        rows.sort(key=lambda row: (row.read_on, row.id))
        first = Half(plan.contact, readings=tuple(rows))
        assert rises(rows, plan.contact.assets) in told
