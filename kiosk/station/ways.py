"""How a trial's value comes: the first of its ways that this station can do now. Pure but for asking the devices."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from kiosk.core.assessment import Measure, Recheck, Step, Way
from kiosk.core.battery import BATTERY
from kiosk.core.tracks import TRACKS
from kiosk.station.ports import Devices

AWAY = ("absent", "faulty", "stuck")


@dataclass(frozen=True, slots=True)
class Found:
    """The way that is taken, with the free devices of it; or why none can be (busy, absent)."""

    way: Way = "device"
    devices: tuple[str, ...] = ()
    why_not: str = ""
    missed: tuple[str, ...] = ()  # devices that would do, and may come back


def way_of(measure: Measure, devices: Devices, taken: Container[str]) -> Found:
    """Find the first way; a device that is away or busy gives way to taps and touches, never to typing unasked."""
    broken: Found | None = None
    for way in measure.ways:
        if way == "device":
            found = _devices(measure, devices, taken)
            if found is not None and not found.why_not:
                return found
            broken = found
        elif {"tap": bool(measure.buttons), "touch": bool(measure.task), "typed": broken is None}[way]:
            return Found(way)
    return broken or Found(why_not="absent")


def _devices(measure: Measure, devices: Devices, taken: Container[str]) -> Found | None:
    """The bound devices that measure it, else those whose stream says it; None when there are none at all."""
    able = devices.candidates(measure.needs) if measure.needs else ()
    for signal in measure.signals:
        able = able or devices.candidates((signal,))
    if not able:
        return None
    free = tuple(device for device in able if device not in taken)
    if not free:
        return Found(why_not="busy")
    away = all(devices.state(device) in AWAY for device in free)
    return Found("device", free, "absent" if away else "", free)


def able(devices: Devices) -> frozenset[str]:
    """The assessments that this station can do with what is bound to it: each of their trials has a way."""
    return frozenset(one.key for one in BATTERY.values() if all(_can(trial, devices) for trial in trials(one.steps)))


def by_ear(measure: Measure) -> bool:
    """Whether residents move when a sound says so: where nothing sounds, there is nothing to measure."""
    return bool(measure.track) and any(cue.kind == "signal" for cue in TRACKS[measure.track].cues)


def busy(keys: Iterable[str], devices: Devices, taken: Container[str]) -> frozenset[str]:
    """Those of these assessments whose first trial would have to wait for a device that serves somebody else."""
    firsts = ((key, next(trials(BATTERY[key].steps), None)) for key in keys)
    return frozenset(key for key, first in firsts if first and way_of(first, devices, taken).why_not == "busy")


def trials(steps: Iterable[Step]) -> Iterator[Measure]:
    """Every trial of these steps, those included that come only if they are needed."""
    for step in steps:
        if isinstance(step, Measure):
            yield step
        elif isinstance(step, Recheck):
            yield from trials(step.steps)


def _can(measure: Measure, devices: Devices) -> bool:
    found = way_of(measure, devices, ())
    return not found.why_not or bool(found.missed)
