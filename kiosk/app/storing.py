"""From settings to an open store: where the key lies, which database, the bindings that staff made."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from kiosk.config import Settings
from kiosk.core.errors import ConfigError
from kiosk.devices.registry import Registry
from kiosk.devices.supervisor import Binding
from kiosk.store.database import StoreSettings
from kiosk.store.gateway import StoreGateway
from kiosk.store.keys import load_keys
from kiosk.store.keysource import CredentialSource, FileSource, KeyringSource, KeySource
from kiosk.store.records import Store
from kiosk.store.runlock import RunLock
from kiosk.store.switch import sweep

if TYPE_CHECKING:
    from kiosk.app.modes import Ground

log = structlog.get_logger()


def key_source(settings: Settings, config: Path) -> KeySource:
    """Return the one configured place of the secret; raises ConfigError when none is named."""
    kind, _, where = settings.store.key.partition(":")
    match kind:
        case "file":
            return FileSource(Path(where))
        case "systemd":
            return CredentialSource(where)
        case "keyring":
            return KeyringSource(where)
    raise ConfigError(f"{config}: store.key: missing; say file:PATH, systemd:NAME or keyring:SERVICE")


def store_settings(settings: Settings, data_dir: Path) -> StoreSettings:
    """Translate the configuration for the store."""
    where = settings.store.url
    url = where if where.startswith("postgresql") else ""
    return StoreSettings(data_dir, settings.centre.station, settings.centre.id, url=url, plain=where == "sqlite-plain")


@asynccontextmanager
async def open_gateway(settings: Settings, data_dir: Path, config: Path) -> AsyncIterator[StoreGateway]:
    """Open the store on its own thread for the length of the block."""
    keys = load_keys(data_dir, key_source(settings, config))
    with RunLock(data_dir) as lock:
        sweep(data_dir)
        gateway = await StoreGateway.open(store_settings(settings, data_dir), keys, lock=lock)
        try:
            yield gateway
        finally:
            await gateway.close()


@asynccontextmanager
async def open_ground(ground: Ground, data_dir: Path) -> AsyncIterator[StoreGateway]:
    """Open the store of this start's mode; the lock is the real one's: restore and rekey wait in practice too."""
    with RunLock(data_dir) as lock:
        sweep(data_dir)
        gateway = await StoreGateway.open(ground.store, ground.keys, lock=lock)
        try:
            yield gateway
        finally:
            await gateway.close()


async def bindings_of(gateway: StoreGateway, known: Registry) -> tuple[Binding, ...]:
    """Return what staff bound, with its driver; a binding whose driver is gone is logged and left out."""
    found = []
    for row in await gateway.read(Store.bindings):
        driver = known.drivers.get(row.driver)
        if driver is None:
            log.error("driver-missing", device=row.device, key=row.driver)
            continue
        found.append(Binding(row.device, driver, row.address, row.serial, row.purpose))
    return tuple(found)
