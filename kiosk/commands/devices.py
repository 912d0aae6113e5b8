"""`kiosk devices list / bind / unbind`: which device of which driver stands at which port."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

import typer

from kiosk.commands import device_tools, plugins
from kiosk.commands.common import ConfigOption, DataOption, JsonOption, answer, place, store
from kiosk.commands.gate import actor
from kiosk.core.errors import ConfigError

app = typer.Typer(help="The devices of this station.", no_args_is_help=True)
plugins.add_to(app)
device_tools.add_to(app)


@app.command(name="list")
def list_(config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False) -> None:
    """List what is bound, and every driver this kiosk knows."""
    from kiosk.devices import registry

    known = registry.installed()
    with store(place(config, data_dir)) as opened:
        bound = opened.bindings()
    rows = [{"device": b.device, "driver": b.driver, "address": b.address, "serial": b.serial} for b in bound]
    drivers = [
        {"driver": d.key, "maker": d.maker, "model": d.model, "protocol": d.protocol, "measures": list(d.measures)}
        for d in known.drivers.values()
    ]
    failed = [{"entry": one.entry, "package": one.package, "reason": one.reason} for one in known.problems]
    words = [f"{row['device']:14} {row['driver']:22} {row['address']}" for row in rows] or ["Nothing is bound yet."]
    words += ["", "Drivers:", *(f"  {d.key:22} {d.maker} {d.model} ({d.protocol})" for d in known.drivers.values())]
    words += [f"  ! {one.package} {one.entry}: {one.reason}" for one in known.problems]
    answer(as_json, {"bound": rows, "drivers": drivers, "failed": failed}, "\n".join(words))


@app.command()
def bind(
    device: Annotated[str, typer.Argument(help="The station's own name for it, such as scale-1.")],
    driver: Annotated[str, typer.Argument(help="A driver's slug; see: kiosk devices list.")],
    address: Annotated[str, typer.Argument(help="Serial path (best: /dev/serial/by-id/...) or Bluetooth address.")],
    serial: Annotated[str, typer.Option(help="The instrument's serial number.")] = "",
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bind a device to a driver: a decision of staff, never a guess."""
    from kiosk.app.addressing import binding_of
    from kiosk.devices import registry

    known = registry.installed().drivers.get(driver)
    if known is None:
        raise ConfigError(f"driver: there is no {driver!r}; see: kiosk devices list")
    now = datetime.now(UTC)
    with store(place(config, data_dir)) as opened:
        binding = binding_of(device, known, address, serial, opened.bindings(), now)
        opened.bind(replace(binding, bound_by=actor(), bound_at=now), actor=actor(), now=now)
    lasting = binding.address
    words = f"{device} is a {known.model} now."
    moved = lasting.upper() != address.upper()
    words += f" It is bound as {lasting}, since {address} may be another port tomorrow." if moved else ""
    answer(as_json, {"device": device, "driver": driver, "address": lasting}, words)


@app.command()
def unbind(device: str, config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False) -> None:
    """Take a device off this station; its results stay."""
    with store(place(config, data_dir)) as opened:
        opened.unbind(device, actor=actor(), now=datetime.now(UTC))
    answer(as_json, {"device": device}, f"{device} is no longer bound.")
