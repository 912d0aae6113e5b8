"""The notices of the screen, without Qt: what was told, whether staff were called, which devices are away."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.messages import DeviceState, Scene, Told
from kiosk.ui.plain import words

_WORKING = ("ready", "busy")
_PASSING = ("saved", "print")  # they belong to the screen on which they were told


class Notices:
    """One notice shows at a time: the newest for a while, then the call to staff as long as it stands."""

    def __init__(self) -> None:
        self.call = ""  # nothing, sent or coming
        self.faults: tuple[str, ...] = ()  # text ids of what staff can do about devices
        self._devices: dict[str, str] = {}
        self._told: Told | None = None
        self._called: Told | None = None
        self._fresh = False

    def hear(self, told: Told) -> None:
        """Take a new notice; the page of the PIN has a place of its own."""
        if told.about == "here":  # somebody has come: it is said once, and nothing stands any more
            self.call, self._called = "", None
        if told.about == "call":
            self._called = told
            self.call = "coming" if told.text.key == "call.acknowledged" else "sent"
        elif told.about != "pin":
            self._told = told
        self._fresh = True

    def device(self, fact: DeviceState, texts: Mapping[str, str]) -> None:
        """A device came or went."""
        self._devices.pop(fact.device, None)
        if fact.state not in _WORKING and fact.reason in texts:
            self._devices[fact.device] = fact.reason
        self.faults = tuple(self._devices.values())

    def fade(self) -> None:
        """The newest notice has been there long enough."""
        self._told, self._fresh = None, False

    def leave(self, before: Scene, after: Scene) -> None:
        """Another screen comes."""
        moved = (before.kind, before.step) != (after.kind, after.step)
        if moved and self._told is not None and self._told.about in _PASSING:
            self._told = None

    def wipe(self) -> None:
        """The resident has gone; the devices are as they were."""
        self.call, self._told, self._called, self._fresh = "", None, None, False

    def shown(self, texts: Mapping[str, str]) -> dict[str, object]:
        """The notice as display values; ``short`` fits a button, ``fresh`` says that it has just come."""
        told = self._told or self._called
        if told is None:
            return {"about": "", "text": "", "short": "", "ok": True, "fresh": False}
        text = words(texts, told.text).replace("\n", " ")
        short = texts.get(f"{told.text.key}.short", "")
        return {"about": told.about, "text": text, "short": short, "ok": told.ok, "fresh": self._fresh}
