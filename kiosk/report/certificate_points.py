"""The points of a certificate as rows of a table, and the uncertainty of each.

Readings and loads stand as they were kept; an expanded uncertainty has two significant digits, and an error is rounded
to its last digit (JCGM 100:2008, 7.2.6).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from kiosk.core.metrology.plain import as_kept, limit_at, shown
from kiosk.core.metrology.values import Point
from kiosk.report.certified import LOOKS, Certificate

Cells = tuple[str, ...]
OUTSIDE = "*"
_TASKS = (
    "zero",
    "load",
    "up",
    "down",
    "repeat",
    "corner",
    "interval",
    "compare",
    "length",
    "rod",
    "solution",
    "verify",
)


def two_digits(value: Decimal) -> Decimal:
    """Round an uncertainty to two significant digits."""
    if value == 0:
        return value
    rounded = value.quantize(Decimal(1).scaleb(value.adjusted() - 1), ROUND_HALF_UP)
    return rounded.quantize(Decimal(1).scaleb(rounded.adjusted() - 1), ROUND_HALF_UP)  # 0.0996 became 0.100


def points(one: Certificate) -> list[Cells]:
    """Task, load, reading, error, the error that is left with a correction, limit, U; heads first."""
    if not one.check.points:
        return []
    keys = ["task", "load", "reading", "error", "left", "limit", "u"]
    unit = one.unit
    heads = [one.word(f"certificate.point.{key}") + (f" ({unit})" if key != "task" and unit else "") for key in keys]
    told = [tuple(heads), *(_point(one, point) for point in one.check.points)]
    return told if one.check.correction else [(*row[:4], *row[5:]) for row in told]


def _point(one: Certificate, point: Point) -> Cells:
    if point.task.split("-")[0] in LOOKS:
        good = point.reading == 1
        return _task(one, point.task), "", one.word("certificate.good" if good else "certificate.bad"), "", "", "", ""
    u, error = uncertainty(one, point), point.reading - point.true
    left = left_over(one, point)
    limit = limit_of(one, point)
    told = [_error(each, u) + (OUTSIDE if limit is not None and abs(each) > limit else "") for each in (error, left)]
    load = point.true if not point.u else point.true.quantize(Decimal(1).scaleb(two_digits(2 * point.u).adjusted() - 1))
    width = "" if limit is None else f"±{shown(limit, one.figure('resolution') or limit)}"
    return (
        _task(one, point.task),
        f"{load + 0:f}",
        point.said or f"{point.reading:f}",
        *told,
        width,
        f"{u:f}" if u else "-",
    )


def left_over(one: Certificate, point: Point) -> Decimal:
    """The error that is left with the correction, of the value as it is kept: rounded, as it was judged."""
    made, d = one.check.correction, one.figure("resolution")
    if made is None:
        return point.reading - point.true
    return (
        made.of(point.reading) if one.plan is None or d is None else as_kept(one.plan, point.reading, made, d)
    ) - point.true


def _error(value: Decimal, u: Decimal) -> str:
    """As fine as its uncertainty, with its sign."""
    exponent = u.as_tuple().exponent if u else value.as_tuple().exponent
    rounded = value.quantize(Decimal(1).scaleb(int(exponent)), ROUND_HALF_UP)
    return f"{rounded:+f}" if rounded else f"{abs(rounded):f}"


def uncertainty(one: Certificate, point: Point) -> Decimal:
    """Return U of an error: the reference, one scale division, repeatability where it is known; two digits."""
    d, noise = one.figure("resolution") or Decimal(0), one.figure("noise") or Decimal(0)
    return two_digits(factor(one) * (point.u**2 + d**2 / 12 + noise**2).sqrt())


def factor(one: Certificate) -> Decimal:
    """The coverage factor: of the fit where there is one, and never less than 2."""
    return max(Decimal(2), one.figure("k") or Decimal(2))


def limit_of(one: Certificate, point: Point) -> Decimal | None:
    """The limit at a point, where the plan is known and the scale division, too."""
    d = one.figure("resolution")
    return limit_at(one.plan, point, d) if one.plan is not None and d is not None else None


def _task(one: Certificate, key: str) -> str:
    stem, _, number = key.partition("-")
    if stem == "corner" and number in "1234":
        return one.word(f"certificate.corner.{number}")
    words = one.word(f"certificate.task.{stem}") if stem in (*_TASKS, *LOOKS) else stem
    return f"{words} {number}".strip()
