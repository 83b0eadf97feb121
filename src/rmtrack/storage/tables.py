"""The schema: the one definition of what is kept. Migrations come from here.

Read by Alembic and by the tests only: SQLModel costs a third of a second to import, so what runs
is plain SQL, which the tests prove against these classes. The classes validate nothing; rules live
in `rmtrack.domain`.

An id is never given out twice, so that a client's number never comes to mean someone else.
Money is whole fen. Enumerations are plain text: a new member needs no migration. A month is
`YYYY-MM`, a moment ISO 8601 with its offset.
"""

import re
from datetime import date

from sqlalchemy import CheckConstraint, Index, MetaData, UniqueConstraint
from sqlalchemy.orm import declared_attr
from sqlalchemy.types import BigInteger, String, Text
from sqlmodel import Field, SQLModel

NEVER_AGAIN = {"sqlite_autoincrement": True}  # an id that was removed is not given out again
NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class Base(SQLModel):
    """What all tables share: the names of tables and constraints."""

    metadata = MetaData(naming_convention=NAMES)

    @declared_attr  # type: ignore[arg-type]  # SQLModel's own way, which its types don't know
    def __tablename__(cls) -> str:  # noqa: N805 - SQLAlchemy calls it with the class
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()


class Record(Base):
    """What all kept records share."""

    id: int | None = Field(default=None, primary_key=True)
    owner: str


def _between(column: str, least: int, most: int) -> CheckConstraint:
    return CheckConstraint(f"{column} BETWEEN {least} AND {most}", name=f"{column}_range")


def _positive(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} > 0", name=f"{column}_positive")


class Contact(Record, table=True):
    """The clients."""

    __table_args__ = (
        _between("familiarity", 0, 9),
        Index("ix_contact_due", "archived", "next_touch_on"),
        Index("ix_contact_name_key", "name_key"),
        Index("ix_contact_phone", "phone"),
        Index("ix_contact_birth_day", "birth_day"),
        Index("ix_contact_introducer_id", "introducer_id"),
        NEVER_AGAIN,
    )
    name: str
    name_key: str
    phone: str | None = None
    wechat: str | None = None
    email: str | None = None
    sex: str | None = None
    birth_year: int | None = None
    birth_day: str | None = Field(default=None, sa_type=String(5))
    opened_on: date | None = None
    assets: int | None = Field(default=None, sa_type=BigInteger)
    familiarity: int | None = None
    mood: str | None = None
    source: str | None = None
    introducer_id: int | None = Field(default=None, foreign_key="contact.id")
    note: str | None = Field(default=None, sa_type=Text)
    cadence_days: int | None = None
    contacted_on: date | None = None
    added_on: date
    archived: bool
    last_touch_on: date | None = None
    next_touch_on: date | None = None


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
        _between("familiarity", 0, 9),
        _between("willing", 0, 10),
        Index("ix_interaction_contact", "contact_id", "happened_on", "happened_at"),
        Index("ix_interaction_day", "happened_on", "contact_id"),
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
        _between("familiarity", 0, 9),
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


class Deal(Record, table=True):
    """What clients may buy."""

    __table_args__ = (
        _positive("amount"),
        Index("ix_deal_state", "state", "category"),
        Index("ix_deal_contact", "contact_id", "state"),
        NEVER_AGAIN,
    )
    contact_id: int = Field(foreign_key="contact.id")
    category: str
    product: str | None = None
    amount: int = Field(sa_type=BigInteger)
    degree: str
    state: str
    opened_on: date
    expected_on: date | None = None
    for_month: str | None = Field(default=None, sa_type=String(7))
    closed_on: date | None = None


class Booking(Record, table=True):
    """Money the bank booked; a reversal is negative."""

    __table_args__ = (
        Index("ix_booking_month", "for_month", "category"),
        Index("ix_booking_deal_id", "deal_id"),
        NEVER_AGAIN,
    )
    deal_id: int | None = Field(default=None, foreign_key="deal.id")
    category: str
    amount: int = Field(sa_type=BigInteger)
    booked_on: date
    for_month: str = Field(sa_type=String(7))


class Quota(Record, table=True):
    """What the months ask for."""

    __table_args__ = (
        UniqueConstraint("owner", "month", "category"),
        _positive("amount"),
        Index("ix_quota_month", "month", "category"),
        NEVER_AGAIN,
    )
    month: str = Field(sa_type=String(7))
    category: str
    amount: int = Field(sa_type=BigInteger)
    curve: str
    pieces: int | None = None


class History(Base, table=True):
    """The commands that changed something."""

    __table_args__ = (
        Index("ix_history_state", "state", "turn"),
        NEVER_AGAIN,
    )
    id: int | None = Field(default=None, primary_key=True)
    done_at: str
    line: str = Field(sa_type=Text)
    state: str
    state_at: str | None = None  # when it was last undone or redone
    turn: int | None = None  # the order in which commands were undone, while they are


class Change(Base, table=True):
    """The rows a command changed, in order: the columns' values before and after, as JSON.

    `contact_id` is the client whose record it is; no foreign key, for he may go.
    """

    __table_args__ = (
        Index("ix_change_history_id", "history_id"),
        Index("ix_change_row", "table_name", "row_id", "history_id"),
        NEVER_AGAIN,
    )
    id: int | None = Field(default=None, primary_key=True)
    history_id: int = Field(foreign_key="history.id")
    table_name: str
    row_id: int
    contact_id: int | None = None
    old_values: str | None = Field(default=None, sa_type=Text)
    new_values: str | None = Field(default=None, sa_type=Text)
