"""Undo what joining plug-ins changed in the tables of this process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kiosk.core import battery, counts, quantity, texts
from kiosk.devices import registry
from kiosk.devices.plugins import joining


@contextmanager
def as_before() -> Iterator[None]:
    """Every table is as it was when the block ends."""
    tables: list[dict[str, object]] = [quantity._TABLE, battery._ALL, counts._RULES, *texts._JOINED.values()]  # type: ignore[list-item]
    before, pictures = [dict(table) for table in tables], list(texts.PICTURES)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(joining.VARIABLE, raising=False)
        patch.setattr(joining, "_now", joining.NOTHING)
        registry.installed.cache_clear()
        try:
            yield
        finally:
            for table, old in zip(tables, before, strict=True):
                table.clear()
                table.update(old)
            texts.PICTURES[:] = pictures
            os.environ.pop(joining.VARIABLE, None)  # not by the patch, which would put it back
    registry.installed.cache_clear()
