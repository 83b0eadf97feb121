"""What changes in a month by a quota or a figure that was set."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from rmtrack.domain.plan import CategoryPlan, Replanned
from rmtrack.i18n import _
from rmtrack.views.amounts import in_full, pieces
from rmtrack.views.standing import Say, figure_texts, say_deals, say_money
from rmtrack.views.terms import term, title

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rmtrack.domain.stands import Stands


def changed_lines(replanned: Replanned) -> "Iterator[RenderableType]":
    """Yield what was set, what it was until now, and which numbers of the day that moves.

    Of a quota that is the first one nothing: the month below says all of it. What moves nothing,
    such as a figure of a day before the latest one, is answered too.
    """
    before = replanned.before.of(replanned.category)
    after = replanned.plan.of(replanned.category)
    yield from map(Text, _quota_lines(replanned.category, before, after))
    yield from map(Text, _figure_lines(replanned.category, before, after))
    if before is not None and after is not None and (moved := [*_moved(before, after)]):
        told = _("that moves {numbers}").format(numbers=_(", ").join(moved))
        yield Padding(Text(told), (0, 0, 0, 2))
    if _asked(before) == _asked(after) and _figures(before) == _figures(after):
        same = _("{category}: the month stands as it did")
        yield Text(same.format(category=title(replanned.category)))


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
    told = [figure.plain for figure in figure_texts(after)] if after is not None else []
    for figure in told or [_("the bank's figure is dropped")]:
        yield _("{category}: {figure}").format(category=title(name), figure=figure)


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
    """Yield the numbers of the day that are others now, of what was asked for and still is."""
    yield from _numbers(before, after, say_money)
    yield from _numbers(before.deals, after.deals, say_deals)


def _numbers(before: "Stands", after: "Stands", say: Say) -> Iterator[str]:
    if before.target is None or after.target is None:
        return
    names = {
        "pace": _("pace {old} → {new}"),
        "left_this_week": _("this week {old} → {new}"),
        "needed_today": _("today {old} → {new}"),
        "left": _("left {old} → {new}"),
    }
    for name, text in names.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield text.format(old=say(old), new=say(new))
