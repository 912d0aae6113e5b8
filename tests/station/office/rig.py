"""A station with a real store behind it and a member of staff in front: duties in, pages out. People are made up."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from kiosk.app.archive import StoreArchive
from kiosk.core.agreement.values import Study
from kiosk.core.checks import Check
from kiosk.core.duties import Duty, SignIn, SignOut
from kiosk.core.messages import Asked, Fact, Intent, Scene, Shown, StaffShown, Told
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.pages import Big, Button, Form, Page, Row, Table
from kiosk.core.papers import Order
from kiosk.core.roles import Role
from kiosk.core.sheet import Sheet
from kiosk.core.texts import Sentence, load_texts, tell
from kiosk.core.visit_record import VisitRecord
from kiosk.devices.events import Event
from kiosk.station.office.office import Office
from kiosk.station.office.services import Printed, Services
from kiosk.station.settings import StationSettings
from kiosk.station.station import Station
from kiosk.store.database import StoreSettings, create_store
from kiosk.store.gateway import StoreGateway
from kiosk.store.records import Store
from tests.fakes import VirtualClock
from tests.station.fakes import FakeCaller, FakeDevices, FakePaper
from tests.station.play import PROGRAMME, SEOUL, devices
from tests.store.shelf import KEYS

MORNING = datetime(2026, 11, 2, 0, 0, tzinfo=UTC)  # 09:00 in Seoul
PINS = {Role.HELPER: "510628", Role.SPECIALIST: "620739", Role.MANAGER: "730841", Role.ADMINISTRATOR: "840952"}
PLACE = ("st-1", "centre-1")
TEXTS = load_texts("ko")
_MADE: list[tempfile.TemporaryDirectory[str]] = []


@dataclass
class FakeServices:
    """What `app` would lend: it remembers what it was asked for."""

    folder: Path
    checks: list[Check] = field(default_factory=list)
    printed: list[tuple[str, object]] = field(default_factory=list)
    answer: Printed = "printed"
    jobs: list[str] = field(default_factory=list)
    mode: Literal["", "training", "show"] = ""
    documents: bool = False  # whether a visit can be made a document

    def lend(self) -> Services:
        return Services(self, self, self, self, self, self.document)

    def document(self, record: VisitRecord) -> str:
        return f'{{"of": "{record.id}"}}' if self.documents else ""

    async def check(self) -> Sequence[Check]:
        return tuple(self.checks)

    async def card(self, code: str, name: str, language: str) -> Printed:
        self.printed.append(("card", (code, name)))
        return self.answer

    async def number(self, number: int, language: str) -> Printed:
        self.printed.append(("number", number))
        return self.answer

    async def lines(self, title: Sentence, lines: Sequence[tuple[str, str]], language: str) -> Printed:
        self.printed.append(("lines", (title, tuple(lines))))
        return self.answer

    async def secret(self, title: Sentence, lines: Sequence[tuple[str, str]], language: str) -> Printed:
        self.printed.append(("secret", (title, tuple(lines))))
        return self.answer

    async def study(self, study: Study, language: str, by: str, take: Callable[[bytes], None]) -> Printed:
        self.printed.append(("study", study))
        take(b"%PDF")
        return self.answer

    async def certificate(self, check: DeviceCheck, language: str, who: str = "") -> Printed:
        self.printed.append(("certificate", (check.id, language, who)))
        return self.answer

    async def waiting(self) -> tuple[int, Printed]:
        self.printed.append(("waiting", 2))
        return 2, self.answer

    async def result(self, order: Order) -> Printed:
        self.printed.append(("result", order))
        return self.answer

    def imports(self) -> Sequence[Path]:
        return sorted((self.folder / "in").glob("*"))

    def export(self, name: str, data: bytes) -> Path:
        (self.folder / "out").mkdir(exist_ok=True)
        (self.folder / "out" / name).write_bytes(data)
        return self.folder / "out" / name

    def workbook(self, name: str, sheets: Sequence[Sheet]) -> Path:
        return self.export(name, repr(tuple(sheets)).encode())

    async def run(self, what: str) -> bool:
        self.jobs.append(what)
        return True

    def switch(self, mode: Literal["", "training", "show"]) -> None:
        self.mode = mode


async def staffed(settings: StoreSettings) -> None:
    """Make a store with one member of staff of each role."""
    create_store(settings, KEYS, actor="system:test", now=MORNING)
    store = await StoreGateway.open(settings, KEYS)
    for role, pin in PINS.items():
        await store.call(Store.staff_add, f"홍{role}", role, pin, actor="system:test", now=MORNING)
    await store.close()


async def _template() -> Path:
    """The folder of such a store, made once for all tests of a run: the PINs are slow to seal, on purpose."""
    if not _MADE:
        folder = tempfile.TemporaryDirectory(prefix="office-rig-")
        await staffed(StoreSettings(Path(folder.name) / "data", *PLACE))
        _MADE.append(folder)
    return Path(_MADE[0].name) / "data"


class OfficeRig:
    """``async with OfficeRig(tmp_path) as rig: await rig.sign_in(Role.HELPER); page = await rig.ask(People())``."""

    def __init__(self, folder: Path, owned: FakeDevices | None = None, settings: StoreSettings | None = None) -> None:
        self.folder = folder
        self.own = settings is not None  # a database of one's own is filled each time
        self.settings = settings or StoreSettings(folder / "data", *PLACE)
        self.clock = VirtualClock(MORNING)
        self.facts: list[Fact] = []
        self.services = FakeServices(folder)
        self.devices = owned or devices()
        self.caller, self.paper = FakeCaller([]), FakePaper()
        self.staff: dict[Role, str] = {}

    async def __aenter__(self) -> Self:
        if self.own:
            await staffed(self.settings)
        else:
            shutil.copytree(await _template(), self.settings.data_dir)
        self.store = await StoreGateway.open(self.settings, KEYS)
        names = {f"홍{role}": role for role in PINS}
        self.staff = {names[one.name]: one.id for one in await self.store.read(Store.staff_list)}
        self.station = Station(
            StationSettings(SEOUL, lambda age: PROGRAMME),
            self.clock,
            self.facts.append,
            StoreArchive(self.store, self.clock, SEOUL),
            self.devices,
            self.caller,
            self.paper,
            office=lambda station: Office(station, self.store, self.services.lend()),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.store.close()

    async def hear(self, *intents: Intent) -> None:
        """Let the resident's screen ask, without the station's queue: each is done when this returns."""
        for intent in intents:
            await self.station._handle(intent)

    async def hear_event(self, *events: Event) -> None:
        """Let the supervisor tell something, likewise."""
        for event in events:
            await self.station._handle(event)

    async def sign_in(self, role: Role) -> Page:
        return await self.ask(SignIn(PINS[role]))

    async def sign_out(self) -> None:
        await self.hear(Asked(SignOut()))

    async def ask(self, duty: Duty) -> Page:
        """Ask for a duty, and return the page that is on then."""
        await self.hear(Asked(duty))
        return self.page

    @property
    def office(self) -> Office:
        assert self.station.office is not None
        return self.station.office

    @property
    def page(self) -> Page:
        """The staff page that is on."""
        page = next(fact.page for fact in reversed(self.facts) if isinstance(fact, StaffShown))
        assert page is not None, "the staff's side is closed"
        return page

    @property
    def scene(self) -> Scene:
        """What the resident's screen shows under it."""
        return next(fact.scene for fact in reversed(self.facts) if isinstance(fact, Shown))

    @property
    def told(self) -> list[str]:
        return [fact.text.key for fact in self.facts if isinstance(fact, Told)]

    async def press(self, name: str, /, **typed: str) -> Page:
        """Press a button of the page, or a row by its key; what is typed fills the duty of a form."""
        duty = pressable(self.page)[name]
        if not typed:
            return await self.ask(duty)
        sent = {"sent": True} if hasattr(duty, "sent") else {}  # as the screen does with a form
        return await self.ask(replace(duty, **sent | typed))  # type: ignore[arg-type]  # by name

    async def hear_press(self, name: str) -> None:
        """Press what closes the staff's side: no page follows."""
        await self.hear(Asked(pressable(self.page)[name]))


def pressable(page: Page) -> dict[str, Duty]:
    """Everything that can be pressed on a page, by name; a name that comes twice is a mistake."""
    found = [*page.buttons]
    rows: list[Row] = []
    for part in page.parts:
        if isinstance(part, Form):
            found.append(part.submit)
        elif isinstance(part, Table):
            rows += part.rows
    duties = {button.name: button.duty for button in [*found, *(b for row in rows for b in row.buttons)]}
    duties |= {row.key: row.duty for row in rows if row.duty is not None}
    assert len(duties) == len(found) + sum(len(r.buttons) + (r.duty is not None) for r in rows), "a name comes twice"
    return duties | ({"back": page.back} if page.back is not None else {})


def words(page: Page) -> str:
    """Everything a page says, in Korean, one a line: every text id must exist."""
    lines: list[object] = [page.title, page.say, page.complaint]
    for part in page.parts:
        match part:
            case Table():
                lines += [part.empty, *part.heads, *(cell for row in part.rows for cell in row.cells)]
                lines += [button.text for row in part.rows for button in row.buttons]
            case Form():
                for one in part.fields:
                    lines += [one.label, one.hint, one.value, *(text for _, text in one.choices)]
                lines.append(part.submit.text)
            case Big():
                lines.append(part.text)
            case _:
                lines += _said(part)
    lines += [text for button in page.buttons for text in _button(button)]
    return "\n".join(tell(TEXTS, one) if isinstance(one, Sentence) else str(one) for one in lines)


def _said(part: object) -> list[object]:
    if hasattr(part, "lines") and not hasattr(part, "points"):
        return [word for line in part.lines for word in (line if isinstance(line, tuple) else (line,))]
    if hasattr(part, "names"):
        return [*part.names]
    if hasattr(part, "spoken"):
        return [part.spoken]
    if hasattr(part, "points"):
        return [part.title, part.x, part.y, part.said, *(label for label, _, _ in part.lines)]  # type: ignore[attr-defined]
    return [part.label, part.say, *(name for name, _ in part.groups)]  # type: ignore[attr-defined]  # a Trend


def _button(button: Button) -> list[object]:
    return [button.text, *([button.confirm] if button.confirm else [])]
