"""Who it is, and coming back: the form, a card, a number; to a visit that rests here, or with what the store knows.

Never the wrong person: of several who fit nobody is guessed, and a number opens nothing without its birth date.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from secrets import choice
from typing import TYPE_CHECKING, Literal

import structlog

from kiosk.core.errors import ConfigError
from kiosk.core.messages import Identify, Next, Return, Told
from kiosk.core.resident import Person, Sex, age_on
from kiosk.core.texts import Sentence
from kiosk.core.visit import Known, Stage
from kiosk.station.earlier import Earlier
from kiosk.station.opened import Opened
from kiosk.station.ports import Found, Holder

if TYPE_CHECKING:
    from kiosk.station.station import Station

log = structlog.get_logger()
NUMBERS = (range(10, 100), range(100, 1000))
"""Numbers of resting visits: two digits as long as there are any."""


class Returning:
    """On the I/O thread, inside the station's one queue."""

    def __init__(self, station: Station) -> None:
        self._station = station

    async def identify(self, opened: Opened, intent: Identify, *, booked: bool = False) -> None:
        """Find the resident, or hold the identity in memory until 보관 is answered; a guest leaves none.

        ``booked``: staff expect them, so nobody asks whether they are here for the first time.
        """
        if opened.visit.stage is not Stage.WHO:
            return  # pressed twice: what was typed is held already
        opened.identity = None
        if self._known(intent.sex, intent.birth, None) is None:
            self._tell("who", "who.birth.wrong")
            return
        found, unsure = None, ""
        if intent.phone_tail is not None:
            archive, tail = self._station.archive, intent.phone_tail
            fits = await self._station.insist(lambda: archive.find(intent.sex, intent.birth, tail))
            found = fits[0] if len(fits) == 1 else None
            if not fits:
                opened.identity, unsure = (intent.sex, intent.birth, tail), "" if booked else "new"
            elif found is None:  # twins: measured as a guest, staff find out whose it is
                unsure = "twins"
                await self._station.desk.call("twins")
        if found is None or not self._station.resume_for(found.resident_id):
            known = self._known(intent.sex, intent.birth, found)
            await self._welcome(opened, replace(known, unsure=unsure) if known else None, found, intent.birth)

    async def card(self, code: str) -> None:
        """A resident's card: says who it is on the welcome and where that is asked; elsewhere it says so."""
        station = self._station
        front = station.front
        if front is not None and front.visit.stage is Stage.GOODBYE and not front.visit.broken and not front.printing:
            await station.move(front, Next())  # the next one is there already
        if not station.free:
            self._tell("card", "card.not-now")
            return
        answer = await station.insist(lambda: station.archive.find_card(code))
        if not isinstance(answer, Holder):
            self._tell("card", f"card.{answer}")
        elif await self.begin_for(answer) == "age":
            self._tell("card", "card.age")

    async def begin_for(self, holder: Holder, *, guarded: bool = False) -> Literal["", "busy", "age"]:
        """Begin a visit for somebody who is known, or go on with the one they put aside; returns why not.

        ``guarded``: a member of staff begins it, and has the guardian's consent for a child.
        """
        station, found = self._station, holder.found
        if not station.free:
            return "busy"
        known = self._known(holder.sex, holder.birth, found, guarded=guarded)
        if known is None:
            return "age"
        if not station.resume_for(found.resident_id):
            await self._welcome(station.open_visit(), known, found, holder.birth)
        return ""

    async def by_number(self, opened: Opened, intent: Return) -> None:
        """A guest comes back: the number says which visit, the birth date that it is theirs."""
        if opened.visit.stage is not Stage.WHO:
            return
        resting = ((visit, one) for visit, one in self._station.aside.items() if one.ticket)
        fits = [visit for visit, one in resting if (one.ticket, one.birth) == (intent.ticket, intent.birth)]
        if not fits or not self._station.resume(fits[0]):
            self._tell("who", "return.none")

    def number(self, opened: Opened) -> None:
        """Give a visit that nobody could find again a number of its own."""
        if opened.resident_id is None and not opened.ticket and opened.birth is not None:
            used = {one.ticket for one in self._station.aside.values()}
            free = next(found for some in NUMBERS if (found := [str(one) for one in some if str(one) not in used]))
            opened.ticket = choice(free)
            self._station.giving.ticket(opened)

    def _known(self, sex: Sex, birth: date, found: Found | None, *, guarded: bool = False) -> Known | None:
        """Say what the visit must know; None for a birth date that cannot be."""
        station = self._station
        try:
            age = age_on(birth, station.clock.utc().astimezone(station.settings.zone).date())
            programmes = station.settings.programmes_for(age)
        except (ValueError, ConfigError) as error:
            log.warning("identify-refused", reason=type(error).__name__)
            return None
        person = Person(sex, age, birth.year, found.resident_id if found else None)
        consents, clearance, last = (found.consents, found.clearance, found.last) if found else ({}, None, None)
        able = station.bench.able()
        return Known(person, programmes[0], consents, clearance, guarded, programmes, able, last)

    async def _welcome(self, opened: Opened, known: Known | None, found: Found | None, birth: date) -> None:
        if known is not None:
            if found is not None:
                opened.identity = None  # somebody else may have been typed before the card was shown
            opened.before = found.before if found else Earlier()
            opened.standing = known.consents
            opened.name = found.name if found else ""
            opened.birth = birth
            guest = found is None and opened.identity is None
            await self._station.move(opened, replace(known, guest=guest))

    def _tell(self, about: Literal["card", "who"], key: str) -> None:
        """A card is told of above the bottom; the form says its own in the place of its sentence."""
        self._station.tell(Told(about, Sentence(key), ok=False))
