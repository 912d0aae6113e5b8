"""`kiosk devices watch / check / record / simulate`, as a person types them; the devices are the simulator's."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kiosk.app.addressing import binding_of
from kiosk.app.device_tools import Row, Screen, aimed, brief, chosen, table_of, verdicts
from kiosk.app.simulating import playing, scenario_of, tries
from kiosk.core.errors import ConfigError
from kiosk.devices.driver import Driver
from kiosk.devices.events import Binding
from kiosk.devices.promises import Case, Vector, vectors_decode
from kiosk.devices.registry import installed
from kiosk.devices.simulate.cast import Stage, cast
from kiosk.devices.simulate.ledger import Ledger
from kiosk.devices.simulate.pace import Pace
from kiosk.devices.simulate.radio import Radio
from kiosk.devices.simulate.scenario import ScenarioError, parse
from kiosk.devices.taping import Piece, shown, take
from kiosk.devices.vector_table import table
from kiosk.store import values
from kiosk.store.runlock import RunLock
from tests.app.test_commands import answer, site
from tests.app.test_commands import program as kiosk
from tests.devices.wires import driver
from tests.rig import Rig

__all__ = ["site"]  # a fixture of the neighbour

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
STANDING = {"driver": "cas-ci-400", "link": {"serial": "scale"}, "at": [{"step": "weight", "value": Decimal("65.4")}]}


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    with Rig(tmp_path_factory.mktemp("rig"), {"device": [STANDING]}, speed=20) as made:
        made.step("weight")
        yield made


def test_one_line_says_whether_a_device_answers(rig: Rig, tmp_path: Path) -> None:
    port = rig.port("scale")
    good = answer(kiosk("devices", "check", f"cas-ci-400@{port}", "--json"))
    assert good["ok"] is True
    assert (good["devices"][0]["verdict"], good["devices"][0]["state"]) == ("ok", "ready")
    away = kiosk("devices", "check", f"cas-ci-400@{tmp_path / 'nothing'}", "--seconds", "0.3")
    assert away.returncode == 0, "away is no fault"
    assert away.stdout.startswith("warn  cas-ci-400      absent"), away.stdout + away.stderr


def test_a_session_becomes_a_table_of_vectors(rig: Rig, tmp_path: Path) -> None:
    made = tmp_path / "scale.py"
    done = kiosk("devices", "record", f"cas-ci-400@{rig.port('scale')}", str(made), "--seconds", "1", "--json")
    found = answer(done)
    assert found["frames"] > 3
    names: dict[str, Any] = {}
    exec(compile(made.read_text(encoding="utf-8"), str(made), "exec"), names)  # what a driver's author imports
    vectors: tuple[Vector, ...] = names["VECTORS"]
    protocol = installed().protocols[names["PROTOCOL"]]
    assert len(vectors) == found["frames"]
    assert list(vectors_decode(Case(protocol, vectors))) == []
    lines = [json.loads(line) for line in made.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()]
    assert [bytes.fromhex(line["hex"]) for line in lines] == [vector.data for vector in vectors]
    assert [line["t"] for line in lines] == sorted(line["t"] for line in lines)


def test_the_table_must_be_python(tmp_path: Path) -> None:
    assert kiosk("devices", "record", f"cas-ci-400@{tmp_path}", str(tmp_path / "x.csv")).returncode == 2
    done = kiosk("devices", "record", f"cas-ci-400@{tmp_path}", str(tmp_path / "no/x.py"), "--seconds", "0.2")
    assert (done.returncode, "no folder" in done.stderr) == (2, True), done.stderr


def test_watching_says_what_happens(rig: Rig) -> None:
    done = kiosk("devices", "watch", f"cas-ci-400@{rig.port('scale')}", "--seconds", "1", "--json")
    events = [json.loads(line, parse_float=Decimal) for line in done.stdout.splitlines()]
    assert [event["state"] for event in events if event["event"] == "state"][:2] == ["connecting", "ready"]
    assert {event["protocol"] for event in events if event["event"] == "record"} == {"st_gs"}


def test_the_devices_of_an_installation(rig: Rig, site: tuple[str, ...]) -> None:
    assert kiosk("devices", "bind", "scale-1", "cas-ci-400", rig.port("scale"), *site).returncode == 0
    assert answer(kiosk("devices", "check", *site, "--json"))["devices"][0]["device"] == "scale-1"
    with RunLock(Path(site[3])):
        refused = kiosk("devices", "watch", "scale-1", "--seconds", "1", *site)
    assert refused.returncode == 1
    assert "a kiosk is running" in refused.stderr


def test_a_lone_driver_is_simulated(tmp_path: Path) -> None:
    words = ("devices", "simulate", "cas-ci-400", "--dir", str(tmp_path), "--seconds", "4", "--every", "0.5", "--json")
    with subprocess.Popen([sys.executable, "-m", "kiosk", *words], stdout=-1, text=True) as running:
        assert running.stdout is not None
        ready = json.loads(running.stdout.readline())
        checked = answer(kiosk("devices", "check", f"cas-ci-400@{ready['ports']['device']}", "--json"))
        assert checked["ok"] is True
        assert ready["step"] == "weight"
    assert "body_weight" in (tmp_path / "sent.jsonl").read_text(encoding="utf-8")
    with (
        pytest.raises(ConfigError, match="no driver"),
        playing(installed(), "nothing", tmp_path / "no", seed=1, speed=20),
    ):
        pass
    with (
        pytest.raises(ConfigError, match="banana"),
        playing(installed(), "cas-ci-400", tmp_path / "no", seed=1, speed=20, value="banana"),
    ):
        pass
    assert not (tmp_path / "no").exists()


# --- the parts ------------------------------------------------------------------------------------------------


def test_ids_are_written_nowhere() -> None:
    """A frame whose bytes survive the zeros is kept; one that does not is left out; a card is never shown."""
    protocols = installed().protocols
    person = b"1234567890ABCDEFGHIJ"
    line = b"2026,11,21,09,30," + person + b",0,128,082,071,0\r\n"
    rows, left_out = take(protocols["omron_hbp"], "", (Piece(0.0, line),))
    assert (len(rows), left_out) == (1, 0)
    assert (rows[0].data, rows[0].records[0]["sys"]) == (line.replace(person, b"0" * 20), 128)
    result = b"\x02R1,123456789,210427,153000,128,097,082,084,0000,0000,00000,000\x03"
    guarded = result + bytes((sum(result) & 0xFF,))
    assert take(protocols["selvas_r1"], "", (Piece(0.0, guarded),))[1] == 1
    card = b"\x0262E3086CED08\x03"
    rows, left_out = take(protocols["rdm6300"], "", (Piece(0.0, card),))
    assert (rows, left_out) == ((), 1), "its checksum does not survive"
    assert shown({"card_id": "62E3086CED", "status": "ok"}) == {"status": "ok"}


def test_spoiled_frames_are_rows_too() -> None:
    protocol = installed().protocols["gatt:2A35"]
    good, short = bytes.fromhex("1678004F005D00EA070B1509000048000000"), bytes.fromhex("1678004F")
    rows, _ = take(protocol, "", (Piece(0.0, good, "2a35"), Piece(1.5, short, "2a35")))
    assert [row.flaw for row in rows] == ["", "truncated"]
    text = table(protocol, "", rows, "made up")
    names: dict[str, Any] = {}
    exec(compile(text, "table", "exec"), names)
    assert list(vectors_decode(Case(protocol, names["VECTORS"]))) == []


def test_readers_are_not_recorded(tmp_path: Path) -> None:
    readers = [one.key for one in installed().drivers.values() if not one.measures]
    for slug in readers:
        done = kiosk("devices", "record", f"{slug}@{tmp_path / 'port'}", str(tmp_path / "x.py"), "--seconds", "0.2")
        assert (done.returncode, "personal" in done.stderr) == (2, True)
        break


def row(**more: Any) -> Row:
    return Row("dev", "toy-1", **more)


def test_verdicts() -> None:
    rows = [
        row(state="ready"),
        row(state="absent", reason="device.not-plugged"),
        row(state="faulty", reason="device.taken"),
    ]
    assert [one["verdict"] for one in verdicts(rows)] == ["ok", "warn", "fail"]


def test_the_live_table() -> None:
    one = row(state="busy", last="weight_kg 65.4", battery="80")
    one.times.extend((1.0, 9.0, 9.5))
    lines = table_of([one], 10.0)
    assert lines[1].split() == ["dev", "busy", "0.4", "80", "0", "weight_kg", "65.4"]
    assert brief({"weight_kg": Decimal("65.4"), "raw_value": 1, "stable": True, "status": "overload"}) == (
        "weight_kg 65.4 overload"
    )
    assert brief({"samples": [1, 2, 3]}) == "3 samples"
    screen = Screen()
    assert screen.draw(["a", "b"]) == "\x1b[2Ka\n\x1b[2Kb"
    assert screen.draw(["a"]).startswith("\x1b[2A")


def test_a_device_is_named_or_pointed_at() -> None:
    known = installed()
    made: Driver = driver()
    lone = aimed(known, "cas-ci-400@/dev/ttyUSB0")
    assert lone == Binding("cas-ci-400", known.drivers["cas-ci-400"], "/dev/ttyUSB0")
    assert aimed(known, "scale-1") is None
    with pytest.raises(ConfigError, match="no-such"):
        aimed(known, "no-such@/dev/ttyUSB0")
    bound = (Binding("a", made, "x"), Binding("b", made, "y"))
    assert chosen(bound, "") == bound
    assert chosen(bound, "b") == bound[1:]
    with pytest.raises(ConfigError, match="a, b"):
        chosen(bound, "c")
    with pytest.raises(ConfigError, match="nothing is bound"):
        chosen((), "")


@pytest.mark.parametrize(
    ("device", "driver", "address", "word"),
    [
        ("two words", "cas-ci-400", "/dev/ttyS9", "is no name"),
        ("scale-2", "cas-ci-400", "F0:0D:00:00:00:01", "cable"),
        ("scale-2", "cas-ci-400", "ttyS9", "whole path"),
        ("scale-2", "cas-ci-400", "", "whole path"),
        ("scale-2", "cas-ci-400", "/dev/serial/by-id/one", "already scale-1"),
        ("cuff-2", "and-ua-651ble", "/dev/ttyS9", "Bluetooth"),
        ("scale-2", "xiaomi-mi-scale", "F0:0D:00:00:00", "Bluetooth"),
        ("cuff-2", "and-ua-651ble", "f0:0d:00:00:00:07", "already cuff-1"),
    ],
)
def test_a_slip_of_the_hand_is_not_bound(device: str, driver: str, address: str, word: str) -> None:
    bound = (
        values.Binding("cuff-1", "and-ua-651ble", "ble", "F0:0D:00:00:00:07"),
        values.Binding("scale-1", "cas-ci-400", "serial", "/dev/serial/by-id/one"),
    )
    with pytest.raises(ConfigError, match=word):
        binding_of(device, installed().drivers[driver], address, "", bound, NOW)
    again = binding_of("cuff-1", installed().drivers["and-ua-651ble"], "f0:0d:00:00:00:07", "", bound, NOW)
    assert again == bound[0]  # the same device again, however its address was typed


def test_without_a_number_no_check_of_what_stood_there_before_speaks_for_it() -> None:
    scale = installed().drivers["cas-ci-400"]
    bound = (values.Binding("scale-1", scale.key, "serial", "/dev/serial/by-id/one", "SN-1"),)
    spare = binding_of("scale-1", scale, "/dev/serial/by-id/two", "", bound, NOW)
    later = binding_of("scale-1", scale, "/dev/serial/by-id/two", "", (spare,), NOW + timedelta(seconds=1))
    assert len({"", "scale-1", "SN-1", spare.serial, later.serial}) == 5
    with pytest.raises(ConfigError, match="already scale-1"):
        binding_of("scale-2", scale, "/dev/serial/by-id/two", "SN-1 ", bound, NOW)


def test_a_pointer_that_cannot_be_is_refused() -> None:
    with pytest.raises(ConfigError, match="cable"):
        aimed(installed(), "cas-ci-400@F0:0D:00:00:00:01")
    with pytest.raises(ConfigError, match="Bluetooth"):
        aimed(installed(), "and-ua-651ble@")


@pytest.mark.parametrize("driver", installed().drivers.values(), ids=lambda driver: str(driver.key))
def test_every_driver_has_something_to_play(driver: Driver, tmp_path: Path) -> None:
    """`kiosk devices simulate` knows for each what it may measure; the simulator rehearses it before it starts."""

    def tell(event: str, **_: object) -> None: ...

    pace = Pace(1.0)
    stage = Stage(pace, tell, Ledger(tmp_path / "sent", pace), Radio(pace, tmp_path, None, tell), seed=0)
    flaws = []
    for words in tries(driver):
        try:
            cast(parse(tomllib.loads(scenario_of(driver, words), parse_float=Decimal), "made up"), tmp_path, stage)
        except ScenarioError as error:
            flaws.append(str(error))
        else:
            assert words, f"it plays nothing: {flaws}"
            return
    raise AssertionError(flaws)
