"""Which Bluetooth adapter: an address in the configuration, or none."""

from __future__ import annotations

import pytest

from kiosk.config import check
from kiosk.core.errors import ConfigError


@pytest.mark.parametrize("address", ["", "F0:0D:00:00:00:02", "f0:0d:00:00:00:02"])
def test_an_adapter_is_named_by_its_address(address: str) -> None:
    assert check({"schema": 1, "bluetooth": {"adapter": address}}, "kiosk.toml").bluetooth.adapter == address


@pytest.mark.parametrize("address", ["hci1", "F0:0D", "F0-0D-00-00-00-02", " "])
def test_a_name_that_changes_places_is_refused(address: str) -> None:
    with pytest.raises(ConfigError, match=r"kiosk\.toml: bluetooth\.adapter: "):
        check({"schema": 1, "bluetooth": {"adapter": address}}, "kiosk.toml")
