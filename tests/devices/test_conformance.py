"""The contract itself: good codecs keep it (their own tests), and each kind of sabotage breaks it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest

from kiosk.core.errors import FrameFlaw
from kiosk.devices import Driver, Frame, FrameError, Record, Send, SerialLine, Stateless, WireProtocol, lines
from kiosk.devices.codecs import and_standard
from kiosk.devices.conformance import ABSENT, Case, Guard, Vector, broken
from kiosk.devices.driver import BleSession
from kiosk.devices.framing import Lines

LINE = b"ST,+00065.40 kg\r\n"
VECTOR = Vector(LINE, ({"weight_kg": Decimal("65.40"), "error_code": ABSENT},), source="serial 1.1")
GOOD = Case(and_standard.PROTOCOL, (VECTOR,), guard=Guard.LENGTH)


def names(case: Case) -> set[str]:
    """Return the names of the broken promises."""
    return {problem.partition(":")[0] for problem in broken(case)}


def with_decode(decode: object, **more: object) -> WireProtocol:
    """Return our protocol with another decode function."""
    return replace(and_standard.PROTOCOL, make=lambda _: Stateless(decode), **more)  # type: ignore[arg-type]


class Forgetful(Lines):
    """A framer that loses what is left over after a piece."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        frames = super().feed(data)
        self._held = b""
        return frames


def careless(frame: Frame) -> Iterator[Record]:
    """Decode without looking at lengths."""
    found = re.search(rb"[+-] *[0-9.]*[0-9]", frame.data)
    if not found or b"kg" not in frame.data:
        raise FrameError(FrameFlaw.BAD_SHAPE, "no number")
    number = Decimal(found[0].replace(b" ", b"").decode()) if found[0].count(b".") < 2 else Decimal(0)
    yield Record("and_standard", {"weight_kg": number}, frame.data, frame.at)


def brittle(frame: Frame) -> Iterator[Record]:
    """Decode and let any error out."""
    yield Record("and_standard", {"weight_kg": Decimal(frame.data[3:12].decode())}, frame.data, frame.at)


def short_sighted(frame: Frame) -> Iterator[Record]:
    """Read a notification without checking that its bytes are there."""
    yield Record("gatt:2A35", {"systolic_mmhg": int.from_bytes(frame.data[1:3], "little")}, frame.data, frame.at)


def other_quantity(frame: Frame) -> Iterator[Record]:
    """Say something that was not declared."""
    yield Record("and_standard", {"pulse": 70}, frame.data, frame.at)


class Grip:
    """A codec whose answer does not survive being kept: it depends on what came before."""

    def __init__(self) -> None:
        self.count = 0

    def open(self) -> tuple[Send, ...]:
        return ()

    begin = end = open

    def feed(self, frame: Frame) -> Iterator[Record]:
        self.count += 1
        yield Record("and_standard", {"weight_kg": Decimal(self.count + 64)}, frame.data[:-1], frame.at)


def test_a_good_codec_keeps_every_promise() -> None:
    assert broken(GOOD) == []


def test_a_framer_that_loses_leftovers_breaks_the_contract() -> None:
    forgetful = replace(GOOD.protocol, framer=lambda _: Forgetful((b"\r\n",), and_standard.STARTS, 1024))
    assert "cuts_change_nothing" in names(replace(GOOD, protocol=forgetful))


def test_a_framer_without_starts_breaks_the_contract() -> None:
    blind = replace(GOOD.protocol, framer=lambda _: lines(b"\r\n"))
    assert {"noise_is_skipped", "half_spoils_no_whole"} <= names(replace(GOOD, protocol=blind))


def test_a_codec_without_length_checks_breaks_the_contract() -> None:
    assert "spoiled_is_refused" in names(replace(GOOD, protocol=with_decode(careless)))


def test_a_codec_that_raises_anything_else_breaks_the_contract() -> None:
    assert "spoiled_is_refused" in names(replace(GOOD, protocol=with_decode(brittle)))


def test_a_notification_without_length_checks_breaks_the_contract() -> None:
    protocol = WireProtocol("gatt:2A35", "1", "sabotage", lambda _: Stateless(short_sighted), None)
    vector = Vector(bytes.fromhex("0078004F005D00"), ({"systolic_mmhg": 120},), source="BLE 2.3")
    assert {"short_is_refused", "readings_are_declared"} <= names(Case(protocol, (vector,)))
    assert "short_is_refused" not in names(Case(protocol, (vector,), open_ended=True))


def test_a_wrong_value_and_a_missing_record_break_the_contract() -> None:
    wrong = replace(VECTOR, expect=({"weight_kg": Decimal("65.41")},))
    assert names(replace(GOOD, vectors=(wrong,))) == {"vectors_decode"}
    assert names(replace(GOOD, vectors=(replace(VECTOR, expect=()),))) == {"vectors_decode"}
    assert names(replace(GOOD, vectors=(replace(VECTOR, rejected=1),))) == {"vectors_decode"}
    absent = replace(VECTOR, expect=({"weight_kg": ABSENT},))
    assert "not ABSENT" in broken(replace(GOOD, vectors=(absent,)))[0]


def test_a_wrong_flaw_breaks_the_contract() -> None:
    protocol = WireProtocol("gatt:2A35", "1", "sabotage", lambda _: Stateless(short_sighted), None)
    vector = Vector(b"", flaw=FrameFlaw.TRUNCATED, source="BLE 0")
    assert "vectors_decode" in names(Case(protocol, (vector,)))


def test_undeclared_unknown_and_implausible_quantities_break_the_contract() -> None:
    assert names(replace(GOOD, protocol=with_decode(other_quantity))) >= {"readings_are_declared"}
    assert names(replace(GOOD, protocol=replace(GOOD.protocol, quantities=("body_weight", "luck")))) == {
        "readings_are_declared"
    }
    heavy = Vector(b"ST,+00999.40 kg\r\n", ({"weight_kg": Decimal("999.40")},), source="serial 1.1")
    assert names(replace(GOOD, vectors=(heavy,))) == {"readings_are_declared"}
    assert names(replace(GOOD, vectors=(replace(heavy, odd="an elephant"),))) == set()


def test_records_that_depend_on_what_came_before_break_the_contract() -> None:
    protocol = replace(GOOD.protocol, make=lambda _: Grip())
    assert {"merged_is_both", "records_can_be_kept"} <= names(replace(GOOD, protocol=protocol))


def test_sources_must_be_named() -> None:
    nameless = replace(GOOD, vectors=(replace(VECTOR, source=" "),), protocol=replace(GOOD.protocol, source=""))
    assert names(nameless) == {"sources_are_named"}


@pytest.mark.parametrize(
    "driver",
    [
        Driver("Acme_1", "Acme", "1", "and_standard", SerialLine(), ("body_weight",), source="x"),
        Driver("acme-1", "Acme", "1", "st_gs", SerialLine(), ("body_weight",), source="x"),
        Driver("acme-1", "Acme", "1", "and_standard", SerialLine(), ("body_weight",), variant="v", source="x"),
        Driver("acme-1", "Acme", "1", "and_standard", SerialLine(), (), source="x"),
        Driver("acme-1", "Acme", "1", "and_standard", SerialLine(), ("spo2",), source="x"),
        Driver("acme-1", "Acme", "1", "and_standard", BleSession("181d", ("2a9d",)), ("body_weight",), source="x"),
        Driver("acme-1", "Acme", "1", "and_standard", BleSession("181D", ("2A9D",)), ("body_weight",), source="x"),
    ],
)
def test_drivers_that_do_not_fit_break_the_contract(driver: Driver) -> None:
    assert names(replace(GOOD, drivers=(driver,))) == {"drivers_fit"}


def test_a_strange_key_breaks_the_contract() -> None:
    assert names(replace(GOOD, protocol=replace(GOOD.protocol, key="And Standard"))) == {"drivers_fit"}


def test_a_codec_that_imports_a_port_breaks_the_contract() -> None:
    # tests.devices.wires stands for a codec module that somebody put beside pyserial
    heavy = replace(GOOD.protocol, make=partial(heavy_make, "x"))
    assert "codec_is_light" in names(replace(GOOD, protocol=heavy))


def heavy_make(_: str, variant: str) -> Stateless:
    """Make our codec; this function says that it lives beside pyserial."""
    return Stateless(and_standard.decode)


heavy_make.__module__ = "kiosk.devices.link_serial"
