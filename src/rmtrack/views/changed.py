"""What changes in a month by a quota or a figure that was set."""

from collections.abc import Iterator

from rmtrack.domain.plan import CategoryPlan, Replanned
from rmtrack.i18n import _
from rmtrack.views.amounts import in_full, pieces, short
from rmtrack.views.standing import figure_text
from rmtrack.views.terms import term, title


def changed_lines(replanned: Replanned) -> Iterator[str]:
    """Yield what was set, what it was until now, and which numbers of the day that moves.

    Of a quota that is the first one nothing: the month below says all of it.
    """
    before = replanned.before.of(replanned.category)
    after = replanned.plan.of(replanned.category)
    yield from _quota_lines(replanned.category, before, after)
    yield from _figure_lines(replanned.category, before, after)
    if before is None or before.quota is None or after is None or after.quota is None:
        return
    if moved := [*_moved(before, after)]:
        yield _("  that moves {numbers}").format(numbers=_(", ").join(moved))


def _quota_lines(
    name: str, before: CategoryPlan | None, after: CategoryPlan | None
) -> Iterator[str]:
    new, old = _asked(after), _asked(before)
    if not old or new == old:
        return
    if new:
        told = _("{category}: {new}, {old} until now")
    else:
        told = _("{category}: no quota any more, {old} until now")
    yield told.format(category=title(name), new=new, old=old)


def _figure_lines(
    name: str, before: CategoryPlan | None, after: CategoryPlan | None
) -> Iterator[str]:
    if _figures(before) == _figures(after):
        return
    figure = figure_text(after) if after is not None else None
    told = figure.plain if figure is not None else _("the bank's figure is dropped")
    yield _("{category}: {figure}").format(category=title(name), figure=told)


def _figures(category: CategoryPlan | None) -> tuple[object, ...]:
    return (None, None) if category is None else (category.correction, category.deals.correction)


def _asked(category: CategoryPlan | None) -> str:
    """Say what a quota asks for and how it is laid over the weeks."""
    if category is None or category.quota is None:
        return ""
    quota = category.quota
    told = [in_full(quota.amount)] if quota.amount is not None else []
    if quota.pieces is not None:
        told.append(pieces(quota.pieces))
    return " · ".join([*told, term(quota.curve)])


def _moved(before: CategoryPlan, after: CategoryPlan) -> Iterator[str]:
    """Yield the numbers of the day that are others now."""
    names = {
        "pace": _("pace {old} → {new}"),
        "left_this_week": _("this week {old} → {new}"),
        "needed_today": _("today {old} → {new}"),
        "left": _("left {old} → {new}"),
    }
    for name, text in names.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield text.format(old=short(old), new=short(new))
