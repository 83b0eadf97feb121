"""A month without any quota asks for them, one a category."""

from typing import Any

from rmtrack.actions.plan import set_quota, show_plan
from rmtrack.cli.asking.prompts import ask_text
from rmtrack.cli.session import Session, session_of
from rmtrack.domain.days import Month
from rmtrack.domain.keys import INVESTMENT
from rmtrack.i18n import _
from rmtrack.reading.amounts import read_amount
from rmtrack.views.dates import month_name
from rmtrack.views.terms import title


def ask(ctx: Any) -> None:  # noqa: ANN401 - Typer's own copy of Click has no public types
    """Ask for the quotas of the month that is to be shown, where it has none."""
    session = session_of(ctx)
    typed = ctx.params["month"]
    month = Month.parse(typed) if typed else Month.of(session.now.date())
    if not has_quota(session, month):
        ask_quotas(session, month)


def has_quota(session: Session, month: Month) -> bool:
    """Tell whether anything is asked of a month."""
    return any(one.quota for one in show_plan(session.desk(), month).categories)


def ask_quotas(session: Session, month: Month) -> None:
    """Ask for a month's quota in each category without one; each is a command of its own."""
    plan = show_plan(session.desk(), month)
    asked = {one.category for one in plan.categories if one.quota is not None}
    for category in (one for one in session.categories if one not in asked):
        message = _("{category}: quota of {month}").format(
            category=title(category), month=month_name(month)
        )
        hint = _("like 2290000 or 229万; Enter: none")
        if amount := ask_text(message, read_amount, hint=hint, skippable=True):
            _set(session, month, category, amount)


def _set(session: Session, month: Month, category: str, amount: str) -> None:
    words = ["plan", "--quota", amount]
    if category != INVESTMENT:
        words += ["--category", category]
    if month != Month.of(session.now.date()):
        words += ["--month", str(month)]
    desk = session.retyped(tuple(words)).desk()
    set_quota(desk, month, category, amount=read_amount(amount))
