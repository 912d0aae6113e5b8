"""The first page after signing in: what is at this screen, then everything else by one press."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from kiosk.core.duties import (
    NEEDS,
    AuditMonth,
    Calls,
    Closing,
    Colleagues,
    DeviceList,
    Duty,
    FollowUps,
    GoOn,
    Home,
    Keeping,
    NextPerson,
    OpeningCheck,
    OwnPin,
    People,
    PutAside,
    Queue,
    SignOut,
    Stations,
    Statistics,
    Training,
    Tray,
    Visits,
)
from kiosk.core.duties_checks import Checking
from kiosk.core.duties_studies import OnStage, Studies
from kiosk.core.metrology.behind import Checks, governs
from kiosk.core.metrology.due import due
from kiosk.core.pages import Button, Page, Row, Table
from kiosk.core.texts import Sentence
from kiosk.core.visit import Stage
from kiosk.station.office.forms import key, permitted
from kiosk.station.office.room import Handlers, Room
from kiosk.station.opened import Opened
from kiosk.store.records import Store

MENU: tuple[tuple[str, Duty], ...] = (
    ("next", NextPerson()),
    ("people", People()),
    ("visits", Visits()),
    ("stations", Stations()),
    ("opening", OpeningCheck()),
    ("checking", Checking()),
    ("closing", Closing()),
    ("devices", DeviceList()),
    ("studies", Studies()),
    ("statistics", Statistics()),
    ("audit", AuditMonth()),
    ("colleagues", Colleagues()),
    ("keeping", Keeping()),
    ("training", Training("")),
    ("stage", OnStage()),
    ("own-pin", OwnPin()),
)
"""Name and duty of each entry, as often as it is wanted: all day, once a day, now and then. Its words are
``office.<name>``."""


COUNTS: tuple[tuple[str, Sentence, Duty], ...] = (
    ("calls", Sentence("home.calls"), Calls()),
    ("queue", Sentence("home.queue"), Queue()),
    ("tray", Sentence("home.tray"), Tray()),
    ("follow-ups", Sentence("home.follow-ups"), FollowUps()),
    ("checks", Sentence("home.checks"), Checking()),
)
"""What may wait for staff, as `Store.work_waiting` counts it (the checks are counted here), and where it is seen to."""
LOOKED_BACK = timedelta(days=800)
"""No check counts longer than a year; what is older says nothing of today."""


async def home(room: Room, duty: Home) -> Page:
    """Compose who is at this screen, what waits, and the menu of what this role may do."""
    waits = {**await room.read(Store.work_waiting, room.today()), "checks": len(await to_check(room))}
    entries = permitted(room, *(Button(name, Sentence(f"office.{name}"), duty) for name, duty in MENU))
    leave = Button("sign-out", Sentence("office.sign-out"), SignOut())
    return Page(
        "home",
        Sentence("office.title"),
        (_here(room), _waiting(room, waits)),
        (*entries, leave),
        say=room.who.name,
    )


async def to_check(room: Room) -> frozenset[str]:
    """Return the devices whose check is due, for any of their quantities."""
    devices, now = room.station.bench.devices, room.now()
    found = set[str]()
    for device in devices.candidates(()):
        made = devices.instrument(device)
        since = now - LOOKED_BACK
        known = Checks(await room.read(Store.checks_of, made.driver, made.serial, since=since))
        measures = devices.bound()[device].driver.measures if device in devices.bound() else ()
        quantities = {named for one in measures if (named := governs(one)) is not None}
        if any(due(known, quantity, now).todo != "ok" for quantity in quantities):
            found.add(device)
    return frozenset(found)


def _here(room: Room) -> Table:
    """List the visit at this screen, and those that were put aside."""
    station = room.station
    rows = []
    if station.front is not None:
        rests = station.front.visit.stage is Stage.TEST and station.front.trial is None
        rest = Button("put-aside", Sentence("home.put-aside"), PutAside())
        rows.append(_row("front", station.front, Sentence("home.front"), permitted(room, rest) if rests else ()))
    for visit, opened in station.aside.items():
        on = Button(key("go-on", visit), Sentence("home.go-on"), GoOn(visit))
        rows.append(_row(f"aside-{visit}", opened, Sentence("home.aside"), permitted(room, on) if station.free else ()))
    heads = (Sentence("home.who"), Sentence("home.where"), Sentence("home.step"))
    return Table("here", heads, tuple(rows), Sentence("home.nobody"), (3, 2, 4))


def _row(name: str, opened: Opened, where: Sentence, buttons: tuple[Button, ...]) -> Row:
    title = opened.shown.title if opened.shown is not None else ""
    unnamed = Sentence("home.known" if opened.resident_id is not None else "home.guest")
    return Row(name, (opened.name or unnamed, where, title), buttons=buttons)


def _waiting(room: Room, waits: Mapping[str, int]) -> Table:
    rows = tuple(
        Row(f"waits-{name}", (words, str(waits[name])), "look" if waits[name] else "ok", duty)
        for name, words, duty in COUNTS
        if room.who.role.may(NEEDS[type(duty)])
    )
    return Table("waits", (Sentence("home.waits"), Sentence("home.count")), rows, Sentence("home.nothing"), (4, 1))


DUTIES: Handlers = {Home: home}
