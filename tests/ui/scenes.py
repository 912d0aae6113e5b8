"""Sample scenes with realistic data: every kind, every view; used by tests and for looking at the screens."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kiosk.core.messages import Scene
from kiosk.core.results import Bar, ResultLine, Results
from kiosk.core.texts import Sentence
from tests.ui.consent_scenes import CONSENT_SCENES

D = Decimal


def scene(kind: str, key: str, picture: str = "", actions: str = "", *, note: bool = False, **more: object) -> Scene:
    """A scene whose texts are `key`.title, .say and .note."""
    return Scene(
        kind,  # type: ignore[arg-type]
        Sentence(f"{key}.title"),
        Sentence(f"{key}.say"),
        Sentence(f"{key}.note") if note else None,
        picture,
        actions=tuple(actions.split()),
        **({"step": key} | more),  # type: ignore[arg-type]
    )


RESULTS = Results(
    headline=Sentence("results.headline.good"),
    advice=(Sentence("advice.walk"), Sentence("advice.pressure")),
    missing=(Sentence("missing.skipped", ("@quantity.waist",)),),
    lines=(
        ResultLine(
            "pressure",
            Sentence("result.pressure.title"),
            (
                ("quantity.systolic_pressure", "148", "unit.mm[Hg]"),
                ("quantity.diastolic_pressure", "86", "unit.mm[Hg]"),
            ),
            Sentence("result.pressure.high"),
            change=Sentence("change.same"),
            source=Sentence("source.norm.ksh"),
            gentle=True,
        ),
        ResultLine("pulse", Sentence("result.pulse.title"), (("", "72", "unit./min"),), Sentence("result.pulse.ok")),
        ResultLine(
            "height", Sentence("result.height.title"), (("", "158.4", "unit.cm"),), Sentence("result.height.ok")
        ),
        ResultLine(
            "weight",
            Sentence("result.weight.title"),
            (("", "61.2", "unit.kg"),),
            Sentence("result.weight.ok"),
            change=Sentence("change.same"),
            notices=(Sentence("source.unchecked"),),
        ),
        ResultLine(
            "bmi",
            Sentence("result.bmi.title"),
            (("", "24.4", "unit.kg/m2"),),
            Sentence("result.bmi.high"),
            bar=Bar(
                D(15),
                D(35),
                D("18.5"),
                D(23),
                D("24.4"),
                D("24.9"),
                Sentence("bar.light"),
                Sentence("bar.heavy"),
                Sentence("bar.healthy"),
            ),
            source=Sentence("source.norm.kosso"),
        ),
        ResultLine(
            "grip",
            Sentence("result.grip.title"),
            (("", "24.1", "unit.kg"),),
            Sentence("result.grip.somewhat_high"),
            change=Sentence("change.stronger"),
            bar=Bar(D(8), D(32), D(17), D(24), D("24.1"), D("21.0"), caption=Sentence("bar.peers")),
            notices=(Sentence("grade.2", ("@quantity.relative_grip",)), Sentence("grade.reference")),
            source=Sentence("source.norm", ("@source.norm.tomkinson",)),
        ),
    ),
)

N6: dict[str, Any] = {"number": 3, "total": 6}

SCENES: dict[str, Scene] = {
    "attract": Scene("attract", picture="welcome"),
    "who": Scene("who", actions=("back", "finish")),
    "safety-1": scene("ask", "safety.1", "safety-heart", "no yes back finish", question="safety.1", number=1, total=6),
    "safety-3": scene("ask", "safety.3", "safety-rest", "no yes back finish", question="safety.3", number=1, total=6),
    "height-explain": scene("explain", "height.explain", "height-explain", "next skip back finish", number=2, total=6),
    "weight-explain": scene("explain", "weight.explain", "weight-explain", "next skip back finish", **N6),
    "pressure-explain": scene("explain", "pressure.explain", "pressure-explain", "next skip back finish", **N6),
    "grip-explain": scene("explain", "grip.explain.right", "grip-explain-right", "next skip back finish", **N6),
    "height-live": scene(
        "live", "height.measure", "height-measure", "skip finish", view="height", quantities=("body_height",), **N6
    ),
    "weight-waiting": scene(
        "live",
        "weight.measure",
        "weight-measure",
        "skip finish",
        step="weight-waiting",
        view="scale",
        quantities=("body_weight",),
        **N6,
    ),
    "weight-live": scene(
        "live", "weight.measure", "weight-measure", "skip finish", view="scale", quantities=("body_weight",), **N6
    ),
    "pressure-live": scene(
        "live",
        "pressure.measure",
        "pressure-measure",
        "skip finish",
        view="cuff",
        seconds=40.0,
        quantities=("systolic_pressure", "diastolic_pressure", "heart_rate"),
        **N6,
    ),
    "grip-live": scene(
        "live",
        "grip.measure.right",
        "grip-measure-right",
        "skip finish",
        view="grip",
        quantities=("grip_force",),
        best=D("24.1"),
        **N6,
    ),
    "trouble-absent": scene(
        "trouble", "trouble.absent", "unplugged", "redo skip type-value finish", quantities=("body_weight",), **N6
    ),
    "trouble-cuff": scene(
        "trouble",
        "trouble.cuff.cuff_loose",
        "cuff-again",
        "redo skip type-value finish",
        quantities=("systolic_pressure", "diastolic_pressure", "heart_rate"),
        **N6,
    ),
    "good-height": scene(
        "good", "good.height", "good", "next redo finish", values=(("body_height", "158.4"),), saved=True, **N6
    ),
    "good-pressure": scene(
        "good",
        "good.pressure",
        "good",
        "next redo finish",
        values=(("systolic_pressure", "148"), ("diastolic_pressure", "86"), ("heart_rate", "72")),
        saved=True,
        **N6,
    ),
    "good-grip": scene(
        "good", "good.grip", "good", "next redo finish", values=(("grip_force", "24.1"),), saved=True, **N6
    ),
    "rest": scene("rest", "pressure.again", "rest", "finish", seconds=300.0, **N6),
    "grip-rest": scene("rest", "grip.rest", "rest-hand", "next finish", seconds=60.0, **N6),
    "staff-safety": scene("staff", "staff.safety", "staff", "next clear finish"),
    "gate": scene("explain", "gate.pressure", "rest", "next finish", **N6),
    "results": Scene(
        "results",
        Sentence("results.title"),
        picture="result",
        actions=("print", "next", "hide"),
        results=RESULTS,
        step="results",
    ),
    "still-there": scene("still-there", "still-there", "wait", "still-here finish"),
    "closed": scene("closed", "closed.store", "staff-calm", ""),
    **CONSENT_SCENES,
}
