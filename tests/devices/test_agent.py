"""What our pairing agent answers, and how clocks are written."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from dbus_fast import Message, MessageType

from kiosk.devices import agent
from kiosk.devices.device_time import current_time, date_time, read_time

ADDRESS = "F0:F1:F2:F3:F4:F5"
OURS, OTHER = "/org/bluez/hci0/dev_F0_F1_F2_F3_F4_F5", "/org/bluez/hci0/dev_00_00_00_00_00_00"


class Room:
    """Our agent, what it asked staff, and what it answered late."""

    def __init__(self, *staff: str) -> None:
        self.agent = agent.Agent(lambda address: address == ADDRESS)
        self.asked: list[str | None] = []
        self.late: list[Message] = []
        self.agent.send = self.late.append
        for address in staff:
            self.agent.staff[address] = self.asked.append

    def ask(self, member: str, signature: str = "", *body: object, path: str = agent.PATH) -> Message | bool | None:
        call = Message(
            destination=":1.1",
            path=path,
            interface=agent.INTERFACE,
            member=member,
            signature=signature,
            body=list(body),
        )
        call.serial = 5
        call.sender = ":1.0"
        return self.agent.hear(call)


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
        ("DisplayPasskey", "ouq", (OURS, 123456, 0), False),
        ("RequestPinCode", "o", (OURS,), False),
        ("RequestConfirmation", "ou", (OURS, 123456), False),
        ("Unheard", "", (), False),
    ],
)
def test_answers_while_nobody_pairs(member: str, signature: str, body: tuple[object, ...], allowed: bool) -> None:
    reply = Room().ask(member, signature, *body)
    assert isinstance(reply, Message)
    assert reply.message_type is (MessageType.METHOD_RETURN if allowed else MessageType.ERROR)
    assert allowed or reply.error_name == agent.REJECTED


@pytest.mark.parametrize(("typed", "sent"), [("096321", 96321), ("0", 0), ("999999", 999999)])
def test_staff_type_a_passkey(typed: str, sent: int) -> None:
    room = Room(ADDRESS)
    assert room.ask("RequestPasskey", "o", OURS) is True
    assert room.asked == [None]
    assert room.late == []
    for wrong in ("1000000", "-1", "12 34", "１２", "x"):
        assert not room.agent.answer(ADDRESS, wrong)
    assert not room.agent.answer("00:00:00:00:00:00", typed)
    assert room.agent.answer(ADDRESS, typed)
    assert [reply.body for reply in room.late] == [[sent]]
    assert not room.agent.answer(ADDRESS, typed), "it was asked once"


@pytest.mark.parametrize(("said", "kind"), [("001234", "METHOD_RETURN"), ("001235", "ERROR"), ("", "ERROR")])
def test_staff_compare_two_numbers(said: str, kind: str) -> None:
    room = Room(ADDRESS)
    assert room.ask("RequestConfirmation", "ou", OURS, 1234) is True
    assert room.asked == ["001234"]
    assert room.agent.answer(ADDRESS, said)
    assert [reply.message_type.name for reply in room.late] == [kind]


def test_a_number_is_shown() -> None:
    room = Room(ADDRESS)
    reply = room.ask("DisplayPasskey", "ouq", OURS, 7, 0)
    assert isinstance(reply, Message)
    assert reply.message_type is MessageType.METHOD_RETURN
    assert room.asked == ["000007"]
    assert not room.agent.answer(ADDRESS, "000007"), "nothing was asked"


@pytest.mark.parametrize("end", ["Cancel", "Release"])
def test_a_question_is_taken_back(end: str) -> None:
    room = Room(ADDRESS)
    room.ask("RequestPasskey", "o", OURS)
    room.ask(end)
    assert not room.agent.answer(ADDRESS, "123456")
    assert room.late == []


def test_only_the_device_that_is_being_paired_may_ask() -> None:
    room = Room(ADDRESS)
    reply = room.ask("RequestPasskey", "o", OTHER)
    assert isinstance(reply, Message)
    assert reply.error_name == agent.REJECTED
    assert room.asked == []


def test_calls_to_others_are_left_alone() -> None:
    assert Room().ask("RequestAuthorization", "o", OURS, path="/elsewhere") is None


def test_clocks_are_written_as_the_reference_shows() -> None:
    nine_thirty = datetime(2026, 11, 21, 9, 30, tzinfo=ZoneInfo("Asia/Seoul"))
    assert date_time(nine_thirty) == bytes.fromhex("EA070B15091E00")
    assert current_time(nine_thirty) == bytes.fromhex("EA070B15091E00060001")


@pytest.mark.parametrize(
    ("data", "read"),
    [
        ("EA070B15091E00", datetime(2026, 11, 21, 9, 30)),
        ("EA070B15091E00060001", datetime(2026, 11, 21, 9, 30)),
        ("0000041114293B", None),
        ("EA07001500000000000000", None),
        ("EA070D15091E00", None),
        ("EA070B15", None),
        ("", None),
    ],
)
def test_clocks_are_read(data: str, read: datetime | None) -> None:
    assert read_time(bytes.fromhex(data)) == read
