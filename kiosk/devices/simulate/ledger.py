"""``sent.jsonl``: the truth about what the devices said, one line per value, written the moment it went out.

Keys ``t device step bytes quantity side value unit`` as the contract names them; more keys only where they are true:
``stable`` (scales), ``samples`` (grip), ``foreign`` (a stored record of someone else), ``lost`` (nobody listened),
``garbled`` (the port was opened with wrong settings), ``extra`` (a value the frame carries besides the step's own),
``on`` (what was on a flawed device, while ``value`` is what it said).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from kiosk.core.quantity import QUANTITIES
from kiosk.devices.simulate.pace import Pace


@dataclass(frozen=True, slots=True)
class Value:
    """One value inside a frame; ``quantity`` is None for bytes that the scenario gave as they stand."""

    quantity: str | None
    value: Decimal | None
    extra: bool = False
    on: Decimal | None = None  # what was on the device, where it says something else


def side_of(step: str) -> str | None:
    """The body side a step's name speaks of: ``grip-right-1`` → right."""
    return next((side for side in ("left", "right") if side in step.split("-")), None)


class Ledger:
    """An append-only file, flushed line by line, so that a killed simulator still leaves the truth."""

    def __init__(self, path: Path, pace: Pace) -> None:
        self._path = path
        self._pace = pace
        self._file: TextIO | None = None

    def open(self) -> None:
        """Begin; a file that is there already goes on."""
        self._file = self._path.open("a", encoding="utf-8")

    def write(self, device: str, step: str, frame: bytes, values: Sequence[Value], **more: bool | int) -> None:
        """One line for each value of a frame; they share ``t``."""
        if self._file is None:
            return
        at = round(self._pace.now(), 4)
        marks = {key: mark for key, mark in more.items() if mark or key == "stable"}
        for value in values:
            head = {"t": at, "device": device, "step": step or None, "bytes": frame.hex(), "quantity": value.quantity}
            tail = {"unit": QUANTITIES[value.quantity].unit if value.quantity else None, **marks}
            if value.extra:
                tail["extra"] = True
            digits = "null" if value.value is None else format(value.value, "f")  # Decimal digits verbatim
            if value.on is not None:
                digits += f', "on": {format(value.on, "f")}'
            line = f'{json.dumps({**head, "side": side_of(step)})[:-1]}, "value": {digits}, {json.dumps(tail)[1:]}\n'
            self._file.write(line)
        self._file.flush()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
