"""The judge of a demonstration, a process of its own: re-opens the store and compares it with what was sent.

``python -m kiosk.app.demo.verify FOLDER [PLATFORM]`` prints the visits of a look as JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from kiosk.app.demo.expect import fixed, mistapped, truth_of, wanted
from kiosk.app.demo.look import Site
from kiosk.app.storing import key_source, store_settings
from kiosk.app.syncing import letterhead
from kiosk.config import load
from kiosk.core import norms
from kiosk.core.errors import StoreError
from kiosk.core.json_text import dumps
from kiosk.core.quantity import QUANTITIES
from kiosk.core.reading import Measurement, Method
from kiosk.core.visit_record import VisitRecord
from kiosk.devices.plugins.joining import join
from kiosk.devices.simulate.scenario import load as load_scenario
from kiosk.station.clock import SystemClock
from kiosk.store.database import open_store
from kiosk.store.keys import load_keys
from kiosk.store.records import Store
from kiosk.sync.client import Access, FhirClient
from kiosk.sync.fhir import observation_ids
from kiosk.sync.parts import Letterhead

ACTOR = "system:verify"


def judge(folder: Path, platform: str) -> dict[str, Any]:
    """Compare; every difference becomes a problem in words."""
    site = Site(folder)
    settings = load(site.config)
    played = json.loads((folder / "play.json").read_text(encoding="utf-8"))
    order = json.loads((folder / "order.json").read_text(encoding="utf-8"))
    sent = (folder / "sent.jsonl").read_bytes() if (folder / "sent.jsonl").exists() else b""
    problems: list[str] = list(played["problems"])
    with open_store(
        store_settings(settings, site.data_dir), load_keys(site.data_dir, key_source(settings, site.config))
    ) as store:
        visits = [_visit(store, one, order, sent, folder, problems) for one in played["visits"]]
        counts = store.outbox_counts()
        audit = store.audit_verify()
        records = [_record(store, one["visit_id"]) for one in played["visits"] if one["visit_id"]]
        tray = len(store.tray_list(actor=ACTOR, now=datetime.now(UTC)))
    if not audit.ok:
        problems.append(f"the access log is broken at {audit.broken_at}: {audit.why}")
    return {
        "visits": visits,
        "stored": sum(len(visit["measurements"]) for visit in visits),
        "tray": tray,
        "outbox": {"waiting": counts.waiting + counts.open, "sent": counts.sent, "held": counts.held},
        "platform": _platform(platform, [record for record in records if record], letterhead(settings), problems),
        "problems": problems,
    }


def _record(store: Store, visit: str) -> VisitRecord | None:
    try:
        return store.visit_record(UUID(visit), actor=ACTOR, now=datetime.now(UTC))
    except (StoreError, KeyError):
        return None


def _visit(
    store: Store, played: Mapping[str, Any], order: Mapping[str, Any], sent: bytes, folder: Path, problems: list[str]
) -> dict[str, Any]:
    record = _record(store, played["visit_id"]) if played["visit_id"] else None
    tally = store.tally(UUID(played["visit_id"])) if played["visit_id"] and record is None else None
    person = load_scenario(order["scenario"]).resident
    speed = float(order["speed"])
    truth = truth_of(played, sent, speed)
    rows = record.measurements if record else ()
    measurements = [_measurement(row, fixed(store.check_get, row, truth), problems) for row in rows]
    problems += _mistapped(rows, played, speed)
    if record is not None:
        _missing(rows, played, truth, problems)
    reports = sorted((folder / "reports").glob("*.pdf")) if (folder / "reports").is_dir() else []
    return {
        "visit_id": played["visit_id"],
        "resident": {"sex": person.sex, "age": record.age if record else person.age},
        "programme": record.programme if record else tally[0] if tally else None,
        "ended": record.ended.value if record and record.ended else tally[1].value if tally else None,
        "measurements": measurements,
        "assessments": [
            {"assessment": end.assessment, "ended": end.ended.value, "reason": end.reason}
            for end in (record.assessments if record else ())
        ],
        "grades": _grades(record) if record else {},
        "report_pdf": str(reports[0]) if reports else None,
        "screens": [str(folder / "screens" / name) for name in played["screens"]],
        "scenes": played["scenes"],
        "told": played["told"],
    }


def _mistapped(rows: tuple[Measurement, ...], played: Mapping[str, Any], speed: float) -> list[str]:
    taps = [tuple(one) for one in played["taps"]]
    by_helper = [(row.step, row.quantity, row.value) for row in rows if row.proof.driver == "kiosk-tap"]
    return [why for one in by_helper if (why := mistapped(*one, taps, speed))]


def _measurement(row: Measurement, value: Decimal | None, problems: list[str]) -> dict[str, Any]:
    by_device = row.method is Method.DEVICE
    if by_device and value != row.value:
        problems.append(f"{row.step} {row.quantity}: stored {row.value}, the device said {value}")
    return {
        "quantity": row.quantity,
        "side": row.side.value if row.side else None,
        "value": row.value,
        "unit": QUANTITIES[row.quantity].unit,
        "method": row.method.value,
        "device": f"{row.proof.driver} {row.proof.device_serial}".strip(),
        "event_id": str(row.event_id),
        "taken_at": row.taken_at,
        "sent_by_simulator": value,
        "step": row.step,
        "trial": row.trial,
    }


def _missing(
    rows: tuple[Measurement, ...],
    played: Mapping[str, Any],
    truth: Mapping[tuple[str, str], Decimal],
    problems: list[str],
) -> None:
    """Whatever the screen called saved must be in the store, once."""
    stored = [(row.step, row.quantity) for row in rows]
    for step in dict.fromkeys(played["saved"]):
        for quantity in wanted(step):
            if (step, quantity) in truth and stored.count((step, quantity)) != 1:
                problems.append(f"{step} {quantity}: {stored.count((step, quantity))} rows for one saved value")


def _grades(record: VisitRecord) -> dict[str, Any]:
    grades: dict[str, Any] = {}
    for row in record.measurements:
        if row.quantity == "relative_grip":
            grade = norms.item_grade(norms.grades(), "relative_grip", record.sex, record.age, row.value)
            grades["relative_grip"] = (
                {"item_grade": grade.grade, "instrument": grade.instrument, "source": grade.source}
                if grade
                else {"item_grade": None, "reason": "no norm for this age and sex"}
            )
    return grades


def _platform(url: str, records: list[VisitRecord], head: Letterhead, problems: list[str]) -> dict[str, Any] | None:
    """Read back every observation that these visits must have sent, and count what the server holds of them."""
    if not url:
        return None
    wanted_ids = [one for record in records if _shared(record) for one in observation_ids(record)]
    found = asyncio.run(_read_back(url, wanted_ids, head))
    if sorted(found) != sorted(wanted_ids):
        problems.append(f"the platform holds {len(found)} observations, {len(wanted_ids)} were sent")
    return {"url": url, "observations": len(found)}


async def _read_back(url: str, ids: list[str], head: Letterhead) -> tuple[str, ...]:
    client = FhirClient(Access(url), SystemClock())
    try:
        found = await client.observations(ids, head.identifier("observation", "")["system"])
    finally:
        await client.aclose()
    return found or ()


def _shared(record: VisitRecord) -> bool:
    newest = [entry for entry in record.consents if entry.purpose == "platform"]
    return bool(newest) and max(newest, key=lambda entry: entry.at).granted and bool(record.measurements)


def main() -> int:
    """Print the judgement."""
    join()
    platform = sys.argv[2] if len(sys.argv) > 2 else ""
    print(dumps(judge(Path(sys.argv[1]), platform)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
