"""What `kiosk devices watch`, `check` and `record` do: a supervisor of their own on the devices of an installation.

It runs without the kiosk; a kiosk that runs has the ports, and then these refuse.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import tzinfo
from decimal import Decimal
from pathlib import Path

from kiosk.app.addressing import address_of
from kiosk.core.efforts import Efforts
from kiosk.core.errors import ConfigError
from kiosk.devices.driver import Driver, WireProtocol
from kiosk.devices.events import Binding, Changed, Event, Noticed, Rejected, Said, State
from kiosk.devices.reasons import Reason
from kiosk.devices.registry import Registry
from kiosk.devices.supervisor import Supervisor
from kiosk.devices.taping import shown
from kiosk.station.clock import SystemClock

RATE_SECONDS = 5.0
WELL = (State.READY, State.BUSY)


def aimed(known: Registry, device: str) -> Binding | None:
    """Read ``DRIVER@ADDRESS``, for a device that no installation has; None for a plain name."""
    slug, at, address = device.partition("@")
    if not at:
        return None
    driver = _driver(known, slug)
    return Binding(slug, driver, address_of(driver, address))


def chosen(bindings: Sequence[Binding], device: str) -> tuple[Binding, ...]:
    """Return the bound devices that are meant, all for an empty name; raises ConfigError."""
    meant = tuple(one for one in bindings if device in ("", one.device_id))
    if not meant:
        names = ", ".join(one.device_id for one in bindings)
        raise ConfigError(f"device: there is no {device!r}; bound are: {names}" if names else "nothing is bound yet")
    return meant


def _driver(known: Registry, slug: str) -> Driver:
    if slug not in known.drivers:
        raise ConfigError(f"driver: there is no {slug!r}; see: kiosk devices list")
    return known.drivers[slug]


@dataclass(slots=True)
class Row:
    """One device, as it is now."""

    device: str
    driver: str
    state: str = State.ABSENT.value
    reason: str = ""
    last: str = ""
    efforts: Efforts = field(default_factory=Efforts)  # of a force sensor
    battery: str = ""
    rejected: int = 0
    said: int = 0
    times: deque[float] = field(default_factory=lambda: deque(maxlen=20_000))

    def rate(self, now: float) -> float:
        """Return Records a second, over the last few."""
        while self.times and now - self.times[0] > RATE_SECONDS:
            self.times.popleft()
        return len(self.times) / RATE_SECONDS


class Watch:
    """Keeps devices alive for as long as `run` is awaited, and knows how each is."""

    def __init__(
        self,
        bindings: Sequence[Binding],
        protocols: Mapping[str, WireProtocol],
        zone: tzinfo,
        tell: Callable[[Mapping[str, object]], None] = lambda line: None,
    ) -> None:
        self._clock = SystemClock()
        self._tell = tell
        self._begun = self._clock.monotonic()
        self.rows = {one.device_id: Row(one.device_id, one.driver.key) for one in bindings}
        self.supervisor = Supervisor(bindings, protocols, self._clock, self._hear, zone=zone)

    @property
    def now(self) -> float:
        """Seconds on the clock of the times in ``rows``."""
        return self._clock.monotonic()

    async def run(self, done: Callable[[], bool], seconds: float | None, *, measure: Collection[str] = ()) -> None:
        """Until ``done``, or so many seconds; the devices of ``measure`` are told that a step begins."""
        work = asyncio.create_task(self.supervisor.run())
        for device in measure:
            await self.supervisor.begin(device)
        try:
            while not done() and not work.done() and (seconds is None or self.now - self._begun < seconds):
                await asyncio.sleep(0.05)
            for device in measure:
                await self.supervisor.end(device)
        finally:
            work.cancel()
            await asyncio.wait((work,))

    def _hear(self, event: Event) -> None:
        if (row := self.rows.get(event.device_id)) is None:
            return
        more: dict[str, object] = {}
        match event:
            case Changed(state=state, reason_key=reason, detail=detail):
                row.state, row.reason = state.value, str(reason)
                more = {"event": "state", "state": state.value, "reason": str(reason), "detail": detail}
            case Said(record=record):
                row.said += 1
                row.times.append(self.now)
                row.last = brief(record.fields)
                more = {"event": "record", "protocol": record.protocol, "fields": shown(record.fields)}
                more |= row.efforts.hear(record)
            case Noticed(what=what, value=value):
                row.battery = f"{value}" if what == "battery" else row.battery
                more = {"event": what, "value": value}
            case Rejected(count=count):
                row.rejected = count
                more = {"event": "rejected", "count": count}
        if more:
            self._tell({"t": round(self.now - self._begun, 3), "device": event.device_id} | more)


def brief(fields: Mapping[str, object]) -> str:
    """Say the numbers of a Record in one short line."""
    words = []
    for key, value in shown(fields).items():
        if isinstance(value, Decimal | int) and not isinstance(value, bool) and not key.startswith("raw_"):
            words.append(f"{key} {value}")
        elif key == "status" and value != "ok" and isinstance(value, str):
            words.append(value)
        elif key == "samples" and isinstance(value, Sequence):
            words.append(f"{len(value)} samples")
    return " ".join(words[:4])


def table_of(rows: Sequence[Row], now: float) -> list[str]:
    """Return the live table, a line a device."""
    return [f"{'device':14} {'state':10} {'per s':>6} {'bat':>4} {'bad':>5}  last", *(_line(row, now) for row in rows)]


def _line(row: Row, now: float) -> str:
    words = row.efforts.said + (row.last if row.state in WELL or row.last else row.reason.removeprefix("device."))
    return f"{row.device:14} {row.state:10} {row.rate(now):6.1f} {row.battery:>4} {row.rejected:5}  {words}"[:118]


def verdicts(rows: Sequence[Row]) -> list[dict[str, object]]:
    """Say ok, warn or fail of each: ready; away or not heard yet; or something that a person must do."""
    found: list[dict[str, object]] = []
    for row in rows:
        soft = row.state in (State.ABSENT, State.CONNECTING, State.STUCK)
        verdict = "ok" if row.state in WELL else "warn" if soft and row.reason != Reason.ALIKE else "fail"
        found.append(
            {"device": row.device, "driver": row.driver, "verdict": verdict, "state": row.state, "reason": row.reason,
             "records": row.said, "rejected": row.rejected}
        )  # fmt: skip
    return found


class Screen:
    """Draws the live table over the one before."""

    def __init__(self) -> None:
        self._drawn = 0

    def draw(self, lines: Sequence[str]) -> str:
        """Return what to print."""
        up = f"\x1b[{self._drawn}A" if self._drawn else ""
        self._drawn = len(lines)
        return up + "\n".join(f"\x1b[2K{line}" for line in lines)


@contextmanager
def alone(data_dir: Path) -> Iterator[None]:
    """Hold the installation's run lock: a kiosk that runs has its ports. Raises StoreError."""
    from kiosk.store.runlock import RunLock

    with RunLock(data_dir):
        yield
