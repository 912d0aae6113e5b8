"""`kiosk stats`: a month in numbers, counts only."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from kiosk.commands.common import ConfigOption, DataOption, JsonOption, answer, place, store
from kiosk.core.errors import ConfigError
from kiosk.core.month import month_of, read_month
from kiosk.core.stats import Numbers, numbers


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(stats)


def stats(
    month: Annotated[str, typer.Option(help="Such as 2026-11; this month without it.")] = "",
    config: ConfigOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Count uses by day, age band, sex, programme, assessment and end; cells of few people are hidden."""
    at = place(config, data_dir)
    asked = read_month(month) if month else month_of(datetime.now(UTC).astimezone(at.settings.zone).date())
    if asked is None:
        raise ConfigError(f"--month: {month!r} is not a month such as 2026-11")
    with store(at) as opened:
        usage = opened.usage(asked.first, asked.last, at.settings.zone)
    found = numbers(usage, at.settings.statistics.smallest)
    answer(as_json, {"month": str(asked)} | _fields(found), "\n".join([str(asked), *_words(found)]))


def _fields(found: Numbers) -> dict[str, object]:
    """Numbers are numbers; null is hidden."""
    waiting = found.waiting
    return {
        "smallest": found.smallest,
        "tables": {table.name: {"total": table.total, "counts": dict(table.rows)} for table in found.tables},
        "waiting_minutes": None if waiting is None else {"median": waiting.median, "p90": waiting.ninety},
        "device_failures": [
            {"device": device, "reason": reason, "count": count} for device, reason, count in found.faults
        ],
    }


def _words(found: Numbers) -> list[str]:
    few = f"fewer than {found.smallest}"
    lines = []
    for table in found.tables:
        lines.append(f"{table.name}: {few if table.total is None else table.total}")
        lines += [f"  {label:24} {'hidden' if count is None else count}" for label, count in table.rows if count != 0]
    if found.waiting is not None:
        lines.append(f"waiting: half within {found.waiting.median} min, nine of ten within {found.waiting.ninety} min")
    lines += [f"device {device}: {reason} {count} times" for device, reason, count in found.faults]
    return lines
