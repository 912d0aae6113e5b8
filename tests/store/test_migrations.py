"""Migrations: the tables are those of the models; an update keeps every row, or leaves the store as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from kiosk.core.visit_record import End
from kiosk.store import migrate, tables_desk
from kiosk.store.database import StoreSettings, create_store, open_store
from kiosk.store.records import Store
from kiosk.store.runlock import RunLock
from kiosk.store.switch import REHEARSAL
from kiosk.store.tables import Row
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.wayback import before_update
from tests.store.keeping import build_house
from tests.store.shelf import KEYS, NOW, RESIDENT, known, refused, visit_of, weight
from tests.store.test_residents import traces

# Changes a parent of many children in the way that once deleted every child: the table is made anew and renamed.
ADD_COLUMN = """
    anew = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    with op.batch_alter_table("visit", recreate=anew) as batch:
        batch.add_column(sa.Column("room", sa.String(), nullable=False, server_default=""))
"""
LOSE_ROWS = "    op.execute('DELETE FROM lookup')"
ON_PURPOSE = LOSE_ROWS + "\n    context.config.attributes['lost_on_purpose'].add('lookup')"
BREAK_REFERENCES = """
    op.create_table("spare", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("DELETE FROM visit")
    context.config.attributes['lost_on_purpose'].add('visit')
"""
FAIL_HALFWAY = """
    op.create_table("spare", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("DELETE FROM lookup")
    op.execute("INSERT INTO nowhere VALUES (1)")
"""
Plan = Callable[[str], None]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """Pretend that this kiosk is newer by one revision, with this body."""

    def plan_for(body: str) -> None:
        folder = tmp_path / "revisions"
        folder.mkdir(exist_ok=True)
        head = 'import sqlalchemy as sa\nfrom alembic import context, op\n\nrevision = "0008"\ndown_revision = "0007"\n'
        (folder / "0008_test.py").write_text(f"{head}\n\ndef upgrade() -> None:\n{body}\n")
        plain = migrate.alembic_config

        def config(connection: Any = None) -> Any:
            made = plain(connection)
            shipped = Path(migrate.__file__).parent / "migrations" / "versions"
            made.set_main_option("version_locations", f"{shipped}:{folder}")
            return made

        monkeypatch.setattr(migrate, "alembic_config", config)
        monkeypatch.setattr(migrate, "HEAD", "0008")
        monkeypatch.setattr("kiosk.store.database.HEAD", "0008")
        monkeypatch.setattr(migrate, "REVISIONS", (*migrate.REVISIONS, "0008"))

    return plan_for


def fill(settings: StoreSettings) -> dict[str, int]:
    with open_store(settings, KEYS) as store:
        visit = visit_of(store, known(store))
        store.keep(visit, [weight() for _ in range(5)], actor=RESIDENT, now=NOW)
        store.end_visit(visit, End.FINISHED, (), actor=RESIDENT, now=NOW)
        return counts(store)


def counts(store: Store) -> dict[str, int]:
    with store.engine.begin() as conn:
        names = inspect(conn).get_table_names()
        return {name: conn.scalar(text(f'SELECT count(*) FROM "{name}"')) or 0 for name in names}


def test_models_and_migrations_agree(store: Store) -> None:
    assert tables_desk.MetaRow.metadata is Row.metadata
    with store.engine.connect() as conn:
        context = MigrationContext.configure(conn, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Row.metadata) == []


def test_the_revisions_named_are_the_revisions_there() -> None:
    scripts = ScriptDirectory.from_config(migrate.alembic_config())
    assert [each.revision for each in reversed(list(scripts.walk_revisions()))] == list(migrate.REVISIONS)
    assert (scripts.get_heads(), migrate.REVISIONS[-1]) == ([migrate.HEAD], migrate.HEAD)


def test_an_update_of_a_parent_keeps_every_child(made: StoreSettings, plan: Plan) -> None:
    before = fill(made)
    plan(ADD_COLUMN)
    with open_store(made, KEYS) as store:
        assert counts(store) == before
        assert store.audit_verify().ok
        with store.engine.begin() as conn:
            assert conn.scalar(text("SELECT version_num FROM alembic_version")) == "0008"
            assert "room" in {column["name"] for column in inspect(conn).get_columns("visit")}
        # references are watched again
        with pytest.raises(Exception, match=r"(?i)foreign key"), store.engine.begin() as conn:
            conn.execute(text("DELETE FROM visit"))
        known(store)


@pytest.mark.parametrize("body", [LOSE_ROWS, BREAK_REFERENCES, FAIL_HALFWAY], ids=["rows", "references", "halfway"])
def test_an_update_that_goes_wrong_leaves_the_store_as_it_was(
    made: StoreSettings, plan: Plan, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fill(made)
    plan(body)
    with refused(Trouble.MIGRATION, "nothing was changed"):
        open_store(made, KEYS)
    monkeypatch.undo()
    with open_store(made, KEYS) as store:
        assert counts(store) == before
        assert store.audit_verify().ok


def test_rows_may_be_lost_on_purpose(made: StoreSettings, plan: Plan) -> None:
    before = fill(made)
    plan(ON_PURPOSE)
    with open_store(made, KEYS) as store:
        assert counts(store) == before | {"lookup": 0}


@pytest.mark.parametrize("plain", [False, True])
def test_a_copy_is_made_first_and_opens_with_the_same_key(
    tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch, plain: bool
) -> None:
    made = StoreSettings(tmp_path / "it's 50% here", "st-1", "c-1", plain=plain)
    create_store(made, KEYS, actor="system:test", now=NOW)
    before = fill(made)
    stale = made.data_dir / "store.db.before-0001-was-0000"
    stale.write_bytes(b"an older copy")
    plan(LOSE_ROWS)
    with refused(Trouble.MIGRATION):
        open_store(made, KEYS)
    copy = made.data_dir / "store.db.before-0008-was-0007"
    assert (copy.exists(), stale.exists(), copy.stat().st_mode & 0o777) == (True, False, 0o600)
    if not plain:
        assert traces(made.data_dir) == set()
    monkeypatch.undo()
    elsewhere = replace(made, data_dir=tmp_path / "elsewhere")
    elsewhere.data_dir.mkdir()
    copy.rename(elsewhere.path)
    with open_store(elsewhere, KEYS) as store:
        assert counts(store) == before


def test_without_room_for_the_copy_nothing_is_updated(
    cipher: StoreSettings, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fill(cipher)
    plan(ADD_COLUMN)

    def full(*_: object) -> None:
        raise StoreTrouble(Trouble.FULL, "the disk is full")

    monkeypatch.setattr(migrate, "bare", full)
    with refused(Trouble.FULL):
        open_store(cipher, KEYS)
    assert [path.name for path in cipher.data_dir.glob("*before*")] == []
    monkeypatch.undo()
    with open_store(cipher, KEYS) as store:
        assert counts(store) == before


def test_no_update_under_a_running_kiosk(made: StoreSettings, plan: Plan) -> None:
    fill(made)
    with RunLock(made.data_dir) as running:
        plan(ADD_COLUMN)
        with refused(Trouble.BUSY, "a kiosk is running"):
            open_store(made, KEYS)
        with refused(Trouble.MIGRATION):
            open_store(made, KEYS, read_only=True)
        with refused(Trouble.BUSY):
            RunLock(made.data_dir).take()
        open_store(made, KEYS, lock=running).close()  # the kiosk itself may
    with open_store(made, KEYS):
        pass
    with RunLock(made.data_dir):
        pass


@pytest.mark.parametrize("body", [LOSE_ROWS, FAIL_HALFWAY], ids=["rows", "halfway"])
def test_what_goes_wrong_goes_wrong_on_a_copy(cipher: StoreSettings, plan: Plan, body: str) -> None:
    """Not one byte of the store changes while the update is rehearsed."""
    fill(cipher)
    before = cipher.path.read_bytes()
    plan(body)
    with refused(Trouble.MIGRATION):
        open_store(cipher, KEYS)
    assert cipher.path.read_bytes() == before
    assert not (cipher.data_dir / REHEARSAL).exists()


def test_the_rehearsal_comes_first_and_leaves_nothing(
    cipher: StoreSettings, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(cipher)
    plan(ADD_COLUMN)
    seen: list[str] = []
    update = migrate._update

    def watched(engine: Any) -> None:
        with engine.connect() as conn:
            (row,) = conn.exec_driver_sql("PRAGMA database_list").all()
        seen.append(Path(row[2]).parent.name)
        update(engine)

    monkeypatch.setattr(migrate, "_update", watched)
    open_store(cipher, KEYS).close()
    assert seen == [REHEARSAL, "data"]
    assert not (cipher.data_dir / REHEARSAL).exists()


def test_the_way_back_after_an_update(tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    house = build_house(StoreSettings(tmp_path / "data", "st-1", "c-1"), tmp_path)
    with house.store() as store:
        resident = known(store)
    with refused(Trouble.MISSING, "no copy"):
        before_update(house.settings, house.source, now=NOW)
    plan(ADD_COLUMN)
    with house.store() as store:
        known(store)
    with RunLock(house.settings.data_dir), refused(Trouble.BUSY):
        before_update(house.settings, house.source, now=NOW)
    assert before_update(house.settings, house.source, now=NOW) == "store.db.before-0008-was-0007"
    monkeypatch.undo()
    with house.store() as store:  # the older kiosk again
        assert counts(store)["resident"] == 1
        store.erase_resident(resident.id, actor=RESIDENT, now=NOW)
    assert [
        path.name for path in house.settings.data_dir.iterdir() if path.name.startswith(("store.db.", "repl"))
    ] == []
