"""Adapter1: discovery sessions of clients, what the air brings in, switching off, pulling out (device-test-rig §4)."""

from __future__ import annotations

import asyncio
from typing import Any

from kiosk.devices.simulate.gatt import long_uuid
from kiosk.devices.simulate.pace import Pace
from kiosk.devices.simulate.remote import Remote
from kiosk.devices.simulate.tree import ADAPTER, BluezError, Properties, Tree, unknown

ADDRESS = "00:1A:7D:DA:71:13"
NAME = "kiosk-simulator"
ADVERT_EVERY, BRISKEST = 0.2, 0.02  # seconds of the play; real seconds at least


class Adapter:
    """hci0 and its discovery. ``ill``: what the wedged controller no longer does; see `faults`."""

    def __init__(self, tree: Tree, pace: Pace, remotes: tuple[Remote, ...]) -> None:
        self._tree = tree
        self._pace = pace
        self._remotes = remotes
        self._scanners: set[str] = set()
        self._filters: dict[str, set[str]] = {}  # client → service UUIDs, empty for all
        self._each: set[str] = set()  # clients that want each advert (DuplicateData)
        self.ill = ""

    @property
    def powered(self) -> bool:
        """Whether it is there and switched on."""
        return self._tree.adapter in self._tree and bool(self._tree.get(self._tree.adapter, ADAPTER, "Powered"))

    def appear(self, *, quiet: bool) -> None:
        """Plug it in."""
        properties: Properties = {
            "Address": ADDRESS,
            "AddressType": "public",
            "Name": NAME,
            "Alias": NAME,
            "Class": 0x6C0104,
            **dict.fromkeys(("Powered", "Pairable"), True),
            **dict.fromkeys(("Discoverable", "Discovering"), False),
            "DiscoverableTimeout": 180,
            "PairableTimeout": 0,
            "UUIDs": [long_uuid("1800"), long_uuid("1801")],
            "Roles": ["central", "peripheral"],
        }
        if self._tree.adapter not in self._tree:
            self._tree.add(self._tree.adapter, {ADAPTER: properties}, quiet=quiet)
        for remote in self._remotes:
            remote.remember(quiet=quiet)

    def unplug(self) -> None:
        """Pull it out: hang-ups, off, then the objects from the leaves up."""
        self._hang_up()
        self._scanners.clear()
        self._tree.change(self._tree.adapter, ADAPTER, {"Powered": False, "Discovering": False})
        for remote in self._remotes:
            if remote.path in self._tree:
                remote.vanish()
        self._tree.remove(self._tree.adapter)

    def power(self, on: bool) -> None:
        """Switch it; off ends links and discovery."""
        if on:
            self.ill = self.ill if self.ill.endswith("-hard") else ""
            self._tree.change(self._tree.adapter, ADAPTER, {"Powered": True})
            return
        self._hang_up()
        discovering, self._scanners = bool(self._scanners), set()
        off: Properties = {"Powered": False} | ({"Discovering": False} if discovering else {})
        self._tree.change(self._tree.adapter, ADAPTER, off)

    def call(self, member: str, client: str, body: list[Any]) -> None:
        """A method of Adapter1 other than RemoveDevice; raises BluezError."""
        if self._tree.adapter not in self._tree:
            raise unknown("Object", f"no object {self._tree.adapter}")
        if not self.powered:
            raise BluezError("NotReady", "Resource Not Ready")
        match member:
            case "SetDiscoveryFilter":
                wanted = body[0]["UUIDs"].value if "UUIDs" in body[0] else ()
                self._filters[client] = {long_uuid(uuid) for uuid in wanted}
                self._each.discard(client)
                if "DuplicateData" in body[0] and body[0]["DuplicateData"].value:
                    self._each.add(client)
            case "StartDiscovery" if self.ill.startswith("busy"):
                raise BluezError("InProgress", "Operation already in progress")
            case "StartDiscovery" if client in self._scanners:
                raise BluezError("InProgress", "Operation already in progress")
            case "StartDiscovery":
                self._scanners.add(client)
                if len(self._scanners) == 1:
                    self._later({"Discovering": True})
            case "StopDiscovery" if client not in self._scanners:
                raise BluezError("Failed", "No discovery started")
            case "StopDiscovery":
                self._stop(client)
            case _:
                raise unknown("Method", f"no method {member}")

    def drop_client(self, client: str) -> None:
        """Its discovery ends with its bus connection."""
        self._filters.pop(client, None)
        self._each.discard(client)
        if client in self._scanners:
            self._stop(client)

    async def scan(self) -> None:
        """Report who is heard, for ever."""
        while True:
            await asyncio.sleep(max(BRISKEST, ADVERT_EVERY / self._pace.speed))
            for remote in self._remotes:
                if self._hears() and remote.peripheral.advertising and self._wanted(remote):
                    remote.report(pile=not self._each & self._scanners)
                elif remote.path in self._tree:
                    remote.expire()

    def _hears(self) -> bool:
        return bool(self._scanners) and self.powered and not self.ill.startswith("deaf")

    def _wanted(self, remote: Remote) -> bool:
        mine = {long_uuid(uuid) for uuid in remote.peripheral.advert.uuids}
        filters = [self._filters.get(client, set()) for client in self._scanners]
        return any(not one or one & mine for one in filters)

    def _stop(self, client: str) -> None:
        self._scanners.discard(client)
        if not self._scanners:
            for remote in self._remotes:
                asyncio.get_running_loop().call_soon(remote.silence)
            self._later({"Discovering": False})

    def _later(self, changes: Properties) -> None:
        """Tell after the reply to the call that brought it about."""
        asyncio.get_running_loop().call_soon(self._tree.change, self._tree.adapter, ADAPTER, changes)

    def _hang_up(self) -> None:
        for remote in self._remotes:
            remote.hung_up()
