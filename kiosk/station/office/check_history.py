"""All checks of one instrument for one quantity: how it drifts from day to day, and every check it has had."""

from __future__ import annotations

from kiosk.core.duties_checks import CheckHistory, Checking, CheckPage, FullCheck, OutsideCheck
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.pages import Button, Lines, Mark, Page, Part, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.station.office.check_drift import drift_parts
from kiosk.station.office.check_overview import stands
from kiosk.station.office.check_words import KINDS, MARKS, VERDICTS, Under, name, under_check, what
from kiosk.station.office.device_page import gone
from kiosk.station.office.forms import day, permitted
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.telling import when

MOST = 200


async def history(room: Room, duty: CheckHistory) -> Page:
    """The instrument's page: newest first."""
    found = await under_check(room, duty.device, duty.quantity)
    if not found:
        return gone(room)
    one = found[0]
    mark: Mark = "ok" if one.standing.good else "off"
    now = Lines(((Sentence("checks.head.stands"), stands(room, one)),), mark)
    about = Lines(((Sentence("checks.device"), name(one)), (Sentence("checks.quantity"), what(one.quantity))))
    parts: tuple[Part, ...] = (now, about, *drift_parts(room, one), _table(room, one))
    return Page("check-history", Sentence("checks.history"), parts, _buttons(room, one), Checking(), who=one.device)


def _buttons(room: Room, one: Under) -> tuple[Button, ...]:
    full = Button("full", Sentence("checks.full.begin"), FullCheck(one.device, one.quantity))
    elsewhere = Button("outside", Sentence("checks.out.title"), OutsideCheck(one.device, one.quantity))
    return permitted(room, full, elsewhere)


def _table(room: Room, one: Under) -> Table:
    newest = list(reversed(one.checks))[:MOST]
    rows = tuple(_row(room, number, check) for number, check in enumerate(newest))
    heads = tuple(Sentence(f"checks.head.{word}") for word in ("when", "kind", "verdict", "until"))
    return Table("history", heads, rows, Sentence("checks.history.none"), (4, 4, 4, 3))


def _row(room: Room, number: int, one: DeviceCheck) -> Row:
    void = one.voided_at is not None
    verdict: Text = Sentence("checks.void.short") if void else VERDICTS[one.verdict]
    if one.kind == "reset":
        verdict = Sentence("checks.reset.short")
    until = day(room, one.due_at) if one.left_good and not void else ""
    cells = (when(room, one.at), KINDS[one.kind], verdict, until)
    return Row(f"check-{number}", cells, "" if void or one.kind == "reset" else MARKS[one.verdict], CheckPage(one.id))


DUTIES: Handlers = {CheckHistory: history}
