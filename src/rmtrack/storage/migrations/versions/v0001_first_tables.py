"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

INDEXES = (
    ("ix_contact_birth_day", "contact", ["birth_day"]),
    ("ix_contact_due", "contact", ["archived", "next_touch_on"]),
    ("ix_contact_introducer_id", "contact", ["introducer_id"]),
    ("ix_contact_name_key", "contact", ["name_key"]),
    ("ix_contact_phone", "contact", ["phone"]),
    ("ix_history_state", "history", ["state", "turn"]),
    ("ix_quota_month", "quota", ["month", "category"]),
    ("ix_change_history_id", "change", ["history_id"]),
    ("ix_change_row", "change", ["table_name", "row_id", "history_id"]),
    ("ix_contact_tag_word", "contact_tag", ["word"]),
    ("ix_deal_contact", "deal", ["contact_id", "state"]),
    ("ix_deal_state", "deal", ["state", "category"]),
    ("ix_interaction_contact", "interaction", ["contact_id", "happened_on", "happened_at"]),
    ("ix_interaction_day", "interaction", ["happened_on", "contact_id"]),
    ("ix_assessment_contact", "assessment", ["contact_id", "category", "assessed_on"]),
    ("ix_assessment_interaction_id", "assessment", ["interaction_id"]),
    ("ix_booking_deal_id", "booking", ["deal_id"]),
    ("ix_booking_month", "booking", ["for_month", "category"]),
    ("ix_next_step_contact", "next_step", ["contact_id", "state", "list_on"]),
    ("ix_next_step_due", "next_step", ["state", "list_on"]),
    ("ix_next_step_interaction_id", "next_step", ["interaction_id"]),
    ("ix_next_step_settled_by", "next_step", ["settled_by"]),
)


def upgrade() -> None:
    """Bring an empty store to this version."""
    _create_contact()
    _create_history()
    _create_quota()
    _create_change()
    _create_contact_tag()
    _create_deal()
    _create_interaction()
    _create_assessment()
    _create_booking()
    _create_next_step()
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns)


def _create(table: str, *rest: sa.schema.SchemaItem) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer, nullable=False),
        *rest,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sqlite_autoincrement=True,
    )


def _owner() -> sa.Column[str]:
    return sa.Column("owner", sa.String, nullable=False)


def _link(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=op.f(f"fk_{table}_{column}"))


def _check(rule: str, name: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(name))


def _create_contact() -> None:
    _create(
        "contact",
        _owner(),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("name_key", sa.String, nullable=False),
        sa.Column("phone", sa.String),
        sa.Column("wechat", sa.String),
        sa.Column("email", sa.String),
        sa.Column("sex", sa.String),
        sa.Column("birth_year", sa.Integer),
        sa.Column("birth_day", sa.String(length=5)),
        sa.Column("opened_on", sa.Date),
        sa.Column("assets", sa.BigInteger),
        sa.Column("familiarity", sa.Integer),
        sa.Column("mood", sa.String),
        sa.Column("source", sa.String),
        sa.Column("introducer_id", sa.Integer),
        sa.Column("note", sa.Text),
        sa.Column("cadence_days", sa.Integer),
        sa.Column("contacted_on", sa.Date),
        sa.Column("added_on", sa.Date, nullable=False),
        sa.Column("archived", sa.Boolean, nullable=False),
        sa.Column("last_touch_on", sa.Date),
        sa.Column("next_touch_on", sa.Date),
        _check("familiarity BETWEEN 0 AND 9", "ck_contact_familiarity_range"),
        _link("contact", "introducer_id", "contact"),
    )


def _create_history() -> None:
    _create(
        "history",
        sa.Column("done_at", sa.String, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("state_at", sa.String),
        sa.Column("turn", sa.Integer),
    )


def _create_quota() -> None:
    _create(
        "quota",
        _owner(),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("category", sa.String, nullable=False),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.Column("curve", sa.String, nullable=False),
        sa.Column("pieces", sa.Integer),
        _check("amount > 0", "ck_quota_amount_positive"),
        sa.UniqueConstraint(
            "owner", "month", "category", name=op.f("uq_quota_owner_month_category")
        ),
    )


def _create_change() -> None:
    _create(
        "change",
        sa.Column("history_id", sa.Integer, nullable=False),
        sa.Column("table_name", sa.String, nullable=False),
        sa.Column("row_id", sa.Integer, nullable=False),
        sa.Column("contact_id", sa.Integer),
        sa.Column("old_values", sa.Text),
        sa.Column("new_values", sa.Text),
        _link("change", "history_id", "history"),
    )


def _create_contact_tag() -> None:
    _create(
        "contact_tag",
        _owner(),
        sa.Column("contact_id", sa.Integer, nullable=False),
        sa.Column("word", sa.String, nullable=False),
        _link("contact_tag", "contact_id", "contact"),
        sa.UniqueConstraint("contact_id", "word", name=op.f("uq_contact_tag_contact_id_word")),
    )


def _create_deal() -> None:
    _create(
        "deal",
        _owner(),
        sa.Column("contact_id", sa.Integer, nullable=False),
        sa.Column("category", sa.String, nullable=False),
        sa.Column("product", sa.String),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.Column("degree", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("opened_on", sa.Date, nullable=False),
        sa.Column("expected_on", sa.Date),
        sa.Column("for_month", sa.String(length=7)),
        sa.Column("closed_on", sa.Date),
        _check("amount > 0", "ck_deal_amount_positive"),
        _link("deal", "contact_id", "contact"),
    )


def _create_interaction() -> None:
    _create(
        "interaction",
        _owner(),
        sa.Column("contact_id", sa.Integer, nullable=False),
        sa.Column("happened_at", sa.String, nullable=False),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("about", sa.String),
        sa.Column("note", sa.Text),
        sa.Column("mood", sa.String),
        sa.Column("familiarity", sa.Integer),
        sa.Column("objection", sa.String),
        sa.Column("willing", sa.Integer),
        sa.Column("give", sa.Text),
        sa.Column("ask", sa.Text),
        _check("familiarity BETWEEN 0 AND 9", "ck_interaction_familiarity_range"),
        _check("willing BETWEEN 0 AND 10", "ck_interaction_willing_range"),
        _link("interaction", "contact_id", "contact"),
    )


def _create_assessment() -> None:
    _create(
        "assessment",
        _owner(),
        sa.Column("contact_id", sa.Integer, nullable=False),
        sa.Column("interaction_id", sa.Integer),
        sa.Column("assessed_on", sa.Date, nullable=False),
        sa.Column("category", sa.String),
        sa.Column("familiarity", sa.Integer),
        sa.Column("mood", sa.String),
        _check("familiarity BETWEEN 0 AND 9", "ck_assessment_familiarity_range"),
        _link("assessment", "contact_id", "contact"),
        _link("assessment", "interaction_id", "interaction"),
    )


def _create_booking() -> None:
    _create(
        "booking",
        _owner(),
        sa.Column("deal_id", sa.Integer),
        sa.Column("category", sa.String, nullable=False),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.Column("booked_on", sa.Date, nullable=False),
        sa.Column("for_month", sa.String(length=7), nullable=False),
        _link("booking", "deal_id", "deal"),
    )


def _create_next_step() -> None:
    _create(
        "next_step",
        _owner(),
        sa.Column("contact_id", sa.Integer, nullable=False),
        sa.Column("interaction_id", sa.Integer),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("due_time", sa.String(length=5)),
        sa.Column("list_on", sa.Date, nullable=False),
        sa.Column("what", sa.Text),
        sa.Column("promise", sa.Boolean, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("settled_on", sa.Date),
        sa.Column("settled_by", sa.Integer),
        _link("next_step", "contact_id", "contact"),
        _link("next_step", "interaction_id", "interaction"),
        _link("next_step", "settled_by", "interaction"),
    )
