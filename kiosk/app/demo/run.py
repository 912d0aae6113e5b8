"""The parent of a demonstration: one child process a look, then a fresh process that judges; ``summary.json``."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from kiosk.app.demo import props
from kiosk.app.demo.look import Look
from kiosk.core.json_text import dumps
from kiosk.devices.simulate import scenario as scenarios

CHILD_SECONDS = 1500
"""A headless look that takes longer than this hangs; it is ended and reported."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to play."""

    scenario: str
    out: Path
    looks: tuple[Look, ...]
    seed: int = 1
    visits: int = 1
    speed: float = 10.0
    platform: str = ""


def play(order: Order) -> dict[str, Any]:
    """Play every look headless and return the summary (also written to ``summary.json``)."""
    book = scenarios.load(order.scenario)  # wrong arguments fail here, before anything starts
    order.out.mkdir(parents=True, exist_ok=True)
    away = any(outage.seconds is None for outage in book.platform.outages)
    judged = []
    with ExitStack() as stack:
        platform = order.platform or (stack.enter_context(props.fhir_server()) or "")
        if away:  # an address of this machine where nobody answers
            platform = "http://127.0.0.1:9/fhir"
        for look in order.looks:
            judged.append(_look(order, look, platform, offline=False, read_back=not away))
    summary = _summary(judged, order)
    (order.out / "summary.json").write_text(dumps(summary), encoding="utf-8")
    return summary


def _look(order: Order, look: Look, platform: str, *, offline: bool, read_back: bool) -> dict[str, Any]:
    folder = order.out if len(order.looks) == 1 else order.out / look.name
    folder.mkdir(parents=True, exist_ok=True)
    for stale in ("sent.jsonl", "play.json", "etc", "store", "screens", "reports", "dev"):
        _remove(folder / stale)
    told = {
        "look": asdict(look),
        "scenario": _scenario(order.scenario),
        "seed": order.seed,
        "visits": order.visits,
        "speed": order.speed,
        "platform": platform,
        "offline": offline,
    }
    (folder / "order.json").write_text(json.dumps(told), encoding="utf-8")
    problem = _child(folder, look)
    if not (folder / "play.json").exists():
        (folder / "play.json").write_text(json.dumps({"visits": [], "problems": [problem or "nothing was played"]}))
    return _judge(folder, platform if read_back else "", problem)


def _scenario(scenario: str) -> str:
    return scenario if scenario in scenarios.built_in() else str(Path(scenario).resolve())


def _child(folder: Path, look: Look) -> str:
    """Run the kiosk and its robot under a virtual display; returns a problem or an empty text."""
    words = [sys.executable, "-m", "kiosk.app.demo.stage", str(folder / "order.json")]
    width, height = look.size
    with ExitStack() as stack:
        display = stack.enter_context(props.virtual_display(width, height))
        log = stack.enter_context((folder / "kiosk.log").open("w", encoding="utf-8"))
        settings = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        child = subprocess.Popen(
            words, env={**os.environ, **settings}, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        try:
            code = child.wait(CHILD_SECONDS)
        except subprocess.TimeoutExpired:
            return f"{look.name}: hung for {CHILD_SECONDS} s"
        finally:
            props.stop(child)
    log_file = folder / "kiosk.log"
    last = (log_file.read_text(encoding="utf-8", errors="replace").strip().splitlines() or ["no reason"])[-1]
    return f"{look.name}: the kiosk ended with {code}: {last}; see {log_file}" if code else ""


def _judge(folder: Path, platform: str, problem: str) -> dict[str, Any]:
    words = [sys.executable, "-m", "kiosk.app.demo.verify", str(folder), platform]
    done = subprocess.run(words, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason"])[-1]
        return {"visits": [], "stored": 0, "tray": 0, "outbox": {}, "platform": None, "problems": [problem or reason]}
    judged: dict[str, Any] = json.loads(done.stdout, parse_float=Decimal)
    if problem:
        judged["problems"].append(problem)
    return judged


def _summary(judged: Sequence[dict[str, Any]], order: Order) -> dict[str, Any]:
    problems = [problem for one in judged for problem in one["problems"] if problem]
    visits = [visit for one in judged for visit in one["visits"]]
    if len(visits) != order.visits * len(order.looks):
        problems.append(f"{len(visits)} visits were played, {order.visits * len(order.looks)} were asked for")
    outbox = {key: sum(one["outbox"].get(key, 0) for one in judged) for key in ("waiting", "sent", "held")}
    platforms = [one["platform"] for one in judged if one["platform"]]
    platform = (
        {"url": platforms[0]["url"], "observations": sum(one["observations"] for one in platforms)}
        if platforms
        else None
    )
    return {
        "visits": visits,
        "stored": sum(one["stored"] for one in judged),
        "tray": sum(one["tray"] for one in judged),
        "outbox": outbox,
        "platform": platform,
        "ok": not problems,
        "problems": problems,
    }


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
