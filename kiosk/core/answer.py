"""The one sentence that answers "괜찮은가요?", and the two or three things behind it. Rules, pure; no diagnosis.

Every line stands somewhere: fine (within its range), care (something to look after), staff (to be talked about today)
or plain (nothing to hold it against). The answer says "fine" only where something was held against a range, all of it
was within, and no device was due for a check.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from kiosk.core.results import Exercise, Finding, ResultLine
from kiosk.core.texts import Sentence

Standing = Literal["fine", "care", "staff", "plain"]

REST = "result.pressure.very-high"
"""Above the gate: today is for resting."""
STAFF = frozenset(
    {
        REST,
        "result.spo2.low",
        "result.spo2.very-low",
        "result.body_temperature.hot",
        "result.glucose.low",
        "result.glucose.high",
    }
)
"""Sentences that ask for a talk with staff today."""
WATCH = frozenset({"result.pressure.watch", "result.glucose.watch", "result.k_frail.watch", "result.pulse.slow"})
"""Not outside, and not quite within: one thing to look after."""
WITHIN = ("ok", "healthy", "strong", "middle", "at", "past")
"""What the id of a sentence ends with that says: within its range."""
PLAIN = frozenset({"result.height.ok", "result.weight.ok", "result.falls_12m.ok"})
"""Say only that it was measured or answered."""
MADE_OF = {"pressure": "systolic_pressure", "pulse": "heart_rate", "grip": "grip_force"}
"""A line's key → the quantity that a finding about it names, where they differ."""
MOST = 3


def standing(line: ResultLine) -> Standing:
    """Say where a line stands."""
    key = line.sentence.key
    if key in STAFF:
        return "staff"
    if line.gentle or key in WATCH:
        return "care"
    return "fine" if key.rpartition(".")[2] in WITHIN and key not in PLAIN else "plain"


def points(lines: Sequence[ResultLine], found: Sequence[Finding], dangers: Sequence[str]) -> tuple[Sentence, ...]:
    """Return everything that matters, weightiest first: for staff, then what the rules found, then the rest.

    Who is to sit and rest is told nothing else: advice to walk more has time until another day.
    """
    urgent = [line for line in lines if _quantity(line) in _alike(dangers) or standing(line) == "staff"]
    said = [line.sentence for line in urgent]
    if dangers or any(line.sentence.key == REST for line in urgent):
        return tuple(said)
    covered = {_quantity(line) for line in urgent}
    for one in found:
        names = {quantity for quantity, _ in one.values}
        if not names & covered:
            said.append(one.sentence)
        covered |= names
    return tuple(dict.fromkeys((*said, *_rest(lines, covered))))


def _rest(lines: Sequence[ResultLine], covered: set[str]) -> Iterator[Sentence]:
    for line in lines:
        if standing(line) == "care" and _quantity(line) not in covered:
            yield (
                Sentence("answer.about", (f"@{line.title.key}", f"@{line.sentence.key}"))
                if _bare(line)
                else line.sentence
            )


def _bare(line: ResultLine) -> bool:
    """Whether its sentence does not say what it speaks about, and has no places of its own."""
    return not line.sentence.params and line.sentence.key.startswith(
        ("result.fit.", "result.relative_grip.", "result.arms")
    )


def _quantity(line: ResultLine) -> str:
    return MADE_OF.get(line.key, line.key)


def _alike(dangers: Sequence[str]) -> frozenset[str]:
    """Both numbers of a pressure have one line."""
    return frozenset("systolic_pressure" if one == "diastolic_pressure" else one for one in dangers)


def answer(
    lines: Sequence[ResultLine], matters: Sequence[Sentence], dangers: Sequence[str], *, missing: bool
) -> Sentence:
    """Answer "괜찮은가요?" honestly in one sentence."""
    if not lines:
        return Sentence("results.headline.none")
    stands = [standing(line) for line in lines]
    if any(line.sentence.key == REST for line in lines):
        return Sentence("results.headline.rest")
    if dangers or "staff" in stands:
        return Sentence("answer.staff")
    doubted = any(notice.key == "source.unchecked" for line in lines for notice in line.notices)
    if matters:  # "one thing" would say that all the others are well
        return Sentence("answer.one" if len(matters) == 1 and not doubted else "answer.some")
    if "fine" in stands and not doubted:
        return Sentence("answer.fine")
    return Sentence("results.headline.some" if missing else "results.headline.good")


def first(planned: Sequence[Exercise], cautions: Sequence[Sentence], dangers: Sequence[str]) -> Sentence | None:
    """Say what to do first: sit and wait, an exercise for what was found, or why there is none."""
    if dangers:
        return Sentence("answer.sit")
    asked = [one for one in planned if one.finding]
    if asked:
        return asked[0].sentence
    return cautions[0] if cautions and not planned else None
