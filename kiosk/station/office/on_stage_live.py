"""Two devices of the same quantity side by side, live: the last value of each, their difference, the pairs so far.

What they say stands on the page and goes nowhere: no result, no row, nothing sent. The comparison goes on while one of
the two is swapped: the pairs of before stay in the chart, and count no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AsyncExitStack
from decimal import Decimal

from kiosk.core.duties import SwapDevice
from kiosk.core.duties_studies import OnStage
from kiosk.core.metrology.beside import Beside, Side
from kiosk.core.pages import Big, Button, Chart, Lines, Page, Part, Row, Table, Text
from kiosk.core.quantity import QUANTITIES
from kiosk.core.texts import Sentence
from kiosk.core.translate import meaning
from kiosk.core.typed import symbol_of, with_unit
from kiosk.core.whose import Moment
from kiosk.devices.bound import InUse
from kiosk.devices.events import Binding, Event, Hear, Said
from kiosk.station.office.devices import MARKS, model
from kiosk.station.office.forms import permitted
from kiosk.station.office.room import Room
from kiosk.station.office.testing import EVERY

LIVE = "stage-live"


def side_by_side(room: Room, duty: OnStage, one: Binding, other: Binding, quantity: str) -> tuple[Page, Text]:
    """Begin, or go on with, the comparison of these two; also what was wrong with the press, if anything."""
    two = _kept(room, (one.device_id, other.device_id), quantity)
    two.stand(_instrument(one), _instrument(other))
    complaint: Text = ""
    if duty.act == "clear":
        two.clear()
    elif duty.act == "pair" and not two.keep():
        complaint = Sentence("stage.nothing-new")
    if room.office.live.subject is not two or not room.office.showing(LIVE):
        room.office.live.start(LIVE, lambda: _listen(room, two, one, other), two)
    return _live(room, two, one, other), complaint


def shared(one: Binding, other: Binding) -> str:
    """What both of them measure, the first of the first one's; nothing where there is none."""
    known = (quantity for quantity in one.driver.measures if quantity in QUANTITIES)
    return next((quantity for quantity in known if quantity in other.driver.measures), "")


def named(bound: Binding) -> str:
    """A device's name here, with its model."""
    return f"{bound.device_id} ({model(bound.driver)})"


def _kept(room: Room, names: tuple[str, str], quantity: str) -> Beside:
    """Return the comparison of these two; it goes on while one of them is swapped."""
    before = room.office.on_stage
    if isinstance(before, Beside) and (before.names, before.quantity) == (names, quantity):
        return before
    made = Beside(names, quantity, Side(quantity), Side(quantity))
    room.office.on_stage = made
    return made


def _instrument(bound: Binding) -> str:
    return f"{bound.driver.key} {bound.serial_number or bound.port}"


async def _listen(room: Room, two: Beside, one: Binding, other: Binding) -> None:
    """Hold both devices as a test reading does, until another page comes."""
    bench = room.station.bench
    async with AsyncExitStack() as held:
        for bound, side in ((one, two.first), (other, two.second)):
            if not bench.reserve(bound.device_id):
                raise InUse(bound.device_id)
            held.callback(bench.let_go, bound.device_id)
            await held.enter_async_context(bench.devices.test_reading(bound.device_id, _hear(room, side)))
        while True:
            room.office.refresh(_live(room, two, one, other))
            await room.station.clock.sleep(EVERY)


def _hear(room: Room, side: Side) -> Hear:
    began = Moment(room.now(), room.station.clock.monotonic())

    def hear(event: Event) -> None:
        if isinstance(event, Said):
            side.hear(meaning(event.record))
            room.station.bench.tried(event, began)  # what it surely held from before is somebody's

    return hear


def _live(room: Room, two: Beside, one: Binding, other: Binding) -> Page:
    facts = room.station.bench.devices.facts
    rows = tuple(
        _side(name, bound, side, facts(bound.device_id))
        for name, bound, side in (("first", one, two.first), ("second", other, two.second))
    )
    heads = tuple(Sentence(f"stage.head.{word}") for word in ("device", "state", "value"))
    table = Table("two", heads, rows, Sentence("stage.no-two"), (5, 3, 3))
    pair, clear = (OnStage(*two.names, act=act) for act in ("pair", "clear"))
    swaps = (
        Button(f"swap-{which}", Sentence(f"stage.swap-{which}"), SwapDevice(name))
        for which, name in zip(("first", "second"), two.names, strict=True)
    )
    main = Button("pair", Sentence("stage.pair"), pair)
    buttons = permitted(room, main, *swaps, Button("clear", Sentence("stage.clear"), clear))
    unit = symbol_of(QUANTITIES[two.quantity].unit)
    big = Big("–" if two.off is None else f"{_digits(two.quantity, two.off)} {unit}")
    parts: tuple[Part, ...] = (table, Lines((Sentence("stage.off"),)), big, _chart(two, unit))
    return Page(LIVE, Sentence("stage.beside"), parts, buttons, OnStage(act="choose"), Sentence("stage.live.say"))


def _side(name: str, bound: Binding, side: Side, facts: Mapping[str, object]) -> Row:
    state = str(facts.get("state", "connecting"))
    value = "–" if side.value is None else with_unit(side.quantity, side.value)
    return Row(name, (named(bound), Sentence(f"stations.device.{state}"), value), MARKS.get(state, "off"))


def _digits(quantity: str, value: Decimal, more: int = 0) -> str:
    return f"{value:+.{QUANTITIES[quantity].decimals + more}f}"


def _chart(two: Beside, unit: str) -> Chart:
    """Difference against mean; the pairs of before a swap are small."""
    now = two.now
    points = tuple(
        (float(pair.first + pair.second) / 2, float(pair.off), "ok" if pair in now else "") for pair in two.pairs
    )
    mean = sum((pair.off for pair in now), Decimal(0)) / len(now) if now else None
    lines = [(Sentence("stage.none-off"), 0.0, "warn")]
    said: Text = Sentence("stage.no-pairs")
    if mean is not None:
        lines.append((Sentence("stage.mean"), float(mean), "centre"))
        said = Sentence("stage.pairs", (str(len(now)), f"{_digits(two.quantity, mean, 1)} {unit}"))
    axes = Sentence("stage.axis.mean", (unit,)), Sentence("stage.axis.off", (unit,))
    return Chart(Sentence("stage.chart"), *axes, points, tuple(lines), said=said)  # type: ignore[arg-type]  # the words are of the kinds
