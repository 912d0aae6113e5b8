"""What one measurement of a trial leaves behind: its row, however it ended, and what the kiosk noticed by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from kiosk.core.metrology.behind import Checks
from kiosk.core.metrology.plans import demands_of, governing
from kiosk.core.metrology.standing import standing
from kiosk.core.study.hearing import Hearing
from kiosk.core.study.later import by_now, references_of
from kiosk.core.study.values import Attempt, Incident, Protocol, Role, Study, StudyData
from kiosk.station.office.room import Room
from kiosk.store.records import Store


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which measurement it was."""

    pair: UUID
    role: Role
    tries: int
    device: str
    day: int


def held(room: Room, protocol: Protocol) -> set[str]:
    """Take both devices for a run: who steps onto one of them too early leaves nothing in the tray."""
    return {one for one in (protocol.test, protocol.reference) if room.station.bench.reserve(one)}


async def kept(room: Room, study: Study, which: Outcome, hearing: Hearing) -> None:
    """Keep the measurement with what its device is called and how a reference stood at this moment."""
    devices = room.station.bench.devices
    made = devices.instrument(which.device) if which.device in devices.bound() else None
    driver, serial = (made.driver, made.serial) if made is not None else ("", "")
    attempt = Attempt(
        which.role,
        which.tries,
        hearing.outcome,
        hearing.reason,
        hearing.value,
        hearing.said if hearing.outcome == "value" else "",
        hearing.seconds,
        driver,
        serial,
        firmware(room, which.device),
        await stood(room, study.protocol.quantity, driver, serial) if which.role == "reference" else "",
        which.pair,
    )
    await room.do(Store.study_attempt, attempt)


async def noted(room: Room, study: Study, which: Outcome, kinds: Iterable[str]) -> None:
    """Keep what the kiosk noticed, once each."""
    for kind in sorted(kinds):
        incident = Incident(kind, which.day, which.role, firmware(room, which.device))
        await room.store.call(Store.study_incident, study.id, incident, actor="system:study", now=room.now())


def firmware(room: Room, device: str) -> str:
    """What the device says of its firmware, as far as it can be printed."""
    devices = room.station.bench.devices
    said = str(devices.facts(device).get("firmware", "")) if device in devices.bound() else ""
    return "".join(char for char in said if char.isprintable())[:40]


async def judged(room: Room, data: StudyData) -> StudyData:
    """The same, with reference values in doubt where a later check says so."""
    known = {key: Checks(await room.read(Store.checks_of, *key)) for key in references_of(data)}
    return by_now(data, known, room.station.settings.zone, room.now())


async def stood(room: Room, quantity: str, driver: str, serial: str) -> str:
    """How an instrument stands by its checks: good, uncheckable (nobody can), or why not."""
    governs = governing(quantity)
    if governs is None:
        return "uncheckable"
    checks = [one for one in await room.read(Store.checks_of, driver, serial) if one.quantity == governs]
    found = standing(checks, demands_of(governs), room.now())
    return "good" if found.good else found.why
