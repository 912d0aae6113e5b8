"""What every fuzzer asks of one stretch of bytes: decode, translate, judge; AssertionError for what must not be."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from kiosk.core.errors import FrameError
from kiosk.core.json_text import dumps
from kiosk.core.plausible import plausible
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Block, Reading, Record
from kiosk.core.translate import meaning
from kiosk.devices.decode import Decoder
from kiosk.devices.driver import Frame, WireProtocol

Notice = Callable[[object], None]


def look(protocol: WireProtocol, variant: str, data: bytes, notice: Notice = lambda _: None) -> int:
    """Feed it whole, and alone to the codec; returns how many Records came. Only FrameError may leave a codec."""
    records = [said for said in Decoder(protocol, variant).feed(data) if isinstance(said, Record)]
    for record in records:
        printable(record)
        for item in meaning(record):
            judged = plausible(item, QUANTITIES) if isinstance(item, Reading) else item
            sound(judged)
            notice(judged)
    with suppress(FrameError):
        tuple(protocol.make(variant).feed(Frame(data)))
    return len(records)


def printable(record: Record) -> None:
    """A Record goes to JSON, and holds no number that is none."""
    text = dumps(dict(record.fields))
    assert "NaN" not in text.replace('"NaN"', ""), record
    assert "Infinity" not in text, record


def sound(item: object) -> None:
    """What passed the limits is a finite number within them; a stream holds finite ones."""
    if isinstance(item, Reading):
        known = QUANTITIES[item.quantity]
        assert item.value.is_finite(), item
        assert known.low <= item.value <= known.high, item
    if isinstance(item, Block):
        import numpy as np

        assert np.isfinite(item.values).all(), item
        assert np.isfinite(item.seconds).all(), item
        assert len(item.values) == len(item.seconds), item
