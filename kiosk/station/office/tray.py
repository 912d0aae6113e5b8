"""The holding tray: readings of nobody. Staff say whose each is, and why; nothing is ever preselected."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.core.duties import AssignTray, DropTray, Home, Tray, TrayItemPage
from kiosk.core.pages import Lines, Page, Part, Row, Table, Text
from kiosk.core.reading import Measurement
from kiosk.core.texts import Sentence
from kiosk.core.tray import Stray, Values, measurements_of, values_of
from kiosk.core.typed import with_unit
from kiosk.station.office import telling
from kiosk.station.office.behind import in_force_of
from kiosk.station.office.records import day_visits, visit_page
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.telling import WHY_ASSIGN, WHY_DROP, clock, when, whose, why_table
from kiosk.store.records import Store
from kiosk.store.sheets import State, VisitLine, VisitSheet
from kiosk.store.values import TrayItem

WHY_THERE: dict[str, Sentence] = {
    "no-open-step": Sentence("tray.why.no-open-step"),
    "early": Sentence("tray.why.early"),
    "replayed": Sentence("tray.why.replayed"),
    "stored": Sentence("tray.why.stored"),
    "other-time": Sentence("tray.why.other-time"),
    "device-clock": Sentence("tray.why.device-clock"),
    "old-link": Sentence("tray.why.old-link"),
    "several": Sentence("tray.why.several"),
}
REFUSED: dict[str, Sentence] = {
    "overload": Sentence("tray.refused.overload"),
    "underload": Sentence("tray.refused.underload"),
    "no_result": Sentence("tray.refused.no_result"),
    "device_error": Sentence("tray.refused.device_error"),
    "unsuccessful": Sentence("tray.refused.unsuccessful"),
    "implausible": Sentence("tray.refused.implausible"),
    "not_a_value": Sentence("tray.refused.implausible"),
}
TRUSTED = timedelta(hours=12)
"""A device's clock further off than this says nothing about when it was."""


async def tray(room: Room, duty: Tray) -> Page:
    """List what waits, oldest first."""
    return await _list(room)


async def _list(room: Room, say: Text = "") -> Page:
    items: tuple[TrayItem, ...] = await room.do(Store.tray_list)
    rows = tuple(
        Row(
            f"item-{number}",
            (when(room, item.arrived_at), item.device, _what(values_of(item.record)), when(room, item.expires_at)[:10]),
            "look",
            TrayItemPage(item.id),
        )
        for number, item in enumerate(items, start=1)
    )
    heads = (
        Sentence("tray.head.when"),
        Sentence("tray.head.device"),
        Sentence("tray.head.value"),
        Sentence("tray.head.expires"),
    )
    table = Table("tray", heads, rows, Sentence("tray.none"), (3, 2, 4, 2))
    return Page("tray", Sentence("tray.title"), (table,), back=Home(), say=say or Sentence("tray.say"))


def _what(values: Values) -> Text:
    if values.refused:
        return REFUSED[values.refused]
    return ", ".join(with_unit(quantity, value) for quantity, value in values.said)


async def item_page(room: Room, duty: TrayItemPage) -> Page:
    """Show one reading and the visits of that day, the nearest in time first."""
    item: TrayItem = await room.do(Store.tray_item, duty.item)
    values = values_of(item.record)
    parts: list[Part] = [Lines(_said(values)), Lines(_about(room, item))]
    if not values.refused:
        parts.append(await _candidates(room, item))
    if telling.may(room, DropTray(item.id)):
        row = Row("drop", (Sentence("tray.drop"),), "off", DropTray(item.id))
        parts.append(Table("nobody", (Sentence("tray.nobody"),), (row,), Sentence("tray.none")))
    say = Sentence("tray.only-drop" if values.refused else "tray.choose")
    return Page("tray-item", Sentence("tray.item"), tuple(parts), (), Tray(), say)


def _said(values: Values) -> tuple[tuple[Text, Text], ...]:
    """The values as the device said them, and why they cannot be kept, if so."""
    said = tuple((Sentence(f"quantity.{key}"), with_unit(key, value)) for key, value in values.said)
    return (*said, (Sentence("tray.refused"), REFUSED[values.refused])) if values.refused else said


def _about(room: Room, item: TrayItem) -> tuple[tuple[Text, Text], ...]:
    return (
        (Sentence("tray.device"), f"{item.device} ({item.driver})"),
        (Sentence("tray.arrived"), when(room, item.arrived_at)),
        (Sentence("tray.device-time"), when(room, item.device_time) or Sentence("tray.no-device-time")),
        (Sentence("tray.why"), WHY_THERE.get(item.reason, item.reason)),
        (Sentence("tray.expires"), when(room, item.expires_at)),
    )


def _moment(item: TrayItem) -> datetime:
    """When it was measured, as far as anybody can tell."""
    own = item.device_time
    return own if own is not None and abs(own - item.arrived_at) <= TRUSTED else item.arrived_at


async def _candidates(room: Room, item: TrayItem) -> Table:
    """List the visits of the day of the reading by how near they are; nobody is preselected."""
    moment = _moment(item)
    day = moment.astimezone(room.station.settings.zone).date()
    found = sorted(await day_visits(room, day), key=lambda one: (_off(one, moment), one.started_at))
    rows = tuple(
        Row(
            f"visit-{number}",
            (clock(room, one.started_at), whose(one), telling.programme(one.programme), _distance(one, moment)),
            duty=AssignTray(item.id, one.id) if telling.may(room, AssignTray(item.id, one.id)) else None,
        )
        for number, one in enumerate(found, start=1)
    )
    names = ("tray.visit.time", "tray.visit.who", "tray.visit.programme", "tray.visit.far")
    return Table("candidates", tuple(map(Sentence, names)), rows, Sentence("tray.no-visits"), (2, 4, 3, 3))


def _off(one: VisitLine, moment: datetime) -> timedelta:
    """How far outside the visit the reading was; nothing while it ran."""
    after = max(timedelta(), moment - one.ended_at) if one.ended_at is not None else timedelta()
    return max(after, one.started_at - moment, timedelta())


def _distance(one: VisitLine, moment: datetime) -> Sentence:
    off = _off(one, moment)
    if not off:
        return Sentence("tray.during")
    minutes = str(max(1, round(off.total_seconds() / 60)))
    return Sentence("tray.before" if moment < one.started_at else "tray.after", (minutes,))


async def assign(room: Room, duty: AssignTray) -> Page:
    """Both side by side and the choice of reasons; with one, it is kept."""
    item: TrayItem = await room.do(Store.tray_item, duty.item)
    rows = await _rows(room, item)
    if not rows:
        return await item_page(room, TrayItemPage(duty.item))
    if duty.why in WHY_ASSIGN:
        await room.do(Store.tray_assign, item.id, duty.visit, rows, why=duty.why)
        return await visit_page(room, duty.visit, Sentence("tray.assigned"))
    sheet: VisitSheet = await room.do(Store.visit_sheet, duty.visit)
    mine: tuple[tuple[Text, Text] | Text, ...] = tuple((telling.what(one), telling.value(one)) for one in rows)
    if any(one.proof.calibration_id is not None for one in rows):
        mine = (*mine, Sentence("how.corrected"))
    there = tuple(
        (telling.what(line.measurement), telling.value(line.measurement))
        for line in sheet.values
        if line.state is State.STANDING
    )
    visit = Lines(((Sentence("visit.who"), whose(sheet.head)), (Sentence("tray.there"), str(len(there))), *there))
    reasons = why_table(WHY_ASSIGN, lambda why: AssignTray(item.id, duty.visit, why))
    say, back = Sentence("tray.assign-why"), TrayItemPage(item.id)
    return Page("tray-assign", Sentence("tray.assign"), (Lines(mine), visit, reasons), (), back, say)


async def _rows(room: Room, item: TrayItem) -> tuple[Measurement, ...]:
    bindings = await room.read(Store.bindings)
    bound = [one for one in bindings if (one.device, one.driver) == (item.device, item.driver)]
    # bound anew since it came: nobody knows which instrument it was, and no check speaks for it
    same = bound and (bound[0].bound_at is None or bound[0].bound_at <= item.arrived_at)
    serial = (bound[0].serial or item.device) if same else ""
    moment = _moment(item)
    checks = await in_force_of(room, item.driver, serial, [key for key, _ in values_of(item.record).said], moment)
    stray = Stray(item.id, item.record, item.driver, item.codec_version, serial, moment, checks)
    return measurements_of(stray)


async def drop(room: Room, duty: DropTray) -> Page:
    """It belongs to nobody: ask why, by one press; then it is emptied."""
    if duty.why not in WHY_DROP:
        item: TrayItem = await room.do(Store.tray_item, duty.item)
        parts = Lines(_said(values_of(item.record))), why_table(WHY_DROP, lambda why: DropTray(duty.item, why))
        say, back = Sentence("tray.drop-why"), TrayItemPage(duty.item)
        return Page("tray-drop", Sentence("tray.drop"), parts, (), back, say)
    await room.do(Store.tray_drop, duty.item, why=duty.why)
    return await _list(room, Sentence("tray.dropped"))


DUTIES: Handlers = {Tray: tray, TrayItemPage: item_page, AssignTray: assign, DropTray: drop}
