"""Trials that a stream settles while a helper says when: a contact mat, real bytes, evidence that replays."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kiosk.core.battery import BATTERY
from kiosk.core.reading import Edge, Method, Record
from kiosk.core.settle import Settled
from kiosk.core.timing import Counted, Flight, Stands
from kiosk.core.tracks import TRACKS
from kiosk.core.translate import meaning
from kiosk.devices.codecs import chronopic
from kiosk.devices.decode import Decoder
from kiosk.station.evidence import Frame, both_of, of_both
from kiosk.station.ways import trials
from tests.station.fakes import FakeDevice, FakeDevices
from tests.station.offering import Trying, counting
from tests.station.words import frames_of

CHAIR: dict[str, Any] = {
    "settler": lambda: Stands("chair_stand_30s", 30.0),
    "tapped": lambda: Counted("chair_stand_30s", 30.0),
    "ways": ("device", "tap", "typed"),
    "signals": ("contact", "distance"),
}
JUMP: dict[str, Any] = {
    "view": "value",
    "needs": ("flight_time",),
    "settler": lambda: Flight("flight_time"),
    "ways": ("device", "typed"),
    "signals": ("contact",),
    "buttons": (),
    "window": 0.0,
}


def mat(state: str = "ready") -> FakeDevices:
    return FakeDevices(FakeDevice("mat", ("contact",), "chronopic", state=state))


class Feet:
    """Feet on and off a mat, as the box says it: how long the state before has lasted."""

    def __init__(self, play: Trying) -> None:
        self._play, self._decoder = play, Decoder(chronopic.PROTOCOL)
        self._since = play.now

    async def change(self, on: bool, after: float) -> None:
        await self._play.wait(after)
        lasted = round((self._play.now - self._since) * 1e6 / chronopic.UNIT)
        self._since = self._play.now
        frame = bytes([chronopic.CHANGE, on]) + lasted.to_bytes(3, "big")
        (said,) = self._decoder.feed(frame, self._play.now + 0.005)
        assert isinstance(said, Record)
        await self._play.say("mat", said)


async def test_a_mat_counts_and_the_helper_says_only_when_it_begins() -> None:
    async with Trying(counting(**CHAIR), mat()) as play:
        await play.to_trial()
        assert play.scene.taps == ("go", "stop")
        feet = Feet(play)
        await feet.change(True, 1.0)  # sits down on it
        await play.tap("go", 2)
        for _ in range(9):
            await feet.change(False, 1.6)
            await feet.change(True, 1.4)
        await play.wait(4)
        assert (play.kind, play.scene.values) == ("good", (("chair_stand_30s", "9"),))
        (row,) = play.rows
        assert (row.method, row.proof.driver) == (Method.DEVICE, "maker-mat")
        assert (row.proof.codec, row.proof.codec_version) == ("chronopic+edges", "1+1")
        assert replayed(row.proof.raw) == 9


def replayed(raw: bytes) -> Decimal:
    """What the kept bytes come to, through the same codec and settler."""
    decoder, settler = Decoder(chronopic.PROTOCOL), Stands("chair_stand_30s", 30.0)
    for item in both_of(raw):
        said = (
            [item]
            if isinstance(item, Edge)
            else [one for found in decoder.feed(item.raw, item.at) for one in told(found)]
        )
        outcome = settler.feed(said)
        if isinstance(outcome, Settled):
            return outcome.values[0][1]
    raise AssertionError("it does not settle")


def told(found: object) -> Any:
    return meaning(found) if isinstance(found, Record) else ()


async def test_a_mat_that_is_away_leaves_it_to_the_helper() -> None:
    async with Trying(counting(**CHAIR), mat("absent")) as play:
        await play.to_trial()
        assert play.scene.taps == ("go", "count", "uncount", "stop")
        await play.tap("go")
        await play.tap("count", 3)
        await play.wait(30)
        assert play.rows[0].method is Method.TAPPED


async def test_a_mat_that_vanishes_in_the_middle_and_the_taps_take_over() -> None:
    from kiosk.core.messages import Redo

    async with Trying(counting(**CHAIR), mat()) as play:
        await play.to_trial()
        await play.tap("go")
        await play.change("mat", "absent")
        assert play.kind == "trouble"
        assert play.clocked[-1].go is None
        await play.do(Redo())
        assert "count" in play.scene.taps


async def test_a_mat_that_says_nothing_at_all_has_counted_nothing() -> None:
    async with Trying(counting(**CHAIR), mat()) as play:
        await play.to_trial()
        await play.tap("go")
        await play.wait(31)
        assert (play.kind, play.scene.say.key) == ("trouble", "trouble.timeout.say")


async def test_a_resident_who_does_not_rise_has_done_none_and_it_is_asked_again() -> None:
    async with Trying(counting(**CHAIR), mat()) as play:
        await play.to_trial()
        await play.say("mat", Record(chronopic.KEY, {"state": 1}, bytes([chronopic.STATE, 1]), play.now))
        await play.tap("go")
        await play.wait(31)
        assert (play.kind, play.scene.values) == ("doubt", (("chair_stand_30s", "0"),))


async def test_a_jump_is_timed_by_the_mat_alone() -> None:
    async with Trying(counting(**JUMP), mat()) as play:
        await play.to_trial()
        assert play.scene.taps == ()
        feet = Feet(play)
        await feet.change(True, 1.0)
        await feet.change(False, 1.0)
        await feet.change(True, 0.5)
        (row,) = play.rows
        assert (row.quantity, row.proof.codec) == ("flight_time", "chronopic")
        assert abs(row.value - Decimal("0.5")) < Decimal("0.001")
        assert len(frames_of(row.proof.raw)) == 3


SIGNALS = [float(cue.at - TRACKS["reaction"].go_at) for cue in TRACKS["reaction"].cues if cue.kind == "signal"]


async def test_the_feet_answer_the_sounds_of_the_track() -> None:
    """The real trial of the battery: the helper starts it, the loudspeaker gives the signals, the mat times them."""
    (measure,) = trials(BATTERY["reaction_time"].steps)
    async with Trying(measure, mat()) as play:
        await play.to_trial()
        assert play.scene.taps == ("go", "stop")
        feet = Feet(play)
        await feet.change(True, 1.0)
        await play.tap("go", 1)
        assert play.sounds.played == ["reaction"]
        go = play.clocked[-1].go
        assert go is not None
        for late, signal in zip((0.31, 0.28, 0.45, 0.29, 0.33), SIGNALS, strict=False):
            await feet.change(False, go + signal + late - play.now)
            await feet.change(True, 0.5)
        (row,) = play.rows
        assert (play.kind, row.quantity, row.method) == ("good", "reaction_time", Method.DEVICE)
        assert abs(row.value - Decimal("0.310")) <= Decimal("0.002")  # the middle one
        assert play.sounds.silent


@pytest.mark.parametrize("after", [None, 12.0], ids=["to-the-end", "stopped"])
async def test_too_few_starts_are_done_again(after: float | None) -> None:
    (measure,) = trials(BATTERY["reaction_time"].steps)
    async with Trying(measure, mat()) as play:
        await play.to_trial()
        feet = Feet(play)
        await feet.change(True, 1.0)
        await play.tap("go", 1)
        await (play.tap("stop", after) if after else play.wait(60))
        assert (play.kind, play.scene.title.key, play.rows) == ("trouble", "trouble.too-few.title", [])
        assert play.sounds.silent


async def test_where_nothing_sounds_nobody_waits_for_a_signal() -> None:
    (measure,) = trials(BATTERY["reaction_time"].steps)
    async with Trying(measure, mat()) as play:
        play.sounds.broken = True
        await play.to_trial()
        assert play.scene.taps == ()
        assert play.sounds.played == []
        assert not play.devices.leased


async def test_a_device_nobody_starts_does_not_keep_the_screen_for_ever() -> None:
    async with Trying(counting(**CHAIR), mat()) as play:
        await play.to_trial()
        await play.wait(95)
        assert play.kind == "still-there"
        await play.wait(65)
        assert play.kind == "attract"
        assert not play.devices.leased


@pytest.mark.parametrize("cut", [1, 3, 30, 45])
def test_cut_evidence_is_refused(cut: int) -> None:
    whole = of_both((Frame(b"12345", 10.5, 0), Frame(b"678", 12.5, 1)), (Edge("go", 11.0), Edge("end", 41.0)))
    assert both_of(whole) == (Frame(b"12345", -0.5, 0), Edge("go", 0.0), Frame(b"678", 1.5, 1), Edge("end", 30.0))
    with pytest.raises(ValueError, match=r"cut off|not enough|invalid"):
        both_of(whole[:-cut])
