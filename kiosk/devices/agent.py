"""Our pairing agent: without one, bluetoothd refuses even "Just Works", and bleak brings none (device-test-rig §6).

NoInputNoOutput: a kiosk shows no codes. It says yes to the devices bound here and no to everybody else. Answers are
given by a raw message handler, so that no D-Bus signature hides in an annotation.
"""

from __future__ import annotations

from collections.abc import Callable

import structlog
from dbus_fast import Message, MessageFlag, MessageType

PATH = "/kiosk/agent"
INTERFACE = "org.bluez.Agent1"
CAPABILITY = "NoInputNoOutput"
REJECTED = "org.bluez.Error.Rejected"

log = structlog.get_logger()


def address_in(path: str) -> str:
    """Read the address out of a BlueZ device path (…/dev_F0_F1_F2_F3_F4_F5)."""
    return path.rpartition("/dev_")[2].replace("_", ":").upper()


def answer(message: Message, known: Callable[[str], bool]) -> Message | None:
    """Answer a call to the agent; None when it is not for it. ``known`` says whether an address is bound here."""
    if message.message_type is not MessageType.METHOD_CALL or message.path != PATH or message.interface != INTERFACE:
        return None
    if message.member in ("Release", "Cancel"):
        return Message.new_method_return(message)
    device = str(message.body[0]) if message.body else ""
    if message.member in ("RequestAuthorization", "AuthorizeService") and known(address_in(device)):
        log.info("pairing-authorised")
        return Message.new_method_return(message)
    log.warning("pairing-refused", kind=message.member)
    return Message.new_error(message, REJECTED, "not one of ours, or it wants a code")


def registration() -> tuple[Message, Message]:
    """Make the two calls that register the agent and make it the default one."""
    return _call("RegisterAgent", "os", [PATH, CAPABILITY]), _call("RequestDefaultAgent", "o", [PATH])


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
