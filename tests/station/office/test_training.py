"""Practice with one button: what the page says, what the log says, and that a switch is asked for only once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from kiosk.core.duties import Training
from kiosk.core.made_up import PRACTICE_PINS
from kiosk.core.roles import Role
from kiosk.store.records import Store
from tests.station.office.rig import OfficeRig, pressable, words


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    async with OfficeRig(tmp_path) as made:
        yield made


async def switched(rig: OfficeRig) -> list[str]:
    entries = await rig.store.read(Store.audit_entries, limit=10_000)
    return [entry.detail for entry in entries if entry.what == "mode"]


def mode(rig: OfficeRig) -> str:
    return rig.services.mode


@pytest.mark.parametrize("wanted", ["training", "show"])
async def test_one_button_and_a_question_lead_there(rig: OfficeRig, wanted: str) -> None:
    await rig.sign_in(Role.HELPER)
    page = await rig.press("training")
    assert all(pin in words(page) for pin in PRACTICE_PINS.values())
    assert all(button.confirm is not None for button in page.buttons)
    page = await rig.press(wanted)
    assert mode(rig) == wanted
    assert page.key == "training-going"
    assert await switched(rig) == [wanted]


async def test_one_button_leads_back(rig: OfficeRig) -> None:
    rig.services.mode = "training"
    await rig.sign_in(Role.HELPER)
    page = await rig.press("training")
    assert "지어낸 사람" in words(page)
    assert set(pressable(page)) == {"off", "back"}
    await rig.press("off")
    assert not mode(rig)
    assert await switched(rig) == ["off"]


@pytest.mark.parametrize(("now", "asked"), [("", "off"), ("training", "show"), ("show", "training"), ("", "boss")])
async def test_what_makes_no_sense_changes_nothing(rig: OfficeRig, now: str, asked: str) -> None:
    rig.services.mode = now  # type: ignore[assignment]  # one of the three
    await rig.sign_in(Role.ADMINISTRATOR)
    await rig.ask(Training(asked))
    assert rig.services.mode == now
    assert await switched(rig) == []
