"""연습 and 시연 on the real kiosk's screens: into them and back, in one process, and the real store is as it was."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kiosk.app.installing import Answers, install
from kiosk.app.storing import key_source, store_settings
from kiosk.config import load
from kiosk.core.made_up import PRACTICE_PINS, PRACTICE_STAFF, made_up
from kiosk.core.resident import Sex
from kiosk.core.roles import Role
from kiosk.core.visit_record import ConsentEntry
from kiosk.store.database import open_store
from kiosk.store.identity import Identity
from kiosk.store.keys import load_keys
from kiosk.store.records import Store
from tests.app.atspi import SCREEN, Desk, missing
from tests.needs import need

PIN = "840952"
REAL = "홍진짜"
ONE, NONE = "1명을 찾았습니다", "맞는 분이 없습니다"


@pytest.fixture
def installed(tmp_path: Path) -> tuple[Path, Path]:
    """A new installation with one administrator and one resident, both made up."""
    lacking = missing()
    need(lacking, not lacking)
    config, data = tmp_path / "kiosk.toml", tmp_path / "data"
    answers = Answers({"schema": 1, "centre": {"id": "test", "station": "st-1"}, "screen": SCREEN}, "홍관리", PIN)
    install(config, data, answers)
    now = datetime.now(UTC)
    with opened(config, data) as store:
        who = Identity(Sex.FEMALE, date(1952, 3, 4), "0417", name=REAL)
        keep = ConsentEntry("keep", True, now, "keep-test")
        store.register_resident(who, (keep,), actor="system:test", now=now)
    return config, data


def opened(config: Path, data: Path) -> Store:
    """The real store, looked at from outside."""
    settings = load(config)
    return open_store(store_settings(settings, data), load_keys(data, key_source(settings, config)))


def search(desk: Desk, name: str, found: str) -> None:
    """From the home page and back: look for somebody, and see who is there."""
    desk.press("사람 찾기")
    desk.wait_for("누구를 찾으세요?")
    desk.type(name)
    desk.press("search")
    desk.wait_for(found)
    rows = [thing.name for thing in desk.look() if thing.id.startswith("row-") and thing.pressable]
    assert [row.split(",")[0] for row in rows] == ([name] if found == ONE else [])
    desk.press("back")
    desk.wait_for("다음 분")


def test_into_practice_and_back(installed: tuple[Path, Path]) -> None:
    """The showing goes the same way (tests/app/test_showing.py)."""
    button, word, mode = "연습 시작", "연습", "training"
    with Desk.of(*installed) as desk:
        pid = desk.kiosk.pid
        desk.wait_for("시작하기")
        assert not desk.marked(word)
        desk.sign_in(PIN)
        desk.wait_for("담당 홍관리")
        desk.press("연습")
        desk.wait_for("연습에서 쓰는 비밀번호")
        assert PRACTICE_PINS[Role.HELPER] in desk.says()
        desk.press(button)
        desk.press("confirm")
        desk.wait_for("시작하기")
        assert desk.marked(word)
        assert desk.kiosk.pid == pid
        assert json.loads((installed[1] / "mode.json").read_text())["mode"] == mode
        practise(desk, word)
        desk.wait_gone("직원 화면")
        desk.wait_for("시작하기")
        assert not desk.marked(word)
        assert desk.kiosk.poll() is None
        desk.sign_in(PIN)
        desk.wait_for("담당 홍관리")
        assert not desk.marked(word)
        search(desk, REAL, ONE)
    unharmed(installed, mode)


def practise(desk: Desk, word: str) -> None:
    """In practice: its own staff, its own people, its word on every screen; then back with one button."""
    desk.press("시작하기")
    desk.wait_gone("시작하기")
    assert desk.marked(word)
    desk.press("staff")
    desk.type(PIN)
    desk.press("key-ok")
    desk.wait_for("번호가 맞지 않습니다")
    desk.type(PRACTICE_PINS[Role.MANAGER])
    desk.press("key-ok")
    desk.wait_for(f"담당 {PRACTICE_STAFF[Role.MANAGER]}")
    assert desk.marked(word)
    search(desk, next(made_up(1, datetime.now(UTC).date())).name, ONE)
    assert desk.marked(word)
    search(desk, REAL, NONE)
    desk.press("training")
    desk.wait_for("지어낸 사람")
    desk.press("연습 끝내기")


def unharmed(installed: tuple[Path, Path], mode: str) -> None:
    """The real store has what it had, and the line that says that somebody went to practise."""
    assert not (installed[1] / "mode.json").exists()
    with opened(*installed) as store:
        now = datetime.now(UTC)
        (found,) = store.find_resident(Sex.FEMALE, date(1952, 3, 4), "0417", actor="system:test", now=now)
        assert found.masked_name
        assert [one.name for one in store.staff_list()] == ["홍관리"]
        entries = store.audit_entries(limit=10_000)
    assert [entry.detail for entry in entries if entry.what == "mode"] == [mode]
