"""`kiosk devices watch / record / check / simulate`: a closer look at devices, without the kiosk running."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import tzinfo
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.commands.common import ConfigOption, DataOption, JsonOption, answer, place, store
from kiosk.core.errors import ConfigError
from kiosk.core.json_text import dumps
from kiosk.core.texts import Sentence, load_texts, tell

if TYPE_CHECKING:
    from kiosk.devices.driver import WireProtocol
    from kiosk.devices.events import Binding

DeviceArgument = Annotated[str, typer.Argument(help="A bound device's name, or DRIVER@ADDRESS for one that is not.")]
SecondsOption = Annotated[float | None, typer.Option(min=0.1, help="How long; without it until Ctrl-C.")]


def add_to(app: typer.Typer) -> None:
    """Register the commands under ``kiosk devices``."""
    for command in (watch, check, record, simulate):
        app.command()(command)


def watch(
    device: DeviceArgument = "",
    seconds: SecondsOption = None,
    measure: Annotated[bool, typer.Option("--measure", help="Tell the devices that a step begins.")] = False,
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show each device live: state, last value, Records a second, battery. With --json a line for each event."""
    import asyncio

    from kiosk.app.device_tools import Screen, Watch, table_of

    with _devices(device, config, data_dir) as (bindings, zone):
        live = not as_json and sys.stdout.isatty()
        screen = Screen()

        def line(event: Mapping[str, object]) -> None:
            if not live:
                typer.echo(dumps(event))

        def draw() -> bool:
            if live:
                typer.echo(screen.draw(table_of(tuple(watching.rows.values()), watching.now)))
            return False

        watching = Watch(bindings, _protocols(), zone, line)
        asyncio.run(watching.run(draw, seconds, measure=tuple(watching.rows) if measure else ()))


def check(
    device: DeviceArgument = "",
    seconds: Annotated[float, typer.Option(min=0.1, help="How long to wait for the slowest.")] = 12.0,
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say in one line of each device whether it answers: ok, warn or fail, and why. Exit 1 if anything fails."""
    import asyncio

    from kiosk.app.device_tools import WELL, Watch, verdicts

    with _devices(device, config, data_dir) as (bindings, zone):
        watching = Watch(bindings, _protocols(), zone)
        asyncio.run(watching.run(lambda: all(row.state in WELL for row in watching.rows.values()), seconds))
        found = verdicts(tuple(watching.rows.values()))
    texts = load_texts("en")
    for one in found:
        one["say"] = tell(texts, Sentence(str(one["reason"]))) if one["reason"] else ""
    good = all(one["verdict"] != "fail" for one in found)
    words = "\n".join(
        f"{one['verdict']:4}  {one['device']:14}  {one['state']:10}  {one['say']}".rstrip() for one in found
    )
    answer(as_json, {"ok": good, "devices": found}, words)
    raise typer.Exit(0 if good else 1)


def record(
    device: DeviceArgument,
    file: Annotated[Path, typer.Argument(help="The table to write, .py; the same as .jsonl beside it.")],
    seconds: SecondsOption = None,
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a session a table of vectors: each frame with its bytes, its time and what it decodes to, without ids."""
    import asyncio

    from kiosk.app.recording import record as tape

    if file.suffix != ".py":
        raise ConfigError(f"{file}: the table is Python: give it a name that ends with .py")
    if not file.parent.is_dir():
        raise ConfigError(f"{file}: there is no folder {file.parent}")
    with _devices(device, config, data_dir) as (bindings, zone):
        binding = bindings[0]
        protocol = _protocols()[binding.driver.protocol]
        with _interruptible() as stop:
            text, lines, rows, left_out = asyncio.run(tape(binding, protocol, zone, seconds, stop))
    file.write_text(text, encoding="utf-8")
    file.with_suffix(".jsonl").write_text(lines, encoding="utf-8")
    words = f"{rows} frames in {file}" + (f"; {left_out} left out, they name a person" if left_out else "")
    answer(as_json, {"file": str(file), "frames": rows, "left_out": left_out}, words)


def simulate(
    what: Annotated[str, typer.Argument(help="A scenario (a built-in name or a TOML file), or a driver's slug.")],
    folder: Annotated[Path, typer.Option("--dir", help="Where its ports and sent.jsonl lie.")] = Path("simulated"),
    every: Annotated[float, typer.Option(min=0.1, help="A lone driver measures every so many seconds.")] = 10.0,
    value: Annotated[str, typer.Option(help="What it measures, as a scenario spells it, such as 65.4.")] = "",
    seconds: SecondsOption = None,
    speed: Annotated[float, typer.Option(min=0.1, max=1000, help="Divides every delay.")] = 1.0,
    seed: int = 0,
    as_json: JsonOption = False,
) -> None:
    """Play devices that are not there, on ports and a Bluetooth of their own, until Ctrl-C."""
    from kiosk.app.simulating import places, play_on, playing
    from kiosk.devices import registry

    with playing(registry.installed(), what, folder.resolve(), seed=seed, speed=speed, value=value) as (running, step):
        ready: dict[str, object] = {key: running.ready.get(key) for key in ("dbus", "ports", "devices")}
        bus = f"DBUS_SYSTEM_BUS_ADDRESS={ready['dbus']}" if ready.get("dbus") else ""
        answer(as_json, ready | {"step": step}, "\n".join([*places(ready), bus]).rstrip())
        sys.stdout.flush()
        try:
            play_on(running, step, every, seconds, lambda words: None if as_json else typer.echo(words))
        except KeyboardInterrupt:
            return


@contextmanager
def _devices(device: str, config: Path | None, data_dir: Path | None) -> Iterator[tuple[tuple[Binding, ...], tzinfo]]:
    """Find the devices that are meant; those of an installation only while no kiosk runs on it."""
    from kiosk.app.device_tools import aimed, alone, chosen
    from kiosk.app.logs import set_up
    from kiosk.devices import registry
    from kiosk.devices.bound import SEOUL
    from kiosk.devices.events import Binding

    set_up(None, level=40)
    known = registry.installed()
    lone = aimed(known, device)
    if lone is not None:
        yield (lone,), SEOUL
        return
    at = place(config, data_dir)
    with ExitStack() as stack:
        stack.enter_context(alone(at.data_dir))
        with store(at) as opened:
            rows = opened.bindings()
        bound = [
            Binding(row.device, known.drivers[row.driver], row.address, row.serial)
            for row in rows
            if row.driver in known.drivers
        ]
        yield chosen(bound, device), at.settings.zone


def _protocols() -> Mapping[str, WireProtocol]:
    from kiosk.devices import registry

    return registry.installed().protocols


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Ctrl-C ends the session in order: what has come is written."""
    pressed = False

    def press(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)
