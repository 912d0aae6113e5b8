"""What devices tell about themselves: battery, signal, firmware, clock; and finding one device's history quickly."""

from alembic import op

from kiosk.store.migrations.parts import index, number, pk, text, time

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One table and one index; what there is has no facts."""
    op.create_table(
        "device_fact",
        number("id"),
        text("station_id"),
        time("at"),
        text("device"),
        text("driver"),
        text("what"),
        text("value"),
        pk("device_fact", "id"),
    )
    index("device_fact", "at")
    index("device_fact", "device")
    index("device_event", "device")


def downgrade() -> None:
    """The way back is the copy that was made before (`kiosk restore --before-update`)."""
    raise NotImplementedError("an update is undone by the copy made before it: kiosk restore --before-update")
