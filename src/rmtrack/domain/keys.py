"""The closed sets of the method: English keys, as scripts, JSON and the store have them."""

from enum import StrEnum

ME = "me"  # the owner of every record while one person uses a store
NEW = 0  # the id of a record that is not stored yet

INVESTMENT = "investment"
INSURANCE = "insurance"
DEPOSIT = "deposit"
CATEGORIES = (INVESTMENT, INSURANCE, DEPOSIT)


class CategoryKind(StrEnum):
    """How a category is counted: money that is booked, deals, or a balance that can fall."""

    FLOW = "flow"
    PIECES = "pieces"
    LEVEL = "level"


class Mood(StrEnum):
    """How a client stands toward what the bank offers (客户状态)."""

    RESISTANT = "resistant"
    NEUTRAL = "neutral"
    POSITIVE = "positive"


class Band(StrEnum):
    """The three bands of familiarity (熟悉程度): [0,3), [3,6), [6,9]."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class Stage(StrEnum):
    """How far a relationship has come (客户维护五阶段), the furthest last."""

    MET = "met"
    ACCEPTED = "accepted"
    HABIT = "habit"
    RELIANCE = "reliance"
    FRIEND = "friend"


class Sex(StrEnum):
    """As the bank's records have it."""

    FEMALE = "female"
    MALE = "male"


class Risk(StrEnum):
    """The risk a client may take, by the bank's assessment (风险测评): C1 the least."""

    C1 = "c1"
    C2 = "c2"
    C3 = "c3"
    C4 = "c4"
    C5 = "c5"


class Way(StrEnum):
    """A way to reach a client."""

    PHONE = "phone"
    WECHAT = "wechat"
    EMAIL = "email"


class Kind(StrEnum):
    """The way a touch happened. A note is no touch."""

    CALL = "call"
    WECHAT = "wechat"
    MESSAGE = "message"
    MEETING = "meeting"
    VISIT = "visit"
    EVENT = "event"
    GIFT = "gift"
    SERVICE = "service"
    NOTE = "note"


class Outcome(StrEnum):
    """What a touch led to. After the first two the client was not reached."""

    NO_ANSWER = "no-answer"
    DISCONNECTED = "disconnected"
    REFUSED = "refused"
    WEARY = "weary"
    TALKED = "talked"
    APPOINTMENT = "appointment"
    MET = "met"
    PROPOSED = "proposed"


class Objection(StrEnum):
    """Why a client says no: the three natures of a refusal, then the stock excuses."""

    LIQUIDITY = "liquidity"
    RETURN = "return"
    SAFETY = "safety"
    SPOUSE = "spouse"
    NO_WISH = "no-wish"
    THINK_MORE = "think-more"
    NOT_ON_IMPULSE = "not-on-impulse"
    ALWAYS_LOST = "always-lost"
    HAS_RM = "has-rm"
    COMPARING = "comparing"
    OTHER = "other"


class Nature(StrEnum):
    """What a refusal is about (流动性、收益性、安全性)."""

    LIQUIDITY = "liquidity"
    RETURN = "return"
    SAFETY = "safety"


class Truth(StrEnum):
    """Whether an objection is meant, an excuse, or one that is not said."""

    REAL = "real"
    PRETENDED = "pretended"
    HIDDEN = "hidden"


class Degree(StrEnum):
    """How near an open deal is (意向程度), the nearest first."""

    COMMITTED = "committed"
    LEANING = "leaning"
    CONSIDERING = "considering"


class DealState(StrEnum):
    """Where a deal stands."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class StaleReason(StrEnum):
    """Why an open deal stands still."""

    NO_STEP = "no-step"  # nothing is planned with its client
    LATE = "late"  # what was planned was due, and was not done
    OVERDUE = "overdue"  # its expected date has passed
    SILENT = "silent"  # no word for longer than its degree allows


class Rolled(StrEnum):
    """What a week did to an open deal, after how it began."""

    START = "start"  # was open when the week began
    CAME_IN = "came-in"
    MOVED = "moved"  # stands otherwise than at the week's start
    CLOSED = "closed"  # won, and closed
    IN_PART = "in-part"  # won in part, and open still
    DROPPED = "dropped"  # not won


class StepState(StrEnum):
    """Where a next step stands: open until a touch on or after its day settles it."""

    OPEN = "open"
    KEPT = "kept"
    DROPPED = "dropped"


class LostReason(StrEnum):
    """Why a deal was not won."""

    PRICE = "price"
    PRODUCT = "product"
    TRUST = "trust"
    TIMING = "timing"
    COMPETITOR = "competitor"
    FAMILY = "family"
    NO_FUNDS = "no-funds"
    OTHER = "other"
