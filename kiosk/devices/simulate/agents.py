"""AgentManager1 and pairing: who may say yes to a bond, and what if nobody can (device-test-rig §6, 2 and 3)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from dbus_fast import Message, MessageType

from kiosk.devices.simulate.bench import Tell
from kiosk.devices.simulate.pace import Pace
from kiosk.devices.simulate.remote import Remote
from kiosk.devices.simulate.tree import BluezError, unknown

PAIRING = 0.5


class Agents:
    """The agents that clients have registered; the newest default one is asked."""

    def __init__(self, pace: Pace, ask: Callable[[Message], Awaitable[Message | None]], tell: Tell) -> None:
        self._pace = pace
        self._ask = ask
        self._tell = tell
        self._agents: dict[str, str] = {}  # client → agent path

    def drop_client(self, client: str) -> None:
        """Its agent goes with its bus connection."""
        self._agents.pop(client, None)

    def call(self, member: str, sender: str, body: list[Any]) -> None:
        """A method of AgentManager1; raises BluezError."""
        match member:
            case "RegisterAgent" if sender in self._agents:
                raise BluezError("AlreadyExists", "Already Exists")
            case "RegisterAgent":
                self._agents[sender] = str(body[0])
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
        """With an explicit Pair the agent is not even asked, but there must be one (§6, 2)."""
        if remote.paired:
            raise BluezError("AlreadyExists", "Already Exists")
        if not self._agents:
            raise BluezError("AuthenticationFailed", "Authentication Failed")
        if not remote.connected:
            await remote.connect()
        await self._pace.sleep(PAIRING)
        remote.bond()

    async def authorise(self, remote: Remote) -> None:
        """The device demands encryption by itself: the agent is asked."""
        if not self._agents:
            await remote.refuse_silently()
            return
        client, path = next(reversed(self._agents.items()))
        question = Message(
            destination=client,
            path=path,
            interface="org.bluez.Agent1",
            member="RequestAuthorization",
            signature="o",
            body=[remote.path],
        )
        answer = await self._ask(question)
        if answer is None or answer.message_type is not MessageType.METHOD_RETURN:
            raise BluezError("NotPermitted", "Not paired")
        remote.bond()
