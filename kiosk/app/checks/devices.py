"""Each bound device: as the supervisor keeps it, or, where none runs, whether its port or adapter is there and free."""

from __future__ import annotations

import asyncio
import fcntl
import os
from collections.abc import Iterator, Sequence
from typing import Any

from kiosk.app.checks.scope import Scope, fail, ok, warn
from kiosk.core.checks import Check
from kiosk.core.errors import LinkLost, StoreError
from kiosk.core.texts import Sentence
from kiosk.devices import registry
from kiosk.devices.agent import Agent
from kiosk.devices.bluez import ADAPTER, BluezBus
from kiosk.devices.failures import FAILURES
from kiosk.devices.reasons import Reason, port_lost
from kiosk.store.records import Store
from kiosk.store.runlock import RunLock
from kiosk.store.values import Binding

_WELL = ("ready", "busy")
_SOON = ("connecting", "absent")
_AGENT = "/kr/lifelog/kiosk/doctor"


def devices(scope: Scope) -> Iterator[Check]:
    """One line for each; the sentence of the reason says what to do."""
    bound: Sequence[Binding] = scope.ask(Store.bindings)
    if not bound:
        yield warn("devices", "check.devices.none", "check.devices.none.todo")
    for problem in registry.installed().problems:
        yield warn(f"plugin:{problem.entry}", "check.plugin.bad", "check.plugin.todo", problem.entry)
    states = scope.states() if scope.states is not None else None
    busy = states is None and _running(scope)
    for one in bound:
        if one.driver not in registry.installed().drivers:
            yield _bad(one.device, Reason.NO_DRIVER, "fail")
        elif states is not None:
            yield _kept(one.device, *states.get(one.device, ("absent", "")))
        elif one.link == "serial":
            yield _port(one.device, one.address, busy)
        else:
            yield ok(f"device:{one.device}", "check.device.radio", one.device)


def _kept(device: str, state: str, reason: str) -> Check:
    if state in _WELL:
        return ok(f"device:{device}", "check.device.ok", device)
    return _bad(device, reason or "device.silent", "warn" if state in _SOON else "fail")


def _bad(device: str, reason: str, state: str) -> Check:
    make = warn if state == "warn" else fail
    return make(f"device:{device}", f"check.device.{state}", "check.device.todo", device, f"@{reason}")


def _port(device: str, path: str, busy: bool) -> Check:
    """Open it as the kiosk will, without a byte going over it."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        finally:
            os.close(handle)
    except OSError as error:
        reason = port_lost(error).key
        if busy and reason == Reason.TAKEN:
            return ok(f"device:{device}", "check.device.running", device)
        return _bad(device, reason, "fail")
    return ok(f"device:{device}", "check.device.free", device)


def _running(scope: Scope) -> bool:
    """Whether a kiosk runs on this data directory: its ports are taken by itself then."""
    lock = RunLock(scope.data_dir)
    try:
        lock.take()
    except StoreError:
        return True
    lock.release()
    return False


def bluetooth(scope: Scope) -> Iterator[Check]:
    """An adapter that is on, and a daemon that lets us pair; nothing to say where no device needs it."""
    if not any(one.link in ("ble", "advert") for one in scope.ask(Store.bindings)):
        return
    try:
        reason = asyncio.run(_radio())
    except (*FAILURES, LinkLost):
        reason = Reason.BLUETOOTH_DOWN
    if reason is Reason.NONE:
        yield ok("bluetooth", "check.bluetooth.ok")
    else:
        yield Check("bluetooth", "fail", Sentence(reason), Sentence("check.bluetooth.todo"))


async def _radio() -> Reason:
    async with BluezBus(Agent(lambda _: False), lambda: None, lambda _: None) as bus:
        manager = "org.freedesktop.DBus.ObjectManager"
        reply = await bus.call("org.bluez", "/", "GetManagedObjects", interface=manager)
        adapters = [found[ADAPTER] for found in reply.body[0].values() if ADAPTER in found]
        if not adapters:
            return Reason.ADAPTER_MISSING
        if not any(adapter["Powered"].value for adapter in adapters):
            return Reason.ADAPTER_OFF
        agent: dict[str, Any] = {"interface": "org.bluez.AgentManager1"}
        await bus.call("org.bluez", "/org/bluez", "RegisterAgent", "os", [_AGENT, "NoInputNoOutput"], **agent)
        await bus.call("org.bluez", "/org/bluez", "UnregisterAgent", "o", [_AGENT], **agent)
        return Reason.NONE  # ours was never the default one: the running kiosk's stays asked
