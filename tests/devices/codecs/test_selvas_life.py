"""Random lives of a cuff that keeps results: what its codec calls proven was measured in that step. Serial 3.2, 3.3."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.core.reading import Record
from kiosk.devices.codecs.selvas_bp250 import FORGETS, POLL, SelvasBp250
from kiosk.devices.codecs.selvas_r1 import ACK, ENQ, VERSION, SelvasR1, framed
from kiosk.devices.driver import Frame, Send

EOT, ANSWER = framed(b"\x04"), framed(b"V1.0")
MEASURING = 20.0
"""Seconds: no cuff is quicker."""
DEEDS = ("stranger", "begin", "end", "mine", "wait", "off", "on", "keep", "lose the next ack", "new link")


@dataclass
class R1:
    """The device as the reference describes it: a result, said at each ENQ until ACKed. ``mute``: silent when empty."""

    mute: bool
    knows_version: bool
    memory: bytes = b""
    on: bool = True
    deaf: bool = False  # the next ACK gets lost

    def measure(self, number: int) -> None:
        self.memory = framed(
            f"R1,000000000,210427,{number:06},{100 + number % 90},097,{60 + number % 30},084,0".encode()
        )

    def hear(self, send: Send) -> Iterable[bytes]:
        if not self.on:
            return
        if send == ENQ and (self.memory or not self.mute):
            yield self.memory or framed(b"R1,000000000,000000,000000,000,000,000,000,0")
        elif send == VERSION and self.knows_version:
            yield ANSWER
        elif send == ACK:
            self.memory, self.deaf = (self.memory if self.deaf else b""), False

    def pass_time(self, seconds: float) -> Iterable[bytes]:
        return ()


@dataclass
class Bp250:
    """Says its result and EOT by itself every five seconds, and forgets it after fifteen."""

    memory: bytes = b""
    age: float = 0.0
    on: bool = True
    deaf: bool = False

    def measure(self, number: int) -> None:
        text = f"0000,26/11/21,{number // 60 % 24:02}/{number % 60:02},{100 + number % 90},097,{60 + number % 30},084"
        self.memory, self.age = framed(f"{text},0,0,0,0,0,0".encode()), 0.0

    def hear(self, send: Send) -> Iterable[bytes]:
        if self.on and send == VERSION:
            yield ANSWER
        if self.on and send == ACK:
            self.memory, self.deaf = (self.memory if self.deaf else b""), False

    def pass_time(self, seconds: float) -> Iterable[bytes]:
        self.age += seconds
        if self.age > 15:
            self.memory = b""
        return (self.memory, EOT) if self.on and self.memory else ()


@dataclass
class Life:
    """One device, one codec for each link, one clock."""

    device: R1 | Bp250
    poll: float
    codec: SelvasR1 | SelvasBp250 = field(init=False)
    step: int = 0  # the number of the step that runs; 0: none
    steps: int = 0
    owner: dict[int, int] = field(default_factory=dict)  # result → step, 0 a stranger's
    heard: list[Record] = field(default_factory=list)
    proven: int = 0

    def __post_init__(self) -> None:
        self.link()

    def link(self) -> None:
        self.codec = SelvasR1() if isinstance(self.device, R1) else SelvasBp250()
        self.say(self.codec.open())
        if self.step:
            self.say(self.codec.begin())
        self.say(self.codec.ask())

    def say(self, sends: Iterable[Send]) -> None:
        for send in sends:
            self.answer(self.device.hear(send))

    def answer(self, frames: Iterable[bytes]) -> None:
        for data in frames:
            said = tuple(self.codec.feed(Frame(data)))
            self.say(one for one in said if isinstance(one, Send))
            for record in said:
                if isinstance(record, Record):
                    self.judge(record)

    def judge(self, record: Record) -> None:
        number = max(one for one in self.owner if self.bytes_of(one) == record.raw)
        self.heard.append(record)
        if record.fields.get("stored") is False:
            self.proven += 1
            assert self.step, "proven of a step that does not run"
            assert self.owner[number] == self.step, "a stranger's"

    def bytes_of(self, number: int) -> bytes:
        twin = R1(False, True) if isinstance(self.device, R1) else Bp250()
        twin.measure(number)
        return twin.memory

    def measure(self, owner: int) -> None:
        if self.device.on:
            number = len(self.owner) + 1
            self.owner[number] = owner
            self.device.measure(number)

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds / self.poll)):
            self.answer(self.device.pass_time(self.poll))
            self.say(self.codec.ask())

    def do(self, deed: str) -> None:
        match deed:
            case "stranger" if not self.step:
                self.measure(0)
            case "begin" if not self.step:
                self.steps += 1
                self.step = self.steps
                self.say(self.codec.begin())
                self.say(self.codec.ask())
            case "end" if self.step:
                self.say(self.codec.end())
                self.step = 0
            case "mine" if self.step:
                self.wait(MEASURING)
                self.measure(self.step)
                self.wait(self.poll)
            case "wait":
                self.wait(self.poll)
            case "off":
                self.device.on = False
            case "on":
                self.device.on = True
            case "keep" if self.heard:
                self.say(self.codec.kept(self.heard[-1]))
            case "lose the next ack":
                self.device.deaf = True
            case "new link":
                self.link()


KINDS = {
    "R1": lambda: Life(R1(mute=False, knows_version=True), 2.0),
    "R1, mute": lambda: Life(R1(mute=True, knows_version=True), 2.0),
    "R1, mute, no version": lambda: Life(R1(mute=True, knows_version=False), 2.0),
    "BP250": lambda: Life(Bp250(), POLL),
}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=150, deadline=None)
@given(deeds=st.lists(st.sampled_from(DEEDS), max_size=30))
@example(
    deeds=["stranger", "off", "begin", "wait", "wait", "wait", "wait", "on", "wait", "wait"]
)  # silence is no proof
@example(deeds=["begin", "wait", "end", "stranger", "begin", "wait", "wait"])
@example(deeds=["stranger", "begin", "keep", "lose the next ack", "keep", "new link", "wait", "wait"])
def test_only_what_was_measured_in_a_step_is_proven_of_it(kind: str, deeds: list[str]) -> None:
    life = KINDS[kind]()
    for deed in deeds:
        life.do(deed)


@pytest.mark.parametrize(("kind", "proven"), [("R1", 2), ("R1, mute", 2), ("R1, mute, no version", 0), ("BP250", 2)])
def test_an_honest_life_is_proven_where_it_can_be(kind: str, proven: int) -> None:
    life = KINDS[kind]()
    for deed in (
        "stranger",
        "begin",
        "keep",
        "wait",
        "mine",
        "keep",
        "end",
        "stranger",
        "wait",
        "keep",
        "begin",
        "mine",
    ):
        life.do(deed)
    assert life.proven == proven
    assert FORGETS * POLL > 15
