"""${message}."""

${imports if imports else ""}
from alembic import op
import sqlalchemy as sa

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Bring a store from the version before to this one."""
    ${upgrades if upgrades else "pass"}
