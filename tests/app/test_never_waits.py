"""The GUI thread never waits: while device, store, network or printer hang, frames keep coming and buttons answer.

One visit on the real kiosk in a real window; each hang lasts 2 s here (10 s in ``make bench`` and ``make soak``) and is
compared with the calm before it on the same screen of the same run. Time spent waiting for a core is not counted.
"""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks import hang
from kiosk.app.demo.props import fhir_program
from tests.needs import need

SECONDS = 2.0
FEWEST = 0.3  # frames a second, hung / calm: a GUI that waited would draw next to none
LATEST = 6.0  # share of time the event loop was late, hung / calm
LONGEST = 0.5  # of the hang: one slot of a GUI that waited would be all of it


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return hang.play(tmp_path_factory.mktemp("hang"), SECONDS)


@pytest.mark.parametrize("cause", ["store", "device", "printer", "network"])
def test_frames_keep_coming(played: dict[str, Any], cause: str) -> None:
    if cause == "network":
        need("Node, for a platform that could hang,", fhir_program())
    one = played["causes"][cause]
    assert one["met"], f"the {cause} did not hang: nothing was tried"
    assert one["hung"]["fps"] >= FEWEST * one["calm"]["fps"], one
    assert hang.later(one) <= LATEST, one
    assert one["hung"]["worst"] <= LONGEST * SECONDS, one


@pytest.mark.parametrize("cause", ["store", "device"])
def test_staff_can_be_called_meanwhile(played: dict[str, Any], cause: str) -> None:
    """직원 부르기 rings and says so on the screen while the hang lasts."""
    assert played["called"][cause] < SECONDS


def test_the_visit_goes_on_and_ends(played: dict[str, Any]) -> None:
    assert played["ended"]


def test_the_ruler_sees_a_gui_that_waits(played: dict[str, Any]) -> None:
    """The same ruler, while the GUI thread itself sleeps for half a second."""
    one = played["causes"]["gui"]
    assert one["hung"]["worst"] >= 0.4
    assert one["hung"]["fps"] < 0.9 * one["calm"]["fps"]
