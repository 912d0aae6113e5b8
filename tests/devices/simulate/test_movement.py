"""A simulated mat and distance sensor at real ports: what the codecs and settlers make of what they send."""

from __future__ import annotations

import time
from contextlib import closing
from decimal import Decimal

import pytest
import serial

from kiosk.core import timing
from kiosk.core.reading import Edge, Record
from kiosk.core.settle import Outcome, Settled, Settler
from kiosk.core.translate import meaning
from kiosk.devices.decode import Decoder
from kiosk.devices.registry import installed
from kiosk.devices.simulate.players.moves import moves
from kiosk.devices.simulate.scenario import At
from tests.devices.simulate.scenes import Start, device
from tests.rig import LIMIT, Rig

SPEED = 10.0


def settle(rig: Rig, link: str, protocol: str, step: str, settler: Settler, *edges: Edge) -> Outcome:
    """Play a step and feed its settler as a station would, on a clock that runs with the simulator."""
    decoder, outcome, began = Decoder(installed().protocols[protocol]), None, time.monotonic()
    with closing(serial.Serial(rig.port(link), 9600, timeout=0.02, exclusive=True)) as port:
        rig.step(step)
        waiting = list(edges)
        while outcome is None:
            assert time.monotonic() < began + LIMIT
            now = (time.monotonic() - began) * SPEED
            data = port.read(max(1, port.in_waiting))
            for said in decoder.feed(data, at=(time.monotonic() - began) * SPEED):
                if isinstance(said, Record):
                    outcome = outcome or settler.feed(meaning(said))
            while waiting and waiting[0].at <= now and outcome is None:
                outcome = settler.feed((waiting.pop(0),))
        rig.end(step)
    return outcome


@pytest.mark.parametrize("flight", ["0.512", "0.400016"])
def test_a_jump_on_the_simulated_mat_is_its_flight_time(start: Start, flight: str) -> None:
    rig = start(
        device("chronojump-chronopic", {"serial": "mat"}, {"step": "flight_time-1", "value": Decimal(flight)}),
        speed=SPEED,
    )
    outcome = settle(rig, "mat", "chronopic", "flight_time-1", timing.Flight("flight_time"))
    assert isinstance(outcome, Settled)
    assert outcome.values == (("flight_time", Decimal(flight)),)
    (line,) = rig.wait_sent(quantity="flight_time")
    assert line["value"] == Decimal(flight)


@pytest.mark.parametrize(
    ("driver", "protocol", "still"),
    [("chronojump-chronopic", "chronopic", {}), ("maxbotix-hrxl", "maxbotix_r", {"still": 1300, "reach": 380})],
)
def test_stands_before_the_simulated_sensors_are_counted(
    start: Start, driver: str, protocol: str, still: dict[str, object]
) -> None:
    value = {"chair_stand_30s": 12, "every": 2, "after": 6, "away": Decimal("1.2"), **still}
    rig = start(device(driver, {"serial": "sensor"}, {"step": "stand", "value": value}), speed=SPEED)
    edges = Edge("go", 5.0), Edge("end", 35.0)
    wanted = (("chair_stand_30s", Decimal(12)),)
    for _ in range(3):  # the window runs on our clock, the play on the simulator's: a machine that stops parts them
        outcome = settle(rig, "sensor", protocol, "stand", timing.Stands("chair_stand_30s", 30.0), *edges)
        assert isinstance(outcome, Settled)
        # The echo has no clock of its own: where the machine stops for a moment it is a hole, and told.
        if outcome.values == wanted or (outcome.doubt and protocol == "maxbotix_r"):
            rig.wait_sent(quantity="chair_stand_30s")
            return
    pytest.fail(f"never counted: {outcome}")


def test_the_simulated_box_tells_its_state_when_asked(start: Start) -> None:
    rig = start(device("chronojump-chronopic", {"serial": "mat"}), speed=SPEED)
    with closing(serial.Serial(rig.port("mat"), 9600, timeout=LIMIT, exclusive=True)) as port:
        port.write(b"E")
        assert port.read(2) == b"E\x01"


def test_a_sensor_of_the_other_kind_says_centimetres(start: Start) -> None:
    rig = start(device("maxbotix-xl", {"serial": "sensor"}), speed=SPEED)
    with closing(serial.Serial(rig.port("sensor"), 9600, timeout=LIMIT, exclusive=True)) as port:
        line = port.read_until(b"\r")
        line = port.read_until(b"\r")
    assert len(line) == 5
    assert 2050 < 10 * int(line[1:4]) < 2150


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"times": 3}, "needs one quantity"),
        ({"chair_stand_30s": 3, "two_min_step": 3}, "needs one quantity"),
        ({"chair_stand_30s": Decimal("1.5")}, "whole number"),
        ({"chair_stand_30s": 3, "every": 1, "away": 1}, "away for less"),
        ({"chair_stand_30s": 3, "pace": 1}, "unknown key pace"),
    ],
)
def test_what_cannot_be_played_is_refused_in_words(value: dict[str, Decimal], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        moves(At(step="stand", value=value))
