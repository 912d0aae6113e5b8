"""A participant's way through a trial: who, the wording, both devices in the order that is drawn, how they were.

The pages of one run are one page that keeps itself up to date; a press that was meant for the step before does nothing.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from kiosk.core.duties_studies import Studies, StudyBegin, StudyPage, StudyRun
from kiosk.core.pages import Button, Field, Form, Page
from kiosk.core.study.hearing import rule_of
from kiosk.core.study.run import Again, Agree, Begin, LeavePair, Run, Score, step
from kiosk.core.study.values import DROPPED, Study
from kiosk.core.texts import Sentence
from kiosk.core.visit import Stage
from kiosk.station.office.forms import SEXES
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.study_run_page import KEY, run_page
from kiosk.station.office.study_session import EVERY, Session
from kiosk.station.opened import Opened
from kiosk.store.records import Store
from kiosk.store.study_runs import Joining

BANDS = tuple((str(one), Sentence("study.band", (str(one),))) for one in range(10, 100, 10))


async def begin(room: Room, duty: StudyBegin) -> Page:
    """Ask the participant: of the visit in front what is known of it, else age band and sex if they like to say."""
    study = await room.read(Store.study_get, duty.study)
    why_not = unable(room, study)
    if why_not is not None:
        return Page("study-begin", Sentence("study.begin"), back=StudyPage(study.id), complaint=why_not)
    front = room.station.front
    if front is not None and (front.closed or front.visit.stage is Stage.GOODBYE):
        front = None  # whoever takes part is not the one who is leaving
    if not duty.sent and (front is None or front.visit.person is None):
        return _who(study, duty)
    return _start(room, study, duty, front)


def unable(room: Room, study: Study) -> Sentence | None:
    """Say why nobody can take part now."""
    if study.state != "running":
        return Sentence("study.not-running")
    bound = room.station.bench.devices.bound()
    test, reference = bound.get(study.protocol.test), bound.get(study.protocol.reference)
    if test is None or reference is None:
        return Sentence("study.no-device", (study.protocol.test if test is None else study.protocol.reference,))
    if test.purpose != "study" or reference.purpose != "care":
        return Sentence("study.wrong-purpose")
    return None if rule_of(study.protocol.quantity) is not None else Sentence("study.no-rule")


def _who(study: Study, duty: StudyBegin) -> Page:
    fields = (
        Field("age", Sentence("study.age"), "choice", duty.age, BANDS, optional=True),
        Field("sex", Sentence("people.sex"), "choice", duty.sex, SEXES, optional=True),
    )
    submit = Button("next", Sentence("study.next"), replace(duty, sent=True))
    form = Form("who", fields, submit)
    return Page(
        "study-begin", Sentence("study.begin"), (form,), back=StudyPage(study.id), say=Sentence("study.begin.say")
    )


def _start(room: Room, study: Study, duty: StudyBegin, front: Opened | None) -> Page:
    person = front.visit.person if front is not None else None
    kept = front.visit.id if front is not None and front.in_store and not front.closed else None
    typed = int(duty.age) if duty.age.isdecimal() and int(duty.age) in range(0, 130) else None
    rule = rule_of(study.protocol.quantity)
    assert rule is not None, "asked before"
    session = Session(
        room,
        study,
        rule,
        Run(study.protocol.repeats, study.protocol.comfort),
        kept,
        person.age if person is not None else typed,
        person.sex.value if person is not None else duty.sex if duty.sex in ("F", "M") else "",
        room.station.language,
    )
    room.office.live.start(KEY, lambda: _live(session), session)
    return run_page(session)


async def _live(session: Session) -> None:
    """Measure whenever the run is at it; keep the page up to date."""
    try:
        while session.run.stage != "over":
            if session.run.stage == "measuring":
                await session.measure(lambda: session.room.office.refresh(run_page(session)))
            else:
                await session.room.station.clock.sleep(EVERY)
            session.room.office.refresh(run_page(session))
    finally:
        session.let_go()
        session.left()


async def run(room: Room, duty: StudyRun) -> Page:
    """Take one press; what does not belong to where the run stands changes nothing."""
    session = room.office.live.subject
    if not isinstance(session, Session) or session.study.id != duty.study:
        return Page("study-begin", Sentence("study.begin"), back=Studies(), complaint=Sentence("study.lost"))
    session.room = room
    act = ACTS.get(duty.act)
    if act is not None:
        await act(session, duty.text)
    if session.run.stage == "over":
        await session.finish()
    return run_page(session)


async def _yes(session: Session, text: str) -> None:
    if session.run.stage != "consent" or session.person is not None:
        return
    room = session.room
    # the participant's own press; of a visit in front it stands in its ledger with this wording
    who = Joining(room.today(), session.age, session.sex, session.visit)
    session.person = await room.do(Store.study_join, session.study.id, who)
    session.code = session.person.code
    session.run = step(session.run, Agree(granted=True))
    session.hold()


async def _no(session: Session, text: str) -> None:
    if session.run.stage == "consent":
        session.run = step(session.run, Agree(granted=False))
        await session.room.do(Store.study_refused, session.study.id)


async def _begin(session: Session, text: str) -> None:
    if session.run.stage == "ready" and session.person is not None:
        session.pair = await session.room.do(Store.study_pair, session.person.id, session.run.repeat)
        session.run = step(session.run, Begin(session.pair.first))
    else:
        session.run = step(session.run, Begin())


async def _again(session: Session, text: str) -> None:
    session.run = step(session.run, Again())


async def _leave(session: Session, text: str) -> None:
    session.run = step(session.run, LeavePair())


async def _score(session: Session, text: str) -> None:
    session.run = step(session.run, Score(int(text) if text.isdecimal() else None))


async def _stopping(session: Session, text: str) -> None:
    session.stopping = True


async def _go_on(session: Session, text: str) -> None:
    session.stopping = False


async def _stop(session: Session, text: str) -> None:
    session.stopping = False
    why = text if text in DROPPED else "other"
    if session.run.stage == "consent":
        session.run = replace(session.run, stage="over", ended="left", where="consent")
    elif session.run.stage == "measuring":
        session.wish = why  # what is being measured ends first
    elif session.run.stage != "over":
        await session.stop(why)


async def _language(session: Session, text: str) -> None:
    session.language = "en" if session.language == "ko" else "ko"


ACTS: dict[str, Callable[[Session, str], Awaitable[None]]] = {
    "yes": _yes,
    "no": _no,
    "begin": _begin,
    "again": _again,
    "leave": _leave,
    "score": _score,
    "stop": _stop,
    "stopping": _stopping,
    "go-on": _go_on,
    "language": _language,
}

DUTIES: Handlers = {StudyBegin: begin, StudyRun: run}
