"""Practice and showing (`services.Modes`): the kiosk starts anew on a store of its own, with people who do not exist.

Switching writes a wish beside the store and asks the kiosk to leave; the program then starts itself anew
(`kiosk.commands.running`), so that nothing of one store is ever in the memory of the other. The wish holds for this
day and this start of the machine: whoever switches it on in the morning finds the real kiosk, always; a crash in
practice comes back in practice, whose word stands across every screen and paper.

The practice store is sealed by a key derived from the real one (a carried-away disk tells nothing of either), has
members of staff with PINs that everybody knows, and no platform. The devices of this station are lent to it; a show
where there are none has simulated ones (`kiosk.app.showing`).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import structlog

from kiosk.app.practice import fill
from kiosk.app.storing import key_source, store_settings
from kiosk.config import ExchangeSettings, PlatformSettings, Settings, StaffCall
from kiosk.core.errors import StoreError
from kiosk.core.metrology.pretend import pretended
from kiosk.devices import registry
from kiosk.store.database import StoreSettings, create_store, open_store
from kiosk.store.keys import DataKey, load_keys
from kiosk.store.keysource import write_private
from kiosk.store.records import Store
from kiosk.store.trouble import told
from kiosk.store.values import Binding

Mode = Literal["", "training", "show"]
WISH = "mode.json"
MARKS: dict[Mode, str] = {"": "", "training": "training.mark", "show": "report.demo"}
"""The text id of the word on every paper."""
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Ground:
    """Where this start of the kiosk works: its mode, settings, data directory and key."""

    mode: Mode
    settings: Settings
    data_dir: Path
    keys: DataKey
    simulated: bool = False  # a show at a station without devices

    @property
    def store(self) -> StoreSettings:
        """The store's own settings."""
        return store_settings(self.settings, self.data_dir)


class ModeSwitch:
    """Implements `services.Modes`."""

    def __init__(self, ground: Ground, data_dir: Path, leave: Callable[[], None], today: Callable[[], date]) -> None:
        self._ground, self._data_dir, self._leave, self._today = ground, data_dir, leave, today
        self.leaving = False

    @property
    def mode(self) -> Mode:
        """The mode now."""
        return self._ground.mode

    def switch(self, mode: Mode) -> None:
        """Write the wish, then ask the kiosk to leave in order. Raises StoreTrouble when it cannot be written."""
        write_wish(self._data_dir, mode, self._today())
        self.leaving = True
        self._leave()


def write_wish(data_dir: Path, mode: Mode, today: date) -> None:
    """Say in which mode the next start is; practice begins with an empty store."""
    path = data_dir / WISH
    with told():
        if not mode:
            path.unlink(missing_ok=True)
            return
        wish = {"mode": mode, "day": today.isoformat(), "boot": _boot(), "fresh": True}
        write_private(path, json.dumps(wish).encode())


def ground(settings: Settings, data_dir: Path, config: Path, now: datetime) -> Ground:
    """Return where this start works; the real store, if practice cannot be made ready."""
    keys = load_keys(data_dir, key_source(settings, config))
    real = Ground("", settings, data_dir, keys)
    mode, fresh = _wished(data_dir, now.astimezone(settings.zone).date())
    if not mode:
        return real
    try:
        return _practice(real, mode, fresh, now)
    except (StoreError, OSError) as error:
        log.error("practice-failed", reason=type(error).__name__)
        (data_dir / WISH).unlink(missing_ok=True)
        return real


def _wished(data_dir: Path, today: date) -> tuple[Mode, bool]:
    """Read the wish; one of another day or of before the machine was switched off is taken away."""
    path = data_dir / WISH
    try:
        wish = json.loads(path.read_bytes())
        mode: Mode = {"training": "training", "show": "show"}[wish["mode"]]  # type: ignore[assignment]  # one of these
        if wish["day"] == today.isoformat() and wish["boot"] == _boot():
            return mode, bool(wish["fresh"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    path.unlink(missing_ok=True)
    return "", False


def _practice(real: Ground, mode: Mode, fresh: bool, now: datetime) -> Ground:
    """Open the practice store, or make it anew."""
    folder = real.data_dir / "practice"
    keys = DataKey("practice", real.keys.derive("practice"))
    bindings = _bindings(real)
    made = Ground(mode, settings_of(real.settings), folder, keys, mode == "show" and not bindings)
    if fresh or not _opens(made):
        if folder.exists():
            shutil.rmtree(folder)
        _make(made, bindings, now)
        _begun(real.data_dir)
    return made


def settings_of(settings: Settings) -> Settings:
    """Return the settings of practice: no platform, no command that calls people, a local encrypted store."""
    store = settings.store.model_copy(update={"url": "sqlcipher"})
    return settings.model_copy(
        update={
            "store": store,
            "platform": PlatformSettings(),
            "staff_call": StaffCall(),
            "exchange": ExchangeSettings(),
        }
    )


def _opens(ground: Ground) -> bool:
    try:
        with open_store(ground.store, ground.keys):
            return True
    except StoreError:
        return False


def _bindings(real: Ground) -> tuple[Binding, ...]:
    try:
        with open_store(real.store, real.keys, read_only=True) as store:
            return store.bindings()
    except StoreError as error:
        log.error("practice-no-devices", reason=error.key)
        return ()


def _make(ground: Ground, bindings: tuple[Binding, ...], now: datetime) -> None:
    with told():
        ground.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    create_store(ground.store, ground.keys, actor="system:practice", now=now)
    with open_store(ground.store, ground.keys) as store:
        for binding in bindings:
            store.bind(binding, actor="system:practice", now=now)
            _pretend(store, binding, now)
        fill(store, ground.settings.zone, now)


def _pretend(store: Store, binding: Binding, now: datetime) -> None:
    """What is lent to practice counts as checked there: its store holds nothing real, and says so."""
    driver = registry.installed().drivers.get(binding.driver)
    measures = driver.measures if driver is not None else ()
    for check in pretended(binding.driver, binding.serial or binding.device, measures, now):
        store.check_add(check, actor="system:practice", now=now)


def _begun(data_dir: Path) -> None:
    """From now on the practice store is kept: a crash comes back to it as it was."""
    path = data_dir / WISH
    wish = json.loads(path.read_bytes())
    write_private(path, json.dumps(wish | {"fresh": False}).encode())


def _boot() -> str:
    """Name this start of the machine; empty where the system does not say."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""
