"""The kiosk's reader thread, codec and clock mapping at a mat, in a process whose Qt thread burns; see `timing`."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from benchmarks.child import order, say
from benchmarks.playing import Ears
from kiosk.core.counting_stream import Clock
from kiosk.core.errors import LinkLost
from kiosk.core.reading import Block
from kiosk.core.translate import meaning
from kiosk.devices.codecs.chronopic import PROTOCOL
from kiosk.devices.driver import SerialLine
from kiosk.devices.link_serial import SerialLink
from kiosk.devices.run import records

BURN, EVERY_MS = 0.009, 10
SWITCH = 0.0005
"""As the kiosk sets it (app/compose)."""


class Mat:
    """Reads the mat on a loop of its own, as the station does, and notes where each change lies on our clock."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._clock = Clock()
        self.edges: list[float] = []
        self.stamps: list[float] = []
        threading.Thread(target=lambda: asyncio.run(self._read()), name="io", daemon=True).start()

    async def _read(self) -> None:
        assert PROTOCOL.framer is not None
        make = PROTOCOL.framer
        link = SerialLink(str(self._path), SerialLine(), lambda: make(""), time.monotonic)
        with suppress(LinkLost):
            async with link:
                say(open=True)
                async for record in records(PROTOCOL.make(""), link):
                    for block in meaning(record):
                        if isinstance(block, Block):
                            self._note(block)

    def _note(self, block: Block) -> None:
        self._clock.see(block)
        self.stamps.append(block.at)
        self.edges.append(float(block.seconds[-1]) + (self._clock.offset or 0.0))


def main() -> int:
    """Burn until told to tell."""
    told = order()
    sys.setswitchinterval(SWITCH)
    app = QGuiApplication(["timing"])
    mat = Mat(Path(told["port"]))
    burnt = [0.0]
    began = time.monotonic()

    def burn() -> None:
        start = time.monotonic()
        while time.monotonic() < start + BURN:
            sum(range(50))
        burnt[0] += time.monotonic() - start

    def hear(line: str) -> None:
        if line == "quit":
            app.quit()
        else:
            say(edges=mat.edges, stamps=mat.stamps, burnt=burnt[0] / (time.monotonic() - began))

    timer = QTimer()
    timer.timeout.connect(burn)
    timer.start(EVERY_MS)
    ears = Ears(hear)
    code = app.exec()
    del ears
    return code


if __name__ == "__main__":
    sys.exit(main())
