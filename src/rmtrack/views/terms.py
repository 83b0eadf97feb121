"""The method's words on a screen: a key of the domain becomes the term the user says."""

from rmtrack.domain.grid import Cell
from rmtrack.domain.keys import Stage
from rmtrack.i18n import N_, _, pgettext

TERMS = {
    "investment": N_("investment"),
    "insurance": N_("insurance"),
    "deposit": N_("deposit"),
    "resistant": N_("resistant"),
    "neutral": N_("neutral"),
    "positive": N_("positive"),
    "low": N_("low"),
    "middle": N_("middle"),
    "high": N_("high"),
    "committed": N_("committed"),
    "leaning": N_("leaning"),
    "considering": N_("considering"),
    "open": N_("open"),
    "won": N_("won"),
    "lost": N_("not won"),
    "c1": N_("C1 conservative"),
    "c2": N_("C2 steady"),
    "c3": N_("C3 balanced"),
    "c4": N_("C4 growth"),
    "c5": N_("C5 aggressive"),
    "female": N_("female"),
    "male": N_("male"),
    "call": N_("call"),
    "wechat": N_("WeChat"),
    "message": N_("message"),
    "meeting": N_("meeting"),
    "visit": N_("visit"),
    "event": N_("event"),
    "gift": N_("gift"),
    "service": N_("service"),
    "note": N_("note"),
    "no-answer": N_("no answer"),
    "disconnected": N_("disconnected"),
    "refused": N_("refused"),
    "weary": N_("weary"),
    "talked": N_("talked"),
    "appointment": N_("appointment"),
    "met": N_("met"),
    "proposed": N_("proposed"),
    "liquidity": N_("liquidity"),
    "return": N_("return"),
    "safety": N_("safety"),
    "spouse": N_("asks the spouse"),
    "no-wish": N_("no wish yet"),
    "think-more": N_("thinks it over"),
    "not-on-impulse": N_("not on impulse"),
    "always-lost": N_("always lost"),
    "has-rm": N_("has an RM"),
    "comparing": N_("comparing banks"),
    "other": N_("other"),
    "real": N_("real"),
    "pretended": N_("pretended"),
    "hidden": N_("hidden"),
    "price": N_("price"),
    "product": N_("product"),
    "trust": N_("trust"),
    "timing": N_("timing"),
    "competitor": N_("competitor"),
    "family": N_("family"),
    "no-funds": N_("no funds"),
    "front-loaded": N_("front-loaded"),
    "steep": N_("steep"),
    "flat": N_("flat"),
    "ramp": N_("ramp"),
    "in-part": N_("won in part"),
}


def term(key: str) -> str:
    """Return the term for a key; a word of the user's own stands as it is."""
    return _(TERMS[key]) if key in TERMS else key


def title(key: str) -> str:
    """Return the term with a capital, where it begins a line."""
    word = term(key)
    return word[:1].upper() + word[1:]


def stage_term(stage: Stage) -> str:
    """Return the term for a stage of a relationship; `met` is an outcome of a touch as well."""
    return {
        Stage.MET: pgettext("stage", "met"),
        Stage.ACCEPTED: pgettext("stage", "accepted"),
        Stage.HABIT: pgettext("stage", "habit"),
        Stage.RELIANCE: pgettext("stage", "reliance"),
        Stage.FRIEND: pgettext("stage", "friend"),
    }[stage]


def cell_term(cell: Cell | None) -> str:
    """`high·positive`, 高·积极; nothing for a client without a cell."""
    return f"{term(cell.band)}·{term(cell.mood)}" if cell else ""
