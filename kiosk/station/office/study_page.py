"""One trial's page: its protocol, how far it is, what went wrong, what can be done. Figures when anybody may look."""

from __future__ import annotations

from collections import Counter

from kiosk.core.duties_studies import (
    Studies,
    StudyBegin,
    StudyExport,
    StudyForm,
    StudyIncident,
    StudyPage,
    StudyReport,
    StudySet,
    StudyWithdraw,
)
from kiosk.core.pages import Button, Lines, Page, Part, Row, Table, Text
from kiosk.core.study.values import NEXT, STATES, Protocol, State, StudyData, value_of
from kiosk.core.texts import Sentence
from kiosk.core.typed import symbol
from kiosk.station.office.forms import permitted
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.study_words import KINDS, ROLES, SAID, SETS, STATE_MARKS, SURE, WHY_STOP
from kiosk.station.office.study_words import STATES as STATE_WORDS
from kiosk.store.records import Store


async def study_page(room: Room, duty: StudyPage) -> Page:
    """Compose one trial's page."""
    data = await room.read(Store.study_look, duty.study)
    study = data.study
    parts: tuple[Part, ...] = (*_protocol(data), _counts(data), *_figures(data), *_trouble(data))
    say: Text = SAID.get(duty.said, "")
    title = Sentence("study.page", (study.protocol.code, study.protocol.title))
    return Page("study", title, parts, _buttons(room, data), Studies(), say)


def _protocol(data: StudyData) -> tuple[Lines, Lines]:
    study, protocol = data.study, data.study.protocol
    lines: list[tuple[Text, Text]] = [
        (Sentence("study.sponsor"), protocol.sponsor),
        (ROLES["test"], protocol.test),
        (ROLES["reference"], protocol.reference),
        (Sentence("study.quantity"), Sentence(f"quantity.{protocol.quantity}")),
        (Sentence("study.limits"), _limits(protocol)),
        (Sentence("study.version"), Sentence("study.version.say", (str(study.version), study.wording))),
    ]
    return Lines(((Sentence("study.head.state"), STATE_WORDS[study.state]),), STATE_MARKS[study.state]), Lines(
        tuple(lines)
    )


def _limits(protocol: Protocol) -> Text:
    if protocol.low is None or protocol.high is None:
        return Sentence("study.limits.none")
    unit = symbol(protocol.quantity)
    return Sentence("study.limits.say", (f"{protocol.low:f}", f"{protocol.high:f}", unit))


def _counts(data: StudyData) -> Lines:
    """How far it is. Those who stopped are told with why; nobody is named."""
    dropped = Counter(one.ended for one in data.participants if one.ended not in ("", "done"))
    asked = len(data.participants) + data.refused + data.withdrawn
    failed = sum(one.outcome != "value" for one in data.attempts)
    lines: list[tuple[Text, Text]] = [
        (Sentence("study.count.pairs"), f"{data.study.complete} / {data.study.protocol.pairs}"),
        (Sentence("study.count.asked"), str(asked)),
        (Sentence("study.count.refused"), str(data.refused)),
        (Sentence("study.count.withdrawn"), str(data.withdrawn)),
        (Sentence("study.count.failed"), str(failed)),
        *(_dropped(why, count) for why, count in sorted(dropped.items())),
    ]
    return Lines(tuple(lines))


def _dropped(why: str, count: int) -> tuple[Text, Text]:
    return Sentence("study.count.dropped", (f"@{WHY_STOP[why].key}",)), str(count)


def _figures(data: StudyData) -> tuple[Part, ...]:
    """The running difference, where the protocol lets anybody look; else why not."""
    if not data.study.open_to_look:
        return (Lines((Sentence("study.blind"),)),)
    both = ((value_of(data.of(one.id, "test")), value_of(data.of(one.id, "reference"))) for one in data.pairs)
    off = [
        test.value - known.value
        for test, known in both
        if test is not None and known is not None and test.value is not None and known.value is not None
    ]
    if not off:
        return ()
    mean = sum(off) / len(off)
    return (Lines(((Sentence("study.bias"), f"{mean:.3f}"),)),)


def _trouble(data: StudyData) -> tuple[Part, ...]:
    """What went wrong, newest first; staff's words are shown here and nowhere else."""
    rows = tuple(
        Row(f"incident-{number}", (str(one.day), ROLES[one.role], KINDS[one.kind], one.words or "-"), "look")
        for number, one in reversed(list(enumerate(data.incidents)))
    )
    heads = tuple(Sentence(f"study.head.{word}") for word in ("day", "which", "what", "words"))
    recalled = (Lines((Sentence("study.recall", (", ".join(data.recalled),)),), "look"),) if data.recalled else ()
    changed = _firmware(data)
    return (*recalled, *changed, Table("incidents", heads, rows, Sentence("study.no-incidents"), (1, 3, 4, 6)))


def _firmware(data: StudyData) -> tuple[Part, ...]:
    found = list(dict.fromkeys(one.firmware for one in data.attempts if one.role == "test" and one.firmware))
    return (Lines((Sentence("study.firmware.changed", (", ".join(found),)),), "look"),) if len(found) > 1 else ()


def _buttons(room: Room, data: StudyData) -> tuple[Button, ...]:
    study = data.study
    go = Button("begin", Sentence("study.begin"), StudyBegin(study.id)) if study.state == "running" else None
    return permitted(
        room,
        go,
        *(Button(f"set-{one}", SETS[one], StudySet(study.id, one), SURE[one]) for one in NEXT[study.state]),
        Button("incident", Sentence("study.incident"), StudyIncident(study.id)),
        Button("withdraw", Sentence("study.withdraw"), StudyWithdraw(study.id)),
        Button("change", Sentence("study.change"), StudyForm(study.id)) if study.state != "closed" else None,
        *(_out(data) if study.open_to_look else ()),
    )


def _out(data: StudyData) -> tuple[Button, ...]:
    """What hands figures out: not before anybody may look."""
    study = data.study.id
    return (
        Button("export", Sentence("study.export"), StudyExport(study), Sentence("study.export.sure")),
        Button("report", Sentence("study.report"), StudyReport(study)),
        Button("report-en", Sentence("study.report.en"), StudyReport(study, "en")),
    )


async def set_state(room: Room, duty: StudySet) -> Page:
    """Begin, pause, go on or close."""
    found: dict[str, State] = {one: one for one in STATES}
    state = found.get(duty.state)
    if state is not None:
        await room.do(Store.study_state, duty.study, state)
    return await study_page(room, StudyPage(duty.study, "set"))


DUTIES: Handlers = {StudyPage: study_page, StudySet: set_state}
