"""The other month beside this one: what would change, in a sentence and in numbers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rmtrack.domain.measuring import Measured, WeekPlan
from rmtrack.domain.money import Money
from rmtrack.domain.pieces import number_of
from rmtrack.domain.plan import CategoryPlan
from rmtrack.domain.stands import Stands
from rmtrack.domain.supposing import Supposed
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.amounts import is_in_pieces
from rmtrack.views.dates import day_range, long_day, month_name
from rmtrack.views.explain_words import curve_text
from rmtrack.views.fitting import ByWidth
from rmtrack.views.plan_json import plan_json
from rmtrack.views.plan_weeks import amount
from rmtrack.views.standing import Say, measures, month_line, provisional_text, say_deals, say_money
from rmtrack.views.terms import term, title

if TYPE_CHECKING:
    from rich.console import JustifyMethod

# What is compared: each number, its word, and whether more of it is good.
NUMBERS = (
    ("booked", N_("booked"), True),
    ("pace", N_("pace"), True),
    ("left_this_week", N_("left this week"), False),
    ("needed_today", N_("needed today"), False),
    ("left", N_("left"), False),
    ("surplus", N_("beyond the quota"), True),
)
WHERE_DIFFERENT = ("booked", "surplus")  # they say nothing where they stay
TOLD_FIRST = (
    ("pace", N_("pace {ours} → {other}")),
    ("left_this_week", N_("this week {ours} → {other}")),
    ("needed_today", N_("today {ours} → {other}")),
)
HEADS = ("", N_("as it is"), N_("what if"), N_("difference"))


class Row(NamedTuple):
    """A number of both months."""

    label: str
    days: str  # of a week; left out where there is little room
    ours: int
    other: int
    more_is_good: bool | None = None  # None where it is neither good nor bad


def suppose_screen(supposed: Supposed) -> RenderableType:
    """Show the other month beside this one, a block a category that would stand otherwise."""
    return Group(*_blocks(supposed))


def _blocks(supposed: Supposed) -> Iterator[RenderableType]:
    plan = supposed.plan
    yield Text(f"{month_name(plan.month)} · {month_line(plan)}", "lead")
    if warning := provisional_text(plan):
        yield warning
    yield Text(_condition(supposed))
    if not supposed.pairs:
        yield Text(_("nothing would stand otherwise"))
    for ours, other in supposed.pairs:
        for (at, say), (then, _say) in zip(measures(ours), measures(other), strict=True):
            name = title(other.category)
            if say is say_deals:
                name = _("{category}, in deals").format(category=name)
            yield Text()
            yield Text.assemble((f"{name}  ", "lead"), _sentence(at, then, say))
            rows = [*_week_rows(at, then), *_number_rows(at, then)]
            yield ByWidth(roomy=_table(rows, say, days=True), narrow=_table(rows, say, days=False))
    yield Text()
    yield Text(_("nothing of this was stored"), "quiet")


def _condition(supposed: Supposed) -> str:
    """Say what was supposed."""
    curve = supposed.curve and curve_text(supposed.curve)
    if supposed.win is None:
        return _("If the quota were laid out {curve}:").format(curve=curve)
    category = supposed.category or ""
    facts = {
        "win": _win(category, supposed.win),
        "category": term(category),
        "day": long_day(supposed.won_on),
    }
    if curve:
        sentence = _("If {win} were won in {category} on {day}, and the quota laid out {curve}:")
        return sentence.format(curve=curve, **facts)
    if supposed.won_on == supposed.plan.today:
        return _("If {win} were won in {category} today:").format(**facts)
    return _("If {win} had been won in {category} on {day}:").format(**facts)


def _win(category: str, win: Money) -> str:
    """Say what would be won: so much more, or so many more deals."""
    if not is_in_pieces(category):
        return _("{amount} more").format(amount=say_money(win))
    number = number_of(win)
    return ngettext("{n} more deal", "{n} more deals", number).format(n=number)


def _sentence(at: Stands, then: Stands, say: Say) -> str:
    """Say what changes of what matters most."""
    told = [("booked", _("booked {ours} → {other}"))] if then.target is None else TOLD_FIRST
    parts = [
        _(words).format(ours=_signed(field, at, say), other=_signed(field, then, say))
        for field, words in told
        if getattr(at, field) != getattr(then, field)
    ]
    return " · ".join(parts) or _("only the weeks would ask otherwise")


def _signed(field: str, at: Stands, say: Say) -> str:
    """Return a number in words; a pace that is ahead with its sign."""
    number = getattr(at, field)
    return f"+{say(number)}" if field == "pace" and number > 0 else say(number)


def _week_rows(at: Stands, then: Stands) -> list[Row]:
    """Return what each week asks for, where the other curve asks otherwise of any."""
    rows = [
        Row(_("week {week}").format(week=one.number), day_range(one.days), one.target, other.target)
        for one, other in zip(_weeks(at), _weeks(then), strict=True)
    ]
    return rows if any(row.ours != row.other for row in rows) else []


def _weeks(at: Stands) -> tuple[WeekPlan[Any], ...]:
    return at.weeks if isinstance(at, CategoryPlan | Measured) else ()


def _number_rows(at: Stands, then: Stands) -> Iterator[Row]:
    """Yield the numbers that say something; without a quota only what is booked."""
    for field, label, more_is_good in NUMBERS[:1] if then.target is None else NUMBERS:
        ours, other = getattr(at, field), getattr(then, field)
        if ours != other or (field not in WHERE_DIFFERENT and (ours or other)):
            yield Row(_(label), "", ours, other, more_is_good)


def _table(rows: list[Row], say: Say, *, days: bool) -> Table:
    """Lay the rows out; a number folds rather than being cut."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="quiet")
    for index, head in enumerate(HEADS):
        side: JustifyMethod = "right" if index else "left"
        table.add_column(_(head) if head else "", justify=side, overflow="fold")
    shown = _money if say is say_money else str
    for row in rows:
        label = f"{row.label}  {row.days}" if days and row.days else row.label
        table.add_row(label, shown(row.ours), shown(row.other), _difference(row, shown))
    return table


def _difference(row: Row, shown: Say) -> Text:
    """Return the difference with its sign, and whether it is good by its colour as well."""
    difference = row.other - row.ours
    text = f"+{shown(difference)}" if difference > 0 else shown(difference)
    if not difference or row.more_is_good is None:
        return Text(text)
    return Text(text, "ahead" if (difference > 0) == row.more_is_good else "behind")


def _money(fen: int) -> str:
    return amount(Money(fen))


def suppose_json(supposed: Supposed) -> dict[str, Any]:
    """Return both months as `rmtrack.what-if/1`."""
    return {
        "schema": "rmtrack.what-if/1",
        "if": {
            "curve": supposed.curve,
            "win": None if supposed.win is None else str(supposed.win),
            "category": supposed.category,
        },
        "plan": plan_json(supposed.plan),
        "other": plan_json(supposed.other),
    }
