"""Quotas in deals alone, product factors, the number of deals, the bank's own figures."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

FACTOR = 10_000  # basis points: all of an amount counts
FIRST_BOOKINGS = """
UPDATE booking SET pieces = 1
WHERE id IN (SELECT min(id) FROM booking WHERE deal_id IS NOT NULL GROUP BY deal_id)
"""
LAST_ID = "SELECT seq FROM sqlite_sequence WHERE name = 'quota'"
KEEP_LAST_ID = "INSERT INTO sqlite_sequence (name, seq) VALUES ('quota', :last)"
BOOKED = """
SELECT change.id, row_id, new_values FROM change JOIN history ON history.id = history_id
WHERE table_name = 'booking' AND old_values IS NULL AND state <> 'dropped' ORDER BY row_id
"""


def upgrade() -> None:
    """Add the columns, the table and the index; what was won so far is counted in deals."""
    _quotas_in_deals_alone()
    for table in ("deal", "booking"):
        factor = sa.Column("factor", sa.Integer, nullable=False, server_default=str(FACTOR))
        op.add_column(table, factor)
    op.add_column("booking", sa.Column("pieces", sa.Integer, nullable=False, server_default="0"))
    op.execute(FIRST_BOOKINGS)
    _count_in_history()
    _create_bank_figure()
    op.create_index("ix_interaction_funnel", "interaction", ["kind", "happened_on", "outcome"])


def _create_bank_figure() -> None:
    op.create_table(
        "bank_figure",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("category", sa.String, nullable=False),
        sa.Column("taken_on", sa.Date, nullable=False),
        sa.Column("amount", sa.BigInteger),
        sa.Column("pieces", sa.Integer),
        sa.Column("reason", sa.Text),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_figure")),
        sa.UniqueConstraint(
            "owner",
            "month",
            "category",
            "taken_on",
            name=op.f("uq_bank_figure_owner_month_category_taken_on"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_bank_figure_month", "bank_figure", ["month", "category", "taken_on"])
    op.create_index("ix_bank_figure_day", "bank_figure", ["category", "taken_on"])


def _count_in_history() -> None:
    """Write it into history too, so that a first booking is still one deal when it is redone."""
    connection = op.get_bind()
    write = sa.text("UPDATE change SET new_values = :values WHERE id = :number")
    deals = {None}  # money without a deal is none
    for number, _row, text in connection.execute(sa.text(BOOKED)).all():
        values = json.loads(text)
        if values.get("deal_id") not in deals:
            deals.add(values["deal_id"])
            new = json.dumps({**values, "pieces": 1}, ensure_ascii=False, separators=(",", ":"))
            connection.execute(write, {"number": number, "values": new})


def _quotas_in_deals_alone() -> None:
    """Let a quota do without an amount. SQLite needs the table anew: no id comes back by that."""
    last = _last_id()
    with op.batch_alter_table("quota", copy_from=_quota()) as quota:
        quota.alter_column("amount", existing_type=sa.BigInteger, nullable=True)
        quota.create_check_constraint(op.f("ck_quota_pieces_positive"), "pieces > 0")
        quota.create_check_constraint(
            op.f("ck_quota_asks"), "amount IS NOT NULL OR pieces IS NOT NULL"
        )
    if last is not None:
        op.execute("DELETE FROM sqlite_sequence WHERE name = 'quota'")
        op.get_bind().execute(sa.text(KEEP_LAST_ID), {"last": last})


def _quota() -> sa.Table:
    """Return the table as it was: not every SQLAlchemy finds the checks in a store."""
    return sa.Table(
        "quota",
        sa.MetaData(),
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("category", sa.String, nullable=False),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.Column("curve", sa.String, nullable=False),
        sa.Column("pieces", sa.Integer),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quota")),
        sa.CheckConstraint("amount > 0", name=op.f("ck_quota_amount_positive")),
        sa.UniqueConstraint(
            "owner", "month", "category", name=op.f("uq_quota_owner_month_category")
        ),
        sa.Index("ix_quota_month", "month", "category"),
        sqlite_autoincrement=True,
    )


def _last_id() -> int | None:
    """Return the highest id that SQLite ever gave to a quota; None on another engine."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return None
    return connection.execute(sa.text(LAST_ID)).scalar() or 0
