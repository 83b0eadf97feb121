"""Why a client is called today, or why not."""

from datetime import date
from typing import Any

from rmtrack.domain.ranking import Brake, BrakeCode, Verdict
from rmtrack.domain.reasons import ReasonCode
from rmtrack.i18n import N_, _
from rmtrack.views.dates import long_day
from rmtrack.views.reasons import reason_text

BRAKES = {
    BrakeCode.DECEASED: N_("deceased"),
    BrakeCode.ARCHIVED: N_("archived"),
    BrakeCode.COOLING: N_("in touch today, not again before {day}"),
    BrakeCode.NO_ANSWER: N_("tried today, not again before {day}"),
    BrakeCode.SNOOZED: N_("put off until {day}"),
}


def brake_text(brake: Brake) -> str:
    """Return what keeps a client off the list, and until when."""
    day = long_day(brake.until) if brake.until else ""
    return _(BRAKES[brake.code]).format(day=day)


def verdict_text(verdict: Verdict, *, due_on: date | None, today: date) -> str:
    """Return in one line why to call today, or why not; `due_on` is the day of the next touch."""
    if verdict.listed:
        told = [one for one in verdict.reasons if one.code is not ReasonCode.CELL]
        return _("call: {reasons}").format(reasons=_("; ").join(map(reason_text, told)))
    if verdict.brakes:
        return _("no call: {brakes}").format(brakes=_("; ").join(map(brake_text, verdict.brakes)))
    if due_on is not None and due_on > today:
        return _("no call: none is due before {day}").format(day=long_day(due_on))
    return _("no call: nothing asks for one")


def verdict_json(verdict: Verdict) -> dict[str, Any]:
    """Return whether to call today, with the reasons and the brakes."""
    return {
        "listed": verdict.listed,
        "score": verdict.score,
        "reasons": [
            {"code": str(reason.code), "points": reason.points, "text": reason_text(reason)}
            for reason in verdict.reasons
        ],
        "blocked_by": [
            {
                "code": str(brake.code),
                "until": brake.until and str(brake.until),
                "text": brake_text(brake),
            }
            for brake in verdict.brakes
        ],
    }
