"""A short number of a check and of everything it says: printed on its certificate, shown on its page, so that paper
and record can be held against each other. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256

from kiosk.core.metrology.values import DeviceCheck

_GROUPS, _DIGITS = 4, 4


def seal_of(check: DeviceCheck) -> str:
    """Return 64 bits of SHA-256 in groups of four: 3F2A-91C0-…. Taking the check back does not change it."""
    whole = sha256("\n".join(_body(check)).encode()).hexdigest().upper()
    return "-".join(whole[at * _DIGITS : (at + 1) * _DIGITS] for at in range(_GROUPS))


def _body(check: DeviceCheck) -> Iterator[str]:
    """Everything that a certificate says, one thing a line; numbers as numbers, however they are written."""
    yield from (str(check.id), check.driver, check.serial, check.quantity, _time(check.at), check.kind, check.verdict)
    yield from (str(check.found_good), str(check.left_good), _time(check.due_at), check.plan, check.actor)
    if check.correction is not None:
        one = check.correction
        yield f"correction {_number(one.factor)} {_number(one.shift)} {one.version}"
    for point in check.points:
        yield f"point {point.task} {_number(point.true)} {_number(point.reading)} {_number(point.u)} {point.said}"
    for ref in check.references:
        numbers = " ".join(map(_number, (ref.nominal, ref.actual, ref.uncertainty, ref.k)))
        yield f"reference {ref.id} {ref.unit} {numbers} {ref.certificate} {ref.due_on}"
    yield from (f"{key} {value}" for key, value in sorted(check.details.items()))
    yield check.note


def _number(value: Decimal) -> str:
    return f"{value.normalize() + 0:f}"


def _time(at: datetime | None) -> str:
    return "" if at is None else at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
