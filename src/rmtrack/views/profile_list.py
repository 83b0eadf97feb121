"""All that can be changed of a client, with what stands there: a numbered list."""

from collections.abc import Sequence

from rmtrack.domain.reach import Profile
from rmtrack.i18n import N_, _
from rmtrack.views.cells import fold, pad, width
from rmtrack.views.editing import LABELS, value_text

KEYS = {  # option: the key of what it changes
    "name": "name",
    "phone": "phone",
    "wechat": "wechat",
    "email": "email",
    "sex": "sex",
    "birthday": "birthday",
    "family": "family",
    "employer": "employer",
    "area": "area",
    "style": "style",
    "opened": "opened_on",
    "assets": "assets",
    "risk": "risk",
    "risk_until": "risk_until",
    "familiarity": "familiarity",
    "mood": "mood",
    "money": "money",
    "authority": "authority",
    "need": "need",
    "cadence": "cadence_days",
    "source": "source",
    "introducer": "introducer_id",
    "tag": "tags",
    "field": "fields",
    "note": "note",
}
BESIDE = {"tags": N_("tags"), "fields": N_("a field of your own")}
GAP, NARROWEST = 2, 12  # cells

Row = tuple[str, str]  # what it is, and what stands there


def known_rows(profile: Profile) -> list[Row]:
    """Return every field that can be changed, with what is known; nothing is an empty text."""
    return [(_({**LABELS, **BESIDE}[key]), _known(profile, key)) for key in KEYS.values()]


def _known(profile: Profile, key: str) -> str:
    if key == "tags":
        return _(", ").join(profile.tags)
    if key == "fields":
        return _(", ").join(f"{field}={value}" for field, value in profile.fields)
    if key == "introducer_id":
        return profile.introducer or ""
    known = getattr(profile.contact, "birth_day" if key == "birthday" else key)
    return "" if known is None else value_text(profile.contact, profile.reach, key)


def known_text(rows: Sequence[Row], *, cells: int) -> str:
    """Lay the list out on a screen of so many cells; what is long folds under its own column."""
    labels = max(width(label) for label, _known in rows)
    indent = len(f"{len(rows)}") + GAP + labels + GAP
    lines = []
    for number, (label, known) in enumerate(rows, 1):
        first, *rest = fold(known, max(NARROWEST, cells - indent))
        head = f"{number:>{len(str(len(rows)))}}{' ' * GAP}{pad(label, labels)}{' ' * GAP}"
        lines += [f"{head}{first}".rstrip(), *(f"{' ' * indent}{line}" for line in rest)]
    return "\n".join(lines)
