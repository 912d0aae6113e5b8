"""What the write modes share: the wire they speak over, the kept Bundle read back, and how its resources refer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from kiosk.core.json_text import dumps
from kiosk.sync.outbox import Answer
from kiosk.sync.parts import Resource

HIDDEN = "urn:uuid:"


class Wire(Protocol):
    """HTTP below the base address; never raises for what the network does."""

    async def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """One request, one answer."""
        ...

    def utc(self) -> datetime:
        """The time now, to read a Retry-After that is a date."""
        ...


def read_body(body: bytes) -> list[Resource]:
    """The entries of a kept Bundle, numbers with the digits they were written in."""
    entries: list[Resource] = json.loads(body, parse_float=Decimal)["entry"]
    return entries


def bundle_bytes(entries: Sequence[Resource], kind: str) -> bytes:
    """Put entries into a Bundle of this type."""
    return dumps({"resourceType": "Bundle", "type": kind, "entry": list(entries)}).encode()


def references(value: object) -> list[str]:
    """Every ``Type/id`` a resource refers to."""
    if isinstance(value, dict):
        own = [value["reference"]] if isinstance(value.get("reference"), str) else []
        return own + [name for each in value.values() for name in references(each)]
    return [name for each in value for name in references(each)] if isinstance(value, list) else []


def renamed(value: Any, names: Mapping[str, str], inside: frozenset[str]) -> Any:
    """A copy that refers by the platform's names, and by ``urn:uuid`` to what travels in the same transaction."""
    if isinstance(value, list):
        return [renamed(each, names, inside) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _name(each, names, inside) if key == "reference" else renamed(each, names, inside)
        for key, each in value.items()
    }


def _name(ours: str, names: Mapping[str, str], inside: frozenset[str]) -> str:
    if ours in names:
        return names[ours]
    return f"{HIDDEN}{ours.partition('/')[2]}" if ours in inside else ours
