"""`kiosk assess`: a line with a question in, a dict with the answer out; never an exception, never a guess.

In: ``{"id", "kind", …}``. Out: ``{"id", …, "source"}`` with null and ``reason`` where there is no norm, or
``{"id", "error": {"kind", "message"}}``. Write the dict with `kiosk.core.json_text.dumps`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kiosk.core.assess import fitness, health
from kiosk.core.assess.number import BadRequest
from kiosk.core.assess.request import Request, parse

KINDS: Mapping[str, Callable[[Request], dict[str, object]]] = MappingProxyType(
    {
        "item_grade": fitness.item_grade,
        "relative_grip": fitness.relative_grip,
        "relative_grip_grade": fitness.relative_grip_grade,
        "overall_grade": fitness.overall_grade,
        "item_set": fitness.item_set,
        "percentile": fitness.percentile,
        "grip_percentile": fitness.grip_percentile,
        "step_vo2": fitness.step_vo2,
        "exercise_gate": health.exercise_gate,
        "bp": health.bp,
        "bmi": health.bmi,
        "waist": health.waist,
        "glucose_fasting": health.glucose_fasting,
        "awgs_grip": health.awgs_grip,
        "awgs2019_chair5x": health.awgs2019_chair5x,
        "sarcopenia": health.sarcopenia,
        "sppb": health.sppb,
        "steadi_chair_stand": health.steadi_chair_stand,
        "tug": health.tug,
        "k_frail": health.k_frail,
        "change": fitness.change,
        # beyond the contract: the rest of the tables
        "step_class": fitness.step_class,
        "independence": fitness.independence,
        "reference": fitness.reference,
        "cutoff": health.cutoff,
    }
)


def assess_line(line: str) -> dict[str, object]:
    """Answer one line of ``kiosk assess --jsonl``."""
    answer: dict[str, object] = {"id": None}
    try:
        request = parse(line)
        answer["id"] = request.id
        kind = request.kind()
        if kind not in KINDS:
            raise BadRequest("there is no such kind", "unknown_kind")
        return answer | KINDS[kind](request)
    except BadRequest as error:
        return answer | {"error": {"kind": error.kind, "message": str(error)}}
    except ArithmeticError:
        return answer | {"error": {"kind": "bad_request", "message": "a number here cannot be worked with"}}
