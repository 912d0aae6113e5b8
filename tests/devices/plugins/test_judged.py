"""What a driver's author is told: where it went wrong, in the author's own files, and the hash to hand over."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.devices.plugins.conform import conform
from kiosk.devices.plugins.folder import tree_hash
from kiosk.devices.plugins.new import create
from kiosk.devices.plugins.strain import told

WALKWAY = Path(__file__).resolve().parents[3] / "examples/process-link-perl"
CODEC = """
from kiosk.devices import Frame, FrameError, FrameFlaw, Record, Stateless, WireProtocol
from decimal import Decimal

def decode(frame):
    if len(frame.data) != 3 or frame.data[0] != 0x81:
        raise FrameError(FrameFlaw.BAD_HEADER, "not ours")
    values = {"heart_rate": Decimal(frame.data[1]), "spo2": Decimal(frame.data[2])}
    yield Record("toy", {"quantities": values, "status": "ok"}, frame.data, frame.at)

PROTOCOL = WireProtocol(key="toy", version="1", source="made up", make=lambda _: Stateless(decode),
                        quantities=("spo2", "heart_rate"))
"""
VECTORS = """
from decimal import Decimal
from kiosk.devices import FrameFlaw
from kiosk.devices.conformance import Vector

VECTORS = (
    Vector(b"\\x81\\x48\\x61", ({"quantities": {"heart_rate": Decimal(72), "spo2": Decimal(97)}},), source="made up"),
    Vector(b"\\x71\\x48\\x61", flaw=FrameFlaw.BAD_HEADER, source="made up, first byte spoiled"),
)
"""
SIMULATOR = """
def frames(values):
    return bytes((0x81, int(values["heart_rate"]), int(values["spo2"])))
"""
ASKED = "the simulator says what the codec reads"


@pytest.fixture
def oximeter(tmp_path: Path) -> Path:
    """A made-up device that says two values at once, and whose simulator needs both."""
    folder = create("kiosk-toy", tmp_path, "ble")
    package = folder / "kiosk_toy"
    for name, text in (("codec", CODEC), ("vectors", VECTORS), ("simulator", SIMULATOR)):
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    manifest = package / "kiosk-plugin.toml"
    said = manifest.read_text(encoding="utf-8")
    manifest.write_text(
        said.replace('measures = ["body_weight"]', 'measures = ["heart_rate", "spo2"]'), encoding="utf-8"
    )
    return folder


def problems(folder: Path, ask: str) -> tuple[str, ...]:
    """Return what speaks against it in one question."""
    (found,) = (one.problems for one in conform(folder).answers if one.ask == ask)
    return found


def test_values_that_a_device_says_together_are_asked_for_together(oximeter: Path) -> None:
    report = conform(oximeter)
    assert [one for one in report.answers if one.problems] == []
    assert (report.passed, report.sha256) == (True, "")  # a folder is no thing to install


def test_a_mistake_is_told_with_its_file_and_line(oximeter: Path) -> None:
    simulator = oximeter / "kiosk_toy/simulator.py"
    simulator.write_text(SIMULATOR.replace('"spo2"', '"spo3"'), encoding="utf-8")
    found = problems(oximeter, ASKED)
    assert len(found) == 6  # three values of each
    assert all(one.endswith("KeyError('spo3') (simulator.py, line 3)") for one in found)


def test_a_wrong_number_is_told_with_what_was_read(oximeter: Path) -> None:
    simulator = oximeter / "kiosk_toy/simulator.py"
    simulator.write_text(SIMULATOR.replace('int(values["spo2"])', "90"), encoding="utf-8")
    found = problems(oximeter, ASKED)
    assert found == tuple(
        f"spo2 {spo2}: the codec reads heart_rate {rate}, spo2 90" for rate, spo2 in ((81, 63), (138, 75), (194, 88))
    )


def test_what_is_not_of_the_package_has_no_line(tmp_path: Path) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011
        int("x")
    assert told(raised.value, tmp_path) == repr(raised.value)
    assert f"({Path(__file__).name}, line " in told(raised.value, Path(__file__).parent)


def test_what_can_be_installed_is_told_with_the_hash_that_install_shows() -> None:
    report = conform(WALKWAY)
    assert report.plain["sha256"] == tree_hash(WALKWAY)
    assert f"sha256 {tree_hash(WALKWAY)}\nPASS" in report.words
