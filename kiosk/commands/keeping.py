"""`kiosk audit`: the access log, its chain checked, a month of it handed out, and such a file checked again."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.commands.common import ConfigOption, DataOption, JsonOption, Place, answer, place, store
from kiosk.commands.gate import actor
from kiosk.core.errors import ConfigError
from kiosk.core.month import Month, month_of, read_month

if TYPE_CHECKING:
    from kiosk.store.values import AuditVerdict


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command()(audit)


def audit(
    verify: Annotated[bool, typer.Option("--verify", help="Check the chain; exit 1 if it is broken.")] = False,
    export: Annotated[Path | None, typer.Option("--export", help="Write a month into a new file, with proof.")] = None,
    check: Annotated[Path | None, typer.Option("--check", help="Check a file that was written so.")] = None,
    month: Annotated[str, typer.Option(help="Such as 2026-11; this month without it.")] = "",
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print who looked at whose data, or check that nothing was changed."""
    at = place(config, data_dir)
    if export is not None:
        _export(at, export, _month(at, month), as_json)
    elif check is not None:
        _say(_checked(at, check), as_json)
    elif verify:
        with store(at) as opened:
            verdict = opened.audit_verify()
        _say(verdict, as_json)
    else:
        _print(at, as_json)


def _print(at: Place, as_json: bool) -> None:
    with store(at) as opened:
        entries = opened.audit_entries()
    rows = [
        {"seq": e.seq, "at": e.at, "actor": e.actor, "station": e.station_id, "whose": e.whose, "what": e.what}
        for e in entries
    ]
    words = "\n".join(f"{e.seq:6} {e.at:%Y-%m-%d %H:%M:%S} {e.actor:28} {e.what:20} {e.whose}" for e in entries)
    answer(as_json, {"entries": rows}, words or "Nothing yet.")


def _say(verdict: AuditVerdict, as_json: bool) -> None:
    fields = {"ok": verdict.ok, "entries": verdict.entries, "broken_at": verdict.broken_at, "why": verdict.why}
    whole = f"{verdict.entries} entries, the chain is whole."
    answer(as_json, fields, whole if verdict.ok else f"Broken at entry {verdict.broken_at}: {verdict.why}")
    raise typer.Exit(0 if verdict.ok else 1)


def _export(at: Place, file: Path, month: Month, as_json: bool) -> None:
    now = datetime.now(UTC)
    with store(at) as opened:
        stretch = opened.audit_stretch(*month.span(at.settings.zone))
        data = stretch.csv()
        try:
            file.touch(mode=0o600, exist_ok=False)
            file.write_bytes(data)
        except OSError as error:
            raise ConfigError(f"--export: {file}: {error.strerror}") from error
        print_ = hashlib.sha256(data).hexdigest()
        opened.note("audit exported", actor=actor(), now=now, detail=f"{month} {print_}")
    fields = {"file": str(file), "month": str(month), "entries": len(stretch.lines), "sha256": print_}
    answer(as_json, fields, f"{file}: {len(stretch.lines)} entries of {month}, SHA-256 {print_}")


def _checked(at: Place, file: Path) -> AuditVerdict:
    from kiosk.store.auditing import read_stretch

    try:
        data = file.read_bytes()
    except OSError as error:
        raise ConfigError(f"--check: {file}: {error.strerror}") from error
    with store(at) as opened:
        return opened.audit_check(read_stretch(data))


def _month(at: Place, text: str) -> Month:
    found = read_month(text) if text else month_of(datetime.now(UTC).astimezone(at.settings.zone).date())
    if found is None:
        raise ConfigError(f"--month: {text!r} is not a month such as 2026-11")
    return found
