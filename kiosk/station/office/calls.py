"""Calls for staff: who rang, who goes, and ringing again when nobody does."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING
from uuid import UUID

import structlog

from kiosk.core.duties import Calls, Home, TakeCall
from kiosk.core.errors import StoreError
from kiosk.core.pages import Button, Page, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.station.office.room import Handlers, Room
from kiosk.store.gateway import StoreGateway
from kiosk.store.records import Store
from kiosk.store.values import Call

if TYPE_CHECKING:
    from kiosk.station.station import Station

log = structlog.get_logger()
LOOK_EVERY = 5.0
AGAIN_EVERY = 60.0
REASONS = ("resident", "twins", "young", "safety", "pressure", "unchecked", "danger", "store", "erase")
"""What a call may be about; a device's trouble is ``trouble.<reason>``."""


async def calls(room: Room, duty: Calls) -> Page:
    """List who has rung today, at every station of this store: the unanswered first."""
    return await _page(room)


async def take(room: Room, duty: TakeCall) -> Page:
    """Somebody goes: only now the screen that rang says so."""
    try:
        await room.do(Store.call_acknowledge, duty.call)
    except StoreError as error:
        return await _page(room, Sentence("calls.taken" if error.key == "error.store-unknown" else error.key))
    room.station.desk.taken(duty.call)
    return await _page(room)


async def _page(room: Room, complaint: Text = "") -> Page:
    midnight = datetime.combine(room.today(), time(), room.station.settings.zone)
    found = await room.read(Store.calls_since, midnight)
    names = {f"staff:{one.id}": one.name for one in await room.read(Store.staff_list)}
    waiting = [one for one in found if one.acknowledged_at is None]
    answered = [one for one in reversed(found) if one.acknowledged_at is not None]
    rows = (*(_waiting(room, one) for one in waiting), *(_answered(room, one, names) for one in answered))
    heads = tuple(Sentence(f"calls.head.{name}") for name in ("when", "where", "why", "how"))
    table = Table("calls", heads, rows, Sentence("calls.none"), widths=(2, 3, 5, 4))
    say = Sentence("calls.waiting", (str(len(waiting)),)) if waiting else ""
    return Page("calls", Sentence("calls.title"), parts=(table,), back=Home(), say=say, complaint=complaint)


def _waiting(room: Room, call: Call) -> Row:
    minutes = max(0, int((room.now() - call.at).total_seconds() // 60))
    how = "again" if call.escalated_at else "since"
    go = Button(f"take-{call.id}", Sentence("calls.take"), TakeCall(call.id))
    cells = (_clock(room, call.at), call.station, reason(call.reason), Sentence(f"calls.{how}", (str(minutes),)))
    return Row(f"call-{call.id}", cells, mark="look", buttons=(go,))


def _answered(room: Room, call: Call, names: dict[str, str]) -> Row:
    who = names.get(call.acknowledged_by, "")
    at = _clock(room, call.acknowledged_at or call.at)
    cells = (_clock(room, call.at), call.station, reason(call.reason), Sentence("calls.gone", (at, who)))
    return Row(f"call-{call.id}", cells, mark="ok")


def reason(word: str) -> Sentence:
    """Say what a call is about."""
    if word.startswith("trouble."):
        return Sentence("calls.about.device")
    return Sentence(f"calls.about.{word if word in REASONS else 'other'}")


def _clock(room: Room, at: datetime) -> str:
    return at.astimezone(room.station.settings.zone).strftime("%H:%M")


class Ringer:
    """Rings again for what nobody takes, and tells the resident when somebody took it at another screen.

    It asks the store every few seconds, beside the station's queue: another station, or the one before a restart, may
    have written the call, and a store that hangs delays nobody.
    """

    def __init__(self, station: Station, store: StoreGateway) -> None:
        self._station, self._store = station, store
        self._due: dict[UUID, float] = {}  # open calls, and when each is rung again
        self._next = 0.0
        self._looking = False

    def tick(self, now: float) -> None:
        """A second has passed."""
        if now >= self._next and not self._looking:
            self._next, self._looking = now + LOOK_EVERY, True
            self._station.start_job(self._look(now))

    async def _look(self, now: float) -> None:
        try:
            found = await self._store.read(Store.calls_open)
            for gone in self._due.keys() - {call.id for call in found}:
                del self._due[gone]
                self._station.desk.taken(gone)
            for call in found:
                await self._ring(call, now)
        except StoreError as error:
            log.warning("calls-unread", reason=error.key)
        finally:
            self._looking = False

    async def _ring(self, call: Call, now: float) -> None:
        if call.id not in self._due:
            waited = max(0.0, (self._station.clock.utc() - (call.escalated_at or call.at)).total_seconds())
            patience = AGAIN_EVERY if call.escalated_at else self._station.settings.ring_again
            self._due[call.id] = now + max(0.0, patience - waited)
        if now >= self._due[call.id]:
            self._due[call.id] = now + AGAIN_EVERY
            self._station.desk.ring_again(call.reason)
            await self._store.call(Store.call_escalated, call.id, now=self._station.clock.utc())


DUTIES: Handlers = {Calls: calls, TakeCall: take}
