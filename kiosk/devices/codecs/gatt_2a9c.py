"""`gatt:2A9C` Body Composition Measurement, with the 2A9D of the same link: which packets belong together, and when.

Layout: see `composition`. Source: BLE reference §2.2 (SIG field table, Beurer captures) [A; two packets: B].
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kiosk.core.errors import FrameError, FrameFlaw
from kiosk.devices import Frame, Record, Send, WireProtocol
from kiosk.devices.codecs import gatt_2a9d
from kiosk.devices.codecs.composition import KEY, WHOSE, composition, merge

CHANNEL = "2a9c"
TOGETHER = 5.0
"""Seconds within which the second packet comes, and a composition without time stamp follows its weight."""
UC421, CONSENT = "11127001-b364-11e4-ab27-0800200c9a66", "2a9f"
HELLO = {
    # A&D UC-421BLE: setting mode, exam mode on (it stores nothing), measuring mode, consent of its guest (99, 9999)
    "uc421": (
        Send(bytes.fromhex("0401050A03"), UC421),
        Send(bytes.fromhex("0401052801"), UC421),
        Send(bytes.fromhex("0401050A02"), UC421),
        Send(bytes.fromhex("02630F27"), CONSENT),
    )
}
BY_HAND = "by_hand"
"""Variant: whoever stands there is set on the scale itself each time. Else a composition is that of a person in its
memory, with that person's sex, age and height: on a link it is only heard where the weight did not come by itself, and
says so in ``composed_for``."""


class Scale:
    """The talk of one link with a scale: weights, compositions, and packets that belong together."""

    def __init__(self, variant: str = "") -> None:
        self._hello = HELLO.get(variant, ())
        self._by_hand = variant == BY_HAND
        self._weighed = False
        self._half: Frame | None = None
        self._weight: Record | None = None  # the last one, while no composition has followed it
        self._weights_first = True

    def open(self) -> Iterable[Send]:
        return self._hello

    def begin(self) -> Iterable[Send]:
        return ()

    def end(self) -> Iterable[Send]:
        return ()

    def feed(self, frame: Frame) -> Iterable[Record | Send]:
        if frame.channel == gatt_2a9d.CHANNEL:
            self._weight, self._weighed = gatt_2a9d.weight_record(frame), True
            return (self._weight,)
        if not frame.channel:  # offline every packet speaks for itself
            return (composition(frame),)
        return tuple(self._composition(frame)) if frame.channel == CHANNEL else ()

    def _composition(self, frame: Frame) -> Iterator[Record]:
        """Join halves, leave out a frame of zeros, and date what comes without a time by the weight before it."""
        record, half, self._half = composition(frame), self._half, None
        if not record.fields["complete"] and half is not None and frame.at - half.at <= TOGETHER:
            record = composition(Frame(half.data + frame.data, frame.at, CHANNEL))
            if not record.fields["complete"]:
                self._half = frame  # it may be the first of the next measurement
                raise FrameError(FrameFlaw.MISMATCH, "two packets that do not belong together")
        elif half is not None:
            yield composition(half)  # its second never came
        if not record.fields["complete"]:
            self._half = frame
        elif not _not_yet(record.fields) and (self._by_hand or not self._weighed):
            yield self._dated(record)

    def _dated(self, record: Record) -> Record:
        """Only on a link where each composition has followed its weight: else the time would be another's."""
        weight, self._weight = self._weight, None
        self._weights_first &= weight is not None
        known: Mapping[str, object] = {}
        if weight is not None and self._weights_first and _belong_together(weight, record):
            known = {name: weight.fields[name] for name in WHOSE if name in weight.fields}
        slot = {} if self._by_hand else {"composed_for": "slot"}
        return Record(KEY, {**record.fields, **known, **slot}, record.raw, record.at)


def _belong_together(weight: Record, record: Record) -> bool:
    """Whether a composition that says neither when nor who follows this weight at once, and says no other."""
    dated = any(name in record.fields for name in WHOSE)
    same = record.fields.get("weight_kg", weight.fields["weight_kg"]) == weight.fields["weight_kg"]
    return not dated and same and record.at - weight.at <= TOGETHER


def _not_yet(fields: Mapping[str, object]) -> bool:
    """A frame of zeros, which some scales send before the real one."""
    return fields["body_fat_pct"] == 0 and fields.get("impedance_ohm", 0) == 0


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="BLE reference 2.2: Bluetooth SIG field table",
    make=Scale,
    variants=(*HELLO, BY_HAND),
    quantities=(
        "body_fat",
        "body_weight",
        "muscle_mass",
        "fat_free_mass",
        "body_water",
        "impedance",
        "basal_metabolism",
    ),
    merge=merge,
)
