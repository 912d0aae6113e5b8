"""The manifest: what it means, and that everything wrong with it is said by name."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.devices.driver import BleAdvert, BleSession, ProcessLine, SerialLine
from kiosk.devices.plugins import manifest
from kiosk.devices.plugins.manifest import ManifestError, parse

TABLE: dict[str, Any] = {
    "kit": 1,
    "name": "kiosk-toy",
    "version": "1.2",
    "codec": {"module": "toy:PROTOCOL", "protocol": "toy", "version": "1", "source": "made up"},
    "device": [
        {"key": "toy-1", "maker": "Toy", "model": "1", "measures": ["squeeze"], "source": "made up", "serial": {}}
    ],
    "quantity": [{"key": "squeeze", "unit": "kg", "decimals": 1, "low": 0, "high": 50, "ko": "쥐기", "en": "Squeeze"}],
    "test": [
        {
            "key": "squeezing",
            "quantity": "squeeze",
            "ko": {"title": "쥐기", "explain": "잡습니다", "measure": "쥐세요", "good": "잘하셨습니다"},
            "en": {"title": "Squeeze", "explain": "Hold it", "measure": "Squeeze", "good": "Well done"},
        }
    ],
}


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """Return the table with one thing changed."""
    table = copy.deepcopy(TABLE)
    change(table)
    return table


@pytest.mark.parametrize(
    ("link", "meant"),
    [
        (
            {"serial": {"baud": 2400, "bits": 7, "parity": "E", "usb": ["0403:6001"]}},
            SerialLine(2400, 7, "E", 1, ((0x403, 0x6001),)),
        ),
        ({"ble": {"service": "1810", "notify": ["2a35"]}}, BleSession("1810", ("2a35",))),
        ({"advert": {"company": 22136}}, BleAdvert(company=22136)),
        ({"process": {"argv": ["{here}/run", "{address}"]}}, ProcessLine(("{here}/run", "{address}"), "/there")),
    ],
)
def test_a_device_becomes_a_row_of_the_catalogue(link: dict[str, Any], meant: object) -> None:
    device = {key: value for key, value in TABLE["device"][0].items() if key != "serial"} | link
    (row,) = parse({**TABLE, "device": [device]}).drivers(Path("/there"))
    assert row.link == meant
    assert (row.key, row.maker, row.measures) == ("toy-1", "Toy", ("squeeze",))
    assert row.protocol == ("toy_1" if isinstance(meant, ProcessLine) else "toy")
    assert not row.tried


def test_every_key_of_the_manifest_of_the_examples_is_known() -> None:
    examples = Path(__file__).resolve().parents[3] / "examples"
    names = {manifest.read(manifest.find(folder)).name for folder in examples.iterdir() if folder.is_dir()}
    assert names == {"kiosk-acme-grip", "beta-walkway"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda t: t.pop("name"), "name: this key is needed"),
        (lambda t: t.update(kit=2), "made for kit 2; this kiosk has kit 1"),
        (lambda t: t.update(colour="red"), "colour: unknown key"),
        (lambda t: t.update(name="../up"), "name: "),
        (lambda t: t.update(version="1/../2"), "version: "),
        (lambda t: t.update(device=[]), "device: "),
        (lambda t: t["device"][0].update(ble={"service": "1810", "notify": ["2a35"]}), "device[1]: needs one table"),
        (lambda t: t["device"][0].pop("serial"), "device[1]: needs one table"),
        (lambda t: t["device"][0].update(serial={"baud": 0}), "device[1].serial.baud"),
        (lambda t: t["device"][0].update(serial={"usb": ["x"]}), "device[1].serial.usb[1]"),
        (lambda t: t["device"][0].update(variant="b"), "the codec has no variant 'b'"),
        (lambda t: t.pop("codec"), "device toy-1 needs a [codec]"),
        (lambda t: t["codec"].update(module="os.system"), "codec.module"),
        (lambda t: t["quantity"][0].update(low=60), "low is not below high"),
        (lambda t: t["quantity"][0].update(low="nan"), "quantity[1].low"),
        (lambda t: t["quantity"][0].update(key="Squeeze"), "quantity[1].key"),
        (lambda t: t["test"][0].update(quantity="grip_force"), "grip_force: none of its devices measures it"),
        (lambda t: t["test"][0].update(picture="/etc/passwd"), "test[1].picture"),
        (lambda t: t["test"][0].update(picture="../../x.svg"), "test[1].picture"),
        (lambda t: t["test"][0]["ko"].pop("good"), "test[1].ko.good: this key is needed"),
    ],
)
def test_what_is_wrong_is_said_by_name(change: Callable[[dict[str, Any]], object], words: str) -> None:
    with pytest.raises(ManifestError) as refused:
        parse(changed(change))
    assert words in str(refused.value)


@pytest.mark.parametrize("argv", [["perl"], ["{here}/../../sh"], []])
def test_a_program_is_named_by_its_whole_path(argv: list[str]) -> None:
    device = {key: value for key, value in TABLE["device"][0].items() if key != "serial"} | {"process": {"argv": argv}}
    with pytest.raises(ManifestError):
        parse({**TABLE, "device": [device]})


def test_a_uuid_in_capitals_is_taken_and_a_wrong_one_told_in_words_and_once() -> None:
    device = {key: value for key, value in TABLE["device"][0].items() if key != "serial"}
    whole = "CDEACB81-5235-4C07-8846-93A37EE6B86D"
    session = {"ble": {"service": "FFE0", "notify": [whole]}}
    (row,) = parse({**TABLE, "device": [device | session]}).drivers(Path("/there"))
    assert row.link == BleSession("ffe0", (whole.lower(),))
    session["ble"]["notify"] = ["x" + whole]
    with pytest.raises(ManifestError) as refused:
        parse({**TABLE, "device": [device | session]})
    words = f"device[1].ble.notify[1]: 'x{whole}' is not of the form wanted: 4 hex digits, or a whole UUID"
    assert str(refused.value).startswith(f"kiosk-plugin.toml: {words}")
    assert ";" not in str(refused.value)


def test_several_wrong_things_are_said_at_once() -> None:
    with pytest.raises(ManifestError) as refused:
        parse(changed(lambda t: t.update(colour="red", kit=9)))
    assert "colour" in str(refused.value)
    assert "kit 9" in str(refused.value)


def test_a_file_that_is_no_toml_or_not_there_is_refused(tmp_path: Path) -> None:
    for data in (b"\xff\xfe", b"kit = ", b"[[", None):
        path = tmp_path / "kiosk-plugin.toml"
        path.write_bytes(data) if data is not None else path.unlink()
        with pytest.raises(ManifestError):
            manifest.read(path)
    with pytest.raises(ManifestError, match="no kiosk-plugin"):
        manifest.find(tmp_path)
