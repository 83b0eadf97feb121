"""How a client stands toward a category, or overall, in words."""

from collections.abc import Iterator

from rmtrack.domain.moods import Stance
from rmtrack.i18n import _
from rmtrack.views.dates import short_day
from rmtrack.views.terms import term


def stance_words(stance: Stance) -> Iterator[str]:
    """Yield the mood and its day, what was refused and how firmly, what fits, what was said."""
    if stance.mood and stance.since:
        told = _("{mood} since {day}")
        yield told.format(mood=term(stance.mood), day=short_day(stance.since))
    refusal = dict.fromkeys(filter(None, (stance.objection, stance.nature, stance.truth)))
    if refusal:
        yield _(", ").join(map(term, refusal))
    if fits := [text for text in (stance.term, stance.loss) if text]:
        yield _("fits: {what}").format(what=_(", ").join(fits))
    if stance.willing is not None:
        yield _("willing {n} of 10").format(n=stance.willing)
    if stance.words:
        yield _('"{words}"').format(words=stance.words)
