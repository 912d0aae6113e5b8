"""Practice and showing: a store of its own, people who do not exist, and never the wrong mode without a word."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.app import modes, practice
from kiosk.app.compose import RESTART
from kiosk.app.installing import Answers, install
from kiosk.app.modes import WISH, ModeSwitch, ground, write_wish
from kiosk.config import load
from kiosk.core.made_up import PRACTICE_PINS, made_up
from kiosk.core.roles import Role
from kiosk.store.database import open_store
from kiosk.store.values import Binding

NOW = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 2)
RAW = {
    "schema": 1,
    "centre": {"id": "test", "station": "st-1"},
    "platform": {"url": "https://platform.example/fhir"},
    "staff_call": {"transports": ["command"], "command": ["/bin/true"]},
}


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five people are enough here."""
    monkeypatch.setattr(practice, "PEOPLE", 5)


@pytest.fixture
def site(tmp_path: Path) -> tuple[Path, Path]:
    """A configuration and a data directory of an installation with one device."""
    config, data = tmp_path / "etc/kiosk.toml", tmp_path / "data"
    install(config, data, Answers(RAW, "시험 관리자", "604213"))
    real = ground(load(config), data, config, NOW)
    with open_store(real.store, real.keys) as store:
        bound = Binding("scale-1", "cas-ci-400", "serial", "/dev/x")
        store.bind(bound, actor="system:test", now=NOW)
    return config, data


def begin(site: tuple[Path, Path], now: datetime = NOW) -> modes.Ground:
    config, data = site
    return ground(load(config), data, config, now)


def test_without_a_wish_it_is_the_real_kiosk(site: tuple[Path, Path]) -> None:
    made = begin(site)
    assert (made.mode, made.data_dir, made.settings.platform.url) == ("", site[1], "https://platform.example/fhir")


@pytest.mark.parametrize("mode", ["training", "show"])
def test_practice_is_another_store_with_people_who_do_not_exist(site: tuple[Path, Path], mode: modes.Mode) -> None:
    before = {path: path.read_bytes() for path in site[1].iterdir() if path.is_file()}
    write_wish(site[1], mode, TODAY)
    made = begin(site)
    assert (made.mode, made.data_dir) == (mode, site[1] / "practice")
    assert made.settings.platform.url == ""
    assert made.settings.staff_call.transports == ("banner",)
    with open_store(made.store, made.keys) as store:
        assert [one.device for one in store.bindings()] == ["scale-1"]
        assert store.outbox_counts().waiting == 0
        for role, pin in PRACTICE_PINS.items():
            found = store.staff_check_pin(pin, now=NOW).staff
            assert found is not None
            assert found.role is role
            assert found.name.startswith("연습")
        assert store.staff_check_pin("604213", now=NOW).staff is None  # nobody's real PIN
        visits = store.visits_for("keep", NOW - timedelta(weeks=60), NOW, actor="system:test", now=NOW)
        assert len(visits) == 5
    assert {path: path.read_bytes() for path in before} == before


def test_a_carried_away_practice_store_does_not_open_without_the_real_key(site: tuple[Path, Path]) -> None:
    write_wish(site[1], "training", TODAY)
    made = begin(site)
    data = b"".join(path.read_bytes() for path in made.data_dir.rglob("*") if path.is_file())
    assert not data.startswith(b"SQLite format 3")
    assert "연습".encode() not in data
    assert not list(made.data_dir.glob("data-key*"))


def test_a_crash_in_practice_comes_back_to_it_as_it_was(site: tuple[Path, Path]) -> None:
    write_wish(site[1], "training", TODAY)
    with open_store((made := begin(site)).store, made.keys) as store:
        store.note("here", actor="system:test", now=NOW)
    with open_store((again := begin(site)).store, again.keys) as store:
        assert again.mode == "training"
        assert store.audit_entries(limit=100_000)[-1].what == "here"


def test_it_begins_anew_every_time_it_is_asked_for(site: tuple[Path, Path]) -> None:
    write_wish(site[1], "training", TODAY)
    with open_store((made := begin(site)).store, made.keys) as store:
        store.note("here", actor="system:test", now=NOW)
    write_wish(site[1], "training", TODAY)
    with open_store((again := begin(site)).store, again.keys) as store:
        assert "here" not in {entry.what for entry in store.audit_entries(limit=100_000)}


def test_it_ends_with_the_day(site: tuple[Path, Path]) -> None:
    write_wish(site[1], "training", TODAY)
    assert begin(site, NOW + timedelta(days=1)).mode == ""
    assert not (site[1] / WISH).exists()
    assert begin(site).mode == ""


def test_it_ends_with_the_machine_being_switched_off(site: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    write_wish(site[1], "training", TODAY)
    monkeypatch.setattr(modes, "_boot", lambda: "another start")
    assert begin(site).mode == ""


@pytest.mark.parametrize("wish", [b"", b"{", b"[]", b'{"mode": "boss"}', b'{"mode": ["training"]}', b"\xff\xfe"])
def test_a_damaged_wish_is_no_wish(site: tuple[Path, Path], wish: bytes) -> None:
    (site[1] / WISH).write_bytes(wish)
    assert begin(site).mode == ""


def test_a_damaged_practice_store_is_made_anew(site: tuple[Path, Path]) -> None:
    write_wish(site[1], "training", TODAY)
    made = begin(site)
    made.store.path.write_bytes(b"nothing" * 1000)
    assert begin(site).mode == "training"
    with open_store(made.store, made.keys) as store:
        assert len(store.staff_list()) == 4


def test_where_practice_cannot_be_made_ready_the_real_kiosk_starts(site: tuple[Path, Path]) -> None:
    write_wish(site[1], "training", TODAY)
    (site[1] / "practice").write_text("in the way")
    assert begin(site).mode == ""
    assert not (site[1] / WISH).exists()


def test_the_switch_writes_and_leaves(site: tuple[Path, Path]) -> None:
    left: list[str] = []
    switch = ModeSwitch(begin(site), site[1], lambda: left.append("left"), lambda: TODAY)
    assert switch.mode == ""
    switch.switch("show")
    assert (left, switch.leaving) == (["left"], True)
    assert json.loads((site[1] / WISH).read_text())["mode"] == "show"
    switch.switch("")
    assert not (site[1] / WISH).exists()


def test_the_same_number_gives_the_same_person() -> None:
    people = list(made_up(60, TODAY))
    assert people == list(made_up(60, TODAY))
    assert len({(one.name, one.birth, one.phone_tail) for one in people}) == 60
    assert all(one.name[1:] in ("연습", "가상", "시범", "보기", "모의") for one in people)


def started(site: tuple[Path, Path], pin: str, mode: str) -> tuple[object, ...]:
    """One start of the real kiosk, until staff change its mode: exit code, first mode shown, modes told, trouble."""
    words = [sys.executable, "-m", "tests.app.practice_child", str(site[0]), str(site[1]), pin, mode]
    offscreen = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(words, capture_output=True, text=True, env=offscreen, timeout=300, check=False)
    said = json.loads(done.stdout.splitlines()[-1])
    return said["code"], said["first"], said["modes"], said["trouble"]


def test_the_kiosk_itself_goes_into_practice_and_comes_back(site: tuple[Path, Path]) -> None:
    assert started(site, "604213", "training") == (RESTART, "", [""], "")
    assert started(site, PRACTICE_PINS[Role.HELPER], "off") == (RESTART, "training", ["training"], "")
    assert not (site[1] / WISH).exists()
    real = begin(site)
    assert real.mode == ""
    with open_store(real.store, real.keys) as store:
        entries = store.audit_entries(limit=10_000)
    assert [entry.detail for entry in entries if entry.what == "mode"] == ["training"]  # the rest is practice's own
