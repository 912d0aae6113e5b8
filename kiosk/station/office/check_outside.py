"""Somebody else's certificate for an instrument: the maker's, or a laboratory's. It counts from its day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from uuid import uuid4

from kiosk.core.duties_checks import CheckHistory, OutsideCheck
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.pages import Button, Field, Form, Lines, Page, Text
from kiosk.core.texts import Sentence
from kiosk.station.office.check_page import saved_page
from kiosk.station.office.check_words import Under, name, read_day, under_check, what
from kiosk.station.office.device_page import gone
from kiosk.station.office.forms import Wrong
from kiosk.station.office.room import Handlers, Room
from kiosk.store.records import Store

LONGEST = 120
OLDEST_DAYS = 3660


async def outside(room: Room, duty: OutsideCheck) -> Page:
    """The form; then it stands like a full check of ours."""
    found = await under_check(room, duty.device, duty.quantity)
    if not found:
        return gone(room)
    under = found[0]
    if not duty.sent:
        return _form(under, duty)
    try:
        check = _read(room, under, duty)
    except Wrong as wrong:
        return _form(under, duty, wrong.sentence)
    await room.do(Store.check_add, check)
    await room.station.checks_changed()
    return await saved_page(room, check.id)


def _form(under: Under, duty: OutsideCheck, complaint: Text = "") -> Page:
    fields = (
        Field("certificate", Sentence("checks.out.certificate"), value=duty.certificate),
        Field("issued_on", Sentence("checks.out.issued"), "date", duty.issued_on, hint=Sentence("checks.out.hint")),
        Field("due_on", Sentence("checks.out.due"), "date", duty.due_on),
        Field("good", Sentence("checks.out.good"), "yes-no", duty.good),
    )
    submit = Button("save", Sentence("checks.save"), replace(duty, sent=True))
    about = Lines(((Sentence("checks.device"), name(under)), (Sentence("checks.quantity"), what(under.quantity))))
    back = CheckHistory(under.device, under.quantity)
    title, parts = Sentence("checks.out.title"), (about, Form("outside", fields, submit))
    return Page("check-outside", title, parts, (), back, Sentence("checks.out.say"), complaint)


def _read(room: Room, under: Under, duty: OutsideCheck) -> DeviceCheck:
    certificate = " ".join(duty.certificate.split())
    if not certificate or len(certificate) > LONGEST:
        raise Wrong("checks.wrong.certificate")
    issued, due = read_day(duty.issued_on, "checks.wrong.day"), read_day(duty.due_on, "checks.wrong.day")
    today = room.today()
    if issued is None or due is None or issued > today or (today - issued).days > OLDEST_DAYS or due <= issued:
        raise Wrong("checks.wrong.days")
    if duty.good not in ("yes", "no"):
        raise Wrong("checks.wrong.good")
    good = duty.good == "yes"
    return DeviceCheck(
        uuid4(),
        under.driver.key,
        under.serial,
        under.quantity,
        _noon(room, issued),
        "outside",
        "pass" if good else "fail",
        good,
        good,
        _evening(room, due),
        details={"certificate": certificate},
        note=certificate,
    )


def _noon(room: Room, day: date) -> datetime:
    """When an instrument was elsewhere nobody knows the hour: the start of the day, or now when that is today's."""
    return min(datetime.combine(day, time(), room.station.settings.zone), room.now())


def _evening(room: Room, day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), room.station.settings.zone)


DUTIES: Handlers = {OutsideCheck: outside}
