"""The history of commands."""

from sqlalchemy import Index
from sqlalchemy.types import Text
from sqlmodel import Field

from rmtrack.storage.tables.base import NEVER_AGAIN, Base


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
