"""Clients, and what happens with them."""

from datetime import date

from sqlalchemy import Index, PrimaryKeyConstraint, UniqueConstraint, false
from sqlalchemy.types import BigInteger, String, Text
from sqlmodel import Field

from rmtrack.storage.tables.base import NEVER_AGAIN, Base, Record, between

BYTEWISE = String().with_variant(String(collation="C"), "postgresql")


class Contact(Record, table=True):
    """The clients."""

    __table_args__ = (
        between("familiarity", 0, 9),
        Index("ix_contact_due", "archived", "next_touch_on"),
        Index("ix_contact_name_key", "name_key"),
        Index("ix_contact_phone", "phone"),
        Index("ix_contact_birth_day", "birth_lunar", "birth_day"),
        Index("ix_contact_introducer_id", "introducer_id"),
        Index("ix_contact_cell", "archived", "mood", "familiarity", "name_key", "assets"),
        NEVER_AGAIN,
    )
    name: str
    name_key: str
    readings: str | None = Field(default=None, sa_type=Text)
    phone: str | None = None
    wechat: str | None = None
    email: str | None = None
    sex: str | None = None
    birth_year: int | None = None
    birth_day: str | None = Field(default=None, sa_type=String(5))
    birth_lunar: bool = Field(sa_column_kwargs={"server_default": false()})
    opened_on: date | None = None
    assets: int | None = Field(default=None, sa_type=BigInteger)
    familiarity: int | None = None
    mood: str | None = None
    source: str | None = None
    employer: str | None = None
    area: str | None = None
    family: str | None = Field(default=None, sa_type=Text)
    style: str | None = Field(default=None, sa_type=Text)
    risk: str | None = None
    risk_until: date | None = None
    money: bool | None = None
    authority: bool | None = None
    need: bool | None = None
    introducer_id: int | None = Field(default=None, foreign_key="contact.id")
    note: str | None = Field(default=None, sa_type=Text)
    cadence_days: int | None = None
    contacted_on: date | None = None
    added_on: date
    snoozed_until: date | None = None
    archived: bool
    deceased: bool = Field(sa_column_kwargs={"server_default": false()})
    last_touch_on: date | None = None
    next_touch_on: date | None = None


class ContactKey(Base, table=True):
    """The beginnings by which clients are found: derived, see rmtrack.storage.keying.

    Sorted by their bytes, so that what begins alike stands together on every engine.
    """

    __table_args__ = (
        PrimaryKeyConstraint("part", "kind", "contact_id"),
        Index("ix_contact_key_contact_id", "contact_id"),
        {"sqlite_with_rowid": False},
    )
    part: str = Field(sa_type=BYTEWISE)
    kind: str
    contact_id: int = Field(foreign_key="contact.id")


class ContactWay(Record, table=True):
    """More ways to reach a client."""

    __table_args__ = (
        UniqueConstraint("contact_id", "way", "value"),
        Index("ix_contact_way_value", "way", "value"),
        NEVER_AGAIN,
    )
    contact_id: int = Field(foreign_key="contact.id")
    way: str
    value: str


class FormerName(Record, table=True):
    """The names under which clients were kept before."""

    __table_args__ = (
        UniqueConstraint("contact_id", "name_key"),
        Index("ix_former_name_key", "name_key"),
        NEVER_AGAIN,
    )
    contact_id: int = Field(foreign_key="contact.id")
    name: str
    name_key: str
    readings: str | None = Field(default=None, sa_type=Text)


class FormerPhone(Record, table=True):
    """The numbers under which clients were reached before."""

    __table_args__ = (Index("ix_former_phone_contact_id", "contact_id"), NEVER_AGAIN)
    contact_id: int = Field(foreign_key="contact.id")
    phone: str


class ListedRow(Record, table=True):
    """How rows of lists told of clients."""

    __table_args__ = (Index("ix_listed_row_contact_id", "contact_id"), NEVER_AGAIN)
    contact_id: int = Field(foreign_key="contact.id")
    name_key: str
    told: str = Field(sa_type=Text)


class ContactField(Record, table=True):
    """Fields of the user's own."""

    __table_args__ = (
        UniqueConstraint("contact_id", "field"),
        NEVER_AGAIN,
    )
    contact_id: int = Field(foreign_key="contact.id")
    field: str
    value: str = Field(sa_type=Text)


class AssetReading(Record, table=True):
    """What clients held with the bank, by the day."""

    __table_args__ = (
        Index("ix_asset_reading_contact", "contact_id", "read_on"),
        Index("ix_asset_reading_day", "read_on"),
        NEVER_AGAIN,
    )
    contact_id: int = Field(foreign_key="contact.id")
    read_on: date
    amount: int = Field(sa_type=BigInteger)
    aside: bool = Field(sa_column_kwargs={"server_default": false()})


class ContactTag(Record, table=True):
    """The words put on clients."""

    __table_args__ = (
        UniqueConstraint("contact_id", "word"),
        Index("ix_contact_tag_word", "word"),
        NEVER_AGAIN,
    )
    contact_id: int = Field(foreign_key="contact.id")
    word: str


class Interaction(Record, table=True):
    """What happened."""

    __table_args__ = (
        between("familiarity", 0, 9),
        between("willing", 0, 10),
        Index("ix_interaction_contact", "contact_id", "happened_on", "happened_at"),
        Index("ix_interaction_day", "happened_on", "contact_id"),
        Index("ix_interaction_funnel", "kind", "happened_on", "outcome"),
        NEVER_AGAIN,
    )
    contact_id: int = Field(foreign_key="contact.id")
    happened_at: str
    happened_on: date
    kind: str
    outcome: str
    about: str | None = None
    note: str | None = Field(default=None, sa_type=Text)
    mood: str | None = None
    familiarity: int | None = None
    objection: str | None = None
    willing: int | None = None
    give: str | None = Field(default=None, sa_type=Text)
    ask: str | None = Field(default=None, sa_type=Text)


class Assessment(Record, table=True):
    """What was felt about a client, from a day on."""

    __table_args__ = (
        between("familiarity", 0, 9),
        Index("ix_assessment_contact", "contact_id", "category", "assessed_on"),
        Index("ix_assessment_interaction_id", "interaction_id"),
        NEVER_AGAIN,
    )
    contact_id: int = Field(foreign_key="contact.id")
    interaction_id: int | None = Field(default=None, foreign_key="interaction.id")
    assessed_on: date
    category: str | None = None
    familiarity: int | None = None
    mood: str | None = None
    proposed: int | None = None
    answers: str | None = Field(default=None, sa_type=Text)
    objection: str | None = None
    nature: str | None = None
    truth: str | None = None
    willing: int | None = None
    term: str | None = Field(default=None, sa_type=Text)
    loss: str | None = Field(default=None, sa_type=Text)
    words: str | None = Field(default=None, sa_type=Text)
    aside: bool = Field(sa_column_kwargs={"server_default": false()})


class PoolChange(Record, table=True):
    """Who left the pool or came back, from a day on."""

    __table_args__ = (
        Index("ix_pool_change_contact", "contact_id", "changed_on"),
        NEVER_AGAIN,
    )
    contact_id: int = Field(foreign_key="contact.id")
    changed_on: date
    archived: bool


class NextStep(Record, table=True):
    """What was agreed to come next."""

    __table_args__ = (
        Index("ix_next_step_contact", "contact_id", "state", "list_on"),
        Index("ix_next_step_due", "state", "list_on"),
        Index("ix_next_step_interaction_id", "interaction_id"),
        Index("ix_next_step_settled_by", "settled_by"),
        NEVER_AGAIN,
    )
    contact_id: int = Field(foreign_key="contact.id")
    interaction_id: int | None = Field(default=None, foreign_key="interaction.id")
    due_on: date
    due_time: str | None = Field(default=None, sa_type=String(5))
    list_on: date
    what: str | None = Field(default=None, sa_type=Text)
    promise: bool
    state: str
    settled_on: date | None = None
    settled_by: int | None = Field(default=None, foreign_key="interaction.id")
