"""How a client stands toward a category, or overall, and what was felt on which day, in words."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from rmtrack.domain.moods import Stance
from rmtrack.domain.touch import Assessment
from rmtrack.i18n import _
from rmtrack.views.dates import short_day
from rmtrack.views.terms import term

if TYPE_CHECKING:
    from rmtrack.domain.client_page import FeltAs

REFUSAL = ("objection", "nature", "truth")
FITS = ("term", "loss")
DayOf = Callable[[str], date | None]  # the day of a field, where it is to be told


def about(category: str | None) -> str:
    """Name what a mood is about."""
    return term(category) if category else _("overall")


def stance_words(stance: Stance) -> Iterator[str]:
    """Yield the mood and its day, what was refused and how firmly, what fits, what was said.

    Each has its own day behind it, where that is another than the first one told.
    """
    if stance.begun is None:
        return

    def day_of(field: str) -> date | None:
        day: date | None = getattr(stance.said_on, field)
        return None if day == stance.begun else day

    day = short_day(stance.begun)
    told = _("{mood} since {day}")
    yield told.format(mood=term(stance.mood), day=day) if stance.mood else day
    yield from _said(stance, day_of)


def felt_words(row: Assessment, felt_as: "FeltAs | None" = None) -> Iterator[str]:
    """Yield what was felt, as far as a row says: all of it is of the row's day.

    What is set aside says so, for no place follows from it; `felt_as` is he of whom it was.
    """
    if row.mood:
        yield term(row.mood)
    if row.familiarity is None and row.proposed is not None:
        yield _("familiarity {n} proposed").format(n=row.proposed)
    else:
        yield from familiarity_words(row.familiarity, row.proposed)
    yield from _said(row, lambda _field: None)
    if row.aside:
        yield _set_aside(felt_as)


def _set_aside(felt_as: "FeltAs | None") -> str:
    if felt_as is None:
        return _("set aside by a merge")
    name = _("{name} ({number})").format(name=felt_as.name, number=felt_as.id)
    return _("of {name}, before the merge").format(name=name)


def familiarity_words(familiarity: int | None, proposed: int | None) -> Iterator[str]:
    """Yield the familiarity, with what was proposed where that was another."""
    if proposed is not None and proposed != familiarity:
        told = _("familiarity {n}, proposed {proposed}")
        yield told.format(n="?" if familiarity is None else familiarity, proposed=proposed)
    elif familiarity is not None:
        yield _("familiarity {n}").format(n=familiarity)


def _said(of: Stance | Assessment, day_of: DayOf) -> Iterator[str]:
    """Yield what was refused, what still fits, how willing the client is, and the own words."""
    if refusal := _joined(of, REFUSAL, day_of, term):
        yield refusal
    if fits := _joined(of, FITS, day_of, str):
        yield _("fits: {what}").format(what=fits)
    if of.willing is not None:
        yield _dated(_("willing {n} of 10").format(n=of.willing), day_of("willing"))
    if of.words:
        yield _dated(_('"{words}"').format(words=of.words), day_of("words"))


def _joined(
    of: Stance | Assessment, fields: tuple[str, ...], day_of: DayOf, say: Callable[[str], str]
) -> str:
    """Return the words of some fields, each once, those of one day together."""
    days: dict[str, date | None] = {}
    for field in fields:
        if value := getattr(of, field):
            days.setdefault(say(value), day_of(field))
    told = (
        _dated(_(", ").join(word for word in days if days[word] == day), day)
        for day in dict.fromkeys(days.values())
    )
    return _(", ").join(told)


def _dated(words: str, day: date | None) -> str:
    """Return words, and their day where it is to be told."""
    return _("{what} ({day})").format(what=words, day=short_day(day)) if day else words
