"""Pairing a Bluetooth device anew: what to press on it, the number that stands on either side, and how it ended."""

from __future__ import annotations

import asyncio

from kiosk.core.duties import DevicePage, PairAgain, TypePasskey
from kiosk.core.errors import LinkLost
from kiosk.core.pages import Big, Button, Field, Form, Lines, Page, Part, Text
from kiosk.core.texts import Sentence
from kiosk.devices.events import Passkey
from kiosk.devices.reasons import Reason, reason_of
from kiosk.station.office.device_page import gone
from kiosk.station.office.devices import model
from kiosk.station.office.room import Handlers, Room
from kiosk.store.records import Store

KEY = "device-pair"
EVERY = 0.5
MOST = 6
"""A passkey has at most so many digits."""


async def pair(room: Room, duty: PairAgain) -> Page:
    """Begin, and keep the page up to date until it is done or left: leaving it gives up."""
    devices, device = room.station.bench.devices, duty.device
    bound = devices.bound().get(device)
    if bound is None:
        return gone(room)
    say = Sentence("device.pair.say", (model(bound.driver),))

    async def work() -> None:
        room.office.passkeys.pop(device, None)
        pairing = asyncio.ensure_future(devices.pair(device))
        try:
            while not pairing.done():
                room.office.refresh(_page(device, say, asking(device, room.office.passkeys.get(device))))
                await room.station.clock.sleep(EVERY)
            await _ended(room, device, _result(pairing))
        finally:
            pairing.cancel()

    room.office.live.start(KEY, work)
    return _page(device, say, asking(device, None))


def _result(pairing: asyncio.Future[Reason]) -> Reason:
    try:
        return pairing.result()
    except LinkLost as error:
        return reason_of(error)


async def _ended(room: Room, device: str, reason: Reason) -> None:
    if reason:
        again = Button("again", Sentence("device.pair.again"), PairAgain(device))
        room.office.refresh(_page(device, Sentence("device.pair.failed"), (Lines((Sentence(reason),), "look"),), again))
        return
    await room.do(Store.upkeep_add, "paired", day=room.today(), device=device)
    close = Button("done", Sentence("device.test.done"), DevicePage(device))
    room.office.refresh(_page(device, "", (Lines((Sentence("device.said.paired"),), "ok"),), close))


def _page(device: str, say: Text, parts: tuple[Part, ...] = (), *buttons: Button) -> Page:
    title = Sentence("device.pair")
    return Page(KEY, title, parts, buttons, DevicePage(device), say, who=device)


def asking(device: str, passkey: Passkey | None) -> tuple[Part, ...]:
    """What a device that is being paired asks of a person: to type a number, or to compare one."""
    if passkey is None:
        return (Lines((Sentence("device.pair.waiting"),), "look"),)
    if passkey.number is None:
        field = Field("passkey", Sentence("device.passkey.type"), "digits")
        return (Form("passkey", (field,), Button("passkey", Sentence("device.passkey.send"), TypePasskey(device))),)
    same = Form("passkey", (), Button("passkey", Sentence("device.passkey.same"), TypePasskey(device, passkey.number)))
    return (Lines((Sentence("device.passkey.shown"),)), Big(passkey.number), same)


async def passkey(room: Room, duty: TypePasskey) -> Page | None:
    """Hand the number on; the page goes on by itself."""
    digits = "".join(duty.passkey.split())
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= MOST):
        room.office.complain(Sentence("device.passkey.wrong"))
        return None
    heard = await room.station.bench.devices.answer_passkey(duty.device, digits)
    room.office.passkeys.pop(duty.device, None)
    room.office.complain("" if heard or not duty.sent else Sentence("device.passkey.late"))
    return None


DUTIES: Handlers = {PairAgain: pair, TypePasskey: passkey}
