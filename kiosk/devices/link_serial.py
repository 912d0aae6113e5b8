"""Transport over a serial port: bytes from the port's own thread (`serial_reader`), cut into Frames by the framer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from types import TracebackType
from typing import Self

import serial

from kiosk.core.errors import LinkLost
from kiosk.devices.driver import Frame, Framer, Send, SerialLine
from kiosk.devices.inbox import Inbox
from kiosk.devices.reasons import Reason, lost
from kiosk.devices.serial_reader import PortReader

READ_SECONDS = 0.2
WRITE_SECONDS = 2.0


class SerialLink:
    """One opening of one port.

    ``silence`` is how long a talkative device may say nothing; ``patience`` the same for its first byte.
    """

    clock_set = False

    def __init__(
        self,
        path: str,
        line: SerialLine,
        framer: Callable[[], Framer],
        now: Callable[[], float],
        silence: float | None = None,
        patience: float = 0.0,
    ) -> None:
        self._path = path
        self._line = line
        self._silence = silence
        self._patience = patience
        self._now = now
        self._new_framer = framer
        self._framer = framer()
        self._rejected_before = 0
        self._inbox = Inbox()
        self._epoch = 0  # moves at each purge: pieces read before it are dropped
        self._reader: PortReader | None = None
        self._last = 0.0
        self.heard = False

    async def __aenter__(self) -> Self:
        self._last = self._now()
        self._reader = PortReader(self._open, self._now, self._arrived, self._lost)
        try:
            await self._reader.start()
        except BaseException:
            self._reader.stop()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._inbox.finish()
        if self._reader is not None:
            self._reader.stop()
            await self._reader.stopped.wait()

    def __aiter__(self) -> AsyncIterator[Frame]:
        return self._inbox.frames()

    @property
    def rejected(self) -> int:
        """What the framer threw away."""
        return self._rejected_before + self._framer.rejected

    async def send(self, send: Send) -> None:
        self._inbox.check()

        def write(port: serial.Serial) -> None:
            port.write(send.data)

        await self._do(write)

    async def purge(self) -> None:
        """Forget every byte that is already here or on its way: in the kernel, in the framer, in the inbox."""
        self._inbox.check()
        self._epoch += 1
        self._rejected_before += self._framer.rejected
        self._framer = self._new_framer()
        self._inbox.clear()
        await self._do(serial.Serial.reset_input_buffer, self._epoch)

    def drop(self, error: LinkLost | None = None) -> None:
        """End the link from our side."""
        self._inbox.finish(error)

    def watch(self, now: float, said: bool) -> None:
        """End the link when a talkative device has been silent for too long."""
        if self._silence is None:
            return
        if now - self._last > (self._silence if self.heard else max(self._silence, self._patience)):
            self.drop(lost(Reason.SILENT))

    async def _do(self, job: Callable[[serial.Serial], None], epoch: int | None = None) -> None:
        assert self._reader is not None, "not open"
        await self._reader.do(job, epoch)

    def _open(self) -> serial.Serial:
        """Open the port. A port without modem lines is tolerated by pyserial itself (errno 25)."""
        return serial.Serial(
            self._path,
            self._line.baud,
            bytesize=self._line.bits,
            parity=self._line.parity,
            stopbits=self._line.stop,
            timeout=READ_SECONDS,
            write_timeout=WRITE_SECONDS,
            exclusive=True,
        )

    def _arrived(self, data: bytes, at: float, epoch: int) -> None:
        if epoch != self._epoch:
            return
        self.heard, self._last = True, at
        for frame in self._framer.feed(data):
            self._inbox.put(Frame(frame, at))

    def _lost(self, error: LinkLost) -> None:
        self._inbox.finish(error)
