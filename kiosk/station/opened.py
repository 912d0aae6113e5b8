"""One visit as the station holds it: the pure Visit, and what turns its trials into rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID, uuid4, uuid5

from kiosk.core.assessment import Keep, Taken
from kiosk.core.battery import BATTERY
from kiosk.core.derive import FORMULA_VERSION
from kiosk.core.messages import Scene
from kiosk.core.metrology.backgrounds import Looked
from kiosk.core.metrology.behind import Key, Known, doubtful_before, quantities, unchecked
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Measurement, Method, Proof, Record
from kiosk.core.resident import Sex
from kiosk.core.returning import Mine
from kiosk.core.summary import taken_of
from kiosk.core.visit import Visit
from kiosk.core.visit_record import Instrument
from kiosk.station.earlier import Earlier, drivers_of
from kiosk.station.trial import Trial

ANSWERS_VERSION = "1"
"""Of the codec ``answers``: a JSON object of the words chosen, by the key of their question."""


@dataclass(slots=True)
class Opened:
    """Mutable, on the I/O thread only."""

    visit: Visit
    shown: Scene | None = None
    trial: Trial | None = None
    begun: int = 0  # how many trials have begun: no touch task is shown twice
    missed: tuple[str, ...] = ()  # the devices that were away when the step failed, or may be
    identity: tuple[Sex, date, str] | None = None  # until 보관 is answered; then sealed or forgotten
    before: Earlier = field(default_factory=Earlier)
    standing: Mapping[str, bool] = field(default_factory=dict)  # consents from earlier visits
    in_store: bool = False  # keep was granted and the visit row is written
    proof: Proof = field(default_factory=Proof)  # of the trial that has just settled
    calibrations: Mapping[str, UUID] = field(default_factory=dict)  # the checks whose corrections are in its values
    looked: Mapping[Key, Looked | None] = field(default_factory=dict)  # what is known of the instruments by now
    distrusted: bool = False  # the newest pressure came from a cuff that was out of its limits
    instrument: Instrument | None = None
    heard: tuple[str, Record] | None = None  # the device and its word that settled it, until that is stored
    resident_id: UUID | None = None
    name: str = field(default="", repr=False)  # masked, for staff
    typed_by: str = ""
    typed_why: str = ""
    helper: str = ""  # the member of staff who confirmed last in this visit, and when (monotonic)
    helper_at: float = 0.0
    warned: frozenset[str] = frozenset()  # quantities beyond a limit, for which staff were called
    rung: str = ""  # the step for which staff were rung because its device was silent
    printing: bool = False
    closed: bool = False  # its end is written
    instruments: dict[str, Instrument] = field(default_factory=dict)  # that gave a value, by driver and serial
    aside_at: float = 0.0
    birth: date | None = field(default=None, repr=False)  # the proof of who comes back to it
    ticket: str = ""  # under which it rests, for a guest
    resuming: bool = False  # the form was opened by 이어서 하기
    amended: tuple[Measurement, ...] | None = None  # what counts of this visit since staff corrected something in it
    _ids: dict[tuple[str, int], dict[str, UUID]] = field(default_factory=dict)
    _newest: dict[tuple[str, str], Measurement] = field(default_factory=dict)

    @property
    def mine(self) -> Mine:
        """What its screens may say of whom it belongs to."""
        return Mine(self.name, self.ticket, self.resuming)

    @property
    def comparable(self) -> Mapping[str, Decimal]:
        """Earlier values that were taken by the instruments of today, and may be shown as good."""
        alike = self.before.like(drivers_of(self.counted))
        doubtful = doubtful_before(self.before.rows, self._known)
        return {quantity: value for quantity, value in alike.items() if quantity not in doubtful}

    @property
    def unchecked(self) -> frozenset[str]:
        """The quantities of this visit that may not be shown as good, by what is known now."""
        return quantities(self.counted, self.doubted)

    @property
    def doubted(self) -> frozenset[UUID]:
        """Those of its values."""
        return unchecked(self.counted, self._known)

    @property
    def _known(self) -> Known:
        return {key: looked.checks if looked is not None else None for key, looked in self.looked.items()}

    @property
    def counted(self) -> tuple[Measurement, ...]:
        """The values that count now, every trial of them."""
        return tuple(self._newest.values()) if self.amended is None else self.amended

    @property
    def told(self) -> Visit:
        """The visit as the resident is told of it: with what counts now, whatever was measured at first."""
        return self.visit if self.amended is None else replace(self.visit, taken=taken_of(self.amended))

    def rows(self, keep: Keep, at: datetime) -> tuple[Measurement, ...]:
        """Make the measurements of one trial; a trial done anew supersedes its rows."""
        taken = keep.taken
        older = self._ids.get((taken.step, keep.supersedes_redo), {}) if keep.supersedes_redo is not None else {}
        made = tuple(
            Measurement(
                id=uuid4(),
                event_id=uuid5(self.visit.id, taken.event),
                quantity=quantity,
                side=taken.side,
                value=QUANTITIES[quantity].rounded(value),
                taken_at=at,
                method=taken.method,
                step=taken.step,
                trial=taken.trial,
                proof=self._proof_for(taken, quantity),
                supersedes=older.get(quantity),
                typed_by=taken.by or (self.typed_by if taken.method is Method.TYPED else ""),
                reason=taken.why or (self.typed_why if taken.method is Method.TYPED else ""),
            )
            for quantity, value in taken.values
        )
        self._ids[(taken.step, taken.redo)] = {row.quantity: row.id for row in made}
        self._newest |= {(row.step, row.quantity): row for row in made}
        if self.amended is not None:  # what is measured after a correction counts beside it
            gone = set(older.values())
            self.amended = (*(row for row in self.amended if row.id not in gone), *made)
        if taken.method in (Method.DEVICE, Method.TAPPED) and (used := self.instrument) is not None:
            self.instruments[f"{used.driver}/{used.serial}"] = used
        return made

    def _proof_for(self, taken: Taken, quantity: str) -> Proof:
        match taken.method:
            case Method.DEVICE | Method.TAPPED:
                quality = "accepted" if taken.quality == "accepted" else self.proof.quality
                return replace(self.proof, quality=quality, calibration_id=self.calibrations.get(quantity))
            case Method.ANSWERED:
                return Proof(codec="answers", codec_version=ANSWERS_VERSION, raw=self._answers(quantity))
            case Method.COMPUTED:
                return Proof(codec=f"computed:{quantity}", codec_version=FORMULA_VERSION)
            case Method.TYPED:
                return Proof(codec="typed", quality="accepted")

    def _answers(self, quantity: str) -> bytes:
        """The words that were chosen in the test that gives this, as a JSON object: it runs, or has come to its end
        (the next one may run already)."""
        progress, chosen = self.visit.progress, tuple[tuple[str, str], ...]()
        if progress is not None and quantity in progress.assessment.gives:
            chosen = progress.chosen
        elif ended := [end for end in self.visit.done if quantity in BATTERY[end.assessment].gives]:
            chosen = ended[-1].notes
        return json.dumps(dict(chosen), ensure_ascii=True).encode()
