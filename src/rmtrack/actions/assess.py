"""Verbs that assess a client: the questions answered, what was felt, the place in the grid."""

from dataclasses import replace
from datetime import date

from rmtrack.actions.desk import Desk
from rmtrack.actions.placing import keep_felt
from rmtrack.actions.who import find_contact
from rmtrack.domain.answered import Before, Known, Said, Touch, recall
from rmtrack.domain.assessed import Assessed, Stood, decide, stood_on
from rmtrack.domain.assessing import Answers, answers_kept, propose
from rmtrack.domain.cadence import counts_as_touch
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.keys import DealState, Kind
from rmtrack.domain.touch import Assessment
from rmtrack.storage import queries

UNANSWERED = Answers()


def assess_client(
    desk: Desk, who: str, felt: Assessment, answers: Answers = UNANSWERED
) -> Assessed:
    """Keep what was felt about the client that `who` names, on the day it was felt.

    The client's number is filled in here. What follows from `answers`, from earlier ones and from
    what the store knows is proposed, and taken where no familiarity is said or known. Raises
    RuleError for a day to come, InputError where too little was said, and what `find_contact`
    raises.
    """
    day = felt.assessed_on
    if day > desk.today:
        raise RuleError(
            N_("{day} is still to come: say what is felt today, or was felt before"), day=day
        )
    with desk.store.command(desk.line, desk.now):
        before = find_contact(desk.store, who)
        known = answered_before(desk, before, day).beside(answers)
        proposal = propose(answers.over(known.answers)) if felt.category is None else None
        stands = familiarity_on(desk, before, day)
        decided = decide(felt, answers, proposal, known=stands)
        stored = keep_felt(desk, before, replace(decided, contact_id=before.id))
        after = desk.store.get(Contact, before.id)
        then = _stood(desk, after, day)
    return Assessed(before, after, stored, proposal, stands, then, known.said, desk.today)


def answered_before(desk: Desk, contact: Contact, day: date) -> Before:
    """Return what is answered of a client on the evening of a day, before anybody is asked."""
    rows = [
        Said(row.assessed_on, answers_kept(row.answers), row.mood)
        for row in desk.store.all(queries.ASSESSMENTS_OF, contact_id=contact.id)
        if row.assessed_on <= day
    ]
    return recall(reversed(rows), _known(desk, contact, day), day)


def familiarity_on(desk: Desk, contact: Contact, day: date) -> int | None:
    """Return the familiarity that stands on a day; where none did yet, the one of today."""
    then = _stood(desk, contact, day).familiarity
    return contact.familiarity if then is None else then


def _stood(desk: Desk, contact: Contact, day: date) -> Stood:
    if day >= desk.today:
        return Stood(contact.familiarity, contact.mood)
    return stood_on(desk.store.all(queries.ASSESSMENTS_OF, contact_id=contact.id), day)


def _known(desk: Desk, contact: Contact, day: date) -> Known:
    """Return what the store holds of a client on the evening of a day."""
    touches = [
        Touch(one.happened_on, one.outcome, one.kind is Kind.SERVICE, one.about)
        for one in desk.store.all(queries.INTERACTIONS_OF, contact_id=contact.id)
        if one.happened_on <= day and counts_as_touch(one.kind, one.outcome)
    ]
    won = [
        (deal.closed_on, deal.category, deal.product)
        for deal in desk.store.all(queries.DEALS_OF, contact_id=contact.id)
        if deal.state is DealState.WON and deal.closed_on is not None and deal.closed_on <= day
    ]
    days = [touch.on for touch in touches]
    if contact.contacted_on is not None and contact.contacted_on <= day:
        days.append(contact.contacted_on)
    return Known(
        sold=[(category, product) for _on, category, product in won],
        touches=touches,
        last_on=max(days, default=None),
        added_on=contact.added_on,
        sold_on=max((on for on, *_what in won), default=None),
    )
