"""A cuff that keeps a result until it is told that we have it is told so once the value is on the disk, not before."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.core.messages import Next, Redo
from kiosk.core.reading import Record
from kiosk.devices.codecs.selvas_r1 import framed
from tests.station.fakes import refusing
from tests.station.play import PRESSURE, Play

STANDS_STILL = datetime(2001, 1, 1)


def result(play: Play, sys: int, dia: int, *, stored: bool | None, dated: datetime | None = STANDS_STILL) -> Record:
    """What the codec says of an R1; ``stored`` None: nothing proves anything."""
    fields: dict[str, object] = {"sys": sys, "dia": dia, "map": (sys + 2 * dia) // 3, "pulse": 70, "status": "ok"}
    fields |= {"timestamp": dated} | ({} if stored is None else {"stored": stored})
    return Record("selvas_r1", fields, framed(f"R1,{sys},{dia},{dated or STANDS_STILL}".encode()), play.now)


async def at_the_cuff(play: Play) -> None:
    await play.to_tests()
    await play.to("pressure")
    await play.wait(40)


def forgotten(play: Play) -> list[Record]:
    return play.devices.all["cuff"].forgotten


def tray(play: Play) -> list[str]:
    return [item.reason for item in play.archive.disk.tray]


async def test_what_it_held_before_goes_to_the_tray_and_is_then_forgotten() -> None:
    async with Play(PRESSURE) as play:
        await at_the_cuff(play)
        old = result(play, 150, 95, stored=True)
        await play.session("cuff", old)
        assert play.rows == []
        assert tray(play) == ["stored"]
        assert forgotten(play) == [old]


async def test_a_proven_result_is_kept_first_and_then_forgotten() -> None:
    async with Play(PRESSURE) as play:
        await at_the_cuff(play)
        mine = result(play, 128, 78, stored=False)
        await play.session("cuff", mine)
        assert [int(row.value) for row in play.rows][:2] == [128, 78]
        assert forgotten(play) == [mine]
        assert tray(play) == []


async def test_while_the_store_refuses_nothing_is_forgotten() -> None:
    async with Play(PRESSURE) as play:
        await at_the_cuff(play)
        with refusing(play.archive):
            await play.session("cuff", result(play, 128, 78, stored=False))
            await play.wait(30)
            assert forgotten(play) == []
        await play.wait(30)
        assert [int(row.value) for row in play.rows][:2] == [128, 78]
        assert len(forgotten(play)) == 1


async def test_nor_while_the_tray_cannot_be_written() -> None:
    async with Play(PRESSURE) as play:
        await at_the_cuff(play)
        with refusing(play.archive):
            await play.session("cuff", result(play, 150, 95, stored=True))
            await play.wait(20)
            assert forgotten(play) == []
        await play.wait(20)
        assert (tray(play), len(forgotten(play))) == (["stored"], 1)


async def test_of_a_resident_who_keeps_nothing_it_is_forgotten_all_the_same() -> None:
    """Else the next person would find it in there."""
    async with Play(PRESSURE) as play:
        await play.to_tests(keep=False)
        await play.to("pressure")
        await play.wait(40)
        await play.session("cuff", result(play, 128, 78, stored=False))
        assert play.archive.disk.visits == {}
        assert len(forgotten(play)) == 1


async def test_outside_any_step_it_lies_in_the_tray_and_is_forgotten() -> None:
    async with Play(PRESSURE) as play:
        await play.session("cuff", result(play, 150, 95, stored=True))
        assert (tray(play), len(forgotten(play))) == (["no-open-step"], 1)


@pytest.mark.parametrize("stored", [True, None])
async def test_what_it_says_again_is_neither_kept_nor_laid_in_the_tray_twice(stored: bool | None) -> None:
    async with Play(PRESSURE) as play:
        await play.session("cuff", result(play, 150, 95, stored=True))
        await at_the_cuff(play)
        await play.session("cuff", result(play, 150, 95, stored=stored))
        assert play.rows == []
        assert (tray(play), len(forgotten(play))) == (["no-open-step"], 2)


async def test_the_same_bytes_of_a_clock_that_stands_still_are_for_staff_to_judge() -> None:
    async with Play(PRESSURE) as play:
        await play.session("cuff", result(play, 128, 78, stored=True))
        await at_the_cuff(play)
        await play.session("cuff", result(play, 128, 78, stored=False, dated=None))
        assert play.rows == []
        assert (tray(play), len(forgotten(play))) == (["no-open-step", "replayed"], 2)


async def test_without_a_proof_its_own_clock_decides() -> None:
    async with Play(PRESSURE) as play:
        await at_the_cuff(play)
        now = play.result(1, 1).fields["timestamp"]
        assert isinstance(now, datetime)
        await play.session("cuff", result(play, 150, 95, stored=None))
        assert play.rows == []
        await play.session("cuff", result(play, 128, 78, stored=None, dated=now))
        assert [int(row.value) for row in play.rows][:2] == [128, 78]


async def test_a_value_that_is_measured_anew_is_dropped_and_the_cuff_is_free() -> None:
    async with Play(PRESSURE) as play:
        await at_the_cuff(play)
        first = result(play, 128, 78, stored=False)
        await play.session("cuff", first)
        await play.do(Redo())
        await play.wait(40)
        await play.session("cuff", result(play, 128, 78, stored=True))
        assert play.kind == "live"
        assert len(forgotten(play)) == 2
        await play.session("cuff", result(play, 126, 76, stored=False))
        assert play.kind == "good"
        await play.do(Next())
        assert tray(play) == []


@pytest.mark.parametrize(("movement", "kind"), [(0, "good"), (3, "doubt")])
async def test_a_cuff_that_saw_the_arm_move_gives_a_value_to_measure_again(movement: int, kind: str) -> None:
    """HBP-9030 and TM-2657 say so beside a good value (serial reference 3.5: keep, warn)."""
    async with Play(PRESSURE) as play:
        await at_the_cuff(play)
        plain = result(play, 128, 78, stored=False)
        await play.session("cuff", Record("omron_hbp", {**plain.fields, "movement": movement}, plain.raw, play.now))
        assert play.kind == kind
