"""The accounts of those who work here: who, which role, card, PIN, and the sealed code for a lost PIN."""

from __future__ import annotations

from kiosk.core.duties import (
    NEEDS,
    AddColleague,
    ChangeColleague,
    Colleagues,
    Home,
    OwnPin,
    RecoverPin,
)
from kiosk.core.pages import Button, Field, Form, Page, Row, Table, Text
from kiosk.core.pin import flaw_of
from kiosk.core.roles import Role
from kiosk.core.texts import Sentence
from kiosk.station.office.account import account_page, recovery, waiting_for_card
from kiosk.station.office.pins import FLAWS, own_pin, recover
from kiosk.station.office.room import Handlers, Room
from kiosk.station.office.words import ROLES
from kiosk.store.accounts import StaffAccount
from kiosk.store.records import Store
from kiosk.store.trouble import StoreTrouble

LONGEST_NAME = 40
HEADS = (
    Sentence("colleague.head.name"),
    Sentence("colleague.head.role"),
    Sentence("colleague.head.card"),
    Sentence("colleague.head.state"),
)


async def colleagues(room: Room, duty: Colleagues) -> Page:
    """List the accounts; whoever may change one presses its row."""
    may = room.who.role.may(NEEDS[ChangeColleague])
    rows = tuple(_row(account, may) for account in await room.read(Store.staff_accounts))
    table = Table("colleagues", HEADS, rows, Sentence("colleague.none"), (4, 3, 2, 3))
    add = (Button("add", Sentence("colleague.add"), AddColleague()),) if may else ()
    return Page("colleagues", Sentence("colleague.title"), (table,), add, Home())


def _row(account: StaffAccount, may: bool) -> Row:
    member = account.member
    card = Sentence("colleague.card.yes" if account.has_card else "colleague.card.no")
    state = Sentence("colleague.off" if member.disabled else "colleague.on")
    cells: tuple[Text, ...] = (member.name, ROLES[member.role], card, state)
    press = ChangeColleague(member.id) if may and not member.disabled else None
    return Row(f"staff-{member.id}", cells, "off" if member.disabled else "ok", press)


async def add(room: Room, duty: AddColleague) -> Page:
    """Open an account: name, role, first PIN."""
    if not duty.sent:
        return _add_page(duty)
    name = " ".join(duty.name.split())
    if not name or len(name) > LONGEST_NAME:
        return _add_page(duty, Sentence("colleague.name.bad"))
    if duty.role not in list(Role):
        return _add_page(duty, Sentence("colleague.role.none"))
    if flaw := flaw_of(duty.pin):
        return _add_page(duty, FLAWS[flaw])
    try:
        await room.do(Store.staff_add, name, Role(duty.role), duty.pin)
    except StoreTrouble as trouble:
        return _add_page(duty, Sentence(trouble.key))
    return await colleagues(room, Colleagues())


def _add_page(duty: AddColleague, complaint: Text = "") -> Page:
    fields = (
        Field("name", Sentence("colleague.head.name"), value=duty.name),
        Field("role", Sentence("colleague.head.role"), "choice", duty.role, _roles()),
        Field("pin", Sentence("colleague.pin.new"), "pin", hint=Sentence("colleague.pin.hint")),
    )
    form = Form("add", fields, Button("save", Sentence("colleague.save"), AddColleague()))
    return Page("colleague-add", Sentence("colleague.add"), (form,), back=Colleagues(), complaint=complaint)


def _roles() -> tuple[tuple[str, Text], ...]:
    return tuple((role.value, ROLES[role]) for role in Role)


async def change(room: Room, duty: ChangeColleague) -> Page:
    """Do one thing to an account."""
    accounts = await room.read(Store.staff_accounts)
    account = next((one for one in accounts if one.member.id == duty.staff and not one.member.disabled), None)
    if account is None:
        return await colleagues(room, Colleagues())
    try:
        return await _changed(room, duty, account)
    except StoreTrouble as trouble:
        return account_page(account, Sentence(trouble.key))


async def _changed(room: Room, duty: ChangeColleague, account: StaffAccount) -> Page:
    match duty.act:
        case "pin":
            return await _new_pin(room, duty, account)
        case "role":
            return await _new_role(room, duty, account)
        case "card" if duty.card:
            await room.do(Store.staff_set_card, duty.staff, duty.card)
        case "card":
            return waiting_for_card(room, account)
        case "no-card":
            await room.do(Store.staff_set_card, duty.staff, "")
        case "disable":
            await room.do(Store.staff_disable, duty.staff)
        case "recovery":
            return await recovery(room, account)
        case _:
            return account_page(account)
    return await colleagues(room, Colleagues())


async def _new_pin(room: Room, duty: ChangeColleague, account: StaffAccount) -> Page:
    complaint: Text = ""
    if duty.sent:
        complaint = FLAWS.get(flaw_of(duty.pin), "")
        if not complaint:
            await room.do(Store.staff_set_pin, duty.staff, duty.pin)
            return await colleagues(room, Colleagues())
    field = Field("pin", Sentence("colleague.pin.new"), "pin", hint=Sentence("colleague.pin.hint"))
    return _one_field("colleague-pin", Sentence("colleague.pin"), field, duty, account, complaint)


async def _new_role(room: Room, duty: ChangeColleague, account: StaffAccount) -> Page:
    if duty.sent and duty.role in list(Role):
        await room.do(Store.staff_set_role, duty.staff, Role(duty.role))
        return await colleagues(room, Colleagues())
    complaint = Sentence("colleague.role.none") if duty.sent else ""
    field = Field("role", Sentence("colleague.head.role"), "choice", account.member.role.value, _roles())
    return _one_field("colleague-role", Sentence("colleague.role"), field, duty, account, complaint)


def _one_field(
    key: str, title: Sentence, field: Field, duty: ChangeColleague, account: StaffAccount, complaint: Text
) -> Page:
    form = Form("change", (field,), Button("save", Sentence("colleague.save"), ChangeColleague(duty.staff, duty.act)))
    return Page(key, title, (form,), back=ChangeColleague(duty.staff), complaint=complaint, who=account.member.name)


DUTIES: Handlers = {
    Colleagues: colleagues,
    AddColleague: add,
    ChangeColleague: change,
    OwnPin: own_pin,
    RecoverPin: recover,
}
