"""`kiosk sync`, `kiosk sync status / held / retry`: the outbox by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from kiosk.commands.common import ConfigOption, DataOption, JsonOption, Place, answer, place, store
from kiosk.commands.gate import actor
from kiosk.core.errors import ConfigError

if TYPE_CHECKING:
    from kiosk.core.messages import Synced

app = typer.Typer(help="The outbox: what goes to the health platform.")


@app.callback(invoke_without_command=True)
def sync(
    context: typer.Context, config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False
) -> None:
    """Try now to send everything that waits."""
    import asyncio

    if context.invoked_subcommand is not None:
        return
    at = place(config, data_dir)
    if not at.settings.platform.url:
        raise ConfigError(f"{at.config}: platform.url: missing; there is nowhere to send to")
    counts, trouble = asyncio.run(_drain(at))
    fields = {"waiting": counts.waiting, "sent": counts.sent, "held": counts.held, "trouble": trouble}
    why = f" Nothing goes out: {trouble}." if trouble else ""
    answer(as_json, fields, f"{counts.sent} sent, {counts.waiting} waiting, {counts.held} held.{why}")
    raise typer.Exit(1 if counts.waiting or counts.held else 0)


async def _drain(at: Place) -> tuple[Synced, str]:
    from kiosk.app.storing import open_gateway
    from kiosk.app.syncing import sync_loop
    from kiosk.station.clock import SystemClock

    clock = SystemClock()
    async with (
        open_gateway(at.settings, at.data_dir, at.config) as gateway,
        sync_loop(at.settings, gateway, clock) as loop,
    ):
        assert loop is not None
        return await loop.drain(), loop.trouble


@app.command()
def status(config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False) -> None:
    """Count the visits in the outbox."""
    with store(place(config, data_dir)) as opened:
        counts = opened.outbox_counts()
    fields = {
        "open": counts.open,
        "waiting": counts.waiting,
        "sent": counts.sent,
        "held": counts.held,
        "withheld": counts.withheld,
    }
    answer(as_json, fields, ", ".join(f"{count} {word}" for word, count in fields.items()))


@app.command()
def held(config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False) -> None:
    """List what the platform refused, and why."""
    with store(place(config, data_dir)) as opened:
        entries = opened.held()
    rows = [{"id": one.id, "kind": one.kind, "reason": one.reason, "attempts": one.attempts} for one in entries]
    words = "\n".join(f"{one.id:6} {one.kind:10} {one.reason}" for one in entries)
    answer(as_json, {"held": rows}, words or "Nothing is held.")


@app.command()
def retry(entry: int, config: ConfigOption = None, data_dir: DataOption = None, as_json: JsonOption = False) -> None:
    """Let a held visit go out again, after the data or the rules were mended."""
    with store(place(config, data_dir)) as opened:
        opened.retry_held(entry, actor=actor(), now=datetime.now(UTC))
    answer(as_json, {"id": entry, "state": "waiting"}, f"Entry {entry} waits to be sent again.")
