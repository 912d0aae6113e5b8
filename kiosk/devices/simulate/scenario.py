"""A scenario: who comes, which devices stand there, and what each does at the n-th start of a step. Read from TOML.

In: a built-in name (``kiosk/assets/scenarios/<name>.toml``), a path, or a mapping. Out: a frozen `Scenario`.
Unknown keys are refused by name, in plain words. Numbers stay Decimal, with the digits of the file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from kiosk.core.errors import ConfigError
from kiosk.devices.simulate.flaws import SOUND, Flaw

_WORDS = {
    "extra_forbidden": "unknown key",
    "missing": "this key is needed",
}
Values = dict[str, Decimal]
Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class ScenarioError(ConfigError):
    """A scenario that cannot be played; the message names the file, the key and what is wrong."""


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Taps(_Table):
    """One of the helper's buttons: so many presses, each so many seconds after the one before (or after "go")."""

    button: str
    after: Seconds = 1.0
    times: int = Field(default=1, ge=1, le=500)


class Resident(_Table):
    """Who comes and how they answer; the kiosk's demo acts on it, the devices do not."""

    sex: Literal["M", "F"] = "F"
    age: int = Field(default=67, ge=0, le=120)
    programme: str = ""  # empty: the kiosk's own choice
    answers: dict[str, bool] = {}  # question → yes; a question not named is answered the safe way
    chosen: dict[str, str] = {}  # question with several answers → the one; else the first
    taps: dict[str, tuple[Taps, ...]] = {}  # step → what the helper taps after 시작; else what is usual
    typed: Values = {}  # quantity → what staff read off and type; else what is usual
    guest: bool = True
    phone_tail: str = Field(default="", pattern=r"^(\d{4})?$")
    birth: date | None = None  # default: follows from the age
    consent: dict[str, bool] = {}  # purpose → yes
    pin: str = ""  # a member of staff clears with it; empty: nobody comes
    refuse: tuple[str, ...] | Literal["all"] = ()  # steps or assessments declined
    walk_away_at: str = ""  # leaves without a word once this step has its value
    finish_at: str = ""  # says 오늘은 여기까지 when this step has begun


class Curve(_Table):
    """One squeeze: up to ``peak`` kg in ``rise`` seconds, ``hold`` seconds near it, and off."""

    peak: Decimal = Field(gt=0)
    rise: Seconds = 0.5
    hold: Seconds = 2.0


class At(_Table):
    """What a device does at one start of a step, or so many seconds after the simulator's start."""

    step: str = ""
    seconds: Seconds | None = None
    value: Decimal | Values | None = None
    bytes_: str = Field(default="", alias="bytes", pattern=r"^([0-9A-Fa-f]{2}|\s)*$")
    curve: tuple[Decimal, ...] | Curve | None = None
    error: str = ""
    unplug: bool = False
    unplug_after: Seconds = 1.5  # after the step's start
    replug_after: Seconds | None = None  # after the unplugging; None: never
    replay: int | tuple[Values, ...] = ()  # records of other people, sent before
    drop: Literal["", "before", "mid", "after"] = ""  # BLE: hangs up before, between, right after the values
    stays: bool = False  # a load rather than a person: it stays on until it is taken off

    @property
    def raw(self) -> bytes:
        """The frame given as it stands."""
        return bytes.fromhex(self.bytes_)

    @property
    def has_value(self) -> bool:
        """Whether it can be played again when the list is exhausted."""
        return self.value is not None or self.curve is not None or bool(self.bytes_)

    @model_validator(mode="after")
    def _one_time(self) -> Self:
        if bool(self.step) == (self.seconds is not None):
            raise ValueError("needs either `step` or `seconds`")
        if self.error and self.has_value:
            raise ValueError("`error` stands alone: give the value in the next entry")
        return self


class Link(_Table):
    """A name for a serial port of the run directory, or a Bluetooth address."""

    serial: str = Field(default="", pattern=r"^[\w./:+-]*$")
    ble: str = Field(default="", pattern=r"^([0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5})?$")

    @property
    def name(self) -> str:
        """What the ready line and the commands call it."""
        return self.serial or self.ble.upper()

    @model_validator(mode="after")
    def _one_link(self) -> Self:
        if bool(self.serial) == bool(self.ble):
            raise ValueError("needs either `serial` or `ble`")
        return self


class Device(_Table):
    """One device. ``noise``, ``split``, ``merge`` concern serial lines; a radio link delivers whole or not at all."""

    driver: str
    link: Link
    noise: float = Field(default=0.0, ge=0, le=1)  # probability of rubbish before a frame
    split: bool = False  # a frame in random pieces
    merge: bool = False  # two frames in one write, where a device talks all the time
    measuring: Seconds | None = None  # how long it measures; None: as the real one
    flaw: Flaw = SOUND
    at: tuple[At, ...] = ()


class Outage(_Table):
    """The platform is away from ``start`` on, for ``seconds`` (None: for good)."""

    start: Seconds = 0.0
    seconds: Seconds | None = None


class Platform(_Table):
    """What happens to the other end; the kiosk's demo acts on it."""

    outages: tuple[Outage, ...] = ()


class Checked(_Table):
    """The made-up checks of the play's devices: the demonstration's store gets them when it is made."""

    made_up: bool = True  # False: none at all, every device is one that was never checked
    overdue: tuple[str, ...] = ()  # drivers whose check ran out yesterday
    failed: tuple[str, ...] = ()  # drivers whose newest check found them out of their limits


class Scenario(_Table):
    """The whole play."""

    name: str = ""
    about: str = ""
    zone: str = "Asia/Seoul"  # the wall clock of devices that carry one
    assessments: tuple[str, ...] | Literal["all"] = ()  # all that this kiosk offers; empty: what it comes with
    resident: Resident = Resident()
    device: tuple[Device, ...] = ()
    platform: Platform = Platform()
    checks: Checked = Checked()

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError("no such time zone") from error
        return zone

    @model_validator(mode="after")
    def _links_differ(self) -> Self:
        names = [device.link.name for device in self.device]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise ValueError(f"two devices on the same link: {', '.join(sorted(twice))}")
        if strange := {*self.checks.overdue, *self.checks.failed} - {device.driver for device in self.device}:
            raise ValueError(f"checks of no device of this play: {', '.join(sorted(strange))}")
        return self


def built_in() -> tuple[str, ...]:
    """Return the names of the scenarios that come with the kiosk."""
    folder = resources.files("kiosk").joinpath("assets/scenarios")
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")))


def load(source: str | Path | Mapping[str, object]) -> Scenario:
    """Read a scenario; raises ScenarioError."""
    if isinstance(source, Mapping):
        return parse(source, "scenario")
    path = Path(source)
    if str(source) in built_in():
        text = resources.files("kiosk").joinpath(f"assets/scenarios/{source}.toml").read_text(encoding="utf-8")
    elif path.is_file():
        text = path.read_text(encoding="utf-8")
    else:
        raise ScenarioError(f"no scenario {source!s}: neither a file nor one of {', '.join(built_in())}")
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise ScenarioError(f"{source!s}: not TOML: {error}") from error
    return parse({"name": path.stem, **table}, str(source))


def parse(table: Mapping[str, object], where: str) -> Scenario:
    """Check a mapping; raises ScenarioError that names each wrong key."""
    try:
        return Scenario.model_validate(table)
    except ValidationError as error:
        raise ScenarioError(f"{where}: " + "; ".join(_plain(one) for one in error.errors())) from error


def _plain(error: Mapping[str, object]) -> str:
    place = error["loc"]
    path = ""
    for part in place if isinstance(place, tuple) else ():
        path += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if path else str(part)
    words = _WORDS.get(str(error["type"]), str(error["msg"]).removeprefix("Value error, "))
    return f"{path}: {words}" if path else words
