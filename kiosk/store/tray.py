"""The holding tray: what a device sent while no step asked for it. Staff assign it with a reason, or it expires."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, update
from sqlmodel import col

from kiosk.core.reading import Measurement, Record
from kiosk.core.visit_record import Instrument
from kiosk.store.columns import decimal_text, parse_time, time_text
from kiosk.store.history import need_why
from kiosk.store.later import LaterVerbs
from kiosk.store.tables import TABLES, TrayRow
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.unit import fetch, fetch_one
from kiosk.store.values import TrayItem


class TrayVerbs(LaterVerbs):
    """Add, list, assign, drop, expire. Nobody knows yet whose value it is, so the log names the item."""

    def tray_add(self, item: TrayItem, *, actor: str, now: datetime) -> None:
        """Put a record into the tray. A stored result that the device says again is the same item, also a settled one.

        It is known by the device's own time stamp; within that by its bytes, as long as they are kept.
        """
        row = {
            "id": item.id,
            "station_id": self.station_id,
            "device": item.device,
            "driver": item.driver,
            "protocol": item.record.protocol,
            "codec_version": item.codec_version,
            "fields": fields_text(item.record.fields),
            "raw": item.record.raw,
            "arrived_at": item.arrived_at,
            "device_time": item.device_time,
            "reason": item.reason,
            "expires_at": item.expires_at,
            "state": "waiting",
            "visit_id": None,
            "settled_at": None,
            "settled_by": "",
            "settled_why": "",
        }
        with self._transaction() as conn:
            if item.device_time is not None and self._lies_there(conn, item):
                return
            conn.execute(insert(TABLES["tray"]), row)
            self._note(conn, "tray add", actor, now, item.id, item.reason)

    def _lies_there(self, conn: Connection, item: TrayItem) -> bool:
        same = (
            col(TrayRow.station_id) == self.station_id,
            col(TrayRow.device) == item.device,
            col(TrayRow.protocol) == item.record.protocol,
            col(TrayRow.device_time) == item.device_time,
            col(TrayRow.raw).in_((item.record.raw, b"")),
        )
        return bool(fetch(conn, TrayRow, *same, limit=1))

    def tray_list(self, *, actor: str, now: datetime) -> tuple[TrayItem, ...]:
        """Return what waits in this station's tray, oldest first."""
        here, waiting = col(TrayRow.station_id) == self.station_id, col(TrayRow.state) == "waiting"
        with self._transaction() as conn:
            rows = fetch(conn, TrayRow, here, waiting, col(TrayRow.expires_at) > now, order=[col(TrayRow.arrived_at)])
            self._note(conn, "tray list", actor, now, detail=f"{len(rows)} items")
            return tuple(map(_item, rows))

    def tray_expire(self, *, actor: str, now: datetime) -> int:
        """Empty what nobody claimed at this station in time; that it was there stays. Returns how many."""
        here, late = col(TrayRow.station_id) == self.station_id, col(TrayRow.expires_at) <= now
        with self._transaction() as conn:
            rows = fetch(conn, TrayRow, here, late, col(TrayRow.state) == "waiting")
            for row in rows:
                _settle(conn, row.id, state="expired", settled_at=now, settled_by=actor)
            if rows:
                self._note(conn, "tray expire", actor, now, detail=f"{len(rows)} items")
        return len(rows)

    def tray_assign(
        self,
        item_id: UUID,
        visit_id: UUID,
        measurements: Sequence[Measurement],
        *,
        why: str,
        actor: str,
        now: datetime,
        instruments: Sequence[Instrument] = (),
    ) -> None:
        """Keep what the item was measured as, in this visit, and take it out of the tray: one transaction."""
        need_why(why)
        reasoned = [replace(each, reason=each.reason or why) for each in measurements]
        waiting = col(TrayRow.id) == item_id, col(TrayRow.state) == "waiting"
        with self._transaction() as conn:
            if not fetch(conn, TrayRow, *waiting):
                raise StoreTrouble(Trouble.UNKNOWN, "no such item in the tray")
            self._keep_later(conn, visit_id, reasoned, instruments, actor, now)
            settled = {"settled_at": now, "settled_by": actor, "settled_why": why}
            _settle(conn, item_id, state="assigned", visit_id=visit_id, **settled)
            self._note(conn, "tray assign", actor, now, self._whose(conn, visit_id), str(item_id))

    def tray_item(self, item_id: UUID, *, actor: str, now: datetime) -> TrayItem:
        """Return one item that waits at this station."""
        here, waiting = col(TrayRow.station_id) == self.station_id, col(TrayRow.state) == "waiting"
        with self._transaction() as conn:
            row = fetch_one(conn, TrayRow, col(TrayRow.id) == item_id, here, waiting, what="item in the tray")
            self._note(conn, "tray look", actor, now, item_id)
            return _item(row)

    def tray_drop(self, item_id: UUID, *, why: str, actor: str, now: datetime) -> None:
        """Nobody's: empty it, with a reason; that it was there stays."""
        need_why(why)
        here, waiting = col(TrayRow.station_id) == self.station_id, col(TrayRow.state) == "waiting"
        with self._transaction() as conn:
            fetch_one(conn, TrayRow, col(TrayRow.id) == item_id, here, waiting, what="item in the tray")
            _settle(conn, item_id, state="dropped", settled_at=now, settled_by=actor, settled_why=why)
            self._note(conn, "tray drop", actor, now, item_id)


def _settle(conn: Connection, item_id: UUID, **values: object) -> None:
    empty = {"fields": "{}", "raw": b""}
    conn.execute(update(TABLES["tray"]).where(col(TrayRow.id) == item_id).values(**values, **empty))


def _item(row: TrayRow) -> TrayItem:
    return TrayItem(
        id=row.id,
        device=row.device,
        driver=row.driver,
        codec_version=row.codec_version,
        record=Record(row.protocol, fields_of(row.fields), row.raw),
        arrived_at=row.arrived_at,
        device_time=row.device_time,
        reason=row.reason,
        expires_at=row.expires_at,
    )


def fields_text(fields: Mapping[str, object]) -> str:
    """Write a Record's fields as JSON; what JSON does not know is tagged, so that nothing changes its type."""
    return json.dumps({name: _tag(value) for name, value in fields.items()}, ensure_ascii=False)


def fields_of(text: str) -> dict[str, object]:
    """Read what `fields_text` wrote."""
    return {name: _untag(value) for name, value in json.loads(text).items()}


def _tag(value: object) -> Any:
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():  # a cuff may say NaN, and that is what it said
            return {"decimal": decimal_text(value)} if value.is_finite() else {"no-number": str(value)}
        case datetime():
            return {"time": value.isoformat()} if value.tzinfo is None else {"utc": time_text(value)}
        case bytes():
            return {"hex": value.hex()}
        case tuple() | list():
            return [_tag(each) for each in value]
        case Mapping():
            return {"map": {str(name): _tag(each) for name, each in value.items()}}
    raise TypeError(f"a record holds no {type(value).__name__}")


def _untag(value: Any) -> object:
    match value:
        case list():
            return tuple(_untag(each) for each in value)
        case {"decimal": str(text)} | {"no-number": str(text)}:
            return Decimal(text)
        case {"time": str(text)}:
            return datetime.fromisoformat(text)
        case {"utc": str(text)}:
            return parse_time(text)
        case {"hex": str(text)}:
            return bytes.fromhex(text)
        case {"map": dict(inner)}:
            return {name: _untag(each) for name, each in inner.items()}
    return value
