"""Trying a device out: what it says stands on the staff's page as it comes, and goes nowhere else.

Only what the device surely held from before goes to the tray: some say it once, to whoever listens first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kiosk.core.duties import DevicePage, TryReading
from kiosk.core.pages import Button, Lines, Page, Part, Row, Table, Text
from kiosk.core.plausible import plausible
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Block, Reading, Record, Refusal
from kiosk.core.texts import Sentence
from kiosk.core.translate import meaning
from kiosk.core.typed import with_unit
from kiosk.core.whose import Moment
from kiosk.devices.bound import InUse
from kiosk.devices.driver import Driver
from kiosk.devices.events import Changed, Event, Hear, Noticed, Passkey, Said
from kiosk.station.office.device_page import device_page, gone
from kiosk.station.office.devices import MARKS, model, todo
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.tray import REFUSED

KEY = "device-test"
EVERY = 0.4
"""Seconds between two looks at what has come: digits that change faster cannot be read."""
LONGEST = 48
"""So much of what came is shown as it came."""


@dataclass(slots=True)
class Trial:
    """What a device has said since its test began; ``good``: a value came that can be one."""

    driver: Driver
    address: str = ""
    good: bool = False
    values: dict[str, tuple[Text, str]] = field(default_factory=dict)  # quantity → value with unit, digits as they came
    refused: str = ""
    raw: str = ""
    count: int = 0
    facts: dict[str, object] = field(default_factory=dict)
    passkey: Passkey | None = None

    def hear(self, event: Event) -> None:
        """Take what the device, or the supervisor about it, says."""
        match event:
            case Said(record=record):
                self._said(record)
            case Changed():
                self.facts |= {"state": event.state.value, "reason": event.reason_key}
            case Noticed():
                self.facts[event.what] = event.value
            case Passkey():
                self.passkey = event

    def _said(self, record: Record) -> None:
        self.count, self.refused, self.passkey = self.count + 1, "", None
        self.raw = as_it_came(record.raw)
        self.good = self.good or not self.driver.measures  # a reader of cards measures nothing
        for one in meaning(record):
            self._take(one)

    def _take(self, one: Reading | Block | Refusal) -> None:
        match one:
            case Refusal(reason=reason):
                self.refused = reason
            case Reading() if isinstance(plausible(one, QUANTITIES), Refusal):
                self.values[one.quantity] = (Sentence("device.impossible"), one.said or f"{one.value}")
            case Reading():
                self._keep(one.quantity, one.value, one.said)
            case Block() if len(one.values):
                self._keep(one.quantity, Decimal(str(round(float(one.values[-1]), 4))), "")

    def _keep(self, quantity: str, value: Decimal, said: str) -> None:
        self.good = True
        known = quantity in QUANTITIES
        self.values[quantity] = (with_unit(quantity, value) if known else f"{value:f}", said or f"{value:f}")


def as_it_came(raw: bytes) -> str:
    """Bytes as a person can read them: letters where they are letters, else two digits each."""
    text = raw.decode("ascii", errors="replace").strip()
    if text and text.isprintable() and text.isascii():
        return text[:LONGEST]
    return raw[: LONGEST // 3].hex(" ")


def heard(trial: Trial, facts: Mapping[str, object]) -> tuple[Part, ...]:
    """The parts that show a trial: how the device is, its values, and what came as it came."""
    state = str(facts.get("state", "connecting"))
    lines = Lines(((Sentence("device.state"), Sentence(f"stations.device.{state}")),), MARKS.get(state, "off"))
    rows = tuple(
        Row(f"value-{quantity}", (name(quantity), *shown), "ok") for quantity, shown in sorted(trial.values.items())
    )
    heads = tuple(Sentence(f"device.test.{word}") for word in ("what", "value", "said"))
    table = Table("values", heads, rows, Sentence("device.test.nothing"), (3, 3, 3))
    more: list[tuple[Text, Text]] = [] if state in ("ready", "busy") else [(Sentence("device.todo"), todo(facts))]
    if trial.refused:
        more.append((Sentence("device.test.refused"), REFUSED.get(trial.refused, REFUSED["not_a_value"])))
    if trial.raw:
        more.append((Sentence("device.test.raw"), Sentence("device.test.came", (trial.raw, str(trial.count)))))
    return (lines, table, Lines(tuple(more))) if more else (lines, table)


def name(quantity: str) -> Text:
    """A quantity in words; a plug-in's goes by its key where it has none."""
    return Sentence(f"quantity.{quantity}") if quantity in QUANTITIES else quantity


def both(room: Room, trial: Trial) -> Hear:
    """The page hears what a bound device says, and the bench, which knows what is whose."""
    began = Moment(room.now(), room.station.clock.monotonic())

    def hear(event: Event) -> None:
        trial.hear(event)
        if isinstance(event, Said):
            room.station.bench.tried(event, began)

    return hear


async def test(room: Room, duty: TryReading) -> Page:
    """Begin a test reading of a bound device; never while a step measures with it."""
    bench, device = room.station.bench, duty.device
    found = bench.devices.bound().get(device)
    if found is None:
        return gone(room)
    if bench.serves(device):
        return replace(await device_page(room, DevicePage(device)), complaint=Sentence("device.in-use"))
    trial = Trial(found.driver, found.port)

    async def listen() -> None:
        if not bench.reserve(device):
            raise InUse(device)
        try:
            async with bench.devices.test_reading(device, both(room, trial)):
                while True:
                    room.office.refresh(page())
                    await room.station.clock.sleep(EVERY)
        finally:
            bench.let_go(device)

    def page() -> Page:
        facts = {**bench.devices.facts(device), **trial.facts}
        close = Button("done", Sentence("device.test.done"), DevicePage(device))
        say = Sentence("device.test.say", (model(found.driver),))
        title = Sentence("device.test")
        return Page(KEY, title, heard(trial, facts), (close,), DevicePage(device), say, who=device)

    room.office.live.start(KEY, listen, trial)
    return page()


DUTIES: Handlers = {TryReading: test}
