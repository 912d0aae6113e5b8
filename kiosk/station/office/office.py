"""The door of the staff's side: who is signed in at this screen, the page that is on, one duty after another.

The role is checked here, once, for every duty, whatever screen it came from. Whoever is signed in is known from the
PIN that was checked, never from what a screen says. Signing in leaves the resident's visit exactly as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import structlog

from kiosk.core.duties import NEEDS, Duty, Home, RecoverPin, Signal, SignIn, SignOut
from kiosk.core.errors import StoreError
from kiosk.core.messages import Told
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence
from kiosk.station.office import cards
from kiosk.station.office.calls import Ringer
from kiosk.station.office.follow import Keeper
from kiosk.station.office.front import Front
from kiosk.station.office.guard import carried_out
from kiosk.station.office.room import Room
from kiosk.station.office.rooms import handlers as handlers
from kiosk.station.office.services import Services
from kiosk.station.office.teller import Teller
from kiosk.store.gateway import StoreGateway
from kiosk.store.records import Store
from kiosk.store.values import StaffMember

if TYPE_CHECKING:
    from kiosk.station.station import Station

log = structlog.get_logger()
NOBODY = StaffMember("", "", Role.HELPER)
CARD_COUNTS = 60.0  # seconds for the PIN after a card; later it is anybody's PIN again


class Office(Front):
    """One screen's staff side; used on the I/O thread, inside the station's one queue."""

    def __init__(self, station: Station, store: StoreGateway, services: Services) -> None:
        super().__init__(station)
        self._store, self._services = store, services
        self._handlers = handlers()
        self._beside = Ringer(station, store), Keeper(station, store), Teller(station, store)
        self._card, self._card_at = "", 0.0  # of whom a card was shown before the PIN, and when
        self._alive = 0.0
        self.next_card: Callable[[str], Duty] | None = None  # what the next card shown is for; any other duty ends that

    @property
    def open(self) -> bool:
        """Whether a member of staff is signed in: the resident's visit waits as it is."""
        return self._who is not None

    async def hear(self, duty: Duty) -> None:
        """Carry out one duty, if whoever is signed in may."""
        self._alive = self._station.clock.monotonic()
        if isinstance(duty, Signal):
            return
        self.next_card = None
        match duty:
            case SignIn():
                await self._sign_in(duty)
            case SignOut():
                self.lock()
            case RecoverPin():
                await self._carry_out(duty, None)
            case _:
                await self._ask(duty)

    async def _ask(self, duty: Duty) -> None:
        """A duty of somebody who must be signed in, and must still work here, with the role of now."""
        try:
            self._who = await self._still_here()
        except StoreError as error:
            self._failed(type(duty).__name__, error)
            return
        if self._who is None:
            self.lock()
        elif not self._who.role.may(NEEDS[type(duty)]):
            await self._refuse(duty, self._who)
        else:
            await self._carry_out(duty, self._who)

    async def _still_here(self) -> StaffMember | None:
        if self._who is None:
            return None
        now = {one.id: one for one in await self._store.read(Store.staff_list)}.get(self._who.id)
        return now if now is not None and not now.disabled else None

    async def card(self, code: str) -> bool:
        """Hear a card: a colleague's asks for the PIN, before a signed-in member a resident's finds that resident.

        False: nobody is signed in, and it is not a member of staff's.
        """
        if self._who is not None and self.next_card is not None:
            await self.hear(self.next_card(code))
            return True
        try:
            return await self._card_of_staff(code) or await self._card_found(code)
        except StoreError as error:
            self._failed("card", error)
            return True

    async def _card_of_staff(self, code: str) -> bool:
        member = await self._store.call(Store.staff_by_card, code, actor="system:card", now=self._station.clock.utc())
        if member is None:
            return False
        self._card, self._card_at = member.id, self._station.clock.monotonic()
        self._station.tell(Told("pin", Sentence("pin.card"), ok=True))
        return True

    async def _card_found(self, code: str) -> bool:
        if self._who is None:
            return False
        asked = await cards.shown(self._room(self._who), code, self._page)
        if isinstance(asked, Sentence):
            self.complain(asked)
        else:
            await self.hear(asked)
        return True

    def tick(self, now: float) -> None:
        """Lock after a while without a sign of life; ring again for calls that nobody takes."""
        for one in self._beside:
            one.tick(now)
        if (self._who or self._page) and now - self._alive >= self._station.settings.lock_after:
            self.lock()

    def alive(self) -> None:
        """Somebody is at work before the page without touching it: weights are put on."""
        self._alive = self._station.clock.monotonic()

    def lock(self) -> None:
        """Close the staff's side; the resident's screen is there again, as it was; what was changed is sent."""
        self._card, self.next_card = "", None
        self._close()
        self._station.wake_sync()

    async def _sign_in(self, duty: SignIn) -> None:
        try:
            if duty.card:
                await self._card_of_staff(duty.card)
            verdict = await self._station.insist(lambda: self._check(duty.pin))
        except StoreError as error:
            self._failed("SignIn", error)
            return
        if verdict.staff is None:
            locked = verdict.locked_until is not None and verdict.locked_until > self._station.clock.utc()
            self._station.tell(Told("pin", Sentence("pin.locked" if locked else "pin.wrong"), ok=False))
            return
        self._who, self._card = verdict.staff, ""
        self._station.tell(Told("pin", Sentence("pin.ok")))
        await self._carry_out(Home(), self._who)

    async def _check(self, pin: str) -> Any:
        member = self._card if self._station.clock.monotonic() - self._card_at < CARD_COUNTS else ""
        return await self._store.check_pin(pin, now=self._station.clock.utc(), staff_id=member or None)

    async def _refuse(self, duty: Duty, who: StaffMember) -> None:
        log.warning("duty-refused", kind=type(duty).__name__, detail=who.role.value)
        with suppress(StoreError):  # refused in any case; the log outside the store has it too
            await self._room(who).do(Store.note, "duty refused", detail=type(duty).__name__)
        self.complain(Sentence("pin.role"))

    def _failed(self, what: str, error: StoreError) -> None:
        log.error("duty-failed", kind=what, reason=error.key)
        if self._page is not None:
            self.complain(Sentence(error.key))
            return
        self._station.tell(Told("pin", Sentence(error.key), ok=False))
        if self._who is not None:
            self.lock()  # signed in, but not even the first page can be shown

    async def _carry_out(self, duty: Duty, who: StaffMember | None) -> None:
        try:
            page = await carried_out(self._handlers[type(duty)], self._room(who or NOBODY), duty)
        except StoreError as error:
            self._failed(type(duty).__name__, error)
            return
        if page is not None and (self._who is not None or who is None):
            self.show(page)

    def _room(self, who: StaffMember) -> Room:
        return Room(who, self._station, self._store, self._services)
