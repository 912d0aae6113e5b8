"""bluetoothd's side of a device's GATT table: reads, writes, and one notify session for each client.

A session belongs to the client's bus connection: it survives the link, is renewed by itself at the next connect, and
every open session makes its own signal, so that a client which forgot to disconnect gets each value twice (§6, 1).
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from kiosk.devices.simulate.faults import Faults, Unanswered
from kiosk.devices.simulate.gatt import Characteristic, long_uuid, objects
from kiosk.devices.simulate.pace import Pace
from kiosk.devices.simulate.peripheral import Peripheral
from kiosk.devices.simulate.tree import CHARACTERISTIC, DESCRIPTOR, SERVICE, BluezError, Tree, unknown

AIR = 0.03  # seconds for one request and its answer


class RemoteGatt:
    """The characteristics of one device by path, and who listens to which."""

    def __init__(self, tree: Tree, pace: Pace, path: Callable[[], str], peripheral: Peripheral, faults: Faults) -> None:
        self._tree = tree
        self._pace = pace
        self._path = path
        self._peripheral = peripheral
        self._faults = faults
        self._characteristics: dict[str, Characteristic] = {}
        self._sessions: dict[str, list[str]] = {}

    def announce(self, hidden: Collection[str] = ()) -> None:
        """Show services, characteristics, descriptors; the same ones as before need no second announcement."""
        away = {long_uuid(uuid) for uuid in hidden}
        hide = False
        for path, interfaces, characteristic in objects(self._path(), self._peripheral.services):
            if SERVICE in interfaces:
                hide = interfaces[SERVICE]["UUID"] in away
            if hide:
                continue
            if path not in self._tree:
                self._tree.add(path, interfaces)
            if characteristic is not None:
                self._characteristics[path] = characteristic

    def forget(self) -> None:
        """The device object went, and the sessions with it."""
        self._characteristics.clear()
        self._sessions.clear()

    def renew(self) -> None:
        """Subscribe again for every session still open."""
        for path, clients in self._sessions.items():
            if clients:
                self._ear_subscribed(path, renewed=True)

    def told(self, uuid: str, data: bytes) -> bool:
        """One signal for each open session."""
        path = self._path_of(uuid)
        clients = self._sessions.get(path, [])
        for _ in clients:
            self._tree.change(path, CHARACTERISTIC, {"Value": data})
        return bool(clients)

    def drop_client(self, client: str) -> None:
        """A client's bus connection closed."""
        for path in list(self._sessions):
            self._leave(path, client)

    async def call(self, member: str, path: str, body: list[object], sender: str) -> tuple[str, list[object]]:
        """A method of a characteristic or descriptor; raises BluezError or Unanswered."""
        if DESCRIPTOR in self._tree.interfaces(path):
            return await self._descriptor(member)
        characteristic = self._characteristics[path]
        match member:
            case "ReadValue":
                return "ay", [await self._read(path, characteristic)]
            case "WriteValue" if isinstance(body[0], bytes):
                await self._write(characteristic, body[0])
            case "StartNotify":
                await self._start_notify(path, characteristic, sender)
            case "StopNotify":
                self._leave(path, sender)
            case "AcquireNotify" | "AcquireWrite":
                raise BluezError("NotSupported", "Operation is not supported")
            case _:
                raise unknown("Method", f"no method {member}")
        return "", []

    async def _read(self, path: str, characteristic: Characteristic) -> bytes:
        self._faults.strike("read")
        if "read" not in characteristic.flags:
            raise BluezError("NotPermitted", "Read not permitted")
        await self._over_the_air()
        now = self._peripheral.ear.read(characteristic.uuid) if self._peripheral.ear else None
        value = characteristic.value if now is None else now
        self._tree.change(path, CHARACTERISTIC, {"Value": value})  # a subscriber gets it like a notification
        return value

    async def _write(self, characteristic: Characteristic, data: bytes) -> None:
        self._faults.strike("write")
        if not {"write", "write-without-response"} & set(characteristic.flags):
            raise BluezError("NotPermitted", "Write not permitted")
        await self._over_the_air()
        try:
            if self._peripheral.ear is not None:
                self._peripheral.ear.written(characteristic.uuid, data)
        except ValueError as error:
            raise BluezError("InvalidArguments", "Invalid Length") from error

    async def _start_notify(self, path: str, characteristic: Characteristic, client: str) -> None:
        self._faults.strike("notify")
        if not characteristic.tells:
            raise BluezError("NotSupported", "Operation is not supported")
        await self._over_the_air()
        clients = self._sessions.setdefault(path, [])
        if client in clients:
            return
        clients.append(client)
        if len(clients) == 1:
            self._tree.change(path, CHARACTERISTIC, {"Notifying": True})
        self._ear_subscribed(path, renewed=False)

    async def _descriptor(self, member: str) -> tuple[str, list[object]]:
        if member != "ReadValue":
            raise BluezError("NotPermitted", "Write not permitted")
        await self._over_the_air()
        return "ay", [b"\x00\x00"]

    async def _over_the_air(self) -> None:
        host = self._peripheral.host
        if host is None:
            raise BluezError("Failed", "Not connected")
        await self._pace.sleep(AIR)
        if self._path() not in self._tree:
            raise Unanswered  # bluetoothd removed the device under the client's feet (§5, last row)
        if self._peripheral.host is not host:
            raise BluezError("Failed", "Not connected")

    def _leave(self, path: str, client: str) -> None:
        clients = self._sessions.get(path, [])
        if client not in clients:
            return
        clients.remove(client)
        if not clients:
            self._tree.change(path, CHARACTERISTIC, {"Notifying": False})
            if self._peripheral.ear is not None and self._peripheral.host is not None:
                self._peripheral.ear.unsubscribed(self._characteristics[path].uuid)

    def _ear_subscribed(self, path: str, *, renewed: bool) -> None:
        if self._peripheral.ear is not None and path in self._characteristics:
            self._peripheral.ear.subscribed(self._characteristics[path].uuid, renewed)

    def _path_of(self, uuid: str) -> str:
        wanted = long_uuid(uuid)
        return next((path for path, one in self._characteristics.items() if long_uuid(one.uuid) == wanted), "")
