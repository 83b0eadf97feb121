"""When a win of a day to come was written down, and what a merge keeps beside the story told."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns: every booking of before is of its own day, every reading tells a tier."""
    op.add_column("booking", sa.Column("entered_on", sa.Date))
    for table, name in (("asset_reading", "aside"), ("former_name", "phoneless")):
        column = sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())
        op.add_column(table, column)
