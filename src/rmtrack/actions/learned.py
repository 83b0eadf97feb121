"""Which closed deals are behind a chance that is learned."""

from rmtrack.actions.chances import year_of
from rmtrack.actions.desk import Desk
from rmtrack.domain.learned import Learned, learn_from
from rmtrack.domain.wanted import Wanted
from rmtrack.storage import pipeline


def find_learned(desk: Desk, wanted: Wanted) -> Learned | None:
    """Return the closed deals behind the learned chance that is wanted; None where none is."""
    if wanted.learned is not None:
        ended = desk.store.all(pipeline.LEARNED_FROM, degree=wanted.learned, **year_of(desk))
    elif wanted.learned_any:
        ended = desk.store.all(pipeline.ALL_LEARNED_FROM, **year_of(desk))
    else:
        return None
    return learn_from(ended, wanted.learned, desk.policy)
