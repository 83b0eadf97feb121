"""What was felt about the other of two that became one: words, and never a place."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the column; no row of before is set aside."""
    column = sa.Column("aside", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("assessment", column)
