"""시연 before visitors: the ten minutes step by step, and two devices of the same quantity side by side, live.

The script is about made-up people, so it is there in the show only; comparing works in any mode, with the care that a
test reading takes.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from kiosk.core.duties import DeviceList, Duty, Home, SignOut, Training
from kiosk.core.duties_checks import Checking
from kiosk.core.duties_studies import OnStage, Studies
from kiosk.core.pages import Button, Lines, Page, Row, Steps, Table, Text
from kiosk.core.texts import Sentence
from kiosk.station.office.device_page import gone
from kiosk.station.office.forms import permitted
from kiosk.station.office.on_stage_live import named, shared, side_by_side
from kiosk.station.office.room import Handlers, Room

KEY = "stage"
SCRIPT: tuple[tuple[str, str, Duty], ...] = (
    ("welcome", "0–1", SignOut()),
    ("measure", "1–4", SignOut()),
    ("result", "4–5", SignOut()),
    ("devices", "5–6", DeviceList()),
    ("compare", "6–8", OnStage(act="choose")),
    ("swap", "8–9", OnStage(act="choose")),
    ("check", "9", Checking()),
    ("end", "10", Training("")),
)
"""What is shown, from which minute to which, and the page it is about; words are ``stage.<name>`` and ``.say``."""


async def on_stage(room: Room, duty: OnStage) -> Page:
    """Show the script, the pairs of devices there are, or two of them side by side."""
    if duty.first and duty.second:
        return _beside(room, duty)
    if duty.act == "choose" or room.services.modes.mode != "show":
        return _choose(room)
    return _script(min(max(duty.at, 0), len(SCRIPT) - 1))


def _script(at: int) -> Page:
    names = tuple(Sentence(f"stage.{name}") for name, _, _ in SCRIPT)
    name, minutes, duty = SCRIPT[at]
    now = Lines(
        ((Sentence("stage.minutes", (minutes,)), names[at]), (Sentence("stage.tell"), Sentence(f"stage.{name}.say")))
    )
    rows = tuple(
        Row(f"step-{key}", (Sentence("stage.minutes", (when,)), names[number]), duty=OnStage(at=number))
        for number, (key, when, _) in enumerate(SCRIPT)
    )
    heads = tuple(Sentence(f"stage.head.{word}") for word in ("minutes", "what"))
    table = Table("script", heads, rows, Sentence("stage.none"), (2, 7))
    on = Button("next", Sentence("stage.next"), OnStage(at=at + 1)) if at + 1 < len(SCRIPT) else None
    go = Button("go", Sentence("stage.go"), duty)
    back = OnStage(at=at - 1) if at else Home()
    buttons = tuple(one for one in (on, go) if one is not None)
    return Page(KEY, Sentence("stage.title"), (Steps(names, at), now, table), buttons, back, Sentence("stage.what"))


def _choose(room: Room) -> Page:
    """List every two devices that measure the same."""
    bound = room.station.bench.devices.bound()
    rows = []
    for one, other in combinations(sorted(bound), 2):
        quantity = shared(bound[one], bound[other])
        if quantity:
            cells = (_what(quantity), named(bound[one]), named(bound[other]))
            rows.append(Row(f"two-{one}-{other}", cells, duty=OnStage(one, other)))
    heads = tuple(Sentence(f"stage.head.{word}") for word in ("quantity", "first", "second"))
    table = Table("twos", heads, tuple(rows), Sentence("stage.no-two"), (3, 5, 5))
    back: Duty = OnStage() if room.services.modes.mode == "show" else Home()
    more = () if room.services.modes.mode else permitted(room, Button("show", Sentence("stage.show"), Training("")))
    trial = permitted(room, Button("studies", Sentence("stage.trial"), Studies()))
    return Page("stage-two", Sentence("stage.beside"), (table,), (*more, *trial), back, Sentence("stage.beside.say"))


def _what(quantity: str) -> Text:
    return Sentence(f"quantity.{quantity}")


def _beside(room: Room, duty: OnStage) -> Page:
    bench = room.station.bench
    one, other = bench.devices.bound().get(duty.first), bench.devices.bound().get(duty.second)
    quantity = shared(one, other) if one is not None and other is not None else ""
    if one is None or other is None or duty.first == duty.second or not quantity:
        return gone(room)
    if any(bench.serves(device) for device in (duty.first, duty.second)):
        return replace(_choose(room), complaint=Sentence("device.in-use"))
    page, complaint = side_by_side(room, duty, one, other, quantity)
    return replace(page, complaint=complaint)


DUTIES: Handlers = {OnStage: on_stage}
