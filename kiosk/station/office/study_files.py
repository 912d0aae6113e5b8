"""What a trial hands out: the raw values with their dictionary as files, the report on paper and as a PDF."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from kiosk.core.duties_studies import StudyExport, StudyPage, StudyReport
from kiosk.core.pages import Lines, Page
from kiosk.core.study.figures import agreement_input
from kiosk.core.study.table import dictionary_csv, values_csv
from kiosk.core.study.values import Role, StudyData
from kiosk.core.texts import Sentence
from kiosk.station.office.devices import model
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.study_keeping import judged
from kiosk.station.office.study_page import study_page
from kiosk.store.records import Store

PAPER = {
    "printed": Sentence("study.paper.printed"),
    "kept": Sentence("study.paper.kept"),
    "failed": Sentence("study.paper.failed"),
    "later": Sentence("paper.later"),
}


async def export(room: Room, duty: StudyExport) -> Page:
    """Write both files into the export folder; the codes in them count as known outside from now on."""
    study = await room.read(Store.study_get, duty.study)
    if not study.open_to_look:
        return replace(await study_page(room, StudyPage(duty.study)), complaint=Sentence("study.blind"))
    data = await room.do(Store.study_data, duty.study, leaves=True)
    data = await judged(room, data)
    code = data.study.protocol.code
    files = ((f"study-{code}.csv", values_csv(data)), (f"study-{code}-dictionary.csv", dictionary_csv(data)))
    for name, text in files:
        # spreadsheets know by the mark that this is UTF-8
        await asyncio.to_thread(room.services.files.export, name, text.encode("utf-8-sig"))
    page = await study_page(room, StudyPage(duty.study))
    done = Lines((Sentence("study.exported", (files[0][0], files[1][0])),), "ok")
    return replace(page, parts=(done, *page.parts))


async def report(room: Room, duty: StudyReport) -> Page:
    """Print the report and write it as a PDF; not before the end, unless the protocol lets anybody look."""
    data = await room.do(Store.study_data, duty.study, leaves=False)
    if not data.study.open_to_look:
        return replace(await study_page(room, StudyPage(duty.study)), complaint=Sentence("study.blind"))
    name = f"study-{data.study.protocol.code}-{duty.language}.pdf"
    try:
        study = agreement_input(await judged(room, data), names(room, data))
    except ValueError:  # a device said a number that no statistics can hold
        return replace(await study_page(room, StudyPage(duty.study)), complaint=Sentence("study.no-figures"))
    language = duty.language if duty.language in ("ko", "en") else "ko"

    def take(pdf: bytes) -> None:
        room.services.files.export(name, pdf)

    printed = await room.printed(room.services.papers.study(study, language, room.who.name, take))
    page = await study_page(room, StudyPage(duty.study))
    done = Lines((PAPER[printed],), "ok" if printed == "printed" else "look")
    return replace(page, parts=(done, *page.parts))


def names(room: Room, data: StudyData) -> dict[Role, str]:
    """Maker and model of each device, as far as they are still known here."""
    drivers = room.station.bench.devices.drivers()
    known: dict[Role, str] = {"test": data.study.protocol.test, "reference": data.study.protocol.reference}
    for one in data.attempts:
        if one.driver in drivers:
            known[one.role] = model(drivers[one.driver])
    return known


DUTIES: Handlers = {StudyExport: export, StudyReport: report}
