"""Writing a protocol down before the first pair; later a change is another version. The wording is the centre's own."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from decimal import Decimal, InvalidOperation

from kiosk.core.duties_studies import Studies, StudyForm, StudyPage
from kiosk.core.pages import Button, Field, Form, Page, Text
from kiosk.core.study.hearing import rule_of
from kiosk.core.study.values import FACES, POINTS, Protocol
from kiosk.core.texts import Sentence
from kiosk.station.office.forms import Wrong
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.study_page import study_page
from kiosk.station.office.study_words import ROLES
from kiosk.store.records import Store

CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,15}")
LONGEST, LONGEST_WORDING = 80, 2000
MOST_PAIRS, MOST_REPEATS = 2000, 10
SECONDS = range(10, 601)
COMFORT: tuple[tuple[str, Text], ...] = (
    (str(FACES), Sentence("study.comfort.faces")),
    (str(POINTS), Sentence("study.comfort.points")),
    ("0", Sentence("study.comfort.off")),
)


async def form(room: Room, duty: StudyForm) -> Page:
    """Show the form, or keep what was filled in."""
    before = await room.read(Store.study_get, duty.study) if duty.study is not None else None
    if not duty.sent:
        return _page(room, _filled(duty, before.protocol) if before is not None else duty)
    try:
        protocol = _read(room, duty)
    except Wrong as wrong:
        return replace(_page(room, duty), complaint=wrong.sentence)
    study = await room.do(Store.study_put, protocol, duty.study)
    newer = before is not None and (await room.read(Store.study_get, study)).version > before.version
    return await study_page(room, StudyPage(study, "newer" if newer else "saved"))


def _filled(duty: StudyForm, protocol: Protocol) -> StudyForm:
    """The form as the protocol is now."""
    words = {one.name: getattr(protocol, one.name) for one in fields(Protocol)}
    plain = {name: _word(value) for name, value in words.items()}
    return replace(duty, **plain)  # type: ignore[arg-type]  # all of these are text


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else str(value)


def _page(room: Room, duty: StudyForm) -> Page:
    back = StudyPage(duty.study) if duty.study is not None else Studies()
    submit = Button("save", Sentence("study.save"), replace(duty, sent=True))
    say = Sentence("study.form.say.change" if duty.study is not None else "study.form.say")
    return Page("study-form", Sentence("study.form"), (Form("study", _fields(room, duty), submit),), back=back, say=say)


def _fields(room: Room, duty: StudyForm) -> tuple[Field, ...]:
    bound = room.station.bench.devices.bound().values()
    tests = tuple((one.device_id, one.device_id) for one in bound if one.purpose == "study")
    references = tuple((one.device_id, one.device_id) for one in bound if one.purpose == "care")
    code = () if duty.study is not None else (Field("code", Sentence("study.head.code"), value=duty.code, hint=_CODE),)
    return (
        *code,
        Field("title", Sentence("study.head.title"), value=duty.title),
        Field("sponsor", Sentence("study.sponsor"), value=duty.sponsor),
        Field("test", ROLES["test"], "choice", duty.test, tests, hint=Sentence("study.test.hint")),
        Field("reference", ROLES["reference"], "choice", duty.reference, references),
        Field("quantity", Sentence("study.quantity"), "choice", duty.quantity, _quantities(room)),
        Field("pairs", Sentence("study.pairs"), "digits", duty.pairs or "30"),
        Field("repeats", Sentence("study.repeats"), "digits", duty.repeats or "1"),
        Field(
            "constant",
            Sentence("study.constant"),
            "yes-no",
            duty.constant or "no",
            hint=Sentence("study.constant.hint"),
        ),
        Field("seconds", Sentence("study.seconds"), "digits", duty.seconds or "90"),
        Field("low", Sentence("study.low"), "text", duty.low, optional=True, hint=Sentence("study.limits.hint")),
        Field("high", Sentence("study.high"), "text", duty.high, optional=True),
        Field("source", Sentence("study.source"), value=duty.source, optional=True),
        Field("comfort", Sentence("study.comfort"), "choice", duty.comfort or str(FACES), COMFORT),
        Field("peek", Sentence("study.peek"), "yes-no", duty.peek or "no", hint=Sentence("study.peek.hint")),
        *_wordings(duty),
    )


def _wordings(duty: StudyForm) -> tuple[Field, ...]:
    return (
        Field(
            "consent_ko", Sentence("study.consent.ko"), "lines", duty.consent_ko, hint=Sentence("study.consent.hint")
        ),
        Field("consent_en", Sentence("study.consent.en"), "lines", duty.consent_en, optional=True),
    )


_CODE = Sentence("study.code.hint")


def _quantities(room: Room) -> tuple[tuple[str, Text], ...]:
    """What a device for trials and one for residents both measure, and what can be measured without a helper's taps."""
    bound = room.station.bench.devices.bound().values()
    test = {key for one in bound if one.purpose == "study" for key in one.driver.measures}
    care = {key for one in bound if one.purpose == "care" for key in one.driver.measures}
    return tuple((key, Sentence(f"quantity.{key}")) for key in sorted(test & care) if rule_of(key) is not None)


def _read(room: Room, duty: StudyForm) -> Protocol:
    """Return the protocol that was filled in; raises Wrong with what is missing or cannot be."""
    if CODE.fullmatch(duty.code) is None:
        raise Wrong("study.wrong.code")
    title, sponsor, source = (_short(text) for text in (duty.title, duty.sponsor, duty.source))
    if not title or not sponsor:
        raise Wrong("study.wrong.title")
    _devices(room, duty)
    consent_ko, consent_en = (_wording(text) for text in (duty.consent_ko, duty.consent_en))
    if not consent_ko:
        raise Wrong("study.wrong.consent")
    return Protocol(
        duty.code,
        title,
        sponsor,
        duty.test,
        duty.reference,
        duty.quantity,
        _whole(duty.pairs or "30", range(1, MOST_PAIRS + 1)),
        _whole(duty.repeats or "1", range(1, MOST_REPEATS + 1)),
        _whole(duty.seconds or "90", SECONDS),
        *_limits(duty),
        source,
        duty.constant == "yes",
        _whole(duty.comfort or str(FACES), (0, FACES, POINTS)),
        consent_ko,
        consent_en,
        duty.peek == "yes",
    )


def _devices(room: Room, duty: StudyForm) -> None:
    bound = room.station.bench.devices.bound()
    test, reference = bound.get(duty.test), bound.get(duty.reference)
    if test is None or reference is None or test.purpose != "study" or reference.purpose != "care":
        raise Wrong("study.wrong.devices")
    if any(duty.quantity not in one.driver.measures for one in (test, reference)) or rule_of(duty.quantity) is None:
        raise Wrong("study.wrong.quantity")


def _limits(duty: StudyForm) -> tuple[Decimal | None, Decimal | None]:
    """Both or none, the lower one first."""
    if not duty.low.strip() and not duty.high.strip():
        return None, None
    try:
        low, high = Decimal(duty.low.strip()), Decimal(duty.high.strip())
    except InvalidOperation:
        raise Wrong("study.wrong.limits") from None
    if not (low.is_finite() and high.is_finite() and low < high):
        raise Wrong("study.wrong.limits")
    return low, high


def _whole(text: str, may: range | tuple[int, ...]) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text[:9]) not in may:
        raise Wrong("study.wrong.number")
    return int(text)


def _short(text: str) -> str:
    found = " ".join(text.split())
    if len(found) > LONGEST or not found.isprintable():
        raise Wrong("study.wrong.long")
    return found


def _wording(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.splitlines()]
    found = "\n".join(line for line in lines if line)
    if len(found) > LONGEST_WORDING or not all(line.isprintable() for line in lines):
        raise Wrong("study.wrong.long")
    return found


DUTIES: Handlers = {StudyForm: form}
