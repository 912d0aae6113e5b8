"""Settings of one kiosk, from one TOML file (decision 4). Unknown keys are refused by name.

Bindings, calibrations and staff live in the store, not here. Precedence of places: ``--config``, then
``/etc/lifelog-kiosk/kiosk.toml``, then ``$XDG_CONFIG_HOME/lifelog-kiosk/kiosk.toml``.
"""

from __future__ import annotations

import os
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from kiosk.core import danger
from kiosk.core.battery import BATTERY
from kiosk.core.errors import ConfigError
from kiosk.core.followup import Limit, Rules
from kiosk.core.programme import DEFAULTS, Programme, fits, ordered, sound
from kiosk.core.quantity import QUANTITIES

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

    width: Annotated[int, Field(ge=480, le=7680)] = 1080
    height: Annotated[int, Field(ge=480, le=7680)] = 1920
    pitch_mm: Annotated[float, Field(gt=0.05, lt=2.0)] = 0.248
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")] = "ko"
    languages: str = ""  # a folder of further languages, one file each; empty: languages in the data directory
    text_scale: Annotated[int, Field(ge=100, le=200)] = 100
    still: bool = False  # no cross-fades, no moving pictures


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


class Bluetooth(_Part):
    """Which adapter, by its address: hci0 and hci1 change places at a restart. Empty: the first that is powered."""

    adapter: Annotated[str, Field(pattern=r"^([0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5})?$")] = ""


class StaffCall(_Part):
    """How 직원 부르기 reaches people: any of banner, sound, command."""

    transports: tuple[Literal["banner", "sound", "command"], ...] = ("banner",)
    command: tuple[str, ...] = ()  # gets the reason and the station as its last two arguments
    sound: str = ""  # a WAV file
    escalate_s: Annotated[float, Field(ge=10, le=3600)] = 60.0  # nobody came: rung again, then every minute
    escalation: tuple[str, ...] = ()  # a command for that, as above; empty: the same sound and command again
    escalation_sound: str = ""


class ProgrammeSettings(_Part):
    """One programme: which assessments, for whom. ``guarded``: staff begin it, with the guardian's consent; ``one``:
    the resident picks one of them."""

    assessments: Annotated[tuple[str, ...], Field(min_length=1)]
    age_min: Annotated[int, Field(ge=0, le=120)] = 0
    age_max: Annotated[int, Field(ge=0, le=120)] = 120
    guarded: bool = False
    one: bool = False

    @field_validator("assessments")
    @classmethod
    def _known(cls, keys: tuple[str, ...]) -> tuple[str, ...]:
        for key in keys:
            if key not in BATTERY:
                raise ValueError(f"no assessment {key!r}; there are {', '.join(BATTERY)}")
        if len(set(keys)) < len(keys):
            raise ValueError("an assessment comes twice")
        return keys

    @model_validator(mode="after")
    def _ages(self) -> Self:
        if self.age_min > self.age_max:
            raise ValueError(f"age_min {self.age_min} is above age_max {self.age_max}")
        for key in () if self.one else self.assessments:
            test = BATTERY[key]
            if not (fits(test, self.age_min) and fits(test, self.age_max)):
                ours, its = f"{self.age_min} to {self.age_max}", f"{test.age_min} to {test.age_max}"
                raise ValueError(f"assessment {key!r} is for ages {its}, the programme for {ours}")
        return self

    def programme(self, key: str) -> Programme:
        """What the station uses; an order in which something came too early is put right."""
        order = self.assessments if self.one or sound(self.assessments) else ordered(self.assessments)
        return Programme(key, order, self.age_min, self.age_max, guarded=self.guarded, one=self.one)


class SoundSettings(_Part):
    """The voice as a visit begins with it, and where it sounds. ``output``, ``earphone``: names of the player's devices
    (ALSA: plughw:1,0); earphone ``auto`` is a second sound card where there is one."""

    voice: bool = True
    volume: Annotated[int, Field(ge=1, le=5)] = 3
    speed: Annotated[int, Field(ge=1, le=3)] = 2
    output: str = ""
    earphone: str = "auto"
    recordings: str = ""  # a folder; empty: recordings in the data directory


class Idle(_Part):
    """Walk-away: ask after ``ask_s`` without a touch or live data, then close after ``answer_s`` more (seconds)."""

    ask_s: Annotated[float, Field(ge=30)] = 90.0
    answer_s: Annotated[float, Field(ge=20)] = 60.0
    goodbye_s: Annotated[float, Field(ge=5)] = 20.0
    cover_s: Annotated[float, Field(ge=15)] = 45.0  # results are covered, before anybody is asked


class Staff(_Part):
    """The staff's side of the screen: locked after ``lock_s`` seconds without a touch."""

    lock_s: Annotated[float, Field(ge=30, le=3600)] = 180.0
    commands: Literal["operator", "pin"] = "operator"  # pin: commands ask for a member's PIN (--as-pin) too


class Consents(_Part):
    """What is asked after the results, in this order; ``keep`` comes before measuring. Who has answered is not asked
    again. ``trial`` only where the centre runs one."""

    asked: tuple[Literal["platform", "ai", "trial", "family"], ...] = ("platform", "ai", "family")

    @field_validator("asked")
    @classmethod
    def _once(cls, asked: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(asked)) < len(asked):
            raise ValueError("a purpose comes twice")
        return asked


class FollowUpLimit(_Part):
    """A value at or beyond one of these is followed up."""

    high: Decimal | None = None
    low: Decimal | None = None


class FollowUpSettings(_Part):
    """The follow-up list. The limits count only once the centre has approved them: by whom, and on which day."""

    approved_by: str = ""
    approved_on: date | None = None
    limits: dict[str, FollowUpLimit] = {
        "systolic_pressure": FollowUpLimit(high=Decimal(160)),
        "diastolic_pressure": FollowUpLimit(high=Decimal(100)),
        "heart_rate": FollowUpLimit(high=Decimal(120), low=Decimal(40)),
        "spo2": FollowUpLimit(low=Decimal(90)),
        "glucose": FollowUpLimit(high=Decimal(200), low=Decimal(70)),
        "body_temperature": FollowUpLimit(high=Decimal("37.5")),
    }
    due_days: Annotated[int, Field(ge=0, le=3650)] = 90  # 0: nobody is asked to come again
    alone_days: Annotated[int, Field(ge=0, le=3650)] = 30
    look_back_days: Annotated[int, Field(ge=1, le=366)] = 30

    @field_validator("limits")
    @classmethod
    def _known_quantities(cls, limits: dict[str, FollowUpLimit]) -> dict[str, FollowUpLimit]:
        for key in limits:
            if key not in QUANTITIES:
                raise ValueError(f"no quantity {key!r}")
        return limits

    @property
    def rules(self) -> Rules:
        """What the station and the store use."""
        limits = {key: Limit(one.high, one.low) for key, one in self.limits.items()}
        days = self.due_days, self.alone_days, self.look_back_days
        return Rules(limits, self.approved_by, self.approved_on, *days)


class Printer(_Part):
    """Where paper goes: a CUPS queue, or empty to keep only the PDF. Slips may have a printer of their own."""

    queue: str = ""  # A4
    uri: Annotated[str, Field(pattern=r"^(ipps?://[^\s@]+)?$")] = ""  # A4 without a queue: ipp://192.168.0.7/ipp/print
    receipt: str = ""  # 80 mm, ESC/POS: /dev/usb/lp0, tcp://192.168.0.9:9100, or a raw queue's name
    slip_queue: str = ""  # cards and numbers; empty: the A4 printer, with a line to cut along
    slip_paper: Literal["80mm", "A4"] = "80mm"  # of the slip printer


class ExchangeSettings(_Part):
    """The folders staff exchange files through; empty: ``in`` and ``out`` in the data directory."""

    imports: str = ""
    exports: str = ""


class StatisticsSettings(_Part):
    """Cells of fewer people than ``smallest`` are hidden."""

    smallest: Annotated[int, Field(ge=2, le=100)] = 5


class Keeping(_Part):
    """Backup, integrity and retention: every night, or as soon as the kiosk is on again."""

    backups: str = ""  # a folder, best on another disk; empty: backups in the data directory
    nightly: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] = "02:30"
    backup_days: Annotated[int, Field(ge=7, le=3650)] = 35  # older ones go, but never the newest three
    people_years: Annotated[int, Field(ge=1, le=100)] = 10  # whoever did not come so long is erased
    values_years: Annotated[int, Field(ge=1, le=100)] = 10
    guest_days: Annotated[int, Field(ge=1, le=36500)] = 365
    tray_days: Annotated[int, Field(ge=1, le=3650)] = 90  # lines of what was assigned or expired
    notes_years: Annotated[int, Field(ge=2, le=100)] = 5  # closed follow-ups, the log of the place, device events
    paper_days: Annotated[int, Field(ge=1, le=3650)] = 30  # pages that were kept as files
    copy_days: Annotated[int, Field(ge=1, le=3650)] = 30  # copies from before an update or a restore


class Settings(_Part):
    """The whole file."""

    schema_: Annotated[Literal[1], Field(alias="schema")] = 1
    centre: Centre = Centre()
    screen: Screen = Screen()
    store: StoreSettings = StoreSettings()
    platform: PlatformSettings = PlatformSettings()
    bluetooth: Bluetooth = Bluetooth()
    staff_call: StaffCall = StaffCall()
    sound: SoundSettings = SoundSettings()
    idle: Idle = Idle()
    consents: Consents = Consents()
    staff: Staff = Staff()
    printer: Printer = Printer()
    exchange: ExchangeSettings = ExchangeSettings()
    statistics: StatisticsSettings = StatisticsSettings()
    keeping: Keeping = Keeping()
    follow_up: FollowUpSettings = FollowUpSettings()
    danger: dict[str, str] = {}  # rows of assets/care/danger.csv that are changed: "spo2 < 92", or "off"
    programmes: dict[str, ProgrammeSettings] = {
        one.key: ProgrammeSettings(
            assessments=one.assessments,
            age_min=one.age_min,
            age_max=one.age_max,
            guarded=one.guarded,
            one=one.one,
        )
        for one in DEFAULTS
    }

    @field_validator("danger")
    @classmethod
    def _limits(cls, changed: dict[str, str]) -> dict[str, str]:
        danger.rules(changed)
        return changed

    @property
    def zone(self) -> ZoneInfo:
        """The zone that rules ages, "today", reports and FHIR offsets."""
        return ZoneInfo(self.centre.time_zone)

    def programmes_for(self, age: int) -> tuple[Programme, ...]:
        """Return every programme whose ages fit, in the order of the file; raises ConfigError when none does."""
        found = (one.programme(key) for key, one in self.programmes.items() if one.age_min <= age <= one.age_max)
        programmes = tuple(found)
        if not programmes:
            raise ConfigError(f"programmes: none is for the age of {age}")
        return programmes

    def programme_for(self, age: int) -> Programme:
        """Return the usual programme of this age: the first that fits."""
        return self.programmes_for(age)[0]


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
