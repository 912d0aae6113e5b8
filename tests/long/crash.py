"""``make crash``: kill -9 at random moments of syncing visits; what the screen called saved is in the store and, after
the next start has synced, once on the server.

    python -m tests.long.crash [--kills 50] [--seed 1]

Each kill hits the same installation, so that damage would add up. After each: the store opens, its checks hold, every
claim of every life so far is there with its value. At the end (and now and then) the outbox is emptied to a real FHIR
server and each observation is read back: all there, each once.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from kiosk.app.demo.look import ACTOR, Look, Site, build_site
from kiosk.app.storing import key_source, open_gateway, store_settings
from kiosk.app.syncing import sync_loop
from kiosk.config import Settings, load
from kiosk.core.visit_record import ConsentEntry, VisitRecord
from kiosk.devices.simulate.scenario import Resident
from kiosk.station.clock import SystemClock
from kiosk.store.database import open_store
from kiosk.store.keys import load_keys
from kiosk.store.records import Store
from kiosk.sync.fhir import observation_ids
from tests.fhir_server.harness import FhirServer, fhir_server

SPEED = 30.0
LONGEST_LIFE = 12.0  # seconds: start-up and about three visits


@dataclass(slots=True)
class Report:
    """What was seen."""

    kills: int = 0
    claims: int = 0
    visits: int = 0
    observations: int = 0
    cut_short: int = 0  # visits that a kill ended
    problems: list[str] = field(default_factory=list)


def run(kills: int, seed: int, folder: Path) -> Report:
    """Kill so often, check after each kill, sync and compare at the end."""
    chance, report = random.Random(seed), Report()
    with fhir_server() as server:
        site = build_site(folder, Look(), server.url, Resident(), idle=(90.0, 60.0))
        settings = load(site.config)
        for _ in range(kills):
            _live_and_die(folder, chance)
            report.kills += 1
            _check_store(site, settings, folder, report)
            if report.problems:
                break
        asyncio.run(_start_again_and_sync(settings, site, report))
        _check_server(site, settings, server, folder, report)
    return report


def _live_and_die(folder: Path, chance: random.Random) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with (folder / "child.log").open("ab") as log:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.long.crash_child", str(folder), str(SPEED)],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        time.sleep(1.5 + chance.random() * LONGEST_LIFE)
        child.send_signal(signal.SIGKILL)
        child.wait()


def _open(site: Site, settings: Settings) -> Store:
    keys = load_keys(site.data_dir, key_source(settings, site.config))
    return open_store(store_settings(settings, site.data_dir), keys)


def _claims(folder: Path) -> list[dict[str, object]]:
    path = folder / "claims.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def _check_store(site: Site, settings: Settings, folder: Path, report: Report) -> None:
    """Everything that was called saved, in any life so far, is there with its value."""
    claims = _claims(folder)
    report.claims = len(claims)
    with _open(site, settings) as store:
        verdict = store.audit_verify()
        if not verdict.ok:
            report.problems.append(f"access log broken at {verdict.broken_at}")
        records = {visit: _record(store, UUID(visit)) for visit in {str(claim["visit"]) for claim in claims}}
    report.visits = len(records)
    for claim in claims:
        record = records[str(claim["visit"])]
        values = claim["values"]
        assert isinstance(values, list)
        for quantity, digits in values:
            rows = [row for row in record.measurements if (row.step, row.quantity) == (claim["step"], quantity)]
            if [row.value for row in rows] != [Decimal(digits)]:
                report.problems.append(f"{claim['step']} {quantity}: called saved, the store has {len(rows)} rows")


def _record(store: Store, visit: UUID) -> VisitRecord:
    return store.visit_record(visit, actor=ACTOR, now=datetime.now(UTC))


async def _start_again_and_sync(settings: Settings, site: Site, report: Report) -> None:
    """What the next start does: close what the kill left open, then empty the outbox."""
    clock = SystemClock()
    async with (
        open_gateway(settings, site.data_dir, site.config) as gateway,
        sync_loop(settings, gateway, clock) as loop,
    ):
        closed = await gateway.call(Store.recover_open_visits, actor="system:start", now=clock.utc())
        report.cut_short = len(closed)
        assert loop is not None
        counts = await loop.drain()
        if counts.waiting or counts.held:
            report.problems.append(f"{counts.waiting} waiting and {counts.held} held after sync: {loop.trouble}")


def _check_server(site: Site, settings: Settings, server: FhirServer, folder: Path, report: Report) -> None:
    """Each observation of each visit that may be sent: there, once, and nothing else."""
    wanted: Counter[str] = Counter()
    visits = {str(claim["visit"]) for claim in _claims(folder)}
    with _open(site, settings) as store:
        for visit in visits:
            record = _record(store, UUID(visit))
            if _agreed(record, store.consents_of_visit(UUID(visit))):
                wanted.update(observation_ids(record))
    found = Counter({str(one): 1 for one in _ids_on(server)})
    report.observations = sum(found.values())
    if found != wanted:
        lost, foreign = wanted - found, found - wanted
        report.problems.append(f"server: {len(lost)} lost, {len(foreign)} not ours, of {len(wanted)}")


def _agreed(record: VisitRecord, consents: Sequence[ConsentEntry]) -> bool:
    """Whether sending stood when the visit ended: a later yes does not free an earlier visit."""
    ended = record.ended_at or record.started_at
    answers = [one for one in consents if one.purpose == "platform" and one.at <= ended]
    return bool(answers) and max(answers, key=lambda one: one.at).granted


def _ids_on(server: FhirServer) -> list[str]:
    ids, page = [], server.get("Observation?_count=1000&_elements=id")
    ids = [entry["resource"]["id"] for entry in page.get("entry", [])]
    assert page.get("total", len(ids)) == len(ids), "the server has more than one page"
    return ids


def main() -> int:
    """Print the figures; exit 1 on any problem."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kiosk-crash-") as folder:
        report = run(arguments.kills, arguments.seed, Path(folder))
        if report.problems:
            print((Path(folder) / "child.log").read_text(errors="replace")[-3000:], file=sys.stderr)
    print(
        f"{report.kills} kills: {report.claims} values called saved in {report.visits} visits, all in the store; "
        f"{report.cut_short} visits closed by the next start; "
        f"{report.observations} observations on the server, each once"
        if not report.problems
        else "PROBLEMS:\n" + "\n".join(report.problems)
    )
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main())
