"""Incidents, and somebody who takes their consent back by the code they were given."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.duties_studies import StudyIncident, StudyPage, StudyWithdraw
from kiosk.core.pages import Button, Field, Form, Page, Text
from kiosk.core.study.values import KINDS as KEYS
from kiosk.core.study.values import Incident, Role, Study
from kiosk.core.texts import Sentence
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.study_page import study_page
from kiosk.station.office.study_words import KINDS, ROLES
from kiosk.store.records import Store
from kiosk.store.trouble import StoreTrouble, Trouble

LONGEST = 300
_KINDS: tuple[tuple[str, Text], ...] = tuple((one, KINDS[one]) for one in KEYS)
_ROLES: tuple[tuple[str, Text], ...] = tuple((one, ROLES[one]) for one in ("test", "reference"))


async def incident(room: Room, duty: StudyIncident) -> Page:
    """Note what went wrong: what kind, with which device, and in a few words without names."""
    study = await room.read(Store.study_get, duty.study)
    words = " ".join(duty.text.split())
    if not duty.sent:
        return _incident(study, duty)
    if duty.kind not in KEYS or duty.role not in dict(_ROLES):
        return replace(_incident(study, duty), complaint=Sentence("study.wrong.kind"))
    if len(words) > LONGEST or not words.isprintable():
        return replace(_incident(study, duty), complaint=Sentence("study.wrong.long"))
    role: Role = "test" if duty.role == "test" else "reference"
    device = study.protocol.test if role == "test" else study.protocol.reference
    bound = room.station.bench.devices.bound()
    firmware = str(room.station.bench.devices.facts(device).get("firmware", "")) if device in bound else ""
    day = (room.today() - study.first_day).days + 1 if study.first_day is not None else 1
    await room.do(Store.study_incident, study.id, Incident(duty.kind, max(1, day), role, firmware, "staff", words))
    return await study_page(room, StudyPage(study.id, "noted"))


def _incident(study: Study, duty: StudyIncident) -> Page:
    fields = (
        Field("kind", Sentence("study.head.what"), "choice", duty.kind, _KINDS),
        Field("role", Sentence("study.head.which"), "choice", duty.role or "test", _ROLES),
        Field("text", Sentence("study.head.words"), "lines", duty.text, optional=True, hint=Sentence("study.no-names")),
    )
    submit = Button("save", Sentence("study.save"), replace(duty, role=duty.role or "test", sent=True))
    form = Form("incident", fields, submit)
    return Page("study-incident", Sentence("study.incident"), (form,), back=StudyPage(study.id))


async def withdraw(room: Room, duty: StudyWithdraw) -> Page:
    """Take somebody out by their code. With a visit it goes by the consents of that resident as well."""
    study = await room.read(Store.study_get, duty.study)
    if not duty.sent:
        return _withdraw(study, duty)
    try:
        exported = await room.do(Store.study_withdraw, study.id, duty.code)
    except StoreTrouble as error:
        if error.trouble is not Trouble.UNKNOWN:
            raise
        return replace(_withdraw(study, duty), complaint=Sentence("study.wrong.participant"))
    return await study_page(room, StudyPage(study.id, "recalled" if exported else "withdrawn"))


def _withdraw(study: Study, duty: StudyWithdraw) -> Page:
    fields = (Field("code", Sentence("study.code"), value=duty.code),)
    submit = Button("withdraw", Sentence("study.withdraw"), replace(duty, sent=True), Sentence("study.withdraw.sure"))
    form = Form("withdraw", fields, submit)
    say = Sentence("study.withdraw.say")
    return Page("study-withdraw", Sentence("study.withdraw"), (form,), back=StudyPage(study.id), say=say)


DUTIES: Handlers = {StudyIncident: incident, StudyWithdraw: withdraw}
