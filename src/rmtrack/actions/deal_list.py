"""The verb that lists deals."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rmtrack.actions.chances import chances_of
from rmtrack.actions.desk import Desk
from rmtrack.actions.learned import find_learned
from rmtrack.actions.pipeline_lists import (
    NOTHING_ROLLED,
    RolledDeals,
    find_rolled,
    find_stale,
)
from rmtrack.actions.who import find_exactly
from rmtrack.domain.days import ONE_DAY
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_list import Correction, DealList, PartBooked, with_won
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.in_deals import NO_DEALS, InDeals, asks_for_deals_alone
from rmtrack.domain.money import Money
from rmtrack.domain.wanted import EVERY, Days, Wanted
from rmtrack.domain.weeks import days_of_week, plan_weeks
from rmtrack.storage import months, pipeline, queries

if TYPE_CHECKING:
    from rmtrack.domain.learned import Learned
    from rmtrack.domain.passed_over import PassedOver
    from rmtrack.domain.stale import Stale


def list_deals(desk: Desk, wanted: Wanted = EVERY, *, who: str | None = None) -> DealList:
    """Return the deals that are wanted, those of the client that `who` names where one is.

    The open ones come first, by expected date, then the closed, the newest first. Where a month is
    wanted, what was won of them is what was booked for it. Raises what `find_contact` raises, and
    InputError for a plan week that the month has not.
    """
    with desk.store.snapshot():
        wanted, passed_over = _with_client(desk, wanted, who)
        wanted = _with_week_days(desk, wanted)
        parts = _parts(desk, wanted)
        lines = _lines(desk, wanted, parts)
        stale = {one.deal.id: one for one in find_stale(desk)} if wanted.stale else {}
        rolled = NOTHING_ROLLED if wanted.rolled is None else find_rolled(desk, wanted.rolled)
        learned = find_learned(desk, wanted)
        chosen = list(_chosen(wanted, stale, rolled, learned))
        chances = chances_of(desk)
        in_deals = _in_deals(desk, wanted)
        correction = _correction(desk, wanted, in_deals)
    found = tuple(one for one in filter(wanted.fits, lines) if all(one.id in c for c in chosen))
    booked, later = _parted(parts, found, date.max if wanted.ahead else desk.today)
    return DealList(
        found,
        wanted,
        in_pieces=desk.rules.in_pieces,
        chances=chances,
        booked_parts=booked,
        stale=stale,
        rolled={**rolled.listed, **rolled.beside},
        beside=_beside(lines, wanted, rolled),
        correction=correction,
        away=0 if chosen else _count_away(lines, wanted),
        later_parts=later,
        learned=learned,
        in_deals=in_deals,
        passed_over=passed_over,
    )


def _with_client(
    desk: Desk, wanted: Wanted, who: str | None
) -> "tuple[Wanted, tuple[PassedOver, ...]]":
    """Return what is wanted with the client whom `who` names, and who is passed over for him."""
    if who is None:
        return wanted, ()
    if wanted.archived:
        from rmtrack.actions.among_archived import (  # noqa: PLC0415 - seldom asked for
            find_among_archived,
        )

        return wanted._replace(contact_id=find_among_archived(desk.store, who).id), ()
    contact, passed_over = find_exactly(desk.store, who, reading=True)
    return wanted._replace(contact_id=contact.id), passed_over


def _parted(
    parts: Sequence[PartBooked], deals: Sequence[DealLine], until: date
) -> tuple[list[PartBooked], list[PartBooked]]:
    """Return what was booked of these deals up to a day, and what is booked for later ones."""
    ids = {deal.id for deal in deals}
    here = [part for part in parts if part.deal_id in ids]
    booked = [part for part in here if part.booked_on <= until]
    return booked, [part for part in here if part.booked_on > until]


def _count_away(lines: Sequence[DealLine], wanted: Wanted) -> int:
    """Return how many deals are open with archived clients beside those that are wanted."""
    if wanted.sees_archived:
        return 0
    return sum(map(wanted._replace(archived=True).fits, lines))


def _with_week_days(desk: Desk, wanted: Wanted) -> Wanted:
    """Return what is wanted with the days of its plan week, the days off around it included.

    What is booked ahead is booked on any day to come.
    """
    if wanted.ahead:
        return wanted._replace(week_days=Days(desk.today + ONE_DAY, date.max))
    if wanted.week is None or wanted.month is None:
        return wanted
    weeks = plan_weeks(wanted.month, desk.calendar)
    if wanted.week > len(weeks):
        raise InputError(
            N_("{month} has {n} plan weeks: write the number of one, or none"),
            month=wanted.month,
            n=len(weeks),
        )
    return wanted._replace(week_days=Days(*days_of_week(wanted.month, weeks, wanted.week)))


def _lines(desk: Desk, wanted: Wanted, parts: Sequence[PartBooked]) -> Sequence[DealLine]:
    """Return all deals; where a month is wanted, with what was booked for it as what was won."""
    lines = desk.store.all(queries.DEAL_LINES)
    return with_won(lines, parts) if wanted.month or wanted.monthless else lines


def _parts(desk: Desk, wanted: Wanted) -> Sequence[PartBooked]:
    """Return what was booked for the month and in the week that is wanted; for none nothing is."""
    if wanted.monthless:
        return []
    if wanted.month is None:
        return desk.store.all(queries.PARTS_BOOKED)
    parts = desk.store.all(queries.PARTS_BOOKED_FOR, month=wanted.month)
    return [part for part in parts if wanted.in_the_week(part.booked_on)]


def _chosen(
    wanted: Wanted,
    stale: "Mapping[int, Stale]",
    rolled: RolledDeals,
    learned: "Learned | None",
) -> Iterator[Collection[int]]:
    """Yield the numbers of the deals for all that a deal's line does not tell of itself."""
    if wanted.stale:
        yield stale
    if wanted.rolled is not None:
        yield rolled.listed
    if learned is not None:
        yield learned.shares


def _beside(lines: Sequence[DealLine], wanted: Wanted, rolled: RolledDeals) -> tuple[DealLine, ...]:
    """Return the deals that bear money of the week's sum without being counted in it.

    None where more is asked for than a client or a category: of those that are counted, what else
    is asked tells something, of these nothing.
    """
    asked = Wanted(category=wanted.category, contact_id=wanted.contact_id)
    if asked._replace(rolled=wanted.rolled) != wanted:
        return ()
    others = (line for line in lines if line.id in rolled.beside)  # of archived clients too
    return tuple(line for line in others if asked.fits(line._replace(archived=False)))


def _in_deals(desk: Desk, wanted: Wanted) -> InDeals:
    """Return in which categories the month that is wanted asks for deals alone.

    What a week did is told in its own amounts.
    """
    if wanted.month is None or wanted.rolled is not None:
        return NO_DEALS
    quotas = desk.store.all(months.QUOTAS, month=wanted.month)
    categories = asks_for_deals_alone(quotas, desk.rules.in_pieces)
    if not categories:
        return NO_DEALS
    return InDeals(categories, frozenset(desk.store.all(pipeline.BEGUN)))


def _correction(desk: Desk, wanted: Wanted, in_deals: InDeals) -> Correction | None:
    """Return by how much the bank's figures differ from a month's deals, where all are wanted.

    It is no deal's, and belongs to no week: None where more is asked than month and category.
    """
    asked = Wanted(category=wanted.category, month=wanted.month)
    if wanted.month is None or wanted._replace(weekless=False) != asked:
        return None
    from rmtrack.actions.plan import show_plan  # noqa: PLC0415 - few lists are of a plan

    told = [
        one
        for one in show_plan(desk, wanted.month).categories
        if wanted.category in {None, one.category}
    ]
    in_pieces = desk.rules.in_pieces
    amounts = (one.correction for one in told if one.category not in in_pieces)
    in_number = {*in_pieces, *in_deals.categories}
    pieces = (one.deals.correction for one in told if one.category in in_number)
    return Correction(
        Money(sum(one.difference for one in amounts if one)),
        sum(one.difference for one in pieces if one),
    )
