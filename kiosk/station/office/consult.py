"""The ten-minute talk: this visit's results, the trend, earlier notes; a note, signed advice, and the paper with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from kiosk.core.duties import AddNote, Consult, PrintResult, VisitPage
from kiosk.core.duties import Person as PersonPage
from kiosk.core.pages import Button, Field, Form, Lines, Page, Part, Text
from kiosk.core.papers import Order
from kiosk.core.resident import Person
from kiosk.core.results import ResultLine, Results
from kiosk.core.summary import results_of
from kiosk.core.texts import Sentence
from kiosk.core.trend import before, trends
from kiosk.core.typed import symbol_of
from kiosk.core.visit_record import VisitRecord
from kiosk.station.office.behind import backgrounds_of, sound
from kiosk.station.office.records import note_lines, visit_page
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.telling import can, may, named, names, verbatim, when, whose
from kiosk.store.records import Store
from kiosk.store.remarks import LONGEST, Remark
from kiosk.store.sheets import VisitSheet

LOOKED_BACK = 12
"""So many visits of a person are drawn."""

PRINTED = {
    "printed": Sentence("print.ready"),
    "kept": Sentence("print.kept"),
    "failed": Sentence("print.none"),
    "later": Sentence("paper.later"),
    **{word: Sentence(f"check.printer.{word}") for word in ("paper", "jam", "open", "ink", "offline")},
    **{word: Sentence(f"paper.{word}") for word in ("paused", "stuck")},
}
"""What became of a paper, told exactly."""


async def consult(room: Room, duty: Consult) -> Page:
    """Everything for the talk on one page."""
    return await _consult_page(room, duty.visit)


async def _consult_page(room: Room, visit: UUID, say: Text = "") -> Page:
    sheet: VisitSheet = await room.do(Store.visit_sheet, visit)
    records, results = await _results(room, sheet)
    remarks: tuple[Remark, ...] = await room.do(Store.remarks, tuple(one.id for one in records))
    parts: list[Part] = [Lines(((Sentence("visit.who"), whose(sheet.head)),)), _result_lines(results)]
    parts += trends(records)
    parts += note_lines(room, remarks, await names(room))
    buttons = [
        Button("advice", Sentence("consult.advice"), AddNote(visit, advice=True)),
        Button("note", Sentence("consult.note"), AddNote(visit)),
        Button("print", Sentence("consult.print"), PrintResult(visit)),
        Button("print-large", Sentence("consult.print.large"), PrintResult(visit, "large")),
        Button("print-doctor", Sentence("consult.print.doctor"), PrintResult(visit, "doctor")),
        Button("visit", Sentence("consult.visit"), VisitPage(visit)),
    ]
    if sheet.head.resident_id is not None:
        buttons.append(Button("person", Sentence("visit.person"), PersonPage(sheet.head.resident_id)))
    title, who = Sentence("consult.title"), sheet.head.masked_name
    return Page("consult", title, tuple(parts), can(room, *buttons), VisitPage(visit), say, who=who)


async def _results(room: Room, sheet: VisitSheet) -> tuple[tuple[VisitRecord, ...], Results]:
    """Read this visit and the person's earlier ones; the results are told against those of the same instrument."""
    head = sheet.head
    mine: VisitRecord = await room.do(Store.visit_record, head.id)
    if head.resident_id is None:
        return (mine,), results_of(mine, {}, behind=await backgrounds_of(room, mine.measurements))
    ids = await room.do(Store.visits_of, head.resident_id)
    others = [await room.do(Store.visit_record, one) for one in ids if one != head.id]
    earlier = [one for one in others if one.started_at < mine.started_at][: LOOKED_BACK - 1]
    last = await room.do(Store.last_values, head.resident_id, mine.started_at)
    behind = await backgrounds_of(room, mine.measurements)
    results = results_of(mine, before(mine, await sound(room, last)), behind=behind)
    return (*reversed(earlier), mine), results


def _result_lines(results: Results) -> Lines:
    lines: list[tuple[Text, Text] | Text] = [results.headline]
    for one in results.lines:
        lines.append((one.title, _digits(one)))
        lines += [one.sentence, *((one.change,) if one.change else ()), *one.notices]
    for found in results.findings:
        lines += [found.sentence, found.why]
    return Lines((*lines, *results.cautions, *results.missing, *results.advice))


def _digits(line: ResultLine) -> str:
    """All numbers of a line: 124 / 76 mmHg."""
    units = [symbol_of(unit.removeprefix("unit.")) for _, _, unit in line.values] or [""]
    return f"{' / '.join(digits for _, digits, _ in line.values)} {units[0]}".strip()


async def add_note(room: Room, duty: AddNote) -> Page:
    """Write a note, or advice that is signed with one's name and stands on the paper."""
    words = duty.text.strip()
    if not duty.sent:
        return await named(room, duty.visit, _form(duty))
    if not words:
        return await named(room, duty.visit, _form(duty, Sentence("note.empty")))
    if len(words) > LONGEST:
        return await named(room, duty.visit, _form(duty, Sentence("note.long", (str(LONGEST),))))
    await room.do(Store.remark_add, duty.visit, words, advice=duty.advice)
    return await _consult_page(room, duty.visit, Sentence("note.signed" if duty.advice else "note.kept"))


def _form(duty: AddNote, complaint: Text = "") -> Page:
    hint = Sentence("note.advice.hint" if duty.advice else "note.hint")
    label = Sentence("note.advice" if duty.advice else "note.text")
    submit = Button(
        "keep",
        Sentence("note.sign" if duty.advice else "note.keep"),
        AddNote(duty.visit, advice=duty.advice, sent=True),
    )
    form = Form("note", (Field("text", label, "lines", duty.text, hint=hint),), submit)
    title = Sentence("note.advice.title" if duty.advice else "note.title")
    return Page("note", title, (form,), back=Consult(duty.visit), complaint=complaint)


async def print_result(room: Room, duty: PrintResult) -> Page:
    """Print the visit as it stands now, corrections and all, with the signed advice."""
    sheet: VisitSheet = await room.do(Store.visit_sheet, duty.visit)
    records, results = await _results(room, sheet)
    remarks: tuple[Remark, ...] = await room.do(Store.remarks, (duty.visit,))
    advice = [one for one in remarks if one.advice and one.text]
    signed = await _signature(room, advice)
    order = _order(room, records[-1], duty.kind, results)
    order = replace(order, advice=tuple(one.text for one in advice), signed=signed)
    done = await room.printed(room.services.papers.result(order))
    if may(room, Consult(duty.visit)):
        return await _consult_page(room, duty.visit, PRINTED[done])
    return await visit_page(room, duty.visit, PRINTED[done])


def _order(room: Room, record: VisitRecord, kind: str, results: Results) -> Order:
    """A paper of a kept visit, in the language its resident read."""
    person = Person(record.sex, record.age, record.birth_year)
    language = record.language or room.station.settings.language
    at, measured, by = record.started_at, record.measurements, record.instruments
    return Order(kind, record.id, at, language, results, measured, by, person, unchecked=record.unchecked)


async def _signature(room: Room, advice: Sequence[Remark]) -> str:
    """Who advised, and when; several may have."""
    known = await names(room)
    signed = {known.get(one.actor, one.actor): when(room, one.at) for one in advice}
    return " · ".join(f"{verbatim(name)}, {at}" for name, at in signed.items())


DUTIES: Handlers = {Consult: consult, AddNote: add_note, PrintResult: print_result}
