"""The trials of this centre (실증) and one trial's page: protocol, how far it is, what went wrong, what can be done."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from kiosk.core.duties import Home
from kiosk.core.duties_studies import (
    Studies,
    StudyDevice,
    StudyForm,
    StudyPage,
)
from kiosk.core.pages import Button, Page, Row, Table
from kiosk.core.texts import Sentence
from kiosk.devices.events import Binding
from kiosk.station.office.devices import model
from kiosk.station.office.forms import permitted
from kiosk.station.office.naming import keep
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.study_words import PURPOSES, STATE_MARKS
from kiosk.station.office.study_words import STATES as STATE_WORDS
from kiosk.store.records import Store

TURN = {
    "care": (Sentence("study.turn.study"), Sentence("study.turn.study.sure")),
    "study": (Sentence("study.turn.care"), Sentence("study.turn.care.sure")),
}


async def studies(room: Room, duty: Studies) -> Page:
    """List every trial, and what each bound device is for."""
    found = await room.read(Store.studies)
    rows = tuple(
        Row(
            f"study-{one.protocol.code}",
            (one.protocol.code, one.protocol.title, STATE_WORDS[one.state], f"{one.complete} / {one.protocol.pairs}"),
            STATE_MARKS[one.state],
            StudyPage(one.id),
        )
        for one in found
    )
    heads = tuple(Sentence(f"study.head.{word}") for word in ("code", "title", "state", "pairs"))
    table = Table("studies", heads, rows, Sentence("study.none"), (2, 5, 3, 2))
    bound = tuple(_device(room, one) for one in _bound(room))
    devices = Table("study-devices", _DEVICE_HEADS, bound, _NO_DEVICE, (3, 4, 3))
    new = permitted(room, Button("new", Sentence("study.new"), StudyForm()))
    say = Sentence("study.say")
    return Page("studies", Sentence("study.title"), (table, devices), new, Home(), say)


_DEVICE_HEADS = (Sentence("study.head.device"), Sentence("devices.head.model"), Sentence("study.head.purpose"))
_NO_DEVICE = Sentence("stations.no-devices")


def _bound(room: Room) -> tuple[Binding, ...]:
    return tuple(room.station.bench.devices.bound().values())


def _device(room: Room, one: Binding) -> Row:
    words, sure = TURN[one.purpose]
    other = "study" if one.purpose == "care" else "care"
    turn = Button(f"turn-{one.device_id}", words, StudyDevice(one.device_id, other), sure)
    cells = (one.device_id, model(one.driver), PURPOSES[one.purpose])
    return Row(
        f"device-{one.device_id}", cells, "look" if one.purpose == "study" else "ok", buttons=permitted(room, turn)
    )


async def device(room: Room, duty: StudyDevice) -> Page:
    """Bind it anew for the other purpose; never while a step measures with it."""
    bound = room.station.bench.devices.bound().get(duty.device)
    if bound is None or duty.purpose not in PURPOSES or room.station.bench.serves(duty.device):
        return replace(await studies(room, Studies()), complaint=Sentence("device.in-use" if bound else "device.gone"))
    purpose: Literal["care", "study"] = "study" if duty.purpose == "study" else "care"
    keep(room, "study-device", replace(bound, purpose=purpose), "", before=duty.device)
    return Page("study-device", Sentence("study.title"), back=Studies(), say=Sentence("device.saving"))


DUTIES: Handlers = {Studies: studies, StudyDevice: device}
