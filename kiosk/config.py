"""Settings of one kiosk, from one TOML file (decision 4). Unknown keys are refused by name.

Bindings, calibrations and staff live in the store, not here. Precedence of places: ``--config``, then
``/etc/lifelog-kiosk/kiosk.toml``, then ``$XDG_CONFIG_HOME/lifelog-kiosk/kiosk.toml``.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from kiosk.core.battery import BATTERY
from kiosk.core.errors import ConfigError
from kiosk.core.visit import Programme

SCHEMA = 1
SLUG = r"^[a-z0-9][a-z0-9-]{0,39}$"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Centre(_Part):
    """Where this kiosk stands."""

    id: Annotated[str, Field(pattern=SLUG)] = "donggu-lifelog"
    station: Annotated[str, Field(pattern=SLUG)] = "station-1"
    name_ko: str = "동구 라이프로그 건강관리소"
    name_en: str = "Dong-gu Lifelog Health Centre"
    time_zone: str = "Asia/Seoul"

    @field_validator("time_zone")
    @classmethod
    def _known(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"no such time zone: {name}") from error
        return name


class Screen(_Part):
    """The panel: pixels, the pitch that turns millimetres into pixels, and how the screen starts."""

    width: Annotated[int, Field(ge=640, le=7680)] = 1080
    height: Annotated[int, Field(ge=640, le=7680)] = 1920
    pitch_mm: Annotated[float, Field(gt=0.05, lt=2.0)] = 0.248
    language: Literal["ko", "en"] = "ko"
    text_scale: Annotated[int, Field(ge=100, le=200)] = 100


class StoreSettings(_Part):
    """The local store. ``url``: ``sqlcipher`` (default), ``sqlite-plain``, or a PostgreSQL URL."""

    url: str = "sqlcipher"
    key: Annotated[str, Field(pattern=r"^(file:.+|systemd:.+|keyring:.+|)$")] = ""

    @field_validator("url")
    @classmethod
    def _kind(cls, url: str) -> str:
        if url not in ("sqlcipher", "sqlite-plain") and not url.startswith("postgresql"):
            raise ValueError("must be sqlcipher, sqlite-plain or a postgresql URL")
        return url


class PlatformSettings(_Part):
    """The health platform; without a URL the kiosk simply keeps everything."""

    url: str = ""
    mode: Literal["auto", "A", "B", "C", "D"] = "auto"
    base: str = "https://lifelog.example"  # names our code systems in what is sent; choose it once
    leave_out: tuple[str, ...] = ()  # resource types a strict server refuses, e.g. Device, DeviceMetric
    timeout_s: Annotated[float, Field(gt=0, le=600)] = 60.0

    @field_validator("url")
    @classmethod
    def _http(cls, url: str) -> str:
        if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost", "http://[::1]")):
            raise ValueError("must be https (plain http only to this machine)")
        return url.rstrip("/")


class StaffCall(_Part):
    """How 직원 부르기 reaches people: any of banner, sound, command."""

    transports: tuple[Literal["banner", "sound", "command"], ...] = ("banner",)
    command: tuple[str, ...] = ()  # gets the reason and the station as its last two arguments
    sound: str = ""  # a WAV file


class ProgrammeSettings(_Part):
    """One programme: which assessments, for whom."""

    assessments: tuple[str, ...]
    age_min: Annotated[int, Field(ge=0, le=120)] = 0
    age_max: Annotated[int, Field(ge=0, le=120)] = 120

    @field_validator("assessments")
    @classmethod
    def _known(cls, keys: tuple[str, ...]) -> tuple[str, ...]:
        for key in keys:
            if key not in BATTERY:
                raise ValueError(f"no assessment {key!r}; there are {', '.join(BATTERY)}")
        return keys


class Idle(_Part):
    """Walk-away: ask after ``ask_s`` without a touch or live data, then close after ``answer_s`` more (seconds)."""

    ask_s: Annotated[float, Field(ge=30)] = 90.0
    answer_s: Annotated[float, Field(ge=20)] = 60.0
    goodbye_s: Annotated[float, Field(ge=5)] = 20.0


class Printer(_Part):
    """Where paper goes: a CUPS queue, or empty to keep only the PDF."""

    queue: str = ""


class Settings(_Part):
    """The whole file."""

    schema_: Annotated[Literal[1], Field(alias="schema")] = 1
    centre: Centre = Centre()
    screen: Screen = Screen()
    store: StoreSettings = StoreSettings()
    platform: PlatformSettings = PlatformSettings()
    staff_call: StaffCall = StaffCall()
    idle: Idle = Idle()
    printer: Printer = Printer()
    programmes: dict[str, ProgrammeSettings] = {
        "fitness-65": ProgrammeSettings(assessments=("height", "weight", "pressure", "grip"), age_min=65),
        "fitness-adult": ProgrammeSettings(assessments=("height", "weight", "pressure", "grip"), age_max=64),
    }

    @property
    def zone(self) -> ZoneInfo:
        """The zone that rules ages, "today", reports and FHIR offsets."""
        return ZoneInfo(self.centre.time_zone)

    def programme_for(self, age: int) -> Programme:
        """Return the first programme whose ages fit; raises ConfigError when none does."""
        for key, found in self.programmes.items():
            if found.age_min <= age <= found.age_max:
                return Programme(key, found.assessments, found.age_min, found.age_max)
        raise ConfigError(f"programmes: none is for the age of {age}")


def config_path(given: Path | None = None) -> Path:
    """Return the file to read: the given one, the system's if it is there, else the user's."""
    if given is not None:
        return given
    system = Path("/etc/lifelog-kiosk/kiosk.toml")
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return system if system.exists() else home / "lifelog-kiosk" / "kiosk.toml"


def data_dir(given: Path | None = None) -> Path:
    """Return the data directory: the given one, the system's if it may be used, else the user's."""
    if given is not None:
        return given
    system = Path("/var/lib/lifelog-kiosk")
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    return system if system.exists() and os.access(system, os.W_OK) else home / "lifelog-kiosk"


def load(path: Path) -> Settings:
    """Read and check the file; raises ConfigError that names the key and the file."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: there is no such file; make one with: kiosk init") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not TOML: {error}") from error
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    return check(raw, str(path))


def check(raw: dict[str, object], where: str) -> Settings:
    """Check a parsed file; ``schema`` must be said and be known."""
    if "schema" not in raw:
        raise ConfigError(f"{where}: schema: missing; this version reads schema = {SCHEMA}")
    try:
        return Settings.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        known = "unknown key" if first["type"] == "extra_forbidden" else first["msg"]
        raise ConfigError(f"{where}: {key}: {known}") from error
