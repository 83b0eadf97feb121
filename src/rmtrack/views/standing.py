"""How a month and a category stand, in sentences that `plan`, `today` and `deal win` share."""

from rich.text import Text

from rmtrack.domain.money import Money
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.i18n import _, ngettext
from rmtrack.views.amounts import short


def month_line(plan: MonthPlan) -> str:
    """Say where in the month today is."""
    if plan.today < plan.month.first:
        return _("not begun yet")
    if plan.week is None:
        return _("over")
    place = (
        _("week {week}, a day off").format(week=plan.week)
        if plan.day_of_week is None
        else _("week {week}, day {day}").format(week=plan.week, day=plan.day_of_week)
    )
    days = ngettext("{n} working day left", "{n} working days left", plan.days_left)
    return f"{place} · {days.format(n=plan.days_left)}"


def booked_line(category: CategoryPlan) -> str:
    """Say what is booked of the quota."""
    if category.quota is None:
        return _("{booked} booked, no quota").format(booked=short(category.booked))
    share = _per_mille(category.booked, category.quota.amount) / 10
    return _("{booked} of {quota} ({share}%)").format(
        booked=short(category.booked), quota=short(category.quota.amount), share=f"{share:g}"
    )


def _per_mille(part: Money, whole: Money) -> int:
    """Return the part in thousandths, half of one rounded up."""
    return (int(part) * 2000 + int(whole)) // (int(whole) * 2)


def pace_text(category: CategoryPlan) -> Text:
    """Say how far ahead or behind, in money and in working days."""
    if category.pace == 0:
        return Text(_("on plan"))
    amount = short(abs(category.pace))
    days = abs(category.pace_days)
    if category.pace > 0:
        return Text(_("ahead {amount}").format(amount=amount), "ahead")
    words = _("behind {amount} (about {days} days)")
    return Text(words.format(amount=amount, days=f"{days:.1f}"), "behind")


def need_line(category: CategoryPlan) -> str:
    """Say what today needs, what this week and the month still ask for."""
    if category.left == 0:
        over = category.surplus
        return _("full, {surplus} beyond").format(surplus=short(over)) if over else _("full")
    parts = []
    if category.needed_today:
        parts.append(_("today {amount}").format(amount=short(category.needed_today)))
    if category.left_this_week:
        parts.append(_("this week {amount}").format(amount=short(category.left_this_week)))
    parts.append(_("left {amount}").format(amount=short(category.left)))
    return " · ".join(parts)
