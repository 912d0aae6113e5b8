"""One record on its way into resources: its letterhead, the ids of what is made of it, and references to these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from kiosk.core.reading import Method
from kiosk.core.visit_record import Instrument, VisitRecord
from kiosk.sync.codes import WORDS
from kiosk.sync.parts import Letterhead, Resource, reference

NAMESPACE = UUID("7d0b8f6e-3f0c-4f0e-9a55-5b1c1b6c2f11")
"""Of our ids that hang on no row of the store: centres, kiosks, instruments. Never to be changed."""


MEASURED = (Method.DEVICE, Method.TAPPED)
"""An instrument stands behind these; behind taps it is the kiosk's own screen."""


@dataclass(frozen=True, slots=True)
class Context:
    """What every resource of a visit needs to know."""

    record: VisitRecord
    head: Letterhead

    def own_id(self, name: str) -> UUID:
        """The id of something there is once a visit: Encounter, DiagnosticReport, Provenance."""
        return uuid5(self.record.id, name)

    @property
    def ended_at(self) -> datetime:
        """When the visit was over."""
        return self.record.ended_at or self.record.started_at

    @property
    def centre_id(self) -> UUID:
        """The Organization."""
        return uuid5(NAMESPACE, f"centre/{self.record.centre_id}")

    @property
    def kiosk_name(self) -> str:
        """A station with a certain software: what was assembled by another version keeps saying so."""
        return f"{self.record.centre_id}/{self.record.station_id}/{self.record.software}"

    @property
    def kiosk_id(self) -> UUID:
        """The kiosk's own Device."""
        return uuid5(NAMESPACE, f"kiosk/{self.kiosk_name}")

    def device_name(self, instrument: Instrument) -> str:
        """An instrument without a serial number is only known at its station."""
        owner = "" if instrument.serial else f"@{self.record.centre_id}/{self.record.station_id}"
        return f"{instrument.driver}/{instrument.serial}{owner}"

    def device_id(self, instrument: Instrument) -> UUID:
        """An instrument's Device."""
        return uuid5(NAMESPACE, f"device/{self.device_name(instrument)}")

    def instruments(self) -> tuple[Instrument, ...]:
        """The instruments that gave a value, in the order of their first value."""
        listed = {(each.driver, each.serial): each for each in self.record.instruments}
        proofs = (row.proof for row in self.record.measurements if row.method in MEASURED and row.proof.driver)
        used = dict.fromkeys((proof.driver, proof.device_serial) for proof in proofs)
        return tuple(listed.get(key) or Instrument(key[0], "", "", key[1]) for key in used)

    # --- references --------------------------------------------------------------------------------------------

    @property
    def subject(self) -> Resource:
        """The person, under a pseudonym."""
        return reference("Patient", self.record.patient_id)

    @property
    def encounter(self) -> Resource:
        """The visit."""
        return reference("Encounter", self.own_id("Encounter"))

    @property
    def centre(self) -> Resource:
        """The place."""
        return reference("Organization", self.centre_id)

    @property
    def staff(self) -> Resource:
        """Somebody of the centre's staff; who it was stays in the centre's own log."""
        return reference("Organization", self.centre_id, WORDS["staff"])
