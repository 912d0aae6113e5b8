"""The short form of ``make fuzz``, and proof that it would find what it looks for."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from kiosk.devices import Frame, Record, Stateless
from kiosk.devices.conformance import Case, DriverContract
from kiosk.devices.framing import Lines
from tests.devices.codecs.test_and_standard import TestAndStandard as AndStandard
from tests.long.fuzz import Fuzz, contracts, fuzz, main
from tests.long.guided import CORPUS, kept, path_of
from tests.long.looking import look


class Forgetful(Lines):
    """Loses what is left over after a piece."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        frames = super().feed(data)
        self._held = b""
        return frames


def any_digits(frame: Frame) -> Iterator[Record]:
    """Take whatever digits there are."""
    digits = bytes(byte for byte in frame.data if 48 <= byte < 58)
    yield Record("and_standard", {"weight_kg": Decimal(digits.decode() or "0")}, frame.data, frame.at)


def not_a_number(frame: Frame) -> Iterator[Record]:
    """Say NaN."""
    yield Record("and_standard", {"weight_kg": Decimal("NaN")}, frame.data, frame.at)


def fragile(frame: Frame) -> Iterator[Record]:
    """Let other errors out."""
    yield Record("and_standard", {"weight_kg": Decimal(frame.data[3:12].decode())}, frame.data, frame.at)


CASE = AndStandard.case()
FORGETFUL = replace(CASE.protocol, framer=lambda _: Forgetful((b"\r\n",), (b"ST,",), 1024))


def test_spoiled_bytes_break_no_codec() -> None:
    tallies = fuzz(8000, seed=7)
    assert [problem for tally in tallies for problem in tally.problems] == []
    assert all(tally.records for tally in tallies)
    assert len(tallies) == len(contracts())


@pytest.mark.parametrize("contract", contracts(), ids=lambda contract: contract.protocol.key)
def test_what_a_guided_fuzzer_has_found_breaks_nothing(contract: type[DriverContract]) -> None:
    protocol = contract.protocol
    variants = ("", *protocol.variants)
    for data in kept(protocol.key):
        look(protocol, variants[data[0] % len(variants)], data[1:])


def test_every_corpus_belongs_to_a_protocol() -> None:
    known = {path_of(contract.protocol.key) for contract in contracts()}
    assert set(CORPUS.iterdir()) <= known


@pytest.mark.parametrize("decode", [not_a_number, fragile])
def test_a_look_finds_what_must_not_be(decode: Callable[[Frame], Iterator[Record]]) -> None:
    protocol = replace(CASE.protocol, make=lambda _: Stateless(decode), framer=None)
    with pytest.raises((AssertionError, ArithmeticError, ValueError)):
        look(protocol, "", b"ST,+0000Q.00 kg\r\n")


def test_it_is_a_program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["fuzz", "--frames", "70", "--seed", "3"])
    assert main() == 0
    assert "0 problems, seed 3" in capsys.readouterr().out


def with_decode(decode: Callable[[Frame], Iterator[Record]]) -> Case:
    """Return the case with another decode function."""
    return replace(CASE, protocol=replace(CASE.protocol, make=lambda _: Stateless(decode)))


@pytest.mark.parametrize(
    "case",
    [
        replace(CASE, protocol=FORGETFUL),
        with_decode(any_digits),
        with_decode(not_a_number),
        with_decode(fragile),
    ],
)
def test_it_finds_sabotage(case: Case) -> None:
    assert Fuzz(case, random.Random(1)).run(500).problems
