"""What holds the visit together: DiagnosticReport and Provenance. Pure."""

from __future__ import annotations

from kiosk.core.texts import load_texts
from kiosk.core.visit_record import End
from kiosk.sync.codes import ENDED, WORDS
from kiosk.sync.context import Context
from kiosk.sync.parts import KR_CORE, Resource, reference, resource, standard


def report(context: Context, observations: list[Resource], *, corrected: bool) -> Resource:
    """All results of the visit, and in an extension and in words the tests that were not finished."""
    head, identity = context.head, context.own_id("DiagnosticReport")
    start, end = head.when(context.record.started_at), head.when(context.ended_at)
    requested = {"url": f"{KR_CORE}/krcore-testRequestDateTime", "valueDateTime": start}
    return resource(
        "DiagnosticReport",
        identity,
        "krcore-diagnosticreport-function-tests",
        extension=[requested, *(_unfinished(context, *each) for each in _not_done(context))],
        identifier=[head.identifier("report", identity)],
        status="corrected" if corrected else "final",
        category=[standard("v2-0074", "OSL")],
        code={"coding": [head.local("visit-report", "Visit report")], "text": WORDS["report"]},
        subject=context.subject,
        encounter=context.encounter,
        effectivePeriod={"start": start, "end": end},
        issued=end,
        performer=[context.centre],
        result=[reference("Observation", each["id"]) for each in observations],
        conclusion=_conclusion(context),
    )


def _not_done(context: Context) -> list[tuple[str, str]]:
    return [(each.assessment, each.ended) for each in context.record.assessments if each.ended is not End.FINISHED]


def _unfinished(context: Context, assessment: str, ended: str) -> Resource:
    return {
        "url": f"{context.head.base}/StructureDefinition/unfinished-assessment",
        "extension": [{"url": "assessment", "valueCode": assessment}, {"url": "ended", "valueCode": str(ended)}],
    }


def _conclusion(context: Context) -> str:
    names = load_texts("ko")
    said = [f"{names.get(f'assessment.{key}', key)}({ENDED.get(ended, ended)})" for key, ended in _not_done(context)]
    return f"{WORDS['unfinished']}: {', '.join(said)}" if said else ""


def provenance(context: Context, observations: list[Resource]) -> Resource:
    """Who put it together: the kiosk."""
    targets = [reference("DiagnosticReport", context.own_id("DiagnosticReport"))]
    targets += [reference("Observation", each["id"]) for each in observations]
    kiosk = reference("Device", context.kiosk_id, f"Lifelog Kiosk {context.record.software}".strip())
    return resource(
        "Provenance",
        context.own_id("Provenance"),
        target=targets,
        recorded=context.head.when(context.ended_at),
        agent=[{"type": standard("provenance-participant-type", "assembler"), "who": kiosk}],
    )
