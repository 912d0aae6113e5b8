"""How a call reaches people: a command of the place, and another one when nobody comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.caller import StaffCaller
from kiosk.config import StaffCall
from tests.fakes import until


def script(folder: Path, name: str) -> tuple[str, ...]:
    """A command that writes down how it was called."""
    program = folder / name
    program.write_text(f'#!/bin/sh\necho "$@" >> {folder}/{name}.txt\n', encoding="utf-8")
    program.chmod(0o755)
    return (str(program), "desk")


def said(folder: Path, name: str) -> str:
    path = folder / f"{name}.txt"
    return path.read_text(encoding="utf-8") if path.exists() else ""


async def test_the_command_gets_reason_and_station(tmp_path: Path) -> None:
    caller = StaffCaller(StaffCall(transports=("command",), command=script(tmp_path, "first")), "st-1")
    caller.call("resident")
    await until(lambda: said(tmp_path, "first") == "desk resident st-1\n")
    caller.escalate("resident")
    await until(lambda: said(tmp_path, "first") == "desk resident st-1\n" * 2)


async def test_escalation_has_a_command_of_its_own(tmp_path: Path) -> None:
    first, second = script(tmp_path, "first"), script(tmp_path, "second")
    caller = StaffCaller(StaffCall(transports=("command",), command=first, escalation=second), "st-1")
    caller.escalate("pressure")
    await until(lambda: said(tmp_path, "second") == "desk pressure st-1\n")
    assert said(tmp_path, "first") == ""


async def test_escalation_runs_even_where_a_call_only_shows_a_banner(tmp_path: Path) -> None:
    caller = StaffCaller(StaffCall(transports=("banner",), escalation=script(tmp_path, "second")), "st-1")
    caller.call("resident")
    caller.escalate("resident")
    await until(lambda: said(tmp_path, "second") == "desk resident st-1\n")


@pytest.mark.parametrize("command", [("/no/such/program",), ("false",)])
def test_a_command_that_fails_raises_nothing(command: tuple[str, ...]) -> None:
    StaffCaller(StaffCall(transports=("command",), command=command, escalation=command), "st-1").escalate("resident")
