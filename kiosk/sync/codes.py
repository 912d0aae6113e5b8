"""How each quantity is written in FHIR. In: ``assets/fhir/codes.toml``, the table of quantities. Out: `Code`, words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

from kiosk.core.counts import COUNTS
from kiosk.core.quantity import QUANTITIES, SHIPPED, Quantity
from kiosk.core.reading import Side

Rule = Literal["highest", "lowest", "newest"]
PRESSURES = ("systolic_pressure", "diastolic_pressure", "mean_pressure")
FUNCTION_TEST = "krcore-observation-function-test"

_FILE: Mapping[str, Any] = tomllib.loads(
    resources.files("kiosk").joinpath("assets/fhir/codes.toml").read_text(encoding="utf-8")
)
WORDS: Mapping[str, str] = _FILE["words"]
ENDED: Mapping[str, str] = _FILE["ended"]
UNITS: Mapping[str, str] = _FILE["units"]


@dataclass(frozen=True, slots=True)
class Code:
    """One quantity, on one side of the body where it has sides. ``text`` is Korean, ``display`` English."""

    quantity: Quantity
    local: str
    text: str
    display: str
    loinc: tuple[str, ...]
    mdc: str
    category: str
    profile: str  # KR Core id; empty for none
    rule: Rule
    trials: bool  # measured in trials, so that even a single one is shown as such
    sources: tuple[str, ...]  # quantities a computed value comes from


def code_of(key: str, side: Side | None = None, quantities: Mapping[str, Quantity] = QUANTITIES) -> Code:
    """Return how to write this quantity; raises KeyError for one that no table knows."""
    quantity = quantities[key]
    own: Mapping[str, Any] = _FILE["quantity"].get(key, {})
    local, text, display = own.get("local", key.replace("_", "-")), quantity.label_ko, quantity.label_en
    if side is not None:
        left, right = own.get("sides", ("왼쪽", "오른쪽"))
        local = f"{local}-{side}"
        text = f"{text}({left if side is Side.LEFT else right})"
        display = f"{display}, {side}"
    loinc = own.get("loinc", _loinc(quantity, side))
    return Code(
        quantity=quantity,
        local=local,
        text=text,
        display=display,
        loinc=(*((loinc,) if loinc else ()), *own.get("loinc_more", ())),
        mdc=own.get("mdc", ""),
        category=own.get("category", "exam"),
        profile=own.get("profile", FUNCTION_TEST),
        rule=own.get("rule", "newest" if key in SHIPPED else COUNTS.get(key, "newest")),
        trials="rule" in own,
        sources=tuple(own.get("from", ())),
    )


def _loinc(quantity: Quantity, side: Side | None) -> str:
    """The table gives one code, or one a side in the order of its note: ``83174-3|83173-5`` for ``right|left``."""
    codes, sides = quantity.loinc.split("|"), quantity.note.split("|")
    if len(codes) == 1:
        return codes[0] if side is None else ""
    return codes[sides.index(side)] if side is not None and side in sides else ""
