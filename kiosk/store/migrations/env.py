"""Alembic's side of a migration. `kiosk.store.migrate` gives the connection and owns the transaction and the checks.

For changes to SQLite tables use ``op.batch_alter_table``; a revision that deletes rows on purpose names the table:
``context.config.attributes["lost_on_purpose"].add("table")``. Triggers of a table are dropped with a batch: make anew.
"""

from alembic import context

from kiosk.store import tables_checks, tables_desk, tables_people, tables_study  # noqa: F401  they register their tables
from kiosk.store.tables import Row


def run() -> None:
    connection = context.config.attributes.get("connection")
    if connection is None:
        raise RuntimeError("migrations run through kiosk.store.migrate only")
    context.configure(
        connection=connection,
        target_metadata=Row.metadata,
        render_as_batch=True,
        transactional_ddl=True,  # true of SQLite too, once the transaction is begun by hand
    )
    with context.begin_transaction():
        context.run_migrations()


run()
