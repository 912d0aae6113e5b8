"""What the trial was like: who came how far, what failed, how long it took, how it felt, which firmware there was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from kiosk.core.agreement.figures import NOTHING, Figure, share
from kiosk.core.agreement.limits import limits
from kiosk.core.agreement.values import Pair, Role, Study

ROLES: tuple[Role, Role] = ("reference", "test")
_P95_FROM = 20
"""The time within which 95 of 100 are ready needs so many at least."""
_FIRMWARE = 24
"""So many letters of what a device calls its firmware are kept: it may say anything."""


@dataclass(frozen=True, slots=True)
class Failures:
    """Of one device: how many attempts, how many came to nothing, and why (reason → how often)."""

    attempts: int = 0
    part: Figure = NOTHING
    reasons: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Seconds:
    """Of one device. Described, not inferred: quartiles by linear interpolation (type 7)."""

    n: int = 0
    median: float | None = None
    low: float | None = None  # first quartile
    high: float | None = None  # third quartile
    p95: float | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """The pairs of one firmware of the device under test, in the order in which the firmwares came."""

    firmware: str
    first_day: int
    last_day: int
    pairs: int
    bias: Figure
    sd: Figure


def failures(study: Study, device: Role) -> Failures:
    """Count a device's failures; every attempt counts once, whether it is part of a pair or not."""
    apart = [one for one in study.attempts if one.device == device]
    failed = Counter(one.reason for one in apart if one.reason)
    total = len(study.pairs) + len(apart)
    listed = dict(sorted(failed.items(), key=lambda one: (-one[1], one[0])))
    return Failures(total, share(sum(failed.values()), total), MappingProxyType(listed))


def seconds(pairs: Sequence[Pair], device: Role) -> Seconds:
    """Describe how long the device took, from being asked for to its value."""
    spent = [one.reference_seconds if device == "reference" else one.test_seconds for one in pairs]
    values = np.array([one for one in spent if one is not None], dtype=float)
    if not len(values):
        return Seconds()
    low, median, high, p95 = (float(one) for one in np.quantile(values, (0.25, 0.5, 0.75, 0.95)))
    return Seconds(len(values), median, low, high, p95 if len(values) >= _P95_FROM else None)


def comfort(pairs: Sequence[Pair], device: Role, steps: int) -> tuple[int, ...]:
    """Count the participants by how it felt, from 1 (bad) up: one answer each, the last; it is a question to people."""
    last: dict[str, int] = {}
    for pair in pairs:
        said = pair.reference_comfort if device == "reference" else pair.test_comfort
        if said is not None and 1 <= said <= steps:
            last[pair.participant] = said
    found = Counter(last.values())
    return tuple(found[step] for step in range(1, steps + 1))


def plain_firmware(said: str) -> str:
    """Return what a device calls its firmware, harmless: short, printable, on one line."""
    kept = "".join(letter for letter in said if letter.isprintable())
    return " ".join(kept.split())[:_FIRMWARE]


def segments(pairs: Sequence[Pair]) -> tuple[Segment, ...]:
    """Return the bias under each firmware; none where there was but one."""
    found: dict[str, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(plain_firmware(pair.firmware), []).append(pair)
    if len(found) < 2:
        return ()
    made = []
    for firmware, some in found.items():
        reference, test = grouped(some)
        inside = limits(reference, test)
        days = [pair.day for pair in some]
        made.append(Segment(firmware, min(days), max(days), len(some), inside.bias, inside.sd))
    return tuple(made)


def grouped(pairs: Sequence[Pair]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return the values of the reference and of the device under test, one entry a participant."""
    who: dict[str, list[Pair]] = {}
    for pair in pairs:
        who.setdefault(pair.participant, []).append(pair)
    reference = [np.array([float(one.reference) for one in some]) for some in who.values()]
    return reference, [np.array([float(one.test) for one in some]) for some in who.values()]
