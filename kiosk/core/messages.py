"""The two closed unions that ui and station speak: `Intent` (screen → station) and `Fact` (station → screen).

Everything is frozen and picklable except the ring buffer behind `Streaming`. Every intent carries its actor.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from kiosk.core.duties import Duty
from kiosk.core.pages import Page
from kiosk.core.resident import Sex
from kiosk.core.results import Results
from kiosk.core.texts import Sentence

if TYPE_CHECKING:  # numpy is heavy, and the first screen does not wait for it
    from kiosk.core.stream import Ring


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: the resident at the screen, a member of staff by id, or the kiosk itself."""

    kind: Literal["resident", "staff", "system"] = "resident"
    id: str = ""


RESIDENT = Actor()
SYSTEM = Actor("system", "kiosk")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Intent:
    actor: Actor = RESIDENT


# --- Intents -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Start(_Intent):
    """Somebody touched 시작하기, or (``resume``) 이어서 하기."""

    resume: bool = False


@dataclass(frozen=True, slots=True)
class Identify(_Intent):
    """Who it is; a guest gives no phone tail. ``repr`` is redacted."""

    sex: Sex
    birth: date
    phone_tail: str | None = None

    def __repr__(self) -> str:
        return f"Identify(guest={self.phone_tail is None})"


@dataclass(frozen=True, slots=True)
class Consent(_Intent):
    """An answer to a consent question (purpose: keep, platform, ai, trial, family)."""

    purpose: str
    granted: bool


@dataclass(frozen=True, slots=True)
class Answer(_Intent):
    """An answer to the question on the screen."""

    question: str
    yes: bool


@dataclass(frozen=True, slots=True)
class Chosen(_Intent):
    """One of several answers: of a Choose step, of the choice of a programme, or why something is not done."""

    question: str
    option: str


@dataclass(frozen=True, slots=True)
class Tap(_Intent):
    """A press of one of the helper's buttons while measuring; ``at``: monotonic seconds when the screen was touched,
    ``late``: how much later our thread saw it, in seconds (named in the record)."""

    button: str
    at: float
    late: float = 0.0


@dataclass(frozen=True, slots=True)
class TaskDone(_Intent):
    """A touch task is through: every event of it, (what, monotonic seconds), for the pure scorer (core/cognition).
    ``late``: how much later than it was made our thread saw a touch, at most (seconds)."""

    step: str
    events: tuple[tuple[str, float], ...]
    late: float = 0.0


@dataclass(frozen=True, slots=True)
class HelperHere(_Intent):
    """A helper confirms being within reach: with a PIN the first time of a visit, later by a tap (empty pin)."""

    pin: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Accept(_Intent):
    """A member of staff accepts a doubtful value with a PIN, and says why (a word of the closed list)."""

    pin: str = field(repr=False)
    why: str


@dataclass(frozen=True, slots=True)
class Next(_Intent):
    """다음."""


@dataclass(frozen=True, slots=True)
class Back(_Intent):
    """뒤로: never loses anything."""


@dataclass(frozen=True, slots=True)
class Redo(_Intent):
    """다시 재기."""


@dataclass(frozen=True, slots=True)
class Skip(_Intent):
    """이 측정 멈추기 or 이 측정 안 하기."""


@dataclass(frozen=True, slots=True)
class More(_Intent):
    """자세히 보기: what a consent means; Next or Back returns to its question."""


@dataclass(frozen=True, slots=True)
class MyConsents(_Intent):
    """내 동의 보기: the page of standing answers."""


@dataclass(frozen=True, slots=True)
class TakeBack(_Intent):
    """모두 ‘아니요’로, on the page of standing answers."""


@dataclass(frozen=True, slots=True)
class PrintConsents(_Intent):
    """The standing answers on paper."""


@dataclass(frozen=True, slots=True)
class Rate(_Intent):
    """How it was today: 3 good, 2 fair, 1 poor. Counted without anything that leads to a person."""

    score: int


@dataclass(frozen=True, slots=True)
class Finish(_Intent):
    """오늘은 여기까지."""


@dataclass(frozen=True, slots=True)
class Later(_Intent):
    """나중에 이어서: the visit stays open, the screen goes back to the welcome."""


@dataclass(frozen=True, slots=True)
class Return(_Intent):
    """Somebody comes back to the visit that rests under this number; the birth date is the proof."""

    ticket: str
    birth: date = field(repr=False)


@dataclass(frozen=True, slots=True)
class Resume(_Intent):
    """A visit that was put aside comes back to this screen (card, slip or staff)."""

    visit: UUID


@dataclass(frozen=True, slots=True)
class StillHere(_Intent):
    """The answer to 계속하시겠어요?"""


@dataclass(frozen=True, slots=True)
class Touch(_Intent):
    """Any sign of life at the screen; at most one a second."""


@dataclass(frozen=True, slots=True)
class CallStaff(_Intent):
    """직원 부르기."""


@dataclass(frozen=True, slots=True)
class Acknowledge(_Intent):
    """A member of staff answers a call (PIN checked by the station)."""

    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Clear(_Intent):
    """A member of staff clears the resident for exercise with a PIN."""

    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TypeValue(_Intent):
    """A member of staff types values by hand in place of the device, with a PIN and a reason."""

    pin: str = field(repr=False)
    values: tuple[tuple[str, Decimal], ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Print(_Intent):
    """종이로 받기."""


@dataclass(frozen=True, slots=True)
class Asked(_Intent):
    """A member of staff asks for a duty. Who that is, the station knows; what the screen says of it counts nothing."""

    duty: Duty


@dataclass(frozen=True, slots=True)
class CardShown(_Intent):
    """A reader read a card or slip: a resident's or a member of staff's. ``repr`` is redacted."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SpeakLanguage(_Intent):
    """The resident chose a language; paper follows it."""

    language: str


Intent = (
    Start
    | Identify
    | Consent
    | Answer
    | Chosen
    | Tap
    | TaskDone
    | HelperHere
    | Accept
    | Next
    | Back
    | Redo
    | Skip
    | More
    | MyConsents
    | TakeBack
    | PrintConsents
    | Rate
    | Finish
    | Later
    | Return
    | Resume
    | StillHere
    | Touch
    | CallStaff
    | Acknowledge
    | Clear
    | TypeValue
    | Print
    | SpeakLanguage
    | Asked
    | CardShown
)

# --- Facts ---------------------------------------------------------------------------------------------------

SceneKind = Literal[
    "attract",  # the welcome screen
    "who",  # guest or phone; sex; birth date; phone tail: a form of the screen's own, ends with Identify or Return
    "welcome",  # somebody who is known: like last time, what is left, something else
    "consent",  # one purpose, yes or no: Consent
    "about",  # what a consent means, to read: Next
    "consents",  # the standing answers, in options: Chosen; TakeBack, PrintConsents, Next
    "ask",  # one yes/no question: Answer
    "explain",  # picture and sentence: Next
    "live",  # measuring; view says how
    "choose",  # one question with several answers in options: Chosen
    "helper",  # a helper must confirm being within reach: HelperHere (action helper-here), or Skip
    "doubt",  # a value that should rather be measured again, and why: Redo; staff may Accept (action accept)
    "trouble",  # the device failed or is away; what to do: Redo, Skip, staff may type
    "good",  # a value is in; Next or Redo
    "rest",  # a pause with its reason; Next when allowed
    "staff",  # waiting for a member of staff with a PIN: Clear, or Next to go on without effort
    "results",  # Results on one or more pages; Print; Next
    "goodbye",  # thank you; privacy wipe follows
    "still-there",  # 계속하시겠어요?: StillHere or Finish
    "qr",  # the summary as a QR code, to be read by a phone: Print, Next, Back
    "closed",  # the kiosk cannot work now (store, crash): in plain words, for staff
]
LiveView = Literal["", "scale", "height", "cuff", "grip", "value", "count", "watch", "hold", "track", "task"]
"""How measuring looks. value: one number of a device; count: the helper's counter with time left; watch: a stopwatch;
hold: seconds held, up to a limit; track: beeps lead (shuttle, step test); task: a touch task of core/cognition."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the resident's screen shows now. Texts are ids with parameters; ``picture`` is an image's stem.

    ``actions`` are the buttons on offer, out of: next back redo skip finish yes no print hide type-value
    clear still-here helper-here (a tap is enough) helper-pin accept. The main one comes first.
    """

    kind: SceneKind
    title: Sentence = field(default_factory=lambda: Sentence("centre.name"))
    say: Sentence = field(default_factory=lambda: Sentence("empty"))
    note: Sentence | None = None
    picture: str = ""
    view: LiveView = ""
    step: str = ""  # e.g. grip-right-1; also names the screenshot
    number: int = 0  # n of n / N; 0 hides it
    total: int = 0
    actions: tuple[str, ...] = ()
    question: str = ""
    quantities: tuple[str, ...] = ()  # what is being measured or typed
    values: tuple[tuple[str, str], ...] = ()  # shown values: quantity key, formatted digits
    best: Decimal | None = None  # best so far, for the force curve
    seconds: float = 0.0  # length of a rest or of a cuff inflation, a hint for a progress bar
    results: Results | None = None
    saved: bool = False  # the value on this screen is on the disk
    options: tuple[tuple[str, Sentence], ...] = ()  # of a choose scene: (option, its words)
    taps: tuple[str, ...] = ()  # the helper's buttons while measuring (Measure.buttons)
    window: float = 0.0  # seconds from go until the trial ends by itself
    task: str = ""
    track: str = ""  # what sounds meanwhile (core/tracks)
    far: bool = False
    code: tuple[str, ...] = field(default=(), repr=False)  # of a qr scene: rows of 0 and 1, no quiet zone
    minutes: int = 0  # about so many minutes are left of the programme; 0 hides it


@dataclass(frozen=True, slots=True)
class Shown:
    """The screen changes to this scene. ``visit`` is None in the lobby."""

    scene: Scene
    visit: UUID | None = None


@dataclass(frozen=True, slots=True)
class Live:
    """The headline number while measuring, at most 10 a second; never a result."""

    quantity: str
    value: Decimal
    stable: bool | None = None


@dataclass(frozen=True, slots=True)
class Clocked:
    """The clock of the running trial: ``go`` and ``end`` in monotonic seconds of this process (None: not begun, open).

    Before ``go`` the screen counts down; after it the seconds run; None, None stops it.
    """

    step: str
    go: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Streaming:
    """Samples for the curve flow round the bridge in this ring; None when they stop."""

    ring: Ring | None


@dataclass(frozen=True, slots=True)
class Told:
    """A short notice with its own text, in the place made for it: called, acknowledged, wrong PIN, printed …"""

    about: Literal["call", "here", "pin", "print", "device", "saved", "card", "demo", "who"]
    text: Sentence
    ok: bool = True


@dataclass(frozen=True, slots=True)
class DeviceState:
    """A bound device changed: absent, connecting, ready, busy, faulty or stuck, with a reason for staff."""

    device: str
    state: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Synced:
    """The outbox, in visits."""

    waiting: int
    sent: int
    held: int


@dataclass(frozen=True, slots=True)
class Wiped:
    """Forget everything about the resident: fields, results, language, zoom, theme."""


@dataclass(frozen=True, slots=True)
class Covered:
    """Nobody has touched anything for a while: results are covered until somebody does."""


@dataclass(frozen=True, slots=True)
class StaffShown:
    """The staff's side: this page is on; None closes it and the resident's screen is there again, as it was."""

    page: Page | None


@dataclass(frozen=True, slots=True)
class ModeChanged:
    """A watermark stands on every screen and paper from now on: training, show (시연), or nothing."""

    mode: Literal["", "training", "show"]


@dataclass(frozen=True, slots=True)
class Crashed:
    """The station ended; staff words only, the details are in the log."""

    reason: str


Fact = (
    Shown
    | Live
    | Clocked
    | Streaming
    | Told
    | DeviceState
    | Synced
    | Wiped
    | Covered
    | StaffShown
    | ModeChanged
    | Crashed
)
