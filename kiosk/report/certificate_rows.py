"""What stands on the certificate of a check, as words: its facts, references, points, figures, verdict, correction."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.metrology.labels import rows, why_of
from kiosk.core.metrology.owned import ASSIGNED
from kiosk.core.metrology.values import DeviceCheck, Reference
from kiosk.core.texts import Sentence, tell
from kiosk.core.typed import symbol_of
from kiosk.report.certificate_points import Cells, factor, two_digits
from kiosk.report.certified import Certificate

_ABOVE = ("plan", "limit_source", "sure", "k")  # figures that stand elsewhere


def facts(one: Certificate) -> list[tuple[str, str]]:
    """Names and values of the head."""
    check = one.check
    listed = [
        ("number", check.id.hex[:12].upper()),
        ("issued", one.moment(one.issued)),
        ("place", f"{one.place}, {check.station}" if check.station else one.place),
        ("at", one.moment(check.at)),
        ("instrument", one.instrument or check.driver),
        ("serial", check.serial or one.word("certificate.none")),
        ("quantity", f"{one.word(f'quantity.{check.quantity}')} ({one.unit})"),
        ("kind", one.word(f"certificate.kind.{check.kind}")),
        ("method", check.plan or check.details.get("certificate", "") or one.word("certificate.none")),
        ("due", one.moment(check.due_at) if check.due_at and counts(check) else one.word("certificate.none")),
        ("who", one.who or check.actor or one.word("certificate.none")),
        ("environment", check.details.get("environment", "") or one.word("certificate.unrecorded")),
    ]
    return [(one.word(f"certificate.fact.{key}"), value) for key, value in listed]


def counts(check: DeviceCheck) -> bool:
    """Whether it says of an instrument that it may be used, until the next one."""
    return check.left_good and check.verdict != "undecided" and check.voided_at is None


def _said(one: Certificate) -> str:
    """The verdict, and no more than was done for it: read somewhere else, looked at, or measured."""
    check = one.check
    if check.kind == "outside":
        return one.word(f"certificate.other.{'good' if check.left_good else 'bad'}")
    if check.verdict == "pass" and check.points and not one.measured:
        return one.word("certificate.verdict.looked")
    return one.word(f"certificate.verdict.{check.verdict}")


def verdict(one: Certificate) -> list[str]:
    """The verdict, why, for which range, and how it was found and left."""
    check, yes = one.check, {True: "certificate.inside", False: "certificate.outside"}
    listed = [_said(one), *(tell(one.texts, why) for why in why_of(check.details))]
    if not one.measured:
        return listed
    if counts(check) and (told := check.details.get("range", "")):
        listed.append(one.word("certificate.range", told))
    if check.verdict != "undecided":
        listed.append(one.word("certificate.found", f"@{yes[check.found_good]}"))
        listed.append(one.word("certificate.left", f"@{yes[check.left_good]}"))
    return listed


def correction(one: Certificate) -> list[str]:
    """The correction in force after it, or that there is none."""
    found = one.check.correction
    if one.check.voided_at is not None:
        return [one.word("certificate.void.correction")]
    if found is None:
        return [one.word("certificate.uncorrected")]
    shift = f"{'+' if found.shift >= 0 else '-'} {abs(found.shift):f} {one.unit}"
    formula = one.word("certificate.formula", f"{found.factor:f}", shift)
    since = one.moment(one.check.at)
    key = "certificate.since" if one.check.verdict == "adjust" else "certificate.kept"
    return [formula, one.word(key, str(found.version), since)]


def references(one: Certificate) -> list[Cells]:
    """Name, certificate, value with its uncertainty, due day; heads first."""
    heads = tuple(one.word(f"certificate.reference.{key}") for key in ("name", "certificate", "value", "due"))
    return [heads, *(_reference(one, ref) for ref in one.check.references)] if one.check.references else []


def _reference(one: Certificate, ref: Reference) -> Cells:
    u = f"{ref.actual:f} ± {two_digits(ref.uncertainty):f} {symbol_of(ref.unit)} (k = {ref.k.normalize():f})"
    none = one.word("certificate.none")
    return ref.name, ref.certificate or none, u, f"{ref.due_on:%Y-%m-%d}" if ref.due_on else none


def figures(one: Certificate) -> Iterator[tuple[str, str]]:
    """Names and values of everything that was worked out."""
    kept = {key: value for key, value in one.check.details.items() if key not in _ABOVE}
    for label, value in rows(kept):
        yield tell(one.texts, label), tell(one.texts, value) if isinstance(value, Sentence) else value


def notes(one: Certificate) -> list[str]:
    """The decision rule with its source, what U is made of, what this paper is and what it is not."""
    own = one.word("certificate.own"), one.word("certificate.whole")
    scope = one.texts.get(f"certificate.scope.{one.plan.key}", "") if one.plan is not None else ""
    if not one.measured:
        return [scope, *own] if scope else [*own]
    listed = [one.word("certificate.rule")]
    if limit := one.check.details.get("limit_source", ""):
        known = one.texts.get(f"metrology.word.{one.check.details.get('sure', '')}", "")
        listed.append(one.word("certificate.limit", f"{limit} ({known})" if known else limit))
    parts = "certificate.u.plain" if one.figure("noise") is None else "certificate.u.full"
    listed.append(one.word(parts, f"{factor(one):f}"))
    if one.check.verdict == "adjust" and one.check.correction is not None:
        listed.append(one.word("certificate.figures.found"))
    return [*listed, *_traced(one), *([scope] if scope else []), *own]


def _traced(one: Certificate) -> list[str]:
    """Whence its numbers come, where a certificate says so; a weight of one's own shows only that nothing has moved."""
    if any(ref.certificate.startswith(ASSIGNED) for ref in one.check.references):
        return [one.word("certificate.trace.own")]
    if one.check.references:
        return [one.word("certificate.trace")]
    return [one.word("certificate.trace.clock")] if one.plan is not None and one.plan.clock else []


def void(one: Certificate) -> list[str]:
    """That it counts no more, since when, and why; nothing of a check that counts."""
    check = one.check
    if check.voided_at is None:
        return []
    told = [one.word("certificate.void"), one.word("certificate.void.since", one.moment(check.voided_at))]
    why = one.texts.get(f"checks.void.{check.void_why}", check.void_why)
    return [*told, one.word("certificate.void.why", why)] if why else told


def across(one: Certificate) -> str:
    """The word that lies across every page: that it is void, and that of a demonstration or of practice."""
    marks = (one.word("certificate.void") if one.check.voided_at is not None else "", one.watermark)
    return " · ".join(mark for mark in marks if mark)
