"""`wichro`: the radio photocells of the Chronojump kit, through their controller.

Wire: ``terminal;milliseconds;state[;data]`` CR LF; version, help and a table header at the start are skipped. A fourth
field is the answer to a ping and no event. Whether state 1 is cut or free depends on the sensor: the variants say it
(``one_is_cut``, ``one_is_free``), and only they give ``contact`` (1: somebody is in the beam). The clock is the
controller's, in milliseconds, set to zero when a step begins.
Source: serial reference 6.2 (GNOME chronojump, arduino/WiFi) [D].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Send, Stateless, WireProtocol, lines
from kiosk.devices.codecs.values import unspoiled

KEY, CUT, FREE = "wichro", "one_is_cut", "one_is_free"
SHAPE = re.compile(rb"(\d{1,3});(\d{1,10});([01])(?:;(-?\d{1,9}))?\r\n")
EVENT = re.compile(rb"[^ -~]*-?(?:\d+;|;\d)")
START = (Send(b"local:reset_time;"), Send(b"all:256;"))
STOP = (Send(b"all:0;"),)


def decode(variant: str, frame: Frame) -> Iterator[Record]:
    found = SHAPE.fullmatch(unspoiled(frame.data))
    if not found:
        if EVENT.match(frame.data) or not frame.data.endswith(b"\r\n"):
            raise FrameError(FrameFlaw.BAD_SHAPE, "not a terminal, milliseconds and a state")
        return
    state, time = int(found[3]), int(found[2])
    fields: dict[str, object] = {"terminal": int(found[1]), "time_ms": time, "state": state, "status": "ok"}
    if found[4] is not None:
        fields["data"] = int(found[4])
    elif variant:
        fields |= {"contact": state if variant == CUT else 1 - state, "time_us": 1000 * time}
    yield Record(KEY, fields, frame.data, frame.at)


PROTOCOL = WireProtocol(
    key=KEY,
    version="1",
    source="serial reference 6.2: chronojump arduino/WiFi",
    make=lambda variant: Stateless(partial(decode, variant), start=START, stop=STOP),
    framer=lambda _: lines(b"\r\n"),
    variants=(CUT, FREE),
    quantities=("contact",),
)
