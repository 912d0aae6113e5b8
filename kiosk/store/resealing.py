"""Every row under a new data key. A test holds the lists below against the tables: no column of bytes is forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from kiosk.store import audit
from kiosk.store.columns import parse_time
from kiosk.store.identity import Vault
from kiosk.store.rows import Head, Values, heads, read_rows
from kiosk.store.trouble import StoreTrouble, Trouble
from kiosk.store.upkeep import note_about
from kiosk.store.values import AuditEntry

Fields = dict[str, Any]

UNTOUCHED = {"resident.sealed", "card.hash", "measurement.raw", "outbox.body", "tray.raw"}
"""Sealed with the resident's own key, a plain hash of random bits, or not sealed at all."""

ANEW = {"resident.wrapped_key", "lookup.hash", "staff.card_hash", "audit.hash"}

DESK: dict[str, Callable[[Fields], UUID]] = {
    "staff.name": lambda row: row["id"],
    "booking.sealed": lambda row: row["id"],
    "remark.sealed": lambda row: row["id"],  # that of a resident is sealed with the resident's key and stays
    "follow_up.note": lambda row: row["id"],  # as well
    "study_participant.link": lambda row: row["id"],
    "study_event.words": lambda row: row["id"],
    "upkeep.note": lambda row: note_about(parse_time(row["at"])),
}
"""Sealed with the desk's key, and what each seal is bound to."""


class Resealer:
    """Reads the tables of one connection, all under the old key, and yields them under the new."""

    def __init__(self, conn: Connection, old: Vault, new: Vault, schema: str | None = None) -> None:
        self._conn, self._old, self._new, self._schema = conn, old, new, schema
        self._heads = {head.name: head for head in heads()}
        self._chain = (0, b"")
        self.staff_cards = 0  # they must be shown again

    def tables(self) -> Iterator[tuple[Head, Iterator[Values]]]:
        """Yield each table with its rows; ``meta`` last, since it holds the head of the log."""
        special = {"lookup": self._lookups, "audit": self._lines}
        for head in self._heads.values():
            if head.name != "meta":
                yield head, special[head.name]() if head.name in special else self._rows(head)
        yield self._heads["meta"], self._meta()

    def _read(self, name: str, order: str = "") -> Iterator[Fields]:
        head = self._heads[name]
        names = [column for column, _ in head.columns]
        for chunk in read_rows(self._conn, head, self._schema, order):
            yield from (dict(zip(names, row, strict=True)) for row in chunk)

    def _rows(self, head: Head) -> Iterator[Values]:
        for row in self._read(head.name):
            for name, kind in head.columns:
                if kind == "bytes" and row[name] is not None:
                    row[name] = self._bytes(f"{head.name}.{name}", row, row[name])
            yield tuple(row.values())

    def _bytes(self, place: str, row: Fields, value: bytes) -> bytes | None:
        if place == "resident.wrapped_key":
            return self._new.take_over(self._old, row["id"], value)
        if place == "staff.card_hash":
            self.staff_cards += 1
            return None
        if place not in DESK:
            return value
        about = DESK[place](row)
        try:
            return self._new.seal_text(self._old.open_text(value, about), about)
        except StoreTrouble:
            if place in {"remark.sealed", "follow_up.note"}:
                return value
            raise StoreTrouble(Trouble.DAMAGED, f"a row of {place} does not open with the old key") from None

    def _known(self) -> Iterator[Fields]:
        return (row for row in self._read("resident") if row["sealed"] is not None)

    def _lookups(self) -> Iterator[Values]:
        for row in self._known():
            identity = self._old.unseal(row["id"], row["wrapped_key"], row["sealed"])
            yield from ((kind, value, row["id"]) for kind, value in self._new.lookups(identity))

    def _lines(self) -> Iterator[Values]:
        key = self._new.keys.derive("audit")
        entries = (
            (row, AuditEntry(**{name: row[name] for name in AuditEntry.__slots__} | {"at": parse_time(row["at"])}))
            for row in self._read("audit", order="seq")
        )
        waiting: list[Fields] = []

        def noted() -> Iterator[AuditEntry]:
            for row, entry in entries:
                waiting.append(row)
                yield entry

        for mac in audit.relink(noted(), key):
            row = waiting.pop()
            self._chain = row["seq"], mac
            yield tuple((row | {"hash": mac}).values())

    def _meta(self) -> Iterator[Values]:
        key = self._new.keys
        changed = {
            "key-id": key.id,
            "key-check": key.derive("check").hex(),
            audit.HEAD: audit.head_of(key.derive("audit"), *self._chain),
        }
        for row in self._read("meta"):
            yield row["key"], changed.get(row["key"], row["value"])
