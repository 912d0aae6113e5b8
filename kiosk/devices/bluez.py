"""Our own connection to the system bus: who owns org.bluez, what happens to its adapters, and the pairing agent.

bleak watches neither: when bluetoothd dies, no signal comes but NameOwnerChanged (device-test-rig §4).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

import structlog
from dbus_fast import BusType, DBusError, Message, MessageFlag, MessageType, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.errors import DBusFastError

from kiosk.devices.agent import Agent, registration, resignation
from kiosk.devices.limits import limited

BUS_SECONDS = 5.0
ADAPTER = "org.bluez.Adapter1"
DEVICE = "org.bluez.Device1"
BATTERY = "org.bluez.Battery1"
PROPERTIES = "org.freedesktop.DBus.Properties"
_RULES = (
    "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='org.bluez'",
    "type='signal',sender='org.bluez',member='PropertiesChanged',path_namespace='/org/bluez',arg0='org.bluez.Adapter1'",
    "type='signal',sender='org.bluez',interface='org.freedesktop.DBus.ObjectManager'",
)
_FORGET_SECONDS = 10.0  # RemoveDevice hangs up first
OFF_SECONDS = 1.0  # between off and on

log = structlog.get_logger()


class BluezBus:
    """``stirred`` rings when the daemon or an adapter came, went, or was switched; ``gone(path)`` tells removals."""

    def __init__(self, agent: Agent, died: Callable[[], None], gone: Callable[[str], None]) -> None:
        self._agent = agent
        self._registered = ""  # with this capability
        self._died = died
        self._gone = gone
        self._bus = MessageBus(bus_type=BusType.SYSTEM)
        self._end: asyncio.Task[None] | None = None
        self.stirred = asyncio.Event()
        self.alive = True

    async def __aenter__(self) -> Self:
        try:
            await limited(self._bus.connect(), BUS_SECONDS)
            self._bus.add_message_handler(self._hear)
            self._agent.send = self._bus.send
            self._end = asyncio.create_task(self._wait())
            for rule in _RULES:
                await self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "AddMatch", "s", [rule])
        except BaseException:
            await self.__aexit__(None, None, None)
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bus.disconnect()
        if self._end is not None:
            await asyncio.wait((self._end,), timeout=BUS_SECONDS)

    async def register_agent(self) -> None:
        """Make our agent the one that is asked; raises LinkLost, also when bluetoothd is not there."""
        if self._registered not in ("", self._agent.capability):
            await limited(self._bus.call(resignation()), BUS_SECONDS)
        self._registered = self._agent.capability
        for message in registration(self._agent.capability):
            reply = await limited(self._bus.call(message), BUS_SECONDS)
            if reply.message_type is MessageType.ERROR and reply.error_name != "org.bluez.Error.AlreadyExists":
                raise DBusError(str(reply.error_name), "agent", reply)

    async def adapter_called(self, address: str) -> str:
        """Find the name (hci0) of the adapter with this address; empty when it is not there."""
        for path, interfaces in (await self._objects()).items():
            if ADAPTER in interfaces and interfaces[ADAPTER]["Address"].value.upper() == address.upper():
                return path.rpartition("/")[2]
        return ""

    async def hang_up_leftovers(self, bound: Collection[str], ours: Collection[str]) -> None:
        """Disconnect devices of these addresses that are connected, except at these paths."""
        for path, interfaces in (await self._objects()).items():
            device = interfaces.get(DEVICE)
            connected = device is not None and device["Connected"].value and path not in ours
            if device is not None and connected and device["Address"].value.upper() in bound:
                log.info("leftover-connection")
                with suppress(DBusError):  # it hung up just now
                    await self.call("org.bluez", path, "Disconnect", interface=DEVICE)

    async def forget(self, address: str) -> None:
        """Remove a device with its bond and its cached services; it is not there any more, or never was: fine."""
        for path, interfaces in (await self._objects()).items():
            device = interfaces.get(DEVICE)
            if device is not None and device["Address"].value.upper() == address:
                adapter = device["Adapter"].value
                await self.call("org.bluez", adapter, "RemoveDevice", "o", [path], ADAPTER, _FORGET_SECONDS)

    async def cycle_power(self, name: str = "") -> None:
        """Switch an adapter off and on; without a name every one that is on."""
        for path, interfaces in (await self._objects()).items():
            adapter = interfaces.get(ADAPTER)
            if adapter is not None and adapter["Powered"].value and name in ("", path.rpartition("/")[2]):
                log.info("adapter-power-cycle")
                await self._power(path, on=False)
                await asyncio.sleep(OFF_SECONDS)
                await self._power(path, on=True)

    async def battery(self, path: str) -> int | None:
        """Read the per cent of a device whose battery service BlueZ keeps to itself; None when it tells none."""
        try:
            reply = await self.call("org.bluez", path, "Get", "ss", [BATTERY, "Percentage"], PROPERTIES)
        except DBusError:
            return None
        return int(reply.body[0].value)

    async def _power(self, path: str, *, on: bool) -> None:
        await self.call("org.bluez", path, "Set", "ssv", [ADAPTER, "Powered", Variant("b", on)], PROPERTIES)

    async def call(
        self, destination: str, path: str, member: str, signature: str = "", body: list[Any] | None = None,
        interface: str = "", seconds: float = 0.0,
    ) -> Message:  # fmt: skip
        """Call a method; raises DBusError or LinkLost."""
        message = Message(
            destination=destination,
            path=path,
            interface=interface or destination,
            member=member,
            signature=signature,
            body=body or [],
            flags=MessageFlag.NO_AUTOSTART,  # whether bluetoothd runs is the system's business
        )
        reply = await limited(self._bus.call(message), seconds or BUS_SECONDS)
        if reply.message_type is MessageType.ERROR:
            raise DBusError(str(reply.error_name), member, reply)
        return reply

    async def _objects(self) -> dict[str, dict[str, Any]]:
        reply = await self.call("org.bluez", "/", "GetManagedObjects", interface="org.freedesktop.DBus.ObjectManager")
        objects: dict[str, dict[str, Any]] = reply.body[0]
        return objects

    def _hear(self, message: Message) -> Message | bool | None:
        match message.member, message.body:
            case "NameOwnerChanged", ["org.bluez", _, new]:
                if not new:
                    self._died()
                self.stirred.set()
            case "PropertiesChanged", [str(), dict() as changed, _] if "Powered" in changed:
                self.stirred.set()
            case "InterfacesAdded", [str(), dict() as interfaces] if ADAPTER in interfaces:
                self.stirred.set()
            case "InterfacesRemoved", [str() as path, list() as interfaces]:
                if ADAPTER in interfaces:
                    self.stirred.set()
                if DEVICE in interfaces:
                    self._gone(path)
            case _:
                return self._agent.hear(message)
        return None

    async def _wait(self) -> None:
        """Notice the end of the bus itself, ours or the system's."""
        try:
            await self._bus.wait_for_disconnect()  # type: ignore[no-untyped-call]  # dbus-fast left it without types
        except (OSError, EOFError, DBusFastError) as error:
            log.warning("bus-lost", error=type(error).__name__)
        self.alive = False
        self._died()
        self.stirred.set()
