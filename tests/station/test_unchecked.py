"""A value whose device was not in order is never shown as good, in any order of events; and no other one is doubted.

Random histories of checks, failures, voids, resets, corrections and visits against the real station. The second
opinion is written from the rules alone, by brute force, and knows nothing of the product's own functions. Its seeded
faults (a guard taken out) are at the end: each must be found.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core import answer, summary
from kiosk.core.messages import Finish, Next, Print
from kiosk.core.metrology import behind
from kiosk.core.metrology.values import Correction, DeviceCheck
from kiosk.core.papers import qr_text
from kiosk.core.reading import Measurement
from kiosk.core.results import Results
from kiosk.core.texts import load_texts, tell
from kiosk.core.visit import Programme
from kiosk.station.checked import Checked
from tests.station.play import PRESSURE, Play

KO = load_texts("ko")
WORDS = KO["source.unchecked"]
BOTH = Programme("both", ("weight", "pressure"))
RAW = Decimal("61.30")
LOOKS = int(os.environ.get("CHECK_HISTORIES", "25"))
"""How many histories are tried; `make audit` tries more."""
QUANTITY = {"scale": "body_weight", "cuff": "systolic_pressure"}


# --- the second opinion ---------------------------------------------------------------------------------------------


def sound(checks: Sequence[DeviceCheck], at: datetime) -> bool:
    """Whether a value of that instant is good, said from the rules: both quantities want a full check and a daily."""
    rows = [one for one in checks if one.voided_at is None and (one.kind == "reset" or one.verdict != "undecided")]
    rows.sort(key=lambda one: one.at)
    past, future = [one for one in rows if one.at <= at], [one for one in rows if one.at > at]
    resets = [number for number, one in enumerate(past) if one.kind == "reset"]
    past = past[resets[-1] + 1 :] if resets else past
    full = [one for one in past if one.kind in ("full", "outside")]
    if not full or not full[-1].left_good or full[-1].due_at is None or full[-1].due_at < at or not past[-1].left_good:
        return False
    today = [
        number
        for number, one in enumerate(past)
        if one.kind == "daily" and one.left_good and one.due_at is not None and one.due_at >= at
    ]
    if not any(all(later.found_good and later.left_good for later in past[number + 1 :]) for number in today):
        return False
    for number, one in enumerate(future):
        if one.kind == "reset":
            break
        if number == 0 and not one.found_good:
            return False
        if one.kind in ("full", "outside"):
            before = future[number - 1] if number else None
            confirms = before is not None and before.kind == "daily" and not before.found_good and not before.left_good
            if not one.found_good and not confirms:
                return False
            break
    return True


def correction(checks: Sequence[DeviceCheck], at: datetime) -> tuple[Decimal, Decimal]:
    """What a reading of the scale of that instant is to be corrected by."""
    rows = sorted((one for one in checks if one.voided_at is None and one.at <= at), key=lambda one: one.at)
    sets = [one for one in rows if one.kind in ("full", "outside", "reset") and one.verdict != "undecided"]
    found = sets[-1].correction if sets and sets[-1].kind != "reset" else None
    return (found.factor, found.shift) if found is not None else (Decimal(1), Decimal(0))


# --- histories ------------------------------------------------------------------------------------------------------

Event = tuple[object, ...]
DEVICES = st.sampled_from(sorted(QUANTITY))
CHECKS = st.tuples(
    st.just("check"),
    DEVICES,
    st.sampled_from(["daily", "full", "full", "outside"]),
    st.sampled_from(["pass", "pass", "pass", "adjust", "fail", "found", "undecided"]),
    st.sampled_from([0.2, 3.0, 30.0, 400.0]),  # hours until it is due
    st.booleans(),  # whether the station is told, or has to find out
)
EVENTS = st.one_of(
    CHECKS,
    CHECKS,
    st.tuples(st.just("void"), DEVICES, st.integers(0, 9), st.booleans()),
    st.tuples(st.just("reset"), DEVICES),
    st.tuples(st.just("wait"), st.sampled_from([0.05, 0.5, 5.0])),
    st.tuples(st.just("visit"), st.sampled_from([True, False])),
    st.tuples(st.just("visit"), st.sampled_from([True, False])),
    st.tuples(st.just("paper")),
    st.tuples(st.just("leave")),
    st.tuples(st.just("unread"), st.booleans()),
)


@settings(max_examples=LOOKS, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.booleans(), st.lists(EVENTS, min_size=1, max_size=8))
def test_no_history_shows_an_unchecked_value_as_good(good: bool, events: list[Event]) -> None:
    asyncio.run(_Tale(good).play(events))


class _Tale:
    """One history. ``good``: everything has been checked well at its beginning."""

    def __init__(self, good: bool) -> None:
        self.good = good
        self.rows: dict[str, list[Measurement]] = {}
        self.leased: dict[str, datetime] = {}

    async def play(self, events: Sequence[Event]) -> None:
        async with Play(BOTH) as play:
            self.kiosk, archive = play, play.archive
            archive.pretends = False
            for device in QUANTITY:
                made = play.devices.instrument(device)
                archive.checked[made.driver, made.serial] = self.of(device)
                if self.good:
                    self.of(device).extend(
                        self.check(device, kind, "pass", 90.0, back=1) for kind in ("outside", "daily")
                    )
            for event in (*events, ("visit", True), ("check", "cuff", "full", "fail", 30.0, False)):
                await self.happens(*event)
                await play.wait(6.0)
                self.judge()

    def of(self, device: str) -> list[DeviceCheck]:
        """The checks of an instrument, as the store holds them: one list."""
        made = self.kiosk.devices.instrument(device)
        return self.kiosk.archive.checked.setdefault((made.driver, made.serial), [])

    def check(self, device: str, kind: str, how: str, hours: float, *, back: float = 0) -> DeviceCheck:
        made, at = self.kiosk.devices.instrument(device), self.kiosk.clock.utc() - timedelta(seconds=back)
        verdict: Any = "fail" if how in ("fail", "found") else how
        sort: Any = kind
        found = how in ("pass", "undecided")
        left = how not in ("fail",)
        fix = Correction(Decimal("1.01"), Decimal("0.2"), 1) if how == "adjust" and kind != "daily" else None
        due = at + timedelta(hours=hours)
        return DeviceCheck(
            uuid4(),
            made.driver,
            made.serial,
            QUANTITY[device],
            at,
            sort,
            verdict,
            found,
            left,
            due,
            fix,
        )

    async def happens(self, what: object, *more: object) -> None:
        play = self.kiosk
        match what, *more:
            case "check", str(device), str(kind), str(how), float(hours), bool(told):
                self.of(device).append(self.check(device, kind, how, hours))
                if told:
                    await play.station.checks_changed()
            case "void", str(device), int(number), bool(told):
                rows = self.of(device)
                if rows:
                    rows[number % len(rows)] = replace(rows[number % len(rows)], voided_at=play.clock.utc())
                if told:
                    await play.station.checks_changed()
            case "reset", str(device):
                self.of(device).append(self.check(device, "reset", "undecided", 0.2))
            case "wait", float(hours):
                await play.wait(hours * 3600)
            case "visit", bool(keep):
                await self.leave()
                await self.visit(keep)
            case "paper", *_:
                await play.do(Print())
            case "leave", *_:
                await self.leave()
            case "unread", bool(unread):
                play.archive.unread = unread

    async def leave(self) -> None:
        play = self.kiosk
        for _ in range(6):
            if play.kind == "attract":
                return
            await play.do(Finish(), Next())
            await play.wait(30)
        await play.wait(3600)

    async def visit(self, keep: bool) -> None:
        play = self.kiosk
        await play.begin(keep=keep)
        await play.to("weight")
        self.leased["scale"] = play.clock.utc()
        await play.stand(f"{RAW}")
        await play.inflate_twice()
        await play.do(Next())
        assert play.kind == "results"

    def judge(self) -> None:
        """What is on the screen now, and would be on paper."""
        play = self.kiosk
        opened = play.station.front
        if play.kind != "results" or opened is None or play.scene.results is None:
            return
        results = play.scene.results
        weights = [row for row in opened.counted if row.quantity == "body_weight"]
        pressures = [row for row in opened.counted if row.quantity == "systolic_pressure"]
        unread = play.archive.unread
        self._judge_line(results, "weight", not unread and all(map(self._weight_is_good, weights)))
        cuff = self.of("cuff")
        held = not unread and all(sound(cuff, row.taken_at) for row in pressures)
        self._judge_line(results, "pressure", held)
        self._judge_line(results, "pulse", held)  # nobody can check it alone: the cuff said it in the same breath

    def _weight_is_good(self, row: Measurement) -> bool:
        checks = self.of("scale")
        used = next((one.correction for one in checks if one.id == row.proof.calibration_id), None)
        mine = (used.factor, used.shift) if used is not None else (Decimal(1), Decimal(0))
        made = (RAW * mine[0] + mine[1]).quantize(Decimal("0.1"), ROUND_HALF_UP)
        assert row.value == made, "the bytes and the correction it names give the value"
        return sound(checks, row.taken_at) and mine == correction(checks, row.taken_at)

    def _judge_line(self, results: Results, key: str, good: bool) -> None:
        (line,) = [one for one in results.lines if one.key == key]
        said = [tell(KO, one) for one in line.notices]
        code = qr_text(results, KO, "2026-11-22").splitlines()
        (on_paper,) = [one for one in code if one.startswith(tell(KO, line.title))]
        if good:
            assert WORDS not in said
            assert "†" not in on_paper
            return
        assert WORDS in said, f"{key} is shown as good"
        assert line.bar is None
        assert line.change is None
        assert answer.standing(line) != "fine"
        assert results.headline.key not in ("answer.fine", "answer.one")
        assert "†" in on_paper
        assert f"† {WORDS}" in code


# --- effort, by what a cuff says that was out of its limits -----------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "back", "scene", "rung"),
    [
        ("fail", 60.0, "gate.unchecked.title", ["unchecked"]),  # before the pressure was taken
        ("pass", 60.0, "", []),
    ],
)
async def test_a_low_pressure_of_a_failed_cuff_opens_no_gate_and_staff_are_called(
    how: str, back: float, scene: str, rung: list[str]
) -> None:
    async with Play(PRESSURE) as play:
        await _with_cuff(play, how, back)
        await play.to_tests()
        await play.inflate_twice()
        await play.do(Next())
        assert (play.scene.title.key == "gate.unchecked.title") is bool(scene)
        assert [one for one in play.caller.rings if one == "unchecked"] == rung


async def test_a_cuff_that_fails_between_the_pressure_and_the_effort_closes_the_gate() -> None:
    async with Play(PRESSURE) as play:
        await play.to_tests()
        await play.inflate_twice()
        await _with_cuff(play, "fail", 0.0)
        await play.station.checks_changed()
        await play.do(Next())
        assert play.scene.title.key == "gate.unchecked.title"


@pytest.mark.parametrize("rests", [False, True])
async def test_a_cuff_that_fails_at_another_station_closes_it_too_for_a_visit_that_rested_as_well(rests: bool) -> None:
    async with Play(PRESSURE) as play:
        await play.to_tests()
        await play.inflate_twice()
        if rests:
            assert await play.station.put_aside()
        await _with_cuff(play, "fail", 0.0)  # nobody tells this station
        if rests:
            (visit,) = play.station.aside
            assert play.station.resume(visit)
        await play.wait(6.0)
        await play.do(Next())
        assert play.scene.title.key == "gate.unchecked.title"


async def test_a_cuff_whose_check_is_only_due_opens_it_and_a_high_pressure_calls_as_ever() -> None:
    async with Play(PRESSURE) as play:
        play.archive.pretends = False
        await play.to_tests()
        await play.inflate_twice()
        await play.do(Next())
        assert not play.scene.title.key.startswith("gate.")
    async with Play(PRESSURE) as play:
        await _with_cuff(play, "fail", 60.0)
        await play.to_tests()
        await play.inflate(185, 100)
        await play.wait(play.scene.seconds)
        await play.inflate(186, 100, "pressure-2")
        await play.do(Next())
        assert {"danger", "pressure"} & set(play.caller.rings)


async def _with_cuff(play: Play, how: str, back: float) -> None:
    made = play.devices.instrument("cuff")
    await play.archive.checks(made.driver, made.serial)
    at, good = play.clock.utc() - timedelta(seconds=back), how == "pass"
    row = DeviceCheck(
        uuid4(), made.driver, made.serial, "systolic_pressure", at, "full", "pass" if good else "fail", good, good
    )
    play.archive.checked[made.driver, made.serial].append(replace(row, due_at=at + timedelta(days=300)))


# --- would it be found? ---------------------------------------------------------------------------------------------


async def _stale(self: Checked, opened: object) -> None:
    """A guard taken out: what is known of the instruments is read once, and never again."""
    if not opened.looked:  # type: ignore[attr-defined]
        await _LOOK(self, opened)  # type: ignore[arg-type]


_LOOK = Checked.look


def _no_doubt(told: object, made: Sequence[object]) -> tuple[object, ...]:
    return tuple(made)


FAILS: list[Event] = [("visit", True), ("check", "cuff", "full", "fail", 30.0, False)]
TAKEN_BACK: list[Event] = [
    ("check", "scale", "full", "adjust", 400.0, True),
    ("check", "scale", "daily", "pass", 400.0, True),
    ("visit", True),
    ("void", "scale", 2, True),
]


@pytest.mark.parametrize(
    ("place", "name", "fault", "tale"),
    [
        (Checked, "look", _stale, FAILS),
        (summary.doubted, "lines", _no_doubt, FAILS),
        (behind, "_not_good", lambda row, known: known.get(behind.key_of(row)) == (), FAILS),
        (behind, "_as_corrected", lambda row, checks: True, TAKEN_BACK),
    ],
)
async def test_a_guard_that_is_taken_out_is_noticed(
    monkeypatch: pytest.MonkeyPatch, place: object, name: str, fault: Callable[..., object], tale: list[Event]
) -> None:
    await _Tale(good=True).play(tale)
    monkeypatch.setattr(place, name, fault)
    with pytest.raises(AssertionError):
        await _Tale(good=True).play(tale)
