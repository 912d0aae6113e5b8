"""The pages of a full calibration: the seal, the references, the task that is on, what came of it."""

from __future__ import annotations

from kiosk.core.duties_checks import CheckHistory, FullCheck
from kiosk.core.metrology.ask import Ask
from kiosk.core.metrology.asks import short
from kiosk.core.metrology.guide import Guide
from kiosk.core.metrology.labels import SHORT, rows
from kiosk.core.metrology.owned import usable_for
from kiosk.core.metrology.values import Point
from kiosk.core.pages import Big, Button, Field, Form, Lines, Mark, Page, Part, Picture, Row, Steps, Table, Text
from kiosk.core.texts import Sentence
from kiosk.core.typed import symbol_of
from kiosk.station.office.check_bench import Calibration
from kiosk.station.office.check_chart import residuals
from kiosk.station.office.check_lead import may_take, number, picture_of, say_now, skip_reasons, told, wrong
from kiosk.station.office.check_page import LOOKED, task_name
from kiosk.station.office.check_refs import certified, state
from kiosk.station.office.check_step import told as step_told
from kiosk.station.office.check_words import name, sized, what
from kiosk.station.office.room import Room

KEY, SKIPS = "check-full", "check-full-skip"
ABOUT = ("quantity", "limit", "step")


def _duty(one: Calibration, act: str = "", text: str = "") -> FullCheck:
    return FullCheck(one.under.device, one.under.quantity, act, text)


def _back(one: Calibration) -> CheckHistory:
    return CheckHistory(one.under.device, one.under.quantity)


def legal_page(one: Calibration) -> Page:
    """Whether it carries a seal of legal verification: such a device is never corrected by us."""
    answers = (("yes", "checks.legal.yes"), ("no", "checks.legal.no"), ("unknown", "checks.legal.unknown"))
    buttons = tuple(
        Button(f"legal-{word}", Sentence(text), _duty(one, "legal", word), quiet=True) for word, text in answers
    )
    title, say = Sentence("checks.full"), Sentence("checks.legal.say")
    lines = Lines((Sentence("checks.legal.why"),))
    return Page("check-legal", title, (lines,), buttons, _back(one), say, who=name(one.under))


def references_page(room: Room, one: Calibration) -> Page:
    """What there is of the kind that is needed; what is due is named and not taken."""
    kind = [reference for reference in one.references if reference.kind == one.plan.reference]
    table_rows = []
    for reference in kind:
        mark, words = state(reference, room.today())
        good = usable_for(one.plan, reference, room.today(), "full")
        out = reference.id in one.left_out
        said: Text = Sentence("checks.full.left-out") if out and good else words
        if mark != "off" and not good:
            mark, said = "off", Sentence("checks.full.own-only-daily")
        duty = _duty(one, "use", reference.id.hex) if good else None
        key = f"reference-{reference.id.hex[:12]}"
        table_rows.append(Row(key, (reference.name, certified(reference), said), "" if out else mark, duty))
    heads = tuple(Sentence(f"checks.ref.head.{word}") for word in ("name", "actual", "state"))
    empty = Sentence("checks.full.clock" if one.plan.clock else "checks.full.no-references")
    table = Table("references", heads, tuple(table_rows), empty, (3, 5, 4))
    known = (what(one.under.quantity), _source(one), step_told(one))
    about = Lines(tuple((Sentence(f"checks.{word}"), told) for word, told in zip(ABOUT, known, strict=True)))
    begin = Button("begin", Sentence("checks.full.start"), _duty(one, "begin"))
    step = Button("step", Sentence("checks.step.write"), _duty(one, "step"))
    title, say = Sentence("checks.full"), Sentence("checks.full.say")
    return Page("check-references", title, (about, table), (begin, step), _back(one), say, who=name(one.under))


def _source(one: Calibration) -> str:
    return one.plan.limit_source


def skip_page(one: Calibration) -> Page:
    """Why this one task cannot be done."""
    table_rows = tuple(Row(f"why-{key}", (text,), duty=_duty(one, "skip", key)) for key, text in skip_reasons().items())
    table = Table("why", (Sentence("checks.skip.why"),), table_rows, Sentence("checks.none"))
    say = Sentence("checks.skip.task")
    return Page(SKIPS, Sentence("checks.skip"), (table,), (), _duty(one), say, who=name(one.under))


# --- the task that is on ---------------------------------------------------------------------------------------------


def doing(room: Room, one: Calibration) -> Page:
    """What to do now, the number, and how the points lie so far."""
    guide = one.led
    assert guide is not None, "tasks have a guide"
    ask = guide.ask
    text = told(room, one.plan, guide, ask, one.references) if ask is not None else Sentence("checks.do.wait")
    names = tuple(task_name(each.key) for each in guide.asks)
    index = guide.asks.index(ask) if ask is not None else len(guide.asks)
    marks: tuple[Mark, ...] = tuple("look" if each.key in guide.skipped else "ok" for each in guide.asks[:index])
    parts: list[Part] = [Steps(names, index, marks), Picture(picture_of(guide), text)]
    parts.append(Big(number(room, one.plan, guide)))
    fields = _fields(one, guide, ask) if ask is not None else ()
    if fields:
        parts.append(Form("typed", fields, Button("typed", Sentence("checks.full.take-typed"), _duty(one, "typed"))))
    parts += [*residuals(one), _points(one)]
    say = say_now(room, one.under.device, one.state, one.plan, guide, text)
    title = Sentence("checks.verify" if one.stage == "verify" else "checks.full")
    return Page(KEY, title, tuple(parts), _doing_buttons(room, one), _back(one), say, who=name(one.under))


def _fields(one: Calibration, guide: Guide, ask: Ask) -> tuple[Field, ...]:
    """What is typed: what the device shows, where it does not say it itself, and what the reference shows."""
    unit = (symbol_of(one.plan.unit),)
    fields = []
    if ask.how == "typed":
        fields.append(Field("text", Sentence("checks.full.read-off", unit), "decimal"))
        if ask.nominal is not None:
            other = Sentence("checks.full.shows-other", (f"{short(ask.nominal)} {unit[0]}",))
            fields.append(Field("shown", other, "decimal", optional=True))
    elif guide.awaits:
        fields.append(Field("shown", Sentence("checks.full.shows", unit), "decimal"))
    return tuple(fields)


def _doing_buttons(room: Room, one: Calibration) -> tuple[Button, ...]:
    guide = one.led
    ask = guide.ask if guide is not None else None
    skip = Button("skip", Sentence("checks.skip"), _duty(one, "skip"), quiet=True)
    sure = Sentence("checks.full.discard.sure")
    stop = Button("discard", Sentence("checks.full.discard"), _duty(one, "discard"), sure, quiet=True)
    if ask is None or guide is None:
        return (stop,)
    if ask.how == "yes":
        yes = Button("yes", Sentence("checks.do.yes"), _duty(one, "yes"))
        return (yes, Button("no", Sentence("checks.do.no"), _duty(one, "no")), stop)
    if may_take(room, one.plan, guide):
        amiss = bool(wrong(one.plan, guide))
        return (Button("take", Sentence("checks.do.take"), _duty(one, "take"), quiet=amiss), skip, stop)
    return (skip, stop)


def _cells(one: Calibration, point: Point) -> tuple[Text, Text, Text]:
    if point.task.split("-")[0] in LOOKED:
        return task_name(point.task), "-", Sentence("checks.found.good" if point.reading else "checks.found.bad")
    return task_name(point.task), sized(one.plan.quantity, point.true), sized(one.plan.quantity, point.reading)


def _points(one: Calibration) -> Table:
    """What was taken so far; one press measures a point again."""
    guide = one.led
    assert guide is not None, "points come from a guide"
    table_rows = tuple(
        Row(
            f"point-{point.task}",
            _cells(one, point),
            duty=_duty(one, "point", point.task),
        )
        for point in reversed(guide.taken)
    )
    heads = tuple(Sentence(f"checks.point.{word}") for word in ("task", "true", "reading"))
    return Table("points", heads, table_rows, Sentence("checks.point.none"), (4, 3, 3))


# --- what came of it -------------------------------------------------------------------------------------------------


def verdict_page(room: Room, one: Calibration) -> Page:
    """The verdict in one sentence, why, the figures, the points; of a correction what it would do."""
    judged = one.judged
    assert judged is not None, "judged before it is shown"
    marks: dict[str, Mark] = {"pass": "ok", "adjust": "look", "fail": "off", "undecided": "look"}
    why = tuple((Sentence("checks.why"), reason) for reason in judged.why)
    word = "proposed" if judged.verdict == "adjust" and one.stage == "verdict" else judged.verdict
    parts: tuple[Part, ...] = (
        Lines(((Sentence("checks.verdict"), Sentence(f"checks.verdict.{word}")), *why), marks[judged.verdict]),
        Lines(rows(judged.details, SHORT)),
        *residuals(one),
        Lines(tuple(row for row in rows(judged.details) if row not in rows(judged.details, SHORT))),
        _points(one),
    )
    stage = {"proved": "checks.proved.say", "unproved": "checks.unproved.say"}.get(one.stage)
    say = Sentence(stage or f"checks.full.{judged.verdict}")
    return Page("check-verdict", Sentence("checks.full.over"), parts, _verdict_buttons(one), _back(one), say)


def _verdict_buttons(one: Calibration) -> tuple[Button, ...]:
    judged = one.judged
    save = Button("save", Sentence("checks.save"), _duty(one, "save"))
    anew = Button("anew", Sentence("checks.full.anew"), _duty(one, "anew"), Sentence("checks.full.anew.sure"))
    if judged is not None and judged.verdict == "adjust" and one.stage == "verdict":
        adjust = Button("adjust", Sentence("checks.adjust"), _duty(one, "adjust"))
        leave = Button("leave", Sentence("checks.adjust.leave"), _duty(one, "leave"))
        return (adjust, leave, anew)
    return (save, anew)
