"""A backup as it is read back: its header at once, then table by table, vouched for piece by piece."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from kiosk.store.columns import parse_time
from kiosk.store.container import read_header, read_lines
from kiosk.store.keys import DataKey
from kiosk.store.rows import Head, Values, from_json
from kiosk.store.trouble import StoreTrouble, Trouble


@dataclass(slots=True)
class _State:
    """The line that belongs to nobody yet."""

    line: bytes


class Backup:
    """One file. Its header tells which key it needs; nothing of it is believed before that key has vouched for it."""

    def __init__(self, path: Path) -> None:
        self.path, self._header = path, read_header(path)
        self.rows: dict[str, int] = {}

    @property
    def key_file(self) -> bytes:
        """The wrapped data key of its time."""
        return str(self._header.get("key", "")).encode()

    @property
    def key_id(self) -> str:
        """Which data key it was sealed with."""
        return str(self._header.get("key_id", ""))

    @property
    def revision(self) -> str:
        """The version of its tables."""
        return str(self._header.get("revision", ""))

    @property
    def created_at(self) -> datetime:
        """When it was made."""
        return parse_time(str(self._header["created_at"]))

    @property
    def store_id(self) -> str:
        """Which store it is of."""
        return str(self._header.get("store_id", ""))

    def tables(self, keys: DataKey) -> Iterator[tuple[Head, Iterator[Values]]]:
        """Yield each table with its rows; each must be read to its end. Raises DAMAGED unless all is as it was made."""
        seal, lines = hmac.new(keys.derive("backup"), digestmod=hashlib.sha256), read_lines(self.path, keys)
        state = _State(next(lines, b""))
        while "table" in (said := _said(state.line)):
            head = _head(said)
            seal.update(state.line + b"\n")
            self.rows[head.name] = 0
            yield head, self._rows(head, lines, state, seal)
        end = said.get("end", {})
        if next(lines, None) is not None or end.get("rows") != self.rows or end.get("seal") != seal.hexdigest():
            raise StoreTrouble(Trouble.DAMAGED, "the backup is damaged: it does not hold what it says at its end")

    def _rows(self, head: Head, lines: Iterator[bytes], state: _State, seal: hmac.HMAC) -> Iterator[Values]:
        for line in lines:
            if not line.startswith(b"["):
                state.line = line
                return
            seal.update(line + b"\n")
            self.rows[head.name] += 1
            yield from_json(head, orjson.loads(line))

    def read_through(self, keys: DataKey) -> int:
        """Read it to its end without keeping anything: every piece is as it was made. Returns the number of rows."""
        for _, rows in self.tables(keys):
            for _row in rows:
                pass
        return sum(self.rows.values())


def _said(line: bytes) -> dict[str, Any]:
    try:
        said = orjson.loads(line)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise StoreTrouble(Trouble.DAMAGED, "the backup is damaged: a line is not what it should be")
    return said


def _head(said: dict[str, Any]) -> Head:
    return Head(str(said["table"]), tuple((str(name), kind) for name, kind in said["columns"]))
