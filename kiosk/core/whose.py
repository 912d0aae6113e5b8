"""Whose result is it? The Records of one link in, those of this step and the foreign ones with a reason out.

Shared devices hold other people's readings. A Record belongs to this step only when that is proven: it came after
the step began, and, from a device with a memory, one of these is so. Its codec saw the memory empty since the step
began (`stored` is False); its own time stamp lies inside the step; its sequence number is above the last one that the
device named inside the step (`last_sequence`); or it is the only thing that a link opened inside the step had to say.
Everything else is for the holding tray, never attached by guess. (Decision 14; the privacy rule of the Bluetooth
reference, §5.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from kiosk.core.reading import Record

TOLERANCE = timedelta(seconds=60)  # between the device's clock and ours


class Why(StrEnum):
    """Why a Record is not of this step."""

    EARLY = "early"  # it came before the step began
    REPLAYED = "replayed"  # it has been heard before
    STORED = "stored"  # the device or its codec says that it had it before the step began
    OTHER_TIME = "other-time"  # the device's clock, which we have set, says another time
    DEVICE_CLOCK = "device-clock"  # likewise, but we could not set that clock
    OLD_LINK = "old-link"  # no time stamp, on a link that was open before the step
    SEVERAL = "several"  # no time stamp, and not the only one on its link


@dataclass(frozen=True, slots=True)
class Moment:
    """One instant on both clocks: wall time for time stamps, monotonic time for what came before what."""

    utc: datetime
    at: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """``mine`` and ``foreign`` together hold every result once, each in the order it came."""

    mine: tuple[Record, ...]
    foreign: tuple[tuple[Record, Why], ...]


def whose(
    records: Sequence[Record],
    *,
    memory: bool,
    clock_set: bool,
    link_opened: float,
    step: Moment,
    now: Moment,
    zone: tzinfo,
    seen: Iterable[Record] = (),
) -> Verdict:
    """Judge all results of one link, in the order they came (results only, not the cuff's pressure on the way).

    ``memory``: the driver may send stored results. ``link_opened`` is monotonic. ``step`` is when the step began.
    ``zone`` is the wall clock of the devices. ``seen`` are Records that the same device has said on earlier links.
    """
    if not memory:
        return _split((record, Why.EARLY if record.at < step.at else None) for record in records)
    link = _Link(records, {_said(record) for record in seen}, (step.utc, now.utc), zone, step.at)

    def fault(place: int, record: Record) -> Why | None:
        if place in link.replayed:
            return Why.REPLAYED
        if record.at < step.at:
            return Why.EARLY
        if (proven := link.proven(record)) is not None:
            return None if proven else Why.STORED
        if device_time(record) is None:
            return Why.OLD_LINK if link_opened < step.at else None if link.only(record) else Why.SEVERAL
        if link.dates_inside(record):
            return None
        return Why.OTHER_TIME if clock_set else Why.DEVICE_CLOCK

    return _split((record, fault(place, record)) for place, record in enumerate(records) if is_result(record))


class _Link:
    """What the Records of one link say about each other."""

    def __init__(
        self,
        records: Sequence[Record],
        heard: Collection[tuple[object, ...]],
        step: tuple[datetime, datetime],
        zone: tzinfo,
        since: float,
    ) -> None:
        named = [last for one in records if one.at >= since and (last := _number(one, "last_sequence")) is not None]
        self._last = max(named, default=None)
        last = self._last
        self._newer = [one for one in records if last is not None and (_number(one, "sequence") or 0) > last]
        known = set(heard)
        self.replayed: set[int] = set()
        for place, record in enumerate(records):
            if _said(record) in known:
                self.replayed.add(place)
            known.add(_said(record))
        self._zone = zone
        self._different = {_said(record): record.protocol for record in records}
        self._window = self._choose([time for record in records if (time := device_time(record))], *step)
        self._foreign_dates = any(device_time(record) and not self.dates_inside(record) for record in records)

    def proven(self, record: Record) -> bool | None:
        """Tell what its codec or its sequence number proves: of this step, or from before it; None: nothing."""
        if isinstance(stored := record.fields.get("stored"), bool):
            return not stored
        number = _number(record, "sequence")
        if number is None or self._last is None:
            return None
        return True if [record] == self._newer else False if number <= self._last else None

    def only(self, record: Record) -> bool:
        """Whether nothing else of this kind, and nothing of another time, came on this link."""
        return list(self._different.values()).count(record.protocol) == 1 and not self._foreign_dates

    def dates_inside(self, record: Record) -> bool:
        time = device_time(record)
        return time is not None and _inside(time, self._window, self._zone)

    def _choose(self, times: list[datetime], began: datetime, now: datetime) -> tuple[datetime, datetime]:
        """From the step's beginning to now, and 60 s more on both sides for a device clock that is a little off.

        Not before the beginning when another time stamp of the same clock lies inside: then that clock is right, and
        what it dates before the step is the result of whoever was here a minute ago.
        """
        strict = began, now + TOLERANCE
        if any(_inside(time, strict, self._zone) for time in times):
            return strict
        return began - TOLERANCE, now + TOLERANCE


def device_time(record: Record) -> datetime | None:
    """Read the device's own time stamp; None when it has none, or one that is no time."""
    stamp = record.fields.get("timestamp")
    if isinstance(stamp, datetime):
        return stamp
    try:
        return datetime.fromisoformat(stamp) if isinstance(stamp, str) else None
    except ValueError:
        return None


def unheard(records: Iterable[Record], seen: Iterable[Record]) -> tuple[Record, ...]:
    """Leave out what a device with a memory says once more, as far as it is surely the same result.

    Surely: it bears its own time or number. It lies in a visit or in the tray since it was said first.
    """
    known, found = {_said(record) for record in seen}, []
    for record in records:
        if _said(record) not in known or not (device_time(record) or _number(record, "sequence") is not None):
            found.append(record)
        known.add(_said(record))
    return tuple(found)


def is_result(record: Record) -> bool:
    """Whether it is more than the device's word on how far its memory goes."""
    return "last_sequence" not in record.fields


def _number(record: Record, field: str) -> int | None:
    number = record.fields.get(field)
    return number if isinstance(number, int) and not isinstance(number, bool) else None


def _said(record: Record) -> tuple[object, ...]:
    """What makes two Records the same thing said twice."""
    return record.protocol, record.raw or repr(sorted(record.fields.items()))


def _inside(time: datetime, window: tuple[datetime, datetime], zone: tzinfo) -> bool:
    """An hour that the wall clock shows twice counts if either of the two fits."""
    first, last = window
    if time.tzinfo is not None:
        return first <= time <= last
    return any(first <= time.replace(tzinfo=zone, fold=fold) <= last for fold in (0, 1))


def _split(judged: Iterable[tuple[Record, Why | None]]) -> Verdict:
    pairs = tuple(judged)
    return Verdict(
        tuple(record for record, why in pairs if why is None),
        tuple((record, why) for record, why in pairs if why is not None),
    )
