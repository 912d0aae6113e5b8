"""One account: what can be done with it, the page that waits for a card, the code for an envelope."""

from __future__ import annotations

from kiosk.core.duties import ChangeColleague, Colleagues
from kiosk.core.pages import Button, Lines, Page, Text
from kiosk.core.texts import Sentence
from kiosk.station.office.room import Room
from kiosk.station.office.words import ROLES
from kiosk.store.accounts import RECOVERABLE, StaffAccount
from kiosk.store.records import Store


def account_page(account: StaffAccount, complaint: Text = "") -> Page:
    """Return the page of one account, with what can be done."""
    member = account.member
    lines: list[tuple[Text, Text]] = [
        (Sentence("colleague.head.role"), ROLES[member.role]),
        (Sentence("colleague.head.card"), Sentence("colleague.card.yes" if account.has_card else "colleague.card.no")),
    ]
    if member.role in RECOVERABLE:
        sealed = Sentence("colleague.recovery.yes" if account.has_recovery else "colleague.recovery.no")
        lines.append((Sentence("colleague.recovery"), sealed))
    return Page(
        "colleague",
        Sentence("colleague.one"),
        (Lines(tuple(lines)),),
        _buttons(account),
        Colleagues(),
        complaint=complaint,
        who=member.name,
    )


def _buttons(account: StaffAccount) -> tuple[Button, ...]:
    who = account.member.id
    buttons = [
        Button("pin", Sentence("colleague.pin"), ChangeColleague(who, "pin")),
        Button("role", Sentence("colleague.role"), ChangeColleague(who, "role")),
        Button("card", Sentence("colleague.card"), ChangeColleague(who, "card")),
    ]
    if account.has_card:
        sure = Sentence("colleague.card.off.sure")
        buttons.append(Button("no-card", Sentence("colleague.card.off"), ChangeColleague(who, "no-card"), sure))
    if account.member.role in RECOVERABLE:
        sure = Sentence("colleague.recovery.sure")
        buttons.append(Button("recovery", Sentence("colleague.recovery.make"), ChangeColleague(who, "recovery"), sure))
    sure = Sentence("colleague.disable.sure")
    buttons.append(Button("disable", Sentence("colleague.disable"), ChangeColleague(who, "disable"), sure))
    return tuple(buttons)


def waiting_for_card(room: Room, account: StaffAccount) -> Page:
    """Wait for the next card that is shown at this screen."""
    who = account.member.id
    if room.station.office is not None:
        room.station.office.next_card = lambda code: ChangeColleague(who, "card", card=code)
    return Page(
        "colleague-card",
        Sentence("colleague.card"),
        (Lines((Sentence("colleague.card.show"),)),),
        back=ChangeColleague(who),
        who=account.member.name,
    )


async def recovery(room: Room, account: StaffAccount) -> Page:
    """Make a new sealed code: onto paper, or where that fails onto the screen, once, to be written down."""
    code = await room.do(Store.staff_recovery_make, account.member.id)
    title = Sentence("colleague.recovery")
    printed = await room.services.papers.secret(title, ((account.member.name, code),), room.station.settings.language)
    if printed == "printed":
        lines = Lines((Sentence("colleague.recovery.printed"),), "ok")
    else:
        lines = Lines((Sentence("colleague.recovery.write"), code), "look")
    return Page("colleague-recovery", title, (lines,), back=Colleagues(), who=account.member.name)
