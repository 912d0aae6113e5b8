"""The weights, rods and manometers of the centre: which may be used, until when, and one of them to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import get_args
from uuid import UUID, uuid4

from kiosk.core.duties_checks import Checking, ReferencePage, References
from kiosk.core.metrology.values import Reference, RefKind
from kiosk.core.pages import Button, Field, Form, Mark, Page, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.core.typed import symbol_of
from kiosk.station.office.check_words import SOON_DAYS, digits, read_day, read_decimal
from kiosk.station.office.forms import Wrong, permitted, read_name
from kiosk.station.office.room import Handlers, Room
from kiosk.store.records import Store

UNITS: dict[str, str] = {
    "mass": "kg",
    "rod": "cm",
    "manometer": "mm[Hg]",
    "interval": "s",
    "distance": "mm",
    "thermometer": "Cel",
    "solution": "mg/dL",
    "device": "",
}
KINDS: dict[str, Sentence] = {
    "mass": Sentence("checks.ref.mass"),
    "rod": Sentence("checks.ref.rod"),
    "manometer": Sentence("checks.ref.manometer"),
    "interval": Sentence("checks.ref.interval"),
    "distance": Sentence("checks.ref.distance"),
    "thermometer": Sentence("checks.ref.thermometer"),
    "solution": Sentence("checks.ref.solution"),
    "device": Sentence("checks.ref.device"),
}


async def references(room: Room, duty: References) -> Page:
    """List them, those that cannot be used any more first."""
    return await _list(room)


async def _list(room: Room, say: Text = "") -> Page:
    found = await room.read(Store.references)
    rows = tuple(_row(one, room.today()) for one in sorted(found, key=lambda one: (one.kind, one.nominal, one.name)))
    heads = tuple(Sentence(f"checks.ref.head.{word}") for word in ("name", "actual", "until"))
    table = Table("references", heads, rows, Sentence("checks.ref.none"), (3, 5, 4))
    add = permitted(room, Button("add", Sentence("checks.ref.add"), ReferencePage()))
    return Page("references", Sentence("checks.ref.title"), (table,), add, Checking(), say)


def state(one: Reference, today: date) -> tuple[Mark, Sentence]:
    """Whether it may be used today, and for how long."""
    if not one.certificate:
        return "off", Sentence("checks.ref.state.bare")
    if not one.good_on(today):
        return "off", Sentence("checks.ref.state.due")
    if one.due_on is not None and one.due_on - today <= timedelta(days=SOON_DAYS):
        return "look", Sentence("checks.ref.state.soon", (str((one.due_on - today).days),))
    return "ok", Sentence("checks.ref.state.good")


def certified(one: Reference) -> str:
    """What its certificate says: value ± U with its unit, both with as many decimals as U."""
    u = digits(one.uncertainty)
    places = len(u.partition(".")[2])
    value = digits(one.actual)
    more = places - len(value.partition(".")[2])
    value = f"{one.actual:.{places}f}" if more > 0 else value
    return f"{value} ± {u} {symbol_of(one.unit)}".strip()


def _row(one: Reference, today: date) -> Row:
    mark, words = state(one, today)
    until: Text = one.due_on.isoformat() if one.due_on is not None and mark == "ok" else words
    return Row(f"reference-{one.id.hex[:12]}", (one.name, certified(one), until), mark, ReferencePage(one.id))


# --- one of them -----------------------------------------------------------------------------------------------------


async def reference_page(room: Room, duty: ReferencePage) -> Page:
    """One reference: the form, kept, or put away. What it was in earlier checks stays with them as it was."""
    kept = await room.read(Store.reference_get, duty.reference) if duty.reference else None
    if duty.act == "retire" and kept is not None:
        await room.do(Store.reference_retire, kept.id)
        return await _list(room, Sentence("checks.ref.retired", (kept.name,)))
    if not duty.sent:
        return _form(room, _filled(kept) if kept else duty, kept)
    try:
        made = _read(duty, kept, room)
    except Wrong as wrong:
        return replace(_form(room, duty, kept), complaint=wrong.sentence)
    await room.do(Store.reference_put, made)
    return await _list(room, Sentence("checks.ref.kept", (made.name,)))


def _filled(one: Reference) -> ReferencePage:
    return ReferencePage(
        one.id,
        one.kind,
        one.name,
        digits(one.nominal),
        digits(one.actual),
        digits(one.uncertainty),
        one.certificate,
        one.issued_on.isoformat() if one.issued_on else "",
        one.due_on.isoformat() if one.due_on else "",
    )


def _read(duty: ReferencePage, kept: Reference | None, room: Room) -> Reference:
    kind = duty.kind
    if kind not in get_args(RefKind):
        raise Wrong("checks.wrong.kind")
    nominal = read_decimal(duty.nominal, "checks.wrong.number")
    actual = read_decimal(duty.actual, "checks.wrong.number") if duty.actual.strip() else nominal
    uncertainty = read_decimal(duty.uncertainty, "checks.wrong.uncertainty")
    issued, due = read_day(duty.issued_on, "checks.wrong.day"), read_day(duty.due_on, "checks.wrong.day")
    if uncertainty <= 0:
        raise Wrong("checks.wrong.uncertainty")
    if abs(actual - nominal) > max(abs(nominal) / 10, uncertainty * 10):
        raise Wrong("checks.wrong.far")
    if issued is not None and (issued > room.today() or (due is not None and due <= issued)):
        raise Wrong("checks.wrong.days")
    return Reference(
        kept.id if kept else uuid4(),
        kind,  # type: ignore[arg-type]  # one of the list, see above
        read_name(duty.name),
        nominal,
        UNITS[kind],
        actual,
        uncertainty,
        kept.k if kept else Decimal(2),
        " ".join(duty.certificate.split()),
        issued,
        due,
    )


def _form(room: Room, duty: ReferencePage, kept: Reference | None) -> Page:
    fields = (
        Field("name", Sentence("checks.ref.name"), value=duty.name, hint=Sentence("checks.ref.name.hint")),
        Field("kind", Sentence("checks.ref.kind"), "choice", duty.kind, tuple(KINDS.items())),
        Field("nominal", Sentence("checks.ref.nominal"), "decimal", duty.nominal, hint=Sentence("checks.ref.units")),
        Field("actual", Sentence("checks.ref.actual"), "decimal", duty.actual, optional=True),
        Field("uncertainty", Sentence("checks.ref.u"), "decimal", duty.uncertainty, hint=Sentence("checks.ref.u.hint")),
        Field("certificate", Sentence("checks.ref.certificate"), value=duty.certificate, optional=True),
        Field("issued_on", Sentence("checks.ref.issued"), "date", duty.issued_on, optional=True),
        Field("due_on", Sentence("checks.ref.due"), "date", duty.due_on, optional=True),
    )
    save = Button("save", Sentence("checks.save"), ReferencePage(duty.reference, sent=True))
    away = ReferencePage(duty.reference, act="retire")
    retire = Button("retire", Sentence("checks.ref.retire"), away, Sentence("checks.ref.retire.sure"))
    buttons = (retire,) if kept is not None else ()
    title = Sentence("checks.ref.change" if kept else "checks.ref.add")
    return Page("reference", title, (Form("reference", fields, save),), buttons, References())


def by_id(found: tuple[Reference, ...]) -> dict[UUID, Reference]:
    """References by their id."""
    return {one.id: one for one in found}


DUTIES: Handlers = {References: references, ReferencePage: reference_page}
