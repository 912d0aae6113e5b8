"""Verdicts: right, rightly refused, missed (refused although it says something), or silently wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from benchmarks.truth.usable import FIELDS, same, usable
from benchmarks.truth.vectors import Line
from kiosk.core.json_text import dumps
from kiosk.core.translate import REFUSING
from kiosk.devices.decode import decode_line


class Verdict(StrEnum):
    """What became of one vector."""

    RIGHT = "right"
    REFUSED = "refused"  # there is no number in it, and none was given
    MISSED = "missed"  # there is a number in it, and none was given
    WRONG = "wrong"  # a number was given that is not in it


@dataclass(slots=True)
class Score:
    """What one decoder made of one protocol."""

    counts: Counter[Verdict] = field(default_factory=Counter)
    wrongs: list[str] = field(default_factory=list)

    def add(self, verdict: Verdict, about: str) -> None:
        self.counts[verdict] += 1
        if verdict is Verdict.WRONG:
            self.wrongs.append(about)


def truth(line: Line) -> dict[str, Decimal]:
    """Return the numbers that this vector holds; of several records the first, as one notification has one."""
    records = line["records"]
    assert isinstance(records, list)
    return usable(str(line["protocol"]), records[0]) if records else {}


def compare(known: Mapping[str, Decimal], given: Mapping[str, Decimal]) -> Verdict:
    """Judge the numbers that a decoder gave."""
    if any(name not in known or not same(known[name], value) for name, value in given.items()):
        return Verdict.WRONG
    if given:
        return Verdict.RIGHT
    return Verdict.MISSED if known else Verdict.REFUSED


def ours(lines: Iterable[Line]) -> dict[str, Score]:
    """Run ``kiosk decode`` over the battery: all that the vector names must be said, and no other number."""
    scores: dict[str, Score] = {}
    for line in lines:
        verdict, about = _ours(line)
        scores.setdefault(str(line["protocol"]), Score()).add(verdict, f"{line['id']}: {about}")
    return scores


def _ours(line: Line) -> tuple[Verdict, str]:
    request = {"id": line["id"], "protocol": line["protocol"], "hex": line["hex"]}
    answer = decode_line(dumps(request | ({"variant": line["variant"]} if line["variant"] else {})))
    readings = answer.get("readings", [answer["record"]] if answer.get("record") else [])
    assert isinstance(readings, list)
    protocol, wanted = str(line["protocol"]), line["records"]
    assert isinstance(wanted, list)
    given = [one for one in readings if _numbers(protocol, one)] if line["whole"] else readings
    if len(given) != len(wanted):
        none_given = not any(_numbers(protocol, one) for one in readings)
        return (
            Verdict.MISSED if none_given else Verdict.WRONG
        ), f"{len(given)} records, {len(wanted)} wanted: {answer}"
    for want, got in zip(wanted, given, strict=True):
        if line["whole"]:
            verdict = compare(usable(protocol, want), _numbers(protocol, got))
            if verdict is not Verdict.RIGHT:
                return verdict, f"{got} is not {want}"
        elif wrong := {name for name, value in want.items() if not _same(got.get(name, "absent"), value)}:
            return Verdict.WRONG, f"{sorted(wrong)}: {got} is not {want}"
    return (Verdict.RIGHT if any(_says_something(protocol, one) for one in wanted) else Verdict.REFUSED), ""


def _says_something(protocol: str, record: Mapping[str, object]) -> bool:
    """Whether a wanted record is more than the refusal of a measurement; cards and answers have no number."""
    refused = record.get("measurement_ok") is False or str(record.get("status")) in REFUSING
    return bool(usable(protocol, record)) or (bool(record) and not refused and protocol not in FIELDS)


def _numbers(protocol: str, record: object) -> dict[str, Decimal]:
    if not isinstance(record, Mapping):
        return {}
    return usable(protocol, record)


def _same(got: object, want: object) -> bool:
    match got, want:
        case (bool(), _) | (_, bool()):
            return got is want
        case (Decimal() | int(), Decimal() | int()):
            return same(Decimal(want), Decimal(got))
        case (list() | tuple(), list() | tuple()):
            return len(got) == len(want) and all(map(_same, got, want))
        case Mapping(), Mapping():
            return got.keys() == want.keys() and all(_same(got[name], value) for name, value in want.items())
    return dumps({"it": got}) == dumps({"it": want})


def peer(lines: Iterable[Line], answers: Mapping[str, Mapping[str, Decimal]]) -> dict[str, Score]:
    """Judge a peer on the protocols that can be compared; a vector it said nothing about was refused."""
    scores: dict[str, Score] = {}
    for line in lines:
        protocol, name = str(line["protocol"]), str(line["id"])
        if protocol in FIELDS and name in answers and _says_all(line):
            known, given = truth(line), answers[name]
            about = f"{name} ({line['hex']}): {_words(given)} where it says {_words(known)}; {line['source']}"
            scores.setdefault(protocol, Score()).add(compare(known, given), about)
    return scores


def _says_all(line: Line) -> bool:
    """Whether the vector speaks of the numbers at all: some table rows are about a flag or a length only."""
    records = line["records"]
    assert isinstance(records, list)
    named = {*FIELDS[str(line["protocol"])], "samples", "usable", "measurement_ok"}
    return bool(line["whole"]) or not records or bool(named & records[0].keys())


def _words(values: Mapping[str, Decimal]) -> str:
    return ", ".join(f"{name} {_plain(value)}" for name, value in values.items()) or "nothing"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}" if -9 < value.adjusted() < 9 else f"{value:.3e}"
