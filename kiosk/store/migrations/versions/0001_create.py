"""Create everything: the tables of a first installation. Written by hand; a test holds it against the models.

Times and decimals are canonical text (`kiosk.store.columns`), identifiers UUIDs. Triggers refuse to change what is
append-only: the access log, the consent ledger, and a measurement once it is kept.
"""

from uuid import UUID

import sqlalchemy as sa
from alembic import op

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
            _forbid(table, action)


def downgrade() -> None:
    """There is nothing before."""
    raise NotImplementedError("the first version cannot be undone; restore a backup")


def _pk(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _fk(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=f"fk_{table}_{column}_{parent}")


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _time(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _uuid(name: str, *, nullable: bool = False) -> sa.Column[UUID]:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _bytes(name: str, *, nullable: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=nullable)


def _yes_no(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _people() -> None:
    op.create_table(
        "resident",
        _uuid("id"),
        _text("station_id"),
        _time("created_at"),
        _text("pseudonym"),
        _uuid("patient_id"),
        _bytes("sealed", nullable=True),
        _bytes("wrapped_key", nullable=True),
        _time("erased_at", nullable=True),
        _pk("resident", "id"),
        sa.UniqueConstraint("pseudonym", name="uq_resident_pseudonym"),
        sa.UniqueConstraint("patient_id", name="uq_resident_patient_id"),
    )
    op.create_table(
        "lookup",
        _text("kind"),
        _bytes("hash"),
        _uuid("resident_id"),
        _pk("lookup", "kind", "hash", "resident_id"),
        _fk("lookup", "resident_id", "resident"),
    )
    _index("lookup", "resident_id")
    op.create_table(
        "staff",
        _uuid("id"),
        _text("station_id"),
        _bytes("name"),
        _text("role"),
        _text("pin_hash"),
        _time("created_at"),
        _time("disabled_at", nullable=True),
        _pk("staff", "id"),
    )
    op.create_table(
        "pin_lock", _text("door"), _number("failed"), _time("locked_until", nullable=True), _pk("pin_lock", "door")
    )


def _devices() -> None:
    op.create_table(
        "binding",
        _text("station_id"),
        _text("device"),
        _text("driver"),
        _text("link"),
        _text("address"),
        _text("serial"),
        _text("bound_by"),
        _time("bound_at"),
        _pk("binding", "station_id", "device"),
    )
    op.create_table(
        "instrument",
        _text("driver"),
        _text("serial"),
        _text("maker"),
        _text("model"),
        _pk("instrument", "driver", "serial"),
    )
    op.create_table(
        "calibration",
        _uuid("id"),
        _text("station_id"),
        _text("driver"),
        _text("serial"),
        _text("quantity"),
        _time("at"),
        _yes_no("passed"),
        _time("due_at", nullable=True),
        sa.Column("factor", sa.Text(), nullable=True),
        sa.Column("shift", sa.Text(), nullable=True),
        _text("note"),
        _text("actor"),
        _pk("calibration", "id"),
    )
    _index("calibration", "driver")


def _visit_and_values() -> None:
    op.create_table(
        "visit",
        _uuid("id"),
        _text("station_id"),
        _text("centre_id"),
        _uuid("resident_id", nullable=True),
        _text("pseudonym"),
        _uuid("patient_id"),
        _text("sex"),
        _number("age"),
        _number("birth_year", nullable=True),
        _text("programme"),
        _time("started_at"),
        _time("ended_at", nullable=True),
        _text("ended", nullable=True),
        _text("software"),
        _text("notes"),
        _pk("visit", "id"),
        _fk("visit", "resident_id", "resident"),
    )
    for column in ("station_id", "resident_id", "started_at"):
        _index("visit", column)
    op.create_table(
        "tally", _uuid("id"), _text("station_id"), _text("programme"), _text("ended"), _text("day"), _pk("tally", "id")
    )
    op.create_table(
        "measurement",
        _uuid("id"),
        _uuid("visit_id"),
        _uuid("event_id"),
        _text("station_id"),
        _number("position"),
        _text("quantity"),
        _text("side", nullable=True),
        sa.Column("value", sa.Text(), nullable=False),
        _text("unit"),
        _text("said"),
        _time("taken_at"),
        _text("method"),
        _text("step"),
        _number("trial"),
        _text("driver"),
        _text("codec"),
        _text("codec_version"),
        _text("device_serial"),
        _uuid("calibration_id", nullable=True),
        _bytes("raw"),
        _text("quality"),
        _uuid("supersedes", nullable=True),
        _text("typed_by"),
        _time("created_at"),
        _pk("measurement", "id"),
        _fk("measurement", "visit_id", "visit"),
        _fk("measurement", "calibration_id", "calibration"),
        _fk("measurement", "supersedes", "measurement"),
    )
    for column in ("visit_id", "supersedes"):
        _index("measurement", column)


def _after_the_visit() -> None:
    op.create_table(
        "assessment_end",
        _number("id"),
        _uuid("visit_id"),
        _text("station_id"),
        _text("assessment"),
        _text("ended"),
        _text("reason"),
        _pk("assessment_end", "id"),
        _fk("assessment_end", "visit_id", "visit"),
    )
    _index("assessment_end", "visit_id")
    op.create_table(
        "consent",
        _number("id"),
        _text("station_id"),
        _uuid("resident_id", nullable=True),
        _uuid("visit_id", nullable=True),
        _text("purpose"),
        _yes_no("granted"),
        _time("at"),
        _text("wording"),
        _text("actor"),
        _pk("consent", "id"),
        _fk("consent", "resident_id", "resident"),
        _fk("consent", "visit_id", "visit"),
    )
    _index("consent", "resident_id")
    _index("consent", "visit_id")
    op.create_table(
        "tray",
        _uuid("id"),
        _text("station_id"),
        _text("device"),
        _text("driver"),
        _text("protocol"),
        _text("codec_version"),
        _text("fields"),
        _bytes("raw"),
        _time("arrived_at"),
        _time("device_time", nullable=True),
        _text("reason"),
        _time("expires_at"),
        _text("state"),
        _uuid("visit_id", nullable=True),
        _time("settled_at", nullable=True),
        _text("settled_by"),
        _text("settled_why"),
        _pk("tray", "id"),
        _fk("tray", "visit_id", "visit"),
    )


def _desk() -> None:
    op.create_table(
        "call",
        _uuid("id"),
        _text("station_id"),
        _uuid("visit_id", nullable=True),
        _time("at"),
        _text("reason"),
        _time("acknowledged_at", nullable=True),
        _text("acknowledged_by"),
        _pk("call", "id"),
    )
    op.create_table(
        "clearance",
        _uuid("id"),
        _text("station_id"),
        _uuid("resident_id", nullable=True),
        _uuid("visit_id", nullable=True),
        _uuid("staff_id"),
        _text("questions"),
        _time("given_at"),
        _time("until"),
        _pk("clearance", "id"),
        _fk("clearance", "resident_id", "resident"),
        _fk("clearance", "visit_id", "visit"),
        _fk("clearance", "staff_id", "staff"),
    )
    _index("clearance", "resident_id")
    _index("clearance", "visit_id")


def _platform() -> None:
    op.create_table(
        "outbox",
        _number("id"),
        _text("station_id"),
        _text("kind"),
        _uuid("record_id"),
        _text("state"),
        _time("created_at"),
        _number("attempts"),
        _time("next_try_at"),
        _bytes("body", nullable=True),
        _text("body_sha256"),
        _number("body_schema"),
        _text("reason"),
        _time("sent_at", nullable=True),
        _text("server"),
        _pk("outbox", "id"),
    )
    _index("outbox", "record_id")
    _index("outbox", "state", "next_try_at")
    op.create_table(
        "remote",
        _text("server"),
        _text("resource"),
        _text("local_id"),
        _text("remote_id"),
        _text("version"),
        _time("at"),
        _pk("remote", "server", "resource", "local_id"),
    )
    op.create_table("lease", _text("name"), _text("holder"), _time("until"), _pk("lease", "name"))


def _store_itself() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        _time("at"),
        _text("actor"),
        _text("station_id"),
        _text("whose"),
        _text("what"),
        _text("detail"),
        _bytes("hash"),
        _pk("audit", "seq"),
    )
    op.create_table("meta", _text("key"), _text("value"), _pk("meta", "key"))


def _forbid(table: str, action: str) -> None:
    """Refuse an action on a table, in the dialect's own words."""
    name, words = f"{table}_no_{action.lower()}", f"{table} is append-only"
    if op.get_bind().dialect.name == "postgresql":
        body = f"BEGIN RAISE EXCEPTION '{words}'; END"
        op.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$")
        op.execute(f"CREATE TRIGGER {name} BEFORE {action} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
    else:
        stop = f"SELECT RAISE(ABORT, '{words}')"
        op.execute(f"CREATE TRIGGER {name} BEFORE {action} ON {table} BEGIN {stop}; END")
