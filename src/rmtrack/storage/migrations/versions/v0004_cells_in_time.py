"""What was felt in more detail; who was in the pool when; cells counted by index."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

FELT = {
    "proposed": sa.Integer,
    "answers": sa.Text,
    "objection": sa.String,
    "nature": sa.String,
    "truth": sa.String,
    "willing": sa.Integer,
    "term": sa.Text,
    "loss": sa.Text,
    "words": sa.Text,
}


def upgrade() -> None:
    """Add the columns, the table and the index."""
    for name, kind in FELT.items():
        op.add_column("assessment", sa.Column(name, kind))
    op.create_table(
        "pool_change",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("contact_id", sa.Integer, nullable=False),
        sa.Column("changed_on", sa.Date, nullable=False),
        sa.Column("archived", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pool_change")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_pool_change_contact_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pool_change_contact", "pool_change", ["contact_id", "changed_on"])
    op.create_index(
        "ix_contact_cell", "contact", ["archived", "mood", "familiarity", "name_key", "assets"]
    )
