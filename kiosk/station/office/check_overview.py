"""기기 점검: every instrument that is checked here, how it stands, what is due, and what to do next."""

from __future__ import annotations

from datetime import timedelta

from kiosk.core.duties import Home
from kiosk.core.duties_checks import CheckHistory, Checking, DailyCheck, References
from kiosk.core.pages import Button, Lines, Mark, Page, Part, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.station.office.check_drift import drift_of
from kiosk.station.office.check_words import SOON_DAYS, STANDS, Under, name, under_check, what
from kiosk.station.office.forms import day, permitted
from kiosk.station.office.room import Handlers, Room
from kiosk.store.records import Store


async def overview(room: Room, duty: Checking) -> Page:
    """Compose the list, what is to be done first."""
    found = await under_check(room)
    waiting = today_left(room, found)
    rows = tuple(_row(room, one) for one in sorted(found, key=lambda one: (_mark(room, one) == "ok", one.device)))
    heads = tuple(Sentence(f"checks.head.{word}") for word in ("device", "what", "stands", "due"))
    table = Table("checking", heads, rows, Sentence("checks.none"), (5, 3, 5, 3))
    parts: tuple[Part, ...] = (table, *await _untold(room))
    begin = Button("daily", Sentence("checks.daily.begin"), DailyCheck("begin")) if waiting else None
    again = Button("daily", Sentence("checks.daily.again"), DailyCheck("anew")) if found and not waiting else None
    kept = Button("references", Sentence("checks.ref.title"), References())
    buttons = permitted(room, begin, kept, again)
    return Page("checking", Sentence("office.checking"), parts, buttons, Home(), _say(found, waiting))


def today_left(room: Room, found: tuple[Under, ...]) -> tuple[Under, ...]:
    """Those whose check of the day is still to be made, or has failed today and was not made good since."""
    return tuple(one for one in found if one.demands.daily and not checked_today(room, one))


def checked_today(room: Room, one: Under) -> bool:
    """Whether it was found, or left, good today already: by a check of the day, or a full one that stands for it."""
    last = next((check for check in reversed(one.valid) if check.verdict != "undecided"), None)
    if last is None or last.kind not in ("daily", "full") or not last.left_good:
        return False
    return last.at.astimezone(room.station.settings.zone).date() == room.today()


def _say(found: tuple[Under, ...], waiting: tuple[Under, ...]) -> Text:
    if not found:
        return ""
    if waiting:
        return Sentence("checks.say.waiting", (str(len(waiting)),))
    bad = sum(not one.standing.good for one in found)
    return Sentence("checks.say.bad", (str(bad),)) if bad else Sentence("checks.say.done")


async def _untold(room: Room) -> tuple[Lines, ...]:
    """What a check has changed is told to the platform bit by bit."""
    left = await room.read(Store.checks_untold)
    return (Lines((Sentence("checks.untold"),), "look"),) if left else ()


def _row(room: Room, one: Under) -> Row:
    full = one.last("full", "outside")
    due = day(room, full.due_at) if full is not None and full.due_at is not None else "-"
    cells = (name(one), what(one.quantity), stands(room, one), due)
    return Row(f"check-{one.device}-{one.quantity}", cells, _mark(room, one), CheckHistory(one.device, one.quantity))


def stands(room: Room, one: Under) -> Text:
    """How it stands, in a few words; and that the next full check is near, where it is."""
    found = drift_of(one) if one.standing.good else None
    if found is not None and found.state != "calm":
        return Sentence("checks.stands.drifts")
    if one.standing.good and _soon(room, one):
        return Sentence("checks.stands.soon")
    return STANDS[one.standing.why]


def _mark(room: Room, one: Under) -> Mark:
    if one.standing.good:
        found = drift_of(one)
        return "look" if _soon(room, one) or (found is not None and found.state != "calm") else "ok"
    return "off" if one.standing.why in ("failed", "doubtful") else "look"


def _soon(room: Room, one: Under) -> bool:
    full = one.last("full", "outside")
    return full is not None and full.due_at is not None and full.due_at - room.now() <= timedelta(days=SOON_DAYS)


DUTIES: Handlers = {Checking: overview}
