"""The client of the pool, as it is kept: one field a column."""

from dataclasses import dataclass
from datetime import date

from rmtrack.domain.keys import ME, NEW, Mood, Risk, Sex
from rmtrack.domain.money import Money


@dataclass(frozen=True, slots=True)
class Contact:
    """A client of the pool."""

    name: str
    name_key: str  # folded for look-up; computed by rmtrack.reading.names when a name is written
    added_on: date
    id: int = NEW
    owner: str = ME
    readings: str | None = None  # the name in pinyin: see rmtrack.domain.lookup
    phone: str | None = None  # the first one, digits only, so that one number is always one text
    wechat: str | None = None
    email: str | None = None
    sex: Sex | None = None
    birth_year: int | None = None
    birth_day: str | None = None  # MM-DD; a birthday without a year is common
    birth_lunar: bool = False  # whether that day is one of the lunar calendar
    opened_on: date | None = None  # the account
    assets: Money | None = None  # under management
    familiarity: int | None = None  # 0-9
    mood: Mood | None = None  # overall
    source: str | None = None
    introducer_id: int | None = None
    employer: str | None = None
    area: str | None = None  # where the client lives or works
    family: str | None = None
    style: str | None = None  # how the client likes to talk and decide
    risk: Risk | None = None
    risk_until: date | None = None  # the last day on which the risk assessment holds
    money: bool | None = None  # qualified: has the money, may decide, has a need
    authority: bool | None = None
    need: bool | None = None
    note: str | None = None
    cadence_days: int | None = None  # the user's own, over the band's
    contacted_on: date | None = None  # the last contact known from elsewhere, before any touch
    snoozed_until: date | None = None  # no call before it; a promise passes
    archived: bool = False
    deceased: bool = False  # then archived too, for good
    last_touch_on: date | None = None  # derived: see rmtrack.domain.cadence
    next_touch_on: date | None = None  # derived
