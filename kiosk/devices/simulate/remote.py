"""One device as bluetoothd sees it: its Device1 object, adverts, connecting and hanging up, in the observed order (§4).

All delays are bluetoothd's or the radio's, divided by the speed: 0.3 s to connect, 2 s for a client's disconnect,
30 s until a device that is not heard any more is forgotten.
"""

from __future__ import annotations

import asyncio
from random import Random
from typing import Any

from dbus_fast import Variant

from kiosk.devices.simulate.faults import Faults, Unanswered
from kiosk.devices.simulate.gatt import long_uuid
from kiosk.devices.simulate.pace import Pace
from kiosk.devices.simulate.peripheral import Peripheral
from kiosk.devices.simulate.remote_gatt import RemoteGatt
from kiosk.devices.simulate.tree import BATTERY, DEVICE, BluezError, Properties, Tree

FORGET_AFTER = 30.0
SOONEST = 2.0  # a real client under load takes its time between an advert and Connect
CONNECT_TIMEOUT = 20.0
CONNECTING, REPLYING, RESOLVING, DISCONNECTING, REMOVING = 0.3, 0.04, 0.25, 2.0, 1.5
GENERIC_ACCESS, GENERIC_ATTRIBUTE = "1800", "1801"
ABOUT, CHARGE = "180a", "180f"
NEAR, FAR = -52, -88  # dBm


class Remote:
    """Serves Device1 for one peripheral, and is the peripheral's host while the link stands."""

    def __init__(self, tree: Tree, pace: Pace, peripheral: Peripheral, faults: Faults, chance: Random) -> None:
        self._tree = tree
        self._pace = pace
        self._chance = chance
        self._faults = faults
        self._resolving: asyncio.Task[None] | None = None
        self._connecting: asyncio.Task[None] | None = None
        self._seen = 0.0
        self._heard_name = False
        self.peripheral = peripheral
        self._bonded_before = False  # this link was opened
        self.gatt = RemoteGatt(tree, pace, lambda: self.path, peripheral, faults)

    @property
    def path(self) -> str:
        """Where its object is, under the adapter that is plugged in."""
        return f"{self._tree.adapter}/dev_{self.peripheral.address.replace(':', '_')}"

    @property
    def connected(self) -> bool:
        return self.peripheral.host is self

    @property
    def paired(self) -> bool:
        return self.peripheral.bonded

    # --- adverts ---------------------------------------------------------------------------------------------

    def report(self, pile: bool = False) -> None:
        """One advert was received. ``pile``: data of earlier adverts stays beside the new (DuplicateData off)."""
        self._seen = self._pace.now()
        strength = (FAR if self._faults.has("far") else NEAR) - self._chance.randint(0, 8)
        if self.path not in self._tree:
            self._tree.add(self.path, {DEVICE: self._properties(strength)})
            return
        data = self._data(pile)
        known = self._tree.interfaces(self.path)[DEVICE]
        changed = {name: value for name, value in data.items() if known.get(name) != value}
        self._tree.change(self.path, DEVICE, {"RSSI": strength, **changed, **self._name_comes()})

    def remember(self, *, quiet: bool) -> None:
        """A bonded device has its object as soon as there is an adapter."""
        if self.paired and self.path not in self._tree:
            self._tree.add(self.path, {DEVICE: self._properties(None)}, quiet=quiet)

    def silence(self) -> None:
        """Nobody scans any more: the signal strength is not known."""
        if self.path in self._tree and "RSSI" in self._tree.interfaces(self.path)[DEVICE]:
            self._tree.change(self.path, DEVICE, {}, ("RSSI",))

    def expire(self) -> None:
        """Forget a device that was neither heard nor connected for 30 s."""
        if self.connected:
            self._seen = self._pace.now()
        elif self._pace.now() - self._seen > max(FORGET_AFTER / self._pace.speed, SOONEST) and not self.paired:
            self.vanish()

    def vanish(self) -> None:
        """The objects go; Connected=false is not sent."""
        self._tree.remove(self.path)
        self.gatt.forget()
        self._heard_name = False
        if self.connected:
            self.peripheral.link(None)

    # --- links -----------------------------------------------------------------------------------------------

    async def connect(self) -> None:
        """Device1.Connect; raises BluezError or Unanswered."""
        self._faults.strike("connect")
        if self.connected:
            raise BluezError("AlreadyConnected", "Already Connected")
        if self._connecting is not None and not self._connecting.done():
            raise BluezError("InProgress", "Operation already in progress")
        self._connecting = asyncio.create_task(self._reach())
        try:
            await self._connecting
        except asyncio.CancelledError:
            raise BluezError("Failed", "le-connection-abort-by-local") from None

    async def disconnect(self) -> None:
        """Device1.Disconnect: a slow thing; raises BluezError NotConnected."""
        if self._connecting is not None and not self._connecting.done():
            self._connecting.cancel()
            return
        if not self.connected:
            raise BluezError("NotConnected", "Not Connected")
        await self._pace.sleep(DISCONNECTING)
        if self.connected:
            self._cut(signals=2)

    async def remove(self) -> None:
        """Adapter1.RemoveDevice."""
        if self.connected:
            await self.disconnect()
            await self._pace.sleep(REMOVING)
        self.peripheral.bonded = False
        self._faults.drop("services-stale")
        self.vanish()

    def hung_up(self) -> None:
        """The device hung up: one signal."""
        if self.connected:
            self._cut(signals=1)

    def told(self, uuid: str, data: bytes) -> bool:
        """A value came over the air."""
        return self.gatt.told(uuid, data)

    def lose(self) -> None:
        """bluetoothd itself dies: the link goes, nobody is told."""
        for task in (self._connecting, self._resolving):
            if task is not None:
                task.cancel()
        if self.connected:
            self.peripheral.link(None)

    async def _reach(self) -> None:
        if self._faults.take("connect-abort"):
            await self._aborted()
        end = self._pace.now() + CONNECT_TIMEOUT / self._pace.speed
        while not self._in_reach():
            if self._pace.now() > end:
                await self._aborted()
            await self._pace.sleep(0.05)
        await self._pace.sleep(CONNECTING)
        if not self._in_reach():
            await self._aborted()
        self._bonded_before = self.paired
        self.peripheral.link(self)
        self._tree.change(self.path, DEVICE, {"Connected": True})
        self._resolving = asyncio.create_task(self._resolve())
        await self._pace.sleep(REPLYING)

    def _in_reach(self) -> bool:
        return self.peripheral.advertising

    async def _aborted(self) -> None:
        """The usual failure; without the two signals bleak would wait for its whole timeout."""
        self._tree.change(self.path, DEVICE, {"Connected": True})
        await self._pace.sleep(REPLYING)
        self._tree.change(self.path, DEVICE, {"Connected": False})
        raise BluezError("Failed", "le-connection-abort-by-local")

    async def _resolve(self) -> None:
        await self._pace.sleep(RESOLVING)
        if self._faults.take("hang-up-resolving") or (self.paired and self.peripheral.forgetful):
            self.hung_up()
        if not self.connected or self._faults.take("services-never"):
            return
        self.gatt.announce(self._hidden())
        services = [GENERIC_ACCESS, GENERIC_ATTRIBUTE, *(service.uuid for service in self.peripheral.services)]
        uuids = sorted({long_uuid(uuid) for uuid in (*services, *self.peripheral.advert.uuids)})
        self._tree.change(self.path, DEVICE, {"UUIDs": uuids, "ServicesResolved": True, **self._name_comes()})
        self.gatt.renew()

    def _hidden(self) -> set[str]:
        """The services that bluetoothd does not show on this link."""
        if self._faults.has("services-stale") or (self._faults.has("services-late") and not self._bonded_before):
            return {service.uuid for service in self.peripheral.services} - {ABOUT, CHARGE}
        if not self._faults.has("battery-claimed"):
            return set()
        if BATTERY not in self._tree.interfaces(self.path):
            self._tree.extend(self.path, BATTERY, {"Percentage": 100})
        return {CHARGE}

    def _cut(self, signals: int) -> None:
        if self._resolving is not None:
            self._resolving.cancel()
        self._seen = self._pace.now()
        if signals == 2:
            self._tree.change(self.path, DEVICE, {"ServicesResolved": False})
            self._tree.change(self.path, DEVICE, {"Connected": False})
        else:
            self._tree.change(self.path, DEVICE, {"ServicesResolved": False, "Connected": False})
        self.peripheral.link(None)

    # --- pairing ---------------------------------------------------------------------------------------------

    def bond(self) -> None:
        """Paired, by whichever way."""
        self.peripheral.bonded, self.peripheral.forgetful = True, False
        self._tree.change(self.path, DEVICE, {"Paired": True, "Bonded": True})

    async def refuse_silently(self) -> None:
        """A protected read without an agent: no answer, and after half a minute the device goes (§6, 3)."""
        await self._pace.sleep(FORGET_AFTER)
        self.vanish()
        raise Unanswered

    def _name_comes(self) -> Properties:
        if self._heard_name:
            return {}
        self._heard_name = True
        return {"Name": self.peripheral.advert.name, "Alias": self.peripheral.advert.name}

    def _properties(self, strength: int | None) -> Properties:
        address, advert = self.peripheral.address, self.peripheral.advert
        self._heard_name = False
        properties: Properties = {
            "Address": address,
            "AddressType": "random" if int(address[:2], 16) >= 0xC0 else "public",
            "Alias": address.replace(":", "-"),
            **dict.fromkeys(("Trusted", "Blocked", "LegacyPairing", "Connected", "ServicesResolved"), False),
            **dict.fromkeys(("Paired", "Bonded"), self.paired),
            "UUIDs": sorted(long_uuid(uuid) for uuid in advert.uuids),
            "Adapter": self._tree.adapter,
            "AdvertisingFlags": bytes([advert.flags]),
        }
        if strength is not None:
            properties["RSSI"] = strength
        return properties | self._data(pile=False)

    def _data(self, pile: bool) -> Properties:
        """Manufacturer and service data of the advert, beside those of earlier ones."""
        advert, known = self.peripheral.advert, self._tree.interfaces(self.path)[DEVICE] if pile else {}
        now: dict[str, dict[Any, Variant]] = {
            "ManufacturerData": {key: Variant("ay", data) for key, data in advert.manufacturer.items()},
            "ServiceData": {long_uuid(key): Variant("ay", data) for key, data in advert.service_data.items()},
        }
        return {name: {**known.get(name, {}), **new} for name, new in now.items() if new}
