"""`kiosk audit`: the access log, its chain checked."""

from __future__ import annotations

from typing import Annotated

import typer

from kiosk.commands.common import ConfigOption, DataOption, JsonOption, answer, place, store


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command()(audit)


def audit(
    verify: Annotated[bool, typer.Option("--verify", help="Check the chain; exit 1 if it is broken.")] = False,
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print who looked at whose data, or check that nothing was changed."""
    with store(place(config, data_dir)) as opened:
        if verify:
            verdict = opened.audit_verify()
            fields = {"ok": verdict.ok, "entries": verdict.entries, "broken_at": verdict.broken_at, "why": verdict.why}
            whole = f"{verdict.entries} entries, the chain is whole."
            answer(as_json, fields, whole if verdict.ok else f"Broken at entry {verdict.broken_at}: {verdict.why}")
            raise typer.Exit(0 if verdict.ok else 1)
        entries = opened.audit_entries()
    rows = [
        {"seq": e.seq, "at": e.at, "actor": e.actor, "station": e.station_id, "whose": e.whose, "what": e.what}
        for e in entries
    ]
    words = "\n".join(f"{e.seq:6} {e.at:%Y-%m-%d %H:%M:%S} {e.actor:28} {e.what:20} {e.whose}" for e in entries)
    answer(as_json, {"entries": rows}, words or "Nothing yet.")
