"""Entry points in, tables and problems out."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from kiosk.devices.catalogue import DRIVERS
from kiosk.devices.codecs import and_standard, gatt_2a35
from kiosk.devices.registry import Problem, installed, load


def point(name: str, value: str) -> EntryPoint:
    """Return an entry point without a package."""
    return EntryPoint(name, value, "kiosk.codecs")


STANDARD = point("and_standard", "kiosk.devices.codecs.and_standard:PROTOCOL")
CATALOGUE = point("catalogue", "kiosk.devices.catalogue:DRIVERS")


def test_ours_are_installed_by_the_road_of_plugins() -> None:
    registry = installed()
    assert {"and_standard", "and_tm2655", "gatt:2A35", "gatt:2A36", "gtech_gl", "st_gs", "tindeq:data"} <= set(
        registry.protocols
    )
    assert set(registry.drivers) >= {driver.key for driver in DRIVERS}
    assert registry.problems == ()


def test_a_tuple_of_protocols_is_several() -> None:
    registry = load([point("gatt_2a35", "kiosk.devices.codecs.gatt_2a35:PROTOCOLS")], [])
    assert tuple(registry.protocols.values()) == gatt_2a35.PROTOCOLS


def test_a_second_of_the_same_key_is_refused() -> None:
    registry = load([STANDARD, point("zz_copy", STANDARD.value)], [])
    assert registry.protocols == {"and_standard": and_standard.PROTOCOL}
    assert registry.problems == (Problem("zz_copy", "", "and_standard is already taken"),)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("nowhere_at_all:PROTOCOL", "ModuleNotFoundError: No module named 'nowhere_at_all'"),
        ("kiosk.devices.codecs.st_gs:NOTHING", "AttributeError: module"),
        ("kiosk.devices.codecs.st_gs:KEY", "str is no WireProtocol"),
        ("kiosk_plugin_that_exits:PROTOCOL", "SystemExit: 3"),
    ],
)
def test_a_plugin_that_fails_is_a_problem_and_no_more(value: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Exits(ModuleType):
        def __getattr__(self, name: str) -> object:
            raise SystemExit(3)

    monkeypatch.setitem(sys.modules, "kiosk_plugin_that_exits", Exits("kiosk_plugin_that_exits"))
    registry = load([STANDARD, point("acme", value)], [])
    assert set(registry.protocols) == {"and_standard"}
    (problem,) = registry.problems
    assert problem.entry == "acme"
    assert problem.reason.startswith(reason)


def test_a_driver_without_its_protocol_is_refused() -> None:
    registry = load([STANDARD], [CATALOGUE])
    assert {driver.protocol for driver in registry.drivers.values()} == {"and_standard"}
    assert Problem("catalogue", "", "cas-ci-400 speaks st_gs, which is not installed") in registry.problems


def test_ours_come_before_a_plugin_with_the_same_key() -> None:
    (ours,) = (entry for entry in installed_points() if entry.name == "and_standard")
    registry = load([point("aaa_first_by_name", "kiosk.devices.codecs.and_standard:PROTOCOL"), ours], [])
    assert [problem.entry for problem in registry.problems] == ["aaa_first_by_name"]


def installed_points() -> list[EntryPoint]:
    """Return the real entry points, which know their package."""
    from importlib.metadata import entry_points

    return list(entry_points(group="kiosk.codecs"))
