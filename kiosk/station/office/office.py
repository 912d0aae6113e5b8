"""The door of the staff's side: who is signed in at this screen, the page that is on, one duty after another.

The role is checked here, once, for every duty, whatever screen it came from. Whoever is signed in is known from the
PIN that was checked, never from what a screen says. Signing in leaves the resident's visit exactly as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import structlog

from kiosk.core.duties import NEEDS, Duty, Home, RecoverPin, Signal, SignIn, SignOut
from kiosk.core.errors import StoreError
from kiosk.core.messages import StaffShown, Told
from kiosk.core.pages import Page
from kiosk.core.texts import Sentence
from kiosk.station.office import home
from kiosk.station.office.room import Handler, Room
from kiosk.station.office.services import Services
from kiosk.store.gateway import StoreGateway
from kiosk.store.records import Store
from kiosk.store.values import StaffMember

if TYPE_CHECKING:
    from kiosk.station.station import Station

log = structlog.get_logger()


def handlers() -> Mapping[type, Handler]:
    """Gather what every module carries out; twice the same duty is a mistake of ours."""
    found: dict[type, Handler] = {}
    for module in (home,):
        for duty, handler in module.DUTIES.items():
            if duty in found:
                raise RuntimeError(f"{duty.__name__} is carried out twice")
            found[duty] = handler
    return found


class Office:
    """One screen's staff side; used on the I/O thread, inside the station's one queue."""

    def __init__(self, station: Station, store: StoreGateway, services: Services) -> None:
        self._station, self._store, self._services = station, store, services
        self._handlers = handlers()
        self._who: StaffMember | None = None
        self._card = ""  # shown before the PIN
        self._page: Page | None = None
        self._alive = 0.0

    @property
    def open(self) -> bool:
        """Whether a member of staff is signed in: the resident's visit waits as it is."""
        return self._who is not None

    async def hear(self, duty: Duty) -> None:
        """Carry out one duty, if whoever is signed in may."""
        self._alive = self._station.clock.monotonic()
        match duty:
            case SignIn():
                await self._sign_in(duty)
            case SignOut():
                self.lock()
            case Signal():
                return
            case RecoverPin():
                await self._carry_out(duty, None)
            case _ if self._who is None:
                self._station.tell(StaffShown(None))
            case _ if not self._who.role.may(NEEDS[type(duty)]):
                await self._refuse(duty, self._who)
            case _:
                await self._carry_out(duty, self._who)

    async def card(self, code: str) -> bool:
        """Hear a card; True when it was a member of staff's, who is then asked for the PIN."""
        now = self._station.clock.utc()
        member = await self._store.call(Store.staff_by_card, code, actor="system:card", now=now)
        if member is None:
            return False
        self._card = member.id
        self._station.tell(Told("pin", Sentence("pin.card"), ok=True))
        return True

    def tick(self, now: float) -> None:
        """Lock after a while without a sign of life."""
        if self._who is not None and now - self._alive >= self._station.settings.lock_after:
            self.lock()

    def lock(self) -> None:
        """Close the staff's side; the resident's screen is there again, as it was."""
        self._who, self._page, self._card = None, None, ""
        self._station.tell(StaffShown(None))

    def show(self, page: Page) -> None:
        """Put a page on."""
        self._page = page
        self._station.tell(StaffShown(page))

    def complain(self, text: Sentence) -> None:
        """Say on the page that is on what was wrong; what was typed stays."""
        if self._page is not None:
            self.show(replace(self._page, complaint=text))

    async def _sign_in(self, duty: SignIn) -> None:
        verdict = await self._station.insist(lambda: self._check(duty.pin))
        if verdict.staff is None:
            locked = verdict.locked_until is not None and verdict.locked_until > self._station.clock.utc()
            self._station.tell(Told("pin", Sentence("pin.locked" if locked else "pin.wrong"), ok=False))
            return
        self._who, self._card = verdict.staff, ""
        self._station.tell(Told("pin", Sentence("pin.ok")))
        await self._carry_out(Home(), self._who)

    async def _check(self, pin: str) -> Any:
        return await self._store.check_pin(pin, now=self._station.clock.utc(), staff_id=self._card or None)

    async def _refuse(self, duty: Duty, who: StaffMember) -> None:
        log.warning("duty-refused", what=type(duty).__name__, role=who.role.value)
        now = self._station.clock.utc()
        await self._store.call(Store.note, "duty refused", actor=who.actor, now=now, detail=type(duty).__name__)
        self.complain(Sentence("pin.role"))

    async def _carry_out(self, duty: Duty, who: StaffMember | None) -> None:
        nobody = StaffMember("", "", next(iter(NEEDS.values())))
        room = Room(who or nobody, self._station, self._store, self._services)
        try:
            page = await self._handlers[type(duty)](room, duty)
        except StoreError as error:
            log.error("duty-failed", what=type(duty).__name__, reason=error.key)
            self.complain(Sentence(error.key))
            return
        if page is not None and (self._who is not None or who is None):
            self.show(page)
