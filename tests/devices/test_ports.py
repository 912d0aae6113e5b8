"""Which port a binding means: names move, adapters look alike, and nobody guesses. No port is opened here."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from serial.tools import list_ports, list_ports_common

from kiosk.devices.driver import BleAdvert, BleSession, Driver, SerialLine
from kiosk.devices.nearby import at_ports, for_advert, for_port, in_the_air
from kiosk.devices.ports import Port, find, holder, lasting_name, look, steady
from kiosk.devices.reasons import Reason

LOCKING = """
import fcntl, sys
port = open(sys.argv[1], "rb+")
fcntl.flock(port, fcntl.LOCK_EX)
print(flush=True)
sys.stdin.read()
"""
CH340, FTDI = (0x1A86, 0x7523), (0x0403, 0x6001)
BY_ID, BY_PATH = "/dev/serial/by-id/usb-{}", "/dev/serial/by-path/pci-usb-0:{}"


def ftdi(path: str = "/dev/ttyUSB7", serial: str = "FT1", socket: str = "1-1") -> Port:
    return Port(path, FTDI, serial, socket, "FT232R USB UART", BY_ID.format(serial), BY_PATH.format(socket))


def ch340(path: str = "/dev/ttyUSB8", socket: str = "1-2") -> Port:
    return Port(path, CH340, "", socket, "USB Serial", BY_ID.format("1a86"), BY_PATH.format(socket))


@dataclass(frozen=True)
class Case:
    about: str
    wanted: str
    last: Port | None
    ports: tuple[Port, ...]
    path: str
    reason: Reason = Reason.NONE


COM1, COM2 = Port("/dev/ttyS0"), Port("/dev/ttyS1")
HERE, MOVED = ftdi(), ftdi("/dev/ttyUSB9")
PLAIN, TWIN = ch340(), ch340("/dev/ttyUSB9", "1-3")
CASES = (
    Case("by its own id", HERE.by_id, None, (HERE,), HERE.by_id),
    Case("by its socket", PLAIN.by_path, None, (PLAIN, TWIN), PLAIN.by_path),
    Case("by its plain name", HERE.path, None, (HERE,), HERE.path),
    Case("built in", COM1.path, None, (COM1, COM2), COM1.path),
    Case("built in, and again", COM1.path, COM1, (COM1, COM2), COM1.path),
    Case("built in, and gone", "/dev/ttyS9", COM1, (COM2,), "", Reason.NOT_PLUGGED),
    Case("never seen and away", HERE.path, None, (), "", Reason.NOT_PLUGGED),
    Case("away", HERE.path, HERE, (), "", Reason.NOT_PLUGGED),
    Case("back under another name, known by its serial number", HERE.path, HERE, (MOVED,), MOVED.path),
    Case("and in another socket", HERE.path, HERE, (replace(MOVED, socket="1-9"),), MOVED.path),
    Case("its name is another device's now", HERE.path, HERE, (replace(PLAIN, path=HERE.path), MOVED), MOVED.path),
    Case("its name is another device's, and it is away", HERE.path, HERE, (replace(PLAIN, path=HERE.path),), "",
         Reason.NOT_PLUGGED),
    Case("another one of the maker took its name", HERE.path, HERE, (ftdi(serial="FT2"),), "", Reason.NOT_PLUGGED),
    Case("without a serial number, back in its socket", PLAIN.path, PLAIN, (replace(PLAIN, path="/dev/ttyUSB9"),),
         "/dev/ttyUSB9"),
    Case("without one, in another socket: it may be another", PLAIN.path, PLAIN, (TWIN,), "", Reason.NOT_PLUGGED),
    Case("but it is the one that has the id", PLAIN.by_id, PLAIN, (replace(PLAIN, socket="1-4"),), PLAIN.by_id),
    Case("two alike: the one in its socket", PLAIN.path, PLAIN, (replace(TWIN, path=PLAIN.path),
         replace(PLAIN, path="/dev/ttyUSB9")), "/dev/ttyUSB9"),
    Case("two alike, and never seen", PLAIN.path, None, (PLAIN, TWIN), "", Reason.ALIKE),
    Case("two alike behind one id", PLAIN.by_id, None, (PLAIN, TWIN), "", Reason.ALIKE),
    Case("two alike, neither in its socket", PLAIN.path, PLAIN, (replace(PLAIN, socket="1-5"), TWIN), "",
         Reason.ALIKE),
    Case("clones that share a serial number", HERE.path, HERE, (replace(MOVED, socket="1-5"),
         replace(MOVED, path="/dev/ttyUSB6", socket="1-6")), "", Reason.ALIKE),
    Case("an empty socket is empty, wherever the device is", HERE.by_path, HERE, (replace(
        MOVED, socket="1-9", by_path=BY_PATH.format("1-9")),), "", Reason.NOT_PLUGGED),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.about)
def test_the_port_that_a_binding_means(case: Case) -> None:
    path, _, reason = find(case.wanted, case.last, case.ports)
    assert (path, reason) == (case.path, case.reason)


def test_a_port_that_is_not_of_usb_is_taken_as_it_is_called(tmp_path: Path) -> None:
    port = tmp_path / "ttyS0"
    assert find(str(port), None, ()) == ("", None, Reason.NOT_PLUGGED)
    port.touch()
    assert find(str(port), None, (HERE,)) == (str(port), None, Reason.NONE)


def test_the_name_that_stays() -> None:
    assert steady(HERE, (HERE, PLAIN)) == HERE.by_id
    assert steady(PLAIN, (PLAIN,)) == PLAIN.by_path, "an id without a serial number is anybody's"
    assert steady(PLAIN, (PLAIN, TWIN)) == PLAIN.by_path
    clone = replace(HERE, path="/dev/ttyUSB6", by_path=BY_PATH.format("1-6"))
    assert steady(HERE, (HERE, clone)) == HERE.by_path, "two adapters that share a serial number"
    assert steady(Port("/dev/ttyUSB3", CH340), ()) == "/dev/ttyUSB3"


def test_a_name_of_today_becomes_one_that_stays() -> None:
    assert lasting_name(PLAIN.path, lambda: (HERE, PLAIN)) == PLAIN.by_path
    assert lasting_name(HERE.path, lambda: (HERE, PLAIN)) == HERE.by_id
    for other in ("/dev/ttyS0", HERE.by_id, "/dev/pts/3", "AA:BB:CC:DD:EE:FF"):
        assert lasting_name(other, lambda: (HERE,)) == other


def test_what_the_system_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usb, built_in = list_ports_common.ListPortInfo("/dev/ttyUSB0"), list_ports_common.ListPortInfo("/dev/ttyS0")
    usb.vid, usb.pid, usb.serial_number, usb.location, usb.product = (*FTDI, "FT1", "1-1", "Scale cable")
    phantom = list_ports_common.ListPortInfo("/dev/ttyS1")
    monkeypatch.setattr(list_ports, "comports", lambda: [usb, built_in, phantom])
    for name, chip in (("ttyS0", "4"), ("ttyS1", "0")):
        (tmp_path / "ttys" / name).mkdir(parents=True)
        (tmp_path / "ttys" / name / "type").write_text(f"{chip}\n")
    for kind in ("by-id", "by-path"):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / "usb-ft1").symlink_to("/dev/ttyUSB0")
    plain, found = look(tmp_path, tmp_path / "ttys")
    assert plain == Port("/dev/ttyS0", label="n/a")
    expected = (str(tmp_path / "by-id" / "usb-ft1"), str(tmp_path / "by-path" / "usb-ft1"))
    assert found == Port("/dev/ttyUSB0", FTDI, "FT1", "1-1", "Scale cable", *expected)
    (bare,) = look(tmp_path / "nowhere", tmp_path / "nowhere")
    assert (bare.by_id, bare.by_path) == ("", "")


def test_who_has_a_port_is_seen_without_opening_it(tmp_path: Path) -> None:
    port = tmp_path / "port"
    port.touch()
    assert holder(str(port)) == ""
    locks = tmp_path / "locks"
    inode = port.stat().st_ino
    locks.write_text(f"1: FLOCK  ADVISORY  WRITE {os.getpid()} 08:01:{inode} 0 EOF\n")
    assert holder(str(port), locks) == "", "we ourselves are nobody else"
    other = "1: POSIX  ADVISORY  WRITE 4711 08:01:7 0 EOF\n"
    locks.write_text(f"{other}2: FLOCK  ADVISORY  WRITE 4711 08:01:{inode} 0 EOF\n")
    assert holder(str(port), locks) == "?", "a program that has ended meanwhile"
    (tmp_path / "4711").mkdir()
    (tmp_path / "4711" / "comm").write_text("brltty\n")
    assert holder(str(port), locks) == "brltty"
    assert holder(str(tmp_path / "nothing"), locks) == ""


def test_a_real_lock_of_another_process_is_seen(tmp_path: Path) -> None:
    port = tmp_path / "port"
    port.touch()
    with subprocess.Popen([sys.executable, "-c", LOCKING, str(port)], stdin=-1, stdout=-1) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert holder(str(port)).startswith("python")
        other.communicate()
    assert holder(str(port)) == ""


def serial(key: str, maker: str, *usb: tuple[int, int]) -> Driver:
    return Driver(key, maker, key, "toy", SerialLine(usb=usb), ("mass",))


def radio(key: str, link: BleSession | BleAdvert) -> Driver:
    return Driver(key, "Toy", key, "toy", link, ("mass",))


DRIVERS = (
    serial("other-box", "Other", FTDI),
    serial("acme-scale", "Acme", FTDI),
    serial("plain-scale", "Plain", CH340),
    radio("cuff", BleSession("1810", ("2a35",), names=("CUFF_",))),
    radio("other-cuff", BleSession("1810", ("2a35",), names=("OTHER",))),
    radio("band", BleAdvert(service="181d", names=("BAND",))),
    radio("maker", BleAdvert(company=0x157)),
)


def test_suggestions_for_a_port() -> None:
    assert for_port(replace(HERE, label="ACME USB scale"), DRIVERS) == ("acme-scale", "other-box")
    assert for_port(Port("/dev/ttyUSB1", (1, 2)), DRIVERS) == ()


@pytest.mark.parametrize(
    ("name", "services", "companies", "expected"),
    [
        ("OTHER 7", ("1810",), (), ("other-cuff", "cuff")),
        ("", ("1810",), (), ("cuff", "other-cuff")),
        ("BAND 2", ("181d",), (), ("band",)),
        ("", (), (0x157,), ("maker",)),
        ("Somebody's phone", (), (76,), ()),
    ],
)
def test_suggestions_for_an_advert(
    name: str, services: tuple[str, ...], companies: tuple[int, ...], expected: tuple[str, ...]
) -> None:
    assert for_advert(name, services, companies, DRIVERS) == expected


@dataclass(frozen=True)
class Advertiser:
    address: str
    name: str = ""
    rssi: int = -50
    services: tuple[str, ...] = ()
    companies: tuple[int, ...] = ()


def test_what_stands_at_the_ports_and_in_the_air() -> None:
    bound = {PLAIN.by_path: "scale-1", "AA:BB:CC:DD:EE:FF": "cuff-1"}
    first, second, third = at_ports((HERE, PLAIN, TWIN), DRIVERS, bound)
    assert (first.address, first.alike, first.bound_as, first.suggestions[0]) == (HERE.by_id, False, "", "other-box")
    assert (second.address, second.alike, second.bound_as) == (PLAIN.by_path, True, "scale-1")
    assert (third.address, third.alike, third.bound_as) == (TWIN.by_path, True, "")
    cuff, band = in_the_air(
        (Advertiser("aa:bb:cc:dd:ee:ff", "CUFF_1"), Advertiser("11:22:33:44:55:66", services=("181d",))), DRIVERS, bound
    )
    assert (cuff.link, cuff.bound_as, cuff.label, cuff.rssi) == ("ble", "cuff-1", "CUFF_1", -50)
    assert (band.link, band.bound_as, band.suggestions) == ("advert", "", ("band",))
