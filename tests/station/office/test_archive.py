"""The station's own archive on a real store: what a first visit leaves, cards, and what "me before" means."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from kiosk.core.messages import Chosen, Consent, Start
from kiosk.core.reading import Measurement, Method
from kiosk.core.resident import Sex
from kiosk.core.visit_record import ConsentEntry
from kiosk.station.earlier import drivers_of, earlier
from kiosk.store.records import Store
from kiosk.store.tables import TABLES
from tests.station.office.rig import MORNING, OfficeRig
from tests.station.play import BIRTH, KNOWN
from tests.store.shelf import weight

KEEP = ConsentEntry("keep", True, MORNING, "keep-2026-11")


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    async with OfficeRig(tmp_path) as made:
        yield made


def ledger(store: Store) -> list[tuple[str, bool, str, bool]]:
    with store._transaction() as conn:
        rows = conn.execute(TABLES["consent"].select()).all()
    return [(row.purpose, row.granted, row.wording, row.resident_id is not None) for row in rows]


async def test_the_yes_of_a_first_visit_is_in_the_ledger_once_with_the_words_that_were_shown(rig: OfficeRig) -> None:
    await rig.hear(Start(), KNOWN, Chosen("who.new", "first"), Consent("keep", True))
    assert await rig.store.call(ledger) == [("keep", True, "keep-2026-11", True)]
    assert rig.station.front is not None
    assert rig.station.front.in_store


async def test_a_register_that_is_asked_for_again_makes_no_twin(rig: OfficeRig) -> None:
    resident, who = uuid4(), (Sex.FEMALE, BIRTH, "1234")
    for _ in range(2):
        await rig.station.archive.register(resident, who, KEEP)
    (found,) = await rig.station.archive.find(*who)
    assert found.resident_id == resident
    assert len(await rig.store.call(ledger)) == 1


async def test_a_holder_is_found_by_staff_with_all_that_a_visit_needs(rig: OfficeRig) -> None:
    resident = uuid4()
    await rig.station.archive.register(resident, (Sex.FEMALE, date(1954, 3, 1), "1234"), KEEP)
    holder = await rig.station.archive.holder(resident, "staff:test")
    assert (holder.sex, holder.birth) == (Sex.FEMALE, date(1954, 3, 1))
    assert (holder.found.resident_id, dict(holder.found.consents)) == (resident, {"keep": True})
    assert "1954" not in repr(holder)


def grip(value: str, driver: str, method: Method = Method.DEVICE) -> Measurement:
    row = weight(value, quantity="grip_force", method=method)
    return replace(row, proof=replace(row.proof, driver=driver))


def relative(value: str) -> Measurement:
    return weight(value, quantity="relative_grip", method=Method.COMPUTED)


@pytest.mark.parametrize(
    ("then", "now", "same"),
    [
        ([grip("30", "a")], [grip("28", "a")], True),
        ([grip("30", "a")], [grip("28", "b")], False),
        ([grip("30", "a"), grip("31", "b")], [grip("28", "a")], False),
        ([grip("30", "a")], [grip("28", "a"), grip("29", "b")], False),
        ([grip("30", "", Method.TYPED)], [grip("28", "", Method.TYPED)], False),
        ([grip("30", "a")], [grip("28", "", Method.TYPED)], False),
        ([], [grip("28", "a")], False),
        ([grip("30", "a")], [], False),
    ],
)
def test_only_a_value_of_the_same_instrument_is_compared(
    then: list[Measurement], now: list[Measurement], same: bool
) -> None:
    before = earlier([*then, relative("40")])
    like = before.like(drivers_of([*now, relative("38")]))
    assert ("grip_force" in like, "relative_grip" in like) == (same, same)
    if same:
        assert like["grip_force"] == Decimal(30)


def test_of_several_trials_the_best_is_compared() -> None:
    before = earlier([grip("30", "a"), grip("33", "a"), grip("31", "a")])
    assert before.like(drivers_of([grip("28", "a")])) == {"grip_force": Decimal(33)}


def test_another_piece_of_the_same_model_is_another_instrument() -> None:
    now = grip("28", "a")
    other = replace(now, proof=replace(now.proof, device_serial="SN-other"))
    assert earlier([grip("30", "a")]).like(drivers_of([other])) == {}


def test_of_times_the_fastest_is_compared() -> None:
    walks = [replace(grip(value, "a"), quantity="up_and_go_3m") for value in ("9.1", "8.2", "8.8")]
    assert earlier(walks).like(drivers_of(walks)) == {"up_and_go_3m": Decimal("8.2")}


@pytest.mark.parametrize("way", [Method.TAPPED, Method.ANSWERED])
def test_what_is_tapped_or_answered_is_compared_with_its_like(way: Method) -> None:
    walk = replace(grip("5.00", "", way), quantity="gait_4m_time")
    speed = replace(relative("0.80"), quantity="gait_speed_usual")
    assert earlier([walk, speed]).like(drivers_of([walk])) == {
        "gait_4m_time": Decimal("5.00"),
        "gait_speed_usual": Decimal("0.80"),
    }
    assert earlier([walk, speed]).like(drivers_of([replace(walk, method=Method.DEVICE)])) == {}


async def test_somebody_who_is_not_there_is_no_holder(rig: OfficeRig) -> None:
    with pytest.raises(Exception, match="resident") as refused:
        await rig.station.archive.holder(UUID(int=9), "staff:test")
    assert getattr(refused.value, "lasting", False) is True
