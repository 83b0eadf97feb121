"""How a month and a category stand, in sentences that `plan`, `today` and `deal win` share."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from rmtrack.domain.figures import Correction, Figure
from rmtrack.domain.keys import INVESTMENT, CategoryKind
from rmtrack.domain.money import Money
from rmtrack.domain.plan import CategoryPlan, MonthPlan
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.amounts import is_in_pieces, pieces, short
from rmtrack.views.dates import long_day
from rmtrack.views.terms import title

if TYPE_CHECKING:
    from rmtrack.domain.stands import Stands

Say = Callable[[int], str]  # a number of fen or deals in words

ALMOST = 999  # per mille
SET_ONE = N_("rmtrack plan --quota 2290000")  # with an amount as it is written here


def provisional_text(plan: MonthPlan) -> Text | None:
    """Say that the working days are not the official ones, where they are not."""
    if not plan.provisional:
        return None
    text = _("no official calendar of {year} is known: Monday to Friday are counted")
    return Text(text.format(year=plan.month.year), "caution")


def no_quota_text(plan: MonthPlan) -> str:
    """Say how a quota is set, in the month and the category that are looked at."""
    words = [_(SET_ONE)]
    if plan.today not in plan.month:
        words.append(f"--month {plan.month}")
    if plan.alone not in {None, INVESTMENT}:
        words.append(f"--category {plan.alone}")
    return _("No quota yet. Set one: {command}").format(command=" ".join(words))


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


def measures(category: CategoryPlan) -> Iterator[tuple["Stands", Say]]:
    """Yield what a category is told in, money or deals or both, with the words for a number."""
    asks_deals = category.deals.quota is not None
    if category.target is not None or not (asks_deals or category.kind is CategoryKind.PIECES):
        yield category, say_money
    if asks_deals or category.kind is CategoryKind.PIECES:
        yield category.deals, say_deals


def say_money(fen: int) -> str:
    """Return an amount in words."""
    return short(Money(fen))


def say_deals(count: int) -> str:
    """Return a number of deals in words."""
    return pieces(count)


def booked_text(at: "Stands", say: Say, *, share: bool = True) -> str:
    """Say what is booked of the quota, with its share in percent unless a bar shows it."""
    if at.target is None:
        return _("{booked} booked, no quota").format(booked=say(at.booked))
    part = share_text(at.booked, at.target)
    text = _("{booked} of {quota} ({share}%)") if share else _("{booked} of {quota}")
    return text.format(booked=_number(at.booked, say), quota=say(at.target), share=part)


def _number(number: int, say: Say) -> str:
    """Return the number before "of": deals are named once, behind it."""
    return str(number) if say is say_deals else say(number)


def share_text(part: int, whole: int) -> str:
    """Return the part in percent, with a decimal where there is one: `74.8`, `100`."""
    return f"{per_mille(part, whole) / 10:.1f}".removesuffix(".0")


def per_mille(part: int, whole: int) -> int:
    """Return the part in thousandths, half of one rounded up; all of it is only all of it."""
    rounded = (int(part) * 2000 + int(whole)) // (int(whole) * 2)
    return min(rounded, ALMOST) if part < whole else rounded


def pace_text(at: "Stands", say: Say) -> Text:
    """Say how far ahead or behind, in its own unit and in working days."""
    if at.pace == 0:
        return Text(_("on plan"))
    amount, days = say(abs(at.pace)), f"{abs(at.pace_days):.1f}"
    if at.pace > 0 and days == "0.0":  # beyond the last mark there are no days
        return Text(_("ahead {amount}").format(amount=amount), "ahead")
    words = _("ahead {amount} ({days} days)") if at.pace > 0 else _("behind {amount} ({days} days)")
    text = words.format(amount=amount, days=days)
    return Text(text, "ahead" if at.pace > 0 else "behind")


def need_text(at: "Stands", say: Say) -> Text:
    """Say what the week needs, then today, in bold, then what the month still asks for."""
    if at.left == 0:
        return full_text(at, say)
    parts = []
    if at.left_this_week:
        parts.append(Text(_("this week {amount}").format(amount=say(at.left_this_week))))
    if at.needed_today:
        parts.append(Text(_("today {amount}").format(amount=say(at.needed_today)), "lead"))
    parts.append(Text(_("left {amount}").format(amount=say(at.left))))
    return Text(" · ").join(parts)


def ahead_text(plan: MonthPlan, category: str, say: Say) -> Text | None:
    """Say what is booked for days to come, and that it doesn't count yet, where there is any."""
    ahead = plan.ahead_of(category)
    if ahead is None:
        return None
    in_deals = say is say_deals
    days = ahead.deal_days if in_deals else ahead.money_days
    if days is None:
        return None
    told = _("{amount} booked ahead: counts from {day} on")
    if days[0] != days[1]:
        told = _("{amount} booked ahead: counts part by part, {day} to {last}")
    amount = say(ahead.pieces if in_deals else ahead.counted)
    day, last = map(long_day, days)
    return Text(told.format(amount=amount, day=day, last=last), "quiet")


def lone_ahead_texts(plan: MonthPlan) -> Iterator[Text]:
    """Say what is booked for days to come of categories that have nothing else in the month."""
    for ahead in plan.ahead:
        if plan.of(ahead.category) is None and plan.alone in {None, ahead.category}:
            say = say_deals if is_in_pieces(ahead.category) else say_money
            if told := ahead_text(plan, ahead.category, say):
                yield Text.assemble((title(ahead.category), "lead"), "  ", told)


def full_text(at: "Stands", say: Say) -> Text:
    """Say that the quota is met, and what is beyond it."""
    over = at.surplus
    full = _("full, {surplus} beyond").format(surplus=say(over)) if over else _("full")
    return Text(full, "ahead")


def figure_texts(category: CategoryPlan) -> Iterator[Text]:
    """Say what the bank counts where it has said so, in money and in deals, and why."""
    told = category.correction
    if told is not None:
        if category.kind is CategoryKind.LEVEL:
            yield _balance_text(category, told)
        else:
            yield _difference_text(told, say_money)
    elif category.expected and category.target is not None:
        unread = _("{amount} of it expected: no balance was read in this month")
        yield Text(unread.format(amount=say_money(category.expected)))
    if category.deals.correction is not None:
        yield _difference_text(category.deals.correction, say_deals)


def _difference_text(told: Correction, say: Say) -> Text:
    facts = {"figure": say(told.reading), "day": long_day(told.on), "ours": say(told.ours)}
    if not told.difference:
        return Text(_("the bank counts as much to {day}: {figure}").format(**facts), "quiet")
    sign = "+" if told.difference > 0 else "-"
    text = _("the bank counts {figure} to {day}, we count {ours}: {difference}").format(
        difference=f"{sign}{say(abs(told.difference))}", **facts
    )
    return Text(_with_reason(text, told.reason))


def _balance_text(category: CategoryPlan, told: Correction) -> Text:
    base = told.base or Figure(told.on, told.reading)
    text = _("balance {figure} on {day}: what grows from there on counts")
    if base.on != told.on:
        text = _("balance {figure} on {day}, from {base} on {base_day}")
    text = text.format(
        figure=say_money(told.reading),
        day=long_day(told.on),
        base=say_money(base.number),
        base_day=long_day(base.on),
    )
    text = _with_reason(text, told.reason)
    if category.expected:
        expected = _("{amount} won since").format(amount=say_money(category.expected))
        text = f"{text} · {expected}"
    return Text(text)


def _with_reason(text: str, reason: str | None) -> str:
    return _("{text} ({reason})").format(text=text, reason=reason) if reason else text
