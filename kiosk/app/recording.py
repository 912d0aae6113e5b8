"""`kiosk devices record`: a session with a device becomes a table of vectors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo

from kiosk.app.device_tools import Watch
from kiosk.core.errors import ConfigError
from kiosk.core.json_text import dumps
from kiosk.devices.driver import WireProtocol
from kiosk.devices.events import Binding
from kiosk.devices.taping import Tape, take, taped
from kiosk.devices.vector_table import table
from kiosk.station.clock import SystemClock


async def record(
    binding: Binding, protocol: WireProtocol, zone: tzinfo, seconds: float | None, done: Callable[[], bool]
) -> tuple[str, str, int, int]:
    """Tape a device; returns the table as Python, its lines as JSON, how many rows, and how many were left out.

    Raises ConfigError for a reader of cards: what it says is somebody's.
    """
    if not binding.driver.measures:
        raise ConfigError(f"{binding.driver.key} reads cards and codes: what it says is personal, and is not recorded")
    tape = Tape(SystemClock().monotonic)
    watch = Watch((binding,), {protocol.key: taped(protocol, tape)}, zone)
    await watch.run(done, seconds, measure=(binding.device_id,))
    variant = binding.driver.variant
    rows, left_out = take(protocol, variant, tape.pieces)
    lines = [
        {"t": row.at, "channel": row.channel, "hex": row.data.hex(), "records": list(row.records), "flaw": row.flaw}
        for row in rows
    ]
    text = table(protocol, variant, rows, f"recorded from {binding.driver.key}")
    return text, "".join(dumps(line) + "\n" for line in lines), len(rows), left_out
