"""The checks of the devices: what each found and left, what it was made with, and what is still to be told of it."""

import sqlalchemy as sa
from alembic import op

from kiosk.store.migrations.parts import index, pk, text, time, uuid

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_WORDS = {"kind": "'outside'", "verdict": "'pass'", "body": "'{}'", "voided_by": "''", "void_why": "''"}
_YES = ("found_good", "left_good", "told")


def upgrade() -> None:
    """Columns beside what a check had, three tables, two indexes. A check that is there found what it left."""
    for name, default in _WORDS.items():
        op.add_column("calibration", sa.Column(name, sa.String(), nullable=False, server_default=sa.text(default)))
    for name in _YES:
        op.add_column("calibration", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("calibration", sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.add_column("calibration", time("voided_at", nullable=True))
    failed = sa.table(
        "calibration", *(sa.column(name, sa.Boolean()) for name in ("passed", *_YES)), sa.column("verdict")
    )
    said = failed.update().where(failed.c.passed.is_(sa.false()))
    op.execute(said.values(found_good=sa.false(), left_good=sa.false(), verdict="fail"))
    index("calibration", "driver", "serial", "quantity", "at")
    index("measurement", "driver", "device_serial", "taken_at")
    _references()
    _instruments()
    op.create_table(
        "check_sweep",
        *map(text, ("driver", "serial", "station_id", "quantity", "flips")),
        time("cursor_at"),
        uuid("cursor_id"),
        time("started_at"),
        pk("check_sweep", "driver", "serial", "station_id", "quantity"),
    )


def _references() -> None:
    op.create_table(
        "reference",
        uuid("id"),
        *map(text, ("station_id", "kind", "name")),
        time("nominal"),
        text("unit"),
        *map(time, ("actual", "uncertainty", "k")),
        text("certificate"),
        text("issued_on", nullable=True),
        text("due_on", nullable=True),
        time("retired_at", nullable=True),
        pk("reference", "id"),
    )


def _instruments() -> None:
    op.create_table(
        "instrument_fact",
        *map(text, ("driver", "serial", "station_id", "legal")),
        text("legal_until", nullable=True),
        sa.Column("validated", sa.Boolean(), nullable=True),
        text("validated_by"),
        time("resolution", nullable=True),
        time("at"),
        text("actor"),
        pk("instrument_fact", "driver", "serial", "station_id"),
    )


def downgrade() -> None:
    """The way back is the copy that was made before (`kiosk restore --before-update`)."""
    raise NotImplementedError("an update is undone by the copy made before it: kiosk restore --before-update")
