"""Logs: JSON lines to stderr and a rotating 20 MB file; only fields of the allow-list, no person, no value."""

from __future__ import annotations

import logging
import logging.handlers
import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import orjson
import structlog

from kiosk.app import crashes

MEGABYTES = 20
# One list on purpose: a new field is a decision.
ALLOWED = frozenset(
    {
        *("event", "level", "timestamp", "logger", "device", "state", "reason", "detail", "count", "reasons", "flaw"),
        *("step", "error", "attempts", "status", "entries", "seconds", "mode", "visits", "waiting", "sent", "held"),
        *("key", "path", "version", "channel", "port", "transport", "kind", "code", "trace", "entry"),
    }
)


def _only_allowed(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop every field that is not on the list, and say how many."""
    kept = {key: value for key, value in event.items() if key in ALLOWED}
    dropped = len(event) - len(kept)
    return {**kept, "count": dropped, "detail": "fields-dropped"} if dropped and "count" not in kept else kept


def set_up(folder: Path | None, *, level: int = logging.INFO) -> None:
    """Start logging; ``folder`` None logs to stderr only."""
    crashes.prepare()
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handlers.append(
            logging.handlers.RotatingFileHandler(
                folder / "kiosk.log", maxBytes=MEGABYTES * 1_000_000 // 4, backupCount=3, encoding="utf-8"
            )
        )
    logging.basicConfig(format="%(message)s", handlers=handlers, level=level, force=True)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs whole URLs
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _only_allowed,
            structlog.processors.JSONRenderer(serializer=lambda value, **_: orjson.dumps(value, default=str).decode()),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
