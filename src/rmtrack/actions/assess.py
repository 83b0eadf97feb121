"""Verbs that assess a client: the questions answered, what was felt, the place in the grid."""

from dataclasses import replace
from datetime import date

from rmtrack.actions.desk import Desk
from rmtrack.actions.placing import keep_felt
from rmtrack.actions.who import find_contact
from rmtrack.domain.assessed import Assessed, Known, Touch, answers_of, decide
from rmtrack.domain.assessing import Answers, propose
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

    The client's number is filled in here. A familiarity that was not said is the one proposed by
    `answers` and by what the store knows; both are kept. Raises RuleError for a day to come,
    InputError where too little was said, and what `find_contact` raises.
    """
    if felt.assessed_on > desk.today:
        raise RuleError(
            N_("{day} is still to come: say what is felt today, or was felt before"),
            day=felt.assessed_on,
        )
    with desk.store.command(desk.line, desk.now):
        before = find_contact(desk.store, who)
        known = answers.over(facts_of(desk, before, felt.assessed_on))
        proposal = propose(known) if felt.category is None else None
        decided = decide(felt, answers, proposal, known=before.familiarity)
        stored = keep_felt(desk, before, replace(decided, contact_id=before.id))
    return Assessed(before, desk.store.get(Contact, before.id), stored, proposal, desk.today)


def facts_of(desk: Desk, contact: Contact, day: date) -> Answers:
    """Return what the store itself answers about a client on the evening of a day."""
    store = desk.store
    touches = [
        Touch(one.happened_on, one.outcome, one.kind is Kind.SERVICE, one.about)
        for one in store.all(queries.INTERACTIONS_OF, contact_id=contact.id)
        if one.happened_on <= day and counts_as_touch(one.kind, one.outcome)
    ]
    sold = [
        (deal.category, deal.product)
        for deal in store.all(queries.DEALS_OF, contact_id=contact.id)
        if deal.state is DealState.WON and deal.closed_on is not None and deal.closed_on <= day
    ]
    days = [touch.on for touch in touches]
    if contact.contacted_on is not None and contact.contacted_on <= day:
        days.append(contact.contacted_on)
    return answers_of(Known(sold, touches, max(days, default=None), contact.added_on), day)
