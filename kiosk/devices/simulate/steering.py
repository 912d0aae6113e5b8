"""How the simulator is steered: JSON lines on standard input, answers and events as JSON lines on standard output.

In:  {"do":"step","step":"weight"}      the step begins; the n-th time plays the n-th entry
     {"do":"end","step":"weight"}       it is over, however it went; without a step: all
     {"do":"visit"}                     a new visit: every step starts from its first entry
     {"do":"unplug","device":D}, {"do":"replug","device":D}     D is a slug or the link as the scenario spells it
     {"do":"fault","device":D,"fault":F,"times":N}              F and N: see `faults`; serial: silent, clear
     {"do":"load","device":D,"load":"10.0"}     this is put on the device, in place of what was on it (a table for a
                                        cuff), and it says so as it would; "load":null takes it off
     {"do":"flaw","device":D,"offset":"0.3"}    from the next load on; keys: see `flaws`; none: it is sound again
     {"do":"quit"}
Out: first {"ready":true,"dbus":…,"ports":{link: path},"devices":[…]}; for each line {"ok":true,"do":…} or
     {"ok":false,"do":…,"error":…} with the line's "id" if it has one; in between {"event":…, …}.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from kiosk.devices.simulate.flaws import Flaw
from kiosk.devices.simulate.show import Show


def tell(event: str, **more: object) -> None:
    """Print an event."""
    say({"event": event, **more})


def say(line: Mapping[str, object]) -> None:
    """Print one JSON line; a reader that has gone does not matter."""
    with contextlib.suppress(BrokenPipeError):
        print(json.dumps(line, ensure_ascii=False), flush=True)


async def obey(show: Show) -> None:
    """Read commands until standard input ends or says quit."""
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        if not line.strip():
            continue
        try:
            command = json.loads(line)
            if not isinstance(command, dict):
                raise ValueError("a command is a JSON object")
        except ValueError as error:
            say({"ok": False, "do": None, "error": str(error)})
            continue
        mark = {"do": command.get("do")} | ({"id": command["id"]} if "id" in command else {})
        try:
            say({"ok": True, **mark, **await _do(show, command)})
        except (ValueError, KeyError) as error:
            say({"ok": False, **mark, "error": str(error)})
        if command.get("do") == "quit":
            return


async def _do(show: Show, command: Mapping[str, Any]) -> dict[str, object]:
    name = str(command.get("device", ""))
    match command.get("do"):
        case "step":
            return {"step": command["step"], "playing": show.begin(str(command["step"]))}
        case "end":
            show.end(str(command.get("step", "")))
        case "visit":
            show.rewind()
        case "unplug":
            show.find(name).unplug()
        case "replug":
            show.find(name).plug()
        case "fault":
            await show.fault(str(command["fault"]), name, int(command.get("times", 1)))
        case "load":
            show.load(name, _loaded(command["load"]))
        case "flaw":
            show.flaw(name, _flaw(command))
        case "quit":
            pass
        case other:
            raise ValueError(f"no command {other!r}")
    return {}


def _loaded(load: Any) -> Decimal | dict[str, Decimal] | None:
    """Read a number, a table of numbers, or null; raises ValueError."""
    try:
        if isinstance(load, dict):
            return {str(key): Decimal(str(value)) for key, value in load.items()}
        return None if load is None else Decimal(str(load))
    except InvalidOperation as error:
        raise ValueError(f"no load {load!r}") from error


def _flaw(command: Mapping[str, Any]) -> Flaw:
    """Read the flaw's keys; raises ValueError."""
    keys = {key: value for key, value in command.items() if key not in ("do", "device", "id")}
    return Flaw.model_validate({key: str(value) if isinstance(value, float) else value for key, value in keys.items()})
