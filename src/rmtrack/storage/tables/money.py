"""Deals, what was booked, and what the months ask for."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.types import BigInteger, String, Text
from sqlmodel import Field

from rmtrack.storage.tables.base import NEVER_AGAIN, Record, positive

ALL_OF_IT = 10_000  # basis points


class Deal(Record, table=True):
    """What clients may buy."""

    __table_args__ = (
        positive("amount"),
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
    lost_reason: str | None = None
    factor: int = Field(default=ALL_OF_IT, sa_column_kwargs={"server_default": str(ALL_OF_IT)})


class DealChange(Record, table=True):
    """How open deals stood, from a day on."""

    __table_args__ = (
        positive("amount"),
        Index("ix_deal_change_deal", "deal_id", "changed_on"),
        NEVER_AGAIN,
    )
    deal_id: int = Field(foreign_key="deal.id")
    changed_on: date
    degree: str
    amount: int = Field(sa_type=BigInteger)
    expected_on: date | None = None


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
    factor: int = Field(default=ALL_OF_IT, sa_column_kwargs={"server_default": str(ALL_OF_IT)})
    pieces: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    entered_on: date | None = None


class Quota(Record, table=True):
    """What the months ask for."""

    __table_args__ = (
        UniqueConstraint("owner", "month", "category"),
        positive("amount"),
        positive("pieces"),
        CheckConstraint("amount IS NOT NULL OR pieces IS NOT NULL", name="asks"),
        Index("ix_quota_month", "month", "category"),
        NEVER_AGAIN,
    )
    month: str = Field(sa_type=String(7))
    category: str
    amount: int | None = Field(default=None, sa_type=BigInteger)
    curve: str
    pieces: int | None = None


class BankFigure(Record, table=True):
    """The bank's own figures of the months, one a category and day; they may be negative."""

    __table_args__ = (
        UniqueConstraint("owner", "month", "category", "taken_on"),
        Index("ix_bank_figure_month", "month", "category", "taken_on"),
        Index("ix_bank_figure_day", "category", "taken_on"),
        NEVER_AGAIN,
    )
    month: str = Field(sa_type=String(7))
    category: str
    taken_on: date
    amount: int | None = Field(default=None, sa_type=BigInteger)
    pieces: int | None = None
    reason: str | None = Field(default=None, sa_type=Text)
