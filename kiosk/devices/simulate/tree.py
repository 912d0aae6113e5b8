"""The object tree of ``org.bluez``: path → interface → property, with the signals that tell of every change.

dbus-fast's ServiceInterface is not used: it always shows every property, and BlueZ's come and go (device-test-rig §3).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dbus_fast import Message, Variant

ADAPTER, DEVICE, AGENTS = "org.bluez.Adapter1", "org.bluez.Device1", "org.bluez.AgentManager1"
SERVICE, CHARACTERISTIC = "org.bluez.GattService1", "org.bluez.GattCharacteristic1"
DESCRIPTOR = "org.bluez.GattDescriptor1"
BATTERY = "org.bluez.Battery1"
PROPERTIES, MANAGER = "org.freedesktop.DBus.Properties", "org.freedesktop.DBus.ObjectManager"
SILENT = ("org.freedesktop.DBus.Introspectable", PROPERTIES)  # on every object, without properties

SIGNATURES = {
    **dict.fromkeys(("Address", "AddressType", "Name", "Alias", "Icon", "UUID"), "s"),
    **dict.fromkeys(("Powered", "Discoverable", "Pairable", "Discovering", "Paired", "Bonded", "Trusted"), "b"),
    **dict.fromkeys(("Blocked", "LegacyPairing", "Connected", "ServicesResolved", "Primary", "Notifying"), "b"),
    **dict.fromkeys(("NotifyAcquired", "WriteAcquired"), "b"),
    "Percentage": "y",
    **dict.fromkeys(("Class", "DiscoverableTimeout", "PairableTimeout"), "u"),
    **dict.fromkeys(("UUIDs", "Roles", "Flags"), "as"),
    **dict.fromkeys(("Adapter", "Device", "Service", "Characteristic"), "o"),
    **dict.fromkeys(("Value", "AdvertisingFlags"), "ay"),
    **dict.fromkeys(("RSSI", "TxPower"), "n"),
    **dict.fromkeys(("Appearance", "MTU"), "q"),
    "Includes": "ao",
    "ManufacturerData": "a{qv}",
    "ServiceData": "a{sv}",
}
Properties = dict[str, Any]
Interfaces = Mapping[str, Properties]


class BluezError(Exception):
    """An error reply."""

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__(text or name)
        self.name = name if "." in name else f"org.bluez.Error.{name}"
        self.text = text


def unknown(what: str, text: str) -> BluezError:
    """UnknownObject, UnknownMethod, UnknownInterface, UnknownProperty."""
    return BluezError(f"org.freedesktop.DBus.Error.Unknown{what}", text)


class Tree:
    """Objects and their signals; ``send`` puts a message on the bus."""

    def __init__(self, send: Callable[[Message], object]) -> None:
        self._send = send
        self._objects: dict[str, dict[str, Properties]] = {}
        self.adapter = "/org/bluez/hci0"  # its number may be another one at the next plugging

    def __contains__(self, path: str) -> bool:
        return path in self._objects

    def interfaces(self, path: str) -> Interfaces:
        """Everything at a path; raises BluezError UnknownObject."""
        if path not in self._objects:
            raise unknown("Object", f"no object {path}")
        return self._objects[path]

    def get(self, path: str, interface: str, name: str) -> Any:
        """A raw property value; raises BluezError."""
        properties = self.interfaces(path).get(interface)
        if properties is None:
            raise unknown("Interface", f"no {interface} at {path}")
        if name not in properties:
            raise unknown("Property", f"no {name} at {path}")
        return properties[name]

    def add(self, path: str, interfaces: Interfaces, *, quiet: bool = False) -> None:
        """Put an object in its place and announce it, unless nobody can be listening yet."""
        self._objects[path] = {name: dict(properties) for name, properties in interfaces.items()}
        if not quiet:
            self._signal("/", MANAGER, "InterfacesAdded", "oa{sa{sv}}", [path, self._described(path)])

    def extend(self, path: str, interface: str, properties: Properties) -> None:
        """Give an object one more interface, and announce it."""
        self._objects[path][interface] = dict(properties)
        self._signal("/", MANAGER, "InterfacesAdded", "oa{sa{sv}}", [path, {interface: _variants(properties)}])

    def remove(self, path: str) -> None:
        """Take away an object and all below it, leaves first."""
        for one in sorted((one for one in self._objects if one == path or one.startswith(path + "/")), reverse=True):
            names = [*SILENT, *self._objects.pop(one)]
            self._signal("/", MANAGER, "InterfacesRemoved", "oas", [one, names])

    def change(self, path: str, interface: str, changes: Properties, gone: Sequence[str] = ()) -> None:
        """Set properties and invalidate others; always one signal, also when a value stays the same."""
        if path not in self._objects:
            return
        properties = self._objects[path][interface]
        properties.update(changes)
        for name in gone:
            properties.pop(name, None)
        self._signal(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", [interface, _variants(changes), list(gone)])

    def ask(self, message: Message) -> tuple[str, list[Any]]:
        """Answer GetManagedObjects, Get and GetAll; raises BluezError."""
        match message.interface, message.member:
            case "org.freedesktop.DBus.ObjectManager", "GetManagedObjects" if message.path == "/":
                return "a{oa{sa{sv}}}", [{path: self._described(path) for path in self._objects}]
            case "org.freedesktop.DBus.Properties", "GetAll":
                properties = self.interfaces(str(message.path)).get(message.body[0], {})
                return "a{sv}", [_variants(properties)]
            case "org.freedesktop.DBus.Properties", "Get":
                interface, name = message.body
                return "v", [Variant(SIGNATURES[name], self.get(str(message.path), interface, name))]
        if message.path != "/":
            self.interfaces(str(message.path))
        raise unknown("Method", f"no method {message.interface}.{message.member} at {message.path}")

    def _described(self, path: str) -> dict[str, dict[str, Variant]]:
        empty: dict[str, dict[str, Variant]] = {name: {} for name in SILENT}
        return empty | {name: _variants(properties) for name, properties in self._objects[path].items()}

    def _signal(self, path: str, interface: str, member: str, signature: str, body: list[Any]) -> None:
        self._send(Message.new_signal(path, interface, member, signature, body))


def _variants(properties: Properties) -> dict[str, Variant]:
    return {name: Variant(SIGNATURES[name], value) for name, value in properties.items()}
