"""What a resident does at the screen, by the names of things: who, 보관, the scale, the result, 보내기."""

from __future__ import annotations

import time

from kiosk.core.texts import load_texts
from tests.long.day.people import Visitor
from tests.long.day.place import Place

KO = load_texts("ko")
PATIENCE = 120.0  # a hang is a failure, never a timing


def begin(place: Place, who: Visitor) -> None:
    """From the welcome to the first question after saying who it is."""
    desk = place.desk
    desk.press("start")
    desk.press("guest" if who.guest else "phone")
    desk.press(f"sex-{who.sex}")
    desk.type(who.birth)
    desk.press("key-ok")
    if not who.guest:
        desk.wait_for(KO["who.phone.title"])
        desk.type(who.tail)
        desk.press("key-ok")


def measured(place: Place, who: Visitor) -> None:
    """A whole visit, from the welcome to the welcome; the scale is stepped on when the screen says so."""
    begin(place, who)
    finish(place, who)


def finish(place: Place, who: Visitor) -> None:
    """Go on from wherever the visit stands to the welcome."""
    standing = False
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        names = {one.id for one in place.desk.look() if one.pressable}
        if "start" in names:
            return
        if "choice-first" in names:  # nobody was found: it is the first time
            _say(place, "choice-first")
        elif {"yes", "no"} <= names:
            _say(place, _asked(place.desk.says(), who))
        elif names & {"next", "print"}:
            if standing:
                place.steer("end", step="weight")
                standing = False
            _say(place, "next")
        elif not standing and "skip" in names:
            place.steer("step", step="weight")
            standing = True
        else:
            time.sleep(0.1)
    raise AssertionError(f"visitor {who.number} never came to the end:\n{place.desk.says()}")


def _asked(words: str, who: Visitor) -> str:
    """보관 is agreed to by everybody, sending by some; nothing else."""
    if KO["consent.keep.title"] in words:
        return "yes"
    return "yes" if KO["consent.platform.title"] in words and who.platform else "no"


def _say(place: Place, name: str) -> None:
    before = place.desk.says()
    place.desk.press(name)
    end = time.monotonic() + 5
    while place.desk.says() == before and time.monotonic() < end:
        time.sleep(0.05)
