"""What holds for any leaves that become known within a month."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rmtrack.domain.curves import Shares
from rmtrack.domain.days import Month
from rmtrack.domain.weeks import Layout, daily_targets, lay_out, week_index
from tests.domain.values import ALL_MONTHS, CN, away, four_shares, layout_of

FRONT: Shares = (6000, 2000, 2000, 0)


@st.composite
def late_leaves(draw: st.DrawFn) -> tuple[Month, dict[date, date | None]]:
    """Draw a month, and up to three leaves that became known in its course."""
    month = draw(st.sampled_from(ALL_MONTHS))
    off: dict[date, date | None] = {}
    for _ in range(draw(st.integers(1, 3))):
        first = month.first + timedelta(days=draw(st.integers(0, 27)))
        known = month.first + timedelta(days=draw(st.integers(1, 27)))
        days = (first + timedelta(days=n) for n in range(draw(st.integers(1, 16))))
        off |= dict.fromkeys(days, known)
    return month, off


amounts = st.one_of(st.integers(0, 100), st.integers(0, 10**11))
any_shares = st.one_of(st.none(), four_shares(), st.just(FRONT))


@settings(max_examples=400, deadline=None)
@given(late_leaves(), amounts, any_shares)
def test_an_amount_is_kept_whatever_becomes_known(
    drawn: tuple[Month, dict[date, date | None]], amount: int, shares: Shares | None
) -> None:
    month, off = drawn
    layout = lay_out(month, away(off))
    daily = daily_targets(amount, layout, shares)
    assert sum(map(sum, daily)) == (amount if layout.weeks else 0)
    assert [len(week) for week in daily] == [len(week) for week in layout.weeks]
    assert all(part >= 0 for week in daily for part in week)
    taken = {day for leave in layout.leaves for day in leave.days}
    known = {day for day, since in off.items() if since is None or since <= month.first}
    assert [day for week in layout.weeks for day in week] == [
        day for day in month.days() if CN.is_working(day) and day not in taken | known
    ]
    assert layout.cut == layout_of(month).cut
    folded = layout.fold(shares) if shares else ()
    assert sum(folded) == (10_000 if shares and layout.weeks else 0)
    for number, week in enumerate(layout.weeks):
        assert {week_index(layout.weeks, day) for day in week} == {number}


@settings(max_examples=400, deadline=None)
@given(late_leaves(), amounts, any_shares)
def test_no_target_changes_before_a_leave_became_known(
    drawn: tuple[Month, dict[date, date | None]], amount: int, shares: Shares | None
) -> None:
    month, off = drawn
    cut, leaves = lay_out(month, away(off))
    for number, late in enumerate(leaves):
        before, after = Layout(cut, leaves[:number]), Layout(cut, leaves[: number + 1])
        old, new = _by_day(amount, before, shares), _by_day(amount, after, shares)
        fixed = {day for day in old if day < late.since}
        assert {day: new[day] for day in fixed} == {day: old[day] for day in fixed}


def _by_day(amount: int, layout: Layout, shares: Shares | None) -> dict[date, int]:
    daily = daily_targets(amount, layout, shares)
    pairs = zip(layout.weeks, daily, strict=True)
    return {day: part for week, parts in pairs for day, part in zip(week, parts, strict=True)}
