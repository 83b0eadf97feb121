"""What a preparation is worked from, and what of it is assumed."""

from collections.abc import Iterator

from rmtrack.domain.acts import OUTCOMES_ENOUGH
from rmtrack.domain.days import Month
from rmtrack.domain.keys import INVESTMENT
from rmtrack.domain.prework import Prework
from rmtrack.domain.quota import Quota
from rmtrack.i18n import _
from rmtrack.views.acts import average_text, rates_text
from rmtrack.views.amounts import exact
from rmtrack.views.dates import month_word
from rmtrack.views.terms import term


def nothing_to_go_by(prework: Prework) -> str:
    """Say that there is no quota, and how to set one."""
    text = _("No quota for {month}. Set one: {command}")
    if prework.month > Month.of(prework.today):
        text = _("No quota for {month}, and none of this month to go by. Set one: {command}")
    command = _set_quota(prework.month, prework.asked or INVESTMENT)
    return text.format(month=month_word(prework.month), command=command)


def assumption_lines(prework: Prework) -> Iterator[str]:
    """Say what the acts are worked from, and what of it is assumed."""
    basis = prework.basis
    averages = [
        _("{category} {average}").format(
            category=term(one.category),
            average=average_text(basis.average_deal(one.category)),
        )
        for one in prework.categories
        if one.quota.amount is not None
    ]
    if averages:
        yield _("Average deal: {averages}").format(averages=_(", ").join(averages))
    rates = rates_text(basis)
    if not (basis.meetings.is_own and basis.calls.is_own):
        rates += _("; your own rates count from {n} outcomes on").format(n=OUTCOMES_ENOUGH)
    yield rates
    if prework.assumed:
        yield _stand_in(prework)
        first = prework.assumed[0]
        command = _set_quota(prework.month, first.category, first)
        yield _("Set it: {command}").format(command=command)


def _stand_in(prework: Prework) -> str:
    """Say whose quotas stand in for which."""
    text = _(
        "{month} has no quota of its own for {categories}:"
        " that of {assumed} is assumed, with its curve"
    )
    return text.format(
        month=month_word(prework.month),
        categories=_(", ").join(term(quota.category) for quota in prework.assumed),
        assumed=month_word(prework.assumed[0].month),
    )


def _set_quota(month: Month, category: str, like: Quota | None = None) -> str:
    """Return the command that sets a quota, with the numbers of another."""
    words = ["rmtrack plan --month", str(month)]
    if category != INVESTMENT:
        words += ["--category", category]
    if like is None:
        words.append("--quota 2290000")
    else:
        words += ["--quota", exact(like.amount).replace(",", "")] if like.amount else []
        words += ["--pieces", str(like.pieces)] if like.pieces else []
    return " ".join(words)
