"""Accounts as the screen keeps them: who may, what is refused in words, and the envelope for a lost PIN."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from kiosk.core.duties import AddColleague, ChangeColleague, Colleagues, OwnPin, RecoverPin, SignIn, SignOut
from kiosk.core.messages import Asked, CardShown, StaffShown
from kiosk.core.pages import Form, Lines
from kiosk.core.roles import Role
from kiosk.store.records import Store
from tests.station.office.rig import MORNING, PINS, OfficeRig, pressable, words


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[OfficeRig]:
    async with OfficeRig(tmp_path) as made:
        yield made


async def names(rig: OfficeRig) -> list[str]:
    return [member.name for member in await rig.store.read(Store.staff_list)]


async def test_an_administrator_adds_a_colleague_who_can_sign_in(rig: OfficeRig) -> None:
    await rig.sign_in(Role.ADMINISTRATOR)
    await rig.press("colleagues")
    await rig.press("add")
    page = await rig.press("save", name="  김  새로 ", role="specialist", pin="904417")
    assert page.key == "colleagues"
    assert "김 새로" in words(page)
    await rig.sign_out()
    assert "김 새로" in words(await rig.ask(SignIn("904417")))


@pytest.mark.parametrize(
    ("name", "role", "pin", "complaint"),
    [
        ("", "helper", "904417", "이름을"),
        ("가" * 41, "helper", "904417", "이름을"),
        ("김새로", "", "904417", "역할을"),
        ("김새로", "boss", "904417", "역할을"),
        ("김새로", "helper", "12", "4자리에서 12자리"),
        ("김새로", "helper", "12a4", "4자리에서 12자리"),
        ("김새로", "helper", "1111", "너무 쉬운"),
        ("김새로", "helper", "345678", "너무 쉬운"),
        ("김새로", "helper", PINS[Role.MANAGER], "쓸 수 없습니다"),
    ],
)
async def test_what_does_not_fit_is_said_and_stays_typed(
    rig: OfficeRig, name: str, role: str, pin: str, complaint: str
) -> None:
    await rig.sign_in(Role.ADMINISTRATOR)
    page = await rig.ask(AddColleague(name, role, pin, sent=True))
    assert page.key == "colleague-add"
    assert complaint in words(page)
    assert name in words(page)
    assert pin not in [field.value for part in page.parts if isinstance(part, Form) for field in part.fields]
    assert len(await names(rig)) == 4


async def test_a_manager_sees_accounts_and_changes_none(rig: OfficeRig) -> None:
    await rig.sign_in(Role.MANAGER)
    page = await rig.press("colleagues")
    assert set(pressable(page)) == {"back"}
    after = await rig.ask(ChangeColleague(rig.staff[Role.HELPER], "role", role="manager", sent=True))
    assert "역할" in words(after)
    assert [member.role for member in await rig.store.read(Store.staff_list)] == list(Role)


async def test_a_role_a_pin_and_an_account_are_changed(rig: OfficeRig) -> None:
    helper = rig.staff[Role.HELPER]
    await rig.sign_in(Role.ADMINISTRATOR)
    await rig.ask(Colleagues())
    await rig.press(f"staff-{helper}")
    await rig.press("role")
    await rig.press("save", role="specialist")
    await rig.press(f"staff-{helper}")
    await rig.press("pin")
    assert "너무 쉬운" in words(await rig.press("save", pin="0000"))
    await rig.press("save", pin="771904")
    assert (await rig.store.check_pin("771904", now=MORNING)).staff is not None
    await rig.press(f"staff-{helper}")
    page = await rig.press("disable")
    assert "닫힘" in words(page)
    assert f"staff-{helper}" not in pressable(page)
    assert (await rig.store.check_pin("771904", now=MORNING)).staff is None


async def test_the_last_administrator_stays(rig: OfficeRig) -> None:
    boss = rig.staff[Role.ADMINISTRATOR]
    await rig.sign_in(Role.ADMINISTRATOR)
    assert "관리자가 한 명은" in words(await rig.ask(ChangeColleague(boss, "disable")))
    page = await rig.ask(ChangeColleague(boss, "role", role="helper", sent=True))
    assert "관리자가 한 명은" in words(page)


async def test_the_next_card_shown_is_the_colleagues(rig: OfficeRig) -> None:
    helper = rig.staff[Role.HELPER]
    await rig.sign_in(Role.ADMINISTRATOR)
    await rig.ask(ChangeColleague(helper))
    assert rig.page.key == "colleague"
    await rig.press("card")
    await rig.hear(CardShown("LK-STAFF-77"))
    assert rig.page.key == "colleagues"
    await rig.sign_out()
    await rig.hear(CardShown("LK-STAFF-77"))
    assert rig.told[-1] == "pin.card"
    assert (await rig.ask(SignIn(PINS[Role.HELPER]))).key == "home"
    await rig.sign_in(Role.ADMINISTRATOR)
    await rig.ask(ChangeColleague(rig.staff[Role.MANAGER], "card"))
    await rig.hear(CardShown("LK-STAFF-77"))
    assert "다른 사람의 카드" in words(rig.page)
    await rig.ask(ChangeColleague(helper, "no-card"))
    assert not any(account.has_card for account in await rig.store.read(Store.staff_accounts))


async def test_ones_own_pin_is_typed_twice(rig: OfficeRig) -> None:
    await rig.sign_in(Role.HELPER)
    await rig.press("own-pin")
    assert "서로 다릅니다" in words(await rig.press("save", pin="904417", again="904418"))
    assert "쓸 수 없습니다" in words(await rig.ask(OwnPin(PINS[Role.MANAGER], PINS[Role.MANAGER], sent=True)))
    assert (await rig.ask(OwnPin("904417", "904417", sent=True))).key == "own-pin-done"
    await rig.sign_out()
    assert (await rig.ask(SignIn("904417"))).key == "home"


async def test_the_envelope_brings_a_pin_back_with_nobody_signed_in(rig: OfficeRig) -> None:
    manager = rig.staff[Role.MANAGER]
    await rig.sign_in(Role.ADMINISTRATOR)
    await rig.ask(ChangeColleague(manager))
    page = await rig.press("recovery")
    what, printed = rig.services.printed[-1]
    assert what == "secret"
    code = printed[1][0][1]  # type: ignore[index]  # title, lines
    assert code not in words(page)
    await rig.sign_out()
    assert (await rig.ask(RecoverPin())).key == "recover"
    slip = await rig.press("save", code="1234", pin="904417")
    assert "잘못 누르셨습니다" in words(slip)
    assert "너무 쉬운" in words(await rig.press("save", code=code, pin="1111"))
    assert (await rig.press("save", code=code, pin="904417")).key == "recover-done"
    assert not rig.station.office.open  # type: ignore[union-attr]  # it is there
    assert pressable(rig.page)["close"] == SignOut()
    assert (await rig.ask(SignIn("904417"))).key == "home"
    await rig.sign_out()
    assert "맞지 않는" in words(await rig.ask(RecoverPin(code, "904418", sent=True)))


async def test_a_code_that_cannot_be_printed_is_shown_once(rig: OfficeRig) -> None:
    rig.services.answer = "failed"
    await rig.sign_in(Role.ADMINISTRATOR)
    page = await rig.ask(ChangeColleague(rig.staff[Role.MANAGER], "recovery"))
    part = page.parts[0]
    assert isinstance(part, Lines)
    assert (await rig.store.recover_pin(str(part.lines[1]), "904417", now=MORNING)).staff is not None


async def test_guessing_codes_locks_that_door_and_no_other(rig: OfficeRig) -> None:
    await rig.hear(Asked(RecoverPin()))
    for _ in range(4):
        page = await rig.ask(RecoverPin("0000-0000-0000-0000-0098", "904417", sent=True))
    assert "잠" in words(page)
    assert (await rig.sign_in(Role.HELPER)).key == "home"
    assert isinstance(rig.facts[-1], StaffShown)
