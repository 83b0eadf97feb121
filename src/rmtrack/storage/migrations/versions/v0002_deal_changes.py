"""Deals keep how they stood; clients have an employer and may be put off."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

OPENINGS = """
INSERT INTO deal_change (owner, deal_id, changed_on, degree, amount, expected_on)
SELECT owner, id, opened_on, degree, amount, expected_on FROM deal
"""


def upgrade() -> None:
    """Add the columns and the table; each deal's opening becomes its first row."""
    op.add_column("contact", sa.Column("employer", sa.String))
    op.add_column("contact", sa.Column("snoozed_until", sa.Date))
    op.add_column("deal", sa.Column("lost_reason", sa.String))
    op.create_table(
        "deal_change",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("deal_id", sa.Integer, nullable=False),
        sa.Column("changed_on", sa.Date, nullable=False),
        sa.Column("degree", sa.String, nullable=False),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.Column("expected_on", sa.Date),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deal_change")),
        sa.ForeignKeyConstraint(["deal_id"], ["deal.id"], name=op.f("fk_deal_change_deal_id")),
        sa.CheckConstraint("amount > 0", name=op.f("ck_deal_change_amount_positive")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deal_change_deal", "deal_change", ["deal_id", "changed_on"])
    op.execute(OPENINGS)
