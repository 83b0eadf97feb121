"""The four steps of a month in a sentence each."""

from rmtrack.domain.money import Money
from rmtrack.domain.steps import AMOUNT, OPEN_BOOK, Step
from rmtrack.i18n import _, ngettext
from rmtrack.views.amounts import short


def step_text(step: Step) -> str:
    """Say where a step stands: what is won and what is committed, never in one sum."""
    return _in_amount(step) if step.unit == AMOUNT else _in_deals(step)


def _in_amount(step: Step) -> str:
    won = short(Money(step.won))
    parts = [_("{won} won").format(won=won)]
    if step.goal_min is not None and step.goal_max is not None:
        low, high = short(Money(step.goal_min)), short(Money(step.goal_max))
        parts = [_("{won} won of {low}–{high}").format(won=won, low=low, high=high)]
    if step.committed:
        parts.append(_("{amount} committed").format(amount=short(Money(step.committed))))
    parts.append(
        ngettext("{n} client in reserve", "{n} clients in reserve", step.clients).format(
            n=step.clients
        )
    )
    if step.open_weighted:
        parts.append(_("weighted {amount}").format(amount=short(step.open_weighted)))
    return " · ".join(parts)


def _in_deals(step: Step) -> str:
    won = ngettext("{n} deal won", "{n} deals won", step.won).format(n=step.won)
    if step.step == OPEN_BOOK:
        name = _("open the book")
        if not step.won:
            won = _("no deal yet")
    else:
        name = _("raise the activity rate")
        if step.goal_min is not None:
            won = _("{n} of {goal} deals won").format(n=step.won, goal=step.goal_min)
    text = _("{step}: {won}").format(step=name, won=won)
    if not step.committed:
        return text
    committed = ngettext("{n} committed", "{n} committed", step.committed).format(n=step.committed)
    return f"{text} · {committed}"
