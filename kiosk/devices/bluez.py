"""Our own connection to the system bus: who owns org.bluez, what happens to its adapters, and the pairing agent.

bleak watches neither: when bluetoothd dies, no signal comes but NameOwnerChanged (device-test-rig §4).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import structlog
from bleak.exc import BleakBluetoothNotAvailableError, BleakBluetoothNotAvailableReason, BleakDBusError, BleakError
from dbus_fast import BusType, DBusError, Message, MessageFlag, MessageType
from dbus_fast.aio import MessageBus
from dbus_fast.errors import AuthError, DBusFastError

from kiosk.core.errors import LinkLost
from kiosk.devices import agent
from kiosk.devices.limits import limited
from kiosk.devices.reasons import Reason, reason_of

BUS_SECONDS = 5.0
ADAPTER = "org.bluez.Adapter1"
DEVICE = "org.bluez.Device1"
_RULES = (
    "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='org.bluez'",
    "type='signal',sender='org.bluez',member='PropertiesChanged',path_namespace='/org/bluez',arg0='org.bluez.Adapter1'",
    "type='signal',sender='org.bluez',interface='org.freedesktop.DBus.ObjectManager'",
)
# Everything bleak and dbus-fast raise when the radio, the daemon or the bus is not well. KeyError and AssertionError
# are bleak's own, when objects vanish from its cache in the middle of a call.
FAILURES = (BleakError, DBusFastError, OSError, EOFError, TimeoutError, KeyError, AssertionError)

log = structlog.get_logger()


class BluezBus:
    """``stirred`` rings when the daemon or an adapter came, went, or was switched; ``gone(path)`` tells removals."""

    def __init__(self, known: Callable[[str], bool], died: Callable[[], None], gone: Callable[[str], None]) -> None:
        self._known = known
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
        for message in agent.registration():
            reply = await limited(self._bus.call(message), BUS_SECONDS)
            if reply.message_type is MessageType.ERROR and reply.error_name != "org.bluez.Error.AlreadyExists":
                raise DBusError(str(reply.error_name), "agent", reply)

    async def adapter_called(self, address: str) -> str:
        """Find the name (hci0) of the adapter with this address; empty when it is not there."""
        for path, interfaces in (await self._objects()).items():
            if ADAPTER in interfaces and interfaces[ADAPTER]["Address"].value.upper() == address.upper():
                return path.rpartition("/")[2]
        return ""

    async def hang_up_leftovers(self) -> None:
        """Disconnect bound devices that a killed predecessor has left connected: they would never advertise."""
        for path, interfaces in (await self._objects()).items():
            device = interfaces.get(DEVICE)
            if device is not None and device["Connected"].value and self._known(device["Address"].value.upper()):
                log.info("leftover-connection")
                await self.call("org.bluez", path, "Disconnect", interface=DEVICE)

    async def call(
        self, destination: str, path: str, member: str, signature: str = "", body: list[Any] | None = None,
        interface: str = "",
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
        reply = await limited(self._bus.call(message), BUS_SECONDS)
        if reply.message_type is MessageType.ERROR:
            raise DBusError(str(reply.error_name), member, reply)
        return reply

    async def _objects(self) -> dict[str, dict[str, Any]]:
        reply = await self.call("org.bluez", "/", "GetManagedObjects", interface="org.freedesktop.DBus.ObjectManager")
        objects: dict[str, dict[str, Any]] = reply.body[0]
        return objects

    def _hear(self, message: Message) -> Message | None:
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
                return agent.answer(message, self._known)
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


_UNAVAILABLE = {
    BleakBluetoothNotAvailableReason.NO_BLUETOOTH: Reason.ADAPTER_MISSING,
    BleakBluetoothNotAvailableReason.NO_BLE_CENTRAL_ROLE: Reason.ADAPTER_MISSING,
    BleakBluetoothNotAvailableReason.POWERED_OFF: Reason.ADAPTER_OFF,
    BleakBluetoothNotAvailableReason.DENIED_BY_SYSTEM: Reason.BLUETOOTH_DENIED,
}
_NAMED = {
    "org.freedesktop.DBus.Error.ServiceUnknown": Reason.BLUETOOTH_DOWN,
    "org.freedesktop.DBus.Error.NameHasNoOwner": Reason.BLUETOOTH_DOWN,
    "org.freedesktop.DBus.Error.AccessDenied": Reason.BLUETOOTH_DENIED,
    "org.freedesktop.DBus.Error.NoReply": Reason.NO_ANSWER,
    "org.bluez.Error.NotReady": Reason.ADAPTER_OFF,
    "org.bluez.Error.AuthenticationFailed": Reason.NOT_PAIRED,
    "org.bluez.Error.AuthenticationCanceled": Reason.NOT_PAIRED,
    "org.bluez.Error.AuthenticationRejected": Reason.NOT_PAIRED,
    "org.bluez.Error.AuthenticationTimeout": Reason.NOT_PAIRED,
    "org.bluez.Error.NotAuthorized": Reason.NOT_PAIRED,
}


def name_failure(error: BaseException, otherwise: Reason) -> Reason:
    """Find the reason in what bleak, dbus-fast or the system raised."""
    match error:
        case LinkLost():
            return reason_of(error)
        case BleakBluetoothNotAvailableError():
            return _UNAVAILABLE.get(error.reason, Reason.BLUETOOTH_DOWN)
        case BleakDBusError() if error.dbus_error_details == "Not paired":
            return Reason.NOT_PAIRED
        case BleakDBusError():
            return _NAMED.get(error.dbus_error, otherwise)
        case DBusError():
            return _NAMED.get(error.type, otherwise)
        case AuthError() | PermissionError():
            return Reason.BLUETOOTH_DENIED
        case TimeoutError():
            return Reason.NO_ANSWER
        case _:
            return otherwise
