"""What all tables share: names, keys, checks."""

import re

from sqlalchemy import CheckConstraint, MetaData
from sqlalchemy.orm import declared_attr
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


def between(column: str, least: int, most: int) -> CheckConstraint:
    """Return the check that a column lies in a range, both ends included."""
    return CheckConstraint(f"{column} BETWEEN {least} AND {most}", name=f"{column}_range")


def positive(column: str) -> CheckConstraint:
    """Return the check that a column is above zero."""
    return CheckConstraint(f"{column} > 0", name=f"{column}_positive")
