"""Handing the screen to a resident: begin a visit for somebody found, bring one back, or put one aside."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.duties import BeginFor, GoOn, Home, Person, PutAside
from kiosk.core.pages import Page
from kiosk.core.texts import Sentence
from kiosk.station.office.home import home
from kiosk.station.office.person import person
from kiosk.station.office.room import Handlers, Room

WHY_NOT = {"busy": Sentence("begin.busy"), "age": Sentence("begin.age")}


async def begin_for(room: Room, duty: BeginFor) -> Page | None:
    """Begin here with what is known of them, or go on with the visit they put aside; then the screen is theirs."""
    holder = await room.station.archive.holder(duty.resident, room.who.actor)
    why_not = await room.station.returning.begin_for(holder, guarded=True)
    if why_not:
        return replace(await person(room, Person(duty.resident)), complaint=WHY_NOT[why_not])
    hand_over(room)
    return None


async def go_on(room: Room, duty: GoOn) -> Page | None:
    """Bring a visit that was put aside back to this screen."""
    if not room.station.resume(duty.visit):
        return replace(await home(room, Home()), complaint=Sentence("begin.busy"))
    hand_over(room)
    return None


async def put_aside(room: Room, duty: PutAside) -> Page:
    """Let the visit at this screen rest, if nothing is being measured."""
    if not await room.station.put_aside():
        return replace(await home(room, Home()), complaint=Sentence("begin.not-now"))
    return await home(room, Home())


def hand_over(room: Room) -> None:
    """Close the staff's side: what the resident is to do is on the screen."""
    if room.station.office is not None:
        room.station.office.lock()


DUTIES: Handlers = {BeginFor: begin_for, GoOn: go_on, PutAside: put_aside}
