"""Every line is true: its terms come to its result, and its result is the plan's own number."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtrack.domain.arithmetic import Line, Name, What
from rmtrack.domain.days import Month
from rmtrack.domain.plan import CategoryPlan
from rmtrack.domain.stands import Stands
from tests.domain.explained import is_true, named, told_by
from tests.domain.stories import Story, facts_of, lived, stories
from tests.domain.values import ALL_MONTHS

FIELDS = {
    Name.BOOKED: "booked",
    Name.PREBOOKED: "prebooked",
    Name.PACE: "pace",
    Name.LEFT: "left",
    Name.SURPLUS: "surplus",
    Name.LEFT_THIS_WEEK: "left_this_week",
    Name.NEEDED_TODAY: "needed_today",
    Name.SHARE_TODAY: "share_today",
}
ALWAYS = (Name.QUOTA, Name.BOOKED, Name.TARGET, Name.PACE, Name.LEFT)


def agrees(lines: tuple[Line, ...], at: Stands) -> None:
    """Assert that the lines work out the numbers that the plan tells, and all of them."""
    found = named(lines)
    for name, field in FIELDS.items():
        for line in found.get(name, ()):
            assert line.result.number == getattr(at, field), name
    if at.target is None:
        return
    assert all(name in found for name in (*ALWAYS, Name.LEFT_THIS_WEEK, Name.NEEDED_TODAY))
    assert found[Name.QUOTA][0].result.number == at.target
    assert (Name.SURPLUS in found) == (at.surplus > 0)
    if Name.PACE_DAYS in found:
        (days,) = found[Name.PACE_DAYS]
        assert float(days.result.number) == pytest.approx(at.pace_days, abs=1e-6)
    else:
        assert at.pace_days == 0


@settings(max_examples=250, deadline=None)
@given(stories(), st.sampled_from(ALL_MONTHS), st.integers(-12, 45))
def test_every_line_is_true_to_the_fen(told: list[Story], month: Month, day: int) -> None:
    """Whatever was asked, won, reversed, counted anew, corrected, and whichever days were off."""
    story, today = told[-1], month.first + timedelta(days=day)
    plan = lived(story, month, today)
    explanation = told_by(plan, list(facts_of(story, month).bookings))
    assert [one.category for one in explanation.categories] == [
        one.category for one in plan.categories
    ]
    for explained, at in zip(explanation.categories, plan.categories, strict=True):
        assert all(map(is_true, (*explained.amount, *explained.deals)))
        assert (explained.amount != ()) == (at.target is not None or explained.deals == ())
        if explained.amount:
            agrees(explained.amount, at)
            weeks_agree(explained.amount, at)
        if explained.deals:
            agrees(explained.deals, at.deals)
    assert all(map(is_true, explanation.total))
    for line in explanation.total:
        field = FIELDS.get(Name(line.name.key), "quota")
        assert line.result.number == getattr(plan.total, field)


def weeks_agree(lines: tuple[Line, ...], at: CategoryPlan) -> None:
    """Assert that each week has its line, and that what was carried went nowhere else."""
    found = named(lines)
    targets = [line.result.number for line in found.get(Name.WEEK, ())]
    assert targets == [week.target for week in at.weeks]
    carried = [
        term.value
        for line in found.get(Name.WEEK, ())
        for term in line.terms
        if term.what is not None and term.what.key == What.CARRIED
    ]
    assert sum(carried) == 0
    for line in found.get(Name.DAYS, ()):
        assert len(line.terms) > 1
    if at.weeks:
        asked = [line.result.number for line in found.get(Name.CUT, found[Name.WEEK])]
        assert sum(asked) == at.target
    unequal = [week for week in at.weeks if len(set(week.daily)) > 1]
    assert len(found.get(Name.DAYS, ())) == (len(unequal) if at.shares else 0)
