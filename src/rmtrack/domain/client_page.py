"""All that is known of one client, as one value: what the `show` screen and its JSON tell."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from rmtrack.domain.account import Account, keep_account
from rmtrack.domain.birthdays import Birthday, find_birthday
from rmtrack.domain.contact import Contact
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.grid import Cell, place, stage
from rmtrack.domain.keys import DealState, Kind, Stage, StepState
from rmtrack.domain.moods import Stance, find_stances, last_proposed
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.ranking import (
    Brake,
    BrakeCode,
    Candidate,
    Known,
    OpenStep,
    Verdict,
    judge,
)
from rmtrack.domain.reach import Reach, WayLine, reach_of
from rmtrack.domain.risk import RiskState, risk_state
from rmtrack.domain.touch import Assessment, Interaction, NextStep

if TYPE_CHECKING:
    from rmtrack.domain.lunar import LunarCalendar
    from rmtrack.domain.passed_over import PassedOver
    from rmtrack.domain.policy import Policy

Row = TypeVar("Row", Candidate, OpenStep, OpenDeal)


class FeltAs(NamedTuple):
    """The client of whom something was felt before he became one with another."""

    id: int
    name: str


class Kept(NamedTuple):
    """What is kept of a client."""

    contact: Contact
    introducer: str | None = None  # the name
    introducer_deceased: bool = False
    tags: tuple[str, ...] = ()
    ways: tuple[WayLine, ...] = ()  # beside those in the record
    fields: tuple[tuple[str, str], ...] = ()  # of the user's own, with their values
    steps: tuple[NextStep, ...] = ()  # the settled ones too, by their day
    interactions: tuple[Interaction, ...] = ()  # the newest first
    deals: tuple[DealLine, ...] = ()  # the open ones first
    assessments: tuple[Assessment, ...] = ()  # what was felt, the newest first
    felt_as: Mapping[int, FeltAs] = MappingProxyType({})  # of whom, by the row: of those set aside


class ClientPage(NamedTuple):
    """A client whole: what is kept, and what follows from it today."""

    today: date
    kept: Kept
    birthday: Birthday | None
    account: Account
    stances: tuple[Stance, ...]  # overall first, then by category
    verdict: Verdict  # whether to call today, and why
    risk_state: RiskState | None  # whether the risk assessment holds today, where that is known
    passed_over: "tuple[PassedOver, ...]" = ()  # who has, or had, just the name that was typed

    @property
    def cell(self) -> Cell | None:
        """The client's place in the grid, where it is known."""
        return place(self.kept.contact.familiarity, self.kept.contact.mood)

    @property
    def stage(self) -> Stage | None:
        """How far the relationship has come, where it is known."""
        familiarity = self.kept.contact.familiarity
        return None if familiarity is None else stage(familiarity)

    @property
    def proposed(self) -> int | None:
        """The familiarity that the method's questions last led to, where they were asked."""
        return last_proposed(self.kept.assessments)

    @property
    def reach(self) -> Reach:
        """All ways to reach the client."""
        return reach_of(self.kept.contact, self.kept.ways)

    @property
    def open_steps(self) -> tuple[NextStep, ...]:
        """What comes next, the overdue first."""
        return tuple(step for step in self.kept.steps if step.state is StepState.OPEN)


def open_page(
    kept: Kept, *, today: date, policy: "Policy", lunar: "LunarCalendar | None" = None
) -> ClientPage:
    """Return the page of the client of whom this is kept; `lunar` where so the birthday is.

    A deceased client has no birthday to come.
    """
    who = kept.contact
    born = None if who.deceased else who.birth_day
    stances = find_stances(kept.assessments)
    return ClientPage(
        today=today,
        kept=kept,
        birthday=find_birthday(who.birth_year, born, today, lunar) if born else None,
        account=keep_account(kept.interactions, kept.steps, policy),
        stances=stances,
        verdict=judge_client(kept, stances, today=today, policy=policy),
        risk_state=risk_state(who.risk_until, today, policy.risk_window_days),
    )


def judge_client(
    kept: Kept, stances: Iterable[Stance], *, today: date, policy: "Policy"
) -> Verdict:
    """Weigh a client as the morning does, by all that is kept of him."""
    if kept.contact.deceased:
        return Verdict((), (Brake(BrakeCode.DECEASED, None),))
    known = Known(
        steps=[_row(OpenStep, step) for step in kept.steps if step.state is StepState.OPEN],
        deals=[_row(OpenDeal, deal) for deal in kept.deals if deal.state is DealState.OPEN],
        tried_today={
            touch.contact_id
            for touch in kept.interactions
            if touch.happened_on == today and touch.kind is not Kind.NOTE
        },
        moods={
            (kept.contact.id, one.category): one.mood
            for one in stances
            if one.category is not None and one.mood is not None
        },
    )
    return judge(_row(Candidate, kept.contact), known, today=today, policy=policy)


def _row(kind: type[Row], record: object) -> Row:
    """Return the part of a record that the call list needs."""
    fields: dict[str, Any] = {name: getattr(record, name) for name in kind._fields}
    return kind(**fields)
