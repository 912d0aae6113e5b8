"""What the checks of its instruments say of the values of one visit: which may not be shown as good, and what was
corrected by which check. Pure; the station, the store and the papers ask the same functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from kiosk.core.derive import SOURCES, belongs
from kiosk.core.metrology.plans import adjustable, demands_of, governing
from kiosk.core.metrology.standing import Course, Standing
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.reading import Measurement, Method

Key = tuple[str, str]
"""Driver and serial number: what a check is of."""
OLD_WORD = "unchecked"
"""What rows of former versions may hold as their quality."""
SETS = ("full", "outside", "reset")
"""Kinds of checks after which another correction is in force, or none. A check of the morning changes nothing."""
ALIKE = {"grip_rfd": "grip_force"}
"""Made of a stream that has a plan, without one of its own: it stands and falls with it."""


class Checks(tuple[DeviceCheck, ...]):
    """All checks of one instrument, void ones too; what is derived from them is worked out once."""

    def course(self, governs: str) -> Course:
        """How values of this governing quantity stand at any time."""
        known: dict[str, Course] = self.__dict__.setdefault("_courses", {})
        if governs not in known:
            known[governs] = Course(self.of(governs), demands_of(governs))
        return known[governs]

    def settled(self, governs: str) -> list[DeviceCheck]:
        """Those that set or clear a correction, oldest first."""
        known: dict[str, list[DeviceCheck]] = self.__dict__.setdefault("_settled", {})
        if governs not in known:
            found = (one for one in self.of(governs) if one.kind in SETS and one.verdict != "undecided")
            known[governs] = sorted(found, key=lambda one: one.at)
        return known[governs]

    def of(self, governs: str) -> tuple[DeviceCheck, ...]:
        """The checks that count for a governing quantity."""
        return tuple(one for one in self if one.quantity == governs and one.voided_at is None)


Known = Mapping[Key, Iterable[DeviceCheck] | None]
"""The checks of each instrument. None, or no entry: nobody could say (the store does not answer)."""


def of_instrument(checks: Iterable[DeviceCheck]) -> Checks:
    """Take checks as those of one instrument."""
    return checks if isinstance(checks, Checks) else Checks(checks)


def key_of(row: Measurement) -> Key:
    """Name the instrument of a value."""
    return row.proof.driver, row.proof.device_serial


def governs(quantity: str) -> str | None:
    """Return the quantity whose checks speak for values of this one; None: nobody can check it here."""
    return governing(ALIKE.get(quantity, quantity))


def gated(row: Measurement) -> bool:
    """Whether this value has an instrument that can be checked."""
    return row.method is Method.DEVICE and governs(row.quantity) is not None


def stands(row: Measurement, checks: Iterable[DeviceCheck]) -> Standing:
    """Say how a value stands by the checks of its instrument; one that nobody can check stands well.

    A value that was corrected by another check than the one in force then (which was taken back since, or was not
    known yet) is doubtful: what the checks say holds for other numbers than this one.
    """
    quantity, known = governs(row.quantity), of_instrument(checks)
    if not gated(row) or quantity is None:
        return Standing(good=True)
    found = known.course(quantity).at(row.taken_at)
    return found if not found.good or _as_corrected(row, known) else replace(found, good=False, why="doubtful")


def _as_corrected(row: Measurement, checks: Checks) -> bool:
    """Whether the correction in force was applied to it, and no other; the same numbers are the same correction."""
    wanted, used = in_force(checks, row.quantity, row.taken_at), row.proof.calibration_id
    if (wanted.id if wanted is not None else None) == used:
        return True
    mine = next((one.correction for one in checks if one.id == used), None)
    ours = wanted.correction if wanted is not None else None
    return mine is not None and ours is not None and (mine.factor, mine.shift) == (ours.factor, ours.shift)


def unchecked(rows: Iterable[Measurement], known: Known) -> frozenset[UUID]:
    """Return the values of a visit that may not be shown as good; what is computed goes with what it is made from.

    What nobody can check goes with what the same device said in the same breath: the pulse with its pressure.
    """
    kept = tuple(rows)
    found = {row.id for row in kept if _not_good(row, known)}
    breaths = {(row.event_id, key_of(row)) for row in kept if row.id in found}
    alone = (row for row in kept if row.method is Method.DEVICE and governs(row.quantity) is None)
    found |= {row.id for row in alone if (row.event_id, key_of(row)) in breaths}
    before = -1
    while len(found) != before:  # what is computed may be made from what is computed
        before = len(found)
        doubted = [row for row in kept if row.id in found]
        found |= {row.id for row in kept if row.method is Method.COMPUTED and _made_of(row, doubted)}
    return frozenset(found)


def _not_good(row: Measurement, known: Known) -> bool:
    if row.proof.quality == OLD_WORD:
        return True
    if not gated(row):
        return False
    checks = known.get(key_of(row))
    return checks is None or not stands(row, checks).good


def _made_of(row: Measurement, doubted: Iterable[Measurement]) -> bool:
    sources = SOURCES.get(row.quantity, ())
    return any(one.quantity in sources and belongs(row.quantity, one.step) for one in doubted)


def quantities(rows: Iterable[Measurement], ids: frozenset[UUID]) -> frozenset[str]:
    """Return the quantities of which at least one value of a visit is among these."""
    return frozenset(row.quantity for row in rows if row.id in ids)


def in_force(checks: Iterable[DeviceCheck], quantity: str, at: datetime) -> DeviceCheck | None:
    """Return the check whose correction applied to values of this quantity then; None: they stand as they came.

    Of a quantity that is not adjusted by its plan there is none, whatever a row says.
    """
    governor = governs(quantity)
    if governor is None or not adjustable(governor):
        return None
    before = [one for one in of_instrument(checks).settled(governor) if one.at <= at]
    last = before[-1] if before else None
    return last if last is not None and last.kind != "reset" and last.correction is not None else None


def last_check(checks: Iterable[DeviceCheck], quantity: str, at: datetime) -> DeviceCheck | None:
    """Return the last check at or before then that left the instrument good, for people to read its day."""
    governor = governs(quantity)
    if governor is None:
        return None
    known = of_instrument(checks).of(governor)
    left = [one for one in known if one.at <= at and one.left_good and one.kind != "reset"]
    return max(left, key=lambda one: one.at, default=None)


def doubtful_before(rows: Iterable[Measurement], known: Known) -> frozenset[str]:
    """Return the quantities of earlier values (the newest of each, of several visits) that are no ground to compare.

    What is computed was made from values of its own visit, which may have been replaced in these rows by newer ones:
    it goes by how their instruments stood when it was taken.
    """
    kept = tuple(rows)
    found = set(quantities(kept, unchecked(kept, known)))
    for row in kept:
        if row.method is Method.COMPUTED:
            then = [
                replace(one, taken_at=row.taken_at) for one in kept if one.quantity in SOURCES.get(row.quantity, ())
            ]
            found |= {row.quantity} if any(_not_good(one, known) for one in then) else set()
    return frozenset(found)
