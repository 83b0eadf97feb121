"""Alembic's entry: runs on the connection, and in the transaction, it is given."""

from alembic import context

from rmtrack.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    compare_server_default=True,
    render_as_batch=True,  # SQLite can't alter a table, only rebuild it
)
context.run_migrations()
