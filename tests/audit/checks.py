"""Every check of the audit: a look at what is on the screen in, what is wrong with it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFont, QFontMetricsF
from PySide6.QtQml import QQmlEngine, QQmlProperty
from PySide6.QtQuick import QQuickItem

from kiosk.core.speech import voiced
from kiosk.ui.engine import Ui
from kiosk.ui.hand import Hand, walk
from tests.audit import eyes
from tests.audit.looks import PANELS, Look
from tests.ui import measure

BODY, ALL, SHAPE = 7.0, 4.5, 3.0  # least contrasts
FAR, WIDE = 60.0, 55.0  # mm of the one thing that is read from three metres; of one as wide as its column
REACH = (400, 1220)  # mm above the floor
SHAPES = ("Progress", "ResultBar", "Beads", "Phases")  # shapes that mean something; a control's edge does too
TRACE = 20.0  # square millimetres of black that come or go
MASK = "○"
ROLES = (QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton)
FORBIDDEN = {
    "ko": re.compile(
        "고혈압 ?[0-9]|고혈압 ?전단계|노쇠|근감소|6 ?등급|비정상|(?<!비)정상|오류|세션|로그인|디바이스|동기화|검사|진단"
    ),
    "en": re.compile(
        r"\b(?:error|session|log ?in|sync\w*|diagnos\w*|abnormal\w*|normal|(?<!K-)frail\w*|sarcopeni\w*"
        r"|(?<!Society of )(?:pre)?hypertensi\w*|grade 6|failed|invalid)\b",
        re.IGNORECASE,
    ),
}


@dataclass
class View:
    """What is on the screen now, and the look it was asked for."""

    ui: Ui
    hand: Hand
    look: Look
    every_control: bool = False  # focus each of them, not one
    state: dict[str, int] = field(default_factory=dict)

    @cached_property
    def seen(self) -> list[measure.Seen]:
        """All visible texts and controls."""
        return list(measure.seen(self.ui.window))

    @cached_property
    def dots(self) -> eyes.Dots:
        """The picture of them."""
        return eyes.grab(self.ui.window)

    @property
    def pitch(self) -> float:
        """Millimetres a pixel."""
        return PANELS[self.look.panel].pitch

    @property
    def controls(self) -> list[measure.Seen]:
        """What can be pressed now."""
        return [one for one in self.seen if one.control and one.item.isEnabled()]

    @property
    def texts(self) -> list[measure.Seen]:
        """What can be read now."""
        return [one for one in self.seen if not one.control]


def misfits(view: View) -> list[str]:
    """Cut off, wider than its place, over something, beyond the window."""
    return measure.misfits(view.ui.window)


def sizes(view: View) -> list[str]:
    """Texts and targets too small, or too near each other."""
    return measure.too_small(view.ui.window, view.ui.face.hangul, view.look.zoom, view.pitch)


@cache
def syllable(font: str) -> float:
    """How high the lowest full syllable is in this font, in pixels, as the font itself says."""
    drawn = QFont()
    drawn.fromString(font)
    return QFontMetricsF(drawn).tightBoundingRect("가").height()


def letters(view: View) -> list[str]:
    """Texts whose real font is lower than 12 mm; staff's own button 9."""
    found = []
    for one in view.texts:
        high = syllable(one.item.property("font").toString()) * view.pitch
        staff = measure.of_staff(one.item)
        shrink = max(0.85, float(one.item.property("shrink") or 1.0))
        if high < (measure.LEAST_STAFF_TEXT if staff else measure.LEAST_TEXT * min(1.0, shrink * view.look.zoom)) - 0.1:
            found.append(f"{one.name!r}: its letters are {high:.1f} mm high")
    return found


def far(view: View) -> list[str]:
    """On a far view that runs, one thing is at least 60 mm high."""
    shell = view.ui.shell
    running = view.ui.live.phase != "ready" and view.ui.window.property("wanted") == "Timed"
    if not (running and shell.scene["far"]):
        return []
    digits = [one for one in view.texts if any(letter.isdigit() for letter in one.name)]
    highest = max(digits, key=lambda one: float(one.item.property("size")), default=None)
    high = 0.0 if highest is None else float(highest.item.property("size")) * view.ui.face.digit * view.pitch
    full = highest is not None and highest.rect.width() > 0.95 * highest.item.width()  # five digits fill their column
    return [] if high >= (WIDE if full else FAR) - 0.5 else [f"the far view's number is {high:.0f} mm high"]


def contrasts(view: View) -> list[str]:
    """Letters that do not stand out as drawn: 7 for what is read, 4.5 for what stands on a button."""
    found = []
    for one in view.texts:
        if any(measure.is_control(box) and not box.isEnabled() for box in measure.above(one.item)):
            continue  # what cannot be pressed now may be pale (WCAG 1.4.3)
        least = ALL if measure.in_control(one.item) else BODY
        ratio = eyes.ink_contrast(eyes.cut(view.dots, one.rect))
        if ratio < least:
            found.append(f"{one.name!r} has a contrast of {ratio:.1f}, not {least}")
    return found


def shapes(view: View) -> list[str]:
    """Controls and meaningful shapes whose outline does not stand out, as drawn."""
    found = []
    depth = max(3, round(1.5 / view.pitch))
    for one in view.controls:
        left, top, right, bottom = eyes.edges(view.dots, one.rect, depth)
        if max(min(left, right), min(top, bottom)) < SHAPE:
            found.append(
                f"the outline of {one.name} has a contrast of {max(left, right, top, bottom):.1f}, not {SHAPE}"
            )
    parts = list(_meaningful(view))
    for index, (name, rect) in enumerate(parts):
        left, _, right, _ = eyes.edges(view.dots, rect, depth)
        for side, x in ((left, rect.left()), (right, rect.right())):
            covered = any(
                over.adjusted(-depth, 0, depth, 0).contains(x, rect.center().y()) for _, over in parts[index + 1 :]
            )
            if side < SHAPE and not covered:
                found.append(f"an end of a part of {name} has a contrast of {side:.1f}, not {SHAPE}")
    return found


def _meaningful(view: View) -> Iterator[tuple[str, QRectF]]:
    """Rectangles that are drawn in a shape that means something, at least 2 mm wide and high, from below to above."""
    for item in walk(view.ui.window.contentItem()):
        if not measure.is_shape(item) or _colourless(item):
            continue
        owner = next((one for one in measure.above(item) if measure.kind(one) in SHAPES), None)
        if owner is not None and min(item.width(), item.height()) * view.pitch >= 2.0:
            yield measure.kind(owner), item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _colourless(item: QQuickItem) -> bool:
    turned = any(one.rotation() for one in (item, *measure.above(item)))
    return turned or item.property("color").alpha() == 0 or item.opacity() < 0.1


def greys(view: View) -> list[str]:
    """What is chosen or to be seen is told by a shape, a weight or words, so that it is seen without colours too."""
    found = []
    for one in view.controls:
        for state in ("chosen", "warm"):
            if one.item.property(state) and not _told_in_words(one.item):
                one.item.setProperty(state, False)
                plain = eyes.inked(eyes.cut(eyes.grab(view.ui.window), one.rect))
                one.item.setProperty(state, True)
                told = eyes.inked(eyes.cut(eyes.grab(view.ui.window), one.rect))
                if int((plain != told).sum()) * view.pitch**2 < TRACE:
                    found.append(f"that {one.name} is {state} is told by colour alone")
    return found


def _told_in_words(item: QQuickItem) -> bool:
    """A notice, a call to staff and what became of the paper have other words when they are warm."""
    return item.objectName() in ("notice", "acknowledge", "call-staff", "print")


def names(view: View) -> list[str]:
    """Controls without a name, role or label of their own."""
    found = measure.unnamed(view.ui.window)
    for one in view.controls:
        told: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(one.item)
        if told is None or told.role() not in ROLES:
            found.append(f"{one.name} has no role of a control")
    return found


def words(view: View) -> list[str]:
    """Words that nobody may meet here, on the screen or in what a screen reader says."""
    found = []
    for item in walk(view.ui.window.contentItem()):
        text = str(item.property("text") or "") if measure.is_text(item) or measure.is_control(item) else ""
        spoken = str(QQmlProperty.read(item, "Accessible.name", QQmlEngine.contextForObject(item)) or "")
        for said in dict.fromkeys((text, spoken)):
            if hit := FORBIDDEN[view.look.language].search(said):
                found.append(f"{hit.group()!r} in {said!r}")
    return found


def voices(view: View) -> list[str]:
    """What is read here but could not be said aloud; a masked name (김○수) never is."""
    found = []
    for one in view.texts:
        if MASK not in one.name and (silent := voiced(view.look.language, one.name)):
            found.append(f"{silent!r} of {one.name!r} cannot be said")
    return found


def reach(view: View) -> list[str]:
    """What is too high to be pressed from a wheelchair in the low position, with the panel where it may hang."""
    found = measure.too_high(view.ui.window) if view.look.place == "low" else []
    if view.look.place == "upright":
        return found
    edge = PANELS[view.look.panel].edge[not view.look.upright]
    for one in view.controls:
        above = (view.ui.window.height() - one.rect.top()) * view.pitch
        below = (view.ui.window.height() - one.rect.bottom()) * view.pitch
        if edge + above > REACH[1] or edge + below < REACH[0]:
            found.append(f"{one.name} is {edge + above:.0f} mm above the floor")
    return found
