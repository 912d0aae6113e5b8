"""Who waits: numbers, the next person in two presses, groups that were booked, which device is free."""

from __future__ import annotations

from uuid import UUID

from kiosk.core.duties import NEEDS, BeginFor, GiveNumber, Home, ImportRoster, NextPerson, Queue, QueueAct
from kiosk.core.errors import StoreError
from kiosk.core.messages import Identify, Told
from kiosk.core.pages import Button, Lines, Mark, Page, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.station.giving import PRINTED
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.stations import free, who
from kiosk.store.booked import ACTS, Booking
from kiosk.store.identity import masked
from kiosk.store.records import Store

STATES = ("called", "measuring", "waiting", "booked", "done", "left", "missed")
"""In the order they stand on the page."""
OFFERED = {
    "waiting": ("begin", "left"),
    "called": ("begin", "back"),
    "booked": ("came", "missed"),
    "left": ("came",),
    "missed": ("came",),
}
_MARKS: dict[str, Mark] = {"called": "look", "waiting": "ok", "measuring": "ok"}


async def queue(room: Room, duty: Queue) -> Page:
    """The whole list of the day."""
    return await page(room)


async def page(room: Room, say: Text = "", complaint: Text = "") -> Page:
    """Compose the list; names are masked, since others may stand near."""
    everybody = await room.do(Store.bookings, room.today())
    listed = sorted(everybody, key=lambda one: STATES.index(one.state))  # within a state the order stays
    rows = tuple(_row(room, one) for one in listed)
    heads = tuple(Sentence(f"queue.head.{word}") for word in ("number", "who", "state", "since"))
    table = Table("line", heads, rows, Sentence("queue.empty"), widths=(2, 4, 4, 3))
    waiting = sum(one.state == "waiting" for one in everybody)
    buttons = [
        Button("next-person", Sentence("office.next"), NextPerson()),
        Button("give-number", Sentence("queue.give"), GiveNumber()),
    ]
    if room.who.role.may(NEEDS[ImportRoster]):
        buttons.append(Button("roster", Sentence("queue.roster"), ImportRoster()))
    say = say or Sentence("queue.waiting", (str(waiting),))
    parts = (_free(room), table)
    return Page("queue", Sentence("queue.title"), parts, tuple(buttons), Home(), say, complaint)


def _row(room: Room, one: Booking) -> Row:
    since: Text = ""
    if one.state in ("waiting", "called") and one.arrived_at is not None:
        minutes = max(0, int((room.now() - one.arrived_at).total_seconds() // 60))
        since = Sentence("stations.minutes", (str(minutes),))
    cells = (str(one.number) if one.number else "–", name(one), Sentence(f"queue.state.{one.state}"), since)
    offered = OFFERED.get(one.state, ())
    if one.state == "measuring" and (one.visit_id is None or room.station.visit_of(one.visit_id) is None):
        offered = ("left",)  # begun elsewhere, or gone before saying who they are
    acts = tuple(_act(one, act) for act in offered)
    return Row(f"booking-{one.id}", cells, mark=_MARKS.get(one.state, ""), buttons=acts)


def name(one: Booking) -> Text:
    """The masked name, with the group; a guest without one."""
    known = who(masked(one.who.name))
    return f"{known} · {one.group}" if one.group and isinstance(known, str) else known


def _act(one: Booking, act: str) -> Button:
    return Button(f"{act}-{one.id}", Sentence(f"queue.act.{act}"), QueueAct(one.id, act))


def _free(room: Room) -> Lines:
    """Which device the next one may go to at once."""
    ready = free(room)
    if not ready:
        return Lines((Sentence("queue.no-device"),), mark="look")
    return Lines(((Sentence("queue.device"), ", ".join(ready)),), mark="ok")


async def give(room: Room, duty: GiveNumber) -> Page:
    """A number for somebody who is here; the slip is printed beside the queue."""
    one = await room.do(Store.booking_add, room.today())
    room.station.start_job(_print(room, one.number))
    return await page(room, Sentence("queue.given", (str(one.number),)))


async def _print(room: Room, number: int) -> None:
    done = await room.services.papers.number(number, room.station.language)
    room.station.tell(Told("print", Sentence(PRINTED[done]), ok=done != "failed"))


async def next_person(room: Room, duty: NextPerson) -> Page:
    """Call whoever has waited longest; their number stands large on the page."""
    one = await room.do(Store.booking_next, room.today())
    if one is None:
        return await page(room, Sentence("queue.nobody"))
    return _called(room, one)


def _called(room: Room, one: Booking, complaint: Text = "") -> Page:
    lines = ((Sentence("queue.head.number"), str(one.number)), (Sentence("queue.head.who"), name(one)))
    buttons = tuple(_act(one, act) for act in ("begin", "back", "left"))
    title = Sentence("queue.called", (str(one.number),))
    return Page("called", title, (Lines(lines), _free(room)), buttons, Queue(), complaint=complaint)


async def act(room: Room, duty: QueueAct) -> Page | None:
    """Say what became of one who waits; ``begin`` starts the visit at this screen."""
    if duty.act not in ACTS:
        return await page(room, complaint=Sentence("queue.gone"))
    try:
        if duty.act == "begin":
            return await _begin(room, duty.booking)
        await room.do(Store.booking_act, duty.booking, duty.act)
    except StoreError as error:
        if error.key != "error.store-unknown":
            raise
        return await page(room, complaint=Sentence("queue.gone"))  # another station was quicker
    return await page(room)


async def _begin(room: Room, booking: UUID) -> Page | None:
    found = [one for one in await room.do(Store.bookings, room.today()) if one.id == booking]
    if not found or found[0].state not in ACTS["begin"][1]:
        return await page(room, complaint=Sentence("queue.gone"))
    one, station = found[0], room.station
    if not station.free:
        return _called(room, one, Sentence("queue.screen-busy"))
    refused = await _start(room, one)
    if refused is not None:
        return refused
    visit = station.front.visit.id if station.front is not None else None
    await room.do(Store.booking_act, one.id, "begin", visit_id=visit)
    if station.office is not None:
        station.office.lock()  # the screen is the resident's now
    return None


async def _start(room: Room, one: Booking) -> Page | None:
    """Begin for whoever it is: a known resident, somebody the group's list describes, or nobody known yet."""
    station, expected = room.station, one.who
    if one.resident_id is not None:
        from kiosk.station.office.office import handlers  # the door gathers all modules, this one too

        refused: Page | None = await handlers()[BeginFor](room, BeginFor(one.resident_id))
        return refused
    opened = station.open_visit()
    if expected.sex is not None and expected.birth is not None and expected.phone_tail:
        who = Identify(expected.sex, expected.birth, expected.phone_tail)
        await station.returning.identify(opened, who, booked=True)
    return None


DUTIES: Handlers = {Queue: queue, GiveNumber: give, NextPerson: next_person, QueueAct: act}
