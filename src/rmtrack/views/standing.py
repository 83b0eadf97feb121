"""How a month and a category stand, in sentences that `plan`, `today` and `deal win` share."""

from rich.text import Text

from rmtrack.domain.money import Money
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.i18n import _, ngettext
from rmtrack.views.amounts import short

ALMOST = 999  # per mille


def provisional_text(plan: MonthPlan) -> Text | None:
    """Say that the working days are not the official ones, where they are not."""
    if not plan.provisional:
        return None
    text = _("no official calendar of {year} is known: Monday to Friday are counted")
    return Text(text.format(year=plan.month.year), "caution")


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


def booked_text(category: CategoryPlan, *, share: bool = True) -> str:
    """Say what is booked of the quota, with its share in percent unless a bar shows it."""
    if category.quota is None:
        return _("{booked} booked, no quota").format(booked=short(category.booked))
    quota = category.quota.amount
    part = f"{_per_mille(category.booked, quota) / 10:g}"
    text = _("{booked} of {quota} ({share}%)") if share else _("{booked} of {quota}")
    return text.format(booked=short(category.booked), quota=short(quota), share=part)


def _per_mille(part: Money, whole: Money) -> int:
    """Return the part in thousandths, half of one rounded up; all of it is only all of it."""
    rounded = (int(part) * 2000 + int(whole)) // (int(whole) * 2)
    return min(rounded, ALMOST) if part < whole else rounded


def pace_text(category: CategoryPlan) -> Text:
    """Say how far ahead or behind, in money and in working days."""
    if category.pace == 0:
        return Text(_("on plan"))
    amount = short(abs(category.pace))
    days = abs(category.pace_days)
    if category.pace > 0:
        return Text(_("ahead {amount}").format(amount=amount), "ahead")
    words = _("behind {amount} ({days} days)")
    return Text(words.format(amount=amount, days=f"{days:.1f}"), "behind")


def need_text(category: CategoryPlan) -> Text:
    """Say what today needs, first and in bold, then what the week and the month still ask for."""
    if category.left == 0:
        over = category.surplus
        full = _("full, {surplus} beyond").format(surplus=short(over)) if over else _("full")
        return Text(full, "ahead")
    parts = []
    if category.needed_today:
        needed = _("today {amount}").format(amount=short(category.needed_today))
        parts.append(Text(needed, "lead"))
    if category.left_this_week:
        parts.append(Text(_("this week {amount}").format(amount=short(category.left_this_week))))
    parts.append(Text(_("left {amount}").format(amount=short(category.left))))
    return Text(" · ").join(parts)
