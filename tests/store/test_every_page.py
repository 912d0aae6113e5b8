"""Every staff page over each database: what works on SQLCipher works by ``store.url`` on PostgreSQL too."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

from kiosk.core import duties
from kiosk.core.duties import Duty
from kiosk.core.reading import Record
from kiosk.core.roles import Role
from kiosk.core.visit_record import End
from kiosk.store.database import StoreSettings
from kiosk.store.records import Store
from kiosk.store.values import TrayItem
from tests.station.office.rig import MORNING, OfficeRig, pressable, words
from tests.store.shelf import IDENTITY, later, says, visit_of, weight

ACTOR = "resident"


async def test_every_page_and_every_change(settings: StoreSettings, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    async with OfficeRig(tmp_path, settings=settings) as rig:
        one, value = weight(), weight("61.7", trial=2)
        known = await rig.store.call(
            Store.register_resident, IDENTITY, (says("keep"), says("platform")), actor=ACTOR, now=MORNING
        )
        visit = await rig.store.call(visit_of, known, MORNING)
        await rig.store.call(Store.keep, visit, [one, value], actor=ACTOR, now=MORNING)
        await rig.store.call(Store.end_visit, visit, End.FINISHED, (), actor=ACTOR, now=MORNING)
        item = await _stray(rig)
        await rig.sign_in(Role.ADMINISTRATOR)
        for duty in _pages(known.id, visit, value.id, item):
            page = await rig.ask(duty)
            assert page.complaint == "", f"{type(duty).__name__}: {words(page)}"
            pressable(page)
        for change in _changes(known.id, visit, one.id, value.id, item):
            page = await rig.ask(change)
            assert page.complaint == "", f"{type(change).__name__}: {words(page)}"
        held = await rig.store.call(Store.visit_record, visit, actor=ACTOR, now=later(60))
        assert sorted(row.value for row in held.measurements) == [Decimal("62.4"), Decimal("70.5")]
        assert (await rig.store.read(Store.audit_verify)).ok


async def _stray(rig: OfficeRig) -> UUID:
    said = {"weight_kg": Decimal("70.5"), "status": "stable", "unit": "kg"}
    record = Record("and_standard", said, b"ST,+0070.5 kg\r\n")
    item = TrayItem(uuid4(), "scale", "and-uc-321", "1", record, MORNING, None, "no-step", later(86400 * 30))
    await rig.store.call(Store.tray_add, item, actor="system:station", now=MORNING)
    return item.id


def _pages(resident: UUID, visit: UUID, value: UUID, item: UUID) -> tuple[Duty, ...]:
    """Everything that only shows."""
    plain: tuple[str, ...] = (
        "Home",
        "People",
        "Visits",
        "Tray",
        "OpeningCheck",
        "Stations",
        "Calls",
        "Closing",
        "Upkeep",
        "Queue",
    )
    plain += (
        "ImportRoster",
        "FollowUps",
        "Statistics",
        "AuditMonth",
        "Colleagues",
        "AddColleague",
        "OwnPin",
        "Keeping",
    )
    of: dict[str, UUID] = {"Person": resident, "Consents": resident, "MergeWith": resident, "ChangePerson": resident}
    of |= {"ErasePerson": resident, "VisitPage": visit, "ValuePage": value, "Correct": value, "MoveValues": visit}
    of |= {"AddNote": visit, "TypeQuantity": visit, "TrayItemPage": item, "Consult": visit}
    found = [getattr(duties, name)() for name in plain]
    found += [getattr(duties, name)(about) for name, about in of.items()]
    return tuple(found)


def _changes(resident: UUID, visit: UUID, one: UUID, value: UUID, item: UUID) -> tuple[Duty, ...]:
    """A day's changes, in an order in which each is possible."""
    return (
        duties.People("홍시험"),
        duties.Correct(one, value="62.4", why="misread", sure=True, sent=True),
        duties.VoidValue(value, why="moved-body"),
        duties.AssignTray(item, visit, why="seen"),
        duties.AddNote(visit, text="천천히 걸으시게 함", advice=True, sent=True),
        duties.GiveConsent(resident, "platform", granted=False),
        duties.PrintCard(resident),
        duties.GiveNumber(),
        duties.DidUpkeep("cleaned"),
        duties.OpenDay(),
        duties.CloseDay(),
    )
