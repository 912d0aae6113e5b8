"""What a participant's run looks like, step by step. Numbers are not shown before the end, lest anybody be led by them,
unless the protocol says beforehand that they may be."""

from __future__ import annotations

from decimal import Decimal

from kiosk.core.duties_studies import StudyBegin, StudyPage, StudyRun
from kiosk.core.pages import Big, Button, Lines, Mark, Page, Part, Row, Steps, Table, Text
from kiosk.core.study.run import STEPS, Run
from kiosk.core.study.values import POINTS as FIVE
from kiosk.core.study.values import Role
from kiosk.core.texts import Sentence
from kiosk.station.office.devices import model
from kiosk.station.office.study_session import Session
from kiosk.station.office.study_words import FACES, OUTCOMES, POINTS, WHY_STOP
from kiosk.station.office.study_words import STEPS as STEP_WORDS

KEY = "study-run"


def run_page(session: Session) -> Page:
    """Compose the page of where the run stands."""
    stage = session.run.stage
    if stage == "consent":
        return _consent(session)
    if stage == "over":
        return _over(session)
    parts, buttons, say = {
        "ready": _ready,
        "measuring": _measuring,
        "failed": _failed,
        "between": _between,
        "comfort": _comfort,
    }[stage](session)
    title = Sentence("study.run", (session.code, str(session.run.repeat), str(session.protocol.repeats)))
    if session.stopping:
        on = _act(session, "go-on", Sentence("study.go-on"), "go-on")
        return Page(KEY, title, (_stops(session),), (on,), None, Sentence("study.stop.say"))
    stop = Row("stopping", (Sentence("study.stop"),), duty=StudyRun(session.study.id, "stopping"))
    last = Table("stopping", (), (stop,), Sentence("study.stop"))
    return Page(KEY, title, (_steps(session.run), *parts, last), buttons, None, say)


def _act(session: Session, name: str, words: Text, act: str, text: str = "") -> Button:
    return Button(name, words, StudyRun(session.study.id, act, text))


def _steps(run: Run) -> Steps:
    at = {"ready": 1, "measuring": 2, "failed": 2, "between": 2, "comfort": 3}[run.stage]
    through: tuple[Mark, ...] = tuple("ok" for _ in range(at))
    return Steps(tuple(STEP_WORDS[one] for one in STEPS), at, through)


def _consent(session: Session) -> Page:
    """The wording in large letters; no answer is larger, nearer or of another colour than the others."""
    words = session.protocol.consent(session.language)
    big = tuple(Big(line.strip()) for line in words.splitlines() if line.strip())
    words_of: list[tuple[str, Text, str]] = [("yes", Sentence("study.consent.yes"), "yes")]
    words_of += [("no", Sentence("study.consent.no"), "no"), ("not-now", Sentence("study.not-now"), "stop")]
    if session.language == "en":
        words_of = [("yes", "Yes", "yes"), ("no", "No", "no"), ("not-now", "Not now", "stop")]
    if session.protocol.consent_ko and session.protocol.consent_en:
        words_of.append(("language", "English" if session.language == "ko" else "한국어", "language"))
    rows = tuple(Row(name, (words,), duty=StudyRun(session.study.id, act)) for name, words, act in words_of)
    answers = Table("answers", (), rows, Sentence("study.consent"))
    say = Sentence("study.consent.say", (session.study.wording,))
    return Page(KEY, session.protocol.title, (*big, answers), (), None, say)


def _named(session: Session, role: Role) -> str:
    bound = session.room.station.bench.devices.bound().get(session.device(role))
    return f"{session.device(role)} ({model(bound.driver)})" if bound is not None else session.device(role)


def _ready(session: Session) -> tuple[tuple[Part, ...], tuple[Button, ...], Text]:
    code = Lines(((Sentence("study.code"), session.code), Sentence("study.code.say")))
    return (code,), (_act(session, "begin", Sentence("study.begin-pair"), "begin"),), Sentence("study.ready.say")


def _measuring(session: Session) -> tuple[tuple[Part, ...], tuple[Button, ...], Text]:
    role = session.run.role
    assert role is not None, "measuring"
    return (_now(session, role),), (), Sentence("study.measuring.say", (_named(session, role),))


def _now(session: Session, role: Role) -> Lines:
    hearing = session.hearing
    came: Text = Sentence("study.nothing-yet")
    if hearing is not None and hearing.shown is not None:
        came = _number(hearing.shown) if session.protocol.peek else Sentence("study.comes")
    turn = Sentence("study.turn.first" if session.run.turn == 0 else "study.turn.second")
    lines: list[tuple[Text, Text]] = [(Sentence("study.turn"), turn), (Sentence("study.device"), _named(session, role))]
    lines.append((Sentence("study.comes.head"), came))
    if session.reason:
        lines.append((Sentence("device.todo"), Sentence(session.reason)))
    return Lines(tuple(lines))


def _number(value: Decimal) -> str:
    return f"{value:f}"[:12]


def _failed(session: Session) -> tuple[tuple[Part, ...], tuple[Button, ...], Text]:
    role = session.run.role
    assert role is not None, "failed"
    again = _act(session, "again", Sentence("study.again"), "again")
    leave = _act(session, "leave-pair", Sentence("study.leave-pair"), "leave")
    buttons = (again, leave) if session.run.may_again else (leave,)
    words = OUTCOMES.get(session.run.failure, OUTCOMES["refused"])
    lines = Lines(((Sentence("study.device"), _named(session, role)), (Sentence("study.ended"), words)), "look")
    return (lines,), buttons, Sentence("study.failed.say")


def _between(session: Session) -> tuple[tuple[Part, ...], tuple[Button, ...], Text]:
    role = session.run.role
    assert role is not None, "between"
    lines = Lines(((Sentence("study.device"), _named(session, role)),))
    begin = _act(session, "begin", Sentence("study.begin-second"), "begin")
    return (lines,), (begin,), Sentence("study.between.say", (_named(session, role),))


def _comfort(session: Session) -> tuple[tuple[Part, ...], tuple[Button, ...], Text]:
    role = session.run.asked
    assert role is not None, "comfort"
    scale = POINTS if session.protocol.comfort == FIVE else FACES
    rows = tuple(
        Row(f"score-{one}", (words,), duty=StudyRun(session.study.id, "score", str(one))) for one, words in scale
    )
    none = Row("score-none", (Sentence("study.comfort.none"),), duty=StudyRun(session.study.id, "score"))
    table = Table("scores", (), (*rows, none), Sentence("study.comfort"))
    return (table,), (), Sentence("study.comfort.say", (_named(session, role),))


def _stops(session: Session) -> Table:
    """Stopping is two presses from anywhere: that, and why."""
    rows = tuple(
        Row(f"stop-{why}", (words,), duty=StudyRun(session.study.id, "stop", why)) for why, words in WHY_STOP.items()
    )
    return Table("stops", (Sentence("study.why"),), rows, Sentence("study.stop"))


def _over(session: Session) -> Page:
    ended = session.run.ended
    done: Text = Sentence("study.over.stopped", (session.code,))
    if ended == "done":
        done = Sentence("study.over.done", (session.code,))
    elif ended in ("refused-consent", "left"):
        done = Sentence("study.over.refused")
    more = Button("more", Sentence("study.next-person"), StudyBegin(session.study.id))
    close = Button("to-study", Sentence("study.to-study"), StudyPage(session.study.id))
    lines = Lines((done,), "ok" if ended == "done" else "look")
    return Page(KEY, Sentence("study.over"), (lines,), (more, close), StudyPage(session.study.id))
