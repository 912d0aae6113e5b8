"""Faults of the Bluetooth side, switched by ``{"do":"fault","device":D,"fault":F,"times":N}`` (device-test-rig §5).

Armed for the next N occasions (default 1; 0 = until ``clear``):
  connect-abort connect-failed connect-io-error connect-in-progress connect-not-ready connect-silent
  services-never hang-up-resolving
  read-E write-E notify-E with E one of in-progress not-permitted not-authorized not-supported invalid-offset
  invalid-length att-0e not-paired silent
  protected     a read needs a bond: asks the agent; without one no answer, and after 30 s the device is removed
  pair-refused pair-silent
Armed for good, until ``clear``:
  services-late    on a link that was opened without a bond, its own services are not shown
  services-stale   likewise on every link, until RemoveDevice
  battery-claimed  the battery is no service, but an org.bluez.Battery1
  far              its adverts are weak
At once: hang-up, vanish (the objects go, without Connected=false), forget-bond (the device loses its half). Without a
device: adapter-off adapter-on adapter-unplug adapter-plug adapter-plug-next (under another number), bluetoothd-die
bluetoothd-return bluetoothd-hang bluetoothd-wake bus-die bus-return; adapter-deaf (hears no advert) and adapter-busy
(InProgress) end when the adapter is switched off and on, adapter-deaf-hard and adapter-busy-hard only by ``clear``.
"""

from __future__ import annotations

from kiosk.devices.simulate.tree import BluezError

CONNECT = {
    "failed": ("Failed", "Software caused connection abort"),
    "io-error": ("Failed", "Input/output error"),
    "in-progress": ("InProgress", "Operation already in progress"),
    "not-ready": ("NotReady", "Resource Not Ready"),
}
GATT = {
    "in-progress": ("InProgress", "In Progress"),
    "not-permitted": ("NotPermitted", "{} not permitted"),
    "not-authorized": ("NotAuthorized", "Operation Not Authorized"),
    "not-supported": ("NotSupported", "Operation is not supported"),
    "invalid-offset": ("InvalidArguments", "Invalid offset"),
    "invalid-length": ("InvalidArguments", "Invalid Length"),
    "att-0e": ("Failed", "Operation failed with ATT error: 0x0e"),
    "not-paired": ("NotPermitted", "Not paired"),
}
ARMED = (
    *(f"connect-{name}" for name in ("abort", "silent", *CONNECT)),
    "services-never",
    "hang-up-resolving",
    *(f"{act}-{name}" for act in ("read", "write", "notify") for name in ("silent", *GATT)),
    "protected",
    "pair-refused",
    "pair-silent",
)
LASTING = ("services-late", "services-stale", "battery-claimed", "far")


class Unanswered(Exception):
    """The call gets no reply at all."""


class Faults:
    """What is armed for one device."""

    def __init__(self) -> None:
        self._left: dict[str, int | None] = {}

    def arm(self, fault: str, times: int = 1) -> None:
        """Arm a fault; raises ValueError for a name that is not in the list."""
        if fault == "clear":
            self._left.clear()
        elif fault in LASTING:
            self._left[fault] = None
        elif fault in ARMED:
            self._left[fault] = times or None
        else:
            names = ", ".join((*ARMED, *LASTING))
            raise ValueError(f"no fault {fault!r}; there are {names}, hang-up, vanish, forget-bond, clear")

    def has(self, fault: str) -> bool:
        """Whether it is armed; it stays so."""
        return fault in self._left

    def drop(self, fault: str) -> None:
        """Disarm one."""
        self._left.pop(fault, None)

    def take(self, fault: str) -> bool:
        """Whether the fault strikes now; counts it down."""
        if fault not in self._left:
            return False
        left = self._left[fault]
        if left is not None and left <= 1:
            del self._left[fault]
        elif left is not None:
            self._left[fault] = left - 1
        return True

    def strike(self, act: str) -> None:
        """Fail a connect, read, write or notify if one is armed; raises BluezError or Unanswered."""
        if self.take(f"{act}-silent"):
            raise Unanswered
        for name, (error, text) in (CONNECT if act == "connect" else GATT).items():
            if self.take(f"{act}-{name}"):
                raise BluezError(error, text.format(act.capitalize()))
