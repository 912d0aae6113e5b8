"""``kiosk-plugin.toml``: everything the kiosk must know of a plug-in without running a line of it.

Wrong keys, wrong words and numbers out of place are refused by name (`ManifestError`), all at once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from kiosk.core.errors import ConfigError
from kiosk.devices.driver import Driver
from kiosk.devices.plugins.tables import FORMS, Codec, Device, NewQuantity, Slug, Table, Test

FILE = "kiosk-plugin.toml"
KIT = 1
"""The version of what a plug-in and the kiosk say to each other; it grows when old plug-ins would misunderstand."""
_WORDS = {"extra_forbidden": "unknown key", "missing": "this key is needed"}


class ManifestError(ConfigError):
    """A manifest that cannot be used; the message names the file, the key and what is wrong."""


class Manifest(Table):
    """The whole file."""

    kit: int
    name: Slug
    version: Annotated[str, Field(pattern=r"^\d+(\.\d+){0,3}([a-z]+\d*)?$")]
    codec: Codec | None = None
    device: Annotated[tuple[Device, ...], Field(min_length=1)]
    quantity: tuple[NewQuantity, ...] = ()
    test: tuple[Test, ...] = ()

    @field_validator("kit")
    @classmethod
    def _known_kit(cls, kit: int) -> int:
        if kit != KIT:
            raise ValueError(f"made for kit {kit}; this kiosk has kit {KIT}")
        return kit

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if problems := list(self._problems()):
            raise ValueError("; ".join(problems))
        return self

    def _problems(self) -> Iterator[str]:
        """Yield what one table says and another one denies."""
        for device in self.device:
            if device.process is None and self.codec is None:
                yield f"device {device.key} needs a [codec]"
            if self.codec is not None and device.variant not in ("", *self.codec.variants):
                yield f"device {device.key}: the codec has no variant {device.variant!r}"
            for argument in device.process.argv if device.process else ():
                if ".." in Path(argument).parts:
                    yield f"device {device.key}: no .. in argv"
        measured = {key for device in self.device for key in device.measures}
        tables: tuple[NewQuantity | Test, ...] = (*self.quantity, *self.test)
        for one in tables:
            key = one.quantity if isinstance(one, Test) else one.key
            if key not in measured:
                yield f"{key}: none of its devices measures it"

    def drivers(self, folder: Path) -> tuple[Driver, ...]:
        """Return its rows of the catalogue; a process link's protocol is its device's key."""
        return tuple(self._driver(one, folder) for one in self.device)

    def _driver(self, one: Device, folder: Path) -> Driver:
        assert self.codec is not None or one.process is not None, "looked at when it was read"
        protocol = self.codec.protocol if self.codec is not None and one.process is None else process_key(one.key)
        plain = one.model_dump(include=_SAME)
        return Driver(**plain, protocol=protocol, link=one.link(str(folder)), tags=("plug-in",))

    @property
    def quantities(self) -> tuple[str, ...]:
        """Everything that its devices measure."""
        return tuple(dict.fromkeys(key for device in self.device for key in device.measures))


_SAME = {
    *("key", "maker", "model", "measures", "variant", "memory", "silence", "poll"),
    *("source", "confidence", "notes"),
}


def process_key(device: str) -> str:
    """Return the protocol key of a process link's device."""
    return device.replace("-", "_")


def read(path: Path) -> Manifest:
    """Read a manifest's file; raises ManifestError."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ManifestError(f"{path.name}: {error}") from error
    return parse(table, path.name)


def parse(table: Mapping[str, object], where: str = FILE) -> Manifest:
    """Check a mapping; raises ManifestError that names each wrong key."""
    try:
        return Manifest.model_validate(table)
    except ValidationError as error:
        raise ManifestError(f"{where}: " + "; ".join(map(_plain, _causes(error)))) from error


def find(folder: Path) -> Path:
    """Return the one manifest in a folder or its packages; raises ManifestError."""
    found = sorted(
        path for path in (folder / FILE, *folder.glob(f"*/{FILE}"), *folder.glob(f"src/*/{FILE}")) if path.is_file()
    )
    if len(found) != 1:
        raise ManifestError(f"{folder.name}: {'no' if not found else 'more than one'} {FILE}")
    return found[0]


def _causes(error: ValidationError) -> list[Mapping[str, object]]:
    """Leave out that a list is too short because what stands in it is wrong: that is said already."""
    found = error.errors()
    places = [one["loc"] for one in found]

    def follows(loc: tuple[int | str, ...]) -> bool:
        return any(place[: len(loc)] == loc and place != loc for place in places)

    return [{**one} for one in found if one["type"] != "too_short" or not follows(one["loc"])]


def _plain(error: Mapping[str, object]) -> str:
    place = error["loc"]
    path = ""
    for part in place if isinstance(place, tuple) else ():
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if path else str(part)
    words = _WORDS.get(str(error["type"]), str(error["msg"]).removeprefix("Value error, "))
    limits = error.get("ctx")
    if isinstance(limits, dict) and limits.get("pattern") in FORMS:
        words = f"{error['input']!r} is not of the form wanted: {FORMS[limits['pattern']]}"
    return f"{path}: {words}" if path else words
