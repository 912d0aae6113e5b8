"""The follow-up list: what staff must come back to, by kind, each closed with a note."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import structlog

from kiosk.core.duties import CloseFollowUp, FollowUps, Home, Person, VisitPage
from kiosk.core.errors import StoreError
from kiosk.core.followup import KINDS, Rules
from kiosk.core.pages import Button, Field, Form, Lines, Page, Part, Row, Table, Text
from kiosk.core.quantity import QUANTITIES
from kiosk.core.texts import Sentence
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.telling import Names, author, can, names, when
from kiosk.store.followups import BY_RULE, FollowUp
from kiosk.store.gateway import StoreGateway
from kiosk.store.records import Store
from kiosk.store.remarks import LONGEST

if TYPE_CHECKING:
    from kiosk.station.station import Station

log = structlog.get_logger()
LOOK_EVERY = 600.0
"""Seconds; opening the list looks at once."""

KIND_NAMES: dict[str, Sentence] = {
    "high": Sentence("follow.high"),
    "held": Sentence("follow.held"),
    "withdrawn": Sentence("follow.withdrawn"),
    "missed": Sentence("follow.missed"),
    "alone": Sentence("follow.alone"),
    "recheck": Sentence("follow.recheck"),
    "unfinished": Sentence("follow.unfinished"),
    "due": Sentence("follow.due"),
}
ADVICE: dict[str, Sentence] = {
    "high": Sentence("follow.high.say"),
    "held": Sentence("follow.held.say"),
    "withdrawn": Sentence("follow.withdrawn.say"),
    "missed": Sentence("follow.missed.say"),
    "alone": Sentence("follow.alone.say"),
    "recheck": Sentence("follow.recheck.say"),
    "unfinished": Sentence("follow.unfinished.say"),
    "due": Sentence("follow.due.say"),
}
PURPOSES: dict[str, Sentence] = {
    "keep": Sentence("follow.purpose.keep"),
    "platform": Sentence("follow.purpose.platform"),
    "ai": Sentence("follow.purpose.ai"),
    "trial": Sentence("follow.purpose.trial"),
    "family": Sentence("follow.purpose.family"),
    "phone": Sentence("follow.purpose.phone"),
    "contact": Sentence("follow.purpose.contact"),
}


async def refresh(store: StoreGateway, rules: Rules, actor: str, now: datetime) -> int:
    """Bring the list up to date; looked for on the reader, so that saving never waits. Returns how many are new."""
    found = await store.read(Store.followup_look, rules, now=now)
    return await store.call(Store.followup_enter, found, rules, actor=actor, now=now)


class Keeper:
    """Brings the list up to date beside the station's queue: what a visit left behind, and what the day brings."""

    def __init__(self, station: Station, store: StoreGateway) -> None:
        self._station, self._store = station, store
        self._next = 0.0
        self._looking = False

    def tick(self, now: float) -> None:
        """A second has passed."""
        if now >= self._next and not self._looking:
            self._next, self._looking = now + LOOK_EVERY, True
            self._station.start_job(self._look())

    async def _look(self) -> None:
        try:
            await refresh(self._store, self._station.settings.follow_up, BY_RULE, self._station.clock.utc())
        except StoreError as error:
            log.warning("follow-up-unread", reason=error.key)
        finally:
            self._looking = False


async def follow_ups(room: Room, duty: FollowUps) -> Page:
    """Bring the list up to date, then show the kinds with their counts, or one kind."""
    await refresh(room.store, room.station.settings.follow_up, room.who.actor, room.now())
    if duty.kind in KINDS:
        return await _kind_page(room, duty.kind)
    counts = await room.read(Store.followup_counts)
    rows = tuple(
        Row(kind, (KIND_NAMES[kind], str(counts[kind])), "look" if counts[kind] else "ok", FollowUps(kind))
        for kind in KINDS
    )
    heads = (Sentence("follow.head.kind"), Sentence("follow.head.count"))
    table = Table("kinds", heads, rows, Sentence("follow.none"), (4, 1))
    parts: list[Part] = [table]
    rules = room.station.settings.follow_up
    parts.append(Lines((approval(rules),), "" if rules.approved else "look"))
    return Page("followups", Sentence("follow.title"), tuple(parts), back=Home(), say=Sentence("follow.say"))


def approval(rules: Rules) -> Sentence:
    """Say who approved the limits and when, or that nobody has and they are not used."""
    if not rules.approved:
        return Sentence("follow.not-approved")
    return Sentence("follow.approved", (rules.approved_by.lstrip("@"), f"{rules.approved_on}"))


async def _kind_page(room: Room, kind: str, say: Text = "") -> Page:
    items: tuple[FollowUp, ...] = await room.do(Store.followup_list, kind)
    closed: tuple[FollowUp, ...] = await room.do(Store.followup_closed, kind)
    heads = (Sentence("follow.head.since"), Sentence("follow.head.who"), Sentence("follow.head.about"))
    rows = tuple(_row(room, number, item) for number, item in enumerate(items, start=1))
    table = Table("items", heads, rows, Sentence("follow.none"), (3, 3, 4))
    parts: list[Part] = [table]
    if closed:
        parts.append(_closed(room, closed, await names(room)))
    title = KIND_NAMES[kind]
    return Page(f"followups-{kind}", title, tuple(parts), back=FollowUps(), say=say or ADVICE[kind])


def _row(room: Room, number: int, item: FollowUp) -> Row:
    cells = (when(room, item.since), _who(item), about(item))
    duty = VisitPage(item.visit_id) if item.visit_id else Person(item.resident_id) if item.resident_id else None
    close = can(room, Button(f"close-{number}", Sentence("follow.close"), CloseFollowUp(item.id)))
    return Row(f"item-{number}", cells, "look", duty, close)


def _who(item: FollowUp) -> Text:
    return item.name or Sentence("record.guest-word" if item.resident_id is None else "follow.nameless")


def about(item: FollowUp) -> Text:
    """What it is about; never a value."""
    if item.kind == "high" and item.subject in QUANTITIES:
        return Sentence(f"quantity.{item.subject}")
    checked = item.subject.partition("/")[0]
    if item.kind == "recheck" and checked in QUANTITIES:
        return Sentence(f"quantity.{checked}")
    if item.kind == "withdrawn":
        return PURPOSES.get(item.subject, item.subject)
    return KIND_NAMES[item.kind]


def _closed(room: Room, items: tuple[FollowUp, ...], known: Names) -> Table:
    rows = tuple(
        Row(f"closed-{number}", (when(room, item.closed_at), _who(item), author(item.closed_by, known), item.note))
        for number, item in enumerate(items, start=1)
    )
    heads = (
        Sentence("follow.head.closed"),
        Sentence("follow.head.who"),
        Sentence("follow.head.by"),
        Sentence("follow.head.note"),
    )
    return Table("closed", heads, rows, Sentence("follow.none"), (3, 2, 2, 4))


async def close(room: Room, duty: CloseFollowUp) -> Page:
    """Ask for a note; a high pressure's two numbers are closed together."""
    item: FollowUp | None = await room.do(Store.followup_item, duty.item)
    if item is None:
        return await follow_ups(room, FollowUps())
    words = duty.text.strip()
    if not duty.sent:
        return _form(room, item, duty)
    if not words:
        return _form(room, item, duty, Sentence("note.empty"))
    if len(words) > LONGEST:
        return _form(room, item, duty, Sentence("note.long", (str(LONGEST),)))
    await room.do(Store.followup_close, item.id, words)
    return await _kind_page(room, item.kind, Sentence("follow.closed"))


def _form(room: Room, item: FollowUp, duty: CloseFollowUp, complaint: Text = "") -> Page:
    what = Lines(((_who(item), about(item)), (Sentence("follow.head.since"), when(room, item.since))))
    submit = Button("close", Sentence("follow.close"), CloseFollowUp(item.id, sent=True))
    field = Field("text", Sentence("follow.note"), "lines", duty.text, hint=Sentence("follow.note.hint"))
    parts = (what, Form("note", (field,), submit))
    return Page("followup-close", KIND_NAMES[item.kind], parts, back=FollowUps(item.kind), complaint=complaint)


DUTIES: Handlers = {FollowUps: follow_ups, CloseFollowUp: close}
