"""All stations of this store at a glance: who is at what, who waits, who needs help, which devices are ready."""

from __future__ import annotations

from datetime import datetime, time

from kiosk.core.duties import Calls, Home, Queue, Stations, VisitPage
from kiosk.core.pages import Button, Lines, Mark, Page, Part, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.core.visit import Stage, Visit
from kiosk.station.office.room import Handlers, Room
from kiosk.store.overview import OpenVisit
from kiosk.store.records import Store
from kiosk.store.upkeep import DeviceEvent
from kiosk.store.values import Call

STATES = ("absent", "connecting", "ready", "busy", "faulty", "stuck")
_WELL: dict[str, Mark] = {"ready": "ok", "busy": "ok", "connecting": "look", "absent": "look"}


async def stations(room: Room, duty: Stations) -> Page:
    """Compose the view; names are masked."""
    midnight = datetime.combine(room.today(), time(), room.station.settings.zone)
    visits = await room.do(Store.visits_open)
    calls = await room.read(Store.calls_since, room.now())  # the open ones of every station
    waiting = [one for one in await room.do(Store.bookings, room.today()) if one.state == "waiting"]
    events = await room.read(Store.device_events, midnight)
    here = await room.read(name_of_station)
    rows: list[Row] = []
    for name in sorted({here, *await room.read(Store.stations, room.now())}, key=lambda one: (one != here, one)):
        mine = [one for one in visits if one.station == name]
        help_wanted = [one for one in calls if one.station == name]
        people = _here(room, here, mine) if name == here else [_there(room, one) for one in mine]
        rows += _rows(name, people, help_wanted)
    heads = tuple(Sentence(f"stations.head.{word}") for word in ("where", "who", "what", "since"))
    table = Table("stations", heads, tuple(rows), Sentence("stations.none"), widths=(3, 3, 5, 2))
    say = Sentence("stations.say", (str(len(visits)), str(len(waiting)), str(len(calls))))
    buttons = (
        Button("queue", Sentence("office.queue"), Queue()),
        Button("calls", Sentence("office.calls"), Calls()),
    )
    parts: tuple[Part, ...] = (table, devices(room), *_elsewhere(here, events))
    return Page("stations", Sentence("stations.title"), parts, buttons, Home(), say)


def name_of_station(store: Store) -> str:
    """Return what this station is called in the store."""
    return store.station_id


def _rows(station: str, people: list[Row], calls: list[Call]) -> list[Row]:
    """One row for each person at a station, or one that says that it is free; a call for help comes first."""
    help_rows = [
        Row(f"help-{one.id}", (station, Sentence("stations.help"), "", ""), mark="off", duty=Calls()) for one in calls
    ]
    free = Row(f"free-{station}", (station, Sentence("stations.free"), "", ""), mark="ok")
    return [*help_rows, *(people or [free])]


def _here(room: Room, here: str, stored: list[OpenVisit]) -> list[Row]:
    """This station knows the step each one is at; the store knows the names."""
    names = {one.id: one.name for one in stored}
    station = room.station
    shown = [(station.front.visit, False)] if station.front is not None else []
    shown += [(one.visit, True) for one in station.aside.values()]
    return [
        Row(
            f"visit-{visit.id}",
            (here, who(names.get(visit.id, "")), _step(visit, aside), _since(room, visit.started_at)),
            mark="look" if aside or visit.stage is Stage.STAFF else "",
            duty=VisitPage(visit.id) if visit.id in names else None,
        )
        for visit, aside in shown
    ]


def _there(room: Room, one: OpenVisit) -> Row:
    cells = (one.station, who(one.name), Sentence("stations.measuring"), _since(room, one.started_at))
    return Row(f"visit-{one.id}", cells, duty=VisitPage(one.id))


def who(name: str) -> Text:
    """A masked name, or that it is a guest."""
    return name or Sentence("stations.guest")


def _step(visit: Visit, aside: bool) -> Sentence:
    if aside:
        return Sentence("stations.aside")
    if visit.stage in (Stage.TEST, Stage.WHY) and visit.assessment is not None:
        return Sentence("stations.at", (f"@assessment.{visit.assessment.key}",))
    if visit.stage in (Stage.STAFF, Stage.YOUNG, Stage.HELPER):
        return Sentence("stations.wants-staff")
    return Sentence("stations.results" if visit.stage in (Stage.RESULTS, Stage.SHARE) else "stations.asking")


def _since(room: Room, at: datetime) -> Text:
    return Sentence("stations.minutes", (str(max(0, int((room.now() - at).total_seconds() // 60))),))


def devices(room: Room) -> Table:
    """This station's devices: ready, busy with somebody, or what is wrong."""
    rows = []
    for device, state, visit in room.station.bench.standing():
        word = "busy" if visit is not None else state
        mark = _WELL.get(word, "off")
        rows.append(Row(f"device-{device}", (device, Sentence(f"stations.device.{word}")), mark=mark))
    heads = (Sentence("stations.head.device"), Sentence("stations.head.state"))
    return Table("devices", heads, tuple(rows), Sentence("stations.no-devices"))


def free(room: Room) -> tuple[str, ...]:
    """Names of this station's devices that wait for somebody."""
    return tuple(device for device, state, visit in room.station.bench.standing() if visit is None and state == "ready")


def _elsewhere(here: str, events: tuple[DeviceEvent, ...]) -> tuple[Lines, ...]:
    """Other stations' devices that were last written down as not well."""
    last = {(event.station, event.device): event for event in events if event.station != here}
    bad = [one for one in last.values() if one.state in ("faulty", "stuck", "absent")]
    lines = tuple((f"{one.station} · {one.device}", Sentence(f"stations.device.{one.state}")) for one in bad)
    return (Lines(lines, mark="look"),) if lines else ()


DUTIES: Handlers = {Stations: stations}
