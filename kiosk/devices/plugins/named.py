"""``module:NAME`` → what it means. Importing it runs code of the plug-in."""

from __future__ import annotations

import importlib

from kiosk.devices.driver import WireProtocol


def named(where: str) -> object:
    """Import what ``module:name`` means."""
    module, _, name = where.partition(":")
    return getattr(importlib.import_module(module), name)


def protocol_of(where: str, key: str) -> WireProtocol:
    """Return the protocol of this key; raises LookupError."""
    found = named(where)
    for one in found if isinstance(found, tuple) else (found,):
        if isinstance(one, WireProtocol) and one.key == key:
            return one
    raise LookupError(f"{where} holds no protocol {key}")
