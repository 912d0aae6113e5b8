"""What a duty may use: who asks, the store in their name, the clock, the station, and what `app` lends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Concatenate, Literal, ParamSpec, TypeVar

from kiosk.core.messages import Told
from kiosk.core.pages import Page
from kiosk.core.texts import Sentence
from kiosk.store.gateway import StoreGateway
from kiosk.store.records import Store
from kiosk.store.values import StaffMember

if TYPE_CHECKING:
    from kiosk.station.office.office import Office
    from kiosk.station.office.services import Services
    from kiosk.station.station import Station

PATIENCE = 3.0
"""Seconds a page waits for its paper."""
LATE = {"printed": "paper.printed", "kept": "paper.kept", "failed": "paper.failed"}
P = ParamSpec("P")
T = TypeVar("T")
Made = TypeVar("Made", bound=str)


@dataclass(frozen=True, slots=True)
class Room:
    """One signed-in member of staff at this screen."""

    who: StaffMember
    station: Station
    store: StoreGateway
    services: Services

    @property
    def office(self) -> Office:
        """The door itself: for pages that keep themselves up to date."""
        assert self.station.office is not None, "a room is made by an office"
        return self.station.office

    def now(self) -> datetime:
        """Return the aware wall time in UTC."""
        return self.station.clock.utc()

    def today(self) -> date:
        """Return the date at this place."""
        return self.now().astimezone(self.station.settings.zone).date()

    async def do(self, verb: Callable[Concatenate[Store, P], T], /, *args: Any, **kwargs: Any) -> T:
        """Carry out a verb that takes ``actor`` and ``now``, in this member's name."""
        return await self.store.call(verb, *args, actor=self.who.actor, now=self.now(), **kwargs)  # type: ignore[arg-type]  # what such verbs share

    async def read(self, verb: Callable[Concatenate[Store, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Carry out a verb that takes no actor and changes nothing, on the reader."""
        return await self.store.read(verb, *args, **kwargs)

    async def printed(self, paper: Coroutine[Any, Any, Made]) -> Made | Literal["later"]:
        """Wait for a paper, but not long: a printer that hangs must hold up nobody. How it ended is then told."""
        printing = asyncio.create_task(paper)
        done, _ = await asyncio.wait({printing}, timeout=PATIENCE)
        if done:
            return printing.result()
        self.station.start_job(self._tell_late(printing))
        return "later"

    async def _tell_late(self, printing: asyncio.Task[Any]) -> None:
        made = await printing
        self.station.tell(Told("print", Sentence(LATE.get(made, LATE["failed"])), ok=made in ("printed", "kept")))


Handler = Callable[[Room, Any], Awaitable[Page | None]]
Handlers = Mapping[type, Handler]
"""A duty's type → what carries it out and returns the page that follows (None: the page stays)."""
