"""How residents say it was, counted without them; and the language a visit ended in, for a reprint."""

import sqlalchemy as sa
from alembic import op

from kiosk.store.migrations.parts import number, pk, text

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One table and one column; of what there is nobody knows the language."""
    op.create_table(
        "satisfaction",
        text("station_id"),
        text("day"),
        text("programme"),
        number("score"),
        number("count"),
        pk("satisfaction", "station_id", "day", "programme", "score"),
    )
    op.add_column("visit", sa.Column("language", sa.String(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    """The way back is the copy that was made before (`kiosk restore --before-update`)."""
    raise NotImplementedError("an update is undone by the copy made before it: kiosk restore --before-update")
