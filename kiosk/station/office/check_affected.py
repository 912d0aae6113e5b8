"""Whose values a failed check puts in doubt: who, when, what; and all of them onto the list to be invited again."""

from __future__ import annotations

from kiosk.core.duties import FollowUps, Person, VisitPage
from kiosk.core.duties_checks import Affected, CheckPage
from kiosk.core.pages import Button, Page, Row, Table, Text
from kiosk.core.quantity import QUANTITIES
from kiosk.core.texts import Sentence
from kiosk.station.office.forms import permitted
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.telling import when
from kiosk.store.affected import AffectedValue
from kiosk.store.records import Store

MOST = 300
"""So many rows are shown; all are counted, and all are invited."""


async def affected(room: Room, duty: Affected) -> Page:
    """List them; ``invite``: residents we know go onto the follow-up list, each once."""
    say: Text = ""
    if duty.invite:
        count = await room.do(Store.invite_again, duty.check)
        say = Sentence("checks.affected.invited", (str(count),)) if count else Sentence("checks.affected.before")
    found = await room.do(Store.affected, duty.check)
    people = len({one.resident for one in found if one.resident is not None})
    guests = len({one.visit for one in found if one.resident is None})
    rows = tuple(_row(room, number, one) for number, one in enumerate(found[:MOST]))
    heads = tuple(Sentence(f"checks.affected.{word}") for word in ("who", "when", "what"))
    table = Table("affected", heads, rows, Sentence("checks.affected.none"), (4, 4, 4))
    sure = Sentence("checks.affected.sure", (str(people),))
    invite = Button("invite", Sentence("checks.affected.invite"), Affected(duty.check, invite=True), sure)
    listed = Button("listed", Sentence("checks.affected.list"), FollowUps("recheck"))
    buttons = permitted(room, invite if people and not duty.invite else None, listed if duty.invite else None)
    counts = (str(len(found)), str(people), str(guests))
    words = say or (Sentence("checks.affected.say", counts) if found else "")
    return Page("check-affected", Sentence("checks.affected"), (table,), buttons, CheckPage(duty.check), words)


def _row(room: Room, number: int, one: AffectedValue) -> Row:
    known = one.quantity in QUANTITIES
    duty = Person(one.resident) if one.resident is not None else VisitPage(one.visit)
    what: Text = Sentence(f"quantity.{one.quantity}") if known else one.quantity
    return Row(f"value-{number}", (one.name or Sentence("stations.guest"), when(room, one.taken_at), what), "", duty)


DUTIES: Handlers = {Affected: affected}
