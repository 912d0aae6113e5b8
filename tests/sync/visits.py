"""Made-up visits as the store would hand them out. Nobody here exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid5

from kiosk.core.reading import Measurement, Method, Proof, Side
from kiosk.core.resident import Sex
from kiosk.core.visit_record import AssessmentEnd, ConsentEntry, End, Instrument, InstrumentCheck, VisitRecord

NAMESPACE = UUID("5e3f1c9a-0000-4000-8000-000000000001")
BEGAN = datetime(2026, 11, 21, 1, 2, 3, 456789, tzinfo=UTC)
CHECKED = datetime(2026, 10, 2, 0, 0, tzinfo=UTC)

HEIGHT = Instrument("gtech-gl-150", "G-TECH", "GL-150", "H-1")
WEIGHS = InstrumentCheck("body_weight", "good", CHECKED, None, "good", CHECKED)
SCALE = Instrument("cas-ci-400", "CAS", "CI-400", "S-1", CHECKED, (WEIGHS,))
PRESSES = replace(WEIGHS, quantity="systolic_pressure")
CUFF = Instrument("and-ua-651ble", "A&D", "UA-651BLE", "C-1", CHECKED, (PRESSES,))
GRIP = Instrument("tindeq-progressor", "Tindeq", "Progressor", "")

YES = tuple(ConsentEntry(purpose, True, BEGAN, f"{purpose}-2026-11") for purpose in ("keep", "platform"))


class Maker:
    """Makes the measurements of one visit, as the station would: event ids hang on the visit, row ids are its own."""

    def __init__(self, visit: UUID) -> None:
        self.visit = visit
        self.rows: list[Measurement] = []

    def add(
        self,
        quantity: str,
        value: str,
        device: Instrument | None,
        *,
        event: str = "",
        side: Side | None = None,
        trial: int = 1,
        method: Method = Method.DEVICE,
        after: float = 60.0,
    ) -> Measurement:
        """One row; without a device it is computed or typed."""
        number = len(self.rows)
        row = Measurement(
            id=uuid5(self.visit, f"row-{number}"),
            event_id=uuid5(self.visit, event or quantity),
            quantity=quantity,
            side=side,
            value=Decimal(value),
            taken_at=BEGAN + timedelta(seconds=after),
            method=method,
            step=event or quantity,
            trial=trial,
            proof=Proof(device.driver, "codec", "1", device.serial, raw=b"raw") if device else Proof(codec="x"),
            typed_by="staff:1" if method is Method.TYPED else "",
        )
        self.rows.append(row)
        return row

    def cuff(self, step: str, systolic: str, diastolic: str, pulse: str, after: float, mean: str = "") -> None:
        """One inflation."""
        values = {"systolic_pressure": systolic, "diastolic_pressure": diastolic, "mean_pressure": mean}
        for quantity, value in {**values, "heart_rate": pulse}.items():
            if value:
                self.add(quantity, value, CUFF, event=step, after=after, trial=2 if step.endswith("2") else 1)

    def squeeze(self, side: Side, trial: int, value: str, after: float) -> None:
        """One grip trial."""
        self.add("grip_force", value, GRIP, event=f"grip-{side}", side=side, trial=trial, after=after)


def normal_visit(
    name: str = "visit-1", person: str = "person-1", consents: tuple[ConsentEntry, ...] = YES
) -> VisitRecord:
    """Height, weight, BMI, two inflations with a pulse each, both hands twice, relative grip: ten Observations."""
    visit = uuid5(NAMESPACE, name)
    maker = Maker(visit)
    maker.add("body_height", "158.3", HEIGHT, after=30)
    maker.add("body_weight", "65.40", SCALE, after=60)
    maker.add("bmi", "26.1", None, method=Method.COMPUTED, after=61)
    maker.cuff("pressure", "162", "94", "72", 400)
    maker.cuff("pressure-2", "148", "86", "70", 750, mean="107")
    maker.squeeze(Side.RIGHT, 1, "23.4", 900)
    maker.squeeze(Side.LEFT, 1, "21.8", 930)
    maker.squeeze(Side.RIGHT, 2, "24.10", 1000)
    maker.squeeze(Side.LEFT, 2, "21.5", 1030)
    maker.add("relative_grip", "36.9", None, method=Method.COMPUTED, after=1031)
    return VisitRecord(
        id=visit,
        station_id="station-1",
        centre_id="donggu-lifelog",
        pseudonym=f"P-{uuid5(NAMESPACE, person).hex[:12]}",
        patient_id=uuid5(NAMESPACE, f"patient/{person}"),
        sex=Sex.FEMALE,
        age=67,
        birth_year=1959,
        programme="fitness-65",
        started_at=BEGAN,
        ended_at=BEGAN + timedelta(minutes=20),
        ended=End.FINISHED,
        measurements=tuple(maker.rows),
        assessments=tuple(AssessmentEnd(key, End.FINISHED) for key in ("height", "weight", "pressure", "grip")),
        consents=consents,
        instruments=(HEIGHT, SCALE, CUFF, GRIP),
        software="0.1.0",
    )


def short_visit(name: str, person: str = "person-1", consents: tuple[ConsentEntry, ...] = YES) -> VisitRecord:
    """Only a weight; the rest was refused, unsafe, broken or left."""
    whole = normal_visit(name, person, consents)
    ends = (
        AssessmentEnd("height", End.REFUSED, "declined"),
        AssessmentEnd("weight", End.FINISHED),
        AssessmentEnd("pressure", End.FAULT, "device_error"),
        AssessmentEnd("grip", End.UNSAFE, "safety"),
    )
    return replace(whole, measurements=whole.measurements[1:2], assessments=ends, instruments=(SCALE,))
