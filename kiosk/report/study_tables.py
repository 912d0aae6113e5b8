"""The tables of a trial's report as rows of words: protocol, participants, figures, failures, time, comfort."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kiosk.core.agreement.figures import Figure
from kiosk.core.agreement.people import ROLES, plain_firmware
from kiosk.core.stats import hide
from kiosk.report.study_words import DASH, Kind, StudyReport, chance, digits, fine, fixed, interval, percent

Row = tuple[str, ...]


def protocol(report: StudyReport) -> list[Row]:
    """What was agreed before the first pair."""
    told = report.study.protocol
    rows = [
        ("quantity", f"{report.quantity} ({report.unit})"),
        ("test", _device(told.test_device, told.test_serial, report)),
        ("reference", _device(told.reference_device, told.reference_serial, report)),
        ("checked", told.reference_checked),
        ("sponsor", told.sponsor),
        ("wanted", report.word("agreement.wanted", f"{told.pairs_wanted}", f"{told.per_participant}")),
        ("repeats", report.word(f"agreement.design.{report.agreement.design}")),
        ("acceptance", stated(report)),
        ("version", " · ".join(part for part in (told.version, _day(told.agreed_on)) if part)),
        ("days", f"{_day(told.first_day)} – {_day(told.last_day)}" if told.first_day else ""),
    ]
    return [(report.word(f"agreement.protocol.{key}"), words) for key, words in rows if words]


def _device(name: str, serial: str, report: StudyReport) -> str:
    return f"{name} ({report.word('agreement.serial', serial)})" if serial else name


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def stated(report: StudyReport) -> str:
    """The limits that were stated beforehand, with their source."""
    accept = report.study.protocol.acceptance
    if accept is None:
        return report.word("agreement.acceptance.none")
    places = max(-int(one.as_tuple().exponent) for one in (accept.low, accept.high))
    low, high = report.number(float(accept.low), places), report.with_unit(float(accept.high), places)
    said = report.word("agreement.from-to", low, high)
    return f"{said} ({accept.source})" if accept.source else said


def people(report: StudyReport) -> list[Row]:
    """How many residents came how far; reasons of few people are hidden."""
    flow, found = report.study.flow, report.agreement
    dropped = sum(flow.dropped.values())
    part = interval(found.dropped, report, "part")
    said = f"{dropped} ({percent(found.dropped.value)}; {part})" if part else f"{dropped}"
    rows = [
        ("asked", f"{flow.asked}"),
        ("refused", f"{flow.refused}"),
        ("consented", f"{flow.consented}"),
        ("dropped", said),
        ("withdrawn", f"{flow.withdrawn}"),
        ("measured", f"{found.participants}"),
        ("pairs", f"{found.pairs}"),
        ("first", " · ".join(f"{report.device(role)} {found.firsts[role]}" for role in ROLES)),
    ]
    reasons = counts(flow.dropped, "agreement.dropped", report)
    listed = [(report.word(f"agreement.flow.{key}"), words) for key, words in rows]
    return [*listed[:4], *([(report.word("agreement.flow.why"), reasons)] if reasons else []), *listed[4:]]


def counts(found: Mapping[str, int], family: str, report: StudyReport) -> str:
    """Counts of people by reason, those of few hidden so that nobody can compute them."""
    table = hide(family, dict(sorted(found.items())), report.smallest)
    said = [(known(f"{family}.{key}", report), count) for key, count in table.rows]
    return " · ".join(f"{words} {report.word('agreement.hidden') if count is None else count}" for words, count in said)


def known(key: str, report: StudyReport) -> str:
    """The words of an id; of any other, the family's own word for what is not listed."""
    return report.word(key if key in report.texts else f"{key.rpartition('.')[0]}.other")


def figures(report: StudyReport) -> list[Row]:
    """Name, value, interval, n, way or reason."""
    return [_figure(name, figure, kind, report) for name, figure, kind in _all(report)]


def _figure(name: str, figure: Figure, kind: Kind, report: StudyReport) -> Row:
    way = report.how(figure) or report.why(figure)
    test = chance(figure.p)
    value = digits(figure.value, report, kind, fine(figure))
    value = f"{value} {report.unit}".strip() if kind == "unit" and figure.value is not None else value
    count = f"{figure.n}" if figure.n else DASH
    return name, value, interval(figure, report, kind) or DASH, count, " · ".join(part for part in (test, way) if part)


def _all(report: StudyReport) -> Iterator[tuple[str, Figure, Kind]]:
    found, word = report.agreement, report.word
    for key in ("bias", "sd", "lower", "upper"):
        yield word(f"agreement.figure.{key}"), getattr(found.limits, key), "unit"
    yield word("agreement.figure.inside"), found.inside, "part"
    if found.design != "single":
        yield word("agreement.figure.between"), found.limits.between, "unit"
        yield word("agreement.figure.within"), found.limits.within, "unit"
    yield word("agreement.figure.order"), found.order, "unit"
    yield word("agreement.figure.proportional"), found.shape.proportional.slope, "plain"
    yield word("agreement.figure.deming"), found.deming.slope, "plain"
    yield word("agreement.figure.spread"), found.shape.spread, "plain"
    yield word("agreement.figure.normal"), found.shape.normal, "plain"
    if not found.shape.fits and found.shape.ratio is not None:
        for key in ("bias", "lower", "upper"):
            yield word(f"agreement.figure.ratio.{key}"), getattr(found.shape.ratio, key), "plain"
    for role in ROLES:
        yield word("agreement.figure.repeat", f"@agreement.role.{role}"), found.repeats[role].within, "unit"
        yield word("agreement.figure.coefficient", f"@agreement.role.{role}"), found.repeats[role].coefficient, "unit"
    yield word("agreement.figure.concordance"), found.concordance, "plain"


def sloped(report: StudyReport) -> list[Row]:
    """The limits that go with the size: at the smallest, the middle, the largest mean."""
    found = report.agreement.shape
    if found.fits or found.sloped is None:
        return []
    rows = zip(found.sloped.at, found.sloped.bias, found.sloped.lower, found.sloped.upper, strict=True)
    return [tuple(report.with_unit(one) for one in row) for row in rows]


def firmware(report: StudyReport) -> list[Row]:
    """The bias under each firmware."""
    rows: list[Row] = []
    for one in report.agreement.segments:
        name = one.firmware or report.word("agreement.firmware.none")
        bias = f"{report.with_unit(one.bias.value)}"
        days = f"{one.first_day}–{one.last_day}"
        spread = interval(one.bias, report) or report.why(one.bias)
        rows.append((name, days, f"{one.pairs}", bias, spread, report.with_unit(one.sd.value)))
    return rows


def failures(report: StudyReport) -> list[Row]:
    """Of both devices: attempts, failures, their share with its interval, reasons. Attempts are counted, not people."""
    rows: list[Row] = []
    for role in ROLES:
        found = report.agreement.failures[role]
        failed = sum(found.reasons.values())
        reasons = ", ".join(f"{_reason(key, report)} {count}" for key, count in found.reasons.items())
        part = interval(found.part, report, "part") or DASH
        rows.append((report.device(role), f"{found.attempts}", f"{failed}", percent(found.part.value), part, reasons))
    return rows


def _reason(key: str, report: StudyReport) -> str:
    own = f"agreement.reason.{key}"
    return report.word(own if own in report.texts else "agreement.reason.other")


def seconds(report: StudyReport) -> list[Row]:
    """Of both devices: how many, median, quartiles, the time of 95 of 100."""
    rows: list[Row] = []
    for role in ROLES:
        one = report.agreement.seconds[role]
        said = [DASH if value is None else fixed(value, 1) for value in (one.median, one.low, one.high, one.p95)]
        quartiles = f"{said[1]} – {said[2]}" if one.n else DASH
        rows.append((report.device(role), f"{one.n}", said[0], quartiles, said[3]))
    return rows


def comfort(report: StudyReport) -> list[Row]:
    """Of both devices: how many said what, few hidden; from bad to good. Nothing where nobody was asked."""
    rows: list[Row] = []
    if not any(map(sum, report.agreement.comfort.values())):
        return rows
    for role in ROLES:
        said = report.agreement.comfort[role]
        table = hide(role, {f"{step}": count for step, count in enumerate(said, start=1)}, report.smallest)
        cells = [report.word("agreement.hidden") if count is None else f"{count}" for _, count in table.rows]
        total = report.word("agreement.hidden") if table.total is None else f"{table.total}"
        rows.append((report.device(role), *cells, total))
    return rows


def incidents(report: StudyReport) -> list[Row]:
    """Each incident: day, device, what, firmware. Kinds are words of a list: nobody's own words."""
    return [
        (
            f"{one.day}",
            report.device(one.device),
            known(f"agreement.incident.{one.kind}", report),
            plain_firmware(one.firmware) or DASH,
        )
        for one in report.study.incidents
    ]
