"""``org.bluez`` on the private bus: one life of bluetoothd, from its name to its death (device-test-rig §2-§5).

Serves Adapter1, AgentManager1, Device1 and the GATT interfaces out of one message handler; speaks to agents; forgets
a client's discovery, sessions and agent when the client's bus connection closes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from random import Random
from typing import Any

from dbus_fast import Message, MessageFlag, MessageType
from dbus_fast.aio import MessageBus

from kiosk.devices.simulate.adapter import Adapter
from kiosk.devices.simulate.agents import Agents
from kiosk.devices.simulate.bench import Tell
from kiosk.devices.simulate.faults import Faults, Unanswered
from kiosk.devices.simulate.gate import Gate
from kiosk.devices.simulate.pace import Pace
from kiosk.devices.simulate.peripheral import Peripheral
from kiosk.devices.simulate.remote import Remote
from kiosk.devices.simulate.tree import ADAPTER, AGENTS, DEVICE, BluezError, Tree, unknown

NAME = "org.bluez"
OWNER_CHANGED = "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'"
Reply = tuple[str, list[Any]]


class Bluetoothd:
    """Born with `start`, gone with `die`; a new one is made for the next life."""

    def __init__(self, pace: Pace, devices: Mapping[str, tuple[Peripheral, Faults]], tell: Tell) -> None:
        self._tell = tell
        self._pace = pace
        self._bus: MessageBus | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.gate = Gate(self._put, lambda message: self._spawn(self._serve(message)))
        self._tree = Tree(self.gate.out)
        self._agents = Agents(pace, self._ask, tell, devices)
        chance = Random(1)
        self.remotes = {
            address: Remote(self._tree, pace, peripheral, faults, chance)
            for address, (peripheral, faults) in devices.items()
        }
        self._faults = {address: faults for address, (_, faults) in devices.items()}
        self.adapter = Adapter(self._tree, pace, tuple(self.remotes.values()))

    async def start(self, address: str, *, late: bool = False) -> None:
        """Claim the name; ``late``: clients are there already and learn of the adapter by signals."""
        bus = MessageBus(bus_address=address, negotiate_unix_fd=True)
        self._bus = await bus.connect()
        bus.add_message_handler(self._on_message)
        await bus.call(_to_bus("AddMatch", "s", [OWNER_CHANGED]))
        self._tree.add("/org/bluez", {AGENTS: {}}, quiet=True)
        if not late:
            self.adapter.appear(quiet=True)
        await bus.request_name(NAME)
        if late:
            self.adapter.appear(quiet=False)
        self._spawn(self.adapter.scan())

    def plug(self, *, elsewhere: bool) -> None:
        """Plug the adapter in, perhaps to find it under another number."""
        if elsewhere:
            name, number = self._tree.adapter[:-1], int(self._tree.adapter[-1])
            self._tree.adapter = f"{name}{(number + 1) % 10}"
        self.adapter.appear(quiet=False)

    async def die(self) -> None:
        """Vanish without a word: no signal is sent."""
        bus, self._bus = self._bus, None
        for task in self._tasks:
            task.cancel()
        for remote in self.remotes.values():
            remote.lose()
        if bus is not None:
            bus.remove_message_handler(self._on_message)
            bus.disconnect()
            await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]  # dbus-fast leaves it without types

    def _put(self, message: Message) -> None:
        if self._bus is not None:
            self._bus.send(message)

    async def _ask(self, question: Message) -> Message | None:
        return None if self._bus is None else await self._bus.call(question)

    def _spawn(self, work: Any) -> None:
        task: asyncio.Task[None] = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._tell("failed", device=NAME, error=repr(error))

    def _on_message(self, message: Message) -> bool | None:
        if message.message_type is MessageType.SIGNAL:
            if message.member == "NameOwnerChanged" and not message.body[2]:
                self._client_gone(message.body[0])
            return None
        if message.message_type is not MessageType.METHOD_CALL:
            return None
        self.gate.into(message)
        return True

    async def _serve(self, message: Message) -> None:
        try:
            signature, body = await self._call(message)
            reply = Message.new_method_return(message, signature, body)
        except Unanswered:
            return
        except BluezError as error:
            reply = Message.new_error(message, error.name, error.text)
        if not message.flags & MessageFlag.NO_REPLY_EXPECTED:
            self.gate.out(reply)

    async def _call(self, message: Message) -> Reply:
        path, sender = str(message.path), str(message.sender)
        body = list(message.body)
        match message.interface, str(message.member):
            case "org.freedesktop.DBus.Properties", "Set":
                self._set(path, body)
                return "", []
            case "org.bluez.AgentManager1", member:
                self._agents.call(member, sender, body)
                return "", []
            case "org.bluez.Adapter1", "RemoveDevice":
                await self._remote(body[0]).remove()
                return "", []
            case "org.bluez.Adapter1", member:
                self.adapter.call(member, sender, body)
                return "", []
            case "org.bluez.Device1", member:
                await self._device(self._remote(path), member)
                return "", []
            case "org.bluez.GattCharacteristic1" | "org.bluez.GattDescriptor1", member:
                return await self._gatt(path, member, body, sender)
        return self._tree.ask(message)

    async def _device(self, remote: Remote, member: str) -> None:
        match member:
            case "Connect" if not self.adapter.powered:
                raise BluezError("NotReady", "Resource Not Ready")
            case "Connect":
                await remote.connect()
            case "Disconnect":
                await remote.disconnect()
            case "Pair":
                await self._agents.pair(remote)
            case "CancelPairing":
                raise BluezError("DoesNotExist", "Does Not Exist")
            case _:
                raise unknown("Method", f"no method {member}")

    async def _gatt(self, path: str, member: str, body: list[Any], sender: str) -> Reply:
        self._tree.interfaces(path)
        remote = next((one for one in self.remotes.values() if path.startswith(one.path + "/")), None)
        if remote is None:
            raise unknown("Object", f"no object {path}")
        faults = self._faults[remote.peripheral.address]
        if member == "ReadValue" and not remote.paired and faults.take("protected"):
            await self._agents.authorise(remote)
        return await remote.gatt.call(member, path, body, sender)

    def _set(self, path: str, body: list[Any]) -> None:
        interface, name, value = body[0], body[1], body[2].value
        self._tree.get(path, interface, name)
        if (interface, name) == (ADAPTER, "Powered"):
            self.adapter.power(bool(value))
        elif (interface, name) in ((DEVICE, "Trusted"), (DEVICE, "Alias"), (ADAPTER, "Alias")):
            self._tree.change(path, interface, {name: value})
        else:
            raise BluezError("org.freedesktop.DBus.Error.PropertyReadOnly", f"{name} is read-only")

    def _remote(self, path: str) -> Remote:
        if path not in self._tree or not path.startswith(self._tree.adapter + "/dev_"):
            raise unknown("Object", f"no object {path}")
        return next(one for one in self.remotes.values() if one.path == path)

    def _client_gone(self, client: str) -> None:
        self._agents.drop_client(client)
        self.adapter.drop_client(client)
        for remote in self.remotes.values():
            remote.gatt.drop_client(client)


def _to_bus(member: str, signature: str, body: list[Any]) -> Message:
    return Message(
        destination="org.freedesktop.DBus",
        path="/org/freedesktop/DBus",
        interface="org.freedesktop.DBus",
        member=member,
        signature=signature,
        body=body,
    )
