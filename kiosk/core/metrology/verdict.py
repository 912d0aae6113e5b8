"""From points to a verdict: pass, adjust (with the correction that would do it), fail, undecided; and why.

Decision rule: simple acceptance (JCGM 106:2012, 8.2.2): every point, going up and coming down, on the corners and
again, lies within the plan's limit, and so does the spread of the repeats; the references' expanded uncertainty is a
third of the limit at the most, else nothing is decided. The risk that is left is told with it (`figures`). Readings are
the device's own; a correction in force is applied to them first, since that is how the device is used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from kiosk.core.metrology.labels import kept_why, unreached
from kiosk.core.metrology.plain import (
    errors_of,
    outside,
    plain_figures,
    repeated,
    shown,
    spread_of,
    told_correction,
    unrounded,
    within,
)
from kiosk.core.metrology.plans import Plan, correctable
from kiosk.core.metrology.resolution import is_step, resolution_of
from kiosk.core.metrology.screening import broken, coarse, reasons, slip, too_few
from kiosk.core.metrology.values import Correction, Point, Reference, Verdict
from kiosk.core.metrology.whole import asked, lacks, left_out
from kiosk.core.texts import Sentence


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer. ``correction``: in force from now on; of ``adjust``, the one that is proposed (version 0)."""

    verdict: Verdict
    found_good: bool
    left_good: bool
    correction: Correction | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    why: tuple[Sentence, ...] = ()


def judge(
    plan: Plan,
    points: Sequence[Point],
    references: Sequence[Reference],
    *,
    day: date,
    resolution: Decimal | None = None,
    legal: str = "unknown",
    in_force: Correction | None = None,
    after: Sequence[Point] = (),
) -> Judged:
    """Judge a full check. ``after``: everything measured again, once the maker's own adjustment was made.

    A correction that the law forbids meanwhile is not applied to residents' values any more, and so not here either.
    """
    in_force = in_force if correctable(plan.quantity, legal) else None
    found = _judge(plan, points, references, day, resolution, legal, in_force)
    if not after or found.verdict == "undecided":
        return _kept(found, resolution)
    left = _judge(plan, after, references, day, resolution, legal, None)
    good = left.verdict == "pass"  # a correction on top of an adjustment is a check of its own
    verdict: Verdict = "adjust" if good and not found.found_good else "pass" if good else "fail"
    return _kept(Judged(verdict, found.found_good, good, None, left.details, left.why), resolution)


def judge_daily(
    plan: Plan,
    points: Sequence[Point],
    references: Sequence[Reference],
    *,
    day: date,
    resolution: Decimal | None = None,
    in_force: Correction | None = None,
    no_zero: bool = False,
) -> Judged:
    """Judge the check of the day: zero (``no_zero``: `asked`) and one load within their limits, all looked at."""
    found = _judge_daily(plan, points, references, day, resolution, in_force, asked(plan, no_zero))
    return _kept(replace(found, details={**found.details, **left_out(no_zero)}), resolution)


def _judge_daily(
    plan: Plan,
    points: Sequence[Point],
    references: Sequence[Reference],
    day: date,
    resolution: Decimal | None,
    in_force: Correction | None,
    least: frozenset[str],
) -> Judged:
    why = reasons(plan, points, references, day, "daily")
    if why or least - {point.task for point in points}:
        return _undecided(why or [Sentence("metrology.why.nothing")], in_force)
    d = resolution_of(points, resolution)
    too = coarse(plan, points, d)
    if too is not None:
        return _undecided([too], in_force)
    plain = broken(plan, points, "daily")
    errors = errors_of(plan, points, in_force, d)
    far = [n for n, one in enumerate(points) if not within(plan, one, errors[n], d, "daily")]
    details = plain_figures(plan, points, errors, d, "daily")
    if plain is None and not far:
        return Judged("pass", True, True, in_force, details)
    wrong = slip(plan, points, errors, references, "daily") if plain is None else None
    if wrong is not None:
        return _undecided([wrong], in_force, details)
    said = plain or Sentence("metrology.why.outside", outside(plan, points, errors, far, d))
    return Judged("fail", False, False, in_force, details, (said,))


def refused(judged: Judged, in_force: Correction | None = None) -> Judged:
    """Return the verdict when the proposed correction is not wanted: the device stays as it was found."""
    why = (*judged.why, Sentence("metrology.why.not-wanted"))
    return _kept(replace(judged, verdict="fail", left_good=False, correction=in_force, why=why))


def _judge(
    plan: Plan,
    points: Sequence[Point],
    references: Sequence[Reference],
    day: date,
    resolution: Decimal | None,
    legal: str,
    in_force: Correction | None,
) -> Judged:
    why = reasons(plan, points, references, day, "full")
    d = Decimal(0)
    if not why:
        d = resolution_of(points, resolution)
        why = [one for one in (too_few(plan, points), coarse(plan, points, d)) if one is not None]
    if why:
        return _undecided(why, in_force)
    plain = broken(plan, points, "full")
    if plain is not None:
        errors = errors_of(plan, points, in_force, d)
        return Judged("fail", False, False, in_force, plain_figures(plan, points, errors, d, "full"), (plain,))
    return _measured(plan, points, references, d, legal, in_force)


def _measured(
    plan: Plan,
    points: Sequence[Point],
    references: Sequence[Reference],
    d: Decimal,
    legal: str,
    in_force: Correction | None,
) -> Judged:
    from kiosk.core.metrology.figures import worked_out  # numpy: not before somebody calibrates
    from kiosk.core.metrology.proposal import propose

    errors = errors_of(plan, points, in_force, d)
    far = [n for n, one in enumerate(points) if not within(plan, one, errors[n], d, "full")]
    spread = spread_of(plan, points, errors)
    wide = spread is not None and spread > plan.limit(repeated(plan, points), d)
    details = plain_figures(plan, points, errors, d, "full")
    details |= worked_out(plan, points, unrounded(points, in_force), d) | told_correction(plan, in_force)
    if not far and not wide:
        return _good(plan, points, in_force, details)
    wrong = slip(plan, points, errors, references, "full")
    if wrong is not None:
        return _undecided([wrong], in_force, unreached(details))
    said = [Sentence("metrology.why.outside", outside(plan, points, errors, far, d))] if far else []
    if wide:
        said.append(Sentence("metrology.why.spread", (f"{shown(spread or Decimal(0), d)} {plan.symbol}",)))
        return Judged("fail", False, False, in_force, unreached(details), tuple(said))
    correction, more, refusal = propose(plan, points, d, legal)
    if correction is None:
        return Judged("fail", False, False, in_force, unreached(details) | more, (*said, refusal))
    return Judged("adjust", False, True, correction, {**details, **more}, tuple(said))


def _kept(judged: Judged, noted: Decimal | None = None) -> Judged:
    """Put the reasons among the figures, so that the stored check can tell them for ever; and whence the resolution."""
    details = dict(judged.details)
    if "resolution" in details:
        details.setdefault("resolution_by", "noted" if is_step(noted) else "digits")
    return replace(judged, details=details | ({"why": kept_why(judged.why)} if judged.why else {}))


# --- the pieces ---------------------------------------------------------------------------------------------------


def _good(plan: Plan, points: Sequence[Point], in_force: Correction | None, details: Mapping[str, str]) -> Judged:
    """Every point is within: it passes, if they are all there."""
    if lacks(plan, points):
        return _undecided([Sentence("metrology.why.nothing")], in_force, unreached(details))
    return Judged("pass", True, True, in_force, details)


def _undecided(
    why: Sequence[Sentence], in_force: Correction | None, details: Mapping[str, str] | None = None
) -> Judged:
    """Nothing is said about the device: neither found nor left good counts, `standing` passes it over."""
    return Judged("undecided", False, False, in_force, dict(details or {}), tuple(why))
