"""Made-up trials: small, usual, large, repeated, with a device that lies, one whose error grows, nothing at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np

from kiosk.core.agreement.values import Acceptance, Attempt, Flow, Incident, Pair, Protocol, Role, Study

PROTOCOL = Protocol(
    "휴대용 체중계 실증 (꾸민 자료)",
    "body_weight",
    "kg",
    "Maker Scale X",
    "Maker Scale R",
    30,
    acceptance=Acceptance(Decimal("-0.5"), Decimal("0.5"), "계획서 2판, 4절"),
    test_serial="X-001",
    reference_serial="R-7",
    reference_checked="30 / 30",
    sponsor="(주)보기",
    version="2",
    agreed_on=date(2026, 11, 1),
    first_day=date(2026, 11, 3),
    last_day=date(2026, 11, 20),
)
ROLES: tuple[Role, Role] = ("reference", "test")


def pairs(
    people: int,
    each: int = 1,
    *,
    bias: float = 0.1,
    between: float = 0.1,
    within: float = 0.08,
    grows: float = 0.0,
    lies: float | None = None,
    versions: tuple[str, ...] = ("1.0.2",),
    seed: int = 1,
) -> tuple[Pair, ...]:
    """Return made-up pairs of weights; ``grows``: the error's share of the value; ``lies``: it always says this."""
    luck = np.random.default_rng(seed)
    made = []
    for person in range(people):
        true, own = luck.normal(62, 11), luck.normal(bias, between)
        for number in range(each):
            reference = true + luck.normal(0, 0.03)
            test = true + own + luck.normal(0, within) + luck.normal(0, grows) * true
            version = versions[person * len(versions) // people]
            made.append(
                Pair(
                    f"P{person + 1:02}",
                    number + 1,
                    ROLES[int(luck.integers(2))],
                    Decimal(f"{reference:.2f}"),
                    Decimal(f"{test if lies is None else lies:.2f}"),
                    1 + person * 17 // max(people, 1),
                    version,
                    float(np.round(luck.gamma(9, 1.2), 1)),
                    float(np.round(luck.gamma(9, 1.9), 1)),
                    int(luck.choice([2, 3, 3])),
                    int(luck.choice([1, 2, 3, 3])),
                )
            )
    return tuple(made)


ATTEMPTS = (
    Attempt("P03", "test", "timeout", 2, "1.0.2"),
    Attempt("P03", "reference", "", 2),
    Attempt("P09", "test", "implausible", 5, "1.0.2"),
    Attempt("P09", "test", "timeout", 5, "1.0.2"),
    Attempt("P11", "test", "never heard of it", 6, "1.0.2"),
)
INCIDENTS = (Incident("restart", 4, "1.0.2"), Incident("link", 9, "1.1.0"), Incident("told in own words", 11, "1.1.0"))
FLOW = Flow(41, 6, 35, {"tired": 2, "time": 3}, 1)


def _study(taken: tuple[Pair, ...], wanted: int, **changes: object) -> Study:
    protocol = replace(PROTOCOL, pairs_wanted=wanted, **changes)  # type: ignore[arg-type]
    return Study(protocol, taken, ATTEMPTS, INCIDENTS, FLOW)


STUDIES = {
    "none": Study(replace(PROTOCOL, acceptance=None, reference_checked="", sponsor="", first_day=None)),
    "two": Study(PROTOCOL, pairs(2), flow=Flow(2, 0, 2)),
    "usual": _study(pairs(30, versions=("1.0.2", "1.1.0")), 30),
    "large": _study(pairs(85, bias=0.02, between=0.06, within=0.05), 85, comfort_steps=5),
    "repeated": _study(pairs(12, 5, versions=("1.0.2", "1.0.3", "1.1.0")), 60, per_participant=5, repeats="constant"),
    "lying": _study(pairs(30, lies=61.0), 30),
    "growing": _study(pairs(60, grows=0.02, seed=4), 60),
}
