"""The check of the day: every device that its plan demands it of, led through with pictures and hardly a press.

What stands still as asked for is taken by itself. What does not is named first; a device is called bad only after a
second look, and what that means is said in plain words.
"""

from __future__ import annotations

from kiosk.core.duties_checks import Checking, CheckPage, DailyCheck
from kiosk.core.metrology.standing import standing
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.pages import Button, Lines, Mark, Page, Part, Row, Table, Text
from kiosk.core.texts import Sentence
from kiosk.station.office.check_lead import leading, skip_reasons
from kiosk.station.office.check_overview import overview, today_left
from kiosk.station.office.check_round import NO_ZERO, Round, Stop, gather, hears, judge_stop, kept
from kiosk.station.office.check_verdict import meaning
from kiosk.station.office.check_words import MARKS, STANDS, name, under_check
from kiosk.station.office.forms import permitted
from kiosk.station.office.room import Handlers, Room

KEY, OVER, SKIPS = "check-daily", "check-daily-over", "check-daily-skip"
EVERY = 0.4
"""Seconds between two looks at what has come."""


async def daily(room: Room, duty: DailyCheck) -> Page:
    """Begin, go on where it was, or do what was pressed."""
    held = room.office.unfinished.get(KEY)
    going = held if isinstance(held, Round) and held.day == room.today() else None
    if duty.act in ("begin", "anew") and (going is None or going.now is None or duty.act == "anew"):
        found = await under_check(room)
        wanted = tuple(one for one in found if one.demands.daily) if duty.act == "anew" else today_left(room, found)
        going = room.office.unfinished[KEY] = await gather(room, wanted)
    if going is None or not going.stops:
        return await overview(room, Checking())
    stop = going.now
    if stop is None:
        return over_page(room, going)
    if duty.act == "skip" and duty.text not in skip_reasons():
        return _skip_page(stop)
    _pressed(room, stop, duty)
    _listen(room, going)
    return _page(room, going)


def _pressed(room: Room, stop: Stop, duty: DailyCheck) -> None:
    at, guide = room.station.clock.monotonic(), stop.guide
    match duty.act:
        case "take":
            guide.take(at, room.now())
        case "yes" | "no":
            guide.answer(yes=duty.act == "yes", at=at, now=room.now())
        case "skip":
            guide.skip_rest(duty.text)
        case "no-zero" if stop.silent(at):
            guide.skip(NO_ZERO)
        case "again" if stop.at in ("second", "failed"):
            stop.again()
        case "save" if stop.at == "failed":
            stop.saving = True


def _listen(room: Room, going: Round) -> None:
    """Lease the devices one after the other, beside the page; only one such work goes on."""
    if room.office.live.subject is going:
        return

    async def work() -> None:
        while (stop := going.now) is not None:
            await _serve(room, going, stop)
        room.office.unfinished.pop(KEY, None)
        if room.office.showing(KEY):
            room.office.show(over_page(room, going))

    room.office.live.start(KEY, work, going)


async def _serve(room: Room, going: Round, stop: Stop) -> None:
    """Lead through one device; one that measures a resident's step just now is waited for."""
    bench, device = room.station.bench, stop.under.device
    if not stop.guide.listens:
        await _walk(room, going, stop)
    elif not bench.reserve(device):
        stop.state = "in-use"
        room.office.refresh(_page(room, going))
        await room.station.clock.sleep(EVERY)
    else:
        stop.state = ""
        try:
            async with bench.devices.test_reading(device, hears(room, lambda: stop.guide)):
                await _walk(room, going, stop)
        finally:
            bench.let_go(device)


async def _walk(room: Room, going: Round, stop: Stop) -> None:
    stop.since = room.station.clock.monotonic() if stop.since is None else stop.since
    while not stop.done:
        if stop.judged is None and stop.guide.over:
            judge_stop(room, stop)
        if stop.judged is not None and stop.at in ("saving", "do"):
            await kept(room, stop)
        room.office.refresh(_page(room, going))
        if not stop.done:
            await room.station.clock.sleep(EVERY)


# --- what is on the screen --------------------------------------------------------------------------------------------


def _page(room: Room, going: Round) -> Page:
    stop = going.now or going.stops[-1]
    names = tuple(one.under.device for one in going.stops)
    marks = tuple(mark_of(one) for one in going.stops[: going.index])
    say, parts, buttons = leading(room, stop, names, going.index, marks)
    title = Sentence("checks.daily.of", (str(min(going.index + 1, len(names))), str(len(names))))
    return Page(KEY, title, parts, permitted(room, *buttons), Checking(), say, who=name(stop.under))


def mark_of(stop: Stop) -> Mark:
    """How a device that is through came out."""
    return MARKS[stop.kept.verdict] if stop.kept is not None else "look"


def _skip_page(stop: Stop) -> Page:
    rows = tuple(Row(f"why-{key}", (text,), duty=DailyCheck("skip", key)) for key, text in skip_reasons().items())
    table = Table("why", (Sentence("checks.skip.why"),), rows, Sentence("checks.none"))
    say = Sentence("checks.skip.say", (stop.under.device,))
    return Page(SKIPS, Sentence("checks.skip"), (table,), (), DailyCheck("begin"), say, who=name(stop.under))


def over_page(room: Room, going: Round) -> Page:
    """What came of it, device by device, the bad ones first."""
    stops = sorted(going.stops, key=lambda one: ("off", "look", "ok", "").index(mark_of(one)))
    rows = tuple(_row(stop) for stop in stops)
    heads = tuple(Sentence(f"checks.head.{word}") for word in ("device", "verdict", "meaning"))
    table = Table("checked", heads, rows, Sentence("checks.none"), (4, 3, 6))
    counts = [sum(mark_of(one) == mark for one in stops) for mark in ("ok", "off", "look")]
    say = Sentence("checks.over.say", tuple(map(str, counts)))
    parts: tuple[Part, ...] = (table,)
    if counts[1]:
        parts = (*parts, Lines((Sentence("checks.over.bad"),), "off"))
    close = Button("done", Sentence("checks.over.done"), Checking())
    return Page(OVER, Sentence("checks.over"), parts, (close,), Checking(), say)


def _row(stop: Stop) -> Row:
    kept = stop.kept
    verdict: Text = Sentence("checks.not-today") if kept is None else Sentence(f"checks.verdict.{kept.verdict}")
    means = _why(stop) if kept is None else follows(stop, kept)
    cells = (f"{stop.under.device}", verdict, means)
    return Row(f"checked-{stop.under.device}", cells, mark_of(stop), CheckPage(kept.id) if kept is not None else None)


def follows(stop: Stop, kept: DeviceCheck) -> Text:
    """What it means now; a check of the day alone makes no device good that was never calibrated."""
    stands = standing((*stop.under.checks, kept), stop.under.demands, kept.at)
    if stands.good or kept.verdict != "pass":
        return meaning(kept)
    return Sentence("checks.over.but", (f"@{STANDS[stands.why].key}",))


def _why(stop: Stop) -> Text:
    return stop.why if isinstance(stop.why, Sentence) else skip_reasons().get(stop.why, stop.why)


DUTIES: Handlers = {DailyCheck: daily}
