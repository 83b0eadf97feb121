"""When a win of a day to come was written down, and which readings of assets are words."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns: every booking of before is of its own day, every reading tells a tier."""
    op.add_column("booking", sa.Column("entered_on", sa.Date))
    column = sa.Column("aside", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("asset_reading", column)
