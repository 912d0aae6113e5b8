"""The values that a failed check puts in doubt, played through: exactly these, invited once, told to the platform."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

from kiosk.core.duties import FollowUps
from kiosk.core.duties_checks import Affected
from kiosk.core.metrology.values import DeviceCheck
from kiosk.core.pages import Page
from kiosk.core.reading import Method, Proof, Side
from kiosk.core.resident import Sex
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence
from kiosk.store.identity import Identity
from tests.station.office.check_rig import Flawed, Floor, checks, floor
from tests.station.office.rig import MORNING, pressable, words
from tests.station.office.stays import HONG, KIM, SCALE, measured, register, stay
from tests.station.office.test_check_pages import daily, put, table
from tests.store.checking import sent

LEE = Identity(Sex.MALE, date(1948, 5, 6), "1199", name="이보기")
OURS = replace(SCALE, driver="maker-scale", device_serial="SN-scale")
YESTERDAY = MORNING - timedelta(hours=25)  # 08:00
KEY = "check-daily"


def good(at: datetime) -> DeviceCheck:
    """A made-up certificate of somebody else."""
    return replace(daily(at, "0.0"), id=uuid4(), kind="outside", due_at=at + timedelta(days=300), points=())


async def weighed(room: Floor, hours: float, resident: UUID | None = None) -> UUID:
    """A visit on the scale, so many hours after yesterday's check; a grip and a typed weight are none of it."""
    at = YESTERDAY + timedelta(hours=hours)
    values = (
        measured("body_weight", "61.2", at + timedelta(minutes=1), proof=OURS),
        measured("grip_force", "24.0", at + timedelta(minutes=2), proof=OURS, side=Side.RIGHT),
        measured("body_weight", "61.0", at + timedelta(minutes=3), method=Method.TYPED, proof=Proof(), step="typed"),
    )
    return await stay(room.rig, resident, values, at=at, checked=False)


async def people(room: Floor) -> dict[str, UUID]:
    """Three residents and a guest since yesterday's good check; one more the day before, under a check of that day."""
    for day in (2, 1):
        at = MORNING - timedelta(days=day, hours=1)
        await put(room.rig, good(at - timedelta(minutes=5)))
        await put(room.rig, daily(at, "0.0"))
    return await weighings(room)


async def weighings(room: Floor) -> dict[str, UUID]:
    """Their visits; the scale had been checked well before each."""
    hong = await register(room.rig, HONG, "platform")
    kim = await register(room.rig, KIM, "platform")
    lee = await register(room.rig, LEE)
    await weighed(room, -20, hong)
    return {
        "hong": await weighed(room, 1, hong),
        "kim": await weighed(room, 2, kim),
        "lee": await weighed(room, 3, lee),
        "guest": await weighed(room, 4),
    }


async def failed(room: Floor) -> UUID:
    """The helper finds this morning that it weighs two in a hundred too much."""
    room.flaws = {"scale": Flawed(gain=Decimal("1.02"))}
    await room.begin()
    await room.obey(KEY, lambda page: page.who.split(" ")[0])
    return (await checks(room.rig, "scale", "body_weight"))[-1].id


async def played(room: Floor) -> tuple[Page, UUID, dict[str, UUID]]:
    """From good checks to the page of what is in doubt."""
    visits = await people(room)
    await room.rig.store.call(sent, room.rig.clock.utc())
    check = await failed(room)
    await room.rig.press("checked-scale")
    return await room.rig.press("affected"), check, visits


async def test_exactly_the_values_since_the_last_good_check_are_listed(tmp_path: Path) -> None:
    async with floor(tmp_path, role=Role.SPECIALIST) as room:
        page, _, _ = await played(room)
        weight = "quantity.body_weight"
        assert list(table(page).values()) == [
            ("홍○험", "2026-11-01 09:01", weight),
            ("김○○기", "2026-11-01 10:01", weight),
            ("이○기", "2026-11-01 11:01", weight),
            ("stations.guest", "2026-11-01 12:01", weight),
        ]
        assert page.say == Sentence("checks.affected.say", ("4", "3", "1"))
        assert "61.2" not in words(page), "a list of people, without a value"
        assert (await room.rig.press("value-0")).key == "person"


async def test_known_people_are_invited_once_and_seen_to(tmp_path: Path) -> None:
    async with floor(tmp_path, role=Role.SPECIALIST) as room:
        _, check, _ = await played(room)
        page = await room.rig.press("invite")
        assert page.say == Sentence("checks.affected.invited", ("3",))
        assert "invite" not in pressable(page)
        page = await room.rig.ask(Affected(check, invite=True))
        assert page.say == Sentence("checks.affected.before"), "once, however often it is asked"
        page = await room.rig.press("listed")
        assert {row[1] for row in table(page).values()} == {"홍시험", "김본보기", "이보기"}, (
            "who is asked to come is named"
        )
        assert {row[2] for row in table(page).values()} == {"quantity.body_weight"}
        await room.rig.press("close-1")
        page = await room.rig.press("close", text="다시 쟀습니다")
        assert page.say == Sentence("follow.closed")
        page = await room.rig.ask(FollowUps("recheck"))
        assert len(table(page)) == 2
        assert "다시 쟀습니다" in words(page)
        page = await room.rig.ask(Affected(check, invite=True))
        assert page.say == Sentence("checks.affected.before"), "who was seen to is not asked again"


async def test_the_platform_is_told_of_exactly_the_visits_that_it_may_know(tmp_path: Path) -> None:
    async with floor(tmp_path, role=Role.SPECIALIST) as room:
        _, _, visits = await played(room)
        went = await room.rig.store.call(sent, room.rig.clock.utc() + timedelta(hours=1))
        assert sorted(went) == sorted(("correction", visits[name]) for name in ("hong", "kim"))
