"""Who was heard in the air of late: for the wizard that binds a device, and for the strength of its signal."""

from __future__ import annotations

from dataclasses import dataclass

from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData

RECENT_SECONDS = 60.0
MOST = 256  # telephones pass by with an address that is new every quarter of an hour
_BASE = "-0000-1000-8000-00805f9b34fb"


@dataclass(frozen=True, slots=True)
class Heard:
    """One advertiser: ``services`` are 4 hex or 128 bit, lower case; ``at`` is monotonic; ``rssi`` in dBm."""

    address: str
    name: str
    rssi: int
    services: tuple[str, ...]
    companies: tuple[int, ...]
    at: float
    paired: bool = False


def short(uuid: str) -> str:
    """Return the 4 hex digits of a UUID of the Bluetooth SIG, any other as it is, lower case."""
    uuid = uuid.lower()
    return uuid[4:8] if uuid.startswith("0000") and uuid.endswith(_BASE) else uuid


class Air:
    """A table of advertisers that forgets whoever has gone."""

    def __init__(self) -> None:
        self._heard: dict[str, Heard] = {}

    def note(self, device: BLEDevice, advert: AdvertisementData, now: float) -> Heard:
        """Remember an advert."""
        address = device.address.upper()
        self._heard.pop(address, None)
        if len(self._heard) >= MOST:
            del self._heard[next(iter(self._heard))]  # the one not heard for the longest time
        services = (*advert.service_uuids, *advert.service_data)
        heard = self._heard[address] = Heard(
            address=address,
            name=advert.local_name or "",
            rssi=advert.rssi,
            services=tuple(dict.fromkeys(short(uuid) for uuid in services)),
            companies=tuple(advert.manufacturer_data),
            at=now,
            paired=bool(advert.platform_data[1].get("Paired")),
        )
        return heard

    def nearby(self, now: float) -> tuple[Heard, ...]:
        """Return who was heard within the last minute, the strongest first."""
        recent = [one for one in self._heard.values() if now - one.at <= RECENT_SECONDS]
        return tuple(sorted(recent, key=lambda one: -one.rssi))

    def last(self, address: str) -> Heard | None:
        """Return what an address was like when it was heard last."""
        return self._heard.get(address.upper())
