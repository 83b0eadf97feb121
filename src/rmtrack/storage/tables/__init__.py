"""The schema: the one definition of what is kept. Migrations come from here.

Read by Alembic and by the tests only: SQLModel costs a third of a second to import, so what runs
is plain SQL, which the tests prove against these classes. The classes validate nothing; rules live
in `rmtrack.domain`.

An id is never given out twice, so that a client's number never comes to mean someone else.
Money is whole fen. Enumerations are plain text: a new member needs no migration. A month is
`YYYY-MM`, a moment ISO 8601 with its offset.
"""

from rmtrack.storage.tables.base import Base, Record
from rmtrack.storage.tables.commands import Change, History
from rmtrack.storage.tables.money import BankFigure, Booking, Deal, DealChange, Quota
from rmtrack.storage.tables.people import (
    Assessment,
    AssetReading,
    Contact,
    ContactField,
    ContactKey,
    ContactTag,
    ContactWay,
    FormerName,
    FormerPhone,
    Interaction,
    ListedRow,
    NextStep,
    PoolChange,
)

__all__ = [
    "Assessment",
    "AssetReading",
    "BankFigure",
    "Base",
    "Booking",
    "Change",
    "Contact",
    "ContactField",
    "ContactKey",
    "ContactTag",
    "ContactWay",
    "Deal",
    "DealChange",
    "FormerName",
    "FormerPhone",
    "History",
    "Interaction",
    "ListedRow",
    "NextStep",
    "PoolChange",
    "Quota",
    "Record",
]
