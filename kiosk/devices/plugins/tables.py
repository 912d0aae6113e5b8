"""The tables of ``kiosk-plugin.toml``, one class each; `manifest` puts them together."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from kiosk.core.joined import NewTest
from kiosk.core.quantity import Quantity
from kiosk.devices.driver import BleAdvert, BleSession, ProcessLine, SerialLine

KEY = r"^[a-z][a-z0-9_]{1,39}$"
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
WHERE = r"^[A-Za-z_][\w.]*:[A-Za-z_]\w*$"
UUID = r"^([0-9A-Fa-f]{4}|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})$"
FORMS = {
    KEY: "small letters, digits and _, such as pinch_force",
    SLUG: "small letters, digits and single hyphens, such as acme-grip-200",
    WHERE: "a module, a colon and a name in it, such as kiosk_acme_grip.codec:PROTOCOL",
    UUID: "4 hex digits, or a whole UUID: 8-4-4-4-12 hex digits",
}
"""What is to be said to somebody who wrote it otherwise."""

Key = Annotated[str, Field(pattern=KEY)]
Slug = Annotated[str, Field(pattern=SLUG, max_length=60)]
Words = Annotated[str, Field(min_length=1, max_length=200)]
Where = Annotated[str, Field(pattern=WHERE)]
Uuid = Annotated[str, StringConstraints(pattern=UUID, to_lower=True)]  # sheets print them in capitals


class Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Codec(Table):
    """Where the codec is (``module:NAME``), and what it speaks."""

    module: Where
    protocol: Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$|^[a-z]+:[A-Za-z0-9]+$")]
    version: Annotated[str, Field(min_length=1, max_length=20)]
    source: Words
    variants: tuple[str, ...] = ()
    simulate: Where | Literal[""] = ""  # function: {quantity: Decimal} → bytes, or several frames
    repeat: Annotated[float, Field(ge=0, le=60)] = 0.0  # simulated: said again every so many seconds; 0: once
    vectors: Where | Literal[""] = ""  # the table of bytes and what they mean
    guard: Literal["none", "length", "change", "checksum"] = "none"  # see `conformance.Guard`
    resyncs: bool = True
    open_ended: bool = False


class Serial(Table):
    """How to open the port."""

    baud: Annotated[int, Field(ge=50, le=4_000_000)] = 9600
    bits: Literal[7, 8] = 8
    parity: Literal["N", "E", "O"] = "N"
    stop: Literal[1, 2] = 1
    usb: tuple[Annotated[str, Field(pattern=r"^[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}$")], ...] = ()


class Ble(Table):
    """How a Bluetooth session goes."""

    service: Uuid
    notify: Annotated[tuple[Uuid, ...], Field(min_length=1)]
    keep: Literal["while_sending", "stay"] = "while_sending"
    names: tuple[str, ...] = ()
    set_clock: Literal["", "2a2b", "2a08"] = ""
    pair: bool = False
    quiet_after: Annotated[float, Field(gt=0, le=600)] = 2.0


class Advert(Table):
    """Adverts only."""

    service: Uuid | Literal[""] = ""
    company: Annotated[int, Field(ge=0, le=0xFFFF)] | None = None
    names: tuple[str, ...] = ()
    rssi_least: Annotated[int, Field(ge=-120, le=0)] = -75


class Process(Table):
    """A program that talks lines of JSON; ``{here}`` is the plug-in's folder, ``{address}`` what staff bound it to."""

    argv: Annotated[tuple[str, ...], Field(min_length=1)]
    network: bool = False
    reads: tuple[Annotated[str, Field(pattern="^/")], ...] = ()  # places it reads besides system and plug-in
    rehearse: tuple[str, ...] = ()  # words that make it play a made-up measurement at ``begin``: for `conform`

    @field_validator("argv")
    @classmethod
    def _whole_path(cls, argv: tuple[str, ...]) -> tuple[str, ...]:
        if not argv[0].startswith(("/", "{here}/")):
            raise ValueError("the first word is a whole path, or begins with {here}/")
        return argv


class Device(Table):
    """One device that people can buy."""

    key: Slug
    maker: Words
    model: Words
    measures: Annotated[tuple[str, ...], Field(min_length=1)]
    variant: str = ""
    memory: bool = False
    silence: Annotated[float, Field(gt=0)] | None = None
    poll: Annotated[float, Field(gt=0)] | None = None
    source: Words
    confidence: str = "D"
    notes: str = ""
    serial: Serial | None = None
    ble: Ble | None = None
    advert: Advert | None = None
    process: Process | None = None

    @property
    def _links(self) -> list[Serial | Ble | Advert | Process]:
        return [one for one in (self.serial, self.ble, self.advert, self.process) if one is not None]

    @model_validator(mode="after")
    def _one_link(self) -> Self:
        if len(self._links) != 1:
            raise ValueError("needs one table out of serial, ble, advert, process")
        return self

    def link(self, folder: str) -> SerialLine | BleSession | BleAdvert | ProcessLine:
        """Return its link as drivers have it."""
        match self._links[0]:
            case Serial() as one:
                usb = tuple((int(pair[:4], 16), int(pair[5:], 16)) for pair in one.usb)
                return SerialLine(one.baud, one.bits, one.parity, one.stop, usb)
            case Process() as one:
                return ProcessLine(one.argv, folder, one.network, one.reads)
            case Ble() as one:
                return BleSession(**one.model_dump())
            case one:
                return BleAdvert(**one.model_dump())


class NewQuantity(Table):
    """Something that this kiosk did not know how to measure. ``unit`` is a UCUM code, limits are inclusive."""

    key: Key
    unit: Annotated[str, Field(min_length=1, max_length=20)]
    decimals: Annotated[int, Field(ge=0, le=6)]
    low: Decimal
    high: Decimal
    ko: Words
    en: Words
    counts: Literal["highest", "lowest", "newest"] = "newest"  # of several trials in one visit
    loinc: Annotated[str, Field(pattern=r"^(\d{1,6}-\d)?$")] = ""

    @model_validator(mode="after")
    def _limits(self) -> Self:
        if self.low >= self.high:
            raise ValueError("low is not below high")
        return self

    @property
    def quantity(self) -> Quantity:
        """The row of the table."""
        limits = Decimal(self.low), Decimal(self.high)
        return Quantity(self.key, self.unit, self.decimals, *limits, self.loinc, "", self.ko, self.en)


class Sentences(Table):
    """What a new test says, in one language."""

    title: Annotated[str, Field(min_length=1, max_length=24)]
    explain: Words
    measure: Words
    good: Words


class Test(Table):
    """A test of one number that residents can do with the device."""

    key: Key
    quantity: str
    ko: Sentences
    en: Sentences
    picture: Annotated[str, Field(pattern=r"^([\w-]+/)*[\w-]+\.svg$")] | Literal[""] = ""
    settle: Literal["final", "hold", "peak"] = "final"
    threshold: Decimal = Decimal(1)
    trials: Annotated[int, Field(ge=1, le=5)] = 1
    minutes: Annotated[float, Field(gt=0, le=60)] = 2.0
    patience: Annotated[float, Field(ge=10, le=900)] = 120.0
    effort: bool = False
    age_min: Annotated[int, Field(ge=0, le=120)] = 0
    age_max: Annotated[int, Field(ge=0, le=120)] = 120

    def test(self, picture: str) -> NewTest:
        """The test as the kiosk walks it; ``picture`` is the name of its picture there."""
        plain = self.model_dump(exclude={"ko", "en", "picture"})
        return NewTest(**plain, picture=picture, words={"ko": self.ko.model_dump(), "en": self.en.model_dump()})
