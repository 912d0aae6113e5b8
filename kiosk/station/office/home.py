"""The first page after signing in: what is at this screen, then everything else by one press."""

from __future__ import annotations

from kiosk.core.duties import NEEDS, Duty, Home, People, SignOut
from kiosk.core.pages import Button, Page
from kiosk.core.texts import Sentence
from kiosk.station.office.room import Handlers, Room

MENU: tuple[tuple[str, Duty], ...] = (("people", People()),)
"""Name and duty of each entry; its words are ``office.<name>``."""


async def home(room: Room, duty: Home) -> Page:
    """Compose the menu of what this role may do."""
    entries = tuple(
        Button(name, Sentence(f"office.{name}"), duty) for name, duty in MENU if room.who.role.may(NEEDS[type(duty)])
    )
    leave = Button("sign-out", Sentence("office.sign-out"), SignOut())
    return Page("home", Sentence("office.title"), buttons=(leave, *entries), say=room.who.name)


DUTIES: Handlers = {Home: home}
