"""Sample checks for certificates: made-up instruments and references, judged by the product itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.core.metrology.layout import layout
from kiosk.core.metrology.plans import plan_of
from kiosk.core.metrology.values import Correction, DeviceCheck, Point, Reference
from kiosk.core.metrology.verdict import judge, judge_daily, refused
from kiosk.core.texts import load_texts
from kiosk.report.certified import Certificate

AT = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)
DAY = date(2026, 11, 20)
SEOUL = ZoneInfo("Asia/Seoul")
STEP = {"body_weight": Decimal("0.1"), "grip_force": Decimal("0.1"), "systolic_pressure": Decimal(1)}


def _reference(number: int, kind: str, name: str, actual: str, unit: str, u: str) -> Reference:
    value = Decimal(actual)
    certificate = f"MADE-UP-26-{number:04}"
    return Reference(
        UUID(int=number),
        kind,  # type: ignore[arg-type]  # one of the kinds
        name,
        value.quantize(Decimal(1)),
        unit,
        value,
        Decimal(u),
        certificate=certificate,
        issued_on=date(2026, 3, 2),
        due_on=date(2027, 3, 1),
    )


MASSES = tuple(_reference(n, "mass", f"분동 20 kg #{n}", f"20.000{n}", "kg", "0.0010") for n in range(1, 6))
OWNED = {
    "body_weight": MASSES,
    "grip_force": (*MASSES[:2], _reference(8, "mass", "분동 10 kg", "10.0003", "kg", "0.0005")),
    "systolic_pressure": (_reference(9, "manometer", "기준 압력계", "0.2", "mm[Hg]", "0.4"),),
}


@cache
def check(
    quantity: str = "body_weight",
    *,
    kind: str = "full",
    gain: str = "0",
    offset: str = "0",
    legal: str = "no",
    accept: bool = True,
) -> DeviceCheck:
    """A check of a made-up instrument whose readings are off by a gain and an offset, and a little by the way."""
    plan = plan_of(quantity)
    assert plan is not None
    d = STEP[quantity]
    laid = layout(plan, kind, OWNED[quantity], day=DAY, capacity=Decimal(150))  # type: ignore[arg-type]  # a kind
    assert laid.loads, laid.why
    points = []
    for number, load in enumerate(laid.loads):
        exact = load.true * (1 + Decimal(gain)) + Decimal(offset) + d * Decimal(number % 3 - 1) / 10
        looked = load.task.kind == "confirm"
        reading = Decimal(1) if looked else (exact / d).quantize(Decimal(1)) * d + 0
        said = "" if looked else f"{reading:f}"
        at = AT + timedelta(seconds=20 * number)
        points.append(Point(load.task.key, load.true, reading, load.u, load.references, at, said, 20.0 * number))
    if kind == "daily":
        found = judge_daily(plan, points, OWNED[quantity], day=DAY, resolution=d)
    else:
        found = judge(plan, points, OWNED[quantity], day=DAY, resolution=d, legal=legal)
        found = found if accept or found.correction is None else refused(found)
    made = found.correction and replace(found.correction, version=2)
    return DeviceCheck(
        UUID(int=0x5EED),
        "toy-scale",
        "SN-1234",
        quantity,
        AT,
        kind,  # type: ignore[arg-type]  # a kind
        found.verdict,
        found.found_good,
        found.left_good,
        AT + timedelta(days=365) if found.left_good else None,
        made,
        tuple(points),
        OWNED[quantity],
        plan.named,
        found.details,
        "지어낸 점검",
        "staff:1",
        "station-1",
    )


def voided(one: DeviceCheck) -> DeviceCheck:
    """The same, taken back."""
    return replace(one, voided_at=AT + timedelta(days=1), voided_by="staff:2", void_why="mass")


def certificate(one: DeviceCheck, language: str = "ko", watermark: str = "") -> Certificate:
    """Its certificate."""
    place = "Dong-gu Lifelog Health Centre" if language == "en" else "동구 라이프로그 건강관리소"
    return Certificate(
        one,
        load_texts(language),
        SEOUL,
        place,
        "Toy Works Scale 7",
        "홍시험",
        AT + timedelta(hours=2),
        watermark,
    )


SAMPLES = {
    "pass": lambda: check(),
    "adjust": lambda: check(gain="0.004", offset="0.2"),
    "refused": lambda: check(gain="0.004", offset="0.2", accept=False),
    "legal": lambda: check(gain="0.004", legal="yes"),
    "grip": lambda: check("grip_force"),
    "cuff": lambda: check("systolic_pressure", offset="1"),
    "cuff-off": lambda: check("systolic_pressure", offset="6"),
    "daily": lambda: check(kind="daily"),
    "kept": lambda: replace(check(), correction=Correction(Decimal("1.0004"), Decimal("0.012"), 1)),
    "undecided": lambda: replace(check(), verdict="undecided", found_good=False, left_good=False),
    "void": lambda: voided(check()),
}
