"""One check: what came of it, its figures and points; on paper; taken back with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from kiosk.core.duties import Duty
from kiosk.core.duties_checks import Affected, CheckHistory, Checking, CheckPage, PrintCheck, ReferencePage, VoidCheck
from kiosk.core.messages import Told
from kiosk.core.metrology.owned import ASSIGNED
from kiosk.core.metrology.seal import seal_of
from kiosk.core.metrology.values import DeviceCheck, Point
from kiosk.core.pages import Button, Lines, Page, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.station.office.check_verdict import figures, meaning
from kiosk.station.office.check_words import KINDS, MARKS, VERDICTS, WHY_VOID, digits, sized, what
from kiosk.station.office.forms import day, permitted
from kiosk.station.office.room import LATE, Handlers, Room
from kiosk.station.office.telling import author, names, verbatim, when, why_table
from kiosk.store.records import Store


async def check_page(room: Room, duty: CheckPage) -> Page:
    """Show one check."""
    return await saved_page(room, duty.check, "")


async def saved_page(room: Room, check: UUID, say: Text | None = None) -> Page:
    """The page of a check; without words of its own it says what its verdict means."""
    one = await room.read(Store.check_get, check)
    known = await names(room)
    device = device_of(room, one)
    parts = (
        Lines(((Sentence("checks.verdict"), _verdict(one)),), "off" if one.voided_at else MARKS[one.verdict]),
        Lines((*_about(room, one, author(one.actor, known)), *figures(one))),
        *((_points(one),) if one.points else ()),
    )
    back: Duty = CheckHistory(device, one.quantity) if device else Checking()
    title = Sentence("checks.page")
    return Page("check", title, parts, _buttons(room, one), back, say or meaning(one), who=device)


def device_of(room: Room, one: DeviceCheck) -> str:
    """The name here of the instrument that was checked; empty when it stands here no more."""
    devices = room.station.bench.devices
    found = (
        key
        for key, bound in devices.bound().items()
        if bound.driver.key == one.driver and devices.instrument(key).serial == one.serial
    )
    return next(found, "")


def _verdict(one: DeviceCheck) -> Text:
    if one.voided_at is not None:
        return Sentence("checks.voided", (f"@{VERDICTS[one.verdict].key}",))
    return VERDICTS[one.verdict]


def _about(room: Room, one: DeviceCheck, who: Text) -> list[tuple[Text, Text]]:
    lines: list[tuple[Text, Text]] = [
        (Sentence("checks.when"), when(room, one.at)),
        (Sentence("checks.kind"), KINDS[one.kind]),
        (Sentence("checks.quantity"), what(one.quantity)),
        (Sentence("checks.instrument"), f"{one.driver} {one.serial}".strip()),
        (Sentence("checks.who"), who),
        (Sentence("certificate.fact.seal"), seal_of(one)),  # as on its certificate: paper and record can be compared
    ]
    if one.due_at is not None and one.left_good and one.voided_at is None:
        lines.append((Sentence("checks.due"), day(room, one.due_at)))
    if one.voided_at is not None:
        reason = WHY_VOID.get(one.void_why, verbatim(one.void_why))
        lines.append((Sentence("checks.void.why"), reason))
    return lines


def _points(one: DeviceCheck) -> Table:
    rows = tuple(Row(f"point-{number}", _point(one, point)) for number, point in enumerate(one.points, start=1))
    heads = tuple(Sentence(f"checks.point.{word}") for word in ("task", "true", "reading", "off"))
    return Table("points", heads, rows, Sentence("checks.point.none"), (4, 3, 3, 3))


def _point(one: DeviceCheck, point: Point) -> tuple[Text, ...]:
    if point.task.split("-")[0] in LOOKED:
        return task_name(point.task), "-", Sentence("checks.found.good" if point.reading else "checks.found.bad"), "-"
    off = point.reading - point.true
    return (
        task_name(point.task),
        sized(one.quantity, point.true),
        point.said or sized(one.quantity, point.reading),
        f"{'+' if off > 0 else ''}{digits(off)}",
    )


def task_name(task: str) -> Text:
    """What a task is called: its kind in words, and which of several."""
    kind, _, number = task.partition("-")
    words = TASKS.get(kind)
    if words is None:
        return task
    return Sentence("checks.task.of", (f"@{words.key}", number)) if number else words


TASKS: Mapping[str, Sentence] = {
    "zero": Sentence("checks.task.zero"),
    "load": Sentence("checks.task.load"),
    "up": Sentence("checks.task.up"),
    "down": Sentence("checks.task.down"),
    "corner": Sentence("checks.task.corner"),
    "repeat": Sentence("checks.task.repeat"),
    "self": Sentence("checks.task.self"),
    "look": Sentence("checks.task.look"),
    "rod": Sentence("checks.task.rod"),
    "length": Sentence("checks.task.length"),
    "interval": Sentence("checks.task.interval"),
    "compare": Sentence("checks.task.compare"),
    "solution": Sentence("checks.task.solution"),
    "verify": Sentence("checks.task.verify"),
}


LOOKED = ("look", "self")
"""Tasks that are looked at: all well, or not."""


def _buttons(room: Room, one: DeviceCheck) -> tuple[Button, ...]:
    void = one.voided_at is not None
    paper = one.kind != "reset" and one.kind != "outside" and not void
    harm = not one.found_good and one.verdict != "undecided" and not void
    return permitted(
        room,
        Button("affected", Sentence("checks.affected"), Affected(one.id)) if harm else None,
        Button("print-ko", Sentence("checks.print.ko"), PrintCheck(one.id, "ko")) if paper else None,
        Button("print-en", Sentence("checks.print.en"), PrintCheck(one.id, "en")) if paper else None,
        Button("own-mass", Sentence("checks.own"), _own(room, one)) if _can_assign(one) else None,
        Button("void", Sentence("checks.void"), VoidCheck(one.id)) if not void else None,
    )


def _can_assign(one: DeviceCheck) -> bool:
    """Whether this instrument may now give a mass of our own its value: a good full check of a scale."""
    return one.kind == "full" and one.left_good and one.voided_at is None and one.quantity == "body_weight"


def _own(room: Room, one: DeviceCheck) -> ReferencePage:
    """A form for a check standard of our own, with what this check knows of it already."""
    certificate = f"{ASSIGNED} {one.driver} {one.serial} {day(room, one.at)}"
    due = day(room, one.due_at)
    u = one.details.get("use_u", "").split(" ")[0]
    return ReferencePage(kind="mass", uncertainty=u, certificate=certificate, issued_on=day(room, one.at), due_on=due)


# --- on paper, and taken back ----------------------------------------------------------------------------------------


async def print_check(room: Room, duty: PrintCheck) -> Page | None:
    """The certificate, in one of the two languages; beside the page, since a printer may be slow."""
    one = await room.read(Store.check_get, duty.check)
    language = duty.language if duty.language in ("ko", "en") else "ko"
    who = (await names(room)).get(one.actor, "")
    made = await room.printed(room.services.papers.certificate(one, language, who))
    if made == "later":
        return await saved_page(room, duty.check, Sentence("checks.printing"))
    room.station.tell(Told("print", Sentence(LATE.get(made, LATE["failed"])), ok=made in ("printed", "kept")))
    return None


async def void(room: Room, duty: VoidCheck) -> Page:
    """Ask why, by one press; then it counts no more, and what followed from it is told again."""
    one = await room.read(Store.check_get, duty.check)
    if duty.why not in WHY_VOID:
        parts = (
            Lines(((KINDS[one.kind], f"{when(room, one.at)}"),)),
            why_table(WHY_VOID, lambda why: VoidCheck(duty.check, why)),
        )
        back = CheckPage(duty.check)
        return Page("check-void", Sentence("checks.void"), parts, (), back, Sentence("checks.void.say"))
    await room.do(Store.check_void, duty.check, why=duty.why)
    await room.station.checks_changed()
    return replace(await saved_page(room, duty.check), say=Sentence("checks.void.done"))


DUTIES: Handlers = {CheckPage: check_page, PrintCheck: print_check, VoidCheck: void}
