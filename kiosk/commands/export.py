"""`kiosk export`: what consent allows, nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast
from uuid import UUID

import typer

from kiosk.commands.common import ConfigOption, DataOption, JsonOption, answer, place, store
from kiosk.commands.gate import actor
from kiosk.core.errors import ConfigError
from kiosk.core.visit_record import PURPOSES

if TYPE_CHECKING:
    from kiosk.app.exporting import Format

FORMATS = ("json", "csv", "fhir", "document")
OFFERED = ("keep", "platform", "ai", "trial", "family")


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(export)


def export(
    format_: Annotated[str, typer.Option("--format", help="json, csv, fhir or document (one bundle a line).")],
    purpose: Annotated[str, typer.Option(help="keep, platform, ai, trial or family: whose consent counts.")],
    visit: Annotated[str, typer.Option(help="Only this visit.")] = "",
    since: Annotated[str, typer.Option(help="Visits since this day, e.g. 2026-11-01.")] = "",
    out: Annotated[Path | None, typer.Option(help="A new file; standard output without it.")] = None,
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Hand out visits whose person agreed to a purpose, for that purpose."""
    from kiosk.app.exporting import Order
    from kiosk.app.exporting import export as lines_of

    _check(format_, purpose, visit, since)
    at = place(config, data_dir)
    start = datetime.combine(_day(since), time(), at.settings.zone) if since else None
    order = Order(cast("Format", format_), purpose, actor(), datetime.now(UTC), _id(visit), start)
    with store(at) as opened:
        lines = lines_of(opened, at.settings, order)
        if out is None:
            for line in lines:
                typer.echo(line)
            return
        count = write_new(out, lines)
    answer(as_json, {"file": str(out), "lines": count, "purpose": purpose}, f"{out}: {count} lines, for {purpose}.")


def _check(format_: str, purpose: str, visit: str, since: str) -> None:
    if format_ not in FORMATS:
        raise ConfigError(f"--format: {format_!r} is none of {', '.join(FORMATS)}")
    if purpose not in OFFERED or purpose not in PURPOSES:
        raise ConfigError(f"--purpose: {purpose!r} is none of {', '.join(OFFERED)}")
    if visit and since:
        raise ConfigError("--visit, --since: say one of them")


def write_new(out: Path, lines: Iterator[str]) -> int:
    """Write a new file for its owner only; nothing half stays behind."""
    try:
        file = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise ConfigError(f"--out: {out}: {error.strerror}") from error
    count = 0
    try:
        with os.fdopen(file, "w", encoding="utf-8", newline="\n") as opened:
            for line in lines:
                opened.write(line + "\n")
                count += 1
            opened.flush()
            os.fsync(opened.fileno())
    except BaseException:
        out.unlink(missing_ok=True)
        raise
    return count


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(f"--since: {text!r} is not a day such as 2026-11-01") from error


def _id(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise ConfigError(f"--visit: {text!r} is not a visit's id") from error
