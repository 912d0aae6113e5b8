"""Binding what was found: a test reading first, its name and number, then it is of this station at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from kiosk.core.duties import ChooseDriver, DevicePage, FindDevices, SaveDevice, TryDevice
from kiosk.core.pages import Button, Field, Form, Page
from kiosk.core.texts import Sentence
from kiosk.devices.events import Binding
from kiosk.station.office.devices import model
from kiosk.station.office.finding import CHOOSE, there
from kiosk.station.office.naming import flaw_of, free_name, keep, own_mark
from kiosk.station.office.pairing import asking
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.study_words import PURPOSES
from kiosk.station.office.testing import EVERY, Trial, heard

TRY, SAVE = "device-try", "device-save"


async def try_out(room: Room, duty: TryDevice) -> Page:
    """A test reading of what is not bound yet; its name and serial number beside it."""
    devices = room.station.bench.devices
    driver = devices.drivers().get(duty.driver)
    if driver is None or there(room, duty.address) is None:
        return Page(CHOOSE, Sentence("devices.choose"), back=FindDevices(), complaint=Sentence("devices.gone"))
    trial = Trial(driver, duty.address)
    trying = Binding(free_name(room, driver), driver, duty.address)

    async def listen() -> None:
        async with devices.try_out(trying, trial.hear):
            while True:
                room.office.refresh(_try_page(room, trial))
                await room.station.clock.sleep(EVERY)

    room.office.live.start(TRY, listen, trial)
    return replace(_try_page(room, trial), live=True)  # first a value: no keys over it


def _try_page(room: Room, trial: Trial) -> Page:
    found = there(room, trial.address)
    serial = found.serial if found is not None else ""
    asked = asking(trial.passkey.device_id, trial.passkey) if trial.passkey is not None else ()
    form = _form(trial, free_name(room, trial.driver), serial or str(trial.facts.get("serial", "")))
    parts = (*asked, *heard(trial, trial.facts), form)
    say, back = Sentence("devices.try.say", (model(trial.driver),)), ChooseDriver(trial.address)
    return Page(TRY, Sentence("devices.try"), parts, (), back, say)


def _form(trial: Trial, name: str, serial: str) -> Form:
    """Saving without a value is a choice of its own, and asked about."""
    fields = (
        Field("name", Sentence("device.name"), value=name, hint=Sentence("device.name.hint")),
        Field("serial", Sentence("device.serial"), value=serial, optional=True),
        Field("purpose", Sentence("study.head.purpose"), "choice", "care", tuple(PURPOSES.items())),
    )
    duty = SaveDevice(trial.address, trial.driver.key, untested=not trial.good)
    if trial.good:
        return Form("save", fields, Button("save", Sentence("device.save"), duty))
    return Form("save", fields, Button("save", Sentence("device.save.untested"), duty, Sentence("device.save.sure")))


async def save(room: Room, duty: SaveDevice) -> Page | None:
    """Bind it, if a value came or it was said that none is needed."""
    trial = room.office.live.subject
    if not isinstance(trial, Trial) or (trial.address, trial.driver.key) != (duty.address, duty.driver):
        return Page(SAVE, Sentence("devices.try"), back=FindDevices(), complaint=Sentence("devices.gone"))
    if wrong := flaw_of(room, duty.name, duty.serial, trial.driver):
        return replace(_try_page(room, trial), complaint=wrong)
    if not (trial.good or duty.untested):
        return replace(_try_page(room, trial), complaint=Sentence("device.untested"))
    purpose: Literal["care", "study"] = "study" if duty.purpose == "study" else "care"
    name = duty.name.strip()
    serial = duty.serial.strip() or own_mark(name, trial.driver, trial.address, room.now())
    binding = Binding(name, trial.driver, trial.address, serial, purpose)
    note = f"{model(trial.driver)} {binding.serial_number}".strip()
    keep(room, SAVE, binding, "bound", note)
    return Page(SAVE, Sentence("devices.try"), back=DevicePage(binding.device_id), say=Sentence("device.saving"))


DUTIES: Handlers = {TryDevice: try_out, SaveDevice: save}
