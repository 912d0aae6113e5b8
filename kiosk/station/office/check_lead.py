"""What a guided check says and draws now: where one is, the picture, one sentence, the live number, what was found."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from kiosk.core.duties_checks import DailyCheck
from kiosk.core.metrology.amiss import amiss, looks_like
from kiosk.core.metrology.ask import Ask
from kiosk.core.metrology.asks import short, together
from kiosk.core.metrology.guide import Guide
from kiosk.core.metrology.plans import Plan
from kiosk.core.metrology.values import Point, Reference
from kiosk.core.pages import Big, Button, Lines, Mark, Part, Picture, Steps, Text
from kiosk.core.texts import Sentence
from kiosk.core.typed import symbol_of
from kiosk.station.office.check_round import Stop
from kiosk.station.office.devices import todo
from kiosk.station.office.room import Room

WELL = ("ready", "busy", "")
_SKIPS: Mapping[str, Sentence] = {
    "no-mass": Sentence("checks.skip.no-mass"),
    "in-use": Sentence("checks.skip.in-use"),
    "no-time": Sentence("checks.skip.no-time"),
    "broken": Sentence("checks.skip.broken"),
    "other": Sentence("checks.skip.other"),
}


def skip_reasons() -> Mapping[str, Sentence]:
    """Why a device cannot be checked today; the kept word never changes with the language."""
    return _SKIPS


def leading(
    room: Room, stop: Stop, names: tuple[str, ...], now: int, marks: tuple[Mark, ...]
) -> tuple[Text, tuple[Part, ...], tuple[Button, ...]]:
    """Return the sentence, the parts and the buttons of the device that is on."""
    ask = stop.guide.ask
    text = told(room, stop.plan, stop.guide, ask, stop.references) if ask is not None else Sentence("checks.do.wait")
    looks = _looks(stop.guide)
    text = Sentence("checks.do.looks") if len(looks) > 1 else text
    found = Lines(looks or found_lines(stop.plan, stop.guide))
    parts = (
        Steps(names, now, marks),
        Picture(picture_of(stop.guide), text),
        Big(number(room, stop.plan, stop.guide)),
        found,
    )
    return _say(room, stop, text), parts, _buttons(room, stop, ask)


def _looks(guide: Guide) -> tuple[Text, ...]:
    """All that is looked at before the one press that answers it."""
    open_ones = [one for one in guide.asks if one.key not in guide.points and one.how == "yes"]
    return tuple(Sentence(one.text) for one in open_ones) if guide.ask in open_ones else ()


def _say(room: Room, stop: Stop, text: Text) -> Text:
    if stop.at in ("second", "failed"):
        return doubted(stop)
    return say_now(room, stop.under.device, stop.state, stop.plan, stop.guide, text)


def say_now(room: Room, device: str, link: str, plan: Plan, guide: Guide, text: Text) -> Text:
    """The one sentence of now: that the device is away, what is not as asked for, or what to do."""
    facts = room.station.bench.devices.facts(device)
    if link == "in-use":
        return Sentence("checks.do.busy")
    if guide.listens and str(facts.get("state", "absent")) not in WELL:
        return todo(facts)
    if not wrong(plan, guide) and may_take(room, plan, guide):
        return Sentence("checks.do.same")
    return wrong(plan, guide) or text


def doubted(stop: Stop) -> Text:
    """What was wrong with it, and that it is looked at once more; or, the second time, what follows."""
    judged = stop.judged
    why = judged.why[0] if judged is not None and judged.why else None
    if why is not None and why.key == "metrology.why.looked" and stop.at == "second":
        return Sentence("checks.look.second.look")
    if why is not None and why.key != "metrology.why.outside":
        return Sentence(f"checks.look.why.{stop.at}", (f"@{why.key}",)) if not why.params else why
    point = worst(stop)
    read, wanted = sized(stop.plan, stop.guide.seen(point.reading)), sized(stop.plan, point.true)
    return Sentence(f"checks.look.{stop.at}", (read, wanted))


def told(room: Room, plan: Plan, guide: Guide, ask: Ask, references: tuple[Reference, ...]) -> Text:
    """What to do now."""
    if ask.how == "interval" and guide.contacts.since is not None:
        return Sentence("checks.do.interval", (short(ask.target),))
    load = [one for one in references if one.id in ask.references]
    unit = symbol_of(plan.unit)
    wanted = ask.target if ask.nominal is None else ask.nominal
    what = together(load, unit) if load and plan.reference == "mass" else f"{short(wanted)} {unit}"
    if ask.how == "still" and ask.nominal is not None and not guide.awaits:
        return Sentence("checks.do.beside", (f"{short(guide.given.of(ask)[0])} {unit}",))
    return Sentence(ask.text, (what,))


def wrong(plan: Plan, guide: Guide) -> Text:
    """What is not as it was asked for; empty: all well."""
    stand, ask = guide.stand, guide.ask
    match amiss(guide):
        case "refused":
            return Sentence("checks.do.refused")
        case "left-on" if stand is not None:
            return Sentence("checks.do.left-on", (sized(plan, guide.seen(stand.value)),))
        case "too-little" | "other" if stand is not None and ask is not None:
            like = looks_like(guide)
            wanted = f"{short(round(ask.target, 1))} {symbol_of(plan.unit)}"
            if like is not None:
                return Sentence("checks.do.looks-like", (f"{short(round(like, 1))} {symbol_of(plan.unit)}", wanted))
            return Sentence("checks.do.other", (sized(plan, guide.seen(stand.value)), wanted))
    return ""


def number(room: Room, plan: Plan, guide: Guide) -> str:
    """The device's number now, or the seconds of an interval; a line where there is none."""
    ask = guide.ask
    if ask is not None and ask.how == "interval":
        since = guide.contacts.since
        return "–" if since is None else f"{int(room.station.clock.monotonic() - since)} s"
    if ask is not None and ask.how == "yes":
        return " "
    return "–" if guide.shown is None else sized(plan, guide.seen(guide.shown))


def sized(plan: Plan, value: Decimal) -> str:
    """Digits and unit, no finer than can be read."""
    return f"{value if abs(value.as_tuple().exponent) <= 2 else round(value, 2):f} {symbol_of(plan.unit)}".strip()  # type: ignore[arg-type]


def found_lines(plan: Plan, guide: Guide) -> tuple[tuple[Text, Text], ...]:
    """What was found so far: what it should be, and what it said."""
    return tuple((_line_name(plan, point), _line(plan, guide, point)) for point in guide.taken)


def _line_name(plan: Plan, point: Point) -> Text:
    task = next((one for one in (*plan.daily, *plan.full) if one.key == point.task), None)
    if task is not None and task.kind == "confirm":
        return Sentence("checks.found.look")
    return Sentence("checks.found.at", (f"{short(round(point.true, 2))} {symbol_of(plan.unit)}",))


def _line(plan: Plan, guide: Guide, point: Point) -> Text:
    task = next((one for one in (*plan.daily, *plan.full) if one.key == point.task), None)
    if task is not None and task.kind == "confirm":
        return Sentence("checks.found.good" if point.reading else "checks.found.bad")
    return sized(plan, guide.seen(point.reading))


def picture_of(guide: Guide) -> str:
    """The picture of the task that is on; the last one stays while nothing more is to be done."""
    ask = guide.ask or (guide.asks[-1] if guide.asks else None)
    return ask.picture if ask is not None else "check-look"


def worst(stop: Stop) -> Point:
    """The point that is furthest off, in limits."""
    seen = stop.guide.seen
    return max(stop.guide.taken, key=lambda one: abs(seen(one.reading) - one.true) / stop.plan.limit(one.true))


def may_take(room: Room, plan: Plan, guide: Guide) -> bool:
    """Whether the number may be taken as it stands: it is not what was asked for, or it does not move."""
    ask = guide.ask
    if ask is None or ask.how != "still" or guide.shown is None or guide.still.refused or guide.awaits:
        return False
    return bool(wrong(plan, guide)) or guide.waits(room.station.clock.monotonic())


def _buttons(room: Room, stop: Stop, ask: Ask | None) -> tuple[Button, ...]:
    again = Button("again", Sentence("checks.again"), DailyCheck("again"))
    skip = Button("skip", Sentence("checks.skip"), DailyCheck("skip"), quiet=True)
    if stop.at == "second":
        return (again, skip)
    if stop.at == "failed":
        unsure = stop.judged is not None and stop.judged.verdict == "undecided"
        words = Sentence("checks.unsure.save" if unsure else "checks.fail.save")
        return (Button("save", words, DailyCheck("save")), again)
    if ask is None or stop.at == "saving":
        return ()
    if ask.how == "yes":
        yes, no = Sentence("checks.do.yes"), Sentence("checks.do.no")
        return (Button("yes", yes, DailyCheck("yes")), Button("no", no, DailyCheck("no")), skip)
    if stop.silent(room.station.clock.monotonic()):
        return (Button("no-zero", Sentence("checks.do.no-zero"), DailyCheck("no-zero"), quiet=True), skip)
    if may_take(room, stop.plan, stop.guide):
        amiss = bool(wrong(stop.plan, stop.guide))  # a busy hand shall not take a wrong weight
        return (Button("take", Sentence("checks.do.take"), DailyCheck("take"), quiet=amiss), skip)
    return (skip,)
