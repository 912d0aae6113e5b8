"""`kiosk backup`: the whole store in one sealed file, made while the kiosk runs, restored to any of the databases.

It is read table by table on a connection of its own, which sees one moment (a snapshot) and takes no lock that saving
would wait for; after each chunk it pauses. The rows are those of the store, so what is sealed there is sealed here
twice, and one restoring code serves SQLCipher, SQLite and PostgreSQL. (A copy of the file would be faster; it would
leave PostgreSQL out, and damage in the file would travel into the backup unseen.)
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select
from sqlmodel import col

from kiosk.store.columns import time_text
from kiosk.store.container import Sealer
from kiosk.store.engine import StoreSettings, make_engine
from kiosk.store.keys import DataKey, key_file
from kiosk.store.migrate import HEAD, revision_of
from kiosk.store.rows import heads, read_rows, to_json
from kiosk.store.switch import sync
from kiosk.store.tables_desk import MetaRow
from kiosk.store.trouble import StoreTrouble, Trouble, told

ENDING = ".kiosk-backup"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says about itself, at its end."""

    created_at: datetime
    store_id: str
    key_id: str
    revision: str
    rows: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many rows there are."""
        return sum(self.rows.values())


def write_backup(
    settings: StoreSettings,
    keys: DataKey,
    path: Path,
    *,
    now: datetime,
    pause: Callable[[], None] = lambda: None,
) -> Manifest:
    """Write a backup, whole or not at all; never over a file that is there. ``pause`` is called after each chunk."""
    if path.exists():
        raise StoreTrouble(Trouble.EXISTS, f"{path.name} is already there; it is never overwritten")
    wrapped = key_file(settings.data_dir).decode("ascii")
    part = path.with_name(f"{path.name}.part")
    header = {"key": wrapped, "key_id": keys.id, "station": settings.station_id}
    engine = make_engine(settings, keys, read_only=True)
    try:
        with told(), engine.begin() as conn:
            made = _write(conn, keys, part, header | _facts(conn, now), pause)
        with told():
            part.rename(path)
            sync(path.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    finally:
        engine.dispose()
    return Manifest(now, made[0], keys.id, HEAD, made[1])


def _write(
    conn: Connection, keys: DataKey, part: Path, header: dict[str, str], pause: Callable[[], None]
) -> tuple[str, dict[str, int]]:
    with open(part, "wb", opener=_private) as file:
        sealer = Sealer(file, keys, header)
        rows, seal = _write_tables(conn, sealer, keys, pause)
        sealer.line({"end": {"rows": rows, "seal": seal}})
        sealer.close()
        file.flush()
        os.fsync(file.fileno())
    return header["store_id"], rows


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _facts(conn: Connection, now: datetime) -> dict[str, str]:
    if revision_of(conn) != HEAD:
        raise StoreTrouble(Trouble.MIGRATION, "the store is of another version; open it for writing first")
    store_id: str = conn.scalar(select(col(MetaRow.value)).where(col(MetaRow.key) == "store-id")) or ""
    return {"created_at": time_text(now), "store_id": store_id, "revision": HEAD}


def _write_tables(
    conn: Connection, sealer: Sealer, keys: DataKey, pause: Callable[[], None]
) -> tuple[dict[str, int], str]:
    counts, seal = {}, hmac.new(keys.derive("backup"), digestmod=hashlib.sha256)
    for head in heads():
        seal.update(sealer.line({"table": head.name, "columns": head.columns}))
        counts[head.name] = 0
        with closing(read_rows(conn, head)) as chunks:
            for chunk in chunks:
                for row in chunk:
                    seal.update(sealer.line(to_json(head, row)))
                counts[head.name] += len(chunk)
                pause()
    return counts, seal.hexdigest()
