"""Commands and roles: nobody does at the shell what the screen would refuse. Made-up staff, a real encrypted store."""

from __future__ import annotations

import getpass
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import typer
from argon2 import PasswordHasher

from kiosk.app.installing import Answers, install
from kiosk.app.storing import key_source, store_settings
from kiosk.commands import app
from kiosk.config import load
from kiosk.core.privileges import COMMANDS
from kiosk.core.roles import Role
from kiosk.store import staff
from kiosk.store.database import open_store
from kiosk.store.keys import load_keys
from kiosk.store.records import Store
from tests.app.shell import Kiosk, kiosk

__all__ = ["kiosk"]  # a fixture
PINS = {Role.HELPER: "510628", Role.SPECIALIST: "620739", Role.MANAGER: "730841", Role.ADMINISTRATOR: "604213"}
SOMEBODY = str(uuid4())
WORDS = {
    "devices bind": ("scale-1", "cas-ci-400", "/dev/x"),
    "devices unbind": ("scale-9",),
    "devices record": ("scale-1", "taped.py"),
    "devices install": ("kiosk_toy-1.0-py3-none-any.whl",),
    "devices rollback": ("kiosk-toy",),
    "devices remove": ("kiosk-toy",),
    "staff add": ("김시험", "--pin", "280417"),
    "staff passwd": (SOMEBODY, "--pin", "771904"),
    "staff disable": (SOMEBODY,),
    "staff role": (SOMEBODY, "manager"),
    "staff recovery": (SOMEBODY,),
    "sync retry": ("1",),
    "backup": ("backup.kiosk",),
    "restore": ("backup.kiosk",),
    "export": ("--format", "json", "--purpose", "keep", "--out", "out.json"),
    "study export": ("KT-01", "--out", "."),
}


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """PINs are checked some hundred times here: argon2 with the least work it can do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(staff, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, quick: None) -> Path:
    """An installation with one member of each role; tests work on copies."""
    folder = tmp_path_factory.mktemp("site")
    config, data = folder / "etc/kiosk.toml", folder / "data"
    install(config, data, Answers({"schema": 1, "centre": {"station": "st-1"}}, "시험 관리자", "604213"))
    where = ("--config", str(config), "--data-dir", str(data))
    with opened(where) as store:
        for role in (Role.HELPER, Role.SPECIALIST, Role.MANAGER):
            store.staff_add(f"시험 {role}", role, PINS[role], actor="system:test", now=datetime.now(UTC))
    return folder


@pytest.fixture
def site(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    config = tmp_path / "etc/kiosk.toml"
    config.write_text(config.read_text().replace(str(made), str(tmp_path)))
    monkeypatch.chdir(tmp_path)
    return ("--config", str(config), "--data-dir", str(tmp_path / "data"))


def opened(site: tuple[str, ...]) -> Store:
    config, data = Path(site[1]), Path(site[3])
    settings = load(config)
    return open_store(store_settings(settings, data), load_keys(data, key_source(settings, config)))


def names(group: Any, prefix: str = "") -> set[str]:
    """Every command as typer will carry it out; typer brings a click of its own, without types."""
    found = set()
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            found |= names(command, f"{prefix}{name} ")
            found |= {prefix + name} if command.invoke_without_command else set()
        else:
            found.add(prefix + name)
    return found


def test_every_command_is_in_the_table() -> None:
    known = names(typer.main.get_command(app))
    assert known <= set(COMMANDS)
    assert set(COMMANDS) - known <= {"assess"}


def state(site: tuple[str, ...]) -> object:
    """Everything a command could change, but the log and the door."""
    with opened(site) as store:
        accounts = [(one.member, one.has_card, one.has_recovery) for one in store.staff_accounts()]
        return accounts, store.bindings(), store.outbox_counts(), store.measurements_stored()


REFUSED = [(name, role) for name, need in COMMANDS.items() if need for role in Role if not role.may(need)]


@pytest.mark.parametrize("name", sorted({name for name, _ in REFUSED}))
def test_a_role_below_is_refused_and_nothing_is_done(site: tuple[str, ...], kiosk: Kiosk, name: str) -> None:
    before, files = state(site), sorted(Path.cwd().iterdir())
    for role in [role for one, role in REFUSED if one == name]:
        code, out, err = kiosk(*name.split(), *WORDS.get(name, ()), *site, "--as-pin", PINS[role])
        assert (code, out) == (1, "")
        assert "is for the role" in err
        with opened(site) as store:
            last = store.audit_entries(limit=10_000)[-1]
        assert (last.what, last.detail) == ("duty refused", f"kiosk {name}")
        assert last.actor.startswith("staff:")
    assert state(site) == before
    assert sorted(Path.cwd().iterdir()) == files


@pytest.mark.parametrize("name", ["stats", "audit", "staff list", "devices list", "sync status", "staff add"])
def test_the_role_that_is_needed_is_let_in_under_its_name(site: tuple[str, ...], kiosk: Kiosk, name: str) -> None:
    need = COMMANDS[name]
    assert need is not None
    code, _, err = kiosk(*name.split(), *WORDS.get(name, ()), *site, "--as-pin", PINS[need])
    assert (code, err) == (0, "")
    with opened(site) as store:
        member = next(one for one in store.staff_list() if one.role is need)
        assert ("command", member.actor) in {(entry.what, entry.actor) for entry in store.audit_entries(limit=10_000)}
        if name == "staff add":
            assert {entry.actor for entry in store.audit_entries(limit=10_000) if entry.what == "staff add"} == {
                "system:init",
                "system:test",
                member.actor,
            }


def test_the_machines_operator_is_let_in_and_named(site: tuple[str, ...], kiosk: Kiosk) -> None:
    assert kiosk("devices", "bind", "scale-1", "cas-ci-400", "/dev/x", *site)[0] == 0
    with opened(site) as store:
        last = store.audit_entries(limit=10_000)[-2:]
    assert [(entry.what, entry.actor) for entry in last] == [
        ("command", f"operator:{getpass.getuser()}"),
        ("bind device", f"operator:{getpass.getuser()}"),
    ]


def test_where_the_centre_wants_a_pin_nobody_goes_without(
    site: tuple[str, ...], kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = Path(site[1])
    config.write_text(config.read_text() + '\n[staff]\ncommands = "pin"\n')
    asked: list[str] = []

    def prompt(words: str, **_: object) -> str:
        asked.append(words)
        return PINS[Role.HELPER]

    monkeypatch.setattr(typer, "prompt", prompt)
    code, _, err = kiosk("stats", *site)
    assert (code, asked) == (1, ["PIN"])
    assert "manager" in err
    assert kiosk("sync", "status", *site)[0] == 0
    assert kiosk("stats", *site, "--as-pin", PINS[Role.MANAGER])[0] == 0


def test_wrong_pins_count_at_the_door(site: tuple[str, ...], kiosk: Kiosk) -> None:
    said = [kiosk("stats", *site, "--as-pin", "000000") for _ in range(3)]
    assert [(code, "no member" in err) for code, _, err in said] == [(1, True), (1, True), (1, False)]
    code, _, err = kiosk("stats", *site, "--as-pin", PINS[Role.MANAGER])
    assert (code, "try again later" in err) == (1, True)


def test_help_and_wrong_arguments_ask_nobody(site: tuple[str, ...], kiosk: Kiosk) -> None:
    with opened(site) as store:
        before = len(store.audit_entries(limit=10_000))
    assert kiosk("stats", "--help")[0] == 0
    assert kiosk("devices", "bind", *site)[0] == 2
    with opened(site) as store:
        assert len(store.audit_entries(limit=10_000)) == before
