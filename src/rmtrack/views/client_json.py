"""One client as JSON: every field, all records, and what follows from them today."""

from typing import Any

from rmtrack.domain.advice import Advice
from rmtrack.domain.birthdays import Birthday
from rmtrack.domain.client_page import ClientPage, Kept
from rmtrack.domain.moods import Stance
from rmtrack.domain.touch import Assessment
from rmtrack.views.advice import advice_json
from rmtrack.views.contacts import contact_row
from rmtrack.views.deal_words import deal_row
from rmtrack.views.profile_json import reach_json
from rmtrack.views.records import record_json, row_json
from rmtrack.views.verdict import verdict_json


def page_json(page: ClientPage, advice: Advice) -> dict[str, Any]:
    """Return everything about a client as `rmtrack.show/1`."""
    kept, born = page.kept, page.birthday
    overall = [_stance(stance) for stance in page.stances if stance.category is None]
    return {
        "schema": "rmtrack.show/1",
        **contact_row(kept.contact),
        **reach_json(page.reach),
        "risk_state": page.risk_state,
        "stage": page.stage,
        "proposed": page.proposed,
        "introducer": kept.introducer,
        "tags": list(kept.tags),
        "fields": dict(kept.fields),
        "today": verdict_json(page.verdict),
        "account": page.account._asdict(),
        "overall": overall[0] if overall else None,
        "moods": [_stance(stance) for stance in page.stances if stance.category is not None],
        "assessments": [_felt(row, kept) for row in kept.assessments],
        "advice": advice_json(advice),
        "dates": [_birthday(born)] if born else [],
        "holdings": [],
        "steps": [record_json(step) for step in kept.steps],
        "deals": [deal_row(deal) for deal in kept.deals],
        "interactions": [record_json(touch) for touch in kept.interactions],
        "passed_over": [one._asdict() for one in page.passed_over],
    }


def _felt(row: Assessment, kept: Kept) -> dict[str, Any]:
    """Return what was felt; with the client of whom it was, where that was another one."""
    felt_as = kept.felt_as.get(row.id)
    return {**record_json(row), "felt_as": felt_as and felt_as._asdict()}


def _birthday(born: Birthday) -> dict[str, Any]:
    return {"what": "birthday", "on": str(born.on), "turns": born.turns, "lunar": born.lunar}


def _stance(stance: Stance) -> dict[str, Any]:
    return {**row_json(stance._asdict()), "said_on": row_json(stance.said_on._asdict())}
