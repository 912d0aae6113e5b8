"""What the statistics of agreement need of a trial: pairs with both values, everything else with why it is none."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from types import MappingProxyType

from kiosk.core.agreement import values as agreement
from kiosk.core.quantity import QUANTITIES
from kiosk.core.study.values import Attempt, Pair, Participant, Role, StudyData, value_of


def agreement_input(data: StudyData, names: dict[Role, str]) -> agreement.Study:
    """Return it; ``names``: maker and model of each device."""
    pairs = tuple(made for one in data.pairs if (made := _pair(data, one)) is not None)
    whole = {one.id for one in data.pairs if _both(data, one) is not None}
    people = {one.id: one for one in data.participants}
    codes = {one.id: people[one.participant] for one in data.pairs}
    alone = tuple(
        agreement.Attempt(codes[one.pair].code, one.role, _reason(one), codes[one.pair].day, one.firmware)
        for one in data.attempts
        if one.pair is not None and not (one.pair in whole and one.outcome == "value")
    )
    incidents = tuple(agreement.Incident(one.kind, one.day, one.firmware, one.role) for one in data.incidents)
    return agreement.Study(_protocol(data, names), pairs, alone, incidents, _flow(data))


def _reason(attempt: Attempt) -> str:
    match attempt.outcome:
        case "value":
            return ""
        case "refused":
            return attempt.reason or "refused"
        case "gone":
            return "busy" if attempt.reason == "busy" else "absent"
        case outcome:
            return outcome


def _both(data: StudyData, pair: Pair) -> tuple[Attempt, Attempt] | None:
    test, reference = value_of(data.of(pair.id, "test")), value_of(data.of(pair.id, "reference"))
    return (test, reference) if test is not None and reference is not None else None


def _pair(data: StudyData, pair: Pair) -> agreement.Pair | None:
    both = _both(data, pair)
    if both is None or both[0].value is None or both[1].value is None:
        return None
    test, reference = both
    assert test.value is not None, "of a value"
    assert reference.value is not None, "of a value"
    who = next(one for one in data.participants if one.id == pair.participant)
    last = max(one.number for one in data.pairs if one.participant == who.id) == pair.number
    return agreement.Pair(
        who.code,
        pair.repeat,
        pair.first,
        reference.value,
        test.value,
        who.day,
        test.firmware,
        float(reference.seconds),
        float(test.seconds),
        _comfort(who, "reference") if last else None,  # it is asked once, at the end
        _comfort(who, "test") if last else None,
    )


def _comfort(who: Participant, role: Role) -> int | None:
    return who.test_comfort if role == "test" else who.reference_comfort


def _protocol(data: StudyData, names: dict[Role, str]) -> agreement.Protocol:
    study, protocol = data.study, data.study.protocol
    accepted = None
    if protocol.low is not None and protocol.high is not None:
        accepted = agreement.Acceptance(protocol.low, protocol.high, protocol.source)
    spec = QUANTITIES[protocol.quantity]
    first, days = study.first_day, [one.day for one in data.participants]
    return agreement.Protocol(
        protocol.title,
        protocol.quantity,
        spec.unit,
        names["test"],
        names["reference"],
        protocol.pairs,
        protocol.repeats,
        "constant" if protocol.constant else "varying",
        accepted,
        protocol.comfort or 3,
        spec.decimals,
        _serials(data, "test"),
        _serials(data, "reference"),
        checked(data),
        protocol.sponsor,
        ", ".join(str(one) for one, _ in data.versions),
        None,
        first,
        _day(first, max(days, default=1)),
    )


def _day(first: date | None, day: int) -> date | None:
    return None if first is None else first + timedelta(days=day - 1)


def _serials(data: StudyData, role: Role) -> str:
    return ", ".join(dict.fromkeys(one.serial for one in data.attempts if one.role == role and one.serial))


def checked(data: StudyData) -> str:
    """How the reference stood by its checks, in figures: so many of its values under a good check."""
    found = [one for one in data.attempts if one.role == "reference" and one.outcome == "value"]
    good = sum(one.standing == "good" for one in found)
    return f"{good} / {len(found)}" if found else ""


def _flow(data: StudyData) -> agreement.Flow:
    """Who came how far. A run that was cut off (the power went) is one that ended for another reason."""
    consented = len(data.participants) + data.withdrawn
    dropped = Counter(one.ended or "other" for one in data.participants if one.ended != "done")
    return agreement.Flow(
        consented + data.refused, data.refused, consented, MappingProxyType(dict(dropped)), data.withdrawn
    )
