"""The page that is on at the staff's side: put on, refreshed by itself, with a complaint over it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.core.messages import StaffShown
from kiosk.core.pages import Page, Text
from kiosk.devices.events import Passkey
from kiosk.devices.nearby import Nearby
from kiosk.station.office.live import Live
from kiosk.store.values import StaffMember

if TYPE_CHECKING:
    from kiosk.station.station import Station


class Front:
    """What of the office is on the screen, and what keeps it up to date."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._who: StaffMember | None = None
        self._page: Page | None = None
        self.turn = 0  # counts what was put on: a press made for another page is not carried out
        self.live = Live(station)
        self.passkeys: dict[str, Passkey] = {}  # what devices that are being paired ask for
        self.nearby: tuple[Nearby, ...] = ()  # what was found last around this station
        self.on_stage: object = None  # two devices that are compared before visitors, while staff swap one
        self.unfinished: dict[str, object] = {}  # checks of devices that rest: nothing is lost by a lock

    def show(self, page: Page) -> None:
        """Put a page on."""
        self.live.shown(page.key)
        self.turn += 1
        self._put(page)

    def refresh(self, page: Page) -> None:
        """Newer words of the page that is on: what is pressed on it now counts still. Nothing when another one is."""
        if self._page is not None and self._page.key == page.key:
            newer = replace(page, live=True, complaint=page.complaint or self._page.complaint)
            if newer != replace(self._page, live=True):
                self._put(newer)

    def showing(self, key: str) -> bool:
        """Whether this page is on: what was found out meanwhile may be shown in its place."""
        return self._page is not None and self._page.key == key

    def complain(self, text: Text) -> None:
        """Say on the page that is on what was wrong; what was typed stays. Nothing: it is well again."""
        if self._page is not None:
            self.show(replace(self._page, complaint=text))

    def _put(self, page: Page) -> None:
        self._page = page
        self._station.tell(StaffShown(replace(page, by=self._who.name if self._who else "")))

    def _close(self) -> None:
        self._who, self._page, self.turn = None, None, self.turn + 1
        self.live.shown("")
        self._station.tell(StaffShown(None))
