"""What stands on the page for a doctor, as words: each value with every trial, when, how, and by which instrument."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from uuid import UUID

from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Measurement, Method
from kiosk.core.texts import Sentence, tell
from kiosk.core.typed import symbol
from kiosk.core.visit_record import Instrument

Texts = Mapping[str, str]
Key = tuple[str, str]
ACCEPTED, UNCHECKED, CORRECTED = "*", "†", "‡"
PRESSURE = ("systolic_pressure", "diastolic_pressure")


@dataclass(frozen=True, slots=True)
class Row:
    """One quantity (of one side)."""

    name: str
    values: str
    times: str
    how: str


@dataclass(frozen=True, slots=True)
class Table:
    """All rows, the instruments by number, and whether a value is marked as accepted by staff."""

    rows: tuple[Row, ...]
    instruments: tuple[str, ...]
    accepted: bool
    unchecked: bool = False  # a value is marked since its device was not in order
    corrected: bool = False  # a value is marked since the centre's correction is in it


def table(
    measured: Sequence[Measurement],
    instruments: Iterable[Instrument],
    texts: Texts,
    zone: tzinfo,
    unchecked: frozenset[UUID] = frozenset(),
) -> Table:
    """Put the values into rows, in the order in which they were first taken; ``unchecked`` ones carry a mark."""
    known = {(one.driver, one.serial): one for one in instruments}
    used = list(dict.fromkeys(_key(one) for one in measured if one.method in (Method.DEVICE, Method.TAPPED)))
    groups: dict[tuple[str, str], list[Measurement]] = {}
    for one in measured:
        groups.setdefault(("pressure" if one.quantity in PRESSURE else one.quantity, one.side or ""), []).append(one)
    told = _Told(used, texts, zone, unchecked)
    rows = tuple(_row(name, group, told) for (name, _), group in groups.items())
    listed = (_instrument(number, key, known.get(key), told) for number, key in enumerate(used, start=1))
    marked = any(one.id in unchecked for one in measured)
    corrected = any(one.proof.calibration_id is not None for one in measured)
    return Table(rows, tuple(listed), any(one.proof.quality == "accepted" for one in measured), marked, corrected)


@dataclass(frozen=True, slots=True)
class _Told:
    """What every row needs."""

    used: list[Key]
    texts: Texts
    zone: tzinfo
    unchecked: frozenset[UUID]


def _key(one: Measurement) -> Key:
    return one.proof.driver, one.proof.device_serial


def _row(name: str, group: list[Measurement], told: _Told) -> Row:
    first, texts = group[0], told.texts
    side = f" ({texts[f'doctor.side.{first.side}']})" if first.side else ""
    times = list(dict.fromkeys(f"{one.taken_at.astimezone(told.zone):%H:%M}" for one in group))
    values = (
        f"{' · '.join(_trials(group, told.unchecked))} {symbol(first.quantity) if first.quantity in QUANTITIES else ''}"
    )
    hows = dict.fromkeys(_how(one, told.used, texts) for one in group)
    return Row(f"{_name(name, texts)}{side}", values.strip(), " · ".join(times), ", ".join(hows))


def _name(quantity: str, texts: Texts) -> str:
    """What a doctor calls it, where that is another word than the resident's."""
    if quantity == "pressure":
        return texts["doctor.pressure"]
    return texts.get(f"doctor.quantity.{quantity}") or texts.get(f"quantity.{quantity}", quantity)


def _trials(group: list[Measurement], unchecked: frozenset[UUID]) -> list[str]:
    """One number a trial; both pressures of one reading together: 134/76."""
    readings: dict[object, list[Measurement]] = {}
    for one in group:
        readings.setdefault((one.event_id, one.step) if one.quantity in PRESSURE else one.id, []).append(one)
    return [
        "/".join(_digits(one, unchecked) for one in sorted(reading, key=_upper_first)) for reading in readings.values()
    ]


def _upper_first(one: Measurement) -> int:
    return PRESSURE.index(one.quantity) if one.quantity in PRESSURE else 0


def _digits(one: Measurement, unchecked: frozenset[UUID]) -> str:
    marks = (
        (ACCEPTED, one.proof.quality == "accepted"),
        (UNCHECKED, one.id in unchecked),
        (CORRECTED, one.proof.calibration_id is not None),
    )
    return f"{one.value:f}{''.join(mark for mark, holds in marks if holds)}"


def _how(one: Measurement, used: list[Key], texts: Texts) -> str:
    number = str(used.index(_key(one)) + 1) if one.method in (Method.DEVICE, Method.TAPPED) else ""
    return tell(texts, Sentence(f"doctor.method.{one.method}", (number,)))


def _instrument(number: int, key: Key, known: Instrument | None, told: _Told) -> str:
    texts = told.texts
    name = f"{known.maker} {known.model}".strip() if known else ""
    serial = tell(texts, Sentence("doctor.serial", (key[1],))) if key[1] else ""
    checked = known.last_check if known else None
    day = f"{checked.astimezone(told.zone):%Y-%m-%d}" if checked else ""
    check = tell(texts, Sentence("doctor.checked", (day,))) if day else texts["doctor.unchecked"]
    said = ", ".join(part for part in (name or key[0], serial, check) if part)
    return tell(texts, Sentence("doctor.instrument", (str(number), said)))
