"""The staff's door: in by PIN only, roles held for every duty, out after a while, the resident's visit untouched."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import MISSING, fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.duties import (
    DUTIES,
    NEEDS,
    OPEN,
    Colleagues,
    Duty,
    Home,
    RecoverPin,
    Signal,
    SignIn,
    SignOut,
    Statistics,
)
from kiosk.core.messages import Asked, CallStaff, CardShown, StaffShown, Start
from kiosk.core.pages import Table
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence, tell
from kiosk.station.office.home import MENU
from kiosk.station.office.office import handlers
from kiosk.station.office.room import Room
from kiosk.store.records import Store
from kiosk.store.tables import TABLES
from tests.station.office.rig import PINS, TEXTS, OfficeRig, pressable, words
from tests.station.play import GUEST


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
    assert not rig.office.open


async def test_a_quiet_page_locks_itself(rig: OfficeRig) -> None:
    await rig.sign_in(Role.HELPER)
    await rig.clock.advance(100)
    rig.office.tick(rig.clock.monotonic())
    await rig.hear(Asked(Signal()))
    await rig.clock.advance(100)
    rig.office.tick(rig.clock.monotonic())
    assert rig.office.open, "somebody is there"
    await rig.clock.advance(81)
    rig.office.tick(rig.clock.monotonic())
    assert rig.facts[-1] == StaffShown(None)
    await rig.hear(Asked(Home()))
    assert rig.facts[-1] == StaffShown(None)


async def test_a_change_of_shift_is_another_pin(rig: OfficeRig) -> None:
    await rig.sign_in(Role.ADMINISTRATOR)
    page = await rig.sign_in(Role.HELPER)
    assert page.by == "홍helper"
    assert "colleagues" not in pressable(page)
    assert (await rig.ask(Colleagues())).complaint == Sentence("pin.role")


async def test_whoever_was_disabled_or_given_another_role_feels_it_at_once(rig: OfficeRig) -> None:
    await rig.sign_in(Role.MANAGER)
    manager = rig.staff[Role.MANAGER]
    await rig.store.call(Store.staff_set_role, manager, Role.HELPER, actor="system:test", now=rig.clock.utc())
    assert (await rig.ask(Statistics())).complaint == Sentence("pin.role")
    await rig.store.call(Store.staff_disable, manager, actor="system:test", now=rig.clock.utc())
    await rig.hear(Asked(Home()))
    assert rig.facts[-1] == StaffShown(None)
    assert not rig.office.open


async def test_after_a_card_only_its_owners_pin_opens_and_soon_it_is_anybodys_again(rig: OfficeRig) -> None:
    helper = rig.staff[Role.HELPER]
    await rig.store.call(Store.staff_set_card, helper, "STAFF-CARD-1", actor="system:test", now=rig.clock.utc())
    await rig.hear(CardShown("STAFF-CARD-1"))
    assert rig.told[-1] == "pin.card"
    await rig.hear(Asked(SignIn(PINS[Role.MANAGER])))
    assert rig.told[-1] == "pin.wrong"
    await rig.hear(Asked(SignIn(PINS[Role.HELPER])))
    assert rig.page.by == "홍helper"
    await rig.sign_out()
    await rig.hear(CardShown("STAFF-CARD-1"))
    await rig.clock.advance(61)
    await rig.hear(Asked(SignIn(PINS[Role.MANAGER])))
    assert rig.page.by == "홍manager"


async def test_a_card_opens_though_the_station_door_waits_after_wrong_pins(rig: OfficeRig) -> None:
    helper = rig.staff[Role.HELPER]
    await rig.store.call(Store.staff_set_card, helper, "STAFF-CARD-1", actor="system:test", now=rig.clock.utc())
    for _ in range(4):
        await rig.hear(Asked(SignIn("000000")))
    assert rig.told[-1] == "pin.locked"
    await rig.hear(Asked(SignIn(PINS[Role.HELPER])))
    assert rig.told[-1] == "pin.locked", "the right one too: the door waits"
    await rig.hear(CardShown("STAFF-CARD-1"), Asked(SignIn(PINS[Role.HELPER])))
    assert rig.page.by == "홍helper"


async def test_the_first_page_says_who_is_here_and_what_waits(rig: OfficeRig) -> None:
    await rig.hear(Start(), GUEST, CallStaff())
    page = await rig.sign_in(Role.SPECIALIST)
    here, waits = (part for part in page.parts if isinstance(part, Table))
    assert [row.cells[0] for row in here.rows] == [Sentence("home.guest")]
    assert here.rows[0].cells[2] == rig.scene.title
    assert {row.key: (row.cells[1], row.mark) for row in waits.rows} == {
        "waits-calls": ("1", "look"),
        "waits-queue": ("0", "ok"),
        "waits-checks": ("4", "look"),
        "waits-tray": ("0", "ok"),
        "waits-follow-ups": ("0", "ok"),
    }
    page = await rig.press("waits-calls")
    assert page.key == "calls"


async def test_the_page_of_a_lost_pin_does_not_stay_for_ever(rig: OfficeRig) -> None:
    await rig.hear(Asked(RecoverPin()))
    assert rig.facts[-1] != StaffShown(None)
    assert not rig.office.open
    await rig.clock.advance(181)
    rig.office.tick(rig.clock.monotonic())
    assert rig.facts[-1] == StaffShown(None)


# --- roles, exhaustively ----------------------------------------------------------------------------------------


def made(duty: type[Duty]) -> Duty:
    """Return some duty of this type; whom it names is nobody."""
    blanks: dict[str, object] = {"UUID": uuid4(), "str": "", "bool": False}
    given = {one.name: blanks[str(one.type)] for one in fields(duty) if one.default is MISSING}
    return duty(**given)  # type: ignore[arg-type]  # by name


def written(store: Store) -> dict[str, list[str]]:
    """Return every row of the store but the access log's and the PIN doors'."""
    with store._transaction() as conn:
        return {
            name: sorted(map(repr, conn.execute(table.select()).all()))
            for name, table in TABLES.items()
            if name not in ("audit", "meta", "pin_lock")
        }


async def refusals(rig: OfficeRig) -> list[str]:
    lines = await rig.store.read(Store.audit_entries, limit=5000)
    return [f"{line.actor} {line.detail}" for line in lines if line.what == "duty refused"]


def test_every_duty_is_carried_out_somewhere() -> None:
    assert set(handlers()) | set(OPEN) >= set(DUTIES)


def test_every_entry_of_the_menu_has_words_and_a_duty_of_its_own() -> None:
    names = [name for name, _ in MENU]
    assert len(set(names)) == len(names)
    for name, duty in MENU:
        assert tell(TEXTS, Sentence(f"office.{name}"))
        assert type(duty) in NEEDS


@pytest.mark.parametrize("role", Role)
async def test_below_its_role_a_duty_is_refused_logged_and_changes_nothing(rig: OfficeRig, role: Role) -> None:
    page = await rig.sign_in(role)
    below = [duty for duty, needed in NEEDS.items() if not role.may(needed)]
    assert bool(below) is (role is not Role.ADMINISTRATOR)
    before = await rig.store.call(written)
    for duty in below:
        assert await rig.ask(made(duty)) == replace(page, complaint=Sentence("pin.role")), duty.__name__
    assert await rig.store.call(written) == before
    assert await refusals(rig) == [f"staff:{rig.staff[role]} {duty.__name__}" for duty in below]
    assert rig.services.printed == []
    assert rig.services.jobs == []
    assert rig.services.mode == ""


@pytest.mark.parametrize("role", Role)
async def test_from_its_role_on_no_duty_is_refused_even_of_nobody(rig: OfficeRig, role: Role) -> None:
    for duty in (duty for duty, needed in NEEDS.items() if role.may(needed)):
        if not rig.office.open:
            await rig.sign_in(role)
        await rig.hear(Asked(made(duty)))
        shown = rig.facts[-1]
        assert not isinstance(shown, StaffShown) or shown.page is None or shown.page.complaint != Sentence("pin.role")
    assert await refusals(rig) == []


WAYS = st.one_of(
    st.sampled_from(DUTIES).map(made),
    st.sampled_from([*PINS.values(), "000000", ""]).map(SignIn),
    st.sampled_from(["wait", "long", "disable", "card"]),
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(WAYS, min_size=10, max_size=60))
def test_no_order_of_things_lets_a_role_do_what_it_may_not(steps: list[Duty | str]) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(_random(Path(folder), steps))


async def _random(folder: Path, steps: list[Duty | str]) -> None:
    """Whatever is carried out is carried out for somebody who may, who signed in, and who is still there."""
    done: list[tuple[Role | None, type]] = []
    async with OfficeRig(folder) as rig:

        async def note(room: Room, duty: Duty) -> None:
            done.append((room.who.role if room.who.id else None, type(duty)))

        rig.office._handlers = dict.fromkeys(DUTIES, note)
        inside: Role | None = None
        gone: set[Role] = set()
        for step in steps:
            since = len(done)
            if isinstance(step, str):
                inside = await _happen(rig, step, inside, gone)
            else:
                await rig.hear(Asked(step))
                inside = _inside(rig, step, inside, gone)
            for role, duty in done[since:]:
                assert duty in OPEN or (role is not None and role is inside and role.may(NEEDS[duty]))
            assert rig.office.open is (inside is not None)


async def _happen(rig: OfficeRig, what: str, inside: Role | None, gone: set[Role]) -> Role | None:
    match what:
        case "wait" | "long":
            await rig.clock.advance(100 if what == "wait" else 4000)
            rig.office.tick(rig.clock.monotonic())
            return inside if rig.office.open and what == "wait" else None
        case "disable" if inside is not None and inside is not Role.ADMINISTRATOR:
            await rig.store.call(Store.staff_disable, rig.staff[inside], actor="system:test", now=rig.clock.utc())
            gone.add(inside)
        case "card":
            await rig.hear(CardShown("LK1-nobody"))
    return inside


def _inside(rig: OfficeRig, duty: Duty, inside: Role | None, gone: set[Role]) -> Role | None:
    """Who is inside after this, as somebody who watches the door would say."""
    match duty:
        case SignIn(pin=pin):
            role = next((role for role, mine in PINS.items() if mine == pin), None)
            return role if rig.told[-1:] == ["pin.ok"] and role not in gone else inside
        case SignOut():
            return None
        case Signal() | RecoverPin():
            return inside
    return None if inside in gone else inside
