"""A trial in figures: everything that its report says, each with its interval or the reason why it has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np

from kiosk.core.agreement.concordance import Repeatability, concordance, repeatability
from kiosk.core.agreement.figures import Figure, Numbers, share
from kiosk.core.agreement.limits import LEAST, Limits, factors, limits
from kiosk.core.agreement.lines import Line, deming, regress
from kiosk.core.agreement.people import (
    ROLES,
    Failures,
    Seconds,
    Segment,
    comfort,
    failures,
    grouped,
    seconds,
    segments,
)
from kiosk.core.agreement.shape import Shape, shape
from kiosk.core.agreement.values import Acceptance, Pair, Repeats, Role, Study

Design = Literal["single", "varying", "constant"]
Verdict = Literal["unstated", "inside", "outside", "undecided"]
"""Against the limits that the protocol stated: none were; both limits of agreement lie within them with their whole
intervals; one of them lies outside with its whole interval; these pairs cannot tell."""


@dataclass(frozen=True, slots=True)
class Precision:
    """How wide the interval of each limit is: now, in units and in SD; with all pairs wanted, in SD."""

    width: float | None = None
    in_sd: float | None = None
    wanted_in_sd: float | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Differences are test minus reference, in the quantity's unit."""

    design: Design
    pairs: int
    participants: int
    interim: bool  # fewer pairs than the protocol wants
    limits: Limits
    shape: Shape
    deming: Line
    order: Figure  # mean difference where the reference came first, minus that where the test came first
    inside: Figure  # share of the pairs within the limits that the protocol stated
    stuck: tuple[Role, ...]  # devices that said the same in every pair, while the other did not
    firsts: Mapping[Role, int]  # how many pairs began with which device
    repeats: Mapping[Role, Repeatability]
    concordance: Figure
    segments: tuple[Segment, ...]
    failures: Mapping[Role, Failures]
    dropped: Figure  # of those who consented
    seconds: Mapping[Role, Seconds]
    comfort: Mapping[Role, tuple[int, ...]]
    precision: Precision
    verdict: Verdict


def agreement(study: Study) -> Agreement:
    """Compute everything; no input makes it fail, what cannot be computed says why."""
    pairs, protocol = study.pairs, study.protocol
    reference, test = grouped(pairs)
    repeated = any(len(one) > 1 for one in reference)
    design: Design = protocol.repeats if repeated else "single"
    repeats = _repeats(reference, test, protocol.repeats)
    found = limits(reference, test, protocol.repeats)
    return Agreement(
        design,
        len(pairs),
        len(reference),
        len(pairs) < protocol.pairs_wanted,
        found,
        shape(reference, test, protocol.repeats),
        deming(reference, test, _ratio(repeats)),
        _order(pairs, test, reference),
        _inside(pairs, protocol.acceptance, repeated=repeated),
        _stuck(pairs),
        MappingProxyType({role: sum(pair.first == role for pair in pairs) for role in ROLES}),
        MappingProxyType(repeats),
        concordance(reference, test),
        segments(pairs),
        MappingProxyType({role: failures(study, role) for role in ROLES}),
        share(sum(study.flow.dropped.values()), study.flow.consented),
        MappingProxyType({role: seconds(pairs, role) for role in ROLES}),
        MappingProxyType({role: comfort(pairs, role, protocol.comfort_steps) for role in ROLES}),
        _precision(found, design, protocol.pairs_wanted),
        verdict(found, protocol.acceptance),
    )


def _repeats(reference: Sequence[Numbers], test: Sequence[Numbers], repeats: Repeats) -> dict[Role, Repeatability]:
    return {"reference": repeatability(reference, repeats), "test": repeatability(test, repeats)}


def verdict(found: Limits, acceptance: Acceptance | None) -> Verdict:
    """Compare the intervals of both limits with the limits stated beforehand; each is held to 2.5 %, so both are."""
    if acceptance is None:
        return "unstated"
    lower, upper, low, high = found.lower, found.upper, float(acceptance.low), float(acceptance.high)
    if lower.low is None or lower.high is None or upper.low is None or upper.high is None:
        return "undecided"
    if lower.low >= low and upper.high <= high:
        return "inside"
    return "outside" if lower.high < low or upper.low > high else "undecided"


def _ratio(repeats: Mapping[Role, Repeatability]) -> float:
    """The error variances' ratio for Deming: from the repeats where they are known, else as if both were alike."""
    reference, test = (repeats[role].within.value for role in ROLES)
    return (test / reference) ** 2 if reference and test else 1.0


def _order(pairs: Sequence[Pair], test: Sequence[Numbers], reference: Sequence[Numbers]) -> Figure:
    if len({pair.first for pair in pairs}) < 2:
        return Figure(n=len(reference), why="order" if pairs else "none")
    who: dict[str, list[float]] = {}
    for pair in pairs:
        who.setdefault(pair.participant, []).append(0.5 if pair.first == "reference" else -0.5)
    differences = [one - other for one, other in zip(test, reference, strict=True)]
    return regress([np.array(one) for one in who.values()], differences).slope


def _inside(pairs: Sequence[Pair], acceptance: Acceptance | None, *, repeated: bool) -> Figure:
    """Count pairs, whatever their distribution; repeats are alike, so then the share has no interval."""
    if acceptance is None or not pairs:
        return Figure(why="unstated" if pairs else "none")
    count = sum(acceptance.low <= pair.test - pair.reference <= acceptance.high for pair in pairs)
    found = share(count, len(pairs))
    return Figure(found.value, n=found.n, why="approximate") if repeated else found


def _stuck(pairs: Sequence[Pair]) -> tuple[Role, ...]:
    """A device that says one value for everybody may not be measuring at all."""
    said = {"reference": {pair.reference for pair in pairs}, "test": {pair.test for pair in pairs}}
    return tuple(role for role in ROLES if len(pairs) >= LEAST and len(said[role]) == 1 < max(map(len, said.values())))


def _precision(found: Limits, design: Design, wanted: int) -> Precision:
    upper, sd = found.upper, found.sd.value
    if upper.low is None or upper.high is None or not sd:
        return Precision(wanted_in_sd=_width(wanted) if design == "single" else None)
    width = upper.high - upper.low
    return Precision(width, width / sd, _width(wanted) if design == "single" else None)


def _width(n: int) -> float | None:
    if not LEAST <= n <= 5000:
        return None
    near, far = factors(n)
    return far - near


__all__ = ["Agreement", "Design", "Precision", "Repeats", "Verdict", "agreement", "verdict"]
