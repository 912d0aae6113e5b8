"""From measurements to Observations. Pure.

One cuff inflation is one blood-pressure Observation with systolic, diastolic and (if given) mean as components; its
pulse is an Observation of its own, and so is a second inflation. A test in trials is one Observation a side: the value
that counts is its value, the trials are components, the rule stands in ``method``. Hand-typed and computed values say
so in ``method`` and name no device. A value of a device that was to be checked keeps its value and says so, until what
said it is taken back. The id comes from the event and what was measured, so a correction has the same id.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from kiosk.core.reading import Measurement, Method, Side
from kiosk.core.visit_record import Instrument
from kiosk.sync.codes import PRESSURES, WORDS, Code, Rule, code_of
from kiosk.sync.context import MEASURED, Context
from kiosk.sync.parts import LOINC, MDC, Resource, quantity, reference, resource, standard

PRESSURE = "blood-pressure"


@dataclass(frozen=True, slots=True)
class Group:
    """The measurements of one Observation, in the order they were kept."""

    what: str  # a quantity, or blood-pressure
    side: Side | None
    rows: tuple[Measurement, ...]

    @property
    def id(self) -> UUID:
        """Stable: the same event and quantity give the same id, whoever asks and however often."""
        return uuid5(self.rows[0].event_id, "/".join(("Observation", self.what, self.side or "")))


def grouped(measurements: Iterable[Measurement]) -> tuple[Group, ...]:
    """Sort rows into Observations; computed ones come last, after what they were computed from."""
    groups: dict[tuple[UUID, str, Side | None], list[Measurement]] = {}
    for row in measurements:
        what = PRESSURE if row.quantity in PRESSURES else row.quantity
        groups.setdefault((row.event_id, what, row.side), []).append(row)
    found = [Group(what, side, tuple(rows)) for (_, what, side), rows in groups.items()]
    return tuple(sorted(found, key=lambda group: group.rows[0].method is Method.COMPUTED))


def counting(rows: Sequence[Measurement], rule: Rule) -> Measurement:
    """The trial that counts; of equal ones the first."""
    if rule == "highest":
        return max(rows, key=lambda row: row.value)
    if rule == "lowest":
        return min(rows, key=lambda row: row.value)
    return max(rows, key=lambda row: (row.trial, row.taken_at))


def observations(context: Context, *, corrected: bool) -> list[Resource]:
    """All of a visit; of a correction those with a replaced row say so."""
    groups = grouped(context.record.measurements)
    changed = {group.id for group in grouped(context.record.former)}
    made = []
    for group in groups:
        replaced = corrected and (group.id in changed or any(row.supersedes for row in group.rows))
        fields = _pressure(context, group) if group.what == PRESSURE else _plain(context, group, groups)
        made.append(_observation(context, group, "corrected" if replaced else "final", **fields))
    return made


def _observation(
    context: Context, group: Group, status: str, *, category: str, profile: str, **fields: Any
) -> Resource:
    return resource(
        "Observation",
        group.id,
        profile,
        identifier=[context.head.identifier("observation", group.id)],
        status=status,
        category=[standard("observation-category", category)],
        subject=context.subject,
        encounter=context.encounter,
        **_effective(context, group.rows),
        **_doubt(context, group),
        **fields,
    )


def _pressure(context: Context, group: Group) -> dict[str, Any]:
    """One inflation. R4 wants both components: one that is not there has a reason instead of a value."""
    newest = counting(group.rows, "newest")
    rows = {row.quantity: row for row in group.rows if row.taken_at == newest.taken_at}
    components = []
    for key in PRESSURES:
        code = code_of(key, None, context.head.quantities)
        if key in rows:
            components.append(_component(context.head.concept(code), code, rows[key]))
        elif key != "mean_pressure":
            absent = standard("data-absent-reason", "error")
            components.append({"code": context.head.concept(code), "dataAbsentReason": absent})
    panel = [{"system": LOINC, "code": "85354-9"}, {"system": MDC, "code": "150020"}]
    return {
        "category": "vital-signs",
        "profile": "krcore-bloodpressure",
        "code": {"coding": [*panel, context.head.local(PRESSURE, "Blood pressure")], "text": WORDS["pressure"]},
        "component": components,
        **_source(context, newest, ()),
    }


def _plain(context: Context, group: Group, groups: Sequence[Group]) -> dict[str, Any]:
    """One value, or one of several trials."""
    code = code_of(group.what, group.side, context.head.quantities)
    best = counting(group.rows, code.rule)
    trials = sorted(group.rows, key=lambda row: row.trial) if code.trials or len(group.rows) > 1 else ()
    return {
        "category": code.category,
        "profile": code.profile,
        "code": context.head.concept(code),
        "valueQuantity": quantity(best.value, code.quantity.unit),
        "component": [_component(_trial(context, row), code, row) for row in trials],
        "derivedFrom": _derived_from(code, groups) if best.method is Method.COMPUTED else [],
        **_source(context, best, (code.rule,) if trials else ()),
    }


def _trial(context: Context, row: Measurement) -> Resource:
    return {"coding": [context.head.local(f"trial-{row.trial}")], "text": f"{row.trial}{WORDS['trial']}"}


def _component(concept: Resource, code: Code, row: Measurement) -> Resource:
    return {"code": concept, "valueQuantity": quantity(row.value, code.quantity.unit)}


def _derived_from(code: Code, groups: Sequence[Group]) -> list[Resource]:
    """The newest Observation of each source, on each side."""
    newest = {(group.what, group.side): group.id for group in groups if group.what in code.sources}
    return [reference("Observation", identity) for identity in newest.values()]


def _source(context: Context, row: Measurement, rules: tuple[str, ...]) -> dict[str, Any]:
    """How the value came to be: which device, or in words what else."""
    fields: dict[str, Any] = {}
    ways = [*rules, *(() if row.method is Method.DEVICE else (row.method.value.lower(),))]
    if ways:
        code = f"computed-{row.quantity}" if row.method is Method.COMPUTED else ways[-1]
        coding = context.head.local(code.replace("_", "-"), system="method")
        fields["method"] = {"coding": [coding], "text": ", ".join(WORDS[way] for way in ways)}
    if row.method in MEASURED and row.proof.driver:
        instrument = Instrument(row.proof.driver, "", "", row.proof.device_serial)
        fields["device"] = reference("Device", context.device_id(instrument))
    if row.method is Method.TYPED:
        fields["performer"] = [context.staff]
    return fields


def _doubt(context: Context, group: Group) -> dict[str, Any]:
    """The device was to be checked when one of these values was measured: in words, and for programs.

    An extension and no tag: many servers keep the tags of what is replaced, and this one must be able to go again.
    """
    if not any(row.id in context.record.unchecked or row.proof.quality == "unchecked" for row in group.rows):
        return {}
    flag = {"url": f"{context.head.base}/StructureDefinition/device-unchecked", "valueBoolean": True}
    return {"extension": [flag], "note": [{"text": WORDS["unchecked"]}]}


def _effective(context: Context, rows: Sequence[Measurement]) -> dict[str, Any]:
    first, last = (context.head.when(pick(row.taken_at for row in rows)) for pick in (min, max))
    if first == last:
        return {"effectiveDateTime": first}
    return {"effectivePeriod": {"start": first, "end": last}}
