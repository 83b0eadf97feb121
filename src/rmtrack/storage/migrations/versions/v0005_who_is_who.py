"""Names by their sound, more ways to reach a client, a fuller profile, assets by the day."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

PROFILE = {
    "readings": sa.Text,
    "area": sa.String,
    "family": sa.Text,
    "style": sa.Text,
    "risk": sa.String,
    "risk_until": sa.Date,
    "money": sa.Boolean,
    "authority": sa.Boolean,
    "need": sa.Boolean,
}
OWN = (("id", sa.Integer), ("owner", sa.String), ("contact_id", sa.Integer))
BYTEWISE = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the columns and the tables. What is derived of them is filled in afterwards."""
    for name, kind in PROFILE.items():
        op.add_column("contact", sa.Column(name, kind))
    for name in ("birth_lunar", "deceased"):
        column = sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())
        op.add_column("contact", column)
    op.drop_index("ix_contact_birth_day", "contact")
    op.create_index("ix_contact_birth_day", "contact", ["birth_lunar", "birth_day"])
    _create_key()
    _create("contact_way", {"way": sa.String, "value": sa.String}, ("way", "value"))
    _create("former_name", {"name": sa.String, "name_key": sa.String}, ("name_key",))
    _create("contact_field", {"field": sa.String, "value": sa.Text}, ("field",))
    _create("asset_reading", {"read_on": sa.Date, "amount": sa.BigInteger}, ())
    op.create_index("ix_contact_way_value", "contact_way", ["way", "value"])
    op.create_index("ix_former_name_key", "former_name", ["name_key"])
    op.create_index("ix_asset_reading_contact", "asset_reading", ["contact_id", "read_on"])
    op.create_index("ix_asset_reading_day", "asset_reading", ["read_on"])


def _create(table: str, columns: dict[str, type], unique: tuple[str, ...]) -> None:
    """Create a table of rows about clients, of which one has the same in `unique` but once."""
    kinds = [*OWN, *columns.items()]
    once = ["contact_id", *unique]
    name = op.f(f"uq_{table}_{'_'.join(once)}")
    op.create_table(
        table,
        *(sa.Column(column, kind, nullable=False) for column, kind in kinds),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f(f"fk_{table}_contact_id")
        ),
        *([sa.UniqueConstraint(*once, name=name)] if unique else []),
        sqlite_autoincrement=True,
    )


def _create_key() -> None:
    op.create_table(
        "contact_key",
        sa.Column("part", BYTEWISE, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("contact_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("part", "kind", "contact_id", name=op.f("pk_contact_key")),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_contact_key_contact_id")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_contact_key_contact_id", "contact_key", ["contact_id"])
