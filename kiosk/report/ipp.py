"""IPP as far as we speak it. Pure: a request out, an answer in. Values are kept as bytes, keyed by their name.

Source: RFC 8010 (encoding: version, operation or status, request id, groups of tag, name, value) and RFC 8011
(operations Print-Job 0x0002, Cancel-Job 0x0008, Get-Job-Attributes 0x0009, Get-Printer-Attributes 0x000B; job-state 3
pending … 9 completed; printer-state 3 idle, 4 processing, 5 stopped).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

PRINT_JOB, CANCEL_JOB, JOB, PRINTER = 0x0002, 0x0008, 0x0009, 0x000B
OPERATION_GROUP, JOB_GROUP, END = 0x01, 0x02, 0x03
INTEGER, ENUM = 0x21, 0x23
TEXT, NAME, KEYWORD, URI, CHARSET, LANGUAGE, MIME = 0x41, 0x42, 0x44, 0x45, 0x47, 0x48, 0x49
STOPPED = 5
CANCELED, ABORTED, COMPLETED = 7, 8, 9
OK_BELOW = 0x0100
"""Status codes below this mean that it was done."""
DEEPEST = 5000
"""Attributes in an answer: more is no answer of a printer."""

Attribute = tuple[int, str, bytes]
Values = Mapping[str, tuple[bytes, ...]]


class NotIpp(ValueError):
    """These bytes are no answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, and all attributes of all groups by name."""

    status: int
    values: Values

    def number(self, name: str) -> int | None:
        """Return an integer or enum."""
        found = self.values.get(name, ())
        return int.from_bytes(found[0], "big", signed=True) if found and len(found[0]) == 4 else None

    def words(self, name: str) -> tuple[str, ...]:
        """Return keywords."""
        return tuple(one.decode("utf-8", "replace") for one in self.values.get(name, ()))


def request(operation: int, uri: str, *more: Attribute, job: tuple[Attribute, ...] = (), data: bytes = b"") -> bytes:
    """Return a request to this printer; ``job`` says how to print, ``data`` is the document."""
    attributes: tuple[Attribute, ...] = (
        (CHARSET, "attributes-charset", b"utf-8"),
        (LANGUAGE, "attributes-natural-language", b"en"),
        (URI, "printer-uri", uri.encode()),
        *more,
    )
    head = struct.pack(">BBHIB", 2, 0, operation, 1, OPERATION_GROUP)
    wishes = bytes((JOB_GROUP,)) + b"".join(map(_attribute, job)) if job else b""
    return head + b"".join(map(_attribute, attributes)) + wishes + bytes((END,)) + data


def number(tag: int, name: str, value: int) -> Attribute:
    """An integer or enum attribute."""
    return (tag, name, struct.pack(">i", value))


def _attribute(one: Attribute) -> bytes:
    tag, name, value = one
    written = name.encode()
    return struct.pack(">BH", tag, len(written)) + written + struct.pack(">H", len(value)) + value


def answer(data: bytes) -> Answer:
    """Read an answer; raises NotIpp for anything else."""
    if len(data) < 9:
        raise NotIpp("too short")
    status = int.from_bytes(data[2:4], "big")
    values: dict[str, list[bytes]] = {}
    at, name = 8, ""
    for _ in range(DEEPEST):
        if at >= len(data):
            raise NotIpp("no end")
        tag = data[at]
        at += 1
        if tag == END:
            return Answer(status, {key: tuple(found) for key, found in values.items()})
        if tag < 0x10:  # another group
            continue
        written, at = _counted(data, at)
        value, at = _counted(data, at)
        name = written.decode("utf-8", "replace") or name  # none: one more value of the same
        values.setdefault(name, []).append(value)
    raise NotIpp("endless")


def _counted(data: bytes, at: int) -> tuple[bytes, int]:
    end = at + 2 + int.from_bytes(data[at : at + 2], "big")
    if len(data) < at + 2 or end > len(data):
        raise NotIpp("cut")
    return data[at + 2 : end], end
