"""AgentManager1 and pairing: who may say yes to a bond, and what if nobody can (device-test-rig §6, 2 and 3)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from dbus_fast import Message, MessageType

from kiosk.devices.simulate.bench import Tell
from kiosk.devices.simulate.faults import Faults, Unanswered
from kiosk.devices.simulate.pace import Pace
from kiosk.devices.simulate.peripheral import Peripheral
from kiosk.devices.simulate.remote import Remote
from kiosk.devices.simulate.tree import BluezError, unknown

PAIRING = 0.5
LOOK = 0.02  # real seconds between looks whether the device is still there
TYPING, SHOWING = ("KeyboardOnly", "KeyboardDisplay"), ("DisplayOnly", "DisplayYesNo", "KeyboardDisplay")
REFUSED = BluezError("AuthenticationFailed", "Authentication Failed")


class Agents:
    """The agents that clients have registered; the newest default one is asked."""

    def __init__(
        self,
        pace: Pace,
        ask: Callable[[Message], Awaitable[Message | None]],
        tell: Tell,
        devices: Mapping[str, tuple[Peripheral, Faults]],
    ) -> None:
        self._pace = pace
        self._ask = ask
        self._tell = tell
        self._devices = devices
        self._agents: dict[str, tuple[str, str]] = {}  # client → agent path, capability

    def drop_client(self, client: str) -> None:
        """Its agent goes with its bus connection."""
        self._agents.pop(client, None)

    def call(self, member: str, sender: str, body: list[Any]) -> None:
        """A method of AgentManager1; raises BluezError."""
        match member:
            case "RegisterAgent" if sender in self._agents:
                raise BluezError("AlreadyExists", "Already Exists")
            case "RegisterAgent":
                self._agents[sender] = (str(body[0]), str(body[1]))
                self._tell("agent", registered=True, capability=str(body[1]))
            case "UnregisterAgent" | "RequestDefaultAgent" if sender not in self._agents:
                raise BluezError("DoesNotExist", "Does Not Exist")
            case "UnregisterAgent":
                del self._agents[sender]
                self._tell("agent", registered=False)
            case "RequestDefaultAgent":
                self._agents[sender] = self._agents.pop(sender)  # the newest is asked
            case _:
                raise unknown("Method", f"no method {member}")

    async def pair(self, remote: Remote) -> None:
        """With an explicit Pair the agent is asked for a passkey only, but there must be one (§6, 2)."""
        faults = self._devices[remote.peripheral.address][1]
        if remote.paired:
            raise BluezError("AlreadyExists", "Already Exists")
        if not self._agents:
            raise REFUSED
        if faults.take("pair-silent"):
            raise Unanswered
        if not remote.connected:
            await remote.connect()
        if faults.take("pair-refused"):
            raise REFUSED
        if remote.peripheral.passkey is not None:
            await self._passkey(remote, remote.peripheral.passkey)
        await self._pace.sleep(PAIRING)
        if not remote.connected:
            raise BluezError("AuthenticationCanceled", "Authentication Canceled")
        remote.bond()

    async def authorise(self, remote: Remote) -> None:
        """The device demands encryption by itself: the agent is asked."""
        if not self._agents:
            await remote.refuse_silently()
            return
        answer = await self._ask(self._question("RequestAuthorization", "o", remote.path))
        if answer is None or answer.message_type is not MessageType.METHOD_RETURN:
            raise BluezError("NotPermitted", "Not paired")
        remote.bond()

    async def _passkey(self, remote: Remote, passkey: int) -> None:
        """One side shows six digits, the other types them; raises BluezError."""
        capability = next(reversed(self._agents.values()))[1]
        if capability not in (TYPING if remote.peripheral.typed_here else SHOWING):
            raise REFUSED
        self._tell("passkey", device=remote.peripheral.address, number=f"{passkey:06}")
        if remote.peripheral.typed_here:
            question = self._question("RequestPasskey", "o", remote.path)
        else:
            question = self._question("DisplayPasskey", "ouq", remote.path, passkey, 0)
        answer = await self._while_connected(question, remote)
        wrong = remote.peripheral.typed_here and answer is not None and answer.body != [passkey]
        if answer is None or answer.message_type is not MessageType.METHOD_RETURN or wrong:
            raise REFUSED

    async def _while_connected(self, question: Message, remote: Remote) -> Message | None:
        """Wait for the person, as long as the device does; who gives up is told by Cancel."""
        asking = asyncio.ensure_future(self._ask(question))
        while remote.connected:
            await asyncio.wait((asking,), timeout=LOOK)
            if asking.done():
                return asking.result()
        asking.cancel()
        await self._ask(self._question("Cancel", ""))
        raise BluezError("AuthenticationCanceled", "Authentication Canceled")

    def _question(self, member: str, signature: str, *body: object) -> Message:
        client, (path, _) = next(reversed(self._agents.items()))
        return Message(
            destination=client,
            path=path,
            interface="org.bluez.Agent1",
            member=member,
            signature=signature,
            body=list(body),
        )
