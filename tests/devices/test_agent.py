"""What our pairing agent answers, and how clocks are written."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from dbus_fast import Message, MessageType

from kiosk.devices import agent
from kiosk.devices.device_time import current_time, date_time

OURS, OTHER = "/org/bluez/hci0/dev_F0_F1_F2_F3_F4_F5", "/org/bluez/hci0/dev_00_00_00_00_00_00"


def ask(member: str, signature: str = "", *body: object, path: str = agent.PATH) -> Message | None:
    call = Message(
        destination=":1.1", path=path, interface=agent.INTERFACE, member=member, signature=signature, body=list(body)
    )
    call.serial = 5
    call.sender = ":1.0"
    return agent.answer(call, lambda address: address == "F0:F1:F2:F3:F4:F5")


@pytest.mark.parametrize(
    ("member", "signature", "body", "allowed"),
    [
        ("Release", "", (), True),
        ("Cancel", "", (), True),
        ("RequestAuthorization", "o", (OURS,), True),
        ("AuthorizeService", "os", (OURS, "1810"), True),
        ("RequestAuthorization", "o", (OTHER,), False),
        ("AuthorizeService", "os", (OTHER, "1810"), False),
        ("RequestPasskey", "o", (OURS,), False),
        ("RequestPinCode", "o", (OURS,), False),
        ("RequestConfirmation", "ou", (OURS, 123456), False),
        ("Unheard", "", (), False),
    ],
)
def test_answers(member: str, signature: str, body: tuple[object, ...], allowed: bool) -> None:
    reply = ask(member, signature, *body)
    assert reply is not None
    assert reply.message_type is (MessageType.METHOD_RETURN if allowed else MessageType.ERROR)
    assert allowed or reply.error_name == agent.REJECTED


def test_calls_to_others_are_left_alone() -> None:
    assert ask("RequestAuthorization", "o", OURS, path="/elsewhere") is None


def test_clocks_are_written_as_the_reference_shows() -> None:
    nine_thirty = datetime(2026, 11, 21, 9, 30, tzinfo=ZoneInfo("Asia/Seoul"))
    assert date_time(nine_thirty) == bytes.fromhex("EA070B15091E00")
    assert current_time(nine_thirty) == bytes.fromhex("EA070B15091E00060001")
