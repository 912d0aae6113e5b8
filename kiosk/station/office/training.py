"""Into practice and showing, and back: the kiosk starts anew on made-up people; the real store is not touched."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.duties import Home, Training
from kiosk.core.made_up import PRACTICE_PINS
from kiosk.core.pages import Button, Lines, Page
from kiosk.core.texts import Sentence
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.words import ROLES
from kiosk.store.records import Store


async def training(room: Room, duty: Training) -> Page:
    """Ask, then switch. ``mode``: training, show, off; empty shows the page."""
    modes = room.services.modes
    match duty.mode:
        case "training" | "show" if not modes.mode and (not room.station.free or room.station.aside):
            return replace(_outside(), complaint=Sentence("queue.screen-busy"))  # starting anew would end their visit
        case "training" | "show" if not modes.mode:
            await room.do(Store.note, "mode", detail=duty.mode)
            modes.switch("training" if duty.mode == "training" else "show")
            return _going(Sentence("training.going"))
        case "off" if modes.mode:
            await room.do(Store.note, "mode", detail="off")
            modes.switch("")
            return _going(Sentence("training.leaving"))
    return _inside() if modes.mode else _outside()


def _outside() -> Page:
    pins = [(ROLES[role], pin) for role, pin in PRACTICE_PINS.items()]
    says = [
        Sentence("training.what"),
        Sentence("training.nothing"),
        Sentence("training.end"),
        Sentence("training.pins"),
    ]
    sure = Sentence("training.sure")
    buttons = (
        Button("training", Sentence("training.start"), Training("training"), sure),
        Button("show", Sentence("training.show"), Training("show"), sure),
    )
    return Page("training", Sentence("training.title"), (Lines((*says, *pins)),), buttons, Home())


def _inside() -> Page:
    back = Button("off", Sentence("training.off"), Training("off"))
    return Page("training-on", Sentence("training.title"), (Lines((Sentence("training.is"),)),), (back,), Home())


def _going(say: Sentence) -> Page:
    return Page("training-going", Sentence("training.title"), (Lines((say,)),))


DUTIES: Handlers = {Training: training}
