"""Four force sensors at once, 1,000 samples a second each: two on cables, two on the radio, and not a sample lost.

Real pyserial on ptys and real bleak on the private bus, through the supervisor, `meaning`, ring and settlers. The
boards on cables write their own lines; the sensors on the radio are simulated ones whose play runs 12.5 times as fast.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import numpy as np

from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Block
from kiosk.core.settle import Settled
from kiosk.core.settle_force import Squeeze
from kiosk.core.stream import Course, Ring
from kiosk.core.translate import KGF, meaning
from kiosk.devices.driver import SerialLine
from kiosk.devices.registry import installed
from kiosk.devices.supervisor import Binding, Event, Said, State, Supervisor
from tests.devices.wires import Cable
from tests.fakes import RealClock, until
from tests.rig import Rig

RATE = 1000
PACE = 12.5  # times 80 samples a second
CHUNK = 20
STEP = "grip-right-1"
RADIO = ("F0:0D:7E:4E:00:01", "F0:0D:7E:4E:00:02")
CURVE = ([0, 400, 600, 1400, 1500, 2500], [0.0, 0.0, 300.0, 290.0, 0.0, 0.0])  # milliseconds, newton


def newton(number: int) -> Decimal:
    """The force of the n-th sample: a squeeze every two and a half seconds, and a digit that tells neighbours apart."""
    force = np.interp(number % CURVE[0][-1], *CURVE)
    return Decimal(round(100 * float(force)) + number % 7).scaleb(-2)


class Board(threading.Thread):
    """Chronojump's firmware at the far end of a cable, without its slowness: answers, and streams while capturing."""

    def __init__(self, cable: Cable) -> None:
        super().__init__(daemon=True)
        self.cable = cable
        self.sent = 0
        self.stopped = False
        self._capturing = False

    def run(self) -> None:
        answers = {b"get_version:": b"Force_Sensor-0.6", b"tare:": b"Taring OK:1", b"end_capture:": b"Capture ended:"}
        due = time.monotonic()
        while not self.stopped:
            said = self.cable.read()
            if said == b"start_capture:":
                self._write(b"Starting capture...\r\n")
                self._capturing, self.sent, due = True, 0, time.monotonic()
            elif said:
                self._capturing = self._capturing and said != b"end_capture:"
                self._write(answers[said] + b"\r\n")
            if self._capturing:
                lines = [
                    b"%d;%s\r\n" % (n * RATE, str(newton(n)).encode()) for n in range(self.sent, self.sent + CHUNK)
                ]
                self._write(b"".join(lines))
                self.sent += CHUNK
            due = max(due + CHUNK / RATE, time.monotonic() - 1)
            time.sleep(max(0.0, due - time.monotonic()))

    def _write(self, data: bytes) -> None:
        """A reader that is late makes the board wait, as a full buffer would."""
        while data and not self.stopped:
            try:
                data = data[os.write(self.cable.master, data) :]
            except BlockingIOError:
                time.sleep(0.001)


@dataclass(slots=True)
class Ear:
    """What one sensor has said, and what was made of it."""

    wired: bool
    course: Course = field(default_factory=Course)
    ring: Ring = field(default_factory=lambda: Ring("grip_force"))
    squeeze: Squeeze = field(default_factory=lambda: Squeeze("grip_force"))
    settled: list[Settled] = field(default_factory=list)
    wrong: int = 0
    next: int = 0

    def hear(self, said: Said) -> None:
        """Count, fill the ring, settle; a trial after the other."""
        if self.wired and said.record.fields.get("status") == "ok":
            right = (said.record.fields["clock_us"], said.record.fields["force_n"]) == (
                self.next * RATE,
                newton(self.next),
            )
            self.wrong += not right
            self.next += 1
        for item in meaning(said.record):
            if isinstance(item, Block) and (fresh := self.course.take(item)) is not None:
                self.ring.push(fresh.seconds, fresh.values)
                outcome = self.squeeze.feed((fresh,))
                if isinstance(outcome, Settled):
                    self.settled.append(outcome)
                    self.squeeze = Squeeze("grip_force")


def play() -> dict[str, object]:
    """The two sensors on the radio."""
    squeezes = [
        {"step": STEP, "curve": {"peak": Decimal(peak), "rise": 0.3, "hold": 1.0}} for peak in ("31.4", "23.15")
    ]
    return {
        "device": [
            {"driver": "tindeq-progressor", "link": {"ble": address}, "at": [squeeze]}
            for address, squeeze in zip(RADIO, squeezes, strict=True)
        ]
    }


def bindings(cables: list[Cable]) -> Iterator[Binding]:
    """All four; the boards here need no time to boot."""
    drivers = installed().drivers
    wired = drivers["chronojump-force-sensor"]
    assert isinstance(wired.link, SerialLine)
    for number, cable in enumerate(cables):
        yield Binding(f"cable-{number}", replace(wired, link=replace(wired.link, boot=0.0)), str(cable.link))
    for number, address in enumerate(RADIO):
        yield Binding(f"radio-{number}", drivers["tindeq-progressor"], address)


async def listen(folder: Path, seconds: float) -> tuple[dict[str, Ear], list[Board], list[dict[str, object]]]:
    """Run all four for so long; return what was heard, the boards, and what the simulator says it sent."""
    cables = [Cable(folder / f"cable-{number}") for number in (0, 1)]
    for cable in cables:
        cable.plug()
    boards = [Board(cable) for cable in cables]
    rig = await asyncio.to_thread(lambda: Rig(folder / "rig", play(), speed=PACE))
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = rig.dbus
    bound = tuple(bindings(cables))
    ears = {one.device_id: Ear(one.device_id.startswith("cable")) for one in bound}

    def hear(event: Event) -> None:
        if isinstance(event, Said):
            ears[event.device_id].hear(event)

    supervisor = Supervisor(bound, installed().protocols, RealClock(), hear)
    task = asyncio.create_task(supervisor.run())
    try:
        for board in boards:
            board.start()
        await until(lambda: all(one.state is State.READY for one in supervisor.states().values()))
        for one in bound:
            await supervisor.begin(one.device_id)
        await until(lambda: all(ear.course.samples for ear in ears.values()))
        await _squeezed(rig, ears, seconds)
        for one in bound:
            await supervisor.end(one.device_id)
        await until(lambda: all(ears[f"cable-{n}"].next == board.sent for n, board in enumerate(boards)))
        return ears, boards, rig.sent(quantity="grip_force")
    finally:
        task.cancel()
        await asyncio.wait((task,))
        for board in boards:
            board.stopped = True
            board.join()
        for cable in cables:
            cable.unplug()
        await asyncio.to_thread(rig.stop)


async def _squeezed(rig: Rig, ears: dict[str, Ear], seconds: float) -> None:
    """Let the hands on the radio squeeze again and again, until every board has told so many seconds."""
    radio = [ear for ear in ears.values() if not ear.wired]
    wired = [ear for ear in ears.values() if ear.wired]
    before = 0
    while not before or min(ear.next for ear in wired) < seconds * RATE:
        await asyncio.to_thread(rig.step, STEP)
        before += 1
        await until(lambda: all(len(ear.settled) == before for ear in radio))  # noqa: B023  # called before the next turn


def check(ears: dict[str, Ear], boards: list[Board], sent: list[dict[str, object]]) -> None:
    """Nothing lost, doubled or changed; each squeeze settled at what it was. Raises AssertionError."""
    for number, board in enumerate(boards):
        ear = ears[f"cable-{number}"]
        assert (ear.course.samples, ear.wrong) == (board.sent, 0), (
            f"{ear.course.samples} of {board.sent}, {ear.wrong} wrong"
        )
        top = round(max(float(newton(n)) for n in range(CURVE[0][-1])) / float(KGF), 1)
        assert all(abs(float(one.values[0][1]) - top) < 0.06 for one in ear.settled)
    for number, address in enumerate(RADIO):
        ear = ears[f"radio-{number}"]
        assert round(ear.course.newest * 80) + 1 == ear.course.samples, "numbered by its clock from 0 on"
        truth = {line["value"] for line in sent if address in str(line)} or {line["value"] for line in sent}
        assert {QUANTITIES["grip_force"].rounded(one.values[0][1]) for one in ear.settled} <= {
            QUANTITIES["grip_force"].rounded(Decimal(str(value))) for value in truth
        }
    for name, ear in ears.items():
        faults = (ear.course.holes, ear.course.doubled, ear.course.restarts)
        assert faults == (0, 0, 0), f"{name}: holes, doubled, restarts {faults}"
        assert ear.ring.written == ear.course.samples
        assert all(not one.doubt for one in ear.settled), f"{name}: {[one.doubt for one in ear.settled]}"
        assert ear.settled


def streams(seconds: int) -> list[str]:
    """Return the report; raises AssertionError when a sample is lost, doubled or changed."""
    with tempfile.TemporaryDirectory() as folder:
        ears, boards, sent = asyncio.run(listen(Path(folder), seconds))
    check(ears, boards, sent)
    return [
        f"{name}: {ear.course.samples} samples, none lost or doubled; {len(ear.settled)} squeezes"
        for name, ear in ears.items()
    ]
