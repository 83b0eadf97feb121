"""The history tells what a quota, and what the bank's figure was before."""

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmtrack.actions.contacts import add_contact
from rmtrack.actions.desk import Desk
from rmtrack.actions.history import redo, show_history, undo
from rmtrack.actions.plan import drop_figure, record_figure, set_quota
from rmtrack.domain.days import Month
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.history import PlanChange, Said
from rmtrack.domain.keys import INSURANCE, INVESTMENT
from rmtrack.domain.money import Money
from tests.actions.values import NOVEMBER, a_client, november


def changes(desk: Desk) -> list[PlanChange]:
    """Return what the newest line tells of quotas and figures."""
    return list(show_history(desk, 1)[0].plan_changes)


def quota(before: Said | None, after: Said | None, *changed: str) -> PlanChange:
    return PlanChange("quota", NOVEMBER, INVESTMENT, None, changed, before, after)


def test_a_quota_that_is_set_drops_and_comes_back(desk: Desk) -> None:
    first = Said(Money.yuan(2_000_000), None, "front-loaded")
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(2_000_000))
    assert changes(desk) == [quota(None, first, "amount", "curve")]
    set_quota(desk, NOVEMBER, INVESTMENT, amount=None)
    assert changes(desk) == [quota(first, None, "amount", "curve")]


def test_of_a_quota_that_changes_only_what_changed_is_told(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(2_000_000), pieces=8)
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(2_290_000), curve="steep")
    assert changes(desk) == [
        quota(
            Said(Money.yuan(2_000_000), curve="front-loaded"),
            Said(Money.yuan(2_290_000), curve="steep"),
            "amount",
            "curve",
        )
    ]
    set_quota(desk, NOVEMBER, INVESTMENT, pieces=None)
    assert changes(desk) == [quota(Said(pieces=8), Said(), "pieces")]


def test_the_banks_figure_has_its_day_and_never_its_reason(desk: Desk) -> None:
    """A reason is the user's own text, and may name a client."""
    figure = BankFigure(NOVEMBER, INSURANCE, november(13), Money.yuan(812_000), reason="王小明")
    record_figure(desk, figure)
    record_figure(desk, replace(figure, amount=Money.yuan(820_000), reason="李姐"))
    (change,) = changes(desk)
    assert (change.table, change.category, change.taken_on) == (
        "bank_figure",
        INSURANCE,
        november(13),
    )
    assert (change.before, change.after) == (Said(Money.yuan(812_000)), Said(Money.yuan(820_000)))
    record_figure(desk, replace(figure, amount=None, reason="again"))
    assert [one.changed for one in changes(desk)] == [()]
    drop_figure(desk, figure)
    assert [(one.before, one.after) for one in changes(desk)] == [(Said(Money.yuan(820_000)), None)]
    assert "李姐" not in repr(changes(desk))


def test_what_was_undone_still_tells_what_it_had_been(desk: Desk) -> None:
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(1))
    set_quota(desk, NOVEMBER, INVESTMENT, amount=Money.yuan(2))
    told = changes(desk)
    assert list(undo(desk).plan_changes) == told
    assert changes(desk) == told
    assert list(redo(desk).plan_changes) == told


def test_rows_of_two_tables_with_one_number_are_not_mistaken(desk: Desk) -> None:
    set_quota(desk, Month(2026, 9), INVESTMENT, pieces=3)
    record_figure(desk, BankFigure(NOVEMBER, INSURANCE, november(13), pieces=2))
    set_quota(desk, Month(2026, 9), INVESTMENT, pieces=4)
    lines = show_history(desk, 9)
    assert [line.plan_changes[0].month for line in lines] == [
        Month(2026, 9),
        NOVEMBER,
        Month(2026, 9),
    ]


def test_a_line_about_clients_tells_nothing_of_the_plan(desk: Desk) -> None:
    add_contact(desk, a_client(note="私人"))
    assert changes(desk) == []


TERMS = st.tuples(
    st.one_of(st.none(), st.integers(1, 10**12).map(Money)),
    st.one_of(st.none(), st.integers(1, 99)),
    st.sampled_from(["front-loaded", "steep", "flat"]),
).filter(lambda terms: terms[:2] != (None, None))


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(TERMS, min_size=1, max_size=6))
def test_each_change_begins_where_the_one_before_it_ended(
    desk: Desk, terms: list[tuple[Money | None, int | None, str]]
) -> None:
    """Followed from the first line on, the history ends at the quota that is kept."""
    month = free_month(desk)
    for amount, pieces, curve in terms:
        set_quota(desk, month, INVESTMENT, amount=amount, pieces=pieces, curve=curve)
    at = Said()
    for line in reversed(show_history(desk, 999)):
        for one in line.plan_changes:
            if one.month == month and one.after is not None:
                assert said(one.before or Said(), one) == said(at, one)
                at = at._replace(**said(one.after, one))
    assert at == Said(*terms[-1])


def said(terms: Said, change: PlanChange) -> dict[str, Any]:
    """Return those of the terms that a change touched."""
    return {name: getattr(terms, name) for name in change.changed}


def free_month(desk: Desk) -> Month:
    """Return a month for which nothing was set yet."""
    taken = {one.month for line in show_history(desk, 999) for one in line.plan_changes}
    return next(m for m in map(NOVEMBER.shifted, range(999)) if m not in taken)
