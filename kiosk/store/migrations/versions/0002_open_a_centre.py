"""A centre's working day: merges, cards, amendments, remarks, follow-up, bookings, upkeep, device events.

Only adds tables and columns, so every older row stays as it is. What is append-only is guarded by triggers, as before.
"""

import sqlalchemy as sa
from alembic import op

from kiosk.store.migrations.parts import fk, forbid, index, number, pk, raw, text, time, uuid, yes_no

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Columns first, then tables."""
    op.add_column("resident", uuid("merged_into", nullable=True))
    index("resident", "merged_into")
    op.add_column("measurement", sa.Column("reason", sa.String(), nullable=False, server_default=sa.text("''")))
    op.add_column("staff", raw("card_hash", nullable=True))
    op.add_column("staff", sa.Column("recovery_hash", sa.String(), nullable=False, server_default=sa.text("''")))
    op.add_column("call", time("escalated_at", nullable=True))
    index("call", "acknowledged_at")  # open calls are looked for every few seconds
    _people()
    _values()
    _day()
    forbid("amendment", "UPDATE")  # erasing deletes them with their values


def downgrade() -> None:
    """The way back is the copy that was made before (`kiosk restore --before-update`)."""
    raise NotImplementedError("an update is undone by the copy made before it: kiosk restore --before-update")


def _people() -> None:
    op.create_table(
        "merge",
        uuid("id"),
        text("station_id"),
        uuid("gone_id"),
        uuid("kept_id"),
        time("at"),
        text("actor"),
        number("ledger"),
        time("undone_at", nullable=True),
        text("undone_by"),
        pk("merge", "id"),
        fk("merge", "gone_id", "resident"),
        fk("merge", "kept_id", "resident"),
    )
    index("merge", "gone_id")
    index("merge", "kept_id")
    op.create_table(
        "card",
        raw("hash"),
        text("station_id"),
        uuid("resident_id"),
        time("issued_at"),
        text("issued_by"),
        time("voided_at", nullable=True),
        text("voided_by"),
        text("why"),
        pk("card", "hash"),
        fk("card", "resident_id", "resident"),
    )
    index("card", "resident_id")


def _values() -> None:
    op.create_table(
        "amendment",
        number("id"),
        text("station_id"),
        uuid("visit_id"),
        uuid("measurement_id"),
        text("kind"),
        uuid("result_id", nullable=True),
        time("at"),
        text("actor"),
        text("why"),
        pk("amendment", "id"),
        fk("amendment", "visit_id", "visit"),
        fk("amendment", "measurement_id", "measurement"),
        fk("amendment", "result_id", "measurement"),
    )
    index("amendment", "visit_id")
    index("amendment", "measurement_id")
    op.create_table(
        "remark",
        uuid("id"),
        text("station_id"),
        uuid("visit_id"),
        time("at"),
        text("actor"),
        yes_no("advice"),
        raw("sealed", nullable=True),
        pk("remark", "id"),
        fk("remark", "visit_id", "visit"),
    )
    index("remark", "visit_id")
    op.create_table(
        "follow_up",
        uuid("id"),
        text("station_id"),
        text("kind"),
        uuid("resident_id", nullable=True),
        uuid("visit_id", nullable=True),
        text("subject"),
        time("since"),
        text("state"),
        time("closed_at", nullable=True),
        text("closed_by"),
        raw("note", nullable=True),
        pk("follow_up", "id"),
        fk("follow_up", "resident_id", "resident"),
        fk("follow_up", "visit_id", "visit"),
    )
    for column in ("resident_id", "visit_id", "state"):
        index("follow_up", column)


def _day() -> None:
    op.create_table(
        "booking",
        uuid("id"),
        text("station_id"),
        text("day"),
        number("number"),
        raw("sealed", nullable=True),
        uuid("resident_id", nullable=True),
        uuid("visit_id", nullable=True),
        text("state"),
        time("created_at"),
        time("arrived_at", nullable=True),
        time("called_at", nullable=True),
        time("settled_at", nullable=True),
        pk("booking", "id"),
        fk("booking", "resident_id", "resident"),
    )
    index("booking", "day")
    index("booking", "resident_id")
    op.create_table(
        "upkeep",
        number("id"),
        text("station_id"),
        text("day"),
        time("at"),
        text("actor"),
        text("kind"),
        text("device"),
        text("result"),
        text("detail"),
        raw("note", nullable=True),
        pk("upkeep", "id"),
    )
    index("upkeep", "day")
    index("upkeep", "kind")
    op.create_table(
        "device_event",
        number("id"),
        text("station_id"),
        time("at"),
        text("device"),
        text("driver"),
        text("state"),
        text("reason"),
        pk("device_event", "id"),
    )
    index("device_event", "at")
