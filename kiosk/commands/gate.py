"""The door of the command line: the role is checked here, once, for every command, before it does anything."""

from __future__ import annotations

import functools
import getpass
import inspect
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk.commands.common import Place, place, store
from kiosk.core.errors import KioskError, StoreError
from kiosk.core.privileges import COMMANDS, LONE, WITHOUT_STORE
from kiosk.core.roles import Role

PinOption = Annotated[
    str, typer.Option("--as-pin", help="Act as the member of staff with this PIN; - asks, so that no list shows it.")
]
_ACTOR: ContextVar[str] = ContextVar("actor")


class Refused(KioskError):
    """This person may not do this."""


def actor() -> str:
    """Name whoever gave the command, for the access log: ``staff:<id>``, or ``operator:<user of the machine>``."""
    return _ACTOR.get(_operator())


def guard(app: typer.Typer, prefix: str = "") -> None:
    """Put the door before every command that is registered."""
    for command in app.registered_commands:
        if command.callback is not None:
            name = command.name or command.callback.__name__.rstrip("_").replace("_", "-")
            command.callback = _guarded(prefix + name, command.callback)
    for group in app.registered_groups:
        inner = group.typer_instance
        if inner is None or not group.name:
            continue
        before = inner.registered_callback
        if before is not None and before.callback is not None:
            before.callback = _guarded(prefix + group.name, before.callback)
        guard(inner, f"{prefix}{group.name} ")


def _guarded(name: str, command: Callable[..., Any]) -> Callable[..., Any]:
    if COMMANDS[name] is None:
        return command
    if hasattr(command, "guarded"):
        return command

    @functools.wraps(command)
    def through(*args: Any, as_pin: str = "", **kwargs: Any) -> Any:
        context = kwargs.get("context")
        lone = name in LONE and "@" in str(kwargs.get("device") or "")
        if not lone and (context is None or context.invoked_subcommand is None):
            enter(name, kwargs.get("config"), kwargs.get("data_dir"), as_pin)
        return command(*args, **kwargs)

    own = inspect.signature(command, eval_str=True)
    pin = inspect.Parameter("as_pin", inspect.Parameter.KEYWORD_ONLY, default="", annotation=PinOption)
    through.__signature__ = own.replace(parameters=[*own.parameters.values(), pin])  # type: ignore[attr-defined]  # read by typer
    through.__annotations__ = {**command.__annotations__, "as_pin": PinOption}
    through.guarded = True  # type: ignore[attr-defined]  # once is enough
    return through


def enter(name: str, config: Path | None, data_dir: Path | None, as_pin: str) -> None:
    """Let somebody in, or raise Refused; either is in the access log."""
    needed = COMMANDS[name]
    assert needed is not None
    at = place(config, data_dir)
    if as_pin or at.settings.staff.commands == "pin":
        _enter_as_member(name, needed, at, as_pin)
        return
    _ACTOR.set(_operator())
    if name in WITHOUT_STORE:
        return  # they may have to work on a store that does not open; what they do is logged where they do it
    try:
        with store(at) as opened:
            opened.note("command", actor=actor(), now=datetime.now(UTC), detail=f"kiosk {name}")
    except StoreError:
        return  # the command will say so itself


def _enter_as_member(name: str, needed: Role, at: Place, as_pin: str) -> None:
    pin = typer.prompt("PIN", hide_input=True) if as_pin in ("", "-") else as_pin
    try:
        with store(at) as opened:
            now = datetime.now(UTC)
            verdict = opened.staff_check_pin(pin, now=now)
            if verdict.staff is None:
                locked = verdict.locked_until is not None and verdict.locked_until > now
                raise Refused("too many wrong PINs; try again later" if locked else "this is no member's PIN")
            may = verdict.staff.role.may(needed)
            opened.note(
                "command" if may else "duty refused", actor=verdict.staff.actor, now=now, detail=f"kiosk {name}"
            )
            if not may:
                raise Refused(f"kiosk {name} is for the role {needed.value} and above; nothing was done")
            _ACTOR.set(verdict.staff.actor)
    except StoreError:
        if name not in WITHOUT_STORE:
            raise
        _ACTOR.set(_operator())  # nobody can be asked: who holds the machine holds the data


def _operator() -> str:
    return f"operator:{getpass.getuser()}"
