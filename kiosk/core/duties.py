"""What staff ask the kiosk to do: a closed union of intents, and the role each one needs.

The station checks the role where a duty is carried out, for every way in which it can arrive; a screen only leaves
out what would be refused. Fields that a form fills are ``str`` and end with what was typed; the station reads them.
Duties are grouped by the module of `kiosk.station.office` that carries them out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args
from uuid import UUID

from kiosk.core.duties_checks import CHECK_NEEDS, CheckDuty
from kiosk.core.duties_studies import STUDY_NEEDS, StudyDuty
from kiosk.core.roles import Role

_HELPER, _SPECIALIST, _MANAGER, _ADMINISTRATOR = Role


@dataclass(frozen=True, slots=True)
class SignIn:
    """A member of staff takes over this screen, from any screen: PIN, after a card or without one."""

    pin: str = field(default="", repr=False)
    card: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SignOut:
    """Leave: back to the resident's screen, exactly as it was, or to the welcome."""


@dataclass(frozen=True, slots=True)
class Home:
    """The first page after signing in."""


@dataclass(frozen=True, slots=True)
class Signal:
    """A sign of life at a staff page (auto-lock starts anew); at most one a second."""


# --- people.py -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class People:
    """Find somebody by name (also 초성), phone tail, or birth date."""

    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Person:
    """The page of one resident."""

    resident: UUID


@dataclass(frozen=True, slots=True)
class Register:
    """Register a resident; without fields: the empty form. ``anyway``: although somebody alike is there."""

    name: str = field(default="", repr=False)
    birth: str = field(default="", repr=False)
    sex: str = field(default="", repr=False)
    phone_tail: str = field(default="", repr=False)
    keep: str = ""  # yes or no: the answer to 제 결과를 여기에 보관하기
    guardian: str = ""  # of a child: yes, staff have the guardian's consent
    anyway: bool = False
    sent: bool = False


@dataclass(frozen=True, slots=True)
class ChangePerson:
    """Change name, birth date, sex or phone tail of a resident; without ``sent``: the form."""

    resident: UUID
    name: str = field(default="", repr=False)
    birth: str = field(default="", repr=False)
    sex: str = field(default="", repr=False)
    phone_tail: str = field(default="", repr=False)
    lives_alone: str = field(default="", repr=False)  # yes or no
    sent: bool = False


@dataclass(frozen=True, slots=True)
class KeepContact:
    """A full phone number or an emergency contact, each with its own consent; ``what``: phone or contact."""

    resident: UUID
    what: str
    text: str = field(default="", repr=False)
    consent: str = ""
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Consents:
    """The consents of a resident: purpose, answer, date, wording."""

    resident: UUID


@dataclass(frozen=True, slots=True)
class GiveConsent:
    """Enter an answer the resident gave to a member of staff."""

    resident: UUID
    purpose: str
    granted: bool


@dataclass(frozen=True, slots=True)
class MergeWith:
    """Choose whom this resident is the same person as."""

    gone: UUID
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Merge:
    """Two records are one person: ``gone`` goes on under ``kept``. Can be undone."""

    gone: UUID
    kept: UUID


@dataclass(frozen=True, slots=True)
class UndoMerge:
    """Two people after all; ``resident``: whose page follows."""

    merge: UUID
    resident: UUID | None = None


@dataclass(frozen=True, slots=True)
class PrintCard:
    """Print a card or slip with a new code; an older one is void from then on."""

    resident: UUID
    why: str = "first"  # first, lost, worn


@dataclass(frozen=True, slots=True)
class VoidCard:
    """A lost card opens nothing any more."""

    resident: UUID


@dataclass(frozen=True, slots=True)
class ExportPerson:
    """One's own data, handed over on paper and as a file."""

    resident: UUID


@dataclass(frozen=True, slots=True)
class ErasePerson:
    """Destroy a resident's key and values; cannot be undone."""

    resident: UUID
    why: str = ""  # a word: asked, wrong
    birth: str = field(default="", repr=False)  # typed once more, so that nobody else is erased
    sent: bool = False


@dataclass(frozen=True, slots=True)
class BeginFor:
    """Begin a visit at this screen for a registered resident (found, or by card)."""

    resident: UUID


@dataclass(frozen=True, slots=True)
class GoOn:
    """A visit that was put aside comes back to this screen."""

    visit: UUID


@dataclass(frozen=True, slots=True)
class PutAside:
    """The visit at this screen rests: somebody else may be measured here meanwhile."""


# --- records.py ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VisitPage:
    """One visit with its values, what was corrected, notes."""

    visit: UUID


@dataclass(frozen=True, slots=True)
class Visits:
    """The visits of a day, guests too; today without a date."""

    day: str = ""


@dataclass(frozen=True, slots=True)
class ValuePage:
    """One value: its proof, its history, and what can be done about it."""

    measurement: UUID


@dataclass(frozen=True, slots=True)
class Correct:
    """Another value in place of one; without ``sent``: the form. ``sure``: said again of a far value."""

    measurement: UUID
    value: str = field(default="", repr=False)
    why: str = ""
    note: str = field(default="", repr=False)  # own words beside the reason
    sure: bool = False
    sent: bool = False


@dataclass(frozen=True, slots=True)
class VoidValue:
    """A value does not count; it stays in the record as void."""

    measurement: UUID
    why: str = ""


@dataclass(frozen=True, slots=True)
class Unvoid:
    """It counts after all."""

    measurement: UUID


@dataclass(frozen=True, slots=True)
class OtherSide:
    """It was the other hand or leg."""

    measurement: UUID


@dataclass(frozen=True, slots=True)
class MoveValues:
    """Wrong person: this visit's values belong to that resident (or, with None, to nobody known)."""

    visit: UUID
    resident: UUID | None = None
    text: str = field(default="", repr=False)
    guest: bool = False  # nobody known, chosen on purpose
    why: str = ""
    note: str = field(default="", repr=False)
    sent: bool = False


@dataclass(frozen=True, slots=True)
class AddNote:
    """A note on a visit; ``advice``: signed, and on the paper."""

    visit: UUID
    text: str = field(default="", repr=False)
    advice: bool = False
    sent: bool = False


@dataclass(frozen=True, slots=True)
class TypeQuantity:
    """Type any quantity into a visit by hand; step by step: which, value, why. ``pressure`` has two numbers."""

    visit: UUID
    quantity: str = ""
    side: str = ""
    value: str = field(default="", repr=False)
    second: str = field(default="", repr=False)  # the low number of a blood pressure
    why: str = ""
    sure: bool = False
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Tray:
    """Readings that belong to nobody for sure."""


@dataclass(frozen=True, slots=True)
class TrayItemPage:
    """One reading of the tray, and the visits it may belong to."""

    item: UUID


@dataclass(frozen=True, slots=True)
class AssignTray:
    """It belongs to this visit, because …; without a reason: the choice of reasons."""

    item: UUID
    visit: UUID
    why: str = ""


@dataclass(frozen=True, slots=True)
class DropTray:
    """It belongs to nobody: emptied, with a reason; without one: the choice of reasons."""

    item: UUID
    why: str = ""


# --- day.py --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PrintWaiting:
    """Print the papers that did not come out when their residents asked for them."""


@dataclass(frozen=True, slots=True)
class OpeningCheck:
    """Every device, printer, clock, disk, network, store, backup, platform: green, or what to do."""

    again: bool = False


@dataclass(frozen=True, slots=True)
class OpenDay:
    """The centre is open from now on; what the check had found goes into the log of the place."""

    ok: int = 0
    warn: int = 0
    fail: int = 0


@dataclass(frozen=True, slots=True)
class Stations:
    """Who is at what, who waits, who needs help, at every station of this store."""


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls that nobody has answered, and today's answered ones."""


@dataclass(frozen=True, slots=True)
class TakeCall:
    """I am going."""

    call: UUID


@dataclass(frozen=True, slots=True)
class Closing:
    """Before going home: not finished, unsent, cleaning, batteries, cuffs, paper."""


@dataclass(frozen=True, slots=True)
class CloseDay:
    """The centre is closed."""


@dataclass(frozen=True, slots=True)
class DidUpkeep:
    """Cleaning, a battery, a cuff, paper or a repair was done; ``device`` may be empty."""

    what: str
    device: str = ""
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The cleaning and maintenance log."""


# --- devices.py, device_page.py, testing.py, pairing.py, binding.py, swap.py --------------------------------------


@dataclass(frozen=True, slots=True)
class DeviceList:
    """Every bound device: how it is, and what to do."""


@dataclass(frozen=True, slots=True)
class DevicePage:
    """One bound device; ``said``: what was just done, a word."""

    device: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class DeviceHistory:
    """What became of a device, newest first; ``days``: how far back."""

    device: str
    days: int = 30


@dataclass(frozen=True, slots=True)
class TryReading:
    """Try a bound device out: its values stand on this page, and go nowhere else."""

    device: str


@dataclass(frozen=True, slots=True)
class PairAgain:
    """Forget the bond with a Bluetooth device and pair it anew."""

    device: str


@dataclass(frozen=True, slots=True)
class TypePasskey:
    """The number that stands on a device that is being paired."""

    device: str
    passkey: str = field(default="", repr=False)
    sent: bool = False


@dataclass(frozen=True, slots=True)
class FindDevices:
    """What is plugged in and what is in the air."""


@dataclass(frozen=True, slots=True)
class ChooseDriver:
    """Which maker and model this one is; ``text`` searches them."""

    address: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class TryDevice:
    """Try out what is not bound yet, as that maker and model."""

    address: str
    driver: str


@dataclass(frozen=True, slots=True)
class SaveDevice:
    """Bind it under a name; ``untested``: although no value has come."""

    address: str
    driver: str
    name: str = ""
    serial: str = ""
    untested: bool = False
    sent: bool = False
    purpose: str = ""  # care, or study: a device under test, kept from every visit from the start


@dataclass(frozen=True, slots=True)
class ChangeDevice:
    """Another name or serial number of a bound device; without ``sent``: the form."""

    device: str
    name: str = ""
    serial: str = ""
    sent: bool = False


@dataclass(frozen=True, slots=True)
class UnbindDevice:
    """It is not of this station any more; its results stay."""

    device: str


@dataclass(frozen=True, slots=True)
class SwapDevice:
    """A spare takes over a device's name and role; without an address: the spares there are."""

    device: str
    address: str = ""
    driver: str = ""


# --- queue.py ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Queue:
    """Who waits, in order; a group's roster; the next free device."""


@dataclass(frozen=True, slots=True)
class GiveNumber:
    """A number slip for somebody who waits, printed."""


@dataclass(frozen=True, slots=True)
class NextPerson:
    """Call the next one to this screen."""


@dataclass(frozen=True, slots=True)
class QueueAct:
    """Something about one who waits: begin (the visit starts here), back (later again), left, came."""

    booking: UUID
    act: str


@dataclass(frozen=True, slots=True)
class ImportRoster:
    """Read a booked group's list from the import folder; without a file: the files there are."""

    file: str = ""
    sent: bool = False


# --- follow.py -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FollowUps:
    """What has to be followed up; by kind, or all."""

    kind: str = ""


@dataclass(frozen=True, slots=True)
class CloseFollowUp:
    """Done, with a note; without ``sent``: the form."""

    item: UUID
    text: str = field(default="", repr=False)
    sent: bool = False


# --- consult.py ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Consult:
    """The ten-minute talk: this visit, the trend, notes, advice."""

    visit: UUID


@dataclass(frozen=True, slots=True)
class PrintResult:
    """Print a visit's paper again, with the advice, in the resident's language; or another paper of it."""

    visit: UUID
    kind: Literal["a4", "large", "doctor"] = "a4"


# --- numbers.py: statistics, access log ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Statistics:
    """Use by day, age band, sex, programme and assessment; of a month (YYYY-MM), this one without."""

    month: str = ""


@dataclass(frozen=True, slots=True)
class SaveStatistics:
    """One spreadsheet and one page, into the export folder and to the printer."""

    month: str = ""


@dataclass(frozen=True, slots=True)
class AuditMonth:
    """The monthly review of the access log."""

    month: str = ""


@dataclass(frozen=True, slots=True)
class ReviewedAudit:
    """I have read this month's log."""

    month: str


@dataclass(frozen=True, slots=True)
class ExportAudit:
    """The access log as a file."""

    month: str = ""


# --- colleagues.py: staff accounts, keeping, training --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Colleagues:
    """The accounts of those who work here."""


@dataclass(frozen=True, slots=True)
class AddColleague:
    """A new account; without ``sent``: the form."""

    name: str = field(default="", repr=False)
    role: str = ""
    pin: str = field(default="", repr=False)
    sent: bool = False


@dataclass(frozen=True, slots=True)
class ChangeColleague:
    """What to do with an account: pin, role, card, no-card, disable, recovery; without ``act``: the page."""

    staff: str
    act: str = ""
    pin: str = field(default="", repr=False)
    role: str = ""
    card: str = field(default="", repr=False)  # what the reader read while this account's page waited for it
    sent: bool = False


@dataclass(frozen=True, slots=True)
class OwnPin:
    """Change one's own PIN."""

    pin: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
    sent: bool = False


@dataclass(frozen=True, slots=True)
class RecoverPin:
    """A lost manager's PIN: the sealed recovery code and a new PIN. Needs nobody signed in."""

    code: str = field(default="", repr=False)
    pin: str = field(default="", repr=False)
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Keeping:
    """Backup, integrity, retention: when they were last done and how they ended."""


@dataclass(frozen=True, slots=True)
class KeepNow:
    """Do one of them now: backup, integrity, retention."""

    what: str


@dataclass(frozen=True, slots=True)
class Training:
    """Into or out of training (made-up people, a store of its own) or 시연; ``mode``: training, show, or off."""

    mode: str


Duty = (
    SignIn
    | SignOut
    | Home
    | Signal
    | People
    | Person
    | Register
    | ChangePerson
    | KeepContact
    | Consents
    | GiveConsent
    | MergeWith
    | Merge
    | UndoMerge
    | PrintCard
    | VoidCard
    | ExportPerson
    | ErasePerson
    | BeginFor
    | GoOn
    | PutAside
    | VisitPage
    | Visits
    | ValuePage
    | Correct
    | VoidValue
    | Unvoid
    | OtherSide
    | MoveValues
    | AddNote
    | TypeQuantity
    | Tray
    | TrayItemPage
    | AssignTray
    | DropTray
    | OpeningCheck
    | OpenDay
    | Stations
    | Calls
    | TakeCall
    | Closing
    | CloseDay
    | DidUpkeep
    | Upkeep
    | DeviceList
    | DevicePage
    | DeviceHistory
    | TryReading
    | PairAgain
    | TypePasskey
    | FindDevices
    | ChooseDriver
    | TryDevice
    | SaveDevice
    | ChangeDevice
    | UnbindDevice
    | SwapDevice
    | Queue
    | GiveNumber
    | NextPerson
    | QueueAct
    | ImportRoster
    | FollowUps
    | CloseFollowUp
    | Consult
    | PrintResult
    | PrintWaiting
    | Statistics
    | SaveStatistics
    | AuditMonth
    | ReviewedAudit
    | ExportAudit
    | Colleagues
    | AddColleague
    | ChangeColleague
    | OwnPin
    | RecoverPin
    | Keeping
    | KeepNow
    | Training
    | CheckDuty
    | StudyDuty
)

OPEN: tuple[type[Duty], ...] = (SignIn, RecoverPin, SignOut, Signal)
"""What needs nobody signed in: they are the door itself, and it locks itself after wrong tries."""

NEEDS = MappingProxyType(
    {
        **dict.fromkeys(
            (Home, People, Person, Register, PrintCard, VoidCard, BeginFor, VisitPage, Visits, ValuePage, Consents),
            _HELPER,
        ),
        **dict.fromkeys((GoOn, PutAside), _HELPER),
        **dict.fromkeys((OpeningCheck, OpenDay, Stations, Calls, TakeCall, Closing, CloseDay), _HELPER),
        **dict.fromkeys((DidUpkeep, Upkeep, Queue, GiveNumber, NextPerson, QueueAct, OwnPin), _HELPER),
        **dict.fromkeys((Training, TypeQuantity, PrintResult, PrintWaiting, Tray, TrayItemPage), _HELPER),
        **dict.fromkeys((DeviceList, DevicePage, DeviceHistory, TryReading, SwapDevice), _HELPER),
        **dict.fromkeys((PairAgain, TypePasskey, FindDevices, ChooseDriver, TryDevice, SaveDevice), _SPECIALIST),
        **dict.fromkeys((ChangeDevice, UnbindDevice), _SPECIALIST),
        **dict.fromkeys((ChangePerson, KeepContact, GiveConsent, Correct, VoidValue, Unvoid, OtherSide), _SPECIALIST),
        **dict.fromkeys((MoveValues, AddNote, AssignTray, DropTray, FollowUps, CloseFollowUp), _SPECIALIST),
        **dict.fromkeys((Consult, ImportRoster, ExportPerson), _SPECIALIST),
        **dict.fromkeys((MergeWith, Merge, UndoMerge, ErasePerson, Statistics, SaveStatistics), _MANAGER),
        **dict.fromkeys((AuditMonth, ReviewedAudit, ExportAudit, Colleagues, Keeping), _MANAGER),
        **dict.fromkeys((AddColleague, ChangeColleague, KeepNow), _ADMINISTRATOR),
        **CHECK_NEEDS,
        **STUDY_NEEDS,
    }
)
"""Duty → the least role that may; every member of the union is here or in ``OPEN`` (a test holds them together)."""

DUTIES: tuple[type[Duty], ...] = get_args(Duty)
