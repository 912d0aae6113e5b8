"""No value in a visit that is not proven to be of its step: everything else lies in the holding tray."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from operator import xor

import pytest

from kiosk.core.messages import Consent, Next, Redo
from kiosk.core.reading import Record
from kiosk.core.settle import Hold, Settled
from kiosk.core.translate import meaning
from kiosk.devices.decode import Decoder
from kiosk.devices.supervisor import Ended, Rejected
from tests.station import words
from tests.station.fakes import FakeDevice, FakeDevices
from tests.station.play import PRESSURE, WEIGHT, Play


def tray(play: Play) -> list[tuple[str, str]]:
    return [(item.device, item.reason) for item in play.archive.disk.tray]


async def at_the_cuff(play: Play) -> None:
    await play.to_tests()
    await play.to("pressure")
    await play.wait(40)


async def test_a_replayed_memory_goes_to_the_tray_and_mine_to_the_visit() -> None:
    async with Play(PRESSURE) as play:
        await at_the_cuff(play)
        yesterday, before_me = play.result(150, 95, ago=86_400), play.result(141, 91, ago=600)
        await play.session("cuff", yesterday, before_me, play.result(128, 78))
        assert [(row.quantity, int(row.value)) for row in play.rows][:2] == [
            ("systolic_pressure", 128),
            ("diastolic_pressure", 78),
        ]
        assert tray(play) == [("cuff", "other-time")] * 2
        item = play.archive.disk.tray[0]
        assert (item.driver, item.codec_version, item.record) == ("maker-cuff", "1", yesterday)


async def test_only_other_peoples_results_leave_the_step_open() -> None:
    async with Play(PRESSURE) as play:
        await at_the_cuff(play)
        await play.session("cuff", play.result(150, 95, ago=86_400))
        assert play.kind == "live"
        assert play.rows == []
        await play.session("cuff", play.result(128, 78))
        assert play.kind == "good"


async def test_a_result_without_a_time_counts_alone_on_a_fresh_link() -> None:
    async with Play(PRESSURE) as play:
        await at_the_cuff(play)
        await play.session("cuff", words.pressure(128, 78, play.now))
        assert play.kind == "good"


async def test_what_a_cuff_said_outside_any_step_is_known_when_it_says_it_again() -> None:
    """A cuff that repeats until it is heard: the stranger's result must not become the next resident's."""
    async with Play(PRESSURE) as play:
        await play.session("cuff", words.pressure(171, 99, play.now))
        assert tray(play) == [("cuff", "no-open-step")]
        await at_the_cuff(play)
        await play.session("cuff", words.pressure(171, 99, play.now))
        assert play.kind == "live"
        assert play.rows == []
        assert tray(play)[1:] == [("cuff", "replayed")]


async def test_the_first_result_said_again_does_not_settle_the_second_reading() -> None:
    async with Play(PRESSURE) as play:
        await at_the_cuff(play)
        first = play.result(172, 104)
        await play.session("cuff", first)
        await play.to("pressure-2")
        await play.session("cuff", first)
        assert play.kind == "live"
        await play.wait(30)
        await play.session("cuff", first, play.result(150, 90))
        assert play.kind == "good"
        assert [int(row.value) for row in play.rows if row.quantity == "systolic_pressure"] == [172, 150]


async def test_two_inflations_in_one_session_lose_none() -> None:
    async with Play(PRESSURE) as play:
        await at_the_cuff(play)
        one = play.result(150, 95)
        await play.wait(30)
        await play.session("cuff", one, play.result(140, 88))
        assert [int(row.value) for row in play.rows][:2] == [150, 95]
        assert tray(play) == [("cuff", "no-open-step")]


async def test_a_session_that_ends_after_the_step_is_nobodys() -> None:
    async with Play(PRESSURE) as play:
        await at_the_cuff(play)
        await play.say("cuff", play.result(128, 78), link=9, opened_at=play.now)
        await play.wait(111)
        assert play.scene.say.key == "trouble.timeout.say"
        play.station.hear(Ended("cuff", 9, 1))
        await play.quiet()
        assert play.rows == []
        assert tray(play) == [("cuff", "no-open-step")]


async def test_a_session_without_a_word_and_spoiled_frames_are_no_news() -> None:
    async with Play(PRESSURE) as play:
        await at_the_cuff(play)
        play.station.hear(Ended("cuff", 77, 0))
        play.station.hear(Rejected("scale", 3))
        await play.quiet()
        assert play.kind == "live"
        assert tray(play) == []


async def test_a_result_in_the_lobby_goes_to_the_tray_with_its_time() -> None:
    async with Play() as play:
        await play.say("stadiometer", words.height_block("171.0", "70.0", play.now))
        (item,) = play.archive.disk.tray
        assert (item.reason, item.arrived_at) == ("no-open-step", play.clock.utc())


async def test_a_result_between_two_steps_goes_to_the_tray() -> None:
    async with Play() as play:
        await play.to_tests()
        await play.height()
        await play.say("stadiometer", words.height_block("171.0", "70.0", play.now))
        assert [str(row.value) for row in play.rows] == ["158.4"]
        assert tray(play) == [("stadiometer", "no-open-step")]


async def test_an_idle_scale_fills_no_tray_but_somebody_standing_on_it_does_once() -> None:
    async with Play() as play:
        for _ in range(50):
            await play.say("scale", words.weight_line("0.00", play.now))
            await play.clock.advance(0.2)
        assert tray(play) == []
        for _ in range(20):
            await play.say("scale", words.weight_line("82.40", play.now))
            await play.clock.advance(0.2)
        assert tray(play) == [("scale", "no-open-step")]


async def test_a_scale_that_was_never_empty_and_one_that_wavers_say_nothing() -> None:
    async with Play() as play:
        for number in range(40):
            await play.say("scale", words.weight_line("82.40" if number < 20 else str(60 + number), play.now))
            await play.clock.advance(0.2)
        assert tray(play) == []


async def test_who_stands_on_after_the_step_makes_no_stray() -> None:
    async with Play(WEIGHT) as play:
        await play.say("scale", words.weight_line("0.00", play.now))
        await play.to_tests()
        await play.weigh("61.30")
        for _ in range(20):
            await play.say("scale", words.weight_line("61.30", play.now))
            await play.clock.advance(0.2)
        assert tray(play) == []
        assert len(play.rows) == 1


async def test_a_stream_outside_a_step_is_no_result() -> None:
    async with Play() as play:
        await play.say("grip", words.read("tindeq:data", words.short_grip("40.0"), play.now))
        assert tray(play) == []


async def test_what_was_said_before_the_step_is_ignored() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        early = [words.weight_line("99.00", play.now - 10 + number / 10) for number in range(20)]
        await play.to("weight")
        for record in early:
            await play.say("scale", record)
        assert play.kind == "live"
        assert play.rows == []


NONSENSE: tuple[dict[str, object], ...] = (
    *({"weight_kg": Decimal(value), "stable": True} for value in ("NaN", "sNaN", "Infinity", "-Infinity", "999")),
    {"height_cm": Decimal("NaN")},
    {"height_cm": Decimal(160), "weight_kg": Decimal("NaN"), "bmi": Decimal("NaN")},
    {"weight_kg": "60", "stable": "yes"},
)


async def test_a_nonsense_number_of_a_plug_in_stops_nothing() -> None:
    async with Play(WEIGHT) as play:
        for fields in NONSENSE[:-2]:
            await play.say("scale", Record("x", fields, b"x", play.now))
        assert tray(play) == []
        await play.to_tests()
        await play.to("weight")
        for fields in NONSENSE:
            await play.say("scale", Record("x", fields, b"x", play.now))
        assert play.kind == "live"


# --- proof ----------------------------------------------------------------------------------------------------


async def test_the_proof_of_a_scale_gives_the_value_again() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await play.to("weight")
        for number in range(30):  # stepping on
            await play.say("scale", words.weight_line(f"{number * 2}.00", play.now, stable=False))
            await play.clock.advance(0.1)
        await play.stand("61.34")
        (row,) = play.rows
        proof = row.proof
        assert (proof.driver, proof.codec, proof.codec_version) == ("maker-scale", "and_standard", "1")
        assert (proof.device_serial, proof.said) == ("SN-scale", "61.34")
        assert [one.serial for one in play.stored.instruments] == ["SN-scale"]
        decoder = Decoder(words.PROTOCOLS[proof.codec])
        readings = [meaning(words.read(proof.codec, frame, 0, decoder)) for frame in words.frames_of(proof.raw)]
        assert len(readings) > 30
        hold, outcome = Hold("body_weight", seconds=0), None
        for said in readings:
            outcome = hold.feed(said)
        assert isinstance(outcome, Settled)
        assert outcome.values == (("body_weight", Decimal("61.34")),)


async def test_the_proof_of_a_squeeze_is_the_whole_stream() -> None:
    async with Play() as play:
        await play.to_tests()
        await play.to_results()
        (row,) = [row for row in play.rows if row.step == "grip-right-2"]
        decoder = Decoder(words.PROTOCOLS["tindeq:data"])
        samples = [
            value
            for frame in words.frames_of(row.proof.raw)
            for value, _ in words.read("tindeq:data", frame, 0, decoder).fields["samples"]  # type: ignore[attr-defined]
        ]
        assert max(samples) == Decimal("23.15")
        assert str(row.value) == "23.2"
        assert row.proof.said == "23.15"


async def test_the_proof_of_a_cuff_is_its_own_frame_only() -> None:
    async with Play(PRESSURE) as play:
        await at_the_cuff(play)
        mine = play.result(128, 78)
        await play.session("cuff", play.result(150, 95, ago=86_400), mine)
        assert {row.proof.raw for row in play.rows} == {len(mine.raw).to_bytes(4, "little") + mine.raw}


async def test_a_computed_value_names_its_formula() -> None:
    async with Play() as play:
        await play.to_tests()
        await play.height()
        await play.weigh()
        await play.do(Next())
        (bmi,) = [row for row in play.rows if row.quantity == "bmi"]
        assert (bmi.proof.codec, bmi.proof.codec_version, bmi.proof.raw) == ("computed:bmi", "1", b"")


@pytest.mark.parametrize(("kg", "good"), [("4.99", False), ("5.00", True), ("300.00", True), ("300.01", False)])
async def test_a_weight_at_its_limits(kg: str, good: bool) -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await play.to("weight")
        await play.stand(kg, seconds=3)
        assert (play.kind == "good") is good


async def test_an_impossible_squeeze_is_refused_after_settling() -> None:
    async with Play(PRESSURE) as play:
        await at_the_cuff(play)
        await play.session("cuff", play.result(128, 78))
        await play.inflate(126, 76, "pressure-2")
        await play.to("grip-right-1")
        await play.say("grip", words.read("tindeq:data", words.short_grip("180.0"), play.now))
        assert play.scene.say.key == "trouble.implausible.say"
        await play.do(Redo())
        await play.say("grip", words.read("tindeq:data", words.short_grip("30.0"), play.now))
        assert play.kind == "good"


async def test_a_talkative_scale_keeps_its_newest_frames_only() -> None:
    async with Play(WEIGHT) as play:
        await play.to_tests()
        await play.to("weight")
        for _ in range(450):
            await play.say("scale", words.weight_line("0.00", play.now))
        await play.stand("61.30")
        (row,) = play.rows
        frames = words.frames_of(row.proof.raw)
        assert len(frames) == 400
        assert frames[-1] == b"ST,+00061.30 kg\r\n"


async def test_a_serial_cuff_without_memory_is_heard_at_once() -> None:
    quantities = ("systolic_pressure", "diastolic_pressure", "mean_pressure", "heart_rate")
    async with Play(PRESSURE, FakeDevices(FakeDevice("bench", quantities, "and_tm2655"))) as play:
        await at_the_cuff(play)
        text = b"2611210930\x1eS128\x1eM096\x1eD078\x1eP072"
        frame = b"\x16\x16\x0100\x02" + text + b"\x03" + bytes([reduce(xor, text, 0)])
        await play.say("bench", words.read("and_tm2655", frame, play.now))
        assert [int(row.value) for row in play.rows] == [128, 78, 96, 72]
        await play.do(Next(), Next(), Next(), Consent("platform", False))
