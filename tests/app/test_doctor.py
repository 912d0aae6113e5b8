"""The morning check: each look well and not well, and `kiosk doctor` as an administrator types it."""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import pty
import resource
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from dbus_fast import Variant

from kiosk.app.checking import ITEMS, Item, KioskChecker, running_checker
from kiosk.app.checks import calibration, devices, machine, outside, plugins, printing, store
from kiosk.app.checks.scope import Look, Scope
from kiosk.config import PlatformSettings, Printer, ProgrammeSettings, Settings, StoreSettings
from kiosk.core.checks import Check
from kiosk.core.errors import StoreError
from kiosk.core.metrology.pretend import pretended
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence, load_texts, tell
from kiosk.devices.agent import Agent
from kiosk.devices.bluez import ADAPTER, BluezBus
from kiosk.store.database import StoreSettings as StoreSettingsOfStore
from kiosk.store.database import create_store
from kiosk.store.gateway import StoreGateway
from kiosk.store.records import Store
from kiosk.store.runlock import RunLock
from kiosk.store.upkeep import UpkeepEntry
from kiosk.store.values import Binding, OutboxCounts, StaffMember
from tests.devices.simulate.scenes import Start, cuff, started
from tests.fakes import VirtualClock
from tests.report.printers import CLOSED, FINE, Roll, on_network
from tests.store.shelf import KEYS

NOW = datetime(2026, 11, 2, 0, 0, tzinfo=UTC)
BOSS = StaffMember("1", "박시험", Role.ADMINISTRATOR)
start = started


@dataclass
class Shelf:
    """What the store answers; a StoreError is raised."""

    answers: dict[Any, Any] = field(default_factory=dict)

    def __call__(self, verb: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        wanted = (verb, *args) if (verb, *args) in self.answers else verb
        found = self.answers[wanted]
        if isinstance(found, StoreError):
            raise found
        return found


@pytest.fixture
def scope(tmp_path: Path) -> Scope:
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    answers = {
        Store.newest_at: NOW - timedelta(hours=1),
        Store.bindings: (),
        Store.outbox_counts: OutboxCounts(),
        Store.outbox_oldest: None,
        Store.calls_open: (),
        Store.staff_list: (BOSS,),
        Store.upkeep_last: None,
        Store.checks_of: (),
    }
    return Scope(Settings.model_validate({"schema": 1}), data, tmp_path / "kiosk.toml", Shelf(answers), lambda: NOW)


def changed(scope: Scope, answers: dict[Any, Any] | None = None, **more: Any) -> Scope:
    """The same place with something different."""
    assert isinstance(scope.ask, Shelf)
    kept = {name: getattr(scope, name) for name in Scope.__slots__}
    return Scope(**{**kept, "ask": Shelf(scope.ask.answers | (answers or {})), **more})


def look(one: Look, scope: Scope) -> list[tuple[str, str, str]]:
    """What a look found: key, state, and which sentence."""
    found = list(one(scope))
    for check in found:
        assert (check.todo is None) == (check.state == "ok"), "whatever is not well says what to do"
        for texts in (load_texts("ko"), load_texts("en")):
            for sentence in filter(None, (check.say, check.todo)):
                assert "%" not in tell(texts, sentence)
    return [(check.key, check.state, check.say.key) for check in found]


def kept(kind: str, days: int, result: str = "ok") -> UpkeepEntry:
    at = NOW - timedelta(days=days)
    return UpkeepEntry("st-1", at.date(), at, "system:night", kind, result=result)


def test_the_store_opens_or_says_why_not(scope: Scope) -> None:
    assert look(store.opens, scope)[0] == ("store", "ok", "check.store.ok")
    wrong = StoreError("no")
    wrong.key = "error.store-key-wrong"
    assert look(store.opens, changed(scope, {Store.newest_at: wrong})) == [("store", "fail", "error.store-key-wrong")]
    plain = scope.settings.model_copy(update={"store": StoreSettings(url="sqlite-plain")})
    assert look(store.opens, changed(scope, settings=plain))[1][1] == "warn"


@pytest.mark.parametrize(
    ("kind", "one"), [("backup", store.backup), ("integrity", store.integrity)], ids=["backup", "integrity"]
)
def test_what_the_night_did(scope: Scope, kind: str, one: Look) -> None:
    for last, state, word in (
        (None, "warn", "never"),
        (kept(kind, 0), "ok", "ok"),
        (kept(kind, 20), "warn", "old"),
        (kept(kind, 0, "fail"), "fail", "failed"),
    ):
        assert look(one, changed(scope, {Store.upkeep_last: last})) == [(kind, state, f"check.{kind}.{word}")]


SCALE = Binding("scale-1", "cas-ci-400", "serial", "/dev/x", "", bound_at=NOW)


@pytest.mark.parametrize(
    ("how", "later", "state", "word"),
    [
        (None, 0, "warn", "never"),
        ("good", 0, "ok", "ok"),
        ("good", 3645, "warn", "ok"),  # and what to do: the next check is near
        ("overdue", 0, "warn", "overdue"),
        ("failed", 0, "fail", "failed"),
    ],
)
def test_the_checks_of_a_device(scope: Scope, how: Any, later: int, state: str, word: str) -> None:
    made = pretended("cas-ci-400", "scale-1", ("body_weight",), NOW, how) if how else ()
    place = changed(scope, {Store.bindings: (SCALE,), (Store.checks_of, "cas-ci-400", "scale-1"): made})
    place = changed(place, now=lambda: NOW + timedelta(days=later))
    assert look(calibration.calibration, place) == [
        ("calibration:scale-1:body_weight", state, f"check.calibration.{word}")
    ]


def test_a_device_under_test_is_not_called_due(scope: Scope) -> None:
    tried = replace(SCALE, purpose="study")
    assert look(calibration.calibration, changed(scope, {Store.bindings: (tried,)})) == []


def test_the_outbox(scope: Scope) -> None:
    assert look(store.outbox, scope) == [("outbox", "ok", "check.outbox.ok")]
    old = {Store.outbox_counts: OutboxCounts(waiting=3, held=1), Store.outbox_oldest: NOW - timedelta(days=9)}
    alone = changed(scope, old)
    assert look(store.outbox, alone) == [
        ("outbox-held", "warn", "check.outbox.held"),
        ("outbox", "ok", "check.outbox.waiting"),
    ]
    platform = scope.settings.model_copy(update={"platform": PlatformSettings(url="https://x.example")})
    assert look(store.outbox, changed(alone, settings=platform))[1] == ("outbox", "warn", "check.outbox.late")


def test_accounts_and_calls(scope: Scope) -> None:
    assert look(store.staff, scope) == [("staff", "ok", "check.staff.ok")]
    gone = StaffMember("1", "박시험", Role.ADMINISTRATOR, disabled=True)
    nobody = changed(scope, {Store.staff_list: (gone, StaffMember("2", "이시험", Role.MANAGER))})
    assert look(store.staff, nobody) == [("staff", "fail", "check.staff.none")]
    assert look(store.calls, scope) == [("calls", "ok", "check.calls.ok")]
    assert look(store.calls, changed(scope, {Store.calls_open: (1, 2)})) == [("calls", "warn", "check.calls.open")]


def test_a_clock_that_went_back_is_found(scope: Scope, monkeypatch: pytest.MonkeyPatch) -> None:
    for said, state in (("yes\n", "ok"), ("no\n", "warn"), (None, "ok"), ("?", "ok")):
        monkeypatch.setattr(machine, "run", lambda words, said=said: said)
        assert look(machine.clock, scope)[0][1] == state
    ahead = changed(scope, {Store.newest_at: NOW + timedelta(minutes=5)})
    assert look(machine.clock, ahead) == [("clock", "fail", "check.clock.back")]
    for year in (1970, 2107):
        odd = changed(scope, now=lambda year=year: NOW.replace(year=year))
        assert look(machine.clock, odd) == [("clock", "fail", "check.clock.year")]
    broken = changed(scope, {Store.newest_at: StoreError("no")})
    assert look(machine.clock, broken)[0][1] == "ok", "that the store does not open is another line"


def test_the_disk_has_room_and_takes_what_is_written(scope: Scope, monkeypatch: pytest.MonkeyPatch) -> None:
    for free, state in ((50, "ok"), (3, "warn"), (0.2, "fail")):
        room = SimpleNamespace(free=int(free * machine.GIGABYTE))
        monkeypatch.setattr(shutil, "disk_usage", lambda _, room=room: room)
        assert look(machine.disk, scope)[0][1] == state
    assert list(scope.data_dir.iterdir()) == [], "it leaves nothing behind"
    assert look(machine.disk, changed(scope, data_dir=scope.data_dir / "gone")) == [
        ("disk", "fail", "check.disk.refused")
    ]


def test_settings_that_can_be_read_and_are_not_meant(scope: Scope) -> None:
    assert look(machine.config, scope) == [("config", "ok", "check.config.ok")]
    old = {"old": ProgrammeSettings(assessments=("height",), age_min=65)}
    gap = scope.settings.model_copy(update={"programmes": old})
    assert look(machine.config, changed(scope, settings=gap)) == [("config", "warn", "check.config.ages")]
    example = scope.settings.model_copy(update={"platform": PlatformSettings(url="https://real.or.kr")})
    assert look(machine.config, changed(scope, settings=example)) == [("config", "warn", "check.config.base")]


def test_letters_and_the_library_of_the_screens(scope: Scope) -> None:
    assert look(machine.letters, scope) == [("fonts", "ok", "check.fonts.ok")]
    assert look(machine.qt, scope) == [("qt", "ok", "check.qt.ok")]


def test_without_the_font_it_fails(scope: Scope, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fonts.conf").write_text("<fontconfig></fontconfig>", encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    assert look(machine.letters, scope) == [("fonts", "fail", "check.fonts.missing")]


def test_isolation(scope: Scope, monkeypatch: pytest.MonkeyPatch) -> None:
    assert look(plugins.isolation, scope) == []
    (scope.data_dir / "plugins").mkdir()
    (scope.data_dir / "plugins/approved.json").write_text("{}")
    if "files" in plugins.walls():
        assert look(plugins.isolation, scope) == [("isolation", "ok", "check.isolation.ok")]
    monkeypatch.setattr(plugins, "walls", lambda: ("limits", "network"))
    assert look(plugins.isolation, scope) == [("isolation", "warn", "check.isolation.weak")]
    (check,) = plugins.isolation(scope)
    assert check.say.params == ("@isolation.off", "@isolation.on", "@isolation.off", "@isolation.off")


def test_protections(scope: Scope, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_umask", lambda: 0o077)
    monkeypatch.setattr(resource, "getrlimit", lambda _: (0, 0))
    assert look(machine.protections, scope) == [("protections", "ok", "check.protections.ok")]
    monkeypatch.setattr(machine, "_umask", lambda: 0o022)
    assert look(machine.protections, scope) == [("protections", "warn", "check.protections.umask")]
    monkeypatch.setattr(resource, "getrlimit", lambda _: (-1, -1))
    assert look(machine.protections, scope) == [("protections", "warn", "check.protections.core")]
    (scope.data_dir / "gone").symlink_to("nowhere")  # what went away between listing and looking
    (scope.data_dir / "loose.txt").touch()
    (scope.data_dir / "loose.txt").chmod(0o640)
    assert look(machine.protections, scope) == [("protections", "fail", "check.protections.loose")]


# --- outside ----------------------------------------------------------------------------------------------------

LPSTAT = """#!/bin/sh
cat <<'END'
{said}
END
exit {code}
"""


@pytest.mark.parametrize(
    ("said", "code", "found"),
    [
        ("printer paper is idle.  enabled since Mon", 0, ("ok", "check.printer.ok")),
        ("printer paper disabled since Mon -\n\tPaused", 0, ("warn", "check.printer.paused")),
        ("printer paper is idle.\n\tAlerts: media-empty-error", 0, ("warn", "check.printer.paper")),
        ("printer paper is idle.\n\tAlerts: media-jam-warning", 0, ("warn", "check.printer.jam")),
        ("printer paper is idle.\n\tAlerts: offline-report", 0, ("warn", "check.printer.offline")),
        ("printer paper is idle.\n\tAlerts: cover-open-error", 0, ("warn", "check.printer.open")),
        ("printer paper is idle.\n\tAlerts: toner-empty-error", 0, ("warn", "check.printer.ink")),
        ("", 1, ("fail", "check.printer.unknown")),
    ],
)
def test_the_printer(
    scope: Scope, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, code: int, found: tuple[str, str]
) -> None:
    program = tmp_path / "bin" / "lpstat"
    program.parent.mkdir()
    program.write_text(LPSTAT.format(said=said, code=code), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    with_queue = scope.settings.model_copy(update={"printer": Printer(queue="paper")})
    assert look(printing.printer, changed(scope, settings=with_queue)) == [("printer", *found)]


def test_no_printer_is_a_word_and_no_fault(scope: Scope, monkeypatch: pytest.MonkeyPatch) -> None:
    assert look(printing.printer, scope) == [("printer", "warn", "check.printer.none")]
    monkeypatch.setenv("PATH", "")
    with_queue = scope.settings.model_copy(update={"printer": Printer(queue="paper")})
    assert look(printing.printer, changed(scope, settings=with_queue)) == [("printer", "warn", "check.printer.none")]


def test_a_printer_with_an_address_of_its_own(scope: Scope) -> None:
    away = scope.settings.model_copy(update={"printer": Printer(uri="ipp://127.0.0.1:1/ipp/print")})
    assert look(printing.printer, changed(scope, settings=away)) == [("printer", "warn", "check.printer.offline")]


@pytest.mark.parametrize(
    ("status", "word"), [(FINE, "ok"), (FINE | {4: 0x1E}, "low"), *((FINE | CLOSED[one], one) for one in CLOSED)]
)
def test_the_receipt_printer_is_asked(scope: Scope, status: dict[int, int], word: str) -> None:
    assert look(printing.receipt, scope) == []  # there is none
    with on_network(Roll(status)) as target:
        with_roll = scope.settings.model_copy(update={"printer": Printer(receipt=target)})
        (found,) = look(printing.receipt, changed(scope, settings=with_roll))
    assert found == ("receipt", "ok" if word == "ok" else "warn", f"check.receipt.{word}")


def test_papers_that_somebody_was_promised_are_counted(scope: Scope) -> None:
    with_queue = changed(scope, settings=scope.settings.model_copy(update={"printer": Printer(queue="paper")}))
    assert look(printing.papers, with_queue) == []
    folder = scope.data_dir / "reports"
    folder.mkdir()
    (folder / "report-7F3K.pdf").write_bytes(b"%PDF")
    assert look(printing.papers, with_queue) == [("papers", "warn", "check.papers")]
    assert look(printing.papers, scope) == []  # without a printer every paper is a file


class Platform(BaseHTTPRequestHandler):
    """Says what the test put there."""

    answer = b'{"resourceType": "CapabilityStatement"}'
    status = 200

    def do_GET(self) -> None:  # the server's own name
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, *words: object) -> None:
        """Quiet."""


@pytest.fixture
def platform(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Platform)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_platform_answers_or_is_away(scope: Scope, platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert look(outside.network, scope)[0][1:] == ("ok", "check.network.unused")
    assert look(outside.platform, scope)[0][1:] == ("ok", "check.platform.unused")
    here = changed(scope, settings=scope.settings.model_copy(update={"platform": PlatformSettings(url=platform)}))
    assert look(outside.network, here)[0][1:] == ("ok", "check.network.ok")
    assert look(outside.platform, here)[0][1:] == ("ok", "check.platform.ok")
    for status, answer in ((200, b"<html>"), (200, b"[]"), (500, b"{}"), (302, b"")):
        monkeypatch.setattr(Platform, "status", status)
        monkeypatch.setattr(Platform, "answer", answer)
        assert look(outside.platform, here)[0][1:] == ("fail", "check.platform.strange")
    nowhere = scope.settings.model_copy(update={"platform": PlatformSettings(url="http://127.0.0.1:9")})
    away = changed(scope, settings=nowhere)
    assert look(outside.network, away)[0][1:] == ("warn", "check.network.away")
    assert look(outside.platform, away)[0][1:] == ("warn", "check.platform.away")


# --- devices ----------------------------------------------------------------------------------------------------


def bound(device: str, address: str, driver: str = "cas-ci-400", link: str = "serial") -> Binding:
    return Binding(device, driver, link, address)  # type: ignore[arg-type]  # one of the two


def test_ports_that_are_there_free_taken_or_gone(scope: Scope, tmp_path: Path) -> None:
    near, far = pty.openpty()
    path = os.ttyname(far)
    rows = (bound("scale-1", path), bound("scale-2", str(tmp_path / "gone")), bound("old-1", path, "no-such-driver"))
    here = changed(scope, {Store.bindings: rows})
    expected = [
        ("device:scale-1", "ok", "check.device.free"),
        ("device:scale-2", "fail", "check.device.fail"),
        ("device:old-1", "fail", "check.device.fail"),
    ]
    assert look(devices.devices, here) == expected
    fcntl.flock(far, fcntl.LOCK_EX | fcntl.LOCK_NB)
    taken = next(iter(devices.devices(here)))
    assert (taken.state, taken.todo and taken.todo.params[1]) == ("fail", "@device.taken")
    with RunLock(scope.data_dir):
        assert look(devices.devices, here)[0] == ("device:scale-1", "ok", "check.device.running")
    os.close(near)
    os.close(far)


def test_a_running_kiosk_asks_its_supervisor(scope: Scope) -> None:
    rows = tuple(bound(name, "/dev/none") for name in ("a", "b", "c", "d"))
    states = {"a": ("ready", ""), "b": ("faulty", "device.taken"), "c": ("absent", "device.not-plugged")}
    here = changed(scope, {Store.bindings: rows}, states=lambda: states)
    assert [line[1] for line in look(devices.devices, here)] == ["ok", "fail", "warn", "warn"]


def test_no_device_is_said(scope: Scope) -> None:
    assert look(devices.devices, scope) == [("devices", "warn", "check.devices.none")]
    assert look(devices.bluetooth, scope) == [], "no Bluetooth device, nothing to say"


async def switch_off() -> None:
    """As the system's own switch does."""
    async with BluezBus(Agent(lambda _: False), lambda: None, lambda _: None) as bus:
        off = [ADAPTER, "Powered", Variant("b", False)]
        properties = "org.freedesktop.DBus.Properties"
        await bus.call("org.bluez", "/org/bluez/hci0", "Set", "ssv", off, interface=properties)


def test_bluetooth_on_off_and_gone(scope: Scope, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    here = changed(scope, {Store.bindings: (bound("cuff-1", "F0:0D:18:10:00:01", "and-ua-651ble", "ble"),)})
    start(cuff())
    assert look(devices.bluetooth, here) == [("bluetooth", "ok", "check.bluetooth.ok")]
    asyncio.run(switch_off())
    assert look(devices.bluetooth, here) == [("bluetooth", "fail", "device.adapter-off")]
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent")
    assert look(devices.bluetooth, here) == [("bluetooth", "fail", "device.bluetooth-down")]


# --- all of it --------------------------------------------------------------------------------------------------


async def test_a_look_that_breaks_or_hangs_is_one_line_and_hides_nothing(scope: Scope) -> None:
    hold = threading.Event()

    def breaks(_: Scope) -> Iterator[Check]:
        raise ZeroDivisionError

    def hangs(_: Scope) -> Iterator[Check]:
        hold.wait()
        return iter(())

    items = (Item("broken", breaks), Item("late", hangs, 0.05), Item("store", store.opens))
    checker = KioskChecker(scope, items)
    for _ in range(3):
        found = await checker.check()
        assert [(one.key, one.state, one.say.key) for one in found[:3]] == [
            ("broken", "fail", "check.broken"),
            ("late", "fail", "check.late"),
            ("store", "ok", "check.store.ok"),
        ]
    stuck = [thread for thread in threading.enumerate() if thread.name == "check-late"]
    assert len(stuck) == 1, "no second one waits beside the first"
    hold.set()
    stuck[0].join()
    assert [one.key for one in await checker.check()][1:] == ["store", "store-encryption"]


async def test_a_store_that_refuses_is_a_line_of_each_look_that_asks_it(scope: Scope) -> None:
    assert isinstance(scope.ask, Shelf)
    broken = changed(scope, dict.fromkeys(scope.ask.answers, StoreError("no")))
    items = [item for item in ITEMS if item.key in ("store", "backup", "outbox", "staff")]
    found = await KioskChecker(broken, items).check()
    assert [(one.key, one.state, one.say.key) for one in found] == [(item.key, "fail", "error.store") for item in items]


async def test_a_running_kiosk_asks_its_own_store_and_supervisor(tmp_path: Path) -> None:
    where = StoreSettingsOfStore(tmp_path / "data", "st-1", "centre-1")
    create_store(where, KEYS, actor="system:test", now=NOW)
    gateway = await StoreGateway.open(where, KEYS)
    try:
        scale = bound("scale-1", "/dev/none")
        await gateway.call(Store.bind, scale, actor="staff:test", now=NOW)
        settings = Settings.model_validate({"schema": 1})
        clock = VirtualClock(NOW)
        states = {"scale-1": ("stuck", "device.silent")}
        checker = running_checker(settings, where.data_dir, tmp_path / "k.toml", gateway, clock, lambda: states)
        found = {one.key: one for one in await checker.check()}
    finally:
        await gateway.close()
    assert found["store"].state == "ok"
    assert found["staff"].state == "fail", "nobody can sign in yet"
    assert found["device:scale-1"].todo == Sentence("check.device.todo", ("scale-1", "@device.silent"))
    assert {"disk", "clock", "fonts", "printer", "network", "platform", "outbox", "calls", "qt"} <= set(found)


ANSWERS = """
[centre]
id = "test-centre"
station = "st-1"

[administrator]
name = "시험 관리자"
pin = "604213"
"""


def kiosk(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    folder = tmp_path_factory.mktemp("site")
    (folder / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    where = ("--config", str(folder / "etc/kiosk.toml"), "--data-dir", str(folder / "data"))
    made = kiosk("init", "--non-interactive", str(folder / "answers.toml"), *where)
    assert made.returncode == 0, made.stderr
    return where


def test_doctor_answers_one_object_and_changes_nothing(site: tuple[str, ...]) -> None:
    before = {path: path.read_bytes() for path in Path(site[3]).iterdir() if path.suffix == ".json"}
    done = kiosk("doctor", *site, "--json")
    assert done.stdout.count("\n") == 1, done.stdout + done.stderr
    answer = json.loads(done.stdout)
    states = {one["key"]: one["state"] for one in answer["checks"]}
    for key in ("store", "store-encryption", "disk", "fonts", "config", "staff", "qt", "outbox", "calls"):
        assert states[key] == "ok", answer
    assert states["printer"] == states["backup"] == states["devices"] == "warn"
    assert answer["ok"] is ("fail" not in states.values())
    assert done.returncode == (0 if answer["ok"] else 1)
    assert all(set(one) == {"key", "state", "say", "todo"} for one in answer["checks"])
    assert all(bool(one["todo"]) == (one["state"] != "ok") for one in answer["checks"])
    assert {path: path.read_bytes() for path in before} == before


def test_doctor_looks_beside_a_running_kiosk(site: tuple[str, ...]) -> None:
    with RunLock(Path(site[3])):
        answer = json.loads(kiosk("doctor", *site, "--json").stdout)
    assert {one["key"]: one["state"] for one in answer["checks"]}["store"] == "ok"


def test_doctor_speaks_plainly_in_the_language_of_the_place(site: tuple[str, ...]) -> None:
    korean, english = kiosk("doctor", *site), kiosk("doctor", "--language", "en", *site)
    assert any(line.startswith("warn  printer ") and "인쇄기가 설정되지" in line for line in korean.stdout.splitlines())
    assert "No printer is set up" in english.stdout
    assert kiosk("doctor", "--language", "fr", *site).returncode == 2


def test_doctor_without_its_key_fails_and_says_what_to_do(site: tuple[str, ...], tmp_path: Path) -> None:
    key = Path(site[3]) / "data-key.json"
    kept = key.read_bytes()
    key.unlink()
    try:
        done = kiosk("doctor", *site, "--json")
        answer = json.loads(done.stdout)
        assert done.returncode == 1
        store_line = next(one for one in answer["checks"] if one["key"] == "store")
        assert store_line["state"] == "fail"
        assert store_line["todo"]
    finally:
        key.write_bytes(kept)
        key.chmod(0o600)


def test_doctor_without_a_configuration_names_the_file(tmp_path: Path) -> None:
    done = kiosk("doctor", "--config", str(tmp_path / "none.toml"), "--data-dir", str(tmp_path))
    assert done.returncode == 2
    assert "none.toml" in done.stderr
