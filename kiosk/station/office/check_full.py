"""The guided calibration of one device: what is known of it, the references, the tasks, the verdict, the proof."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.duties_checks import CheckHistory, FullCheck
from kiosk.core.metrology.asks import short
from kiosk.core.metrology.guide import Guide
from kiosk.core.metrology.owned import far_off, too_coarse
from kiosk.core.metrology.plans import Plan
from kiosk.core.pages import Page
from kiosk.core.texts import Sentence
from kiosk.core.typed import read_number
from kiosk.station.office import check_bench as bench_of
from kiosk.station.office.check_bench import Calibration, open_bench
from kiosk.station.office.check_full_pages import (
    KEY,
    SKIPS,
    doing,
    legal_page,
    references_page,
    skip_page,
    verdict_page,
)
from kiosk.station.office.check_lead import skip_reasons
from kiosk.station.office.check_page import saved_page
from kiosk.station.office.check_round import hears
from kiosk.station.office.check_step import step
from kiosk.station.office.check_words import under_check
from kiosk.station.office.device_page import gone
from kiosk.station.office.room import Handlers, Room

EVERY = 0.4
"""Seconds between two looks at what has come."""


async def full(room: Room, duty: FullCheck) -> Page:
    """Begin, go on where it was, or do what was pressed."""
    found = await under_check(room, duty.device, duty.quantity)
    if not found:
        return gone(room)
    key = f"{KEY}:{duty.device}:{duty.quantity}"
    held = room.office.unfinished.get(key)
    one = held if isinstance(held, Calibration) and held.day == room.today() else None
    if one is None or one.under.serial != found[0].serial or duty.act == "anew":
        one = room.office.unfinished[key] = await open_bench(room, found[0])
    if duty.act == "discard":
        room.office.unfinished.pop(key, None)
        from kiosk.station.office.check_history import history  # it leads here

        return await history(room, CheckHistory(duty.device, duty.quantity))
    if duty.act == "save" and one.stage in ("verdict", "proved", "unproved"):
        check = await bench_of.keep(room, one)
        room.office.unfinished.pop(key, None)
        return await saved_page(room, check.id)
    return await _walk(room, one, duty)


async def _walk(room: Room, one: Calibration, duty: FullCheck) -> Page:
    match one.stage:
        case "legal":
            if duty.act != "legal":
                return legal_page(one)
            await bench_of.note_legal(room, one, duty.text)
            return references_page(room, one)
        case "references" if duty.act == "step":
            return await step(room, one, duty) or references_page(room, one)
        case "references":
            return _references(room, one, duty)
        case "do" | "verify":
            return _do(room, one, duty)
    return _verdict(room, one, duty)


def _references(room: Room, one: Calibration, duty: FullCheck) -> Page:
    if duty.act == "use":
        one.left_out ^= {reference.id for reference in one.references if reference.id.hex == duty.text}
    if duty.act != "begin":
        return references_page(room, one)
    why = bench_of.begin(room, one)
    if why is not None:
        return replace(references_page(room, one), complaint=why)
    _listen(room, one)
    return doing(room, one)


def _do(room: Room, one: Calibration, duty: FullCheck) -> Page:
    if duty.act == "skip" and duty.text not in skip_reasons():
        return skip_page(one)
    wrong = _pressed(room, one, duty)
    _listen(room, one)
    return replace(doing(room, one), complaint=wrong) if wrong else doing(room, one)


def _pressed(room: Room, one: Calibration, duty: FullCheck) -> Sentence | None:
    guide, at = one.led, room.station.clock.monotonic()
    assert guide is not None, "tasks have a guide"
    match duty.act:
        case "take":
            guide.take(at, room.now())
        case "yes" | "no":
            guide.answer(yes=duty.act == "yes", at=at, now=room.now())
        case "typed" if duty.sent:
            return _typed(room, one.plan, guide, duty)
        case "skip":
            guide.skip(duty.text)
        case "point":
            guide.once_more(duty.text)
    return None


def _typed(room: Room, plan: Plan, guide: Guide, duty: FullCheck) -> Sentence | None:
    """What was read off; beside it, or alone, what the reference itself shows. Returns what is wrong with it."""
    ask, at = guide.ask, room.station.clock.monotonic()
    value, shown = read_number(duty.text), read_number(duty.shown)
    if ask is None:
        return None
    if (value is None and ask.how == "typed") or (shown is None and (guide.awaits or duty.shown.strip())):
        return Sentence("checks.wrong.number")
    if shown is not None and ask.nominal is not None:
        if far_off(plan, ask.nominal, shown):
            return Sentence("checks.wrong.beside", (f"{short(ask.nominal)} {plan.symbol}",))
        if too_coarse(plan, *ask.beside(shown)):
            return Sentence("checks.wrong.fine")
        guide.refer(shown, at, room.now())
    if value is not None and ask.how == "typed":
        guide.typed(value, at, room.now())
    return None


def _verdict(room: Room, one: Calibration, duty: FullCheck) -> Page:
    proposed = one.stage == "verdict" and one.judged is not None and one.judged.verdict == "adjust"
    if duty.act == "adjust" and proposed:
        bench_of.prove(one)
        _listen(room, one)
        return doing(room, one)
    if duty.act == "leave" and proposed:
        bench_of.leave(one)
    if duty.act == "point" and one.stage == "verdict" and one.guide is not None:
        one.guide.once_more(duty.text)
        one.stage = "do"
        _listen(room, one)
        return doing(room, one)
    return verdict_page(room, one)


# --- the device is leased while the page is on -----------------------------------------------------------------------


def _listen(room: Room, one: Calibration) -> None:
    """Beside the page; only one such work goes on, and it ends with another page."""
    if room.office.live.subject is one:
        return

    async def work() -> None:
        while one.stage in ("do", "verify"):
            await _serve(room, one)
        room.office.live.subject = None
        if room.office.showing(KEY):
            room.office.show(verdict_page(room, one))

    room.office.live.start(KEY, work, one)


async def _serve(room: Room, one: Calibration) -> None:
    bench, device = room.station.bench, one.under.device
    if one.led is None or not one.led.listens:
        await _lead(room, one)
    elif not bench.reserve(device):
        one.state = "in-use"
        room.office.refresh(doing(room, one))
        await room.station.clock.sleep(EVERY)
    else:
        one.state = ""
        try:
            async with bench.devices.test_reading(device, hears(room, lambda: one.led)):
                await _lead(room, one)
        finally:
            bench.let_go(device)


async def _lead(room: Room, one: Calibration) -> None:
    stage = one.stage
    while one.stage == stage:
        guide = one.led
        if guide is not None and guide.over:
            if stage == "do":
                bench_of.judged(room, one)
            else:
                bench_of.proved(one)
            return
        room.office.refresh(doing(room, one))
        await room.station.clock.sleep(EVERY)


DUTIES: Handlers = {FullCheck: full}
__all__ = ["DUTIES", "KEY", "SKIPS", "full"]
