"""Our pairing agent: without one, bluetoothd refuses even "Just Works", and bleak brings none (device-test-rig §6).

It says yes to the devices bound here and no to everybody else. A passkey is asked for, shown or compared only for a
device that staff are pairing right now. Answers are given by a raw message handler, so that no D-Bus signature hides
in an annotation.
"""

from __future__ import annotations

from collections.abc import Callable

import structlog
from dbus_fast import Message, MessageFlag, MessageType

PATH = "/kiosk/agent"
INTERFACE = "org.bluez.Agent1"
REJECTED = "org.bluez.Error.Rejected"
PLAIN = "NoInputNoOutput"
CAPABILITIES = {"none": PLAIN, "typed here": "KeyboardDisplay", "shown here": "DisplayOnly"}
MOST = 999_999  # a passkey has six digits

log = structlog.get_logger()
Ask = Callable[[str | None], None]
"""Tells staff: a number to show, or None when the number is to be typed here."""


def address_in(path: str) -> str:
    """Read the address out of a BlueZ device path (…/dev_F0_F1_F2_F3_F4_F5)."""
    return path.rpartition("/dev_")[2].replace("_", ":").upper()


class Agent:
    """``known`` says whether an address is bound here. ``staff`` holds who is being paired, and how staff are asked."""

    def __init__(self, known: Callable[[str], bool]) -> None:
        self._known = known
        self._open: dict[str, Message] = {}  # address → the question that waits for staff
        self.staff: dict[str, Ask] = {}
        self.capability = PLAIN
        self.send: Callable[[Message], object] = lambda _: None  # late answers; set by whoever has the bus

    def hear(self, message: Message) -> Message | bool | None:
        """Answer a call to the agent; True: staff will, by `answer`; None when it is not for it."""
        if message.message_type is not MessageType.METHOD_CALL or (message.path, message.interface) != (
            PATH,
            INTERFACE,
        ):
            return None
        address = address_in(str(message.body[0])) if message.body else ""
        match message.member, message.body:
            case "Release" | "Cancel", _:
                self._open.clear()
                return Message.new_method_return(message)
            case "RequestAuthorization" | "AuthorizeService", _ if self._known(address):
                log.info("pairing-authorised")
                return Message.new_method_return(message)
            case "RequestPasskey", _ if address in self.staff:
                return self._ask(address, message, None)
            case "RequestConfirmation", [_, int() as number] if address in self.staff:
                return self._ask(address, message, f"{number:06}")
            case "DisplayPasskey", [_, int() as number, *_] if address in self.staff:
                self.staff[address](f"{number:06}")
                return Message.new_method_return(message)
        log.warning("pairing-refused", kind=message.member)
        return Message.new_error(message, REJECTED, "not one of ours, or nobody of the staff pairs it")

    def answer(self, address: str, passkey: str) -> bool:
        """Pass on what staff typed or confirmed, empty for no. False: nobody asked, or that is no passkey."""
        question = self._open.get(address)
        if question is None or (passkey and not (passkey.isascii() and passkey.isdigit() and int(passkey) <= MOST)):
            return False
        del self._open[address]
        if not passkey:
            self.send(Message.new_error(question, REJECTED, "staff say no"))
        elif question.member == "RequestPasskey":
            self.send(Message.new_method_return(question, "u", [int(passkey)]))
        elif int(passkey) == question.body[1]:
            self.send(Message.new_method_return(question))
        else:
            self.send(Message.new_error(question, REJECTED, "another number"))
        return True

    def _ask(self, address: str, question: Message, number: str | None) -> bool:
        self._open[address] = question
        self.staff[address](number)
        return True


def registration(capability: str) -> tuple[Message, Message]:
    """Make the two calls that register the agent and make it the default one."""
    return _call("RegisterAgent", "os", [PATH, capability]), _call("RequestDefaultAgent", "o", [PATH])


def resignation() -> Message:
    """Make the call that takes the agent back, to register it with another capability."""
    return _call("UnregisterAgent", "o", [PATH])


def _call(member: str, signature: str, body: list[str]) -> Message:
    return Message(
        destination="org.bluez",
        path="/org/bluez",
        interface="org.bluez.AgentManager1",
        member=member,
        signature=signature,
        body=body,
        flags=MessageFlag.NO_AUTOSTART,
    )
