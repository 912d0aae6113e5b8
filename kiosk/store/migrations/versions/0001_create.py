"""Create everything: the tables of a first installation. Written by hand; a test holds it against the models.

Times and decimals are canonical text (`kiosk.store.columns`), identifiers UUIDs. Triggers refuse to change what is
append-only: the access log, the consent ledger, and a measurement once it is kept.
"""

import sqlalchemy as sa
from alembic import op

from kiosk.store.migrations.parts import fk, forbid, index, number, pk, raw, text, time, uuid, yes_no

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_NEVER = {"audit": ("UPDATE", "DELETE"), "consent": ("UPDATE", "DELETE"), "measurement": ("UPDATE",)}


def upgrade() -> None:
    """Parents before children."""
    _people()
    _devices()
    _visit_and_values()
    _after_the_visit()
    _desk()
    _platform()
    _store_itself()
    for table, actions in _NEVER.items():
        for action in actions:
            forbid(table, action)


def downgrade() -> None:
    """There is nothing before."""
    raise NotImplementedError("the first version cannot be undone; restore a backup")


def _people() -> None:
    op.create_table(
        "resident",
        uuid("id"),
        text("station_id"),
        time("created_at"),
        text("pseudonym"),
        uuid("patient_id"),
        raw("sealed", nullable=True),
        raw("wrapped_key", nullable=True),
        time("erased_at", nullable=True),
        pk("resident", "id"),
        sa.UniqueConstraint("pseudonym", name="uq_resident_pseudonym"),
        sa.UniqueConstraint("patient_id", name="uq_resident_patient_id"),
    )
    op.create_table(
        "lookup",
        text("kind"),
        raw("hash"),
        uuid("resident_id"),
        pk("lookup", "kind", "hash", "resident_id"),
        fk("lookup", "resident_id", "resident"),
    )
    index("lookup", "resident_id")
    op.create_table(
        "staff",
        uuid("id"),
        text("station_id"),
        raw("name"),
        text("role"),
        text("pin_hash"),
        time("created_at"),
        time("disabled_at", nullable=True),
        pk("staff", "id"),
    )
    op.create_table(
        "pin_lock", text("door"), number("failed"), time("locked_until", nullable=True), pk("pin_lock", "door")
    )


def _devices() -> None:
    op.create_table(
        "binding",
        text("station_id"),
        text("device"),
        text("driver"),
        text("link"),
        text("address"),
        text("serial"),
        text("bound_by"),
        time("bound_at"),
        pk("binding", "station_id", "device"),
    )
    op.create_table(
        "instrument",
        text("driver"),
        text("serial"),
        text("maker"),
        text("model"),
        pk("instrument", "driver", "serial"),
    )
    op.create_table(
        "calibration",
        uuid("id"),
        text("station_id"),
        text("driver"),
        text("serial"),
        text("quantity"),
        time("at"),
        yes_no("passed"),
        time("due_at", nullable=True),
        sa.Column("factor", sa.Text(), nullable=True),
        sa.Column("shift", sa.Text(), nullable=True),
        text("note"),
        text("actor"),
        pk("calibration", "id"),
    )
    index("calibration", "driver")


def _visit_and_values() -> None:
    op.create_table(
        "visit",
        uuid("id"),
        text("station_id"),
        text("centre_id"),
        uuid("resident_id", nullable=True),
        text("pseudonym"),
        uuid("patient_id"),
        text("sex"),
        number("age"),
        number("birth_year", nullable=True),
        text("programme"),
        time("started_at"),
        time("ended_at", nullable=True),
        text("ended", nullable=True),
        text("software"),
        text("notes"),
        pk("visit", "id"),
        fk("visit", "resident_id", "resident"),
    )
    for column in ("station_id", "resident_id", "started_at"):
        index("visit", column)
    op.create_table(
        "tally", uuid("id"), text("station_id"), text("programme"), text("ended"), text("day"), pk("tally", "id")
    )
    op.create_table(
        "measurement",
        uuid("id"),
        uuid("visit_id"),
        uuid("event_id"),
        text("station_id"),
        number("position"),
        text("quantity"),
        text("side", nullable=True),
        sa.Column("value", sa.Text(), nullable=False),
        text("unit"),
        text("said"),
        time("taken_at"),
        text("method"),
        text("step"),
        number("trial"),
        text("driver"),
        text("codec"),
        text("codec_version"),
        text("device_serial"),
        uuid("calibration_id", nullable=True),
        raw("raw"),
        text("quality"),
        uuid("supersedes", nullable=True),
        text("typed_by"),
        time("created_at"),
        pk("measurement", "id"),
        fk("measurement", "visit_id", "visit"),
        fk("measurement", "calibration_id", "calibration"),
        fk("measurement", "supersedes", "measurement"),
    )
    for column in ("visit_id", "supersedes"):
        index("measurement", column)


def _after_the_visit() -> None:
    op.create_table(
        "assessment_end",
        number("id"),
        uuid("visit_id"),
        text("station_id"),
        text("assessment"),
        text("ended"),
        text("reason"),
        pk("assessment_end", "id"),
        fk("assessment_end", "visit_id", "visit"),
    )
    index("assessment_end", "visit_id")
    op.create_table(
        "consent",
        number("id"),
        text("station_id"),
        uuid("resident_id", nullable=True),
        uuid("visit_id", nullable=True),
        text("purpose"),
        yes_no("granted"),
        time("at"),
        text("wording"),
        text("actor"),
        pk("consent", "id"),
        fk("consent", "resident_id", "resident"),
        fk("consent", "visit_id", "visit"),
    )
    index("consent", "resident_id")
    index("consent", "visit_id")
    op.create_table(
        "tray",
        uuid("id"),
        text("station_id"),
        text("device"),
        text("driver"),
        text("protocol"),
        text("codec_version"),
        text("fields"),
        raw("raw"),
        time("arrived_at"),
        time("device_time", nullable=True),
        text("reason"),
        time("expires_at"),
        text("state"),
        uuid("visit_id", nullable=True),
        time("settled_at", nullable=True),
        text("settled_by"),
        text("settled_why"),
        pk("tray", "id"),
        fk("tray", "visit_id", "visit"),
    )


def _desk() -> None:
    op.create_table(
        "call",
        uuid("id"),
        text("station_id"),
        uuid("visit_id", nullable=True),
        time("at"),
        text("reason"),
        time("acknowledged_at", nullable=True),
        text("acknowledged_by"),
        pk("call", "id"),
    )
    op.create_table(
        "clearance",
        uuid("id"),
        text("station_id"),
        uuid("resident_id", nullable=True),
        uuid("visit_id", nullable=True),
        uuid("staff_id"),
        text("questions"),
        time("given_at"),
        time("until"),
        pk("clearance", "id"),
        fk("clearance", "resident_id", "resident"),
        fk("clearance", "visit_id", "visit"),
        fk("clearance", "staff_id", "staff"),
    )
    index("clearance", "resident_id")
    index("clearance", "visit_id")


def _platform() -> None:
    op.create_table(
        "outbox",
        number("id"),
        text("station_id"),
        text("kind"),
        uuid("record_id"),
        text("state"),
        time("created_at"),
        number("attempts"),
        time("next_try_at"),
        raw("body", nullable=True),
        text("body_sha256"),
        number("body_schema"),
        text("reason"),
        time("sent_at", nullable=True),
        text("server"),
        pk("outbox", "id"),
    )
    index("outbox", "record_id")
    index("outbox", "state", "next_try_at")
    op.create_table(
        "remote",
        text("server"),
        text("resource"),
        text("local_id"),
        text("remote_id"),
        text("version"),
        time("at"),
        pk("remote", "server", "resource", "local_id"),
    )
    op.create_table("lease", text("name"), text("holder"), time("until"), pk("lease", "name"))


def _store_itself() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        time("at"),
        text("actor"),
        text("station_id"),
        text("whose"),
        text("what"),
        text("detail"),
        raw("hash"),
        pk("audit", "seq"),
    )
    op.create_table("meta", text("key"), text("value"), pk("meta", "key"))
