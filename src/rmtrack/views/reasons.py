"""Why a client is called and what to begin with, in the client's terms."""

from rmtrack.domain.grid import Cell
from rmtrack.domain.keys import Degree
from rmtrack.domain.openings import Opening, OpeningCode
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.reasons import OpenStep, Reason, ReasonCode, Silence
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.amounts import deal_amount
from rmtrack.views.dates import long_day
from rmtrack.views.terms import cell_term, term

DEAL_OPENINGS = {
    Degree.COMMITTED: N_("shall we settle the {what} as agreed, is 3 pm or 5 pm better?"),
    Degree.LEANING: N_("what is still open about the {what}?"),
    Degree.CONSIDERING: N_("what would help you decide about the {what}?"),
}
OPENINGS = {
    OpeningCode.INTRODUCE: N_("I look after your account from now on; how may I be of use?"),
    OpeningCode.LISTEN: N_("how have things been? Listen; nothing to sell today"),
    OpeningCode.NEWS: N_("something new, worth comparing with what you have"),
    OpeningCode.GREETING: N_("a greeting, and one useful thing about the account"),
}


def reason_text(reason: Reason) -> str:
    """Return the reason as a sentence about the client."""
    match reason.fact:
        case OpenStep() as step:
            return _step(reason, step)
        case OpenDeal() as deal:
            return _deal(reason, deal)
        case Silence() as silence:
            return _silence(reason, silence)
        case Cell() as cell:
            return _("in the cell {cell}").format(cell=cell_term(cell))


def opening_text(opening: Opening) -> str:
    """Return what to say first."""
    match opening.code:
        case OpeningCode.PROMISE:
            return _promise_opening(opening)
        case OpeningCode.LAST_TIME:
            return _("last time: {what}").format(what=opening.what)
        case OpeningCode.DEAL if opening.deal:
            what = _deal_name(opening.deal)
            return _(DEAL_OPENINGS[opening.deal.degree]).format(what=what)
        case _:
            return _(OPENINGS[opening.code])


def _promise_opening(opening: Opening) -> str:
    """Offer two times, unless one is agreed."""
    what = opening.what or _("I said I would be in touch")
    if opening.time:
        return _("as promised: {what}; is {time} still good?").format(what=what, time=opening.time)
    return _("as promised: {what}; is 3 pm or 5 pm better?").format(what=what)


def _step(reason: Reason, step: OpenStep) -> str:
    what = step.what or _("to be in touch")
    if not step.promise:
        return _("your own plan for {day}: {what}").format(day=long_day(step.due_on), what=what)
    if reason.code is ReasonCode.PROMISE_OVERDUE:
        late = ngettext("{n} day late", "{n} days late", reason.days).format(n=reason.days)
        text = _("promised for {day}: {what} ({late})")
        return text.format(day=long_day(step.due_on), what=what, late=late)
    if step.due_time:
        return _("promised for today {time}: {what}").format(time=step.due_time, what=what)
    return _("promised for today: {what}").format(what=what)


def _deal(reason: Reason, deal: OpenDeal) -> str:
    day = long_day(deal.expected_on) if deal.expected_on else ""
    text = (
        _("{what} {degree}, was expected {day}")
        if reason.days > 0
        else _("{what} {degree}, expected {day}")
    )
    return text.format(what=_deal_name(deal), degree=term(deal.degree), day=day)


def _deal_name(deal: OpenDeal) -> str:
    return f"{deal_amount(deal.category, deal.amount)} {deal.product or term(deal.category)}"


def _silence(reason: Reason, silence: Silence) -> str:
    if reason.code is ReasonCode.NEW_CLIENT:
        return _("not contacted since added on {day}").format(day=long_day(silence.since))
    days = ngettext("{n} day silent", "{n} days silent", reason.days).format(n=reason.days)
    return _("{days}, {allowed} allowed").format(days=days, allowed=silence.allowed)
